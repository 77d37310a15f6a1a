/*
 * rewrite.h - sentences that say the same in partly other words.
 */
#ifndef STEMMA_LINEAGE_REWRITE_H
#define STEMMA_LINEAGE_REWRITE_H

#include "lineage/witness.h"
#include "match/align.h"

/*
 * Add to `found` the words that sentences of `a` and `b` have in common where
 * the 5-grams found next to nothing: each such sentence of `a` with the one of
 * `b` that shares most of its words, if that is enough.  Only for two reports
 * that have passages already, for those are the proof; what is added here only
 * says how much one explains of the other.  Where details are the proof,
 * `partner` says which sentence of `b` tells those of each one of `a` (Follow):
 * two such need have no more in common.  Else it is NULL.
 */
void rewrite_align(Alignment *found, const Witness *a, const Witness *b, const uint32_t *partner,
                   Arena *arena);

#endif
