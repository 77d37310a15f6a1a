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
void story_pairs_find_copies(uint32_t *copy_of, const StoryVector *vectors, Documents docs,
                             const bool *skipped, const StoryNumbers *numbers, Arena *arena);

/* What a report shares with those before it: `met` lists them; the sums are zero between uses. */
typedef struct StoryMeeting {
    float *words;  /* by report: likeness */
    float *shared; /* rarity of shared words */
    float *proof;  /* what shared words say of one event */
    uint32_t *met;
    size_t count;
} StoryMeeting;

StoryMeeting story_meeting_open(size_t count, Arena *arena);
/* That a report before has the term too; `words` is the product of its weights in both. */
static inline void story_meeting_add(StoryMeeting *meeting, uint32_t report, float words,
                                     const StoryTerm *term)
{
    if (meeting->words[report] == 0)
        meeting->met[meeting->count++] = report;
    meeting->words[report] += words;
    meeting->shared[report] += term->is_pair ? 0 : term->rarity;
    meeting->proof[report] += (float)story_term_proof(term);
}

/* The pairs of `report` with those that it met, the best LIMIT_STORY_PAIRS of them. */
void story_pairs_take(StoryPairs *pairs, StoryMeeting *meeting, const StoryVector *vectors,
                      uint32_t report, Arena *arena);

/*
 * All pairs whose words are alike by STORY_CUT_PAIR or more, by ascending right
 * and left.  Of the reports that have a term, each is compared with the
 * LIMIT_STORY_POSTING before it.  Reports that are left out (`skipped`) have
 * no pairs.
 */
StoryPairs story_pairs_find(const StoryTerms *terms, const StoryVector *vectors, size_t count,
                            const bool *skipped, Arena *arena);

/* Fill in the likeness of each pair from the one numbered `first` on. */
void story_pairs_judge(StoryPairs *pairs, size_t first, const StoryVector *vectors, Documents docs,
                       const StoryNumbers *numbers);

#endif
