#include "match/arborescence.h"

#include "test.h"

enum { NODES = 6, EDGES = 40 };

static Arena scratch;

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* Whether every node but node 0 reaches it along its chosen edge. */
static bool is_tree(const ArborescenceEdge *edges, const uint32_t *chosen, uint32_t nodes)
{
    for (uint32_t start = 1; start < nodes; start++) {
        uint32_t node = start, steps = 0;
        while (node != 0 && steps++ <= nodes)
            node = edges[chosen[node]].from;
        if (node != 0)
            return false;
    }
    return true;
}

/* The cheapest tree by trying every choice of edges; INT64_MAX: there is none. */
static int64_t brute_force(const ArborescenceEdge *edges, size_t count, uint32_t *chosen,
                           uint32_t node, uint32_t nodes)
{
    if (node == nodes) {
        int64_t cost = 0;
        for (uint32_t i = 1; i < nodes; i++)
            cost += edges[chosen[i]].cost;
        return is_tree(edges, chosen, nodes) ? cost : INT64_MAX;
    }
    int64_t best = INT64_MAX;
    for (uint32_t e = 0; e < count; e++) {
        if (edges[e].to != node)
            continue;
        chosen[node] = e;
        int64_t cost = brute_force(edges, count, chosen, node + 1, nodes);
        best = cost < best ? cost : best;
    }
    return best;
}

TEST(same_cost_as_brute_force)
{
    uint64_t state = 12;
    for (int round = 0; round < 3000; round++) {
        uint32_t nodes = 2 + (uint32_t)(next_random(&state) % (NODES - 1));
        size_t count = next_random(&state) % (nodes * 4);
        ArborescenceEdge edges[EDGES];
        for (size_t e = 0; e < count; e++)
            edges[e] = (ArborescenceEdge){ (uint32_t)(next_random(&state) % nodes),
                                           (uint32_t)(next_random(&state) % nodes),
                                           (int64_t)(next_random(&state) % 20) - 5 };
        uint32_t chosen[NODES], tried[NODES];
        int64_t best = brute_force(edges, count, tried, 1, nodes);
        bool found = arborescence_find(chosen, nodes, 0, edges, count, &scratch);
        CHECK(found == (best != INT64_MAX));
        if (!found)
            continue;
        int64_t cost = 0;
        for (uint32_t i = 1; i < nodes; i++)
            cost += edges[chosen[i]].cost;
        CHECK(is_tree(edges, chosen, nodes));
        CHECK(cost == best);
    }
}

TEST(of_equal_edges_the_first_is_taken)
{
    ArborescenceEdge edges[] = { { 0, 1, 3 }, { 0, 2, 4 }, { 1, 2, 4 } };
    uint32_t chosen[3];
    CHECK(arborescence_find(chosen, 3, 0, edges, 3, &scratch));
    CHECK(chosen[1] == 0 && chosen[2] == 1);
    CHECK(chosen[0] == ARBORESCENCE_NONE);
}

TEST(a_long_chain_of_cycles_is_opened)
{
    enum { CHAIN = 20000 };
    ArborescenceEdge *edges = ARENA_NEW(&scratch, ArborescenceEdge, CHAIN * 2);
    size_t count = 0;
    edges[count++] = (ArborescenceEdge){ 0, 1, 1000000 };
    for (uint32_t i = 1; i + 1 < CHAIN; i++) {
        edges[count++] = (ArborescenceEdge){ i, i + 1, 10 };
        edges[count++] = (ArborescenceEdge){ i + 1, i, 1 };
    }
    uint32_t *chosen = ARENA_NEW(&scratch, uint32_t, CHAIN);
    CHECK(arborescence_find(chosen, CHAIN, 0, edges, count, &scratch));
    for (uint32_t i = 2; i < CHAIN; i++)
        CHECK(edges[chosen[i]].from == i - 1);
}

int main(void)
{
    if (!arena_open(&scratch, 1 << 26))
        return 99;
    RUN(same_cost_as_brute_force);
    RUN(of_equal_edges_the_first_is_taken);
    RUN(a_long_chain_of_cycles_is_opened);
    arena_close(&scratch);
    return test_report();
}
