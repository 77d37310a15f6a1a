/*
 * calendar.h - points and stretches of time, on the proleptic Gregorian
 * calendar (ISO 8601), in seconds from 1970-01-01T00:00:00Z.
 */
#ifndef STEMMA_TEXT_CALENDAR_H
#define STEMMA_TEXT_CALENDAR_H

#include "base/arena.h"
#include "base/str.h"

#define CALENDAR_DAY INT64_C(86400)

/* Half-open [from, to).  A side that is not known is open. */
typedef struct Interval {
    int64_t from;
    int64_t to;
} Interval;

#define INTERVAL_OPEN_FROM INT64_MIN
#define INTERVAL_OPEN_TO   INT64_MAX
#define INTERVAL_UNKNOWN   ((Interval){ INTERVAL_OPEN_FROM, INTERVAL_OPEN_TO })

static inline bool interval_is_unknown(Interval i)
{
    return i.from == INTERVAL_OPEN_FROM && i.to == INTERVAL_OPEN_TO;
}

static inline bool interval_overlaps(Interval a, Interval b)
{
    return a.from < b.to && b.from < a.to;
}

/* What a time without a zone says: the interval that calendar_parse_iso() widened, as it was. */
Interval interval_as_stated(Interval at);

typedef struct Date {
    int year;  /* 1 … 9999 */
    int month; /* 1 … 12 */
    int day;   /* 1 … 31 */
} Date;

bool calendar_date_is_valid(Date date);
int calendar_days_in_month(int year, int month);
/* Seconds at the beginning of the day, and back. */
int64_t calendar_from_date(Date date);
Date calendar_to_date(int64_t seconds);
/* 0 Monday … 6 Sunday. */
int calendar_weekday(int64_t seconds);

/*
 * Read an ISO 8601 / RFC 3339 date, perhaps with a time and a zone, at the
 * whole of `text`: "2024", "2024-05", "2024-05-31", "2024-05-31T10:20",
 * "…:30.123Z", "…+02:00", "…+0200".  The interval is as wide as what is
 * known; a time without a zone is widened by 14 hours to each side.  False,
 * and `out` untouched, if it is anything else.
 */
bool calendar_parse_iso(Str text, Interval *out);

/* The first day of 1970 is what a clock says that nobody has set. */
bool calendar_is_unset_clock(Interval when);

/* "YYYY-MM-DD" when at midnight, else "YYYY-MM-DDTHH:MM:SSZ". */
Str calendar_format(int64_t seconds, Arena *arena);

#endif
