/*
 * time_values.c - what was said of a time, and where that lies on the calendar.
 *
 * What was said is first made absolute as far as it goes: "last year" needs
 * the date of publication, "September 3" needs it for the year, and without
 * one both stay open, "XXXX" and "XXXX-09-03", with an unknown interval.
 * Then one TIMEX3 value (ISO-TimeML) and one interval are made from the parts.
 *
 * A weekday, and a day or month without a year, is the last one before the
 * publication or the next one after it, by the tense of its clause; where that
 * does not tell, a weekday is the last one and the others are the nearest.
 */
#include "language/time_values.h"

#include "base/buf.h"

#include <math.h>

enum { TIME_ANCHOR_DAYS = 3, TIME_VALUE_BYTES = 64, TIME_NEAR_DAYS = 60 };

TimeAnchor time_anchor_from(const Report *report)
{
    Interval at = report->published_at;
    if (at.from == INTERVAL_OPEN_FROM || at.to == INTERVAL_OPEN_TO || at.to <= at.from ||
        at.to - at.from > TIME_ANCHOR_DAYS * CALENDAR_DAY)
        return (TimeAnchor){ false, { 0, 0, 0 } };
    return (TimeAnchor){ true, calendar_to_date(at.from + (at.to - at.from) / 2) };
}

static Date time_date_shift(Date date, int64_t days)
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

bool time_needs_tense(const TimeSpec *spec)
{
    return !spec->is_shifted && !spec->year && !spec->has_day_shift &&
           (spec->weekday || spec->month);
}

