/* compare.h - two reports side by side. */
#ifndef STEMMA_PIPELINE_COMPARE_H
#define STEMMA_PIPELINE_COMPARE_H

#include "pipeline/intake.h"
#include "pipeline/publish.h"

/*
 * Compare the two reports that `plan` names.  STATUS_USAGE: they are not two.
 * STATUS_IO: the output gave up.  JSON lines: the reports and their descents.
 */
MUST_CHECK Status compare_run(IntakePlan plan, Workers *workers, const PublishOptions *options,
                              Output *output, const Log *log, IntakeCounts *counts, Error *error);

#endif
