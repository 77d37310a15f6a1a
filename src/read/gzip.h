/*
 * gzip.h - members of gzip (RFC 1952), one after another, as one stream.
 *
 * A WARC.gz has one member for each record, other files one or several.  A
 * member that is in sight with its end, and sound, is unpacked at once, by
 * libdeflate; zlib streams all others and tells how they are damaged.  A
 * damaged or cut-off member ends the stream; gzip_mend() looks for the next
 * one in the raw bytes, so that damage costs one record.
 */
#ifndef STEMMA_READ_GZIP_H
#define STEMMA_READ_GZIP_H

#include "document/words.h"
#include "read/window.h"

#include <libdeflate.h>
#include <zlib.h>

enum { GZIP_PLACES = 8 };

/* Where a member begins: in the stream that comes out, and in the file. */
typedef struct GzipPlace {
    uint64_t plain;
    uint64_t raw;
} GzipPlace;

typedef struct Gzip {
    Window *raw;
    z_stream *stream;
    struct libdeflate_decompressor *whole;
    bool inside;                   /* in a member, not between two */
    Word fault;                    /* why the stream ended before the file did */
    uint64_t plain;                /* bytes given so far */
    uint64_t rewound;              /* bytes that were searched again */
    GzipPlace places[GZIP_PLACES]; /* the last members, a ring */
    size_t place_count;
} Gzip;

/* Do the bytes begin with a member? */
bool gzip_begins(Str bytes);

Gzip gzip_open(Window *raw, z_stream *stream, struct libdeflate_decompressor *whole);
/* A WindowFill over a Gzip. */
size_t gzip_fill(void *gzip, char *into, size_t room);
/* The file's byte where the member begins that holds byte `plain` of the stream. */
uint64_t gzip_member_at(const Gzip *gzip, uint64_t plain);
/* After a fault: go to the next member.  False when there is none. */
bool gzip_mend(Gzip *gzip);

/* `out` of `in` bytes: more than honest data can have been packed. */
bool gzip_is_bomb(uint64_t in, uint64_t out);

#endif
