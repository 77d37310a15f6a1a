/*
 * pool.h - the same work on many items, on several threads.
 *
 * Items are handed out one by one in order; which thread takes which item is
 * left to chance, so work on one item must not look at another's result and
 * must write only to that item's place.
 */
#ifndef STEMMA_BASE_POOL_H
#define STEMMA_BASE_POOL_H

#include "base/limits.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* `worker` is 0 … workers - 1, to pick this thread's arena and handles. */
typedef void PoolWork(void *context, size_t item, unsigned worker);

/*
 * Run work(context, item, worker) for every item in [0, count).  Returns when
 * all are done.  Where the system gives fewer threads, those there do it all.
 */
void pool_run(unsigned workers, size_t count, PoolWork *work, void *context);

/* Work that goes on while its caller does something else.  It must not move. */
typedef struct PoolRun {
    PoolWork *work;
    void *context;
    size_t count;
    atomic_size_t next;
    struct PoolThread {
        struct PoolRun *run;
        unsigned worker;
        pthread_t thread;
    } threads[LIMIT_THREADS];
    unsigned started; /* threads, with the caller */
} PoolRun;

/*
 * The same in two steps.  pool_begin() sets workers 1 … workers - 1 to work and
 * returns at once; pool_end() makes the caller worker 0 and returns when all
 * items are done.  With one worker all is done by pool_end().
 */
void pool_begin(PoolRun *run, unsigned workers, size_t count, PoolWork *work, void *context);
void pool_end(PoolRun *run);

/* The number of processors that are online, at least 1. */
unsigned pool_processors(void);

#endif
