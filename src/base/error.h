/*
 * error.h - how a failure is reported.
 *
 * A function that can fail returns a Status and takes an `Error *` last, which
 * it fills where the failure is found and nowhere else; callers pass it on.
 * Odd text is not a failure: it becomes a note on the document and the work
 * goes on.  A broken rule inside the program is an assert().
 */
#ifndef STEMMA_BASE_ERROR_H
#define STEMMA_BASE_ERROR_H

#include <stddef.h>

typedef enum Status {
    STATUS_OK = 0,
    STATUS_IO,     /* the system could not read or write */
    STATUS_FORMAT, /* the input is not what it claims to be */
    STATUS_LIMIT,  /* the input is larger than base/limits.h allows */
    STATUS_MEMORY, /* no memory left */
    STATUS_USAGE,  /* the caller asked for something that does not exist */
    STATUS_COUNT,
} Status;

typedef struct Error {
    Status status;
    size_t offset; /* byte of the input where it was noticed */
    size_t line;   /* line of the input, from 1; 0 where lines mean nothing */
    char message[160];
} Error;

#define MUST_CHECK __attribute__((warn_unused_result))

/* Fill `error` (if not NULL) and return `status`, so it can be returned on. */
Status fail(Error *error, Status status, size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Return at once on failure.  Only for functions that own nothing but arena memory. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        Status status_ = (call);                                                                   \
        if (status_ != STATUS_OK)                                                                  \
            return status_;                                                                        \
    } while (0)

#endif
