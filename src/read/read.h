/*
 * read.h - the read stage: from bytes to pages.   (entry point)
 *
 * Bytes come in by a pull source; pages, ready-made reports and everything
 * that is left out go to a sink, in the order in which they stand in the
 * input.  What the bytes are is told from the bytes: WARC, gzip, MHTML, RSS,
 * Atom, JSON Feed, JSON lines, HTML, plain text.  The stage opens nothing,
 * holds at most one page at a time and reads each byte once, so a source may
 * be endless.
 */
#ifndef STEMMA_READ_READ_H
#define STEMMA_READ_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "document/report.h"

/* Library handles, one set per thread. */
typedef struct ReadTools {
    struct z_stream_s *file;               /* the gzip members around the input */
    struct z_stream_s *content;            /* the coding of one HTTP body */
    struct libdeflate_decompressor *whole; /* gzip members that are in sight whole */
    struct UConverter *converter; /* of the charset of the last feed that is not in UTF-8 */
} ReadTools;

/* Outside the guard.  STATUS_MEMORY when a library gives no handle. */
MUST_CHECK Status read_tools_open(ReadTools *tools, Error *error);
void read_tools_close(ReadTools *tools);

/*
 * Put at least one and at most `room` bytes at `into` and their number in
 * `got`; 0 is the end.  Called inside the guard: must not jump.
 */
typedef Status ReadMore(void *context, char *into, size_t room, size_t *got, Error *error);

typedef struct ReadSource {
    Str path;       /* as it is to be shown, "-" for standard input */
    ReadMore *more; /* NULL: all bytes are in `whole`, which are not copied */
    void *context;
    Str whole;
    bool tokenized; /* CoNLL-U, for its words and sentences */
} ReadSource;

/* Something odd about a file, not about one of its pages. */
typedef struct ReadNote {
    Str path;
    Word what;
    uint64_t offset; /* byte of the file */
    uint64_t line;   /* line of the file, or 0 */
} ReadNote;

/* What one call met. */
typedef struct ReadCounts {
    uint64_t bytes; /* taken from the source */
    uint64_t pages;
    uint64_t reports;
    uint64_t messages;
    uint64_t left_out;
    uint64_t passed_over; /* WARC records that hold no page: requests, metadata, revisits */
} ReadCounts;

/*
 * Where the results go.  What a callback is given is valid during the call
 * only.  A callback that is NULL is not called.  A callback may set `stop`:
 * reading then ends as if the source had ended, without a note.
 */
typedef struct ReadSink {
    void *context;
    /* A page for the extract stage. */
    void (*page)(void *context, const Page *page);
    /* A report that came as JSON; `source` is its line.  extract_complete() is not done. */
    void (*report)(void *context, Report *report);
    /* A typed message of another type, as one line without its line end. */
    void (*message)(void *context, Str type, Str line);
    void (*left_out)(void *context, const LeftOut *left_out);
    void (*note)(void *context, const ReadNote *note);
    bool stop;
} ReadSink;

/*
 * Read all of a source.  Damage is left out or noted, never a failure.  What
 * the call needs is taken from `arena` and given back at the end.
 * STATUS_IO, or whatever source->more gave: the source failed; what came
 * before was handed on.  `counts` is added to.
 */
MUST_CHECK Status read_source(const ReadSource *source, ReadSink *sink, ReadCounts *counts,
                              ReadTools *tools, Arena *arena, Error *error);

#endif
