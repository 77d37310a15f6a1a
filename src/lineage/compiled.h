/*
 * compiled.h - reports that were put together from two others.
 */
#ifndef STEMMA_LINEAGE_COMPILED_H
#define STEMMA_LINEAGE_COMPILED_H

#include "lineage/choose.h"

/*
 * Find reports that two others explain together which have nothing in common
 * with each other.  Those two are its sources, for one text does not fall into
 * two that share nothing.  compiled_has() then tells whether `source` is one
 * of the sources of `report`.
 */
Map compiled_find_all(const Choosing *work, Arena *arena, Arena *scratch);

static inline uint64_t compiled_key(uint32_t report, uint32_t source)
{
    return ((uint64_t)report << 32) | source;
}

static inline bool compiled_has(const Choosing *work, uint32_t report, uint32_t source)
{
    return map_get(work->compiled, compiled_key(report, source)) != MAP_NONE;
}

#endif
