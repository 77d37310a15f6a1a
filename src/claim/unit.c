/*
 * unit.c - cutting sentences into clauses, and asking whether a sentence says one.
 *
 * A sentence of forty words holds five facts.  It is cut at commas, colons,
 * dashes and brackets; pieces without enough words of their own are joined to
 * the piece before.  A sentence says a unit if it holds all its names and
 * values and most of the weight of its other words.  That is one-sided: the
 * sentence may say more.  What is left out: clauses without a mark between
 * them, pronouns.
 */
#include "claim/unit.h"

#include "base/limits.h"
#include "claim/name.h"
#include "claim/role.h"
#include "claim/slot.h"

#include <math.h>

/*
 * Of the weight of a unit's words that a sentence must hold: less where a value
 * or an actor is held too, more where a value is wanting.
 */
#define CLAIM_UNIT_SHARE        0.78
#define CLAIM_UNIT_SHARE_NAMES  0.55
#define CLAIM_UNIT_SHARE_VALUES 0.5
#define CLAIM_UNIT_SHARE_DATES  0.6
#define CLAIM_UNIT_SHARE_VAGUE  0.75
/* Of the same, for one unit to be a part of another. */
#define CLAIM_UNIT_WITHIN 0.6

enum { CLAIM_UNIT_PIECES = 12 };

static bool claim_unit_is_break(const ClaimView *view, uint32_t report, const Token *token)
{
    if (token->flags & TOKEN_WORD)
        return false;
    Str text = str_slice(claim_view_text(view, report), token->span);
    /* A hyphen inside "3-1" or "46-year-old" parts nothing. */
    if (str_equal(text, STR("-")) && !(token->flags & TOKEN_SPACE_AFTER))
        return false;
    return text.len > 0 &&
           (str_find_byte(STR(",;:()[]-"), text.data[0], 0) != STR_NONE ||
            str_equal(text, STR("\xe2\x80\x94")) || str_equal(text, STR("\xe2\x80\x93")));
}

/* The slot that covers a token, or NULL. */
static const ClaimSlot *claim_unit_slot_at(const ClaimView *view, const ClaimSentence *sentence,
                                           uint32_t token)
{
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->first_token <= token && token < slot->end_token)
            return slot;
    }
    return NULL;
}

/* Persons and organizations must be named; places and peoples are words like others. */
static bool claim_unit_is_actor(const ClaimSlot *slot)
{
    return slot->kind == CLAIM_SLOT_NAME &&
           (slot->name->kind == NAME_PERSON || slot->name->kind == NAME_ORGANIZATION);
}

/* "Russian President" before a name says no more than the name. */
static bool claim_unit_is_decoration(const ClaimView *view, const ClaimSentence *sentence,
                                     uint32_t token)
{
    const ClaimDocument *doc = &view->documents[sentence->report];
    uint32_t end = sentence->sentence->first_token + sentence->sentence->token_count;
    const ClaimSlot *slot = claim_unit_slot_at(view, sentence, token);
    bool is_people = slot && slot->kind == CLAIM_SLOT_NAME && !claim_unit_is_actor(slot);
    uint32_t next = is_people ? slot->end_token : token;
    uint32_t titles = 0;
    for (; next < end && doc->sides[next] == CLAIM_SIDE_TITLE; next++)
        titles++;
    if (titles == 0 || next == end)
        return false;
    const ClaimSlot *name = claim_unit_slot_at(view, sentence, next);
    return name && claim_unit_is_actor(name);
}

/* Names of actors and values are compared as such, not as words. */
static bool claim_unit_is_word(const ClaimView *view, const ClaimSentence *sentence, uint32_t token)
{
    const ClaimSlot *slot = claim_unit_slot_at(view, sentence, token);
    if (slot && (slot->kind != CLAIM_SLOT_NAME || claim_unit_is_actor(slot)))
        return false;
    return !claim_unit_is_decoration(view, sentence, token);
}

