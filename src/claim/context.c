/*
 * context.c - scope comes first: the words around two slots.
 *
 * A bare difference of numbers is almost never a contradiction.  What tells is
 * whether the same words stand before and after, whether the same thing is
 * counted, and whether either report also holds the other's value, for then
 * the two are different facts; so are statements whose other slots differ
 * (scope.c).  The weights are those of a logistic regression on planted
 * contradictions (train/claim_train.c).
 */
#include "claim/context.h"

#include "claim/scope.h"
#include "claim/slot.h"

#include <math.h>

#include "claim_weights.inc"

enum { CLAIM_CONTEXT_NEAR = 4, CLAIM_CONTEXT_SIDE = 3 };

typedef struct ClaimWindow {
    uint32_t left[CLAIM_CONTEXT_NEAR], right[CLAIM_CONTEXT_NEAR];
    size_t left_count, right_count;
} ClaimWindow;

static ClaimWindow claim_context_window(const ClaimView *view, const ClaimSlot *slot)
{
    ClaimWindow window = { 0 };
    const ClaimDocument *doc = &view->documents[slot->report];
    const Sentence *sentence = view->sentences.items[slot->sentence].sentence;
    for (uint32_t i = slot->first_token; i > sentence->first_token; i--)
        if (doc->terms[i - 1] != MAP_NONE && window.left_count < CLAIM_CONTEXT_NEAR)
            window.left[window.left_count++] = doc->terms[i - 1];
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = slot->end_token; i < end; i++)
        if (doc->terms[i] != MAP_NONE && window.right_count < CLAIM_CONTEXT_NEAR)
            window.right[window.right_count++] = doc->terms[i];
    return window;
}

typedef struct ClaimBag {
    uint32_t terms[2 * CLAIM_CONTEXT_NEAR];
    size_t count;
} ClaimBag;

static bool claim_bag_has(const ClaimBag *bag, uint32_t term)
{
    for (size_t i = 0; i < bag->count; i++)
        if (bag->terms[i] == term)
            return true;
    return false;
}

static void claim_bag_add(ClaimBag *bag, const uint32_t *terms, size_t count, size_t most)
{
    for (size_t i = 0; i < count && i < most; i++)
        if (!claim_bag_has(bag, terms[i]))
            bag->terms[bag->count++] = terms[i];
}

/* The shared weight, as a share of the lighter bag. */
static double claim_bag_overlap(const ClaimView *view, const ClaimBag *a, const ClaimBag *b)
{
    double weight_a = 0, weight_b = 0, shared = 0;
    for (size_t i = 0; i < a->count; i++) {
        weight_a += view->weights[a->terms[i]];
        if (claim_bag_has(b, a->terms[i]))
            shared += view->weights[a->terms[i]];
    }
    for (size_t i = 0; i < b->count; i++)
        weight_b += view->weights[b->terms[i]];
    double lighter = fmin(weight_a, weight_b);
    return lighter > 0 ? shared / lighter : 0;
}

/* The word next to the slot; 0 at the end of the sentence. */
static uint64_t claim_context_word(const ClaimView *view, const ClaimSlot *slot, bool before)
{
    const Analysis *analysis = claim_view_analysis(view, slot->report);
    const Sentence *sentence = view->sentences.items[slot->sentence].sentence;
    uint32_t end = sentence->first_token + sentence->token_count;
    if (before) {
        for (uint32_t i = slot->first_token; i > sentence->first_token; i--)
            if (analysis->tokens[i - 1].flags & TOKEN_WORD)
                return analysis->tokens[i - 1].stem;
    } else {
        for (uint32_t i = slot->end_token; i < end; i++)
            if (analysis->tokens[i].flags & TOKEN_WORD)
                return analysis->tokens[i].stem;
    }
    return 0;
}

/* Does the report of `other` hold a word of the name that is not also in the other name? */
static bool claim_context_names_word(const ClaimView *view, const ClaimSlot *slot,
                                     const ClaimSlot *other)
{
    const ClaimDocument *doc = &view->documents[slot->report];
    const ClaimDocument *theirs = &view->documents[other->report];
    for (uint32_t i = slot->first_token; i < slot->end_token; i++) {
        bool is_shared = false;
        for (uint32_t k = other->first_token; k < other->end_token; k++)
            is_shared |= theirs->terms[k] == doc->terms[i];
        if (doc->terms[i] != MAP_NONE && !is_shared &&
            claim_view_says(view, other->report, doc->terms[i]))
            return true;
    }
    return false;
}

