/*
 * boost.h - gradient boosted trees on a table of numbers.
 */
#ifndef STEMMA_TRAIN_BOOST_H
#define STEMMA_TRAIN_BOOST_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>

/* A node as data/ has it: a question, or a leaf whose `less` is the next tree. */
typedef struct BoostNode {
    int number; /* of the column asked for, or -1 for a leaf */
    double at;  /* "is it at most this", or what a leaf adds */
    int less, more;
} BoostNode;

typedef struct BoostTrees {
    BoostNode *items;
    size_t count, room;
} BoostTrees;

typedef struct BoostTable {
    size_t rows, columns;
    const float *cells; /* row by row */
    const float *label; /* 0 to 1 */
    const float *weight;
    const bool *use; /* rows to learn from */
} BoostTable;

/* Trees whose sum is the log-odds of the label.  The same table gives the same trees. */
void boost_learn(BoostTrees *out, const BoostTable *table, Arena *arena);
double boost_sum(const BoostTrees *trees, const float *row);

#endif
