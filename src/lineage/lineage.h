/*
 * lineage.h - the lineage stage: who took from whom in one story.   (entry point)
 */
#ifndef STEMMA_LINEAGE_LINEAGE_H
#define STEMMA_LINEAGE_LINEAGE_H

#include "base/arena.h"
#include "document/lineage.h"

/* Every report has one main descent; `docs` are the reports of one story. */
void lineage_build(Lineage *out, Documents docs, Arena *arena, Arena *scratch);

#endif
