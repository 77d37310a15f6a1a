/*
 * names.c - runs of capitals in a text that are names.
 *
 * Two passes.  The first counts how each word is written where its place does
 * not force a capital.  The second reads runs: capitals and the small words
 * that stand inside names.  The first word of a sentence begins a run only if
 * a table, its other occurrences or the capital after it speak for it.  In
 * headings, where every word may have a capital, only names that the tables or
 * the body know are taken.  Damaged writing is mended by what is known: "Kim
 * jong-un", "vladimir Putin", "north Korean", "chinese".
 *
 * What the rules found is a hint to the learned model, which has the last word
 * (name_labels.c).
 */
#include "language/names.h"

#include "language/name_model.h"
#include "language/pieces.h"
#include "text/countries.h"
#include "text/name_tables.h"
#include "text/stop_words.h"
#include "text/unicode.h"

#include <stdlib.h>

enum {
    NAMES_RUN_MAX = 10,     /* pieces of one run; a longer one is a line in capitals */
    NAMES_TITLE_SHARE = 60, /* percent of capitals from which a line is in title case */
};

static void names_count(Map *map, uint64_t word)
{
    uint32_t *count = map_put(map, word);
    *count = *count == MAP_NONE ? 1 : *count + 1;
}

static uint32_t names_counted(const Map *map, uint64_t word)
{
    uint32_t count = map_get(map, word);
    return count == MAP_NONE ? 0 : count;
}

static bool names_in_heading(const NameFinder *f, size_t at)
{
    uint32_t sentence = f->pieces->items[at].sentence;
    return sentence != UINT32_MAX && f->work->out->sentences[sentence].kind == SENTENCE_HEADING;
}

static void names_count_words(NameFinder *f)
{
    for (size_t i = 0; i < f->pieces->count; i++) {
        if (!pieces_has(f->pieces, i, PIECE_WORD))
            continue;
        uint64_t word = unicode_fold_hash(pieces_text(f->pieces, i));
        if (!pieces_has(f->pieces, i, PIECE_CAPITAL))
            names_count(&f->lower, word);
        else if (!pieces_has(f->pieces, i, PIECE_FIRST) && !names_in_heading(f, i))
            names_count(&f->capital, word);
    }
}

/* "jong-un" after "Kim"; "vladimir" before "Putin"; "north" before "Korean"; "chinese". */
static bool names_is_damaged(const NameFinder *f, size_t at)
{
    const Pieces *p = f->pieces;
    if (!pieces_has(p, at, PIECE_WORD) || pieces_has(p, at, PIECE_CAPITAL))
        return false;
    PieceText word = pieces_fold(p, at);
    bool capital_next = pieces_has(p, at + 1, PIECE_CAPITAL);
    if (at > 0 && pieces_has(p, at - 1, PIECE_CAPITAL) &&
        str_find_byte(PIECE_STR(word), '-', 0) != STR_NONE) {
        PieceText before = pieces_fold(p, at - 1);
        if (name_is_first_surname(PIECE_STR(before)) && word.len < 14)
            return true;
    }
    if (capital_next && name_given(PIECE_STR(word)) == GIVEN_SURE &&
        !name_is_opening_word(PIECE_STR(word)))
        return true;
    if (capital_next && pieces_is_any(p, at, STR("north south")) &&
        pieces_is_any(p, at + 1, STR("Korea Korean Koreans")))
        return true;
    Country country;
    return word.len > 5 && countries_find_people(&country, PIECE_STR(word)) && country.code.len &&
           !pieces_is_any(p, at, STR("polish liberian scotch turkic"));
}

