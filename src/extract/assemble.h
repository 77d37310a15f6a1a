/*
 * assemble.h - from kept blocks to the text of a report and its map.
 */
#ifndef STEMMA_EXTRACT_ASSEMBLE_H
#define STEMMA_EXTRACT_ASSEMBLE_H

#include "extract/blocks.h"

typedef struct Assembled {
    Str text;
    TextMap *map;
    size_t map_count;
    Span *place; /* per block: where it stands in the text; empty when left out */
} Assembled;

/*
 * Join the blocks that are kept: a blank line between paragraphs, a line end
 * between items of a list, cells and blocks that are not `after_break` of a
 * plain page.  Text and map live in `arena`, `place` in `scratch`.
 */
void assemble(Assembled *out, const Blocks *blocks, const bool *keep, Arena *arena, Arena *scratch);

/* The bytes of the page that a block was made from. */
Span assemble_block_page(const Blocks *blocks, size_t block);
/* The byte of the page that byte `at` of a report's text was made from, as near as the map knows.
 */
size_t assemble_page_offset(const TextMap *map, size_t count, size_t at);

#endif
