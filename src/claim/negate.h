/* negate.h - one report says it, another says it is not so. */
#ifndef STEMMA_CLAIM_NEGATE_H
#define STEMMA_CLAIM_NEGATE_H

#include "claim/align.h"

/* Two places, one with a negation or the opposite of the other's word. */
typedef struct ClaimDenial {
    Span a, b;               /* the words that differ, of the first and the second sentence */
    uint32_t a_first, a_end; /* their tokens */
    uint32_t b_first, b_end;
    int8_t a_side;        /* -1: `a` is the negative one, else 1 */
    double before, after; /* matched words on both sides of the place, 0 … 1 */
    double matched;       /* share of the shorter sentence that matches in order */
    bool is_opposite;     /* by a word and its opposite, not by "not" */
    bool is_predicate;    /* by the tree: `matched` is of what is about the verb */
    bool is_disputed;     /* somebody denies that it is so */
} ClaimDenial;

enum { CLAIM_DENIALS = 4 };

typedef struct ClaimDenials {
    ClaimDenial items[CLAIM_DENIALS];
    size_t count;
} ClaimDenials;

/* The first differences of polarity in a pair.  What is pushed to `scratch` is given back. */
void claim_negate_compare(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair,
                          Arena *scratch);

#endif
