/* wording.h - the sentences that a point may be printed as, and who says all of each. */
#ifndef STEMMA_CLAIM_WORDING_H
#define STEMMA_CLAIM_WORDING_H

#include "claim/unit.h"
#include "document/claim.h"
#include "document/lineage.h"

/* A sentence of one report that says the clause a point is made of. */
typedef struct ClaimSpoke {
    uint32_t report;
    uint32_t sentence; /* of the view */
    ClaimCover cover;  /* of the clause */
} ClaimSpoke;

/*
 * Set the readings of a point, those to print first, and Point.support.
 * `lineage` may be NULL: each report is its own origin then.
 */
void claim_wording_find(Point *point, const ClaimView *view, const Lineage *lineage,
                        const ClaimSpoke *spokes, uint32_t count, Arena *arena, Arena *scratch);

#endif
