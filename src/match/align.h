/*
 * align.h - where two texts have the same words.
 *
 * Seeds are shared n-grams.  Runs of seeds are laid over both texts, longest
 * first, so that each word is used once; runs that follow one another in both
 * texts with small gaps between become one passage, and the words that still
 * agree in the gaps and at the edges are matched too.  The order of passages
 * may differ between the texts.
 *
 *     a  ....[=====..===]........[====]
 *     b  [====]....[=====.===].........
 */
#ifndef STEMMA_MATCH_ALIGN_H
#define STEMMA_MATCH_ALIGN_H

#include "match/ngram.h"

#define ALIGN_NONE UINT32_MAX

/* Words [begin, end) of each text. */
typedef struct AlignPassage {
    uint32_t a_begin, a_end;
    uint32_t b_begin, b_end;
    uint32_t words;   /* that are the same */
    uint32_t longest; /* of them without a gap */
} AlignPassage;

typedef struct Alignment {
    AlignPassage *passages; /* in the order of text a */
    size_t passage_count;
    uint32_t *to_b; /* for each word of a: its place in b, or ALIGN_NONE */
    uint32_t *to_a;
} Alignment;

/* Align texts number `a` and `b` of the index. */
Alignment align_texts(const NgramIndex *index, const NgramText *texts, uint32_t a, uint32_t b,
                      Arena *arena);

#endif
