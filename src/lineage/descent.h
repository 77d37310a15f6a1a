/*
 * descent.h - a choice, told with its kind, direction, passages and reasons.
 */
#ifndef STEMMA_LINEAGE_DESCENT_H
#define STEMMA_LINEAGE_DESCENT_H

#include "lineage/choose.h"

void descent_tell(Descent *out, const Choosing *work, uint32_t child, const Choice *choice,
                  Arena *arena);

#endif
