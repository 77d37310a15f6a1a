/*
 * edge.c - which slots of different reports are the same slot of one claim.
 *
 * Slots meet in two ways: in sentences that are alike, and by the thing they
 * count, if few slots of the story count it.  Each meeting is judged by the
 * words around (context.c); values that exclude each other make a conflict
 * edge, the same or compatible values an agreement.
 */
#include "claim/conflict.h"

#include "base/limits.h"
#include "claim/context.h"
#include "claim/negate.h"
#include "claim/scope.h"
#include "claim/slot.h"
#include "claim/spoken.h"

#include <math.h>
#include <stdlib.h>

/* Below this, two values are not even a possible conflict. */
#define CLAIM_EDGE_POSSIBLE 0.3
/* Words around that two slots must share to agree. */
#define CLAIM_EDGE_AGREE 0.45

typedef struct ClaimFinder {
    ClaimView *view;
    ClaimEdges *edges;
    Map met;      /* two slots to 1 */
    Map polarity; /* sentence and token to a slot */
    Arena *arena;
    ClaimScope scope; /* of the sentences of the last two slots */
} ClaimFinder;

static bool claim_edge_is_new(ClaimFinder *finder, uint32_t a, uint32_t b)
{
    uint32_t *met = map_put(&finder->met, (uint64_t)a << 32 | b);
    bool is_new = *met == MAP_NONE;
    *met = 1;
    return is_new;
}

static void claim_edge_judge(void *found, uint32_t a, uint32_t b, double shared)
{
    ClaimFinder *finder = found;
    const ClaimView *view = finder->view;
    const ClaimSlot *first = &view->slots.items[a], *second = &view->slots.items[b];
    ClaimRelation relation = claim_slot_compare(view, first, second);
    if (relation == CLAIM_UNRELATED)
        return;
    ClaimContext context = claim_context(view, first, second, shared);
    double near = context.features[CLAIM_NEAR];
    if (near < CLAIM_EDGE_NEAR && !claim_scope_is_same_event(first, second))
        return;
    ClaimEdge edge = { a, b, .near = near, .similarity = context.features[CLAIM_SIMILARITY] };
    if (relation == CLAIM_DISJOINT) {
        claim_scope(&context, &finder->scope, view, first, second);
        edge.is_conflict = true;
        edge.score = claim_context_score(&context, first);
        if (edge.score < CLAIM_EDGE_POSSIBLE)
            return;
        context.features[CLAIM_ELSEWHERE] = claim_context_elsewhere(view, first, second);
        edge.score = claim_context_score(&context, first);
        if (edge.score < CLAIM_EDGE_POSSIBLE)
            return;
    } else {
        edge.score = near;
        bool counts_same = first->head == MAP_NONE || second->head == MAP_NONE ||
                           context.features[CLAIM_SAME_HEAD] > 0;
        if (near < CLAIM_EDGE_AGREE || !counts_same)
            return;
    }
    if (claim_edge_is_new(finder, a, b))
        *VEC_PUSH(finder->arena, finder->edges) = edge;
}

static uint32_t claim_edge_polarity(ClaimFinder *finder, uint32_t sentence, Span span,
                                    uint32_t first, uint32_t end, int8_t side)
{
    uint32_t *slot = map_put(&finder->polarity, (uint64_t)sentence << 32 | first);
    if (*slot != MAP_NONE)
        return *slot;
    *slot = (uint32_t)finder->view->slots.count;
    *VEC_PUSH(finder->arena, &finder->view->slots) = (ClaimSlot){
        .kind = CLAIM_SLOT_POLARITY,
        .report = finder->view->sentences.items[sentence].report,
        .sentence = sentence,
        .first_token = first,
        .end_token = end,
        .span = span,
        .head = MAP_NONE,
        .side = side,
    };
    return *slot;
}

/* Sentences that are less alike are too often about different things to deny each other. */
#define CLAIM_EDGE_DENIAL_ALIKE  0.45
#define CLAIM_EDGE_DISPUTE_ALIKE 0.3
/* From here on a verb with the same ones about it is of the same matter. */
#define CLAIM_EDGE_SAME_ALIKE 0.5

static double claim_edge_denial_score(const ClaimDenial *denial, double similarity)
{
    if (denial->is_disputed)
        return denial->matched;
    if (denial->is_predicate)
        return denial->matched * fmin(similarity / CLAIM_EDGE_SAME_ALIKE, 1);
    if (similarity < CLAIM_EDGE_DENIAL_ALIKE)
        return 0;
    double sum = -6.5 + 5 * similarity + 3 * denial->matched + denial->before + denial->after;
    return 1 / (1 + exp(-sum));
}

