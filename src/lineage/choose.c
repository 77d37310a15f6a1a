/*
 * choose.c - edges with costs, and the arborescence over them.
 *
 * Nodes are the reports, the lost sources and "independent", the root.  Every
 * report has an edge from the root; a pair with proof gives edges both ways
 * unless the dates forbid one; a lost source has edges to the reports that
 * credit it and to those that share text with them.  A lost source's text is
 * not known, but what the reports that come from it have in common is.
 */
#include "lineage/choose.h"

#include "base/limits.h"
#include "base/vec.h"
#include "lineage/chain.h"
#include "lineage/compiled.h"
#include "lineage/weights.h"

#include <string.h>

/* Costs are compared as whole numbers, so that they are the same everywhere. */
#define CHOOSE_UNIT 1024.0

typedef struct ChooseEdge {
    const Pair *pair;
    double cost;
} ChooseEdge;

typedef struct ChooseGraph {
    VEC(ArborescenceEdge) edges;
    VEC(ChooseEdge) meanings;
    uint32_t root;
    Arena *scratch;
} ChooseGraph;

/* Whether most of what the side has of the other stands in quotation marks here
 * and is told there.  Marks that are closed nowhere make a little of that look so. */
bool choose_is_quoting(const PairSide *side)
{
    return side->taken >= LINEAGE_PROOF_TAKEN && side->taken * 2 >= side->told + side->spoken;
}

bool choose_has_proof(const Choosing *work, const Pair *pair, uint32_t child)
{
    const PairSide *side = &pair->side[pair_side(pair, child)];
    const Witness *self = &work->witnesses[child];
    if (pair->follows && side->matched >= LINEAGE_FOLLOW_SHARE * self->total)
        return true;
    return choose_is_quoting(side) || pair_has_words(side, self);
}

/* A credit for the whole report is copied along with the words; so a parent
 * must be the credited one or have the credit too. */
static double choose_credit_cost(const Choosing *work, uint32_t child, uint32_t parent)
{
    const SourceCredit *whole = source_of_whole(work->sources, child);
    const SourceCredit *named = source_for_parent(work->sources, work->witnesses, child, parent);
    if (named && (!whole || named == whole))
        return -LINEAGE_GAIN_NAMED;
    if (!whole)
        return 0;
    return source_has_key(work->sources, parent, whole->credit->key) ? -LINEAGE_GAIN_NAMED
                                                                     : LINEAGE_COST_UNNAMED;
}

/* What the child's writer did by himself if he had the parent before him. */
static double choose_cost(const Choosing *work, const Pair *pair, uint32_t child)
{
    unsigned c = pair_side(pair, child);
    const PairSide *own = &pair->side[c], *other = &pair->side[1 - c];
    const Witness *self = &work->witnesses[child];
    const Witness *parent = &work->witnesses[pair->report[1 - c]];
    double fresh = self->total - own->matched - own->head;
    double dropped = parent->total - other->matched - other->head - other->tail;
    double left_out = dropped * LINEAGE_COST_DROPPED +
                      (other->head - other->dateline) * LINEAGE_COST_DROPPED_HEAD +
                      other->tail * LINEAGE_COST_DROPPED_TAIL;
    double most = LINEAGE_COST_DROPPED_MOST * self->total;
    double cost = fresh * LINEAGE_COST_NEW + own->head * LINEAGE_COST_NEW_HEAD +
                  pair->breaks * LINEAGE_COST_BREAK + left_out * LINEAGE_COST_DROPPED_REST;
    if (left_out > 0)
        cost += left_out * most / (left_out + most);
    if (choose_is_quoting(other))
        cost += other->taken * LINEAGE_COST_UNQUOTED;
    cost += self->total * choose_credit_cost(work, child, pair->report[1 - c]);
    cost -= self->total * LINEAGE_GAIN_SUPPORT * work->support[pair->report[1 - c]];
    double quoting = LINEAGE_COST_TAKEN * self->total + LINEAGE_COST_TAKEN_REST * cost;
    if (choose_is_quoting(own) && cost > quoting)
        cost = quoting;
    double earlier = witness_lean(self, parent);
    return earlier > 0 ? cost + earlier * LINEAGE_COST_EARLIER * self->total : cost;
}

/* What the child has and the parent lacks is not all its writer's if a third report has it
 * too.  Who quotes has the rest from anywhere; and where dates order the two it may be his. */
static double choose_attested_cost(const Choosing *work, const Pair *pair, uint32_t child)
{
    unsigned side = pair_side(pair, child);
    const PairSide *own = &pair->side[side];
    const Witness *self = &work->witnesses[child];
    const Witness *parent = &work->witnesses[pair->report[1 - side]];
    double more = own->attested - LINEAGE_ATTESTED_SHARE * self->total;
    bool counts = more > 0 && !choose_is_quoting(own) && !witness_is_before(parent, self);
    return counts ? LINEAGE_COST_ATTESTED * more : 0;
}

