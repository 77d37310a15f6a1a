/*
 * word_diff.c - the shortest way from one sequence of words to another.
 *
 * Myers, "An O(ND) difference algorithm and its variations" (1986): with d
 * words taken out or put in, far[k] is how far into `a` one comes on diagonal
 * k = x - y.  The rows of all d are kept, to walk back along the best path.
 * Its time and memory grow with the square of the differences, so these are
 * bounded; what lies behind the bound is not matched.
 */
#include "match/word_diff.h"

#include <string.h>

/* Words taken out and put in between two passages; with more they are no copy. */
enum { WORD_DIFF_MOST = 1000 };

typedef struct WordDiff {
    NgramText a, b;
    uint32_t *to_b;
    uint32_t **rows; /* rows[d][k + d]: x, after d changes */
    int most;
} WordDiff;

/* Where one comes to on diagonal `k` with `d` changes before words are followed. */
static uint32_t word_diff_enter(const WordDiff *diff, int d, int k, bool *is_down)
{
    const uint32_t *before = diff->rows[d - 1] + (d - 1);
    *is_down = k == -d || (k != d && before[k - 1] < before[k + 1]);
    return *is_down ? before[k + 1] : before[k - 1] + 1;
}

/* Whether the end is reached; the row of `d` is filled. */
static bool word_diff_advance(WordDiff *diff, int d, Arena *scratch)
{
    uint32_t *row = ARENA_NEW(scratch, uint32_t, 2 * (size_t)d + 1) + d;
    diff->rows[d] = row - d;
    bool is_down, is_done = false;
    for (int k = -d; k <= d; k += 2) {
        int64_t x = d == 0 ? 0 : (int64_t)word_diff_enter(diff, d, k, &is_down);
        int64_t y = x - k;
        int64_t x_end = (int64_t)diff->a.count, y_end = (int64_t)diff->b.count;
        while (x < x_end && y < y_end && y >= 0 && diff->a.words[x] == diff->b.words[y]) {
            x++;
            y++;
        }
        row[k] = (uint32_t)x;
        is_done = is_done || (x >= x_end && y >= y_end);
    }
    return is_done;
}

/* The diagonal on which most of both is passed, inside of both. */
static int word_diff_best(const WordDiff *diff, int d)
{
    const uint32_t *row = diff->rows[d] + d;
    int best = d;
    int64_t most = -1;
    for (int k = -d; k <= d; k += 2) {
        int64_t x = row[k], y = x - k;
        if (y < 0 || x > (int64_t)diff->a.count || y > (int64_t)diff->b.count || x + y <= most)
            continue;
        most = x + y;
        best = k;
    }
    return best;
}

static void word_diff_walk_back(WordDiff *diff, int d)
{
    int k = word_diff_best(diff, d);
    for (;; d--) {
        int64_t x = (diff->rows[d] + d)[k];
        bool is_down = false;
        int64_t from = d == 0 ? 0 : (int64_t)word_diff_enter(diff, d, k, &is_down);
        for (; x > from; x--)
            diff->to_b[x - 1] = (uint32_t)(x - 1 - k);
        if (d == 0)
            return;
        k += is_down ? 1 : -1;
    }
}

/* The smaller side of the change between a match that ends at `a` and `b` and the next one. */
static uint32_t word_diff_gap(const WordDiff *diff, uint32_t a, uint32_t b, uint32_t *next)
{
    uint32_t at = a;
    while (at < diff->a.count && diff->to_b[at] == ALIGN_NONE)
        at++;
    *next = at;
    uint32_t b_end = at < diff->a.count ? diff->to_b[at] : (uint32_t)diff->b.count;
    return at - a < b_end - b ? at - a : b_end - b;
}

static bool word_diff_is_equal(const uint64_t *x, const uint64_t *y, uint32_t count)
{
    return memcmp(x, y, count * sizeof *x) == 0;
}

/*
 * Words were put into one text between a run and the next one, and end as the
 * run does: it is moved on to join the next.  Where a sentence was cut, its
 * "the" is not the one with which the sentence behind it begins.
 */
