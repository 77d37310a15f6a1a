/*
 * quantities.c - numbers as intervals, with unit and counted noun.
 *
 *     more than   10,000   troops            about  $  1.5 million
 *     [ hedge  ] [number] [ of  ]           [hedge] [ number      ] unit USD
 *     [      span       ]                   [ span               ]
 *
 * A number is read, then what stands right after it (a second number of a
 * range, a unit), then the words before it that make it a bound, then the
 * noun it counts.  Numbers that are parts of dates, names, scores and phone
 * numbers are none.
 *
 * Left out: sums of units ("7 feet 10 inches" is two quantities).
 */
#include "base/vec.h"
#include "language/counted.h"
#include "language/glued_amounts.h"
#include "language/language_parts.h"
#include "language/numbers.h"
#include "text/calendar_words.h"
#include "text/table.h"
#include "text/units.h"

#include <math.h>

#include "currencies.inc"
#include "hedges.inc"
#include "numbered_words.inc"

enum {
    QUANTITY_PHRASE_TOKENS = 4, /* the longest name of a unit, currency or hedge */
    QUANTITY_PHRASE_BYTES = 96,
    QUANTITY_OLDEST = 120,
    QUANTITY_FIRST_YEAR = 1900,
    QUANTITY_LAST_YEAR = 2100,
};

typedef struct QuantityVec {
    Quantity *items;
    size_t count, room;
} QuantityVec;

/* One quantity while it is put together; all places are tokens. */
typedef struct QuantityScan {
    const LanguageWork *work;
    size_t first, end;                          /* of the sentence */
    size_t begin, number_begin, number_end, at; /* span is [begin, at) */
    NumberPhrase number;
    size_t of;
    Quantity out;
} QuantityScan;

static bool quantity_is(const QuantityScan *scan, size_t token, Str word)
{
    return token < scan->end && language_token_is(scan->work, token, word);
}

/* `count` tokens from `token` on, folded, one space between; empty if they do not fit. */
static Str quantity_phrase(const QuantityScan *scan, size_t token, size_t count,
                           char room[QUANTITY_PHRASE_BYTES])
{
    size_t len = 0;
    for (size_t i = token; i < token + count; i++) {
        char word_room[LANGUAGE_WORD_ROOM];
        Str word = i < scan->end ? language_token_fold(scan->work, i, word_room) : STR("");
        if (word.len == 0 || len + word.len + 1 > QUANTITY_PHRASE_BYTES)
            return (Str){ room, 0 };
        if (i > token)
            room[len++] = ' ';
        for (size_t c = 0; c < word.len; c++)
            room[len++] = word.data[c];
    }
    return (Str){ room, len };
}

/* The currency that stands at `token`, its tokens in `count`; or NULL. */
static const CurrencyRow *quantity_currency(const QuantityScan *scan, size_t token, size_t *count)
{
    char room[QUANTITY_PHRASE_BYTES];
    for (size_t n = 3; n > 0; n--) {
        Str phrase = quantity_phrase(scan, token, n, room);
        const CurrencyRow *row = phrase.len ? TABLE_FIND(CURRENCIES, word, phrase) : NULL;
        if (!row)
            continue;
        /* "A$5", but "a $5 bill", "firm 's $5 bill"; "TRY 5", but "try 5" */
        const Token *first = &scan->work->out->tokens[token];
        bool is_letter =
            n == 2 && (str_starts_with(phrase, STR("a ")) || str_starts_with(phrase, STR("s ")));
        bool is_code = n == 1 && phrase.len == 3 && str_at(row->code, 0) < 'a' &&
                       str_equal_nocase(phrase, row->code);
        if ((is_letter && !number_is_attached(scan->work, token + 1)) ||
            (is_code && !(first->flags & TOKEN_CAPITAL)))
            continue;
        *count = n;
        return row;
    }
    return NULL;
}

