/*
 * times.c - dates, times of day, lengths of time and regular times.
 *
 * At each token where one may begin the rules are tried, the most telling
 * first.  The rules of the other files read one piece, a day, a clock, a
 * stretch; here the pieces are put together:
 *
 *     point = date [clock] | clock [part] [date] | part [clock] [date]
 *     range = ["from" | "between"] point ("to" | "-" | "and") point
 *     bound = ("after" | "before") point, and "since", "until", "by" outside of it
 *
 * Each piece fills a TimeSpec with what was said; time_places.c puts it on
 * the calendar and time_values.c makes the value of it.
 */
#include "language/time_grammar.h"

#include "base/vec.h"

typedef struct TimesVec {
    TimeExpr *items;
    size_t count, room;
} TimesVec;

/* What one expression says: a time, a bound, or from one time to another. */
typedef struct TimesFound {
    TimeSpec spec, last;
    bool is_range;
    TimeRelation relation;
    bool is_included; /* the time itself lies in what a relation opens */
} TimesFound;

typedef bool TimesRule(TimesScan *scan);

/* Try the rules in order on the same place; what was said before is kept. */
static bool times_try(TimesScan *scan, TimesRule *const *rules, size_t count)
{
    for (size_t i = 0; i < count && scan->at < scan->end; i++) {
        TimesScan try = *scan;
        try.end_byte = 0;
        if (rules[i](&try) && try.at > scan->at && try.at <= scan->end) {
            *scan = try;
            return true;
        }
    }
    return false;
}

/* "Friday next week", "june next year", "Thanksgiving of last year", "XMAS two years ago". */
static void times_take_outer_period(TimesScan *scan)
{
    const TimeSpec *spec = &scan->spec;
    bool inner = !spec->year && !spec->is_shifted && !spec->is_ago && !spec->is_ahead &&
                 spec->kind == TIME_DATE;
    bool named = spec->month || spec->weekday || spec->holiday || spec->day;
    if (!inner || !named || scan->end_byte)
        return;
    TimesScan try = *scan;
    bool of =
        times_skip(&try, STR("of")) || times_skip(&try, STR("in")) || times_skip(&try, STR("from"));
    try.spec = TIME_SPEC_EMPTY;
    bool the = times_is(&try, try.at, STR("the"));
    if (try.at >= try.end || (the && !of))
        return;
    TimesScan length = *scan;
    length.spec = TIME_SPEC_EMPTY;
    if (spec->holiday || (spec->month && !spec->day)) {
        if (times_take_length(&length) && (length.spec.is_ago || length.spec.is_ahead) &&
            !length.spec.is_open) {
            TimeSpec distance = length.spec;
            length.spec = scan->spec;
            length.spec.is_ago = distance.is_ago;
            length.spec.is_ahead = distance.is_ahead;
            length.spec.length[0] = distance.length[0];
            length.spec.length_count = 1;
            *scan = length;
            return;
        }
    }
    if (!times_take_relative(&try) || try.spec.kind != TIME_DATE)
        return;
    int unit = try.spec.unit;
    bool fits = unit == CALENDAR_YEAR    ? spec->month || spec->holiday
                : unit == CALENDAR_MONTH ? spec->day && !spec->month
                                         : unit == CALENDAR_WEEK && spec->weekday && !spec->day;
    if (!fits)
        return;
    scan->spec.is_shifted = true;
    scan->spec.unit = unit;
    scan->spec.shift = try.spec.shift;
    scan->at = try.at;
}

/* "next week on Friday", "last week 's Sunday", "this week Monday". */
static void times_take_inner_day(TimesScan *scan)
{
    TimesScan try = *scan;
    bool week = scan->spec.is_shifted && scan->spec.unit == CALENDAR_WEEK && !scan->spec.weekday &&
                !scan->spec.edge;
    if (!week || scan->end_byte)
        return;
    if (!times_skip(&try, STR("on")) && !times_skip(&try, STR("'s")) &&
        times_is(&try, try.at, STR("-")))
        try.at++;
    CalendarWord word = times_word(&try, try.at);
    if (word.kind != CALENDAR_WORD_WEEKDAY)
        return;
    scan->spec.weekday = word.value;
    scan->at = try.at + 1;
}