static bool word_diff_move(WordDiff *diff, uint32_t at, uint32_t end, uint32_t next)
{
    if (next == diff->a.count)
        return false;
    uint32_t len = end - at, b = diff->to_b[at], b_next = diff->to_b[next];
    const uint64_t *words = diff->a.words;
    if (b + len == b_next && next - end >= len &&
        word_diff_is_equal(words + at, words + next - len, len)) {
        for (uint32_t i = 0; i < len; i++)
            diff->to_b[at + i] = ALIGN_NONE;
        for (uint32_t i = 0; i < len; i++)
            diff->to_b[next - len + i] = b + i;
        return true;
    }
    if (end == next && b_next - b >= 2 * len &&
        word_diff_is_equal(words + at, diff->b.words + b_next - len, len)) {
        for (uint32_t i = 0; i < len; i++)
            diff->to_b[at + i] = b_next - len + i;
        return true;
    }
    return false;
}

/*
 * A run of equal words that is shorter than the changes on both its sides is
 * chance: "of the" is found anywhere.
 */
static void word_diff_drop_islands(WordDiff *diff)
{
    uint32_t a = 0, b = 0; /* behind the last run that stays */
    for (;;) {
        uint32_t at = 0, next = 0;
        uint32_t left = word_diff_gap(diff, a, b, &at), end = at;
        if (at == diff->a.count)
            return;
        while (end < diff->a.count && diff->to_b[end] == diff->to_b[at] + (end - at))
            end++;
        uint32_t right = word_diff_gap(diff, end, diff->to_b[end - 1] + 1, &next);
        if (word_diff_move(diff, at, end, next))
            continue;
        if (end - at < left && end - at < right) {
            for (uint32_t i = at; i < end; i++)
                diff->to_b[i] = ALIGN_NONE;
            continue;
        }
        a = end;
        b = diff->to_b[end - 1] + 1;
    }
}

/*
 * Runs take in equal words at both ends: among ways that are equally short the
 * one was taken that found an article in the middle of a sentence.
 */
static void word_diff_grow_runs(WordDiff *diff)
{
    uint32_t b_next = 0; /* behind the last match */
    for (uint32_t i = 0; i < diff->a.count; i++) {
        if (diff->to_b[i] != ALIGN_NONE) {
            b_next = diff->to_b[i] + 1;
            continue;
        }
        bool is_after = i > 0 && diff->to_b[i - 1] != ALIGN_NONE;
        uint32_t next = i + 1;
        while (is_after && next < diff->a.count && diff->to_b[next] == ALIGN_NONE)
            next++;
        uint32_t b_end = next < diff->a.count ? diff->to_b[next] : (uint32_t)diff->b.count;
        if (is_after && b_next < b_end && diff->a.words[i] == diff->b.words[b_next])
            diff->to_b[i] = b_next++;
    }
    uint32_t b_end = (uint32_t)diff->b.count, a_last = 0;
    for (uint32_t i = (uint32_t)diff->a.count; i-- > 0;) {
        if (diff->to_b[i] != ALIGN_NONE) {
            b_end = diff->to_b[i];
            continue;
        }
        bool is_before = i + 1 < diff->a.count && diff->to_b[i + 1] != ALIGN_NONE;
        for (a_last = i; is_before && a_last > 0 && diff->to_b[a_last - 1] == ALIGN_NONE;)
            a_last--;
        uint32_t b_begin = is_before && a_last > 0 ? diff->to_b[a_last - 1] + 1 : 0;
        if (is_before && b_begin < b_end && diff->a.words[i] == diff->b.words[b_end - 1])
            diff->to_b[i] = --b_end;
    }
}

uint32_t *word_diff(NgramText a, NgramText b, Arena *arena, Arena *scratch)
{
    WordDiff diff = { .a = a, .b = b, .most = WORD_DIFF_MOST };
    diff.to_b = ARENA_NEW(arena, uint32_t, a.count + 1);
    memset(diff.to_b, 0xff, (a.count + 1) * sizeof *diff.to_b);
    ArenaMark mark = arena_mark(scratch);
    if (a.count + b.count < WORD_DIFF_MOST)
        diff.most = (int)(a.count + b.count);
    diff.rows = ARENA_NEW(scratch, uint32_t *, (size_t)diff.most + 1);
    int d = 0;
    while (!word_diff_advance(&diff, d, scratch) && d < diff.most)
        d++;
    word_diff_walk_back(&diff, d);
    arena_release(scratch, mark);
    word_diff_drop_islands(&diff);
    word_diff_grow_runs(&diff);
    return diff.to_b;
}
