/*
 * view.c - from analyses to numbered terms, weights, postings and slots.
 *
 * Names are not terms of their own: "Kim" and "Kim Jong Un" share the word
 * Kim, and that is enough to bring sentences together.  What is left out:
 * furniture, and sentences longer than a reader would call one.
 */
#include "claim/view.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "claim/role.h"
#include "claim/slot.h"
#include "text/countries.h"
#include "text/outlets.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>

#include "claim_groups.inc"
#include "claim_words.inc"

typedef struct ClaimGroupIndex {
    Map word_row; /* hash of a word to its row */
} ClaimGroupIndex;

static ClaimGroupIndex claim_view_groups(Arena *arena)
{
    size_t count = sizeof CLAIM_GROUPS / sizeof CLAIM_GROUPS[0];
    ClaimGroupIndex groups = { map_open(arena, count) };
    for (size_t i = 0; i < count; i++)
        *map_put(&groups.word_row, unicode_fold_hash(CLAIM_GROUPS[i].word)) = (uint32_t)i;
    return groups;
}

static Map claim_view_word_roles(Arena *arena)
{
    size_t count = sizeof CLAIM_WORDS / sizeof CLAIM_WORDS[0];
    Map roles = map_open(arena, count);
    for (size_t i = 0; i < count; i++)
        *map_put(&roles, unicode_fold_hash(CLAIM_WORDS[i].word)) = (uint32_t)CLAIM_WORDS[i].role;
    return roles;
}

static uint32_t claim_view_term(Map *numbers, uint64_t key)
{
    uint32_t next = (uint32_t)numbers->count;
    uint32_t *number = map_put(numbers, key);
    if (*number == MAP_NONE)
        *number = next;
    return *number;
}

/* A place or a people, with the word before where that makes it another: "North Korean". */
static Span claim_view_land_span(const Document *document, const Name *name)
{
    Str text = document->report.text;
    Str before = str_take(text, name->span.begin);
    if (name->kind != NAME_GROUP || !str_ends_with(before, STR(" ")))
        return name->span;
    before = str_take(before, before.len - 1);
    size_t space = str_find_last(before, ' ');
    Span wide = span(space == STR_NONE ? 0 : space + 1, name->span.end);
    Country country = { 0 };
    bool is_known = countries_find_people(&country, str_slice(text, wide)) ||
                    countries_find(&country, str_slice(text, wide));
    return is_known && country.code.len > 0 ? wide : name->span;
}

static bool claim_view_is_land(const Name *name)
{
    return name->kind == NAME_LOCATION || name->kind == NAME_GROUP;
}

/* One key for a country, its people and its capital, which stands for it; else that of the entity.
 */
static uint64_t claim_view_place_key(const ClaimDocument *doc, const Name *name)
{
    Str text = str_slice(doc->document->report.text, claim_view_land_span(doc->document, name));
    Country country = { 0 };
    bool is_capital = false;
    if (countries_find(&country, text) || countries_find_people(&country, text) ||
        (countries_find_place(&country, &is_capital, text) && is_capital))
        if (country.code.len > 0)
            return hash_mix(str_hash(country.code), NAME_LOCATION);
    const Analysis *analysis = &doc->document->analysis;
    return hash_mix(analysis->entities[name->entity].key, NAME_GROUP);
}

/*
 * A place or a people is one term, whatever its words: South Korea shares
 * nothing with North Korea, and all with Seoul.
 */
static void claim_view_number_places(ClaimDocument *doc, Map *numbers)
{
    const Analysis *analysis = &doc->document->analysis;
    size_t token = 0;
    for (size_t i = 0; i < analysis->name_count; i++) {
        const Name *name = &analysis->names[i];
        if (!claim_view_is_land(name) || name->entity >= analysis->entity_count)
            continue;
        Span at = claim_view_land_span(doc->document, name);
        uint64_t key = claim_view_place_key(doc, name);
        while (token < analysis->token_count && analysis->tokens[token].span.end <= at.begin)
            token++;
        for (bool is_first = true;
             token < analysis->token_count && analysis->tokens[token].span.begin < at.end;
             token++) {
            if (doc->terms[token] != MAP_NONE)
                doc->terms[token] = is_first ? claim_view_term(numbers, key) : MAP_NONE;
            is_first &= doc->terms[token] == MAP_NONE;
        }
    }
}

