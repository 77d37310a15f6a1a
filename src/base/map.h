/*
 * map.h - hash maps in an arena: 64-bit keys, and texts to dense numbers.
 *
 * Open addressing with linear probing, at most half full.  Nothing is ever
 * removed.  Walking a map in slot order is not offered: results must not
 * depend on hash values, so callers keep their own order.
 */
#ifndef STEMMA_BASE_MAP_H
#define STEMMA_BASE_MAP_H

#include "base/arena.h"

#define MAP_NONE UINT32_MAX

/* From a 64-bit key to a 32-bit value. */
typedef struct Map {
    Arena *arena;
    struct MapSlot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
} Map;

Map map_open(Arena *arena, size_t expected);
/* The value of `key`, or MAP_NONE. */
uint32_t map_get(const Map *map, uint64_t key);
/* The key will be asked for soon: many keys that are asked for at once need not wait for memory
 * one after the other. */
void map_prefetch(const Map *map, uint64_t key);
/*
 * The place of the value of `key`, made with MAP_NONE when it is new.  Valid
 * until the next call on this map.
 */
uint32_t *map_put(Map *map, uint64_t key);

/* From a text to 0, 1, 2, … in the order of first meeting. */
typedef struct Intern {
    Arena *arena;
    Map map; /* hash of the text to the first number with it */
    Str *texts;
    uint32_t *next; /* other number with the same hash, or MAP_NONE */
    size_t count;
    size_t room;
} Intern;

Intern intern_open(Arena *arena, size_t expected);
/* The number of `text`; a new text is copied to the arena. */
uint32_t intern_add(Intern *intern, Str text);
/* The number of `text`, or MAP_NONE. */
uint32_t intern_find(const Intern *intern, Str text);
Str intern_text(const Intern *intern, uint32_t number);

#endif
