/* language_dump.h - one text analysed, and its parts as lines, for the tests of the stage. */
#ifndef STEMMA_TESTS_LANGUAGE_DUMP_H
#define STEMMA_TESTS_LANGUAGE_DUMP_H

#include "base/buf.h"
#include "language/language.h"

static Arena dump_arena, dump_scratch;
static Stemmer dump_stemmer;

static inline bool dump_open(void)
{
    return arena_open(&dump_arena, (size_t)1 << 28) && arena_open(&dump_scratch, (size_t)1 << 28) &&
           stemmer_open(&dump_stemmer, NULL) == STATUS_OK;
}

static inline void dump_close(void)
{
    stemmer_close(&dump_stemmer);
    arena_close(&dump_arena);
    arena_close(&dump_scratch);
}

static inline Analysis dump_analyse(Str text, Str published)
{
    Analysis analysis;
    Report report = { .text = text, .published = published, .published_at = INTERVAL_UNKNOWN };
    calendar_parse_iso(published, &report.published_at);
    language_analyse(&analysis, &report, &dump_stemmer, LANGUAGE_TREES, &dump_arena, &dump_scratch);
    return analysis;
}

/* The tokens with "|" between them. */
static inline Str dump_tokens(Str text)
{
    Analysis analysis = dump_analyse(text, STR(""));
    Buf out = buf_open(&dump_arena, 1 << 20);
    for (size_t i = 0; i < analysis.token_count; i++) {
        if (i > 0)
            buf_add_char(&out, '|');
        buf_add(&out, str_slice(text, analysis.tokens[i].span));
    }
    return buf_str(&out);
}

/* The sentences with "|" between them, each after B, H, I or F for its kind. */
static inline Str dump_sentences(Str text)
{
    Analysis analysis = dump_analyse(text, STR(""));
    Buf out = buf_open(&dump_arena, 1 << 20);
    for (size_t i = 0; i < analysis.sentence_count; i++) {
        if (i > 0)
            buf_add_char(&out, '|');
        buf_add_char(&out, "BHIF"[analysis.sentences[i].kind]);
        buf_add_char(&out, ' ');
        buf_add(&out, str_slice(text, analysis.sentences[i].span));
    }
    return buf_str(&out);
}

#endif
