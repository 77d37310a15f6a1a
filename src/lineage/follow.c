/*
 * follow.c - selection and order of details.
 *
 * Who rewrites a report in his own words keeps what it tells and in which
 * order: names, numbers, rare nouns.  Two reporters at one event share many
 * details too, but each chooses and arranges his own.  So three things are
 * measured, each against the shorter text:
 *
 *     order  the longest row of shared details that stand in the same order
 *            in both (Fredman 1975), less what chance gives: about twice the
 *            root of their number (Logan and Shepp 1977)
 *     chain  sentences that share details, one with one, in the same order
 *            in both; the weightiest such chain
 *     close  shared details that follow each other closely in both
 *
 * Only words that a report tells once count for order and closeness; what it
 * repeats is its subject.  Quoted speech is left out: both may have heard it.
 * What is proof was learned (train/follow_train.c).
 */
#include "lineage/follow.h"

#include "base/limits.h"
#include "lineage/weights.h"
#include "match/align.h"

#include <math.h>
#include <string.h>

enum {
    FOLLOW_LEAST = 20, /* details: a shorter text has no order to speak of */
    FOLLOW_REPEAT = 4, /* a stem that either text has more often is its subject */
    FOLLOW_NEAR = 8,   /* details between two neighbours */
    FOLLOW_COMMON = 2, /* details that two sentences of the chain share at least */
};

/* Sort by stem, a byte at a time; `at` stays in order within a stem. */
static void follow_sort(FollowDetail *details, size_t count, FollowDetail *room)
{
    FollowDetail *from = details, *to = room;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        uint32_t places[257] = { 0 };
        for (size_t i = 0; i < count; i++)
            places[((from[i].stem >> shift) & 255) + 1]++;
        for (size_t i = 0; i < 255; i++)
            places[i + 1] += places[i];
        for (size_t i = 0; i < count; i++)
            to[places[(from[i].stem >> shift) & 255]++] = from[i];
        FollowDetail *swap = from;
        from = to;
        to = swap;
    }
}

static size_t follow_group_end(const FollowText *text, size_t from)
{
    size_t end = from;
    while (end < text->count && text->by_stem[end].stem == text->by_stem[from].stem)
        end++;
    return end;
}

static void follow_weigh(FollowText *text)
{
    for (size_t i = 0, end; i < text->count; i = end) {
        end = follow_group_end(text, i);
        text->distinct++;
        for (size_t k = i; k < end; k++)
            text->weights[text->sentences[text->by_stem[k].at]] += 1 / (double)(end - i);
    }
    for (uint32_t s = 0; s < text->sentence_count; s++)
        text->total += text->weights[s];
}

static void follow_read(FollowText *out, const Witness *witness, Arena *arena)
{
    out->stems = ARENA_NEW(arena, uint64_t, witness->count + 1);
    out->all_sentences = witness->doc->analysis.sentence_count;
    out->sentences = ARENA_NEW(arena, uint32_t, witness->count + 1);
    out->by_stem = ARENA_NEW(arena, FollowDetail, witness->count + 1);
    out->numbers = ARENA_NEW(arena, uint32_t, out->all_sentences + 1);
    for (uint32_t i = 0; i < witness->count; i++) {
        if (witness->is_stop[i] || witness->is_quoted[i])
            continue;
        uint32_t *last = out->numbers + out->sentence_count;
        if (out->sentence_count == 0 || last[-1] != witness->sentences[i]) {
            if (out->sentence_count == LIMIT_LINEAGE_SENTENCES)
                break;
            *last = witness->sentences[i];
            out->sentence_count++;
        }
        size_t at = out->count++;
        out->stems[at] = witness->stems[i];
        out->sentences[at] = out->sentence_count - 1;
        out->by_stem[at] = (FollowDetail){ witness->stems[i], (uint32_t)at };
    }
    ArenaMark mark = arena_mark(arena);
    follow_sort(out->by_stem, out->count, ARENA_NEW(arena, FollowDetail, out->count));
    arena_release(arena, mark);
    out->weights = ARENA_NEW(arena, double, out->sentence_count + 1);
    follow_weigh(out);
}

FollowText *follow_read_all(const Witness *witnesses, size_t count, Arena *arena)
{
    FollowText *all = ARENA_NEW(arena, FollowText, count + 1);
    for (size_t r = 0; r < count; r++)
        follow_read(&all[r], &witnesses[r], arena);
    return all;
}

