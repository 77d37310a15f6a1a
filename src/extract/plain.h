/*
 * plain.h - pages that are plain text.
 */
#ifndef STEMMA_EXTRACT_PLAIN_H
#define STEMMA_EXTRACT_PLAIN_H

#include "extract/blocks.h"

typedef struct PlainPage {
    bool *keep;         /* per block */
    uint32_t title;     /* block that is the title, or UINT32_MAX */
    Str site;           /* behind the title: "Title - SITE"; in the blocks' text */
    uint32_t dead_link; /* block that was a source link, or UINT32_MAX */
} PlainPage;

/* Whether a page is plain text rather than HTML, by its bytes and then by its type. */
bool plain_is(Str text, Str content_type);

/* A block for each line that is not blank. */
void plain_read(Blocks *out, const Decoded *page, Arena *arena);

/* Tell the lines of the report from those around it. */
void plain_choose(PlainPage *out, const Blocks *blocks, const OwnOutlets *outlets, Arena *arena);

#endif
