/*
 * time_digits.c - dates and times of day that are written in digits.
 *
 *     2025-09-03T10:30   3/9/2025   31-Oct-74   Oct/2   2025-q1   20250903
 *     10:30 a.m.   8:00:31am   15h30   8.30 pm   340pm   11ish
 *
 * How tokens are cut does not matter here: the letters are read from the begin
 * of a token on, and what was read may end inside of one ("16T12").
 *
 * "03/09/2025" can be read in two ways, so only its year is kept; without a
 * year it is read as month and day where the words around make it a date.
 */
#include "language/time_grammar.h"

#include "base/ascii.h"
#include "base/scan.h"

enum { DIGITS_PARTS = 3, DIGITS_CENTURY_SPLIT = 50, DIGITS_FIRST_YEAR = 1800 };

/* A number or the name of a month between the marks. */
typedef struct DigitsPart {
    int value;
    int digits; /* 0: a name */
    bool is_month, is_quarter;
} DigitsPart;

typedef struct DigitsParts {
    DigitsPart part[DIGITS_PARTS];
    int count;
    char mark;
} DigitsParts;

static Scan digits_open(const TimesScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    return scan_from(str_slice(scan->work->text,
                               span(tokens[scan->at].span.begin, tokens[scan->end - 1].span.end)));
}

/* Move the scan behind what was read. */
static void digits_close(TimesScan *scan, const Scan *text)
{
    const Token *tokens = scan->work->out->tokens;
    size_t byte = tokens[scan->at].span.begin + text->at;
    while (scan->at < scan->end && tokens[scan->at].span.begin < byte)
        scan->at++;
    scan->end_byte = tokens[scan->at - 1].span.end != byte ? byte : 0;
}

static bool digits_end(const Scan *text)
{
    return !ascii_is_alnum(scan_peek(text)) && (unsigned char)scan_peek(text) < 0x80;
}

static bool digits_take_part(Scan *text, DigitsPart *out)
{
    enum { LONGEST = 9 };
    uint64_t value = 0;
    size_t begin = text->at;
    *out = (DigitsPart){ 0 };
    if (scan_decimal(text, 4, &value)) {
        out->value = (int)value;
        out->digits = (int)(text->at - begin);
        return !ascii_is_digit(scan_peek(text));
    }
    char room[LONGEST];
    Str name = scan_while(text, ascii_is_alpha);
    if (name.len == 1 && ascii_lower(str_at(name, 0)) == 'q' && scan_decimal(text, 1, &value)) {
        out->value = (int)value;
        out->is_quarter = value >= 1 && value <= 4;
        return out->is_quarter;
    }
    if (name.len == 0 || name.len > LONGEST)
        return false;
    for (size_t i = 0; i < name.len; i++)
        room[i] = ascii_lower(str_at(name, i));
    CalendarWord word = calendar_word_find((Str){ room, name.len });
    out->value = word.value;
    out->is_month = word.kind == CALENDAR_WORD_MONTH;
    return out->is_month;
}

/* The mark between two parts; after a year it may stand between spaces. */
static char digits_take_mark(Scan *text, char before, bool after_year)
{
    Scan try = *text;
    if (after_year)
        scan_spaces(&try);
    char mark = scan_peek(&try);
    if ((mark != '-' && mark != '/' && mark != '.') || (before && mark != before))
        return 0;
    if (try.at > text->at && mark != '-')
        return 0;
    scan_next(&try);
    if (after_year)
        scan_spaces(&try);
    if (!ascii_is_alnum(scan_peek(&try)))
        return 0;
    *text = try;
    return mark;
}

static DigitsParts digits_take_parts(Scan *text)
{
    DigitsParts out = { .count = 0 };
    Scan try = *text;
    while (out.count < DIGITS_PARTS) {
        if (out.count > 0) {
            const DigitsPart *last = &out.part[out.count - 1];
            char mark = digits_take_mark(&try, out.mark, out.count == 1 && last->digits == 4);
            if (!mark)
                break;
            out.mark = mark;
        }
        if (!digits_take_part(&try, &out.part[out.count]))
            break;
        out.count++;
        *text = try;
    }
    return out;
}

