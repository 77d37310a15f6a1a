/*
 * collate.h - all stages in their order: from inputs to editions.
 *
 * This is the one place that knows the order of the stages:
 *
 *     read, extract, language   in chunks, as the input comes (intake.h)
 *     story                     over all reports
 *     lineage, claim, edition   story by story, on all threads
 */
#ifndef STEMMA_PIPELINE_COLLATE_H
#define STEMMA_PIPELINE_COLLATE_H

#include "document/edition.h"
#include "pipeline/batch.h"
#include "pipeline/intake.h"

typedef struct Collation {
    Arena arena; /* of the batch */
    Batch batch;
    Stories stories;
    const Edition **editions; /* most origins first, then most reports, then id */
    size_t edition_count;
} Collation;

/*
 * Read what `plan` names (its callbacks are set here) and make the editions.
 * The results live until collation_close() and workers_reset().  On failure
 * `out` is closed.  STATUS_MEMORY, STATUS_LIMIT: no room.
 */
MUST_CHECK Status collation_make(Collation *out, IntakePlan plan, Workers *workers, const Log *log,
                                 IntakeCounts *counts, Error *error);
void collation_close(Collation *collation);

#endif
