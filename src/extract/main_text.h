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

/*
 * True for each block that belongs to the article, blocks->count of them, in
 * `arena`.  `recurs`: per block, whether it is on other pages of the host; NULL
 * when that is not known.
 */
bool *main_text_choose(const PageView *view, const bool *recurs, Arena *arena);

/* The last step of it, given second scores: whole regions instead of single blocks. */
void main_text_round(bool *keep, const PageView *view, const float *score);

#endif
