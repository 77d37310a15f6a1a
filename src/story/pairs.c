/*
 * pairs.c - which reports are alike: candidates from an inverted index.
 *
 * Comparing all pairs would be quadratic.  Instead each report is scored
 * against those before it that share a term, by walking the lists of its terms
 * (term-at-a-time evaluation).  Of a long list only its end is walked, the
 * reports that came last; a list is never left out, or reports that are all of
 * one event would have nothing in common.  Many copies of one text are found
 * before that, by the least hashes of their terms (Broder 1997), and stand behind the
 * first of them: among thousands, the few words in which they differ would
 * outweigh what they share.  Work and pairs kept are bounded per report.
 */
#include "story/pairs.h"

#include "base/limits.h"
#include "base/vec.h"
#include "story/weights.h"

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

StoryMeeting story_meeting_open(size_t count, Arena *arena)
{
    return (StoryMeeting){ .words = ARENA_NEW(arena, float, count + 1),
                           .shared = ARENA_NEW(arena, float, count + 1),
                           .proof = ARENA_NEW(arena, float, count + 1),
                           .met = ARENA_NEW(arena, uint32_t, count + 1) };
}

/* Terms that both have, as a share of the terms of the one with more. */
static double story_share_of_terms(const StoryVector *a, const StoryVector *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        uint32_t left = a->entries[i].term, right = b->entries[k].term;
        shared += left == right;
        i += left <= right;
        k += right <= left;
    }
    size_t most = a->terms > b->terms ? a->terms : b->terms;
    return most ? (double)shared / (double)most : 0;
}

/* The least of the hashes of a report's terms: two reports have the same one with the
 * probability of the terms that they share among all they have. */
static uint64_t story_least_hash(const StoryVector *vector, uint64_t seed)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < vector->count; i++) {
        uint64_t hash = hash_mix(seed, vector->entries[i].term);
        least = hash < least ? hash : least;
    }
    return least;
}

static bool story_is_copy(const StoryVector *vectors, Documents docs, uint32_t a, uint32_t b,
                          const StoryNumbers *numbers)
{
    double factor = story_pair_factor(&vectors[a], &vectors[b], docs.items[a]->report.published_at,
                                      docs.items[b]->report.published_at, numbers);
    return factor >= STORY_COPY_FACTOR &&
           story_share_of_terms(&vectors[a], &vectors[b]) >= STORY_COPY_SHARE;
}

/* Few copies are left to the linkage, where each of them has its say. */
static void story_leave_few_copies(uint32_t *copy_of, size_t count, Arena *arena)
{
    uint32_t *copies = ARENA_NEW(arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++)
        copies[copy_of[i]]++;
    for (uint32_t i = 0; i < count; i++)
        if (copies[copy_of[i]] < STORY_COPIES)
            copy_of[i] = i;
}

void story_pairs_find_copies(uint32_t *copy_of, const StoryVector *vectors, Documents docs,
                             const bool *skipped, const StoryNumbers *numbers, Arena *arena)
{
    enum { BANDS = 8 };
    Map latest = map_open(arena, BANDS * docs.count);
    for (uint32_t i = 0; i < docs.count; i++) {
        uint64_t keys[BANDS];
        copy_of[i] = i;
        if (skipped[i] || vectors[i].count == 0)
            continue;
        for (uint64_t band = 0; band < BANDS && copy_of[i] == i; band++) {
            keys[band] = hash_mix(story_least_hash(&vectors[i], 2 * band),
                                  story_least_hash(&vectors[i], 2 * band + 1));
            uint32_t other = map_get(&latest, keys[band]);
            if (other != MAP_NONE && story_is_copy(vectors, docs, i, other, numbers))
                copy_of[i] = other;
        }
        for (size_t band = 0; band < BANDS && copy_of[i] == i; band++)
            *map_put(&latest, keys[band]) = i;
    }
    story_leave_few_copies(copy_of, docs.count, arena);
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
        sum += len;
    }
    index.items = ARENA_NEW(arena, StoryPosting, sum + 1);
    return index;
}

