#include "read/http.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/scan.h"
#include "read/gzip.h"
#include "read/header.h"

enum { HTTP_STEP = 64 << 10 };

/* "1a0;extension" CR LF: the size of a chunk (RFC 9112, section 7.1). */
static bool http_scan_chunk_size(Scan *scan, uint64_t *size)
{
    Scan ahead = *scan;
    if (!scan_hex(&ahead, 16, size))
        return false;
    scan_until(&ahead, '\n');
    if (!scan_char(&ahead, '\n'))
        return false;
    *scan = ahead;
    return true;
}

static bool http_is_size_line(Str body)
{
    Scan scan = scan_from(body);
    uint64_t size = 0;
    if (!scan_hex(&scan, 16, &size))
        return false;
    char next = scan_peek(&scan);
    return next == '\r' || next == '\n' || next == ';' || next == ' ';
}

static Str http_dechunk(Str body, Notes *notes, Arena *arena)
{
    Buf out = buf_open(arena, LIMIT_PAGE_BYTES);
    Scan scan = scan_from(body);
    for (;;) {
        uint64_t size = 0;
        size_t at = scan.at;
        bool read = http_scan_chunk_size(&scan, &size);
        Str rest = scan_rest(&scan);
        if (read && size == 0)
            break; /* trailer fields may follow; nothing in them concerns us */
        Str chunk = str_take(rest, read && size < rest.len ? (size_t)size : read ? rest.len : 0);
        buf_add(&out, chunk);
        scan_skip(&scan, chunk.len);
        scan_char(&scan, '\r');
        if (!read || chunk.len < size || !scan_char(&scan, '\n')) {
            note_add(arena, notes, WORD_CHUNK_BROKEN, at);
            break;
        }
    }
    if (out.cut)
        note_add(arena, notes, WORD_PAGE_CUT, out.len);
    return buf_str(&out);
}

/* The window bits for what `body` is: gzip, zlib, or deflate without a frame. */
static int http_window_bits(Str body)
{
    unsigned first = (unsigned char)str_at(body, 0), second = (unsigned char)str_at(body, 1);
    if (gzip_begins(body))
        return 15 + 16;
    return (first & 15) == 8 && (first * 256 + second) % 31 == 0 ? 15 : -15;
}

/* What one coding ended with, or WORD_NONE. */
static Word http_inflate_into(Buf *out, Str body, z_stream *stream)
{
    char piece[HTTP_STEP / 4];
    int result = inflateReset2(stream, http_window_bits(body));
    stream->next_in = (z_const Bytef *)(uintptr_t)body.data;
    stream->avail_in = (uInt)body.len; /* at most LIMIT_CONTAINER_BYTES */
    while (result == Z_OK && !out->cut) {
        stream->next_out = (Bytef *)piece;
        stream->avail_out = sizeof piece;
        result = inflate(stream, Z_NO_FLUSH);
        buf_add(out, (Str){ piece, sizeof piece - stream->avail_out });
        if (gzip_is_bomb(stream->total_in, stream->total_out))
            return WORD_CODING_BOMB;
        Str left = str_last(body, stream->avail_in);
        if (result == Z_STREAM_END && gzip_begins(left))
            result = inflateReset(stream);
    }
    if (out->cut)
        return WORD_PAGE_CUT;
    return result == Z_STREAM_END ? WORD_NONE : WORD_CODING_BROKEN;
}

/* WORD_NONE with `body` unpacked, as far as it goes, or why it is not wanted. */
static Word http_inflate(Str *body, ReadTools *tools, Notes *notes, Arena *arena)
{
    Buf out = buf_open(arena, LIMIT_PAGE_BYTES);
    Word fault = http_inflate_into(&out, *body, tools->content);
    if (fault == WORD_CODING_BOMB)
        return fault;
    if (fault)
        note_add(arena, notes, fault, out.len);
    *body = buf_str(&out);
    return WORD_NONE;
}

/* Undo one coding: WORD_NONE, or why not. */
static Word http_decode(Str *body, Str coding, ReadTools *tools, Notes *notes, Arena *arena)
{
    bool gzip = str_equal_nocase(coding, STR("gzip")) || str_equal_nocase(coding, STR("x-gzip"));
    if (coding.len == 0 || body->len == 0 || str_equal_nocase(coding, STR("identity")) ||
        str_equal_nocase(coding, STR("chunked")))
        return WORD_NONE;
    if (str_equal_nocase(coding, STR("br")))
        return WORD_CODING_BROTLI;
    if (!gzip && !str_equal_nocase(coding, STR("deflate")))
        return WORD_CODING_UNKNOWN;
    bool shown = gzip ? gzip_begins(*body) : str_at(*body, 0) != '<';
    return shown ? http_inflate(body, tools, notes, arena) : WORD_NONE;
}

/* Codings are listed in the order in which they were done; undo the last first. */
static Word http_decode_all(Str *body, Str codings, ReadTools *tools, Notes *notes, Arena *arena)
{
    for (int i = 0; i < LIMIT_CONTENT_CODINGS && codings.len > 0; i++) {
        size_t comma = str_find_last(codings, ',');
        Str last = comma == STR_NONE ? codings : str_drop(codings, comma + 1);
        codings = str_take(codings, comma == STR_NONE ? 0 : comma);
        Word reason = http_decode(body, str_trim(last), tools, notes, arena);
        if (reason)
            return reason;
    }
    return WORD_NONE;
}

static bool http_names_chunked(Str value)
{
    return str_find_nocase(value, STR("chunked"), 0) != STR_NONE;
}

Word http_read(HttpAnswer *out, Str block, ReadTools *tools, Arena *arena)
{
    Scan scan = scan_from(block);
    uint64_t status = 0;
    if (!scan_word_nocase(&scan, STR("HTTP/")))
        return WORD_HTTP_NOT_READ;
    scan_until(&scan, ' ');
    scan_spaces(&scan);
    if (!scan_decimal(&scan, 3, &status))
        return WORD_HTTP_NOT_READ;
    size_t end = header_end(block, 0);
    if (end == STR_NONE)
        return WORD_HTTP_NOT_READ;

    HttpAnswer answer = { .status = (unsigned)status, .header = str_take(block, end) };
    answer.content_type = header_get(answer.header, STR("content-type"));
    answer.body = str_drop(block, end);
    if (http_names_chunked(header_get(answer.header, STR("transfer-encoding"))) &&
        http_is_size_line(answer.body))
        answer.body = http_dechunk(answer.body, &answer.notes, arena);
    Str codings = header_get(answer.header, STR("content-encoding"));
    Word reason = http_decode_all(&answer.body, codings, tools, &answer.notes, arena);
    if (reason)
        return reason;
    if (answer.body.len > LIMIT_PAGE_BYTES) {
        answer.body = str_take(answer.body, LIMIT_PAGE_BYTES);
        note_add(arena, &answer.notes, WORD_PAGE_CUT, LIMIT_PAGE_BYTES);
    }
    *out = answer;
    return WORD_NONE;
}
