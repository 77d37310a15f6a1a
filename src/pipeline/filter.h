/*
 * filter.h - the stage commands: JSON lines in, JSON lines out.
 *
 * Every message read is written through before the command's own, in the
 * order of the input; a report without a type gets it.
 */
#ifndef STEMMA_PIPELINE_FILTER_H
#define STEMMA_PIPELINE_FILTER_H

#include "pipeline/batch.h"
#include "pipeline/intake.h"
#include "pipeline/output.h"

typedef enum FilterStage {
    FILTER_EXTRACT = 0,
    FILTER_EXPLAIN,
    FILTER_EXPLAIN_TEXT,
    FILTER_EXPLAIN_HTML,
    FILTER_ANALYSE,
    FILTER_ANALYSE_CONLLU,
    FILTER_ANALYSE_HTML,
    FILTER_CLUSTER,
    FILTER_CLUSTER_ONLINE,
    FILTER_LINEAGE,
} FilterStage;

/*
 * Run a stage command over the inputs that `plan` names; its item callback is
 * set here.  STATUS_IO: the output gave up.
 */
MUST_CHECK Status filter_run(FilterStage stage, IntakePlan plan, Workers *workers, Output *output,
                             const Log *log, IntakeCounts *counts, Error *error);

#endif
