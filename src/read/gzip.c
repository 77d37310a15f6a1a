#include "read/gzip.h"

#include "base/limits.h"

enum { GZIP_JUDGE = 64 << 10 };

static const Str GZIP_MAGIC = { "\x1f\x8b\x08", 3 };

bool gzip_begins(Str bytes)
{
    return str_starts_with(bytes, GZIP_MAGIC);
}

bool gzip_is_bomb(uint64_t in, uint64_t out)
{
    return out > LIMIT_INFLATE_FREE && out / LIMIT_INFLATE_RATIO > in;
}

Gzip gzip_open(Window *raw, z_stream *stream, struct libdeflate_decompressor *whole)
{
    return (Gzip){ .raw = raw, .stream = stream, .whole = whole };
}

static void gzip_begin_member(Gzip *gzip)
{
    /* An empty member gives way to the next one: they share their place. */
    if (gzip->place_count > 0 &&
        gzip->places[(gzip->place_count - 1) % GZIP_PLACES].plain == gzip->plain)
        gzip->place_count--;
    gzip->places[gzip->place_count++ % GZIP_PLACES] = (GzipPlace){ gzip->plain, gzip->raw->offset };
    inflateReset2(gzip->stream, 15 + 16);
    gzip->inside = true;
}

/* Between members: to the next, over zeros (the padding of tape blocks). */
static bool gzip_next_member(Gzip *gzip)
{
    Str sight = window_peek(gzip->raw, GZIP_MAGIC.len);
    while (sight.len > 0 && sight.data[0] == '\0') {
        size_t zeros = 0;
        while (zeros < sight.len && sight.data[zeros] == '\0')
            zeros++;
        window_skip(gzip->raw, zeros);
        sight = window_peek(gzip->raw, GZIP_MAGIC.len);
    }
    if (sight.len == 0)
        return false;
    if (!gzip_begins(sight)) {
        gzip->fault = str_starts_with(GZIP_MAGIC, sight) ? WORD_GZIP_CUT : WORD_GZIP_BROKEN;
        return false;
    }
    gzip_begin_member(gzip);
    return true;
}

/*
 * Room up to the next place where a member's ratio is judged: at fixed places
 * of its output, so that it does not matter in which pieces it is read.
 */
static size_t gzip_room(const Gzip *gzip, size_t room)
{
    size_t left = GZIP_JUDGE - gzip->stream->total_out % GZIP_JUDGE;
    return room < left ? room : left;
}

/*
 * The member is damaged.  How many bytes inflate() had looked ahead depends on
 * the pieces it was given; they go back, so that the search for the next
 * member begins at the same place.
 */
static void gzip_break(Gzip *gzip)
{
    enum { BITS_HELD = 63 /* of data_type, see zlib.h */ };
    window_back(gzip->raw, (size_t)(gzip->stream->data_type & BITS_HELD) / 8);
    gzip->fault = WORD_GZIP_BROKEN;
}

/* One call of inflate(); the number of bytes that came out. */
static size_t gzip_inflate(Gzip *gzip, Str in, char *into, size_t room)
{
    z_stream *stream = gzip->stream;
    size_t most = (size_t)1 << 30;
    room = gzip_room(gzip, room);
    /* zlib does not write through next_in, but says so only where ZLIB_CONST is set. */
    stream->next_in = (z_const Bytef *)(uintptr_t)in.data;
    stream->avail_in = (uInt)(in.len < most ? in.len : most);
    stream->next_out = (Bytef *)into;
    stream->avail_out = (uInt)room;
    uInt in_before = stream->avail_in, out_before = stream->avail_out;
    int result = inflate(stream, Z_NO_FLUSH);
    window_skip(gzip->raw, in_before - stream->avail_in);
    size_t out = out_before - stream->avail_out;
    gzip->plain += out;
    if (result == Z_STREAM_END)
        gzip->inside = false;
    else if (result != Z_OK && result != Z_BUF_ERROR)
        gzip_break(gzip);
    else if (stream->total_out % GZIP_JUDGE == 0 &&
             gzip_is_bomb(stream->total_in, stream->total_out))
        gzip->fault = WORD_GZIP_BOMB;
    return out;
}

