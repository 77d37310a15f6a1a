#include "text/table.h"

static bool table_is_key(const Table *table, size_t row, Str key)
{
    if (key.len <= TABLE_SHORT)
        return table->keys[row] == table_short(key);
    const char *first = (const char *)table->first + row * table->step;
    return str_equal(*(const Str *)(const void *)first, key);
}

const void *table_find_row(const Table *table, Str key, uint64_t hash)
{
    uint32_t tag = (uint32_t)(hash >> 48);
    for (size_t at = (size_t)hash;; at++) {
        uint32_t slot = table->slots[at & (table->room - 1)];
        if (slot == 0)
            return NULL;
        size_t row = (slot & 0xFFFF) - 1;
        if (slot >> 16 == tag && table_is_key(table, row, key))
            return (const char *)table->rows + row * table->step;
    }
}
