/* round_ups.h - reports that tell of several events, and belong to none. */
#ifndef STEMMA_STORY_ROUND_UPS_H
#define STEMMA_STORY_ROUND_UPS_H

#include "story/pairs.h"

/*
 * From judged pairs: of how many other stories the paragraphs of each of `count` reports tell, or
 * 0 where it is no round-up, filled into `tells_of`.  Takes the pairs of the round-ups out of
 * `pairs`.
 */
void story_take_out_round_ups(uint32_t *tells_of, StoryPairs *pairs, const Document *const *docs,
                              const StoryTerms *terms, const StoryVector *vectors, size_t count,
                              const StoryNumbers *numbers, Arena *scratch);

#endif
