/*
 * time_periods.c - stretches of time by their place: "last week", "the third quarter of 2018".
 *
 * What "last", "this" and "next" point at is a unit, a weekday, a month, a
 * season or a feast; a part of such a stretch is told by an ordinal ("the
 * first Monday of") or an edge ("the end of", "early").
 */
#include "language/time_grammar.h"

#include "base/ascii.h"
#include "base/scan.h"

/* "today", "yesterday", "tonight". */
bool times_take_near_day(TimesScan *scan)
{
    TimesWord day = times_find(scan, scan->at, "day");
    bool tonight = !day.found;
    if (tonight)
        day = times_find(scan, scan->at, "night");
    if (!day.found)
        return false;
    scan->spec.is_shifted = true;
    scan->spec.unit = CALENDAR_UNIT_DAY;
    scan->spec.shift = day.value;
    if (tonight) {
        scan->spec.kind = TIME_TIME;
        scan->spec.part = CALENDAR_NIGHT_PART;
    }
    scan->at = day.after;
    return true;
}

/* "two" of "last two weeks"; TIME_SPEC amount 0 for "several". */
static bool times_count_at(const TimesScan *scan, size_t token, double *amount, size_t *after)
{
    NumberPhrase number = times_number(scan, token);
    TimesWord few = times_find(scan, token, "few");
    *after = number.end;
    *amount = number.value;
    if (number.kind == NUMBER_CARDINAL && !number.has_article && number.value <= TIMES_UNIT_MOST)
        return number.value > 0;
    *after = few.after;
    *amount = few.value;
    return few.found;
}

/* "last two weeks", "the next 12 months", "coming months": a length that ends or begins now. */
static bool times_take_counted(TimesScan *scan, int shift)
{
    double amount = 0;
    size_t after = scan->at;
    bool counted = times_count_at(scan, scan->at, &amount, &after);
    if (times_is_hyphen(scan, after) && counted)
        after++;
    CalendarWord unit = times_word(scan, after);
    if (unit.kind != CALENDAR_WORD_UNIT || shift == 0 ||
        (!counted && !times_is_plural(scan, after)))
        return false;
    scan->spec.kind = TIME_DURATION;
    scan->spec.is_shifted = true;
    scan->spec.shift = shift;
    scan->spec.length[0] = (TimeLength){ amount, unit.value };
    scan->spec.length_count = 1;
    scan->at = after + 1;
    return true;
}

/* What "last", "this", "next" point at. */
static bool times_take_shifted(TimesScan *scan, int shift, bool past)
{
    TimeSpec *spec = &scan->spec;
    TimesScan counted = *scan, holiday = *scan;
    if (times_take_counted(&counted, shift)) {
        *scan = counted;
        return true;
    }
    spec->is_shifted = true;
    spec->shift = shift;
    CalendarWord word = times_word(scan, scan->at);
    NumberPhrase ordinal = times_number(scan, scan->at);
    if (ordinal.kind == NUMBER_ORDINAL && ordinal.value <= 4 &&
        times_word(scan, ordinal.end).value == CALENDAR_QUARTER &&
        times_word(scan, ordinal.end).kind == CALENDAR_WORD_UNIT)
        return false;
    switch (word.kind) {
    case CALENDAR_WORD_UNIT:
        spec->unit = word.value;
        if ((word.value <= CALENDAR_HOUR && shift == 0) || word.value == CALENDAR_FORTNIGHT ||
            (word.value == CALENDAR_SECOND && !past))
            return false;
        if (word.value == CALENDAR_NIGHT) {
            spec->unit = CALENDAR_UNIT_DAY;
            spec->kind = TIME_TIME;
            spec->part = CALENDAR_NIGHT_PART;
        } else if (past || word.value <= CALENDAR_HOUR) {
            /* "the past year" is a length, "last year" a year */
            spec->kind = TIME_DURATION;
            spec->length[0] = (TimeLength){ 1, word.value };
            spec->length_count = 1;
            spec->unit = 0;
        }
        break;
    case CALENDAR_WORD_WEEKDAY:
    case CALENDAR_WORD_WEEKDAY_SHORT:
        spec->weekday = word.value;
        break;
    case CALENDAR_WORD_MONTH:
        spec->month = word.value;
        break;
    case CALENDAR_WORD_SEASON:
        spec->season = word.value;
        break;
    case CALENDAR_WORD_PART:
        spec->kind = TIME_TIME;
        spec->part = word.value;
        spec->unit = CALENDAR_UNIT_DAY;
        break;
    case CALENDAR_WORD_NONE:
    case CALENDAR_WORD_MERIDIEM:
    case CALENDAR_WORD_ZONE:
    default:
        if (!times_take_holiday(&holiday))
            return false;
        scan->at = holiday.at;
        spec->holiday = holiday.spec.holiday;
        return true;
    }
    scan->at++;
    return true;
}

