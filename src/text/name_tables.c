#include "text/name_tables.h"

#include "text/table.h"

#include "capital_words.inc"
#include "org_words.inc"
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
