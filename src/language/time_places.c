/*
 * time_places.c - what was said of a time, put on the calendar.
 *
 * What was said is made absolute as far as it goes: "last year" needs the date
 * of publication, "September 3" needs it for the year, and without one both
 * stay open.  Then the parts give one interval.
 *
 * A weekday, and a day or month without a year, is the last one before the
 * publication or the next one after it, by the tense of its clause; where that
 * does not tell, a weekday is the last one and the others are the nearest.
 */
#include "language/time_values.h"

enum { PLACE_NEAR_DAYS = 60, PLACE_MOST = 4000, PLACE_WEEK = 7, PLACE_RECENT_MONTHS = 4 };

Date time_date_shift(Date date, int64_t days)
{
    return calendar_to_date(calendar_from_date(date) + days * CALENDAR_DAY);
}

static void time_month_shift(Date *date, int months)
{
    int index = date->year * 12 + date->month - 1 + months;
    if (index < 12)
        index = 12;
    date->year = index / 12;
    date->month = index % 12 + 1;
    int most = calendar_days_in_month(date->year, date->month);
    if (date->day > most)
        date->day = most;
}

static void time_set_day(TimeSpec *spec, Date date)
{
    spec->year = date.year;
    spec->month = date.month;
    spec->day = date.day;
}

static int time_weekday(Date date)
{
    return calendar_weekday(calendar_from_date(date)) + 1;
}

static Date time_monday(Date date)
{
    return time_date_shift(date, 1 - time_weekday(date));
}

/* The ISO week of a date, with the year it is of. */
static int time_iso_week(Date date, int *year)
{
    Date thursday = time_date_shift(time_monday(date), 3);
    int64_t first = calendar_from_date((Date){ thursday.year, 1, 1 });
    *year = thursday.year;
    return (int)((calendar_from_date(thursday) - first) / (PLACE_WEEK * CALENDAR_DAY)) + 1;
}

static Date time_week_monday(int year, int week)
{
    return time_date_shift(time_monday((Date){ year, 1, 4 }), (week - 1) * PLACE_WEEK);
}

bool time_needs_tense(const TimeSpec *spec)
{
    if (spec->unit == CALENDAR_WEEKEND)
        return true;
    return !spec->unit && !spec->year &&
           (spec->weekday || spec->month || spec->day || spec->holiday || spec->quarter);
}

/* "Friday, March 14": the year around the publication in which that day is a Friday, or 0. */
static int time_year_of_weekday(const TimeSpec *spec, Date anchor)
{
    static const int8_t NEARER[] = { 0, -1, 1 };
    int64_t now = calendar_from_date(anchor), best = INT64_MAX;
    int year = 0;
    for (size_t i = 0; i < sizeof NEARER; i++) {
        Date date = { anchor.year + NEARER[i], spec->month, spec->day };
        if (!calendar_date_is_valid(date))
            continue;
        int64_t at = calendar_from_date(date), away = at > now ? at - now : now - at;
        if (time_weekday(date) == spec->weekday && away < best) {
            best = away;
            year = date.year;
        }
    }
    return year;
}

/* A day of the weeks around: the same day of another year would not be named without its year. */
static bool time_is_near(const TimeSpec *spec, Date anchor)
{
    Date date = { anchor.year, spec->month, spec->day };
    if (!spec->day || spec->is_alone || !calendar_date_is_valid(date))
        return false;
    int64_t away = calendar_from_date(date) - calendar_from_date(anchor);
    return away < PLACE_NEAR_DAYS * CALENDAR_DAY && away > -PLACE_NEAR_DAYS * CALENDAR_DAY;
}