/* Does the report of `against` hold the value of `slot` anywhere? */
static bool claim_context_has_value(const ClaimView *view, const ClaimSlot *slot,
                                    const ClaimSlot *against)
{
    if (slot->kind == CLAIM_SLOT_NAME)
        return claim_context_names_word(view, slot, against);
    const ClaimDocument *doc = &view->documents[against->report];
    for (uint32_t i = 0; i < doc->slot_count; i++) {
        const ClaimSlot *other = &view->slots.items[doc->first_slot + i];
        /* Twelve engines do not make twelve dead. */
        if (slot->head != MAP_NONE && other->head != MAP_NONE && slot->head != other->head)
            continue;
        if (other->kind == slot->kind && claim_slot_compare(view, slot, other) == CLAIM_SAME)
            return true;
    }
    return false;
}

static double claim_context_square(const ClaimView *view, const ClaimSlot *slot)
{
    const ClaimDocument *doc = &view->documents[slot->report];
    double square = view->sentences.items[slot->sentence].square;
    for (uint32_t i = slot->first_token; i < slot->end_token; i++)
        if (doc->terms[i] != MAP_NONE)
            square -= view->weights[doc->terms[i]] * view->weights[doc->terms[i]];
    return fmax(square, 0);
}

static double claim_context_crowd(const ClaimView *view, const ClaimSlot *slot)
{
    const ClaimSentence *sentence = &view->sentences.items[slot->sentence];
    double crowd = -1;
    for (uint32_t i = 0; i < sentence->slot_count; i++)
        crowd += view->slots.items[sentence->first_slot + i].kind == slot->kind;
    return fmin(crowd, 4) / 4;
}

/* Tokens on each side of a slot among which a person makes it a fact about that person. */
#define CLAIM_CONTEXT_REACH 4

static bool claim_context_is_person_near(const ClaimSlot *name, const ClaimSlot *slot)
{
    return name != slot && name->kind == CLAIM_SLOT_NAME && name->name->kind == NAME_PERSON &&
           name->first_token <= slot->end_token + CLAIM_CONTEXT_REACH &&
           name->end_token + CLAIM_CONTEXT_REACH >= slot->first_token;
}

/* 17-year-old Anna is not a 19-year-old Maria. */
static bool claim_context_are_strangers(const ClaimView *view, const ClaimSlot *a,
                                        const ClaimSlot *b)
{
    const ClaimSentence *first = &view->sentences.items[a->sentence];
    const ClaimSentence *second = &view->sentences.items[b->sentence];
    bool met = false;
    for (uint32_t i = 0; i < first->slot_count; i++) {
        const ClaimSlot *name = &view->slots.items[first->first_slot + i];
        if (!claim_context_is_person_near(name, a))
            continue;
        for (uint32_t k = 0; k < second->slot_count; k++) {
            const ClaimSlot *other = &view->slots.items[second->first_slot + k];
            if (!claim_context_is_person_near(other, b))
                continue;
            if (claim_slot_compare(view, name, other) != CLAIM_DISJOINT)
                return false;
            met = true;
        }
    }
    return met;
}

enum { CLAIM_CONTEXT_WORDS = 4, CLAIM_CONTEXT_WORDS_WITH_VERB = 2 };

/* Fewer words than a statement needs, besides the value; two will do with a verb. */
static bool claim_context_is_bare(const ClaimView *view, const ClaimSlot *slot)
{
    const ClaimDocument *doc = &view->documents[slot->report];
    const ClaimSentence *sentence = &view->sentences.items[slot->sentence];
    uint32_t terms = sentence->term_count;
    for (uint32_t i = slot->first_token; i < slot->end_token; i++)
        terms -= doc->terms[i] != MAP_NONE && terms > 0;
    if (terms >= CLAIM_CONTEXT_WORDS || terms < CLAIM_CONTEXT_WORDS_WITH_VERB)
        return terms < CLAIM_CONTEXT_WORDS;
    const Token *tokens = doc->document->analysis.tokens + sentence->sentence->first_token;
    for (uint32_t i = 0; i < sentence->sentence->token_count; i++)
        if (tokens[i].tag == TAG_VERB || tokens[i].tag == TAG_AUX)
            return false;
    return true;
}