/* A unit of one letter counts only right after digits: "5m", not "5 m". */
static bool quantity_unit_fits(const QuantityScan *scan, size_t token, size_t count)
{
    const Token *at = &scan->work->out->tokens[token];
    if (count > 1 || !(at->flags & TOKEN_WORD) || span_len(at->span) > 2)
        return true;
    bool attached = number_is_attached(scan->work, token);
    bool is_in = quantity_is(scan, token, STR("in")) || quantity_is(scan, token, STR("pm"));
    if (is_in && number_is_dash(scan->work, token + 1) &&
        number_is_attached(scan->work, token + 1) && number_is_attached(scan->work, token + 2))
        return false; /* "a one-in-three chance" */
    bool ends = token + 1 >= scan->end || !(scan->work->out->tokens[token + 1].flags & TOKEN_WORD);
    Str text = language_token_text(scan->work, token);
    if (!attached && !scan->number.is_words && span_len(at->span) == 2 && str_at(text, 1) == 'B')
        return true; /* MB, GB */
    if (scan->number.has_article)
        return span_len(at->span) == 2 && ends && !is_in; /* "a lb" */
    return attached ? !(at->flags & TOKEN_CAPITAL) || span_len(at->span) == 2
                    : !scan->number.is_words && (ends || !is_in) && !(at->flags & TOKEN_CAPITAL);
}

/* The unit at `token`; its tokens in `count`. */
static bool quantity_unit(const QuantityScan *scan, size_t token, size_t *count, Unit *unit)
{
    char room[QUANTITY_PHRASE_BYTES];
    for (size_t n = 3; n > 0; n--) {
        Str phrase = quantity_phrase(scan, token, n, room);
        if (phrase.len > 0 && unit_find(phrase, unit) && quantity_unit_fits(scan, token, n)) {
            *count = n;
            return true;
        }
    }
    return false;
}

/* "$20 43", "thirteen dollars forty five": cents, where nothing follows that they could count. */
static void quantity_take_cents(QuantityScan *scan)
{
    enum { CENTS = 100 };
    size_t at = scan->at;
    if (scan->out.kind != QUANTITY_MONEY || scan->number.is_scaled ||
        scan->out.low < scan->out.high)
        return;
    at += quantity_is(scan, at, STR("and"));
    NumberPhrase cents = number_read(scan->work, at, scan->end, false);
    bool fits = cents.kind == NUMBER_CARDINAL && cents.value < CENTS && cents.value >= 1 &&
                !cents.has_article && (cents.is_words || (cents.is_plain && cents.digits == 2));
    size_t after = cents.end;
    if (fits && quantity_is(scan, after, STR("c")))
        after++;
    if (!fits || (after < scan->end && scan->work->out->tokens[after].tag != TAG_PUNCT))
        return;
    scan->out.low += cents.value / CENTS;
    scan->out.high = scan->out.low;
    scan->at = scan->number_end = after;
}

static void quantity_set_bounds(Quantity *out, const NumberPhrase *number)
{
    out->low = number->value;
    out->high = number->kind == NUMBER_VAGUE ? number->top : number->value;
    out->high_open = number->kind == NUMBER_VAGUE;
    out->approximate = number->kind == NUMBER_VAGUE;
}

/* "-", "to", and "and" after "between": the token after it, or 0. */
static size_t quantity_range_word(const QuantityScan *scan, size_t token)
{
    size_t first = scan->begin;
    bool between = first > scan->first && quantity_is(scan, first - 1, STR("between"));
    bool joins = number_is_dash(scan->work, token) || quantity_is(scan, token, STR("to")) ||
                 (between && quantity_is(scan, token, STR("and")));
    if (token >= scan->end || !joins)
        return 0;
    token++;
    while (quantity_is(scan, token, STR("about")) || quantity_is(scan, token, STR("around")) ||
           quantity_is(scan, token, STR("~")))
        token++;
    return token;
}

/* The second number of a range; false where what follows is a score or a phone number. */
static bool quantity_take_range(QuantityScan *scan)
{
    size_t next = quantity_range_word(scan, scan->at), count = 0;
    if (next == 0)
        return true;
    bool dash = number_is_dash(scan->work, scan->at) && number_is_attached(scan->work, scan->at);
    if (quantity_currency(scan, next, &count))
        next += count;
    NumberPhrase second = number_read(scan->work, next, scan->end, count > 0);
    if (second.kind == NUMBER_NONE || second.kind == NUMBER_ORDINAL || second.kind == NUMBER_VAGUE)
        return true;
    bool phone = number_is_dash(scan->work, second.end) &&
                 number_is_attached(scan->work, second.end) && second.is_plain &&
                 number_is_attached(scan->work, second.end + 1);
    double low = scan->number.value, scale = 1;
    if (second.is_scaled && !scan->number.is_scaled && low < second.value) {
        /* "5 to 10 million": the scale is meant for both */
        NumberPhrase bare = number_read(scan->work, next, next + 1, false);
        if (bare.kind == NUMBER_CARDINAL && bare.value > 0 && low < bare.value)
            scale = second.value / bare.value;
    }
    if (phone || low * scale >= second.value)
        return !(dash && scan->number.is_plain);
    scan->out.low = low * scale;
    scan->out.high = second.value;
    scan->at = scan->number_end = second.end;
    return true;
}

