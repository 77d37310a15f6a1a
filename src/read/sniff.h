/*
 * sniff.h - what bytes are, told from their beginning.
 *
 * After the WHATWG MIME Sniffing standard, but stricter where a page that is
 * taken for text costs more than a text that is taken for a page.
 */
#ifndef STEMMA_READ_SNIFF_H
#define STEMMA_READ_SNIFF_H

#include "base/str.h"
#include "document/words.h"

typedef enum SniffKind {
    SNIFF_EMPTY = 0,
    SNIFF_GZIP,
    SNIFF_WARC,
    SNIFF_JSON, /* a value or lines of values */
    SNIFF_FEED, /* RSS, Atom */
    SNIFF_MAIL, /* MHTML, or a message with a page */
    SNIFF_HTML,
    SNIFF_TEXT,
    SNIFF_OTHER, /* nothing we read: `reason` says what */
} SniffKind;

typedef struct Sniff {
    SniffKind kind;
    Str content_type; /* of HTML and text, "charset" included where it is sure */
    Word reason;
} Sniff;

/*
 * `begin` is the first LIMIT_SNIFF_BYTES, or all there is.  `name` (of the
 * file, perhaps empty) and `type` (the media type that was declared, perhaps
 * empty) are hints: they decide only between kinds of text.
 */
Sniff sniff_bytes(Str begin, Str name, Str type);

#endif
