/*
 * blocks.h - a page as a flat list of text blocks within nested boxes.
 *
 *     <div><h1>A</h1><p>B <a>C</a></p></div>
 *
 *     boxes   0 page <- 1 div <- 2 h1
 *                          ^---- 3 p
 *     blocks  0 "A" in 2, 1 "B C" in 3, of which 1 byte is link
 *
 * A box is an element that starts a new line; a block is a run of text in one
 * box that no other box interrupts.  Blocks stand in page order, and the blocks
 * within a box are neighbours, so a box knows them by two numbers.
 */
#ifndef STEMMA_EXTRACT_BLOCKS_H
#define STEMMA_EXTRACT_BLOCKS_H

#include "base/buf.h"
#include "base/vec.h"
#include "document/report.h"
#include "extract/decode.h"
#include "extract/html_token.h"

/* What a block stands in, at any depth. */
typedef enum BlockIn {
    BLOCK_IN_ARTICLE = 1 << 0,
    BLOCK_IN_MAIN = 1 << 1,
    BLOCK_IN_ASIDE = 1 << 2,
    BLOCK_IN_NAV = 1 << 3,
    BLOCK_IN_HEADER = 1 << 4,
    BLOCK_IN_FOOTER = 1 << 5,
    BLOCK_IN_FORM = 1 << 6,
    BLOCK_IN_FIGURE = 1 << 7,
    BLOCK_IN_TABLE = 1 << 8,
    BLOCK_IN_LIST = 1 << 9,
    BLOCK_IN_QUOTE = 1 << 10,
    BLOCK_IN_PRE = 1 << 11,
    BLOCK_IN_HEADING = 1 << 12,
    BLOCK_IN_BUTTON = 1 << 13,
    BLOCK_IN_HIDDEN = 1 << 14,
    BLOCK_IN_BODY = 1 << 15, /* itemprop articleBody and the like */
    BLOCK_IN_COUNT = 16,
} BlockIn;

typedef struct Box {
    uint32_t parent; /* box 0 is its own parent */
    uint32_t depth;
    HtmlTag tag;
    uint32_t bits;       /* class_words.h, its own */
    uint32_t in;         /* BlockIn, its own and inherited */
    uint32_t signature;  /* of tag and class */
    uint32_t first, end; /* its blocks, those of inner boxes included */
} Box;

typedef struct Block {
    uint32_t box;
    uint32_t bits; /* class words of inline elements around its beginning */
    Span text;     /* in Blocks.text */
    Span map;      /* entries of Blocks.map */
    uint32_t link_bytes;
    uint32_t bold_bytes;
    bool after_image; /* an image stands right before it */
    bool after_break; /* goes on after a double <br> */
} Block;

/* An element that may name an author or a date. */
typedef struct BlockMark {
    Span text;        /* in Blocks.text */
    uint32_t bits;    /* CLASS_BYLINE, CLASS_DATE */
    bool strong;      /* by rel=author or itemprop, not by a class word alone */
    bool is_link;     /* to the page of a writer, by its address */
    bool is_modified; /* of a date: when it was changed */
    Str datetime;     /* of <time> or itemprop with a content attribute */
} BlockMark;

/* <meta>, <link> and attributes that say something about the page. */
typedef struct MetaTag {
    Str name; /* "og:title", "link:canonical"; lower case */
    Str value;
    Span page; /* where the element stands in the page */
} MetaTag;

typedef struct Blocks {
    Box *items_box;
    size_t box_count, box_room;
    Block *items;
    size_t count, room;
    Str text; /* of all blocks, white space folded */
    TextMap *map;
    size_t map_count;
    struct {
        BlockMark *items;
        size_t count, room;
    } marks;
    struct {
        MetaTag *items;
        size_t count, room;
    } metas;
    struct {
        Str *items;
        size_t count, room;
    } scripts; /* JSON-LD */
    Str title; /* of <title>, white space folded */
    Span title_page;
    Str lang;                        /* of <html> */
    bool is_plain;                   /* a plain text page: a block is a line */
    bool cut;                        /* more blocks than LIMIT_BLOCKS */
    bool deep;                       /* nested deeper than LIMIT_BLOCK_DEPTH ... */
    size_t deep_at;                  /* ... first here, in the page */
    bool attrs_cut, cut_off;         /* of the tokenizer: html_token.h ... */
    size_t attrs_cut_at, cut_off_at; /* ... in the page */
} Blocks;

/* Read a whole page.  Everything lives in `arena`, which may be a scratch one. */
void blocks_read(Blocks *out, const Decoded *page, Arena *arena);

static inline Str block_text(const Blocks *blocks, const Block *block)
{
    return str_slice(blocks->text, block->text);
}

#endif
