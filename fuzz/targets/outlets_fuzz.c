/* Any bytes as a user's table of outlets: refused with a line of the text, or every outlet is found
 * by its name and says what stands in the text. */
#include "text/outlets.h"

#include "fuzz.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        require(arena_open(&arena, (size_t)1 << 30));

    ArenaMark mark = arena_mark(&arena);
    Str text = { (const char *)data, size };
    OwnOutlets own = { 0 };
    Error error = { 0 };
    if (outlets_read(&own, text, &arena, &error) != STATUS_OK) {
        require(error.status == STATUS_FORMAT && error.line > 0 && error.offset < size);
        require(own.outlets.count == 0);
    }
    for (size_t i = 0; i < own.outlets.count; i++) {
        const Outlet *one = &own.outlets.items[i];
        Outlet found = { 0 };
        require(one->name.len > 0 && str_find(text, one->name, 0) != STR_NONE);
        require(outlets_find(&found, &own, one->name) && str_equal(found.name, one->name));
    }
    arena_release(&arena, mark);
    return 0;
}