/* "20 of this month": a number is a day only before a month that is told. */
static bool times_take_day_of_month(TimesScan *scan)
{
    size_t after;
    scan->at += times_is(scan, scan->at, STR("the"));
    int day = times_day_at(scan, scan->at, &after);
    if (!day)
        return false;
    scan->at = after;
    times_skip(scan, STR("day"));
    bool of = times_skip(scan, STR("of"));
    TimesScan month = *scan;
    month.spec = TIME_SPEC_EMPTY;
    if (!of || month.at >= month.end || !times_take_relative(&month) ||
        month.spec.unit != CALENDAR_MONTH)
        return false;
    month.spec.day = day;
    *scan = month;
    return true;
}

bool times_take_date(TimesScan *scan)
{
    static TimesRule *const RULES[] = {
        times_take_edge,         times_take_week,   times_take_day,          times_take_nth,
        times_take_holiday,      times_take_decade, times_take_day_of_month, times_take_season,
        times_take_near_day,     times_take_year,   times_take_relative,     times_take_lone_day,
        times_take_foreign_date,
    };
    if (!times_try(scan, RULES, sizeof RULES / sizeof RULES[0]))
        return false;
    times_take_outer_period(scan);
    times_take_inner_day(scan);
    return true;
}

static bool times_has_day(const TimeSpec *spec)
{
    return spec->kind != TIME_DURATION && spec->kind != TIME_SET && !spec->has_ref &&
           !spec->end_day && !spec->edge &&
           (spec->day || spec->weekday || spec->holiday || spec->nth_unit == CALENDAR_UNIT_DAY ||
            (spec->is_shifted && spec->unit == CALENDAR_UNIT_DAY));
}

/* An hour that only its neighbours make one: "at 7", "eight" of "eight tonight". */
static bool times_take_bare_hour(TimesScan *scan)
{
    NumberPhrase hour = times_number(scan, scan->at);
    CalendarWord next = times_word(scan, hour.end);
    if (hour.kind != NUMBER_CARDINAL || hour.has_article || hour.value < 1 || hour.value > 24 ||
        hour.is_scaled || (hour.is_plain && hour.digits > 2) || next.kind == CALENDAR_WORD_UNIT ||
        hour.value != (double)(int)hour.value)
        return false;
    scan->spec.hour = (int)hour.value;
    scan->spec.kind = TIME_TIME;
    scan->at = hour.end;
    return true;
}

/* The word "at" and its like before a time of day. */
static bool times_skip_at(TimesScan *scan)
{
    bool comma = times_skip(scan, STR(","));
    bool at = times_skip(scan, STR("at")) || times_skip(scan, STR("@"));
    TimesWord about = times_find(scan, scan->at, "about");
    if (about.found)
        scan->at = about.after;
    (void)comma;
    return at || about.found;
}

/* A number after "at" counts nothing when the sentence or the phrase ends with it. */
static bool times_phrase_ends(const TimesScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    return scan->at >= scan->end || tokens[scan->at].tag == TAG_PUNCT ||
           tokens[scan->at].tag == TAG_ADP || tokens[scan->at].tag == TAG_CCONJ;
}

/* A part of the day moves an hour without a.m. or p.m. into it. */
static void times_settle_hour(TimeSpec *spec)
{
    bool late = spec->part == CALENDAR_AFTERNOON || spec->part == CALENDAR_EVENING ||
                spec->part == CALENDAR_NIGHT_PART ||
                (spec->part == CALENDAR_LUNCHTIME && spec->hour < 11);
    if (spec->hour < 0 || !spec->part)
        return;
    if (!spec->has_half && spec->hour <= 12) {
        if (late && spec->hour < 12)
            spec->hour += 12;
        else if (spec->hour == 12 && spec->part == CALENDAR_NIGHT_PART)
            spec->hour = 0;
        spec->has_half = true;
    }
    spec->part = 0;
    spec->part_edge = TIME_EDGE_NONE;
}

