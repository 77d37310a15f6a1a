/*
 * ngram.c - the index is one array of postings, sorted by radix.
 *
 * A filter of bits tells most grams that stand in one text only before they are
 * sorted (as Bloom 1970, with one hash), and the others go after it.
 *
 * Sorting (hash, text, place) by the bytes of the hash is stable, so texts
 * and places stay in order within a gram, and the grams of each text come out
 * in the order of their groups when the sorted array is read once.
 */
#include "match/ngram.h"

#include <assert.h>
#include <string.h>

typedef struct NgramPost {
    uint64_t gram;
    uint32_t text;
    uint32_t at;
} NgramPost;

/* Postings of one gram before and at the head of the group that are looked at. */
enum { NGRAM_FULL = 48, NGRAM_HEAD = 8, NGRAM_BEFORE = 8 };

/* How grams are sorted: by their highest bits, a digit at a time, which tells most apart. */
enum {
    NGRAM_DIGIT = 11,
    NGRAM_DIGITS = 3, /* odd, so that what is sorted ends in the other array */
    NGRAM_HIGH = 64 - NGRAM_DIGITS * NGRAM_DIGIT, /* the digits from bit 0 on reach this too */
    NGRAM_FEW = 32,
};

static uint64_t ngram_hash(const uint64_t *words, size_t count)
{
    uint64_t hash = words[0];
    for (size_t i = 1; i < count; i++)
        hash = hash_mix(hash, words[i]);
    return hash;
}

static size_t ngram_count(const NgramText *text, size_t words)
{
    return text->count < words ? 0 : text->count - words + 1;
}

/* Sort into `to` by the NGRAM_DIGITS digits of the gram from bit `low` on, the lowest first;
 * `from` is spent. */
static void ngram_sort_digits(NgramPost *from, NgramPost *to, size_t count, unsigned low)
{
    const uint64_t mask = (1 << NGRAM_DIGIT) - 1;
    for (unsigned digit = 0; digit < NGRAM_DIGITS; digit++) {
        unsigned shift = low + digit * NGRAM_DIGIT;
        size_t places[(1 << NGRAM_DIGIT) + 1] = { 0 };
        for (size_t i = 0; i < count; i++)
            places[((from[i].gram >> shift) & mask) + 1]++;
        for (size_t i = 0; i < mask; i++)
            places[i + 1] += places[i];
        for (size_t i = 0; i < count; i++)
            to[places[(from[i].gram >> shift) & mask]++] = from[i];
        NgramPost *swap = from;
        from = to;
        to = swap;
    }
}

/* Those whose highest bits are the same: nearly always one gram, which is sorted. */
static void ngram_sort_alike(NgramPost *posts, NgramPost *room, size_t count)
{
    bool is_one = true;
    for (size_t i = 1; i < count; i++)
        is_one &= posts[i].gram == posts[0].gram;
    if (is_one)
        return;
    if (count > NGRAM_FEW) {
        ngram_sort_digits(posts, room, count, 0);
        memcpy(posts, room, count * sizeof *posts);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        NgramPost moved = posts[i];
        size_t at = i;
        for (; at > 0 && posts[at - 1].gram > moved.gram; at--)
            posts[at] = posts[at - 1];
        posts[at] = moved;
    }
}

/* Sort by gram into `to`; `from` is spent. */
static void ngram_sort(NgramPost *from, NgramPost *to, size_t count)
{
    ngram_sort_digits(from, to, count, NGRAM_HIGH);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && !((to[end].gram ^ to[i].gram) >> NGRAM_HIGH);)
            end++;
        ngram_sort_alike(to + i, from, end - i);
    }
}

/*
 * The hashes that may stand twice: a bit for the first of each and another for
 * those that come again.  Most grams of most texts stand nowhere else, and
 * what is not kept is not sorted.
 */
typedef struct NgramFilter {
    uint64_t *places; /* of two bits */
    unsigned shift;   /* the highest bits of a hash are its place */
} NgramFilter;

enum {
    NGRAM_FILTER_PLACES = 4, /* for each gram, at least */
    NGRAM_FILTER_MOST = 40,
    NGRAM_AHEAD = 16, /* grams between asking for a place and looking at it */
};

