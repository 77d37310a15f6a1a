/*
 * meta_date.c - dates as pages write them, to ISO 8601.
 *
 * Three forms: the year first (ISO and its relatives, 年月日), a month by its
 * name, and three numbers with the year last.  Of the last, 03/04/2024 says
 * nothing by itself; dots mean day first.
 */
#include "extract/meta_date.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "text/calendar.h"
#include "text/calendar_words.h"
#include "text/table.h"
#include "text/unicode.h"

#include "month_names.inc"
#include "zone_names.inc"

/* Bytes of a text that are searched, and words that may stand between the parts of a date. */
enum { META_DATE_BYTES = 240, META_DATE_FIRST_YEAR = 1990, META_DATE_LAST_YEAR = 2100 };

typedef struct MetaDate {
    int year, month, day; /* month and day 0: not said */
    int hour, minute, second;
    bool has_time, has_second, has_zone, zone_is_utc;
    int zone;   /* minutes east */
    size_t end; /* behind the day, in the text */
} MetaDate;

static bool meta_date_is_year(uint64_t year)
{
    return year >= META_DATE_FIRST_YEAR && year <= META_DATE_LAST_YEAR;
}

static bool meta_date_is_valid(const MetaDate *date)
{
    Date day = { date->year, date->month ? date->month : 1, date->day ? date->day : 1 };
    return meta_date_is_year((uint64_t)date->year) && calendar_date_is_valid(day);
}

/* The letters that come next. */
static Str meta_date_word(Scan *scan)
{
    size_t begin = scan->at;
    for (;;) {
        Utf8Char c = utf8_read(scan_rest(scan));
        if (!c.len || !unicode_is_letter(c.codepoint))
            break;
        scan_skip(scan, c.len);
    }
    return str_slice(scan->text, span(begin, scan->at));
}

/* Times */

