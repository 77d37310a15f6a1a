/* linkage.h - average linkage over a sparse graph of likeness. */
#ifndef STEMMA_STORY_LINKAGE_H
#define STEMMA_STORY_LINKAGE_H

#include "story/pairs.h"

typedef struct StoryLink {
    uint32_t node;
    double sum; /* of the likeness of all pairs between two nodes */
} StoryLink;

typedef struct StoryNode {
    StoryLink *items; /* to other nodes, some of them gone */
    size_t count;
    size_t room;
    uint32_t size;
    double inside;   /* sum over all pairs inside, a report and itself included */
    uint32_t least;  /* smallest report */
    uint32_t joined; /* the node it became part of, or itself */
} StoryNode;

/* Two nodes that could be joined. */
typedef struct StoryJoin {
    double mean, sum;
    uint32_t low, high; /* smallest reports of the two, for equal means */
    uint32_t a, b;
} StoryJoin;

/* Reports and groups, and how much alike they are; it may grow while it is joined. */
typedef struct StoryGraph {
    StoryNode *nodes;
    uint32_t count;
    double *sums; /* by node, zero between uses */
    uint32_t *met;
    struct {
        StoryJoin *items;
        size_t count, room;
    } heap;
    double cut, loose;
    Arena *arena;
} StoryGraph;

/* `count` reports, each a group. */
StoryGraph story_graph_open(size_t count, const StoryNumbers *numbers, Arena *arena);
/* The pairs of reports that had none, with reports before each of them. */
void story_graph_add_all(StoryGraph *graph, const StoryPairs *pairs);
/* Join, the likest first, until no two groups are alike by STORY_CUT or more. */
void story_graph_settle(StoryGraph *graph);
/* The smallest report of the group that a report is in. */
uint32_t story_graph_least(StoryGraph *graph, uint32_t report);

/*
 * Join reports until no two groups are alike by STORY_CUT or more, over all
 * pairs between them; a pair that is not listed has no likeness.  Fills
 * group_of[i] with the smallest report of i's group.
 */
void story_link(uint32_t *group_of, size_t count, const StoryPairs *pairs,
                const StoryNumbers *numbers, Arena *scratch);

#endif
