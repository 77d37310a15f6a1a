/*
 * body.c - one decoded body: a page, a feed, a message, or nothing we read.
 *
 * A body is judged by its bytes; what the header declares decides only where
 * the bytes leave it open.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "read/header.h"
#include "read/reader.h"
#include "read/sniff.h"

/* The last part of the path of an address or file, as a hint. */
static Str body_name(const Page *page)
{
    Str name = page->url.len > 0 ? page->url : page->path;
    name = str_cut(str_cut(name, '?').head, '#').head;
    size_t slash = str_find_last(name, '/');
    return slash == STR_NONE ? name : str_drop(name, slash + 1);
}

/* The declared type where it fits what was found, else what was found with the declared charset. */
static Str body_content_type(const Page *page, const Sniff *sniff, Arena *arena)
{
    Str media = header_media_type(page->content_type);
    bool is_html = str_equal_nocase(media, STR("text/html")) ||
                   str_equal_nocase(media, STR("application/xhtml+xml"));
    bool is_text = str_equal_nocase(media, STR("text/plain"));
    if (sniff->kind == SNIFF_HTML ? is_html : is_text || is_html)
        return page->content_type;
    Str charset = header_parameter(page->content_type, STR("charset"));
    if (charset.len == 0 || header_parameter(sniff->content_type, STR("charset")).len > 0)
        return sniff->content_type;
    Buf buf = buf_open(arena, LIMIT_HEADER_BYTES);
    buf_add(&buf, sniff->content_type);
    buf_add(&buf, STR("; charset="));
    buf_add(&buf, charset);
    return buf_str(&buf);
}

static void body_emit(Reader *reader, Page *page, const Sniff *sniff)
{
    page->content_type = body_content_type(page, sniff, reader->arena);
    if (page->body.len > LIMIT_PAGE_BYTES) {
        page->body = str_take(page->body, LIMIT_PAGE_BYTES);
        note_add(reader->arena, &page->notes, WORD_PAGE_CUT, LIMIT_PAGE_BYTES);
    }
    reader_page(reader, page);
}

static Word body_read_json(Reader *reader, const Page *page, uint64_t offset)
{
    JsonValue *value = NULL;
    if (json_is_heavy(page->body) ||
        json_read(&value, page->body, reader->arena, NULL) != STATUS_OK || !json_feed_is(value))
        return WORD_PAGE_DATA;
    json_feed_read(reader, value, page, offset);
    return WORD_NONE;
}

void body_read_part(Reader *reader, Page *page, uint64_t offset)
{
    Sniff sniff = sniff_bytes(page->body, (Str){ 0 }, page->content_type);
    if (sniff.kind == SNIFF_HTML || sniff.kind == SNIFF_TEXT) {
        body_emit(reader, page, &sniff);
        return;
    }
    Word reason = sniff.kind == SNIFF_OTHER   ? sniff.reason
                  : sniff.kind == SNIFF_EMPTY ? WORD_PAGE_EMPTY
                                              : WORD_PAGE_DATA;
    reader_left_out(reader, (LeftOut){ page->path, page->url, reason, offset, 0 });
}

void body_read(Reader *reader, Page *page, uint64_t offset)
{
    Sniff sniff = sniff_bytes(page->body, body_name(page), page->content_type);
    Word reason = WORD_NONE;
    switch (sniff.kind) {
    case SNIFF_HTML:
    case SNIFF_TEXT:
        body_emit(reader, page, &sniff);
        break;
    case SNIFF_FEED:
        feed_read(reader, page, offset);
        break;
    case SNIFF_MAIL:
        mail_read(reader, page, offset);
        break;
    case SNIFF_JSON:
        reason = body_read_json(reader, page, offset);
        break;
    case SNIFF_EMPTY:
        reason = WORD_PAGE_EMPTY;
        break;
    case SNIFF_GZIP:
        reason = WORD_PAGE_PACKED;
        break;
    case SNIFF_WARC:
        reason = WORD_PAGE_DATA;
        break;
    case SNIFF_OTHER:
        reason = sniff.reason;
        break;
    }
    if (reason)
        reader_left_out(reader, (LeftOut){ page->path, page->url, reason, offset, 0 });
}
