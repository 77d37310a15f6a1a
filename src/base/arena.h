/*
 * arena.h - memory that is freed all at once.
 *
 * Every object of a document lives in that document's arena; nothing in the
 * stages calls free().  An arena reserves address space once and the system
 * commits pages as they are touched, so pointers into it never move.
 *
 * arena_push() does not return NULL.  When the limit is reached it jumps to
 * the arena's trap, which only pipeline/guard.c sets.  Code between the trap
 * and the push must therefore own nothing but arena memory.
 *
 *     base [ .... used .... | .... free .... ] limit
 *                           ^ arena_mark() / arena_release()
 */
#ifndef STEMMA_BASE_ARENA_H
#define STEMMA_BASE_ARENA_H

#include "base/str.h"

#include <setjmp.h>
#include <stddef.h>

typedef struct Arena {
    char *base;
    size_t used;
    size_t limit;
    size_t peak; /* the most that was ever used, for --stats */
    jmp_buf *trap;
} Arena;

/* A point to go back to: everything pushed after it is given up. */
typedef struct ArenaMark {
    size_t used;
} ArenaMark;

/* Reserve `limit` bytes of address space.  False if the system refuses. */
bool arena_open(Arena *arena, size_t limit);
void arena_close(Arena *arena);

/* `count` zeroed objects of `size` bytes, aligned for any type. */
void *arena_push(Arena *arena, size_t size, size_t count) __attribute__((malloc, alloc_size(2, 3)));
#define ARENA_NEW(arena, type, count) ((type *)arena_push((arena), sizeof(type), (count)))

/*
 * Make room for `wanted` objects where there were `have`.  In place when
 * `old` was the last thing pushed, else a copy.  New room is zeroed.
 */
void *arena_grow(Arena *arena, void *old, size_t size, size_t have, size_t wanted);

/* The same for bytes that are written before they are read: they are not cleared. */
char *arena_push_text(Arena *arena, size_t len);
char *arena_grow_text(Arena *arena, char *old, size_t have, size_t wanted);

/* A copy of `s` that lives as long as the arena. */
Str arena_copy_str(Arena *arena, Str s);

ArenaMark arena_mark(const Arena *arena);
void arena_release(Arena *arena, ArenaMark mark);

/* Give everything up, and give pages beyond `keep` bytes back to the system. */
void arena_reset(Arena *arena, size_t keep);

#endif
