/* numbers.h - numbers in digits and words, as the parts for times and quantities read them. */
#ifndef STEMMA_LANGUAGE_NUMBERS_H
#define STEMMA_LANGUAGE_NUMBERS_H

#include "language/language_parts.h"

typedef enum NumberKind {
    NUMBER_NONE = 0,
    NUMBER_CARDINAL,
    NUMBER_ORDINAL,  /* 80th, eightieth */
    NUMBER_FRACTION, /* two thirds, half, 3/4 */
    NUMBER_VAGUE,    /* tens of thousands: [value, top) */
} NumberKind;

typedef struct NumberPhrase {
    NumberKind kind;
    double value;
    double top;       /* of a vague number */
    size_t end;       /* the token after it */
    bool is_words;    /* no digit in it */
    bool is_plain;    /* one token of digits only, such as a year */
    bool is_scaled;   /* with million, dozen… */
    uint8_t digits;   /* of a plain one */
    bool has_article; /* "a hundred" */
} NumberPhrase;

/*
 * Read the longest number that begins at `token` and ends before `end`.
 * `after_currency`: "m" and "b" mean million and billion.  NUMBER_NONE if
 * there is none.
 */
NumberPhrase number_read(const LanguageWork *work, size_t token, size_t end, bool after_currency);

/* Whether a folded word is one of those that numbers are made of. */
bool number_is_word(Str folded);

/* Whether there is no white space between `token` and the token before it. */
bool number_is_attached(const LanguageWork *work, size_t token);

/* A hyphen or dash of any kind. */
bool number_is_dash(const LanguageWork *work, size_t token);

#endif