static bool claim_unit_has_name(const ClaimView *view, const ClaimUnit *unit, const ClaimSlot *slot)
{
    for (uint32_t i = 0; i < unit->name_count; i++) {
        ClaimRelation relation = claim_slot_compare(view, &view->slots.items[unit->names[i]], slot);
        if (relation == CLAIM_SAME || relation == CLAIM_COMPATIBLE)
            return true;
    }
    return false;
}

static void claim_unit_add_slots(ClaimUnit *unit, const ClaimView *view,
                                 const ClaimSentence *sentence)
{
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        uint32_t number = sentence->first_slot + i;
        const ClaimSlot *slot = &view->slots.items[number];
        if (slot->first_token < unit->first_token || slot->first_token >= unit->end_token)
            continue;
        if (slot->kind == CLAIM_SLOT_NAME) {
            if (claim_unit_is_actor(slot) && unit->name_count < CLAIM_UNIT_SLOTS &&
                !claim_unit_has_name(view, unit, slot))
                unit->names[unit->name_count++] = number;
        } else if (slot->kind != CLAIM_SLOT_POLARITY && unit->value_count < CLAIM_UNIT_SLOTS) {
            unit->values[unit->value_count++] = number;
        }
    }
}

static void claim_unit_add_terms(ClaimUnit *unit, const ClaimView *view,
                                 const ClaimSentence *sentence)
{
    const ClaimDocument *doc = &view->documents[sentence->report];
    for (uint32_t i = unit->first_token; i < unit->end_token; i++) {
        uint32_t term = doc->terms[i];
        if (term == MAP_NONE || unit->term_count == CLAIM_UNIT_TERMS ||
            doc->document->analysis.tokens[i].tag == TAG_ADV ||
            !claim_unit_is_word(view, sentence, i))
            continue;
        bool is_new = true;
        for (uint32_t k = 0; k < unit->term_count; k++)
            is_new &= unit->terms[k] != term;
        if (!is_new)
            continue;
        unit->terms[unit->term_count++] = term;
        unit->weight += view->weights[term];
    }
}

static ClaimUnit claim_unit_make(const ClaimView *view, uint32_t index, uint32_t first,
                                 uint32_t end)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    ClaimUnit unit = { .sentence = index, .first_token = first, .end_token = end };
    claim_unit_add_slots(&unit, view, sentence);
    claim_unit_add_terms(&unit, view, sentence);
    return unit;
}

ClaimUnit claim_unit_of_sentence(const ClaimView *view, uint32_t index)
{
    const Sentence *sentence = view->sentences.items[index].sentence;
    return claim_unit_make(view, index, sentence->first_token,
                           sentence->first_token + sentence->token_count);
}

/* Two words and a value, or three words and a name, or five words make a claim. */
static bool claim_unit_is_enough(const ClaimUnit *unit)
{
    if (unit->value_count > 0)
        return unit->term_count >= 2;
    return unit->term_count >= 3 && unit->term_count + 2 * unit->name_count >= 5;
}

static bool claim_unit_is_short(const ClaimUnit *unit)
{
    return unit->term_count + unit->name_count + unit->value_count <= 12;
}

enum { CLAIM_UNIT_BEFORE = 3, CLAIM_UNIT_AFTER = 2, CLAIM_UNIT_COUNTED = 3 };

static bool claim_unit_may_hold(const ClaimView *view, const ClaimSentence *sentence,
                                uint32_t token)
{
    const ClaimDocument *doc = &view->documents[sentence->report];
    return doc->terms[token] != MAP_NONE && claim_unit_is_word(view, sentence, token);
}

static bool claim_unit_is_value_at(const ClaimView *view, const ClaimSentence *sentence,
                                   uint32_t token)
{
    const ClaimSlot *slot = claim_unit_slot_at(view, sentence, token);
    const Token *tokens = claim_view_analysis(view, sentence->report)->tokens;
    return slot ? slot->kind != CLAIM_SLOT_NAME : (tokens[token].flags & TOKEN_DIGITS) != 0;
}