static bool names_is_word(const NameFinder *f, size_t at)
{
    const Pieces *p = f->pieces;
    if (!pieces_has(p, at, PIECE_WORD))
        return false;
    if (!pieces_has(p, at, PIECE_CAPITAL))
        return names_is_damaged(f, at);
    if (pieces_has(p, at, PIECE_UPPER))
        return true;
    PieceText word = pieces_fold(p, at);
    bool stops = pieces_has(p, at, PIECE_FIRST) ? name_is_opening_word(PIECE_STR(word))
                                                : stop_words_has(PIECE_STR(word));
    if (stops) { /* "New York", "One Nation" */
        FoundName listed;
        return pieces_has(p, at + 1, PIECE_CAPITAL) && !pieces_is(p, at, STR("the")) &&
               names_find_listed(f, at, at + 2, &listed) && listed.last > at;
    }
    return !name_is_capital_word(PIECE_STR(word));
}

/* Whether a word that opens a sentence may begin a name. */
static bool names_may_open(const NameFinder *f, size_t at)
{
    PieceText word = pieces_fold(f->pieces, at);
    if (!pieces_has(f->pieces, at, PIECE_FIRST) || pieces_has(f->pieces, at, PIECE_UPPER))
        return true;
    uint64_t hash = unicode_fold_hash(pieces_text(f->pieces, at));
    FoundName listed;
    if (names_counted(&f->capital, hash) > 0 || names_find_listed(f, at, at + 2, &listed))
        return true;
    if (names_counted(&f->lower, hash) > 0)
        return false;
    bool goes_on = !pieces_has(f->pieces, at, PIECE_POSSESSIVE) && names_is_word(f, at + 1) &&
                   pieces_has(f->pieces, at + 1, PIECE_CAPITAL);
    return goes_on || name_given(PIECE_STR(word)) == GIVEN_SURE ||
           name_title(PIECE_STR(word)) == TITLE_BEFORE ||
           (pieces_has(f->pieces, at, PIECE_POSSESSIVE) && word.len > 3) ||
           pieces_is_any(f->pieces, at + 1, STR("said says told"));
}

/* Whether "of", "for" or "and" after piece `at` goes on with the name. */
static bool names_joins(const NameFinder *f, size_t first, size_t at)
{
    for (size_t i = first; i <= at; i++) {
        PieceText word = pieces_fold(f->pieces, i);
        BodyKind body = name_body(PIECE_STR(word));
        if (body == BODY_ANYWHERE || body == BODY_ALONE || (body == BODY_LAST && i == at))
            return true;
    }
    return pieces_is_any(f->pieces, at,
                         STR("Republic Kingdom State States Gulf Bay Strait Isle Sea Cape Horn "
                             "Battle Church House Statue Tower City Bill Declaration Treaty Bank "
                             "University Lord Court Trinidad Islands Axis War Line Rule"));
}

static bool names_is_particle(const NameFinder *f, size_t at)
{
    return pieces_is_any(f->pieces, at,
                         STR("de del della di da do dos du van von der den bin bint ibn al el la "
                             "le ter ben y e & do's"));
}

/* The piece after the small words that join the name to a further capital, or 0. */
static size_t names_after_joint(const NameFinder *f, size_t first, size_t at)
{
    const Pieces *p = f->pieces;
    size_t next = at + 1;
    if (names_is_particle(f, next)) {
        size_t after = next + 1 + (names_is_particle(f, next + 1) ? 1 : 0);
        return pieces_has(p, after, PIECE_CAPITAL) ? after : 0;
    }
    if (!pieces_is_any(p, next, STR("of for and")) || !names_joins(f, first, at))
        return 0;
    size_t after = next + 1 + (pieces_is(p, next + 1, STR("the")) ? 1 : 0);
    if (!names_is_word(f, after) || !pieces_has(p, after, PIECE_CAPITAL))
        return 0;
    if (!pieces_is(p, next, STR("and")))
        return after;
    /* "Ministry of Health and Welfare", but not "the Ministry and President Lee" */
    PieceText word = pieces_fold(p, after);
    FoundName listed;
    bool other = name_title(PIECE_STR(word)) != TITLE_NONE ||
                 name_given(PIECE_STR(word)) != GIVEN_NONE ||
                 names_find_listed(f, after, after + 1, &listed);
    for (size_t i = first; i <= at && !other; i++)
        if (pieces_is_any(p, i, STR("of for")))
            return after;
    return 0;
}

