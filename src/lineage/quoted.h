/*
 * quoted.h - quotations taken over from a report whose outlet is credited.
 */
#ifndef STEMMA_LINEAGE_QUOTED_H
#define STEMMA_LINEAGE_QUOTED_H

#include "lineage/pair.h"
#include "lineage/source.h"

/*
 * Speech that two reports quote proves nothing, both may have heard it.  But
 * where one credits the outlet of the other beside it, it is taken from there
 * (PairSide.taken).
 */
void quoted_find_taken(Pairs *pairs, const Sources *sources, const Witness *witnesses);

#endif