static double choose_root_cost(const Choosing *work, uint32_t report)
{
    return (LINEAGE_COST_ROOT - LINEAGE_GAIN_ROOT * work->support[report]) * work->mean +
           LINEAGE_COST_ROOT_OWN * work->witnesses[report].total;
}

static void choose_add_edge(ChooseGraph *graph, uint32_t from, uint32_t to, double cost,
                            const Pair *pair)
{
    *VEC_PUSH(graph->scratch, &graph->edges) =
        (ArborescenceEdge){ from, to, (int64_t)(cost * CHOOSE_UNIT) };
    *VEC_PUSH(graph->scratch, &graph->meanings) = (ChooseEdge){ pair, cost };
}

/* A later version of a page comes from the one right before it, not from older ones. */
static bool choose_is_older_version(const Choosing *work, uint32_t parent, uint32_t child)
{
    const Versions *versions = work->versions;
    return versions->before[child] != REPORT_NONE && versions->before[child] != parent &&
           versions->page[child] == versions->page[parent];
}

static void choose_add_pairs(ChooseGraph *graph, const Choosing *work)
{
    for (size_t i = 0; i < work->pairs->count; i++) {
        const Pair *pair = &work->pairs->items[i];
        for (unsigned c = 0; c < 2; c++) {
            uint32_t child = pair->report[c], parent = pair->report[1 - c];
            bool is_version = work->versions->before[child] == parent;
            if (version_is_before(&work->witnesses[child], &work->witnesses[parent]) ||
                choose_is_older_version(work, parent, child) || compiled_has(work, parent, child) ||
                (!is_version && !choose_has_proof(work, pair, child)))
                continue;
            double cost = choose_cost(work, pair, child) + choose_attested_cost(work, pair, child);
            double most = LINEAGE_COST_VERSION * work->witnesses[child].total;
            if (is_version && cost > most)
                cost = most;
            if (work->sources->is_own[child])
                cost += LINEAGE_COST_OWN * work->witnesses[child].total;
            choose_add_edge(graph, parent, child, cost, pair);
        }
    }
}

/* Of the credited outlet's reports the one that shares most with `report`, else the first. */
static uint32_t choose_credited_report(const Choosing *work, const SourceCredit *whole,
                                       uint32_t report)
{
    const Witness *self = &work->witnesses[report];
    uint32_t best = whole->inside;
    double most = 0;
    for (uint32_t i = work->by_report.first[report]; i < work->by_report.first[report + 1]; i++) {
        const Pair *pair = work->by_report.items[i];
        unsigned side = pair_side(pair, report);
        uint32_t other = pair->report[1 - side];
        const Witness *theirs = &work->witnesses[other];
        if (pair->side[side].matched <= most || !source_is_for(whole, theirs, other) ||
            version_is_before(self, theirs))
            continue;
        most = pair->side[side].matched;
        best = other;
    }
    return best;
}

/* Reports that credit a report of the collection as a whole, without its words. */
static void choose_add_credited(ChooseGraph *graph, const Choosing *work)
{
    for (uint32_t r = 0; r < work->count; r++) {
        const SourceCredit *whole = source_of_whole(work->sources, r);
        double total = work->witnesses[r].total;
        if (whole && whole->inside != REPORT_NONE)
            choose_add_edge(graph, choose_credited_report(work, whole, r), r,
                            LINEAGE_COST_LOST_MOST * total, NULL);
    }
}

/* What reports that come from a lost source are known to share with a report. */
typedef struct ChooseShared {
    bool *marks;  /* words of the report */
    double words; /* weight of the marked ones */
    bool proof;
    bool quotes;
    bool follows; /* one of them may have been published before it */
} ChooseShared;

static void choose_mark(ChooseShared *shared, const Witness *self, const Pair *pair, unsigned side)
{
    const PairSide *own = &pair->side[side];
    double same = own->covered > 0 ? own->matched / own->covered : 0;
    for (size_t i = 0; i < pair->passage_count; i++) {
        const AlignPassage *one = &pair->passages[i];
        uint32_t from = side == 0 ? one->a_begin : one->b_begin;
        uint32_t to = side == 0 ? one->a_end : one->b_end;
        for (; from < to; from++) {
            shared->words += shared->marks[from] ? 0 : same * (double)self->weights[from];
            shared->marks[from] = true;
        }
    }
}

