/*
 * pairs.c - which reports are alike: candidates from an inverted index.
 *
 * Comparing all pairs would be quadratic.  Instead each report is scored
 * against those before it that share a term, by walking the lists of its terms
 * (term-at-a-time evaluation); lists are bounded, since what very many reports
 * have says nothing about an event.  Work and pairs kept are bounded per report.
 */
#include "story/pairs.h"

#include "base/limits.h"
#include "base/vec.h"
#include "story/weights.h"

#include <math.h>
#include <stdlib.h>

typedef struct StoryPosting {
    uint32_t report;
    float weight;
} StoryPosting;

/* The lists of all terms one after the other: term t has items[begins[t]] up to ends[t]. */
typedef struct StoryIndex {
    StoryPosting *items;
    size_t *begins;
    size_t *ends;
} StoryIndex;

static double story_short_gain(const StoryVector *vector)
{
    return sqrt(1 + STORY_SHORT_GAIN / (1 + vector->words / STORY_SHORT_WORDS));
}

static double story_days_apart(Interval a, Interval b)
{
    if (interval_is_unknown(a) || interval_is_unknown(b) || interval_overlaps(a, b))
        return 0;
    int64_t from = a.from < b.from ? a.to : b.to;
    int64_t to = a.from < b.from ? b.from : a.from;
    return to > from ? (double)(to - from) / (double)CALENDAR_DAY : 0;
}

double story_pair_factor(const StoryVector *a, const StoryVector *b, Interval at_a, Interval at_b)
{
    double late = story_days_apart(at_a, at_b) - STORY_NEAR_DAYS;
    double near = late > 0 ? exp2(-late / STORY_HALF_DAYS) : 1;
    return near * story_short_gain(a) * story_short_gain(b);
}

static bool story_term_is_listed(const StoryTerms *terms, uint32_t term)
{
    return terms->items[term].reports <= LIMIT_STORY_POSTING;
}

static StoryIndex story_index_open(const StoryTerms *terms, const StoryVector *vectors,
                                   size_t count, Arena *arena)
{
    StoryIndex index = { .begins = ARENA_NEW(arena, size_t, terms->count + 1),
                         .ends = ARENA_NEW(arena, size_t, terms->count + 1) };
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < vectors[i].count; j++)
            index.begins[vectors[i].entries[j].term]++;
    size_t sum = 0;
    for (size_t term = 0; term < terms->count; term++) {
        size_t len = index.begins[term];
        index.begins[term] = index.ends[term] = sum;
        sum += story_term_is_listed(terms, (uint32_t)term) ? len : 0;
    }
    index.items = ARENA_NEW(arena, StoryPosting, sum + 1);
    return index;
}

/* Likeness of one report to each before it, in sums[]; `met` lists them. */
static size_t story_pairs_score(const StoryTerms *terms, const StoryIndex *index,
                                const StoryVector *vector, float *sums, uint32_t *met)
{
    size_t count = 0;
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t term = vector->entries[j].term;
        if (!story_term_is_listed(terms, term))
            continue;
        for (size_t k = index->begins[term]; k < index->ends[term]; k++) {
            const StoryPosting *posting = &index->items[k];
            if (sums[posting->report] == 0)
                met[count++] = posting->report;
            sums[posting->report] += posting->weight * vector->entries[j].weight;
        }
    }
    return count;
}

static void story_index_add(const StoryTerms *terms, StoryIndex *index, const StoryVector *vector,
                            uint32_t report)
{
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t term = vector->entries[j].term;
        if (story_term_is_listed(terms, term))
            index->items[index->ends[term]++] = (StoryPosting){ report, vector->entries[j].weight };
    }
}

static int story_compare_pairs(const void *a, const void *b)
{
    const StoryPair *left = a, *right = b;
    if (left->likeness != right->likeness)
        return left->likeness < right->likeness ? 1 : -1;
    return (left->left > right->left) - (left->left < right->left);
}

/* Keep the best pairs of one report, for which pairs from `first` on were found. */
static void story_pairs_bound(StoryPairs *pairs, size_t first)
{
    if (pairs->count - first <= LIMIT_STORY_PAIRS)
        return;
    qsort(pairs->items + first, pairs->count - first, sizeof *pairs->items, story_compare_pairs);
    pairs->count = first + LIMIT_STORY_PAIRS;
}

StoryPairs story_pairs_find(const StoryTerms *terms, const StoryVector *vectors, Documents docs,
                            const bool *skipped, Arena *arena)
{
    StoryPairs pairs = { 0 };
    StoryIndex index = story_index_open(terms, vectors, docs.count, arena);
    float *sums = ARENA_NEW(arena, float, docs.count + 1);
    uint32_t *met = ARENA_NEW(arena, uint32_t, docs.count + 1);
    for (uint32_t i = 0; i < docs.count; i++) {
        if (skipped[i])
            continue;
        size_t first = pairs.count,
               count = story_pairs_score(terms, &index, &vectors[i], sums, met);
        for (size_t k = 0; k < count; k++) {
            uint32_t other = met[k];
            double likeness =
                (double)sums[other] * story_pair_factor(&vectors[i], &vectors[other],
                                                        docs.items[i]->report.published_at,
                                                        docs.items[other]->report.published_at);
            if (likeness >= STORY_CUT_PAIR)
                *VEC_PUSH(arena, &pairs) = (StoryPair){ other, i, (float)likeness };
            sums[other] = 0;
        }
        story_pairs_bound(&pairs, first);
        story_index_add(terms, &index, &vectors[i], i);
    }
    return pairs;
}
