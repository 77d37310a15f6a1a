/*
 * time_grammar.h - what the rules about times share: the words, the place reached, what was said.
 *
 * A rule reads from scan->at on.  Where it fits it moves scan->at behind what
 * it took and leaves what was said in scan->spec; where it does not, it
 * returns false and the caller forgets the scan it tried with.
 */
#ifndef STEMMA_LANGUAGE_TIME_GRAMMAR_H
#define STEMMA_LANGUAGE_TIME_GRAMMAR_H

#include "language/language_parts.h"
#include "language/numbers.h"
#include "language/time_values.h"
#include "text/calendar_words.h"

enum { TIMES_FIRST_YEAR = 1000, TIMES_LAST_YEAR = 2199, TIMES_UNIT_MOST = 10000 };

/* What the tables know of a token, looked up once. */
typedef struct TimesToken {
    CalendarWord word;
    const struct TimeWordRow *rows; /* of data/time_words.tsv that begin with it */
    uint8_t row_count;
    bool is_number;  /* a number may begin here */
    bool is_article; /* "a", "an" */
    bool is_holiday; /* the name of a feast may begin here */
    bool begins;     /* an expression may begin here */
} TimesToken;

typedef struct TimesScan {
    LanguageWork *work;
    const TimesToken *known;
    size_t first, end; /* tokens of the sentence */
    size_t begin, at;  /* what is being read: [begin, at) */
    size_t end_byte;   /* where it ends inside of a token, or 0 */
    size_t last_year;  /* the token after the last bare year found */
    TimeSpec spec;
} TimesScan;

/* A word or phrase of data/time_words.tsv. */
typedef struct TimesWord {
    bool found;
    int value;
    size_t after; /* the token after it */
} TimesWord;

/* The longest phrase of `kind` that begins at `token`. */
TimesWord times_find(const TimesScan *scan, size_t token, const char *kind);
const TimesToken *times_look_up(const LanguageWork *work);

bool times_is(const TimesScan *scan, size_t token, Str word);
/* The token after `words`, parted by blanks, if they stand from `token` on; else 0. */
size_t times_after_words(const TimesScan *scan, size_t token, Str words);
CalendarWord times_word(const TimesScan *scan, size_t token);
bool times_is_plural(const TimesScan *scan, size_t token);
bool times_is_capital(const TimesScan *scan, size_t token);
/* A hyphen or dash with no space before it. */
bool times_is_hyphen(const TimesScan *scan, size_t token);
NumberPhrase times_number(const TimesScan *scan, size_t token);
/* Take the token if it is `word`. */
bool times_skip(TimesScan *scan, Str word);
/* Four digits, "nineteen ninety-six", "two thousand ten": the year and the token after it, or 0. */
int times_year_at(const TimesScan *scan, size_t token, size_t *after);
/* A day of a month, "3", "3rd", "third": the day and the token after it, or 0. */
int times_day_at(const TimesScan *scan, size_t token, size_t *after);

/* time_digits.c: dates and times of day in digits, "2025-09-03", "3/9/2025", "10:30", "15h30". */
bool times_take_digits_date(TimesScan *scan);
bool times_take_digits_clock(TimesScan *scan);

/* time_dates.c: days by their name or number, months, years, feasts. */
bool times_take_day(TimesScan *scan);
bool times_take_year(TimesScan *scan);
bool times_take_holiday(TimesScan *scan);
bool times_take_lone_day(TimesScan *scan);
void times_take_year_after(TimesScan *scan);

/* time_periods.c: stretches by their place, "last week", "the third quarter", "the 1990s". */
bool times_take_near_day(TimesScan *scan);
bool times_take_relative(TimesScan *scan);
bool times_take_nth(TimesScan *scan);
bool times_take_decade(TimesScan *scan);
bool times_take_season(TimesScan *scan);
bool times_take_edge(TimesScan *scan);
bool times_take_ref(TimesScan *scan);
bool times_take_week(TimesScan *scan);

/* time_clocks.c: times of day in words, and parts of the day. */
bool times_take_clock(TimesScan *scan);
bool times_take_part(TimesScan *scan);

/* time_lengths.c: lengths of time, distances from now, regular times. */
bool times_take_length(TimesScan *scan);
bool times_take_set(TimesScan *scan);

/* time_tongues.c: a date in another language, told by its month. */
bool times_take_foreign_date(TimesScan *scan);

/* times.c: any date without a time of day. */
bool times_take_date(TimesScan *scan);

#endif
