/*
 * table.h - look-up in the sorted tables that the build makes from data/.
 *
 *     const StopWord *found = TABLE_FIND(STOP_WORDS, word, STR("the"));
 *
 * Most words that are looked up are in no table, so what counts is how soon
 * that is known.  Beside each table the build (tools/gen_table.py) writes an
 * open hash table, at most a quarter full: a slot holds the number of a row plus 1
 * and, above it, 16 more bits of the hash, so that a word that is not there is
 * nearly never compared with one that is.
 */
#ifndef STEMMA_TEXT_TABLE_H
#define STEMMA_TEXT_TABLE_H

#include "base/str.h"

/* The first row whose column `first`, the first one, is `key`; or NULL. */
#define TABLE_FIND(table, first, key)                                                              \
    table_find((table), sizeof(table)[0], &(table)[0].first, table##_SLOTS,                        \
               sizeof(table##_SLOTS) / sizeof(table##_SLOTS)[0], key)

/*
 * Whether any row may begin with the same three bytes as `key`, which has as
 * many: asked before all beginnings of a text are looked up.
 */
#define TABLE_MAY_OPEN(table, key) table_may_open(table##_OPENINGS, key)

/* The same as hash_openings() in tools/gen_table.py. */
static inline bool table_may_open(const uint64_t openings[32], Str key)
{
    uint32_t three = (uint32_t)(unsigned char)str_at(key, 0) |
                     (uint32_t)(unsigned char)str_at(key, 1) << 8 |
                     (uint32_t)(unsigned char)str_at(key, 2) << 16;
    uint32_t bit = (three * UINT32_C(0x9E3779B1)) >> 21;
    return openings[bit / 64] >> bit % 64 & 1;
}

/* `room` slots, a power of two; rows are `step` bytes apart. */
const void *table_find(const void *table, size_t step, const Str *first, const uint32_t *slots,
                       size_t room, Str key);

#endif