/* "the weekend", "the quarter": the one of the publication, where nothing tells another. */
static bool times_take_this_unit(TimesScan *scan)
{
    CalendarWord word = times_word(scan, scan->at);
    if (word.kind != CALENDAR_WORD_UNIT || word.value < CALENDAR_UNIT_DAY ||
        word.value == CALENDAR_NIGHT || word.value == CALENDAR_FORTNIGHT ||
        word.value == CALENDAR_SEASON || word.value >= CALENDAR_DECADE ||
        times_is_plural(scan, scan->at) || times_is(scan, scan->at + 1, STR("of")) ||
        times_is(scan, scan->at + 1, STR("'s")) ||
        (word.value == CALENDAR_WEEK && times_number(scan, scan->at + 1).is_plain))
        return false;
    scan->spec.is_shifted = true;
    scan->spec.is_told = true;
    scan->spec.unit = word.value;
    scan->at++;
    return true;
}

/* ["the"] "last", "this"… what it points at; "the week". */
bool times_take_relative(TimesScan *scan)
{
    size_t at = scan->at;
    bool the = times_is(scan, at, STR("the")) && !times_find(scan, at, "shift").found;
    TimesWord shift = times_find(scan, at + the, "shift");
    if (!shift.found) {
        scan->at = at + the;
        if (the && times_skip(scan, STR("latest")))
            at++;
        const Token *tokens = scan->work->out->tokens;
        bool noun = at + 2 < scan->end && tokens[at + 2].tag == TAG_NOUN;
        return the && !noun && times_take_this_unit(scan);
    }
    /* "the talks last two hours" */
    if (times_is(scan, at + the, STR("last")) && scan->work->out->tokens[at + the].tag == TAG_VERB)
        return false;
    bool past = times_is(scan, shift.after - 1, STR("past")) ||
                (the && times_is(scan, shift.after - 1, STR("last")));
    scan->at = shift.after;
    scan->at += times_is(scan, scan->at, STR("fiscal")) || times_is(scan, scan->at, STR("full"));
    return times_take_shifted(scan, shift.value, past && the + times_is(scan, at, STR("the")) > 0);
}

/* "year-earlier", "the year-ago quarter": the same a year before. */
static bool times_take_year_ago(TimesScan *scan)
{
    size_t at = scan->at + times_is(scan, scan->at, STR("the"));
    if (!times_is(scan, at, STR("year")) || !times_is_hyphen(scan, at + 1) ||
        !(times_is(scan, at + 2, STR("earlier")) || times_is(scan, at + 2, STR("ago"))))
        return false;
    scan->spec.is_shifted = true;
    scan->spec.is_year_ago = true;
    scan->spec.unit = CALENDAR_YEAR;
    scan->spec.shift = -1;
    scan->at = at + 3;
    return true;
}

/* A year or a stretch that holds what was read: "2018", "this year", "the year", "last year 's". */
static bool times_take_outer(TimesScan *scan)
{
    TimesScan try = *scan;
    size_t after;
    int year = times_year_at(&try, try.at, &after);
    if (year) {
        scan->spec.year = year;
        scan->at = after;
        return true;
    }
    try.spec = TIME_SPEC_EMPTY;
    if (!times_take_relative(&try) || try.spec.kind != TIME_DATE || !try.spec.unit)
        return false;
    scan->spec.is_shifted = true;
    scan->spec.shift = try.spec.shift;
    scan->spec.unit = try.spec.unit;
    scan->at = try.at;
    return true;
}