/* A value and the words next to it in its piece [begin, end): "parade in Beijing on September 3".
 */
static ClaimUnit claim_unit_around(const ClaimView *view, uint32_t index, const ClaimSlot *slot,
                                   uint32_t begin, uint32_t end)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    uint32_t first = slot->first_token, last = slot->end_token, words = 0;
    /* What is counted follows; a date or an ordinal needs what goes before. */
    bool is_count = slot->head != MAP_NONE && slot->quantity->kind != QUANTITY_ORDINAL;
    uint32_t before = is_count ? 0 : CLAIM_UNIT_BEFORE;
    uint32_t after = is_count ? CLAIM_UNIT_COUNTED : CLAIM_UNIT_AFTER;
    while (first > begin && words < before && !claim_unit_is_value_at(view, sentence, first - 1))
        words += claim_unit_may_hold(view, sentence, --first);
    for (words = 0; last < end && words < after && !claim_unit_is_value_at(view, sentence, last);
         last++)
        words += claim_unit_may_hold(view, sentence, last);
    ClaimUnit unit = claim_unit_make(view, index, first, last);
    unit.name_count = 0;
    unit.is_about_value = true;
    unit.value_count = 1;
    unit.values[0] = (uint32_t)(slot - view->slots.items);
    return unit;
}

/* "One man said on Friday" tells nothing of what happened. */
static bool claim_unit_only_says(const ClaimView *view, uint32_t index, uint32_t first,
                                 uint32_t end)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const ClaimDocument *doc = &view->documents[sentence->report];
    bool says = false;
    for (uint32_t i = first; i < end; i++) {
        const ClaimSlot *slot = claim_unit_slot_at(view, sentence, i);
        if (doc->terms[i] == MAP_NONE || (slot && claim_view_is_time(slot)))
            continue;
        uint8_t saying = doc->sayings[i];
        says |= saying == CLAIM_SAYING_CUE;
        if (saying == CLAIM_SAYING_NONE)
            return false;
    }
    return says;
}

/* Values in a piece are tried by themselves, with the words next to them. */
static void claim_units_add_values(ClaimUnits *units, const ClaimView *view, uint32_t index,
                                   uint32_t begin, uint32_t end, Arena *arena)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind != CLAIM_SLOT_NUMBER && slot->kind != CLAIM_SLOT_DATE)
            continue;
        if (slot->first_token < begin || slot->end_token > end)
            continue;
        ClaimUnit unit = claim_unit_around(view, index, slot, begin, end);
        if (claim_unit_is_enough(&unit) &&
            !claim_unit_only_says(view, index, unit.first_token, unit.end_token))
            *VEC_PUSH(arena, units) = unit;
    }
}

void claim_units_add(ClaimUnits *units, const ClaimView *view, uint32_t index, Arena *arena)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const Token *tokens = claim_view_analysis(view, sentence->report)->tokens;
    uint32_t first = sentence->sentence->first_token;
    uint32_t end = first + sentence->sentence->token_count;
    ClaimUnit whole = claim_unit_of_sentence(view, index);
    if (claim_unit_is_enough(&whole) && claim_unit_is_short(&whole))
        *VEC_PUSH(arena, units) = whole;
    uint32_t begin = first;
    for (uint32_t i = first; i <= end; i++) {
        if (i < end && !claim_unit_is_break(view, sentence->report, &tokens[i]))
            continue;
        ClaimUnit piece = claim_unit_make(view, index, begin, i);
        bool is_all = begin == first && i == end;
        if (!claim_unit_is_enough(&piece))
            continue; /* the next piece begins where this one did */
        if (!is_all && claim_unit_is_short(&piece) && !claim_unit_only_says(view, index, begin, i))
            *VEC_PUSH(arena, units) = piece;
        claim_units_add_values(units, view, index, begin, i, arena);
        begin = i + 1;
    }
}

