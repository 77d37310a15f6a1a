/*
 * slot.c - comparing numbers, dates, times of day and names.
 *
 * Numbers are intervals: "more than 10,000" and "tens of thousands" overlap and
 * so agree.  A hedged number is widened, and a number with zeros at its end may
 * be a rounded one.  Dates are compared part by part in what both say, and a
 * weekday with a full date by the calendar; times of day by their minutes.  Names
 * that share a word are taken for the same, since a false conflict costs more than
 * a missed one; whether they agree is another question (name.c).
 */
#include "claim/slot.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/scan.h"
#include "claim/name.h"
#include "text/countries.h"
#include "text/name_tables.h"

#include <math.h>
#include <stdlib.h>

/* "About 12,000" may be up to a tenth away. */
#define CLAIM_SLOT_HEDGE 0.1

/*
 * Minutes.  Clocks that are so little apart are one, a little more where one
 * stands at a full or half hour; whole hours apart, they may be of two zones.
 */
enum {
    CLAIM_SLOT_MINUTES = 5,
    CLAIM_SLOT_QUARTER = 15,
    CLAIM_SLOT_HALF = 30,
    CLAIM_SLOT_HOUR = 60,
};

bool claim_slot_rounds_to(double exact, double rounded)
{
    double step = 1;
    if (rounded == 0 || rounded != floor(rounded) || fabs(rounded) > 1e15)
        return false;
    while (fmod(rounded, step * 10) == 0)
        step *= 10;
    /* Two digits must be left: "20" for 24 is too coarse to be taken for rounding. */
    if (fabs(rounded) / step < 10)
        step /= 10;
    return step >= 10 && fabs(exact - rounded) <= step / 2;
}

static double claim_slot_widen(double bound, const Quantity *quantity, double sign)
{
    if (isinf(bound) || !quantity->approximate)
        return bound;
    return bound + sign * fabs(bound) * CLAIM_SLOT_HEDGE;
}

ClaimRelation claim_slot_compare_quantities(const Quantity *a, const Quantity *b)
{
    if (a->kind != b->kind || !str_equal(a->unit, b->unit))
        return CLAIM_UNRELATED;
    bool is_exact = a->low == a->high && b->low == b->high;
    if (a->low == b->low && a->high == b->high && a->low_open == b->low_open &&
        a->high_open == b->high_open)
        return CLAIM_SAME;
    if (a->kind == QUANTITY_ORDINAL)
        return CLAIM_DISJOINT;
    double a_low = claim_slot_widen(a->low, a, -1), a_high = claim_slot_widen(a->high, a, 1);
    double b_low = claim_slot_widen(b->low, b, -1), b_high = claim_slot_widen(b->high, b, 1);
    /* "More than 20" against 20 is loose talk, not a contradiction: bounds count as meant. */
    if (a_low <= b_high && b_low <= a_high)
        return CLAIM_COMPATIBLE;
    if (is_exact && (claim_slot_rounds_to(a->low, b->low) || claim_slot_rounds_to(b->low, a->low)))
        return CLAIM_COMPATIBLE;
    return CLAIM_DISJOINT;
}

static int claim_slot_weekday(const TimeExpr *time)
{
    if (time->weekday)
        return time->weekday;
    if (!time->year || !time->month || !time->day)
        return 0;
    Date date = { time->year, time->month, time->day };
    return calendar_date_is_valid(date) ? calendar_weekday(calendar_from_date(date)) + 1 : 0;
}

ClaimRelation claim_slot_compare_times(const TimeExpr *a, const TimeExpr *b)
{
    bool both_years = a->year && b->year, both_months = a->month && b->month;
    bool both_days = a->day && b->day;
    if ((both_years && a->year != b->year) || (both_months && a->month != b->month) ||
        (both_months && both_days && a->day != b->day))
        return CLAIM_DISJOINT;
    int a_weekday = claim_slot_weekday(a), b_weekday = claim_slot_weekday(b);
    if (a_weekday && b_weekday && a_weekday != b_weekday)
        return CLAIM_DISJOINT;
    if (a->year == b->year && a->month == b->month && a->day == b->day && a->weekday == b->weekday)
        return CLAIM_SAME;
    if (both_years || both_months || (a_weekday && b_weekday))
        return CLAIM_COMPATIBLE;
    return CLAIM_UNRELATED;
}

int claim_slot_clock(const TimeExpr *time)
{
    Scan scan = scan_from(time->value);
    uint64_t hour = 0, minute = 0;
    scan_until(&scan, 'T');
    if (time->kind != TIME_TIME || !scan_char(&scan, 'T') || !scan_decimal(&scan, 2, &hour) ||
        !scan_char(&scan, ':') || !scan_decimal(&scan, 2, &minute))
        return -1;
    return (int)(hour * CLAIM_SLOT_HOUR + minute);
}