static int digits_year(DigitsPart part)
{
    if (part.digits == 4)
        return part.value;
    if (part.digits != 2)
        return 0;
    return part.value + (part.value < DIGITS_CENTURY_SPLIT ? 2000 : 1900);
}

/* Three parts in any usual order. */
static bool digits_date_of_three(const DigitsParts *in, Date *out)
{
    DigitsPart a = in->part[0], b = in->part[1], c = in->part[2];
    if (a.is_quarter || b.is_quarter || c.is_quarter)
        return false;
    bool year_first = a.digits == 4, year_second = b.digits == 4;
    if (a.is_month)
        *out = (Date){ year_second ? b.value : digits_year(c), a.value,
                       year_second ? c.value : b.value };
    else if (b.is_month)
        *out = (Date){ year_first ? a.value : digits_year(c), b.value,
                       year_first ? c.value : a.value };
    else if (c.is_month)
        *out = (Date){ year_first ? a.value : b.value, c.value, year_first ? b.value : a.value };
    else if (year_first)
        *out = (Date){ a.value, b.value, c.value };
    else if (a.value > 12 || (in->mark == '.' && b.value <= 12) || a.value == b.value)
        *out = (Date){ digits_year(c), b.value, a.value };
    else if (b.value > 12)
        *out = (Date){ digits_year(c), a.value, b.value };
    else
        *out = (Date){ c.digits == 4 ? c.value : 0, 0, 0 };
    if (out->year < 1 || (a.is_month + b.is_month + c.is_month) > 1)
        return false;
    return out->month == 0 ? a.value >= 1 && b.value >= 1 : calendar_date_is_valid(*out);
}

