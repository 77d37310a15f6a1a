/*
 * attested.h - words of one report that the other lacks and a third has.
 */
#ifndef STEMMA_LINEAGE_ATTESTED_H
#define STEMMA_LINEAGE_ATTESTED_H

#include "lineage/pair.h"

/*
 * Fill PairSide.attested.  Who takes a report and changes it changes it alone;
 * what a third report has as well was there before, or that one took from here.
 */
void attested_find_all(Pairs *pairs, const Witness *witnesses, size_t count, Arena *scratch);

#endif
