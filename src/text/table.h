/*
 * table.h - look-up in the sorted tables that the build makes from data/.
 *
 *     const StopWord *found = TABLE_FIND(STOP_WORDS, word, STR("the"));
 */
#ifndef STEMMA_TEXT_TABLE_H
#define STEMMA_TEXT_TABLE_H

#include "base/str.h"

/* The first row whose column `first`, by which the table is sorted, is `key`; or NULL. */
#define TABLE_FIND(table, first, key)                                                              \
    table_find((table), sizeof(table) / sizeof(table)[0], sizeof(table)[0], &(table)[0].first, key)

static inline Str table_key(const Str *first, size_t step, size_t row)
{
    return *(const Str *)(const void *)((const char *)first + row * step);
}

static inline const void *table_find(const void *table, size_t rows, size_t step, const Str *first,
                                     Str key)
{
    size_t low = 0, high = rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        Str at = table_key(first, step, middle);
        /* Most steps are decided by the first byte, without a call. */
        int order = (int)(unsigned char)str_at(at, 0) - (int)(unsigned char)str_at(key, 0);
        if ((order != 0 ? order : str_compare(at, key)) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == rows || !str_equal(table_key(first, step, low), key))
        return NULL;
    return (const char *)table + low * step;
}

#endif
