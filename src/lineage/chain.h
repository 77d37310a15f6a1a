/*
 * chain.h - a copy of a copy must be told by something.
 */
#ifndef STEMMA_LINEAGE_CHAIN_H
#define STEMMA_LINEAGE_CHAIN_H

#include "lineage/choose.h"
#include "match/arborescence.h"

/*
 * Where dates do not say that a report's grandparent came before its parent,
 * and the grandparent explains the report about as well (weights.h), it is
 * the parent: `chosen` has the edge into each node.  Costs are of unit `unit`.
 */
void chain_shorten(uint32_t *chosen, const Choosing *work, const ArborescenceEdge *edges,
                   size_t edge_count, double unit, Arena *scratch);

#endif
