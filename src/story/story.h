/*
 * story.h - the story stage: reports of the same event together.   (entry point)
 */
#ifndef STEMMA_STORY_STORY_H
#define STEMMA_STORY_STORY_H

#include "base/arena.h"
#include "document/story.h"

typedef struct StoryOptions {
    bool online; /* one pass in the order given, ids never change */
} StoryOptions;

/*
 * Every report is in exactly one story.  Reports with a given story
 * (Report.story) stay there and are not compared with others.  In batch mode
 * the result does not depend on the order of `docs` but for the numbers;
 * stories are in the order of their smallest report number.
 */
void story_cluster(Stories *out, Documents docs, StoryOptions options, Arena *arena,
                   Arena *scratch);

#endif