/* A time of day after a date, or after a part of the day. */
static bool times_add_clock(TimesScan *scan)
{
    if (scan->spec.hour >= 0 || scan->end_byte)
        return false;
    TimesScan try = *scan, bare;
    bool dash = number_is_dash(scan->work, try.at) && scan->spec.day;
    try.at += dash;
    bool at = times_skip_at(&try);
    /* "Friday for 3 in the afternoon", but "for 3" alone may be three guests */
    bool is_for = !at && times_skip(&try, STR("for"));
    bare = try;
    if (try.at >= try.end)
        return false;
    if (!times_take_clock(&try)) {
        if (!(at || is_for) || !times_take_bare_hour(&bare) || !times_phrase_ends(&bare))
            return false;
        TimesScan part = bare;
        if (is_for && (part.at >= part.end || !times_take_part(&part)))
            return false;
        try = bare;
    }
    *scan = try;
    return true;
}

/* A part of the day after a date or clock: "Monday morning", "8 in the evening". */
static bool times_add_part(TimesScan *scan)
{
    if (scan->spec.part || scan->end_byte)
        return false;
    TimesScan try = *scan;
    times_skip(&try, STR(","));
    bool in = times_is(&try, try.at, STR("in"));
    if (try.at >= try.end || !times_take_part(&try))
        return false;
    bool night_unit = times_is(&try, try.at - 1, STR("nights"));
    if (night_unit || (scan->spec.edge && !in))
        return false;
    *scan = try;
    return true;
}

/* A day after a clock or part: "on Friday", ", Sunday", "of the 15th of February", "tonight". */
static bool times_add_day(TimesScan *scan)
{
    if (times_has_day(&scan->spec) || scan->end_byte)
        return false;
    TimesScan try = *scan;
    times_skip(&try, STR(","));
    bool word =
        times_skip(&try, STR("on")) || times_skip(&try, STR("of")) || times_skip(&try, STR("in"));
    TimeSpec clock = try.spec;
    try.spec = TIME_SPEC_EMPTY;
    size_t after = try.at;
    bool date = try.at < try.end && times_take_date(&try);
    if (!date || !times_has_day(&try.spec)) {
        try = *scan;
        word = times_skip(&try, STR("on"));
        try.at += word && times_is(&try, try.at, STR("the"));
        int day = word ? times_day_at(&try, try.at, &after) : 0;
        try.at = after;
        if (!day || !times_phrase_ends(&try))
            return false;
        try.spec = TIME_SPEC_EMPTY;
        try.spec.day = day;
    }
    try.spec.kind = TIME_TIME;
    try.spec.hour = clock.hour;
    try.spec.minute = clock.minute;
    try.spec.second = clock.second;
    try.spec.has_half = clock.has_half;
    try.spec.is_utc = clock.is_utc;
    if (clock.part && !try.spec.part) {
        try.spec.part = clock.part;
        try.spec.part_edge = clock.part_edge;
    }
    *scan = try;
    return true;
}

/* "9 tomorrow morning", "eight tonight", "3 in the morning", "10, tonight". */
static bool times_take_hour_first(TimesScan *scan)
{
    if (!times_take_bare_hour(scan))
        return false;
    TimesScan part = *scan;
    bool in = times_is(scan, scan->at, STR("in"));
    if (in && times_take_part(&part)) {
        *scan = part;
        return true;
    }
    TimesScan day = *scan;
    times_skip(&day, STR(","));
    return times_find(&day, day.at, "day").found || times_find(&day, day.at, "night").found;
}

/* "on 15 at 8:00", "on 15, 8pm": a number alone is a day only before a time of day. */
static bool times_take_number_day(TimesScan *scan)
{
    size_t after;
    bool on = scan->at > scan->first && times_is(scan, scan->at - 1, STR("on"));
    int day = on ? times_day_at(scan, scan->at, &after) : 0;
    if (!day)
        return false;
    scan->spec.day = day;
    scan->at = after;
    return times_add_clock(scan);
}

