/* reasons.h - why reports are one story, and what it is called. */
#ifndef STEMMA_STORY_REASONS_H
#define STEMMA_STORY_REASONS_H

#include "document/story.h"
#include "story/terms.h"

/* Names, numbers and words that reports of the story share, the strongest first. */
void story_give_reasons(Story *story, Documents docs, const StoryTerms *terms,
                        const StoryVector *vectors, Arena *arena, Arena *scratch);

/* Title and title_report: of the report that is most like the sum of all. */
void story_give_title(Story *story, Documents docs, const StoryTerms *terms,
                      const StoryVector *vectors, Arena *scratch);

#endif
