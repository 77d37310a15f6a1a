/* online.h - stories in one pass, in the order of the reports. */
#ifndef STEMMA_STORY_ONLINE_H
#define STEMMA_STORY_ONLINE_H

#include "story/terms.h"

/*
 * Each report joins the story whose centroid it is most like, at `cut` or
 * more, or begins one.  What comes later changes nothing.  Fills group_of[i]
 * with the first report of i's story; a report that is left out (`skipped`)
 * is its own.  All that it makes is left in `arena`, which is another than `scratch`.
 */
void story_link_online(uint32_t *group_of, StoryTerms *terms, Documents docs, const bool *skipped,
                       double cut, Arena *arena, Arena *scratch);

#endif
