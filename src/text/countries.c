#include "text/countries.h"

#include "base/utf8.h"
#include "text/table.h"
#include "text/unicode.h"

#include "cities.inc"
#include "countries.inc"
#include "nationalities.inc"

/* Bytes of a folded name.  The longest in the tables has 37. */
enum { COUNTRIES_NAME_MAX = 64 };

typedef struct CountriesFolded {
    char data[COUNTRIES_NAME_MAX];
    size_t len;
} CountriesFolded;

/* Whether the space at `at` of "U. S." only parts the letters of an abbreviation. */
static bool countries_is_loose_dot(const CountriesFolded *out, Str name, size_t at)
{
    return out->len >= 2 && out->data[out->len - 1] == '.' &&
           (out->len == 2 || out->data[out->len - 3] == '.') && str_at(name, at + 2) == '.';
}

/* Folded, white space as single spaces; empty when it is too long. */
static CountriesFolded countries_fold(Str name)
{
    CountriesFolded out = { .len = 0 };
    name = str_trim(name);
    if (str_starts_with_nocase(name, STR("the ")))
        name = str_drop(name, 4);
    if (name.len > COUNTRIES_NAME_MAX / 2)
        return out;
    for (size_t at = 0; at < name.len && out.len + 4 < COUNTRIES_NAME_MAX;) {
        Utf8Char read = utf8_read_at(name, at);
        bool space = unicode_is_space(read.codepoint);
        if (space && countries_is_loose_dot(&out, name, at))
            space = false;
        else if (!space || (out.len && out.data[out.len - 1] != ' '))
            out.len += utf8_encode(space ? ' ' : unicode_fold(read.codepoint), out.data + out.len);
        at += read.len;
    }
    return out;
}

static const CountryRow *countries_by_code(Str code)
{
    for (size_t i = 0; i < sizeof COUNTRIES / sizeof COUNTRIES[0]; i++)
        if (str_equal(COUNTRIES[i].code, code))
            return &COUNTRIES[i];
    return NULL;
}

static Country countries_from_row(const CountryRow *row)
{
    return row ? (Country){ row->code, row->name, row->continent } : (Country){ 0 };
}

bool countries_find(Country *out, Str name)
{
    CountriesFolded folded = countries_fold(name);
    const CountryRow *row = TABLE_FIND(COUNTRIES, names, ((Str){ folded.data, folded.len }));
    if (!row)
        return false;
    /* "us" is a pronoun, "US" is not */
    if (folded.len <= 3 && !unicode_is_upper(utf8_read_before(name, name.len).codepoint) &&
        str_at(name, name.len - 1) != '.')
        return false;
    if (out)
        *out = countries_from_row(row);
    return true;
}

bool countries_find_people(Country *out, Str word)
{
    CountriesFolded folded = countries_fold(word);
    const NationalityRow *row =
        TABLE_FIND(NATIONALITIES, words, ((Str){ folded.data, folded.len }));
    if (!row)
        return false;
    if (out)
        *out = countries_from_row(countries_by_code(row->code));
    return true;
}

bool countries_find_place(Country *out, bool *is_capital, Str name)
{
    CountriesFolded folded = countries_fold(name);
    const CityRow *row = TABLE_FIND(CITIES, name, ((Str){ folded.data, folded.len }));
    if (!row)
        return false;
    if (out)
        *out = countries_from_row(countries_by_code(row->country));
    if (is_capital)
        *is_capital = row->capital;
    return true;
}
