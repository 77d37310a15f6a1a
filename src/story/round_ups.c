/*
 * round_ups.c - reports that tell of several events, and belong to none.
 *
 * A live page, a morning briefing, a week in review: it is alike to the
 * reports of several events and would tie them together.  What gives it away
 * is where the likeness lies.  A report of the same event shares words all
 * over the text; with a round-up, it shares those of one run of paragraphs,
 * and reports of another event those of another run.
 *
 *     paragraphs   1  2  3  4  5  6
 *     shared by    aaaa  bbbb     c      three stories, most paragraphs: a round-up
 *     shared by    aaaaaaaaaaaaa  b      a report of a, with something about b
 *
 * A report with a paragraph of background must never be one, so much is asked:
 * three stories, more than half of the paragraphs, and nobody who shares more
 * than a run.  A round-up of which the collection has only one or two events
 * stays where it is.  Left out: stories in one pass, where each round would read
 * all that is open again.
 */
#include "story/round_ups.h"

#include "base/vec.h"
#include "story/linkage.h"
#include "story/weights.h"

#include <stdlib.h>

/* Stories that it tells of at least; and as many reports that share more than a run of paragraphs,
 * be they round-ups, make it one of theirs. */
enum { ROUND_UP_STORIES = 3, ROUND_UP_SPREAD = 4 };

/* One of a report's pairs that are alike enough to count. */
typedef struct RoundUpTie {
    uint32_t other;
    float likeness;
} RoundUpTie;

/* Who shares most of a paragraph. */
typedef struct RoundUpOwner {
    uint32_t other; /* a report, or MAP_NONE */
    double proof;
} RoundUpOwner;

typedef struct RoundUpSearch {
    const StoryTerms *terms;
    const StoryVector *vectors;
    const Document *const *docs;
    RoundUpTie *ties;
    size_t *ends; /* by report: its ties end there, and begin where the last one's end */
    bool *may_be;
    double cut;
    Arena *scratch;
} RoundUpSearch;

/* The report that is looked at. */
typedef struct RoundUpReport {
    StoryParts parts;
    RoundUpOwner *owners; /* by paragraph */
    double *proof;        /* by paragraph: what one other report shares */
    size_t telling;       /* paragraphs that say enough to be alike to something */
    size_t spread;        /* other reports that share more than a run */
    bool is_spread;       /* one of them is no round-up */
} RoundUpReport;

static bool round_up_is_tie(const RoundUpSearch *search, const StoryPair *pair)
{
    return (double)pair->likeness >= STORY_ROUND_UP_TIE * search->cut;
}

static void round_up_list_ties(RoundUpSearch *search, const StoryPairs *pairs, size_t count)
{
    size_t *at = ARENA_NEW(search->scratch, size_t, count + 1), sum = 0;
    search->ends = ARENA_NEW(search->scratch, size_t, count + 1);
    for (size_t i = 0; i < pairs->count; i++)
        if (round_up_is_tie(search, &pairs->items[i])) {
            search->ends[pairs->items[i].left]++;
            search->ends[pairs->items[i].right]++;
        }
    for (size_t i = 0; i < count; i++) {
        at[i] = sum;
        sum += search->ends[i];
        search->ends[i] = sum;
    }
    search->ties = ARENA_NEW(search->scratch, RoundUpTie, sum + 1);
    for (size_t i = 0; i < pairs->count; i++) {
        const StoryPair *pair = &pairs->items[i];
        if (round_up_is_tie(search, pair)) {
            search->ties[at[pair->left]++] = (RoundUpTie){ pair->right, pair->likeness };
            search->ties[at[pair->right]++] = (RoundUpTie){ pair->left, pair->likeness };
        }
    }
}

/* What each paragraph shares with another report; returns the sum. */
static double round_up_share(const RoundUpSearch *search, RoundUpReport *report,
                             const StoryVector *other)
{
    const StoryParts *parts = &report->parts;
    double sum = 0;
    for (size_t i = 0; i < parts->paragraphs; i++)
        report->proof[i] = 0;
    for (size_t i = 0, k = 0; i < parts->count && k < other->count;) {
        uint32_t term = parts->items[i].term, theirs = other->entries[k].term;
        if (term == theirs) {
            double proof = story_term_proof(&search->terms->items[term], false);
            report->proof[parts->items[i].paragraph] += proof;
            sum += proof;
        }
        i += term <= theirs; /* a term stands in several paragraphs */
        k += theirs < term;
    }
    return sum;
}

/* The shortest run of paragraphs that holds most of what is shared. */
static Span round_up_run(const RoundUpReport *report, double sum)
{
    size_t count = report->parts.paragraphs;
    Span best = { 0, (uint32_t)count };
    double held = 0;
    for (size_t begin = 0, end = 0; begin < count; begin++) {
        while (end < count && held < STORY_ROUND_UP_SHARE * sum)
            held += report->proof[end++];
        if (held < STORY_ROUND_UP_SHARE * sum)
            break;
        if (end - begin < best.end - best.begin)
            best = (Span){ (uint32_t)begin, (uint32_t)end };
        held -= report->proof[begin];
    }
    return best;
}

