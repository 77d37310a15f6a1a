/*
 * media_names.h - runs of capitals that may be the name of an outlet, alone or
 * in a list.
 */
#ifndef STEMMA_LANGUAGE_MEDIA_NAMES_H
#define STEMMA_LANGUAGE_MEDIA_NAMES_H

#include "language/pieces.h"

typedef enum MediaKind {
    MEDIA_NOT = 0, /* a ministry, a company, somebody with a title */
    MEDIA_UNKNOWN, /* a name of which nothing is known */
    MEDIA_LIKELY,  /* built like an outlet's name: "The Lagos Sentinel" */
    MEDIA_KNOWN,   /* in the table of outlets */
} MediaKind;

typedef struct MediaName {
    Span span;
    size_t first, last; /* its pieces */
    MediaKind kind;
    Outlet outlet; /* of one that is known */
} MediaName;

enum { MEDIA_LIST_MAX = 8 };

typedef struct MediaList {
    MediaName items[MEDIA_LIST_MAX];
    size_t count;
    size_t after; /* the piece after the list */
    bool has_and; /* "and" or "or" in it: all its members are the same kind of thing */
} MediaList;

/*
 * The names that begin at piece `at`, cut by commas, "and" or "or", after
 * words like "the" and "news agency".  Count 0 when no name stands there.
 */
MediaList media_read_list(const Pieces *pieces, size_t at);

/* The name that ends right before piece `at`, or one of kind MEDIA_NOT without a span. */
MediaName media_read_before(const Pieces *pieces, size_t at);

#endif
