/*
 * claim.h - the claim stage: points of agreement and conflicts of one story.   (entry point)
 */
#ifndef STEMMA_CLAIM_CLAIM_H
#define STEMMA_CLAIM_CLAIM_H

#include "base/arena.h"
#include "document/claim.h"
#include "document/lineage.h"

/* Points and conflicts of the reports of one story, origins counted by `lineage`. */
void claim_build(Claims *out, Documents docs, const Lineage *lineage, Arena *arena, Arena *scratch);

#endif
