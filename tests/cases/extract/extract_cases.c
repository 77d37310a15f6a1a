/*
 * extract_cases.c - small pages and the reports that are made of them.
 *
 *     extract_cases FOLDER            compares
 *     extract_cases --update FOLDER   writes the dumps anew
 *
 * A dump has a line per field, then the text; every entry of the map that is
 * as long in the page as in the text is compared with the page.
 */
#include "extract/extract.h"

#include "base/buf.h"
#include "test.h"

#include <string.h>

enum { CASE_BYTES = 1 << 16, CASE_PATH = 1024 };

static const char *const CASE_NAMES[] = {
    "split_body.html",
    "br_paragraphs.html",
    "windows_1252.html",
    "plain.txt",
    "error.html",
    "listing.html",
    "misnested.html",
    "bylines.html",
    "dates_apart.html",
    "no_lang.html",
    "old_tables.html",
    "around.html",
    "linked_data.html",
    "search_results.html",
    "charset_twice.html",
    "live_blog.html",
    "amp.html",
    "print.html",
    "paywall.html",
    "agency.html",
    "wire.html",
    "url_date.html",
    "wrong_charset.html",
    "lazy.html",
    "error_soft.html",
    "section_front.html",
    "site_prefix.html",
    "twice.html",
    "refrain.html",
    "ranked_list.html",
    "relative_canonical.html",
    "linked_address.html",
    "speaker.html",
    "site_by_rights.html",
    "site_by_host.html",
};

static bool case_update;
static const char *case_folder;
static Arena case_arena, case_scratch;

static Str case_read(const char *name, const char *suffix)
{
    char path[CASE_PATH];
    snprintf(path, sizeof path, "%s/%s%s", case_folder, name, suffix);
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (!file)
        return STR("");
    char *bytes = ARENA_NEW(&case_arena, char, CASE_BYTES);
    Str text = { bytes, fread(bytes, 1, CASE_BYTES, file) };
    fclose(file);
    return text;
}

static void case_write(const char *name, Str text)
{
    char path[CASE_PATH];
    snprintf(path, sizeof path, "%s/%s.dump", case_folder, name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(text.data, 1, text.len, file) == text.len);
    if (file)
        fclose(file);
}

static void case_field(Buf *out, const char *name, Str value)
{
    if (value.len)
        buf_add_format(out, "%s: ", name);
    buf_add(out, value);
    if (value.len)
        buf_add_char(out, '\n');
}

static void case_check_map(const Report *report, Str page)
{
    for (size_t i = 0; i < report->map_count; i++) {
        TextMap map = report->map[i];
        if (map.text_end - map.text_begin != map.page_end - map.page_begin)
            continue;
        Str text = str_slice(report->text, span(map.text_begin, map.text_end));
        Str source = str_slice(page, span(map.page_begin, map.page_end));
        for (size_t at = 0; at < text.len; at++)
            CHECK(text.data[at] == source.data[at] || text.data[at] == ' ');
    }
}

static Str case_dump(const Page *page, ExtractTools *tools)
{
    Buf out = buf_open(&case_arena, CASE_BYTES);
    Report report;
    Word reason = extract_page(&report, page, tools, &case_arena, &case_scratch);
    if (reason != WORD_NONE) {
        case_field(&out, "left out", words_text(reason));
        return buf_str(&out);
    }
    case_check_map(&report, page->body);
    case_field(&out, "title", report.title);
    case_field(&out, "title in text", report.title_in_text ? STR("yes") : STR("no"));
    case_field(&out, "title in page", str_slice(page->body, report.title_page));
    case_field(&out, "outlet", report.outlet);
    case_field(&out, "publisher", report.publisher);
    case_field(&out, "address", report.url);
    for (size_t i = 0; i < report.author_count; i++)
        case_field(&out, "author", report.authors[i]);
    case_field(&out, "published", report.published);
    case_field(&out, "modified", report.modified);
    case_field(&out, "lang", report.lang);
    for (size_t i = 0; i < report.notes.count; i++) {
        buf_add_format(&out, "note at %u: ", (unsigned)report.notes.items[i].offset);
        buf_add(&out, words_text(report.notes.items[i].what));
        buf_add_char(&out, '\n');
    }
    buf_add(&out, STR("\n"));
    buf_add(&out, report.text);
    buf_add_char(&out, '\n');
    return buf_str(&out);
}

TEST(reports_are_as_committed)
{
    ExtractTools tools;
    Error error;
    CHECK(extract_tools_open(&tools, &error) == STATUS_OK);
    for (size_t i = 0; i < sizeof CASE_NAMES / sizeof CASE_NAMES[0]; i++) {
        Str body = case_read(CASE_NAMES[i], "");
        Page page = { .path = str_from_cstr(CASE_NAMES[i]), .body = body };
        Str dump = case_dump(&page, &tools);
        if (case_update)
            case_write(CASE_NAMES[i], dump);
        else
            CHECK_STR(dump, case_read(CASE_NAMES[i], ".dump"));
    }
    extract_tools_close(&tools);
}

TEST(a_page_cut_at_any_byte_gives_a_report_or_a_reason)
{
    ExtractTools tools;
    Error error;
    CHECK(extract_tools_open(&tools, &error) == STATUS_OK);
    Str body = case_read("split_body.html", "");
    for (size_t len = 0; len <= body.len; len++) {
        ArenaMark mark = arena_mark(&case_arena);
        Page page = { .path = STR("cut"), .body = str_take(body, len) };
        Report report;
        if (extract_page(&report, &page, &tools, &case_arena, &case_scratch) == WORD_NONE)
            case_check_map(&report, page.body);
        arena_release(&case_arena, mark);
    }
    extract_tools_close(&tools);
}

int main(int argc, char **argv)
{
    case_update = argc > 2 && strcmp(argv[1], "--update") == 0;
    if (argc < 2 || !arena_open(&case_arena, (size_t)1 << 28) ||
        !arena_open(&case_scratch, (size_t)1 << 28))
        return 99;
    case_folder = argv[argc - 1];
    RUN(reports_are_as_committed);
    RUN(a_page_cut_at_any_byte_gives_a_report_or_a_reason);
    return test_report();
}