/* "People's Liberation Army": a possessive inside one name. */
static bool names_possessive_goes_on(const NameFinder *f, size_t at)
{
    return pieces_is_any(f->pieces, at,
                         STR("People Women Men Children Workers Farmers Lord King Queen Peoples "
                             "Veterans Teachers World Players Writers Students"));
}

/* The last piece of the run that begins at `first`. */
static size_t names_run_end(const NameFinder *f, size_t first)
{
    const Pieces *p = f->pieces;
    size_t last = first;
    while (last - first + 1 < NAMES_RUN_MAX && last + 1 < p->count) {
        if (pieces_has(p, last, PIECE_POSSESSIVE) && !names_possessive_goes_on(f, last))
            break;
        size_t next = last + 1;
        if (pieces_has(p, next, PIECE_LINE_START) ||
            p->items[next].sentence != p->items[first].sentence)
            break;
        if (names_is_word(f, next)) {
            last = next;
            continue;
        }
        size_t after = names_after_joint(f, first, last);
        if (!after)
            break;
        last = after;
    }
    return last;
}

/* Whether most words of a line have capitals. */
static bool names_is_title_case(const NameFinder *f, size_t first, size_t end)
{
    size_t words = 0, capitals = 0;
    if (pieces_is(f->pieces, end - 1, STR(".")))
        return false; /* a sentence, full of names */
    for (size_t i = first; i < end; i++) {
        if (!pieces_has(f->pieces, i, PIECE_WORD) || span_len(f->pieces->items[i].span) < 4)
            continue;
        words++;
        capitals += pieces_has(f->pieces, i, PIECE_CAPITAL);
    }
    if (words > 0 && words == capitals && names_in_heading(f, first))
        return true;
    return words > 2 && capitals * 100 >= words * NAMES_TITLE_SHARE;
}

/* One hash for a sequence of pieces, whatever its case and hyphens. */
uint64_t names_hash(const NameFinder *f, size_t first, size_t last)
{
    uint64_t hash = 0;
    for (size_t i = first; i <= last; i++) {
        Str word = pieces_text(f->pieces, i);
        while (word.len) {
            StrCut cut = str_cut(word, '-');
            hash = hash_mix(hash, unicode_fold_hash(cut.head));
            word = cut.tail;
        }
    }
    return hash;
}

/* Names of a line in title case: what the body or the tables know. */
static void names_read_heading(NameFinder *f, const Map *known, size_t first, size_t end)
{
    for (size_t at = first; at < end; at++) {
        if (!pieces_has(f->pieces, at, PIECE_WORD | PIECE_CAPITAL))
            continue;
        size_t most = at + NAMES_RUN_MAX < end ? at + NAMES_RUN_MAX : end;
        for (size_t last = most; last-- > at;) {
            uint32_t number = map_get(known, names_hash(f, at, last));
            if (number == MAP_NONE)
                continue;
            FoundName name = f->found.items[number];
            name.first = at;
            name.last = last;
            *VEC_PUSH(f->scratch, &f->found) = name;
            at = last;
            most = 0;
            break;
        }
        FoundName listed;
        if (most && names_find_listed(f, at, end - 1, &listed) &&
            !(listed.first == listed.last && listed.kind == NAME_ORGANIZATION)) {
            *VEC_PUSH(f->scratch, &f->found) = listed;
            at = listed.last;
        }
    }
}

/* The piece after the sentence (or the stretch between sentences) at `first`. */
static size_t names_sentence_end(const Pieces *p, size_t first)
{
    size_t end = first + 1;
    while (end < p->count && p->items[end].sentence == p->items[first].sentence)
        end++;
    return end;
}

static void names_read_sentence(NameFinder *f, size_t first, size_t end)
{
    for (size_t at = first; at < end; at++) {
        if (!names_is_word(f, at) || !names_may_open(f, at))
            continue;
        size_t last = names_run_end(f, at);
        names_add_run(f, at, last);
        at = last;
    }
}