/* "old", "of age" after a length of time. */
static bool quantity_take_age(QuantityScan *scan)
{
    size_t at = scan->at;
    if (number_is_dash(scan->work, at) && number_is_attached(scan->work, at))
        at++;
    if (quantity_is(scan, at, STR("old")) || quantity_is(scan, at, STR("olds"))) {
        scan->at = at + 1;
    } else if (quantity_is(scan, at, STR("of")) && quantity_is(scan, at + 1, STR("age"))) {
        scan->at = at + 2;
    } else {
        return false;
    }
    scan->out.kind = QUANTITY_AGE;
    return true;
}

static bool quantity_is_time(Str base)
{
    return str_equal(base, STR("second")) || str_equal(base, STR("day")) ||
           str_equal(base, STR("month"));
}

/* A coin is told in what it is a part of: five nickels are $0.25. */
static void quantity_set_currency(QuantityScan *scan, const CurrencyRow *currency)
{
    scan->out.kind = QUANTITY_MONEY;
    scan->out.unit = currency->code;
    if (currency->factor > 0) {
        scan->out.low *= currency->factor;
        scan->out.high *= currency->factor;
    }
}

/* "20 [kg]": the unit, with its tokens and brackets in `count`. */
static bool quantity_bracket_unit(const QuantityScan *scan, size_t at, size_t *count, Unit *unit)
{
    static const struct {
        Str open, close;
    } BRACKETS[] = { { { "[", 1 }, { "]", 1 } },
                     { { "(", 1 }, { ")", 1 } },
                     { { "{", 1 }, { "}", 1 } },
                     { { "<", 1 }, { ">", 1 } } };
    for (size_t i = 0; i < sizeof BRACKETS / sizeof BRACKETS[0]; i++) {
        if (!quantity_is(scan, at, BRACKETS[i].open) || !quantity_unit(scan, at + 1, count, unit) ||
            !quantity_is(scan, at + 1 + *count, BRACKETS[i].close))
            continue;
        *count += 2;
        return true;
    }
    return false;
}

/* A unit or currency after the number. */
static void quantity_take_unit(QuantityScan *scan)
{
    size_t at = scan->at, count = 0;
    Unit unit;
    if (scan->number.kind == NUMBER_VAGUE && quantity_is(scan, at, STR("of")))
        at++;                                   /* "tens of thousands of litres" */
    if (scan->number.kind == NUMBER_FRACTION) { /* "half a litre", "a quarter of a mile" */
        size_t inner = at + quantity_is(scan, at, STR("of"));
        inner += quantity_is(scan, inner, STR("a")) || quantity_is(scan, inner, STR("an"));
        if (inner > at && quantity_unit(scan, inner, &count, &unit) && !quantity_is_time(unit.base))
            at = inner;
    }
    bool dash = number_is_dash(scan->work, at) && number_is_attached(scan->work, at);
    at += dash;
    const CurrencyRow *currency = quantity_currency(scan, at, &count);
    bool code = currency && (scan->work->out->tokens[at].flags & TOKEN_CAPITAL) != 0;
    if (currency && (code || quantity_unit_fits(scan, at, count))) {
        quantity_set_currency(scan, currency);
        scan->at = at + count;
        return;
    }
    if (!quantity_unit(scan, at, &count, &unit) && !quantity_bracket_unit(scan, at, &count, &unit))
        return;
    /* "the second attack": a number of seconds is plural, or in digits */
    if (str_equal(unit.name, STR("second")) && scan->number.is_words && scan->number.value > 1 &&
        quantity_is(scan, at, STR("second")))
        return;
    scan->out.kind = QUANTITY_MEASURE;
    scan->out.unit = unit.name;
    scan->at = at + count;
    if (quantity_is_time(unit.base))
        quantity_take_age(scan);
}

