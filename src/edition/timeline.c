/*
 * timeline.c - the dates that reports name, each once.
 *
 * Dates of different reports are one event of the timeline when their TIMEX3
 * value is the same.  A date that hangs on the unknown date of publication
 * ("September 3", "last year") stays open: it is joined with others that say
 * the same month and day, or else the same words, and is put after the known
 * ones.  Durations ("70 minutes"), sets ("every year"), bare times of day and
 * references to no time at all ("now") are no events; nor is what hangs on a
 * date told before ("the next day", "a week later"), a mark of copyright, or a
 * number of things that looks like a year ("1801 trees").
 */
#include "edition/parts.h"

#include "base/vec.h"
#include "text/table.h"
#include "text/unicode.h"

#include "timeline_words.inc"

#include <stdlib.h>

enum { TIMELINE_WORDS_LEAST = 3 /* besides the date */ };

typedef struct TimelineEntry {
    Event event;
    struct {
        Span *items;
        size_t count;
        size_t room;
    } sentences;
    uint16_t month, day; /* where said; order open dates */
    uint32_t before;
} TimelineEntry;

typedef struct Timeline {
    TimelineEntry *items;
    size_t count;
    size_t room;
    Map by_key;
} Timeline;

/* A dateline, or a line that is little more than its date, says when it was written, not what
 * happened. */
static bool timeline_is_dateline(const Analysis *analysis, const TimeExpr *time)
{
    if (time->sentence >= analysis->sentence_count)
        return false;
    const Sentence *sentence = &analysis->sentences[time->sentence];
    if (time->span.begin < sentence_words(sentence).begin)
        return true;
    uint32_t words = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const Token *token = &analysis->tokens[sentence->first_token + i];
        words += (token->flags & TOKEN_WORD) && !span_overlaps(token->span, time->span);
    }
    return sentence->kind == SENTENCE_FURNITURE || words < TIMELINE_WORDS_LEAST;
}

/* The column "role" of data/timeline_words.tsv. */
enum { TIMELINE_BOUND = 1, TIMELINE_LEANS, TIMELINE_LEANS_LAST, TIMELINE_LEANS_BEHIND_THE };

/* The tokens of an expression: [first, end). */
typedef struct TimelineTokens {
    uint32_t first, end;
} TimelineTokens;

static TimelineTokens timeline_tokens(const Analysis *analysis, const TimeExpr *time)
{
    const Sentence *sentence = &analysis->sentences[time->sentence];
    TimelineTokens found = { sentence->first_token, sentence->first_token };
    uint32_t end = sentence->first_token + sentence->token_count;
    while (found.first < end && analysis->tokens[found.first].span.end <= time->span.begin)
        found.first++;
    for (found.end = found.first;
         found.end < end && analysis->tokens[found.end].span.begin < time->span.end;)
        found.end++;
    return found;
}

static Str timeline_token(const Document *document, uint32_t token)
{
    return str_slice(document->report.text, document->analysis.tokens[token].span);
}

static int timeline_role(const Document *document, uint32_t token, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Str word = unicode_fold_str(timeline_token(document, token), scratch);
    const TimelineWord *row = TABLE_FIND(TIMELINE_WORDS, word, word);
    arena_release(scratch, mark);
    return row ? row->role : 0;
}

/* "The same year", "two days later": it hangs on a date told before. */
static bool timeline_leans(const Document *document, TimelineTokens at, Arena *scratch)
{
    for (uint32_t i = at.first; i < at.end; i++) {
        int role = timeline_role(document, i, scratch);
        if (role == TIMELINE_LEANS || (role == TIMELINE_LEANS_LAST && i + 1 == at.end) ||
            (role == TIMELINE_LEANS_BEHIND_THE && i > at.first &&
             str_equal_nocase(timeline_token(document, i - 1), STR("the"))))
            return true;
    }
    return false;
}

/* "© 2023", "(c) 2023", and "1801 trees". */
static bool timeline_is_number(const Document *document, const TimeExpr *time, TimelineTokens at)
{
    const Token *tokens = document->analysis.tokens;
    const Sentence *sentence = &document->analysis.sentences[time->sentence];
    Str before =
        str_trim(str_slice(document->report.text, span(sentence->span.begin, time->span.begin)));
    if (str_ends_with(before, STR("\xc2\xa9")) || str_ends_with(before, STR("(c)")) ||
        str_ends_with(before, STR("(C)")))
        return true;
    uint32_t end = sentence->first_token + sentence->token_count;
    if (at.end - at.first != 1 || !time->year || at.end == end ||
        tokens[at.first].relation != DEP_NUMMOD || tokens[at.end].tag != TAG_NOUN)
        return false;
    bool is_bare = at.first == sentence->first_token ||
                   (tokens[at.first - 1].tag != TAG_DET && tokens[at.first - 1].tag != TAG_ADP);
    return is_bare && tokens[at.first].head == at.end &&
           str_ends_with(timeline_token(document, at.end), STR("s"));
}