static NgramFilter ngram_filter_open(size_t posts, Arena *scratch)
{
    unsigned bits = 6;
    while (bits < NGRAM_FILTER_MOST && ((size_t)1 << bits) < posts * NGRAM_FILTER_PLACES)
        bits++;
    return (NgramFilter){ ARENA_NEW(scratch, uint64_t, (size_t)1 << (bits - 5)), 64 - bits };
}

/* The first time 01, then 11. */
static void ngram_filter_add(NgramFilter *filter, uint64_t gram)
{
    uint64_t place = gram >> filter->shift, *word = &filter->places[place >> 5];
    uint64_t once = (uint64_t)1 << (place & 31) * 2;
    *word |= once | (*word & once) << 1;
}

static bool ngram_filter_keeps(const NgramFilter *filter, uint64_t gram)
{
    uint64_t place = gram >> filter->shift;
    return filter->places[place >> 5] >> ((place & 31) * 2 + 1) & 1;
}

static void ngram_filter_fetch(const NgramFilter *filter, uint64_t gram)
{
    __builtin_prefetch(&filter->places[gram >> filter->shift >> 5], 1);
}

typedef struct NgramPosts {
    NgramPost *items;
    size_t count;
} NgramPosts;

/* Which of `grams` may stand twice, a bit each, and how many.  The filter is larger than the
 * caches: what is wanted of it is asked for ahead. */
static size_t ngram_mark_repeated(uint64_t *repeated, const uint64_t *grams, size_t count,
                                  Arena *scratch)
{
    NgramFilter filter = ngram_filter_open(count, scratch);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (i + NGRAM_AHEAD < count)
            ngram_filter_fetch(&filter, grams[i + NGRAM_AHEAD]);
        ngram_filter_add(&filter, grams[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (i + NGRAM_AHEAD < count)
            ngram_filter_fetch(&filter, grams[i + NGRAM_AHEAD]);
        uint64_t keeps = ngram_filter_keeps(&filter, grams[i]);
        repeated[i / 64] |= keeps << i % 64;
        kept += keeps;
    }
    return kept;
}

/* The grams that may stand in two texts, sorted. */
static NgramPosts ngram_collect(const NgramText *texts, size_t count, size_t words, size_t posts,
                                Arena *scratch)
{
    uint64_t *all = ARENA_NEW(scratch, uint64_t, posts + 1);
    uint64_t *repeated = ARENA_NEW(scratch, uint64_t, posts / 64 + 1);
    size_t at = 0;
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0, grams = ngram_count(&texts[t], words); i < grams; i++)
            all[at++] = ngram_hash(texts[t].words + i, words);
    size_t kept = ngram_mark_repeated(repeated, all, posts, scratch);
    NgramPost *found = ARENA_NEW(scratch, NgramPost, kept + 1);
    NgramPosts out = { ARENA_NEW(scratch, NgramPost, kept + 1), 0 };
    at = 0;
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0, grams = ngram_count(&texts[t], words); i < grams; i++, at++)
            if (repeated[at / 64] >> at % 64 & 1)
                found[out.count++] = (NgramPost){ all[at], (uint32_t)t, (uint32_t)i };
    ngram_sort(found, out.items, kept);
    return out;
}

/* Without the groups of one text. */
static void ngram_keep_shared(NgramPosts *posts)
{
    size_t kept = 0;
    for (size_t i = 0, end; i < posts->count; i = end) {
        for (end = i + 1; end < posts->count && posts->items[end].gram == posts->items[i].gram;)
            end++;
        if (posts->items[i].text == posts->items[end - 1].text)
            continue;
        for (size_t k = i; k < end; k++)
            posts->items[kept++] = posts->items[k];
    }
    posts->count = kept;
}

