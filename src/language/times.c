/*
 * times.c - dates, times of day, lengths of time and regular times.
 *
 * At each token of a sentence the rules below are tried, the most telling
 * first; the first that fits takes its tokens.  Each fills a TimeSpec with
 * what was said; time_values.c makes the value and the interval of it.
 *
 * A bare number is a year only after a word that makes it one ("in 2011",
 * "(2011)", "signed in 1961") or before a noun after "the".  "03/09/2025" can
 * be read in two ways, so only its year is kept.
 *
 * Left out: holidays, words of the present ("now", "recently").
 */
#include "base/ascii.h"
#include "base/scan.h"
#include "base/vec.h"
#include "language/language_parts.h"
#include "language/numbers.h"
#include "language/time_values.h"
#include "text/table.h"

#include "time_words.inc"

enum { TIMES_FIRST_YEAR = 1000, TIMES_LAST_YEAR = 2199, TIMES_UNIT_MOST = 10000 };

typedef struct TimesVec {
    TimeExpr *items;
    size_t count, room;
} TimesVec;

/* What the tables know of a token, looked up once. */
typedef struct TimesToken {
    CalendarWord word;
    const TimeWordRow *row;
    bool begins; /* an expression may begin here */
} TimesToken;

/* A rule reads from `at` on; what it took is [begin, at). */
typedef struct TimesScan {
    LanguageWork *work;
    const TimesToken *known;
    size_t first, end; /* tokens of the sentence */
    size_t begin, at;
    size_t last_year; /* the token after the last bare year found */
    TimeSpec spec;
} TimesScan;

static CalendarWord times_word(const TimesScan *scan, size_t token)
{
    return token < scan->end ? scan->known[token].word : (CalendarWord){ CALENDAR_WORD_NONE, 0 };
}

static bool times_is(const TimesScan *scan, size_t token, Str word)
{
    return token < scan->end && language_token_is(scan->work, token, word);
}

/* The row of data/time_words.tsv of the token if it is of `kind`. */
static const TimeWordRow *times_row(const TimesScan *scan, size_t token, const char *kind)
{
    const TimeWordRow *row = token < scan->end ? scan->known[token].row : NULL;
    return row && str_equal(row->kind, str_from_cstr(kind)) ? row : NULL;
}

static bool times_is_capital(const TimesScan *scan, size_t token)
{
    return (scan->work->out->tokens[token].flags & TOKEN_CAPITAL) != 0;
}

static NumberPhrase times_number(const TimesScan *scan, size_t token)
{
    return number_read(scan->work, token, scan->end, false);
}

/* Four digits that can be a year, or 0. */
static int times_year_at(const TimesScan *scan, size_t token)
{
    NumberPhrase number = times_number(scan, token);
    if (number.kind != NUMBER_CARDINAL || !number.is_plain || number.digits != 4 ||
        number.end != token + 1)
        return 0;
    int year = (int)number.value;
    return year >= TIMES_FIRST_YEAR && year <= TIMES_LAST_YEAR ? year : 0;
}

/* A day of a month, "3", "3rd", "third"; the token after it in `after`. */
static int times_day_at(const TimesScan *scan, size_t token, size_t *after)
{
    NumberPhrase number = times_number(scan, token);
    bool fits =
        number.kind == NUMBER_ORDINAL || (number.kind == NUMBER_CARDINAL && number.is_plain);
    if (!fits || number.digits > 2 || number.value < 1 || number.value > 31)
        return 0;
    *after = number.end;
    return (int)number.value;
}

/* "2025-09-03", "2025-09". */
static bool times_take_iso(TimesScan *scan)
{
    size_t at = scan->at;
    int year = times_year_at(scan, at), part[2] = { 0, 0 };
    if (!year)
        return false;
    at++;
    for (int i = 0; i < 2; i++) {
        NumberPhrase number = times_number(scan, at + 1);
        if (!times_is(scan, at, STR("-")) || !number_is_attached(scan->work, at) ||
            !number_is_attached(scan->work, at + 1) || !number.is_plain || number.digits != 2)
            break;
        part[i] = (int)number.value;
        at += 2;
    }
    Date date = { year, part[0], part[1] ? part[1] : 1 };
    if (!part[0] || !calendar_date_is_valid(date))
        return false;
    scan->spec.year = year;
    scan->spec.month = part[0];
    scan->spec.day = part[1];
    scan->at = at;
    return true;
}

