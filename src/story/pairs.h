/* pairs.h - which reports are alike: candidates from an inverted index. */
#ifndef STEMMA_STORY_PAIRS_H
#define STEMMA_STORY_PAIRS_H

#include "story/terms.h"

/* Two reports, left < right, and their likeness. */
typedef struct StoryPair {
    uint32_t left, right;
    float likeness;
} StoryPair;

typedef struct StoryPairs {
    StoryPair *items;
    size_t count;
    size_t room;
} StoryPairs;

/*
 * Fill copy_of[i] with a report before it that has nearly the same terms and
 * is near it in time: i itself where there is none, where it has no terms, where it
 * is left out (`skipped`), and where there are fewer than STORY_COPIES copies.  A report that others stand behind stands
 * behind none.
 */
void story_pairs_find_copies(uint32_t *copy_of, const StoryVector *vectors, Documents docs,
                             const bool *skipped, Arena *arena);

/*
 * All pairs of at least STORY_CUT_PAIR, by ascending right and left.  Of the
 * reports that have a term, each is compared with the LIMIT_STORY_POSTING
 * before it.  Reports that are left out (`skipped`) have no pairs.
 */
StoryPairs story_pairs_find(const StoryTerms *terms, const StoryVector *vectors, Documents docs,
                            const bool *skipped, Arena *arena);

/* How much more two reports are alike than their vectors say: few words, and time. */
double story_pair_factor(const StoryVector *a, const StoryVector *b, Interval at_a, Interval at_b);

#endif
