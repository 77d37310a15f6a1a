/*
 * block_numbers.h - what the trees see of a block: numbers, not ranges.
 */
#ifndef STEMMA_EXTRACT_BLOCK_NUMBERS_H
#define STEMMA_EXTRACT_BLOCK_NUMBERS_H

#include "extract/class_words.h"
#include "extract/features.h"

/* The numbers in their order; the bits of a set follow its first. */
typedef enum BlockNumber {
    ASK_WORDS,
    ASK_LINKS,
    ASK_COMMAS,
    ASK_SENTENCES,
    ASK_LITTLE,
    ASK_DIGITS,
    ASK_CAPITALS,
    ASK_END,
    ASK_BOLD,
    ASK_MARKS,    /* bars, arrows */
    ASK_SHOUTING, /* no small letter */
    ASK_REPEATED, /* stands elsewhere on the page */
    ASK_IMAGE,    /* right after one */
    ASK_TAG,
    ASK_FURNITURE,
    ASK_FURNITURE_WHOLE,
    ASK_AFTER,
    ASK_PLACE,        /* share of the page's words before it */
    ASK_TITLE,        /* blocks from the title */
    ASK_TITLE_WORDS,  /* words from the title */
    ASK_DEPTH,        /* from the best box */
    ASK_PAGE_WORDS,
    ASK_PAGE_MASS,    /* share of the page's words that the first row keeps */
    ASK_SCORE,        /* of the first row: its own ... */
    ASK_SCORE_BEFORE, /* ... of five before it, the nearest first ... */
    ASK_SCORE_NEXT = ASK_SCORE_BEFORE + 3, /* ... and behind it */
    ASK_SCORE_AROUND = ASK_SCORE_NEXT + 3,
    ASK_SCORE_ABOVE,  /* of the words of the 20 blocks before */
    ASK_SCORE_BELOW,
    ASK_WORDS_BEFORE,
    ASK_WORDS_NEXT,
    ASK_LINKS_BEFORE,
    ASK_LINKS_NEXT,
    ASK_GAP_BEFORE, /* blocks since one that is surely text */
    ASK_GAP_NEXT,
    ASK_SURE_BEGIN, /* blocks from the first such one of the page, and the last */
    ASK_SURE_END,
    ASK_HEADING_SCORE, /* of the heading before it: first score, ... */
    ASK_HEADING_FURNITURE,
    ASK_HEADING_GAP, /* ... blocks from it, ... */
    ASK_IN_BEST,     /* in the box that holds the article */
    ASK_BEST_PLACE,  /* where in it */
    ASK_BEST_SHARE,  /* of the page's words */
    ASK_LIKE_MEAN,   /* score of other blocks in boxes of its kind */
    ASK_LIKE_WORDS,
    ASK_REPEATS,
    ASK_BOX, /* of the box it shares: five numbers, then of the one around it, thrice */
    ASK_NEAR_ANY = ASK_BOX + 3 * 6,
    ASK_IN = ASK_NEAR_ANY + 1,
    ASK_NEAR = ASK_IN + BLOCK_IN_COUNT,
    ASK_FAR = ASK_NEAR + CLASS_KIND_COUNT,
    BLOCK_NUMBERS = ASK_FAR + CLASS_KIND_COUNT,
} BlockNumber;

/* What is counted once per page. */
typedef struct AskView {
    const ScoreView *scores;
    float *words_before;   /* per block */
    float *mass_before;    /* per block: of words times first score */
    uint32_t *gap_before;  /* blocks since a sure one */
    uint32_t *gap_next;
    uint32_t *heading;     /* the heading before it, or itself */
} AskView;

void ask_view_make(AskView *out, const ScoreView *scores, Arena *arena);
void block_numbers(float *out, const AskView *view, size_t block);

#endif
