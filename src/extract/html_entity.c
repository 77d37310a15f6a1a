/*
 * html_entity.c - character references: &amp; &notin &#8217; &#x2019;
 *
 * Named references are looked up by the longest name that is a prefix of what
 * follows.  The names stand sorted in one table; each further byte narrows the
 * range of rows that still fit, and a row that ends here is the longest so far.
 */
#include "extract/html_entity.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include "entities.inc"

static const HtmlReference HTML_NO_REFERENCE = { 0, 0, 0 };

/* The first row in [low, high) whose byte at `depth` is at least `byte`. */
static size_t html_entity_bound(size_t low, size_t high, size_t depth, unsigned byte)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)str_at(HTML_ENTITIES[middle].name, depth) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* 13.2.5.73: the longest name at text[from], with `len` bytes, or NULL. */
static const HtmlEntity *html_entity_find(Str text, size_t from)
{
    const HtmlEntity *longest = NULL;
    size_t low = 0, high = sizeof HTML_ENTITIES / sizeof HTML_ENTITIES[0];
    for (size_t depth = 0; from + depth < text.len; depth++) {
        unsigned byte = (unsigned char)str_at(text, from + depth);
        if (byte == 0)
            break;
        low = html_entity_bound(low, high, depth, byte);
        high = html_entity_bound(low, high, depth, byte + 1);
        if (low == high)
            break;
        if (HTML_ENTITIES[low].name.len == depth + 1)
            longest = &HTML_ENTITIES[low];
    }
    return longest;
}

static HtmlReference html_named_reference(Str text, size_t at, bool in_attribute)
{
    const HtmlEntity *found = html_entity_find(text, at + 1);
    if (!found)
        return HTML_NO_REFERENCE;

    size_t end = at + 1 + found->name.len;
    char next = str_at(text, end);
    bool is_open = str_at(text, end - 1) != ';';
    /* For historical reasons, ?a=1&copy=2 in an attribute is no reference. */
    if (in_attribute && is_open && (next == '=' || ascii_is_alnum(next)))
        return HTML_NO_REFERENCE;
    return (HtmlReference){ (uint32_t)found->first, (uint32_t)found->second, end - at };
}

/* 13.2.5.80: 0x80 to 0x9F mean windows-1252. */
static uint32_t html_numeric_character(uint32_t number)
{
    static const uint16_t C1[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
        return UTF8_REPLACEMENT;
    return number >= 0x80 && number <= 0x9F ? C1[number - 0x80] : number;
}

/* 13.2.5.75 ff.: "&#" digits or "&#x" hexadecimal digits, and perhaps ";". */
static HtmlReference html_numeric_reference(Str text, size_t at)
{
    size_t from = at + 2;
    char mark = str_at(text, from);
    bool is_hex = mark == 'x' || mark == 'X';
    if (is_hex)
        from++;

    uint32_t number = 0;
    size_t end = from;
    for (; end < text.len; end++) {
        int digit = ascii_hex_value(str_at(text, end));
        if (digit < 0 || (!is_hex && digit > 9))
            break;
        if (number <= 0x10FFFF)
            number = number * (is_hex ? 16 : 10) + (uint32_t)digit;
    }
    if (end == from)
        return HTML_NO_REFERENCE;
    if (str_at(text, end) == ';')
        end++;
    return (HtmlReference){ html_numeric_character(number), 0, end - at };
}

HtmlReference html_reference_read(Str text, size_t at, bool in_attribute)
{
    char next = str_at(text, at + 1);
    if (next == '#')
        return html_numeric_reference(text, at);
    if (ascii_is_alnum(next))
        return html_named_reference(text, at, in_attribute);
    return HTML_NO_REFERENCE;
}
