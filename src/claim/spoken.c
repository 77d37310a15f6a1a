#include "claim/spoken.h"

#include "base/limits.h"
#include "claim/context.h"
#include "claim/slot.h"

#include <stdlib.h>

/* Words in a row that two speakers do not say by chance. */
enum { CLAIM_SPOKEN_RUN = 8 };

/* Set by hand: of the planted names few are speakers.  Above what is shown. */
static const double CLAIM_SPOKEN_SCORE = 0.8;

/* A run of words in a quotation. */
typedef struct ClaimSpoken {
    uint64_t run;
    uint32_t slot; /* the name of who says it */
} ClaimSpoken;

typedef struct ClaimSpokenRuns {
    ClaimSpoken *items;
    size_t count, room;
} ClaimSpokenRuns;

/* The person's name in a span of a report, or MAP_NONE. */
static uint32_t claim_spoken_name(const ClaimView *view, const ClaimDocument *doc, Span speaker)
{
    uint32_t low = doc->first_sentence, high = low + doc->sentence_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (view->sentences.items[middle].sentence->span.end <= speaker.begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == doc->first_sentence + doc->sentence_count)
        return MAP_NONE;
    const ClaimSentence *sentence = &view->sentences.items[low];
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind == CLAIM_SLOT_NAME && slot->name->kind == NAME_PERSON &&
            span_overlaps(slot->span, speaker))
            return sentence->first_slot + i;
    }
    return MAP_NONE;
}

static void claim_spoken_add(ClaimSpokenRuns *runs, const Analysis *analysis, Span words,
                             uint32_t slot, Arena *arena)
{
    uint64_t last[CLAIM_SPOKEN_RUN];
    size_t count = 0;
    for (size_t i = claim_view_token_at(analysis, words.begin);
         i < analysis->token_count && analysis->tokens[i].span.begin < words.end; i++) {
        if (!(analysis->tokens[i].flags & TOKEN_WORD))
            continue;
        last[count++ % CLAIM_SPOKEN_RUN] = analysis->tokens[i].word;
        if (count < CLAIM_SPOKEN_RUN)
            continue;
        uint64_t run = 0;
        for (size_t k = count; k < count + CLAIM_SPOKEN_RUN; k++)
            run = hash_mix(run, last[k % CLAIM_SPOKEN_RUN]);
        *VEC_PUSH(arena, runs) = (ClaimSpoken){ run, slot };
    }
}

static int claim_compare_spoken(const void *a, const void *b)
{
    const ClaimSpoken *x = a, *y = b;
    if (x->run != y->run)
        return x->run < y->run ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static void claim_spoken_judge(ClaimEdges *edges, const ClaimView *view, Map *met, uint32_t a,
                               uint32_t b, Arena *arena)
{
    const ClaimSlot *first = &view->slots.items[a], *second = &view->slots.items[b];
    uint32_t *known = map_put(met, (uint64_t)a << 32 | b);
    bool is_new = *known == MAP_NONE;
    *known = 1;
    if (!is_new || first->report == second->report ||
        claim_slot_compare(view, first, second) != CLAIM_DISJOINT ||
        claim_context_elsewhere(view, first, second) > 0)
        return;
    *VEC_PUSH(arena, edges) = (ClaimEdge){ .a = a,
                                           .b = b,
                                           .is_conflict = true,
                                           .score = CLAIM_SPOKEN_SCORE,
                                           .near = CLAIM_SPOKEN_RUN,
                                           .reason = WORD_CLAIM_SPOKEN };
}

void claim_spoken_find(ClaimEdges *edges, const ClaimView *view, Arena *arena)
{
    ClaimSpokenRuns runs = { 0 };
    Map met = map_open(arena, 64);
    for (size_t d = 0; d < view->document_count; d++) {
        const ClaimDocument *doc = &view->documents[d];
        const Analysis *analysis = &doc->document->analysis;
        for (size_t i = 0; i < analysis->quote_count; i++) {
            const Quote *quote = &analysis->quotes[i];
            if (!quote->is_speech || span_len(quote->speaker) == 0)
                continue;
            uint32_t slot = claim_spoken_name(view, doc, quote->speaker);
            if (slot != MAP_NONE)
                claim_spoken_add(&runs, analysis, quote->span, slot, arena);
        }
    }
    if (runs.count > 0)
        qsort(runs.items, runs.count, sizeof *runs.items, claim_compare_spoken);
    for (size_t i = 0; i < runs.count; i++)
        for (size_t k = i + 1; k < runs.count && k <= i + LIMIT_CLAIM_HEADS; k++) {
            if (runs.items[k].run != runs.items[i].run)
                break;
            claim_spoken_judge(edges, view, &met, runs.items[i].slot, runs.items[k].slot, arena);
        }
}
