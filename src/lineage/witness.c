/*
 * witness.c - which words of a report count.
 *
 * Boilerplate is found per outlet: a line (sentence) that three reports of
 * one outlet have is the outlet's, not the writer's.  A report that would
 * lose most of its words that way is a reprint within the outlet and keeps
 * them all.
 */
#include "lineage/witness.h"

#include "base/map.h"
#include "text/outlets.h"

static const float WITNESS_STOP_WEIGHT = 0.4F;

enum {
    WITNESS_BOILERPLATE = 3,
    WITNESS_DATELINE_MAX = 16,         /* tokens up to the dash */
    WITNESS_DATE_WIDE = 3 * 24 * 3600, /* a date of a month or year says nothing */
    WITNESS_ZONES_APART = 6 * 3600,    /* zones of two reports of one story */
};

static uint64_t witness_hash_sentence(const Analysis *analysis, const Sentence *sentence)
{
    uint64_t hash = sentence->token_count;
    for (uint32_t i = 0; i < sentence->token_count; i++)
        hash = hash_mix(hash, analysis->tokens[sentence->first_token + i].word);
    return hash;
}

static uint64_t witness_line(const Witness *witness, const Sentence *sentence)
{
    return hash_mix(str_hash(witness->outlet),
                    witness_hash_sentence(&witness->doc->analysis, sentence));
}

/* In how many reports of its outlet each line stands. */
static Map witness_count_lines(const Witness *all, size_t count, Arena *scratch)
{
    Map reports = map_open(scratch, 1024);
    Map last = map_open(scratch, 1024);
    for (size_t r = 0; r < count; r++) {
        const Analysis *analysis = &all[r].doc->analysis;
        for (size_t s = 0; all[r].outlet.len > 0 && s < analysis->sentence_count; s++) {
            uint64_t line = witness_line(&all[r], &analysis->sentences[s]);
            uint32_t *seen = map_put(&last, line);
            if (*seen == (uint32_t)r)
                continue;
            *seen = (uint32_t)r;
            uint32_t *times = map_put(&reports, line);
            *times = *times == MAP_NONE ? 1 : *times + 1;
        }
    }
    return reports;
}

/* Whether the outlet has the line in many reports. */
static bool witness_is_boilerplate(const Witness *witness, const Sentence *sentence,
                                   const Map *lines)
{
    if (witness->outlet.len == 0)
        return false;
    uint32_t times = map_get(lines, witness_line(witness, sentence));
    return times != MAP_NONE && times >= WITNESS_BOILERPLATE;
}

static bool witness_has_boilerplate(const Witness *witness, const Map *lines)
{
    const Analysis *analysis = &witness->doc->analysis;
    for (size_t s = 0; s < analysis->sentence_count; s++)
        if (witness_is_boilerplate(witness, &analysis->sentences[s], lines))
            return true;
    return false;
}

static bool witness_keeps(const Witness *witness, const Sentence *sentence, const Map *lines)
{
    return sentence->kind != SENTENCE_FURNITURE &&
           (!lines || !witness_is_boilerplate(witness, sentence, lines));
}

/* Tokens of "SENNA, May 3 (Reuters) -" at the head of a sentence. */
static uint32_t witness_count_dateline(const Witness *witness, const Sentence *sentence)
{
    const Token *tokens = &witness->doc->analysis.tokens[sentence->first_token];
    Str text = witness->doc->report.text;
    bool closed = false;
    for (uint32_t i = 0; i < sentence->token_count && i < WITNESS_DATELINE_MAX; i++) {
        Str sign = str_slice(text, tokens[i].span);
        if (closed)
            return str_equal(sign, STR("-")) || str_equal(sign, STR("\xe2\x80\x93")) ||
                           str_equal(sign, STR("\xe2\x80\x94"))
                       ? i
                       : 0;
        closed = str_equal(sign, STR(")"));
        if ((tokens[i].flags & TOKEN_WORD) && !(tokens[i].flags & (TOKEN_CAPITAL | TOKEN_DIGITS)))
            return 0;
    }
    return 0;
}