ChoosePairs choose_sort_pairs(const Pairs *pairs, size_t count, Arena *arena)
{
    ChoosePairs out = { ARENA_NEW(arena, uint32_t, count + 2),
                        ARENA_NEW(arena, const Pair *, pairs->count * 2 + 1) };
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned c = 0; c < 2; c++)
            out.first[pairs->items[i].report[c] + 2]++;
    for (size_t r = 0; r < count; r++)
        out.first[r + 2] += out.first[r + 1];
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned c = 0; c < 2; c++)
            out.items[out.first[pairs->items[i].report[c] + 1]++] = &pairs->items[i];
    return out;
}

/* The end of a report's pairs that are asked for lost sources. */
static uint32_t choose_end_of_asked(const ChoosePairs *pairs, uint32_t report)
{
    uint32_t begin = pairs->first[report], end = pairs->first[report + 1];
    return end - begin > LIMIT_LINEAGE_ASKED ? begin + LIMIT_LINEAGE_ASKED : end;
}

/*
 * A report that does not credit it as a whole is from the same lost source as
 * others when it credits it and quotes its words, or else shares so much with
 * them that a common subject cannot explain it; what was published before all
 * of them must share still more.
 */
static bool choose_is_of_lost(const ChooseShared *shared, const Witness *self, bool credits)
{
    if (credits && shared->quotes)
        return true;
    double least = shared->follows ? LINEAGE_PROOF_LOST : LINEAGE_PROOF_LOST_EARLIER;
    return shared->proof && shared->words >= least * self->total;
}

static void choose_add_lost_edge(ChooseGraph *graph, const Choosing *work, uint32_t report,
                                 uint32_t lost)
{
    const Witness *self = &work->witnesses[report];
    ArenaMark mark = arena_mark(graph->scratch);
    ChooseShared shared = { .marks = ARENA_NEW(graph->scratch, bool, self->count + 1) };
    uint32_t end = choose_end_of_asked(&work->by_report, report);
    for (uint32_t i = work->by_report.first[report]; i < end; i++) {
        const Pair *pair = work->by_report.items[i];
        unsigned side = pair_side(pair, report);
        const SourceCredit *theirs = source_for_lost(work->sources, pair->report[1 - side], lost);
        if (!theirs || theirs->credit->scope != CREDIT_REPORT)
            continue;
        choose_mark(&shared, self, pair, side);
        shared.proof = shared.proof || choose_has_proof(work, pair, report);
        shared.quotes = shared.quotes || choose_is_quoting(&pair->side[side]);
        shared.follows =
            shared.follows || !witness_is_before(self, &work->witnesses[pair->report[1 - side]]);
    }
    arena_release(graph->scratch, mark);
    const SourceCredit *credit = source_for_lost(work->sources, report, lost);
    double rest = LINEAGE_COST_LOST_REST * (self->total - shared.words);
    if (credit && credit->credit->scope == CREDIT_REPORT) {
        double cost =
            rest + self->total * (work->sources->is_agency[lost] ? LINEAGE_COST_LOST_AGENCY
                                                                 : LINEAGE_COST_LOST_CREDITED);
        double most = LINEAGE_COST_LOST_MOST * self->total;
        choose_add_edge(graph, (uint32_t)work->count + lost, report, cost < most ? cost : most,
                        NULL);
    } else if (choose_is_of_lost(&shared, self, credit != NULL)) {
        double other = rest + LINEAGE_COST_LOST_OTHER * self->total;
        choose_add_edge(graph, (uint32_t)work->count + lost, report,
                        credit ? LINEAGE_COST_TAKEN * self->total : other, NULL);
    }
}

/* Edges from the lost sources that the report or one it shares text with credits. */
static void choose_add_lost(ChooseGraph *graph, const Choosing *work)
{
    const ChoosePairs *pairs = &work->by_report;
    const Sources *sources = work->sources;
    uint32_t *done = ARENA_NEW(graph->scratch, uint32_t, sources->lost_count + 1);
    for (uint32_t r = 0; r < work->count; r++) {
        uint32_t begin = pairs->first[r], end = choose_end_of_asked(pairs, r);
        for (uint32_t i = begin; i <= end; i++) {
            uint32_t from =
                i == end ? r : pairs->items[i]->report[1 - pair_side(pairs->items[i], r)];
            for (uint32_t k = sources->first[from]; k < sources->first[from + 1]; k++) {
                uint32_t lost = sources->credits[k].lost;
                if (lost == REPORT_NONE || done[lost] == r + 1)
                    continue;
                done[lost] = r + 1;
                choose_add_lost_edge(graph, work, r, lost);
            }
        }
    }
}

