/*
 * pair.h - what two reports have in common, measured.
 */
#ifndef STEMMA_LINEAGE_PAIR_H
#define STEMMA_LINEAGE_PAIR_H

#include "lineage/follow.h"
#include "match/align.h"

/* How one of the two looks against the other; sums of word weights. */
typedef struct PairSide {
    double matched;  /* words that the other has */
    double told;     /* of them, not both in quotation marks: no proof is shared speech */
    double proof;    /* told, less what any phrase of the subject's may share by chance */
    double spoken;   /* quoted by both */
    double taken;    /* quoted here, told as its own by the other; or quoted.h */
    double covered;  /* words within passages, changed ones too */
    double head;     /* unmatched before the first passage, */
    double tail;     /* and after the last one */
    double dateline; /* unmatched: of the head */
    double attested; /* unmatched: what a third report has as well (attested.h) */
    uint64_t *same;  /* a bit for each word: the other has it */
} PairSide;

typedef struct Pair {
    uint32_t report[2]; /* lower number first */
    PairSide side[2];
    AlignPassage *passages; /* a is report[0] */
    size_t passage_count;
    uint32_t longest; /* words without a gap */
    uint32_t breaks;  /* passages that do not follow the one before in both texts */
    bool follows;     /* without runs of words that prove it, one tells the other's details, */
    uint32_t details; /* so many of those that each has once */
    uint32_t ordered; /* in the same order */
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count;
    size_t room;
} Pairs;

/* The reports of a story, indexed. */
typedef struct PairFinder {
    const Witness *witnesses;
    size_t count;
    NgramText *texts; /* in the order of the index: earlier reports first */
    uint32_t *number; /* report to its text */
    NgramIndex index;
    FollowText *details;     /* of each report */
    NgramIndex detail_index; /* pairs of neighbouring details */
} PairFinder;

PairFinder pair_open(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch);

/* Every two reports that share enough to be looked at, and each report with
 * `before` of it (REPORT_NONE: with none), by report numbers. */
void pair_find_all(Pairs *out, const PairFinder *finder, const uint32_t *before, Arena *arena,
                   Arena *scratch);

/* Whether the words that the side has of the other, which `self` is, prove
 * that one of the two took from the other. */
bool pair_has_words(const PairSide *side, const Witness *self);

/* 0 if `report` is the first of the pair, else 1. */
static inline unsigned pair_side(const Pair *pair, uint32_t report)
{
    return pair->report[0] == report ? 0 : 1;
}

#endif
