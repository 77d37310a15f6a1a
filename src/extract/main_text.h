/*
 * main_text.h - which blocks of a page are the article.
 */
#ifndef STEMMA_EXTRACT_MAIN_TEXT_H
#define STEMMA_EXTRACT_MAIN_TEXT_H

#include "extract/page_view.h"

/* Sum of weights (log-odds) to probability, the same on every machine. */
float main_text_probability(double sum);

/* The first score leaves it open whether a block is text: the second model decides. */
bool main_text_is_open(float first);

/* What a feature of the first model adds to the log-odds. */
double main_text_weight(size_t feature);

/* Of both models, before regions are rounded off; per block. */
typedef struct MainTextScores {
    const float *first, *second;
    float bar; /* kept above this second score */
} MainTextScores;

/*
 * True for each block that belongs to the article, blocks->count of them, in
 * `arena`.  `recurs`: per block, whether it is on other pages of the host; NULL
 * when that is not known.  `out` may be NULL.
 */
bool *main_text_choose(MainTextScores *out, const PageView *view, const bool *recurs, Arena *arena);

/* The last step of it, given second scores: whole regions instead of single blocks. */
void main_text_round(bool *keep, const PageView *view, const float *score);

#endif
