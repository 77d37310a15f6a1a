/*
 * digest.h - sha256 of pages, and the ids made from it.
 */
#ifndef STEMMA_EXTRACT_DIGEST_H
#define STEMMA_EXTRACT_DIGEST_H

#include "base/arena.h"
#include "extract/extract.h"

enum { DIGEST_HEX = 64, DIGEST_ID = 16 };

/* 64 hexadecimal digits of the sha256 of `a` followed by `b`; empty when the library fails. */
Str digest_hex(ExtractTools *tools, Str a, Str b, Arena *arena);

/* The id of a report that was given none: 16 digits for its URL and page. */
Str digest_id(ExtractTools *tools, Str url, Str page, Arena *arena);

/* Both of a page, which is gone through once where it has no URL. */
void digest_page(Str *id, Str *sha256, ExtractTools *tools, Str url, Str page, Arena *arena);

#endif
