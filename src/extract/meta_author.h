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

/* Where a byline stands, and so how much else there may be in it. */
typedef enum AuthorPlace {
    AUTHOR_TEXT,   /* running text: only what looks like a name is taken */
    AUTHOR_PERSON, /* any line: only what begins with a known given name is taken */
    AUTHOR_LINK,   /* an element that should hold a name and no more */
    AUTHOR_FIELD,  /* a field for names */
} AuthorPlace;

/* Add the names in `byline` ("By Ann Lee and Bo Chan, Staff Writers"), each once. */
void authors_add(Authors *authors, Str byline, AuthorPlace place, Arena *arena);

/* Whether a line is all words that stand before names: "Written by". */
bool author_is_lead(Str line, Arena *arena);
/*
 * What stands behind the first such words, at the line's beginning; with
 * `also_within`, behind a date too.  Empty if there are none.
 */
Str author_find_lead(Str line, bool also_within, Arena *arena);

#endif
