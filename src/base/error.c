#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

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