/* A dateline tells of the page, not of the event. */
static void claim_view_drop_datelines(ClaimDocument *doc)
{
    const Analysis *analysis = &doc->document->analysis;
    for (size_t i = 0; i < analysis->sentence_count; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        uint32_t at = sentence->first_token;
        for (; sentence->dateline_len > 0 &&
               analysis->tokens[at].span.begin < sentence_words(sentence).begin;
             at++)
            doc->terms[at] = MAP_NONE;
    }
}

static void claim_view_number_tokens(ClaimView *view, ClaimDocument *doc,
                                     const ClaimGroupIndex *groups, Map *numbers, Arena *arena)
{
    const Analysis *analysis = &doc->document->analysis;
    doc->terms = ARENA_NEW(arena, uint32_t, analysis->token_count + 1);
    doc->sides = ARENA_NEW(arena, int8_t, analysis->token_count + 1);
    uint32_t report = (uint32_t)(doc - view->documents);
    for (size_t i = 0; i < analysis->token_count; i++) {
        const Token *token = &analysis->tokens[i];
        doc->terms[i] = MAP_NONE;
        if (!(token->flags & TOKEN_WORD))
            continue;
        uint32_t row = map_get(&groups->word_row, token->word);
        if (row != MAP_NONE)
            doc->sides[i] = (int8_t)CLAIM_GROUPS[row].side;
        if (doc->sides[i] == CLAIM_SIDE_LIGHT ||
            (row == MAP_NONE && (token->flags & (TOKEN_STOP | TOKEN_NEGATION))))
            continue;
        uint64_t key = row != MAP_NONE ? str_hash(CLAIM_GROUPS[row].group) : token->stem;
        doc->terms[i] = claim_view_term(numbers, key);
    }
    claim_view_number_places(doc, numbers);
    claim_view_drop_datelines(doc);
    for (size_t i = 0; i < analysis->token_count; i++)
        if (doc->terms[i] != MAP_NONE)
            *map_put(&view->said, hash_mix(report, doc->terms[i])) = 1;
}

size_t claim_view_token_at(const Analysis *analysis, size_t place)
{
    size_t low = 0, high = analysis->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->tokens[middle].span.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void claim_view_mark_spans(ClaimDocument *doc, const SpanList *spans, ClaimSaying saying)
{
    const Analysis *analysis = &doc->document->analysis;
    for (size_t i = 0; i < spans->count; i++)
        for (size_t t = claim_view_token_at(analysis, spans->items[i].begin);
             t < analysis->token_count && analysis->tokens[t].span.begin < spans->items[i].end; t++)
            if (doc->sayings[t] < saying)
                doc->sayings[t] = (uint8_t)saying;
}

static void claim_view_mark_sayings(ClaimDocument *doc, Arena *arena)
{
    const Analysis *analysis = &doc->document->analysis;
    doc->sayings = ARENA_NEW(arena, uint8_t, analysis->token_count + 1);
    for (size_t i = 0; i < analysis->attribution_count; i++) {
        claim_view_mark_spans(doc, &analysis->attributions[i].source, CLAIM_SAYING_SOURCE);
        claim_view_mark_spans(doc, &analysis->attributions[i].cue, CLAIM_SAYING_CUE);
    }
}

static int claim_compare_terms(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The distinct terms of a sentence, ascending. */
static void claim_view_collect_terms(ClaimSentence *out, const ClaimDocument *doc, Arena *arena)
{
    const Sentence *sentence = out->sentence;
    out->terms = ARENA_NEW(arena, uint32_t, sentence->token_count + 1);
    const Token *tokens = doc->document->analysis.tokens + sentence->first_token;
    uint32_t count = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t term = doc->terms[sentence->first_token + i];
        out->words = hash_mix(out->words, tokens[i].word);
        if (term != MAP_NONE)
            out->terms[count++] = term;
    }
    qsort(out->terms, count, sizeof *out->terms, claim_compare_terms);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || out->terms[i] != out->terms[i - 1])
            out->terms[out->term_count++] = out->terms[i];
}

