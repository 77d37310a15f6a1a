#include "text/table.h"

static const void *table_row(const Table *table, size_t row)
{
    return (const char *)table->rows + row * table->step;
}

const void *table_find_short_row(const Table *table, uint64_t key, uint64_t hash)
{
    for (size_t at = (size_t)hash;; at++) {
        uint32_t slot = table->slots[at & (table->room - 1)];
        if (slot == 0)
            return NULL;
        size_t row = (slot & 0xFFFF) - 1;
        if (table->keys[row] == key)
            return table_row(table, row);
    }
}

const void *table_find_row(const Table *table, Str key, uint64_t hash)
{
    if (key.len <= TABLE_SHORT)
        return table_find_short_row(table, table_short(key), hash);
    uint32_t tag = (uint32_t)(hash >> 48);
    for (size_t at = (size_t)hash;; at++) {
        uint32_t slot = table->slots[at & (table->room - 1)];
        if (slot == 0)
            return NULL;
        size_t row = (slot & 0xFFFF) - 1;
        const char *first = (const char *)table->first + row * table->step;
        if (slot >> 16 == tag && str_equal(*(const Str *)(const void *)first, key))
            return table_row(table, row);
    }
}
