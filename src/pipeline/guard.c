#include "pipeline/guard.h"

#include <assert.h>

typedef struct GuardSaved {
    ArenaMark mark;
    size_t limit;
} GuardSaved;

static GuardSaved guard_enter(Arena *arena, size_t room, jmp_buf *trap)
{
    assert(!arena->trap);
    GuardSaved saved = { arena_mark(arena), arena->limit };
    if (room < arena->limit - arena->used)
        arena->limit = arena->used + room;
    arena->trap = trap;
    return saved;
}

static void guard_leave(Arena *arena, const GuardSaved *saved)
{
    arena->limit = saved->limit;
    arena->trap = NULL;
}

bool guard_run(Arena *keep, Arena *scratch, size_t room, GuardWork *work, void *context)
{
    jmp_buf trap;
    const GuardSaved keep_saved = guard_enter(keep, room, &trap);
    const GuardSaved scratch_saved = guard_enter(scratch, room, &trap);
    bool done = setjmp(trap) == 0;
    if (done)
        work(context);
    guard_leave(keep, &keep_saved);
    guard_leave(scratch, &scratch_saved);
    if (!done)
        arena_release(keep, keep_saved.mark);
    arena_release(scratch, scratch_saved.mark);
    return done;
}