/* The tokens of a sentence that touch a span: [first, end). */
static void claim_view_find_tokens(ClaimSlot *slot, const Analysis *analysis,
                                   const Sentence *sentence, Span span)
{
    uint32_t low = sentence->first_token, high = low + sentence->token_count;
    uint32_t end = high;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (analysis->tokens[middle].span.end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    slot->first_token = low;
    while (low < end && analysis->tokens[low].span.begin < span.end)
        low++;
    slot->end_token = low;
}

/* The term of the last word in a span: the head of "foreign leaders" is "leaders". */
static uint32_t claim_view_head(const ClaimDocument *doc, const Sentence *sentence, Span span)
{
    ClaimSlot found = { 0 };
    claim_view_find_tokens(&found, &doc->document->analysis, sentence, span);
    uint32_t head = MAP_NONE;
    for (uint32_t i = found.first_token; i < found.end_token; i++)
        if (doc->terms[i] != MAP_NONE)
            head = doc->terms[i];
    return head;
}

/* Arcs from a value up to its verb; what is farther up says little about the value. */
#define CLAIM_VIEW_CLIMB 6

/* The verb that a value hangs on, or TOKEN_ROOT. */
static uint32_t claim_view_verb(const ClaimDocument *doc, const ClaimSlot *slot)
{
    const Token *tokens = doc->document->analysis.tokens;
    uint32_t at = slot->end_token - 1;
    for (int i = 0; i < CLAIM_VIEW_CLIMB && tokens[at].head != TOKEN_ROOT; i++) {
        at = tokens[at].head;
        if (tokens[at].tag == TAG_VERB && (at < slot->first_token || at >= slot->end_token))
            return at;
    }
    return TOKEN_ROOT;
}

static void claim_view_find_verb(ClaimSlot *slot, const ClaimDocument *doc)
{
    uint32_t verb = claim_view_verb(doc, slot);
    bool has_verb = verb != TOKEN_ROOT;
    slot->verb = has_verb ? doc->terms[verb] : MAP_NONE;
    slot->is_said = has_verb && doc->sayings[verb] == CLAIM_SAYING_CUE;
}

static void claim_view_add_slot(ClaimView *view, ClaimSlot slot, Span span, Arena *arena)
{
    const ClaimSentence *sentence = &view->sentences.items[slot.sentence];
    slot.report = sentence->report;
    slot.span = span;
    claim_view_find_tokens(&slot, claim_view_analysis(view, slot.report), sentence->sentence, span);
    if (slot.first_token == slot.end_token)
        return;
    claim_view_find_verb(&slot, &view->documents[slot.report]);
    *VEC_PUSH(arena, &view->slots) = slot;
}

/*
 * Does a word of some role stand right before a value, or open it?  "Another 30"
 * is not the number that "29" is, "since 2019" another thing than "in 2019".
 */
static bool claim_view_has_before(const ClaimView *view, const ClaimSentence *sentence, Span span,
                                  ClaimWord role)
{
    const Analysis *analysis = claim_view_analysis(view, sentence->report);
    ClaimSlot found = { 0 };
    claim_view_find_tokens(&found, analysis, sentence->sentence, span);
    uint32_t from = found.first_token > sentence->sentence->first_token ? found.first_token - 1
                                                                        : found.first_token;
    for (uint32_t i = from; i <= found.first_token && i < found.end_token; i++)
        if (claim_view_word_is(view, &analysis->tokens[i], role))
            return true;
    return false;
}

static bool claim_view_is_digit_at_end(Str text)
{
    return text.len > 0 && ascii_is_digit(str_at(text, text.len - 1));
}

/* "1978 - 89": the last year of some, or a part of another number that a line joins. */
static bool claim_view_is_last_year(Str before)
{
    enum { YEAR_DIGITS = 4 };
    static const Str DASHES[] = { { "-", 1 }, { "\xe2\x80\x93", 3 } };
    for (size_t i = 0; i < sizeof DASHES / sizeof DASHES[0]; i++) {
        if (!str_ends_with(before, DASHES[i]))
            continue;
        Str left = str_trim(str_take(before, before.len - DASHES[i].len));
        size_t digits = 0;
        while (digits < left.len && ascii_is_digit(str_at(left, left.len - 1 - digits)))
            digits++;
        return digits == YEAR_DIGITS;
    }
    return false;
}

/* "3:30", "0845 125 2222", "6. 1" in a text that was taken apart: a piece of a longer number. */
static bool claim_view_is_piece(Str text, Span sentence, const Quantity *quantity)
{
    static const Str JOINTS = { ":/.", 3 };
    if (!ascii_is_digit(str_at(text, quantity->number.begin)))
        return false;
    Str before = str_trim(str_slice(text, span(sentence.begin, quantity->number.begin)));
    Str after = str_trim(str_slice(text, span(quantity->number.end, sentence.end)));
    bool is_joined =
        before.len > 0 && str_find_byte(JOINTS, str_at(before, before.len - 1), 0) != STR_NONE;
    bool goes_on = after.len > 0 && str_find_byte(JOINTS, str_at(after, 0), 0) != STR_NONE;
    Str left = is_joined ? str_trim(str_take(before, before.len - 1)) : before;
    Str right = goes_on ? str_trim(str_drop(after, 1)) : after;
    return claim_view_is_digit_at_end(left) || ascii_is_digit(str_at(right, 0)) ||
           claim_view_is_last_year(before);
}

/*
 * "One lump from its tail and another from its fin" counts no lumps; "one man died and another
 * 14 people were hurt" counts the dead.
 */
static bool claim_view_goes_on_with_another(const ClaimView *view, const ClaimSentence *sentence,
                                            const Quantity *quantity)
{
    const Analysis *analysis = claim_view_analysis(view, sentence->report);
    Str text = claim_view_text(view, sentence->report);
    uint32_t first = sentence->sentence->first_token;
    uint32_t end = first + sentence->sentence->token_count;
    if (quantity->low != 1 || quantity->high != 1)
        return false;
    for (uint32_t i = first; i + 1 < end; i++) {
        const Token *token = &analysis->tokens[i], *next = token + 1;
        bool is_another = token->span.begin >= quantity->span.end &&
                          str_equal_nocase(str_slice(text, token->span), STR("another"));
        if (is_another && next->tag != TAG_NUM && next->tag != TAG_NOUN && next->tag != TAG_ADJ &&
            next->tag != TAG_PROPN)
            return true;
    }
    return false;
}

static void claim_view_add_quantity(ClaimView *view, uint32_t sentence, const Quantity *quantity,
                                    Arena *arena)
{
    const ClaimSentence *in = &view->sentences.items[sentence];
    if (claim_view_is_piece(claim_view_text(view, in->report), in->sentence->span, quantity))
        return;
    ClaimSlot slot = { CLAIM_SLOT_NUMBER, .sentence = sentence, .quantity = quantity };
    slot.frame = hash_mix((uint64_t)quantity->kind, str_hash(quantity->unit));
    slot.head = MAP_NONE;
    slot.head_words = quantity->of;
    slot.is_addition = claim_view_has_before(view, in, quantity->span, CLAIM_WORD_ADDITION) ||
                       claim_view_has_before(view, in, quantity->number, CLAIM_WORD_ADDITION) ||
                       claim_view_goes_on_with_another(view, in, quantity);
    if (span_len(quantity->of_span) > 0)
        slot.head = claim_view_head(&view->documents[in->report], in->sentence, quantity->of_span);
    bool has_number = span_len(quantity->number) > 0;
    claim_view_add_slot(view, slot, has_number ? quantity->number : quantity->span, arena);
}

/* The content word before a date, past "late" and "early": what happened then, mostly. */
static void claim_view_find_anchor(ClaimSlot *slot, const ClaimView *view,
                                   const ClaimSentence *sentence, Span span)
{
    const ClaimDocument *doc = &view->documents[sentence->report];
    ClaimSlot found = { 0 };
    claim_view_find_tokens(&found, &doc->document->analysis, sentence->sentence, span);
    const Token *tokens = doc->document->analysis.tokens;
    slot->anchor = slot->doer = MAP_NONE;
    for (uint32_t i = found.first_token; i > sentence->sentence->first_token; i--) {
        uint32_t term = doc->terms[i - 1];
        if (term == MAP_NONE)
            continue;
        if (slot->anchor != MAP_NONE) {
            slot->doer = term;
            return;
        }
        if (tokens[i - 1].tag == TAG_ADV || tokens[i - 1].tag == TAG_ADJ)
            continue;
        slot->anchor = term;
        if (tokens[i - 1].tag != TAG_VERB)
            return;
    }
}

/* "…, April 25, 2014." under a picture says when it was taken, not when that happened. */
static bool claim_view_is_caption_date(const ClaimView *view, const ClaimSentence *sentence,
                                       const TimeExpr *time)
{
    Str text = claim_view_text(view, sentence->report);
    if (!time->year || !time->month || !time->day || time->span.begin < 2)
        return false;
    Str after = str_trim(str_slice(text, span(time->span.end, sentence->sentence->span.end)));
    Str before = str_trim(str_slice(text, span(sentence->sentence->span.begin, time->span.begin)));
    return after.len <= 1 && str_ends_with(before, STR(","));
}

static void claim_view_add_time(ClaimView *view, uint32_t sentence, const TimeExpr *time,
                                Arena *arena)
{
    bool has_part = time->year || time->month || time->day || time->weekday;
    const ClaimSentence *in = &view->sentences.items[sentence];
    /* "Nine minutes later" is no hour that another report could name. */
    bool is_said = has_part || str_starts_with(time->value, STR("T"));
    bool is_clock = claim_slot_clock(time) >= 0 && is_said;
    bool is_date = time->kind == TIME_DATE && has_part;
    if (!is_clock && (!is_date || claim_view_is_caption_date(view, in, time)))
        return;
    ClaimSlotKind kind = is_clock ? CLAIM_SLOT_CLOCK : CLAIM_SLOT_DATE;
    ClaimSlot slot = { kind, .sentence = sentence, .time = time, .head = MAP_NONE };
    slot.is_bound = claim_view_has_before(view, in, time->span, CLAIM_WORD_BOUND);
    claim_view_find_anchor(&slot, view, in, time->span);
    claim_view_add_slot(view, slot, time->span, arena);
}

/* One who reports is no part of what happened, and two may report the same. */
static bool claim_view_is_outlet(const Report *report, Span at)
{
    Outlet outlet;
    Str name = str_slice(report->text, at);
    return outlets_find(&outlet, report->outlets, name) || outlets_looks_like_one(name);
}

static void claim_view_add_name(ClaimView *view, uint32_t sentence, const Name *name, Arena *arena)
{
    const ClaimSentence *in = &view->sentences.items[sentence];
    const Document *document = view->documents[in->report].document;
    if (name->kind != NAME_PERSON && claim_view_is_outlet(&document->report, name->span))
        return;
    ClaimSlot slot = { CLAIM_SLOT_NAME, .sentence = sentence, .name = name, .head = MAP_NONE };
    slot.is_place = name->kind == NAME_LOCATION;
    slot.frame = (uint64_t)name->kind;
    slot.land = claim_view_is_land(name) ? claim_view_land_span(document, name) : (Span){ 0 };
    claim_view_add_slot(view, slot, name->span, arena);
}

typedef struct ClaimCursor {
    size_t quantity, time, name;
} ClaimCursor;

/* Slots of one sentence; the arrays of the analysis are in order, so each cursor only moves on. */
static void claim_view_add_slots(ClaimView *view, uint32_t index, ClaimCursor *at, Arena *arena)
{
    ClaimSentence *sentence = &view->sentences.items[index];
    const Analysis *analysis = claim_view_analysis(view, sentence->report);
    Span span = sentence_words(sentence->sentence);
    sentence->first_slot = (uint32_t)view->slots.count;
    size_t most = view->slots.count + LIMIT_CLAIM_SLOTS;
    for (; at->time < analysis->time_count && analysis->times[at->time].span.begin < span.end;
         at->time++)
        if (analysis->times[at->time].span.begin >= span.begin && view->slots.count < most)
            claim_view_add_time(view, index, &analysis->times[at->time], arena);
    size_t first_time = sentence->first_slot, end_time = view->slots.count;
    for (; at->quantity < analysis->quantity_count &&
           analysis->quantities[at->quantity].span.begin < span.end;
         at->quantity++) {
        const Quantity *quantity = &analysis->quantities[at->quantity];
        bool is_date = false;
        for (size_t i = first_time; i < end_time; i++)
            is_date |= span_overlaps(view->slots.items[i].span, quantity->span);
        if (quantity->span.begin >= span.begin && !is_date && view->slots.count < most)
            claim_view_add_quantity(view, index, quantity, arena);
    }
    for (; at->name < analysis->name_count && analysis->names[at->name].span.begin < span.end;
         at->name++)
        if (analysis->names[at->name].span.begin >= span.begin && view->slots.count < most)
            claim_view_add_name(view, index, &analysis->names[at->name], arena);
    sentence->slot_count = (uint32_t)view->slots.count - sentence->first_slot;
}

static bool claim_view_is_title(const Report *report, uint32_t number, const Sentence *sentence)
{
    if (number == 0)
        return true;
    if (report->title_in_text && span_overlaps(report->title_span, sentence->span))
        return true;
    return report->title.len > 0 &&
           unicode_equal_fold(report->title, str_slice(report->text, sentence->span));
}

static uint64_t claim_view_place_in(uint64_t part, uint64_t whole)
{
    return part < whole ? hash_mix(part, whole) : hash_mix(whole, part);
}

/* Does a list of names go on behind a place, "…, Paris", "… and Berlin"? */
static bool claim_view_list_goes_on(const Document *document, const Name *name, const Name *next)
{
    Str text = document->report.text;
    Str behind = str_trim(str_slice(text, span(name->span.end, text.len)));
    if (str_starts_with(behind, STR("and ")) || str_starts_with(behind, STR("or ")) ||
        str_starts_with(behind, STR("& ")))
        return true;
    if (!next || next->span.begin < name->span.end)
        return false;
    Str between = str_trim(str_slice(text, span(name->span.end, next->span.begin)));
    return str_equal(between, STR(",")) || str_equal(between, STR(", and")) ||
           str_equal(between, STR(", or"));
}

static bool claim_view_is_known_whole(Str name)
{
    Country country = { 0 };
    bool is_capital = false;
    return countries_find(&country, name) ||
           (countries_find_place(&country, &is_capital, name) && is_capital);
}

/*
 * "North Walsham, Norfolk": a comma between two places puts the first into the second, but not
 * in a list, "London, Paris and Berlin".  The kind of one may be taken wrongly; of what is no
 * place nothing is asked here.
 */
static void claim_view_add_wholes(ClaimView *view, const Document *document)
{
    const Analysis *analysis = &document->analysis;
    Str text = document->report.text;
    for (size_t i = 1; i < analysis->name_count; i++) {
        const Name *part = &analysis->names[i - 1], *whole = &analysis->names[i];
        const Name *next = i + 1 < analysis->name_count ? whole + 1 : NULL;
        bool is_place = part->kind == NAME_LOCATION || whole->kind == NAME_LOCATION;
        if (!is_place || whole->span.begin < part->span.end)
            continue;
        bool is_second =
            i > 1 && part[-1].span.end <= part->span.begin &&
            str_equal(str_trim(str_slice(text, span(part[-1].span.end, part->span.begin))),
                      STR(","));
        Str inner = str_slice(text, part->span), outer = str_slice(text, whole->span);
        Str between = str_slice(text, span(part->span.end, whole->span.begin));
        if (!str_equal(str_trim(between), STR(",")) || is_second ||
            claim_view_list_goes_on(document, whole, next) ||
            (claim_view_is_known_whole(inner) && claim_view_is_known_whole(outer)))
            continue;
        *map_put(&view->wholes,
                 claim_view_place_in(unicode_fold_hash(inner), unicode_fold_hash(outer))) = 1;
    }
}

bool claim_view_are_one_place(const ClaimView *view, Str a, Str b)
{
    return map_get(&view->wholes,
                   claim_view_place_in(unicode_fold_hash(a), unicode_fold_hash(b))) != MAP_NONE;
}

static void claim_view_add_document(ClaimView *view, uint32_t report, Arena *arena)
{
    ClaimDocument *doc = &view->documents[report];
    const Analysis *analysis = &doc->document->analysis;
    ClaimCursor cursor = { 0 };
    doc->first_sentence = (uint32_t)view->sentences.count;
    doc->first_slot = (uint32_t)view->slots.count;
    for (uint32_t i = 0; i < analysis->sentence_count; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        if (sentence->kind == SENTENCE_FURNITURE ||
            sentence->token_count > LIMIT_CLAIM_SENTENCE_TOKENS)
            continue;
        uint32_t index = (uint32_t)view->sentences.count;
        ClaimSentence *out = VEC_PUSH(arena, &view->sentences);
        *out = (ClaimSentence){ .report = report, .number = i, .sentence = sentence };
        out->is_reading = sentence->kind != SENTENCE_HEADING ||
                          claim_view_is_title(&doc->document->report, i, sentence);
        claim_view_collect_terms(out, doc, arena);
        claim_view_add_slots(view, index, &cursor, arena);
        claim_roles_add(view, index, arena);
    }
    doc->sentence_count = (uint32_t)view->sentences.count - doc->first_sentence;
    doc->slot_count = (uint32_t)view->slots.count - doc->first_slot;
}

/* Postings by counting sort, and the weight log(1 + N / df) of each term. */
static void claim_view_index(ClaimView *view, Arena *arena)
{
    view->posting_at = ARENA_NEW(arena, uint32_t, view->term_count + 2);
    size_t total = 0;
    for (size_t i = 0; i < view->sentences.count; i++) {
        const ClaimSentence *sentence = &view->sentences.items[i];
        total += sentence->term_count;
        for (uint32_t k = 0; k < sentence->term_count; k++)
            view->posting_at[sentence->terms[k] + 2]++;
    }
    view->weights = ARENA_NEW(arena, double, view->term_count + 1);
    for (uint32_t t = 0; t < view->term_count; t++) {
        uint32_t df = view->posting_at[t + 2];
        view->weights[t] = df ? log1p((double)view->sentences.count / df) : 0;
        view->posting_at[t + 2] += view->posting_at[t + 1];
    }
    view->postings = ARENA_NEW(arena, uint32_t, total + 1);
    for (size_t i = 0; i < view->sentences.count; i++) {
        ClaimSentence *sentence = &view->sentences.items[i];
        for (uint32_t k = 0; k < sentence->term_count; k++) {
            uint32_t term = sentence->terms[k];
            view->postings[view->posting_at[term + 1]++] = (uint32_t)i;
            sentence->square += view->weights[term] * view->weights[term];
        }
    }
}

void claim_view_build(ClaimView *view, Documents docs, Arena *arena)
{
    *view = (ClaimView){ 0 };
    view->documents = ARENA_NEW(arena, ClaimDocument, docs.count + 1);
    view->document_count = docs.count;
    view->said = map_open(arena, docs.count * 128);
    view->word_roles = claim_view_word_roles(arena);
    ClaimGroupIndex groups = claim_view_groups(arena);
    Map numbers = map_open(arena, docs.count * 128);
    for (size_t i = 0; i < docs.count; i++) {
        view->documents[i].document = docs.items[i];
        claim_view_number_tokens(view, &view->documents[i], &groups, &numbers, arena);
        claim_view_mark_sayings(&view->documents[i], arena);
    }
    view->term_count = (uint32_t)numbers.count;
    view->wholes = map_open(arena, docs.count);
    for (size_t i = 0; i < docs.count; i++)
        claim_view_add_wholes(view, docs.items[i]);
    for (size_t i = 0; i < docs.count; i++)
        claim_view_add_document(view, (uint32_t)i, arena);
    claim_view_index(view, arena);
}

bool claim_view_has_term(const ClaimSentence *sentence, uint32_t term)
{
    uint32_t low = 0, high = sentence->term_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sentence->terms[middle] < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sentence->term_count && sentence->terms[low] == term;
}

bool claim_view_says(const ClaimView *view, uint32_t report, uint32_t term)
{
    return map_get(&view->said, hash_mix(report, term)) != MAP_NONE;
}
