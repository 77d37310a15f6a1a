/*
 * meta_author.h - names out of bylines.
 */
#ifndef STEMMA_EXTRACT_META_AUTHOR_H
#define STEMMA_EXTRACT_META_AUTHOR_H

#include "base/arena.h"
#include "base/str.h"

enum { META_AUTHORS_MAX = 24 };

typedef struct Authors {
    Str names[META_AUTHORS_MAX];
    size_t count;
} Authors;

/*
 * Add the names in `byline` ("By Ann Lee and Bo Chan, Staff Writers"), each
 * once, as they are written.  An `is_sure` byline came from a field that holds
 * nothing but names; of running text only what looks like a name is taken.
 */
void authors_add(Authors *authors, Str byline, bool is_sure, Arena *arena);

#endif
