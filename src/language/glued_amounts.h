/* glued_amounts.h - a number written as one with its currency, unit or scale: "42MYR". */
#ifndef STEMMA_LANGUAGE_GLUED_AMOUNTS_H
#define STEMMA_LANGUAGE_GLUED_AMOUNTS_H

#include "language/language_parts.h"

typedef struct GluedAmount {
    double value;
    Str unit; /* a currency's code, or a unit's name; empty for a number with its scale */
    bool is_money;
    size_t end; /* the token after it */
} GluedAmount;

/* The amount that begins with `token` and ends before `end`; false if there is none. */
bool glued_amount_read(const LanguageWork *work, size_t token, size_t end, GluedAmount *out);

#endif
