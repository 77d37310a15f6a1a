/*
 * time_clocks.c - times of day in words, and parts of the day.
 *
 *     noon   half past eight   a quarter to 8 pm   ten forty-five a.m.
 *     in the early morning   late at night   mid-afternoon
 */
#include "language/time_grammar.h"

enum { CLOCK_HOURS = 24, CLOCK_MINUTES = 60, CLOCK_HALF_DAY = 12 };

/* "am", "p.m.", "p m", "p. m.": 0 or 12 hours; -1 if there is none. */
static int times_half_at(const TimesScan *scan, size_t token, size_t *after)
{
    CalendarWord word = times_word(scan, token);
    *after = token + 1;
    if (word.kind == CALENDAR_WORD_MERIDIEM)
        return word.value;
    bool am = times_is(scan, token, STR("a")) || times_is(scan, token, STR("a."));
    bool pm = times_is(scan, token, STR("p")) || times_is(scan, token, STR("p."));
    size_t m = token + 1;
    if (!am && !pm)
        return -1;
    m += times_is(scan, m, STR("."));
    if (!times_is(scan, m, STR("m")) && !times_is(scan, m, STR("m.")))
        return -1;
    *after = m + 1;
    if (times_is(scan, m + 1, STR(".")) && number_is_attached(scan->work, m + 1) &&
        times_is(scan, m - 1, STR("p.")))
        ++*after;
    return pm ? CLOCK_HALF_DAY : 0;
}

/* a.m., p.m. or o'clock behind an hour; false if there is neither. */
static bool times_take_half(TimesScan *scan)
{
    size_t after;
    TimeSpec *spec = &scan->spec;
    bool is_clock =
        times_is(scan, scan->at, STR("o'clock")) || times_is(scan, scan->at, STR("oclock"));
    scan->at += is_clock;
    int half = times_half_at(scan, scan->at, &after);
    if (half < 0 || spec->hour < 0 || spec->hour > CLOCK_HOURS)
        return is_clock;
    if (spec->hour <= CLOCK_HALF_DAY)
        spec->hour = spec->hour % CLOCK_HALF_DAY + half;
    spec->has_half = true;
    scan->at = after;
    return true;
}

/* An hour in digits or words and what may follow it, "8", "eight", "ten forty-five". */
static bool times_take_hour(TimesScan *scan, bool *has_minutes)
{
    NumberPhrase hour = times_number(scan, scan->at);
    *has_minutes = false;
    if (hour.kind != NUMBER_CARDINAL || hour.digits > 2 || hour.has_article || hour.is_scaled ||
        (!hour.is_plain && !hour.is_words) || hour.value > CLOCK_HOURS || hour.value < 1)
        return false;
    size_t next = hour.end + (times_is_hyphen(scan, hour.end) ? 1 : 0);
    NumberPhrase minute = times_number(scan, next);
    scan->spec.hour = (int)hour.value;
    scan->spec.minute = -1;
    scan->at = hour.end;
    if (minute.kind == NUMBER_CARDINAL && minute.is_words && hour.is_words && minute.value >= 1 &&
        minute.value < CLOCK_MINUTES && !minute.has_article) {
        scan->spec.minute = (int)minute.value;
        scan->at = minute.end;
        *has_minutes = true;
    }
    return true;
}

/* "noon", "12 midnight", "mid-night". */
static bool times_take_noon(TimesScan *scan)
{
    size_t at = scan->at;
    NumberPhrase twelve = times_number(scan, at);
    if (twelve.kind == NUMBER_CARDINAL && twelve.value > 11 && twelve.value < 13)
        at = twelve.end;
    CalendarWord word = times_word(scan, at);
    if (times_is(scan, at, STR("mid"))) {
        at += times_is_hyphen(scan, at + 1) ? 2 : 1;
        bool night = times_is(scan, at, STR("night"));
        if (!night && !times_is(scan, at, STR("day")))
            return false;
        word = (CalendarWord){ CALENDAR_WORD_PART, night ? CALENDAR_MIDNIGHT : CALENDAR_NOON };
    }
    if (word.kind != CALENDAR_WORD_PART ||
        (word.value != CALENDAR_NOON && word.value != CALENDAR_MIDNIGHT))
        return false;
    scan->spec.hour = word.value == CALENDAR_NOON ? CLOCK_HALF_DAY : 0;
    scan->spec.minute = 0;
    scan->spec.has_half = true;
    scan->at = at + 1;
    return true;
}

/* "half", "a quarter", "three quarters", "20 [minutes]": minutes, or 0. */
static int times_minutes_at(const TimesScan *scan, size_t token, size_t *after)
{
    NumberPhrase number = times_number(scan, token);
    double minutes = number.value;
    *after = number.end;
    if (number.kind == NUMBER_FRACTION)
        minutes *= CLOCK_MINUTES;
    else if (number.kind != NUMBER_CARDINAL || number.digits > 2)
        return 0;
    if (times_is(scan, *after, STR("minutes")) || times_is(scan, *after, STR("minute")) ||
        times_is(scan, *after, STR("min")))
        ++*after;
    return minutes >= 1 && minutes < CLOCK_MINUTES ? (int)minutes : 0;
}

static bool times_take_clock_itself(TimesScan *scan);

