/* place.c - counting and finding in an edition, for the pages made of it. */
#include "print/place.h"

#include "base/ascii.h"
#include "text/unicode.h"

#include <stdlib.h>

enum {
    EVENTS_KNOWN_MOST = 40, /* of a timeline: more is a list of numbers, not a story */
    EVENTS_OPEN_MOST = 12,  /* that hang on an unknown date */
};

Place place_of_words(const Edition *edition, Str words)
{
    for (uint32_t i = 0; i < edition->docs.count && words.len > 0; i++) {
        Str text = place_report(edition, i)->text;
        uintptr_t begin = (uintptr_t)words.data, base = (uintptr_t)text.data;
        if (begin >= base && begin + words.len <= base + text.len)
            return (Place){ i, str_span_in(text, words), true };
    }
    return (Place){ 0 };
}

PlaceTokens place_tokens(const Analysis *analysis, Span at)
{
    size_t low = 0, high = analysis->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->tokens[middle].span.begin < at.begin)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < analysis->token_count && analysis->tokens[end].span.end <= at.end)
        end++;
    return (PlaceTokens){ (uint32_t)low, (uint32_t)end };
}

Interval place_days(const Edition *edition)
{
    Interval days = { INTERVAL_OPEN_TO, INTERVAL_OPEN_FROM };
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        Interval at = interval_as_stated(place_report(edition, i)->published_at);
        if (at.from == INTERVAL_OPEN_FROM || at.to == INTERVAL_OPEN_TO)
            continue;
        days.from = at.from < days.from ? at.from : days.from;
        days.to = at.to > days.to ? at.to : days.to;
    }
    return days.from < days.to ? days : INTERVAL_UNKNOWN;
}

Str place_name(const Report *report)
{
    if (report->outlet.len > 0)
        return report->outlet;
    if (report->title.len > 0)
        return report->title;
    size_t folder = str_find_last(report->path, '/');
    Str file = folder == STR_NONE ? report->path : str_drop(report->path, folder + 1);
    return file.len > 0 ? file : report->id;
}

uint32_t place_safe_codepoint(uint32_t codepoint)
{
    enum { SHOWN_AS = 0xFFFD };
    if (unicode_is_space(codepoint) && codepoint != 0x85)
        return ' ';
    if (codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0))
        return SHOWN_AS;
    /* Marks, embeddings, overrides and isolates of direction; line separators; tags. */
    if (codepoint == 0x061C || codepoint == 0x200E || codepoint == 0x200F ||
        (codepoint >= 0x2028 && codepoint <= 0x202E) ||
        (codepoint >= 0x2066 && codepoint <= 0x2069) ||
        (codepoint >= 0xE0000 && codepoint <= 0xE007F))
        return SHOWN_AS;
    return codepoint;
}

/* One chip for each origin that has a reading, in the order of the letters. */
static Chips chips_collect(const Edition *edition, const Readings *readings, bool is_point,
                           Arena *arena)
{
    const Lineage *lineage = &edition->lineage;
    Chip *of_origin = ARENA_NEW(arena, Chip, lineage->origin_count + 1);
    uint32_t *reports = ARENA_NEW(arena, uint32_t, lineage->origin_count + 1);
    uint32_t *full = ARENA_NEW(arena, uint32_t, lineage->origin_count + 1);
    bool *seen = ARENA_NEW(arena, bool, edition->docs.count + 1);
    for (size_t i = 0; i < readings->count; i++) {
        const Reading *reading = &readings->items[i];
        bool says = reading->stance == STANCE_SAYS || reading->stance == STANCE_LESS_PRECISE;
        if ((is_point && !says) || seen[reading->report])
            continue;
        seen[reading->report] = true;
        uint32_t origin = lineage->origin_of[reading->report];
        bool in_part = is_point && reading->stance == STANCE_LESS_PRECISE;
        Chip *chip = &of_origin[origin];
        /* The report that stands for the origin is the one to show, if it says as much. */
        bool is_root = lineage->origin_root[origin] == reading->report;
        if (reports[origin]++ == 0 || (chip->in_part && !in_part) ||
            (is_root && chip->in_part == in_part))
            *chip =
                (Chip){ reading->report, reading->span, lineage->origin_root[origin], 0, in_part };
        full[origin] += !in_part;
        /* Those that say only a part do not stand behind the whole. */
        chip->copies = (chip->in_part ? reports[origin] : full[origin]) - 1;
    }
    /* What only those say that took from it is not the origin's. */
    for (size_t i = 0; i < lineage->origin_count; i++)
        if (reports[i] > 0 && !seen[of_origin[i].letter])
            of_origin[i].letter = of_origin[i].report;
    Chips chips = { .items = ARENA_NEW(arena, Chip, lineage->origin_count + 1) };
    for (int in_part = 0; in_part <= 1; in_part++)
        for (size_t i = 0; i < lineage->origin_count; i++)
            if (reports[i] > 0 && of_origin[i].in_part == (in_part == 1))
                chips.items[chips.count++] = of_origin[i];
    return chips;
}

