/*
 * exact.c - whether one sentence says another without turning it round.
 *
 * Two sentences with the same words need not say the same: "14 killed and 30
 * injured" and "30 killed and 14 injured", Iran and Iraq, convicted and
 * acquitted, resigned and could resign.  A report is printed behind all of a
 * sentence only if none of these differs.  What is left out: who did it to
 * whom, when both are named in both.
 */
#include "claim/context.h"
#include "claim/slot.h"
#include "claim/unit.h"
#include "text/unicode.h"

static const Token *claim_exact_tokens(const ClaimView *view, const ClaimSentence *sentence)
{
    return claim_view_analysis(view, sentence->report)->tokens + sentence->sentence->first_token;
}

/* Does another number of the sentence stand where this one stood: after the same word? */
static bool claim_exact_is_taken(const ClaimView *view, const ClaimSlot *slot,
                                 const ClaimSentence *other, const ClaimSlot *but)
{
    for (uint32_t i = 0; i < other->slot_count; i++) {
        const ClaimSlot *theirs = &view->slots.items[other->first_slot + i];
        if (theirs != but && theirs->kind == CLAIM_SLOT_NUMBER && theirs->head == slot->head &&
            claim_context(view, slot, theirs, 0).features[CLAIM_BEFORE] > 0)
            return true;
    }
    return false;
}

/* A number stands for the same thing: what is counted, or the word next to it, is the same. */
static bool claim_exact_counts_same(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b,
                                    const ClaimSentence *other)
{
    ClaimContext context = claim_context(view, a, b, 0);
    if (context.features[CLAIM_BEFORE] == 0 && claim_exact_is_taken(view, a, other, b))
        return false;
    return context.features[CLAIM_SAME_HEAD] > 0 || context.features[CLAIM_BEFORE] > 0 || context.features[CLAIM_AFTER] > 0;
}

/* The other sentence holds a value or name that can stand for this one. */
static bool claim_exact_holds(const ClaimView *view, const ClaimSlot *slot,
                              const ClaimSentence *other)
{
    for (uint32_t i = 0; i < other->slot_count; i++) {
        const ClaimSlot *theirs = &view->slots.items[other->first_slot + i];
        if (theirs->kind != slot->kind)
            continue;
        ClaimRelation relation = claim_slot_compare(view, slot, theirs);
        if (relation != CLAIM_SAME && relation != CLAIM_COMPATIBLE)
            continue;
        if (relation == CLAIM_COMPATIBLE && slot->kind != CLAIM_SLOT_NAME &&
            claim_slot_is_vaguer(theirs, slot))
            continue;
        if (slot->kind != CLAIM_SLOT_NUMBER || claim_exact_counts_same(view, slot, theirs, other))
            return true;
    }
    return false;
}

/* A place that no slot of the other stands for may still be there as words. */
static bool claim_exact_names(const ClaimView *view, const ClaimSlot *slot,
                              const ClaimSentence *other)
{
    const ClaimDocument *doc = &view->documents[slot->report];
    for (uint32_t i = slot->first_token; i < slot->end_token; i++)
        for (uint32_t k = 0; k < other->term_count; k++)
            if (doc->terms[i] != MAP_NONE && doc->terms[i] == other->terms[k])
                return true;
    return false;
}

/* "Could", "may", "might": what is told is only possible. */
static bool claim_exact_is_possible(const ClaimView *view, const ClaimSentence *sentence)
{
    const uint64_t words[] = { unicode_fold_hash(STR("could")), unicode_fold_hash(STR("may")),
                               unicode_fold_hash(STR("might")) };
    const Token *tokens = claim_exact_tokens(view, sentence);
    for (uint32_t i = 0; i < sentence->sentence->token_count; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (tokens[i].word == words[k] && tokens[i].tag == TAG_AUX)
                return true;
    return false;
}

/* A word that the other sentence has only by its opposite. */
static bool claim_exact_is_opposed(const ClaimView *view, const ClaimSentence *sentence,
                                   const ClaimSentence *other)
{
    const ClaimDocument *doc = &view->documents[sentence->report];
    const ClaimDocument *theirs = &view->documents[other->report];
    uint32_t first = sentence->sentence->first_token, second = other->sentence->first_token;
    for (uint32_t i = first; i < first + sentence->sentence->token_count; i++) {
        bool has_same = false, has_opposite = false;
        if (doc->sides[i] != 1 && doc->sides[i] != -1)
            continue;
        for (uint32_t k = second; k < second + other->sentence->token_count; k++) {
            bool is_one = theirs->terms[k] == doc->terms[i] && doc->terms[i] != MAP_NONE;
            has_same |= is_one && theirs->sides[k] == doc->sides[i];
            has_opposite |= is_one && theirs->sides[k] == -doc->sides[i];
        }
        if (has_opposite && !has_same)
            return true;
    }
    return false;
}

bool claim_unit_is_exact(const ClaimView *view, uint32_t index, uint32_t other_index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const ClaimSentence *other = &view->sentences.items[other_index];
    if (sentence->words == other->words)
        return true;
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind == CLAIM_SLOT_POLARITY)
            continue;
        bool may_be_words = slot->kind == CLAIM_SLOT_NAME;
        if (!claim_exact_holds(view, slot, other) &&
            !(may_be_words && claim_exact_names(view, slot, other)))
            return false;
    }
    return claim_exact_is_possible(view, sentence) == claim_exact_is_possible(view, other) &&
           !claim_exact_is_opposed(view, sentence, other);
}
