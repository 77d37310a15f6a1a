/* scope.h - do two statements speak of the same matter? */
#ifndef STEMMA_CLAIM_SCOPE_H
#define STEMMA_CLAIM_SCOPE_H

#include "claim/context.h"

/* What the rest of two sentences says about two of their slots: adds to `context`. */
void claim_scope(ClaimContext *context, const ClaimView *view, const ClaimSlot *a,
                 const ClaimSlot *b);

#endif
