#include "read/window.h"

#include <assert.h>
#include <string.h>

Window window_open(WindowFill *fill, void *context, size_t room, size_t keep, Arena *arena)
{
    assert(keep < room);
    char *own = ARENA_NEW(arena, char, room);
    return (Window){ .bytes = { own, 0 },
                     .own = own,
                     .room = room,
                     .keep = keep,
                     .fill = fill,
                     .context = context };
}

Window window_over(Str whole)
{
    return (Window){ .bytes = whole, .room = whole.len, .ended = true };
}

static Str window_sight(const Window *window)
{
    return str_drop(window->bytes, window->begin);
}

/* Move what is in sight to the front, so that the room behind it is free. */
static void window_tidy(Window *window)
{
    if (window->begin <= window->keep)
        return;
    size_t drop = window->begin - window->keep;
    memmove(window->own, &window->own[drop], window->bytes.len - drop);
    window->bytes.len -= drop;
    window->begin -= drop;
}

Str window_peek(Window *window, size_t want)
{
    while (!window->ended && window->bytes.len - window->begin < want) {
        size_t sight = window->bytes.len - window->begin;
        if (sight == 0 || window->room - window->bytes.len < want - sight)
            window_tidy(window);
        size_t room = window->room - window->bytes.len;
        if (room == 0)
            break;
        size_t got = window->fill(window->context, &window->own[window->bytes.len], room);
        assert(got <= room);
        window->ended = got == 0;
        window->bytes.len += got;
    }
    return window_sight(window);
}

void window_skip(Window *window, size_t len)
{
    size_t sight = window->bytes.len - window->begin;
    if (len > sight)
        len = sight;
    window->begin += len;
    window->offset += len;
}

uint64_t window_skip_far(Window *window, uint64_t len)
{
    uint64_t left = len;
    while (left > 0) {
        size_t sight = window_peek(window, 1).len;
        if (sight == 0)
            break;
        size_t step = left < sight ? (size_t)left : sight;
        window_skip(window, step);
        left -= step;
    }
    return len - left;
}

size_t window_back(Window *window, size_t len)
{
    if (len > window->begin)
        len = window->begin;
    window->begin -= len;
    window->offset -= len;
    return len;
}

/* Fill memory of the caller's past the window, in which nothing is in sight. */
static size_t window_fill_past(Window *window, char *into, size_t room)
{
    assert(window->begin == window->bytes.len);
    size_t got = window->fill(window->context, into, room);
    window->ended = got == 0;
    window->begin = window->bytes.len = 0; /* what was kept stands further back now */
    window->offset += got;
    return got;
}

Str window_take(Window *window, uint64_t len, size_t max, uint64_t *got, Arena *arena)
{
    size_t wanted = len < max ? (size_t)len : max;
    bool fits = !window->own || wanted <= window->room - window->keep;
    Str sight = window_peek(window, fits ? wanted : 1);
    if (fits || (window->ended && sight.len < wanted)) {
        /* Skipping further than what is in sight would move the bytes. */
        Str taken = str_take(sight, wanted < sight.len ? wanted : sight.len);
        if (len > sight.len && !window->ended)
            taken = arena_copy_str(arena, taken);
        *got = window_skip_far(window, len);
        return taken;
    }

    char *data = arena_push_text(arena, wanted);
    size_t taken = sight.len < wanted ? sight.len : wanted;
    memcpy(data, sight.data, taken);
    window_skip(window, taken);
    while (taken < wanted && !window->ended)
        taken += window_fill_past(window, &data[taken], wanted - taken);
    *got = taken + window_skip_far(window, len - taken);
    return (Str){ data, taken };
}
