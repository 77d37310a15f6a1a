#include "learner.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Address space for writing one model. */
static const size_t LEARNER_ARENA = (size_t)8 << 30;

/* Rows of one learner: the features of all training sets together are fewer. */
enum { LEARNER_ROWS = 6000000, LEARNER_SLOTS = 1 << 24, LEARNER_LARGEST = 127 };

/* The share of weights, from the largest, that may be cut at the end of a byte. */
static const double LEARNER_CUT = 0.0005;

bool learner_open(Learner *learner, uint32_t classes, float soft)
{
    *learner = (Learner){
        .classes = classes, .stride = (classes + 3) / 4 * 4, .step = 1, .soft = soft
    };
    if (!arena_open(&learner->arena, LEARNER_ARENA))
        return false;
    learner->room = LEARNER_SLOTS;
    learner->row_room = LEARNER_ROWS;
    /* The system commits what is touched, so that room costs nothing. */
    learner->keys = calloc(learner->room, sizeof *learner->keys);
    learner->rows = calloc(learner->room, sizeof *learner->rows);
    learner->touched = calloc(learner->row_room, sizeof *learner->touched);
    learner->weights = calloc(learner->row_room * learner->stride, sizeof *learner->weights);
    learner->sums = calloc(learner->row_room * learner->stride, sizeof *learner->sums);
    learner->squares = calloc(learner->row_room * learner->stride, sizeof *learner->squares);
    if (!learner->keys || !learner->rows || !learner->touched || !learner->weights ||
        !learner->sums || !learner->squares) {
        learner_close(learner);
        return false;
    }
    learner->count = 1; /* row 0: none */
    return true;
}

void learner_close(Learner *learner)
{
    free(learner->keys);
    free(learner->rows);
    free(learner->touched);
    free(learner->weights);
    free(learner->sums);
    free(learner->squares);
    arena_close(&learner->arena);
}

static size_t learner_slot(const Learner *learner, uint32_t feature)
{
    size_t at = (feature * 0x9E3779B1u) >> 8;
    at &= learner->room - 1;
    while (learner->rows[at] && learner->keys[at] != feature)
        at = (at + 1) & (learner->room - 1);
    return at;
}

void learner_score(const Learner *learner, const Features *features, float *scores)
{
    memset(scores, 0, learner->stride * sizeof *scores);
    for (size_t i = 0; i < features->count; i++) {
        uint32_t row = learner->rows[learner_slot(learner, features->items[i])];
        if (!row)
            continue;
        const float *weights = learner->weights + (size_t)row * learner->stride;
        for (uint32_t k = 0; k < learner->stride; k++)
            scores[k] += weights[k];
    }
}

void learner_step(Learner *learner)
{
    learner->step++;
}

void learner_change(Learner *learner, const Features *features, uint32_t class, float amount)
{
    for (size_t i = 0; i < features->count; i++) {
        size_t at = learner_slot(learner, features->items[i]);
        if (!learner->rows[at]) {
            assert(learner->count < learner->row_room);
            learner->keys[at] = features->items[i];
            learner->rows[at] = (uint32_t)learner->count++;
        }
        uint32_t row = learner->rows[at];
        size_t cell = (size_t)row * learner->stride + class;
        learner->squares[cell] += amount * amount;
        float change = amount / sqrtf(learner->soft + learner->squares[cell]);
        learner->weights[cell] += change;
        learner->sums[cell] += change * (float)learner->step;
        if (learner->touched[row] < UINT16_MAX)
            learner->touched[row]++;
    }
}

uint32_t learner_best(const Learner *learner, const float *scores)
{
    uint32_t best = 0;
    for (uint32_t k = 1; k < learner->classes; k++)
        if (scores[k] > scores[best])
            best = k;
    return best;
}

uint32_t learner_teach(Learner *learner, const Features *features, uint32_t right, float margin)
{
    float scores[LINEAR_CLASSES_MAX];
    uint32_t other = right == 0 ? 1 : 0;
    learner_score(learner, features, scores);
    uint32_t best = learner_best(learner, scores);
    for (uint32_t k = 0; k < learner->classes; k++)
        if (k != right && scores[k] > scores[other])
            other = k;
    learner_step(learner);
    if (scores[right] - scores[other] <= margin) {
        learner_change(learner, features, right, 1);
        learner_change(learner, features, other, -1);
    }
    return best;
}

static float learner_average(const Learner *learner, size_t row, uint32_t class)
{
    size_t at = row * learner->stride + class;
    return learner->weights[at] - (float)((double)learner->sums[at] / learner->step);
}

static int learner_order_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* The weight that becomes 127. */
static float learner_top(const Learner *learner, uint32_t rare, Arena *scratch)
{
    size_t count = 0, room = 0;
    for (size_t row = 1; row < learner->count; row++)
        room += learner->touched[row] >= rare ? learner->classes : 0;
    float *sizes = ARENA_NEW(scratch, float, room + 1);
    for (size_t row = 1; row < learner->count; row++)
        for (uint32_t k = 0; learner->touched[row] >= rare && k < learner->classes; k++) {
            float weight = fabsf(learner_average(learner, row, k));
            if (weight > 0)
                sizes[count++] = weight;
        }
    qsort(sizes, count, sizeof *sizes, learner_order_floats);
    return count ? sizes[(size_t)((double)count * LEARNER_CUT)] : 1;
}

typedef struct LearnerRank {
    uint32_t feature;
    uint32_t row;
} LearnerRank;

static int learner_order_ranks(const void *a, const void *b)
{
    const LearnerRank *x = a, *y = b;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

Str learner_write(Learner *learner, uint32_t rare, double least, Arena *arena)
{
    float top = learner_top(learner, rare, &learner->arena);
    LearnerRank *ranks = ARENA_NEW(&learner->arena, LearnerRank, learner->count);
    LinearRow *rows = ARENA_NEW(&learner->arena, LinearRow, learner->count);
    size_t count = 0;
    for (size_t at = 0; at < learner->room; at++)
        if (learner->rows[at] && learner->touched[learner->rows[at]] >= rare)
            ranks[count++] = (LearnerRank){ learner->keys[at], learner->rows[at] };
    qsort(ranks, count, sizeof *ranks, learner_order_ranks);
    for (size_t i = 0; i < count; i++) {
        int8_t *weights = ARENA_NEW(&learner->arena, int8_t, learner->classes);
        for (uint32_t k = 0; k < learner->classes; k++) {
            float weight = learner_average(learner, ranks[i].row, k);
            if (fabsf(weight) < (float)least * top)
                continue;
            float scaled = roundf(weight / top * LEARNER_LARGEST);
            weights[k] = (int8_t)fmaxf(-LEARNER_LARGEST, fminf(LEARNER_LARGEST, scaled));
        }
        rows[i] = (LinearRow){ ranks[i].feature, weights };
    }
    return linear_write(rows, count, learner->classes, arena);
}
