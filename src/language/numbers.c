/*
 * numbers.c - numbers in digits and words, as the parts for times and quantities read them.
 *
 * "10,000", "1.5 million", "twenty-three", "one hundred and five thousand",
 * "two and a half million", "a dozen", "80th", "eightieth", "two thirds",
 * "one twenty-fifth", "one over twenty", "tens of thousands", "1.3e6", "10^9".  Number words add up
 * as they are said: a unit to tens and hundreds, a scale (thousand, million…) multiplies what was
 * said since the last one.
 *
 * A comma is a decimal one where the report's language says so
 * (data/decimal_commas.tsv): in English text it parts thousands, or a list.
 */
#include "language/numbers.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "text/table.h"

#include <math.h>

#include "decimal_commas.inc"
#include "number_words.inc"

enum { NUMBER_EXPONENT_MOST = 300 };

bool number_is_attached(const LanguageWork *work, size_t token)
{
    const Token *tokens = work->out->tokens;
    return token > 0 && token < work->out->token_count &&
           tokens[token].span.begin == tokens[token - 1].span.end;
}

bool number_is_dash(const LanguageWork *work, size_t token)
{
    if (token >= work->out->token_count)
        return false;
    Str text = language_token_text(work, token);
    if (str_equal(text, STR("-")) || str_equal(text, STR("~")))
        return true;
    uint32_t first = utf8_read(text).codepoint;
    return first >= 0x2010 && first <= 0x2015;
}

bool number_is_word(Str folded)
{
    return TABLE_FIND(NUMBER_WORDS, word, folded) != NULL;
}

static const NumberWord *number_word(const LanguageWork *work, size_t token, size_t end)
{
    char room[LANGUAGE_WORD_ROOM];
    if (token >= end)
        return NULL;
    return TABLE_FIND(NUMBER_WORDS, word, language_token_fold(work, token, room));
}

static bool number_word_is(const NumberWord *word, const char *kind)
{
    return word && str_equal(word->kind, str_from_cstr(kind));
}

/* Whether the report's language writes "10.000,5". */
static bool number_has_comma(const LanguageWork *work)
{
    return language_is_foreign(work) &&
           TABLE_FIND(DECIMAL_COMMAS, lang, str_take(work->report->lang, 2)) != NULL;
}

/* "10.000", "1.234.567,8": whether every full stop parts three digits. */
static bool number_has_groups(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] != '.')
            continue;
        size_t digits = 0;
        while (i + digits + 1 < text.len && ascii_is_digit(text.data[i + digits + 1]))
            digits++;
        if (digits != 3)
            return false;
    }
    return true;
}

/* "10,000.5", "3/4", ".5", "1.000.000": false for anything with other characters. */
static bool number_read_digits(const LanguageWork *work, Str text, NumberPhrase *out)
{
    double value = 0, decimals = 1, over = 0;
    size_t dots = 0, digits = 0;
    bool in_decimals = false, in_divisor = false;
    size_t mark = str_find_byte(text, 'e', 0);
    uint64_t exponent = 0;
    if (mark != STR_NONE && mark > 0) { /* 1.3e6 */
        Scan power = scan_from(str_drop(text, mark + 1));
        if (!scan_decimal(&power, 3, &exponent) || !scan_done(&power) ||
            exponent > NUMBER_EXPONENT_MOST)
            return false;
        text = str_take(text, mark);
    }
    for (size_t i = 0; i < text.len; i++)
        dots += text.data[i] == '.';
    bool comma = (dots > 0 || str_find_byte(text, ',', 0) != STR_NONE) && number_has_comma(work);
    bool grouped = dots > 1 || (comma && number_has_groups(text));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if ((c == ',' && !comma) || (c == '.' && grouped))
            continue;
        if (c == ',' && !in_decimals)
            c = '.';
        if (c == '.' && !in_divisor) {
            in_decimals = true;
            continue;
        }
        if (c == '/' && digits > 0 && !in_divisor) {
            in_divisor = true;
            continue;
        }
        if (!ascii_is_digit(c))
            return false;
        digits++;
        if (in_divisor) {
            over = over * 10 + (c - '0');
        } else if (in_decimals) {
            decimals *= 10;
            value = value * 10 + (c - '0');
        } else {
            value = value * 10 + (c - '0');
        }
    }
    value /= decimals;
    if (exponent > 0)
        value *= pow(10, (double)exponent);
    if (digits == 0 || (in_divisor && over == 0.0) || digits > 24)
        return false;
    out->value = in_divisor ? value / over : value;
    out->kind = in_divisor ? NUMBER_FRACTION : NUMBER_CARDINAL;
    out->is_plain = digits == text.len && mark == STR_NONE;
    out->digits = (uint8_t)digits;
    return true;
}

