#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

const char *status_name(Status status)
{
    static const char *const NAMES[STATUS_COUNT] = {
        [STATUS_OK] = "ok",       [STATUS_IO] = "io",         [STATUS_FORMAT] = "format",
        [STATUS_LIMIT] = "limit", [STATUS_MEMORY] = "memory", [STATUS_USAGE] = "usage",
    };
    return (unsigned)status < STATUS_COUNT ? NAMES[status] : "unknown";
}

Status fail(Error *error, Status status, size_t offset, const char *format, ...)
{
    if (!error)
        return status;

    *error = (Error){ .status = status, .offset = offset };
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}
