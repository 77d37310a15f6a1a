/*
 * name_tables.h - words that tell what a run of capitals is the name of
 * (data/titles.tsv, org_words.tsv, given_names.tsv, nicknames.tsv,
 * capital_words.tsv, cities.tsv).
 *
 * Every word is given folded (unicode_fold_str), every answer is 0 or false
 * for a word that is not in the table.
 */
#ifndef STEMMA_TEXT_NAME_TABLES_H
#define STEMMA_TEXT_NAME_TABLES_H

#include "base/str.h"

typedef enum TitleKind {
    TITLE_NONE = 0,
    TITLE_BEFORE,     /* stands before a name: "President", "Mr" */
    TITLE_POST,       /* also said without a name: "spokesman", "leader" */
    TITLE_OCCUPATION, /* "actor", "widow" */
} TitleKind;

TitleKind name_title(Str folded);

typedef enum BodyKind {
    BODY_NONE = 0,
    BODY_ANYWHERE, /* makes an organisation wherever it stands: "Ministry" */
    BODY_LAST,     /* as the last word: "Inc", "Group" */
    BODY_PLACE,    /* as the last word makes a place: "Airport" */
    BODY_EVENT,    /* as the last word makes an event, a law, a prize: "War" */
    BODY_ALONE,    /* an organisation also by itself: "Senate", "NATO" */
} BodyKind;

BodyKind name_body(Str folded);

/* Written with a capital, but no name: "Monday", "I", "GDP". */
bool name_is_capital_word(Str folded);

typedef enum GivenKind {
    GIVEN_NONE = 0,
    GIVEN_COMMON, /* also a common word or a place: "Mark", "Jordan" */
    GIVEN_SURE,
} GivenKind;

GivenKind name_given(Str folded);

/* Whether two given names may be one person's: "Bob" and "Robert", "J." and "John". */
bool name_given_may_be_one(Str folded, Str other);

/* A surname that stands before the given name: "Kim", "Xi", "Nguyen". */
bool name_is_first_surname(Str folded);

/* A company, a body or an armed group: "Boeing", "Hezbollah". */
bool name_is_organisation(Str folded);

/* A stop word, or one that is seldom a name where it opens a sentence. */
bool name_is_opening_word(Str folded);

#endif