/* "80th". */
static bool number_read_ordinal(const LanguageWork *work, Str text, NumberPhrase *out)
{
    if (text.len < 3 || text.len > 8)
        return false;
    Str suffix = str_last(text, 2);
    if (!str_equal_nocase(suffix, STR("th")) && !str_equal_nocase(suffix, STR("st")) &&
        !str_equal_nocase(suffix, STR("nd")) && !str_equal_nocase(suffix, STR("rd")))
        return false;
    if (!number_read_digits(work, str_take(text, text.len - 2), out) ||
        out->kind != NUMBER_CARDINAL)
        return false;
    out->kind = NUMBER_ORDINAL;
    out->is_plain = false;
    return true;
}

/* "tens of thousands", "hundreds": the number at least meant, and the next round one. */
static NumberPhrase number_read_vague(const LanguageWork *work, size_t token, size_t end)
{
    const NumberWord *word = number_word(work, token, end);
    NumberPhrase out = { .kind = NUMBER_VAGUE, .is_words = true, .end = token + 1 };
    double one = word->value, next = one < 100 ? 100 : one < 1e5 ? one * 10 : one * 1000;
    const NumberWord *scale =
        language_token_is(work, token + 1, STR("of")) ? number_word(work, token + 2, end) : NULL;
    if (number_word_is(scale, "plural")) {
        one *= scale->value;
        next *= scale->value;
        out.end = token + 3;
        out.is_scaled = true;
    }
    out.value = one * 2;
    out.top = next;
    return out;
}

/* What has been added up so far. */
typedef struct NumberSum {
    double total;   /* of the scales before */
    double current; /* said since the last scale */
    double last_scale;
    bool any;
} NumberSum;

/* Add one word; false if it does not go on from what was said. */
static bool number_add_word(NumberSum *sum, const NumberWord *word)
{
    double below_hundred = sum->current - 100 * (double)(int)(sum->current / 100);
    if (number_word_is(word, "unit")) {
        if (sum->any &&
            (word->value >= 10 ? below_hundred > 0
                               : below_hundred > 0 && (below_hundred < 20 || below_hundred > 90 ||
                                                       (int)below_hundred % 10 != 0)))
            return false;
        sum->current += word->value;
    } else if (number_word_is(word, "ten")) {
        if (below_hundred > 0)
            return false;
        sum->current += word->value;
    } else if (number_word_is(word, "hundred")) {
        if (sum->current >= 100)
            return false;
        sum->current = (sum->current > 0 ? sum->current : 1) * 100;
    } else if (number_word_is(word, "dozen")) {
        sum->current = (sum->current > 0 ? sum->current : 1) * 12;
    } else if (number_word_is(word, "scale")) {
        if (!sum->any || (sum->current <= 0 && sum->total <= 0))
            return false;
        if (word->value >= sum->last_scale) { /* three thousand millions */
            sum->total = (sum->total + sum->current) * word->value;
        } else {
            sum->total += sum->current * word->value;
        }
        sum->last_scale = word->value;
        sum->current = 0;
    } else {
        return false;
    }
    sum->any = true;
    return true;
}

