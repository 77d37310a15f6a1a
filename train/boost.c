/*
 * boost.c - gradient boosted trees on a table of numbers.
 *
 * Friedman, "Greedy Function Approximation" (2001), with second-order steps
 * (Chen and Guestrin 2016) on histograms of at most 64 ranges a column, grown
 * leaf by leaf (Shi 2007).  Of the two children of a split only the smaller is
 * counted; the other is the difference.  Every tree sees a part of the rows and
 * columns, drawn from a fixed seed.
 */
#include "boost.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BOOST_TREES = 160, BOOST_LEAVES = 16, BOOST_BINS = 64, BOOST_SAMPLE = 20000 };

static const double BOOST_STEP = 0.11, BOOST_SHRINK = 1.0, BOOST_LEAF_WEIGHT = 4.0;
static const double BOOST_ROW_SHARE = 0.7, BOOST_COLUMN_SHARE = 0.3;

typedef struct BoostBin {
    double g, h;
} BoostBin;

typedef struct BoostLeaf {
    uint32_t begin, end; /* of Boost.order */
    BoostBin *bins;      /* columns x BOOST_BINS */
    BoostBin all;
    size_t node;
    double gain; /* of its best split */
    size_t column, bin;
} BoostLeaf;

typedef struct Boost {
    const BoostTable *table;
    float (*edges)[BOOST_BINS]; /* per column: upper bounds of its ranges */
    size_t *edge_count;
    uint8_t *bins; /* row by row */
    uint32_t *rows, *order, *spare;
    size_t row_count, order_count;
    double *sum; /* per used row: log-odds so far */
    double *g, *h;
    size_t *columns; /* drawn for this tree */
    size_t column_count;
    uint64_t random;
    BoostLeaf leaves[BOOST_LEAVES];
    size_t leaf_count;
} Boost;

static double boost_random(Boost *boost)
{
    boost->random ^= boost->random << 13;
    boost->random ^= boost->random >> 7;
    boost->random ^= boost->random << 17;
    return (double)(boost->random >> 11) * 0x1p-53;
}

/* Ranges */

