/*
 * worker.h - what each thread has of its own: arenas and library handles.
 */
#ifndef STEMMA_PIPELINE_WORKER_H
#define STEMMA_PIPELINE_WORKER_H

#include "base/arena.h"
#include "base/limits.h"
#include "extract/extract.h"
#include "pipeline/stats.h"
#include "text/stem.h"

typedef struct Worker {
    Arena keep;    /* results, for as long as the command wants them */
    Arena scratch; /* empty between two pieces of work */
    ExtractTools extract;
    Stemmer stemmer;
    Stats stats;
} Worker;

typedef struct Workers {
    Worker items[LIMIT_THREADS];
    unsigned count;
} Workers;

/* `count` workers, at most LIMIT_THREADS.  On failure nothing stays open. */
MUST_CHECK Status workers_open(Workers *workers, unsigned count, Error *error);
void workers_close(Workers *workers);
/* Give all results up, for the next chunk or command. */
void workers_reset(Workers *workers);

#endif
