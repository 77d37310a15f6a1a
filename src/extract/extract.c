/*
 * extract.c - the extract stage: from a page to its report.
 *
 *     bytes -> decode -> tokens -> blocks -> kept blocks -> text and map
 *                                    \-> marks, metas -> title, authors, dates
 *
 * Everything between the page and the report lives in the scratch arena.
 */
#include "extract/extract.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "extract/assemble.h"
#include "extract/decode.h"
#include "extract/digest.h"
#include "extract/explain.h"
#include "extract/host_lines.h"
#include "extract/main_text.h"
#include "extract/meta.h"
#include "extract/meta_date.h"
#include "extract/page_kind.h"
#include "extract/plain.h"
#include "text/outlets.h"

#include <openssl/evp.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

Status extract_tools_open(ExtractTools *tools, Error *error)
{
    *tools = (ExtractTools){ .detector = uchardet_new(), .digest = EVP_MD_CTX_new() };
    if (tools->detector && tools->digest)
        return STATUS_OK;
    extract_tools_close(tools);
    return fail(error, STATUS_MEMORY, 0, "no memory for the charset detector");
}

void extract_tools_close(ExtractTools *tools)
{
    if (tools->detector)
        uchardet_delete(tools->detector);
    if (tools->converter)
        ucnv_close(tools->converter);
    EVP_MD_CTX_free(tools->digest);
    *tools = (ExtractTools){ 0 };
}

/* Notes */

static void extract_copy_notes(Report *report, const Notes *notes, Arena *arena)
{
    for (size_t i = 0; i < notes->count; i++)
        note_add(arena, &report->notes, notes->items[i].what, notes->items[i].offset);
}

static void extract_note_blocks(Report *report, const Blocks *blocks, Arena *arena)
{
    if (blocks->cut)
        note_add(arena, &report->notes, WORD_NOTE_BLOCKS_CUT, 0);
    if (blocks->deep)
        note_add(arena, &report->notes, WORD_NOTE_NESTED_DEEP, blocks->deep_at);
    if (blocks->attrs_cut)
        note_add(arena, &report->notes, WORD_NOTE_ATTRIBUTES_CUT, blocks->attrs_cut_at);
    if (blocks->cut_off)
        note_add(arena, &report->notes, WORD_NOTE_HTML_CUT_OFF, blocks->cut_off_at);
}

/* "Kim,who" or "purposes.It" at this mark: words run together. */
static bool extract_is_joined_at(Str text, size_t at)
{
    if (at < 3 || at + 2 >= text.len)
        return false;
    char mark = text.data[at], after = text.data[at + 1];
    bool lower_before = ascii_is_lower(text.data[at - 1]) && ascii_is_lower(text.data[at - 2]);
    if (mark == ',')
        return lower_before && ascii_is_alpha(after) && ascii_is_alpha(text.data[at + 2]);
    return lower_before && ascii_is_lower(text.data[at - 3]) && ascii_is_upper(after) &&
           (ascii_is_lower(text.data[at + 2]) || text.data[at + 2] == ' ');
}

/* How many such marks the text has; the place of the first, if it stands before `first`. */
static size_t extract_count_joined(Str text, char mark, size_t *first)
{
    size_t count = 0;
    for (size_t at = 0; (at = str_find_byte(text, mark, at)) != STR_NONE; at++)
        if (extract_is_joined_at(text, at) && count++ == 0 && at < *first)
            *first = at;
    return count;
}

/* One note for text whose spaces were lost, once it happens too often for chance. */
static void extract_note_damage(Report *report, Arena *arena)
{
    size_t first = report->text.len;
    size_t count = extract_count_joined(report->text, ',', &first);
    count += extract_count_joined(report->text, '.', &first);
    if (count >= 2)
        note_add(arena, &report->notes, WORD_NOTE_DAMAGED_TEXT,
                 assemble_page_offset(report->map, report->map_count, first));
}

/* The two kinds of page */

static void extract_take_text(Report *report, const Assembled *text)
{
    report->text = text->text;
    report->map = text->map;
    report->map_count = text->map_count;
}

/* Where nothing was chosen of an item of a feed, it is all kept. */
static void extract_keep_item(bool *keep, const Blocks *blocks, const Page *page)
{
    bool any = !page->is_item;
    for (size_t i = 0; i < blocks->count; i++)
        any = any || keep[i];
    for (size_t i = 0; i < blocks->count && !any; i++)
        keep[i] = true;
}

