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
 * says how much one explains of the other.
 */
void rewrite_align(Alignment *found, const Witness *a, const Witness *b, Arena *arena);

#endif
