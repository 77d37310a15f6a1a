/*
 * glued_amounts.c - a number written as one with its currency, unit or scale.
 *
 *     USD3.14   CNY3   42MYR   24703m2   1.2b
 *
 * How tokens are cut does not matter here: the letters are read, and what was
 * read must end where a token ends.  Letters before or after digits are most
 * often part of a name ("B52", "4WD"), so only what a table knows is taken, and
 * of currencies only their codes.
 */
#include "language/glued_amounts.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "text/table.h"
#include "text/units.h"

#include "currencies.inc"
#include "number_words.inc"

enum { GLUED_LETTERS = 6, GLUED_DIGITS = 15, GLUED_CODE = 3, GLUED_BILLION = 1000000000 };

/* "1,234.50", with its decimals counted. */
static bool glued_take_number(Scan *text, double *value, bool *has_decimals)
{
    uint64_t digit = 0;
    double tens = 1;
    size_t digits = 0;
    *value = 0;
    *has_decimals = false;
    for (; digits < GLUED_DIGITS; digits++) {
        char next = scan_peek(text);
        if (digits > 0 && ascii_is_digit(scan_peek_at(text, 1)) &&
            (next == ',' || (next == '.' && !*has_decimals))) {
            *has_decimals |= next == '.';
            scan_next(text);
        }
        if (!scan_decimal(text, 1, &digit))
            break;
        *value = *value * 10 + (double)digit;
        tens *= *has_decimals ? 10 : 1;
    }
    *value /= tens;
    return digits > 0 && !ascii_is_digit(scan_peek(text));
}

static bool glued_is_letter(char c)
{
    return ascii_is_alpha(c);
}

/* A run of letters as the tables have it; empty if it is too long. */
static Str glued_take_letters(Scan *text, char room[GLUED_LETTERS], bool *is_capital)
{
    Str letters = scan_while(text, glued_is_letter);
    *is_capital = letters.len > 0;
    if (letters.len > GLUED_LETTERS)
        return (Str){ room, 0 };
    for (size_t i = 0; i < letters.len; i++) {
        *is_capital &= str_at(letters, i) < 'a';
        room[i] = ascii_lower(str_at(letters, i));
    }
    return (Str){ room, letters.len };
}

static bool glued_set_currency(Str letters, bool is_capital, GluedAmount *out)
{
    const CurrencyRow *row =
        is_capital && letters.len >= 2 ? TABLE_FIND(CURRENCIES, word, letters) : NULL;
    if (!row || row->code.len != GLUED_CODE)
        return false;
    out->unit = row->code;
    out->is_money = true;
    return true;
}

/* What stands after the digits: a currency, a unit with a power ("m2"), billions. */
static bool glued_take_after(Scan *text, bool has_decimals, GluedAmount *out)
{
    char room[GLUED_LETTERS + 1];
    Unit unit;
    bool is_capital;
    Str letters = glued_take_letters(text, room, &is_capital);
    if (letters.len == 0 || glued_set_currency(letters, is_capital, out))
        return letters.len > 0;
    char power = scan_peek(text);
    if (power == '2' || power == '3') {
        room[letters.len] = power;
        scan_next(text);
        if (!unit_find((Str){ room, letters.len + 1 }, &unit))
            return false;
        out->unit = unit.name;
        return true;
    }
    const NumberWord *scale = has_decimals ? TABLE_FIND(NUMBER_WORDS, word, letters) : NULL;
    if (!scale || !str_equal(scale->kind, STR("money")) || scale->value < GLUED_BILLION)
        return false;
    out->value *= scale->value;
    return true;
}

bool glued_amount_read(const LanguageWork *work, size_t token, size_t end, GluedAmount *out)
{
    const Token *tokens = work->out->tokens;
    size_t last = token;
    char room[GLUED_LETTERS];
    bool is_capital = false, has_decimals;
    if (token >= end || (tokens[token].flags & TOKEN_DIGITS) == 0)
        return false;
    while (last + 1 < end && tokens[last + 1].span.begin == tokens[last].span.end)
        last++;
    *out = (GluedAmount){ 0 };
    Span letters = span(tokens[token].span.begin, tokens[last].span.end);
    Scan text = scan_from(str_slice(work->text, letters));
    bool code_first = ascii_is_alpha(scan_peek(&text));
    Str code = code_first ? glued_take_letters(&text, room, &is_capital) : STR("");
    if (code_first && !glued_set_currency(code, is_capital, out))
        return false;
    if (!glued_take_number(&text, &out->value, &has_decimals) ||
        (!code_first && !glued_take_after(&text, has_decimals, out)))
        return false;
    size_t byte = tokens[token].span.begin + text.at;
    for (out->end = token; out->end <= last && tokens[out->end].span.end < byte;)
        out->end++;
    return out->end <= last && tokens[out->end++].span.end == byte;
}