/* The year of a month, or of a day of it, that was named without one. */
static int time_year_of_month(const TimeSpec *spec, Date anchor, Tense tense)
{
    int behind = anchor.month - spec->month;
    bool is_before = behind > 0 || (behind == 0 && spec->day && spec->day < anchor.day);
    bool is_after = behind < 0 || (behind == 0 && spec->day > anchor.day);
    if (spec->is_shifted)
        return anchor.year - (spec->shift < 0 && behind < PLACE_RECENT_MONTHS) +
               (spec->shift > 0 && behind >= 0);
    int year = spec->weekday && spec->day ? time_year_of_weekday(spec, anchor) : 0;
    if (year)
        return year;
    year = anchor.year;
    if (tense == TENSE_PAST && !time_is_near(spec, anchor))
        year -= is_after;
    else if (tense == TENSE_FUTURE && !time_is_near(spec, anchor))
        year += is_before;
    else if (behind > 6 || (behind == 6 && spec->day && anchor.day > spec->day))
        year++;
    else
        year -= behind < -6;
    bool leap = spec->month == 2 && spec->day == 29;
    while (leap && year > 4 && calendar_days_in_month(year, 2) < 29)
        year--;
    return year;
}

static Date time_weekday_near(const TimeSpec *spec, Date anchor, Tense tense)
{
    int today = time_weekday(anchor), ahead = (spec->weekday - today + PLACE_WEEK) % PLACE_WEEK;
    if (spec->is_shifted && spec->shift > 0)
        return time_date_shift(time_monday(anchor), PLACE_WEEK + spec->weekday - 1);
    if (spec->is_shifted && spec->shift < 0)
        return time_date_shift(anchor, ahead == 0 ? -PLACE_WEEK : ahead - PLACE_WEEK);
    bool forward = tense == TENSE_FUTURE || (spec->is_shifted && tense != TENSE_PAST);
    if (spec->is_alone && ahead == 0)
        ahead = PLACE_WEEK;
    return time_date_shift(anchor, ahead > 0 && !forward ? ahead - PLACE_WEEK : ahead);
}

/* "the 18th", "Thursday the 21st": in the month in which it is. */
static Date time_day_near(const TimeSpec *spec, Date anchor, Tense tense)
{
    static const int8_t NEARER[] = { 0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6 };
    for (size_t i = 0; i < sizeof NEARER; i++) {
        Date date = { anchor.year, anchor.month, 1 };
        time_month_shift(&date, NEARER[i]);
        date.day = spec->day;
        if (!calendar_date_is_valid(date))
            continue;
        int64_t away = calendar_from_date(date) - calendar_from_date(anchor);
        bool fits = spec->weekday ? time_weekday(date) == spec->weekday
                                  : !(tense == TENSE_PAST && away > 0) &&
                                        !(tense == TENSE_FUTURE && away < 0);
        if (fits)
            return date;
    }
    return (Date){ 0, 0, 0 };
}

static int time_year_of_holiday(const TimeSpec *spec, Date anchor, Tense tense)
{
    int64_t now = calendar_from_date(anchor), best_away = INT64_MAX;
    int best = anchor.year;
    bool past = (spec->is_shifted && spec->shift < 0) || (!spec->is_shifted && tense == TENSE_PAST);
    bool future = spec->is_shifted ? spec->shift >= 0 : tense == TENSE_FUTURE;
    for (int year = anchor.year - 1; year <= anchor.year + 1; year++) {
        Date first;
        int days;
        if (!holiday_find(spec->holiday, year, &first, &days))
            continue;
        int64_t at = calendar_from_date(first), away = at > now ? at - now : now - at;
        bool wrong = (past && at >= now) || (future && at + days * CALENDAR_DAY <= now);
        if (!wrong && away < best_away) {
            best_away = away;
            best = year;
        }
    }
    return best;
}

