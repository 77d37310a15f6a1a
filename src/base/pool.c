#include "base/pool.h"

#include "base/limits.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct PoolJob {
    PoolWork *work;
    void *context;
    size_t count;
    atomic_size_t next;
} PoolJob;

typedef struct PoolThread {
    PoolJob *job;
    unsigned worker;
    pthread_t thread;
} PoolThread;

static void *pool_loop(void *argument)
{
    PoolThread *self = argument;
    PoolJob *job = self->job;
    for (;;) {
        size_t item = atomic_fetch_add(&job->next, 1);
        if (item >= job->count)
            return NULL;
        job->work(job->context, item, self->worker);
    }
}

void pool_run(unsigned workers, size_t count, PoolWork *work, void *context)
{
    PoolJob job = { .work = work, .context = context, .count = count };
    PoolThread threads[LIMIT_THREADS];
    unsigned started = 1;
    if (workers > LIMIT_THREADS)
        workers = LIMIT_THREADS;
    if (workers > count)
        workers = (unsigned)count;
    for (; started < workers; started++) {
        threads[started] = (PoolThread){ .job = &job, .worker = started };
        if (pthread_create(&threads[started].thread, NULL, pool_loop, &threads[started]) != 0)
            break;
    }
    threads[0] = (PoolThread){ .job = &job, .worker = 0 };
    pool_loop(&threads[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(threads[i].thread, NULL);
}

unsigned pool_processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > LIMIT_THREADS ? LIMIT_THREADS : (unsigned)count;
}
