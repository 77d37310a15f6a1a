/*
 * ngram.h - which texts share runs of n words, exactly.
 *
 * Every run of n words that two texts have is one posting in each; equal runs
 * stand together in one group.  Jaccard and MinHash were measured and are the
 * wrong tool: a short text within a long one has a low Jaccard and a high
 * containment, and an exact index of word 5-grams is affordable.  Alignment is
 * of runs of NGRAM_WORDS; other lengths serve to find candidates only.
 *
 *     groups  first[g] … first[g + 1)  ->  postings of one gram (text, place)
 *     texts   begin[t] … begin[t + 1)  ->  grams of one text (group, place)
 */
#ifndef STEMMA_MATCH_NGRAM_H
#define STEMMA_MATCH_NGRAM_H

#include "base/arena.h"

#define NGRAM_WORDS 5

/* A text as the hashes of its words. */
typedef struct NgramText {
    const uint64_t *words;
    size_t count;
} NgramText;

/* As a posting, `to` is a text; as a gram of a text, it is a group. */
typedef struct NgramPlace {
    uint32_t to;
    uint32_t at; /* its first word */
} NgramPlace;

typedef struct NgramIndex {
    size_t text_count;
    size_t group_count;
    NgramPlace *posts; /* by group, then text, then place */
    uint32_t *first;   /* group_count + 1 */
    NgramPlace *grams; /* by text, then group, then place */
    uint32_t *begin;   /* text_count + 1 */
} NgramIndex;

/* Another text that shares grams with one. */
typedef struct NgramCandidate {
    uint32_t text;
    uint32_t shared; /* places of this text whose gram the other has too */
} NgramCandidate;

/* Index the runs of `words` words that two of `texts` have, in `arena`. */
NgramIndex ngram_index_build(const NgramText *texts, size_t count, size_t words, Arena *arena,
                             Arena *scratch);

/*
 * The texts that share most grams with `text`, at least `least` of them, most
 * first, at most `room`; the number of them is returned.  Of a gram that very
 * many texts have, only the first texts and those right before `text` are
 * looked at, so that thousands of copies of one text cost no more than a fixed
 * number of comparisons each: the caller's order of texts says which are
 * worth looking at.  `counts` is text_count zeros, and is given back so.
 */
size_t ngram_candidates(const NgramIndex *index, uint32_t text, uint32_t least, uint32_t *counts,
                        NgramCandidate *out, size_t room, Arena *scratch);

#endif
