/* align.h - sentences of different reports that may say the same thing. */
#ifndef STEMMA_CLAIM_ALIGN_H
#define STEMMA_CLAIM_ALIGN_H

#include "claim/view.h"

typedef struct ClaimPair {
    uint32_t a, b;     /* sentences of the view, a < b, of different reports */
    double similarity; /* 0 … 1 */
} ClaimPair;

typedef struct ClaimPairs {
    ClaimPair *items;
    size_t count;
    size_t room;
} ClaimPairs;

/* Sum of squared weights of the terms that two sentences share. */
double claim_align_shared(const ClaimView *view, const ClaimSentence *a, const ClaimSentence *b);

/* All pairs that are alike enough to compare, in order of a, then b. */
void claim_align(ClaimPairs *pairs, const ClaimView *view, Arena *arena);

#endif
