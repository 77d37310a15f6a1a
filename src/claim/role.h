/* role.h - who does it, to whom, and of what land: the parts that names and nouns play. */
#ifndef STEMMA_CLAIM_ROLE_H
#define STEMMA_CLAIM_ROLE_H

#include "claim/unit.h"

/* Add the parts played in a sentence, which must be the last one of the view. */
void claim_roles_add(ClaimView *view, uint32_t sentence, Arena *arena);

/*
 * Does a sentence turn a unit round: who does it in one has it done to him in
 * the other, or a land stands where another stands?
 */
bool claim_roles_are_turned(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence);

#endif
