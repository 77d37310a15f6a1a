/*
 * function_words.h - the commonest little words of some languages.
 */
#ifndef STEMMA_EXTRACT_FUNCTION_WORDS_H
#define STEMMA_EXTRACT_FUNCTION_WORDS_H

#include "base/arena.h"
#include "base/str.h"

/* Whether any of these languages has this word, in whatever case. */
bool function_words_has(Str word);

/* A language and how sure it is: from 0 to 1, the lead over the next, or the share of its script.
 */
typedef struct LanguageGuess {
    Str language; /* "en", or empty */
    double confidence;
} LanguageGuess;

/*
 * The language of a text, by its script and its little words; none when the
 * text is too short or of no language that is known here.
 */
LanguageGuess function_words_guess(Str text);

#endif
