/*
 * assemble.c - from kept blocks to the text of a report and its map.
 */
#include "extract/assemble.h"

#include "base/limits.h"

static bool assemble_is_item(HtmlTag tag)
{
    return tag == HTML_TAG_LI || tag == HTML_TAG_TD || tag == HTML_TAG_TH || tag == HTML_TAG_DT ||
           tag == HTML_TAG_DD;
}

/* The item of a list or cell of a table that a box is in, or 0. */
static uint32_t assemble_item(const Blocks *blocks, uint32_t box)
{
    for (int i = 0; i < 4 && box; i++, box = blocks->items_box[box].parent)
        if (assemble_is_item(blocks->items_box[box].tag))
            return box;
    return 0;
}

/* Two items of one list or row follow closely; paragraphs within one item do not. */
static bool assemble_is_close(const Blocks *blocks, size_t before, size_t now)
{
    const Block *a = &blocks->items[before], *b = &blocks->items[now];
    if (blocks->is_plain)
        return !b->after_break && before + 1 == now;
    uint32_t item_a = assemble_item(blocks, a->box), item_b = assemble_item(blocks, b->box);
    return item_a && item_b && item_a != item_b &&
           blocks->items_box[item_a].parent == blocks->items_box[item_b].parent;
}

static size_t assemble_count_map(const Blocks *blocks, const bool *keep)
{
    size_t count = 0;
    for (size_t i = 0; i < blocks->count; i++)
        if (keep[i])
            count += span_len(blocks->items[i].map);
    return count;
}

void assemble(Assembled *out, const Blocks *blocks, const bool *keep, Arena *arena, Arena *scratch)
{
    *out = (Assembled){ 0 };
    out->place = ARENA_NEW(scratch, Span, blocks->count + 1);
    out->map = ARENA_NEW(arena, TextMap, assemble_count_map(blocks, keep) + 1);
    Buf text = buf_open(scratch, LIMIT_TEXT_BYTES);
    size_t before = STR_NONE;
    for (size_t i = 0; i < blocks->count; i++) {
        const Block *block = &blocks->items[i];
        Str words = block_text(blocks, block);
        if (!keep[i] || text.len + words.len + 2 > LIMIT_TEXT_BYTES)
            continue;
        if (before != STR_NONE)
            buf_add(&text, assemble_is_close(blocks, before, i) ? STR("\n") : STR("\n\n"));
        size_t shift = text.len;
        out->place[i] = span(text.len, text.len + words.len);
        buf_add(&text, words);
        for (uint32_t m = block->map.begin; m < block->map.end; m++) {
            TextMap entry = blocks->map[m];
            entry.text_begin = (uint32_t)(entry.text_begin - block->text.begin + shift);
            entry.text_end = (uint32_t)(entry.text_end - block->text.begin + shift);
            out->map[out->map_count++] = entry;
        }
        before = i;
    }
    out->text = arena_copy_str(arena, buf_str(&text));
}

Span assemble_block_page(const Blocks *blocks, size_t block)
{
    Span map = blocks->items[block].map;
    if (map.begin == map.end)
        return (Span){ 0, 0 };
    return (Span){ blocks->map[map.begin].page_begin, blocks->map[map.end - 1].page_end };
}

size_t assemble_page_offset(const TextMap *map, size_t count, size_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map[middle].text_end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == count)
        return count ? map[count - 1].page_end : 0;
    const TextMap *entry = &map[low];
    bool same = entry->text_end - entry->text_begin == entry->page_end - entry->page_begin;
    return entry->page_begin + (same && at > entry->text_begin ? at - entry->text_begin : 0);
}