/* May two names be one's?  Persons and bodies whose names only share words are not. */
static bool claim_unit_is_named(const ClaimView *view, const ClaimSlot *name, const ClaimSlot *slot)
{
    ClaimRelation relation = claim_slot_compare(view, name, slot);
    if (relation != CLAIM_SAME && relation != CLAIM_COMPATIBLE)
        return false;
    return !claim_unit_is_actor(name) || !claim_unit_is_actor(slot) ||
           !claim_name_is_other(str_slice(claim_view_text(view, name->report), name->span),
                                str_slice(claim_view_text(view, slot->report), slot->span));
}

/* Does a name share a word with another's name? */
static bool claim_unit_shares_word(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    const uint32_t *ours = view->documents[a->report].terms;
    const uint32_t *theirs = view->documents[b->report].terms;
    for (uint32_t i = a->first_token; i < a->end_token; i++)
        for (uint32_t k = b->first_token; k < b->end_token; k++)
            if (ours[i] != MAP_NONE && ours[i] == theirs[k])
                return true;
    return false;
}

/*
 * A sentence names an entity by a name that is compatible, or by half of its
 * words, unless these are of the name of another.
 */
static bool claim_unit_names(const ClaimView *view, const ClaimSlot *name,
                             const ClaimSentence *sentence)
{
    bool is_other = false;
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind != CLAIM_SLOT_NAME)
            continue;
        if (claim_unit_is_named(view, name, slot))
            return true;
        is_other |= claim_unit_is_actor(slot) && claim_unit_shares_word(view, name, slot);
    }
    if (is_other)
        return false;
    const ClaimDocument *doc = &view->documents[name->report];
    uint32_t words = 0, found = 0;
    for (uint32_t i = name->first_token; i < name->end_token; i++) {
        if (doc->terms[i] == MAP_NONE)
            continue;
        words++;
        found += claim_view_has_term(sentence, doc->terms[i]);
    }
    return words > 0 && found * 2 > words;
}

/*
 * Bounds that are far apart say nothing alike, though they leave room for each
 * other: "more than 200 a day" and "more than 150,000".
 */
#define CLAIM_UNIT_FAR 3

static bool claim_unit_is_far(const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind != CLAIM_SLOT_NUMBER)
        return false;
    const Quantity *x = a->quantity, *y = b->quantity;
    bool are_closed =
        isfinite(x->low) && isfinite(x->high) && isfinite(y->low) && isfinite(y->high);
    double first = isfinite(x->low) ? x->low : x->high;
    double second = isfinite(y->low) ? y->low : y->high;
    return !are_closed && (first > CLAIM_UNIT_FAR * second || second > CLAIM_UNIT_FAR * first);
}

/* Two months, or two years. */
static bool claim_unit_are_other_months(const TimeExpr *a, const TimeExpr *b)
{
    return (a->year && b->year && a->year != b->year) ||
           (a->month && b->month && a->month != b->month);
}

/* Do two sentences with dates name other months or years, and none that is the same? */
static bool claim_unit_is_other_time(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *own = &view->sentences.items[unit->sentence];
    const ClaimSentence *other = &view->sentences.items[index];
    bool met = false;
    for (uint32_t i = 0; i < own->slot_count; i++)
        for (uint32_t k = 0; k < other->slot_count; k++) {
            const ClaimSlot *a = &view->slots.items[own->first_slot + i];
            const ClaimSlot *b = &view->slots.items[other->first_slot + k];
            if (a->kind != CLAIM_SLOT_DATE || b->kind != CLAIM_SLOT_DATE)
                continue;
            if (!claim_unit_are_other_months(a->time, b->time))
                return false;
            met = true;
        }
    return met;
}

