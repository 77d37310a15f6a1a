/*
 * page_view.h - what is counted once per block and per box, before scoring.
 */
#ifndef STEMMA_EXTRACT_PAGE_VIEW_H
#define STEMMA_EXTRACT_PAGE_VIEW_H

#include "extract/blocks.h"
#include "extract/furniture.h"

typedef struct BlockView {
    float words;    /* scripts without spaces: characters / 2 */
    float links;    /* share of the text that is link */
    float little;   /* share of the words that are function words */
    float digits;   /* share of the characters */
    float capitals; /* share of the words that begin with a capital */
    uint32_t commas;
    uint32_t sentences; /* sentence ends within or at the end */
    uint32_t bits_near; /* class words of its box and the inline elements around it */
    uint32_t bits_far;  /* of all boxes that hold less than most of the page */
    uint64_t hash;      /* of the folded text */
    uint32_t first;     /* block with this text */
    Furniture furniture;
    char end;         /* '.' sentence, ':' colon, 0 none */
    bool is_shouting; /* no small letter */
    bool has_marks;   /* | » › and the like */
    bool is_repeated; /* the same text stands elsewhere on the page */
    uint8_t after;    /* AFTER_ bits */
} BlockView;

/* Furniture headings that a block comes after, anywhere before it. */
enum {
    AFTER_COMMENT = 1,
    AFTER_RELATED = 2,
    AFTER_SUBSCRIBE = 4,
    AFTER_BIO = 8,
};

typedef struct BoxView {
    float words;
    float link_words;
    float long_words; /* words in blocks that look like paragraphs */
    uint32_t bits_far;
    uint32_t repeats; /* boxes with the same signature and parent signature */
} BoxView;

typedef struct PageView {
    const Blocks *blocks;
    BlockView *block;
    BoxView *box;
    float words;          /* of all blocks, at least 1 */
    uint32_t title_block; /* that repeats the page's title, or UINT32_MAX */
    bool is_spaceless;
} PageView;

/* `title`: the page's title as its head gives it, perhaps empty. */
void page_view_make(PageView *out, const Blocks *blocks, Str title, Arena *arena);

#endif
