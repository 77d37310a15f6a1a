/*
 * numbers.c - numbers in digits and words, as the parts for times and quantities read them.
 *
 * "10,000", "1.5 million", "twenty-three", "one hundred and five thousand",
 * "two and a half million", "a dozen", "80th", "eightieth", "two thirds",
 * "tens of thousands".  Number words add up as they are said: a unit to tens
 * and hundreds, a scale (thousand, million…) multiplies what was said since
 * the last one.
 *
 * Left out: decimal commas, which in English text are lists.
 */
#include "language/numbers.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/table.h"

#include "number_words.inc"

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

/* "10,000.5", "3/4", ".5", "1.000.000": false for anything with other characters. */
static bool number_read_digits(Str text, NumberPhrase *out)
{
    double value = 0, decimals = 1, over = 0;
    size_t dots = 0, digits = 0;
    bool in_decimals = false, in_divisor = false;
    for (size_t i = 0; i < text.len; i++)
        dots += text.data[i] == '.';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (c == ',' || (c == '.' && dots > 1))
            continue;
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
    if (digits == 0 || (in_divisor && over == 0.0) || digits > 24)
        return false;
    out->value = in_divisor ? value / over : value;
    out->kind = in_divisor ? NUMBER_FRACTION : NUMBER_CARDINAL;
    out->is_plain = digits == text.len;
    out->digits = (uint8_t)digits;
    return true;
}

/* "80th". */
static bool number_read_ordinal(Str text, NumberPhrase *out)
{
    if (text.len < 3 || text.len > 8)
        return false;
    Str suffix = str_last(text, 2);
    if (!str_equal_nocase(suffix, STR("th")) && !str_equal_nocase(suffix, STR("st")) &&
        !str_equal_nocase(suffix, STR("nd")) && !str_equal_nocase(suffix, STR("rd")))
        return false;
    if (!number_read_digits(str_take(text, text.len - 2), out) || out->kind != NUMBER_CARDINAL)
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
    bool one =
        language_token_is(work, token, STR("a")) || language_token_is(work, token, STR("one"));
    size_t one_tokens = one;
    if (one && number_is_dash(work, token + 1) && number_is_attached(work, token + 1))
        one_tokens++; /* one-eighth */
    const NumberWord *word = number_word(work, token + one_tokens, end);
    if (number_word_is(word, "glyph") && !one) {
        *value = word->value;
        *after = token + 1;
        return true;
    }
    bool is_third =
        word && one && number_word_is(word, "ordinal") && word->value >= 3 && word->value <= 10;
    if (!number_word_is(word, "fraction") && !is_third)
        return false;
    *value = 1 / word->value;
    *after = token + one_tokens + 1;
    return true;
}

/* Digits, then a scale, "and a half", "1/2". */
static void number_after_digits(const LanguageWork *work, size_t end, bool after_currency,
                                NumberPhrase *out)
{
    NumberPhrase part = { 0 };
    double half;
    size_t after;
    if (out->is_plain && language_token_is(work, out->end, STR("point")) && out->end + 1 < end &&
        number_read_digits(language_token_text(work, out->end + 1), &part) && part.is_plain) {
        for (uint8_t i = 0; i < part.digits; i++)
            part.value /= 10;
        out->value += part.value;
        out->end += 2;
        out->is_plain = false;
    }
    const NumberWord *word = number_word(work, out->end, end);
    if (out->kind == NUMBER_CARDINAL && out->end < end && out->is_plain &&
        number_read_digits(language_token_text(work, out->end), &part) &&
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
        size_t next = at;
        if (next > token && number_is_dash(work, next) && number_is_attached(work, next) &&
            number_is_attached(work, next + 1))
            next++;
        else if (next > token && language_token_is(work, next, STR("and")) &&
                 (sum.current >= 100 || sum.last_scale < 1e299))
            next++;
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
        if (!word || !number_add_word(&sum, word))
            break;
        out.is_scaled |= number_word_is(word, "scale") || number_word_is(word, "dozen") ||
                         number_word_is(word, "hundred");
        at = next + 1;
    }
    if (!sum.any || at == token)
        return out;
    if (language_token_is(work, at, STR("point"))) {
        double unit = 1;
        size_t digit = at + 1;
        const NumberWord *word;
        for (; number_word_is(word = number_word(work, digit, end), "unit") && word->value < 10;
             digit++) {
            unit /= 10;
            sum.current += unit * word->value;
            at = digit + 1;
        }
        while (number_word_is(word = number_word(work, at, end), "scale")) {
            sum.current *= word->value;
            out.is_scaled = true;
            at++;
        }
    }
    out.kind = NUMBER_CARDINAL;
    out.value = sum.total + sum.current;
    out.end = at;
    return out;
}

NumberPhrase number_read(const LanguageWork *work, size_t token, size_t end, bool after_currency)
{
    NumberPhrase out = { .kind = NUMBER_NONE };
    if (token >= end)
        return out;
    if ((work->out->tokens[token].flags & TOKEN_DIGITS) != 0) {
        Str text = language_token_text(work, token);
        if (!number_read_digits(text, &out) && !number_read_ordinal(text, &out))
            return (NumberPhrase){ .kind = NUMBER_NONE };
        out.end = token + 1;
        if (out.kind != NUMBER_ORDINAL)
            number_after_digits(work, end, after_currency, &out);
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
    const NumberWord *divisor =
        out.kind == NUMBER_CARDINAL ? number_word(work, out.end, end) : NULL;
    size_t dash = 0;
    if (out.kind == NUMBER_CARDINAL && !divisor && number_is_dash(work, out.end)) {
        divisor = number_word(work, out.end + 1, end);
        dash = 1;
    }
    if (number_word_is(divisor, "plural") && divisor->value >= 12 && !out.has_article) {
        out.value *= divisor->value; /* "three billions" */
        out.end += 1 + dash;
        out.is_scaled = true;
    } else if (number_word_is(divisor, "fraction") &&
               (out.value < divisor->value || str_ends_with(divisor->word, STR("ths")))) {
        out.kind = NUMBER_FRACTION;
        out.value /= divisor->value;
        out.end += 1 + dash;
    }
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
