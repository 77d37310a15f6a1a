/*
 * attested.c - a bit for each word that another report has.
 *
 * Where readings differ, what stands in other witnesses too is rarely the
 * invention of one (the singular readings of textual criticism).  A long source
 * may seem to be made from a short part of it, with the rest added; but the
 * rest stands in others.
 */
#include "lineage/attested.h"

static bool attested_has(const PairSide *side, size_t word)
{
    return side->same[word / 64] >> word % 64 & 1;
}

/* Of each report, the words that any other has. */
static uint64_t **attested_collect(const Pairs *pairs, const Witness *witnesses, size_t count,
                                   Arena *scratch)
{
    uint64_t **any = ARENA_NEW(scratch, uint64_t *, count + 1);
    for (size_t r = 0; r < count; r++)
        any[r] = ARENA_NEW(scratch, uint64_t, witnesses[r].count / 64 + 1);
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned side = 0; side < 2; side++) {
            uint32_t report = pairs->items[i].report[side];
            for (size_t k = 0; k <= witnesses[report].count / 64; k++)
                any[report][k] |= pairs->items[i].side[side].same[k];
        }
    return any;
}

void attested_find_all(Pairs *pairs, const Witness *witnesses, size_t count, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    uint64_t **any = attested_collect(pairs, witnesses, count, scratch);
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned side = 0; side < 2; side++) {
            PairSide *own = &pairs->items[i].side[side];
            uint32_t report = pairs->items[i].report[side];
            const Witness *self = &witnesses[report];
            for (size_t w = 0; w < self->count; w++)
                if (!attested_has(own, w) && any[report][w / 64] >> w % 64 & 1)
                    own->attested += (double)self->weights[w];
        }
    arena_release(scratch, mark);
}
