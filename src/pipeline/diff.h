/* diff.h - what changed between two editions, as JSON lines on disk. */
#ifndef STEMMA_PIPELINE_DIFF_H
#define STEMMA_PIPELINE_DIFF_H

#include "pipeline/publish.h"

/*
 * Reports, points and conflicts that are new or gone, and reports whose text
 * changed, with the words; their number in `changes`.  A report is known by its
 * id, else by its address, a point by its readings, a conflict by its question
 * and values: ids differ from run to run where reports were added.
 * STATUS_IO: a file cannot be read, or the output gave up.  STATUS_FORMAT: a
 * file holds no edition.
 */
MUST_CHECK Status diff_run(Str old_path, Str new_path, Worker *worker,
                           const PublishOptions *options, Output *output, uint64_t *changes,
                           Error *error);

#endif