/* "half past eight", "a quarter to noon", "20 minutes past 3pm", "half three". */
static bool times_take_past(TimesScan *scan)
{
    size_t after;
    TimesScan hour = *scan;
    int minutes = times_minutes_at(scan, scan->at, &after);
    if (minutes == 0)
        return false;
    bool past = times_is(scan, after, STR("past")) || times_is(scan, after, STR("after"));
    bool to = times_is(scan, after, STR("to")) || times_is(scan, after, STR("before")) ||
              times_is(scan, after, STR("til")) || times_is(scan, after, STR("till"));
    bool half = minutes == CLOCK_MINUTES / 2 && times_is(scan, scan->at, STR("half"));
    hour.at = after + (past || to);
    if (!past && !to && !half)
        return false;
    bool has_minutes = false;
    if (hour.at >= scan->end)
        return false;
    TimesScan whole = hour;
    /* "5 to 6", "from 23 to 3 a.m." are ranges, "20 to 6" a time */
    NumberPhrase number = times_number(scan, scan->at);
    bool lead = scan->at > scan->first && times_find(scan, scan->at - 1, "between").found;
    if (to && number.kind == NUMBER_CARDINAL && number.end == after &&
        (minutes <= CLOCK_HALF_DAY || lead))
        return false;
    bool full = times_take_digits_clock(&whole);
    if (!full) {
        whole = hour;
        full = times_take_noon(&whole);
    }
    if (full) {
        hour = whole;
    } else {
        bool fits = times_take_hour(&hour, &has_minutes) && !has_minutes;
        bool spaced = fits && (times_take_half(&hour) || past || half || to);
        bool counts =
            hour.at < scan->end && (times_is_plural(&hour, hour.at) ||
                                    times_word(&hour, hour.at).kind == CALENDAR_WORD_UNIT);
        if (!spaced || counts)
            return false;
    }
    if (hour.spec.minute > 0 || hour.spec.hour < 0)
        return false;
    hour.spec.minute = to ? CLOCK_MINUTES - minutes : minutes;
    hour.spec.hour = to ? (hour.spec.hour + CLOCK_HOURS - 1) % CLOCK_HOURS : hour.spec.hour;
    *scan = hour;
    return true;
}

/* Hour and minutes in words stand alone only after a word that makes them a time. */
static bool times_expects_clock(const TimesScan *scan, size_t token)
{
    static const Str BEFORE[] = { { "at", 2 },   { "for", 3 },   { "from", 4 }, { "until", 5 },
                                  { "till", 4 }, { "by", 2 },    { "to", 2 },   { "between", 7 },
                                  { "@", 1 },    { "around", 6 } };
    for (size_t i = 0; token > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        if (times_is(scan, token - 1, BEFORE[i]))
            return true;
    return false;
}

static bool times_take_clock_itself(TimesScan *scan)
{
    TimesScan try = *scan;
    bool has_minutes = false;
    static bool (*const RULES[])(TimesScan *) = { times_take_digits_clock, times_take_noon,
                                                  times_take_past };
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (RULES[i](&try)) {
            *scan = try;
            return true;
        }
        try = *scan;
    }
    if (!times_take_hour(&try, &has_minutes))
        return false;
    bool counts = try.at < scan->end && times_word(&try, try.at).kind == CALENDAR_WORD_UNIT;
    if (!times_take_half(&try) &&
        !(has_minutes && try.spec.minute >= 10 && !counts && times_expects_clock(scan, scan->at)))
        return false;
    *scan = try;
    return true;
}

bool times_take_clock(TimesScan *scan)
{
    if (!times_take_clock_itself(scan))
        return false;
    if (scan->end_byte == 0 && scan->spec.hour <= CLOCK_HALF_DAY && !scan->spec.has_half)
        times_take_half(scan);
    CalendarWord zone = times_word(scan, scan->at);
    bool bracket = times_is(scan, scan->at, STR("("));
    if (bracket)
        zone = times_word(scan, scan->at + 1);
    if (zone.kind == CALENDAR_WORD_ZONE && scan->end_byte == 0) {
        size_t at = scan->at + bracket;
        scan->spec.is_utc = times_is(scan, at, STR("gmt")) || times_is(scan, at, STR("utc"));
        scan->at = at + 1;
    }
    scan->spec.kind = TIME_TIME;
    return true;
}

/* A part of the day, "morning", "night", with "early" or "late" before it. */
static bool times_take_part_itself(TimesScan *scan)
{
    TimesWord edge = times_find(scan, scan->at, "edge");
    size_t at = edge.found ? edge.after : scan->at;
    if (edge.found) {
        at += times_is_hyphen(scan, at);
        at += times_is(scan, at, STR("in")) || times_is(scan, at, STR("at")) ||
              times_is(scan, at, STR("of"));
        at += times_is(scan, at, STR("the"));
        if (times_is(scan, at, STR("hours")) && times_is(scan, at + 1, STR("of")))
            at += 2;
        at += times_is(scan, at, STR("the"));
    }
    CalendarWord word = times_word(scan, at);
    bool night = word.kind == CALENDAR_WORD_UNIT && word.value == CALENDAR_NIGHT;
    bool of = times_is(scan, at + 1, STR("of")) && word.value == CALENDAR_DAWN;
    if ((word.kind != CALENDAR_WORD_PART && !night) || of)
        return false;
    scan->spec.part = night ? CALENDAR_NIGHT_PART : word.value;
    scan->spec.part_edge = edge.found ? (TimeEdge)edge.value : TIME_EDGE_NONE;
    scan->spec.kind = TIME_TIME;
    scan->at = at + 1;
    return true;
}

/* "in the morning", "at night", "mornings". */
bool times_take_part(TimesScan *scan)
{
    bool in = times_skip(scan, STR("in")) || times_skip(scan, STR("during"));
    bool the = times_skip(scan, STR("the"));
    if (in && !the)
        return false;
    return times_take_part_itself(scan);
}
