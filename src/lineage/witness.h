/*
 * witness.h - a report as lineage sees it: a row of words.
 */
#ifndef STEMMA_LINEAGE_WITNESS_H
#define STEMMA_LINEAGE_WITNESS_H

#include "document/batch.h"
#include "match/ngram.h"

/* Words of furniture and of lines that an outlet prints under everything are
 * left out, so they are neither copied nor missing. */
typedef struct Witness {
    const Document *doc;
    Str outlet; /* key of its outlet, empty when unknown */
    uint64_t *words;
    uint32_t *stems;
    Span *spans;
    uint32_t *sentences;
    float *weights;    /* stop words count for less */
    bool *is_stop;     /* a stop word */
    bool *is_quoted;   /* inside quotation marks */
    bool *is_dateline; /* of "SENNA, May 3 (Reuters) -" */
    size_t count;
    double total; /* of the weights */
} Witness;

/* One for each report, in report order. */
Witness *witness_read_all(Documents docs, Arena *arena, Arena *scratch);

/* Whether `a` is known to have been published before `b`. */
bool witness_is_before(const Witness *a, const Witness *b);

/* Which of the two was probably published first where that is not known (a day
 * without an hour, an hour without a zone): from -1, surely `b`, to 1, surely `a`. */
double witness_lean(const Witness *a, const Witness *b);

#endif