/* "half", "a quarter", "one third" after `token`: its value and end. */
static bool number_read_part(const LanguageWork *work, size_t token, size_t end, double *value,
                             size_t *after)
{
    bool one = language_token_is(work, token, STR("a")) ||
               language_token_is(work, token, STR("an")) ||
               language_token_is(work, token, STR("one"));
    size_t one_tokens = one;
    if (one && number_is_dash(work, token + 1) &&
        number_is_attached(work, token + 1) == number_is_attached(work, token + 2))
        one_tokens++; /* one-eighth */
    const NumberWord *word = number_word(work, token + one_tokens, end);
    if (number_word_is(word, "glyph") && !one) {
        *value = word->value;
        *after = token + 1;
        return true;
    }
    size_t next = token + one_tokens + 1;
    bool ends = next >= end || work->out->tokens[next].tag == TAG_PUNCT ||
                language_token_is(work, next, STR("of"));
    bool is_third = word && one && number_word_is(word, "ordinal") && word->value >= 3 &&
                    (word->value <= 10 || (word->value >= 100 && ends));
    bool bare = !one && word && str_ends_with(word->word, STR("ths"));
    if (bare || (!number_word_is(word, "fraction") && !is_third))
        return false;
    *value = 1 / word->value;
    *after = token + one_tokens + 1;
    return true;
}

/* The digits of a token of nothing else. */
static bool number_plain_at(const LanguageWork *work, size_t token, size_t end, NumberPhrase *out)
{
    return token < end && number_read_digits(work, language_token_text(work, token), out) &&
           out->is_plain;
}

/* "1 234 567": groups of three digits, which take in at least two of them. */
static void number_take_groups(const LanguageWork *work, size_t end, NumberPhrase *out)
{
    NumberPhrase group;
    double value = out->value;
    size_t at = out->end, groups = 0;
    if (!out->is_plain || out->digits > 3)
        return;
    for (; number_plain_at(work, at, end, &group) && group.digits == 3; at++, groups++)
        value = value * 1000 + group.value;
    if (groups < (number_has_comma(work) ? 1 : 2) || groups > 4)
        return;
    out->value = value;
    out->end = at;
    out->is_plain = false;
}

/* ",5" of "2,5" where the comma is a decimal one; it is a token of its own. */
static void number_take_comma(const LanguageWork *work, size_t end, NumberPhrase *out)
{
    NumberPhrase part;
    size_t at = out->end;
    if (out->kind != NUMBER_CARDINAL || !language_token_is(work, at, STR(",")) ||
        !number_is_attached(work, at) || !number_is_attached(work, at + 1) ||
        !number_has_comma(work) || !number_plain_at(work, at + 1, end, &part))
        return;
    out->value += part.value / pow(10, part.digits);
    out->end = at + 2;
    out->is_plain = false;
}

/* "12.32e+14", "1.1^23", "1 / 4". */
static void number_take_operator(const LanguageWork *work, size_t end, NumberPhrase *out)
{
    NumberPhrase second;
    size_t at = out->end;
    bool power = language_token_is(work, at, STR("^")) && number_is_attached(work, at);
    if (power) {
        bool plus = language_token_is(work, at + 1, STR("+"));
        bool minus = number_is_dash(work, at + 1);
        if (!number_plain_at(work, at + 1 + (plus || minus), end, &second) || second.digits > 2)
            return;
        double raised = pow(out->value, minus ? -second.value : second.value);
        if (!isfinite(raised))
            return;
        out->value = raised;
        out->end = at + 2 + (plus || minus);
        out->is_plain = false;
        return;
    }
    bool stroke = out->is_plain && out->digits <= 2 && language_token_is(work, at, STR("/")) &&
                  !number_is_attached(work, at) && !number_is_attached(work, at + 1);
    if (stroke && number_plain_at(work, at + 1, end, &second) && second.digits <= 2 &&
        second.value > out->value) {
        out->value /= second.value;
        out->kind = NUMBER_FRACTION;
        out->end = at + 2;
        out->is_plain = false;
    }
}

/* "12.32e+14", "12e-1", of which the sign is a token of its own. */
static bool number_read_exponent(const LanguageWork *work, size_t token, size_t end,
                                 NumberPhrase *out)
{
    Str text = language_token_text(work, token);
    NumberPhrase power;
    bool minus = number_is_dash(work, token + 1);
    bool sign = (minus || language_token_is(work, token + 1, STR("+"))) &&
                number_is_attached(work, token + 1) && number_is_attached(work, token + 2);
    if (!str_ends_with(text, STR("e")) || !sign ||
        !number_read_digits(work, str_take(text, text.len - 1), out) ||
        !number_plain_at(work, token + 2, end, &power) || power.value > NUMBER_EXPONENT_MOST)
        return false;
    double scaled = out->value * pow(10, minus ? -power.value : power.value);
    if (!isfinite(scaled))
        return false;
    out->value = scaled;
    out->is_plain = false;
    out->end = token + 3;
    return true;
}

