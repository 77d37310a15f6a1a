/* units.h - units of measure and their families (data/units.tsv). */
#ifndef STEMMA_TEXT_UNITS_H
#define STEMMA_TEXT_UNITS_H

#include "base/str.h"

typedef struct Unit {
    Str name;      /* "kilometer" */
    Str base;      /* "meter" */
    double factor; /* one of the unit in the base unit */
} Unit;

/* Find a unit by its words, folded, one space between tokens: "km", "square miles". */
bool unit_find(Str words, Unit *out);

/*
 * Change `amount` from one unit into another of its family, both by their
 * names or words.  False, and `amount` untouched, if they are of two families.
 */
bool unit_convert(double *amount, Str from, Str to);

#endif
