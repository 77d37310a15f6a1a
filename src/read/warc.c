/*
 * warc.c - records of a WARC file, 1.0 and 1.1 (ISO 28500:2009 and :2017), one
 * after another.
 *
 *     WARC/1.0 CR LF
 *     Name: value CR LF …
 *     CR LF
 *     block of Content-Length bytes
 *     CR LF CR LF
 *
 * Pages are in 'response' records (an HTTP answer), 'resource' records (the
 * page itself) and 'conversion' records (its text, as in WET files).  Damage
 * is normal: a record that breaks off gives the page it has, with a note, and
 * reading goes on at the next line that begins a record.  Left out: segments
 * of a record in several files, and revisits, which hold no body.
 */
#include "base/limits.h"
#include "base/scan.h"
#include "read/header.h"
#include "read/http.h"
#include "read/reader.h"
#include "text/calendar.h"

typedef struct WarcRecord {
    Str type;
    Str url;
    Str content_type;
    Str date;
    uint64_t length;
    uint64_t number;
    uint64_t at; /* byte of the file */
} WarcRecord;

static const Str WARC_MAGIC = { "WARC/", 5 };

/* Without the "<>" that WARC/1.0 writers put around addresses. */
static Str warc_bare_uri(Str value)
{
    if (str_starts_with(value, STR("<")) && str_ends_with(value, STR(">")) && value.len >= 2)
        return str_take(str_drop(value, 1), value.len - 2);
    return value;
}

/* False: there is no length, so nobody knows where the record ends. */
static bool warc_parse(WarcRecord *out, Str header, Arena *arena)
{
    Scan length = scan_from(header_get(header, STR("content-length")));
    if (!scan_decimal(&length, 19, &out->length) || !scan_done(&length))
        return false;
    /* The header leaves the window when the block is read. */
    header = arena_copy_str(arena, header);
    out->type = header_get(header, STR("warc-type"));
    out->url = warc_bare_uri(header_get(header, STR("warc-target-uri")));
    out->content_type = header_get(header, STR("content-type"));
    out->date = header_get(header, STR("warc-date"));
    return true;
}

static bool warc_has_page(const WarcRecord *record)
{
    if (str_equal_nocase(record->type, STR("response")))
        return str_starts_with_nocase(record->content_type, STR("application/http"));
    if (str_equal_nocase(record->type, STR("resource")))
        return !str_starts_with_nocase(record->url, STR("dns:")) &&
               !str_starts_with_nocase(record->url, STR("urn:"));
    return str_equal_nocase(record->type, STR("conversion"));
}

static Interval warc_received(Str date)
{
    Interval when = INTERVAL_UNKNOWN;
    if (calendar_parse_iso(date, &when))
        when.from = INTERVAL_OPEN_FROM;
    return when;
}

/* A block of HTTP: why it gives no page, or WORD_NONE with `page` filled. */
static Word warc_http_page(Reader *reader, Page *page, Str block)
{
    HttpAnswer answer = { 0 };
    Word reason = http_read(&answer, block, reader->tools, reader->arena);
    if (reason)
        return reason;
    if (answer.status >= 300 && answer.status < 400)
        return WORD_HTTP_REDIRECT;
    if (answer.status >= 400 || answer.status < 200)
        return WORD_HTTP_ERROR;
    page->body = answer.body;
    page->content_type = answer.content_type;
    page->notes = answer.notes;
    if (answer.status == 206)
        note_add(reader->arena, &page->notes, WORD_HTTP_PARTIAL, 0);
    return WORD_NONE;
}

static void warc_read_block(Reader *reader, const WarcRecord *record, Str block, bool cut)
{
    Page page = { .path = reader_path(reader, record->number),
                  .url = record->url,
                  .content_type = record->content_type,
                  .body = block,
                  .received = warc_received(record->date) };
    Word reason = WORD_NONE;
    if (str_equal_nocase(record->type, STR("response")))
        reason = warc_http_page(reader, &page, block);
    if (reason) {
        if (cut)
            reader_note(reader, WORD_RECORD_CUT, reader->window->offset, 0);
        reader_left_out(reader, (LeftOut){ page.path, page.url, reason, record->at, 0 });
        return;
    }
    if (cut)
        note_add(reader->arena, &page.notes, WORD_RECORD_CUT, page.body.len);
    body_read(reader, &page, record->at);
}

/* To the next line that begins with "WARC/", not counting the first byte in sight. */
static void warc_find_next(Reader *reader)
{
    Window *window = reader->window;
    for (;;) {
        size_t needed = WARC_MAGIC.len + 2;
        Str sight = window_peek(window, needed);
        size_t at = str_find(sight, STR("\nWARC/"), 0);
        if (at != STR_NONE) {
            window_skip(window, at + 1);
            return;
        }
        if (sight.len < needed) {
            window_skip(window, sight.len);
            return;
        }
        window_skip(window, sight.len - WARC_MAGIC.len);
    }
}