/* "7 feet, 10 inches", "2 hours and 30 minutes": one amount, in the smaller unit. */
static void quantity_take_smaller_unit(QuantityScan *scan)
{
    QuantityScan second = *scan;
    Unit big, small;
    size_t next = scan->at;
    if (quantity_is(scan, next, STR(",")) || quantity_is(scan, next, STR("and")))
        next++;
    second.number = number_read(scan->work, next, scan->end, false);
    if (second.number.kind != NUMBER_CARDINAL || scan->out.low < scan->out.high)
        return;
    second.at = second.number.end;
    second.out = (Quantity){ 0 };
    quantity_take_unit(&second);
    double factor = 0.01; /* cents of a currency */
    if (scan->out.kind == QUANTITY_MEASURE) {
        if (!unit_find(scan->out.unit, &big) || !unit_find(second.out.unit, &small) ||
            !str_equal(big.base, small.base) || small.factor >= big.factor)
            return;
        factor = small.factor / big.factor;
    } else if (!str_equal(second.out.unit, STR("cent")) &&
               !str_equal(second.out.unit, STR("pence")) &&
               !str_equal(second.out.unit, STR("sen"))) {
        return;
    }
    double sum = scan->out.low + second.number.value * factor;
    if (scan->out.kind == QUANTITY_MEASURE) {
        sum /= factor;
        scan->out.unit = second.out.unit;
    }
    scan->out.low = scan->out.high = sum;
    scan->at = scan->number_end = second.at;
}

/* "2 below zero", "5 degrees below zero". */
static void quantity_take_below_zero(QuantityScan *scan)
{
    bool degrees = scan->out.unit.len == 0 || str_equal(scan->out.unit, STR("degree")) ||
                   str_equal(scan->out.unit, STR("celsius")) ||
                   str_equal(scan->out.unit, STR("fahrenheit"));
    if (!degrees || !quantity_is(scan, scan->at, STR("below")) ||
        !(quantity_is(scan, scan->at + 1, STR("zero")) ||
          quantity_is(scan, scan->at + 1, STR("freezing"))))
        return;
    double low = scan->out.low;
    scan->out.low = -scan->out.high;
    scan->out.high = -low;
    scan->out.kind = QUANTITY_MEASURE;
    if (scan->out.unit.len == 0)
        scan->out.unit = STR("degree");
    scan->at += 2;
}

/* "45 (forty-five)": the number said again. */
static void quantity_take_repeat(QuantityScan *scan)
{
    if (!quantity_is(scan, scan->at, STR("(")) || scan->out.low < scan->out.high)
        return;
    NumberPhrase again = number_read(scan->work, scan->at + 1, scan->end, false);
    bool same = again.kind == NUMBER_CARDINAL && again.is_words != scan->number.is_words &&
                again.value <= scan->out.low && again.value >= scan->out.low;
    if (same && quantity_is(scan, again.end, STR(")")))
        scan->at = scan->number_end = again.end + 1;
}

/* "5 km to 10 km": the range comes after the unit. */
static void quantity_take_unit_range(QuantityScan *scan)
{
    QuantityScan second = *scan;
    size_t next = quantity_range_word(scan, scan->at);
    if (next == 0 || scan->out.unit.len == 0 || scan->out.low < scan->out.high)
        return;
    second.number = number_read(scan->work, next, scan->end, false);
    if (second.number.kind != NUMBER_CARDINAL || second.number.value <= scan->out.high)
        return;
    second.at = second.number.end;
    second.out.unit = STR("");
    quantity_take_unit(&second);
    if (!str_equal(second.out.unit, scan->out.unit))
        return;
    scan->out.high = second.number.value;
    scan->at = second.at;
}

static void quantity_apply_hedge(Quantity *out, Str kind)
{
    if (str_equal(kind, STR("about"))) {
        out->approximate = true;
        return;
    }
    if (str_equal(kind, STR("over")) || str_equal(kind, STR("least"))) {
        out->low_open = str_equal(kind, STR("over"));
        out->high = (double)INFINITY;
        out->high_open = false;
    } else {
        out->high = out->high_open ? out->low : out->high;
        out->high_open = str_equal(kind, STR("under"));
        out->low = -(double)INFINITY;
        out->low_open = false;
    }
}