ClaimRelation claim_slot_compare_clocks(const TimeExpr *a, const TimeExpr *b)
{
    int first = claim_slot_clock(a), second = claim_slot_clock(b);
    int apart = abs(first - second), beside = apart % CLAIM_SLOT_HOUR;
    if (a->relation != TIME_AT || b->relation != TIME_AT ||
        claim_slot_compare_times(a, b) == CLAIM_DISJOINT)
        return CLAIM_UNRELATED;
    if (apart == 0)
        return CLAIM_SAME;
    bool is_round = first % CLAIM_SLOT_HALF == 0 || second % CLAIM_SLOT_HALF == 0;
    int loose = is_round ? CLAIM_SLOT_QUARTER : CLAIM_SLOT_MINUTES;
    if (apart <= loose)
        return CLAIM_COMPATIBLE;
    bool may_be_zones = beside <= loose || CLAIM_SLOT_HOUR - beside <= loose;
    return may_be_zones ? CLAIM_UNRELATED : CLAIM_DISJOINT;
}

static bool claim_slot_shares_word(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    const Token *left = claim_view_analysis(view, a->report)->tokens;
    const Token *right = claim_view_analysis(view, b->report)->tokens;
    for (uint32_t i = a->first_token; i < a->end_token; i++)
        for (uint32_t k = b->first_token; k < b->end_token; k++)
            if (left[i].stem == right[k].stem && (left[i].flags & TOKEN_WORD))
                return true;
    return false;
}

/* "AFC" and "A.F.C." for "American Football Conference". */
static bool claim_slot_is_initials(Str letters, Str words)
{
    size_t met = 0;
    bool at_word = true;
    for (size_t i = 0; i < words.len; i++) {
        if (at_word && ascii_is_upper(str_at(words, i))) {
            while (str_at(letters, met) == '.')
                met++;
            if (str_at(letters, met) != str_at(words, i))
                return false;
            met++;
        }
        at_word = !ascii_is_alpha(str_at(words, i));
    }
    while (str_at(letters, met) == '.')
        met++;
    return met >= 2 && met >= letters.len;
}

/* "Calif." for "California", "Mo." for "Missouri": its letters in their order. */
static bool claim_slot_is_abbreviation(Str text, Span shortened, Str word)
{
    Str letters = str_slice(text, shortened);
    bool has_mark = str_ends_with(letters, STR(".")) || str_at(text, shortened.end) == '.';
    size_t met = 0;
    for (size_t i = 0; i < word.len && met < letters.len; i++) {
        bool is_first = i == 0 || met > 0;
        met += is_first && ascii_lower(str_at(letters, met)) == ascii_lower(str_at(word, i));
    }
    return has_mark && letters.len > 1 && met + str_ends_with(letters, STR(".")) == letters.len;
}

/* The same letters and digits, and at most a word more: "B-1 bombers" and "B1". */
static bool claim_slot_spells_same(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.len && !ascii_is_alnum(str_at(a, i)))
            i++;
        while (k < b.len && !ascii_is_alnum(str_at(b, k)))
            k++;
        if (i >= a.len || k >= b.len)
            break;
        if (ascii_lower(str_at(a, i)) != ascii_lower(str_at(b, k)))
            return false;
    }
    bool is_word = (i >= a.len || i == 0 || !ascii_is_alnum(str_at(a, i - 1))) &&
                   (k >= b.len || k == 0 || !ascii_is_alnum(str_at(b, k - 1)));
    return i > 1 && k > 1 && is_word;
}

static bool claim_slot_is_variant(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    Str first_text = claim_view_text(view, a->report);
    Str second_text = claim_view_text(view, b->report);
    Str first = str_slice(first_text, a->span), second = str_slice(second_text, b->span);
    if (claim_name_spells_alike(first, second) || claim_slot_spells_same(first, second) ||
        claim_slot_is_initials(first, second) || claim_slot_is_initials(second, first) ||
        claim_slot_is_abbreviation(first_text, a->span, second) ||
        claim_slot_is_abbreviation(second_text, b->span, first))
        return true;
    const Token *left = &claim_view_analysis(view, a->report)->tokens[a->end_token - 1];
    const Token *right = &claim_view_analysis(view, b->report)->tokens[b->end_token - 1];
    return claim_name_spells_alike(str_slice(first_text, left->span),
                                   str_slice(second_text, right->span));
}

