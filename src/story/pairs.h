/* pairs.h - which reports are alike: candidates from an inverted index. */
#ifndef STEMMA_STORY_PAIRS_H
#define STEMMA_STORY_PAIRS_H

#include "story/likeness.h"

/* Two reports, left < right, what is seen of them, and their likeness. */
typedef struct StoryPair {
    uint32_t left, right;
    StorySight sight;
    float likeness; /* of the words, until it is judged */
} StoryPair;

typedef struct StoryPairs {
    StoryPair *items;
    size_t count;
    size_t room;
    StoryCrowd *crowds; /* by report */
} StoryPairs;

/*
 * Fill copy_of[i] with a report before it that has nearly the same terms and
 * is near it in time: i itself where there is none, where it has no terms, where it
 * is left out (`skipped`), and where there are fewer than STORY_COPIES copies.  A report that
 * others stand behind stands behind none.
 */
void story_pairs_find_copies(uint32_t *copy_of, const StoryVector *vectors, size_t count,
                             const bool *skipped, const StoryNumbers *numbers, Arena *arena);

/*
 * Add, for the reports from `first` to `count`, the pairs with those before them whose words
 * are alike by STORY_CUT_PAIR or more, by ascending right and left.  Of the reports that have a
 * term, each is compared with the LIMIT_STORY_POSTING before it, the rarest terms first, until
 * LIMIT_STORY_WALK were met.  Reports that are left out (`skipped`) have no pairs.  The pairs live
 * in `arena`, which is not `scratch`.
 */
void story_pairs_find(StoryPairs *pairs, const StoryTerms *terms, const StoryVector *vectors,
                      size_t first, size_t count, const bool *skipped, Arena *arena,
                      Arena *scratch);

/* Fill in the likeness of all pairs. */
void story_pairs_judge(StoryPairs *pairs, const StoryVector *vectors, const StoryNumbers *numbers);

#endif
