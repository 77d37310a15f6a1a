/*
 * conflict.c - from edges between slots to questions with answers.
 *
 * Slots that are joined by edges are one slot of one claim.  The surest edges
 * are taken first, and one that would bring together two values of one report
 * is passed over: that report speaks of two matters.  Then the slots of each
 * union are sorted into answers by value.  A union in which nobody contradicts
 * anybody is dropped.  A number that grew with time is only a possible
 * conflict, not shown.
 */
#include "claim/conflict.h"

#include "base/limits.h"
#include "claim/slot.h"

#include <stdlib.h>

/* From here on a reader is shown the conflict. */
#define CLAIM_CONFLICT_SHOWN 0.5

typedef struct ClaimMember {
    uint32_t root;
    uint32_t slot;
} ClaimMember;

typedef struct ClaimAnswer {
    uint32_t slot; /* the most precise of them stands for all */
    VEC(uint32_t) slots;
    uint32_t reports;
    uint32_t origins;
} ClaimAnswer;

typedef struct ClaimAnswers {
    ClaimAnswer *items;
    size_t count;
    size_t room;
} ClaimAnswers;

typedef struct ClaimBuilder {
    const ClaimView *view;
    const Lineage *lineage;
    Arena *arena;
    Arena *scratch;
} ClaimBuilder;

static uint32_t claim_union_root(uint32_t *parents, uint32_t slot)
{
    while (parents[slot] != slot) {
        parents[slot] = parents[parents[slot]];
        slot = parents[slot];
    }
    return slot;
}

/* The slots of a union are a ring, so that two unions are joined by a swap. */
typedef struct ClaimUnion {
    const ClaimView *view;
    uint32_t *parents;
    uint32_t *next;
} ClaimUnion;

/* Would a report give two values that exclude each other? */
static bool claim_union_is_at_odds(const ClaimUnion *unions, uint32_t a, uint32_t b)
{
    const ClaimSlot *slots = unions->view->slots.items;
    uint32_t i = a;
    do {
        uint32_t k = b;
        do {
            if (slots[i].report == slots[k].report &&
                claim_slot_compare(unions->view, &slots[i], &slots[k]) == CLAIM_DISJOINT)
                return true;
            k = unions->next[k];
        } while (k != b);
        i = unions->next[i];
    } while (i != a);
    return false;
}

/* The smaller number becomes the root, so that roots do not depend on the order of edges. */
static void claim_union_join(ClaimUnion *unions, uint32_t a, uint32_t b)
{
    a = claim_union_root(unions->parents, a);
    b = claim_union_root(unions->parents, b);
    if (a == b || claim_union_is_at_odds(unions, a, b))
        return;
    unions->parents[a > b ? a : b] = a > b ? b : a;
    uint32_t next = unions->next[a];
    unions->next[a] = unions->next[b];
    unions->next[b] = next;
}

