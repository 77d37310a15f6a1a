#include "read/read.h"

#include "base/buf.h"
#include "base/limits.h"
#include "read/reader.h"
#include "read/sniff.h"

#include <stdlib.h>
#include <unicode/ucnv.h>

static z_stream *read_open_inflate(void)
{
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream && inflateInit2(stream, 15 + 16) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

Status read_tools_open(ReadTools *tools, Error *error)
{
    ReadTools opened = { .file = read_open_inflate(),
                         .content = read_open_inflate(),
                         .whole = libdeflate_alloc_decompressor() };
    if (!opened.file || !opened.content || !opened.whole) {
        read_tools_close(&opened);
        return fail(error, STATUS_MEMORY, 0, "no memory to unpack files");
    }
    *tools = opened;
    return STATUS_OK;
}

static void read_close_inflate(z_stream *stream)
{
    if (!stream)
        return;
    inflateEnd(stream);
    free(stream);
}

void read_tools_close(ReadTools *tools)
{
    read_close_inflate(tools->file);
    read_close_inflate(tools->content);
    if (tools->whole)
        libdeflate_free_decompressor(tools->whole);
    if (tools->converter)
        ucnv_close(tools->converter);
    *tools = (ReadTools){ 0 };
}

uint64_t reader_file_offset(const Reader *reader, uint64_t at)
{
    return reader->gzip ? gzip_member_at(reader->gzip, at) : at;
}

Str reader_path(Reader *reader, uint64_t part)
{
    if (part == 0)
        return reader->source->path;
    Buf buf = buf_open(reader->arena, reader->source->path.len + 32);
    buf_add(&buf, reader->source->path);
    buf_add_char(&buf, '#');
    buf_add_number(&buf, (int64_t)part);
    return buf_str(&buf);
}

void reader_page(Reader *reader, const Page *page)
{
    reader->counts->pages++;
    if (reader->sink->page)
        reader->sink->page(reader->sink->context, page);
}

void reader_left_out(Reader *reader, LeftOut left_out)
{
    reader->counts->left_out++;
    if (reader->sink->left_out)
        reader->sink->left_out(reader->sink->context, &left_out);
}

void reader_note(Reader *reader, Word what, uint64_t at, uint64_t line)
{
    ReadNote note = { reader->source->path, what, reader_file_offset(reader, at), line };
    if (reader->sink->note)
        reader->sink->note(reader->sink->context, &note);
}

void reader_note_damage(Reader *reader, Word what, uint64_t at)
{
    const ReadCounts *counts = reader->counts;
    uint64_t after =
        counts->pages + counts->reports + counts->messages + counts->left_out + counts->passed_over;
    if (what != reader->damage || after != reader->damage_after)
        reader_note(reader, what, at, 0);
    reader->damage = what;
    reader->damage_after = after;
}

bool reader_mend(Reader *reader)
{
    if (!reader->gzip || !reader->gzip->fault || reader->sink->stop)
        return false;
    reader_note_damage(reader, reader->gzip->fault, reader->window->offset);
    if (!gzip_mend(reader->gzip))
        return false;
    reader->window->ended = false;
    return true;
}

static size_t read_fill(void *context, char *into, size_t room)
{
    Reader *reader = context;
    size_t got = 0;
    if (reader->status != STATUS_OK || reader->sink->stop)
        return 0;
    reader->status = reader->source->more(reader->source->context, into, room, &got, reader->error);
    if (reader->status != STATUS_OK)
        return 0;
    reader->counts->bytes += got;
    return got;
}

/* A file that is one page, one feed or one message. */
static void read_single(Reader *reader, size_t max)
{
    uint64_t got = 0;
    Page page = { .path = reader_path(reader, 0), .received = INTERVAL_UNKNOWN };
    page.body = window_take(reader->window, max + 1, max + 1, &got, reader->arena);
    if (reader->gzip && reader->gzip->fault == WORD_GZIP_BOMB) {
        reader_left_out(reader, (LeftOut){ .path = page.path, .reason = WORD_GZIP_BOMB });
        return;
    }
    if (reader->gzip && reader->gzip->fault)
        note_add(reader->arena, &page.notes, reader->gzip->fault, page.body.len);
    body_read(reader, &page, 0);
}

static Str read_name(Str path)
{
    size_t slash = str_find_last(path, '/');
    return slash == STR_NONE ? path : str_drop(path, slash + 1);
}

/* Why an input is nothing we read. */
static Word read_reason(const Reader *reader, const Sniff *sniff)
{
    if (sniff->kind == SNIFF_OTHER)
        return sniff->reason;
    if (sniff->kind == SNIFF_GZIP)
        return WORD_PAGE_PACKED; /* twice */
    return reader->gzip && reader->gzip->fault ? reader->gzip->fault : WORD_PAGE_EMPTY;
}

static void read_plain(Reader *reader)
{
    Str begin = window_peek(reader->window, LIMIT_SNIFF_BYTES);
    Sniff sniff = sniff_bytes(begin, read_name(reader->source->path), (Str){ 0 });
    switch (sniff.kind) {
    case SNIFF_WARC:
        warc_read(reader);
        break;
    case SNIFF_JSON:
        jsonl_read(reader);
        break;
    case SNIFF_FEED:
    case SNIFF_MAIL:
        read_single(reader, LIMIT_CONTAINER_BYTES);
        break;
    case SNIFF_HTML:
    case SNIFF_TEXT:
        read_single(reader, LIMIT_PAGE_BYTES);
        break;
    case SNIFF_EMPTY:
    case SNIFF_GZIP:
    case SNIFF_OTHER:
        reader_left_out(reader, (LeftOut){ .path = reader_path(reader, 0),
                                           .reason = read_reason(reader, &sniff) });
        break;
    }
}

Status read_source(const ReadSource *source, ReadSink *sink, ReadCounts *counts, ReadTools *tools,
                   Arena *arena, Error *error)
{
    ArenaMark mark = arena_mark(arena);
    Reader reader = { .source = source,
                      .sink = sink,
                      .counts = counts,
                      .tools = tools,
                      .arena = arena,
                      .error = error };
    if (source->more) {
        reader.raw = window_open(read_fill, &reader, LIMIT_RAW_WINDOW, LIMIT_GZIP_BACK, arena);
    } else {
        reader.raw = window_over(source->whole);
        counts->bytes += source->whole.len;
    }
    reader.window = &reader.raw;
    Gzip gzip;
    Window plain;
    if (gzip_begins(window_peek(&reader.raw, 3))) {
        gzip = gzip_open(&reader.raw, tools->file, tools->whole);
        plain = window_open(gzip_fill, &gzip, LIMIT_PLAIN_WINDOW, 0, arena);
        reader.gzip = &gzip;
        reader.window = &plain;
    }
    if (source->tokenized)
        conllu_read(&reader);
    else
        read_plain(&reader);
    Status status = reader.status;
    arena_release(arena, mark);
    return status;
}
