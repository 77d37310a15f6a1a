/*
 * linkage.c - average linkage over a sparse graph of likeness.
 *
 * The two groups with the highest mean likeness are joined, again and again,
 * until it falls below the cut (UPGMA; Sokal and Michener 1958).  Two groups of
 * headlines are less alike than two of long reports, and so are the headlines of
 * one group: the mean is measured, in part, by those inside the two.  Sums of
 * likeness between groups add up when groups join, so only they are kept, and
 * only between groups that have any.  Candidates wait in a heap; one whose
 * group is gone is thrown away when it comes up.
 *
 *     node   0 … n-1 reports   n, n+1 … groups, in the order of joining
 */
#include "story/linkage.h"

#include "base/vec.h"

#include <math.h>

static bool story_join_before(const StoryJoin *a, const StoryJoin *b)
{
    if (a->mean != b->mean)
        return a->mean > b->mean;
    if (a->low != b->low)
        return a->low < b->low;
    return a->high < b->high;
}

static void story_heap_push(StoryGraph *graph, StoryJoin join)
{
    *VEC_PUSH(graph->arena, &graph->heap) = join;
    StoryJoin *items = graph->heap.items;
    size_t at = graph->heap.count - 1;
    for (; at > 0 && story_join_before(&join, &items[(at - 1) / 2]); at = (at - 1) / 2)
        items[at] = items[(at - 1) / 2];
    items[at] = join;
}

static StoryJoin story_heap_pop(StoryGraph *graph)
{
    StoryJoin *items = graph->heap.items;
    StoryJoin top = items[0], last = items[--graph->heap.count];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= graph->heap.count)
            break;
        if (child + 1 < graph->heap.count && story_join_before(&items[child + 1], &items[child]))
            child++;
        if (!story_join_before(&items[child], &last))
            break;
        items[at] = items[child];
        at = child;
    }
    items[at] = last;
    return top;
}

/* Between the mean over the pairs of two groups and that mean by those inside (cosine of sums). */
static double story_mean(const StoryGraph *graph, const StoryNode *a, const StoryNode *b,
                         double sum)
{
    double mean = sum / ((double)a->size * b->size);
    double inside = sqrt(a->inside * b->inside) / ((double)a->size * b->size);
    return mean / pow(inside, graph->loose);
}

static void story_offer(StoryGraph *graph, uint32_t a, uint32_t b, double sum)
{
    const StoryNode *left = &graph->nodes[a], *right = &graph->nodes[b];
    double mean = story_mean(graph, left, right, sum);
    if (mean < graph->cut)
        return;
    bool in_order = left->least < right->least;
    story_heap_push(graph, (StoryJoin){ mean, sum, in_order ? left->least : right->least,
                                        in_order ? right->least : left->least, a, b });
}

/* Add up the links of a node that is about to go, without those to nodes that are gone. */
static size_t story_gather(StoryGraph *graph, const StoryNode *node, size_t met)
{
    enum { AHEAD = 8 };
    for (size_t i = 0; i < node->count; i++) {
        uint32_t other = node->items[i].node;
        if (i + AHEAD < node->count)
            __builtin_prefetch(&graph->nodes[node->items[i + AHEAD].node]);
        if (graph->nodes[other].joined != other)
            continue;
        if (graph->sums[other] == 0)
            graph->met[met++] = other;
        graph->sums[other] += node->items[i].sum;
    }
    return met;
}

static void story_join(StoryGraph *graph, uint32_t a, uint32_t b, double sum)
{
    uint32_t made = graph->count++;
    StoryNode *left = &graph->nodes[a], *right = &graph->nodes[b], *node = &graph->nodes[made];
    left->joined = right->joined = made;
    node->joined = made;
    node->size = left->size + right->size;
    node->inside = left->inside + right->inside + 2 * sum;
    node->least = left->least < right->least ? left->least : right->least;
    size_t met = story_gather(graph, left, 0);
    met = story_gather(graph, right, met);
    for (size_t i = 0; i < met; i++) {
        uint32_t other = graph->met[i];
        *VEC_PUSH(graph->arena, node) = (StoryLink){ other, graph->sums[other] };
    }
    for (size_t i = 0; i < met; i++) {
        uint32_t other = graph->met[i];
        *VEC_PUSH(graph->arena, &graph->nodes[other]) = (StoryLink){ made, graph->sums[other] };
        story_offer(graph, made, other, graph->sums[other]);
        graph->sums[other] = 0;
    }
}

StoryGraph story_graph_open(size_t count, const StoryNumbers *numbers, Arena *arena)
{
    StoryGraph graph = {
        .nodes = ARENA_NEW(arena, StoryNode, 2 * count + 1),
        .count = (uint32_t)count,
        .sums = ARENA_NEW(arena, double, 2 * count + 1),
        .met = ARENA_NEW(arena, uint32_t, 2 * count + 1),
        .cut = numbers->of[STORY_CUT],
        .loose = numbers->of[STORY_LOOSE],
        .arena = arena,
    };
    for (uint32_t i = 0; i < count; i++)
        graph.nodes[i] = (StoryNode){ .size = 1, .inside = 1, .least = i, .joined = i };
    return graph;
}

/* The group that a report is in, on a path that is made shorter. */
static uint32_t story_graph_group(StoryGraph *graph, uint32_t node)
{
    for (; graph->nodes[node].joined != node; node = graph->nodes[node].joined)
        graph->nodes[node].joined = graph->nodes[graph->nodes[node].joined].joined;
    return node;
}

/* The pairs of one report that had none. */
static void story_graph_add(StoryGraph *graph, uint32_t report, const StoryPair *pairs,
                            size_t count)
{
    size_t met = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t other = story_graph_group(graph, pairs[i].left);
        if (graph->sums[other] == 0)
            graph->met[met++] = other;
        graph->sums[other] += (double)pairs[i].likeness;
    }
    for (size_t i = 0; i < met; i++) {
        uint32_t other = graph->met[i];
        double sum = graph->sums[other];
        *VEC_PUSH(graph->arena, &graph->nodes[report]) = (StoryLink){ other, sum };
        *VEC_PUSH(graph->arena, &graph->nodes[other]) = (StoryLink){ report, sum };
        story_offer(graph, report, other, sum);
        graph->sums[other] = 0;
    }
}

void story_graph_add_all(StoryGraph *graph, const StoryPairs *pairs)
{
    for (size_t i = 0, end = 0; i < pairs->count; i = end) {
        uint32_t report = pairs->items[i].right;
        while (end < pairs->count && pairs->items[end].right == report)
            end++;
        story_graph_add(graph, report, pairs->items + i, end - i);
    }
}

void story_graph_settle(StoryGraph *graph)
{
    while (graph->heap.count > 0) {
        StoryJoin join = story_heap_pop(graph);
        if (graph->nodes[join.a].joined == join.a && graph->nodes[join.b].joined == join.b)
            story_join(graph, join.a, join.b, join.sum);
    }
}

uint32_t story_graph_least(StoryGraph *graph, uint32_t report)
{
    return graph->nodes[story_graph_group(graph, report)].least;
}

void story_link(uint32_t *group_of, size_t count, const StoryPairs *pairs,
                const StoryNumbers *numbers, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    StoryGraph graph = story_graph_open(count, numbers, scratch);
    story_graph_add_all(&graph, pairs);
    story_graph_settle(&graph);
    for (uint32_t i = 0; i < count; i++)
        group_of[i] = story_graph_least(&graph, i);
    arena_release(scratch, mark);
}
