/*
 * explanation.h - why a page gave the report it gave, or none.
 */
#ifndef STEMMA_DOCUMENT_EXPLANATION_H
#define STEMMA_DOCUMENT_EXPLANATION_H

#include "base/str.h"
#include "document/words.h"

/* A piece of the page's text, and what spoke for its being the article or against it. */
typedef struct ExplainedBlock {
    Str text;
    Span page;
    bool kept;
    double score;    /* 0 to 1; above a half is text */
    Reasons reasons; /* the weightiest first; `a` is what each adds to the log-odds */
} ExplainedBlock;

/* Where a field of the report was found. */
typedef struct ExplainedField {
    Word field;
    Str value;
    Word from;
    Span page; /* empty where what was found has no one place */
} ExplainedField;

typedef struct Explanation {
    Str path, url;
    Word left_out; /* why there is no report, or WORD_NONE */
    ExplainedBlock *blocks;
    size_t block_count;
    struct {
        ExplainedField *items;
        size_t count, room;
    } fields;
} Explanation;

#endif