static int boost_compare(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

/* As data/ will print it. */
static double boost_round(double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.4g", value);
    return strtod(text, NULL);
}

static void boost_find_edges(Boost *boost, size_t column, float *values)
{
    const BoostTable *table = boost->table;
    size_t step = boost->row_count / BOOST_SAMPLE + 1, count = 0;
    for (size_t i = 0; i < boost->row_count; i += step)
        values[count++] = table->cells[boost->rows[i] * table->columns + column];
    qsort(values, count, sizeof *values, boost_compare);
    size_t edges = 0;
    for (size_t i = 1; i < BOOST_BINS && count; i++) {
        float low = values[i * count / BOOST_BINS], high = low;
        for (size_t at = i * count / BOOST_BINS; at < count && high <= low; at++)
            high = values[at];
        float edge = (float)boost_round(((double)low + (double)high) / 2);
        if (high > low && edge >= low && edge < high &&
            (!edges || edge > boost->edges[column][edges - 1]))
            boost->edges[column][edges++] = edge;
    }
    boost->edge_count[column] = edges;
}

static uint8_t boost_bin(const Boost *boost, size_t column, float value)
{
    const float *edges = boost->edges[column];
    size_t low = 0, high = boost->edge_count[column];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (value <= edges[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return (uint8_t)low;
}

/* Leaves */

static void boost_count(const Boost *boost, BoostLeaf *leaf)
{
    size_t columns = boost->table->columns;
    memset(leaf->bins, 0, columns * BOOST_BINS * sizeof *leaf->bins);
    leaf->all = (BoostBin){ 0, 0 };
    for (uint32_t i = leaf->begin; i < leaf->end; i++) {
        uint32_t row = boost->order[i];
        const uint8_t *bins = boost->bins + row * columns;
        double g = boost->g[row], h = boost->h[row];
        leaf->all.g += g;
        leaf->all.h += h;
        for (size_t c = 0; c < boost->column_count; c++) {
            size_t column = boost->columns[c];
            BoostBin *bin = &leaf->bins[column * BOOST_BINS + bins[column]];
            bin->g += g;
            bin->h += h;
        }
    }
}

static double boost_worth(BoostBin bin)
{
    return bin.g * bin.g / (bin.h + BOOST_SHRINK);
}

static void boost_find_split(const Boost *boost, BoostLeaf *leaf)
{
    leaf->gain = 0;
    for (size_t c = 0; c < boost->column_count; c++) {
        size_t column = boost->columns[c];
        BoostBin left = { 0, 0 };
        for (size_t b = 0; b < boost->edge_count[column]; b++) {
            BoostBin bin = leaf->bins[column * BOOST_BINS + b];
            left.g += bin.g;
            left.h += bin.h;
            BoostBin right = { leaf->all.g - left.g, leaf->all.h - left.h };
            if (left.h < BOOST_LEAF_WEIGHT || right.h < BOOST_LEAF_WEIGHT)
                continue;
            double gain = boost_worth(left) + boost_worth(right) - boost_worth(leaf->all);
            if (gain > leaf->gain) {
                leaf->gain = gain;
                leaf->column = column;
                leaf->bin = b;
            }
        }
    }
}

/* Sort the rows of a leaf into both sides of its split; where the second begins. */
static uint32_t boost_part(Boost *boost, const BoostLeaf *leaf)
{
    size_t columns = boost->table->columns;
    uint32_t left = leaf->begin, spare = 0;
    for (uint32_t i = leaf->begin; i < leaf->end; i++) {
        uint32_t row = boost->order[i];
        if (boost->bins[row * columns + leaf->column] <= leaf->bin)
            boost->order[left++] = row;
        else
            boost->spare[spare++] = row;
    }
    memcpy(boost->order + left, boost->spare, spare * sizeof *boost->spare);
    return left;
}

static void boost_split(Boost *boost, BoostTrees *out, BoostLeaf *leaf, Arena *arena)
{
    BoostLeaf *other = &boost->leaves[boost->leaf_count++];
    size_t size = boost->table->columns * BOOST_BINS;
    uint32_t middle = boost_part(boost, leaf);
    size_t less = out->count;
    BoostNode *node = &out->items[leaf->node];
    *node = (BoostNode){ .number = (int)leaf->column,
                         .at = (double)boost->edges[leaf->column][leaf->bin],
                         .less = (int)less,
                         .more = (int)less + 1 };
    *VEC_PUSH(arena, out) = (BoostNode){ .number = -1 };
    *VEC_PUSH(arena, out) = (BoostNode){ .number = -1 };
    *other =
        (BoostLeaf){ .begin = middle, .end = leaf->end, .bins = other->bins, .node = less + 1 };
    leaf->end = middle;
    leaf->node = less;
    BoostLeaf *small = leaf->end - leaf->begin < other->end - other->begin ? leaf : other;
    BoostLeaf *large = small == leaf ? other : leaf;
    /* what `leaf` has counted is of both */
    BoostBin *bins = leaf->bins, all = leaf->all;
    small->bins = small == leaf ? other->bins : small->bins;
    large->bins = bins;
    boost_count(boost, small);
    for (size_t i = 0; i < size; i++) {
        bins[i].g -= small->bins[i].g;
        bins[i].h -= small->bins[i].h;
    }
    large->all = (BoostBin){ all.g - small->all.g, all.h - small->all.h };
    boost_find_split(boost, leaf);
    boost_find_split(boost, other);
}

/* Trees */

static void boost_draw(Boost *boost)
{
    boost->order_count = 0;
    for (size_t i = 0; i < boost->row_count; i++)
        if (boost_random(boost) < BOOST_ROW_SHARE)
            boost->order[boost->order_count++] = boost->rows[i];
    boost->column_count = 0;
    for (size_t i = 0; i < boost->table->columns; i++)
        if (boost->edge_count[i] && boost_random(boost) < BOOST_COLUMN_SHARE)
            boost->columns[boost->column_count++] = i;
}

static void boost_add_tree(Boost *boost, BoostTrees *out, Arena *arena)
{
    size_t root = out->count;
    *VEC_PUSH(arena, out) = (BoostNode){ .number = -1 };
    boost->leaf_count = 1;
    boost->leaves[0].begin = 0;
    boost->leaves[0].end = (uint32_t)boost->order_count;
    boost->leaves[0].node = root;
    boost_count(boost, &boost->leaves[0]);
    boost_find_split(boost, &boost->leaves[0]);
    while (boost->leaf_count < BOOST_LEAVES) {
        BoostLeaf *best = &boost->leaves[0];
        for (size_t i = 1; i < boost->leaf_count; i++)
            if (boost->leaves[i].gain > best->gain)
                best = &boost->leaves[i];
        if (best->gain <= 0)
            break;
        boost_split(boost, out, best, arena);
    }
    for (size_t i = 0; i < boost->leaf_count; i++) {
        const BoostLeaf *leaf = &boost->leaves[i];
        BoostNode *node = &out->items[leaf->node];
        node->at = boost_round(-BOOST_STEP * leaf->all.g / (leaf->all.h + BOOST_SHRINK));
        node->less = (int)out->count; /* the next tree */
    }
}

static const BoostNode *boost_leaf(const BoostTrees *trees, size_t at, const float *row)
{
    while (trees->items[at].number >= 0) {
        const BoostNode *node = &trees->items[at];
        at = (size_t)(row[node->number] <= (float)node->at ? node->less : node->more);
    }
    return &trees->items[at];
}

double boost_sum(const BoostTrees *trees, const float *row)
{
    double sum = 0;
    for (size_t at = 0; at < trees->count;) {
        const BoostNode *leaf = boost_leaf(trees, at, row);
        sum += leaf->at;
        at = (size_t)leaf->less;
    }
    return sum;
}

static void boost_open(Boost *boost, const BoostTable *table, Arena *arena)
{
    size_t rows = table->rows, columns = table->columns;
    boost->table = table;
    boost->random = 88172645463325252U;
    boost->edges = arena_push(arena, sizeof *boost->edges, columns);
    boost->edge_count = ARENA_NEW(arena, size_t, columns);
    boost->bins = ARENA_NEW(arena, uint8_t, rows * columns);
    boost->rows = ARENA_NEW(arena, uint32_t, rows + 1);
    boost->order = ARENA_NEW(arena, uint32_t, rows + 1);
    boost->spare = ARENA_NEW(arena, uint32_t, rows + 1);
    boost->sum = ARENA_NEW(arena, double, rows + 1);
    boost->g = ARENA_NEW(arena, double, rows + 1);
    boost->h = ARENA_NEW(arena, double, rows + 1);
    boost->columns = ARENA_NEW(arena, size_t, columns);
    for (size_t i = 0; i < BOOST_LEAVES; i++)
        boost->leaves[i].bins = ARENA_NEW(arena, BoostBin, columns * BOOST_BINS);
    for (size_t i = 0; i < rows; i++)
        if (table->use[i])
            boost->rows[boost->row_count++] = (uint32_t)i;
    float *values = ARENA_NEW(arena, float, boost->row_count + 1);
    for (size_t c = 0; c < columns; c++) {
        boost_find_edges(boost, c, values);
        for (size_t i = 0; i < boost->row_count; i++) {
            size_t at = boost->rows[i] * columns + c;
            boost->bins[at] = boost_bin(boost, c, table->cells[at]);
        }
    }
}

void boost_learn(BoostTrees *out, const BoostTable *table, Arena *arena)
{
    static const Boost EMPTY;
    Boost boost = EMPTY;
    boost_open(&boost, table, arena);
    for (int tree = 0; tree < BOOST_TREES; tree++) {
        for (size_t i = 0; i < boost.row_count; i++) {
            size_t row = boost.rows[i];
            double p = 1 / (1 + exp(-boost.sum[row])), weight = (double)table->weight[row];
            boost.g[row] = (p - (double)table->label[row]) * weight;
            boost.h[row] = p * (1 - p) * weight;
        }
        size_t root = out->count;
        boost_draw(&boost);
        boost_add_tree(&boost, out, arena);
        for (size_t i = 0; i < boost.row_count; i++) {
            size_t row = boost.rows[i];
            boost.sum[row] += boost_leaf(out, root, table->cells + row * table->columns)->at;
        }
    }
}
