/*
 * countries.h - countries, their adjectives and inhabitants, cities
 * (data/countries.tsv, nationalities.tsv, cities.tsv).
 *
 * Names are given as they are written; case, a leading "the" and dots in
 * abbreviations do not matter.
 */
#ifndef STEMMA_TEXT_COUNTRIES_H
#define STEMMA_TEXT_COUNTRIES_H

#include "base/str.h"

typedef struct Country {
    Str code;      /* "kp"; of ISO 3166-1 where there is one */
    Str name;      /* "North Korea" */
    Str continent; /* AF AS EU NA OC SA */
} Country;

/* The country called `name` ("DPRK", "the U.S.").  `out` may be NULL. */
bool countries_find(Country *out, Str name);

/*
 * The country whose adjective or inhabitant `word` is ("Chinese", "Danes").
 * For a people, a faith or a party ("Kurds", "Republicans") all of `out` is
 * empty.  `out` may be NULL.
 */
bool countries_find_people(Country *out, Str word);

/*
 * The country in which the city or region `name` lies; empty for what lies in
 * none ("Europe").  `is_capital` tells whether it may stand for the country's
 * government.  `out` and `is_capital` may be NULL.
 */
bool countries_find_place(Country *out, bool *is_capital, Str name);

#endif
