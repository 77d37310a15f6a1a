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
    return context.features[CLAIM_SAME_HEAD] > 0 || context.features[CLAIM_BEFORE] > 0 ||
           context.features[CLAIM_AFTER] > 0;
}

/* Is a name compatible only because nothing is known of it, though it stands for another? */
static bool claim_exact_is_loose(const ClaimView *view, const ClaimSlot *slot,
                                 const ClaimSlot *theirs)
{
    const ClaimSentence *own = &view->sentences.items[slot->sentence];
    for (uint32_t i = 0; i < own->slot_count; i++) {
        const ClaimSlot *mine = &view->slots.items[own->first_slot + i];
        if (mine != slot && claim_slot_compare(view, mine, theirs) == CLAIM_SAME &&
            claim_slot_compare(view, mine, slot) != CLAIM_SAME)
            return true;
    }
    return false;
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
        if (relation == CLAIM_COMPATIBLE &&
            (slot->kind == CLAIM_SLOT_NAME ? claim_exact_is_loose(view, slot, theirs)
                                           : claim_slot_is_vaguer(theirs, slot)))
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

bool claim_unit_holds(const ClaimView *view, const ClaimSlot *slot, uint32_t index)
{
    const ClaimSentence *other = &view->sentences.items[index];
    bool may_be_words = slot->kind == CLAIM_SLOT_NAME;
    return claim_exact_holds(view, slot, other) ||
           (may_be_words && claim_exact_names(view, slot, other));
}

/* "Could", "may", "might": what is told is only possible. */
static bool claim_exact_is_possible(const ClaimView *view, const ClaimSentence *sentence)
{
    const Token *tokens = claim_exact_tokens(view, sentence);
    for (uint32_t i = 0; i < sentence->sentence->token_count; i++)
        if (claim_view_word_is(view, &tokens[i], CLAIM_WORD_POSSIBLE) &&
            (tokens[i].tag == TAG_AUX || tokens[i].tag == TAG_ADV))
            return true;
    return false;
}

/* How often the word of a term is told as a fact, and as possible, in [first, end). */
typedef struct ClaimSureness {
    uint32_t sure, possible;
} ClaimSureness;

static ClaimSureness claim_exact_sureness(const ClaimView *view, uint32_t report, uint32_t first,
                                          uint32_t end, uint32_t term)
{
    const ClaimDocument *doc = &view->documents[report];
    const Token *tokens = doc->document->analysis.tokens;
    ClaimSureness found = { 0 };
    for (uint32_t i = first; i < end; i++) {
        if (doc->terms[i] != term)
            continue;
        bool is_possible = false;
        for (uint32_t k = first; k < end && !is_possible; k++)
            is_possible =
                tokens[k].head == i && claim_view_word_is(view, &tokens[k], CLAIM_WORD_POSSIBLE);
        found.possible += is_possible;
        found.sure += !is_possible;
    }
    return found;
}

bool claim_unit_is_as_sure(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *own = &view->sentences.items[unit->sentence];
    const ClaimSentence *other = &view->sentences.items[index];
    uint32_t first = other->sentence->first_token, end = first + other->sentence->token_count;
    if (!claim_exact_is_possible(view, own) && !claim_exact_is_possible(view, other))
        return true;
    for (uint32_t i = 0; i < unit->term_count; i++) {
        ClaimSureness ours = claim_exact_sureness(view, own->report, unit->first_token,
                                                  unit->end_token, unit->terms[i]);
        ClaimSureness theirs =
            claim_exact_sureness(view, other->report, first, end, unit->terms[i]);
        if ((ours.possible > 0 && theirs.sure > 0 && theirs.possible == 0) ||
            (theirs.possible > 0 && theirs.sure == 0 && ours.sure > 0))
            return false;
    }
    return true;
}

bool claim_unit_is_opposed(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *other = &view->sentences.items[index];
    const ClaimDocument *doc = &view->documents[view->sentences.items[unit->sentence].report];
    const ClaimDocument *theirs = &view->documents[other->report];
    uint32_t second = other->sentence->first_token;
    for (uint32_t i = unit->first_token; i < unit->end_token; i++) {
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
        if (slot->kind != CLAIM_SLOT_POLARITY && !claim_unit_holds(view, slot, other_index))
            return false;
    }
    ClaimUnit whole = claim_unit_of_sentence(view, index);
    return claim_exact_is_possible(view, sentence) == claim_exact_is_possible(view, other) &&
           !claim_unit_is_opposed(view, &whole, other_index);
}