static ClaimRelation claim_unit_value(const ClaimView *view, const ClaimSlot *value,
                                      const ClaimSentence *sentence, bool *is_vaguer)
{
    ClaimRelation best = CLAIM_UNRELATED;
    *is_vaguer = false;
    for (uint32_t i = 0; i < sentence->slot_count && best != CLAIM_SAME; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind != value->kind)
            continue;
        bool counts_same =
            slot->head == value->head || slot->head == MAP_NONE || value->head == MAP_NONE;
        ClaimRelation relation = claim_slot_compare(view, value, slot);
        if (!counts_same || relation == CLAIM_UNRELATED || claim_unit_is_far(value, slot) ||
            (relation == CLAIM_DISJOINT && best != CLAIM_UNRELATED))
            continue;
        best = relation;
        *is_vaguer = relation == CLAIM_COMPATIBLE && claim_slot_is_vaguer(slot, value);
    }
    return best;
}

bool claim_unit_is_at_odds(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    for (uint32_t i = 0; i < unit->value_count; i++) {
        const ClaimSlot *value = &view->slots.items[unit->values[i]];
        bool differs = false, fits = value->head == MAP_NONE;
        for (uint32_t k = 0; k < sentence->slot_count && !fits; k++) {
            const ClaimSlot *slot = &view->slots.items[sentence->first_slot + k];
            if (slot->kind != value->kind || slot->head != value->head)
                continue;
            ClaimRelation relation = claim_slot_compare(view, value, slot);
            differs |= relation == CLAIM_DISJOINT;
            fits = relation == CLAIM_SAME || relation == CLAIM_COMPATIBLE;
        }
        if (differs && !fits)
            return true;
    }
    return false;
}

/* Tokens after a negation that it may be about. */
#define CLAIM_UNIT_NEGATION 3

/* Is one of the unit's words negated in a sentence? */
static bool claim_unit_is_negated(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const ClaimDocument *doc = &view->documents[sentence->report];
    const Token *tokens = doc->document->analysis.tokens;
    bool is_own = index == unit->sentence;
    uint32_t first = is_own ? unit->first_token : sentence->sentence->first_token;
    uint32_t end = is_own ? unit->end_token
                          : sentence->sentence->first_token + sentence->sentence->token_count;
    uint32_t reach = 0;
    for (uint32_t i = first; i < end; i++) {
        if (doc->sides[i] == CLAIM_SIDE_DENIAL)
            reach = LIMIT_CLAIM_SENTENCE_TOKENS;
        if (tokens[i].flags & TOKEN_NEGATION)
            reach = reach > CLAIM_UNIT_NEGATION ? reach : CLAIM_UNIT_NEGATION + 1;
        if (doc->sides[i] == CLAIM_SIDE_DENIAL || (tokens[i].flags & TOKEN_NEGATION))
            continue;
        reach -= reach > 0;
        for (uint32_t k = 0; reach > 0 && k < unit->term_count; k++)
            if (unit->terms[k] == doc->terms[i])
                return true;
    }
    return false;
}

/* The share of words that is enough, given how many of the values are held. */
static double claim_unit_least(const ClaimView *view, const ClaimUnit *unit, uint32_t values)
{
    if (values < unit->value_count) {
        bool may_be_vague = !unit->is_about_value && unit->term_count + unit->name_count >= 4;
        return may_be_vague ? CLAIM_UNIT_SHARE_VAGUE : (double)INFINITY;
    }
    if (values > 0)
        return unit->is_about_value && view->slots.items[unit->values[0]].head == MAP_NONE
                   ? CLAIM_UNIT_SHARE_DATES
                   : CLAIM_UNIT_SHARE_VALUES;
    return unit->name_count > 0 ? CLAIM_UNIT_SHARE_NAMES : CLAIM_UNIT_SHARE;
}

/* Tokens more than the unit has among which a sentence must hold its words. */
#define CLAIM_UNIT_SLACK 6

/* The words of a unit that stand closest together in a sentence. */
typedef struct ClaimHeld {
    double weight;
    uint32_t words;
    uint32_t end; /* token after the last of them */
} ClaimHeld;

static uint32_t claim_unit_place(const ClaimUnit *unit, uint32_t term)
{
    for (uint32_t k = 0; k < unit->term_count; k++)
        if (unit->terms[k] == term)
            return k;
    return MAP_NONE;
}

