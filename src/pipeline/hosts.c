/*
 * hosts.c - what recurs on pages of one host, from a file or a first pass.
 *
 * Each thread counts for itself; sums do not depend on who counted what, so the
 * file is the same for any number of threads and any order of the pages.
 */
#include "pipeline/hosts.h"

#include <errno.h>
#include <stdio.h>

enum { HOSTS_BLOCK = 1 << 14 };

static Status hosts_read(Hosts *hosts, FILE *file, Error *error)
{
    Buf text = buf_open(&hosts->arena, LIMIT_HOST_FILE_BYTES);
    char block[HOSTS_BLOCK];
    size_t got;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&text, (Str){ block, got });
    if (ferror(file))
        return fail(error, STATUS_IO, 0, "the file of hosts cannot be read");
    if (!host_lines_read(&hosts->lines, buf_str(&text)))
        return fail(error, STATUS_FORMAT, 0, "the file of hosts is not one that stemma wrote");
    return STATUS_OK;
}

static Status hosts_write(Hosts *hosts, const char *path, Error *error)
{
    Str text = host_lines_write(&hosts->lines, &hosts->arena);
    FILE *file = fopen(path, "wb");
    bool done = file && fwrite(text.data, 1, text.len, file) == text.len;
    if (file && fclose(file) != 0)
        done = false;
    return done ? STATUS_OK : fail(error, STATUS_IO, 0, "the file of hosts cannot be written");
}

static bool hosts_ignore(void *context, const Item *item)
{
    (void)context;
    (void)item;
    return true;
}

static Status hosts_learn(Hosts *hosts, IntakePlan plan, Workers *workers, Error *error)
{
    for (size_t i = 0; i < plan.path_count; i++)
        if (str_equal(plan.paths[i], STR("-")))
            return fail(error, STATUS_USAGE, 0,
                        "standard input is read once; hosts are learned from files");
    Arena arenas[LIMIT_THREADS] = { { 0 } };
    HostLines lines[LIMIT_THREADS];
    Status status = STATUS_OK;
    for (unsigned i = 0; i < workers->count && status == STATUS_OK; i++) {
        if (!arena_open(&arenas[i], LIMIT_HOST_ARENA)) {
            status = fail(error, STATUS_MEMORY, 0, "no address space for lines of hosts");
            break;
        }
        lines[i] = host_lines_open(&arenas[i]);
        workers->items[i].extract.learn = &lines[i];
    }
    plan.item = hosts_ignore;
    IntakeCounts counts = { 0 };
    const Log silent = { 0 }; /* the second pass tells */
    if (status == STATUS_OK)
        status = intake_run(&plan, workers, &silent, &counts, error);
    for (unsigned i = 0; i < workers->count; i++) {
        if (workers->items[i].extract.learn && status == STATUS_OK)
            host_lines_merge(&hosts->lines, &lines[i]);
        workers->items[i].extract.learn = NULL;
        arena_close(&arenas[i]);
    }
    workers_reset(workers);
    return status;
}

/* Silence would leave the reader to guess why so little was left out. */
static void hosts_tell(const Hosts *hosts, const Log *log)
{
    log_format(log, LOG_NOTE, "hosts: lines that recur on three or more pages of one: %zu",
               host_lines_recurring(&hosts->lines));
    if (hosts->lines.unknown)
        log_format(log, LOG_NOTE, "hosts: pages that name neither address nor site: %llu",
                   (unsigned long long)hosts->lines.unknown);
}

Status hosts_prepare(Hosts *hosts, Str path, const IntakePlan *plan, Workers *workers,
                     const Log *log, Error *error)
{
    *hosts = (Hosts){ 0 };
    if (!arena_open(&hosts->arena, LIMIT_HOST_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for lines of hosts");
    hosts->lines = host_lines_open(&hosts->arena);
    FILE *file = fopen(path.data, "rb");
    Status status;
    if (file) {
        status = hosts_read(hosts, file, error);
        fclose(file);
    } else if (errno == ENOENT) {
        status = hosts_learn(hosts, *plan, workers, error);
        if (status == STATUS_OK)
            status = hosts_write(hosts, path.data, error);
        if (status == STATUS_OK)
            hosts_tell(hosts, log);
    } else {
        status = fail(error, STATUS_IO, 0, "the file of hosts cannot be read");
    }
    for (unsigned i = 0; i < workers->count && status == STATUS_OK; i++)
        workers->items[i].extract.hosts = &hosts->lines;
    return status;
}

void hosts_close(Hosts *hosts, Workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++)
        workers->items[i].extract.hosts = NULL;
    arena_close(&hosts->arena);
    *hosts = (Hosts){ 0 };
}
