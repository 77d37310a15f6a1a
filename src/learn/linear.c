#include "learn/linear.h"

#include <assert.h>
#include <string.h>

enum { LINEAR_SLOTS = 8 };

/* Features for each slot when a model is written; more of them spill. */
static const double LINEAR_LOAD = 0.8;

typedef struct LinearHead {
    uint32_t classes;
    uint32_t bucket_count;
    uint32_t pair_count;
    uint32_t reserved;
} LinearHead;

typedef struct LinearBucket {
    uint16_t prints[LINEAR_SLOTS]; /* 0: empty */
    uint32_t base;                 /* the first pair of the first slot */
    uint8_t lengths[LINEAR_SLOTS];
    uint8_t spilled; /* a feature of this bucket is in a later one */
    uint8_t reserved[3];
} LinearBucket;

typedef struct LinearPair {
    uint8_t class;
    int8_t weight;
} LinearPair;

static uint32_t linear_bucket(uint32_t feature, uint32_t buckets)
{
    return (uint32_t)(((uint64_t)feature * buckets) >> 32);
}

static uint16_t linear_print(uint32_t feature)
{
    uint16_t low = (uint16_t)feature;
    return low ? low : 1;
}

Status linear_open(Linear *out, Str bytes, Error *error)
{
    LinearHead head;
    if (bytes.len < sizeof head)
        return fail(error, STATUS_FORMAT, bytes.len, "a model is cut off");
    memcpy(&head, bytes.data, sizeof head);
    size_t buckets = (size_t)head.bucket_count * sizeof(LinearBucket);
    size_t pairs = (size_t)head.pair_count * sizeof(LinearPair);
    if (head.classes == 0 || head.classes > LINEAR_CLASSES_MAX || head.bucket_count == 0 ||
        sizeof head + buckets + pairs > bytes.len)
        return fail(error, STATUS_FORMAT, 0, "a model has a wrong size");
    const void *first = str_drop(bytes, sizeof head).data;
    const void *second = str_drop(bytes, sizeof head + buckets).data;
    *out = (Linear){ .buckets = first,
                     .pairs = second,
                     .bucket_count = head.bucket_count,
                     .classes = head.classes };
    return STATUS_OK;
}

/* The slot with this fingerprint, or LINEAR_SLOTS: four at once, in the lanes of a word. */
static size_t linear_slot(const LinearBucket *bucket, uint16_t print)
{
    static const uint64_t ONES = UINT64_C(0x0001000100010001), TOPS = UINT64_C(0x8000800080008000);
    for (size_t half = 0; half < 2; half++) {
        uint64_t lanes;
        memcpy(&lanes, bucket->prints + 4 * half, sizeof lanes);
        lanes ^= print * ONES;
        uint64_t zero = (lanes - ONES) & ~lanes & TOPS; /* the lowest one set is exact */
        if (zero)
            return 4 * half + (size_t)(__builtin_ctzll(zero) >> 4);
    }
    return LINEAR_SLOTS;
}

/* A feature's list of weights. */
typedef struct LinearList {
    const LinearPair *first;
    size_t length;
} LinearList;

static LinearList linear_find(const Linear *linear, uint32_t feature)
{
    uint32_t at = linear_bucket(feature, linear->bucket_count);
    uint16_t print = linear_print(feature);
    const LinearBucket *bucket = &linear->buckets[at];
    size_t slot = linear_slot(bucket, print);
    while (slot == LINEAR_SLOTS && bucket->spilled) {
        at = at + 1 < linear->bucket_count ? at + 1 : 0;
        bucket = &linear->buckets[at];
        slot = linear_slot(bucket, print);
    }
    if (slot == LINEAR_SLOTS)
        return (LinearList){ 0 };
    const LinearPair *pair = linear->pairs + bucket->base;
    for (size_t i = 0; i < slot; i++)
        pair += bucket->lengths[i];
    return (LinearList){ pair, bucket->lengths[slot] };
}

