/*
 * arborescence.h - the cheapest way to give every node one parent.
 */
#ifndef STEMMA_MATCH_ARBORESCENCE_H
#define STEMMA_MATCH_ARBORESCENCE_H

#include "base/arena.h"

#define ARBORESCENCE_NONE UINT32_MAX

typedef struct ArborescenceEdge {
    uint32_t from, to;
    int64_t cost;
} ArborescenceEdge;

/*
 * The minimum-cost arborescence over nodes 0 … nodes - 1 with root `root`.
 * chosen[v] is the number of the edge into v, ARBORESCENCE_NONE for the root.
 * Of edges that cost the same the one that stands first is taken.  False, and
 * `chosen` undefined, when a node cannot be reached from the root.
 */
bool arborescence_find(uint32_t *chosen, size_t nodes, uint32_t root, const ArborescenceEdge *edges,
                       size_t edge_count, Arena *scratch);

#endif