/* Three numbers in one token, "31.10.1974", "3/9/2025", "2025/09/03". */
static bool times_take_slashes(TimesScan *scan)
{
    Str text = language_token_text(scan->work, scan->at);
    int part[3] = { 0, 0, 0 };
    size_t digits[3] = { 0, 0, 0 }, count = 0;
    char mark = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (ascii_is_digit(c) && digits[count] < 4) {
            part[count] = part[count] * 10 + (c - '0');
            digits[count]++;
        } else if ((c == '/' || c == '.') && (!mark || c == mark) && count < 2) {
            mark = c;
            count++;
        } else {
            return false;
        }
    }
    if (count != 2)
        return false;
    Date date = { 0, 0, 0 };
    if (digits[0] == 4)
        date = (Date){ part[0], part[1], part[2] };
    else if (digits[2] == 4 && (mark == '.' || part[0] > 12 || part[0] == part[1]))
        date = (Date){ part[2], part[1], part[0] };
    else if (digits[2] == 4 && part[1] > 12)
        date = (Date){ part[2], part[0], part[1] };
    else if (digits[2] == 4 && part[0] >= 1 && part[1] >= 1)
        date = (Date){ part[2], 0, 0 };
    if (date.year < 1 || ((date.month || date.day) && !calendar_date_is_valid(date)))
        return false;
    scan->spec.year = date.year;
    scan->spec.month = date.month;
    scan->spec.day = date.day;
    scan->at++;
    return true;
}

/* [","] ["of"] year after a date. */
static void times_take_year_after(TimesScan *scan)
{
    size_t at = scan->at;
    if (times_is(scan, at, STR(",")) || times_is(scan, at, STR("of")))
        at++;
    int year = times_year_at(scan, at);
    if (!year)
        return;
    scan->spec.year = year;
    scan->at = at + 1;
}

/* "March" and "May" are words of other kinds too. */
static bool times_is_month_here(const TimesScan *scan, size_t token, int month)
{
    size_t after;
    if (times_day_at(scan, token + 1, &after) || times_year_at(scan, token + 1))
        return true;
    if (!times_is_capital(scan, token))
        return token > scan->first && times_row(scan, token - 1, "year") != NULL && month != 5;
    if (month != 3 && month != 5)
        return true;
    return token > scan->first &&
           (times_row(scan, token - 1, "year") || times_row(scan, token - 1, "shift") ||
            times_row(scan, token - 1, "edge"));
}

/* A second day, "3-5", "3 to 5", "3 and 5": the day, and the token after it. */
static int times_day_range(const TimesScan *scan, size_t token, size_t *after)
{
    if (!number_is_dash(scan->work, token) && !times_is(scan, token, STR("to")) &&
        !times_is(scan, token, STR("through")) && !times_is(scan, token, STR("until")))
        return 0;
    return times_day_at(scan, token + 1, after);
}

/* "September 3[-5][, 2025]", "September 2025", "September". */
static bool times_take_month_first(TimesScan *scan)
{
    CalendarWord word = times_word(scan, scan->at);
    if (word.kind != CALENDAR_WORD_MONTH || !times_is_month_here(scan, scan->at, word.value))
        return false;
    size_t at = scan->at + 1, after = at;
    scan->spec.month = word.value;
    size_t number = at + (times_is(scan, at, STR("the")) ? 1 : 0);
    int day = times_day_at(scan, number, &after);
    if (day) {
        at = after;
        scan->spec.day = day;
        int last = times_day_range(scan, at, &after);
        if (last > day && times_word(scan, after).kind != CALENDAR_WORD_MONTH) {
            scan->spec.end_day = last;
            at = after;
        }
    }
    scan->at = at;
    times_take_year_after(scan);
    return true;
}