/* The words before the number that make it a bound. */
static void quantity_take_hedge(QuantityScan *scan)
{
    char room[QUANTITY_PHRASE_BYTES];
    if ((quantity_is(scan, scan->begin - (scan->begin > scan->first), STR("between")) ||
         quantity_is(scan, scan->begin - (scan->begin > scan->first), STR("from"))) &&
        scan->out.low < scan->out.high) {
        scan->begin--;
        return;
    }
    for (size_t n = QUANTITY_PHRASE_TOKENS; n > 0; n--) {
        if (scan->begin < scan->first + n)
            continue;
        Str phrase = quantity_phrase(scan, scan->begin - n, n, room);
        const HedgeRow *row = phrase.len ? TABLE_FIND(HEDGES, words, phrase) : NULL;
        if (!row)
            continue;
        quantity_apply_hedge(&scan->out, row->kind);
        /* "about" changes no bound, so it is no part of the amount */
        if (!str_equal(row->kind, STR("about")))
            scan->begin -= n;
        return;
    }
}

/* "or more", "or so", "+" after it. */
static void quantity_take_hedge_after(QuantityScan *scan)
{
    static const struct {
        Str second, kind;
    } AFTER[] = { { { "more", 4 }, { "least", 5 } },   { { "less", 4 }, { "most", 4 } },
                  { { "fewer", 5 }, { "most", 4 } },   { { "so", 2 }, { "about", 5 } },
                  { { "higher", 6 }, { "least", 5 } }, { { "above", 5 }, { "least", 5 } } };
    if (quantity_is(scan, scan->at, STR("+")) && number_is_attached(scan->work, scan->at)) {
        quantity_apply_hedge(&scan->out, STR("least"));
        scan->at++;
        return;
    }
    if (!quantity_is(scan, scan->at, STR("or")))
        return;
    for (size_t i = 0; i < sizeof AFTER / sizeof AFTER[0]; i++) {
        if (!quantity_is(scan, scan->at + 1, AFTER[i].second))
            continue;
        quantity_apply_hedge(&scan->out, AFTER[i].kind);
        scan->at += 2;
        return;
    }
}

/* Digits inside names, lists and codes: "Covid-19", "Article 5", "Flight 370". */
static bool quantity_is_label(const QuantityScan *scan)
{
    const LanguageWork *work = scan->work;
    const Token *tokens = work->out->tokens;
    size_t begin = scan->begin;
    char room[LANGUAGE_WORD_ROOM];
    if (begin <= scan->first)
        return false;
    bool joined = number_is_attached(work, begin) && number_is_dash(work, begin - 1) &&
                  number_is_attached(work, begin - 1);
    if (joined || (number_is_attached(work, begin) && (tokens[begin - 1].flags & TOKEN_WORD) != 0))
        return true;
    bool after_name = tokens[begin - 1].tag == TAG_PROPN && begin - 1 > scan->first;
    if (scan->number.is_words) /* "World War Two" */
        return after_name && scan->of == scan->end &&
               (tokens[scan->number_begin].flags & TOKEN_CAPITAL) != 0;
    if (TABLE_FIND(NUMBERED_WORDS, word, language_token_fold(work, begin - 1, room)))
        return true;
    return after_name && scan->of == scan->end && scan->number.is_plain;
}

/* "Ann Lee, 33, said", "aged 33", "age 33". */
static bool quantity_is_age(QuantityScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    size_t begin = scan->number_begin;
    double years = scan->number.value;
    if (!scan->number.is_plain || years > QUANTITY_OLDEST || begin == scan->first)
        return false;
    if (quantity_is(scan, begin - 1, STR("aged")) || quantity_is(scan, begin - 1, STR("age"))) {
        scan->begin = begin - 1;
        return true;
    }
    return begin >= scan->first + 2 && quantity_is(scan, begin - 1, STR(",")) &&
           tokens[begin - 2].tag == TAG_PROPN && quantity_is(scan, scan->at, STR(",")) &&
           scan->number.digits <= 2;
}

