#include "pipeline/worker.h"

#include "language/language.h"

/* Memory that stays with a thread between two chunks. */
static const size_t WORKER_KEPT = (size_t)8 << 20;

static void worker_close(Worker *worker)
{
    stemmer_close(&worker->stemmer);
    extract_tools_close(&worker->extract);
    arena_close(&worker->scratch);
    arena_close(&worker->keep);
}

static Status worker_open(Worker *worker, Error *error)
{
    if (!arena_open(&worker->keep, LIMIT_BATCH_ARENA) ||
        !arena_open(&worker->scratch, LIMIT_SCRATCH_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for a thread's memory");
    TRY(extract_tools_open(&worker->extract, error));
    return stemmer_open(&worker->stemmer, error);
}

Status workers_open(Workers *workers, unsigned count, Error *error)
{
    *workers = (Workers){ 0 };
    TRY(language_check(error));
    for (unsigned i = 0; i < count && i < LIMIT_THREADS; i++) {
        workers->count = i + 1;
        Status status = worker_open(&workers->items[i], error);
        if (status != STATUS_OK) {
            workers_close(workers);
            return status;
        }
    }
    return STATUS_OK;
}

void workers_close(Workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++)
        worker_close(&workers->items[i]);
    workers->count = 0;
}

void workers_reset(Workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++) {
        arena_reset(&workers->items[i].keep, WORKER_KEPT);
        arena_reset(&workers->items[i].scratch, WORKER_KEPT);
    }
}