static void meta_date_zone(Scan *scan, MetaDate *date)
{
    Scan at = *scan;
    scan_spaces(&at);
    if (scan_char(&at, 'Z') || scan_word(&at, STR("GMT")) || scan_word(&at, STR("UTC"))) {
        date->has_zone = date->zone_is_utc = true;
        *scan = at;
        return;
    }
    const ZoneName *row = TABLE_FIND(ZONE_NAMES, name, meta_date_word(&at));
    if (row) {
        date->has_zone = true;
        date->zone = row->minutes;
        *scan = at;
        return;
    }
    at = *scan;
    scan_spaces(&at);
    char sign = scan_peek(&at);
    uint64_t hours, minutes = 0;
    if (sign != '+' && sign != '-')
        return;
    scan_skip(&at, 1);
    size_t begin = at.at;
    if (!scan_decimal(&at, 2, &hours) || at.at - begin != 2 || hours > 14)
        return;
    scan_char(&at, ':');
    if (!scan_decimal(&at, 2, &minutes) || minutes > 59)
        return;
    date->has_zone = true;
    date->zone = (int)(hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    *scan = at;
}

static bool meta_date_meridiem(Scan *scan, uint64_t *hour)
{
    Scan at = *scan;
    scan_spaces(&at);
    bool pm = scan_word_nocase(&at, STR("pm")) || scan_word_nocase(&at, STR("p.m"));
    if (!pm && !scan_word_nocase(&at, STR("am")) && !scan_word_nocase(&at, STR("a.m")))
        return true;
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (pm ? 12 : 0);
    *scan = at;
    return true;
}

/* A time right behind a date: "T10:20:30Z", " 10:20", ", 4:05 pm", " à 18h05", ", 17.15". */
static void meta_date_time(Scan *from, MetaDate *date)
{
    uint64_t hour, minute, second = 0, fraction;
    Scan scan = *from;
    static const Str WORDS[] = {
        { "T", 1 },           { "at ", 3 },       { "\xc3\xa0 ", 3 }, { "\xc3\xa0s ", 4 },
        { "a las ", 6 },      { "um ", 3 },       { "om ", 3 },       { "kl. ", 4 },
        { "klo ", 4 },        { "alle ore ", 9 }, { "alle ", 5 },     { "ore ", 4 },
        { "godz. ", 6 },      { "saat ", 5 },     { "\xd0\xb2 ", 3 }, { "\xd0\xb3. \xd0\xb2 ", 7 },
        { "\xd0\xb3., ", 5 }, { "|", 1 }
    }; /* "в", "г. в", "г.," too */
    scan_char(&scan, ',');
    scan_spaces(&scan);
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        if (scan_word(&scan, WORDS[i]))
            break;
    scan_spaces(&scan);
    size_t begin = scan.at;
    if (!scan_decimal(&scan, 2, &hour))
        return;
    bool dotted = scan_char(&scan, '.'); /* "17.15": two digits each, and nothing longer */
    if ((!dotted && !scan_char(&scan, ':') && !scan_char(&scan, 'h')) ||
        !scan_decimal(&scan, 2, &minute))
        return;
    if (dotted &&
        (scan.at - begin != 5 || ascii_is_digit(scan_peek(&scan)) || scan_peek(&scan) == '.'))
        return;
    bool has_second = scan_char(&scan, ':') && scan_decimal(&scan, 2, &second);
    if (has_second && scan_char(&scan, '.'))
        while (scan_decimal(&scan, 9, &fraction)) {
        }
    if (!meta_date_meridiem(&scan, &hour) || hour > 23 || minute > 59 || second > 59)
        return;
    date->has_time = true;
    date->has_second = has_second;
    date->hour = (int)hour;
    date->minute = (int)minute;
    date->second = (int)second;
    meta_date_zone(&scan, date);
    *from = scan;
}

static Str meta_date_format(const MetaDate *date, Arena *arena)
{
    Buf out = buf_open(arena, 40);
    buf_add_format(&out, "%04d", date->year);
    if (date->month)
        buf_add_format(&out, "-%02d", date->month);
    if (date->day)
        buf_add_format(&out, "-%02d", date->day);
    if (date->has_time && date->day) {
        buf_add_format(&out, "T%02d:%02d", date->hour, date->minute);
        if (date->has_second)
            buf_add_format(&out, ":%02d", date->second);
        int zone = date->zone < 0 ? -date->zone : date->zone;
        if (date->has_zone && date->zone_is_utc)
            buf_add_char(&out, 'Z');
        else if (date->has_zone)
            buf_add_format(&out, "%c%02d:%02d", date->zone < 0 ? '-' : '+', zone / 60, zone % 60);
    }
    return buf_str(&out);
}

/* The year first */

/* Behind a year or month; 年 and 月, or 년 and 월. */
static bool meta_date_separator(Scan *scan, Str chinese, Str korean)
{
    return scan_char(scan, '-') || scan_char(scan, '/') || scan_char(scan, '.') ||
           scan_word(scan, chinese) || scan_word(scan, korean);
}

/* At a digit that no digit comes before. */
static bool meta_date_year_first(Scan scan, MetaDate *out)
{
    uint64_t year, month, day = 0;
    MetaDate date = { 0 };
    if (!scan_decimal(&scan, 4, &year) || !meta_date_is_year(year))
        return false;
    bool compact = ascii_is_digit(scan_peek(&scan));
    if (!compact && !meta_date_separator(&scan, STR("\xe5\xb9\xb4"), STR("\xeb\x85\x84")))
        return false;
    size_t begin = scan.at;
    scan_spaces(&scan);
    if (!scan_decimal(&scan, 2, &month) || month < 1 || month > 12)
        return false;
    if (compact && scan.at - begin != 2)
        return false;
    if (compact || meta_date_separator(&scan, STR("\xe6\x9c\x88"), STR("\xec\x9b\x94"))) {
        Scan before = scan;
        scan_spaces(&scan);
        size_t day_at = scan.at;
        if (!scan_decimal(&scan, 2, &day) || (compact && scan.at - day_at != 2)) {
            scan = before;
            day = 0;
        }
    }
    if (compact && day == 0)
        return false;
    date.year = (int)year;
    date.month = (int)month;
    date.day = (int)day;
    if (!meta_date_is_valid(&date))
        return false;
    if (!scan_word(&scan, STR("\xe6\x97\xa5")))
        scan_word(&scan, STR("\xec\x9d\xbc"));
    if (compact) { /* 20240531 alone, or with a time that is not read */
        if (ascii_is_digit(scan_peek(&scan)) && str_trim(scan_rest(&scan)).len > 6)
            return false;
    } else if (ascii_is_digit(scan_peek(&scan))) {
        return false;
    }
    date.end = scan.at;
    meta_date_time(&scan, &date);
    *out = date;
    return true;
}

/* A month by its name */

static int meta_date_month(Str word, Arena *arena)
{
    if (word.len < 2 || word.len > 24)
        return 0;
    ArenaMark mark = arena_mark(arena);
    Str folded = unicode_fold_str(word, arena);
    CalendarWord known = calendar_word_find(folded);
    int month = known.kind == CALENDAR_WORD_MONTH ? known.value : 0;
    const MonthName *row = month ? NULL : TABLE_FIND(MONTH_NAMES, name, folded);
    arena_release(arena, mark);
    return row ? row->month : month;
}

static bool meta_date_between(char c)
{
    return ascii_is_space(c) || c == ',' || c == '.' || c == '-' || c == '/';
}

/* "31st", "1.", "31 de " before a month or year: the number, and what follows it is skipped. */
static bool meta_date_day(Scan *scan, uint64_t *day)
{
    size_t begin = scan->at;
    if (!scan_decimal(scan, 2, day) || ascii_is_digit(scan_peek(scan)) || *day < 1 || *day > 31) {
        scan->at = begin;
        *day = 0;
        return false;
    }
    static const Str ENDS[] = { { "st", 2 }, { "nd", 2 }, { "rd", 2 }, { "th", 2 }, { "er", 2 } };
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
        if (scan_word_nocase(scan, ENDS[i]))
            break;
    while (meta_date_between(scan_peek(scan)))
        scan_skip(scan, 1);
    if (scan_word_nocase(scan, STR("de ")) || scan_word_nocase(scan, STR("of ")))
        scan_spaces(scan);
    return true;
}

static bool meta_date_year(Scan *scan, MetaDate *date)
{
    uint64_t year;
    while (meta_date_between(scan_peek(scan)))
        scan_skip(scan, 1);
    if (scan_word_nocase(scan, STR("de ")))
        scan_spaces(scan);
    size_t begin = scan->at;
    if (!scan_decimal(scan, 4, &year) || scan->at - begin != 4 || !meta_date_is_year(year) ||
        ascii_is_digit(scan_peek(scan))) {
        scan->at = begin;
        return false;
    }
    date->year = (int)year;
    return true;
}

/* At a letter or digit that begins a word: "31 May 2024", "May 31, 2024", "May 2024". */
static bool meta_date_named(Scan scan, MetaDate *out, Arena *arena)
{
    MetaDate date = { 0 };
    uint64_t day = 0;
    bool day_first = meta_date_day(&scan, &day);
    date.month = meta_date_month(meta_date_word(&scan), arena);
    if (!date.month)
        return false;
    scan_char(&scan, '.');
    while (meta_date_between(scan_peek(&scan)))
        scan_skip(&scan, 1);
    if (!day_first && meta_date_day(&scan, &day))
        meta_date_time(&scan, &date); /* "Aug 3 12:45:00 EDT 2015" */
    date.day = (int)day;
    if (!meta_date_year(&scan, &date) || !meta_date_is_valid(&date))
        return false;
    date.end = scan.at;
    if (!date.has_time)
        meta_date_time(&scan, &date);
    *out = date;
    return true;
}

/* "2023 Jan 7": at a digit. */
static bool meta_date_year_named(Scan scan, MetaDate *out, Arena *arena)
{
    MetaDate date = { 0 };
    uint64_t day = 0;
    if (!meta_date_year(&scan, &date) || !meta_date_between(scan_peek(&scan)))
        return false;
    while (meta_date_between(scan_peek(&scan)))
        scan_skip(&scan, 1);
    date.month = meta_date_month(meta_date_word(&scan), arena);
    while (meta_date_between(scan_peek(&scan)))
        scan_skip(&scan, 1);
    if (!date.month || !meta_date_day(&scan, &day))
        return false;
    date.day = (int)day;
    date.end = scan.at;
    *out = date;
    return meta_date_is_valid(&date);
}

/* "31.05.2024", "5/31/2024": at a digit. */
static bool meta_date_year_last(Scan scan, MetaDate *out, MetaDateOrder order)
{
    uint64_t a, b;
    MetaDate date = { 0 };
    if (!scan_decimal(&scan, 2, &a))
        return false;
    char mark = scan_peek(&scan);
    if ((mark != '.' && mark != '/' && mark != '-') || !scan_char(&scan, mark) ||
        !scan_decimal(&scan, 2, &b) || scan_peek(&scan) != mark || !meta_date_year(&scan, &date))
        return false;
    bool day_first = mark == '.' || a > 12 || (b <= 12 && order == META_DATE_DAY_FIRST);
    if (!day_first && b <= 12 && a != b && order != META_DATE_MONTH_FIRST)
        return false; /* either may be the month */
    date.day = (int)(day_first ? a : b);
    date.month = (int)(day_first ? b : a);
    if (date.day < 1 || date.month < 1 || !meta_date_is_valid(&date))
        return false;
    date.end = scan.at;
    meta_date_time(&scan, &date);
    *out = date;
    return true;
}

MetaDateOrder meta_date_order(Str text)
{
    for (size_t at = 0; (at = str_find_byte(text, '/', at)) != STR_NONE; at++) {
        uint64_t a, b, year;
        Scan scan = scan_from(text);
        scan.at = at - (at > 0) - (at > 1 && ascii_is_digit(text.data[at - 2]));
        if ((scan.at > 0 && ascii_is_alnum(text.data[scan.at - 1])) ||
            !scan_decimal(&scan, 2, &a) || !scan_char(&scan, '/') || !scan_decimal(&scan, 2, &b) ||
            !scan_char(&scan, '/') || !scan_decimal(&scan, 4, &year) || !meta_date_is_year(year))
            continue;
        if (a >= 1 && a <= 12 && b > 12 && b <= 31)
            return META_DATE_MONTH_FIRST;
        if (b >= 1 && b <= 12 && a > 12 && a <= 31)
            return META_DATE_DAY_FIRST;
    }
    return META_DATE_ORDER_UNKNOWN;
}

/* Seconds or milliseconds since 1970 and nothing else. */
static bool meta_date_epoch(Str text, MetaDate *out)
{
    Scan scan = scan_from(text);
    uint64_t value;
    if ((text.len != 10 && text.len != 13) || !scan_decimal(&scan, 13, &value) || !scan_done(&scan))
        return false;
    int64_t seconds = (int64_t)(text.len == 13 ? value / 1000 : value);
    Date day = calendar_to_date(seconds);
    int64_t rest = seconds - calendar_from_date(day);
    *out = (MetaDate){ .year = day.year,
                       .month = day.month,
                       .day = day.day,
                       .hour = (int)(rest / 3600),
                       .minute = (int)(rest / 60 % 60),
                       .second = (int)(rest % 60),
                       .has_time = true,
                       .has_second = true,
                       .has_zone = true,
                       .zone_is_utc = true };
    return meta_date_is_valid(out);
}

static bool meta_date_at(Scan scan, bool digit, MetaDate *out, MetaDateOrder order, Arena *arena)
{
    return (digit && (meta_date_year_first(scan, out) || meta_date_year_last(scan, out, order))) ||
           meta_date_named(scan, out, arena) || (digit && meta_date_year_named(scan, out, arena));
}

bool meta_date_find(MetaDateFound *out, Str text, size_t from, MetaDateOrder order, Arena *arena)
{
    MetaDate date;
    bool word_before = false, digit_before = false;
    for (size_t at = from; at < text.len;) {
        Utf8Char c = utf8_read_at(text, at);
        bool letter = unicode_is_letter(c.codepoint);
        bool digit = c.codepoint < 0x80 && ascii_is_digit((char)c.codepoint);
        Scan scan = scan_from(text);
        scan.at = at;
        bool begins = digit ? !digit_before : letter && !word_before;
        if (begins && meta_date_at(scan, digit, &date, order, arena)) {
            *out = (MetaDateFound){ meta_date_format(&date, arena), span(at, date.end) };
            return true;
        }
        word_before = letter;
        digit_before = digit;
        at += c.len;
    }
    return false;
}

Str meta_date_read(Str text, MetaDateOrder order, Arena *arena)
{
    MetaDate date;
    MetaDateFound found;
    text = str_trim(text);
    if (meta_date_epoch(text, &date))
        return meta_date_format(&date, arena);
    size_t len = utf8_floor(text, text.len < META_DATE_BYTES ? text.len : META_DATE_BYTES);
    return meta_date_find(&found, str_take(text, len), 0, order, arena) ? found.iso : STR("");
}

/* "2023/october/03", "2023/oct/3/": at a digit. */
static bool meta_date_year_path(Scan scan, MetaDate *out, Arena *arena)
{
    uint64_t year, day = 0;
    MetaDate date = { 0 };
    size_t begin = scan.at;
    if (!scan_decimal(&scan, 4, &year) || scan.at - begin != 4 || !scan_char(&scan, '/'))
        return false;
    date.month = meta_date_month(meta_date_word(&scan), arena);
    if (!date.month || !scan_char(&scan, '/'))
        return false;
    begin = scan.at;
    if (!scan_decimal(&scan, 2, &day) || !scan_char(&scan, '/') || scan.at - begin < 2)
        day = 0;
    date.year = (int)year;
    date.day = (int)day;
    *out = date;
    return meta_date_is_valid(&date);
}

Str meta_date_of_url(Str url, Arena *arena)
{
    StrCut scheme = str_cut_str(url, STR("://"));
    Str path = str_cut(scheme.found ? scheme.tail : url, '/').tail;
    MetaDate best = { 0 };
    for (size_t at = 0; at < path.len; at++) {
        bool starts = at == 0 || path.data[at - 1] == '/' || path.data[at - 1] == '-' ||
                      path.data[at - 1] == '_' || path.data[at - 1] == '=';
        MetaDate date;
        Scan scan = scan_from(path);
        scan.at = at;
        if (starts && ascii_is_digit(path.data[at]) &&
            (meta_date_year_first(scan, &date) || meta_date_year_path(scan, &date, arena)) &&
            (date.day || !best.year))
            best = date;
        if (best.day)
            break;
    }
    best.has_time = false;
    return best.year ? meta_date_format(&best, arena) : STR("");
}