/* "at seven", where the phrase ends with it. */
static bool times_take_hour_alone(TimesScan *scan)
{
    bool at = scan->at > scan->first && times_is(scan, scan->at - 1, STR("at"));
    NumberPhrase number = times_number(scan, scan->at);
    return at && number.is_words && times_take_bare_hour(scan) && times_phrase_ends(scan) &&
           scan->spec.hour <= 12;
}

/* A date, a time of day, or both. */
static bool times_take_point(TimesScan *scan)
{
    TimesScan try = *scan;
    bool is_clock = times_take_clock(&try);
    if (!is_clock) {
        try = *scan;
        is_clock = times_take_hour_first(&try);
    }
    if (!is_clock) {
        try = *scan;
        is_clock = times_take_hour_alone(&try);
    }
    if (is_clock) {
        bool part = times_add_part(&try);
        if (!times_add_day(&try) && !part)
            part = times_add_part(&try);
        times_add_part(&try);
        times_settle_hour(&try.spec);
        *scan = try;
        return true;
    }
    try = *scan;
    if (times_take_number_day(&try)) {
        *scan = try;
        return true;
    }
    try = *scan;
    if (times_take_date(&try)) {
        if (times_has_day(&try.spec)) {
            bool part = times_add_part(&try);
            if (times_add_clock(&try))
                part |= times_add_part(&try);
            if (part || try.spec.hour >= 0)
                try.spec.kind = TIME_TIME;
            times_settle_hour(&try.spec);
        }
        *scan = try;
        return true;
    }
    try = *scan;
    if (!times_take_part(&try))
        return false;
    bool bare = try.at == scan->at + 1;
    bool more = times_add_clock(&try);
    more |= times_add_day(&try);
    times_settle_hour(&try.spec);
    if (bare && !more && try.spec.part != CALENDAR_NIGHT_PART && scan->end - scan->first > 3)
        return false;
    *scan = try;
    return more || !bare || scan->end - scan->first <= 3 ||
           times_is(scan, scan->at, STR("overnight"));
}

/* A bare number at one end of a range: what it is is told by the other end. */
static bool times_take_range_number(TimesScan *scan, int *value)
{
    scan->at += times_is(scan, scan->at, STR("the"));
    NumberPhrase number = times_number(scan, scan->at);
    bool fits = (number.kind == NUMBER_CARDINAL && (number.is_plain || number.is_words) &&
                 number.digits <= 2) ||
                number.kind == NUMBER_ORDINAL;
    if (!fits || number.value < 0 || number.value > 31 || number.has_article)
        return false;
    *value = (int)number.value;
    scan->at = number.end;
    return true;
}

/* Give the end of a range that says less what the other one says. */
static bool times_share(TimeSpec *a, TimeSpec *b, int a_number, int b_number)
{
    TimeSpec *bare = a_number >= 0 ? a : b;
    const TimeSpec *full = a_number >= 0 ? b : a;
    int number = a_number >= 0 ? a_number : b_number;
    if (number >= 0) {
        *bare = *full;
        if (full->hour >= 0) {
            bare->hour = number;
            bare->minute = bare->second = -1;
            bare->has_half = number > 12;
            if (number > 24)
                return false;
        } else if (full->day) {
            bare->day = number;
            bare->weekday = 0;
            return number > 0;
        } else {
            return false;
        }
    }
    bool a_day = times_has_day(a) || a->month, b_day = times_has_day(b) || b->month;
    if (a->hour >= 0 && b->hour >= 0) {
        TimeSpec clock = a_day ? *b : *a;
        if (a_day != b_day) {
            TimeSpec *to = a_day ? b : a;
            *to = a_day ? *a : *b;
            to->hour = clock.hour;
            to->minute = clock.minute;
            to->second = clock.second;
            to->has_half = clock.has_half;
        }
        if (b->has_half && b->hour >= 12 && !a->has_half && a->hour + 12 <= b->hour && a->hour < 12)
            a->hour += 12;
        if (a->has_half && a->hour >= 12 && !b->has_half && b->hour < 12)
            b->hour += 12;
    }
    if (a->hour < 0 && b->hour < 0 && a->month && !a->year && b->year)
        a->year = b->year;
    return (a->hour >= 0) == (b->hour >= 0) || a_day || b_day;
}

