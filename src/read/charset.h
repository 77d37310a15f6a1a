/* charset.h - text of a named charset to UTF-8, over ICU. */
#ifndef STEMMA_READ_CHARSET_H
#define STEMMA_READ_CHARSET_H

#include "read/read.h"

/*
 * `bytes` in UTF-8, in the arena; as they are where they are UTF-8 already or
 * the charset is empty or not known.  Bytes that do not fit become U+FFFD.
 */
Str charset_to_utf8(Str bytes, Str charset, ReadTools *tools, Arena *arena);

#endif
