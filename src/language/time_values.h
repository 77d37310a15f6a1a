/* time_values.h - what was said of a time, and where that lies on the calendar. */
#ifndef STEMMA_LANGUAGE_TIME_VALUES_H
#define STEMMA_LANGUAGE_TIME_VALUES_H

#include "language/language_parts.h"
#include "language/tense.h"
#include "text/calendar_words.h"

/* A part of a stretch of time: of a year, a month, a week, a morning. */
typedef enum TimeEdge {
    TIME_EDGE_NONE = 0,
    TIME_EDGE_BEGIN, /* "the beginning of" */
    TIME_EDGE_MIDDLE,
    TIME_EDGE_END,
    TIME_EDGE_EARLY, /* "early", which is wider */
    TIME_EDGE_LATE,
    TIME_EDGE_REST,    /* from the publication to its end */
    TIME_EDGE_TO_DATE, /* "so far": from its begin to the publication */
} TimeEdge;

enum { TIME_LENGTHS_MOST = 4, TIME_NTH_LAST = -1 };

/* "two years", "three months". */
typedef struct TimeLength {
    double amount; /* 0: not said how many */
    int unit;      /* CalendarUnit */
} TimeLength;

/* What the words say.  0 is "not said", -1 for the clock. */
typedef struct TimeSpec {
    TimeKind kind;
    int year, month, day, weekday, season, quarter, half, week;
    int end_day, end_year; /* last of a range, included */
    int decade;            /* its first year, 1990 */
    int century;           /* its first year, 1800 */
    int holiday;           /* row of data/holidays.tsv, from 1 */
    int nth, nth_unit; /* "third Monday", "last day", of what else is said; negative from its end */
    bool is_week_of;   /* the whole week in which the day lies */
    TimeEdge edge;
    int hour, minute, second;
    bool has_half; /* a.m. or p.m. was said, or 24 hours */
    int part;      /* CalendarPart */
    TimeEdge part_edge;
    bool is_shifted; /* last, this, next: `unit` or the weekday, month, season said */
    int shift;
    int unit;                             /* CalendarUnit */
    TimeLength length[TIME_LENGTHS_MOST]; /* of a duration, or how long ago or ahead */
    int length_count;
    bool is_ago, is_ahead;
    bool is_open;     /* hangs on a time that is not known: "a year earlier" */
    bool has_ref;     /* "now", "recently", "soon": */
    int ref;          /* 0, -1, 1 */
    bool is_told;     /* "the quarter": the one told before, if there is one */
    bool is_year_ago; /* "a year earlier": of the quarter told before, if there is one */
    bool is_utc;
    bool is_alone; /* nothing else is said in the sentence */
} TimeSpec;

#define TIME_SPEC_EMPTY (TimeSpec){ .hour = -1, .minute = -1, .second = -1 }

/* Whether its place on the calendar is a matter of tense: "Thursday", "in March". */
bool time_needs_tense(const TimeSpec *spec);

/* The day of publication, when it is known, and perhaps the second; and what was told before. */
typedef struct TimeAnchor {
    int told_year, told_quarter;
    bool known;
    bool has_clock;
    Date date;
    int64_t now; /* the second, else noon of the day */
} TimeAnchor;

TimeAnchor time_anchor_from(const Report *report);

/* A time on the calendar as far as it is known: the parts of the spec made absolute, and where. */
typedef struct TimePlace {
    TimeSpec spec;
    Interval at;
    bool hangs; /* on the date of publication */
} TimePlace;

/* Put what was said on the calendar (time_places.c). */
TimePlace time_place(const TimeSpec *said, TimeAnchor anchor, Tense tense);

/* Dates of a feast in the year; false if they are not known (holidays.c). */
bool holiday_find(int holiday, int year, Date *first, int *days);

/*
 * Fill everything of `out` but its span and sentence, and return where it
 * lies.  The value lives in `arena`.
 */
TimePlace time_value_fill(TimeExpr *out, const TimeSpec *said, TimeAnchor anchor, Tense tense,
                          Arena *arena);

Date time_date_shift(Date date, int64_t days);

#endif
