/*
 * arborescence.c - Chu–Liu/Edmonds in O(edges · log nodes).
 *
 * Chu and Liu 1965, Edmonds 1967; here as Gabow, Galil, Spencer and Tarjan
 * (Combinatorica 6, 1986) do it: every node keeps its incoming edges in a skew
 * heap, a path is grown along cheapest edges, and a cycle met on it becomes
 * one node whose heap is the merged heap of its members, each lowered by the
 * cost of the edge it had chosen.  At the end the cycles are opened again in
 * reverse, which is why the union-find can be rolled back.
 */
#include "match/arborescence.h"

#include <string.h>

typedef struct ArborHeap {
    uint32_t edge;
    int64_t cost;
    int64_t delta; /* to be added to this subtree */
    struct ArborHeap *left, *right;
} ArborHeap;

/* Union-find by size, without path compression, with its history. */
typedef struct ArborUnion {
    uint32_t *up;
    uint32_t *size;
    uint32_t *joined; /* roots that were hung under another, in order */
    size_t joined_count;
} ArborUnion;

typedef struct ArborCycle {
    uint32_t node; /* that it became */
    size_t time;   /* of the union-find before it was closed */
    uint32_t *edges;
    size_t count;
} ArborCycle;

typedef struct Arbor {
    const ArborescenceEdge *edges;
    ArborUnion sets;
    ArborHeap **heaps;
    uint32_t *seen;  /* the start whose path met the node */
    uint32_t *path;  /* nodes of the path, */
    uint32_t *queue; /* and the edge chosen for each */
    ArborCycle *cycles;
    size_t cycle_count;
    Arena *scratch;
} Arbor;

static uint32_t arbor_find(const ArborUnion *sets, uint32_t node)
{
    while (sets->up[node] != node)
        node = sets->up[node];
    return node;
}

static bool arbor_join(ArborUnion *sets, uint32_t a, uint32_t b)
{
    a = arbor_find(sets, a);
    b = arbor_find(sets, b);
    if (a == b)
        return false;
    if (sets->size[a] < sets->size[b]) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    sets->up[b] = a;
    sets->size[a] += sets->size[b];
    sets->joined[sets->joined_count++] = b;
    return true;
}

static void arbor_roll_back(ArborUnion *sets, size_t time)
{
    while (sets->joined_count > time) {
        uint32_t node = sets->joined[--sets->joined_count];
        sets->size[sets->up[node]] -= sets->size[node];
        sets->up[node] = node;
    }
}

static void arbor_push_delta(ArborHeap *heap)
{
    heap->cost += heap->delta;
    if (heap->left)
        heap->left->delta += heap->delta;
    if (heap->right)
        heap->right->delta += heap->delta;
    heap->delta = 0;
}

static bool arbor_is_before(const ArborHeap *a, const ArborHeap *b)
{
    return a->cost != b->cost ? a->cost < b->cost : a->edge < b->edge;
}

/* Skew merge from the top down: a loop, for a heap may be one long branch. */
static ArborHeap *arbor_merge(ArborHeap *a, ArborHeap *b)
{
    ArborHeap *top = NULL;
    ArborHeap **slot = &top;
    while (a && b) {
        arbor_push_delta(a);
        arbor_push_delta(b);
        if (arbor_is_before(b, a)) {
            ArborHeap *swap = a;
            a = b;
            b = swap;
        }
        *slot = a;
        ArborHeap *rest = a->right;
        a->right = a->left;
        slot = &a->left;
        a = rest;
    }
    *slot = a ? a : b;
    return top;
}

/* Take the cheapest edge into `node`; the others get cheaper by its cost. */
static uint32_t arbor_take(Arbor *arbor, uint32_t node)
{
    ArborHeap *top = arbor->heaps[node];
    arbor_push_delta(top);
    top->delta = 0;
    if (top->left)
        top->left->delta -= top->cost;
    if (top->right)
        top->right->delta -= top->cost;
    arbor->heaps[node] = arbor_merge(top->left, top->right);
    return top->edge;
}