/* Whether two ends make a range: both dates, or both times of day. */
static bool times_may_range(const TimeSpec *spec)
{
    return (spec->kind == TIME_DATE || spec->kind == TIME_TIME) && !spec->is_open &&
           !(spec->has_ref && spec->ref != 0) && !spec->end_day;
}

/* One end of a range: a point, "now", or a bare number. */
static bool times_take_range_end(TimesScan *scan, int *number)
{
    TimesScan try = *scan;
    bool fits = times_take_point(&try);
    if (!fits) {
        try = *scan;
        fits = times_take_ref(&try);
    }
    if (!fits) {
        try = *scan;
        fits = times_take_range_number(&try, number);
    }
    if (fits)
        *scan = try;
    return fits;
}

static bool times_take_range(TimesScan *scan, TimesFound *found)
{
    TimesScan a = *scan, b;
    int a_number = -1, b_number = -1;
    TimesWord lead = times_find(scan, scan->at, "between");
    a.at = lead.after;
    if (a.at >= a.end || !times_take_range_end(&a, &a_number))
        return false;
    a.end_byte = 0;
    TimesWord join = times_find(&a, a.at, "join");
    bool dash = number_is_dash(scan->work, a.at) || times_is(&a, a.at, STR("/"));
    if (!(join.found && (join.value == 0 || lead.found)) && !dash)
        return false;
    b = a;
    b.at = dash ? a.at + 1 : join.after;
    b.spec = TIME_SPEC_EMPTY;
    if (b.at >= b.end || !times_take_range_end(&b, &b_number))
        return false;
    if (a_number >= 0 && b_number >= 0 && lead.found && a_number <= 24 && b_number <= 24) {
        TimesScan day = b; /* "between 3 and 5 on Friday" */
        day.spec.hour = b_number;
        day.spec.kind = TIME_TIME;
        if (times_add_day(&day)) {
            a.spec = day.spec;
            a.spec.hour = a_number;
            *found = (TimesFound){ .spec = a.spec, .last = day.spec, .is_range = true };
            *scan = day;
            return true;
        }
    }
    if ((a_number >= 0 && b_number >= 0) || !times_may_range(&a.spec) ||
        !times_may_range(&b.spec) || (a_number >= 0 && !lead.found && b.spec.hour < 0) ||
        (b_number >= 0 && a.spec.hour < 0 && !lead.found))
        return false;
    if (!times_share(&a.spec, &b.spec, a_number, b_number))
        return false;
    *found = (TimesFound){ .spec = a.spec, .last = b.spec, .is_range = true };
    bool has_day = times_has_day(&a.spec) || a.spec.month || a.spec.year;
    *scan = b;
    if (b.spec.hour >= 0 && !has_day) { /* "9:30 to 11:00 on Thursday" */
        TimesScan day = b;
        if (times_add_day(&day)) {
            TimeSpec clock = a.spec;
            found->last = day.spec;
            found->spec = day.spec;
            found->spec.hour = clock.hour;
            found->spec.minute = clock.minute;
            found->spec.second = clock.second;
            *scan = day;
        }
    }
    return true;
}

/* "from 4 to 22 this month", "between 4 and 23 of next month". */
static bool times_take_days_of_month(TimesScan *scan, TimesFound *found)
{
    int first, last;
    TimesWord lead = times_find(scan, scan->at, "between");
    scan->at = lead.after;
    if (!times_take_range_number(scan, &first))
        return false;
    TimesWord join = times_find(scan, scan->at, "join");
    bool dash = number_is_dash(scan->work, scan->at);
    if (!dash && !(join.found && (join.value == 0 || lead.found)))
        return false;
    scan->at = dash ? scan->at + 1 : join.after;
    if (!times_take_range_number(scan, &last) || last <= first)
        return false;
    times_skip(scan, STR("of"));
    times_skip(scan, STR("in"));
    TimesScan month = *scan;
    month.spec = TIME_SPEC_EMPTY;
    CalendarWord word = times_word(scan, scan->at);
    if (word.kind == CALENDAR_WORD_MONTH) {
        month.spec.month = word.value;
        month.at++;
        times_take_year_after(&month);
    } else if (month.at >= month.end || !times_take_relative(&month) ||
               month.spec.unit != CALENDAR_MONTH) {
        return false;
    }
    *found = (TimesFound){ .spec = month.spec, .last = month.spec, .is_range = true };
    found->spec.day = first;
    found->last.day = last;
    *scan = month;
    return first > 0;
}

