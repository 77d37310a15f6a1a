/*
 * word_lists.h - what the tables of data/ say of a word, for the models.
 */
#ifndef STEMMA_LANGUAGE_WORD_LISTS_H
#define STEMMA_LANGUAGE_WORD_LISTS_H

#include "base/str.h"

enum {
    WORD_IN_GIVEN = 1,          /* given names */
    WORD_IN_COMMON_GIVEN = 2,   /* those that are also common words */
    WORD_IN_SURNAME = 4,        /* surnames that stand first */
    WORD_IN_TITLE = 8,          /* "President" */
    WORD_IN_POST = 16,          /* "spokesman", "actor" */
    WORD_IN_BODY = 32,          /* "Ministry", "Inc" */
    WORD_IN_BUILT = 64,         /* "Airport" */
    WORD_IN_EVENT = 128,        /* "War" */
    WORD_IN_COUNTRY = 256,      /* countries, and places in them */
    WORD_IN_PLACE = 512,
    WORD_IN_PEOPLE = 1024,      /* "Danish", "Danes" */
    WORD_IN_ORGANISATION = 2048,
    WORD_IN_OUTLET = 4096,
    WORD_IN_CAPITAL_WORD = 8192, /* "Monday", "GDP" */
    WORD_IN_OPENING = 16384,    /* seldom a name where it opens a sentence */
};

/* A sum of the above. */
uint32_t word_lists_find(Str word);

#endif
