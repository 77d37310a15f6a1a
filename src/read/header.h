/*
 * header.h - blocks of "Name: value" lines: WARC records (ISO 28500, section
 * 4), HTTP answers (RFC 9112, section 5), MIME parts (RFC 5322, section 2.2).
 *
 * Lines end in CR LF or in LF alone; a line that begins with white space goes
 * on the one before.  Lines without a colon are passed over.  Everything is
 * borrowed from the block.
 */
#ifndef STEMMA_READ_HEADER_H
#define STEMMA_READ_HEADER_H

#include "base/str.h"

/* Place right after the first blank line at or after `from`, or STR_NONE. */
size_t header_end(Str bytes, size_t from);

/* The value of the first field `name` in any case; empty if there is none. */
Str header_get(Str block, Str name);

/* `boundary` of "multipart/related; boundary=x": its value without quotes. */
Str header_parameter(Str value, Str name);

/* "text/html" of "text/html; charset=x", trimmed. */
Str header_media_type(Str value);

#endif
