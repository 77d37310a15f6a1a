/*
 * guard.h - the one trap for arenas that reach their limit.
 *
 * Stage code pushes to arenas without asking.  When an arena is full, the push
 * jumps here, everything pushed since is given up, and the caller learns that
 * this piece of work had no room.  Work under the guard owns nothing but arena
 * memory, and no library's frames may lie between it and a push.
 */
#ifndef STEMMA_PIPELINE_GUARD_H
#define STEMMA_PIPELINE_GUARD_H

#include "base/arena.h"

typedef void GuardWork(void *context);

/*
 * Run work(context).  `keep` and `scratch` may each grow by `room` bytes.
 * False if one of them was full: both are then as before.  `scratch` is as
 * before in any case.  Guards nest when their arenas differ.
 */
bool guard_run(Arena *keep, Arena *scratch, size_t room, GuardWork *work, void *context);

#endif
