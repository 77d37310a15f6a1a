/* tense.h - whether the clause around a place speaks of what was or of what will be. */
#ifndef STEMMA_LANGUAGE_TENSE_H
#define STEMMA_LANGUAGE_TENSE_H

#include "language/language_parts.h"

typedef enum Tense {
    TENSE_OPEN = 0, /* nothing tells */
    TENSE_PAST,
    TENSE_FUTURE,
} Tense;

/* Tokens [begin, end). */
typedef struct TokenRange {
    size_t begin, end;
} TokenRange;

/* Of the clause that holds `place`, which lies in `sentence`. */
Tense tense_find(const LanguageWork *work, TokenRange sentence, TokenRange place);

#endif
