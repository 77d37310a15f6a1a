/*
 * follow.h - a report that tells the details of another in the same order.
 */
#ifndef STEMMA_LINEAGE_FOLLOW_H
#define STEMMA_LINEAGE_FOLLOW_H

#include "lineage/witness.h"

/* A word that carries a detail, for look-up by stem. */
typedef struct FollowDetail {
    uint32_t stem;
    uint32_t at; /* among the details of its text */
} FollowDetail;

/* The details of a report: the words that are neither stop words nor quoted. */
typedef struct FollowText {
    uint64_t *stems;     /* in the order of the text, for the index of neighbours */
    uint32_t *sentences; /* numbered from 0, those without a detail left out */
    size_t count;
    FollowDetail *by_stem;
    size_t distinct;   /* different stems */
    uint32_t *numbers; /* of each sentence: its number in the analysis */
    double *weights;   /* of each sentence: a detail told often says little */
    uint32_t sentence_count;
    size_t all_sentences; /* of the report, those without a detail too */
    double total;
} FollowText;

/* What two reports have in common beside runs of words. */
typedef struct Follow {
    uint32_t shared;   /* details that each tells once */
    uint32_t ordered;  /* of them in the same order */
    double order;      /* those beyond what chance orders, */
    double chain;      /* sentences that follow one another in both, */
    double close;      /* and neighbours in both: as parts of the shorter text */
    double told;       /* weight of the details in such sentences */
    uint32_t *partner; /* of each sentence of a, by its number in the analysis: one of b, or
                          ALIGN_NONE */
} Follow;

/* One for each report. */
FollowText *follow_read_all(const Witness *witnesses, size_t count, Arena *arena);

/* `partner` lives in `arena`.  Where too few details are in order for a proof the
 * chain is left out, unless it is to be measured `always`. */
void follow_compare(Follow *out, const FollowText *a, const FollowText *b, bool always,
                    Arena *arena);

/* Whether the details are many enough to judge by their measures. */
bool follow_is_enough(const Follow *follow);

/* Whether so much cannot be chance: neither of the two wrote without the other. */
bool follow_is_proof(const Follow *follow);

#endif