/* "one" is a pronoun more often than a number. */
static bool quantity_is_pronoun(const QuantityScan *scan)
{
    static const Str BEFORE[] = { { "no", 2 },      { "the", 3 },  { "this", 4 },  { "that", 4 },
                                  { "any", 3 },     { "each", 4 }, { "every", 5 }, { "some", 4 },
                                  { "another", 7 }, { "which", 5 } };
    static const Str AFTER[] = { { "of", 2 },    { "another", 7 }, { "day", 3 }, { "hand", 4 },
                                 { "thing", 5 }, { "way", 3 },     { "time", 4 } };
    if (!scan->number.is_words || !(scan->number.value == 1.0) ||
        scan->number.kind != NUMBER_CARDINAL)
        return false;
    for (size_t i = 0; scan->begin > scan->first && i < sizeof BEFORE / sizeof BEFORE[0]; i++)
        if (quantity_is(scan, scan->begin - 1, BEFORE[i]))
            return true;
    for (size_t i = 0; i < sizeof AFTER / sizeof AFTER[0]; i++)
        if (quantity_is(scan, scan->number_end, AFTER[i]))
            return true;
    return scan->of == scan->end && scan->end - scan->first > 3;
}

/* A four-digit number that counts nothing is a year that the dates did not take. */
static bool quantity_is_year(const QuantityScan *scan)
{
    return scan->number.is_plain && scan->number.digits == 4 && scan->of == scan->end &&
           scan->number.value >= QUANTITY_FIRST_YEAR && scan->number.value <= QUANTITY_LAST_YEAR &&
           scan->out.unit.len == 0 && scan->begin == scan->number_begin &&
           scan->end - scan->first > 3;
}

/* "one in five", "two out of three": a share. */
static bool quantity_take_share(QuantityScan *scan)
{
    size_t at = scan->number_end;
    if (quantity_is(scan, at, STR("out")) && quantity_is(scan, at + 1, STR("of")))
        at += 2;
    else if (quantity_is(scan, at, STR("in")) && scan->number.is_words)
        at += 1;
    else
        return false;
    NumberPhrase whole = number_read(scan->work, at, scan->end, false);
    if (whole.kind != NUMBER_CARDINAL || whole.value <= scan->number.value || whole.value > 1e6 ||
        whole.digits == 4)
        return false;
    scan->out.low = scan->out.high = 100 * scan->number.value / whole.value;
    scan->out.kind = QUANTITY_MEASURE;
    scan->out.unit = STR("percent");
    scan->at = scan->number_end = whole.end;
    return true;
}

/* "two thirds of voters": a share of what follows. */
static void quantity_take_fraction(QuantityScan *scan)
{
    if (scan->number.kind != NUMBER_FRACTION || scan->out.unit.len > 0 ||
        !quantity_is(scan, scan->at, STR("of")))
        return;
    scan->out.low = scan->out.high = 100 * scan->number.value;
    scan->out.kind = QUANTITY_MEASURE;
    scan->out.unit = STR("percent");
    scan->out.approximate = true;
}

/* A sign right before the number: "-5 degrees", "minus five". */
static void quantity_take_sign(QuantityScan *scan)
{
    size_t begin = scan->begin;
    if (begin <= scan->first)
        return;
    bool dash = number_is_dash(scan->work, begin - 1) && !quantity_is(scan, begin - 1, STR("~"));
    bool sign = dash && number_is_attached(scan->work, begin) &&
                !(begin - 1 > 0 && number_is_attached(scan->work, begin - 1));
    if (!sign && !quantity_is(scan, begin - 1, STR("minus")) &&
        !quantity_is(scan, begin - 1, STR("negative")))
        return;
    scan->number.value = -scan->number.value;
    scan->begin = scan->number_begin = begin - 1;
}

static void quantity_find_of(QuantityScan *scan)
{
    scan->of = counted_find(scan->work, scan->at, scan->end);
    if (scan->out.kind == QUANTITY_AGE || (scan->out.kind == QUANTITY_MONEY))
        scan->of = scan->end;
    bool of_word = quantity_is(scan, scan->at, STR("of"));
    bool dash = scan->number_end < scan->end && number_is_dash(scan->work, scan->number_end);
    if (scan->out.kind == QUANTITY_MEASURE && !of_word && !dash)
        scan->of = scan->end;
}

