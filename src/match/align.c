/*
 * align.c - greedy tiling of shared runs, then gaps and edges.
 *
 * Tiling by the longest run first is what Wise's greedy string tiling (1993)
 * does; here runs come ready from the index, so the cost is that of sorting
 * them.  A gap is small when both sides have at most ALIGN_GAP words; its
 * words are paired by a longest common subsequence.  Edges grow outward while
 * an equal word stands within a few words.
 */
#include "match/align.h"

#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

enum {
    ALIGN_GAP = 16,   /* words between two runs of one passage */
    ALIGN_STEP = 3,   /* words passed over at once at an edge */
    ALIGN_REPEAT = 4, /* places of one gram in one text that are looked at */
};

typedef struct AlignRun {
    uint32_t a, b, len;
} AlignRun;

typedef struct AlignRuns {
    AlignRun *items;
    size_t count;
    size_t room;
} AlignRuns;

static int align_order(uint64_t x, uint64_t y)
{
    return (x > y) - (x < y);
}

static uint64_t align_place(const AlignRun *run)
{
    return ((uint64_t)run->a << 32) | run->b;
}

static int align_by_place(const void *x, const void *y)
{
    return align_order(align_place(x), align_place(y));
}

static int align_by_diagonal(const void *x, const void *y)
{
    const AlignRun *a = x, *b = y;
    int order = align_order(a->a - a->b, b->a - b->b);
    return order ? order : align_by_place(x, y);
}

static int align_by_length(const void *x, const void *y)
{
    const AlignRun *a = x, *b = y;
    int order = align_order(b->len, a->len);
    return order ? order : align_by_place(x, y);
}

static void align_sort(AlignRuns *runs, int (*order)(const void *, const void *))
{
    if (runs->count > 1)
        qsort(runs->items, runs->count, sizeof *runs->items, order);
}

static uint32_t *align_nothing(Arena *arena, size_t count)
{
    uint32_t *places = ARENA_NEW(arena, uint32_t, count + 1);
    memset(places, 0xff, (count + 1) * sizeof *places);
    return places;
}

/* Add a seed to the last run if it carries it on, else as a run of its own. */
static void align_add_seed(AlignRuns *runs, uint32_t a, uint32_t b, Arena *scratch)
{
    AlignRun *last = runs->count > 0 ? &runs->items[runs->count - 1] : NULL;
    if (last && a - b == last->a - last->b && a >= last->a && a <= last->a + last->len)
        last->len = a + NGRAM_WORDS - last->a;
    else
        *VEC_PUSH(scratch, runs) = (AlignRun){ a, b, NGRAM_WORDS };
}

/*
 * Every pair of places with the same gram.  Most grams stand once in either
 * text; those are put in the order of text a without sorting.
 */
static void align_collect(AlignRuns *runs, const NgramIndex *index, uint32_t a, uint32_t b,
                          uint32_t *single, size_t words, Arena *scratch)
{
    uint32_t i = index->begin[a], j = index->begin[b];
    uint32_t i_end = index->begin[a + 1], j_end = index->begin[b + 1];
    while (i < i_end && j < j_end) {
        uint32_t group = index->grams[i].to;
        if (group != index->grams[j].to) {
            if (group < index->grams[j].to)
                i++;
            else
                j++;
            continue;
        }
        uint32_t x = i, y = j;
        while (i < i_end && index->grams[i].to == group)
            i++;
        while (j < j_end && index->grams[j].to == group)
            j++;
        if (i - x == 1 && j - y == 1) {
            single[index->grams[x].at] = index->grams[y].at;
            continue;
        }
        for (uint32_t u = x; u < i && u < x + ALIGN_REPEAT; u++)
            for (uint32_t v = y; v < j && v < y + ALIGN_REPEAT; v++)
                align_add_seed(runs, index->grams[u].at, index->grams[v].at, scratch);
    }
    for (uint32_t at = 0; at < words; at++)
        if (single[at] != ALIGN_NONE)
            align_add_seed(runs, at, single[at], scratch);
}

/* Runs that overlap on one diagonal become one. */
static void align_join_seeds(AlignRuns *runs)
{
    size_t kept = 0;
    for (size_t i = 0; i < runs->count; i++) {
        AlignRun run = runs->items[i];
        AlignRun *last = kept > 0 ? &runs->items[kept - 1] : NULL;
        if (last && run.a - run.b == last->a - last->b && run.a <= last->a + last->len)
            last->len =
                run.a + run.len > last->a + last->len ? run.a + run.len - last->a : last->len;
        else
            runs->items[kept++] = run;
    }
    runs->count = kept;
}