Chips place_point_chips(const Edition *edition, const Readings *readings, Arena *arena)
{
    return chips_collect(edition, readings, true, arena);
}

/* The readings of the point that a line is printed for, or NULL. */
static const Readings *place_summary_readings(const Edition *edition, const SummaryLine *line)
{
    if (line->point >= edition->claims.point_count)
        return NULL;
    const Point *point = &edition->claims.points[line->point];
    return line->role == SUMMARY_KEY_POINT ? &point->brief : &point->readings;
}

Chips place_summary_chips(const Edition *edition, const SummaryLine *line, Arena *arena)
{
    const Readings *readings = place_summary_readings(edition, line);
    if (readings)
        return place_point_chips(edition, readings, arena);
    Chips chips = { ARENA_NEW(arena, Chip, 1), 1 };
    chips.items[0] = place_chip_alone(line->report, line->span);
    return chips;
}

Span place_summary_agreed(const Edition *edition, const SummaryLine *line)
{
    const Readings *readings = place_summary_readings(edition, line);
    bool is_partial = readings && line->in_full < 2 && line->origins > 1;
    if (!is_partial || span_contains(readings->items[0].agreed, line->span))
        return (Span){ 0 };
    return readings->items[0].agreed;
}

Chips place_readings_chips(const Edition *edition, const Readings *readings, Arena *arena)
{
    return chips_collect(edition, readings, false, arena);
}

Chips place_exact_chips(const Edition *edition, const QuoteGroup *group, Arena *arena)
{
    Readings exact = { .items = ARENA_NEW(arena, Reading, group->count + 1) };
    for (size_t i = 0; i < group->count; i++)
        if (group->readings[i].form == QUOTE_EXACT && !group->readings[i].continues)
            exact.items[exact.count++] =
                (Reading){ .report = group->readings[i].report, .span = group->readings[i].span };
    return place_readings_chips(edition, &exact, arena);
}

/* What a report says of the sentence of another, if the two stand in one point. */
static bool place_point_says(const Point *point, const Reading *shown, const Reading *other,
                             Stance *stance)
{
    const Reading *first = &point->readings.items[0], *one = NULL, *two = NULL;
    for (size_t i = 0; i < point->readings.count; i++) {
        const Reading *reading = &point->readings.items[i];
        bool says = reading->stance == STANCE_SAYS || reading->stance == STANCE_LESS_PRECISE;
        if (says && reading->report == shown->report && reading->sentence == shown->sentence)
            one = reading;
        if (says && reading->report == other->report && reading->sentence == other->sentence)
            two = reading;
    }
    if (!one || !two)
        return false;
    /* Stances are towards the first reading. */
    *stance = one == first ? two->stance : STANCE_LESS_PRECISE;
    return true;
}

/* How reading number `at` of an event supports the sentence that is shown for it. */
static bool place_event_says(const Edition *edition, const Event *event, size_t at, Stance *stance)
{
    const Reading *shown = &event->readings.items[0], *other = &event->readings.items[at];
    Str words = str_slice(place_report(edition, shown->report)->text, event->sentences[0]);
    Str others = str_slice(place_report(edition, other->report)->text, event->sentences[at]);
    *stance = STANCE_SAYS;
    if (unicode_equal_fold(words, others))
        return true;
    for (size_t i = 0; i < edition->claims.point_count; i++)
        if (place_point_says(&edition->claims.points[i], shown, other, stance))
            return true;
    return false;
}

