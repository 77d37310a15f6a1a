/*
 * time_tongues.c - dates in other languages than English, by their months.
 *
 *     3. September 2025   1er septembre 2025   7 de março de 2024   3 сентября 2025 года
 *
 * A day, a month of data/month_names.tsv and a year tell a date in any text;
 * without the year ("12 mars") only where the report says that its language is
 * another one.
 *
 * Left out: weekdays, relative times, times of day, and what is written
 * without digits.
 */
#include "language/time_grammar.h"

#include "text/table.h"

#include "month_names.inc"

/* A month of another language, or an English one that others share. */
static int tongue_month(const TimesScan *scan, size_t token)
{
    char room[LANGUAGE_WORD_ROOM];
    if (token >= scan->end)
        return 0;
    const MonthName *row =
        TABLE_FIND(MONTH_NAMES, name, language_token_fold(scan->work, token, room));
    CalendarWord word = times_word(scan, token);
    return row ? row->month : word.kind == CALENDAR_WORD_MONTH ? word.value : 0;
}

/* "de", "del", "di": small words inside a date. */
static size_t tongue_skip_joint(const TimesScan *scan, size_t token)
{
    static const Str JOINTS[] = { { "de", 2 }, { "del", 3 }, { "di", 2 }, { "do", 2 } };
    for (size_t i = 0; i < sizeof JOINTS / sizeof JOINTS[0]; i++)
        if (times_is(scan, token, JOINTS[i]))
            return token + 1;
    return token;
}

/* "3", "3.", "1er", "1º": the day and the token after it, or 0. */
static int tongue_day(const TimesScan *scan, size_t token, size_t *after)
{
    *after = token + 1;
    if (times_is(scan, token, STR("1er")) || times_is(scan, token, STR("1\xc2\xba")) ||
        times_is(scan, token, STR("1\xc2\xb0")))
        return 1;
    NumberPhrase number = times_number(scan, token);
    if (!number.is_plain || number.digits > 2 || number.value < 1 || number.value > 31 ||
        number.end != token + 1)
        return 0;
    *after += times_is(scan, *after, STR(".")) || times_is(scan, *after, STR("\xc2\xba"));
    return (int)number.value;
}

bool times_take_foreign_date(TimesScan *scan)
{
    size_t at, after;
    int day = tongue_day(scan, scan->at, &at);
    at = day ? tongue_skip_joint(scan, at) : scan->at;
    int month = tongue_month(scan, at);
    if (!month)
        return false;
    at++;
    size_t year_at = at + times_is(scan, at, STR("."));
    year_at = tongue_skip_joint(scan, year_at);
    int year = times_year_at(scan, year_at, &after);
    if (year)
        at = after;
    if (!year && !(day && language_is_foreign(scan->work)))
        return false;
    scan->spec.day = day;
    scan->spec.month = month;
    scan->spec.year = year;
    scan->at = at;
    return true;
}
