/* conflict.h - slots whose readings cannot all be true. */
#ifndef STEMMA_CLAIM_CONFLICT_H
#define STEMMA_CLAIM_CONFLICT_H

#include "claim/align.h"
#include "document/claim.h"
#include "document/lineage.h"

/* Words around that two slots must share to be looked at. */
#define CLAIM_EDGE_NEAR 0.2

/* Two slots of one frame in different reports. */
typedef struct ClaimEdge {
    uint32_t a, b;    /* slots of the view, a < b */
    bool is_conflict; /* else they agree */
    double score;
    double near, similarity;
    Word reason; /* of a polarity and of words that two persons say; `near` is its number */
} ClaimEdge;

typedef struct ClaimEdges {
    ClaimEdge *items;
    size_t count;
    size_t room;
} ClaimEdges;

/* Two slots of different reports that may be one; `shared` as for claim_context(). */
typedef void (*ClaimMeet)(void *context, uint32_t a, uint32_t b, double shared);

/* Calls `meet` for all that are worth a look, perhaps more than once. */
void claim_edges_meet(const ClaimView *view, const ClaimPairs *pairs, ClaimMeet meet, void *context,
                      Arena *arena);

/* All slots that stand in the same frame, in order of a, then b.  May add polarity slots. */
void claim_edges_find(ClaimEdges *edges, ClaimView *view, const ClaimPairs *pairs, Arena *arena);

/* The conflicts among them: shown ones first, then by support. */
void claim_conflict_build(Claims *out, const ClaimView *view, const ClaimEdges *edges,
                          const Lineage *lineage, Arena *arena, Arena *scratch);

#endif