/* "third quarter", "Q3", "first half", "H1", with the year it is of. */
static bool times_take_quarter(TimesScan *scan)
{
    size_t at = scan->at;
    TimesScan outer = *scan;
    bool has_year = false;
    at += times_is(scan, at, STR("the")) || times_is(scan, at, STR("a"));
    outer.at = at;
    if (times_take_outer(&outer)) {
        at = outer.at;
        at += times_is(scan, at, STR("'s"));
        has_year = outer.spec.unit == CALENDAR_YEAR || outer.spec.year;
        if (!has_year)
            return false;
    }
    at += times_is(scan, at, STR("fiscal")) || times_is(scan, at, STR("flat"));
    at += times_is(scan, at, STR("-"));
    if (at >= scan->end)
        return false;
    NumberPhrase number = times_number(scan, at);
    Str text = language_token_text(scan->work, at);
    bool is_q = text.len == 2 && (ascii_lower(str_at(text, 0)) == 'q' || str_at(text, 0) == 'H') &&
                ascii_is_digit(str_at(text, 1));
    int value = is_q ? str_at(text, 1) - '0' : number.value <= 4 ? (int)number.value : 0;
    bool is_half = is_q && str_at(text, 0) == 'H';
    size_t after = at + 1;
    if (!is_q) {
        if (number.kind != NUMBER_ORDINAL)
            return false;
        after = number.end + (times_is_hyphen(scan, number.end) ? 1 : 0);
        CalendarWord unit = times_word(scan, after);
        is_half = times_is(scan, after, STR("half"));
        if (!is_half && !(unit.kind == CALENDAR_WORD_UNIT && unit.value == CALENDAR_QUARTER))
            return false;
        after++;
    }
    if (value < 1 || value > (is_half ? 2 : 4))
        return false;
    outer.at = after;
    if (!has_year) {
        outer.spec = scan->spec;
        TimesScan inner = outer;
        inner.at += times_is(scan, after, STR("of")) || times_is(scan, after, STR("in"));
        inner.at += times_is(scan, inner.at, STR("fiscal"));
        if (times_take_outer(&inner) && (inner.spec.unit == CALENDAR_YEAR || inner.spec.year)) {
            outer = inner;
            has_year = true;
        }
    }
    if (is_half && !has_year)
        return false;
    *scan = outer;
    *(is_half ? &scan->spec.half : &scan->spec.quarter) = value;
    return true;
}

/* "third Monday", "last day", "second last week": what is counted, and from which end. */
static bool times_take_ordinal(TimesScan *scan)
{
    size_t at = scan->at;
    at += times_is(scan, at, STR("the"));
    NumberPhrase number = times_number(scan, at);
    int nth = 0;
    if (number.kind == NUMBER_ORDINAL && number.value <= 31) {
        nth = (int)number.value;
        at = number.end;
    }
    if (times_is(scan, at, STR("last")) || times_is(scan, at, STR("final"))) {
        nth = nth ? -nth : TIME_NTH_LAST;
        at++;
    }
    CalendarWord word = times_word(scan, at);
    if (nth == 0)
        return false;
    if (word.kind == CALENDAR_WORD_WEEKDAY || word.kind == CALENDAR_WORD_WEEKDAY_SHORT)
        scan->spec.weekday = word.value;
    else if (word.kind == CALENDAR_WORD_UNIT &&
             (word.value == CALENDAR_UNIT_DAY || word.value == CALENDAR_WEEK ||
              word.value == CALENDAR_WEEKEND || word.value == CALENDAR_MONTH))
        scan->spec.nth_unit = word.value;
    else
        return false;
    scan->spec.nth = nth;
    scan->at = at + 1;
    return true;
}