/* The path came back to `node`: what lies between becomes one node. */
static uint32_t arbor_close_cycle(Arbor *arbor, uint32_t node, size_t *length)
{
    ArborHeap *heap = NULL;
    size_t end = *length;
    size_t time = arbor->sets.joined_count;
    uint32_t member;
    do {
        member = arbor->path[--*length];
        heap = arbor_merge(heap, arbor->heaps[member]);
    } while (arbor_join(&arbor->sets, node, member));
    node = arbor_find(&arbor->sets, node);
    arbor->heaps[node] = heap;
    arbor->seen[node] = ARBORESCENCE_NONE;
    ArborCycle *cycle = &arbor->cycles[arbor->cycle_count++];
    *cycle = (ArborCycle){ .node = node, .time = time, .count = end - *length };
    cycle->edges = ARENA_NEW(arbor->scratch, uint32_t, cycle->count);
    memcpy(cycle->edges, arbor->queue + *length, cycle->count * sizeof *cycle->edges);
    return node;
}

static bool arbor_grow(Arbor *arbor, uint32_t start, uint32_t *chosen)
{
    size_t length = 0;
    uint32_t node = arbor_find(&arbor->sets, start);
    while (arbor->seen[node] == ARBORESCENCE_NONE) {
        if (!arbor->heaps[node])
            return false;
        uint32_t edge = arbor_take(arbor, node);
        arbor->queue[length] = edge;
        arbor->path[length++] = node;
        arbor->seen[node] = start;
        node = arbor_find(&arbor->sets, arbor->edges[edge].from);
        if (arbor->seen[node] == start)
            node = arbor_close_cycle(arbor, node, &length);
    }
    for (size_t i = 0; i < length; i++)
        chosen[arbor_find(&arbor->sets, arbor->edges[arbor->queue[i]].to)] = arbor->queue[i];
    return true;
}

static void arbor_open_cycles(Arbor *arbor, uint32_t *chosen)
{
    while (arbor->cycle_count > 0) {
        const ArborCycle *cycle = &arbor->cycles[--arbor->cycle_count];
        uint32_t into = chosen[cycle->node];
        arbor_roll_back(&arbor->sets, cycle->time);
        for (size_t i = 0; i < cycle->count; i++)
            chosen[arbor_find(&arbor->sets, arbor->edges[cycle->edges[i]].to)] = cycle->edges[i];
        chosen[arbor_find(&arbor->sets, arbor->edges[into].to)] = into;
    }
}

static void arbor_open(Arbor *arbor, size_t nodes, uint32_t root, size_t edge_count)
{
    Arena *scratch = arbor->scratch;
    arbor->sets.up = ARENA_NEW(scratch, uint32_t, nodes);
    arbor->sets.size = ARENA_NEW(scratch, uint32_t, nodes);
    arbor->sets.joined = ARENA_NEW(scratch, uint32_t, nodes);
    arbor->heaps = ARENA_NEW(scratch, ArborHeap *, nodes);
    arbor->seen = ARENA_NEW(scratch, uint32_t, nodes);
    arbor->path = ARENA_NEW(scratch, uint32_t, nodes + 1);
    arbor->queue = ARENA_NEW(scratch, uint32_t, nodes + 1);
    /* a cycle either joins nodes or uses up an edge that runs inside one */
    arbor->cycles = ARENA_NEW(scratch, ArborCycle, nodes + edge_count + 1);
    for (uint32_t i = 0; i < nodes; i++) {
        arbor->sets.up[i] = i;
        arbor->sets.size[i] = 1;
        arbor->seen[i] = ARBORESCENCE_NONE;
    }
    arbor->seen[root] = root;
    ArborHeap *heaps = ARENA_NEW(scratch, ArborHeap, edge_count + 1);
    for (uint32_t e = 0; e < edge_count; e++) {
        heaps[e] = (ArborHeap){ .edge = e, .cost = arbor->edges[e].cost };
        ArborHeap **heap = &arbor->heaps[arbor->edges[e].to];
        *heap = arbor_merge(*heap, &heaps[e]);
    }
}

bool arborescence_find(uint32_t *chosen, size_t nodes, uint32_t root, const ArborescenceEdge *edges,
                       size_t edge_count, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Arbor arbor = { .edges = edges, .scratch = scratch };
    arbor_open(&arbor, nodes, root, edge_count);
    for (size_t i = 0; i < nodes; i++)
        chosen[i] = ARBORESCENCE_NONE;
    bool reached = true;
    for (uint32_t start = 0; start < nodes && reached; start++)
        reached = arbor_grow(&arbor, start, chosen);
    if (reached)
        arbor_open_cycles(&arbor, chosen);
    arena_release(scratch, mark);
    return reached;
}