static Word extract_plain(Report *report, MetaInput *input, Arena *arena, Arena *scratch)
{
    Blocks blocks;
    PlainPage plain;
    Assembled text;
    plain_read(&blocks, input->decoded, scratch);
    plain_choose(&plain, &blocks, report->outlets, scratch);
    extract_keep_item(plain.keep, &blocks, input->page);
    assemble(&text, &blocks, plain.keep, arena, scratch);
    extract_take_text(report, &text);
    if (input->explanation)
        explain_lines(input->explanation, &blocks, plain.keep, arena);
    if (report->text.len == 0)
        return WORD_LEFT_OUT_NO_TEXT;
    if (plain.title != UINT32_MAX) {
        report->title = arena_copy_str(arena, block_text(&blocks, &blocks.items[plain.title]));
        report->title_page = assemble_block_page(&blocks, plain.title);
        report->title_span = text.place[plain.title];
        report->title_in_text = span_len(report->title_span) > 0;
    }
    report->outlet = arena_copy_str(arena, plain.site);
    if (plain.dead_link != UINT32_MAX)
        note_add(arena, &report->notes, WORD_NOTE_DEAD_SOURCE_LINK,
                 assemble_block_page(&blocks, plain.dead_link).begin);
    extract_note_blocks(report, &blocks, arena);
    input->blocks = &blocks;
    input->keep = plain.keep;
    input->text = &text;
    meta_fill(report, input, arena, scratch);
    return WORD_NONE;
}

static Word extract_html(Report *report, MetaInput *input, ExtractTools *tools, Arena *arena,
                         Arena *scratch)
{
    Blocks blocks;
    PageView view;
    Assembled text;
    blocks_read(&blocks, input->decoded, scratch);
    page_view_make(&view, &blocks, blocks.title, scratch);
    Str site = meta_site(input->page, &blocks);
    if (tools->learn) {
        host_lines_add(tools->learn, site, &view, scratch);
        return WORD_LEFT_OUT_NO_TEXT;
    }
    const bool *recurs = tools->hosts ? host_lines_find(tools->hosts, site, &view, scratch) : NULL;
    MainTextScores scores;
    bool *keep = main_text_choose(&scores, &view, recurs, scratch);
    extract_keep_item(keep, &blocks, input->page);
    if (input->explanation)
        explain_blocks(input->explanation, &view, keep, &scores, recurs, arena, scratch);
    Word reason = WORD_NONE;
    if (!input->page->is_item || blocks.count == 0)
        reason = page_kind_left_out(&view, keep, input->page->url);
    if (reason != WORD_NONE)
        return reason;
    assemble(&text, &blocks, keep, arena, scratch);
    extract_take_text(report, &text);
    extract_note_blocks(report, &blocks, arena);
    input->blocks = &blocks;
    input->view = &view;
    input->keep = keep;
    input->text = &text;
    meta_fill(report, input, arena, scratch);
    return WORD_NONE;
}

/* A title in the text stands in its first bytes. */
enum { EXTRACT_TITLE_BY = 1200 };

/* Whether [at, end) of the text is a line of its own, or lines. */
static bool extract_is_line(Str text, size_t at, size_t end)
{
    bool begins = at == 0 || text.data[at - 1] == '\n';
    return begins && (end == text.len || text.data[end] == '\n' || text.data[end] == '\r');
}

/* Where the title stands in the text as a line, if it does so near the
 * beginning: some titles are the first words of the first sentence. */
static void extract_find_title(Report *report)
{
    if (report->title.len == 0 || report->title_in_text)
        return;
    Str head = str_take(report->text,
                        report->text.len < EXTRACT_TITLE_BY ? report->text.len : EXTRACT_TITLE_BY);
    size_t at = str_find(head, report->title, 0);
    while (at != STR_NONE && !extract_is_line(report->text, at, at + report->title.len))
        at = str_find(head, report->title, at + 1);
    if (at == STR_NONE)
        return;
    report->title_in_text = true;
    report->title_span = span(at, at + report->title.len);
}

/* Of a language that the feed names for all of its items. */
static const double EXTRACT_LANGUAGE_OF_FEED = 0.5;

/* What a feed says of its item outweighs what the item's text says. */
static void extract_take_given(Report *report, const Page *page, Arena *arena)
{
    if (page->title.len) {
        report->title = arena_copy_str(arena, page->title);
        report->title_span = report->title_page = span(0, 0);
        report->title_in_text = false;
    }
    if (page->published.len)
        report->published = arena_copy_str(arena, page->published);
    if (page->modified.len)
        report->modified = arena_copy_str(arena, page->modified);
    if (page->is_item && page->modified.len && report->published.len == 0) {
        report->published = report->modified; /* Atom asks for no other date (RFC 4287, 4.1.2) */
        note_add(arena, &report->notes, WORD_NOTE_ONLY_CHANGED, 0);
    }
    if (report->lang.len == 0 && page->lang.len) {
        report->lang = arena_copy_str(arena, page->lang);
        report->lang_confidence = EXTRACT_LANGUAGE_OF_FEED;
    }
    if (page->author_count == 0)
        return;
    report->authors = ARENA_NEW(arena, Str, page->author_count);
    for (size_t i = 0; i < page->author_count; i++)
        report->authors[i] = arena_copy_str(arena, page->authors[i]);
    report->author_count = page->author_count;
}

/* The entry points */