/* "last year", "this week": the unit `shift` units away; what else was said is a part of it. */
static void time_fix_unit(TimeSpec *spec, Date anchor, Tense tense)
{
    Date date = anchor;
    int shift = spec->shift;
    switch (spec->unit) {
    case CALENDAR_UNIT_DAY:
        time_set_day(spec, time_date_shift(anchor, shift));
        break;
    case CALENDAR_WEEKEND:
        if (shift == 0 && tense == TENSE_PAST && time_weekday(anchor) < 5)
            shift = -1;
        spec->week = time_iso_week(time_date_shift(anchor, shift * PLACE_WEEK), &spec->year);
        break;
    case CALENDAR_WEEK:
        date = time_date_shift(time_monday(anchor), shift * PLACE_WEEK);
        if (spec->weekday)
            time_set_day(spec, time_date_shift(date, spec->weekday - 1));
        else
            spec->week = time_iso_week(date, &spec->year);
        break;
    case CALENDAR_MONTH:
        time_month_shift(&date, shift);
        spec->year = date.year;
        spec->month = date.month;
        break;
    case CALENDAR_YEAR:
        spec->year = anchor.year + shift;
        break;
    case CALENDAR_QUARTER:
        date.day = 1;
        time_month_shift(&date, shift * 3);
        spec->year = date.year;
        spec->quarter = (date.month - 1) / 3 + 1;
        break;
    case CALENDAR_DECADE:
        spec->decade = (anchor.year / 10 + shift) * 10;
        break;
    case CALENDAR_CENTURY:
        spec->century = (anchor.year / 100 + shift) * 100;
        break;
    default:
        break;
    }
}

static int time_amount(TimeLength length)
{
    return length.amount < PLACE_MOST ? (int)length.amount : PLACE_MOST;
}

static int64_t time_seconds_of(TimeLength length)
{
    double unit = length.unit == CALENDAR_SECOND   ? 1
                  : length.unit == CALENDAR_MINUTE ? 60
                  : length.unit == CALENDAR_HOUR   ? 3600
                                                   : 0;
    double most = 1e6;
    return (int64_t)(unit * (length.amount < most ? length.amount : most) + 0.5);
}

/* "six years ago", "in three days": as exact as the unit. */
static void time_fix_distance(TimeSpec *spec, TimeAnchor anchor)
{
    int sign = spec->is_ago ? -1 : 1, amount = sign * time_amount(spec->length[0]);
    Date date = time_date_shift(anchor.date, spec->shift);
    int year = date.year + amount;
    int64_t now = anchor.now;
    switch (spec->length[0].unit) {
    case CALENDAR_SECOND:
    case CALENDAR_MINUTE:
    case CALENDAR_HOUR:
        for (int i = 0; i < spec->length_count; i++)
            now += sign * time_seconds_of(spec->length[i]);
        date = calendar_to_date(now);
        time_set_day(spec, date);
        if (!anchor.has_clock)
            break;
        now -= calendar_from_date(date);
        spec->hour = (int)(now / 3600);
        spec->minute = (int)(now / 60 % 60);
        spec->second = now % 60 ? (int)(now % 60) : -1;
        break;
    case CALENDAR_UNIT_DAY:
    case CALENDAR_NIGHT:
        time_set_day(spec, time_date_shift(date, amount));
        break;
    case CALENDAR_WEEK:
        if (spec->weekday) {
            int ahead = (spec->weekday - time_weekday(date) + PLACE_WEEK) % PLACE_WEEK;
            int first = spec->is_ago ? ahead : ahead == 0 ? 0 : ahead - PLACE_WEEK;
            time_set_day(spec, time_date_shift(date, first + amount * PLACE_WEEK));
            break;
        }
        time_set_day(spec, time_date_shift(date, amount * PLACE_WEEK));
        break;
    case CALENDAR_FORTNIGHT:
        time_set_day(spec, time_date_shift(date, amount * 2 * PLACE_WEEK));
        break;
    case CALENDAR_MONTH:
        time_month_shift(&date, amount);
        spec->year = date.year;
        if (!spec->month && !spec->holiday)
            spec->month = date.month;
        break;
    case CALENDAR_YEAR:
        spec->year = year > 0 ? year : 0;
        break;
    case CALENDAR_DECADE:
        year = date.year + amount * 10;
        spec->year = year > 0 ? year : 0;
        break;
    default:
        break;
    }
}

