/* unit.h - clauses: the smallest pieces of a sentence that can be a claim. */
#ifndef STEMMA_CLAIM_UNIT_H
#define STEMMA_CLAIM_UNIT_H

#include "claim/view.h"

enum { CLAIM_UNIT_TERMS = 24, CLAIM_UNIT_SLOTS = 6 };

/* A clause, or a short sentence as a whole. */
typedef struct ClaimUnit {
    uint32_t sentence;
    uint32_t first_token, end_token;
    uint32_t terms[CLAIM_UNIT_TERMS]; /* words outside names and values, distinct */
    uint32_t term_count;
    uint32_t names[CLAIM_UNIT_SLOTS]; /* slots, one for each entity */
    uint32_t name_count;
    uint32_t values[CLAIM_UNIT_SLOTS]; /* slots: numbers and dates */
    uint32_t value_count;
    double weight;       /* of its terms */
    bool is_about_value; /* a value with the words next to it: nothing without the value */
} ClaimUnit;

typedef struct ClaimUnits {
    ClaimUnit *items;
    size_t count;
    size_t room;
} ClaimUnits;

/* How well a sentence says what a unit says. */
typedef struct ClaimCover {
    bool is_said;
    bool is_less_precise; /* a value of the sentence is vaguer than the unit's */
    double share;         /* of the weight of the unit's terms, 0 … 1 */
    uint32_t first_token; /* the words of the sentence that say it, if it is said */
    uint32_t end_token;
    bool opens; /* they stand at its beginning, with a verb: it is what the sentence mainly says */
} ClaimCover;

/* A sentence as a whole, however much it says. */
ClaimUnit claim_unit_of_sentence(const ClaimView *view, uint32_t sentence);

/* Add the units of one sentence that say enough to be a claim. */
void claim_units_add(ClaimUnits *units, const ClaimView *view, uint32_t sentence, Arena *arena);

/* Does a sentence count the same thing as a unit, and never as many? */
bool claim_unit_is_at_odds(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence);

ClaimCover claim_unit_cover(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence);

/* Does another sentence give the value, place or name of a slot, for the same thing? */
bool claim_unit_holds(const ClaimView *view, const ClaimSlot *slot, uint32_t sentence);

/*
 * Does another sentence give all values, places and peoples of a sentence, each
 * to the same thing, and nothing as its opposite or as merely possible?
 */
bool claim_unit_is_exact(const ClaimView *view, uint32_t sentence, uint32_t other);

/* Is there a word of the unit that a sentence has only by its opposite? */
bool claim_unit_is_opposed(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence);

/* Does a sentence tell as a fact what the unit tells as one, and as possible the rest? */
bool claim_unit_is_as_sure(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence);

/* Does `a` say nothing that `b` does not say?  Its values may be passed over. */
bool claim_unit_is_within(const ClaimView *view, const ClaimUnit *a, const ClaimUnit *b,
                          bool with_values);

#endif
