/* claim.h - what the reports of one story say alike, and where they differ. */
#ifndef STEMMA_DOCUMENT_CLAIM_H
#define STEMMA_DOCUMENT_CLAIM_H

#include "document/batch.h"

typedef enum Stance {
    STANCE_SAYS = 0, STANCE_LESS_PRECISE, STANCE_CONTRADICTS, STANCE_CANNOT_TELL,
} Stance;

/* What one report has: a place in its text. */
typedef struct Reading {
    uint32_t report;
    Span span;
    uint32_t sentence;
    /* In a point: */
    Stance stance;
    Span agreed; /* the words that say what the others say; empty when it contradicts */
    bool opens;  /* they open the sentence: it is what it mainly says */
} Reading;

typedef struct Readings {
    Reading *items;
    size_t count;
    size_t room;
} Readings;

/*
 * Claims of different reports that say the same thing.
 *
 * The first reading is the one to print, and the stance of each tells what it
 * says of that sentence.  Before the edition has chosen, any of the first
 * `wordings` readings may be printed: reading r then has the stance
 * support[w * supported + r] of wording w.  Readings from `supported` on
 * contradict.
 */
typedef struct Point {
    Readings readings;
    Readings brief; /* the same for a short sentence, set by the edition; empty: there is none */
    uint32_t wordings;
    uint32_t supported;
    uint8_t *support; /* Stance */
    uint32_t reports; /* that say it, whole or in part */
    uint32_t origins; /* independent ones among them */
    uint32_t in_full; /* origins that say all of the first reading */
    double score;     /* how sure it is that they say the same */
    double centrality;
} Point;

typedef enum ConflictKind {
    CONFLICT_NUMBER = 0, CONFLICT_DATE, CONFLICT_NAME, CONFLICT_PLACE, CONFLICT_NEGATION,
} ConflictKind;

typedef struct Answer {
    Str value;  /* as printed in the first reading's report: a span */
    Str normal; /* the normal form, "80", "2025-09-03"; may be empty */
    Readings readings; /* the words that differ, not the sentence */
    uint32_t origins;
} Answer;

/* A slot whose readings cannot all be true: a question with answers. */
typedef struct Conflict {
    ConflictKind kind;
    bool is_shown; /* false: only "possible" */
    Word question;
    Str question_words; /* fills {s}: words of a span, such as the counted noun */
    Answer *answers;
    size_t answer_count;
    uint32_t point; /* index of the point it stands in, or REPORT_NONE */
    double score;
    Reasons reasons;
} Conflict;

typedef struct Claims {
    Point *points;
    size_t point_count;
    Conflict *conflicts;
    size_t conflict_count;
} Claims;

#endif