static void time_fix_named(TimeSpec *spec, Date anchor, Tense tense)
{
    if (spec->year)
        return;
    if (spec->holiday) {
        spec->year = time_year_of_holiday(spec, anchor, tense);
    } else if (spec->month) {
        spec->year = time_year_of_month(spec, anchor, tense);
    } else if (spec->day) {
        time_set_day(spec, time_day_near(spec, anchor, tense));
    } else if (spec->weekday && !spec->nth) {
        time_set_day(spec, time_weekday_near(spec, anchor, tense));
    } else if (spec->season) {
        spec->year = anchor.year + (spec->is_shifted ? spec->shift : 0);
    } else if (spec->quarter) {
        bool later = spec->quarter * 3 - 2 > anchor.month;
        bool over = spec->quarter * 3 + (spec->is_alone ? 0 : 6) < anchor.month;
        spec->year =
            anchor.year - (later && tense != TENSE_FUTURE) + (over && tense == TENSE_FUTURE);
    } else if (spec->week) {
        spec->year = anchor.year;
    }
}

static Interval time_days(Date first, int64_t count)
{
    int64_t from = calendar_from_date(first);
    return (Interval){ from, from + count * CALENDAR_DAY };
}

static Interval time_years(int first, int count)
{
    if (first < 1 || first + count > 9999)
        return INTERVAL_UNKNOWN;
    return (Interval){ calendar_from_date((Date){ first, 1, 1 }),
                       calendar_from_date((Date){ first + count, 1, 1 }) };
}

static Interval time_months(int year, int month, int count)
{
    Date first = { year, month, 1 }, after = first;
    if (!calendar_date_is_valid(first))
        return INTERVAL_UNKNOWN;
    time_month_shift(&after, count);
    return (Interval){ calendar_from_date(first), calendar_from_date(after) };
}

/* The interval of the date alone. */
static Interval time_date_interval(const TimeSpec *spec)
{
    Date date = { spec->year, spec->month, spec->day };
    if (spec->decade)
        return time_years(spec->decade, 10);
    if (spec->century)
        return time_years(spec->century, 100);
    if (!spec->year)
        return INTERVAL_UNKNOWN;
    if (spec->day)
        return calendar_date_is_valid(date)
                   ? time_days(date, spec->end_day > spec->day ? spec->end_day - spec->day + 1 : 1)
                   : INTERVAL_UNKNOWN;
    if (spec->week) {
        Date monday = time_week_monday(spec->year, spec->week);
        return spec->unit == CALENDAR_WEEKEND ? time_days(time_date_shift(monday, 5), 2)
                                              : time_days(monday, PLACE_WEEK);
    }
    if (spec->month)
        return time_months(spec->year, spec->month, 1);
    if (spec->quarter)
        return time_months(spec->year, spec->quarter * 3 - 2, 3);
    if (spec->half)
        return time_months(spec->year, spec->half * 6 - 5, 6);
    if (spec->season)
        return time_months(spec->year, spec->season == 4 ? 12 : spec->season * 3, 3);
    return time_years(spec->year,
                      spec->end_year > spec->year ? spec->end_year - spec->year + 1 : 1);
}

