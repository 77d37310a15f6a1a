/*
 * store.h - reports and editions as rows of an SQLite file.   (entry point)
 *
 * The tables are described in docs/sqlite.md.  The store opens files and so
 * works outside the guard; it owns its statements until store_close().
 */
#ifndef STEMMA_STORE_STORE_H
#define STEMMA_STORE_STORE_H

#include "base/error.h"
#include "document/edition.h"

typedef struct Store Store;

/* Open or make the file.  STATUS_IO / STATUS_FORMAT: not to be opened / no such store. */
MUST_CHECK Status store_open(Store **out, const char *path, Error *error);
void store_close(Store *store);

/* One transaction each.  Adding what is there already changes nothing. */
MUST_CHECK Status store_add_edition(Store *store, const Edition *edition, Error *error);
MUST_CHECK Status store_add_left_out(Store *store, const LeftOut *items, size_t count,
                                     Error *error);

#endif