/* "3[-5] [of] September [2025]", "the third of March". */
static bool times_take_day_first(TimesScan *scan)
{
    size_t at = scan->at, after;
    if (times_is(scan, at, STR("the")))
        at++;
    int day = times_day_at(scan, at, &after);
    if (!day)
        return false;
    int last = 0;
    size_t range_after = after;
    last = times_day_range(scan, after, &range_after);
    if (last > day)
        after = range_after;
    if (times_is(scan, after, STR("day")) && times_is(scan, after + 1, STR("of")))
        after++;
    if (times_is(scan, after, STR("of")) || times_is(scan, after, STR("-")))
        after++;
    CalendarWord word = times_word(scan, after);
    if (word.kind != CALENDAR_WORD_MONTH)
        return false;
    scan->spec.day = day;
    scan->spec.end_day = last > day ? last : 0;
    scan->spec.month = word.value;
    scan->at = after + 1;
    if (times_is(scan, scan->at, STR("-")) && times_year_at(scan, scan->at + 1))
        scan->at++;
    times_take_year_after(scan);
    return true;
}

/* "10:30 [a.m.] [GMT]", "5 pm", "5 o'clock", "noon". */
static bool times_take_clock(TimesScan *scan)
{
    TimeSpec *spec = &scan->spec;
    CalendarWord word = times_word(scan, scan->at);
    if (word.kind == CALENDAR_WORD_PART &&
        (word.value == CALENDAR_NOON || word.value == CALENDAR_MIDNIGHT)) {
        spec->kind = TIME_TIME;
        spec->hour = word.value == CALENDAR_NOON ? 12 : 0;
        spec->minute = 0;
        scan->at++;
        return true;
    }
    Str text = language_token_text(scan->work, scan->at);
    Scan digits = scan_from(text);
    uint64_t hour = 0, minute = 0, second = 0;
    bool has_minute = false, has_second = false;
    if (!scan_decimal(&digits, 2, &hour) || hour > 24)
        return false;
    char mark = scan_peek(&digits);
    if ((mark == ':' || mark == '.') && digits.at + 3 <= text.len) {
        scan_next(&digits);
        has_minute = scan_decimal(&digits, 2, &minute) && minute < 60;
        if (mark == ':' && scan_char(&digits, ':'))
            has_second = scan_decimal(&digits, 2, &second) && second < 60;
    }
    if (!scan_done(&digits) || (mark && !has_minute))
        return false;
    size_t at = scan->at + 1;
    CalendarWord half = times_word(scan, at);
    bool has_half = half.kind == CALENDAR_WORD_MERIDIEM && hour >= 1 && hour <= 12;
    bool is_clock = times_is(scan, at, STR("o'clock"));
    if (has_half || is_clock)
        at++;
    else if (mark != ':')
        return false;
    if (has_half)
        hour = hour % 12 + (uint64_t)half.value;
    CalendarWord zone = times_word(scan, at);
    if (zone.kind == CALENDAR_WORD_ZONE) {
        spec->is_utc = times_is(scan, at, STR("gmt")) || times_is(scan, at, STR("utc"));
        at++;
    }
    spec->kind = TIME_TIME;
    spec->hour = (int)hour;
    spec->minute = has_minute ? (int)minute : -1;
    spec->second = has_second ? (int)second : -1;
    scan->at = at;
    return true;
}

/* A date is followed by a time of day, or by "morning". */
static void times_take_clock_after(TimesScan *scan)
{
    TimesScan ahead = *scan;
    if (scan->spec.hour >= 0 || scan->spec.part || scan->spec.end_day ||
        !(scan->spec.day || scan->spec.weekday || scan->spec.has_day_shift))
        return;
    CalendarWord part = times_word(scan, scan->at);
    if (part.kind == CALENDAR_WORD_PART ||
        (part.kind == CALENDAR_WORD_UNIT && part.value == CALENDAR_NIGHT)) {
        scan->spec.kind = TIME_TIME;
        scan->spec.part = part.kind == CALENDAR_WORD_PART ? part.value : CALENDAR_NIGHT_PART;
        scan->at++;
        return;
    }
    if (times_is(scan, ahead.at, STR(",")))
        ahead.at++;
    if (times_is(scan, ahead.at, STR("at")))
        ahead.at++;
    if (ahead.at < ahead.end && times_take_clock(&ahead))
        *scan = ahead;
}

