/*
 * linkage.c - average linkage over a sparse graph of likeness.
 *
 * The two groups with the highest mean likeness are joined, again and again,
 * until it falls below the cut (UPGMA; Sokal and Michener 1958).  Sums of
 * likeness between groups add up when groups join, so only they are kept, and
 * only between groups that have any.  Candidates wait in a heap; one whose
 * group is gone is thrown away when it comes up.
 *
 *     node   0 … n-1 reports   n, n+1 … groups, in the order of joining
 */
#include "story/linkage.h"

#include "base/vec.h"

typedef struct StoryLink {
    uint32_t node;
    double sum;
} StoryLink;

typedef struct StoryNode {
    StoryLink *items; /* to other nodes, some of them gone */
    size_t count;
    size_t room;
    uint32_t size;
    uint32_t least;  /* smallest report */
    uint32_t joined; /* the node it became part of, or itself */
} StoryNode;

/* Two nodes that could be joined. */
typedef struct StoryJoin {
    double mean;
    uint32_t low, high; /* smallest reports of the two, for equal means */
    uint32_t a, b;
} StoryJoin;

typedef struct StoryGraph {
    StoryNode *nodes;
    uint32_t count;
    double *sums; /* by node, zero between uses */
    uint32_t *met;
    struct {
        StoryJoin *items;
        size_t count, room;
    } heap;
    double cut;
    Arena *scratch;
} StoryGraph;

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
    *VEC_PUSH(graph->scratch, &graph->heap) = join;
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

static void story_offer(StoryGraph *graph, uint32_t a, uint32_t b, double sum)
{
    const StoryNode *left = &graph->nodes[a], *right = &graph->nodes[b];
    double mean = sum / ((double)left->size * right->size);
    if (mean < graph->cut)
        return;
    bool in_order = left->least < right->least;
    story_heap_push(graph, (StoryJoin){ mean, in_order ? left->least : right->least,
                                        in_order ? right->least : left->least, a, b });
}

/* Add up the links of a node that is about to go, without those to nodes that are gone. */
static size_t story_gather(StoryGraph *graph, const StoryNode *node, size_t met)
{
    for (size_t i = 0; i < node->count; i++) {
        uint32_t other = node->items[i].node;
        if (graph->nodes[other].joined != other)
            continue;
        if (graph->sums[other] == 0)
            graph->met[met++] = other;
        graph->sums[other] += node->items[i].sum;
    }
    return met;
}

static void story_join(StoryGraph *graph, uint32_t a, uint32_t b)
{
    uint32_t made = graph->count++;
    StoryNode *left = &graph->nodes[a], *right = &graph->nodes[b], *node = &graph->nodes[made];
    left->joined = right->joined = made;
    node->joined = made;
    node->size = left->size + right->size;
    node->least = left->least < right->least ? left->least : right->least;
    size_t met = story_gather(graph, left, 0);
    met = story_gather(graph, right, met);
    for (size_t i = 0; i < met; i++) {
        uint32_t other = graph->met[i];
        *VEC_PUSH(graph->scratch, node) = (StoryLink){ other, graph->sums[other] };
    }
    for (size_t i = 0; i < met; i++) {
        uint32_t other = graph->met[i];
        *VEC_PUSH(graph->scratch, &graph->nodes[other]) = (StoryLink){ made, graph->sums[other] };
        story_offer(graph, made, other, graph->sums[other]);
        graph->sums[other] = 0;
    }
}

static StoryGraph story_graph_open(size_t count, const StoryPairs *pairs, double cut,
                                   Arena *scratch)
{
    StoryGraph graph = {
        .nodes = ARENA_NEW(scratch, StoryNode, 2 * count + 1),
        .count = (uint32_t)count,
        .sums = ARENA_NEW(scratch, double, 2 * count + 1),
        .met = ARENA_NEW(scratch, uint32_t, 2 * count + 1),
        .cut = cut,
        .scratch = scratch,
    };
    for (uint32_t i = 0; i < count; i++)
        graph.nodes[i] = (StoryNode){ .size = 1, .least = i, .joined = i };
    for (size_t i = 0; i < pairs->count; i++) {
        graph.nodes[pairs->items[i].left].room++;
        graph.nodes[pairs->items[i].right].room++;
    }
    for (uint32_t i = 0; i < count; i++)
        if (graph.nodes[i].room)
            graph.nodes[i].items = ARENA_NEW(scratch, StoryLink, graph.nodes[i].room);
    for (size_t i = 0; i < pairs->count; i++) {
        const StoryPair *pair = &pairs->items[i];
        *VEC_PUSH(scratch, &graph.nodes[pair->left]) = (StoryLink){ pair->right, (double)pair->likeness };
        *VEC_PUSH(scratch, &graph.nodes[pair->right]) = (StoryLink){ pair->left, (double)pair->likeness };
        story_offer(&graph, pair->left, pair->right, (double)pair->likeness);
    }
    return graph;
}

void story_link(uint32_t *group_of, size_t count, const StoryPairs *pairs, double cut,
                Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    StoryGraph graph = story_graph_open(count, pairs, cut, scratch);
    while (graph.heap.count > 0) {
        StoryJoin join = story_heap_pop(&graph);
        if (graph.nodes[join.a].joined == join.a && graph.nodes[join.b].joined == join.b)
            story_join(&graph, join.a, join.b);
    }
    /* A node is joined to a later one, so from the last on all lead to their group at once. */
    for (uint32_t i = graph.count; i-- > 0;)
        graph.nodes[i].joined = graph.nodes[graph.nodes[i].joined].joined;
    for (uint32_t i = 0; i < count; i++)
        group_of[i] = graph.nodes[graph.nodes[i].joined].least;
    arena_release(scratch, mark);
}
