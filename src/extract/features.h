/*
 * features.h - what the first model sees of a block: itself, its boxes, its neighbours.
 *
 * A row is a list of features that are on; every feature has a fixed number and
 * a name, and one weight in data/extract_weights.tsv.
 */
#ifndef STEMMA_EXTRACT_FEATURES_H
#define STEMMA_EXTRACT_FEATURES_H

#include "extract/page_view.h"

enum { FEATURES_ON_MAX = 128 };

typedef struct FeatureRow {
    uint16_t on[FEATURES_ON_MAX];
    size_t count;
} FeatureRow;

/* How many features there are. */
size_t features_count(void);
/* The group a feature is of, and its number in the group. */
Str features_name(size_t feature, size_t *number);

/* What kind of tag a box has, of 16. */
size_t features_tag(const Box *box);
/* The box that a text of so many words shares with others: `box` or one around it. */
uint32_t features_shared_box(const PageView *view, uint32_t box, float words);

void features_first(FeatureRow *out, const PageView *view, size_t block);

/* First scores of a page, summed up for the second model. */
typedef struct ScoreView {
    const PageView *view;
    const float *first;           /* probability that a block is text of the article */
    float *box_sum;               /* per box: words times probability */
    float mass;                   /* of the page */
    uint32_t best_box;            /* that holds the article most tightly */
    uint32_t begin, end;          /* from the first to after the last sure block */
    float *like_sum, *like_words; /* per block: over blocks in boxes of its kind */
} ScoreView;

void score_view_make(ScoreView *out, const PageView *view, const float *first, Arena *arena);

#endif
