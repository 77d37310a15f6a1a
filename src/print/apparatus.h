/*
 * apparatus.h - the readings of a copied passage in all its witnesses.
 *
 * A passage is a sentence of an origin's text that reports which took from it
 * have too.  It is cut where all witnesses agree: what lies between two such
 * places is a unit, and what a witness has there is its reading.  White space
 * between two units that is not the same in all is part of the variant's readings.
 *
 *     base   built in | 1962   | , it gave way | on Monday
 *     A+1    built in | 1964   | , it gave way |
 *     A+2    built in | the 60s| , it gave way | on Monday
 */
#ifndef STEMMA_PRINT_APPARATUS_H
#define STEMMA_PRINT_APPARATUS_H

#include "document/edition.h"

/* One unit of a passage: what each witness has, in the order of Passage.witnesses. */
typedef struct ApparatusUnit {
    Span *readings;       /* empty: nothing */
    uint32_t *first_same; /* of each: the first that is the same, letter by letter */
    bool is_variant;      /* not the same words in all */
} ApparatusUnit;

typedef struct ApparatusPassage {
    uint32_t *witnesses; /* report numbers; the first is the base */
    size_t witness_count;
    ApparatusUnit *units;
    size_t unit_count;
} ApparatusPassage;

typedef struct Apparatus {
    ApparatusPassage *items; /* by origin, then place in its text */
    size_t count;
    size_t room;
} Apparatus;

/* All passages of a story that at least two reports have. */
Apparatus apparatus_find(const Edition *edition, Arena *arena);

#endif