static bool times_take_bound(TimesScan *scan, TimesFound *found)
{
    static const struct {
        const char *kind;
        TimeRelation relation;
    } KINDS[] = { { "since", TIME_SINCE },
                  { "until", TIME_UNTIL },
                  { "after", TIME_AFTER },
                  { "before", TIME_BEFORE } };
    TimesWord word = { .found = false };
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        TimesWord try = times_find(scan, scan->at, KINDS[i].kind);
        if (!try.found || (word.found && try.after <= word.after))
            continue;
        word = try;
        found->relation = KINDS[i].relation;
    }
    /* "moved from March 14" bounds nothing */
    if (!word.found || (scan->at > scan->first && times_is(scan, scan->at, STR("from"))))
        return false;
    TimeRelation relation = found->relation;
    scan->at = word.after;
    if (relation == TIME_SINCE || relation == TIME_UNTIL)
        scan->begin = scan->at;
    if (scan->at >= scan->end || !times_take_point(scan))
        return false;
    if ((scan->spec.kind != TIME_DATE && scan->spec.kind != TIME_TIME) || scan->spec.is_open ||
        scan->spec.end_day) /* "from July 13-15" */
        return false;
    *found = (TimesFound){ .spec = scan->spec, .relation = relation };
    found->is_included = relation == TIME_SINCE || word.value;
    return true;
}

/* A date with a range of times of day: "Thursday from 9:30 to 11:00". */
static bool times_take_day_range(TimesScan *scan, TimesFound *found)
{
    TimesScan day = *scan, clocks;
    if (!times_take_date(&day) || !times_has_day(&day.spec) || day.end_byte)
        return false;
    clocks = day;
    clocks.spec = TIME_SPEC_EMPTY;
    times_skip(&clocks, STR(","));
    if (clocks.at >= clocks.end || !times_take_range(&clocks, found) || found->spec.hour < 0 ||
        times_has_day(&found->spec) || found->spec.month)
        return false;
    TimeSpec first = found->spec, last = found->last;
    found->spec = found->last = day.spec;
    found->spec.kind = found->last.kind = TIME_TIME;
    found->spec.hour = first.hour;
    found->spec.minute = first.minute;
    found->last.hour = last.hour;
    found->last.minute = last.minute;
    *scan = clocks;
    return true;
}

/* "next week between Wednesday and Friday". */
static bool times_take_week_range(TimesScan *scan, TimesFound *found)
{
    TimesScan week = *scan, days;
    if (!times_take_relative(&week) || week.spec.unit != CALENDAR_WEEK || week.end_byte ||
        week.spec.kind != TIME_DATE || week.at >= week.end)
        return false;
    days = week;
    days.spec = TIME_SPEC_EMPTY;
    if (!times_find(&days, days.at, "between").found || !times_take_range(&days, found) ||
        !found->spec.weekday || !found->last.weekday || found->spec.day || found->last.day)
        return false;
    TimeSpec first = week.spec, last = week.spec;
    first.weekday = found->spec.weekday;
    last.weekday = found->last.weekday;
    found->spec = first;
    found->last = last;
    *scan = days;
    return true;
}

/* Whether a word or dash that joins two times stands near enough for a range. */
static bool times_joins_ahead(const TimesScan *scan)
{
    enum { REACH = 12 };
    for (size_t i = scan->at + 1; i < scan->end && i <= scan->at + REACH; i++)
        if (number_is_dash(scan->work, i) || times_is(scan, i, STR("/")) ||
            (scan->known[i].rows && times_find(scan, i, "join").found))
            return true;
    return false;
}

