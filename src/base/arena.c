#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
enum { REDZONE = 16 };
#define POISON(p, n)   __asan_poison_memory_region((p), (n))
#define UNPOISON(p, n) __asan_unpoison_memory_region((p), (n))
#else
enum { REDZONE = 0 };
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGNMENT = 16, SYSTEM_PAGE = 4096 };

bool arena_open(Arena *arena, size_t limit)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *base = mmap(NULL, limit, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (base == MAP_FAILED)
        return false;

    *arena = (Arena){ .base = base, .limit = limit };
    return true;
}

void arena_close(Arena *arena)
{
    if (!arena->base)
        return;
    UNPOISON(arena->base, arena->peak);
    munmap(arena->base, arena->limit);
    *arena = (Arena){ 0 };
}

static _Noreturn void arena_overflow(const Arena *arena)
{
    assert(arena->trap && "arena overflow outside guard_run()");
    longjmp(*arena->trap, 1);
}

static size_t arena_step(size_t bytes)
{
    return (bytes + REDZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void arena_check_room(const Arena *arena, size_t from, size_t size, size_t count)
{
    size_t room = arena->limit - from;
    if (room < ALIGNMENT + REDZONE || count > (room - ALIGNMENT - REDZONE) / size)
        arena_overflow(arena);
}

static void arena_advance(Arena *arena, size_t used)
{
    arena->used = used;
    if (used > arena->peak)
        arena->peak = used;
}

static char *arena_push_dirty(Arena *arena, size_t size, size_t count)
{
    assert(size > 0);
    arena_check_room(arena, arena->used, size, count);

    size_t bytes = size * count;
    char *object = arena->base + arena->used;
    UNPOISON(object, arena_step(bytes));
    POISON(object + bytes, arena_step(bytes) - bytes);
    arena_advance(arena, arena->used + arena_step(bytes));
    return object;
}

void *arena_push(Arena *arena, size_t size, size_t count)
{
    return memset(arena_push_dirty(arena, size, count), 0, size * count);
}

char *arena_push_text(Arena *arena, size_t len)
{
    return arena_push_dirty(arena, 1, len);
}

static char *arena_grow_dirty(Arena *arena, void *old, size_t size, size_t have, size_t wanted)
{
    assert(wanted >= have);
    char *object = old;
    size_t old_bytes = size * have;
    bool is_last = object && object + arena_step(old_bytes) == arena->base + arena->used;
    if (!is_last) {
        char *fresh = arena_push_dirty(arena, size, wanted);
        if (old_bytes)
            memcpy(fresh, old, old_bytes);
        return fresh;
    }

    size_t from = (size_t)(object - arena->base);
    arena_check_room(arena, from, size, wanted);
    size_t bytes = size * wanted;
    UNPOISON(object, arena_step(bytes));
    POISON(object + bytes, arena_step(bytes) - bytes);
    arena_advance(arena, from + arena_step(bytes));
    return object;
}

void *arena_grow(Arena *arena, void *old, size_t size, size_t have, size_t wanted)
{
    char *object = arena_grow_dirty(arena, old, size, have, wanted);
    memset(object + size * have, 0, size * (wanted - have));
    return object;
}

char *arena_grow_text(Arena *arena, char *old, size_t have, size_t wanted)
{
    return arena_grow_dirty(arena, old, 1, have, wanted);
}

Str arena_copy_str(Arena *arena, Str s)
{
    char *data = arena_push_text(arena, s.len + 1);
    if (s.len)
        memcpy(data, s.data, s.len);
    data[s.len] = '\0';
    return (Str){ data, s.len };
}

ArenaMark arena_mark(const Arena *arena)
{
    return (ArenaMark){ arena->used };
}

void arena_release(Arena *arena, ArenaMark mark)
{
    assert(mark.used <= arena->used);
    POISON(arena->base + mark.used, arena->used - mark.used);
    arena->used = mark.used;
}

void arena_reset(Arena *arena, size_t keep)
{
    arena_release(arena, (ArenaMark){ 0 });
    size_t from = (keep + SYSTEM_PAGE - 1) / SYSTEM_PAGE * SYSTEM_PAGE;
    if (arena->peak > from && from < arena->limit) {
        madvise(arena->base + from, arena->peak - from, MADV_DONTNEED);
        arena->peak = from;
    }
}
