#include "text/calendar.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/scan.h"

enum { ZONE_WIDEST_HOURS = 14 };

static bool calendar_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int calendar_days_in_month(int year, int month)
{
    static const int DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && calendar_is_leap(year) ? 29 : DAYS[month - 1];
}

Interval interval_as_stated(Interval at)
{
    const int64_t slack = ZONE_WIDEST_HOURS * INT64_C(3600);
    bool is_bounded = at.from != INTERVAL_OPEN_FROM && at.to != INTERVAL_OPEN_TO;
    /* The widened are a day and some hours wide; days, months and years are not. */
    if (!is_bounded || at.to - at.from <= 2 * slack || at.to - at.from >= 2 * CALENDAR_DAY)
        return at;
    return (Interval){ at.from + slack, at.to - slack };
}

bool calendar_date_is_valid(Date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= calendar_days_in_month(date.year, date.month);
}

/* Days before 1 January of `year`, from 0001-01-01. */
static int64_t calendar_days_before_year(int year)
{
    int64_t past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

enum { DAYS_TO_1970 = 719162 };

int64_t calendar_from_date(Date date)
{
    int64_t days = calendar_days_before_year(date.year) - DAYS_TO_1970 + date.day - 1;
    for (int month = 1; month < date.month; month++)
        days += calendar_days_in_month(date.year, month);
    return days * CALENDAR_DAY;
}

static int64_t calendar_day_number(int64_t seconds)
{
    int64_t days = seconds / CALENDAR_DAY;
    return seconds % CALENDAR_DAY < 0 ? days - 1 : days;
}

Date calendar_to_date(int64_t seconds)
{
    int64_t days = calendar_day_number(seconds) + DAYS_TO_1970;
    if (days < 0)
        return (Date){ 1, 1, 1 };
    if (days >= calendar_days_before_year(10000))
        return (Date){ 9999, 12, 31 };
    int year = (int)(days / 366) + 1;
    while (calendar_days_before_year(year + 1) <= days)
        year++;
    days -= calendar_days_before_year(year);
    int month = 1;
    while (days >= calendar_days_in_month(year, month))
        days -= calendar_days_in_month(year, month++);
    return (Date){ year, month, (int)days + 1 };
}

int calendar_weekday(int64_t seconds)
{
    /* 1970-01-01 was a Thursday. */
    int64_t weekday = (calendar_day_number(seconds) + 3) % 7;
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

static bool calendar_scan_digits(Scan *scan, size_t count, int *out)
{
    uint64_t value = 0;
    size_t begin = scan->at;
    if (!scan_decimal(scan, count, &value) || scan->at != begin + count)
        return false;
    *out = (int)value;
    return true;
}

/* [.fraction] and the zone; `offset` in seconds, `known` false without one. */
static bool calendar_scan_zone(Scan *scan, int64_t *offset, bool *known)
{
    *offset = 0;
    *known = true;
    if (scan_char(scan, 'Z') || scan_char(scan, 'z'))
        return true;
    int sign = scan_char(scan, '+') ? 1 : scan_char(scan, '-') ? -1 : 0;
    if (sign == 0) {
        *known = false;
        return true;
    }
    int hours = 0, minutes = 0;
    if (!calendar_scan_digits(scan, 2, &hours))
        return false;
    scan_char(scan, ':');
    if (!scan_done(scan) && !calendar_scan_digits(scan, 2, &minutes))
        return false;
    *offset = sign * (hours * INT64_C(3600) + minutes * INT64_C(60));
    return hours <= ZONE_WIDEST_HOURS && minutes < 60;
}

static bool calendar_scan_time(Scan *scan, int64_t day, Interval *out)
{
    int hour = 0, minute = 0, second = 0;
    int64_t wide = 60, offset = 0;
    bool zone_known = false;
    if (!calendar_scan_digits(scan, 2, &hour) || !scan_char(scan, ':') ||
        !calendar_scan_digits(scan, 2, &minute))
        return false;
    if (scan_char(scan, ':')) {
        wide = 1;
        if (!calendar_scan_digits(scan, 2, &second))
            return false;
        if (scan_char(scan, '.') || scan_char(scan, ','))
            scan_while(scan, ascii_is_digit);
    }
    scan_char(scan, ' ');
    if (hour > 24 || minute > 59 || second > 60 || !calendar_scan_zone(scan, &offset, &zone_known))
        return false;
    int64_t at = day + hour * INT64_C(3600) + minute * INT64_C(60) + second - offset;
    int64_t slack = zone_known ? 0 : ZONE_WIDEST_HOURS * INT64_C(3600);
    *out = (Interval){ at - slack, at + wide + slack };
    return true;
}

bool calendar_parse_iso(Str text, Interval *out)
{
    Scan scan = scan_from(str_trim(text));
    Date date = { 0, 1, 1 };
    if (!calendar_scan_digits(&scan, 4, &date.year) || !calendar_date_is_valid(date))
        return false;
    if (scan_done(&scan)) {
        Date next = { date.year + 1, 1, 1 };
        *out = (Interval){ calendar_from_date(date), calendar_from_date(next) };
        return true;
    }
    bool dashes = scan_char(&scan, '-');
    if (!calendar_scan_digits(&scan, 2, &date.month) || !calendar_date_is_valid(date))
        return false;
    int64_t month = calendar_from_date(date);
    if (scan_done(&scan)) {
        int days = calendar_days_in_month(date.year, date.month);
        *out = (Interval){ month, month + days * CALENDAR_DAY };
        return dashes;
    }
    if (scan_char(&scan, '-') != dashes || !calendar_scan_digits(&scan, 2, &date.day) ||
        !calendar_date_is_valid(date))
        return false;
    int64_t day = calendar_from_date(date);
    if (scan_done(&scan)) {
        *out = (Interval){ day, day + CALENDAR_DAY };
        return true;
    }
    Interval read;
    if (!scan_char(&scan, 'T') && !scan_char(&scan, 't') && !scan_char(&scan, ' '))
        return false;
    if (!calendar_scan_time(&scan, day, &read) || !scan_done(&scan))
        return false;
    *out = read;
    return true;
}

bool calendar_is_unset_clock(Interval when)
{
    return when.from <= 0 && when.to > 0 && when.to - when.from <= 3 * CALENDAR_DAY;
}

Str calendar_format(int64_t seconds, Arena *arena)
{
    Date date = calendar_to_date(seconds);
    int64_t rest = seconds - calendar_from_date(date);
    Buf buf = buf_open(arena, 64);
    buf_add_format(&buf, "%04d-%02d-%02d", date.year, date.month, date.day);
    if (rest > 0 && rest < CALENDAR_DAY)
        buf_add_format(&buf, "T%02d:%02d:%02dZ", (int)(rest / 3600), (int)(rest / 60 % 60),
                       (int)(rest % 60));
    return buf_str(&buf);
}