static bool align_is_free(const Alignment *out, AlignRun run, uint32_t i)
{
    return out->to_b[run.a + i] == ALIGN_NONE && out->to_a[run.b + i] == ALIGN_NONE;
}

static void align_match(Alignment *out, uint32_t a, uint32_t b)
{
    out->to_b[a] = b;
    out->to_a[b] = a;
}

/* The longest part of a run that no longer run has taken; len 0: too short. */
static AlignRun align_free_part(const Alignment *out, AlignRun run)
{
    AlignRun best = { 0 };
    for (uint32_t i = 0; i < run.len;) {
        uint32_t j = i;
        while (j < run.len && align_is_free(out, run, j))
            j++;
        if (j - i > best.len)
            best = (AlignRun){ run.a + i, run.b + i, j - i };
        i = j + 1;
    }
    if (best.len < NGRAM_WORDS)
        best.len = 0;
    return best;
}

static void align_tile(Alignment *out, AlignRuns *runs)
{
    size_t kept = 0;
    for (size_t i = 0; i < runs->count; i++) {
        AlignRun run = align_free_part(out, runs->items[i]);
        if (run.len == 0)
            continue;
        for (uint32_t k = 0; k < run.len; k++)
            align_match(out, run.a + k, run.b + k);
        runs->items[kept++] = run;
    }
    runs->count = kept;
}

/* Pair the words of a gap: longest common subsequence. */
static uint32_t align_fill(Alignment *out, const uint64_t *a, const uint64_t *b, AlignRun gap_a,
                           AlignRun gap_b)
{
    uint8_t best[ALIGN_GAP + 1][ALIGN_GAP + 1] = { 0 };
    uint32_t rows = gap_a.len, columns = gap_b.len;
    for (uint32_t i = rows; i-- > 0;)
        for (uint32_t j = columns; j-- > 0;) {
            uint8_t skip = best[i + 1][j] > best[i][j + 1] ? best[i + 1][j] : best[i][j + 1];
            bool same = a[gap_a.a + i] == b[gap_b.b + j];
            best[i][j] = same ? (uint8_t)(best[i + 1][j + 1] + 1) : skip;
        }
    for (uint32_t i = 0, j = 0; i < rows && j < columns;) {
        if (a[gap_a.a + i] == b[gap_b.b + j])
            align_match(out, gap_a.a + i++, gap_b.b + j++);
        else if (best[i + 1][j] >= best[i][j + 1])
            i++;
        else
            j++;
    }
    return best[0][0];
}

static bool align_gap_is_free(const Alignment *out, AlignRun gap_a, AlignRun gap_b)
{
    for (uint32_t i = 0; i < gap_a.len; i++)
        if (out->to_b[gap_a.a + i] != ALIGN_NONE)
            return false;
    for (uint32_t i = 0; i < gap_b.len; i++)
        if (out->to_a[gap_b.b + i] != ALIGN_NONE)
            return false;
    return true;
}

static void align_join_runs(Alignment *out, const NgramText *a, const NgramText *b,
                            const AlignRuns *runs)
{
    for (size_t i = 0; i < runs->count; i++) {
        AlignRun run = runs->items[i];
        AlignPassage *last = out->passage_count ? &out->passages[out->passage_count - 1] : NULL;
        if (last && run.b >= last->b_end && run.a - last->a_end <= ALIGN_GAP &&
            run.b - last->b_end <= ALIGN_GAP) {
            AlignRun gap_a = { last->a_end, 0, run.a - last->a_end };
            AlignRun gap_b = { 0, last->b_end, run.b - last->b_end };
            if (align_gap_is_free(out, gap_a, gap_b)) {
                last->words += run.len + align_fill(out, a->words, b->words, gap_a, gap_b);
                last->a_end = run.a + run.len;
                last->b_end = run.b + run.len;
                last->longest = run.len > last->longest ? run.len : last->longest;
                continue;
            }
        }
        out->passages[out->passage_count++] = (AlignPassage){
            run.a, run.a + run.len, run.b, run.b + run.len, run.len, run.len,
        };
    }
}

typedef struct AlignEdge {
    uint32_t a, b; /* words to go in each text: forward from here, or back to here */
    uint32_t room_a, room_b;
    bool back;
} AlignEdge;