EventChips place_event_chips(const Edition *edition, const Event *event, Arena *arena)
{
    const Lineage *lineage = &edition->lineage;
    Readings says = { .items = ARENA_NEW(arena, Reading, event->readings.count + 1) };
    Readings names = { .items = ARENA_NEW(arena, Reading, event->readings.count + 1) };
    bool *supports = ARENA_NEW(arena, bool, lineage->origin_count + 1);
    for (size_t i = 0; i < event->readings.count; i++) {
        Reading reading = event->readings.items[i];
        if (!place_event_says(edition, event, i, &reading.stance))
            continue;
        says.items[says.count++] = reading;
        supports[lineage->origin_of[reading.report]] = true;
    }
    for (size_t i = 0; i < event->readings.count; i++)
        if (!supports[lineage->origin_of[event->readings.items[i].report]])
            names.items[names.count++] = event->readings.items[i];
    return (EventChips){ place_point_chips(edition, &says, arena),
                         place_readings_chips(edition, &names, arena) };
}

EventsShown place_events_shown(const Edition *edition, Arena *arena)
{
    EventsShown shown = { .is = ARENA_NEW(arena, bool, edition->event_count + 1) };
    uint32_t origins = 0;
    for (size_t i = 0; i < edition->event_count; i++)
        origins = edition->events[i].origins > origins ? edition->events[i].origins : origins;
    size_t known = 0, open = 0;
    for (; origins > 0; origins--)
        for (size_t i = 0; i < edition->event_count; i++) {
            if (edition->events[i].origins != origins)
                continue;
            bool is_open = interval_is_unknown(edition->events[i].at);
            shown.is[i] = is_open ? open++ < EVENTS_OPEN_MOST : known++ < EVENTS_KNOWN_MOST;
            shown.known_left += !is_open && !shown.is[i];
            shown.open_left += is_open && !shown.is[i];
        }
    return shown;
}

/* The one that says most about the point. */
static bool place_is_stronger(Stance a, Stance b)
{
    static const int STRENGTH[] = { [STANCE_SAYS] = 3,
                                    [STANCE_LESS_PRECISE] = 2,
                                    [STANCE_CONTRADICTS] = 1,
                                    [STANCE_CANNOT_TELL] = 0 };
    return STRENGTH[a] > STRENGTH[b];
}

PlaceStance *place_stances(const Edition *edition, const Point *point, Arena *arena)
{
    const Lineage *lineage = &edition->lineage;
    PlaceStance *stances = ARENA_NEW(arena, PlaceStance, lineage->origin_count + 1);
    for (size_t i = 0; i < lineage->origin_count; i++)
        stances[i].is_silent = true;
    for (size_t i = 0; i < point->readings.count; i++) {
        const Reading *reading = &point->readings.items[i];
        PlaceStance *stance = &stances[lineage->origin_of[reading->report]];
        if (stance->is_silent || place_is_stronger(reading->stance, stance->stance))
            *stance = (PlaceStance){ reading->stance, false, reading->report, reading->span };
    }
    return stances;
}

Str place_event_value(const Event *event, Arena *arena)
{
    enum { DATE_LEN = 10, VALUE_MOST = 2 * DATE_LEN + 4 };
    if (!event->hangs || event->at.from == INTERVAL_OPEN_FROM)
        return (Str){ 0 };
    bool is_whole = event->value.len > 0;
    for (size_t i = 0; i < event->value.len && is_whole; i++)
        is_whole = ascii_is_digit(str_at(event->value, i)) || str_at(event->value, i) == '-';
    if (is_whole)
        return event->value;
    if (event->at.to == INTERVAL_OPEN_TO)
        return (Str){ 0 };
    /* A week, a season, a part of a day: its first and its last day. */
    Str first = str_take(calendar_format(event->at.from, arena), DATE_LEN);
    Str last = str_take(calendar_format(event->at.to - 1, arena), DATE_LEN);
    if (event->at.to <= event->at.from || str_equal(first, last))
        return first;
    Buf value = buf_open(arena, VALUE_MOST);
    buf_add(&value, first);
    buf_add(&value, STR("–"));
    buf_add(&value, last);
    return buf_str(&value);
}