/* "the first Monday of last month", "last week of September 2014", "third quarter of 2018". */
bool times_take_nth(TimesScan *scan)
{
    TimesScan try = *scan;
    if (times_take_quarter(&try)) {
        *scan = try;
        return true;
    }
    try = *scan;
    if (times_take_year_ago(&try)) {
        *scan = try;
        CalendarWord unit = times_word(scan, scan->at);
        if (unit.kind == CALENDAR_WORD_UNIT || times_is(scan, scan->at, STR("period")))
            scan->at++;
        return true;
    }
    try = *scan;
    if (!times_take_ordinal(&try))
        return false;
    TimesScan inner = try;
    bool of = times_skip(&inner, STR("of")) || times_skip(&inner, STR("in"));
    inner.at += times_is(scan, inner.at, STR("the")) &&
                times_word(scan, inner.at + 1).kind == CALENDAR_WORD_MONTH;
    CalendarWord month = times_word(scan, inner.at);
    bool fits = false;
    if (of && month.kind == CALENDAR_WORD_MONTH) {
        inner.spec.month = month.value;
        inner.at++;
        times_take_year_after(&inner);
        fits = true;
    } else if (of) {
        fits = times_take_outer(&inner) &&
               (inner.spec.year || inner.spec.unit == CALENDAR_MONTH ||
                inner.spec.unit == CALENDAR_YEAR || inner.spec.unit == CALENDAR_WEEK ||
                inner.spec.unit == CALENDAR_QUARTER);
    }
    if (!fits) { /* "first Sunday": of this month */
        if (try.spec.weekday == 0 || try.spec.nth < 0 || of)
            return false;
        inner = try;
        inner.spec.is_shifted = true;
        inner.spec.unit = CALENDAR_MONTH;
    }
    *scan = inner;
    return true;
}

/* "his early 20s" tells an age. */
static bool times_is_age_decade(const TimesScan *scan)
{
    static const Str OWNERS[] = { { "his", 3 }, { "her", 3 }, { "their", 5 }, { "its", 3 },
                                  { "my", 2 },  { "our", 3 }, { "your", 4 } };
    enum { REACH = 3 }; /* "late", "mid" and its hyphen */
    for (size_t back = 1; back <= REACH && scan->at >= scan->first + back; back++) {
        size_t token = scan->at - back;
        for (size_t i = 0; i < sizeof OWNERS / sizeof OWNERS[0]; i++)
            if (times_is(scan, token, OWNERS[i]))
                return true;
        if (!times_find(scan, token, "edge").found && !number_is_dash(scan->work, token))
            break;
    }
    return false;
}

/* "1990s", "the nineties", "'90s" are decades; "the 19th century". */
bool times_take_decade(TimesScan *scan)
{
    static const struct {
        Str word;
        int decade;
    } DECADES[] = { { { "twenties", 8 }, 1920 }, { { "thirties", 8 }, 1930 },
                    { { "forties", 7 }, 1940 },  { { "fifties", 7 }, 1950 },
                    { { "sixties", 7 }, 1960 },  { { "seventies", 9 }, 1970 },
                    { { "eighties", 8 }, 1980 }, { { "nineties", 8 }, 1990 } };
    bool is_age = times_is_age_decade(scan);
    bool the = times_skip(scan, STR("the"));
    TimesWord edge = times_find(scan, scan->at, "edge");
    if (edge.found) {
        scan->spec.edge = (TimeEdge)edge.value;
        scan->at = edge.after;
        the = true;
    }
    if (number_is_dash(scan->work, scan->at))
        scan->at++;
    size_t at = scan->at;
    if (at >= scan->end)
        return false;
    for (size_t i = 0; the && !is_age && i < sizeof DECADES / sizeof DECADES[0]; i++) {
        if (times_is(scan, at, DECADES[i].word)) {
            scan->spec.decade = DECADES[i].decade;
            scan->at = at + 1;
            return true;
        }
    }
    Str text = language_token_text(scan->work, at);
    Scan digits = scan_from(text);
    uint64_t value = 0;
    if (scan_decimal(&digits, 4, &value) && scan_char(&digits, 's') && scan_done(&digits)) {
        bool full = text.len == 5 && value >= TIMES_FIRST_YEAR && value <= TIMES_LAST_YEAR;
        bool brief = text.len == 3 && value >= 20 && value <= 90 && !is_age;
        if (value % 10 != 0 || (!full && !brief))
            return false;
        scan->spec.decade = full ? (int)value : 1900 + (int)value;
        scan->at = at + 1;
        return true;
    }
    NumberPhrase number = times_number(scan, at);
    if (number.kind != NUMBER_ORDINAL || number.value < 1 || number.value > 21)
        return false;
    size_t next = number.end + (number_is_dash(scan->work, number.end) ? 1 : 0);
    if (!times_is(scan, next, STR("century")))
        return false;
    scan->spec.century = ((int)number.value - 1) * 100;
    scan->spec.unit = CALENDAR_CENTURY;
    scan->at = next + 1;
    return true;
}

