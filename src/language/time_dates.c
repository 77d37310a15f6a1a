/*
 * time_dates.c - days by their name or number, months, bare years, feasts.
 *
 * A bare number is a year only after a word that makes it one ("in 2011",
 * "(2011)", "signed in 1961") or before a noun after "the".
 */
#include "language/time_grammar.h"

#include "text/table.h"

#include "holidays.inc"

/* [","] ["of"] year after a date. */
void times_take_year_after(TimesScan *scan)
{
    size_t at = scan->at, after;
    if (times_is(scan, at, STR(",")) || times_is(scan, at, STR("of")) ||
        times_is(scan, at, STR("in")) || times_is(scan, at, STR("-")))
        at++;
    if (times_is(scan, at, STR("the")) && times_is(scan, at + 1, STR("year")))
        at += 2;
    int year = times_year_at(scan, at, &after);
    if (!year)
        return;
    scan->spec.year = year;
    scan->at = after;
    if (times_is(scan, after, STR("ad")) || times_is(scan, after, STR("a.d.")))
        scan->at++;
}

/* "March" and "May" are words of other kinds too. */
static bool times_is_month_here(const TimesScan *scan, size_t token, int month)
{
    enum { MARCH = 3, MAY = 5, AUGUST = 8 };
    size_t after;
    size_t next = token + (times_is(scan, token + 1, STR("the")) ? 2 : 1);
    if (times_day_at(scan, next, &after) || times_year_at(scan, token + 1, &after))
        return true;
    bool after_word = token > scan->first && (times_find(scan, token - 1, "year").found ||
                                              times_find(scan, token - 1, "shift").found ||
                                              times_find(scan, token - 1, "edge").found);
    if (!times_is_capital(scan, token))
        return (month != MARCH && month != MAY && month != AUGUST) ||
               (month != MAY && (after_word || scan->end - scan->first <= 2));
    return (month != MARCH && month != MAY) || after_word;
}

/* A second day, "3-5", "3 to 5", "3 and 5": the day, and the token after it. */
static int times_day_range(const TimesScan *scan, size_t token, size_t *after)
{
    TimesWord join = times_find(scan, token, "join");
    bool joins = number_is_dash(scan->work, token) || (join.found && join.value == 0);
    if (token >= scan->end || !joins)
        return 0;
    token++;
    token += times_is(scan, token, STR("the"));
    return times_day_at(scan, token, after);
}

/* "September 3[-5][, 2025]", "September 2025", "September". */
static bool times_take_month_first(TimesScan *scan)
{
    CalendarWord word = times_word(scan, scan->at);
    if (word.kind != CALENDAR_WORD_MONTH || !times_is_month_here(scan, scan->at, word.value))
        return false;
    size_t at = scan->at + 1, after = at;
    scan->spec.month = word.value;
    size_t number = at;
    if (times_is(scan, number, STR("the")) || times_is(scan, number, STR(".")) ||
        (times_is(scan, number, STR(",")) && times_number(scan, number + 1).kind == NUMBER_ORDINAL))
        number++;
    int day = times_year_at(scan, number, &after) ? 0 : times_day_at(scan, number, &after);
    bool is_clock = day && times_word(scan, after).kind == CALENDAR_WORD_MERIDIEM;
    if (day && !is_clock) {
        at = after;
        scan->spec.day = day;
        int last = times_day_range(scan, at, &after);
        if (last > day && times_word(scan, after).kind != CALENDAR_WORD_MONTH &&
            times_word(scan, after).kind != CALENDAR_WORD_MERIDIEM) {
            scan->spec.end_day = last;
            at = after;
        }
    }
    scan->at = at;
    times_take_year_after(scan);
    return true;
}

static bool times_is_symbol(const TimesScan *scan, size_t token)
{
    return scan->work->out->tokens[token].tag == TAG_SYM;
}