Word place_compatible_word(ConflictKind kind)
{
    static const Word WORDS_OF_CONFLICT[] = {
        [CONFLICT_NUMBER] = WORD_COMPATIBLE_NUMBER,     [CONFLICT_DATE] = WORD_COMPATIBLE_DATE,
        [CONFLICT_NAME] = WORD_COMPATIBLE_NAME,         [CONFLICT_PLACE] = WORD_COMPATIBLE_PLACE,
        [CONFLICT_NEGATION] = WORD_COMPATIBLE_NEGATION,
    };
    return WORDS_OF_CONFLICT[kind];
}

bool place_is_contested(const Edition *edition, uint32_t report, Span at)
{
    for (size_t i = 0; i < edition->claims.conflict_count; i++) {
        const Conflict *conflict = &edition->claims.conflicts[i];
        for (size_t a = 0; conflict->is_shown && a < conflict->answer_count; a++) {
            const Readings *readings = &conflict->answers[a].readings;
            for (size_t k = 0; k < readings->count; k++)
                if (readings->items[k].report == report &&
                    span_contains(at, readings->items[k].span))
                    return true;
        }
    }
    return false;
}

size_t place_count_shown(const Edition *edition)
{
    size_t shown = 0;
    for (size_t i = 0; i < edition->claims.conflict_count; i++)
        shown += edition->claims.conflicts[i].is_shown;
    return shown;
}

size_t place_origin_reports(const Edition *edition, uint32_t origin)
{
    size_t reports = 0;
    for (size_t i = 0; i < edition->docs.count; i++)
        reports += edition->lineage.origin_of[i] == origin;
    return reports;
}

const StoryMember *place_member(const Edition *edition, uint32_t report)
{
    const Story *story = &edition->story;
    if (!story->members || story->is_given || story->members[report].reasons.count == 0)
        return NULL;
    return &story->members[report];
}

Span place_shared_word(const Edition *edition, uint32_t report, const Reason *shared)
{
    const Analysis *analysis = &edition->docs.items[report]->analysis;
    uint64_t word = unicode_fold_hash(shared->s);
    for (size_t i = 0; i < analysis->token_count; i++)
        if (analysis->tokens[i].word == word)
            return analysis->tokens[i].span;
    return (Span){ 0 };
}

/* The lost source that a report goes back to, or REPORT_NONE. */
static uint32_t place_lost_source(const Edition *edition, uint32_t report)
{
    for (size_t i = 0; i < edition->lineage.descent_count; i++)
        if (edition->lineage.descents[i].child == report)
            return edition->lineage.descents[i].lost;
    return REPORT_NONE;
}

PlaceRole place_role(const Edition *edition, uint32_t report)
{
    const Lineage *lineage = &edition->lineage;
    uint32_t root = lineage->origin_root[lineage->origin_of[report]];
    if (place_descent(edition, report))
        return PLACE_TAKEN;
    if (root == report)
        return PLACE_ORIGIN;
    uint32_t lost = place_lost_source(edition, report);
    return lost != REPORT_NONE && lost == place_lost_source(edition, root) ? PLACE_SAME_SOURCE
                                                                           : PLACE_SAME_PUBLISHER;
}

Word place_role_word(PlaceRole role)
{
    static const Word WORDS_OF_ROLE[] = { [PLACE_ORIGIN] = WORD_ROLE_ORIGIN,
                                          [PLACE_TAKEN] = WORD_NONE,
                                          [PLACE_SAME_SOURCE] = WORD_ROLE_SAME_SOURCE,
                                          [PLACE_SAME_PUBLISHER] = WORD_ROLE_SIBLING };
    return WORDS_OF_ROLE[role];
}

size_t place_count_role(const Edition *edition, uint32_t origin, PlaceRole role)
{
    size_t count = 0;
    for (uint32_t i = 0; i < edition->docs.count; i++)
        count += edition->lineage.origin_of[i] == origin && place_role(edition, i) == role;
    return count;
}