/*
 * The member that begins, at once; how many bytes came out.  0 where nothing is
 * done, because it is empty, damaged or longer than what is in sight or than
 * `room`.  What is free of judgement is no bomb.  A header with a checksum of
 * its own, which libdeflate does not look at, is left to zlib.
 */
static size_t gzip_unpack_whole(Gzip *gzip, char *into, size_t room)
{
    enum { FLAGS_AT = 3, FLAG_HEADER_CHECKSUM = 2 /* RFC 1952, 2.3.1 */ };
    Str in = window_peek(gzip->raw, LIMIT_GZIP_SIGHT);
    if (in.len <= FLAGS_AT || (in.data[FLAGS_AT] & FLAG_HEADER_CHECKSUM))
        return 0;
    size_t taken = 0, out = 0, most = (size_t)LIMIT_INFLATE_FREE;
    if (libdeflate_gzip_decompress_ex(gzip->whole, in.data, in.len, into, room < most ? room : most,
                                      &taken, &out) != LIBDEFLATE_SUCCESS ||
        out == 0)
        return 0;
    window_skip(gzip->raw, taken);
    gzip->plain += out;
    gzip->inside = false;
    return out;
}

size_t gzip_fill(void *context, char *into, size_t room)
{
    Gzip *gzip = context;
    size_t out = 0;
    while (out == 0 && !gzip->fault) {
        if (!gzip->inside) {
            if (!gzip_next_member(gzip))
                break;
            out = gzip_unpack_whole(gzip, into, room);
            if (out > 0)
                break;
        }
        Str in = window_peek(gzip->raw, 1);
        if (in.len == 0) {
            gzip->fault = WORD_GZIP_CUT;
            break;
        }
        out = gzip_inflate(gzip, in, into, room);
    }
    return out;
}

uint64_t gzip_member_at(const Gzip *gzip, uint64_t plain)
{
    uint64_t raw = 0;
    size_t kept = gzip->place_count < GZIP_PLACES ? gzip->place_count : GZIP_PLACES;
    for (size_t i = gzip->place_count - kept; i < gzip->place_count; i++) {
        GzipPlace place = gzip->places[i % GZIP_PLACES];
        if (i == gzip->place_count - kept || place.plain <= plain)
            raw = place.raw;
    }
    return raw;
}

/*
 * Back to right after the beginning of the damaged member, as far as bytes were
 * kept.  No more is searched twice than was read, so that the work stays in
 * step with the input.
 */
static void gzip_rewind(Gzip *gzip)
{
    uint64_t at = gzip->raw->offset;
    GzipPlace last = gzip->places[(gzip->place_count - 1) % GZIP_PLACES];
    if (!gzip->inside || gzip->place_count == 0 || at <= last.raw + GZIP_MAGIC.len)
        return;
    uint64_t back = at - last.raw - GZIP_MAGIC.len;
    if (back > LIMIT_GZIP_BACK)
        back = LIMIT_GZIP_BACK;
    if (gzip->rewound + back <= at)
        gzip->rewound += window_back(gzip->raw, (size_t)back);
}

bool gzip_mend(Gzip *gzip)
{
    if (gzip->fault == WORD_GZIP_BROKEN)
        gzip_rewind(gzip);
    gzip->inside = false;
    for (;;) {
        Str sight = window_peek(gzip->raw, GZIP_MAGIC.len);
        if (sight.len < GZIP_MAGIC.len)
            return false;
        size_t at = str_find(sight, GZIP_MAGIC, 0);
        if (at != STR_NONE) {
            window_skip(gzip->raw, at);
            gzip->fault = WORD_NONE;
            return true;
        }
        window_skip(gzip->raw, sight.len - GZIP_MAGIC.len + 1);
    }
}
