/*
 * stem.h - word stems by the Snowball stemmers (libstemmer).
 *
 * A Stemmer is a library handle: made once per thread, outside the guard, and
 * passed in.
 */
#ifndef STEMMA_TEXT_STEM_H
#define STEMMA_TEXT_STEM_H

#include "base/error.h"
#include "base/str.h"

/* A word that was met, and what language/token_words.c learned of it. */
typedef struct StemmerWord {
    uint64_t letters[2]; /* all of them and their number; 0 in an empty slot */
    uint64_t hash;
    uint32_t stem;
    uint16_t flags;
} StemmerWord;

enum { STEMMER_WORDS = 1 << 14 };

typedef struct Stemmer {
    struct sb_stemmer *english;
    StemmerWord *words; /* STEMMER_WORDS slots, of texts before this one too */
} Stemmer;

/* STATUS_MEMORY when the library gives none. */
MUST_CHECK Status stemmer_open(Stemmer *stemmer, Error *error);
void stemmer_close(Stemmer *stemmer);

/*
 * The stem of a word that is folded already (unicode_fold_str).  Words that
 * are not ASCII letters come back unchanged.  The result is valid until the
 * next call with this stemmer.
 */
Str stemmer_stem(Stemmer *stemmer, Str folded);

#endif