/* A day by its name or number; no relative words. */
static bool times_take_day(TimesScan *scan)
{
    CalendarWord word = times_word(scan, scan->at);
    TimesScan inner = *scan;
    bool is_short = word.kind == CALENDAR_WORD_WEEKDAY_SHORT;
    if (word.kind != CALENDAR_WORD_WEEKDAY && !is_short)
        return times_take_month_first(scan) || times_take_day_first(scan);
    inner.at++;
    if (times_is(scan, inner.at, STR(",")))
        inner.at++;
    if (times_is(scan, inner.at, STR("the")))
        inner.at++;
    if (times_take_month_first(&inner) || times_take_day_first(&inner)) {
        *scan = inner;
        scan->spec.weekday = word.value;
        return true;
    }
    bool plural = str_ends_with(language_token_text(scan->work, scan->at), STR("s"));
    if (is_short || (!times_is_capital(scan, scan->at) && scan->work->out->token_count > 12))
        return false;
    scan->spec.weekday = word.value;
    if (plural) {
        scan->spec.kind = TIME_SET;
    }
    scan->at++;
    return true;
}

/* "today", "yesterday morning", "tonight". */
static bool times_take_near_day(TimesScan *scan)
{
    const TimeWordRow *row = times_row(scan, scan->at, "day");
    bool tonight = !row && (row = times_row(scan, scan->at, "night")) != NULL;
    if (!row)
        return false;
    scan->spec.has_day_shift = true;
    scan->spec.shift = row->value;
    if (tonight) {
        scan->spec.kind = TIME_TIME;
        scan->spec.part = CALENDAR_NIGHT_PART;
    }
    scan->at++;
    return true;
}

/* What "last", "this", "next" point at: a unit, weekday, month, season, part of the day. */
static bool times_take_shifted(TimesScan *scan, int shift, bool past)
{
    CalendarWord word = times_word(scan, scan->at);
    TimeSpec *spec = &scan->spec;
    NumberPhrase number = times_number(scan, scan->at);
    spec->is_shifted = true;
    spec->shift = shift;
    if (number.kind == NUMBER_CARDINAL || times_is(scan, scan->at, STR("few")) ||
        times_is(scan, scan->at, STR("several"))) {
        size_t at = number.kind == NUMBER_CARDINAL ? number.end : scan->at + 1;
        CalendarWord unit = times_word(scan, at);
        if (unit.kind != CALENDAR_WORD_UNIT || shift == 0)
            return false;
        spec->kind = TIME_DURATION;
        spec->amount = number.kind == NUMBER_CARDINAL ? number.value : 0;
        spec->unit = unit.value;
        scan->at = at + 1;
        return true;
    }
    switch (word.kind) {
    case CALENDAR_WORD_UNIT:
        spec->unit = word.value;
        if (word.value <= CALENDAR_HOUR || word.value == CALENDAR_FORTNIGHT)
            return false;
        if (word.value == CALENDAR_NIGHT && shift <= 0 && !past) {
            spec->kind = TIME_TIME;
            spec->part = CALENDAR_NIGHT_PART;
        }
        if (past) { /* "the past year" is a length, "last year" a year */
            spec->kind = TIME_DURATION;
            spec->amount = 1;
        }
        break;
    case CALENDAR_WORD_WEEKDAY:
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
        spec->has_day_shift = true;
        spec->is_shifted = false;
        break;
    case CALENDAR_WORD_NONE:
    case CALENDAR_WORD_WEEKDAY_SHORT:
    case CALENDAR_WORD_MERIDIEM:
    case CALENDAR_WORD_ZONE:
    default:
        return false;
    }
    scan->at++;
    return true;
}