static void witness_add(Witness *witness, const Token *token, uint32_t sentence, bool is_dateline)
{
    if (!(token->flags & TOKEN_WORD))
        return;
    size_t at = witness->count++;
    witness->words[at] = token->word;
    witness->stems[at] = token->stem;
    witness->spans[at] = token->span;
    witness->sentences[at] = sentence;
    witness->is_stop[at] = (token->flags & TOKEN_STOP) != 0;
    witness->weights[at] = witness->is_stop[at] ? WITNESS_STOP_WEIGHT : 1;
    witness->is_dateline[at] = is_dateline;
    witness->is_quoted[at] = (token->flags & TOKEN_IN_QUOTE) != 0;
    witness->total += (double)witness->weights[at];
}

static void witness_fill(Witness *witness, const Map *lines)
{
    const Analysis *analysis = &witness->doc->analysis;
    witness->count = 0;
    witness->total = 0;
    for (size_t s = 0; s < analysis->sentence_count; s++) {
        const Sentence *sentence = &analysis->sentences[s];
        if (!witness_keeps(witness, sentence, lines))
            continue;
        uint32_t dateline = witness_count_dateline(witness, sentence);
        for (uint32_t i = 0; i < sentence->token_count; i++)
            witness_add(witness, &analysis->tokens[sentence->first_token + i], (uint32_t)s,
                        i < dateline);
    }
}

Witness *witness_read_all(Documents docs, Arena *arena, Arena *scratch)
{
    Witness *all = ARENA_NEW(arena, Witness, docs.count + 1);
    for (size_t r = 0; r < docs.count; r++) {
        size_t room = docs.items[r]->analysis.token_count + 1;
        all[r].doc = docs.items[r];
        all[r].outlet =
            outlets_key(docs.items[r]->report.outlets, docs.items[r]->report.outlet, arena);
        all[r].words = ARENA_NEW(arena, uint64_t, room);
        all[r].stems = ARENA_NEW(arena, uint32_t, room);
        all[r].spans = ARENA_NEW(arena, Span, room);
        all[r].sentences = ARENA_NEW(arena, uint32_t, room);
        all[r].weights = ARENA_NEW(arena, float, room);
        all[r].is_stop = ARENA_NEW(arena, bool, room);
        all[r].is_dateline = ARENA_NEW(arena, bool, room);
        all[r].is_quoted = ARENA_NEW(arena, bool, room);
    }
    ArenaMark mark = arena_mark(scratch);
    Map lines = witness_count_lines(all, docs.count, scratch);
    for (size_t r = 0; r < docs.count; r++) {
        witness_fill(&all[r], NULL);
        double whole = all[r].total;
        if (!witness_has_boilerplate(&all[r], &lines))
            continue;
        witness_fill(&all[r], &lines);
        if (all[r].total * 2 < whole)
            witness_fill(&all[r], NULL);
    }
    arena_release(scratch, mark);
    return all;
}

bool witness_is_before(const Witness *a, const Witness *b)
{
    Interval first = a->doc->report.published_at, second = b->doc->report.published_at;
    return first.to != INTERVAL_OPEN_TO && second.from != INTERVAL_OPEN_FROM &&
           first.to <= second.from;
}

static bool witness_is_dated(Interval at)
{
    return at.from != INTERVAL_OPEN_FROM && at.to != INTERVAL_OPEN_TO &&
           at.to - at.from <= WITNESS_DATE_WIDE;
}

double witness_lean(const Witness *a, const Witness *b)
{
    Interval first = a->doc->report.published_at, second = b->doc->report.published_at;
    if (!witness_is_dated(first) || !witness_is_dated(second))
        return 0;
    double widths = (double)(first.to - first.from + second.to - second.from);
    /* two hours without a zone are wider than two days, but mostly of one zone */
    bool no_zones = first.to - first.from > CALENDAR_DAY && second.to - second.from > CALENDAR_DAY;
    double spread = no_zones ? WITNESS_ZONES_APART : widths / 2;
    double later = (double)(second.from + second.to - first.from - first.to) / 2;
    double lean = spread > 0 ? later / spread : 0;
    return lean > 1 ? 1 : lean < -1 ? -1 : lean;
}
