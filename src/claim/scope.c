/*
 * scope.c - what else two statements say.
 *
 *     The zoo of Tarn said on [Monday]  that the panda is expecting.
 *     The zoo of Lund said on [Sunday]  that the cub is a female.
 *
 * The words around the two days are the same, but the other slots are not:
 * another zoo, another day of saying.  Counted here are the other slots of the
 * sentences that are the same and those that are not, the verbs that the
 * values hang on, and how far the reports are apart.
 */
#include "claim/scope.h"

#include "base/ascii.h"
#include "claim/slot.h"

#include <assert.h>
#include <math.h>

/* Other slots beyond these tell nothing new. */
#define CLAIM_SCOPE_SLOTS 3

typedef struct ClaimScopeCount {
    int agree, differ;
} ClaimScopeCount;

static bool claim_scope_is_beside(const ClaimSlot *slot, const ClaimSlot *of)
{
    bool is_apart = slot->end_token <= of->first_token || slot->first_token >= of->end_token;
    return is_apart && !(slot->kind == CLAIM_SLOT_NUMBER && slot->head == MAP_NONE);
}

static bool claim_scope_is_comparable(const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind != b->kind)
        return false;
    return claim_view_is_time(a) || (a->frame == b->frame && a->head == b->head);
}

static const ClaimSlot *claim_scope_slots(const ClaimView *view, const ClaimSentence *sentence)
{
    return view->slots.items + sentence->first_slot;
}

static void claim_scope_compare(ClaimScopeSide *side, const ClaimView *view,
                                const ClaimSentence *first, const ClaimSentence *second)
{
    const ClaimSlot *mine = claim_scope_slots(view, first);
    const ClaimSlot *theirs = claim_scope_slots(view, second);
    for (uint32_t i = 0; i < first->slot_count && i < LIMIT_CLAIM_SLOTS; i++) {
        side->agree[i] = side->differ[i] = 0;
        for (uint32_t k = 0; k < second->slot_count && k < LIMIT_CLAIM_SLOTS; k++) {
            if (!claim_scope_is_comparable(&mine[i], &theirs[k]))
                continue;
            ClaimRelation relation = claim_slot_compare(view, &mine[i], &theirs[k]);
            uint32_t bit = UINT32_C(1) << k;
            side->agree[i] |= relation == CLAIM_SAME || relation == CLAIM_COMPATIBLE ? bit : 0;
            side->differ[i] |= relation == CLAIM_DISJOINT ? bit : 0;
        }
    }
}

/* How the slots beside `a` fare in the other sentence, that of `b`. */
static void claim_scope_count(ClaimScopeCount *count, const ClaimView *view,
                              const ClaimScopeSide *side, const ClaimSlot *a, const ClaimSlot *b)
{
    const ClaimSentence *first = &view->sentences.items[a->sentence];
    const ClaimSentence *second = &view->sentences.items[b->sentence];
    uint32_t beside = 0;
    for (uint32_t k = 0; k < second->slot_count && k < LIMIT_CLAIM_SLOTS; k++)
        if (claim_scope_is_beside(&claim_scope_slots(view, second)[k], b))
            beside |= UINT32_C(1) << k;
    for (uint32_t i = 0; i < first->slot_count && i < LIMIT_CLAIM_SLOTS; i++) {
        if (!claim_scope_is_beside(&claim_scope_slots(view, first)[i], a))
            continue;
        bool agrees = side->agree[i] & beside;
        count->agree += agrees;
        count->differ += !agrees && (side->differ[i] & beside);
    }
}

/* Whether all other values of its kind in its sentence have their like in the other. */
static bool claim_scope_is_alone(const ClaimView *view, const ClaimSentence *sentence,
                                 const ClaimScopeSide *side, const ClaimSlot *slot)
{
    const ClaimSlot *slots = claim_scope_slots(view, sentence);
    uint32_t of_kind = 0;
    for (uint32_t i = 0; i < sentence->slot_count && i < LIMIT_CLAIM_SLOTS; i++) {
        if (slots[i].kind != slot->kind || !claim_scope_is_beside(&slots[i], slot))
            continue;
        if (!side->agree[i])
            return false;
        of_kind++;
    }
    return of_kind > 0;
}