/* Words of a role that count: "chief executive of the Lyngar Line,". */
#define CLAIM_CONTEXT_ROLE 6

/* Words with content just before two persons that are the same: one part, played by two. */
static double claim_context_role(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind != CLAIM_SLOT_NAME || a->name->kind != NAME_PERSON || b->name->kind != NAME_PERSON)
        return 0;
    const Token *left = claim_view_analysis(view, a->report)->tokens;
    const Token *right = claim_view_analysis(view, b->report)->tokens;
    uint32_t first = view->sentences.items[a->sentence].sentence->first_token;
    uint32_t second = view->sentences.items[b->sentence].sentence->first_token;
    uint32_t words = 0;
    for (uint32_t i = a->first_token, k = b->first_token;
         i > first && k > second && words < CLAIM_CONTEXT_ROLE &&
         left[i - 1].word == right[k - 1].word;
         i--, k--)
        words += view->documents[a->report].terms[i - 1] != MAP_NONE;
    return log1p(words);
}

/* Words of a run that count: "firefighters fought the flames until dawn". */
#define CLAIM_CONTEXT_RUN 6

/* Words with content that follow both values in the same order, with nothing between. */
static double claim_context_run(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    const Token *left = claim_view_analysis(view, a->report)->tokens;
    const Token *right = claim_view_analysis(view, b->report)->tokens;
    const Sentence *first = view->sentences.items[a->sentence].sentence;
    const Sentence *second = view->sentences.items[b->sentence].sentence;
    uint32_t end_a = first->first_token + first->token_count;
    uint32_t end_b = second->first_token + second->token_count, words = 0;
    for (uint32_t i = a->end_token, k = b->end_token;
         i < end_a && k < end_b && words < CLAIM_CONTEXT_RUN && left[i].stem == right[k].stem;
         i++, k++)
        words += view->documents[a->report].terms[i] != MAP_NONE;
    return log1p(words);
}

/* "About 30" and "about 50": no hedge reaches over such a part of the larger number. */
#define CLAIM_CONTEXT_HEDGE 0.25

/* Whether a hedge may account for the difference of two numbers; of bounds nobody can tell. */
static bool claim_context_is_hedged(const Quantity *a, const Quantity *b)
{
    if (a->low != a->high || b->low != b->high)
        return true;
    double larger = fmax(fabs(a->low), fabs(b->low));
    return (a->approximate || b->approximate) &&
           fabs(a->low - b->low) <= CLAIM_CONTEXT_HEDGE * larger;
}