NgramIndex ngram_index_build(const NgramText *texts, size_t count, size_t words, Arena *arena,
                             Arena *scratch)
{
    NgramIndex index = { .text_count = count };
    size_t grams = 0;
    for (size_t t = 0; t < count; t++)
        grams += ngram_count(&texts[t], words);
    assert(grams < UINT32_MAX);
    ArenaMark mark = arena_mark(scratch);
    NgramPosts sorted = ngram_collect(texts, count, words, grams, scratch);
    ngram_keep_shared(&sorted);
    index.begin = ARENA_NEW(arena, uint32_t, count + 1);
    index.posts = ARENA_NEW(arena, NgramPlace, sorted.count + 1);
    index.grams = ARENA_NEW(arena, NgramPlace, sorted.count + 1);
    index.first = ARENA_NEW(arena, uint32_t, sorted.count + 1);
    for (size_t i = 0; i < sorted.count; i++)
        index.begin[sorted.items[i].text + 1]++;
    for (size_t t = 0; t < count; t++)
        index.begin[t + 1] += index.begin[t];
    uint32_t *next = ARENA_NEW(scratch, uint32_t, count + 1);
    memcpy(next, index.begin, (count + 1) * sizeof *next);
    for (size_t i = 0; i < sorted.count; i++) {
        const NgramPost *post = &sorted.items[i];
        if (i == 0 || post->gram != post[-1].gram)
            index.first[index.group_count++] = (uint32_t)i;
        index.posts[i] = (NgramPlace){ post->text, post->at };
        index.grams[next[post->text]++] = (NgramPlace){ (uint32_t)index.group_count - 1, post->at };
    }
    index.first[index.group_count] = (uint32_t)sorted.count;
    arena_release(scratch, mark);
    return index;
}

typedef struct NgramTouched {
    uint32_t *items;
    size_t count;
    uint32_t *counts;
    uint32_t text;
    uint32_t last; /* text counted last: once for each place of this text */
} NgramTouched;

static void ngram_touch(NgramTouched *touched, const NgramPlace *from, const NgramPlace *to)
{
    for (; from < to; from++) {
        if (from->to == touched->text || from->to == touched->last)
            continue;
        touched->last = from->to;
        if (touched->counts[from->to]++ == 0)
            touched->items[touched->count++] = from->to;
    }
}

/* The first posting of `text` in a group: groups are ordered by text. */
static const NgramPlace *ngram_find(const NgramPlace *from, const NgramPlace *to, uint32_t text)
{
    while (from < to) {
        const NgramPlace *middle = from + (to - from) / 2;
        if (middle->to < text)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void ngram_touch_group(NgramTouched *touched, const NgramIndex *index, uint32_t group)
{
    const NgramPlace *from = index->posts + index->first[group];
    const NgramPlace *to = index->posts + index->first[group + 1];
    touched->last = UINT32_MAX;
    if (to - from <= NGRAM_FULL) {
        ngram_touch(touched, from, to);
        return;
    }
    const NgramPlace *self = ngram_find(from, to, touched->text);
    const NgramPlace *head = from + NGRAM_HEAD < self ? from + NGRAM_HEAD : self;
    ngram_touch(touched, from, head);
    const NgramPlace *before = self - head > NGRAM_BEFORE ? self - NGRAM_BEFORE : head;
    ngram_touch(touched, before, self);
}

static bool ngram_is_before(NgramCandidate a, NgramCandidate b)
{
    return a.shared != b.shared ? a.shared > b.shared : a.text < b.text;
}

size_t ngram_candidates(const NgramIndex *index, uint32_t text, uint32_t least, uint32_t *counts,
                        NgramCandidate *out, size_t room, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    NgramTouched touched = { .counts = counts, .text = text };
    size_t most = (size_t)(index->begin[text + 1] - index->begin[text]) * NGRAM_FULL;
    touched.items =
        ARENA_NEW(scratch, uint32_t, most < index->text_count ? most : index->text_count);
    for (uint32_t i = index->begin[text], end = index->begin[text + 1]; i < end; i++) {
        if (i + NGRAM_AHEAD < end)
            __builtin_prefetch(&index->first[index->grams[i + NGRAM_AHEAD].to]);
        if (i + NGRAM_AHEAD / 2 < end)
            __builtin_prefetch(&index->posts[index->first[index->grams[i + NGRAM_AHEAD / 2].to]]);
        ngram_touch_group(&touched, index, index->grams[i].to);
    }
    size_t found = 0;
    for (size_t i = 0; i < touched.count; i++) {
        NgramCandidate one = { touched.items[i], counts[touched.items[i]] };
        counts[one.text] = 0;
        if (one.shared < least)
            continue;
        size_t at = found < room ? found++ : room;
        for (; at > 0 && ngram_is_before(one, out[at - 1]); at--)
            if (at < room)
                out[at] = out[at - 1];
        if (at < room)
            out[at] = one;
    }
    arena_release(scratch, mark);
    return found;
}
