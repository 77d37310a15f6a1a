/* context.h - do two slots stand in the same frame? */
#ifndef STEMMA_CLAIM_CONTEXT_H
#define STEMMA_CLAIM_CONTEXT_H

#include "claim/view.h"

/* What speaks for two slots being the same slot of the same claim, 0 … 1 each. */
typedef struct ClaimContext {
    double similarity;    /* of the sentences, the values left out */
    double near;          /* of the words around */
    double left, right;   /* of the words before and after */
    double before, after; /* the next word on that side is the same */
    double head;          /* the same thing is counted */
    double role;          /* of persons: how many of the same words stand just before, as ln(1 + n) */
    double elsewhere;     /* reports that also hold the other's value: 0, 1, 2 */
    double hedged;        /* one of them is hedged */
    double crowd;         /* other values of the kind in the sentences */
    double strangers;     /* persons are named near both, and none of them is the same */
    double bare;          /* one of the sentences says next to nothing else: a dateline */
} ClaimContext;

/*
 * `shared` is claim_align_shared() of the two sentences.  `elsewhere` is left 0:
 * it is dear, and only wanted where the rest is good enough.
 */
ClaimContext claim_context(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b,
                           double shared);
double claim_context_elsewhere(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b);

/* The chance that two disjoint values in this context contradict each other; `slot` is either of
 * the two. */
double claim_context_score(const ClaimContext *context, const ClaimSlot *slot);

#endif