static ClaimHeld claim_unit_hold(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const uint32_t *terms = view->documents[sentence->report].terms;
    uint32_t first = sentence->sentence->first_token;
    uint32_t end = first + sentence->sentence->token_count;
    uint32_t reach = unit->end_token - unit->first_token + CLAIM_UNIT_SLACK;
    uint32_t inside[CLAIM_UNIT_TERMS] = { 0 };
    ClaimHeld now = { 0 }, best = { 0 };
    for (uint32_t i = first; i < end; i++) {
        uint32_t enters = terms[i] != MAP_NONE ? claim_unit_place(unit, terms[i]) : MAP_NONE;
        if (enters != MAP_NONE && inside[enters]++ == 0) {
            now.weight += view->weights[terms[i]];
            now.words++;
            now.end = i + 1;
        }
        uint32_t old = i - reach; /* wraps, and then is no token of the sentence */
        uint32_t leaves = i >= first + reach && terms[old] != MAP_NONE
                              ? claim_unit_place(unit, terms[old])
                              : MAP_NONE;
        if (leaves != MAP_NONE && --inside[leaves] == 0) {
            now.weight -= view->weights[terms[old]];
            now.words--;
        }
        if (now.weight > best.weight)
            best = now;
    }
    return best;
}

static bool claim_unit_has_value(const ClaimView *view, const ClaimUnit *unit,
                                 const ClaimSlot *slot)
{
    for (uint32_t i = 0; i < unit->value_count; i++) {
        ClaimRelation relation =
            claim_slot_compare(view, &view->slots.items[unit->values[i]], slot);
        if (relation == CLAIM_SAME || relation == CLAIM_COMPATIBLE)
            return true;
    }
    return false;
}

/* Words before the ones that say a unit, if these open the sentence; names do not count. */
#define CLAIM_UNIT_OPENING 2

/* Do the words from `first` on open a sentence?  Not if they stand in "…, who …,". */
static bool claim_unit_opens(const ClaimView *view, const ClaimSentence *sentence, uint32_t first)
{
    const Token *tokens = claim_view_analysis(view, sentence->report)->tokens;
    uint32_t before = 0;
    for (uint32_t i = sentence->sentence->first_token; i < first; i++) {
        before += claim_unit_may_hold(view, sentence, i);
        if (claim_unit_is_break(view, sentence->report, &tokens[i]) &&
            tokens[i + 1].tag == TAG_PRON)
            return false;
    }
    return before <= CLAIM_UNIT_OPENING;
}

static bool claim_unit_has_verb(const ClaimView *view, const ClaimSentence *sentence,
                                uint32_t first, uint32_t end)
{
    const Token *tokens = claim_view_analysis(view, sentence->report)->tokens;
    for (uint32_t i = first; i < end; i++)
        if (tokens[i].tag == TAG_VERB || tokens[i].tag == TAG_AUX)
            return true;
    return false;
}

/* From the first to the last word that says the unit, names and values next to them too. */
static void claim_unit_locate(ClaimCover *cover, const ClaimView *view, const ClaimUnit *unit,
                              uint32_t index, const ClaimHeld *held)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const uint32_t *terms = view->documents[sentence->report].terms;
    uint32_t begin = sentence->sentence->first_token;
    uint32_t reach = unit->end_token - unit->first_token + CLAIM_UNIT_SLACK;
    uint32_t first = held->end - begin > reach ? held->end - reach : begin;
    while (first + 1 < held->end &&
           (terms[first] == MAP_NONE || claim_unit_place(unit, terms[first]) == MAP_NONE))
        first++;
    cover->first_token = first;
    cover->end_token = held->end;
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->end_token + CLAIM_UNIT_SLACK < first ||
            slot->first_token > held->end + CLAIM_UNIT_SLACK)
            continue;
        if (slot->kind == CLAIM_SLOT_NAME ? !claim_unit_has_name(view, unit, slot)
                                          : !claim_unit_has_value(view, unit, slot))
            continue;
        if (slot->first_token < cover->first_token)
            cover->first_token = slot->first_token;
        if (slot->end_token > cover->end_token)
            cover->end_token = slot->end_token;
    }
    cover->opens = claim_unit_opens(view, sentence, first) &&
                   claim_unit_has_verb(view, sentence, cover->first_token, cover->end_token);
}

