/* paragraphs.h - the lines of a text put together to paragraphs, each with its kind. */
#ifndef STEMMA_LANGUAGE_PARAGRAPHS_H
#define STEMMA_LANGUAGE_PARAGRAPHS_H

#include "language/language_parts.h"

typedef struct Paragraph {
    Span span;      /* without white space, bullets and list numbers at its ends */
    uint32_t begin; /* of its bullet or list number, else of the span */
    SentenceKind kind;
} Paragraph;

typedef struct Paragraphs {
    Paragraph *items;
    size_t count, room;
} Paragraphs;

/* The paragraphs of work->text, in order, in `arena`.  Needs the tokens. */
Paragraphs paragraphs_find(LanguageWork *work, Arena *arena);

#endif