/* Digits, then a scale, "and a half", "1/2". */
static void number_after_digits(const LanguageWork *work, size_t end, bool after_currency,
                                NumberPhrase *out)
{
    NumberPhrase part = { 0 };
    double half;
    size_t after;
    number_take_groups(work, end, out);
    number_take_comma(work, end, out);
    number_take_operator(work, end, out);
    if (out->is_plain && language_token_is(work, out->end, STR("point")) && out->end + 1 < end &&
        number_read_digits(work, language_token_text(work, out->end + 1), &part) && part.is_plain) {
        for (uint8_t i = 0; i < part.digits; i++)
            part.value /= 10;
        out->value += part.value;
        out->end += 2;
        out->is_plain = false;
    }
    const NumberWord *word = number_word(work, out->end, end);
    if (out->kind == NUMBER_CARDINAL && out->end < end && out->is_plain &&
        number_read_digits(work, language_token_text(work, out->end), &part) &&
        part.kind == NUMBER_FRACTION && part.value < 1) {
        out->value += part.value;
        out->end++;
        word = number_word(work, out->end, end);
    } else if (number_word_is(word, "glyph")) {
        out->value += word->value;
        out->end++;
        word = number_word(work, out->end, end);
    } else if (language_token_is(work, out->end, STR("and")) &&
               number_read_part(work, out->end + 1, end, &half, &after) && half < 1) {
        out->value += half;
        out->end = after;
        word = number_word(work, out->end, end);
    }
    if (number_is_dash(work, out->end) && number_is_attached(work, out->end) &&
        number_word_is(number_word(work, out->end + 1, end), "scale"))
        word = number_word(work, ++out->end, end);
    bool is_short =
        number_is_attached(work, out->end) &&
        (number_word_is(word, "short") || (after_currency && number_word_is(word, "money")));
    /* "10M" is ten million, "10m" ten metres */
    is_short |= number_is_attached(work, out->end) && number_word_is(word, "money") &&
                (work->out->tokens[out->end].flags & TOKEN_CAPITAL) != 0;
    bool is_money =
        after_currency && (number_word_is(word, "short") || number_word_is(word, "money"));
    bool is_plural = number_word_is(word, "plural") && word->value >= 12 &&
                     (work->out->tokens[out->end].flags & TOKEN_CAPITAL) == 0;
    if (is_plural) { /* "200 dozens", "3 millions" */
        out->value *= word->value;
        out->end++;
        out->is_scaled = true;
        out->is_plain = false;
        return;
    }
    while (word && (number_word_is(word, "scale") || number_word_is(word, "hundred") ||
                    number_word_is(word, "dozen") || is_short || is_money)) {
        out->value *= word->value;
        out->end++;
        out->is_scaled = true;
        out->is_plain = false;
        is_short = is_money = false;
        word = number_word(work, out->end, end);
    }
}

/* The token after a hyphen or "and" inside a number in words, or `at` where it does not go on. */
static size_t number_skip_joint(const LanguageWork *work, const NumberSum *sum, size_t at,
                                size_t end)
{
    double tens = sum->current - 100 * (double)(int)(sum->current / 100);
    const NumberWord *next = number_word(work, at + 1, end);
    if (number_is_dash(work, at)) {
        bool attached = number_is_attached(work, at) && number_is_attached(work, at + 1);
        bool spaced = !number_is_attached(work, at) && !number_is_attached(work, at + 1) &&
                      tens >= 20 && (int)tens % 10 == 0 && number_word_is(next, "unit") &&
                      next->value < 10; /* "fifty - two" */
        return at + (attached || spaced);
    }
    bool share = number_word_is(next, "unit") && /* "and two fifths" */
                 number_word_is(number_word(work, at + 2, end), "fraction");
    bool and = language_token_is(work, at, STR("and")) &&
               (sum->current >= 100 || sum->last_scale < 1e299) && !share;
    return at + and;
}

