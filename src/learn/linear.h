/*
 * linear.h - linear models over hashed features, as they stand in a model file.
 *
 * A model gives each feature a short list of (class, weight); the score of a
 * class is the sum of its weights.  The lists are found by a table of buckets,
 * each of half a cache line:
 *
 *     hash -> bucket [ 8 fingerprints | place of its lists | 8 lengths | spilled ]
 *                                        v
 *     pairs          ... class weight, class weight, ...
 *
 * A feature lives in the bucket its hash names or, where that was full, in one
 * of the next ones.  Features that the model does not have are told by their
 * fingerprint, but for one in ten thousand.  The table is read where it lies;
 * nothing is unpacked.
 */
#ifndef STEMMA_LEARN_LINEAR_H
#define STEMMA_LEARN_LINEAR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "learn/feature.h"

/* Classes of one model; a class is a byte. */
enum { LINEAR_CLASSES_MAX = 128 };

typedef struct Linear {
    const struct LinearBucket *buckets;
    const struct LinearPair *pairs;
    uint32_t bucket_count;
    uint32_t classes;
} Linear;

/*
 * A model in `bytes`, which stay borrowed and begin at a multiple of 4.
 * STATUS_FORMAT: they are no model, or were cut.
 */
MUST_CHECK Status linear_open(Linear *out, Str bytes, Error *error);

/* Add the weights of all features to the scores, one for each class. */
void linear_add(const Linear *linear, const Features *features, int32_t *scores);

/* The class with the highest score, the first of equals. */
static inline uint32_t linear_best(const int32_t *scores, uint32_t classes)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < classes; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}

/* One feature's weights, for writing a model. */
typedef struct LinearRow {
    uint32_t feature;
    const int8_t *weights; /* one for each class */
} LinearRow;

/*
 * The bytes of a model with these rows, in the arena.  Rows without a weight
 * are left out; the order of the rows decides between features of one hash.
 */
Str linear_write(const LinearRow *rows, size_t count, uint32_t classes, Arena *arena);

#endif
