/* slot.h - can two values of one slot both be true? */
#ifndef STEMMA_CLAIM_SLOT_H
#define STEMMA_CLAIM_SLOT_H

#include "claim/view.h"

typedef enum ClaimRelation {
    CLAIM_UNRELATED = 0, /* other units, other kinds: not to be compared */
    CLAIM_SAME,
    CLAIM_COMPATIBLE, /* both can be true: rounded, less precise, a part of the name */
    CLAIM_DISJOINT,
} ClaimRelation;

/* An exact decimal number that `rounded` may stand for: 55,030 for 55,000. */
bool claim_slot_rounds_to(double exact, double rounded);

ClaimRelation claim_slot_compare_quantities(const Quantity *a, const Quantity *b);
ClaimRelation claim_slot_compare_times(const TimeExpr *a, const TimeExpr *b);
/* The time of day that a time says to the minute, in minutes from midnight; else -1. */
int claim_slot_clock(const TimeExpr *time);

/* Two times that each have a time of day. */
ClaimRelation claim_slot_compare_clocks(const TimeExpr *a, const TimeExpr *b);
ClaimRelation claim_slot_compare(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b);

/* Are two names those of two countries, or of their peoples? */
bool claim_slot_are_two_countries(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b);

/* Is `a` the vaguer of two compatible values? */
bool claim_slot_is_vaguer(const ClaimSlot *a, const ClaimSlot *b);

/* The normal form of a value: "80", "12-15", "2025-09-03"; empty for names. */
Str claim_slot_normal(const ClaimSlot *slot, Arena *arena);

#endif