static int names_order(const void *a, const void *b)
{
    const FoundName *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

void names_sort(NameFinder *f)
{
    if (f->found.count)
        qsort(f->found.items, f->found.count, sizeof *f->found.items, names_order);
}

Span names_span(const NameFinder *f, const FoundName *name)
{
    return name->exact.end ? name->exact : pieces_span(f->pieces, name->first, name->last);
}

Str names_piece_text(const NameFinder *f, const FoundName *name, size_t piece)
{
    Span whole = names_span(f, name), part = f->pieces->items[piece].span;
    part.begin = part.begin > whole.begin ? part.begin : whole.begin;
    part.end = part.end < whole.end ? part.end : whole.end;
    return str_slice(f->pieces->text, part);
}

static void names_read(NameFinder *f)
{
    const Pieces *p = f->pieces;
    for (size_t at = 0, end; at < p->count; at = end) {
        end = names_sentence_end(p, at);
        if (!names_is_title_case(f, at, end))
            names_read_sentence(f, at, end);
    }
    Map known = map_open(f->scratch, f->found.count * 2 + 16);
    for (size_t i = 0; i < f->found.count; i++)
        *map_put(&known, names_hash(f, f->found.items[i].first, f->found.items[i].last)) =
            (uint32_t)i;
    for (size_t at = 0, end; at < p->count; at = end) {
        end = names_sentence_end(p, at);
        if (names_is_title_case(f, at, end))
            names_read_heading(f, &known, at, end);
    }
    names_sort(f);
}

static void names_mark_tokens(const LanguageWork *work)
{
    const Analysis *out = work->out;
    size_t token = 0;
    for (size_t i = 0; i < out->name_count; i++) {
        while (token < out->token_count && out->tokens[token].span.end <= out->names[i].span.begin)
            token++;
        for (; token < out->token_count && out->tokens[token].span.begin < out->names[i].span.end;
             token++)
            out->tokens[token].flags |= TOKEN_IN_NAME;
    }
}

static NameFinder names_open(LanguageWork *work, const Pieces *pieces)
{
    return (NameFinder){ .work = work,
                         .pieces = pieces,
                         .scratch = work->scratch,
                         .lower = map_open(work->scratch, pieces->count / 2 + 16),
                         .capital = map_open(work->scratch, pieces->count / 8 + 16) };
}

void names_find_by_rule(NameFinder *f)
{
    names_count_words(f);
    names_read(f);
}

/* The hints of the tokens that lie in the names found. */
void names_write_hints(const NameFinder *f, uint8_t *hints)
{
    const Analysis *out = f->work->out;
    size_t token = 0;
    for (size_t i = 0; i < f->found.count; i++) {
        const FoundName *name = &f->found.items[i];
        Span at = pieces_span(f->pieces, name->first, name->last);
        while (token < out->token_count && out->tokens[token].span.end <= at.begin)
            token++;
        bool first = true;
        for (size_t t = token; t < out->token_count && out->tokens[t].span.begin < at.end; t++) {
            hints[t] =
                (uint8_t)(1 + 2 * (int)name->kind + !first + NAME_HINT_TRUST * (int)name->trust);
            first = false;
        }
    }
}

void names_hint_tokens(LanguageWork *work, uint8_t *hints)
{
    ArenaMark mark = arena_mark(work->scratch);
    Pieces pieces = pieces_make(work->text, work->report->outlets, work->out, work->scratch);
    NameFinder f = names_open(work, &pieces);
    names_find_by_rule(&f);
    names_write_hints(&f, hints);
    arena_release(work->scratch, mark);
}

void language_find_names(LanguageWork *work)
{
    ArenaMark mark = arena_mark(work->scratch);
    Pieces pieces = pieces_make(work->text, work->report->outlets, work->out, work->scratch);
    NameFinder f = names_open(work, &pieces);
    names_find_by_rule(&f);
    names_apply_model(&f);
    names_join(&f);
    names_mark_tokens(work);
    arena_release(work->scratch, mark);
}