static bool times_take_any(TimesScan *scan, TimesFound *found)
{
    static bool (*const WIDE[])(TimesScan *, TimesFound *) = {
        times_take_days_of_month, times_take_week_range, times_take_day_range,
        times_take_range,         times_take_bound,
    };
    static TimesRule *const RULES[] = { times_take_set, times_take_point, times_take_length,
                                        times_take_ref };
    scan->spec = TIME_SPEC_EMPTY;
    scan->end_byte = 0;
    size_t first = times_joins_ahead(scan) ? 0 : sizeof WIDE / sizeof WIDE[0] - 1;
    for (size_t i = first; i < sizeof WIDE / sizeof WIDE[0]; i++) {
        TimesScan try = *scan;
        if (WIDE[i](&try, found) && try.at > scan->at && try.at <= scan->end) {
            *scan = try;
            return true;
        }
    }
    if (!times_try(scan, RULES, sizeof RULES / sizeof RULES[0]))
        return false;
    *found = (TimesFound){ .spec = scan->spec };
    return true;
}

/* A clock before a regular time: "3pm every day", "9am on Sundays". */
static void times_join_set(TimesScan *scan, TimesFound *found)
{
    if (found->is_range || found->spec.hour < 0 || times_has_day(&found->spec) || scan->end_byte)
        return;
    TimesScan set = *scan;
    set.spec = TIME_SPEC_EMPTY;
    if (set.at >= set.end || !times_take_set(&set) || set.spec.hour >= 0)
        return;
    bool day = set.spec.length_count == 1 && set.spec.length[0].unit == CALENDAR_UNIT_DAY;
    if (set.spec.length_count && !day)
        return;
    set.spec.length_count = 0;
    set.spec.hour = found->spec.hour;
    set.spec.minute = found->spec.minute;
    found->spec = set.spec;
    *scan = set;
}

/* The tense of the clause of what was read; a date that only describes a noun has none. */
static Tense times_tense(const TimesScan *scan, const TimeSpec *spec)
{
    if (spec->is_alone)
        return TENSE_FUTURE;
    if (!time_needs_tense(spec))
        return TENSE_OPEN;
    const Token *tokens = scan->work->out->tokens;
    bool describes = spec->month && scan->begin > scan->first && scan->at < scan->end &&
                     tokens[scan->begin - 1].tag == TAG_DET && tokens[scan->at].tag == TAG_NOUN;
    if (describes)
        return TENSE_OPEN;
    /* "called a meeting for Thursday" */
    bool is_set = spec->weekday && !spec->month && scan->begin > scan->first &&
                  times_is(scan, scan->begin - 1, STR("for"));
    if (is_set)
        return TENSE_FUTURE;
    return tense_find(scan->work, (TokenRange){ scan->first, scan->end },
                      (TokenRange){ scan->begin, scan->at });
}

/* Nothing in the sentence but the time and small words before it. */
static bool times_is_alone(const TimesScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    size_t words = 0;
    for (size_t i = scan->first; i < scan->begin; i++)
        words += tokens[i].tag != TAG_ADP && tokens[i].tag != TAG_DET && tokens[i].tag != TAG_PUNCT;
    for (size_t i = scan->at; i < scan->end; i++)
        words += tokens[i].tag != TAG_PUNCT;
    return words == 0 && scan->work->out->sentence_count == 1;
}

/* The end of a range is the first such time after its begin. */
static TimePlace times_place_last(const TimesFound *found, const TimePlace *first,
                                  TimeAnchor anchor, Tense tense)
{
    TimeSpec spec = found->last;
    if (found->spec.has_ref && found->spec.ref == 0) /* "between now and November 15" */
        tense = TENSE_FUTURE;
    bool hangs = !spec.year && !spec.is_shifted && !interval_is_unknown(first->at);
    if (hangs && spec.month && first->spec.year) {
        spec.year = first->spec.year;
        TimePlace last = time_place(&spec, anchor, tense);
        if (interval_is_unknown(last.at) || last.at.to > first->at.from)
            return last;
        spec.year++;
    } else if (hangs && spec.weekday && !spec.day && !spec.month && first->spec.day) {
        Date day = calendar_to_date(first->at.from);
        int ahead = (spec.weekday - calendar_weekday(first->at.from) - 1 + 7) % 7;
        day = time_date_shift(day, ahead);
        spec.year = day.year;
        spec.month = day.month;
        spec.day = day.day;
    }
    return time_place(&spec, anchor, tense);
}

