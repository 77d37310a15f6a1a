/*
 * context.c - scope comes first: the words around two slots.
 *
 * A bare difference of numbers is almost never a contradiction.  What tells is
 * whether the same words stand before and after, whether the same thing is
 * counted, and whether either report also holds the other's value, for then
 * the two are different facts.  The weights are those of a logistic
 * regression on planted contradictions (a few dozen numbers in all).
 */
#include "claim/context.h"

#include "claim/slot.h"

#include <math.h>

enum { CLAIM_NEAR = 4, CLAIM_SIDE = 3 };

typedef struct ClaimWindow {
    uint32_t left[CLAIM_NEAR], right[CLAIM_NEAR];
    size_t left_count, right_count;
} ClaimWindow;

static ClaimWindow claim_context_window(const ClaimView *view, const ClaimSlot *slot)
{
    ClaimWindow window = { 0 };
    const ClaimDocument *doc = &view->documents[slot->report];
    const Sentence *sentence = view->sentences.items[slot->sentence].sentence;
    for (uint32_t i = slot->first_token; i > sentence->first_token; i--)
        if (doc->terms[i - 1] != MAP_NONE && window.left_count < CLAIM_NEAR)
            window.left[window.left_count++] = doc->terms[i - 1];
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = slot->end_token; i < end; i++)
        if (doc->terms[i] != MAP_NONE && window.right_count < CLAIM_NEAR)
            window.right[window.right_count++] = doc->terms[i];
    return window;
}

typedef struct ClaimBag {
    uint32_t terms[2 * CLAIM_NEAR];
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
    if (a->kind != CLAIM_SLOT_NAME || a->name->kind != NAME_PERSON ||
        b->name->kind != NAME_PERSON)
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

ClaimContext claim_context(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b,
                           double shared)
{
    ClaimContext context = { 0 };
    ClaimWindow first = claim_context_window(view, a), second = claim_context_window(view, b);
    ClaimBag near[2] = { 0 }, left[2] = { 0 }, right[2] = { 0 };
    claim_bag_add(&near[0], first.left, first.left_count, CLAIM_NEAR);
    claim_bag_add(&near[0], first.right, first.right_count, CLAIM_NEAR);
    claim_bag_add(&near[1], second.left, second.left_count, CLAIM_NEAR);
    claim_bag_add(&near[1], second.right, second.right_count, CLAIM_NEAR);
    claim_bag_add(&left[0], first.left, first.left_count, CLAIM_SIDE);
    claim_bag_add(&left[1], second.left, second.left_count, CLAIM_SIDE);
    claim_bag_add(&right[0], first.right, first.right_count, CLAIM_SIDE);
    claim_bag_add(&right[1], second.right, second.right_count, CLAIM_SIDE);
    double square = sqrt(claim_context_square(view, a) * claim_context_square(view, b));
    context.similarity = square > 0 ? fmin(shared / square, 1) : 0;
    context.near = claim_bag_overlap(view, &near[0], &near[1]);
    context.left = claim_bag_overlap(view, &left[0], &left[1]);
    context.right = claim_bag_overlap(view, &right[0], &right[1]);
    context.before = claim_context_word(view, a, true) == claim_context_word(view, b, true);
    context.after = claim_context_word(view, a, false) == claim_context_word(view, b, false);
    context.head = a->head != MAP_NONE && a->head == b->head;
    context.role = claim_context_role(view, a, b);
    if (a->kind == CLAIM_SLOT_NUMBER)
        context.hedged = a->quantity->approximate || b->quantity->approximate ||
                         a->quantity->low != a->quantity->high ||
                         b->quantity->low != b->quantity->high;
    context.strangers = claim_context_are_strangers(view, a, b);
    context.bare = claim_context_is_bare(view, a) || claim_context_is_bare(view, b);
    context.crowd = fmax(claim_context_crowd(view, a), claim_context_crowd(view, b));
    return context;
}

double claim_context_elsewhere(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    return (double)claim_context_has_value(view, a, b) +
           (double)claim_context_has_value(view, b, a);
}

typedef struct ClaimWeights {
    double bias, similarity, near, left, right, before, after, both, head, elsewhere, hedged;
    double crowd, strangers, role;
} ClaimWeights;

static const ClaimWeights CLAIM_WEIGHTS_NUMBER = {
    -5.3, 4.2, .4, 1, .9, 0, 1.9, .9, .3, -3.5, -1.9, -1.8, -1, 0,
};
/* What orders is named by its order, and what "stood at 17" was named before:
 * the words before tell most, the sentences little. */
static const ClaimWeights CLAIM_WEIGHTS_NAMED_BEFORE = {
    -5.3, 4.2, .4, 4, .9, 0, 1.9, .9, .3, -3.5, -1.9, -1.8, -1, 0,
};
static const ClaimWeights CLAIM_WEIGHTS_DATE = {
    -1.7, .1, 1.3, 1.7, .8, 1.1, .2, .4, 0, -3.3, 0, -1.8, -1, 0,
};
static const ClaimWeights CLAIM_WEIGHTS_NAME = {
    -3.8, .8, .7, 0, .6, 1.3, .9, 0, 0, -2.9, 0, 0, -.2, 2.2,
};
static const ClaimWeights CLAIM_WEIGHTS_PLACE = {
    -6.1, 1.6, 1.2, 3.2, .9, 2.8, 1, 0, 0, -3.2, 0, .8, 0, 0,
};

static const ClaimWeights *claim_context_weights(const ClaimSlot *slot)
{
    if (slot->kind == CLAIM_SLOT_DATE)
        return &CLAIM_WEIGHTS_DATE;
    if (slot->kind == CLAIM_SLOT_NAME)
        return slot->is_place ? &CLAIM_WEIGHTS_PLACE : &CLAIM_WEIGHTS_NAME;
    bool is_named_before = slot->quantity->kind == QUANTITY_ORDINAL ||
                           (slot->quantity->kind == QUANTITY_COUNT && slot->head == MAP_NONE);
    return is_named_before ? &CLAIM_WEIGHTS_NAMED_BEFORE : &CLAIM_WEIGHTS_NUMBER;
}

double claim_context_score(const ClaimContext *context, const ClaimSlot *slot)
{
    if (slot->kind == CLAIM_SLOT_POLARITY || context->bare > 0)
        return 0;
    const ClaimWeights *w = claim_context_weights(slot);
    double sum = w->bias + w->similarity * context->similarity + w->near * context->near +
                 w->left * context->left + w->right * context->right + w->before * context->before +
                 w->after * context->after + w->both * context->before * context->after +
                 w->head * context->head + w->elsewhere * context->elsewhere +
                 w->hedged * context->hedged + w->crowd * context->crowd +
                 w->strangers * context->strangers + w->role * context->role;
    return 1 / (1 + exp(-sum));
}
