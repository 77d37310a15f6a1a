/*
 * pack.h - development pages with the article that people took from them.
 */
#ifndef STEMMA_TRAIN_PACK_H
#define STEMMA_TRAIN_PACK_H

#include "base/arena.h"
#include "document/report.h"

/* A page and its article; valid during the call only. */
typedef void PackVisit(void *context, const Page *page, Str gold);

/*
 * Read NAME.warc.gz, with NAME.gold.jsonl beside it, in the order of the pages;
 * pages without a gold text are passed over.  False if a file cannot be read.
 */
bool pack_read(const char *path, PackVisit *visit, void *context, Arena *arena);

#endif
