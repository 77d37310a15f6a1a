#include "text/mail_date.h"

#include "base/ascii.h"
#include "base/scan.h"

enum { MAIL_ZONE_SLACK = 14 * 3600, MAIL_NAME = 3 };

static bool mail_is_comma_or_space(char c)
{
    return c == ',' || c == '.' || c == '-' || ascii_is_space(c);
}

/* "Sep", "September", "SEPT": 1 to 12, or 0. */
static int mail_month(Str name)
{
    static const Str MONTHS[] = { { "january", 7 }, { "february", 8 }, { "march", 5 },
                                  { "april", 5 },   { "may", 3 },      { "june", 4 },
                                  { "july", 4 },    { "august", 6 },   { "september", 9 },
                                  { "october", 7 }, { "november", 8 }, { "december", 8 } };
    for (int i = 0; i < 12; i++)
        if (name.len >= MAIL_NAME && str_starts_with_nocase(MONTHS[i], name))
            return i + 1;
    return 0;
}

static Str mail_scan_name(Scan *scan)
{
    Str name = scan_while(scan, ascii_is_alpha);
    scan_while(scan, mail_is_comma_or_space);
    return name;
}

/* Day, month and year, or month, day and year, after the name of the weekday. */
static bool mail_scan_date(Scan *scan, Date *out)
{
    uint64_t day = 0, year = 0;
    int month = mail_month(mail_scan_name(scan));
    Str name = month ? STR("") : mail_scan_name(scan);
    if (name.len)
        month = mail_month(name);
    if ((name.len && !month) || !scan_decimal(scan, 2, &day))
        return false;
    Str gap = scan_while(scan, mail_is_comma_or_space);
    if (month && gap.len == 0) /* "October 2025" has no day */
        return false;
    if (!month)
        month = mail_month(mail_scan_name(scan));
    size_t begin = scan->at;
    if (!scan_decimal(scan, 4, &year))
        return false;
    /* Two digits (section 4.3): 00 to 49 are of this century. */
    if (scan->at - begin == 2)
        year += year < 50 ? 2000 : 1900;
    *out = (Date){ (int)year, month, (int)day };
    return calendar_date_is_valid(*out);
}

static bool mail_scan_number_zone(Scan *scan, int64_t *offset)
{
    int64_t sign = scan_char(scan, '-') ? -1 : scan_char(scan, '+') ? 1 : 0;
    uint64_t hours = 0, minutes = 0;
    if (sign == 0 || !scan_decimal(scan, 2, &hours))
        return false;
    scan_char(scan, ':');
    if (!scan_decimal(scan, 2, &minutes) || hours > 14 || minutes > 59)
        return false;
    *offset = sign * ((int64_t)hours * 3600 + (int64_t)minutes * 60);
    return true;
}

/* False: not known, or there is none. */
static bool mail_scan_zone(Scan *scan, int64_t *offset)
{
    static const struct {
        Str name;
        int hours;
    } ZONES[] = { { { "GMT", 3 }, 0 },  { { "UT", 2 }, 0 },   { { "UTC", 3 }, 0 },
                  { { "Z", 1 }, 0 },    { { "EST", 3 }, -5 }, { { "EDT", 3 }, -4 },
                  { { "CST", 3 }, -6 }, { { "CDT", 3 }, -5 }, { { "MST", 3 }, -7 },
                  { { "MDT", 3 }, -6 }, { { "PST", 3 }, -8 }, { { "PDT", 3 }, -7 } };
    if (mail_scan_number_zone(scan, offset))
        return true;
    Str name = scan_while(scan, ascii_is_alpha);
    for (size_t i = 0; i < sizeof ZONES / sizeof ZONES[0]; i++) {
        if (str_equal_nocase(ZONES[i].name, name)) {
            *offset = ZONES[i].hours * INT64_C(3600);
            return true;
        }
    }
    return false;
}

bool mail_date_parse(Str text, Interval *out)
{
    Scan scan = scan_from(str_trim(text));
    Date date = { 0 };
    uint64_t hour = 0, minute = 0, second = 0;
    if (!mail_scan_date(&scan, &date))
        return false;
    int64_t day = calendar_from_date(date);
    scan_while(&scan, mail_is_comma_or_space);
    if (scan_done(&scan)) {
        *out = (Interval){ day, day + CALENDAR_DAY };
        return true;
    }
    if (!scan_decimal(&scan, 2, &hour) || !scan_char(&scan, ':') ||
        !scan_decimal(&scan, 2, &minute))
        return false;
    bool seconds = scan_char(&scan, ':') && scan_decimal(&scan, 2, &second);
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    scan_spaces(&scan);
    int64_t offset = 0, slack = mail_scan_zone(&scan, &offset) ? 0 : MAIL_ZONE_SLACK;
    int64_t at = day + (int64_t)hour * 3600 + (int64_t)minute * 60 + (int64_t)second - offset;
    *out = (Interval){ at - slack, at + (seconds ? 1 : 60) + slack };
    return true;
}
