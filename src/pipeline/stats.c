#include "pipeline/stats.h"

#include <sys/resource.h>
#include <time.h>

const char *stats_stage_name(StatsStage stage)
{
    static const char *const NAMES[STATS_STAGES] = {
        [STATS_READ] = "read",       [STATS_EXTRACT] = "extract", [STATS_LANGUAGE] = "language",
        [STATS_STORY] = "story",     [STATS_LINEAGE] = "lineage", [STATS_CLAIM] = "claim",
        [STATS_EDITION] = "edition", [STATS_PRINT] = "print",
    };
    return NAMES[stage];
}

int stats_is_thread_sum(StatsStage stage)
{
    return stage != STATS_READ && stage != STATS_STORY && stage != STATS_PRINT;
}

double stats_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void stats_add(Stats *stats, StatsStage stage, double seconds, uint64_t memory)
{
    stats->seconds[stage] += seconds;
    stats->memory[stage] += memory;
}

void stats_end(Stats *stats, StatsStage stage)
{
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        stats->peak_rss[stage] = (uint64_t)usage.ru_maxrss * 1024;
}

void stats_merge(Stats *into, const Stats *from)
{
    for (int stage = 0; stage < STATS_STAGES; stage++)
        stats_add(into, (StatsStage)stage, from->seconds[stage], from->memory[stage]);
}
