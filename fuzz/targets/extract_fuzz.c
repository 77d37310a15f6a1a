/* Any bytes as a page: its text is UTF-8, its map is in order and inside, what is
 * mapped byte for byte is the same bytes up to white space. */
#include "base/utf8.h"
#include "extract/extract.h"
#include "fuzz.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_map(const Report *report, Str page)
{
    uint32_t text_at = 0, page_at = 0;
    for (size_t i = 0; i < report->map_count; i++) {
        TextMap map = report->map[i];
        require(map.text_begin >= text_at && map.text_begin < map.text_end);
        require(map.page_begin >= page_at && map.page_begin <= map.page_end);
        require(map.text_end <= report->text.len && map.page_end <= page.len);
        text_at = map.text_end;
        page_at = map.page_end;
    }
}

static void check_report(const Report *report, Str page)
{
    require(utf8_find_invalid(report->text) == STR_NONE);
    require(utf8_find_invalid(report->title) == STR_NONE);
    require(report->text.len > 0 && report->sha256.len == 64 && report->id.len == 16);
    require(!report->title_in_text ||
            str_equal(str_slice(report->text, report->title_span), report->title));
    require(report->title_page.begin <= report->title_page.end &&
            report->title_page.end <= page.len);
    Interval when;
    require(report->published.len == 0 || calendar_parse_iso(report->published, &when));
    require(report->modified.len == 0 || calendar_parse_iso(report->modified, &when));
    for (size_t i = 0; i < report->author_count; i++)
        require(report->authors[i].len && utf8_find_invalid(report->authors[i]) == STR_NONE);
    for (size_t i = 0; i < report->notes.count; i++)
        require(report->notes.items[i].offset <= page.len);
    check_map(report, page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena, scratch;
    static ExtractTools tools;
    if (!arena.base) {
        Error error;
        require(arena_open(&arena, (size_t)1 << 30) && arena_open(&scratch, (size_t)1 << 30));
        require(extract_tools_open(&tools, &error) == STATUS_OK);
    }
    ArenaMark mark = arena_mark(&arena);
    StrCut cut = str_cut((Str){ (const char *)data, size }, '\n');
    Page page = { .path = STR("fuzz"),
                  .url = STR("http://paper.example/2024/05/31/a"),
                  .content_type = cut.head,
                  .body = cut.tail };
    Report report;
    if (extract_page(&report, &page, &tools, &arena, &scratch) == WORD_NONE)
        check_report(&report, page.body);
    require(scratch.used == 0);
    arena_release(&arena, mark);
    return 0;
}