/* "Friday, March 14": the year nearest to the publication in which that day is a Friday. */
static int time_year_of_weekday(const TimeSpec *spec, Date anchor)
{
    static const int8_t NEARER[] = { 0, -1, 1, -2, 2, -3, 3 };
    int64_t now = calendar_from_date(anchor), best = INT64_MAX;
    int year = anchor.year;
    for (size_t i = 0; i < sizeof NEARER; i++) {
        Date date = { anchor.year + NEARER[i], spec->month, spec->day };
        if (!calendar_date_is_valid(date))
            continue;
        int64_t at = calendar_from_date(date), away = at > now ? at - now : now - at;
        if (calendar_weekday(at) + 1 == spec->weekday && away < best) {
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
    if (!spec->day || !calendar_date_is_valid(date))
        return false;
    int64_t away = calendar_from_date(date) - calendar_from_date(anchor);
    return away < TIME_NEAR_DAYS * CALENDAR_DAY && away > -TIME_NEAR_DAYS * CALENDAR_DAY;
}

/* The year of a month, or of a day of it, that was named without one. */
static int time_year_of_month(const TimeSpec *spec, Date anchor, Tense tense)
{
    int behind = anchor.month - spec->month;
    bool is_before = behind > 0 || (behind == 0 && spec->day && spec->day < anchor.day);
    bool is_after = behind < 0 || (behind == 0 && spec->day > anchor.day);
    if (spec->is_shifted)
        return anchor.year - (spec->shift < 0 && behind <= 0) + (spec->shift > 0 && behind >= 0);
    if (spec->weekday && spec->day)
        return time_year_of_weekday(spec, anchor);
    if (tense == TENSE_PAST && !time_is_near(spec, anchor))
        return anchor.year - is_after;
    if (tense == TENSE_FUTURE && !time_is_near(spec, anchor))
        return anchor.year + is_before;
    if (behind > 6 || (behind == 6 && spec->day && anchor.day > spec->day))
        return anchor.year + 1;
    return anchor.year - (behind < -6);
}

/* A weekday, month or season with or without last, this, next. */
static void time_fix_named(TimeSpec *spec, Date anchor, Tense tense)
{
    if (spec->weekday && !spec->day) {
        int today = calendar_weekday(calendar_from_date(anchor)) + 1;
        int ahead = (spec->weekday - today + 7) % 7;
        if (spec->is_shifted && spec->shift > 0)
            ahead = ahead == 0 ? 7 : ahead;
        else if (spec->is_shifted && spec->shift < 0)
            ahead = ahead == 0 ? -7 : ahead - 7;
        else if (tense != TENSE_FUTURE && ahead > 0)
            ahead -= 7;
        time_set_day(spec, time_date_shift(anchor, ahead));
    } else if (spec->month && !spec->year) {
        spec->year = time_year_of_month(spec, anchor, tense);
    } else if (spec->season && !spec->year) {
        spec->year = anchor.year + (spec->is_shifted ? spec->shift : 0);
    } else if (spec->quarter && !spec->year) {
        spec->year = anchor.year;
    }
}

/* "last year", "this week": the unit `shift` units away. */
static void time_fix_unit(TimeSpec *spec, Date anchor)
{
    Date date = anchor;
    switch (spec->unit) {
    case CALENDAR_UNIT_DAY:
    case CALENDAR_NIGHT:
        time_set_day(spec, time_date_shift(anchor, spec->shift));
        break;
    case CALENDAR_MONTH:
        time_month_shift(&date, spec->shift);
        spec->year = date.year;
        spec->month = date.month;
        break;
    case CALENDAR_YEAR:
        spec->year = anchor.year + spec->shift;
        break;
    case CALENDAR_QUARTER:
        date.day = 1;
        time_month_shift(&date, spec->shift * 3);
        spec->year = date.year;
        spec->quarter = (date.month - 1) / 3 + 1;
        break;
    case CALENDAR_DECADE:
        spec->decade = (anchor.year / 10 + spec->shift) * 10;
        break;
    case CALENDAR_CENTURY:
        spec->century = (anchor.year / 100 + spec->shift) * 100;
        break;
    default: /* weeks and weekends have no parts to set */
        break;
    }
}

/* "six years ago", "in three days": as exact as the unit. */
static void time_fix_distance(TimeSpec *spec, Date anchor)
{
    int sign = spec->is_ago ? -1 : 1;
    double most = 4000;
    int amount = sign * (int)(spec->amount < most ? spec->amount : most);
    Date date = anchor;
    switch (spec->unit) {
    case CALENDAR_UNIT_DAY:
    case CALENDAR_NIGHT:
        time_set_day(spec, time_date_shift(anchor, amount));
        break;
    case CALENDAR_WEEK:
        time_set_day(spec, time_date_shift(anchor, amount * 7));
        break;
    case CALENDAR_MONTH:
        time_month_shift(&date, amount);
        spec->year = date.year;
        spec->month = date.month;
        break;
    case CALENDAR_YEAR:
        spec->year = anchor.year + amount > 0 ? anchor.year + amount : 0;
        break;
    case CALENDAR_DECADE:
        spec->year = anchor.year + amount * 10 > 0 ? anchor.year + amount * 10 : 0;
        break;
    default:
        break;
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
    time_month_shift(&after, count);
    if (!calendar_date_is_valid(first))
        return INTERVAL_UNKNOWN;
    return (Interval){ calendar_from_date(first), calendar_from_date(after) };
}

/* Hours of the parts of a day, as news uses them. */
static Interval time_part_of_day(int64_t day, int part)
{
    static const uint8_t HOURS[][2] = { { 0, 24 },  { 0, 12 },  { 12, 12 }, { 12, 18 },
                                        { 18, 24 }, { 18, 24 }, { 0, 0 },   { 4, 8 },
                                        { 17, 21 }, { 12, 14 }, { 6, 18 } };
    int64_t from = day + HOURS[part][0] * INT64_C(3600), to = day + HOURS[part][1] * INT64_C(3600);
    return (Interval){ from, to > from ? to : from + 60 };
}

static Interval time_interval(const TimeSpec *spec)
{
    if (spec->kind == TIME_SET)
        return INTERVAL_UNKNOWN;
    if (spec->decade)
        return time_years(spec->decade, 10);
    if (spec->century)
        return time_years(spec->century, 100);
    if (!spec->year)
        return INTERVAL_UNKNOWN;
    Date date = { spec->year, spec->month, spec->day };
    if (spec->day) {
        if (!calendar_date_is_valid(date))
            return INTERVAL_UNKNOWN;
        int64_t day = calendar_from_date(date);
        if (spec->hour >= 0) {
            int64_t from = day + spec->hour * INT64_C(3600) +
                           (spec->minute > 0 ? spec->minute : 0) * INT64_C(60);
            return (Interval){ from, from + (spec->second >= 0 ? 1 : 60) };
        }
        if (spec->part)
            return time_part_of_day(day, spec->part);
        return time_days(date, spec->end_day > spec->day ? spec->end_day - spec->day + 1 : 1);
    }
    if (spec->month)
        return time_months(spec->year, spec->month, 1);
    if (spec->quarter)
        return time_months(spec->year, spec->quarter * 3 - 2, 3);
    if (spec->season)
        return spec->season == 4 ? time_months(spec->year, 12, 3)
                                 : time_months(spec->year, spec->season * 3, 3);
    return time_years(spec->year,
                      spec->end_year > spec->year ? spec->end_year - spec->year + 1 : 1);
}

static void time_add_duration(Buf *out, double amount, int unit)
{
    static const struct {
        const char *letter;
        double factor;
        bool clock;
    } TIME_UNITS[] = {
        [CALENDAR_SECOND] = { "S", 1, true },         [CALENDAR_MINUTE] = { "M", 1, true },
        [CALENDAR_HOUR] = { "H", 1, true },           [CALENDAR_UNIT_DAY] = { "D", 1, false },
        [CALENDAR_NIGHT] = { "D", 1, false },         [CALENDAR_WEEK] = { "W", 1, false },
        [CALENDAR_FORTNIGHT] = { "W", 2, false },     [CALENDAR_WEEKEND] = { "WE", 1, false },
        [CALENDAR_MONTH] = { "M", 1, false },         [CALENDAR_QUARTER] = { "M", 3, false },
        [CALENDAR_SEASON] = { "M", 3, false },        [CALENDAR_YEAR] = { "Y", 1, false },
        [CALENDAR_DECADE] = { "Y", 10, false },       [CALENDAR_CENTURY] = { "Y", 100, false },
        [CALENDAR_MILLENNIUM] = { "Y", 1000, false }, [CALENDAR_SEMESTER] = { "M", 6, false },
        [CALENDAR_TRIMESTER] = { "M", 3, false },     [CALENDAR_GENERATION] = { "Y", 25, false },
    };
    buf_add(out, TIME_UNITS[unit].clock ? STR("PT") : STR("P"));
    amount *= TIME_UNITS[unit].factor;
    if (amount > 0 && amount == floor(amount))
        buf_add_number(out, (int64_t)amount);
    else if (amount > 0)
        buf_add_double(out, amount);
    else
        buf_add_char(out, 'X');
    buf_add(out, str_from_cstr(TIME_UNITS[unit].letter));
}

static void time_add_clock(Buf *out, const TimeSpec *spec)
{
    static const char *const PARTS[] = { "",      "MO", "12:00", "AF", "EV", "NI",
                                         "24:00", "DA", "DK",    "LU", "DT" };
    if (spec->hour >= 0) {
        buf_add_format(out, "T%02d", spec->hour);
        if (spec->minute >= 0)
            buf_add_format(out, ":%02d", spec->minute);
        if (spec->second >= 0)
            buf_add_format(out, ":%02d", spec->second);
        if (spec->is_utc)
            buf_add_char(out, 'Z');
    } else if (spec->part) {
        buf_add_format(out, "T%s", PARTS[spec->part]);
    }
}

static void time_add_week(Buf *out, Date monday, const char *end)
{
    Date thursday = time_date_shift(monday, 3);
    int64_t first = calendar_from_date((Date){ thursday.year, 1, 1 });
    int64_t week = (calendar_from_date(thursday) - first) / (7 * CALENDAR_DAY) + 1;
    buf_add_format(out, "%04d-W%02d%s", thursday.year, (int)week, end);
}

static void time_add_date(Buf *out, const TimeSpec *spec)
{
    static const char *const SEASONS[] = { "", "SP", "SU", "FA", "WI" };
    if (spec->decade) {
        buf_add_format(out, "%d", spec->decade / 10);
        return;
    }
    if (spec->century) {
        buf_add_format(out, "%d", spec->century / 100);
        return;
    }
    bool has_rest = spec->month || spec->season || spec->quarter;
    if (!spec->year && !has_rest && spec->weekday) {
        buf_add_format(out, "XXXX-WXX-%d", spec->weekday);
        return;
    }
    if (spec->year)
        buf_add_format(out, "%04d", spec->year);
    else if (has_rest || spec->unit || spec->has_day_shift || spec->is_shifted)
        buf_add(out, STR("XXXX"));
    if (spec->season)
        buf_add_format(out, "-%s", SEASONS[spec->season]);
    if (spec->quarter)
        buf_add_format(out, "-Q%d", spec->quarter);
    if (spec->month)
        buf_add_format(out, "-%02d", spec->month);
    if (spec->day)
        buf_add_format(out, "-%02d", spec->day);
    bool open = !spec->year && !has_rest;
    if (open &&
        (spec->has_day_shift || spec->unit == CALENDAR_UNIT_DAY || spec->unit == CALENDAR_NIGHT))
        buf_add(out, STR("-XX-XX"));
    else if (open && spec->unit == CALENDAR_MONTH)
        buf_add(out, STR("-XX"));
    else if (open && spec->unit == CALENDAR_WEEK)
        buf_add(out, STR("-WXX"));
    else if (open && spec->unit == CALENDAR_WEEKEND)
        buf_add(out, STR("-WXX-WE"));
    else if (open && spec->unit == CALENDAR_QUARTER)
        buf_add(out, STR("-QX"));
}

/* "this week", "last weekend" of a known anchor: value and interval. */
static bool time_fill_week(TimeExpr *out, Buf *value, const TimeSpec *spec, Date anchor)
{
    bool weekend = spec->unit == CALENDAR_WEEKEND;
    if (!spec->is_shifted || (spec->unit != CALENDAR_WEEK && !weekend))
        return false;
    int64_t weekday = calendar_weekday(calendar_from_date(anchor));
    Date monday = time_date_shift(anchor, spec->shift * 7 - weekday);
    time_add_week(value, monday, weekend ? "-WE" : "");
    out->at = weekend ? time_days(time_date_shift(monday, 5), 2) : time_days(monday, 7);
    return true;
}

/* A length of time; "the past six years" has an interval up to the anchor too. */
static void time_fill_duration(TimeExpr *out, Buf *value, const TimeSpec *spec, TimeAnchor anchor)
{
    time_add_duration(value, spec->amount, spec->unit);
    if (spec->kind != TIME_DURATION || !spec->is_shifted || !anchor.known || spec->shift == 0)
        return;
    TimeSpec far = *spec;
    far.is_ago = spec->shift < 0;
    far.amount = far.amount > 0 ? far.amount : 1;
    time_fix_distance(&far, anchor.date);
    Interval other = time_interval(&far);
    int64_t now = calendar_from_date(anchor.date);
    if (!interval_is_unknown(other))
        out->at = spec->shift < 0 ? (Interval){ other.from, now + CALENDAR_DAY }
                                  : (Interval){ now, other.to };
    out->is_anchored = !interval_is_unknown(out->at);
}

void time_value_fill(TimeExpr *out, const TimeSpec *said, TimeAnchor anchor, Tense tense,
                     Arena *arena)
{
    TimeSpec spec = *said;
    Buf value = buf_open(arena, TIME_VALUE_BYTES);
    out->kind = spec.kind;
    out->at = INTERVAL_UNKNOWN;
    out->year = (uint16_t)spec.year;
    out->month = (uint8_t)spec.month;
    out->day = (uint8_t)spec.day;
    out->weekday = (uint8_t)spec.weekday;
    bool is_length = spec.unit && spec.amount >= 0 && !spec.is_ago && !spec.is_ahead;
    if (spec.kind == TIME_DURATION ||
        (spec.kind == TIME_SET && is_length && spec.hour < 0 && !spec.weekday)) {
        time_fill_duration(out, &value, &spec, anchor);
        out->value = buf_str(&value);
        return;
    }
    bool hangs = spec.is_shifted || spec.is_ago || spec.is_ahead || spec.has_day_shift ||
                 (!spec.year && !spec.decade && !spec.century);
    if (anchor.known && hangs && spec.kind != TIME_SET) {
        out->is_anchored = true;
        if (spec.has_day_shift)
            time_set_day(&spec, time_date_shift(anchor.date, spec.shift));
        else if (spec.is_ago || spec.is_ahead)
            time_fix_distance(&spec, anchor.date);
        else if (time_fill_week(out, &value, &spec, anchor.date)) {
            out->value = buf_str(&value);
            return;
        } else if (spec.is_shifted && spec.unit)
            time_fix_unit(&spec, anchor.date);
        else
            time_fix_named(&spec, anchor.date, tense);
    }
    time_add_date(&value, &spec);
    time_add_clock(&value, &spec);
    out->at = time_interval(&spec);
    if (interval_is_unknown(out->at))
        out->is_anchored = hangs;
    out->value = buf_str(&value);
}
