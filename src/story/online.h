/* online.h - stories in one pass, in the order of the reports. */
#ifndef STEMMA_STORY_ONLINE_H
#define STEMMA_STORY_ONLINE_H

#include "story/linkage.h"

/*
 * Each report joins the story that it is most like, or begins one; stories that
 * it shows to be one are joined.  What comes later, but for the next STORY_AHEAD
 * reports, has no say.  Fills group_of[i] with the first report of i's story;
 * a report that is left out (`skipped`) is its own.  All that it makes is left
 * in `arena`, which is another than `scratch`.
 */
void story_link_online(uint32_t *group_of, StoryTerms *terms, Documents docs, const bool *skipped,
                       const StoryNumbers *numbers, Arena *arena, Arena *scratch);

#endif
