/* online.h - stories in one pass, in the order of the reports. */
#ifndef STEMMA_STORY_ONLINE_H
#define STEMMA_STORY_ONLINE_H

#include "document/story.h"
#include "story/linkage.h"
#include "story/reasons.h"

/* Stories as they stand when all reports have come. */
typedef struct StoryPass {
    uint32_t *story_of; /* by report: number of its story; MAP_NONE where it is left out */
    StoryNear *near;    /* by report, when its story changed last; nearest is a number of a story */
    Str *ids;           /* by story */
    size_t count;
    StoryEvents events;
} StoryPass;

/*
 * Reports come in rounds.  With each, those that are open are linked as in
 * batch mode; a story keeps its id, and what changed is told by events.
 * Stories whose last report is long ago are closed and never change again, so that
 * LIMIT_STORY_OPEN reports are open at most.  What comes later has no say in what is closed.
 * A report that is left out (`skipped`) is in none.  All that is made is left in `arena`, which is
 * another than `scratch`.
 */
StoryPass story_link_online(Documents docs, const bool *skipped, const StoryNumbers *numbers,
                            Arena *arena, Arena *scratch);

#endif
