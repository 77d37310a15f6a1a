#include "language/word_lists.h"

#include "base/utf8.h"
#include "text/countries.h"
#include "text/name_tables.h"
#include "text/outlets.h"
#include "text/unicode.h"

enum { WORD_LISTS_LONGEST = 64 };

static Str word_lists_fold(Str word, char room[WORD_LISTS_LONGEST])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len && len + 4 <= WORD_LISTS_LONGEST;) {
        Utf8Char read = utf8_read_at(word, at);
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
    }
    return (Str){ room, len };
}

static uint32_t word_lists_person(Str folded)
{
    uint32_t known = 0;
    GivenKind given = name_given(folded);
    TitleKind title = name_title(folded);
    known |= given == GIVEN_SURE ? WORD_IN_GIVEN : 0;
    known |= given == GIVEN_COMMON ? WORD_IN_COMMON_GIVEN : 0;
    known |= name_is_first_surname(folded) ? WORD_IN_SURNAME : 0;
    known |= title == TITLE_BEFORE ? WORD_IN_TITLE : 0;
    known |= title == TITLE_POST || title == TITLE_OCCUPATION ? WORD_IN_POST : 0;
    return known;
}

static uint32_t word_lists_body(Str folded)
{
    switch (name_body(folded)) {
    case BODY_PLACE:
        return WORD_IN_BUILT;
    case BODY_EVENT:
        return WORD_IN_EVENT;
    case BODY_ALONE:
        return WORD_IN_ORGANISATION;
    case BODY_ANYWHERE:
    case BODY_LAST:
        return WORD_IN_BODY;
    case BODY_NONE:
        break;
    }
    return 0;
}

uint32_t word_lists_find(Str word)
{
    char room[WORD_LISTS_LONGEST] = { 0 };
    Str folded = word_lists_fold(word, room);
    Country country;
    Outlet outlet;
    uint32_t known = word_lists_person(folded) | word_lists_body(folded);
    known |= name_is_opening_word(folded) ? WORD_IN_OPENING : 0;
    if (!unicode_is_upper(utf8_read(word).codepoint))
        return known; /* most words; the other tables hold names */
    known |= name_is_organisation(folded) ? WORD_IN_ORGANISATION : 0;
    known |= name_is_capital_word(folded) ? WORD_IN_CAPITAL_WORD : 0;
    known |= countries_find(&country, word) ? WORD_IN_COUNTRY : 0;
    known |= countries_find_people(&country, word) ? WORD_IN_PEOPLE : 0;
    known |= countries_find_place(NULL, NULL, word) ? WORD_IN_PLACE : 0;
    /* not the user's: the weights were learned with our table */
    known |= outlets_find(&outlet, NULL, word) ? WORD_IN_OUTLET : 0;
    return known;
}
