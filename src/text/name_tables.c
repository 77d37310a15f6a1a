#include "text/name_tables.h"

#include "text/stop_words.h"
#include "text/table.h"

#include "capital_words.inc"
#include "first_surnames.inc"
#include "given_names.inc"
#include "nicknames.inc"
#include "opening_words.inc"
#include "org_words.inc"
#include "organisations.inc"
#include "titles.inc"

TitleKind name_title(Str folded)
{
    const TitleRow *row = TABLE_FIND(TITLES, word, folded);
    return row ? (TitleKind)row->kind : TITLE_NONE;
}

BodyKind name_body(Str folded)
{
    const OrgWord *row = TABLE_FIND(ORG_WORDS, word, folded);
    return row ? (BodyKind)row->kind : BODY_NONE;
}

bool name_is_capital_word(Str folded)
{
    return TABLE_FIND(CAPITAL_WORDS, word, folded) != NULL;
}

GivenKind name_given(Str folded)
{
    const GivenName *row = TABLE_FIND(GIVEN_NAMES, word, folded);
    if (!row)
        return GIVEN_NONE;
    return row->common ? GIVEN_COMMON : GIVEN_SURE;
}

static bool name_is_short_for(Str folded, Str other)
{
    Str bare = str_ends_with(folded, STR(".")) ? str_take(folded, folded.len - 1) : folded;
    if (bare.len == 1)
        return str_starts_with(other, bare);
    const Nickname *row = TABLE_FIND(NICKNAMES, short_, folded);
    return row && str_equal(row->long_, other);
}

bool name_given_may_be_one(Str folded, Str other)
{
    enum { PREFIX = 3 };
    if (folded.len >= PREFIX && other.len >= PREFIX &&
        (str_starts_with(folded, other) || str_starts_with(other, folded)))
        return true;
    return name_is_short_for(folded, other) || name_is_short_for(other, folded);
}

bool name_is_first_surname(Str folded)
{
    return TABLE_FIND(FIRST_SURNAMES, word, folded) != NULL;
}

bool name_is_opening_word(Str folded)
{
    return stop_words_has(folded) || TABLE_FIND(OPENING_WORDS, word, folded) != NULL;
}

bool name_is_organisation(Str folded)
{
    return TABLE_FIND(ORGANISATIONS, word, folded) != NULL;
}
