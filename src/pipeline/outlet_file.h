/*
 * outlet_file.h - the outlets that a user knows, from a file.
 */
#ifndef STEMMA_PIPELINE_OUTLET_FILE_H
#define STEMMA_PIPELINE_OUTLET_FILE_H

#include "pipeline/worker.h"

typedef struct OutletFile {
    Arena arena;
    OwnOutlets outlets;
} OutletFile;

/*
 * Read the file `path`; then the workers use it.  STATUS_FORMAT: a line of it
 * is no outlet (text/outlets.h); STATUS_LIMIT: it is too large; STATUS_IO,
 * STATUS_MEMORY.
 */
MUST_CHECK Status outlet_file_use(OutletFile *file, Str path, Workers *workers, Error *error);
/* The workers do without from here on.  {0} is fine. */
void outlet_file_close(OutletFile *file, Workers *workers);

#endif
