#include "text/table.h"

/* The same as table_hash() in tools/gen_table.py: the length and both ends of the key. */
static uint64_t table_hash(Str key)
{
    uint64_t front = 0, back = 0;
    if (key.len >= 8) {
        front = str_eight(key, 0);
        back = str_eight(key, key.len - 8);
    } else if (key.len >= 4) {
        front = str_four(key, 0);
        back = str_four(key, key.len - 4);
    } else if (key.len > 0) {
        front = (uint64_t)(unsigned char)str_at(key, 0) |
                (uint64_t)(unsigned char)str_at(key, 1) << 8 |
                (uint64_t)(unsigned char)str_at(key, 2) << 16;
    }
    uint64_t hash = (front ^ key.len << 56) * UINT64_C(0x9E3779B97F4A7C15);
    hash = ((hash ^ hash >> 32) + back) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ hash >> 32;
}

const void *table_find(const void *table, size_t step, const Str *first, const uint32_t *slots,
                       size_t room, Str key)
{
    uint64_t hash = table_hash(key);
    uint32_t tag = (uint32_t)(hash >> 48);
    for (size_t at = (size_t)hash & (room - 1);; at = (at + 1) & (room - 1)) {
        uint32_t slot = slots[at];
        if (slot == 0)
            return NULL;
        size_t offset = (size_t)((slot & 0xFFFF) - 1) * step;
        if (slot >> 16 == tag &&
            str_equal(*(const Str *)(const void *)((const char *)first + offset), key))
            return (const char *)table + offset;
    }
}
