/* Any bytes: reading ends, and what is called valid encodes back to the same bytes. */
#include "base/utf8.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str input = { (const char *)data, size };
    size_t first_invalid = STR_NONE, at = 0;
    while (at < size) {
        Utf8Char read = utf8_read_at(input, at);
        require(read.len >= 1 && read.len <= 4 && at + read.len <= size);
        char bytes[4];
        size_t len = utf8_encode(read.codepoint, bytes);
        if (read.valid)
            require(len == read.len && memcmp(bytes, data + at, len) == 0);
        else if (first_invalid == STR_NONE)
            first_invalid = at;
        at += read.len;
    }
    require(utf8_find_invalid(input) == first_invalid);
    return 0;
}