/* "point five", "point seventy-one" after a whole number in words; the token after it. */
static size_t number_take_point(const LanguageWork *work, size_t at, size_t end, NumberSum *sum,
                                bool *is_scaled)
{
    double unit = 1;
    size_t digit = at + 1;
    const NumberWord *word = number_word(work, digit, end);
    const NumberWord *ones = number_word(work, digit + 1, end);
    size_t dash = number_is_dash(work, digit + 1) ? 1 : 0;
    if (number_word_is(word, "ten") || (number_word_is(word, "unit") && word->value >= 10)) {
        sum->current += word->value / 100;
        ones = dash ? number_word(work, digit + 2, end) : ones;
        bool two = number_word_is(word, "ten") && number_word_is(ones, "unit") && ones->value < 10;
        sum->current += two ? ones->value / 100 : 0;
        at = digit + 1 + (two ? 1 + dash : 0);
    }
    for (; number_word_is(word, "unit") && word->value < 10; word = number_word(work, digit, end)) {
        unit /= 10;
        sum->current += unit * word->value;
        at = ++digit;
    }
    while (number_word_is(word = number_word(work, at, end), "scale")) {
        sum->current *= word->value;
        *is_scaled = true;
        at++;
    }
    return at;
}

static NumberPhrase number_read_words(const LanguageWork *work, size_t token, size_t end)
{
    NumberSum sum = { .last_scale = 1e300 };
    NumberPhrase out = { .kind = NUMBER_NONE, .is_words = true };
    size_t at = token;
    if (language_token_is(work, at, STR("a")) || language_token_is(work, at, STR("an"))) {
        const NumberWord *word = number_word(work, at + 1, end);
        if (!number_word_is(word, "hundred") && !number_word_is(word, "scale") &&
            !number_word_is(word, "dozen"))
            return out;
        out.has_article = true;
        sum.current = number_word_is(word, "scale") ? 1 : 0;
        sum.any = true;
        at++;
    }
    for (;;) {
        size_t next = at > token ? number_skip_joint(work, &sum, at, end) : at;
        const NumberWord *word = number_word(work, next, end);
        double half;
        size_t after;
        if (number_word_is(word, "ordinal") && (next == token || sum.any) &&
            (word->value >= 100 || sum.current - 10 * (double)(int)(sum.current / 10) <= 0)) {
            double before = sum.total + sum.current;
            out.value =
                word->value >= 100 && before > 0 ? before * word->value : before + word->value;
            out.kind = NUMBER_ORDINAL;
            out.end = next + 1;
            return out;
        }
        if (sum.any && language_token_is(work, at, STR("and")) &&
            number_read_part(work, at + 1, end, &half, &after) && half < 1) {
            sum.current += half;
            at = after;
            continue;
        }
        /* "one hundred thirty fifths" is a hundred of them */
        bool divides = number_word_is(word, "ten") && !language_token_is(work, at, STR("and")) &&
                       sum.current > 0 &&
                       number_word_is(number_word(work, next + 1, end), "fraction");
        if (!word || divides || !number_add_word(&sum, word))
            break;
        out.is_scaled |= number_word_is(word, "scale") || number_word_is(word, "dozen") ||
                         number_word_is(word, "hundred");
        at = next + 1;
    }
    if (!sum.any || at == token)
        return out;
    if (language_token_is(work, at, STR("point")))
        at = number_take_point(work, at, end, &sum, &out.is_scaled);
    out.kind = NUMBER_CARDINAL;
    out.value = sum.total + sum.current;
    out.end = at;
    return out;
}

/* What divides a number in words: "fifths", "twenty-fifths", "millionths"; 0 if nothing does. */
static double number_divisor(const LanguageWork *work, const NumberPhrase *number, size_t end,
                             size_t *after)
{
    size_t at = number->end;
    const NumberWord *word = number_word(work, at, end);
    at += !word && number_is_dash(work, at);
    word = number_word(work, at, end);
    double tens = 0;
    if (number_word_is(word, "ten")) {
        tens = word->value;
        at++;
        at += number_is_dash(work, at);
        word = number_word(work, at, end);
    }
    *after = at + 1;
    bool ordinal = number_word_is(word, "ordinal") && number->value == 1.0;
    if (tens > 0 && (ordinal || number_word_is(word, "fraction")) && word->value < 10)
        return tens + word->value;
    if (tens <= 0 && number_word_is(word, "fraction") &&
        (number->value < word->value || str_ends_with(word->word, STR("ths"))))
        return word->value;
    NumberPhrase whole = { .kind = NUMBER_NONE };
    if (number->value == 1.0 && tens <= 0 && at == number->end)
        whole = number_read_words(work, at, end);
    *after = whole.end;
    return whole.kind == NUMBER_ORDINAL && whole.value > 100 ? whole.value : 0;
}

