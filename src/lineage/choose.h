/*
 * choose.h - the parents of all reports at once.
 */
#ifndef STEMMA_LINEAGE_CHOOSE_H
#define STEMMA_LINEAGE_CHOOSE_H

#include "base/map.h"
#include "lineage/pair.h"
#include "lineage/source.h"
#include "lineage/version.h"

/* Where a report comes from. */
typedef struct Choice {
    const Pair *pair; /* with the parent; NULL for none, and for a parent that is only credited */
    uint32_t parent;  /* or REPORT_NONE */
    uint32_t lost;    /* or REPORT_NONE */
    double margin;    /* what turning it round would cost, for each word of the child */
    double cost;
    bool is_compiled; /* the report was put together from this and another parent */
} Choice;

/* The pairs of each report: first[r] … first[r + 1) of items. */
typedef struct ChoosePairs {
    uint32_t *first;
    const Pair **items;
} ChoosePairs;

/* What is known about a story when parents are chosen. */
typedef struct Choosing {
    const Witness *witnesses;
    size_t count;
    double mean; /* weight of a report's words, on average */
    const Pairs *pairs;
    ChoosePairs by_report;
    const Sources *sources;
    const double *support; /* how much of all others each report explains: 1 for the most */
    const Map *compiled;   /* compiled.h */
    const Versions *versions;
} Choosing;

ChoosePairs choose_sort_pairs(const Pairs *pairs, size_t count, Arena *arena);

/* Choosing.support. */
double *choose_find_support(const Choosing *work, Arena *arena);

/* One choice for each report. */
Choice *choose_parents(const Choosing *work, Arena *arena, Arena *scratch);

/*
 * The report that explains most of what the chosen parent does not, or a
 * choice without a parent where none explains enough.
 */
Choice choose_second(const Choosing *work, const Choice *chosen, uint32_t report, Arena *scratch);

/* Whether what the side has of the other is mostly quoted from it. */
bool choose_is_quoting(const PairSide *side);

/* Whether the pair proves that `child` may have taken from the other. */
bool choose_has_proof(const Choosing *work, const Pair *pair, uint32_t child);

#endif
