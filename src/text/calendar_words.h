/* calendar_words.h - words of the calendar and the clock (data/calendar_words.tsv). */
#ifndef STEMMA_TEXT_CALENDAR_WORDS_H
#define STEMMA_TEXT_CALENDAR_WORDS_H

#include "base/str.h"

typedef enum CalendarWordKind {
    CALENDAR_WORD_NONE = 0,
    CALENDAR_WORD_MONTH,   /* value 1 … 12 */
    CALENDAR_WORD_WEEKDAY, /* 1 Monday … 7 Sunday */
    CALENDAR_WORD_WEEKDAY_SHORT,
    CALENDAR_WORD_SEASON,   /* 1 spring … 4 winter */
    CALENDAR_WORD_UNIT,     /* a CalendarUnit */
    CALENDAR_WORD_PART,     /* a CalendarPart */
    CALENDAR_WORD_MERIDIEM, /* 0 or 12 hours */
    CALENDAR_WORD_ZONE,
} CalendarWordKind;

typedef enum CalendarUnit {
    CALENDAR_SECOND = 1,
    CALENDAR_MINUTE,
    CALENDAR_HOUR,
    CALENDAR_UNIT_DAY,
    CALENDAR_NIGHT,
    CALENDAR_WEEK,
    CALENDAR_FORTNIGHT,
    CALENDAR_WEEKEND,
    CALENDAR_MONTH,
    CALENDAR_QUARTER,
    CALENDAR_SEASON,
    CALENDAR_YEAR,
    CALENDAR_DECADE,
    CALENDAR_CENTURY,
    CALENDAR_MILLENNIUM,
    CALENDAR_SEMESTER,
    CALENDAR_TRIMESTER,
    CALENDAR_GENERATION,
} CalendarUnit;

typedef enum CalendarPart {
    CALENDAR_MORNING = 1,
    CALENDAR_NOON,
    CALENDAR_AFTERNOON,
    CALENDAR_EVENING,
    CALENDAR_NIGHT_PART,
    CALENDAR_MIDNIGHT,
    CALENDAR_DAWN,
    CALENDAR_DUSK,
    CALENDAR_LUNCHTIME,
    CALENDAR_DAYTIME,
} CalendarPart;

typedef struct CalendarWord {
    CalendarWordKind kind;
    int value;
} CalendarWord;

/* `folded` as by unicode_fold_str(); kind CALENDAR_WORD_NONE when it is no such word. */
CalendarWord calendar_word_find(Str folded);

#endif
