/*
 * token_words.h - what is known of a token by its letters alone: hash, stem, flags.
 */
#ifndef STEMMA_LANGUAGE_TOKEN_WORDS_H
#define STEMMA_LANGUAGE_TOKEN_WORDS_H

#include "document/analysis.h"
#include "text/stem.h"

/*
 * Fill word, stem and flags of a token from its span; TOKEN_SPACE_AFTER apart.
 * Without a stemmer, NULL, the stem is that of the whole word.
 */
void token_words_fill(Stemmer *stemmer, Str text, Token *token);

#endif
