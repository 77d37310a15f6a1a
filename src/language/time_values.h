/* time_values.h - what was said of a time, and where that lies on the calendar. */
#ifndef STEMMA_LANGUAGE_TIME_VALUES_H
#define STEMMA_LANGUAGE_TIME_VALUES_H

#include "language/language_parts.h"
#include "language/tense.h"
#include "text/calendar_words.h"

/* What the words say.  0 is "not said", -1 for the clock. */
typedef struct TimeSpec {
    TimeKind kind;
    int year, month, day, weekday, season, quarter;
    int end_day, end_year; /* last of a range, included */
    int decade;            /* its first year, 1990 */
    int century;           /* its first year, 1800 */
    int hour, minute, second;
    int part;        /* CalendarPart */
    bool is_shifted; /* last, this, next: `unit` or the weekday, month, season said */
    int shift;
    int unit;      /* CalendarUnit */
    double amount; /* of units: a duration, or how long ago or ahead */
    bool is_ago, is_ahead;
    bool has_day_shift; /* today, yesterday, tomorrow in `shift` */
    bool is_utc;
} TimeSpec;

#define TIME_SPEC_EMPTY (TimeSpec){ .hour = -1, .minute = -1, .second = -1 }

/* Whether its place on the calendar is a matter of tense: "Thursday", "in March". */
bool time_needs_tense(const TimeSpec *spec);

/* The day of publication, when it is known. */
typedef struct TimeAnchor {
    bool known;
    Date date;
} TimeAnchor;

TimeAnchor time_anchor_from(const Report *report);

/* Fill everything of `out` but its span and sentence.  The value lives in `arena`. */
void time_value_fill(TimeExpr *out, const TimeSpec *spec, TimeAnchor anchor, Tense tense,
                     Arena *arena);

#endif