/* "3[-5] [of] September [2025]", "the third of March", "the 3rd day of March". */
static bool times_take_day_first(TimesScan *scan)
{
    size_t at = scan->at, after;
    at += times_is(scan, at, STR("the"));
    bool is_money = at > scan->first && times_is_symbol(scan, at - 1);
    int day = is_money ? 0 : times_day_at(scan, at, &after);
    if (!day)
        return false;
    size_t range_after = after;
    int last = times_day_range(scan, after, &range_after);
    if (last > day)
        after = range_after;
    if (times_is(scan, after, STR(".")) && times_word(scan, after + 1).kind == CALENDAR_WORD_MONTH)
        after++;
    if (times_is(scan, after, STR("day")) && times_is(scan, after + 1, STR("of")))
        after++;
    if (times_is(scan, after, STR("of")) || times_is(scan, after, STR("-")))
        after++;
    CalendarWord word = times_word(scan, after);
    if (word.kind != CALENDAR_WORD_MONTH)
        return false;
    /* "the 19 Sept. 11 hijackers": the month goes with the number after it */
    size_t ignored;
    bool next_day = times_day_at(scan, after + 1, &ignored) != 0 &&
                    times_year_at(scan, after + 1, &ignored) == 0 &&
                    times_word(scan, ignored).kind != CALENDAR_WORD_MERIDIEM;
    bool is_clock = times_is(scan, after + 2, STR(":"));
    if (next_day && !is_clock && last <= day)
        return false;
    scan->spec.day = day;
    scan->spec.end_day = last > day ? last : 0;
    scan->spec.month = word.value;
    scan->at = after + 1;
    times_take_year_after(scan);
    return true;
}

/* "2016 November", "2017 april". */
static bool times_take_year_first(TimesScan *scan)
{
    size_t after;
    int year = times_year_at(scan, scan->at, &after);
    CalendarWord month = times_word(scan, after);
    if (!year || month.kind != CALENDAR_WORD_MONTH)
        return false;
    size_t number;
    if (times_day_at(scan, after + 1, &number) && !times_year_at(scan, after + 1, &number))
        return false;
    scan->spec.year = year;
    scan->spec.month = month.value;
    scan->at = after + 1;
    return true;
}

static bool times_take_date_itself(TimesScan *scan)
{
    TimesScan digits = *scan;
    if (times_take_digits_date(&digits)) {
        *scan = digits;
        return true;
    }
    return times_take_month_first(scan) || times_take_day_first(scan) ||
           times_take_year_first(scan);
}

/* "Thursday the 21st", "Tuesday 19th": a day of the month, but not its number alone. */
static bool times_take_ordinal_day(TimesScan *scan)
{
    size_t at = scan->at, after;
    bool the = times_is(scan, at, STR("the"));
    NumberPhrase number = times_number(scan, at + the);
    int day = times_day_at(scan, at + the, &after);
    if (!day || (number.kind != NUMBER_ORDINAL && !(the && !times_is(scan, after, STR("%")))))
        return false;
    scan->spec.day = day;
    scan->at = after;
    return true;
}

/* A day by its name or number; no relative words. */
bool times_take_day(TimesScan *scan)
{
    CalendarWord word = times_word(scan, scan->at);
    bool is_short = word.kind == CALENDAR_WORD_WEEKDAY_SHORT;
    if (word.kind != CALENDAR_WORD_WEEKDAY && !is_short)
        return times_take_date_itself(scan);
    TimesScan inner = *scan;
    inner.at++;
    if (times_is(scan, inner.at, STR(",")) || times_is(scan, inner.at, STR(".")))
        inner.at++;
    size_t bare = inner.at;
    inner.at += times_is(scan, inner.at, STR("the"));
    if (inner.at < scan->end && times_take_date_itself(&inner) && inner.spec.day) {
        *scan = inner;
        scan->spec.weekday = word.value;
        return true;
    }
    inner = *scan;
    inner.at = bare;
    inner.spec.weekday = word.value;
    if (times_take_ordinal_day(&inner)) {
        *scan = inner;
        return true;
    }
    bool brief = scan->end - scan->first <= 4 && scan->work->out->sentence_count == 1;
    if ((is_short && !brief) ||
        (!times_is_capital(scan, scan->at) && scan->work->out->token_count > 16))
        return false;
    scan->spec.weekday = word.value;
    if (times_is_plural(scan, scan->at) && word.kind == CALENDAR_WORD_WEEKDAY)
        scan->spec.kind = TIME_SET;
    scan->at++;
    return true;
}

