/* scope.h - do two statements speak of the same matter? */
#ifndef STEMMA_CLAIM_SCOPE_H
#define STEMMA_CLAIM_SCOPE_H

#include "claim/context.h"

/* Slots that are the same, and those that are not. */
typedef struct ClaimScopeCount {
    int agree, differ;
} ClaimScopeCount;

/* The slots of one sentence compared with those of another. */
typedef struct ClaimScopeTable {
    uint8_t *cells; /* slots of the first × slots of the second */
    size_t room;
    ClaimScopeCount *rows; /* of each slot of the first: with how many of the second */
    ClaimScopeCount *left; /* room for what is left of them beside one slot */
    size_t row_room;
} ClaimScopeTable;

/* The two sentences compared last, each way: all their slots are asked about in a row. */
typedef struct ClaimScope {
    uint32_t first, second;
    bool is_filled;
    ClaimScopeTable tables[2];
} ClaimScope;

/* What the rest of two sentences says about two of their slots: adds to `context`. */
void claim_scope(ClaimContext *context, ClaimScope *scope, const ClaimView *view,
                 const ClaimSlot *a, const ClaimSlot *b, Arena *arena);

#endif