/* "a litre", "a dollar": one, but not the rate of "$5 a litre". */
static bool quantity_take_article(QuantityScan *scan)
{
    const Token *tokens = scan->work->out->tokens;
    Tag before = scan->begin > scan->first ? (Tag)tokens[scan->begin - 1].tag : TAG_PUNCT;
    bool article =
        quantity_is(scan, scan->begin, STR("a")) || quantity_is(scan, scan->begin, STR("an"));
    bool rate = before != TAG_PUNCT && before != TAG_ADP && before != TAG_VERB && before != TAG_AUX;
    if (!article || rate || (scan->begin > 0 && scan->begin == scan->first && before != TAG_PUNCT))
        return false;
    scan->number = (NumberPhrase){ .kind = NUMBER_CARDINAL,
                                   .value = 1,
                                   .end = scan->begin + 1,
                                   .is_words = true,
                                   .has_article = true };
    scan->number_begin = scan->begin;
    scan->at = scan->number_end = scan->begin + 1;
    quantity_set_bounds(&scan->out, &scan->number);
    quantity_take_unit(scan);
    Unit unit;
    bool is_time = scan->out.kind == QUANTITY_MEASURE && unit_find(scan->out.unit, &unit) &&
                   quantity_is_time(unit.base);
    /* "a $ 300 million contract": the article is of what follows */
    bool amount = number_read(scan->work, scan->at, scan->end, false).kind != NUMBER_NONE;
    if (scan->out.unit.len == 0 || scan->out.kind == QUANTITY_AGE || is_time || amount ||
        str_equal(scan->out.unit, STR("percent"))) {
        scan->number.kind = NUMBER_NONE;
        return false;
    }
    quantity_find_of(scan);
    return true;
}

/* "USD3.14", "42MYR". */
static bool quantity_take_glued(QuantityScan *scan)
{
    GluedAmount amount;
    if (!glued_amount_read(scan->work, scan->begin, scan->end, &amount))
        return false;
    scan->number = (NumberPhrase){
        .kind = NUMBER_CARDINAL, .value = amount.value, .end = amount.end, .is_scaled = true
    };
    scan->number_begin = scan->begin;
    scan->at = scan->number_end = amount.end;
    quantity_set_bounds(&scan->out, &scan->number);
    scan->out.unit = amount.unit;
    if (amount.unit.len > 0)
        scan->out.kind = amount.is_money ? QUANTITY_MONEY : QUANTITY_MEASURE;
    quantity_find_of(scan);
    quantity_take_hedge(scan);
    return true;
}

/* Read one quantity whose number (or currency) begins at scan->begin. */
static bool quantity_take(QuantityScan *scan)
{
    size_t count = 0;
    if (quantity_take_glued(scan))
        return true;
    const CurrencyRow *currency = quantity_currency(scan, scan->begin, &count);
    scan->number_begin = scan->begin + (currency ? count : 0);
    scan->number = number_read(scan->work, scan->number_begin, scan->end, currency != NULL);
    if (scan->number.kind == NUMBER_NONE && !currency)
        return quantity_take_article(scan);
    if (scan->number.kind == NUMBER_NONE || (currency && scan->number.kind != NUMBER_CARDINAL))
        return false;
    scan->at = scan->number_end = scan->number.end;
    if (scan->number.kind == NUMBER_ORDINAL) {
        quantity_set_bounds(&scan->out, &scan->number);
        scan->out.kind = QUANTITY_ORDINAL;
        quantity_find_of(scan);
        return !scan->number.is_words || scan->number.value > 3;
    }
    if (scan->number.kind == NUMBER_VAGUE && !scan->number.is_scaled &&
        !quantity_is(scan, scan->at, STR("of")))
        return false;
    if (!currency)
        quantity_take_sign(scan);
    quantity_set_bounds(&scan->out, &scan->number);
    if (!quantity_take_range(scan))
        return false;
    quantity_take_repeat(scan);
    bool share = quantity_take_share(scan);
    if (currency) {
        quantity_set_currency(scan, currency);
    } else if (!share) {
        quantity_take_unit(scan);
        quantity_take_unit_range(scan);
        for (size_t before = 0; before < scan->at && scan->out.unit.len > 0;) {
            before = scan->at; /* "10 km 8 m 6 cm" */
            quantity_take_smaller_unit(scan);
        }
        quantity_take_below_zero(scan);
    }
    quantity_take_cents(scan);
    quantity_take_fraction(scan);
    quantity_find_of(scan);
    bool stretch = scan->number.kind == NUMBER_FRACTION && scan->number.is_words &&
                   scan->number.end == scan->number_begin + 1 &&
                   quantity_is(scan, scan->number_begin, STR("quarter"));
    if (scan->out.unit.len == 0 &&
        (quantity_is_label(scan) || quantity_is_pronoun(scan) || stretch))
        return false;
    if (scan->out.unit.len == 0 && quantity_is_age(scan)) {
        scan->out.kind = QUANTITY_AGE;
        scan->out.unit = STR("year");
        scan->of = scan->end;
    }
    if (scan->out.kind != QUANTITY_AGE || scan->begin == scan->number_begin)
        quantity_take_hedge(scan);
    quantity_take_hedge_after(scan);
    return !quantity_is_year(scan);
}