/* The first sentence that ends after byte `at`. */
static size_t place_sentence_after(const Analysis *analysis, uint32_t at)
{
    size_t low = 0, high = analysis->sentence_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->sentences[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Span place_sentence(const Edition *edition, uint32_t report, Span at)
{
    const Analysis *analysis = &edition->docs.items[report]->analysis;
    size_t found = place_sentence_after(analysis, at.begin);
    if (found == analysis->sentence_count || analysis->sentences[found].span.begin > at.begin)
        return at;
    Span sentence = sentence_words(&analysis->sentences[found]);
    if (sentence.begin > at.begin)
        sentence.begin = analysis->sentences[found].span.begin;
    /* A reading that runs over the end of its sentence keeps all its words. */
    if (sentence.end < at.end)
        sentence.end = at.end;
    return sentence;
}

bool place_is_sentence(const Edition *edition, uint32_t report, Span at)
{
    const Analysis *analysis = &edition->docs.items[report]->analysis;
    size_t found = place_sentence_after(analysis, at.begin);
    return found < analysis->sentence_count &&
           (analysis->sentences[found].span.begin == at.begin ||
            sentence_words(&analysis->sentences[found]).begin == at.begin);
}

const Descent *place_descent(const Edition *edition, uint32_t report)
{
    for (size_t i = 0; i < edition->lineage.descent_count; i++) {
        const Descent *descent = &edition->lineage.descents[i];
        if (descent->child == report && descent->parent != REPORT_NONE)
            return descent;
    }
    return NULL;
}

Word place_descent_word(const Descent *descent)
{
    static const Word WORDS_OF_KIND[] = {
        [DESCENT_INDEPENDENT] = WORD_DESCENT_INDEPENDENT,
        [DESCENT_COPY] = WORD_DESCENT_COPY,
        [DESCENT_ABRIDGED] = WORD_DESCENT_ABRIDGED,
        [DESCENT_REWRITTEN] = WORD_DESCENT_REWRITTEN,
        [DESCENT_QUOTES] = WORD_DESCENT_QUOTES,
        [DESCENT_CREDITS] = WORD_DESCENT_CREDITS,
    };
    if (descent->parent != REPORT_NONE && descent->direction == DIRECTION_UNKNOWN)
        return WORD_DESCENT_RELATED;
    return WORDS_OF_KIND[descent->kind];
}

Word place_form_word(QuoteForm form)
{
    static const Word WORDS_OF_FORM[] = { [QUOTE_EXACT] = WORD_QUOTE_EXACT,
                                          [QUOTE_CUT] = WORD_QUOTE_CUT,
                                          [QUOTE_ALTERED] = WORD_QUOTE_ALTERED };
    return WORDS_OF_FORM[form];
}

/* Whether the report has a reading before number `at`. */
static bool place_has_before(const Readings *readings, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (readings->items[i].report == readings->items[at].report)
            return true;
    return false;
}

size_t place_count_reports(const Readings *readings)
{
    size_t reports = 0;
    for (size_t i = 0; i < readings->count; i++)
        reports += !place_has_before(readings, i);
    return reports;
}

typedef struct RankedEdition {
    const Edition *edition;
    size_t before;
} RankedEdition;

static int place_compare_editions(const void *left, const void *right)
{
    const RankedEdition *a = left, *b = right;
    size_t a_origins = a->edition->lineage.origin_count;
    size_t b_origins = b->edition->lineage.origin_count;
    if (a_origins != b_origins)
        return a_origins < b_origins ? 1 : -1;
    if (a->edition->docs.count != b->edition->docs.count)
        return a->edition->docs.count < b->edition->docs.count ? 1 : -1;
    return (a->before > b->before) - (a->before < b->before);
}

const Edition **place_rank_editions(const Edition *const *editions, size_t count, Arena *arena)
{
    RankedEdition *ranked = ARENA_NEW(arena, RankedEdition, count + 1);
    for (size_t i = 0; i < count; i++)
        ranked[i] = (RankedEdition){ editions[i], i };
    qsort(ranked, count, sizeof *ranked, place_compare_editions);
    const Edition **sorted = ARENA_NEW(arena, const Edition *, count + 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = ranked[i].edition;
    return sorted;
}
