/* word_diff.h - the words that two sequences have in the same order. */
#ifndef STEMMA_MATCH_WORD_DIFF_H
#define STEMMA_MATCH_WORD_DIFF_H

#include "match/align.h"

/*
 * For each word of `a` its place in `b`, or ALIGN_NONE; places rise.  Few
 * equal words between two larger changes count as changed with them.  In
 * `arena`; where the two differ in very many words, what is beyond is changed.
 */
uint32_t *word_diff(NgramText a, NgramText b, Arena *arena, Arena *scratch);

#endif
