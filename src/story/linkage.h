/* linkage.h - average linkage over a sparse graph of likeness. */
#ifndef STEMMA_STORY_LINKAGE_H
#define STEMMA_STORY_LINKAGE_H

#include "story/pairs.h"

/*
 * Join reports until no two groups have a mean likeness of `cut` or more over
 * all pairs between them; a pair that is not listed has none.  Fills
 * group_of[i] with the smallest report of i's group.
 */
void story_link(uint32_t *group_of, size_t count, const StoryPairs *pairs, double cut,
                Arena *scratch);

#endif
