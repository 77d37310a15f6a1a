/*
 * linked_data.h - what the JSON-LD of a page says about its article.
 */
#ifndef STEMMA_EXTRACT_LINKED_DATA_H
#define STEMMA_EXTRACT_LINKED_DATA_H

#include "extract/blocks.h"

enum { LINKED_AUTHORS_MAX = 24 };

typedef struct LinkedData {
    Str headline;
    Str published, modified;
    Str publisher;
    Str url; /* of the article itself */
    Str lang;
    Str authors[LINKED_AUTHORS_MAX];
    size_t author_count;
    const char *broken; /* where a script that is not JSON begins, or NULL */
} LinkedData;

/*
 * `title` is what the rest of the page calls the article: of several articles
 * in the scripts the one with this headline is meant, and one with quite
 * another headline is somebody else's.
 */
void linked_data_read(LinkedData *out, const Blocks *blocks, Str title, Arena *arena);

/* The words of a title, as hashes of what they are once folded, in their order. */
typedef struct TitleWords {
    uint64_t *items;
    size_t count, room;
} TitleWords;

TitleWords title_words(Str title, Arena *arena);

/* The share of the words of the shorter title that the other one has too. */
double title_words_likeness(const TitleWords *a, const TitleWords *b, Arena *scratch);
double title_likeness(Str a, Str b, Arena *scratch);

#endif
