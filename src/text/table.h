/*
 * table.h - look-up in the sorted tables that the build makes from data/.
 *
 *     const StopWord *found = TABLE_FIND(STOP_WORDS, word, STR("the"));
 *
 * Most words that are looked up are in no table, so what counts is how soon
 * that is known.  Beside each table the build (tools/gen_table.py) writes
 *
 *     FILTER  a set of bits, one in sixteen of them set: a word whose bit is not
 *             set is in no row, and nothing else is looked at
 *     SLOTS   an open hash table, at most a quarter full: the number of a row
 *             plus 1 and, above it, 16 more bits of the hash
 *     KEYS    what table_short() makes of each key, so that short ones are
 *             compared without going to their bytes; 0 for longer ones
 */
#ifndef STEMMA_TEXT_TABLE_H
#define STEMMA_TEXT_TABLE_H

#include "base/str.h"

typedef struct Table {
    const void *rows;
    size_t step;      /* from row to row */
    const Str *first; /* the first column of the first row */
    const uint64_t *filter, *keys;
    const uint32_t *slots;
    size_t bits, room; /* of the filter; of the slots: powers of two */
} Table;

#define TABLE_OF(table, first)                                                                     \
    (&(const Table){ (table), sizeof(table)[0], &(table)[0].first, table##_FILTER, table##_KEYS,   \
                     table##_SLOTS, 8 * sizeof(table##_FILTER),                                    \
                     sizeof(table##_SLOTS) / sizeof(table##_SLOTS)[0] })

/* The first row whose column `first`, the first one, is `key`; or NULL. */
#define TABLE_FIND(table, first, key) table_find(TABLE_OF(table, first), key)

/* The same for a key of at most TABLE_SHORT bytes, as table_short() gives it. */
#define TABLE_FIND_SHORT(table, first, key) table_find_short(TABLE_OF(table, first), key)

/*
 * Whether any row may begin with three bytes, as table_three() gives them: asked
 * before all beginnings of a text are looked up.
 */
#define TABLE_MAY_OPEN(table, three) table_may_open(table##_OPENINGS, three)

/* The same as hash_openings() in tools/gen_table.py. */
static inline bool table_may_open(const uint64_t openings[32], uint64_t three)
{
    uint32_t bit = ((uint32_t)three * UINT32_C(0x9E3779B1)) >> 21;
    return openings[bit / 64] >> bit % 64 & 1;
}

/* The first three bytes as a number, the first one lowest; 0 for those that are not there. */
static inline uint64_t table_three(Str key)
{
    if (key.len >= 4)
        return str_four(key, 0) & 0xFFFFFF;
    return (uint64_t)(unsigned char)str_at(key, 0) | (uint64_t)(unsigned char)str_at(key, 1) << 8 |
           (uint64_t)(unsigned char)str_at(key, 2) << 16;
}

enum { TABLE_SHORT = 7 };

/* A key of at most TABLE_SHORT bytes and its length as a number, none the same as another's. */
static inline uint64_t table_short(Str key)
{
    uint64_t bytes = 0;
    if (key.len >= 4)
        bytes = str_four(key, 0) | (uint64_t)str_four(key, key.len - 4) << (8 * (key.len - 4));
    else if (key.len > 0)
        bytes = (uint64_t)(unsigned char)str_at(key, 0) |
                (uint64_t)(unsigned char)str_at(key, 1) << 8 |
                (uint64_t)(unsigned char)str_at(key, 2) << 16;
    return bytes | (uint64_t)key.len << 56;
}

/* The same as table_hash() in tools/gen_table.py: of longer keys the length and both ends. */
static inline uint64_t table_hash_short(uint64_t key)
{
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint64_t table_hash(Str key)
{
    if (key.len <= TABLE_SHORT)
        return table_hash_short(table_short(key));
    uint64_t front = str_eight(key, 0) ^ (uint64_t)key.len << 56;
    uint64_t hash = front * UINT64_C(0x9E3779B97F4A7C15);
    hash = ((hash ^ hash >> 32) + str_eight(key, key.len - 8)) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ hash >> 32;
}

static inline bool table_may_have(const Table *table, uint64_t hash)
{
    size_t bit = (size_t)(hash >> 20) & (table->bits - 1);
    return table->filter[bit / 64] >> bit % 64 & 1;
}

/* The row of a key of this hash, which the filter let through; or NULL. */
const void *table_find_row(const Table *table, Str key, uint64_t hash);
const void *table_find_short_row(const Table *table, uint64_t key, uint64_t hash);

static inline const void *table_find(const Table *table, Str key)
{
    uint64_t hash = table_hash(key);
    return table_may_have(table, hash) ? table_find_row(table, key, hash) : NULL;
}

static inline const void *table_find_short(const Table *table, uint64_t key)
{
    uint64_t hash = table_hash_short(key);
    return table_may_have(table, hash) ? table_find_short_row(table, key, hash) : NULL;
}

#endif