/* "third Monday", "last day" of the interval. */
static bool time_fix_nth(TimeSpec *spec, Interval whole)
{
    Date first = calendar_to_date(whole.from), last = calendar_to_date(whole.to - 1), date = first;
    int nth = spec->nth, back = -nth;
    if (spec->nth_unit == CALENDAR_UNIT_DAY) {
        date = nth > 0 ? time_date_shift(first, nth - 1) : time_date_shift(last, 1 - back);
    } else if (spec->nth_unit == CALENDAR_MONTH) {
        time_month_shift(&date, nth > 0 ? nth - 1 : last.month - first.month + 1 - back);
        spec->month = date.month;
        spec->year = date.year;
        return true;
    } else {
        int weekday = spec->nth_unit == CALENDAR_WEEKEND ? 6 : spec->weekday ? spec->weekday : 1;
        int ahead = (weekday - time_weekday(first) + PLACE_WEEK) % PLACE_WEEK;
        if (spec->nth_unit && nth < 0) /* the whole of it lies in the month */
            last = time_date_shift(last, spec->nth_unit == CALENDAR_WEEKEND ? -1 : -6);
        int behind = (time_weekday(last) - weekday + PLACE_WEEK) % PLACE_WEEK;
        date = nth > 0 ? time_date_shift(first, ahead + (nth - 1) * PLACE_WEEK)
                       : time_date_shift(last, -behind - (back - 1) * PLACE_WEEK);
    }
    int64_t at = calendar_from_date(date);
    if (at < whole.from || at >= whole.to)
        return false;
    if (spec->nth_unit == CALENDAR_WEEK || spec->nth_unit == CALENDAR_WEEKEND) {
        spec->week = time_iso_week(date, &spec->year);
        spec->unit = spec->nth_unit;
        spec->month = 0;
    } else {
        time_set_day(spec, date);
    }
    spec->weekday = 0;
    return true;
}

/* A part of a stretch: a third at its ends, a half when "early" or "late". */
static Interval time_edge_interval(const TimeSpec *spec, Interval whole, TimeAnchor anchor)
{
    int64_t days = (whole.to - whole.from) / CALENDAR_DAY, day = CALENDAR_DAY;
    bool wide = spec->edge == TIME_EDGE_EARLY || spec->edge == TIME_EDGE_LATE;
    Date first = calendar_to_date(whole.from), cut = first, end = first;
    if (days > 300 && days < 400) { /* a year */
        time_month_shift(&cut, wide ? 6 : spec->edge == TIME_EDGE_MIDDLE ? 4 : 3);
        time_month_shift(&end, wide ? 6 : 8);
    } else if (days > 27 && days < 32) {
        cut = time_date_shift(first, wide ? 15 : 10);
        end = time_date_shift(first, wide ? 15 : 20);
    } else if (days == PLACE_WEEK) {
        cut = time_date_shift(first, 3);
        end = time_date_shift(first, wide ? 3 : 4);
    } else {
        cut = time_date_shift(first, days / (wide ? 2 : 3));
        end = time_date_shift(first, wide ? days / 2 : days - days / 3);
    }
    if (days < 2)
        return whole;
    int64_t at_cut = calendar_from_date(cut), at_end = calendar_from_date(end);
    int64_t today = anchor.known ? calendar_from_date(anchor.date) : whole.from;
    switch (spec->edge) {
    case TIME_EDGE_BEGIN:
    case TIME_EDGE_EARLY:
        return (Interval){ whole.from, at_cut };
    case TIME_EDGE_MIDDLE:
        return (Interval){ at_cut, at_end };
    case TIME_EDGE_END:
    case TIME_EDGE_LATE:
        return (Interval){ at_end, whole.to };
    case TIME_EDGE_REST:
        return (Interval){ today, whole.to - (days > 1 ? day : 0) };
    case TIME_EDGE_TO_DATE:
        return (Interval){ whole.from, today };
    case TIME_EDGE_NONE:
    default:
        return whole;
    }
}