/* The words that name the date, without "since" or "until" before them. */
static Span timeline_label(const Document *document, const TimeExpr *time, TimelineTokens at,
                           Arena *scratch)
{
    while (at.first + 1 < at.end && timeline_role(document, at.first, scratch) == TIMELINE_BOUND)
        at.first++;
    return at.first < at.end && document->analysis.tokens[at.first].span.begin > time->span.begin
               ? span(document->analysis.tokens[at.first].span.begin, time->span.end)
               : time->span;
}

static bool timeline_is_date(const Analysis *analysis, const TimeExpr *time)
{
    if (time->kind != TIME_DATE && time->kind != TIME_TIME)
        return false;
    if (timeline_is_dateline(analysis, time))
        return false;
    Str value = time->value;
    if (str_ends_with(value, STR("_REF")) || str_at(value, 0) == 'T')
        return false;
    /* "9 a.m." with no day said has a value without date digits. */
    if (time->kind == TIME_TIME && time->at.from == INTERVAL_OPEN_FROM && time->day == 0 &&
        time->weekday == 0)
        return false;
    return true;
}

/* Equal for dates that are one event. */
static uint64_t timeline_key(const TimeExpr *time, Str words)
{
    Str value = str_cut(time->value, 'T').head;
    if (!interval_is_unknown(time->at) || time->month || time->day)
        return hash_mix(1, str_hash(value));
    return hash_mix(hash_mix(2, str_hash(value)), unicode_fold_hash(words));
}

static void timeline_add(Timeline *timeline, const Edition *edition, uint32_t report,
                         const TimeExpr *time, Arena *arena, Arena *scratch)
{
    const Document *document = edition_document(edition, report);
    TimelineTokens at = { 0 };
    if (time->sentence < document->analysis.sentence_count)
        at = timeline_tokens(&document->analysis, time);
    if (at.first == at.end || timeline_leans(document, at, scratch) ||
        timeline_is_number(document, time, at))
        return;
    Str words = str_slice(document->report.text, timeline_label(document, time, at, scratch));
    uint32_t *found = map_put(&timeline->by_key, timeline_key(time, words));
    if (*found == MAP_NONE) {
        *found = (uint32_t)timeline->count;
        *VEC_PUSH(arena, timeline) = (TimelineEntry){
            .event = { .value = time->value,
                       .at = time->at,
                       .label = words,
                       .hangs = time->is_anchored || interval_is_unknown(time->at) },
            .month = time->month,
            .day = time->day,
            .before = *found,
        };
    }
    TimelineEntry *entry = &timeline->items[*found];
    Span sentence = edition_sentence(document, time->sentence);
    /* One reading for a sentence is enough. */
    size_t count = entry->event.readings.count;
    if (count > 0 && entry->event.readings.items[count - 1].report == report &&
        entry->sentences.items[count - 1].begin == sentence.begin)
        return;
    *VEC_PUSH(arena, &entry->event.readings) = (Reading){
        .report = report, .span = time->span, .sentence = time->sentence, .stance = STANCE_SAYS
    };
    *VEC_PUSH(arena, &entry->sentences) = sentence;
}

static int timeline_compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int timeline_compare(const void *left, const void *right)
{
    const TimelineEntry *a = left, *b = right;
    bool a_open = interval_is_unknown(a->event.at), b_open = interval_is_unknown(b->event.at);
    if (a_open != b_open)
        return a_open ? 1 : -1;
    int order = 0;
    if (!a_open) {
        order = timeline_compare_numbers(a->event.at.from, b->event.at.from);
        if (order == 0) /* the wider one first: a year before its days */
            order = timeline_compare_numbers(b->event.at.to, a->event.at.to);
    } else {
        order = (b->month != 0) - (a->month != 0);
        if (order == 0)
            order = timeline_compare_numbers(a->month * 32 + a->day, b->month * 32 + b->day);
    }
    return order ? order : timeline_compare_numbers(a->before, b->before);
}

void edition_find_events(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Timeline timeline = { .by_key = map_open(scratch, 64) };

    for (uint32_t i = 0; i < edition->docs.count; i++) {
        const Analysis *analysis = &edition_document(edition, i)->analysis;
        for (size_t t = 0; t < analysis->time_count; t++)
            if (timeline_is_date(analysis, &analysis->times[t]))
                timeline_add(&timeline, edition, i, &analysis->times[t], arena, scratch);
    }
    if (timeline.count)
        qsort(timeline.items, timeline.count, sizeof *timeline.items, timeline_compare);

    OriginCount counter = origin_count_open(edition, scratch);
    edition->events = ARENA_NEW(arena, Event, timeline.count);
    edition->event_count = timeline.count;
    for (size_t i = 0; i < timeline.count; i++) {
        Event *event = &edition->events[i];
        *event = timeline.items[i].event;
        event->sentences = timeline.items[i].sentences.items;
        event->origins = origin_count_readings(&counter, &event->readings);
    }
    arena_release(scratch, mark);
}
