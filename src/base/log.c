#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

void log_format(const Log *log, LogLevel level, const char *format, ...)
{
    if (!log->callback)
        return;
    char text[1024];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len < 0)
        return;
    size_t kept = (size_t)len < sizeof text ? (size_t)len : sizeof text - 1;
    log->callback(log->context, level, (Str){ text, kept });
}