/* See one pair of the report. */
static void round_up_see(const RoundUpSearch *search, RoundUpReport *report, const RoundUpTie *tie)
{
    double sum = round_up_share(search, report, &search->vectors[tie->other]);
    if (sum < STORY_PROOF_MOST)
        return;
    Span run = round_up_run(report, sum);
    if (ROUND_UP_STORIES * (size_t)(run.end - run.begin) > report->parts.paragraphs) {
        bool is_alike = (double)tie->likeness >= search->cut;
        report->spread += is_alike;
        report->is_spread = report->is_spread || (is_alike && !search->may_be[tie->other]);
        return;
    }
    for (size_t i = run.begin; i < run.end; i++)
        if (report->proof[i] >= STORY_ROUND_UP_PROOF && report->proof[i] > report->owners[i].proof)
            report->owners[i] = (RoundUpOwner){ tie->other, report->proof[i] };
}

static void round_up_count_telling(const RoundUpSearch *search, RoundUpReport *report)
{
    for (size_t i = 0; i < report->parts.count; i++) {
        const StoryPart *part = &report->parts.items[i];
        report->proof[part->paragraph] +=
            story_term_proof(&search->terms->items[part->term], false);
    }
    for (size_t i = 0; i < report->parts.paragraphs; i++)
        report->telling += report->proof[i] >= STORY_ROUND_UP_PROOF;
}

/*
 * How many stories the paragraphs of a report tell of, if it is a round-up, else 0; without
 * `group_of` each other report counts as a story, and the report only may be one.
 */
static uint32_t round_up_stories(const RoundUpSearch *search, uint32_t number,
                                 const uint32_t *group_of)
{
    size_t begin = number > 0 ? search->ends[number - 1] : 0, end = search->ends[number];
    if (end - begin < ROUND_UP_STORIES)
        return 0;
    ArenaMark mark = arena_mark(search->scratch);
    RoundUpReport report = { .parts = story_terms_parts(search->terms, search->docs[number],
                                                        search->scratch) };
    size_t paragraphs = report.parts.paragraphs, owned = 0, most = 0;
    uint32_t stories = 0;
    report.proof = ARENA_NEW(search->scratch, double, paragraphs + 1);
    report.owners = ARENA_NEW(search->scratch, RoundUpOwner, paragraphs + 1);
    for (size_t i = 0; i < paragraphs; i++)
        report.owners[i].other = MAP_NONE;
    round_up_count_telling(search, &report);
    if (report.telling < ROUND_UP_STORIES)
        report.spread = ROUND_UP_SPREAD;
    for (size_t i = begin; i < end && report.spread < ROUND_UP_SPREAD; i++)
        round_up_see(search, &report, &search->ties[i]);
    Map sizes = map_open(search->scratch, paragraphs);
    for (size_t i = 0; i < paragraphs; i++) {
        uint32_t other = report.owners[i].other;
        if (other == MAP_NONE)
            continue;
        uint32_t *size = map_put(&sizes, hash_mix(0, group_of ? group_of[other] : other));
        stories += *size == MAP_NONE;
        *size = *size == MAP_NONE ? 1 : *size + 1;
        most = *size > most ? *size : most;
        owned++;
    }
    bool is_good = 2 * owned > report.telling && 2 * most <= owned + 1;
    is_good = is_good && report.spread < ROUND_UP_SPREAD && !(group_of && report.is_spread);
    arena_release(search->scratch, mark);
    return is_good && stories >= ROUND_UP_STORIES ? stories : 0;
}

/* The pairs in which no report is marked. */
static StoryPairs round_up_pairs_without(const StoryPairs *pairs, const bool *marked,
                                         Arena *scratch)
{
    StoryPairs kept = { .items = ARENA_NEW(scratch, StoryPair, pairs->count + 1),
                        .crowds = pairs->crowds };
    for (size_t i = 0; i < pairs->count; i++)
        if (!marked[pairs->items[i].left] && !marked[pairs->items[i].right])
            kept.items[kept.count++] = pairs->items[i];
    return kept;
}

void story_take_out_round_ups(uint32_t *tells_of, StoryPairs *pairs, const Document *const *docs,
                              const StoryTerms *terms, const StoryVector *vectors, size_t count,
                              const StoryNumbers *numbers, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    RoundUpSearch search = { .terms = terms,
                             .vectors = vectors,
                             .docs = docs,
                             .may_be = ARENA_NEW(scratch, bool, count + 1),
                             .cut = numbers->of[STORY_CUT],
                             .scratch = scratch };
    bool *marked = search.may_be, any = false;
    uint32_t *group_of = ARENA_NEW(scratch, uint32_t, count + 1);
    round_up_list_ties(&search, pairs, count);
    for (uint32_t i = 0; i < count; i++) {
        marked[i] = round_up_stories(&search, i, NULL) > 0;
        any = any || marked[i];
    }
    if (any) {
        StoryPairs kept = round_up_pairs_without(pairs, marked, scratch);
        story_link(group_of, count, &kept, numbers, scratch);
        for (uint32_t i = 0; i < count; i++)
            tells_of[i] = marked[i] ? round_up_stories(&search, i, group_of) : 0;
        size_t left = 0;
        for (size_t i = 0; i < pairs->count; i++)
            if (!tells_of[pairs->items[i].left] && !tells_of[pairs->items[i].right])
                pairs->items[left++] = pairs->items[i];
        pairs->count = left;
    }
    arena_release(scratch, mark);
}
