/* context.h - do two slots stand in the same frame? */
#ifndef STEMMA_CLAIM_CONTEXT_H
#define STEMMA_CLAIM_CONTEXT_H

#include "claim/view.h"

/* What speaks for and against two slots being the same slot of the same claim, 0 … 1 each. */
typedef enum ClaimFeature {
    CLAIM_BIAS = 0,   /* always 1 */
    CLAIM_SIMILARITY, /* of the sentences, the values left out */
    CLAIM_NEAR,       /* of the words around */
    CLAIM_LEFT,       /* of the words before */
    CLAIM_RIGHT,      /* of the words after */
    CLAIM_BEFORE,     /* the word before is the same */
    CLAIM_AFTER,      /* the word after is the same */
    CLAIM_BOTH,       /* both are */
    CLAIM_SAME_HEAD,  /* the same thing is counted, or happened then */
    CLAIM_ROLE,       /* of persons: how many of the same words stand just before, as ln(1 + n) */
    CLAIM_RUN,        /* how many of the same words follow, as ln(1 + n) */
    CLAIM_HEDGED,     /* one of them is hedged */
    CLAIM_CROWD,      /* other values of the kind in the sentences */
    CLAIM_STRANGERS,  /* persons are named near both, and none of them is the same */
    CLAIM_SAME_VERB,  /* they hang on the same verb */
    CLAIM_OTHER_VERB, /* each hangs on another verb */
    CLAIM_SAID,       /* only one hangs on a verb of saying */
    CLAIM_AGREE,      /* other slots of the sentences that are the same */
    CLAIM_DIFFER,     /* other slots of the sentences that are not */
    CLAIM_ALONE,   /* of values of the kind, the only one that the other sentence lacks: 0, 1, 2 */
    CLAIM_PERSONS, /* both are persons */
    CLAIM_LISTED,  /* one stands in a list of names */
    CLAIM_GRAIN,   /* of dates: one is a day, the other a month */
    CLAIM_APART,   /* days between the reports */
    CLAIM_ELSEWHERE, /* reports that also hold the other's value: 0, 1, 2 */
    CLAIM_FEATURES,
} ClaimFeature;

typedef struct ClaimContext {
    double features[CLAIM_FEATURES];
    bool is_same_event; /* two days, or times of day, of the same deed of the same doer */
    bool is_bare;       /* one of the sentences says next to nothing else: a dateline */
} ClaimContext;

/* Slots that are judged by the same weights. */
typedef enum ClaimScale {
    CLAIM_SCALE_NUMBER = 0,
    CLAIM_SCALE_DATE,
    CLAIM_SCALE_NAME,
    CLAIM_SCALE_PLACE,
    CLAIM_SCALES,
} ClaimScale;

/*
 * `shared` is claim_align_shared() of the two sentences.  CLAIM_ELSEWHERE is left
 * 0: it is dear, and only wanted where the rest is good enough.
 */
ClaimContext claim_context(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b,
                           double shared);
double claim_context_elsewhere(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b);

ClaimScale claim_context_scale(const ClaimSlot *slot);

/* How likely two values that exclude each other contradict each other, 0 … 1. */
double claim_context_score(const ClaimContext *context, const ClaimSlot *slot);

#endif
