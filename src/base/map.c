#include "base/map.h"

#include <assert.h>

typedef struct MapSlot {
    uint64_t key;
    uint32_t value;
    uint32_t taken;
} MapSlot;

static size_t map_room_for(size_t count)
{
    size_t room = 16;
    while (room < count * 2)
        room *= 2;
    return room;
}

static MapSlot *map_slot(const Map *map, uint64_t key)
{
    size_t mask = map->room - 1;
    size_t at = (size_t)hash_mix(key, 0) & mask;
    while (map->slots[at].taken && map->slots[at].key != key)
        at = (at + 1) & mask;
    return &map->slots[at];
}

Map map_open(Arena *arena, size_t expected)
{
    Map map = { .arena = arena, .room = map_room_for(expected) };
    map.slots = ARENA_NEW(arena, MapSlot, map.room);
    return map;
}

uint32_t map_get(const Map *map, uint64_t key)
{
    if (map->room == 0)
        return MAP_NONE;
    const MapSlot *slot = map_slot(map, key);
    return slot->taken ? slot->value : MAP_NONE;
}

void map_prefetch(const Map *map, uint64_t key)
{
    __builtin_prefetch(&map->slots[(size_t)hash_mix(key, 0) & (map->room - 1)]);
}

static void map_grow(Map *map)
{
    Map larger = map_open(map->arena, map->room);
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].taken)
            *map_slot(&larger, map->slots[i].key) = map->slots[i];
    larger.count = map->count;
    *map = larger;
}

uint32_t *map_put(Map *map, uint64_t key)
{
    assert(map->room > 0);
    if ((map->count + 1) * 2 > map->room)
        map_grow(map);
    MapSlot *slot = map_slot(map, key);
    if (!slot->taken) {
        *slot = (MapSlot){ key, MAP_NONE, 1 };
        map->count++;
    }
    return &slot->value;
}

Intern intern_open(Arena *arena, size_t expected)
{
    Intern intern = { .arena = arena, .map = map_open(arena, expected), .room = expected + 8 };
    intern.texts = ARENA_NEW(arena, Str, intern.room);
    intern.next = ARENA_NEW(arena, uint32_t, intern.room);
    return intern;
}

uint32_t intern_find(const Intern *intern, Str text)
{
    uint32_t number = map_get(&intern->map, str_hash(text));
    while (number != MAP_NONE && !str_equal(intern->texts[number], text))
        number = intern->next[number];
    return number;
}

static void intern_grow(Intern *intern)
{
    size_t wanted = intern->room * 2;
    intern->texts = arena_grow(intern->arena, intern->texts, sizeof(Str), intern->room, wanted);
    intern->next = arena_grow(intern->arena, intern->next, sizeof(uint32_t), intern->room, wanted);
    intern->room = wanted;
}

uint32_t intern_add(Intern *intern, Str text)
{
    uint32_t number = intern_find(intern, text);
    if (number != MAP_NONE)
        return number;

    if (intern->count == intern->room)
        intern_grow(intern);
    number = (uint32_t)intern->count++;
    intern->texts[number] = arena_copy_str(intern->arena, text);
    uint32_t *first = map_put(&intern->map, str_hash(text));
    intern->next[number] = *first;
    *first = number;
    return number;
}

Str intern_text(const Intern *intern, uint32_t number)
{
    assert(number < intern->count);
    return intern->texts[number];
}
