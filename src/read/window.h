/*
 * window.h - a stretch of a stream that is in sight, of fixed size.
 *
 * A reader looks at what comes next without taking it, then takes it.  The
 * bytes come from a fill function: the source itself, or gzip.h between two
 * windows.  A window over bytes that are all in memory already copies none.
 *
 *     own [ kept | begin .... in sight .... end | free .... ] room
 */
#ifndef STEMMA_READ_WINDOW_H
#define STEMMA_READ_WINDOW_H

#include "base/arena.h"

/* Put 1 to `room` bytes at `into`; 0 when no more come. */
typedef size_t WindowFill(void *context, char *into, size_t room);

typedef struct Window {
    Str bytes; /* up to `end`; after the first byte of memory in own use */
    char *own; /* NULL: over memory */
    size_t begin;
    size_t room;
    size_t keep;     /* bytes before `begin` that stay for window_back() */
    uint64_t offset; /* of `begin` in the stream */
    WindowFill *fill;
    void *context;
    bool ended; /* the fill function gave 0 */
} Window;

/* A window of `room` bytes, in the arena. */
Window window_open(WindowFill *fill, void *context, size_t room, size_t keep, Arena *arena);
Window window_over(Str whole);

/*
 * All that is in sight, at least `want` bytes unless the stream or the room
 * ends before.  Valid until the next call.
 */
Str window_peek(Window *window, size_t want);
/* Take up to `len` bytes of what is in sight. */
void window_skip(Window *window, size_t len);
/* Take `len` bytes, in sight or not; gives how many there were. */
uint64_t window_skip_far(Window *window, uint64_t len);
/* Go back by up to `len` bytes, as far as they were kept; gives how far. */
size_t window_back(Window *window, size_t len);

/*
 * Take the next `len` bytes and give the first `max` of them, in one piece: in
 * the window where they fit, else copied to the arena.  `got` is how many of
 * `len` there were.  Valid until the next call.
 */
Str window_take(Window *window, uint64_t len, size_t max, uint64_t *got, Arena *arena);

#endif