/* The record whose header is in sight. */
static void warc_read_record(Reader *reader, size_t header_len, uint64_t number)
{
    Window *window = reader->window;
    WarcRecord record = { .number = number, .at = reader_file_offset(reader, window->offset) };
    Str header = str_take(window_peek(window, header_len), header_len);
    if (!warc_parse(&record, header, reader->arena)) {
        record.url = warc_bare_uri(header_get(header, STR("warc-target-uri")));
        reader_left_out(reader, (LeftOut){ reader_path(reader, number), record.url,
                                           WORD_RECORD_LENGTH, record.at, 0 });
        warc_find_next(reader);
        return;
    }
    window_skip(window, header_len);
    if (!warc_has_page(&record)) {
        reader->counts->passed_over++;
        if (str_equal_nocase(record.type, STR("continuation")))
            reader_note(reader, WORD_RECORD_SEGMENT, window->offset, 0);
        if (window_skip_far(window, record.length) < record.length)
            reader_note(reader, WORD_RECORD_CUT, window->offset, 0);
        return;
    }
    uint64_t got = 0;
    Str block = window_take(window, record.length, LIMIT_PAGE_BYTES + LIMIT_HEADER_BYTES, &got,
                            reader->arena);
    if (got < record.length && reader->gzip && reader->gzip->fault == WORD_GZIP_BOMB)
        reader_left_out(reader, (LeftOut){ reader_path(reader, number), record.url, WORD_GZIP_BOMB,
                                           record.at, 0 });
    else
        warc_read_block(reader, &record, block, got < record.length);
}

static void warc_skip_line_ends(Window *window)
{
    for (;;) {
        Str sight = window_peek(window, 1);
        size_t len = 0;
        while (len < sight.len && (sight.data[len] == '\r' || sight.data[len] == '\n'))
            len++;
        window_skip(window, len);
        if (len == 0 || len < sight.len)
            return;
    }
}

/*
 * Place behind the blank line that ends a header, 0 if another record begins
 * before it, STR_NONE if neither is in sight.  `line` is where to go on.
 */
static size_t warc_find_end(Str sight, size_t *line)
{
    size_t end;
    while ((end = str_find_byte(sight, '\n', *line)) != STR_NONE) {
        Str rest = str_drop(sight, end + 1);
        if (rest.len < WARC_MAGIC.len)
            return STR_NONE;
        if (str_starts_with(rest, STR("\r\n")))
            return end + 3;
        if (str_starts_with(rest, STR("\n")))
            return end + 2;
        if (str_starts_with(rest, WARC_MAGIC))
            return 0;
        *line = end + 1;
    }
    return STR_NONE;
}

/*
 * The length of the header that comes next; 0 if none does.  What is looked
 * at in vain is not looked at again: the next record is behind it.
 */
static size_t warc_header_len(Window *window)
{
    Str sight = window_peek(window, WARC_MAGIC.len);
    size_t line = 0;
    while (str_starts_with(sight, WARC_MAGIC)) {
        size_t end = warc_find_end(sight, &line), before = sight.len;
        if (end != STR_NONE)
            return end <= LIMIT_HEADER_BYTES ? end : 0;
        if (before > LIMIT_HEADER_BYTES)
            break;
        sight = window_peek(window, before + 1);
        if (sight.len == before) {
            end = header_end(sight, line > 0 ? line - 1 : 0);
            return end != STR_NONE ? end : 0;
        }
    }
    return 0;
}

/* No header comes next: note it once and go on where a record begins. */
static void warc_resume(Reader *reader)
{
    Window *window = reader->window;
    bool begins = str_starts_with(window_peek(window, WARC_MAGIC.len), WARC_MAGIC);
    Word what = begins && window->ended ? WORD_RECORD_CUT : WORD_RECORD_BROKEN;
    reader_note_damage(reader, what, window->offset);
    warc_find_next(reader);
}

void warc_read(Reader *reader)
{
    Window *window = reader->window;
    uint64_t number = 0;
    while (!reader->sink->stop) {
        warc_skip_line_ends(window);
        if (window_peek(window, 1).len == 0) {
            if (!reader_mend(reader))
                break;
            continue;
        }
        ArenaMark mark = arena_mark(reader->arena);
        size_t header_len = warc_header_len(window);
        if (header_len > 0)
            warc_read_record(reader, header_len, ++number);
        else
            warc_resume(reader);
        arena_release(reader->arena, mark);
    }
}
