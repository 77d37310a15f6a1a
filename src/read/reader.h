/*
 * reader.h - what the readers of one input share.
 *
 *     read.c     the input as a whole: packed or not, which kind
 *     warc.c     records          -> body.c
 *     body.c     one body         -> page, feed.c, mail.c or left out
 *     jsonl.c    lines            -> reports, messages
 */
#ifndef STEMMA_READ_READER_H
#define STEMMA_READ_READER_H

#include "base/json_read.h"
#include "read/gzip.h"
#include "read/read.h"
#include "read/window.h"

typedef struct Reader {
    const ReadSource *source;
    ReadSink *sink;
    ReadCounts *counts;
    ReadTools *tools;
    Arena *arena;
    Window *window; /* the input, unpacked */
    Gzip *gzip;     /* NULL: it was not packed */
    Window raw;
    Word damage; /* noted last, and when */
    uint64_t damage_after;
    Status status; /* of the source */
    Error *error;
} Reader;

/* The byte of the file for byte `at` of the unpacked input. */
uint64_t reader_file_offset(const Reader *reader, uint64_t at);

/* `part` 0: the file itself; else the path of its Nth part, in the arena. */
Str reader_path(Reader *reader, uint64_t part);

void reader_page(Reader *reader, const Page *page);
void reader_left_out(Reader *reader, LeftOut left_out);
/* A note on the file; `at` is a byte of the unpacked input. */
void reader_note(Reader *reader, Word what, uint64_t at, uint64_t line);
/* A note of damage; the same again before anything else was read is passed over. */
void reader_note_damage(Reader *reader, Word what, uint64_t at);
/*
 * At the end of the unpacked input: if it ended by damage, note that and go on
 * after it.  False: it is the end.
 */
bool reader_mend(Reader *reader);

/* One body, decoded; what `page` says of it is passed on.  `offset` in the file. */
void body_read(Reader *reader, Page *page, uint64_t offset);
/* The same for the body of a part of another: a page, or left out. */
void body_read_part(Reader *reader, Page *page, uint64_t offset);

void warc_read(Reader *reader);
void jsonl_read(Reader *reader);
/* Reports whose words are given. */
void conllu_read(Reader *reader);

/*
 * One JSON value, the `part`th of its file, that is a report or a message of
 * another type.  `source` is its text; `offset` (in the file) and `line` say
 * where it stands.
 */
void json_report_read(Reader *reader, const JsonValue *value, uint64_t part, Str source,
                      uint64_t offset, uint64_t line);

/* Could the values of a JSON text fill the memory?  A few bytes can be a value. */
bool json_is_heavy(Str text);

/* Items of a feed: RSS or Atom; JSON Feed.  What `page` says goes for all. */
void feed_read(Reader *reader, const Page *page, uint64_t offset);
bool json_feed_is(const JsonValue *value);
void json_feed_read(Reader *reader, const JsonValue *value, const Page *page, uint64_t offset);

/* The page in an MHTML file or a message. */
void mail_read(Reader *reader, const Page *page, uint64_t offset);

#endif