/* "summer 2019", "the winter of 1994". */
bool times_take_season(TimesScan *scan)
{
    size_t at = scan->at, after;
    at += times_is(scan, at, STR("the"));
    CalendarWord word = times_word(scan, at);
    if (word.kind != CALENDAR_WORD_SEASON)
        return false;
    size_t year = at + 1 + (times_is(scan, at + 1, STR("of")) ? 1 : 0);
    scan->spec.season = word.value;
    scan->spec.year = times_year_at(scan, year, &after);
    scan->at = after;
    return scan->spec.year != 0;
}

/* What an edge can be of. */
static bool times_take_inner(TimesScan *scan)
{
    static bool (*const RULES[])(TimesScan *) = { times_take_day,     times_take_holiday,
                                                  times_take_nth,     times_take_season,
                                                  times_take_decade,  times_take_relative,
                                                  times_take_near_day };
    TimeSpec before = scan->spec;
    size_t begin = scan->at, after;
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        scan->at = begin;
        scan->spec = before;
        if (begin < scan->end && RULES[i](scan) && scan->at > begin)
            return scan->spec.kind == TIME_DATE || scan->spec.part;
    }
    scan->at = begin;
    scan->spec = before;
    int year = times_year_at(scan, begin, &after);
    if (!year)
        return false;
    scan->spec.year = year;
    scan->at = after;
    return true;
}

/* "EOM", "BOY", "EOD". */
static bool times_take_edge_letters(TimesScan *scan)
{
    size_t at = scan->at + times_is(scan, scan->at, STR("the"));
    if (at >= scan->end)
        return false;
    Str text = language_token_text(scan->work, at);
    bool end = str_at(text, 0) == 'E' || str_at(text, 0) == 'e';
    if (text.len != 3 || !(end || str_at(text, 0) == 'B' || str_at(text, 0) == 'b') ||
        ascii_lower(str_at(text, 1)) != 'o')
        return false;
    char unit = ascii_lower(str_at(text, 2));
    scan->spec.unit = unit == 'y'   ? CALENDAR_YEAR
                      : unit == 'm' ? CALENDAR_MONTH
                      : unit == 'd' ? CALENDAR_UNIT_DAY
                                    : 0;
    scan->spec.is_shifted = true;
    scan->spec.edge = end ? TIME_EDGE_END : TIME_EDGE_BEGIN;
    scan->at = at + 1;
    return scan->spec.unit != 0 && (str_at(text, 1) == 'O' || end) &&
           !(unit == 'y' && !end && str_at(text, 0) == 'b');
}

