/*
 * read_check.h - reads bytes by the read stage, whole and piece by piece, and
 * demands that both hand on the same, within the limits.
 */
#ifndef STEMMA_FUZZ_READ_CHECK_H
#define STEMMA_FUZZ_READ_CHECK_H

#include "base/limits.h"
#include "read/read.h"

#include <stdlib.h>

typedef struct ReadCheck {
    uint64_t hash; /* of all that was handed on */
    size_t size;
    Str rest;
    size_t piece;
} ReadCheck;

static void read_check_require(bool condition)
{
    if (!condition)
        abort();
}

static void read_check_add(ReadCheck *check, Str text)
{
    check->hash = hash_mix(check->hash, str_hash(text));
}

static void read_check_notes(ReadCheck *check, const Notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        check->hash = hash_mix(check->hash, notes->items[i].what * 31 + notes->items[i].offset);
}

static void read_check_page(void *context, const Page *page)
{
    ReadCheck *check = context;
    read_check_require(page->body.len > 0 && page->body.len <= LIMIT_PAGE_BYTES);
    read_check_require(page->content_type.len > 0);
    read_check_add(check, page->path);
    read_check_add(check, page->url);
    read_check_add(check, page->content_type);
    read_check_add(check, page->body);
    read_check_add(check, page->title);
    read_check_add(check, page->published);
    for (size_t i = 0; i < page->author_count; i++)
        read_check_add(check, page->authors[i]);
    read_check_notes(check, &page->notes);
}

static void read_check_report(void *context, Report *report)
{
    ReadCheck *check = context;
    read_check_require(report->text.len > 0 && report->text.len <= LIMIT_TEXT_BYTES);
    for (size_t i = 0; i < report->map_count; i++)
        read_check_require(report->map[i].text_begin <= report->map[i].text_end &&
                           report->map[i].text_end <= report->text.len);
    for (size_t i = 0; i < report->credits.count; i++)
        read_check_require(report->credits.items[i].span.end <= report->text.len);
    read_check_require(report->title_span.end <= report->text.len);
    read_check_require(str_find_byte(report->source, '\n', 0) == STR_NONE);
    read_check_add(check, report->id);
    read_check_add(check, report->path);
    read_check_add(check, report->text);
    read_check_add(check, report->source);
}

static void read_check_message(void *context, Str type, Str line)
{
    read_check_add(context, type);
    read_check_add(context, line);
}

static void read_check_left_out(void *context, const LeftOut *left_out)
{
    ReadCheck *check = context;
    read_check_require(left_out->offset <= check->size);
    check->hash = hash_mix(check->hash, left_out->reason * UINT64_C(1000003) + left_out->line);
    read_check_add(check, left_out->path);
    read_check_add(check, left_out->url);
}

static void read_check_note(void *context, const ReadNote *note)
{
    ReadCheck *check = context;
    read_check_require(note->offset <= check->size);
    check->hash = hash_mix(check->hash, note->what);
}

static Status read_check_more(void *context, char *into, size_t room, size_t *got, Error *error)
{
    ReadCheck *check = context;
    (void)error;
    size_t len = check->piece < room ? check->piece : room;
    len = len < check->rest.len ? len : check->rest.len;
    for (size_t i = 0; i < len; i++)
        into[i] = check->rest.data[i];
    check->rest = str_drop(check->rest, len);
    *got = len;
    return STATUS_OK;
}

static uint64_t read_check_once(Str bytes, size_t piece, ReadTools *tools, Arena *arena)
{
    ReadCheck check = { .size = bytes.len, .rest = bytes, .piece = piece };
    ReadSink sink = { .context = &check,
                      .page = read_check_page,
                      .report = read_check_report,
                      .message = read_check_message,
                      .left_out = read_check_left_out,
                      .note = read_check_note };
    ReadSource source = {
        .path = STR("x"), .more = piece ? read_check_more : NULL, .context = &check, .whole = bytes
    };
    ReadCounts counts = { 0 };
    size_t used = arena->used;
    read_check_require(read_source(&source, &sink, &counts, tools, arena, NULL) == STATUS_OK);
    read_check_require(arena->used == used);
    return check.hash;
}

static inline void read_check(const uint8_t *data, size_t size)
{
    static Arena arena;
    static ReadTools tools;
    if (!arena.base)
        read_check_require(arena_open(&arena, LIMIT_SCRATCH_ARENA) &&
                           read_tools_open(&tools, NULL) == STATUS_OK);
    Str bytes = { (const char *)data, size };
    size_t piece = size ? 1 + data[size - 1] % 61 : 1;
    uint64_t whole = read_check_once(bytes, 0, &tools, &arena);
    read_check_require(read_check_once(bytes, piece, &tools, &arena) == whole);
}

#endif