/* What turning an edge round would cost, for each word of the child. */
static double choose_margin(const Choosing *work, const Pair *pair, uint32_t child)
{
    uint32_t parent = pair->report[1 - pair_side(pair, child)];
    double turned = choose_cost(work, pair, parent) + choose_root_cost(work, child);
    double kept = choose_cost(work, pair, child) + choose_root_cost(work, parent);
    double total = work->witnesses[child].total;
    return total > 0 ? (turned - kept) / total : 0;
}

static Choice choose_read(const Choosing *work, const ChooseGraph *graph, uint32_t report,
                          uint32_t edge)
{
    uint32_t from = graph->edges.items[edge].from;
    Choice choice = { .pair = graph->meanings.items[edge].pair,
                      .parent = REPORT_NONE,
                      .lost = REPORT_NONE,
                      .cost = graph->meanings.items[edge].cost };
    if (from == graph->root)
        return choice;
    if (from >= work->count) {
        choice.lost = from - (uint32_t)work->count;
        return choice;
    }
    choice.parent = from;
    if (!choice.pair)
        return choice;
    choice.is_compiled = compiled_has(work, report, from);
    choice.margin = choose_margin(work, choice.pair, report);
    return choice;
}

double *choose_find_support(const Choosing *work, Arena *arena)
{
    double *support = ARENA_NEW(arena, double, work->count + 1);
    double most = 0;
    for (size_t i = 0; i < work->pairs->count; i++) {
        const Pair *pair = &work->pairs->items[i];
        for (unsigned c = 0; c < 2; c++) {
            double total = work->witnesses[pair->report[c]].total;
            double *one = &support[pair->report[1 - c]];
            *one += total > 0 ? pair->side[c].matched / total : 0;
            most = *one > most ? *one : most;
        }
    }
    for (size_t r = 0; r < work->count && most > 0; r++)
        support[r] /= most;
    return support;
}

Choice *choose_parents(const Choosing *work, Arena *arena, Arena *scratch)
{
    Choice *out = ARENA_NEW(arena, Choice, work->count + 1);
    size_t lost = work->sources->lost_count;
    ArenaMark mark = arena_mark(scratch);
    ChooseGraph graph = { .root = (uint32_t)(work->count + lost), .scratch = scratch };
    uint32_t *chosen = ARENA_NEW(scratch, uint32_t, work->count + lost + 1);
    choose_add_pairs(&graph, work);
    choose_add_credited(&graph, work);
    choose_add_lost(&graph, work);
    for (uint32_t node = 0; node < graph.root; node++)
        choose_add_edge(&graph, graph.root, node,
                        node < work->count ? choose_root_cost(work, node) : 0, NULL);
    /* the root reaches every node, so there always is an answer */
    (void)arborescence_find(chosen, graph.root + 1, graph.root, graph.edges.items,
                            graph.edges.count, scratch);
    chain_shorten(chosen, work, graph.edges.items, graph.edges.count, CHOOSE_UNIT, scratch);
    for (uint32_t r = 0; r < work->count; r++)
        out[r] = choose_read(work, &graph, r, chosen[r]);
    arena_release(scratch, mark);
    return out;
}

static bool choose_descends(const Choice *chosen, uint32_t report, uint32_t from)
{
    while (report != REPORT_NONE && report != from)
        report = chosen[report].parent;
    return report == from;
}

Choice choose_second(const Choosing *work, const Choice *chosen, uint32_t report, Arena *scratch)
{
    Choice best = { .parent = REPORT_NONE, .lost = REPORT_NONE };
    const Witness *self = &work->witnesses[report];
    if (!chosen[report].pair)
        return best;
    double most = LINEAGE_SECOND_SHARE * self->total;
    for (uint32_t i = work->by_report.first[report]; i < work->by_report.first[report + 1]; i++) {
        const Pair *pair = work->by_report.items[i];
        if (pair == chosen[report].pair)
            continue;
        unsigned side = pair_side(pair, report);
        uint32_t other = pair->report[1 - side];
        if (witness_is_before(self, &work->witnesses[other]) ||
            choose_descends(chosen, other, report) || !choose_has_proof(work, pair, report))
            continue;
        ArenaMark mark = arena_mark(scratch);
        ChooseShared shared = { .marks = ARENA_NEW(scratch, bool, self->count + 1) };
        choose_mark(&shared, self, chosen[report].pair, pair_side(chosen[report].pair, report));
        double first = shared.words;
        choose_mark(&shared, self, pair, side);
        arena_release(scratch, mark);
        if (shared.words - first > most) {
            most = shared.words - first;
            best = (Choice){ .pair = pair, .parent = other, .lost = REPORT_NONE };
            best.is_compiled = compiled_has(work, report, other);
            best.margin = choose_margin(work, pair, report);
        }
    }
    return best;
}
