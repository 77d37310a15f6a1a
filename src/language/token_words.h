/*
 * token_words.h - what is known of a token by its letters alone: hash, stem, flags.
 */
#ifndef STEMMA_LANGUAGE_TOKEN_WORDS_H
#define STEMMA_LANGUAGE_TOKEN_WORDS_H

#include "base/arena.h"
#include "document/analysis.h"
#include "text/stem.h"

typedef struct TokenWords {
    Stemmer *stemmer;
    struct TokenWordSlot *slots; /* the words met last, by hash */
} TokenWords;

/* The slots live in `scratch`. */
void token_words_open(TokenWords *words, Stemmer *stemmer, Arena *scratch);

/* Fill word, stem and flags of a token from its span; TOKEN_SPACE_AFTER apart. */
void token_words_fill(TokenWords *words, Str text, Token *token);

#endif