/* Stands between the commas of a list: "Libya, Sudan and Chad". */
static bool claim_scope_is_listed(const ClaimView *view, const ClaimSlot *slot)
{
    const Token *tokens = claim_view_analysis(view, slot->report)->tokens;
    const Sentence *sentence = view->sentences.items[slot->sentence].sentence;
    Str text = claim_view_text(view, slot->report);
    uint32_t end = sentence->first_token + sentence->token_count;
    bool after = false, before = false;
    if (slot->end_token + 1 < end) {
        const Token *next = &tokens[slot->end_token];
        bool goes_on = tokens[slot->end_token + 1].tag == TAG_PROPN ||
                       tokens[slot->end_token + 1].tag == TAG_CCONJ;
        after = next->tag == TAG_CCONJ || (str_at(text, next->span.begin) == ',' && goes_on);
    }
    if (slot->first_token > sentence->first_token) {
        const Token *last = &tokens[slot->first_token - 1];
        before = last->tag == TAG_CCONJ || str_at(text, last->span.begin) == ',';
    }
    return slot->kind == CLAIM_SLOT_NAME && before && after;
}

static int claim_scope_parts(const TimeExpr *time)
{
    return time->day || time->weekday ? 3 : time->month ? 2 : 1;
}

/* Days between two reports, as a part of a week. */
static double claim_scope_apart(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    enum { DAY = 24 * 60 * 60 };
    Interval first = view->documents[a->report].document->report.published_at;
    Interval second = view->documents[b->report].document->report.published_at;
    if (interval_is_unknown(first) || interval_is_unknown(second))
        return 0;
    double gap = fmax((double)(second.from - first.to), (double)(first.from - second.to));
    return fmin(fmax(gap, 0) / DAY, 7) / 7;
}

/* Of a time of day what stands before it and the verb are enough: "the alarm went off at". */
bool claim_scope_is_same_event(const ClaimSlot *a, const ClaimSlot *b)
{
    if (!claim_view_is_time(a) || a->anchor == MAP_NONE || a->anchor != b->anchor || a->is_said ||
        b->is_said)
        return false;
    bool is_same_doer = a->doer != MAP_NONE && a->doer == b->doer;
    return is_same_doer || (a->kind == CLAIM_SLOT_CLOCK && a->verb == b->verb);
}

void claim_scope(ClaimContext *context, ClaimScope *scope, const ClaimView *view,
                 const ClaimSlot *a, const ClaimSlot *b)
{
    static_assert(LIMIT_CLAIM_SLOTS <= 32, "a slot is a bit");
    const ClaimSentence *first = &view->sentences.items[a->sentence];
    const ClaimSentence *second = &view->sentences.items[b->sentence];
    if (scope->first != first || scope->second != second) {
        scope->first = first;
        scope->second = second;
        claim_scope_compare(&scope->forth, view, first, second);
        claim_scope_compare(&scope->back, view, second, first);
    }
    ClaimScopeCount count = { 0 };
    double *x = context->features;
    claim_scope_count(&count, view, &scope->forth, a, b);
    claim_scope_count(&count, view, &scope->back, b, a);
    x[CLAIM_AGREE] = fmin(count.agree, 2 * CLAIM_SCOPE_SLOTS) / (2 * CLAIM_SCOPE_SLOTS);
    x[CLAIM_DIFFER] = fmin(count.differ, 2 * CLAIM_SCOPE_SLOTS) / (2 * CLAIM_SCOPE_SLOTS);
    bool has_verbs = a->verb != MAP_NONE && b->verb != MAP_NONE;
    x[CLAIM_SAME_VERB] = has_verbs && a->verb == b->verb;
    x[CLAIM_OTHER_VERB] = has_verbs && a->verb != b->verb;
    context->is_same_event = claim_scope_is_same_event(a, b);
    x[CLAIM_SAID] = a->is_said != b->is_said;
    x[CLAIM_ALONE] = (double)claim_scope_is_alone(view, first, &scope->forth, a) +
                     (double)claim_scope_is_alone(view, second, &scope->back, b);
    x[CLAIM_PERSONS] =
        a->kind == CLAIM_SLOT_NAME && a->name->kind == NAME_PERSON && b->name->kind == NAME_PERSON;
    x[CLAIM_LISTED] = claim_scope_is_listed(view, a) || claim_scope_is_listed(view, b);
    if (a->kind == CLAIM_SLOT_DATE)
        x[CLAIM_GRAIN] = claim_scope_parts(a->time) != claim_scope_parts(b->time);
    x[CLAIM_APART] = claim_scope_apart(view, a, b);
}
