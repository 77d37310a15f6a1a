/*
 * time_lengths.c - lengths of time, distances from now, and regular times.
 *
 *     six years   70-minute   an hour and a half   two years and three months
 *     eight decades ago   in three days   two weeks from now   three Fridays ago
 *     every other Friday   daily   each Monday at 4 pm   once a week
 */
#include "language/time_grammar.h"

#include <math.h>

/* "six", "a", "several", "half an", or nothing: how many units. */
typedef struct TimesAmount {
    double value; /* 0: not said */
    bool vague, none, article;
} TimesAmount;

static bool times_take_amount(TimesScan *scan, TimesAmount *out)
{
    NumberPhrase number = times_number(scan, scan->at);
    TimesWord few = times_find(scan, scan->at, "few");
    *out = (TimesAmount){ 0, false, false, false };
    if (number.kind == NUMBER_CARDINAL || number.kind == NUMBER_FRACTION) {
        if (number.value <= 0 || number.value > TIMES_UNIT_MOST)
            return false;
        out->value = number.value;
        scan->at = number.end;
        /* "a quarter of an hour", "one and three quarters of an hour" */
        if (number.kind == NUMBER_FRACTION || number.value != floor(number.value)) {
            scan->at += times_is(scan, scan->at, STR("of"));
            scan->at += times_is(scan, scan->at, STR("a")) || times_is(scan, scan->at, STR("an"));
        }
        return true;
    }
    if (number.kind == NUMBER_VAGUE) {
        scan->at = number.end + (times_is(scan, number.end, STR("of")) ? 1 : 0);
        out->vague = true;
        return true;
    }
    if (few.found) {
        out->value = few.value;
        out->vague = few.value == 0;
        scan->at = few.after;
        return true;
    }
    TimesWord whole = times_find(scan, scan->at, "whole");
    if (!whole.found)
        whole = times_find(scan, scan->at, "another");
    if (whole.found) {
        out->value = 1;
        scan->at = whole.after + (times_is_hyphen(scan, whole.after) ? 1 : 0);
        return true;
    }
    out->article = times_skip(scan, STR("a")) || times_skip(scan, STR("an"));
    out->value = out->article;
    out->none = !out->article;
    return true;
}

