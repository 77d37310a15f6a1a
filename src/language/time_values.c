/*
 * time_values.c - the TIMEX3 value (ISO-TimeML) and the interval of a time.
 *
 * Without a date of publication what hangs on it stays open: "last year" is
 * "XXXX", "September 3" is "XXXX-09-03", with an unknown interval.
 */
#include "language/time_values.h"

#include "base/buf.h"

#include <math.h>

enum { TIME_ANCHOR_DAYS = 3, TIME_VALUE_BYTES = 64 };

TimeAnchor time_anchor_from(const Report *report)
{
    Interval at = report->published_at;
    if (at.from == INTERVAL_OPEN_FROM || at.to == INTERVAL_OPEN_TO || at.to <= at.from ||
        at.to - at.from > TIME_ANCHOR_DAYS * CALENDAR_DAY)
        return (TimeAnchor){ .known = false };
    int64_t middle = at.from + (at.to - at.from) / 2;
    bool has_clock = at.to - at.from != CALENDAR_DAY || at.from % CALENDAR_DAY != 0;
    middle -= has_clock ? middle % 60 : 0;
    return (TimeAnchor){
        .known = true, .has_clock = has_clock, .date = calendar_to_date(middle), .now = middle
    };
}

static void time_add_length(Buf *out, TimeLength length, bool *in_clock)
{
    static const struct {
        const char *letter;
        double factor;
        bool clock;
    } LETTERS[] = {
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
    int unit = length.unit;
    double amount = length.amount * LETTERS[unit].factor;
    if (unit == CALENDAR_UNIT_DAY && amount > 0 && amount < 1) { /* half a day */
        unit = CALENDAR_HOUR;
        amount *= 24;
    }
    if (LETTERS[unit].clock && !*in_clock)
        buf_add_char(out, 'T');
    *in_clock |= LETTERS[unit].clock;
    if (amount > 0 && amount == floor(amount))
        buf_add_number(out, (int64_t)amount);
    else if (amount > 0)
        buf_add_double(out, amount);
    else
        buf_add_char(out, 'X');
    buf_add(out, str_from_cstr(LETTERS[unit].letter));
}

static void time_add_duration(Buf *out, const TimeSpec *spec)
{
    bool in_clock = false;
    buf_add_char(out, 'P');
    for (int i = 0; i < spec->length_count; i++)
        time_add_length(out, spec->length[i], &in_clock);
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
    } else if (spec->part && (spec->part_edge == TIME_EDGE_MIDDLE)) {
        buf_add(out, spec->part == CALENDAR_MORNING ? STR("T10") : STR("T14"));
    } else if (spec->part) {
        buf_add_format(out, "T%s", PARTS[spec->part]);
    }
}

/* The parts below the year that are known. */
static void time_add_parts(Buf *out, const TimeSpec *spec)
{
    static const char *const SEASONS[] = { "", "SP", "SU", "FA", "WI" };
    if (spec->season)
        buf_add_format(out, "-%s", SEASONS[spec->season]);
    if (spec->quarter)
        buf_add_format(out, "-Q%d", spec->quarter);
    if (spec->half)
        buf_add_format(out, "-H%d", spec->half);
    if (spec->week)
        buf_add_format(out, "-W%02d%s", spec->week, spec->unit == CALENDAR_WEEKEND ? "-WE" : "");
    if (spec->month)
        buf_add_format(out, "-%02d", spec->month);
    else if (spec->day)
        buf_add(out, STR("-XX"));
    if (spec->day)
        buf_add_format(out, "-%02d", spec->day);
}

/* What stays open of a time whose date of publication is not known. */
static void time_add_open(Buf *out, const TimeSpec *spec)
{
    if (spec->unit == CALENDAR_UNIT_DAY)
        buf_add(out, STR("-XX-XX"));
    else if (spec->unit == CALENDAR_MONTH)
        buf_add(out, STR("-XX"));
    else if (spec->unit == CALENDAR_WEEK)
        buf_add(out, STR("-WXX"));
    else if (spec->unit == CALENDAR_WEEKEND)
        buf_add(out, STR("-WXX-WE"));
    else if (spec->unit == CALENDAR_QUARTER)
        buf_add(out, STR("-QX"));
}

static void time_add_date(Buf *out, const TimeSpec *spec)
{
    bool has_rest = spec->month || spec->season || spec->quarter || spec->half || spec->week;
    if (spec->decade || spec->century) {
        buf_add_format(out, "%d", spec->decade ? spec->decade / 10 : spec->century / 100);
        return;
    }
    if (!spec->year && !has_rest && spec->weekday && !spec->day) {
        buf_add_format(out, "XXXX-WXX-%d", spec->weekday);
        return;
    }
    bool hangs = spec->unit || spec->is_shifted || spec->is_ago || spec->is_ahead ||
                 spec->is_open || spec->holiday;
    if (spec->year)
        buf_add_format(out, "%04d", spec->year);
    else if (has_rest || spec->day || hangs)
        buf_add(out, STR("XXXX"));
    time_add_parts(out, spec);
    if (!spec->year && !has_rest && !spec->day)
        time_add_open(out, spec);
}

TimePlace time_value_fill(TimeExpr *out, const TimeSpec *said, TimeAnchor anchor, Tense tense,
                          Arena *arena)
{
    static const char *const REFS[] = { "PAST_REF", "PRESENT_REF", "FUTURE_REF" };
    TimePlace place = time_place(said, anchor, tense);
    Buf value = buf_open(arena, TIME_VALUE_BYTES);
    const TimeSpec *spec = &place.spec;
    out->kind = spec->kind;
    out->at = place.at;
    out->is_anchored = place.hangs;
    out->year = (uint16_t)said->year;
    out->month = (uint8_t)said->month;
    out->day = (uint8_t)said->day;
    out->weekday = (uint8_t)said->weekday;
    if (spec->has_ref) {
        buf_add(&value, str_from_cstr(REFS[spec->ref + 1]));
    } else if (spec->length_count > 0 && !spec->is_ago && !spec->is_ahead) {
        time_add_duration(&value, spec);
        /* a length that is tied to the publication is a stretch of the calendar */
        if (spec->kind == TIME_DURATION && !interval_is_unknown(out->at))
            out->kind = spec->length[0].unit <= CALENDAR_HOUR ? TIME_TIME : TIME_DATE;
    } else {
        time_add_date(&value, spec);
        time_add_clock(&value, spec);
    }
    out->value = buf_str(&value);
    return place;
}
