/*
 * block_text.h - the text of blocks: white space folded, every byte with its
 * place in the page.
 */
#ifndef STEMMA_EXTRACT_BLOCK_TEXT_H
#define STEMMA_EXTRACT_BLOCK_TEXT_H

#include "base/buf.h"
#include "document/report.h"
#include "extract/decode.h"
#include "extract/html_token.h"

typedef enum BlockSpace {
    BLOCK_SPACE_NONE = 0,
    BLOCK_SPACE_PLAIN, /* one byte of the page that stands for a space as it is */
    BLOCK_SPACE_OTHER, /* several, or another character: the map has a gap */
    BLOCK_SPACE_LINE,  /* a line ends */
} BlockSpace;

typedef struct BlockWriter {
    const Decoded *page;
    bool is_direct; /* decode_is_direct() */
    Buf text;
    struct {
        TextMap *items;
        size_t count, room;
    } map;
    Arena *arena;
    BlockSpace space; /* met and not yet written */
    size_t begin;     /* of the block that is being written */
    bool keep_lines;  /* in <pre> */
} BlockWriter;

BlockWriter block_writer_open(const Decoded *page, Arena *arena);

/*
 * Add a raw slice of the decoded page, which stands in it at byte `at`.  Gives
 * the bytes written, 0 if it held nothing but white space.
 */
size_t block_writer_add(BlockWriter *writer, Str raw, size_t at, HtmlRaw mode);
void block_writer_add_line(BlockWriter *writer);
/* Begin a block here; white space that waits is dropped. */
void block_writer_begin(BlockWriter *writer);

#endif