/* Hours of the parts of a day, as news uses them. */
static Interval time_part_of_day(const TimeSpec *spec, int64_t day)
{
    static const uint8_t HOURS[][2] = { { 0, 24 },  { 8, 12 },  { 12, 12 }, { 12, 16 },
                                        { 16, 20 }, { 20, 24 }, { 0, 0 },   { 4, 8 },
                                        { 17, 21 }, { 12, 14 }, { 6, 18 } };
    int64_t hour = 3600, from = day + HOURS[spec->part][0] * hour,
            to = day + HOURS[spec->part][1] * hour, middle = from + (to - from) / 2;
    if (spec->part_edge == TIME_EDGE_EARLY || spec->part_edge == TIME_EDGE_BEGIN)
        to = middle;
    else if (spec->part_edge == TIME_EDGE_LATE || spec->part_edge == TIME_EDGE_END)
        from = middle;
    if (to == day + CALENDAR_DAY && spec->part) /* as the end of a day, its last second */
        to--;
    return (Interval){ from, to > from ? to : from + 60 };
}

static Interval time_clock_interval(const TimeSpec *spec, int64_t day)
{
    int64_t from = day + spec->hour * INT64_C(3600) +
                   (spec->minute > 0 ? spec->minute : 0) * INT64_C(60) +
                   (spec->second > 0 ? spec->second : 0);
    return (Interval){ from, from + (spec->second >= 0 ? 1 : 60) };
}

/* A time of day that stands alone is the next one after the publication. */
static Interval time_next_clock(const TimeSpec *spec, TimeAnchor anchor)
{
    enum { HALF_DAY = 12 * 3600 };
    int64_t day = calendar_from_date(anchor.date);
    bool either = !spec->has_half && spec->hour <= 12;
    Interval at = time_clock_interval(spec, day);
    int64_t step = either ? HALF_DAY : 2 * HALF_DAY;
    if (spec->hour == 12 && either) { /* noon first, then midnight */
        at.from -= HALF_DAY;
        at.to -= HALF_DAY;
    }
    while (at.from < anchor.now) {
        at.from += step;
        at.to += step;
    }
    return at;
}

/* "the past six years", "next two weeks": whole units before or after the present one. */
static Interval time_stretch(const TimeSpec *spec, TimeAnchor anchor)
{
    TimeLength length = spec->length[0];
    int amount = length.amount > 0 ? time_amount(length) : 3, sign = spec->shift;
    Date day = anchor.date, from, to;
    int64_t seconds = time_seconds_of((TimeLength){ 1, length.unit });
    switch (length.unit) {
    case CALENDAR_SECOND:
    case CALENDAR_MINUTE:
    case CALENDAR_HOUR: {
        if (!anchor.has_clock)
            return INTERVAL_UNKNOWN;
        int64_t now = anchor.now / seconds * seconds;
        return sign < 0 ? (Interval){ now - amount * seconds, now }
                        : (Interval){ now + seconds, now + (amount + 1) * seconds };
    }
    case CALENDAR_UNIT_DAY:
    case CALENDAR_NIGHT:
        from = sign < 0 ? time_date_shift(day, -amount) : time_date_shift(day, 1);
        to = time_date_shift(from, amount);
        break;
    case CALENDAR_WEEK:
    case CALENDAR_FORTNIGHT:
        amount *= length.unit == CALENDAR_WEEK ? PLACE_WEEK : 2 * PLACE_WEEK;
        day = time_monday(day);
        from = sign < 0 ? time_date_shift(day, -amount) : time_date_shift(day, PLACE_WEEK);
        to = time_date_shift(from, amount);
        break;
    case CALENDAR_MONTH:
    case CALENDAR_QUARTER:
        amount *= length.unit == CALENDAR_MONTH ? 1 : 3;
        from = (Date){ day.year, day.month, 1 };
        time_month_shift(&from, sign < 0 ? -amount : 1);
        to = from;
        time_month_shift(&to, amount);
        break;
    case CALENDAR_YEAR:
    case CALENDAR_DECADE:
        amount *= length.unit == CALENDAR_YEAR ? 1 : 10;
        return time_years(sign < 0 ? day.year - amount : day.year + 1, amount);
    default:
        return INTERVAL_UNKNOWN;
    }
    return (Interval){ calendar_from_date(from), calendar_from_date(to) };
}