/* Words before and after "a year" that make it a length. */
static bool times_article_counts(const TimesScan *scan, size_t token, size_t after)
{
    static const Str BEFORE[] = {
        { "for", 3 },   { "in", 2 },     { "within", 6 }, { "than", 4 },
        { "over", 4 },  { "about", 5 },  { "nearly", 6 }, { "almost", 6 },
        { "after", 5 }, { "lasted", 6 }, { "least", 5 },  { "under", 5 },
        { "half", 4 },  { "around", 6 }, { "just", 4 },   { "during", 6 }
    };
    static const Str AFTER[] = { { "ago", 3 },    { "later", 5 }, { "earlier", 7 },
                                 { "before", 6 }, { "after", 5 }, { "from", 4 },
                                 { "hence", 5 },  { "old", 3 },   { "and", 3 } };
    for (size_t i = 0; token > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        if (times_is(scan, token - 1, BEFORE[i]))
            return true;
    for (size_t i = 0; i < sizeof AFTER / sizeof AFTER[0]; i++)
        if (times_is(scan, after, AFTER[i]))
            return true;
    return scan->end - scan->first <= 4;
}

/* The unit after an amount; "h" right after digits. */
static int times_unit_at(const TimesScan *scan, size_t token, const TimesAmount *amount)
{
    CalendarWord unit = times_word(scan, token);
    if (times_is(scan, token, STR("h")) && !amount->none && !amount->article)
        return CALENDAR_HOUR;
    if (unit.kind != CALENDAR_WORD_UNIT)
        return 0;
    bool plural = times_is_plural(scan, token);
    bool one = amount->value <= 1 ||
               (amount->value < TIMES_UNIT_MOST && amount->value != (double)(int)amount->value);
    if (unit.value == CALENDAR_SECOND && !plural && !one && times_is(scan, token, STR("second")))
        return 0;
    /* "a second cabin" */
    uint8_t next = token + 1 < scan->end ? scan->work->out->tokens[token + 1].tag : TAG_PUNCT;
    if (unit.value == CALENDAR_SECOND && amount->article && (next == TAG_NOUN || next == TAG_ADJ))
        return 0;
    return unit.value;
}

/* ", two months", "and a half", "and 30 minutes" after a first length. */
static void times_take_more_lengths(TimesScan *scan)
{
    TimeSpec *spec = &scan->spec;
    while (spec->length_count < TIME_LENGTHS_MOST) {
        TimesScan try = *scan;
        times_skip(&try, STR(","));
        bool has_and = times_skip(&try, STR("and"));
        NumberPhrase number = times_number(&try, try.at);
        int last = spec->length[spec->length_count - 1].unit;
        bool half = times_is(&try, try.at, STR("half")) || times_is(&try, try.at, STR("quarter")) ||
                    times_is(&try, try.at + 1, STR("half")) ||
                    times_is(&try, try.at + 1, STR("quarter"));
        if (has_and && half) {
            size_t at = try.at + !(times_is(&try, try.at, STR("half")) ||
                                   times_is(&try, try.at, STR("quarter")));
            if (times_word(&try, at + 1).kind == CALENDAR_WORD_UNIT || at > try.at + 1)
                return;
            spec->length[spec->length_count - 1].amount +=
                times_is(&try, at, STR("half")) ? 0.5 : 0.25;
            scan->at = at + 1;
            return;
        }
        TimesAmount amount = { number.value, false, false, false };
        if (number.kind != NUMBER_CARDINAL || number.has_article)
            return;
        int unit = times_unit_at(&try, number.end, &amount);
        bool ends = number.end >= try.end || try.work->out->tokens[number.end].tag == TAG_PUNCT;
        if (has_and && ends && last == CALENDAR_HOUR && number.value < 60) { /* "2 hours and ten" */
            spec->length[spec->length_count++] = (TimeLength){ number.value, CALENDAR_MINUTE };
            scan->at = number.end;
            return;
        }
        if (unit == 0 || unit >= last)
            return;
        spec->length[spec->length_count++] = (TimeLength){ number.value, unit };
        scan->at = number.end + 1;
    }
}

/* "ago", "from now", "later" after a length, which make it a place on the calendar. */
static void times_take_distance(TimesScan *scan, bool vague)
{
    TimeSpec *spec = &scan->spec;
    TimesWord ago = times_find(scan, scan->at, "ago");
    TimesWord ahead = times_find(scan, scan->at, "ahead");
    static const int SHIFTS[] = { 0, 0, 1, 0, -1 };
    if (!ago.found && !ahead.found)
        return;
    /* "three days later" hangs on something told before, not on the publication */
    int value = ago.found ? ago.value : ahead.value;
    bool brief = scan->end - scan->first <= 6 || spec->length[0].unit <= CALENDAR_HOUR;
    bool hangs_here = value != 1 || (!ago.found && brief);
    spec->kind = spec->length[0].unit <= CALENDAR_HOUR ? TIME_TIME : TIME_DATE;
    spec->is_ago = ago.found;
    spec->is_ahead = !ago.found;
    spec->is_open = vague || !hangs_here;
    spec->is_year_ago = ago.found && spec->length_count == 1 && !vague &&
                        spec->length[0].unit == CALENDAR_YEAR && spec->length[0].amount <= 1;
    spec->shift = ahead.found && !ago.found ? SHIFTS[value] : 0;
    scan->at = ago.found ? ago.after : ahead.after;
}

/* "in 10 days", where the clause speaks of what will be. */
static bool times_is_ahead_here(const TimesScan *scan, size_t begin)
{
    enum { SHORT = 9 };
    if (!times_is(scan, begin, STR("in")))
        return false;
    Tense tense = tense_find(scan->work, (TokenRange){ scan->first, scan->end },
                             (TokenRange){ begin, scan->at });
    return tense == TENSE_FUTURE || (tense == TENSE_OPEN && scan->end - scan->first <= SHORT);
}

/* "three Fridays from now", "two Thursdays ago". */
static bool times_take_weekdays_away(TimesScan *scan)
{
    NumberPhrase number = times_number(scan, scan->at);
    CalendarWord word = times_word(scan, number.end);
    if (number.kind != NUMBER_CARDINAL || word.kind != CALENDAR_WORD_WEEKDAY)
        return false;
    scan->at = number.end + 1;
    scan->spec.weekday = word.value;
    scan->spec.length[0] = (TimeLength){ number.value, CALENDAR_WEEK };
    scan->spec.length_count = 1;
    times_take_distance(scan, false);
    return scan->spec.is_ago || scan->spec.is_ahead;
}

static bool times_is_age(const TimesScan *scan, size_t after)
{
    size_t old = after + (number_is_dash(scan->work, after) ? 1 : 0);
    return times_is(scan, old, STR("old")) || times_is(scan, old, STR("olds")) ||
           (times_is(scan, after, STR("of")) && times_is(scan, after + 1, STR("age")));
}

/* "six years", "70-minute", "decades", and "eight decades ago", "in three days". */
bool times_take_length(TimesScan *scan)
{
    size_t begin = scan->at;
    TimesAmount amount;
    TimesScan weekdays = *scan;
    if (times_take_weekdays_away(&weekdays)) {
        *scan = weekdays;
        return true;
    }
    bool in = times_skip(scan, STR("in"));
    size_t number = scan->at;
    if (scan->at >= scan->end || !times_take_amount(scan, &amount) || (in && amount.none))
        return false;
    bool dash = !amount.none && times_is_hyphen(scan, scan->at) &&
                number_is_attached(scan->work, scan->at + 1);
    scan->at += dash;
    scan->at += times_is(scan, scan->at, STR("more")) || times_is(scan, scan->at, STR("extra")) ||
                times_is(scan, scan->at, STR("additional")) ||
                times_is(scan, scan->at, STR("fewer"));
    int unit = times_unit_at(scan, scan->at, &amount);
    bool plural = times_is_plural(scan, scan->at);
    if (unit == 0 || (amount.none && (!plural || unit == CALENDAR_QUARTER ||
                                      unit == CALENDAR_SEASON || unit == CALENDAR_GENERATION)))
        return false;
    size_t after = ++scan->at;
    if (times_is_age(scan, after) || (amount.article && !times_article_counts(scan, number, after)))
        return false;
    TimeSpec *spec = &scan->spec;
    spec->kind = TIME_DURATION;
    spec->length[0] = (TimeLength){ amount.vague || amount.none ? 0 : amount.value, unit };
    spec->length_count = 1;
    if (!amount.none && !amount.vague && !dash)
        times_take_more_lengths(scan);
    if (times_is_age(scan, scan->at))
        return false;
    if (in) {
        if (!times_is_ahead_here(scan, begin) || amount.vague)
            return false;
        spec->kind = unit <= CALENDAR_HOUR ? TIME_TIME : TIME_DATE;
        spec->is_ahead = true;
        return true;
    }
    times_take_distance(scan, amount.vague || amount.none);
    return true;
}

/* The time of day of a regular time, "at 9", "at 7:13 p.m." */
static void times_take_set_clock(TimesScan *scan)
{
    TimesScan clock = *scan;
    times_skip(&clock, STR("at"));
    size_t at = clock.at;
    if (at >= clock.end)
        return;
    TimeSpec before = clock.spec;
    bool fits = times_take_clock(&clock);
    if (!fits) {
        clock = *scan;
        NumberPhrase hour = times_number(scan, at);
        fits = at > scan->at && hour.kind == NUMBER_CARDINAL && hour.is_plain && hour.value <= 12 &&
               hour.value >= 1;
        clock.spec.hour = fits ? (int)hour.value : -1;
        clock.at = hour.end;
    }
    if (!fits)
        return;
    *scan = clock;
    scan->spec.kind = TIME_SET;
    bool late = before.part == CALENDAR_AFTERNOON || before.part == CALENDAR_EVENING ||
                before.part == CALENDAR_NIGHT_PART;
    if (late && scan->spec.hour < 12 && !scan->spec.has_half)
        scan->spec.hour += 12;
    scan->spec.part = 0;
}

/* "every other week", "each Monday", "every July", "each 4/15". */
static bool times_take_every(TimesScan *scan)
{
    TimeSpec *spec = &scan->spec;
    double amount = 1;
    NumberPhrase number = times_number(scan, scan->at);
    bool other = times_skip(scan, STR("other"));
    if (other) {
        amount = 2;
    } else if (number.kind == NUMBER_CARDINAL && number.value < TIMES_UNIT_MOST) {
        amount = number.value;
        scan->at = number.end;
    }
    CalendarWord word = times_word(scan, scan->at);
    bool night = word.kind == CALENDAR_WORD_UNIT && word.value == CALENDAR_NIGHT;
    if (word.kind == CALENDAR_WORD_WEEKDAY) {
        spec->weekday = word.value;
    } else if (word.kind == CALENDAR_WORD_PART || night) {
        spec->part = night ? CALENDAR_NIGHT_PART : word.value;
    } else if (word.kind == CALENDAR_WORD_UNIT) {
        spec->length[0] = (TimeLength){ amount, word.value };
        spec->length_count = 1;
    } else {
        TimesScan day = *scan;
        if (day.at >= day.end || !times_take_day(&day) || day.spec.year)
            return false;
        *scan = day;
        scan->spec.kind = TIME_SET;
        return true;
    }
    scan->at++;
    return true;
}

/* "every year", "each Monday", "daily", "on Mondays", "mornings". */
bool times_take_set(TimesScan *scan)
{
    TimesWord set = times_find(scan, scan->at, "set");
    TimesWord every = times_find(scan, scan->at, "every");
    TimeSpec *spec = &scan->spec;
    spec->kind = TIME_SET;
    if (set.found) {
        bool two = set.value == CALENDAR_FORTNIGHT;
        spec->length[0] = (TimeLength){ two ? 2 : 1, two ? CALENDAR_WEEK : set.value };
        spec->length_count = 1;
        scan->at = set.after;
        return true;
    }
    if (every.found) {
        scan->at = every.after;
        if (!times_take_every(scan))
            return false;
    } else {
        scan->at += times_is(scan, scan->at, STR("on"));
        CalendarWord word = times_word(scan, scan->at);
        CalendarWord part = times_word(scan, scan->at + 1);
        bool day = word.kind == CALENDAR_WORD_WEEKDAY;
        bool parts = day && part.kind == CALENDAR_WORD_PART && times_is_plural(scan, scan->at + 1);
        bool plural = scan->at < scan->end && times_is_plural(scan, scan->at);
        if (!parts && (!plural || !(day || word.kind == CALENDAR_WORD_PART)))
            return false;
        spec->weekday = day ? word.value : 0;
        spec->part = parts ? part.value : day ? 0 : word.value;
        scan->at += 1 + parts;
        if (!parts && day && part.kind == CALENDAR_WORD_PART)
            return false;
    }
    times_take_set_clock(scan);
    return true;
}
