/*
 * vec.h - growing arrays in an arena.
 *
 *     typedef struct Notes { Note *items; size_t count, room; } Notes;
 *     *VEC_PUSH(arena, &notes) = (Note){ ... };
 *
 * Any struct with these three members is a vector; {0} is an empty one.
 * VEC_PUSH gives the new, zeroed last item.  The items move when the vector
 * grows and something else was pushed to the arena since.
 */
#ifndef STEMMA_BASE_VEC_H
#define STEMMA_BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t room;                                                                               \
    }

static inline void *vec_room(Arena *arena, void *items, size_t size, size_t count, size_t *room)
{
    if (count < *room)
        return items;
    size_t wanted = *room ? *room * 2 : 8;
    items = arena_grow(arena, items, size, *room, wanted);
    *room = wanted;
    return items;
}

#define VEC_PUSH(arena, vec)                                                                       \
    ((vec)->items = vec_room((arena), (vec)->items, sizeof *(vec)->items, (vec)->count,            \
                             &(vec)->room),                                                        \
     &(vec)->items[(vec)->count++])

#endif
