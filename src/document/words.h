/*
 * words.h - the program's own words: questions, reasons, labels, classes.
 *
 * Whatever is printed is either a span of a report or a line of the closed
 * table data/words.tsv.  A line may hold places for numbers and for one span:
 * {a} {b} {c} are numbers, {s} is a span's words.
 */
#ifndef STEMMA_DOCUMENT_WORDS_H
#define STEMMA_DOCUMENT_WORDS_H

#include "base/buf.h"

/* WORD_NONE, then one constant for each line of data/words.tsv. */
#include "words_enum.inc"

/* The text of a line, places as they are. */
Str words_text(Word word);

/* Why a judgement was made: a line and what fills its places. */
typedef struct Reason {
    Word word;
    double a, b, c;
    Str s; /* words of a span, perhaps empty */
} Reason;

typedef struct Reasons {
    Reason *items;
    size_t count;
    size_t room;
} Reasons;

/* A number as it stands in a line: whole, or with two decimals. */
void words_add_number(Buf *out, double number);
/* The line with its places filled. */
void words_add_reason(Buf *out, const Reason *reason);

#endif
