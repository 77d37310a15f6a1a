#include "base/pool.h"

#include <unistd.h>

typedef struct PoolThread PoolThread;

static void *pool_loop(void *argument)
{
    PoolThread *self = argument;
    PoolRun *run = self->run;
    for (;;) {
        size_t item = atomic_fetch_add(&run->next, 1);
        if (item >= run->count)
            return NULL;
        run->work(run->context, item, self->worker);
    }
}

void pool_begin(PoolRun *run, unsigned workers, size_t count, PoolWork *work, void *context)
{
    run->work = work;
    run->context = context;
    run->count = count;
    atomic_init(&run->next, 0);
    if (workers > LIMIT_THREADS)
        workers = LIMIT_THREADS;
    if (workers > count)
        workers = (unsigned)count;
    for (run->started = 1; run->started < workers; run->started++) {
        PoolThread *thread = &run->threads[run->started];
        thread->run = run;
        thread->worker = run->started;
        if (pthread_create(&thread->thread, NULL, pool_loop, thread) != 0)
            break;
    }
}

void pool_end(PoolRun *run)
{
    pool_loop(&(PoolThread){ .run = run, .worker = 0 });
    for (unsigned i = 1; i < run->started; i++)
        pthread_join(run->threads[i].thread, NULL);
}

void pool_run(unsigned workers, size_t count, PoolWork *work, void *context)
{
    PoolRun run;
    pool_begin(&run, workers, count, work, context);
    pool_end(&run);
}

unsigned pool_processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > LIMIT_THREADS ? LIMIT_THREADS : (unsigned)count;
}