/* The interval of a range or bound; the value stays that of the first time. */
static void times_bound_interval(TimeExpr *expr, const TimesFound *found, TimeAnchor anchor,
                                 Tense tense)
{
    TimePlace place = time_place(&found->spec, anchor, tense);
    bool unknown = interval_is_unknown(place.at);
    bool wide = !unknown && place.at.to - place.at.from > CALENDAR_DAY && !found->spec.edge;
    if (found->is_range) {
        TimePlace last = times_place_last(found, &place, anchor, tense);
        Interval a = place.at, b = last.at;
        if (found->spec.has_ref && anchor.known)
            a = (Interval){ calendar_from_date(anchor.date), 0 };
        if (found->last.has_ref && anchor.known)
            b.to = calendar_from_date(anchor.date);
        bool known = (!unknown || found->spec.has_ref) &&
                     (!interval_is_unknown(last.at) || found->last.has_ref) && anchor.known;
        known |= !unknown && !interval_is_unknown(last.at);
        if (last.spec.hour >= 0)
            b.to = b.from;
        expr->at = known && a.from < b.to ? (Interval){ a.from, b.to } : INTERVAL_UNKNOWN;
        if (found->last.hour >= 0)
            expr->kind = TIME_TIME;
    } else if (unknown) {
        return;
    } else if (found->relation == TIME_BEFORE || found->relation == TIME_UNTIL) {
        bool end = found->spec.edge == TIME_EDGE_END;
        expr->at = (Interval){ INTERVAL_OPEN_FROM, end ? place.at.to : place.at.from };
    } else {
        bool from = found->is_included || !wide;
        expr->at = (Interval){ from ? place.at.from : place.at.to, INTERVAL_OPEN_TO };
    }
}

static void times_add(TimesScan *scan, TimesFound *found, TimesVec *out, TimeAnchor *told,
                      uint32_t sentence)
{
    TimeAnchor anchor = *told;
    const Token *tokens = scan->work->out->tokens;
    Span place = span(tokens[scan->begin].span.begin,
                      scan->end_byte ? (uint32_t)scan->end_byte : tokens[scan->at - 1].span.end);
    found->spec.is_alone = found->last.is_alone = times_is_alone(scan);
    Tense tense = anchor.known ? times_tense(scan, &found->spec) : TENSE_OPEN;
    TimeExpr expr = { .span = place, .sentence = sentence };
    TimePlace at = time_value_fill(&expr, &found->spec, anchor, tense, scan->work->arena);
    if (at.spec.quarter && at.spec.year && !at.spec.is_year_ago) {
        told->told_quarter = at.spec.quarter;
        told->told_year = at.spec.year;
    }
    expr.relation = found->relation;
    if (found->is_range || found->relation)
        times_bound_interval(&expr, found, anchor, tense);
    *VEC_PUSH(scan->work->arena, out) = expr;
}

void language_find_times(LanguageWork *work)
{
    TimesVec found = { 0 };
    TimeAnchor anchor = time_anchor_from(work->report);
    ArenaMark mark = arena_mark(work->scratch);
    const TimesToken *known = times_look_up(work);
    for (size_t s = 0; s < work->out->sentence_count; s++) {
        const Sentence *sentence = &work->out->sentences[s];
        TimesScan scan = { .work = work, .known = known, .first = sentence->first_token };
        scan.end = scan.first + sentence->token_count;
        for (scan.at = scan.first; scan.at < scan.end;) {
            TimesFound item = { .relation = TIME_AT };
            size_t begin = scan.begin = scan.at;
            if (!known[begin].begins || !times_take_any(&scan, &item)) {
                scan.at = begin + 1;
                continue;
            }
            times_join_set(&scan, &item);
            times_add(&scan, &item, &found, &anchor, (uint32_t)s);
        }
    }
    arena_release(work->scratch, mark);
    work->out->times = found.items;
    work->out->time_count = found.count;
}