/* "year to date", "the end of last year", "early March", "mid-November", "later this week". */
bool times_take_edge(TimesScan *scan)
{
    size_t at = scan->at;
    TimesScan letters = *scan;
    if (times_take_edge_letters(&letters)) {
        *scan = letters;
        return true;
    }
    at += times_is(scan, at, STR("the"));
    if (times_is(scan, at, STR("year")) && times_is(scan, at + 1, STR("to")) &&
        times_is(scan, at + 2, STR("date"))) {
        scan->spec.is_shifted = true;
        scan->spec.unit = CALENDAR_YEAR;
        scan->spec.edge = TIME_EDGE_TO_DATE;
        scan->at = at + 3;
        return true;
    }
    TimesWord edge = times_find(scan, scan->at, "edge");
    if (!edge.found)
        return false;
    at = edge.after;
    bool hyphen = times_is_hyphen(scan, at);
    bool of = times_is(scan, at, STR("of")) || times_is(scan, at, STR("in"));
    at += hyphen || of;
    at += times_is(scan, at, STR("around")) || times_is(scan, at, STR("about"));
    scan->at = at + times_is(scan, at, STR("my"));
    scan->spec.edge = (TimeEdge)edge.value;
    TimesScan inner = *scan;
    bool wide = edge.value == TIME_EDGE_EARLY || edge.value == TIME_EDGE_LATE ||
                edge.value == TIME_EDGE_MIDDLE || edge.value == TIME_EDGE_REST;
    bool fits = (of || wide) && times_take_inner(&inner) && !inner.spec.has_ref;
    if (!fits && of && times_is(scan, scan->at, STR("the"))) {
        inner = *scan;
        inner.at++;
        fits = times_take_inner(&inner) && !inner.spec.has_ref;
    }
    if (fits && inner.spec.part) { /* "late this morning" */
        inner.spec.part_edge = inner.spec.edge;
        inner.spec.edge = TIME_EDGE_NONE;
    }
    if (fits) {
        *scan = inner;
        return true;
    }
    /* "the end of the day", "end of month", "rest of my week" */
    inner = *scan;
    inner.at += times_is(scan, scan->at, STR("the"));
    if ((!of && edge.value != TIME_EDGE_REST) || !times_take_this_unit(&inner))
        return false;
    *scan = inner;
    return true;
}

/* "now", "recently", "recent years", "the future". */
bool times_take_ref(TimesScan *scan)
{
    TimesWord ref = times_find(scan, scan->at, "ref");
    const Token *tokens = scan->work->out->tokens;
    if (!ref.found) {
        size_t at = scan->at + times_is(scan, scan->at, STR("the"));
        bool past =
            at > scan->at && (times_is(scan, at, STR("past")) || times_is(scan, at, STR("future")));
        ref = past ? (TimesWord){ true, times_is(scan, at, STR("past")) ? -1 : 1, at + 1 }
                   : times_find(scan, at, "nearly");
        Tag next = ref.after < scan->end ? (Tag)tokens[ref.after].tag : TAG_PUNCT;
        bool noun = next != TAG_PUNCT && next != TAG_ADP && next != TAG_CCONJ && next != TAG_AUX;
        CalendarWord unit = times_word(scan, ref.after);
        if (!ref.found || (past && noun))
            return false;
        bool units = unit.kind == CALENDAR_WORD_UNIT && times_is_plural(scan, ref.after);
        if (!units && !past && ref.value)
            return false;
        ref.after += units;
    }
    scan->spec.has_ref = true;
    scan->spec.ref = ref.value;
    scan->at = ref.after;
    return true;
}

/* "the week of October 6", "week 31", "w/c Feb 4", "the week starting on February 4". */
bool times_take_week(TimesScan *scan)
{
    bool the = times_is(scan, scan->at, STR("the"));
    size_t at = scan->at + the;
    bool wc = times_find(scan, at, "week").found;
    if (!times_is(scan, at, STR("week")) && !wc)
        return false;
    at += wc ? 3 : 1;
    NumberPhrase number = times_number(scan, at);
    if (!wc && !the && number.kind == NUMBER_CARDINAL && number.is_plain && number.digits <= 2) {
        scan->spec.week = (int)number.value;
        scan->at = number.end;
        times_take_year_after(scan);
        return number.value >= 1 && number.value <= 53;
    }
    bool of = wc || times_is(scan, at, STR("of")) || times_is(scan, at, STR("starting")) ||
              times_is(scan, at, STR("beginning")) || times_is(scan, at, STR("ending"));
    at += of && !wc;
    at += times_is(scan, at, STR("on"));
    scan->at = at;
    if (!of || at >= scan->end || !times_take_day(scan) || !scan->spec.day)
        return false;
    scan->spec.is_week_of = true;
    return true;
}