/* What two sentences share. */
typedef struct FollowCell {
    float weight;
    uint32_t details;
} FollowCell;

typedef struct FollowTable {
    const FollowText *a, *b;
    FollowCell *cells; /* sentences of a × sentences of b */
    double *best;      /* of the chains that end before each cell */
} FollowTable;

static FollowCell *follow_cell(const FollowTable *table, uint32_t x, uint32_t y)
{
    return &table->cells[(size_t)x * table->b->sentence_count + y];
}

/* The stems that both texts have, each with its places in by_stem. */
typedef struct FollowShared {
    struct {
        size_t i, i_end, j, j_end;
    } * items;
    size_t count;
} FollowShared;

static FollowShared follow_find_shared(const FollowText *a, const FollowText *b, Arena *arena)
{
    FollowShared shared = { 0 };
    shared.items = arena_push(arena, sizeof *shared.items, a->distinct + 1);
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = a->by_stem[i].stem, y = b->by_stem[j].stem;
        if (x != y) { /* most are, and which is less nobody can guess */
            i += x < y;
            j += y < x;
            continue;
        }
        size_t i_end = follow_group_end(a, i), j_end = follow_group_end(b, j);
        if (i_end - i <= FOLLOW_REPEAT && j_end - j <= FOLLOW_REPEAT) {
            shared.items[shared.count].i = i;
            shared.items[shared.count].i_end = i_end;
            shared.items[shared.count].j = j;
            shared.items[shared.count++].j_end = j_end;
        }
        i = i_end;
        j = j_end;
    }
    return shared;
}

/* Of each detail of a the same of b, where both have it once; else ALIGN_NONE. */
static uint32_t *follow_find_single(const FollowText *a, const FollowText *b,
                                    const FollowShared *shared, Arena *arena)
{
    uint32_t *single = ARENA_NEW(arena, uint32_t, a->count + 1);
    memset(single, 0xff, (a->count + 1) * sizeof *single);
    for (size_t s = 0; s < shared->count; s++)
        if (shared->items[s].i_end - shared->items[s].i == 1 &&
            shared->items[s].j_end - shared->items[s].j == 1)
            single[a->by_stem[shared->items[s].i].at] = b->by_stem[shared->items[s].j].at;
    return single;
}

/* Add a stem that stands at by_stem[i, i_end) of a and [j, j_end) of b to their sentences. */
static void follow_add_stem(FollowTable *table, size_t i, size_t i_end, size_t j, size_t j_end)
{
    const FollowText *a = table->a, *b = table->b;
    size_t most = i_end - i > j_end - j ? i_end - i : j_end - j;
    uint32_t last_x = UINT32_MAX;
    for (size_t u = i; u < i_end; u++) {
        uint32_t x = a->sentences[a->by_stem[u].at], last_y = UINT32_MAX;
        for (size_t v = j; v < j_end && x != last_x; v++) {
            uint32_t y = b->sentences[b->by_stem[v].at];
            if (y == last_y)
                continue;
            FollowCell *cell = follow_cell(table, x, y);
            cell->weight += 1 / (float)most;
            cell->details++;
            last_y = y;
        }
        last_x = x;
    }
}

static FollowTable follow_fill(const FollowText *a, const FollowText *b, const FollowShared *shared,
                               Arena *arena)
{
    FollowTable table = { .a = a, .b = b };
    table.cells = ARENA_NEW(arena, FollowCell, (size_t)a->sentence_count * b->sentence_count + 1);
    for (size_t s = 0; s < shared->count; s++)
        follow_add_stem(&table, shared->items[s].i, shared->items[s].i_end, shared->items[s].j,
                        shared->items[s].j_end);
    return table;
}

/* The longest rising row of `places`, which is used up. */
static uint32_t follow_longest(uint32_t *places, size_t count)
{
    uint32_t length = 0; /* places[k]: the least end of a row of k + 1 */
    for (size_t i = 0; i < count; i++) {
        uint32_t place = places[i], low = 0, high = length;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (places[middle] < place)
                low = middle + 1;
            else
                high = middle;
        }
        places[low] = place;
        length += low == length;
    }
    return length;
}

/* Of so many details in any order, those that stand in the same one by chance. */
static double follow_chance(uint32_t shared)
{
    return 2 * sqrt((double)shared);
}

