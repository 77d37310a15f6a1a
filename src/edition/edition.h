/*
 * edition.h - the edition stage: one story, ready to print.   (entry point)
 */
#ifndef STEMMA_EDITION_EDITION_H
#define STEMMA_EDITION_EDITION_H

#include "base/arena.h"
#include "document/edition.h"

/*
 * `docs` are the reports of `story`, in the order of story->reports; `lineage`
 * and `claims` speak of them by their place in `docs`.  The edition borrows
 * from all four.
 */
void edition_build(Edition *out, const Story *story, Documents docs, const Lineage *lineage,
                   const Claims *claims, Arena *arena, Arena *scratch);

#endif
