/* A Content-Type up to the first line end, then any bytes: the text is valid
 * UTF-8, and its characters stand for pieces of the page in order, without
 * gaps, from the byte order mark to the end. */
#include "base/utf8.h"
#include "extract/decode.h"
#include "fuzz.h"

#include <stdlib.h>
#include <uchardet.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    static ExtractTools tools;
    if (!arena.base) {
        require(arena_open(&arena, (size_t)1 << 30));
        tools.detector = uchardet_new();
    }

    ArenaMark mark = arena_mark(&arena);
    StrCut cut = str_cut((Str){ (const char *)data, size }, '\n');
    Decoded decoded = decode_page(cut.tail, cut.head, &tools, &arena);
    require(utf8_find_invalid(decoded.text) == STR_NONE);
    uint32_t page = decode_page_span(&decoded, span(0, 0)).begin;
    require(page <= 3);
    for (size_t at = 0; at < decoded.text.len;) {
        uint32_t len = utf8_read_at(decoded.text, at).len;
        Span where = decode_page_span(&decoded, span(at, at + len));
        require(where.begin == page && where.end >= page);
        page = where.end;
        at += len;
    }
    require(decoded.text.len == 0 || page == cut.tail.len);
    for (size_t i = 0; i < decoded.notes.count; i++)
        require(decoded.notes.items[i].offset <= cut.tail.len);
    arena_release(&arena, mark);
    return 0;
}
