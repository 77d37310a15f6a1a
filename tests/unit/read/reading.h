/*
 * reading.h - runs the read stage over a text and writes down, one line each,
 * what it hands on.
 */
#ifndef STEMMA_TESTS_READING_H
#define STEMMA_TESTS_READING_H

#include "read/read.h"

#include "fence.h"

typedef struct Reading {
    Arena arena; /* of the stage */
    Arena kept;  /* of what is written down */
    ReadTools tools;
    Buf log;
    ReadCounts counts;
    Str rest; /* of the text, for reading piece by piece */
    size_t piece;
} Reading;

static void reading_notes(Reading *reading, const Notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        buf_add(&reading->log, STR(" ["));
        buf_add(&reading->log, words_text(notes->items[i].what));
        buf_add_char(&reading->log, ']');
    }
}

static void reading_field(Reading *reading, const char *name, Str value)
{
    if (value.len == 0)
        return;
    buf_add_format(&reading->log, " %s=", name);
    buf_add(&reading->log, value);
}

static void reading_page(void *context, const Page *page)
{
    Reading *reading = context;
    buf_add(&reading->log, STR("page "));
    buf_add(&reading->log, page->path);
    reading_field(reading, "url", page->url);
    reading_field(reading, "type", page->content_type);
    reading_field(reading, "title", page->title);
    reading_field(reading, "published", page->published);
    reading_field(reading, "modified", page->modified);
    reading_field(reading, "outlet", page->outlet);
    for (size_t i = 0; i < page->author_count; i++)
        reading_field(reading, "author", page->authors[i]);
    reading_field(reading, "body", page->body);
    reading_notes(reading, &page->notes);
    buf_add_char(&reading->log, '\n');
}

static void reading_report(void *context, Report *report)
{
    Reading *reading = context;
    buf_add(&reading->log, STR("report "));
    buf_add(&reading->log, report->path);
    reading_field(reading, "id", report->id);
    reading_field(reading, "url", report->url);
    reading_field(reading, "outlet", report->outlet);
    reading_field(reading, "title", report->title);
    reading_field(reading, "published", report->published);
    reading_field(reading, "story", report->story);
    for (size_t i = 0; i < report->author_count; i++)
        reading_field(reading, "author", report->authors[i]);
    for (size_t i = 0; i < report->credits.count; i++)
        reading_field(reading, "credit", report->credits.items[i].name);
    reading_field(reading, "text", report->text);
    reading_notes(reading, &report->notes);
    buf_add_char(&reading->log, '\n');
}

static void reading_message(void *context, Str type, Str line)
{
    Reading *reading = context;
    buf_add(&reading->log, STR("message"));
    reading_field(reading, "type", type);
    reading_field(reading, "line", line);
    buf_add_char(&reading->log, '\n');
}

static void reading_left_out(void *context, const LeftOut *left_out)
{
    Reading *reading = context;
    buf_add(&reading->log, STR("left out "));
    buf_add(&reading->log, left_out->path);
    reading_field(reading, "url", left_out->url);
    buf_add(&reading->log, STR(": "));
    buf_add(&reading->log, words_text(left_out->reason));
    if (left_out->offset || left_out->line)
        buf_add_format(&reading->log, " at %u", (unsigned)left_out->offset);
    if (left_out->line)
        buf_add_format(&reading->log, " line %u", (unsigned)left_out->line);
    buf_add_char(&reading->log, '\n');
}

static void reading_note(void *context, const ReadNote *note)
{
    Reading *reading = context;
    buf_add(&reading->log, STR("note "));
    buf_add(&reading->log, words_text(note->what));
    buf_add_format(&reading->log, " at %u\n", (unsigned)note->offset);
}

static inline bool reading_open(Reading *reading)
{
    *reading = (Reading){ 0 };
    return arena_open(&reading->arena, (size_t)1 << 30) &&
           arena_open(&reading->kept, (size_t)1 << 30) &&
           read_tools_open(&reading->tools, NULL) == STATUS_OK;
}

static inline void reading_close(Reading *reading)
{
    read_tools_close(&reading->tools);
    arena_close(&reading->arena);
    arena_close(&reading->kept);
}

static Status reading_more(void *context, char *into, size_t room, size_t *got, Error *error)
{
    Reading *reading = context;
    (void)error;
    size_t len = reading->piece < room ? reading->piece : room;
    len = len < reading->rest.len ? len : reading->rest.len;
    for (size_t i = 0; i < len; i++)
        into[i] = reading->rest.data[i];
    reading->rest = str_drop(reading->rest, len);
    *got = len;
    return STATUS_OK;
}

/* What reading `text` hands on; `piece` bytes at a time, or all at once when it is 0. */
static inline Str reading_of(Reading *reading, Str path, Str text, size_t piece)
{
    reading->log = buf_open(&reading->kept, (size_t)1 << 28);
    reading->counts = (ReadCounts){ 0 };
    reading->rest = text;
    reading->piece = piece;
    ReadSink sink = { .context = reading,
                      .page = reading_page,
                      .report = reading_report,
                      .message = reading_message,
                      .left_out = reading_left_out,
                      .note = reading_note };
    ReadSource source = {
        .path = path, .more = piece ? reading_more : NULL, .context = reading, .whole = text
    };
    Error error = { 0 };
    Status status =
        read_source(&source, &sink, &reading->counts, &reading->tools, &reading->arena, &error);
    if (status != STATUS_OK)
        buf_add(&reading->log, STR("failed\n"));
    return buf_str(&reading->log);
}

/* The same, ended by an unreadable page. */
static inline Str reading_of_fenced(Reading *reading, Str path, Str text)
{
    Fence fence = fence_copy(text);
    Str log = reading_of(reading, path, fence.text, 0);
    fence_free(&fence);
    return log;
}

#endif