static void story_pairs_meet(StoryMeeting *meeting, const StoryIndex *index,
                             const StoryTerms *terms, const StoryVector *vector)
{
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t term = vector->entries[j].term;
        size_t begin = index->begins[term], end = index->ends[term];
        if (end - begin > LIMIT_STORY_POSTING)
            begin = end - LIMIT_STORY_POSTING;
        for (size_t k = begin; k < end; k++) {
            const StoryPosting *posting = &index->items[k];
            story_meeting_add(meeting, posting->report, posting->weight * vector->entries[j].weight,
                              &terms->items[term]);
        }
    }
}

static void story_index_add(StoryIndex *index, const StoryVector *vector, uint32_t report)
{
    for (size_t j = 0; j < vector->count; j++) {
        const StoryEntry *entry = &vector->entries[j];
        index->items[index->ends[entry->term]++] = (StoryPosting){ report, entry->weight };
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

/* What two reports of one event share at least (weights.h). */
static double story_proof_wanted(const StoryVector *a, const StoryVector *b)
{
    double words = a->words < b->words ? a->words : b->words;
    double wanted = (words - STORY_PROOF_FIRST) * STORY_PROOF_EACH;
    return wanted < STORY_PROOF_MOST ? wanted : STORY_PROOF_MOST;
}

void story_pairs_take(StoryPairs *pairs, StoryMeeting *meeting, const StoryVector *vectors,
                      uint32_t report, Arena *arena)
{
    size_t first = pairs->count;
    for (size_t k = 0; k < meeting->count; k++) {
        uint32_t other = meeting->met[k];
        float words = meeting->words[other];
        double wanted = story_proof_wanted(&vectors[other], &vectors[report]);
        if (words >= (float)STORY_CUT_PAIR && (double)meeting->proof[other] >= wanted)
            *VEC_PUSH(arena, pairs) =
                (StoryPair){ .left = other, .right = report, .likeness = words };
    }
    story_pairs_bound(pairs, first);
    for (size_t i = first; i < pairs->count; i++) {
        StoryPair *pair = &pairs->items[i];
        pair->sight = story_sight(&vectors[pair->left], &vectors[report], (double)pair->likeness,
                                  (double)meeting->shared[pair->left]);
        story_crowd_add(&pairs->crowds[pair->left], pair->likeness);
        story_crowd_add(&pairs->crowds[report], pair->likeness);
    }
    for (size_t k = 0; k < meeting->count; k++)
        meeting->words[meeting->met[k]] = meeting->shared[meeting->met[k]] =
            meeting->proof[meeting->met[k]] = 0;
    meeting->count = 0;
}

StoryPairs story_pairs_find(const StoryTerms *terms, const StoryVector *vectors, size_t count,
                            const bool *skipped, Arena *arena)
{
    StoryPairs pairs = { .crowds = ARENA_NEW(arena, StoryCrowd, count + 1) };
    StoryIndex index = story_index_open(terms, vectors, count, arena);
    StoryMeeting meeting = story_meeting_open(count, arena);
    for (uint32_t i = 0; i < count; i++) {
        if (skipped[i])
            continue;
        story_pairs_meet(&meeting, &index, terms, &vectors[i]);
        story_pairs_take(&pairs, &meeting, vectors, i, arena);
        story_index_add(&index, &vectors[i], i);
    }
    return pairs;
}

void story_pairs_judge(StoryPairs *pairs, size_t first, const StoryVector *vectors, Documents docs,
                       const StoryNumbers *numbers)
{
    for (size_t i = first; i < pairs->count; i++) {
        StoryPair *pair = &pairs->items[i];
        uint32_t a = pair->left, b = pair->right;
        double factor =
            story_pair_factor(&vectors[a], &vectors[b], docs.items[a]->report.published_at,
                              docs.items[b]->report.published_at, numbers);
        pair->likeness = (float)(factor * story_likeness(&pair->sight, &pairs->crowds[a],
                                                         &pairs->crowds[b], numbers));
    }
}
