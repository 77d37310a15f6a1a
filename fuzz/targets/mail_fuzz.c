/* Any bytes, mostly MHTML and other messages: whole or in pieces, what is handed on is the same and
 * within limits. */
#include "fuzz.h"
#include "read_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_check(data, size);
    return 0;
}