/* "one over three", where nothing follows that the second number could count. */
static void number_take_over(const LanguageWork *work, size_t end, NumberPhrase *out)
{
    if (out->kind != NUMBER_CARDINAL || !language_token_is(work, out->end, STR("over")))
        return;
    NumberPhrase second = { .kind = NUMBER_NONE };
    if (number_plain_at(work, out->end + 1, end, &second))
        second.end = out->end + 2;
    else
        second = number_read_words(work, out->end + 1, end);
    bool ends = second.end >= end || work->out->tokens[second.end].tag == TAG_PUNCT;
    if (second.kind != NUMBER_CARDINAL || !ends || second.value < 1)
        return;
    out->kind = NUMBER_FRACTION;
    out->value /= second.value;
    out->end = second.end;
    out->is_plain = false;
}

NumberPhrase number_read(const LanguageWork *work, size_t token, size_t end, bool after_currency)
{
    NumberPhrase out = { .kind = NUMBER_NONE };
    if (token >= end)
        return out;
    if ((work->out->tokens[token].flags & TOKEN_DIGITS) != 0) {
        Str text = language_token_text(work, token);
        out.end = token + 1;
        if (!number_read_digits(work, text, &out) && !number_read_ordinal(work, text, &out) &&
            !number_read_exponent(work, token, end, &out))
            return (NumberPhrase){ .kind = NUMBER_NONE };
        if (out.kind != NUMBER_ORDINAL)
            number_after_digits(work, end, after_currency, &out);
        if (!after_currency)
            number_take_over(work, end, &out);
        return out;
    }
    const NumberWord *word = number_word(work, token, end);
    if (number_word_is(word, "plural"))
        return number_read_vague(work, token, end);
    if (!word && !language_token_is(work, token, STR("a")) &&
        !language_token_is(work, token, STR("an")))
        return out;
    double part;
    size_t after;
    if (number_read_part(work, token, end, &part, &after)) {
        out = (NumberPhrase){
            .kind = NUMBER_FRACTION, .value = part, .end = after, .is_words = true
        };
        size_t scale = after + (language_token_is(work, after, STR("a")) ? 1 : 0);
        const NumberWord *of = number_word(work, scale, end);
        if (number_word_is(of, "scale") || number_word_is(of, "dozen")) {
            out.kind = NUMBER_CARDINAL;
            out.value *= of->value;
            out.end = scale + 1;
            out.is_scaled = true;
        }
        return out;
    }
    out = number_read_words(work, token, end);
    if (out.kind == NUMBER_CARDINAL) {
        size_t many_at = out.end + (number_is_dash(work, out.end) ? 1 : 0);
        const NumberWord *many = number_word(work, many_at, end);
        double divisor = number_divisor(work, &out, end, &after);
        if (number_word_is(many, "plural") && many->value >= 12 && !out.has_article) {
            out.value *= many->value; /* "three billions" */
            out.end = many_at + 1;
            out.is_scaled = true;
        } else if (divisor > 0) {
            out.kind = NUMBER_FRACTION;
            out.value /= divisor;
            out.end = after;
        }
    }
    number_take_over(work, end, &out);
    if (out.kind == NUMBER_CARDINAL && language_token_is(work, out.end, STR("and"))) {
        NumberPhrase share = number_read_words(work, out.end + 1, end);
        const NumberWord *of = number_word(work, share.end, end);
        if (share.kind == NUMBER_CARDINAL && number_word_is(of, "fraction") &&
            share.value < of->value) { /* "twenty and three fifths" */
            out.value += share.value / of->value;
            out.end = share.end + 1;
        }
    }
    return out;
}