/* Whether words number `i` and `j` from the edge are equal and free. */
static bool align_is_equal(const Alignment *out, const uint64_t *a, const uint64_t *b,
                           const AlignEdge *edge, uint32_t i, uint32_t j)
{
    if (i >= edge->room_a || j >= edge->room_b)
        return false;
    uint32_t x = edge->back ? edge->a - 1 - i : edge->a + i;
    uint32_t y = edge->back ? edge->b - 1 - j : edge->b + j;
    return a[x] == b[y] && out->to_b[x] == ALIGN_NONE && out->to_a[y] == ALIGN_NONE;
}

/*
 * The next pair of equal words less than ALIGN_STEP words on; false: none.
 * Where many words are passed over two must follow one another, for a lone
 * "the" is found anywhere.
 */
static bool align_step(const Alignment *out, const uint64_t *a, const uint64_t *b,
                       const AlignEdge *edge, AlignRun *step)
{
    for (uint32_t sum = 0; sum <= 2 * (ALIGN_STEP - 1); sum++)
        for (uint32_t i = 0; i <= sum; i++) {
            uint32_t j = sum - i;
            if (i >= ALIGN_STEP || j >= ALIGN_STEP || !align_is_equal(out, a, b, edge, i, j) ||
                (sum > ALIGN_STEP && !align_is_equal(out, a, b, edge, i + 1, j + 1)))
                continue;
            *step = (AlignRun){ i, j, 1 };
            return true;
        }
    return false;
}

/*
 * Grow one edge of a passage; the number of words matched.  Stops at matched
 * words of other passages, for those are no longer free.
 */
static uint32_t align_grow_edge(Alignment *out, const uint64_t *a, const uint64_t *b,
                                AlignEdge *edge)
{
    uint32_t words = 0;
    AlignRun step;
    while (align_step(out, a, b, edge, &step)) {
        edge->room_a -= step.a + 1;
        edge->room_b -= step.b + 1;
        if (edge->back) {
            edge->a -= step.a + 1;
            edge->b -= step.b + 1;
            align_match(out, edge->a, edge->b);
        } else {
            edge->a += step.a + 1;
            edge->b += step.b + 1;
            align_match(out, edge->a - 1, edge->b - 1);
        }
        words++;
    }
    return words;
}

static uint32_t align_room(const uint32_t *taken, uint32_t from, uint32_t to, bool back)
{
    uint32_t room = 0;
    while (room < to - from && taken[back ? to - 1 - room : from + room] == ALIGN_NONE)
        room++;
    return room;
}

static void align_grow(Alignment *out, const NgramText *a, const NgramText *b)
{
    for (size_t i = 0; i < out->passage_count; i++) {
        AlignPassage *one = &out->passages[i];
        AlignEdge edge = { one->a_begin, one->b_begin, align_room(out->to_b, 0, one->a_begin, true),
                           align_room(out->to_a, 0, one->b_begin, true), true };
        one->words += align_grow_edge(out, a->words, b->words, &edge);
        one->a_begin = edge.a;
        one->b_begin = edge.b;
        edge = (AlignEdge){ one->a_end, one->b_end,
                            align_room(out->to_b, one->a_end, (uint32_t)a->count, false),
                            align_room(out->to_a, one->b_end, (uint32_t)b->count, false), false };
        one->words += align_grow_edge(out, a->words, b->words, &edge);
        one->a_end = edge.a;
        one->b_end = edge.b;
    }
}

Alignment align_texts(const NgramIndex *index, const NgramText *texts, uint32_t a, uint32_t b,
                      Arena *arena)
{
    Alignment out = { .to_b = align_nothing(arena, texts[a].count),
                      .to_a = align_nothing(arena, texts[b].count) };
    AlignRuns runs = { 0 };
    align_collect(&runs, index, a, b, align_nothing(arena, texts[a].count), texts[a].count, arena);
    align_sort(&runs, align_by_diagonal);
    align_join_seeds(&runs);
    align_sort(&runs, align_by_length);
    align_tile(&out, &runs);
    align_sort(&runs, align_by_place);
    out.passages = ARENA_NEW(arena, AlignPassage, runs.count + 1);
    align_join_runs(&out, &texts[a], &texts[b], &runs);
    align_grow(&out, &texts[a], &texts[b]);
    return out;
}
