/* reasons.h - why reports are one story, what it is called, and which story was the nearest. */
#ifndef STEMMA_STORY_REASONS_H
#define STEMMA_STORY_REASONS_H

#include "document/story.h"
#include "story/pairs.h"

#define STORY_NONE UINT32_MAX

/* A likeness as it is told: more digits than these say nothing. */
double story_told(double likeness);

/* How near one report is to its own story and to the nearest of the others. */
typedef struct StoryNear {
    float likeness;
    float nearest_likeness;
    uint32_t nearest; /* group of the nearest story, or STORY_NONE */
} StoryNear;

/* What all stories are looked at with. */
typedef struct StoryView {
    Documents docs;
    const StoryTerms *terms;
    const StoryVector *vectors;
    const uint32_t *tells_of; /* by report: of so many other stories, where it is a round-up */
    double *sums;             /* by term; zero between uses */
    Arena *arena;
    Arena *scratch;
} StoryView;

/*
 * From judged pairs: near[i] of each of `count` reports; group_of[i] is a report of its story, the
 * same for all of the story.  Copies (copy_of[i] is another than i) are as near as what they stand
 * behind.
 */
void story_find_nearest(StoryNear *near, const StoryPairs *pairs, const uint32_t *group_of,
                        const uint32_t *copy_of, size_t count, Arena *scratch);

/* Story.title and title_of, Story.reasons, and the reasons of its members. */
void story_explain(Story *story, const StoryView *view);

#endif