static void claim_edge_deny(ClaimFinder *finder, const ClaimPair *pair)
{
    if (pair->similarity < CLAIM_EDGE_DISPUTE_ALIKE)
        return;
    ClaimDenials denials = { 0 };
    claim_negate_compare(&denials, finder->view, pair, finder->arena);
    for (size_t i = 0; i < denials.count; i++) {
        const ClaimDenial *denial = &denials.items[i];
        double score = claim_edge_denial_score(denial, pair->similarity);
        if (score < CLAIM_EDGE_POSSIBLE)
            continue;
        uint32_t a = claim_edge_polarity(finder, pair->a, denial->a, denial->a_first, denial->a_end,
                                         denial->a_side);
        uint32_t b = claim_edge_polarity(finder, pair->b, denial->b, denial->b_first, denial->b_end,
                                         (int8_t)-denial->a_side);
        if (finder->view->slots.items[a].side == finder->view->slots.items[b].side ||
            !claim_edge_is_new(finder, a < b ? a : b, a < b ? b : a))
            continue;
        *VEC_PUSH(finder->arena, finder->edges) = (ClaimEdge){
            a < b ? a : b,
            a < b ? b : a,
            true,
            score,
            denial->matched,
            pair->similarity,
            denial->is_disputed    ? WORD_CLAIM_DISPUTED
            : denial->is_opposite  ? WORD_CLAIM_OPPOSITE
            : denial->is_predicate ? WORD_CLAIM_UNDONE
                                   : WORD_CLAIM_DENIED,
        };
    }
}

typedef struct ClaimHead {
    uint64_t key;
    uint32_t slot;
} ClaimHead;

static int claim_compare_heads(const void *a, const void *b)
{
    const ClaimHead *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

/* Slots that count the same thing, however unlike their sentences are. */
static void claim_edge_meet_heads(const ClaimView *view, ClaimMeet meet, void *context,
                                  Arena *arena)
{
    ClaimHead *heads = ARENA_NEW(arena, ClaimHead, view->slots.count + 1);
    size_t count = 0;
    for (uint32_t i = 0; i < view->slots.count; i++) {
        const ClaimSlot *slot = &view->slots.items[i];
        if (slot->kind == CLAIM_SLOT_NUMBER && slot->head != MAP_NONE)
            heads[count++] = (ClaimHead){ hash_mix(slot->frame, slot->head), i };
        if (claim_view_is_time(slot) && slot->anchor != MAP_NONE)
            heads[count++] = (ClaimHead){ hash_mix(slot->kind, slot->anchor), i };
    }
    qsort(heads, count, sizeof *heads, claim_compare_heads);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && k <= i + LIMIT_CLAIM_HEADS; k++) {
            if (heads[k].key != heads[i].key)
                break;
            const ClaimSlot *a = &view->slots.items[heads[i].slot];
            const ClaimSlot *b = &view->slots.items[heads[k].slot];
            if (a->report == b->report)
                continue;
            double shared = claim_align_shared(view, &view->sentences.items[a->sentence],
                                               &view->sentences.items[b->sentence]);
            meet(context, heads[i].slot, heads[k].slot, shared);
        }
}

void claim_edges_meet(const ClaimView *view, const ClaimPairs *pairs, ClaimMeet meet, void *context,
                      Arena *arena)
{
    claim_edge_meet_heads(view, meet, context, arena);
    for (size_t p = 0; p < pairs->count; p++) {
        const ClaimSentence *a = &view->sentences.items[pairs->items[p].a];
        const ClaimSentence *b = &view->sentences.items[pairs->items[p].b];
        double shared = claim_align_shared(view, a, b);
        for (uint32_t i = 0; i < a->slot_count; i++)
            for (uint32_t k = 0; k < b->slot_count; k++)
                meet(context, a->first_slot + i, b->first_slot + k, shared);
    }
}

static int claim_compare_edges(const void *a, const void *b)
{
    const ClaimEdge *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

void claim_edges_find(ClaimEdges *edges, ClaimView *view, const ClaimPairs *pairs, Arena *arena)
{
    ClaimFinder finder = { view, edges, map_open(arena, 256), map_open(arena, 64), arena, { 0 } };
    claim_edges_meet(view, pairs, claim_edge_judge, &finder, arena);
    for (size_t i = 0; i < pairs->count; i++)
        claim_edge_deny(&finder, &pairs->items[i]);
    claim_spoken_find(edges, view, arena);
    if (edges->count > 0)
        qsort(edges->items, edges->count, sizeof *edges->items, claim_compare_edges);
}
