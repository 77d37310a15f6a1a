/*
 * log.h - what the library has to say while it works.
 *
 * The library never prints.  It hands each message to a callback; the program
 * around it decides what is shown.
 */
#ifndef STEMMA_BASE_LOG_H
#define STEMMA_BASE_LOG_H

#include "base/str.h"

typedef enum LogLevel {
    LOG_ERROR = 0, /* something was lost */
    LOG_NOTE,      /* something odd was met and survived */
    LOG_PROGRESS,  /* how far the work is */
} LogLevel;

typedef void LogCallback(void *context, LogLevel level, Str message);

typedef struct Log {
    LogCallback *callback; /* NULL: silence */
    void *context;
} Log;

void log_format(const Log *log, LogLevel level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
