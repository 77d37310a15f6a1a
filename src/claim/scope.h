/* scope.h - do two statements speak of the same matter? */
#ifndef STEMMA_CLAIM_SCOPE_H
#define STEMMA_CLAIM_SCOPE_H

#include "base/limits.h"
#include "claim/context.h"

/* Of each slot of a sentence: the slots of another, as bits, that it agrees with or not. */
typedef struct ClaimScopeSide {
    uint32_t agree[LIMIT_CLAIM_SLOTS];
    uint32_t differ[LIMIT_CLAIM_SLOTS];
} ClaimScopeSide;

/* The slots of two sentences compared once for all pairs of them; {0} at first. */
typedef struct ClaimScope {
    const ClaimSentence *first, *second;
    ClaimScopeSide forth, back;
} ClaimScope;

/* "The fire broke out on" twice: two times of one deed, whatever else the sentences say. */
bool claim_scope_is_same_event(const ClaimSlot *a, const ClaimSlot *b);

/* What the rest of two sentences says about two of their slots: adds to `context`. */
void claim_scope(ClaimContext *context, ClaimScope *scope, const ClaimView *view,
                 const ClaimSlot *a, const ClaimSlot *b);

#endif
