/*
 * compiled.c - coverage of a report by each two others.
 *
 * Only the COMPILED_TOP reports that share most with it are tried, so the
 * cost is a fixed number of readings of each report.
 */
#include "lineage/compiled.h"

#include "lineage/weights.h"

#include <string.h>

enum { COMPILED_TOP = 6 };

/* The pairs of one report that share most of its words, most first. */
typedef struct CompiledTop {
    const Pair *pairs[COMPILED_TOP];
    size_t count;
} CompiledTop;

static double compiled_matched(const Pair *pair, uint32_t report)
{
    return pair->side[pair_side(pair, report)].matched;
}

static CompiledTop compiled_top(const Choosing *work, uint32_t report)
{
    CompiledTop top = { .count = 0 };
    double least = LINEAGE_COMPILED_PART * work->witnesses[report].total;
    for (uint32_t i = work->by_report.first[report]; i < work->by_report.first[report + 1]; i++) {
        const Pair *pair = work->by_report.items[i];
        double matched = compiled_matched(pair, report);
        if (matched < least || !choose_has_proof(work, pair, report))
            continue;
        size_t at = top.count < COMPILED_TOP ? top.count++ : COMPILED_TOP;
        for (; at > 0 && matched > compiled_matched(top.pairs[at - 1], report); at--)
            if (at < COMPILED_TOP)
                top.pairs[at] = top.pairs[at - 1];
        if (at < COMPILED_TOP)
            top.pairs[at] = pair;
    }
    return top;
}

static bool compiled_are_related(const Choosing *work, uint32_t a, uint32_t b)
{
    for (uint32_t i = work->by_report.first[a]; i < work->by_report.first[a + 1]; i++) {
        const Pair *pair = work->by_report.items[i];
        if (pair->report[1 - pair_side(pair, a)] == b)
            return choose_has_proof(work, pair, a) || choose_has_proof(work, pair, b);
    }
    return false;
}

/* Weight of the words of `report` in passages with either of two others. */
static double compiled_cover(const Witness *self, uint32_t report, const Pair *const *pairs,
                             bool *marks)
{
    double sum = 0;
    memset(marks, 0, self->count);
    for (unsigned k = 0; k < 2; k++) {
        unsigned side = pair_side(pairs[k], report);
        for (size_t i = 0; i < pairs[k]->passage_count; i++) {
            const AlignPassage *one = &pairs[k]->passages[i];
            uint32_t to = side == 0 ? one->a_end : one->b_end;
            for (uint32_t w = side == 0 ? one->a_begin : one->b_begin; w < to; w++) {
                sum += marks[w] ? 0 : (double)self->weights[w];
                marks[w] = true;
            }
        }
    }
    return sum;
}

static uint32_t compiled_other(const Pair *pair, uint32_t report)
{
    return pair->report[1 - pair_side(pair, report)];
}

static void compiled_try(Map *out, const Choosing *work, uint32_t report, bool *marks)
{
    const Witness *self = &work->witnesses[report];
    CompiledTop top = compiled_top(work, report);
    for (size_t i = 0; i < top.count; i++)
        for (size_t j = i + 1; j < top.count; j++) {
            const Pair *two[2] = { top.pairs[i], top.pairs[j] };
            uint32_t a = compiled_other(two[0], report), b = compiled_other(two[1], report);
            if (witness_is_before(self, &work->witnesses[a]) ||
                witness_is_before(self, &work->witnesses[b]) || compiled_are_related(work, a, b) ||
                compiled_cover(self, report, two, marks) < LINEAGE_COMPILED_SHARE * self->total)
                continue;
            *map_put(out, compiled_key(report, a)) = 1;
            *map_put(out, compiled_key(report, b)) = 1;
        }
}

Map compiled_find_all(const Choosing *work, Arena *arena, Arena *scratch)
{
    Map out = map_open(arena, 64);
    size_t longest = 0;
    for (size_t r = 0; r < work->count; r++)
        longest = work->witnesses[r].count > longest ? work->witnesses[r].count : longest;
    ArenaMark mark = arena_mark(scratch);
    bool *marks = ARENA_NEW(scratch, bool, longest + 1);
    for (uint32_t r = 0; r < work->count; r++)
        compiled_try(&out, work, r, marks);
    arena_release(scratch, mark);
    return out;
}
