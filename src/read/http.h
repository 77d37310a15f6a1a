/*
 * http.h - an HTTP answer as a WARC record keeps it (RFC 9112, RFC 9110):
 * status line, header, body with its transfer and content codings undone.
 *
 * Archives lie: many keep the header and store a body that was decoded
 * already.  So a coding is undone only where the body shows it.  br and zstd
 * are not read.
 */
#ifndef STEMMA_READ_HTTP_H
#define STEMMA_READ_HTTP_H

#include "document/note.h"
#include "read/read.h"

typedef struct HttpAnswer {
    unsigned status; /* 200, 404, … */
    Str header;
    Str content_type;
    Str body; /* decoded, at most LIMIT_PAGE_BYTES */
    Notes notes;
} HttpAnswer;

/*
 * Read a whole answer.  WORD_NONE, or why it cannot be read and `out` is left
 * alone.  A damaged body is cut where the damage is, with a note.  The body is
 * borrowed from `block` where there was nothing to undo, else in `arena`.
 */
MUST_CHECK Word http_read(HttpAnswer *out, Str block, ReadTools *tools, Arena *arena);

#endif