ClaimContext claim_context(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b,
                           double shared)
{
    ClaimContext context = { 0 };
    ClaimWindow first = claim_context_window(view, a), second = claim_context_window(view, b);
    ClaimBag near[2] = { 0 }, left[2] = { 0 }, right[2] = { 0 };
    claim_bag_add(&near[0], first.left, first.left_count, CLAIM_CONTEXT_NEAR);
    claim_bag_add(&near[0], first.right, first.right_count, CLAIM_CONTEXT_NEAR);
    claim_bag_add(&near[1], second.left, second.left_count, CLAIM_CONTEXT_NEAR);
    claim_bag_add(&near[1], second.right, second.right_count, CLAIM_CONTEXT_NEAR);
    claim_bag_add(&left[0], first.left, first.left_count, CLAIM_CONTEXT_SIDE);
    claim_bag_add(&left[1], second.left, second.left_count, CLAIM_CONTEXT_SIDE);
    claim_bag_add(&right[0], first.right, first.right_count, CLAIM_CONTEXT_SIDE);
    claim_bag_add(&right[1], second.right, second.right_count, CLAIM_CONTEXT_SIDE);
    double square = sqrt(claim_context_square(view, a) * claim_context_square(view, b));
    double *x = context.features;
    x[CLAIM_BIAS] = 1;
    x[CLAIM_SIMILARITY] = square > 0 ? fmin(shared / square, 1) : 0;
    x[CLAIM_NEAR] = claim_bag_overlap(view, &near[0], &near[1]);
    x[CLAIM_LEFT] = claim_bag_overlap(view, &left[0], &left[1]);
    x[CLAIM_RIGHT] = claim_bag_overlap(view, &right[0], &right[1]);
    x[CLAIM_BEFORE] = claim_context_word(view, a, true) == claim_context_word(view, b, true);
    x[CLAIM_AFTER] = claim_context_word(view, a, false) == claim_context_word(view, b, false);
    x[CLAIM_BOTH] = x[CLAIM_BEFORE] * x[CLAIM_AFTER];
    x[CLAIM_SAME_HEAD] = (a->head != MAP_NONE && a->head == b->head) ||
                         (claim_view_is_time(a) && a->anchor != MAP_NONE && a->anchor == b->anchor);
    x[CLAIM_ROLE] = claim_context_role(view, a, b);
    x[CLAIM_RUN] = claim_context_run(view, a, b);
    if (a->kind == CLAIM_SLOT_NUMBER)
        x[CLAIM_HEDGED] = claim_context_is_hedged(a->quantity, b->quantity);
    x[CLAIM_STRANGERS] = claim_context_are_strangers(view, a, b);
    x[CLAIM_CROWD] = fmax(claim_context_crowd(view, a), claim_context_crowd(view, b));
    context.is_bare = claim_context_is_bare(view, a) || claim_context_is_bare(view, b);
    return context;
}

double claim_context_elsewhere(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    return (double)claim_context_has_value(view, a, b) +
           (double)claim_context_has_value(view, b, a);
}

ClaimScale claim_context_scale(const ClaimSlot *slot)
{
    if (claim_view_is_time(slot))
        return CLAIM_SCALE_DATE;
    if (slot->kind == CLAIM_SLOT_NAME)
        return slot->is_place ? CLAIM_SCALE_PLACE : CLAIM_SCALE_NAME;
    return CLAIM_SCALE_NUMBER;
}

/*
 * What orders is named by its order, and what "stood at 17" was named before: the words before
 * tell most.  Nothing of the kind was planted, so this is not learned.
 */
static const double CLAIM_CONTEXT_NAMED_BEFORE = 3;

/* "The fire broke out on" twice: hardly any such pair was planted in sentences so unlike. */
static const double CLAIM_CONTEXT_SAME_EVENT = 3;

static bool claim_context_is_named_before(const ClaimSlot *slot)
{
    return slot->kind == CLAIM_SLOT_NUMBER &&
           (slot->quantity->kind == QUANTITY_ORDINAL ||
            (slot->quantity->kind == QUANTITY_COUNT && slot->head == MAP_NONE));
}

_Static_assert(sizeof CLAIM_WEIGHTS / sizeof CLAIM_WEIGHTS[0] == CLAIM_FEATURES,
               "a weight for each feature");

static double claim_context_weight(ClaimScale scale, size_t feature)
{
    const ClaimWeight *row = &CLAIM_WEIGHTS[feature];
    switch (scale) {
    case CLAIM_SCALE_NUMBER:
        return row->number;
    case CLAIM_SCALE_DATE:
        return row->date;
    case CLAIM_SCALE_NAME:
        return row->name;
    case CLAIM_SCALE_PLACE:
        return row->place;
    case CLAIM_SCALES:
        break;
    }
    return 0;
}

double claim_context_score(const ClaimContext *context, const ClaimSlot *slot)
{
    if (slot->kind == CLAIM_SLOT_POLARITY || context->is_bare)
        return 0;
    ClaimScale scale = claim_context_scale(slot);
    double sum = 0;
    for (size_t i = 0; i < CLAIM_FEATURES; i++)
        sum += claim_context_weight(scale, i) * context->features[i];
    if (claim_context_is_named_before(slot))
        sum += CLAIM_CONTEXT_NAMED_BEFORE * context->features[CLAIM_LEFT];
    sum += CLAIM_CONTEXT_SAME_EVENT * context->is_same_event;
    return 1 / (1 + exp(-sum));
}