static bool time_hangs(const TimeSpec *spec)
{
    return spec->is_shifted || spec->is_ago || spec->is_ahead ||
           (!spec->year && !spec->decade && !spec->century);
}

/* Everything that hangs on the publication made absolute. */
static void time_fix(TimeSpec *spec, TimeAnchor anchor, Tense tense)
{
    if (spec->is_year_ago && anchor.told_quarter && tense != TENSE_FUTURE) {
        spec->year = anchor.told_year - 1;
        spec->quarter = anchor.told_quarter;
    } else if (spec->is_told && spec->unit == CALENDAR_QUARTER && tense != TENSE_FUTURE &&
               !spec->is_alone) {
        Date date = { anchor.date.year, anchor.date.month, 1 };
        time_month_shift(&date, -3);
        spec->year = anchor.told_quarter ? anchor.told_year : date.year;
        spec->quarter = anchor.told_quarter ? anchor.told_quarter : (date.month - 1) / 3 + 1;
    } else if (spec->is_open)
        return;
    else if (spec->is_ago || spec->is_ahead)
        time_fix_distance(spec, anchor);
    else if (spec->is_shifted && spec->unit && !spec->year)
        time_fix_unit(spec, anchor.date, tense);
    time_fix_named(spec, anchor.date, tense);
}

TimePlace time_place(const TimeSpec *said, TimeAnchor anchor, Tense tense)
{
    TimePlace out = { *said, INTERVAL_UNKNOWN, time_hangs(said) };
    TimeSpec *spec = &out.spec;
    bool told = spec->is_year_ago && anchor.told_quarter;
    if (spec->kind == TIME_SET || spec->has_ref || (spec->is_open && !told))
        return out;
    if (spec->kind == TIME_DURATION) {
        out.hangs = spec->is_shifted && anchor.known && spec->shift;
        if (out.hangs)
            out.at = time_stretch(spec, anchor);
        return out;
    }
    bool clock_only = spec->hour >= 0 && out.hangs && !spec->month && !spec->day &&
                      !spec->weekday && !spec->holiday && !spec->is_shifted && !spec->length_count;
    if (clock_only && spec->is_alone && anchor.has_clock)
        out.at = time_next_clock(spec, anchor);
    if (clock_only)
        return out;
    if (anchor.known && out.hangs)
        time_fix(spec, anchor, tense);
    Date first;
    int days = 1;
    if (spec->holiday && spec->year && holiday_find(spec->holiday, spec->year, &first, &days)) {
        time_set_day(spec, first);
        spec->end_day = 0;
    }
    Interval whole = time_date_interval(spec);
    if (!interval_is_unknown(whole) && spec->nth) {
        if (!time_fix_nth(spec, whole))
            return (TimePlace){ *said, INTERVAL_UNKNOWN, out.hangs };
        whole = time_date_interval(spec);
    }
    if (interval_is_unknown(whole))
        return out;
    if (days > 1)
        whole.to = whole.from + days * CALENDAR_DAY;
    if (spec->is_week_of)
        whole = time_days(time_monday(calendar_to_date(whole.from)), PLACE_WEEK);
    if (spec->edge)
        whole = time_edge_interval(spec, whole, anchor);
    if (spec->day && spec->edge == TIME_EDGE_REST && anchor.has_clock && spec->hour < 0) {
        spec->kind = TIME_TIME;
        whole = (Interval){ anchor.now, calendar_from_date(anchor.date) + CALENDAR_DAY - 1 };
    }
    if (spec->day && spec->edge == TIME_EDGE_END && spec->hour < 0) { /* "end of the day" */
        spec->kind = TIME_TIME;
        spec->hour = 23;
        spec->minute = spec->second = 59;
    }
    if (spec->day && spec->hour >= 0)
        whole = time_clock_interval(spec, whole.from);
    else if (spec->day && spec->part)
        whole = time_part_of_day(spec, whole.from);
    out.at = whole;
    return out;
}
