/* Any bytes as an HTTP answer: refused, or a body within its limit, the same each time. */
#include "base/limits.h"
#include "fuzz.h"
#include "read/http.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    static ReadTools tools;
    if (!arena.base)
        require(arena_open(&arena, (size_t)1 << 30) && read_tools_open(&tools, NULL) == STATUS_OK);

    ArenaMark mark = arena_mark(&arena);
    Str block = { (const char *)data, size };
    HttpAnswer once = { 0 }, again = { 0 };
    Word reason = http_read(&once, block, &tools, &arena);
    require(http_read(&again, block, &tools, &arena) == reason);
    require(once.body.len <= LIMIT_PAGE_BYTES && str_equal(once.body, again.body));
    if (reason)
        require(once.body.data == NULL);
    else
        require(once.status <= 999 && once.header.len <= size);
    arena_release(&arena, mark);
    return 0;
}
