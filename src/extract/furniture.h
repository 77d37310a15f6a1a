/*
 * furniture.h - lines that stand around articles: "Share this", "Recent posts".
 */
#ifndef STEMMA_EXTRACT_FURNITURE_H
#define STEMMA_EXTRACT_FURNITURE_H

#include "base/str.h"

typedef enum FurnitureKind {
    FURNITURE_NONE = 0,
    FURNITURE_SHARE,
    FURNITURE_COMMENT,
    FURNITURE_RELATED,
    FURNITURE_SUBSCRIBE,
    FURNITURE_COOKIE,
    FURNITURE_LEGAL,
    FURNITURE_NAV,
    FURNITURE_PLACEHOLDER,
    FURNITURE_SOURCE_LINK,
    FURNITURE_CREDIT,
    FURNITURE_CAPTION,
    FURNITURE_BYLINE,
    FURNITURE_BIO,
    FURNITURE_KIND_COUNT,
} FurnitureKind;

typedef struct Furniture {
    FurnitureKind kind;
    bool is_whole; /* the whole line, else its beginning */
} Furniture;

/* What a line of text is, by data/page_furniture.tsv; case, spaces and punctuation at the ends
 * aside. */
Furniture furniture_find(Str line);

#endif