/* "the 18th", "on the first": no word follows that it could count. */
bool times_take_lone_day(TimesScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    size_t at = scan->at, after;
    bool the = times_is(scan, at, STR("the"));
    NumberPhrase number = times_number(scan, at + the);
    int day = the ? times_day_at(scan, at + 1, &after) : 0;
    bool is_alone = at == scan->first && after >= scan->end;
    if (!day || number.kind != NUMBER_ORDINAL)
        return false;
    static const Str BEFORE[] = { { "on", 2 }, { "by", 2 }, { "until", 5 }, { "for", 3 } };
    bool fits = is_alone;
    for (size_t i = 0; at > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        fits |= times_is(scan, at - 1, BEFORE[i]);
    bool ends = after >= scan->end || tokens[after].tag == TAG_PUNCT ||
                times_word(scan, after).kind == CALENDAR_WORD_MERIDIEM ||
                times_is(scan, after, STR("at"));
    if (!fits || !ends)
        return false;
    scan->spec.day = day;
    scan->at = after;
    return true;
}

/* "(c) 2023", "Copyright 2023": of a notice, not of what happened. */
static bool times_is_copyright(const TimesScan *scan, size_t at)
{
    if (at == scan->first)
        return false;
    bool c = at >= scan->first + 3 && times_is(scan, at - 1, STR(")")) &&
             times_is(scan, at - 2, STR("c")) && times_is(scan, at - 3, STR("("));
    return c || times_is(scan, at - 1, STR("copyright")) || times_is(scan, at - 1, STR("(c)")) ||
           times_is(scan, at - 1, STR("\xc2\xa9"));
}

/* Whether the words around four digits make them a year. */
static bool times_is_year_here(const TimesScan *scan, size_t at, size_t after, int year)
{
    const Token *tokens = scan->work->out->tokens;
    bool has_before = at > scan->first;
    bool after_bracket = has_before && times_is(scan, at - 1, STR("(")) &&
                         (times_is(scan, after, STR(")")) || number_is_dash(scan->work, after) ||
                          times_is(scan, after, STR(",")));
    bool after_word = has_before && times_find(scan, at - 1, "year").found;
    bool likely = year >= 1800 && year <= 2099;
    bool counts =
        after < scan->end && tokens[after].tag == TAG_NOUN && times_is_plural(scan, after);
    bool before_noun =
        likely && has_before && after < scan->end && year % 100 != 0 &&
        (tokens[at - 1].tag == TAG_DET || tokens[at - 1].tag == TAG_PRON ||
         tokens[at - 1].tag == TAG_PART || (tokens[at - 1].tag == TAG_PUNCT && !counts)) &&
        (tokens[after].tag == TAG_NOUN || tokens[after].tag == TAG_PROPN ||
         tokens[after].tag == TAG_ADJ);
    bool after_year =
        scan->last_year > 0 && (at == scan->last_year + 1 || at == scan->last_year + 2);
    bool in =
        has_before && (times_is(scan, at - 1, STR("in")) || times_is(scan, at - 1, STR("since")));
    bool than = has_before && times_is(scan, at - 1, STR("than")) && likely;
    bool alone = scan->first == at && (after == scan->end || times_is(scan, after, STR(",")));
    return after_bracket || (after_word && (in || (likely && !counts))) || before_noun ||
           ((after_year || alone || than) && likely);
}

/* A bare year, where the words around it make it one; "2011-2013". */
bool times_take_year(TimesScan *scan)
{
    size_t at = scan->at, after;
    if (times_is(scan, at, STR("the")) && times_is(scan, at + 1, STR("year")))
        at += 2;
    int year = times_year_at(scan, at, &after);
    if (!year || times_is_copyright(scan, at) ||
        (at == scan->at && !times_is_year_here(scan, at, after, year)))
        return false;
    scan->spec.year = year;
    scan->at = after;
    int last = times_is_hyphen(scan, after) ? times_year_at(scan, after + 1, &after) : 0;
    if (last > year) {
        scan->spec.end_year = last;
        scan->at = after;
    }
    scan->last_year = scan->at;
    return true;
}

/* The row of data/holidays.tsv whose words begin at `token`, from 1; 0 if there is none. */
static int times_holiday_at(const TimesScan *scan, size_t token, size_t *after)
{
    enum { ROWS = sizeof HOLIDAYS / sizeof HOLIDAYS[0] };
    char room[LANGUAGE_WORD_ROOM];
    Str word = language_token_fold(scan->work, token, room);
    const HolidayRow *row = TABLE_FIND(HOLIDAYS, first, word);
    int best = 0;
    *after = token;
    for (; row && row < HOLIDAYS + ROWS && str_equal(row->first, word); row++) {
        size_t end = times_after_words(scan, token + 1, row->rest);
        if (end > *after) {
            *after = end;
            best = (int)(row - HOLIDAYS) + 1;
        }
    }
    return best;
}

bool times_take_holiday(TimesScan *scan)
{
    size_t after;
    if (scan->at >= scan->end || !scan->known[scan->at].is_holiday)
        return false;
    int holiday = times_holiday_at(scan, scan->at, &after);
    bool is_capital = holiday && times_is_capital(scan, scan->at);
    if (!holiday || (HOLIDAYS[holiday - 1].capital && !is_capital))
        return false;
    /* "Our independence day too": one of theirs, on whatever day. */
    if (!is_capital && scan->at > scan->first &&
        scan->work->out->tokens[scan->at - 1].tag == TAG_PRON)
        return false;
    scan->spec.holiday = holiday;
    scan->at = after;
    times_take_year_after(scan);
    return true;
}