/* The country of a place or a people, and whether the name is that of the whole country. */
static bool claim_slot_country(Country *country, bool *is_whole, Str name)
{
    bool is_capital = false;
    if (str_ends_with(name, STR("'s")))
        name = str_take(name, name.len - 2);
    *is_whole = true;
    if (countries_find(country, name) || countries_find_people(country, name))
        return country->code.len > 0;
    *is_whole = false;
    return countries_find_place(country, &is_capital, name) && country->code.len > 0;
}

bool claim_slot_are_two_countries(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    Country first = { 0 }, second = { 0 };
    bool first_is_whole = false, second_is_whole = false;
    return claim_slot_country(&first, &first_is_whole,
                              str_slice(claim_view_text(view, a->report), a->land)) &&
           claim_slot_country(&second, &second_is_whole,
                              str_slice(claim_view_text(view, b->report), b->land)) &&
           first_is_whole && second_is_whole && !str_equal(first.code, second.code);
}

/* Is `part` followed by the place that it lies in, and that `whole` names: "Lorvik, T.M."? */
static bool claim_slot_lies_in(const ClaimView *view, const ClaimSlot *part, const ClaimSlot *whole)
{
    const ClaimSentence *sentence = &view->sentences.items[part->sentence];
    const ClaimSlot *next = part + 1;
    const ClaimSlot *end = view->slots.items + sentence->first_slot + sentence->slot_count;
    if (next >= end || next->kind != CLAIM_SLOT_NAME || next->first_token != part->end_token + 1)
        return false;
    Str between =
        str_slice(claim_view_text(view, part->report), span(part->span.end, next->span.begin));
    return str_equal(str_trim(between), STR(",")) &&
           (claim_slot_shares_word(view, next, whole) || claim_slot_is_variant(view, next, whole));
}

/*
 * A country and a place in it can both be true: "in China", "in Beijing".  Two
 * countries are two, however alike their names: Iran and Iraq.
 */
static ClaimRelation claim_slot_compare_places(const ClaimView *view, const ClaimSlot *a,
                                               const ClaimSlot *b)
{
    Country first = { 0 }, second = { 0 };
    bool first_is_whole = false, second_is_whole = false;
    Str left = str_slice(claim_view_text(view, a->report), a->span);
    Str right = str_slice(claim_view_text(view, b->report), b->span);
    if (claim_view_are_one_place(view, left, right) || claim_slot_lies_in(view, a, b) ||
        claim_slot_lies_in(view, b, a))
        return CLAIM_COMPATIBLE;
    bool knows_first = claim_slot_country(&first, &first_is_whole, left);
    bool knows_second = claim_slot_country(&second, &second_is_whole, right);
    if (knows_first && knows_second && str_equal(first.code, second.code))
        return first_is_whole || second_is_whole ? CLAIM_COMPATIBLE : CLAIM_UNRELATED;
    if (knows_first && knows_second)
        return first_is_whole && second_is_whole && a->name->kind == b->name->kind
                   ? CLAIM_DISJOINT
                   : CLAIM_UNRELATED;
    if (!a->is_place || !b->is_place)
        return CLAIM_UNRELATED;
    /* A place that is not in the tables may lie in any country. */
    return (knows_first && first_is_whole) || (knows_second && second_is_whole) ? CLAIM_COMPATIBLE
                                                                                : CLAIM_UNRELATED;
}

enum { CLAIM_SLOT_GIVEN = 32 };

/* The first word of a person's full name, in small letters; empty if not all ASCII. */
static Str claim_slot_given(Str name, char room[CLAIM_SLOT_GIVEN])
{
    Str first = str_cut(name, ' ').head;
    if (first.len == name.len || first.len > CLAIM_SLOT_GIVEN)
        return (Str){ room, 0 };
    for (size_t i = 0; i < first.len; i++) {
        room[i] = ascii_lower(str_at(first, i));
        if ((unsigned char)room[i] >= 0x80)
            return (Str){ room, 0 };
    }
    return (Str){ room, first.len };
}

/* Paul and Peter Whitcombe, both in full: two given names that cannot be one person's. */
static bool claim_slot_are_namesakes(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    char rooms[2][CLAIM_SLOT_GIVEN];
    if (a->name->kind != NAME_PERSON || b->name->kind != NAME_PERSON)
        return false;
    Str left = str_slice(claim_view_text(view, a->report), a->span);
    Str right = str_slice(claim_view_text(view, b->report), b->span);
    Str first = claim_slot_given(left, rooms[0]), second = claim_slot_given(right, rooms[1]);
    if (name_given(first) == GIVEN_NONE || name_given(second) == GIVEN_NONE)
        return false;
    return !name_given_may_be_one(first, second) && !claim_name_spells_alike(first, second);
}

