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

typedef struct Stemmer {
    struct sb_stemmer *english;
    struct StemmerSlot *slots; /* stems of the words met last */
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
