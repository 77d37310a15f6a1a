/* point.h - what several reports say alike. */
#ifndef STEMMA_CLAIM_POINT_H
#define STEMMA_CLAIM_POINT_H

#include "claim/align.h"
#include "document/claim.h"
#include "document/lineage.h"

/* Points, those of most origins first. */
void claim_point_build(Claims *out, const ClaimView *view, const ClaimPairs *pairs,
                       const Lineage *lineage, Arena *arena, Arena *scratch);

/* Put each conflict into the point that it is about, and its other readings with it. */
void claim_point_link(Claims *claims, const ClaimView *view, Arena *arena);

#endif
