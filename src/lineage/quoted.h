/*
 * quoted.h - whose words stand in quotation marks.
 */
#ifndef STEMMA_LINEAGE_QUOTED_H
#define STEMMA_LINEAGE_QUOTED_H

#include "lineage/pair.h"
#include "lineage/source.h"

/*
 * Speech that two reports quote proves nothing, both may have heard it.  But
 * where one credits the outlet of the other beside it, it is taken from there:
 * it is added to PairSide.taken.  What others quote too that have nothing else
 * from this report was said in public, whoever leaves out the marks: without a
 * credit it is no longer `taken`, nor `told`.
 */
void quoted_find_taken(Pairs *pairs, const Sources *sources, const Witness *witnesses, size_t count,
                       Arena *scratch);

#endif
