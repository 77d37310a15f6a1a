/*
 * sample.h - a report made from lines, each of them one sentence: of the body
 * when it ends in a full stop or a closing mark, else a heading.
 */
#ifndef STEMMA_TESTS_LANGUAGE_SAMPLE_H
#define STEMMA_TESTS_LANGUAGE_SAMPLE_H

#include "language/language_parts.h"

#include "base/vec.h"

typedef struct Sample {
    Report report;
    Analysis analysis;
    LanguageWork work;
} Sample;

static inline void sample_add_line(Sample *sample, Str text, Span line, uint32_t number,
                                   Arena *arena)
{
    struct {
        Sentence *items;
        size_t count, room;
    } sentences = { sample->analysis.sentences, sample->analysis.sentence_count,
                    sample->analysis.sentence_count };
    Str words = str_slice(text, line);
    bool body = str_ends_with(words, STR(".")) || str_ends_with(words, STR("\"")) ||
                str_ends_with(words, STR("\xe2\x80\x9d")) || str_ends_with(words, STR("\xc2\xbb"));
    *VEC_PUSH(arena, &sentences) = (Sentence){ .span = line,
                                               .paragraph = number,
                                               .kind = body ? SENTENCE_BODY : SENTENCE_HEADING };
    sample->analysis.sentences = sentences.items;
    sample->analysis.sentence_count = sentences.count;
}

static inline void sample_make(Sample *sample, Str text, Arena *arena, Arena *scratch)
{
    *sample = (Sample){ .report = { .text = text } };
    uint32_t number = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_byte(text, '\n', at);
        end = end == STR_NONE ? text.len : end;
        if (end > at)
            sample_add_line(sample, text, span(at, end), number++, arena);
        at = end + 1;
    }
    sample->work = (LanguageWork){ .report = &sample->report,
                                   .out = &sample->analysis,
                                   .text = text,
                                   .arena = arena,
                                   .scratch = scratch };
}

#endif
