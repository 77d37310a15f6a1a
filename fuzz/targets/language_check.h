/* language_check.h - one text analysed, and what must hold of the result whatever the text is. */
#ifndef STEMMA_FUZZ_LANGUAGE_CHECK_H
#define STEMMA_FUZZ_LANGUAGE_CHECK_H

#include "language/language.h"

#include <stdlib.h>

static inline void language_require(int condition)
{
    if (!condition)
        abort();
}

static inline bool language_span_fits(Span inner, size_t len)
{
    return inner.begin <= inner.end && inner.end <= len;
}

static inline Analysis language_check_analyse(Str text, Str published, Arena *arena)
{
    static Arena scratch;
    static Stemmer stemmer;
    if (!scratch.base) {
        language_require(arena_open(&scratch, (size_t)1 << 30));
        language_require(stemmer_open(&stemmer, NULL) == STATUS_OK);
    }
    Analysis analysis;
    Report report = { .text = text, .published = published, .published_at = INTERVAL_UNKNOWN };
    calendar_parse_iso(published, &report.published_at);
    language_analyse(&analysis, &report, &stemmer, LANGUAGE_TREES, arena, &scratch);
    return analysis;
}

#endif
