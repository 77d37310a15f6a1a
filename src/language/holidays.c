/*
 * holidays.c - the days of feasts in a year, by the rules of data/holidays.tsv.
 *
 * Easter by the method of Meeus, Jones and Butcher for the Gregorian and of
 * Meeus for the Julian calendar; Jewish feasts by the arithmetic of the
 * fixed Hebrew calendar, Islamic ones by the tabular calendar, which may be a
 * day off what was seen of the moon (Reingold and Dershowitz, Calendrical
 * Calculations).
 */
#include "language/time_values.h"

#include "text/calendar.h"
#include "text/table.h"

#include "holidays.inc"

/* Days count from 1 January 1 of the Gregorian calendar, which is day 1. */
enum { HOLIDAY_EPOCH_1970 = 719163, HEBREW_EPOCH = -1373427, ISLAMIC_EPOCH = 227015 };

static Date holiday_from_fixed(int64_t day)
{
    return calendar_to_date((day - HOLIDAY_EPOCH_1970) * CALENDAR_DAY);
}

static Date holiday_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
    return (Date){ year, sum / 31, sum % 31 + 1 };
}

/* The Julian Easter, put on the Gregorian calendar. */
static Date holiday_orthodox_easter(int year)
{
    int a = year % 4, b = year % 7, c = year % 19;
    int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, sum = d + e + 114;
    Date julian = { year, sum / 31, sum % 31 + 1 };
    return time_date_shift(julian, year / 100 - year / 400 - 2);
}

/* The nth weekday of a month, from its end when negative. */
static Date holiday_nth_weekday(int year, int month, int weekday, int nth)
{
    Date first = { year, month, 1 };
    if (nth < 0) {
        Date last = { year, month, calendar_days_in_month(year, month) };
        int back = (calendar_weekday(calendar_from_date(last)) + 1 - weekday + 7) % 7;
        return time_date_shift(last, -back + 7 * (nth + 1));
    }
    int ahead = (weekday - calendar_weekday(calendar_from_date(first)) - 1 + 7) % 7;
    return time_date_shift(first, ahead + 7 * (nth - 1));
}

static int64_t hebrew_elapsed_days(int64_t year)
{
    int64_t months = (235 * year - 234) / 19;
    int64_t parts = 12084 + 13753 * months;
    int64_t day = 29 * months + parts / 25920;
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

/* The fixed day of the new year, 1 Tishri. */
static int64_t hebrew_new_year(int64_t year)
{
    int64_t before = hebrew_elapsed_days(year - 1), at = hebrew_elapsed_days(year),
            after = hebrew_elapsed_days(year + 1);
    int64_t delay = after - at == 356 ? 2 : at - before == 382 ? 1 : 0;
    return HEBREW_EPOCH + at + delay;
}

/* Months count from Tishri, 1, so that all of a feast's year is in one; Nisan is 7 in all. */
static int64_t hebrew_day(int64_t year, int month, int day)
{
    int64_t start = hebrew_new_year(year), next = hebrew_new_year(year + 1);
    int64_t length = next - start;
    if (month >= 7) { /* from Nisan on the lengths are fixed, counted from the year's end */
        static const int BACK[] = { 177, 147, 118, 88, 59, 29 };
        return next - BACK[month - 7] + day - 1;
    }
    int64_t marheshvan = length % 10 == 5 ? 30 : 29, kislev = length % 10 == 3 ? 29 : 30;
    const int64_t lengths[] = { 30, marheshvan, kislev, 29, 30, length > 360 ? 30 : 29 };
    for (int i = 0; i + 1 < month; i++)
        start += lengths[i];
    return start + day - 1;
}

static int64_t islamic_day(int64_t year, int month, int day)
{
    return ISLAMIC_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) +
           month / 2 + day;
}

static Date holiday_lunar(const HolidayRow *row, int year)
{
    bool hebrew = str_equal(row->rule, STR("hebrew"));
    int64_t base = hebrew ? year + 3760 : (int64_t)(year - 622) * 33 / 32 + 1;
    for (int64_t lunar = base - 1; lunar <= base + 2; lunar++) {
        int64_t day = hebrew ? hebrew_day(lunar, row->month, row->day)
                             : islamic_day(lunar, row->month, row->day);
        Date date = holiday_from_fixed(day);
        if (date.year == year)
            return time_date_shift(date, row->offset);
    }
    return (Date){ 0, 0, 0 };
}

/* A Saturday's day is kept on the Friday before it, a Sunday's on the Monday after it. */
static Date holiday_near_workday(Date date)
{
    enum { SATURDAY = 5, SUNDAY = 6 };
    int weekday = calendar_weekday(calendar_from_date(date));
    return time_date_shift(date, weekday == SATURDAY ? -1 : weekday == SUNDAY ? 1 : 0);
}

static Date holiday_by_rule(const HolidayRow *row, int year)
{
    Date date = { year, row->month, row->day };
    if (str_equal(row->rule, STR("easter")))
        date = holiday_easter(year);
    else if (str_equal(row->rule, STR("orthodox")))
        date = holiday_orthodox_easter(year);
    else if (str_equal(row->rule, STR("nth")))
        date = holiday_nth_weekday(year, row->month, row->day, row->nth);
    else if (str_equal(row->rule, STR("workday")))
        return holiday_near_workday(date);
    else if (str_equal(row->rule, STR("hebrew")) || str_equal(row->rule, STR("islamic")))
        return holiday_lunar(row, year);
    return time_date_shift(date, row->offset);
}

bool holiday_find(int holiday, int year, Date *first, int *days)
{
    enum { FIRST_YEAR = 1583, LAST_YEAR = 2299 }; /* of the Gregorian calendar */
    if (holiday < 1 || (size_t)holiday > sizeof HOLIDAYS / sizeof HOLIDAYS[0] ||
        year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    const HolidayRow *row = &HOLIDAYS[holiday - 1];
    *first = holiday_by_rule(row, year);
    *days = row->days ? row->days : 1;
    return first->year > 0;
}
