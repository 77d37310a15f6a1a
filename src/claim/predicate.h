/* predicate.h - a verb that is denied in one sentence and not in another. */
#ifndef STEMMA_CLAIM_PREDICATE_H
#define STEMMA_CLAIM_PREDICATE_H

#include "claim/negate.h"

/* Adds to `out` the verbs of a pair that are the same, with the same ones about them. */
void claim_predicate_compare(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair);

/* Is what a verb tells asked, aimed at or a condition: "whether", "if", "to"? */
bool claim_predicate_is_asked(const ClaimView *view, uint32_t sentence, uint32_t token);

#endif
