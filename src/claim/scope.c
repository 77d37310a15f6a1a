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

#include <math.h>
#include <string.h>

/* Other slots beyond these tell nothing new. */
#define CLAIM_SCOPE_SLOTS 3

enum { CLAIM_SCOPE_AGREES = 1, CLAIM_SCOPE_DIFFERS = 2 };

static bool claim_scope_is_apart(const ClaimSlot *slot, const ClaimSlot *of)
{
    return slot->end_token <= of->first_token || slot->first_token >= of->end_token;
}

/* A bare number is compared with nothing. */
static bool claim_scope_is_bare(const ClaimSlot *slot)
{
    return slot->kind == CLAIM_SLOT_NUMBER && slot->head == MAP_NONE;
}

static bool claim_scope_is_comparable(const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind != b->kind || claim_scope_is_bare(a) || claim_scope_is_bare(b))
        return false;
    return a->kind == CLAIM_SLOT_DATE || (a->frame == b->frame && a->head == b->head);
}

static uint8_t claim_scope_relate(const ClaimView *view, const ClaimSlot *mine,
                                  const ClaimSlot *theirs)
{
    if (!claim_scope_is_comparable(mine, theirs))
        return 0;
    switch (claim_slot_compare(view, mine, theirs)) {
    case CLAIM_SAME:
    case CLAIM_COMPATIBLE:
        return CLAIM_SCOPE_AGREES;
    case CLAIM_DISJOINT:
        return CLAIM_SCOPE_DIFFERS;
    case CLAIM_UNRELATED:
        break;
    }
    return 0;
}

static void claim_scope_fill(ClaimScopeTable *table, const ClaimView *view,
                             const ClaimSentence *first, const ClaimSentence *second, Arena *arena)
{
    size_t cells = (size_t)first->slot_count * second->slot_count;
    if (table->room < cells) {
        table->room = 2 * cells;
        table->cells = ARENA_NEW(arena, uint8_t, table->room);
    }
    if (table->row_room < first->slot_count) {
        table->row_room = 2 * first->slot_count;
        table->rows = ARENA_NEW(arena, ClaimScopeCount, table->row_room);
        table->left = ARENA_NEW(arena, ClaimScopeCount, table->row_room);
    }
    for (uint32_t i = 0; i < first->slot_count; i++) {
        ClaimScopeCount *row = &table->rows[i];
        *row = (ClaimScopeCount){ 0 };
        for (uint32_t k = 0; k < second->slot_count; k++) {
            uint8_t cell = claim_scope_relate(view, &view->slots.items[first->first_slot + i],
                                              &view->slots.items[second->first_slot + k]);
            table->cells[(size_t)i * second->slot_count + k] = cell;
            row->agree += cell == CLAIM_SCOPE_AGREES;
            row->differ += cell == CLAIM_SCOPE_DIFFERS;
        }
    }
}

/* How the slots beside `a` fare in the sentence of `b`: each against all there but those that
 * `b` touches, which are few. */
static void claim_scope_count(ClaimScopeCount *count, const ClaimScopeTable *table,
                              const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    const ClaimSentence *first = &view->sentences.items[a->sentence];
    const ClaimSentence *second = &view->sentences.items[b->sentence];
    const ClaimSlot *mine = &view->slots.items[first->first_slot];
    const ClaimSlot *theirs = &view->slots.items[second->first_slot];
    ClaimScopeCount *rows = table->left;
    memcpy(rows, table->rows, first->slot_count * sizeof *rows);
    for (uint32_t k = 0; k < second->slot_count; k++) {
        if (claim_scope_is_apart(&theirs[k], b))
            continue;
        for (uint32_t i = 0; i < first->slot_count; i++) {
            uint8_t cell = table->cells[(size_t)i * second->slot_count + k];
            rows[i].agree -= cell == CLAIM_SCOPE_AGREES;
            rows[i].differ -= cell == CLAIM_SCOPE_DIFFERS;
        }
    }
    for (uint32_t i = 0; i < first->slot_count; i++) {
        if (!claim_scope_is_apart(&mine[i], a))
            continue;
        count->agree += rows[i].agree > 0;
        count->differ += rows[i].agree == 0 && rows[i].differ > 0;
    }
}

/* Compare the slots of the two sentences, unless these were the last that were compared. */
static void claim_scope_open(ClaimScope *scope, const ClaimView *view, uint32_t first,
                             uint32_t second, Arena *arena)
{
    if (scope->is_filled && scope->first == first && scope->second == second)
        return;
    const ClaimSentence *a = &view->sentences.items[first], *b = &view->sentences.items[second];
    claim_scope_fill(&scope->tables[0], view, a, b, arena);
    claim_scope_fill(&scope->tables[1], view, b, a, arena);
    scope->first = first;
    scope->second = second;
    scope->is_filled = true;
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

void claim_scope(ClaimContext *context, ClaimScope *scope, const ClaimView *view,
                 const ClaimSlot *a, const ClaimSlot *b, Arena *arena)
{
    ClaimScopeCount count = { 0 };
    double *x = context->features;
    claim_scope_open(scope, view, a->sentence, b->sentence, arena);
    claim_scope_count(&count, &scope->tables[0], view, a, b);
    claim_scope_count(&count, &scope->tables[1], view, b, a);
    x[CLAIM_AGREE] = fmin(count.agree, 2 * CLAIM_SCOPE_SLOTS) / (2 * CLAIM_SCOPE_SLOTS);
    x[CLAIM_DIFFER] = fmin(count.differ, 2 * CLAIM_SCOPE_SLOTS) / (2 * CLAIM_SCOPE_SLOTS);
    bool has_verbs = a->verb != MAP_NONE && b->verb != MAP_NONE;
    x[CLAIM_SAME_VERB] = has_verbs && a->verb == b->verb;
    x[CLAIM_OTHER_VERB] = has_verbs && a->verb != b->verb;
    context->is_same_event = a->kind == CLAIM_SLOT_DATE && x[CLAIM_SAME_HEAD] > 0 &&
                             !a->is_said && !b->is_said && a->doer != MAP_NONE &&
                             a->doer == b->doer;
    x[CLAIM_SAID] = a->is_said || b->is_said;
    x[CLAIM_LISTED] = claim_scope_is_listed(view, a) || claim_scope_is_listed(view, b);
    if (a->kind == CLAIM_SLOT_DATE)
        x[CLAIM_GRAIN] = claim_scope_parts(a->time) != claim_scope_parts(b->time);
    x[CLAIM_APART] = claim_scope_apart(view, a, b);
}