/* Buckets, then lists, then sums: each pass asks for what the next one waits for. */
void linear_add(const Linear *linear, const Features *features, int32_t *scores)
{
    LinearList lists[FEATURES_MAX];
    for (size_t i = 0; i < features->count; i++)
        __builtin_prefetch(
            &linear->buckets[linear_bucket(features->items[i], linear->bucket_count)]);
    for (size_t i = 0; i < features->count; i++) {
        lists[i] = linear_find(linear, features->items[i]);
        if (lists[i].length > 0)
            __builtin_prefetch(lists[i].first);
    }
    for (size_t i = 0; i < features->count; i++) {
        const LinearPair *pair = lists[i].first;
        for (size_t left = lists[i].length; left > 0; left--, pair++)
            scores[pair->class] += pair->weight;
    }
}

static size_t linear_length(const LinearRow *row, uint32_t classes)
{
    size_t length = 0;
    for (uint32_t i = 0; i < classes; i++)
        length += row->weights[i] != 0;
    return length;
}

/* Put each row's number into a slot; a bucket that has none left spills into the next. */
static size_t linear_place(LinearBucket *buckets, uint32_t bucket_count, uint32_t *slots,
                           const LinearRow *rows, size_t count, uint32_t classes)
{
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = linear_length(&rows[i], classes);
        if (!length)
            continue;
        uint32_t at = linear_bucket(rows[i].feature, bucket_count);
        size_t slot;
        while ((slot = linear_slot(&buckets[at], 0)) == LINEAR_SLOTS) {
            buckets[at].spilled = 1;
            at = at + 1 < bucket_count ? at + 1 : 0;
        }
        buckets[at].prints[slot] = linear_print(rows[i].feature);
        buckets[at].lengths[slot] = (uint8_t)length;
        slots[(size_t)at * LINEAR_SLOTS + slot] = (uint32_t)i;
        pairs += length;
    }
    return pairs;
}

Str linear_write(const LinearRow *rows, size_t count, uint32_t classes, Arena *arena)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        used += linear_length(&rows[i], classes) > 0;
    assert(classes <= LINEAR_CLASSES_MAX);
    LinearHead head = { .classes = classes };
    head.bucket_count = (uint32_t)((double)used / LINEAR_LOAD / LINEAR_SLOTS) + 1;
    LinearBucket *buckets = ARENA_NEW(arena, LinearBucket, head.bucket_count);
    uint32_t *slots = ARENA_NEW(arena, uint32_t, (size_t)head.bucket_count * LINEAR_SLOTS);
    head.pair_count =
        (uint32_t)linear_place(buckets, head.bucket_count, slots, rows, count, classes);
    LinearPair *pairs = ARENA_NEW(arena, LinearPair, head.pair_count);
    size_t pair = 0;
    for (uint32_t at = 0; at < head.bucket_count; at++) {
        buckets[at].base = (uint32_t)pair;
        for (size_t slot = 0; slot < LINEAR_SLOTS && buckets[at].prints[slot]; slot++) {
            const LinearRow *row = &rows[slots[(size_t)at * LINEAR_SLOTS + slot]];
            for (uint32_t i = 0; i < classes; i++)
                if (row->weights[i])
                    pairs[pair++] = (LinearPair){ (uint8_t)i, row->weights[i] };
        }
    }
    size_t bucket_bytes = head.bucket_count * sizeof *buckets;
    size_t pair_bytes = head.pair_count * sizeof *pairs;
    char *bytes = ARENA_NEW(arena, char, sizeof head + bucket_bytes + pair_bytes);
    memcpy(bytes, &head, sizeof head);
    memcpy(bytes + sizeof head, buckets, bucket_bytes);
    memcpy(bytes + sizeof head + bucket_bytes, pairs, pair_bytes);
    return (Str){ bytes, sizeof head + bucket_bytes + pair_bytes };
}
