/*
 * decode.h - the bytes of a page to UTF-8 text, and back from places in the
 * text to places in the page.
 *
 * Order of the WHATWG standards: byte order mark, HTTP header, declaration in
 * the page, then detection.  What is plainly wrong is set right with a note:
 * a page that is UTF-8 whatever it says, or is not although it says so.
 */
#ifndef STEMMA_EXTRACT_DECODE_H
#define STEMMA_EXTRACT_DECODE_H

#include "base/arena.h"
#include "document/note.h"
#include "extract/extract.h"

/*
 * From text byte `text` on, every text_unit bytes of text stand for page_unit
 * bytes of the page from byte `page` on; until the next run or the end.
 */
typedef struct DecodeRun {
    uint32_t text, page;
    uint32_t text_unit, page_unit;
} DecodeRun;

typedef struct Decoded {
    Str text;         /* valid UTF-8, no byte order mark */
    Str charset;      /* name of the encoding in lower case */
    DecodeRun *items; /* the runs; none for an empty text */
    size_t count;
    size_t room;
    bool is_utf8; /* the whole body is known to be valid UTF-8 */
    Notes notes;  /* offsets are bytes of the page */
} Decoded;

/*
 * Decode the body of a page; any bytes will do.  A valid UTF-8 body is
 * borrowed, everything else lives in the arena.  `content_type` is that of
 * the HTTP or MIME header, or empty.
 */
Decoded decode_page(Str body, Str content_type, ExtractTools *tools, Arena *arena);

/* The bytes of the page that a span of the text was made from. */
Span decode_page_span(const Decoded *decoded, Span text);

/* Whether every byte of the text stands for one byte of the page, as in UTF-8. */
static inline bool decode_is_direct(const Decoded *decoded)
{
    return decoded->count == 1 && decoded->items[0].text_unit == 1 &&
           decoded->items[0].page_unit == 1;
}

#endif
