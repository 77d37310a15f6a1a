/* output.h - where results are written: a callback that may give up. */
#ifndef STEMMA_PIPELINE_OUTPUT_H
#define STEMMA_PIPELINE_OUTPUT_H

#include "base/buf.h"
#include "base/error.h"

/* Takes bytes; not 0 means that it takes no more. */
typedef int OutputWrite(void *context, const char *data, size_t len);

typedef struct Output {
    OutputWrite *write;
    void *context;
    bool has_failed;
} Output;

/* Hand `text` on, unless the output gave up.  False once it has. */
bool output_add(Output *output, Str text);
/* STATUS_IO if the output gave up. */
MUST_CHECK Status output_status(const Output *output, Error *error);

#endif