/* Figures that are no slots, "3-1" or "5 Millionen", must stand in the sentence as they are. */
static bool claim_unit_has_figures(const ClaimView *view, const ClaimUnit *unit,
                                   const ClaimSentence *sentence)
{
    const ClaimSentence *own = &view->sentences.items[unit->sentence];
    const ClaimDocument *doc = &view->documents[own->report];
    for (uint32_t i = unit->first_token; i < unit->end_token; i++)
        if ((doc->document->analysis.tokens[i].flags & TOKEN_DIGITS) && doc->terms[i] != MAP_NONE &&
            !claim_unit_slot_at(view, own, i) && !claim_view_has_term(sentence, doc->terms[i]))
            return false;
    return true;
}

ClaimCover claim_unit_cover(const ClaimView *view, const ClaimUnit *unit, uint32_t index)
{
    ClaimCover cover = { 0 };
    const ClaimSentence *sentence = &view->sentences.items[index];
    ClaimHeld held = claim_unit_hold(view, unit, index);
    uint32_t matched = held.words;
    cover.share = unit->weight > 0 ? fmin(held.weight / unit->weight, 1) : 0;
    uint32_t values = 0;
    for (uint32_t i = 0; i < unit->value_count; i++) {
        bool is_vaguer = false;
        ClaimRelation relation =
            claim_unit_value(view, &view->slots.items[unit->values[i]], sentence, &is_vaguer);
        if (relation == CLAIM_DISJOINT)
            return cover;
        cover.is_less_precise |= is_vaguer || relation == CLAIM_UNRELATED;
        values += relation != CLAIM_UNRELATED;
    }
    if (cover.share < claim_unit_least(view, unit, values) || matched < 1 ||
        !claim_unit_has_figures(view, unit, sentence))
        return cover;
    for (uint32_t i = 0; i < unit->name_count; i++)
        if (!claim_unit_names(view, &view->slots.items[unit->names[i]], sentence))
            return cover;
    if (claim_unit_is_negated(view, unit, unit->sentence) !=
        claim_unit_is_negated(view, unit, index))
        return cover;
    if (claim_roles_are_turned(view, unit, index) || claim_unit_is_opposed(view, unit, index) ||
        !claim_unit_is_as_sure(view, unit, index) || claim_unit_is_other_time(view, unit, index))
        return cover;
    cover.is_said = matched + values >= 3 || (unit->term_count == matched && matched >= 2);
    if (cover.is_said) {
        claim_unit_locate(&cover, view, unit, index, &held);
        cover.is_said = !claim_unit_only_says(view, index, cover.first_token, cover.end_token);
    }
    return cover;
}

bool claim_unit_is_within(const ClaimView *view, const ClaimUnit *a, const ClaimUnit *b,
                          bool with_values)
{
    const ClaimSentence *whole = &view->sentences.items[b->sentence];
    double held = 0;
    for (uint32_t i = 0; i < a->term_count; i++)
        for (uint32_t k = 0; k < b->term_count; k++)
            if (a->terms[i] == b->terms[k])
                held += view->weights[a->terms[i]];
    if (held < CLAIM_UNIT_WITHIN * a->weight)
        return false;
    for (uint32_t i = 0; i < a->name_count; i++)
        if (!claim_unit_has_name(view, b, &view->slots.items[a->names[i]]))
            return false;
    for (uint32_t i = 0; with_values && i < a->value_count; i++) {
        bool is_vaguer = false;
        ClaimRelation relation =
            claim_unit_value(view, &view->slots.items[a->values[i]], whole, &is_vaguer);
        if (relation != CLAIM_SAME && relation != CLAIM_COMPATIBLE)
            return false;
    }
    return true;
}