/* Whether the words around two numbers with a stroke make them a date. */
static bool digits_is_date_here(const TimesScan *scan, const Scan *text, const DigitsParts *in)
{
    static const Str BEFORE[] = {
        { "on", 2 },    { "by", 2 },    { "from", 4 },  { "to", 2 },
        { "until", 5 }, { "since", 5 }, { "each", 4 },  { "before", 6 },
        { "after", 5 }, { "due", 3 },   { "every", 5 }, { "between", 7 }
    };
    bool is_alone = scan->at == scan->first && scan_done(text);
    if (in->mark == '-')
        return is_alone || (scan->at > scan->first &&
                            times_word(scan, scan->at - 1).kind == CALENDAR_WORD_WEEKDAY);
    if (in->mark != '/' || scan_peek(text) == '%' || scan_peek(text) == '.')
        return false;
    if (in->part[0].digits == 2 && in->part[1].digits == 2)
        return true;
    for (size_t i = 0; scan->at > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        if (times_is(scan, scan->at - 1, BEFORE[i]))
            return true;
    return scan->at > scan->first && times_word(scan, scan->at - 1).kind == CALENDAR_WORD_WEEKDAY;
}

/* Two parts: month and year, month and day, year and quarter. */
static bool digits_date_of_two(const TimesScan *scan, const Scan *text, const DigitsParts *in,
                               TimeSpec *out)
{
    DigitsPart a = in->part[0], b = in->part[1];
    bool is_season = a.digits == 4 && b.digits == 2 && b.value == (a.value + 1) % 100;
    if (in->mark == '.' && !a.is_month)
        return false;
    if (a.digits == 4 && b.is_quarter) {
        out->year = a.value;
        out->quarter = b.value;
        return true;
    }
    if (a.digits == 4 || b.digits == 4) {
        DigitsPart year = a.digits == 4 ? a : b, month = a.digits == 4 ? b : a;
        int least = in->mark == '/' ? DIGITS_FIRST_YEAR : TIMES_FIRST_YEAR; /* "2/1000" */
        if (year.value < least || year.value > TIMES_LAST_YEAR || month.digits > 2 ||
            month.value < 1 || month.value > 12 || month.is_quarter || is_season)
            return false;
        out->year = year.value;
        out->month = month.value;
        return true;
    }
    if (a.is_quarter || b.is_quarter || (a.is_month && b.is_month) || a.digits > 2 || b.digits > 2)
        return false;
    bool named = a.is_month || b.is_month;
    bool day_first = b.is_month || (!a.is_month && a.value > 12);
    out->month = day_first ? b.value : a.value;
    out->day = day_first ? a.value : b.value;
    Date date = { 2000, out->month, out->day };
    return calendar_date_is_valid(date) && (named || digits_is_date_here(scan, text, in));
}

/* 20250903. */
static bool digits_take_eight(Scan *text, TimeSpec *out)
{
    enum { EIGHT = 8 };
    uint64_t value = 0;
    size_t begin = text->at;
    if (!scan_decimal(text, EIGHT, &value) || text->at - begin != EIGHT || !digits_end(text))
        return false;
    Date date = { (int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100) };
    out->year = date.year;
    out->month = date.month;
    out->day = date.day;
    return date.year >= 1800 && date.year <= TIMES_LAST_YEAR && calendar_date_is_valid(date);
}

/* "Feb13", "14april". */
static bool digits_take_glued(Scan *text, TimeSpec *out)
{
    DigitsPart first, second;
    Scan try = *text;
    if (!digits_take_part(&try, &first) || first.is_quarter || !digits_take_part(&try, &second) ||
        second.is_quarter || first.is_month == second.is_month || !digits_end(&try))
        return false;
    Date date = { 2000, first.is_month ? first.value : second.value,
                  first.is_month ? second.value : first.value };
    out->month = date.month;
    out->day = date.day;
    *text = try;
    return calendar_date_is_valid(date);
}

static bool digits_take_colons(Scan *text, TimeSpec *out)
{
    uint64_t hour = 0, minute = 0, second = 0;
    Scan try = *text;
    if (!scan_decimal(&try, 2, &hour) || hour > 24 || !scan_char(&try, ':'))
        return false;
    size_t begin = try.at;
    if (!scan_decimal(&try, 2, &minute) || try.at - begin != 2 || minute > 59 ||
        ascii_is_digit(scan_peek(&try)))
        return false;
    out->hour = (int)hour;
    out->minute = (int)minute;
    out->has_half = hour > 12 || hour == 0 || scan_peek(text) == '0';
    *text = try;
    begin = try.at;
    if (scan_char(&try, ':') && scan_decimal(&try, 2, &second) && try.at - begin == 3 &&
        second < 60) {
        out->second = (int)second;
        *text = try;
    }
    return true;
}

/* A number that goes on is no date: "1/2/3/4", "3.2.1-rc1". */
static bool digits_goes_on(const Scan *text)
{
    char mark = scan_peek(text);
    return !digits_end(text) ||
           ((mark == '-' || mark == '/' || mark == '.') && ascii_is_alnum(scan_peek_at(text, 1)));
}

bool times_take_digits_date(TimesScan *scan)
{
    Scan text = digits_open(scan), eight = text;
    TimeSpec spec = scan->spec;
    Date date = { 0, 0, 0 };
    if (digits_take_eight(&eight, &spec)) {
        scan->spec = spec;
        digits_close(scan, &eight);
        return true;
    }
    spec = scan->spec;
    eight = text;
    if (digits_take_glued(&eight, &spec)) {
        scan->spec = spec;
        digits_close(scan, &eight);
        if (scan->end_byte == 0)
            times_take_year_after(scan);
        return true;
    }
    spec = scan->spec;
    DigitsParts parts = digits_take_parts(&text);
    if (parts.count == DIGITS_PARTS && digits_date_of_three(&parts, &date)) {
        spec.year = date.year;
        spec.month = date.month;
        spec.day = date.day;
    } else if (parts.count != 2 || !digits_date_of_two(scan, &text, &parts, &spec)) {
        return false;
    }
    if (scan_peek(&text) == 'T' && ascii_is_digit(scan_peek_at(&text, 1))) {
        Scan clock = text;
        scan_next(&clock);
        if (digits_take_colons(&clock, &spec)) {
            spec.kind = TIME_TIME;
            spec.has_half = true;
            spec.is_utc = scan_char(&clock, 'Z');
            text = clock;
        }
    }
    if (digits_goes_on(&text) && !(scan_peek(&text) == '-' && parts.count == DIGITS_PARTS))
        return false;
    scan->spec = spec;
    digits_close(scan, &text);
    return true;
}

/* "am", "a.m.", "p", "p m": 0 or 12 hours, -1 if none; `attached` to the digits before. */
static int digits_take_half(Scan *text, bool *both)
{
    Scan try = *text;
    bool spaced = scan_peek(&try) == ' ';
    *both = false;
    scan_spaces(&try);
    char first = ascii_lower(scan_peek(&try));
    if (first != 'a' && first != 'p')
        return -1;
    scan_next(&try);
    if (!spaced && digits_end(&try) && scan_peek(&try) != '.') {
        *text = try;
        return first == 'p' ? 12 : 0; /* "9a" */
    }
    bool dot = scan_char(&try, '.');
    Scan before_m = try;
    if (scan_peek(&try) == ' ')
        scan_next(&try);
    if (ascii_lower(scan_peek(&try)) != 'm') {
        if (spaced || !dot || !digits_end(&before_m))
            return -1;
        text->at = before_m.at - 1; /* "at 3p." */
        return first == 'p' ? 12 : 0;
    }
    scan_next(&try);
    if (!dot && scan_word_nocase(&try, STR("pm")))
        *both = true;
    if (dot)
        scan_char(&try, '.');
    if (ascii_is_alnum(scan_peek(&try)))
        return -1;
    *text = try;
    return first == 'p' ? 12 : 0;
}

/* "8.30" and "340", which are times only with a.m. or p.m. */
static bool digits_take_compact(Scan *text, TimeSpec *out)
{
    uint64_t hour = 0, minute = 0;
    Scan try = *text;
    size_t begin = try.at;
    if (!scan_decimal(&try, 4, &hour) || ascii_is_digit(scan_peek(&try)))
        return false;
    size_t digits = try.at - begin;
    out->hour = (int)hour;
    out->minute = -1;
    if (digits > 2) {
        out->hour = (int)(hour / 100);
        out->minute = (int)(hour % 100);
    } else if (scan_char(&try, '.') && ascii_is_digit(scan_peek(&try))) {
        begin = try.at;
        if (!scan_decimal(&try, 2, &minute) || try.at - begin != 2)
            return false;
        out->minute = (int)minute;
    }
    *text = try;
    return out->hour <= 24 && out->minute < 60;
}

/* "15h30", "16h": hours of the day where it cannot be a length. */
static bool digits_take_h(const TimesScan *scan, Scan *text, TimeSpec *out)
{
    uint64_t hour = 0, minute = 0;
    Scan try = *text;
    if (!scan_decimal(&try, 2, &hour) || hour > 24 || !scan_char(&try, 'h'))
        return false;
    size_t begin = try.at;
    bool minutes = scan_decimal(&try, 2, &minute) && try.at - begin == 2 && minute < 60;
    bool at = scan->at > scan->first && times_is(scan, scan->at - 1, STR("at"));
    if (!digits_end(&try) || (!minutes && !at && hour <= 12))
        return false;
    out->hour = (int)hour;
    out->minute = minutes ? (int)minute : -1;
    out->has_half = true;
    *text = try;
    return true;
}

bool times_take_digits_clock(TimesScan *scan)
{
    Scan text = digits_open(scan);
    TimeSpec spec = scan->spec;
    bool both = false;
    if (!ascii_is_digit(scan_peek(&text)))
        return false;
    bool is_clock = digits_take_colons(&text, &spec) || digits_take_h(scan, &text, &spec);
    if (!is_clock && !digits_take_compact(&text, &spec))
        return false;
    Scan half_text = text;
    int half = spec.hour >= 1 && spec.hour <= 24 ? digits_take_half(&half_text, &both) : -1;
    if (half >= 0) {
        text = half_text;
        is_clock = true;
        spec.has_half = !both;
        if (spec.hour <= 12)
            spec.hour = spec.hour % 12 + half * !both;
    } else if (!is_clock) {
        bool ish = scan_word(&text, STR("-ish")) || scan_word(&text, STR("ish"));
        is_clock = ish && spec.hour <= 12;
    }
    if (!is_clock || (half < 0 && !digits_end(&text)))
        return false;
    spec.kind = TIME_TIME;
    scan->spec = spec;
    digits_close(scan, &text);
    return true;
}
