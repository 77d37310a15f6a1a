/*
 * chain.c - from the root down, each report to the highest ancestor that will do.
 *
 * Reports that took from one are like each other in what it holds, and a few
 * words decide whose child each of them seems to be.  Of two ancestors that
 * do equally well, the one that the other comes from is more likely: it has
 * more readers.  Only edges that exist are looked at, so a report climbs at
 * most as often as it has candidates.  Versions of one page are a chain
 * whatever they cost.
 */
#include "lineage/chain.h"

#include "base/map.h"
#include "lineage/weights.h"

typedef struct ChainClimb {
    const Choosing *work;
    const ArborescenceEdge *edges;
    uint32_t *chosen;
    Map by_ends; /* from and to, to the edge of least cost */
    double unit;
} ChainClimb;

static uint64_t chain_key(uint32_t from, uint32_t to)
{
    return ((uint64_t)from << 32) | to;
}

static uint32_t chain_parent(const ChainClimb *climb, uint32_t report)
{
    uint32_t from = climb->edges[climb->chosen[report]].from;
    return from < climb->work->count ? from : REPORT_NONE;
}

/* The edge from the grandparent, where it does as well as the parent's; else MAP_NONE. */
static uint32_t chain_find_step(const ChainClimb *climb, uint32_t report)
{
    const Witness *all = climb->work->witnesses;
    const Versions *versions = climb->work->versions;
    uint32_t parent = chain_parent(climb, report);
    uint32_t above = parent == REPORT_NONE ? REPORT_NONE : chain_parent(climb, parent);
    if (above == REPORT_NONE || witness_is_before(&all[above], &all[parent]) ||
        versions->page[report] == versions->page[parent])
        return MAP_NONE;
    uint32_t step = map_get(&climb->by_ends, chain_key(above, report));
    if (step == MAP_NONE)
        return MAP_NONE;
    int64_t more = climb->edges[step].cost - climb->edges[climb->chosen[report]].cost;
    return (double)more <= LINEAGE_CHAIN_WORDS * climb->unit ? step : MAP_NONE;
}

static void chain_climb(ChainClimb *climb, uint32_t report)
{
    for (uint32_t step; (step = chain_find_step(climb, report)) != MAP_NONE;)
        climb->chosen[report] = step;
}

void chain_shorten(uint32_t *chosen, const Choosing *work, const ArborescenceEdge *edges,
                   size_t edge_count, double unit, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    ChainClimb climb = { work, edges, chosen, map_open(scratch, edge_count), unit };
    for (uint32_t i = 0; i < edge_count; i++) {
        uint32_t *best = map_put(&climb.by_ends, chain_key(edges[i].from, edges[i].to));
        if (*best == MAP_NONE || edges[i].cost < edges[*best].cost)
            *best = i;
    }
    bool *done = ARENA_NEW(scratch, bool, work->count + 1);
    uint32_t *path = ARENA_NEW(scratch, uint32_t, work->count + 1);
    for (uint32_t r = 0; r < work->count; r++) {
        size_t length = 0;
        for (uint32_t at = r; at != REPORT_NONE && !done[at]; at = chain_parent(&climb, at))
            path[length++] = at;
        while (length > 0) {
            chain_climb(&climb, path[--length]);
            done[path[length]] = true;
        }
    }
    arena_release(scratch, mark);
}
