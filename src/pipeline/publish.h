/* publish.h - the editions of a collation, printed or saved. */
#ifndef STEMMA_PIPELINE_PUBLISH_H
#define STEMMA_PIPELINE_PUBLISH_H

#include "pipeline/collate.h"
#include "pipeline/output.h"
#include "print/print.h"

typedef enum PublishFormat {
    PUBLISH_TEXT = 0,
    PUBLISH_JSONL,
    PUBLISH_HTML,
    PUBLISH_DOT,
    PUBLISH_GRAPHML,
    PUBLISH_PROV,
    PUBLISH_TEI,
    PUBLISH_COLLATEX,
} PublishFormat;

typedef struct PublishOptions {
    PublishFormat format;
    PrintOptions print;
} PublishOptions;

/* STATUS_IO: the output gave up.  STATUS_LIMIT: one edition does not fit the memory. */
MUST_CHECK Status publish_collation(const Collation *collation, const PublishOptions *options,
                                    Worker *worker, Output *output, Error *error);

/* Add all editions to an SQLite file. */
MUST_CHECK Status publish_save(const Collation *collation, const char *path, Error *error);

#endif
