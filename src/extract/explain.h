/*
 * explain.h - says of each block why it was kept or left out.
 */
#ifndef STEMMA_EXTRACT_EXPLAIN_H
#define STEMMA_EXTRACT_EXPLAIN_H

#include "document/explanation.h"
#include "extract/main_text.h"

/*
 * Fill the blocks of `out`, which live in `arena`.  The first model's weights are
 * added up by what they look at; what the second makes of it is one reason more,
 * and so is what was done to whole regions.  `recurs` as in main_text_choose().
 */
void explain_blocks(Explanation *out, const PageView *view, const bool *keep,
                    const MainTextScores *scores, const bool *recurs, Arena *arena, Arena *scratch);

/* Of a plain page, where rules decide. */
void explain_lines(Explanation *out, const Blocks *blocks, const bool *keep, Arena *arena);

#endif