static void follow_measure_order(Follow *out, const uint32_t *single, size_t count, double size,
                                 Arena *arena)
{
    uint32_t *places = ARENA_NEW(arena, uint32_t, count + 1);
    uint32_t near = 0, last = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = single[i];
        if (place == ALIGN_NONE)
            continue;
        uint32_t before = out->shared > 0 ? places[out->shared - 1] : UINT32_MAX;
        near += before < place && place - before <= FOLLOW_NEAR && i - last <= FOLLOW_NEAR;
        places[out->shared++] = place;
        last = i;
    }
    out->ordered = follow_longest(places, out->shared);
    out->order = (out->ordered - follow_chance(out->shared)) / size;
    out->close = (double)near / size;
}

/* What a pair of sentences adds to a chain. */
static double follow_link(const FollowTable *table, uint32_t x, uint32_t y)
{
    const FollowCell *cell = follow_cell(table, x, y);
    double both = table->a->weights[x] + table->b->weights[y];
    bool is_alike =
        cell->details >= FOLLOW_COMMON && 2 * (double)cell->weight > LINEAGE_FOLLOW_SENTENCE * both;
    return is_alike ? (double)cell->weight : 0;
}

static double follow_best(const FollowTable *table, uint32_t x, uint32_t y)
{
    return table->best[(size_t)x * (table->b->sentence_count + 1) + y];
}

/* Back through the table: the sentences of the weightiest chain. */
static void follow_trace(Follow *out, const FollowTable *table)
{
    uint32_t x = table->a->sentence_count, y = table->b->sentence_count;
    while (x > 0 && y > 0) {
        double here = follow_best(table, x, y);
        if (here <= follow_best(table, x - 1, y))
            x--;
        else if (here <= follow_best(table, x, y - 1))
            y--;
        else
            out->partner[table->a->numbers[--x]] = table->b->numbers[--y];
    }
}

static void follow_measure_chain(Follow *out, FollowTable *table, Arena *arena)
{
    uint32_t rows = table->a->sentence_count, columns = table->b->sentence_count;
    table->best = ARENA_NEW(arena, double, (size_t)(rows + 1) * (columns + 1));
    for (uint32_t x = 0; x < rows; x++)
        for (uint32_t y = 0; y < columns; y++) {
            double up = follow_best(table, x, y + 1), left = follow_best(table, x + 1, y);
            double both = follow_best(table, x, y) + follow_link(table, x, y);
            double best = up > left ? up : left;
            table->best[(size_t)(x + 1) * (columns + 1) + y + 1] = both > best ? both : best;
        }
    out->told = follow_best(table, rows, columns);
    double total = table->a->total < table->b->total ? table->a->total : table->b->total;
    out->chain = out->told / total;
    follow_trace(out, table);
}

static bool follow_is_ordered(const Follow *follow)
{
    return follow->ordered - follow_chance(follow->shared) >= LINEAGE_FOLLOW_ORDERED;
}

void follow_compare(Follow *out, const FollowText *a, const FollowText *b, bool always,
                    Arena *arena)
{
    *out = (Follow){ 0 };
    if (a->count < FOLLOW_LEAST || b->count < FOLLOW_LEAST)
        return;
    out->partner = ARENA_NEW(arena, uint32_t, a->all_sentences + 1);
    memset(out->partner, 0xff, a->all_sentences * sizeof *out->partner);
    FollowShared shared = follow_find_shared(a, b, arena);
    double size = (double)(a->distinct < b->distinct ? a->distinct : b->distinct);
    follow_measure_order(out, follow_find_single(a, b, &shared, arena), a->count, size, arena);
    if (!always && !follow_is_ordered(out))
        return; /* the table costs most and is worth it for few */
    FollowTable table = follow_fill(a, b, &shared, arena);
    follow_measure_chain(out, &table, arena);
}

bool follow_is_enough(const Follow *follow)
{
    return follow->told >= LINEAGE_FOLLOW_TOLD && follow_is_ordered(follow);
}

bool follow_is_proof(const Follow *follow)
{
    double sum = LINEAGE_FOLLOW_BIAS + LINEAGE_FOLLOW_ORDER * follow->order +
                 LINEAGE_FOLLOW_CHAIN * follow->chain + LINEAGE_FOLLOW_CLOSE * follow->close;
    return follow_is_enough(follow) && sum > LINEAGE_FOLLOW_PROOF;
}
