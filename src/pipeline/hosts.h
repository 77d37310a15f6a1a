/*
 * hosts.h - what recurs on pages of one host, from a file or a first pass.
 */
#ifndef STEMMA_PIPELINE_HOSTS_H
#define STEMMA_PIPELINE_HOSTS_H

#include "extract/host_lines.h"
#include "pipeline/intake.h"

typedef struct Hosts {
    Arena arena;
    HostLines lines;
} Hosts;

/*
 * Read the file `path`; where there is none, count the lines of all pages that
 * `plan` names in a pass of its own and write them there.  Then the workers
 * use them, and the log is told how many recur.  STATUS_FORMAT: the file is another; STATUS_USAGE:
 * there is no file and standard input can be read only once; STATUS_IO, STATUS_MEMORY.
 */
MUST_CHECK Status hosts_prepare(Hosts *hosts, Str path, const IntakePlan *plan, Workers *workers,
                                const Log *log, Error *error);
/* The workers do without from here on.  {0} is fine. */
void hosts_close(Hosts *hosts, Workers *workers);

#endif