/* The time after `token` that is none for us; the token after it, or `token`. */
static size_t quantity_skip_time(const LanguageWork *work, size_t token, size_t *next_time)
{
    const Analysis *out = work->out;
    uint32_t begin = out->tokens[token].span.begin;
    while (*next_time < out->time_count && out->times[*next_time].span.end <= begin)
        ++*next_time;
    if (*next_time >= out->time_count || out->times[*next_time].span.begin > begin)
        return token;
    const TimeExpr *at = &out->times[*next_time];
    if (at->kind == TIME_DURATION)
        return token;
    while (token < out->token_count && out->tokens[token].span.begin < at->span.end)
        token++;
    return token;
}

static void quantity_add(QuantityVec *found, QuantityScan *scan, LanguageWork *work,
                         size_t sentence)
{
    const Token *tokens = work->out->tokens;
    Quantity *out = VEC_PUSH(work->arena, found);
    *out = scan->out;
    out->span = span(tokens[scan->begin].span.begin, tokens[scan->at - 1].span.end);
    out->number =
        span(tokens[scan->number_begin].span.begin, tokens[scan->number_end - 1].span.end);
    out->sentence = (uint32_t)sentence;
    if (scan->of < scan->end) {
        out->of_span = tokens[scan->of].span;
        out->of = str_slice(work->text, out->of_span);
    }
}

/* Whether a quantity may begin with the token: most words are passed over at once. */
static bool quantity_may_begin(const LanguageWork *work, size_t token)
{
    const Token *at = &work->out->tokens[token];
    char room[LANGUAGE_WORD_ROOM];
    if ((at->flags & TOKEN_DIGITS) != 0 || at->tag == TAG_SYM)
        return true;
    Str word = language_token_fold(work, token, room);
    bool sign = (at->flags & TOKEN_WORD) && token + 1 < work->out->token_count &&
                work->out->tokens[token + 1].tag == TAG_SYM; /* "c $" */
    return sign || number_is_word(word) || TABLE_FIND(CURRENCIES, word, word) != NULL ||
           str_equal(word, STR("a")) || str_equal(word, STR("an"));
}

void language_find_quantities(LanguageWork *work)
{
    QuantityVec found = { 0 };
    size_t next_time = 0;
    for (size_t s = 0; s < work->out->sentence_count; s++) {
        const Sentence *sentence = &work->out->sentences[s];
        size_t first = sentence->first_token, end = first + sentence->token_count;
        for (size_t i = first; i < end;) {
            size_t after = quantity_skip_time(work, i, &next_time);
            if (after > i) {
                first = i = after;
                continue;
            }
            QuantityScan scan = { .work = work, .first = first, .end = end, .begin = i, .of = end };
            if (!quantity_may_begin(work, i) || !quantity_take(&scan)) {
                i = scan.number.kind != NUMBER_NONE && scan.number.end > i ? scan.number.end
                                                                           : i + 1;
                continue;
            }
            quantity_add(&found, &scan, work, s);
            first = i = scan.at;
        }
    }
    work->out->quantities = found.items;
    work->out->quantity_count = found.count;
}
