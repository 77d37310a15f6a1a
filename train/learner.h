/*
 * learner.h - learns a linear model: a perceptron with a margin, Adagrad steps, averaged.
 *
 * Weights of the features live in rows of a hash table, which are made when a
 * feature is first needed.  The average over all steps is kept the usual way
 * (Daumé 2006): each change is also added, times the step's number, to a second
 * row, which is taken off at the end.  A weight's steps shrink with the sum of
 * the squares of its changes (Duchi, Hazan and Singer 2011), so that rare
 * features learn as fast as common ones.
 */
#ifndef STEMMA_TRAIN_LEARNER_H
#define STEMMA_TRAIN_LEARNER_H

#include "learn/linear.h"

typedef struct Learner {
    Arena arena;
    uint32_t classes, stride;
    float soft;
    uint32_t *keys; /* of the features, with `used` telling a row */
    uint32_t *rows;
    size_t room, count;
    float *weights, *sums, *squares; /* stride floats a row */
    uint16_t *touched;     /* how often a row was changed */
    size_t row_room;
    double step;
} Learner;

/*
 * `soft` is added to the sum of squares: the first steps have a length of about
 * one over its root, and the larger it is, the more equal steps stay.  False:
 * no memory.
 */
bool learner_open(Learner *learner, uint32_t classes, float soft);
void learner_close(Learner *learner);

/* The scores of the classes as the weights are now. */
void learner_score(const Learner *learner, const Features *features, float *scores);

/* The class with the highest score. */
uint32_t learner_best(const Learner *learner, const float *scores);

/* Count a step, for the average. */
void learner_step(Learner *learner);

/*
 * One decision whose right class is known: the weights change unless it leads
 * by more than `margin`.  The class that had the highest score before.
 */
uint32_t learner_teach(Learner *learner, const Features *features, uint32_t right, float margin);

/* Add `amount` to the weights of a class. */
void learner_change(Learner *learner, const Features *features, uint32_t class, float amount);

/*
 * The averaged model, in `arena`: rows that were changed fewer than `rare`
 * times and weights under `least` (of the largest one) are left out.
 */
Str learner_write(Learner *learner, uint32_t rare, double least, Arena *arena);

#endif