/* A feed says what its items are; of HTML even the least has a tag or a reference. */
static bool extract_is_plain(const Page *page, Str text)
{
    if (page->is_item && str_starts_with(page->content_type, STR("text/html")))
        return str_find_byte(text, '<', 0) == STR_NONE && str_find_byte(text, '&', 0) == STR_NONE;
    return plain_is(text, page->content_type);
}

static Word extract_make(Report *report, const Page *page, ExtractTools *tools, Arena *arena,
                         Arena *scratch)
{
    bool cut = page->body.len > LIMIT_PAGE_BYTES;
    Str body = cut ? str_take(page->body, LIMIT_PAGE_BYTES) : page->body;
    if (str_trim(body).len == 0)
        return WORD_LEFT_OUT_EMPTY;
    Decoded decoded = decode_page(body, page->content_type, tools, scratch);
    extract_copy_notes(report, &page->notes, arena);
    extract_copy_notes(report, &decoded.notes, arena);
    if (cut)
        note_add(arena, &report->notes, WORD_NOTE_PAGE_CUT, LIMIT_PAGE_BYTES);
    if (page_kind_is_binary(decoded.text))
        return WORD_LEFT_OUT_NOT_TEXT;
    MetaInput input = { .page = page, .decoded = &decoded, .explanation = tools->explanation };
    return extract_is_plain(page, decoded.text)
               ? extract_plain(report, &input, arena, scratch)
               : extract_html(report, &input, tools, arena, scratch);
}

/* Whose explanation it is; what a feed says goes before what the page says. */
static void extract_sign_explanation(Explanation *out, const Page *page, Word reason, Arena *arena)
{
    out->path = arena_copy_str(arena, page->path);
    out->url = arena_copy_str(arena, page->url);
    out->left_out = reason;
    const struct {
        Word field;
        Str given;
    } GIVEN[] = { { WORD_FIELD_TITLE, page->title },
                  { WORD_FIELD_PUBLISHED, page->published },
                  { WORD_FIELD_MODIFIED, page->modified } };
    for (size_t i = 0; i < sizeof GIVEN / sizeof GIVEN[0]; i++) {
        if (GIVEN[i].given.len == 0)
            continue;
        ExplainedField *field = NULL;
        for (size_t k = 0; k < out->fields.count && !field; k++)
            if (out->fields.items[k].field == GIVEN[i].field)
                field = &out->fields.items[k];
        if (!field)
            field = VEC_PUSH(arena, &out->fields);
        *field = (ExplainedField){ GIVEN[i].field, arena_copy_str(arena, GIVEN[i].given),
                                   WORD_FROM_FEED, span(0, 0) };
    }
}

Word extract_page(Report *out, const Page *page, ExtractTools *tools, Arena *arena, Arena *scratch)
{
    tools->explanation = tools->explain ? ARENA_NEW(arena, Explanation, 1) : NULL;
    ArenaMark mark = arena_mark(scratch), start = arena_mark(arena);
    Report report = { .published_at = INTERVAL_UNKNOWN, .outlets = tools->outlets };
    Word reason = extract_make(&report, page, tools, arena, scratch);
    arena_release(scratch, mark);
    if (tools->explanation)
        extract_sign_explanation(tools->explanation, page, reason, arena);
    if (reason != WORD_NONE) {
        if (!tools->explanation)
            arena_release(arena, start);
        return reason;
    }
    report.path = arena_copy_str(arena, page->path);
    extract_take_given(&report, page, arena);
    digest_page(&report.id, &report.sha256, tools, page->url, page->body, arena);
    report.of_page = !page->is_item;
    if (!calendar_parse_iso(report.published, &report.published_at))
        report.published_at = INTERVAL_UNKNOWN;
    extract_note_damage(&report, arena);
    extract_find_title(&report);
    *out = report;
    return WORD_NONE;
}

void extract_complete(Report *report, ExtractTools *tools, Arena *arena)
{
    if (report->sha256.len == 0)
        report->sha256 = digest_hex(tools, report->text, STR(""), arena);
    if (report->id.len == 0)
        report->id = digest_id(tools, report->url, report->text, arena);
    if (report->map_count == 0 && report->text.len) {
        report->map = ARENA_NEW(arena, TextMap, 1);
        uint32_t len = (uint32_t)report->text.len;
        report->map[0] = (TextMap){ 0, len, 0, len };
        report->map_count = 1;
    }
    if (report->published.len == 0)
        report->published = meta_date_of_url(report->url, arena);
    if (!calendar_parse_iso(report->published, &report->published_at))
        report->published_at = INTERVAL_UNKNOWN;
    report->outlets = tools->outlets;
    Outlet outlet;
    if (report->outlet.len == 0 && outlets_find_site(&outlet, report->outlets, report->url))
        report->outlet = outlet.name;
    for (size_t i = 0; i < report->credits.count; i++) {
        Credit *credit = &report->credits.items[i];
        credit->key = outlets_key(report->outlets, credit->name, arena);
    }
    extract_find_title(report);
}