static int claim_compare_sure(const void *a, const void *b)
{
    const ClaimEdge *x = *(const ClaimEdge *const *)a, *y = *(const ClaimEdge *const *)b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* Joins by the surest edges first. */
static void claim_union_build(ClaimUnion *unions, const ClaimEdges *edges, Arena *scratch)
{
    size_t slots = unions->view->slots.count;
    unions->parents = ARENA_NEW(scratch, uint32_t, slots + 1);
    unions->next = ARENA_NEW(scratch, uint32_t, slots + 1);
    for (uint32_t i = 0; i < slots; i++)
        unions->parents[i] = unions->next[i] = i;
    const ClaimEdge **sure = ARENA_NEW(scratch, const ClaimEdge *, edges->count + 1);
    for (size_t i = 0; i < edges->count; i++)
        sure[i] = &edges->items[i];
    if (edges->count > 0)
        qsort(sure, edges->count, sizeof *sure, claim_compare_sure);
    for (size_t i = 0; i < edges->count; i++)
        claim_union_join(unions, sure[i]->a, sure[i]->b);
}

static int claim_compare_members(const void *a, const void *b)
{
    const ClaimMember *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static uint32_t claim_origin_of(const Lineage *lineage, uint32_t report)
{
    return lineage && lineage->origin_of ? lineage->origin_of[report] : report;
}

/* Distinct reports and origins among the slots of an answer. */
static void claim_answer_count(const ClaimBuilder *builder, ClaimAnswer *answer)
{
    ArenaMark mark = arena_mark(builder->scratch);
    Map reports = map_open(builder->scratch, answer->slots.count);
    Map origins = map_open(builder->scratch, answer->slots.count);
    for (size_t i = 0; i < answer->slots.count; i++) {
        uint32_t report = builder->view->slots.items[answer->slots.items[i]].report;
        *map_put(&reports, report) = 1;
        *map_put(&origins, claim_origin_of(builder->lineage, report)) = 1;
    }
    answer->reports = (uint32_t)reports.count;
    answer->origins = (uint32_t)origins.count;
    arena_release(builder->scratch, mark);
}

static int claim_compare_answers(const void *a, const void *b)
{
    const ClaimAnswer *x = a, *y = b;
    if (x->origins != y->origins)
        return x->origins < y->origins ? 1 : -1;
    if (x->reports != y->reports)
        return x->reports < y->reports ? 1 : -1;
    return (x->slots.items[0] > y->slots.items[0]) - (x->slots.items[0] < y->slots.items[0]);
}

/* Sort slots into answers: exact ones found their answer, vaguer ones join the first that fits. */
static void claim_answers_collect(const ClaimBuilder *builder, ClaimAnswers *answers,
                                  const ClaimMember *members, size_t count)
{
    const ClaimSlot *slots = builder->view->slots.items;
    for (size_t i = 0; i < count; i++) {
        const ClaimSlot *slot = &slots[members[i].slot];
        ClaimAnswer *into = NULL;
        for (size_t k = 0; k < answers->count && !into; k++)
            if (claim_slot_compare(builder->view, &slots[answers->items[k].slot], slot) ==
                CLAIM_SAME)
                into = &answers->items[k];
        for (size_t k = 0; k < answers->count && !into; k++)
            if (claim_slot_compare(builder->view, &slots[answers->items[k].slot], slot) ==
                CLAIM_COMPATIBLE)
                into = &answers->items[k];
        if (!into) {
            into = VEC_PUSH(builder->scratch, answers);
            into->slot = members[i].slot;
        }
        if (claim_slot_is_vaguer(&slots[into->slot], slot))
            into->slot = members[i].slot;
        *VEC_PUSH(builder->scratch, &into->slots) = members[i].slot;
    }
    for (size_t i = 0; i < answers->count; i++)
        claim_answer_count(builder, &answers->items[i]);
    qsort(answers->items, answers->count, sizeof *answers->items, claim_compare_answers);
}

/* Every larger number comes from a report of a later day than every smaller one. */
static bool claim_answers_are_updates(const ClaimBuilder *builder, const ClaimAnswers *answers)
{
    const ClaimView *view = builder->view;
    for (size_t i = 0; i < answers->count; i++)
        for (size_t k = 0; k < answers->count; k++) {
            const ClaimSlot *small = &view->slots.items[answers->items[i].slot];
            const ClaimSlot *large = &view->slots.items[answers->items[k].slot];
            if (small->kind != CLAIM_SLOT_NUMBER || small->quantity->kind != QUANTITY_COUNT)
                return false;
            if (small->quantity->high >= large->quantity->low)
                continue;
            for (size_t m = 0; m < answers->items[i].slots.count; m++)
                for (size_t n = 0; n < answers->items[k].slots.count; n++) {
                    uint32_t first = answers->items[i].slots.items[m];
                    uint32_t second = answers->items[k].slots.items[n];
                    Interval a = view->documents[view->slots.items[first].report]
                                     .document->report.published_at;
                    Interval b = view->documents[view->slots.items[second].report]
                                     .document->report.published_at;
                    if (interval_is_unknown(a) || interval_is_unknown(b) || a.to > b.from)
                        return false;
                }
        }
    return true;
}

static void claim_conflict_ask(Conflict *conflict, const ClaimSlot *slot)
{
    conflict->question_words = slot->head_words;
    switch (slot->kind) {
    case CLAIM_SLOT_NUMBER:
        conflict->kind = CONFLICT_NUMBER;
        conflict->question =
            slot->head_words.len > 0 ? WORD_CLAIM_HOW_MANY : WORD_CLAIM_HOW_MANY_BARE;
        if (slot->quantity->kind == QUANTITY_ORDINAL)
            conflict->question =
                slot->head_words.len > 0 ? WORD_CLAIM_WHICH : WORD_CLAIM_WHICH_BARE;
        else if (slot->quantity->kind == QUANTITY_AGE)
            conflict->question = WORD_CLAIM_HOW_OLD;
        else if (slot->quantity->kind != QUANTITY_COUNT)
            conflict->question = WORD_CLAIM_HOW_MUCH;
        break;
    case CLAIM_SLOT_DATE:
    case CLAIM_SLOT_CLOCK:
        conflict->kind = CONFLICT_DATE;
        conflict->question = WORD_CLAIM_WHEN;
        break;
    case CLAIM_SLOT_NAME:
        conflict->kind = slot->is_place ? CONFLICT_PLACE : CONFLICT_NAME;
        conflict->question = slot->name->kind == NAME_PERSON ? WORD_CLAIM_WHO
                             : slot->is_place                ? WORD_CLAIM_WHERE
                                                             : WORD_CLAIM_WHAT_NAME;
        break;
    case CLAIM_SLOT_POLARITY:
        conflict->kind = CONFLICT_NEGATION;
        conflict->question = WORD_CLAIM_WHETHER;
        break;
    }
}

static void claim_conflict_fill_answers(const ClaimBuilder *builder, Conflict *conflict,
                                        const ClaimAnswers *answers)
{
    const ClaimView *view = builder->view;
    conflict->answers = ARENA_NEW(builder->arena, Answer, answers->count);
    conflict->answer_count = answers->count;
    for (size_t i = 0; i < answers->count; i++) {
        const ClaimAnswer *from = &answers->items[i];
        Answer *to = &conflict->answers[i];
        to->origins = from->origins;
        to->normal = claim_slot_normal(&view->slots.items[from->slot], builder->arena);
        for (size_t k = 0; k < from->slots.count; k++) {
            const ClaimSlot *slot = &view->slots.items[from->slots.items[k]];
            bool is_vaguer = claim_slot_is_vaguer(slot, &view->slots.items[from->slot]);
            *VEC_PUSH(builder->arena, &to->readings) = (Reading){
                .report = slot->report,
                .span = slot->span,
                .sentence = view->sentences.items[slot->sentence].number,
                .stance = is_vaguer ? STANCE_LESS_PRECISE : STANCE_SAYS,
            };
        }
        const Reading *first = &to->readings.items[0];
        to->value = str_slice(claim_view_text(view, first->report), first->span);
    }
}

static void claim_conflict_add_reason(const ClaimBuilder *builder, Conflict *conflict, Word word,
                                      double number, Str words)
{
    *VEC_PUSH(builder->arena, &conflict->reasons) =
        (Reason){ .word = word, .a = number, .s = words };
}

static void claim_conflict_give_reasons(const ClaimBuilder *builder, Conflict *conflict,
                                        const ClaimEdge *best)
{
    const ClaimSlot *a = &builder->view->slots.items[best->a];
    const ClaimSlot *b = &builder->view->slots.items[best->b];
    if (best->reason == WORD_CLAIM_SPOKEN) {
        claim_conflict_add_reason(builder, conflict, best->reason, best->near, (Str){ 0 });
        return;
    }
    if (a->kind == CLAIM_SLOT_POLARITY) {
        claim_conflict_add_reason(builder, conflict, best->reason, best->near, (Str){ 0 });
    } else {
        if (a->head != MAP_NONE && a->head == b->head)
            claim_conflict_add_reason(builder, conflict,
                                      a->quantity->kind == QUANTITY_ORDINAL ? WORD_CLAIM_SAME_ORDER
                                                                            : WORD_CLAIM_SAME_HEAD,
                                      0, a->head_words);
        claim_conflict_add_reason(builder, conflict, WORD_CLAIM_SAME_WORDS, best->near, (Str){ 0 });
    }
    claim_conflict_add_reason(builder, conflict, WORD_CLAIM_ALIKE, best->similarity, (Str){ 0 });
}

/* A copy that changes a number contradicts its own origin: no account stands against another. */
static bool claim_answers_are_of_one_origin(const ClaimBuilder *builder,
                                            const ClaimAnswers *answers)
{
    const ClaimSlot *slots = builder->view->slots.items;
    uint32_t origin = claim_origin_of(builder->lineage, slots[answers->items[0].slot].report);
    for (size_t i = 0; i < answers->count; i++)
        for (size_t k = 0; k < answers->items[i].slots.count; k++)
            if (claim_origin_of(builder->lineage, slots[answers->items[i].slots.items[k]].report) !=
                origin)
                return false;
    return true;
}

static void claim_conflict_add(const ClaimBuilder *builder, Claims *out, size_t *room,
                               const ClaimMember *members, size_t count, const ClaimEdge *best)
{
    ClaimAnswers answers = { 0 };
    claim_answers_collect(builder, &answers, members, count);
    if (answers.count < 2)
        return;
    out->conflicts =
        vec_room(builder->arena, out->conflicts, sizeof *out->conflicts, out->conflict_count, room);
    Conflict *conflict = &out->conflicts[out->conflict_count++];
    *conflict = (Conflict){ .is_shown = best->score >= CLAIM_CONFLICT_SHOWN, .point = REPORT_NONE };
    conflict->score = best->score;
    claim_conflict_give_reasons(builder, conflict, best);
    if (answers.count > LIMIT_CLAIM_ANSWERS) {
        claim_conflict_add_reason(builder, conflict, WORD_CLAIM_MANY_ANSWERS, (double)answers.count,
                                  (Str){ 0 });
        answers.count = LIMIT_CLAIM_ANSWERS;
        conflict->is_shown = false;
    }
    if (claim_answers_are_updates(builder, &answers)) {
        claim_conflict_add_reason(builder, conflict, WORD_CLAIM_UPDATED, 0, (Str){ 0 });
        conflict->is_shown = false;
    }
    if (claim_answers_are_of_one_origin(builder, &answers))
        claim_conflict_add_reason(builder, conflict, WORD_CLAIM_ONE_ORIGIN, 0, (Str){ 0 });
    const ClaimSlot *slot = &builder->view->slots.items[answers.items[0].slot];
    claim_conflict_ask(conflict, slot);
    if (best->reason == WORD_CLAIM_SPOKEN)
        conflict->question = WORD_CLAIM_WHO_SAID;
    claim_conflict_fill_answers(builder, conflict, &answers);
}

static size_t claim_conflict_support(const Conflict *conflict)
{
    size_t support = 0;
    for (size_t i = 0; i < conflict->answer_count; i++)
        support += conflict->answers[i].origins;
    return support;
}

static int claim_compare_conflicts(const void *a, const void *b)
{
    const Conflict *x = a, *y = b;
    if (x->is_shown != y->is_shown)
        return x->is_shown ? -1 : 1;
    size_t support_x = claim_conflict_support(x), support_y = claim_conflict_support(y);
    if (support_x != support_y)
        return support_x < support_y ? 1 : -1;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    const Reading *first = &x->answers[0].readings.items[0];
    const Reading *second = &y->answers[0].readings.items[0];
    if (first->report != second->report)
        return first->report < second->report ? -1 : 1;
    return (first->span.begin > second->span.begin) - (first->span.begin < second->span.begin);
}

/* The best conflict edge of each union, or none. */
static const ClaimEdge **claim_conflict_best(const ClaimEdges *edges, uint32_t *parents,
                                             size_t slots, Arena *scratch)
{
    const ClaimEdge **best = ARENA_NEW(scratch, const ClaimEdge *, slots + 1);
    for (size_t i = 0; i < edges->count; i++) {
        const ClaimEdge *edge = &edges->items[i];
        uint32_t root = claim_union_root(parents, edge->a);
        if (edge->is_conflict && root == claim_union_root(parents, edge->b) &&
            (!best[root] || edge->score > best[root]->score))
            best[root] = edge;
    }
    return best;
}

void claim_conflict_build(Claims *out, const ClaimView *view, const ClaimEdges *edges,
                          const Lineage *lineage, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    ClaimBuilder builder = { view, lineage, arena, scratch };
    size_t slots = view->slots.count, room = 0, count = 0;
    ClaimUnion unions = { .view = view };
    claim_union_build(&unions, edges, scratch);
    uint32_t *parents = unions.parents;
    const ClaimEdge **best = claim_conflict_best(edges, parents, slots, scratch);
    ClaimMember *members = ARENA_NEW(scratch, ClaimMember, slots + 1);
    for (uint32_t i = 0; i < slots; i++) {
        uint32_t root = claim_union_root(parents, i);
        if (best[root])
            members[count++] = (ClaimMember){ root, i };
    }
    qsort(members, count, sizeof *members, claim_compare_members);
    for (size_t i = 0, end = 0; i < count; i = end) {
        for (end = i; end < count && members[end].root == members[i].root; end++)
            ;
        claim_conflict_add(&builder, out, &room, members + i, end - i, best[members[i].root]);
    }
    if (out->conflict_count > 0)
        qsort(out->conflicts, out->conflict_count, sizeof *out->conflicts, claim_compare_conflicts);
    arena_release(scratch, mark);
}
