/*
 * page_kind.h - pages that hold no article: errors, listings, things that are no text.
 */
#ifndef STEMMA_EXTRACT_PAGE_KIND_H
#define STEMMA_EXTRACT_PAGE_KIND_H

#include "document/words.h"
#include "extract/page_view.h"

/* Control characters and replacements that no text has so many of. */
bool page_kind_is_binary(Str text);

/* Why a page gives no report, or WORD_NONE. */
Word page_kind_left_out(const PageView *view, const bool *keep, Str url);

#endif