/* ["later"] ["the"] "last", "this"… what it points at. */
static bool times_take_relative(TimesScan *scan)
{
    size_t at = scan->at;
    bool edge = times_row(scan, at, "edge") != NULL;
    at += edge;
    if (edge && times_is(scan, at, STR("in")))
        at++;
    bool the = times_is(scan, at, STR("the"));
    at += the;
    const TimeWordRow *row = times_row(scan, at, "shift");
    if (!row) {
        /* "earlier in the day", "the weekend" */
        CalendarWord word = times_word(scan, at);
        bool bare = word.kind == CALENDAR_WORD_UNIT && the &&
                    ((edge && word.value >= CALENDAR_UNIT_DAY) || word.value == CALENDAR_WEEKEND);
        if (!bare || word.value == CALENDAR_NIGHT)
            return false;
        scan->spec.is_shifted = true;
        scan->spec.unit = word.value;
        scan->at = at + 1;
        return true;
    }
    bool past = times_is(scan, at, STR("past")) ||
                (the && (times_is(scan, at, STR("last")) || times_is(scan, at, STR("coming"))));
    scan->at = at + 1;
    return times_take_shifted(scan, row->value, past);
}

/* "1990s", "the nineties" are decades; "the 19th century". */
static bool times_take_decade(TimesScan *scan)
{
    size_t at = scan->at;
    if (times_row(scan, at, "edge") &&
        (number_is_dash(scan->work, at + 1) || times_is(scan, at + 1, STR("the"))))
        at += 2;
    else if (times_row(scan, at, "edge") || times_is(scan, at, STR("the")))
        at++;
    if (times_row(scan, at, "edge"))
        at++;
    if (number_is_dash(scan->work, at))
        at++;
    if (at >= scan->end)
        return false;
    Str text = language_token_text(scan->work, at);
    Scan digits = scan_from(text);
    uint64_t value = 0;
    if (scan_decimal(&digits, 4, &value) && scan_char(&digits, 's') && scan_done(&digits)) {
        bool full = text.len == 5 && value >= TIMES_FIRST_YEAR && value <= TIMES_LAST_YEAR;
        bool brief = text.len == 3 && value >= 20 && value <= 90;
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

/* A bare year, where the words around it make it one; "2011-2013". */
static bool times_take_year(TimesScan *scan)
{
    size_t at = scan->at;
    int year = times_year_at(scan, at);
    if (!year)
        return false;
    const Token *tokens = scan->work->out->tokens;
    bool after_bracket = at > scan->first && times_is(scan, at - 1, STR("(")) &&
                         (times_is(scan, at + 1, STR(")")) || number_is_dash(scan->work, at + 1) ||
                          times_is(scan, at + 1, STR(",")));
    bool after_word = at > scan->first && times_row(scan, at - 1, "year") != NULL;
    bool likely = year >= 1800 && year <= 2099;
    bool counts = at + 1 < scan->end && tokens[at + 1].tag == TAG_NOUN &&
                  str_ends_with(language_token_text(scan->work, at + 1), STR("s"));
    bool before_noun = likely && at > scan->first && at + 1 < scan->end && year % 100 != 0 &&
                       (tokens[at - 1].tag == TAG_DET || tokens[at - 1].tag == TAG_PRON ||
                        tokens[at - 1].tag == TAG_PART || tokens[at - 1].tag == TAG_PUNCT) &&
                       (tokens[at + 1].tag == TAG_NOUN || tokens[at + 1].tag == TAG_PROPN ||
                        tokens[at + 1].tag == TAG_ADJ);
    bool after_year =
        scan->last_year > 0 && (at == scan->last_year + 1 || at == scan->last_year + 2);
    bool in = times_is(scan, at - (at > scan->first), STR("in")) ||
              times_is(scan, at - (at > scan->first), STR("since"));
    bool alone = scan->first == at && (at + 1 == scan->end || times_is(scan, at + 1, STR(",")));
    if (!after_bracket && !(after_word && (in || (likely && !counts))) && !before_noun &&
        !(after_year && likely) && !(alone && likely))
        return false;
    scan->spec.year = year;
    scan->at++;
    int last = number_is_dash(scan->work, scan->at) && number_is_attached(scan->work, scan->at)
                   ? times_year_at(scan, scan->at + 1)
                   : 0;
    if (last > year) {
        scan->spec.end_year = last;
        scan->at += 2;
    }
    scan->last_year = scan->at;
    return true;
}

/* "every year", "each Monday", "daily". */
static bool times_take_set(TimesScan *scan)
{
    const TimeWordRow *row = times_row(scan, scan->at, "set");
    TimeSpec *spec = &scan->spec;
    spec->kind = TIME_SET;
    spec->amount = 1;
    if (row) {
        spec->unit = row->value;
        scan->at++;
        return true;
    }
    if (!times_row(scan, scan->at, "every"))
        return false;
    size_t at = scan->at + 1;
    NumberPhrase number = times_number(scan, at);
    if (times_is(scan, at, STR("other"))) {
        spec->amount = 2;
        at++;
    } else if (number.kind == NUMBER_CARDINAL && number.value < TIMES_UNIT_MOST) {
        spec->amount = number.value;
        at = number.end;
    }
    CalendarWord word = times_word(scan, at);
    if (word.kind == CALENDAR_WORD_WEEKDAY) {
        spec->weekday = word.value;
        spec->amount = 0;
    } else if (word.kind == CALENDAR_WORD_PART) {
        spec->part = word.value;
        spec->amount = 0;
    } else if (word.kind == CALENDAR_WORD_UNIT) {
        spec->unit = word.value;
    } else {
        return false;
    }
    scan->at = at + 1;
    return true;
}

/* "six", "a", "several", "half an", "decades" itself: how many units.  False if none. */
static bool times_take_amount(TimesScan *scan, bool *vague)
{
    NumberPhrase number = times_number(scan, scan->at);
    TimeSpec *spec = &scan->spec;
    *vague = false;
    if (number.kind == NUMBER_CARDINAL || number.kind == NUMBER_FRACTION) {
        if (number.value <= 0 || number.value > TIMES_UNIT_MOST)
            return false;
        spec->amount = number.value;
        scan->at = number.end;
        if (number.kind == NUMBER_FRACTION &&
            (times_is(scan, scan->at, STR("a")) || times_is(scan, scan->at, STR("an"))))
            scan->at++;
        return true;
    }
    if (number.kind == NUMBER_VAGUE) {
        scan->at = number.end + (times_is(scan, number.end, STR("of")) ? 1 : 0);
        *vague = true;
        return true;
    }
    bool article = times_is(scan, scan->at, STR("a")) || times_is(scan, scan->at, STR("an"));
    size_t at = scan->at + article;
    if (times_is(scan, at, STR("several")) || times_is(scan, at, STR("few")) ||
        times_is(scan, at, STR("many")) || times_is(scan, at, STR("some"))) {
        scan->at = at + 1;
        *vague = true;
        return true;
    }
    if (times_is(scan, at, STR("couple"))) {
        spec->amount = 2;
        scan->at = at + 1 + (times_is(scan, at + 1, STR("of")) ? 1 : 0);
        return true;
    }
    if (article) {
        spec->amount = 1;
        scan->at = at;
        return true;
    }
    *vague = true;
    return true;
}

/* Words before "a year" that make it a length. */
static bool times_article_counts(const TimesScan *scan, size_t token, size_t after)
{
    static const Str BEFORE[] = {
        { "for", 3 },   { "in", 2 },     { "within", 6 }, { "than", 4 },
        { "over", 4 },  { "about", 5 },  { "nearly", 6 }, { "almost", 6 },
        { "after", 5 }, { "lasted", 6 }, { "least", 5 },  { "under", 5 },
        { "half", 4 },  { "around", 6 }, { "just", 4 },   { "during", 6 }
    };
    static const Str AFTER[] = { { "ago", 3 },   { "later", 5 }, { "earlier", 7 }, { "before", 6 },
                                 { "after", 5 }, { "from", 4 },  { "hence", 5 },   { "old", 3 } };
    for (size_t i = 0; token > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        if (times_is(scan, token - 1, BEFORE[i]))
            return true;
    for (size_t i = 0; i < sizeof AFTER / sizeof AFTER[0]; i++)
        if (times_is(scan, after, AFTER[i]))
            return true;
    return scan->end - scan->first <= 4;
}

/* "six years", "70-minute", "decades", and "eight decades ago", "in three days". */
static bool times_take_length(TimesScan *scan)
{
    size_t begin = scan->at;
    TimeSpec *spec = &scan->spec;
    bool vague;
    if (!times_take_amount(scan, &vague))
        return false;
    bool no_number = scan->at == begin;
    bool article = !vague && !no_number &&
                   (times_is(scan, begin, STR("a")) || times_is(scan, begin, STR("an"))) &&
                   scan->at == begin + 1;
    bool dash = !no_number && number_is_dash(scan->work, scan->at) &&
                number_is_attached(scan->work, scan->at);
    scan->at += dash;
    if (times_is(scan, scan->at, STR("more")))
        scan->at++;
    CalendarWord unit = times_word(scan, scan->at);
    if (unit.kind != CALENDAR_WORD_UNIT ||
        (unit.value == CALENDAR_SECOND &&
         !str_ends_with(language_token_text(scan->work, scan->at), STR("s")) && !dash &&
         !(spec->amount == 1.0)))
        return false;
    bool plural = str_ends_with(language_token_text(scan->work, scan->at), STR("s"));
    size_t after = scan->at + 1;
    if (no_number && (!plural || unit.value == CALENDAR_QUARTER || unit.value == CALENDAR_SEASON ||
                      unit.value == CALENDAR_GENERATION))
        return false;
    /* ages are quantities */
    size_t old = after + (number_is_dash(scan->work, after) ? 1 : 0);
    if (times_is(scan, old, STR("old")) || times_is(scan, old, STR("olds")) ||
        (times_is(scan, after, STR("of")) && times_is(scan, after + 1, STR("age"))))
        return false;
    if (article && !times_article_counts(scan, begin, after))
        return false;
    spec->kind = TIME_DURATION;
    spec->unit = unit.value;
    if (vague)
        spec->amount = 0;
    scan->at = after;
    bool ago = times_is(scan, after, STR("ago")) || times_is(scan, after, STR("earlier"));
    bool ahead = times_is(scan, after, STR("later")) || times_is(scan, after, STR("hence"));
    if (ago || ahead) {
        /* "three days later" hangs on something told before, not on the publication */
        bool hangs_here = times_is(scan, after, STR("ago")) || times_is(scan, after, STR("hence"));
        spec->kind = unit.value <= CALENDAR_HOUR ? TIME_TIME : TIME_DATE;
        spec->is_ago = ago;
        spec->is_ahead = ahead;
        if (vague || !hangs_here)
            spec->unit = 0;
        spec->is_shifted = true;
        scan->at = after + 1;
    } else if (no_number && scan->begin == begin && !vague) {
        return false;
    }
    return true;
}

typedef bool TimesRule(TimesScan *scan);

/* The tense of the clause of what was read; a date that only describes a noun has none. */
static Tense times_tense(const TimesScan *scan)
{
    if (!time_needs_tense(&scan->spec))
        return TENSE_OPEN;
    const Token *tokens = scan->work->out->tokens;
    bool describes = scan->spec.month && scan->begin > scan->first && scan->at < scan->end &&
                     tokens[scan->begin - 1].tag == TAG_DET && tokens[scan->at].tag == TAG_NOUN;
    if (describes)
        return TENSE_OPEN;
    return tense_find(scan->work, (TokenRange){ scan->first, scan->end },
                      (TokenRange){ scan->begin, scan->at });
}

/* "summer 2019", "Q3 2024", "early 2011" and the like: the season or quarter before a year. */
static bool times_take_season(TimesScan *scan)
{
    size_t at = scan->at;
    bool edge = times_row(scan, at, "edge") != NULL;
    at += edge;
    if (edge && number_is_dash(scan->work, at))
        at++;
    CalendarWord word = times_word(scan, at);
    if (edge && (word.kind == CALENDAR_WORD_MONTH || word.kind == CALENDAR_WORD_WEEKDAY)) {
        scan->at = at;
        return times_is_capital(scan, at) && times_take_day(scan);
    }
    if (word.kind == CALENDAR_WORD_SEASON) {
        size_t year = at + 1 + (times_is(scan, at + 1, STR("of")) ? 1 : 0);
        scan->spec.season = word.value;
        scan->spec.year = times_year_at(scan, year);
        scan->at = year + 1;
        return scan->spec.year != 0;
    }
    if (!edge)
        return false;
    scan->spec.year = times_year_at(scan, at);
    scan->at = at + 1;
    return scan->spec.year != 0;
}

static bool times_take_any(TimesScan *scan)
{
    static TimesRule *const RULES[] = {
        times_take_iso,    times_take_slashes, times_take_set,      times_take_day,
        times_take_decade, times_take_season,  times_take_relative, times_take_near_day,
        times_take_clock,  times_take_year,    times_take_length,
    };
    size_t begin = scan->at;
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        scan->at = begin;
        scan->spec = TIME_SPEC_EMPTY;
        if (RULES[i](scan) && scan->at > begin && scan->at <= scan->end) {
            times_take_clock_after(scan);
            return true;
        }
    }
    scan->at = begin;
    return false;
}

/* "10:30 on September 3": a time of day takes the date after it in. */
static void times_join_date(TimesScan *scan)
{
    if (scan->spec.kind != TIME_TIME || scan->spec.hour < 0 || scan->spec.day ||
        scan->spec.weekday || scan->spec.has_day_shift)
        return;
    TimesScan ahead = *scan;
    if (times_is(scan, ahead.at, STR("on")) || times_is(scan, ahead.at, STR(",")))
        ahead.at++;
    TimeSpec clock = scan->spec;
    ahead.spec = TIME_SPEC_EMPTY;
    if (ahead.at >= ahead.end || !(times_take_day(&ahead) || times_take_near_day(&ahead)))
        return;
    if (!ahead.spec.day && !ahead.spec.weekday && !ahead.spec.has_day_shift)
        return;
    ahead.spec.kind = TIME_TIME;
    ahead.spec.hour = clock.hour;
    ahead.spec.minute = clock.minute;
    ahead.spec.second = clock.second;
    ahead.spec.is_utc = clock.is_utc;
    *scan = ahead;
}

static const TimesToken *times_look_up(const LanguageWork *work)
{
    TimesToken *known = ARENA_NEW(work->scratch, TimesToken, work->out->token_count);
    for (size_t i = 0; i < work->out->token_count; i++) {
        char room[LANGUAGE_WORD_ROOM];
        uint16_t flags = work->out->tokens[i].flags;
        if (!(flags & TOKEN_WORD))
            continue;
        Str word = language_token_fold(work, i, room);
        known[i].word = calendar_word_find(word);
        known[i].row = TABLE_FIND(TIME_WORDS, word, word);
        known[i].begins = known[i].row || known[i].word.kind != CALENDAR_WORD_NONE ||
                          (flags & (TOKEN_DIGITS | TOKEN_STOP)) != 0 || number_is_word(word);
    }
    return known;
}

void language_find_times(LanguageWork *work)
{
    TimesVec found = { 0 };
    TimeAnchor anchor = time_anchor_from(work->report);
    const Token *tokens = work->out->tokens;
    ArenaMark mark = arena_mark(work->scratch);
    const TimesToken *known = times_look_up(work);
    for (size_t s = 0; s < work->out->sentence_count; s++) {
        const Sentence *sentence = &work->out->sentences[s];
        TimesScan scan = { .work = work, .known = known, .first = sentence->first_token };
        scan.end = scan.first + sentence->token_count;
        for (scan.at = scan.first; scan.at < scan.end;) {
            size_t begin = scan.begin = scan.at;
            if (!known[begin].begins || !times_take_any(&scan)) {
                scan.at = begin + 1;
                continue;
            }
            times_join_date(&scan);
            Span place = span(tokens[begin].span.begin, tokens[scan.at - 1].span.end);
            Tense tense = anchor.known ? times_tense(&scan) : TENSE_OPEN;
            TimeExpr expr = { .span = place, .sentence = (uint32_t)s };
            time_value_fill(&expr, &scan.spec, anchor, tense, work->arena);
            *VEC_PUSH(work->arena, &found) = expr;
        }
    }
    arena_release(work->scratch, mark);
    work->out->times = found.items;
    work->out->time_count = found.count;
}
