/* stats.h - time and memory of each stage, for --stats. */
#ifndef STEMMA_PIPELINE_STATS_H
#define STEMMA_PIPELINE_STATS_H

#include <stddef.h>
#include <stdint.h>

typedef enum StatsStage {
    STATS_READ = 0,
    STATS_EXTRACT,
    STATS_LANGUAGE,
    STATS_STORY,
    STATS_LINEAGE,
    STATS_CLAIM,
    STATS_EDITION,
    STATS_PRINT,
    STATS_STAGES,
} StatsStage;

typedef struct Stats {
    double seconds[STATS_STAGES]; /* stages that run on several threads: summed over them */
    uint64_t memory[STATS_STAGES]; /* bytes of results */
    uint64_t peak_rss[STATS_STAGES];
} Stats;

const char *stats_stage_name(StatsStage stage);
/* Whether its seconds are a sum over threads. */
int stats_is_thread_sum(StatsStage stage);

/* Seconds of a clock that only goes forward. */
double stats_now(void);
void stats_add(Stats *stats, StatsStage stage, double seconds, uint64_t memory);
/* Note the largest resident memory so far as that of `stage`. */
void stats_end(Stats *stats, StatsStage stage);
/* Add what another thread counted. */
void stats_merge(Stats *into, const Stats *from);

#endif
