/*
 * function_words.h - the commonest little words of some languages.
 */
#ifndef STEMMA_EXTRACT_FUNCTION_WORDS_H
#define STEMMA_EXTRACT_FUNCTION_WORDS_H

#include "base/arena.h"
#include "base/str.h"

/* The codes of the languages that have this word, apart by spaces; empty for any other word. */
Str function_words_languages(Str word);

/*
 * The language of a text, by its script and its little words: "en", or empty
 * when the text is too short or of no language that is known here.
 */
Str function_words_guess(Str text);

#endif