static bool claim_slot_is_land(const ClaimSlot *slot)
{
    return slot->is_place || slot->name->kind == NAME_GROUP;
}

static ClaimRelation claim_slot_compare_names(const ClaimView *view, const ClaimSlot *a,
                                              const ClaimSlot *b)
{
    const Analysis *left = claim_view_analysis(view, a->report);
    const Analysis *right = claim_view_analysis(view, b->report);
    bool are_entities =
        a->name->entity < left->entity_count && b->name->entity < right->entity_count;
    if (are_entities && left->entities[a->name->entity].key == right->entities[b->name->entity].key)
        return CLAIM_SAME;
    if (claim_slot_is_land(a) && claim_slot_is_land(b)) {
        ClaimRelation places = claim_slot_compare_places(view, a, b);
        if (places != CLAIM_UNRELATED)
            return places;
    }
    if (claim_slot_are_namesakes(view, a, b))
        return CLAIM_DISJOINT;
    bool is_one = claim_slot_shares_word(view, a, b) || claim_slot_is_variant(view, a, b);
    if (is_one)
        return CLAIM_COMPATIBLE;
    return a->name->kind == b->name->kind ? CLAIM_DISJOINT : CLAIM_UNRELATED;
}

/* "Monday" in a report of one week and "Friday" in one of another need not meet. */
static bool claim_slot_in_other_weeks(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    enum { DAYS_APART = 3, DAY = 24 * 60 * 60 };
    if (!a->time->weekday || !b->time->weekday || a->time->day || b->time->day)
        return false;
    Interval first = view->documents[a->report].document->report.published_at;
    Interval second = view->documents[b->report].document->report.published_at;
    if (interval_is_unknown(first) || interval_is_unknown(second))
        return false;
    return first.to + DAYS_APART * DAY <= second.from || second.to + DAYS_APART * DAY <= first.from;
}

ClaimRelation claim_slot_compare(const ClaimView *view, const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind != b->kind)
        return CLAIM_UNRELATED;
    switch (a->kind) {
    case CLAIM_SLOT_NUMBER:
        return a->is_addition == b->is_addition
                   ? claim_slot_compare_quantities(a->quantity, b->quantity)
                   : CLAIM_UNRELATED;
    case CLAIM_SLOT_DATE:
        return a->is_bound == b->is_bound && !claim_slot_in_other_weeks(view, a, b)
                   ? claim_slot_compare_times(a->time, b->time)
                   : CLAIM_UNRELATED;
    case CLAIM_SLOT_CLOCK:
        return a->is_bound == b->is_bound ? claim_slot_compare_clocks(a->time, b->time)
                                          : CLAIM_UNRELATED;
    case CLAIM_SLOT_NAME:
        return claim_slot_compare_names(view, a, b);
    case CLAIM_SLOT_POLARITY:
        return a->side == b->side ? CLAIM_SAME : CLAIM_DISJOINT;
    }
    return CLAIM_UNRELATED;
}

static int claim_slot_date_parts(const TimeExpr *time)
{
    return (time->year != 0) + (time->month != 0) + (time->day != 0) + (time->weekday != 0);
}

bool claim_slot_is_vaguer(const ClaimSlot *a, const ClaimSlot *b)
{
    if (a->kind == CLAIM_SLOT_DATE)
        return claim_slot_date_parts(a->time) < claim_slot_date_parts(b->time);
    if (a->kind == CLAIM_SLOT_NAME)
        return span_len(a->span) < span_len(b->span);
    if (a->kind != CLAIM_SLOT_NUMBER)
        return false;
    const Quantity *x = a->quantity, *y = b->quantity;
    if (x->low == y->low && x->high == y->high)
        return x->approximate && !y->approximate;
    if (x->low == x->high && y->low == y->high)
        return claim_slot_rounds_to(y->low, x->low);
    return x->low <= y->low && x->high >= y->high;
}

static void claim_slot_add_bound(Buf *buf, double bound)
{
    if (isfinite(bound))
        buf_add_double(buf, bound);
}

Str claim_slot_normal(const ClaimSlot *slot, Arena *arena)
{
    if (claim_view_is_time(slot))
        return slot->time->value;
    if (slot->kind != CLAIM_SLOT_NUMBER)
        return (Str){ 0 };
    Buf buf = buf_open(arena, 64);
    const Quantity *quantity = slot->quantity;
    claim_slot_add_bound(&buf, quantity->low);
    if (quantity->low != quantity->high) {
        buf_add_char(&buf, '/');
        claim_slot_add_bound(&buf, quantity->high);
    }
    return buf_str(&buf);
}
