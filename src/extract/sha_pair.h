/*
 * sha_pair.h - two sha256 at once: of a text, and of the text with another before it.
 */
#ifndef STEMMA_EXTRACT_SHA_PAIR_H
#define STEMMA_EXTRACT_SHA_PAIR_H

#include "base/str.h"

enum { SHA_PAIR_BYTES = 32 };

typedef struct ShaPair {
    unsigned char both[SHA_PAIR_BYTES]; /* of the front followed by the text */
    unsigned char text[SHA_PAIR_BYTES];
} ShaPair;

/* Whether this processor has the instructions; without them a library does it. */
bool sha_pair_is_here(void);

/* Only where they are. */
void sha_pair(ShaPair *out, Str front, Str text);

#endif
