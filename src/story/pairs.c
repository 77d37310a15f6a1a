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

/* Places of the postings of one term. */
typedef struct StoryList {
    size_t begin, end;
} StoryList;

/* The lists of all terms one after the other. */
typedef struct StoryIndex {
    StoryPosting *items;
    StoryList *lists; /* by term */
} StoryIndex;

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

static bool story_is_copy(const StoryVector *vectors, uint32_t a, uint32_t b,
                          const StoryNumbers *numbers)
{
    double factor = story_pair_factor(&vectors[a], &vectors[b], numbers);
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

void story_pairs_find_copies(uint32_t *copy_of, const StoryVector *vectors, size_t count,
                             const bool *skipped, const StoryNumbers *numbers, Arena *arena)
{
    enum { BANDS = 8 };
    Map latest = map_open(arena, BANDS * count);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t keys[BANDS];
        copy_of[i] = i;
        if (skipped[i] || vectors[i].count == 0)
            continue;
        for (uint64_t band = 0; band < BANDS && copy_of[i] == i; band++) {
            keys[band] = hash_mix(story_least_hash(&vectors[i], 2 * band),
                                  story_least_hash(&vectors[i], 2 * band + 1));
            uint32_t other = map_get(&latest, keys[band]);
            if (other != MAP_NONE && story_is_copy(vectors, i, other, numbers))
                copy_of[i] = other;
        }
        for (size_t band = 0; band < BANDS && copy_of[i] == i; band++)
            *map_put(&latest, keys[band]) = i;
    }
    story_leave_few_copies(copy_of, count, arena);
}

static StoryIndex story_index_open(const StoryTerms *terms, const StoryVector *vectors,
                                   size_t count, Arena *arena)
{
    StoryIndex index = { .lists = ARENA_NEW(arena, StoryList, terms->count + 1) };
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < vectors[i].count; j++)
            index.lists[vectors[i].entries[j].term].end++;
    size_t sum = 0;
    for (size_t term = 0; term < terms->count; term++) {
        size_t len = index.lists[term].end;
        index.lists[term] = (StoryList){ sum, sum };
        sum += len;
    }
    index.items = ARENA_NEW(arena, StoryPosting, sum + 1);
    return index;
}

static void story_index_add(StoryIndex *index, const StoryVector *vector, uint32_t report)
{
    for (size_t j = 0; j < vector->count; j++) {
        const StoryEntry *entry = &vector->entries[j];
        index->items[index->lists[entry->term].end++] = (StoryPosting){ report, entry->weight };
    }
}

static int story_compare_pairs(const void *a, const void *b)
{
    const StoryPair *left = a, *right = b;
    if (left->likeness != right->likeness)
        return left->likeness < right->likeness ? 1 : -1;
    return (left->left > right->left) - (left->left < right->left);
}

/* Languages that are alike, as Danish and Norwegian, have words for everything in common. */
static bool story_is_across(const StoryVector *a, const StoryVector *b)
{
    return a->lang.len > 0 && b->lang.len > 0 && !str_equal_nocase(a->lang, b->lang);
}

/* What two reports of one event share at least (weights.h). */
static double story_proof_wanted(const StoryVector *a, const StoryVector *b)
{
    if (story_is_across(a, b))
        return STORY_PROOF_ACROSS;
    double words = a->words < b->words ? a->words : b->words;
    double wanted = (words - STORY_PROOF_FIRST) * STORY_PROOF_EACH;
    return wanted < STORY_PROOF_MOST ? wanted : STORY_PROOF_MOST;
}

enum { STORY_FILTER = 1 << 15, STORY_LENGTHS = 33 };

/* The report whose pairs are looked for, and what it meets. */
typedef struct StorySearch {
    const StoryTerms *terms;
    const StoryVector *vectors;
    StoryIndex index;
    uint32_t report;
    float *words; /* by report: likeness so far; zero between uses */
    float *own;   /* by term: the weight that the report has for it; zero between uses */
    uint64_t filter[STORY_FILTER / 64]; /* by the last bits of terms: whether it may have them */
    uint32_t *met;                      /* reports, room for all that one walk can meet */
    size_t met_count;
    uint32_t *hits; /* places in a vector, room for the longest */
    StoryPair *chosen;
    size_t chosen_count;
    bool is_whole; /* all lists were walked */
    Arena *scratch;
} StorySearch;

/* The part of a term's list that is looked at: its end. */
static StoryList story_search_list(const StorySearch *search, const StoryEntry *entry)
{
    StoryList list = search->index.lists[entry->term];
    if (list.end - list.begin > LIMIT_STORY_POSTING)
        list.begin = list.end - LIMIT_STORY_POSTING;
    return list;
}

/* Lists of up to 2^n - 1 reports are of length n. */
static size_t story_length(const StorySearch *search, const StoryEntry *entry)
{
    const StoryList *list = &search->index.lists[entry->term];
    size_t len = list->end - list->begin, bits = 0;
    for (; len > 0 && bits < STORY_LENGTHS - 1; len /= 2)
        bits++;
    return bits;
}

/* The report's entries, those with short lists first. */
static const StoryEntry *story_search_order(StorySearch *search)
{
    const StoryVector *vector = &search->vectors[search->report];
    StoryEntry *order = ARENA_NEW(search->scratch, StoryEntry, vector->count);
    size_t begins[STORY_LENGTHS + 1] = { 0 };
    for (size_t i = 0; i < vector->count; i++)
        begins[story_length(search, &vector->entries[i]) + 1]++;
    for (size_t i = 1; i <= STORY_LENGTHS; i++)
        begins[i] += begins[i - 1];
    for (size_t i = 0; i < vector->count; i++)
        order[begins[story_length(search, &vector->entries[i])]++] = vector->entries[i];
    return order;
}

static void story_search_walk(StorySearch *search, const StoryEntry *entry)
{
    StoryList list = story_search_list(search, entry);
    for (size_t k = list.begin; k < list.end; k++) {
        const StoryPosting *posting = &search->index.items[k];
        float *words = &search->words[posting->report];
        search->met[search->met_count] = posting->report;
        search->met_count += *words == 0; /* no branch: it would be guessed wrong half the time */
        *words += posting->weight * entry->weight;
    }
}

/* Meet the reports that share a term, beginning with the rare ones. */
static void story_search_meet(StorySearch *search)
{
    const StoryEntry *order = story_search_order(search);
    enum { AHEAD = 4 };
    size_t count = search->vectors[search->report].count, walked = 0, i = 0;
    search->met_count = 0;
    for (; i < count && walked < LIMIT_STORY_WALK; i++) {
        StoryList list = story_search_list(search, &order[i]);
        walked += list.end - list.begin;
        if (i + AHEAD < count)
            __builtin_prefetch(
                &search->index.items[story_search_list(search, &order[i + AHEAD]).begin]);
        story_search_walk(search, &order[i]);
    }
    search->is_whole = i == count;
}

/* Choose those that may be alike, the likest LIMIT_STORY_PAIRS of them. */
static void story_search_choose(StorySearch *search)
{
    double least = STORY_CUT_PAIR * (search->is_whole ? STORY_CUT_WHOLE : STORY_CUT_PART);
    size_t kept = 0;
    for (size_t i = 0; i < search->met_count; i++)
        if ((double)search->words[search->met[i]] >= least)
            search->met[kept++] = search->met[i];
        else
            search->words[search->met[i]] = 0;
    search->chosen = ARENA_NEW(search->scratch, StoryPair, kept);
    for (size_t i = 0; i < kept; i++) {
        uint32_t other = search->met[i];
        search->chosen[i] = (StoryPair){ .left = other, .likeness = search->words[other] };
        search->words[other] = 0;
    }
    if (kept > LIMIT_STORY_PAIRS)
        qsort(search->chosen, kept, sizeof *search->chosen, story_compare_pairs);
    search->chosen_count = kept < LIMIT_STORY_PAIRS ? kept : LIMIT_STORY_PAIRS;
}

static uint64_t *story_search_filter(StorySearch *search, uint32_t term, uint64_t *bit)
{
    *bit = (uint64_t)1 << (term % 64);
    return &search->filter[term % STORY_FILTER / 64];
}

/* Make the report's weights findable by term, or as they were before. */
static void story_search_own(StorySearch *search, bool is_on)
{
    const StoryVector *vector = &search->vectors[search->report];
    for (size_t i = 0; i < vector->count; i++) {
        uint64_t bit, *filter = story_search_filter(search, vector->entries[i].term, &bit);
        *filter = is_on ? *filter | bit : 0;
        search->own[vector->entries[i].term] = is_on ? vector->entries[i].weight : 0;
    }
}

/* The places of the other's entries whose terms the report may have. */
static size_t story_search_hit(StorySearch *search, const StoryVector *other)
{
    size_t count = 0;
    for (size_t i = 0; i < other->count; i++) {
        uint32_t term = other->entries[i].term;
        search->hits[count] = (uint32_t)i;
        count += search->filter[term % STORY_FILTER / 64] >> term % 64 & 1;
    }
    return count;
}

/* The pair with all that both have, if it is alike enough and shares enough. */
static bool story_search_finish(StorySearch *search, StoryPair *pair)
{
    const StoryVector *left = &search->vectors[pair->left];
    const StoryVector *right = &search->vectors[search->report];
    double words = 0, shared = 0, proof = 0;
    bool across = story_is_across(left, right);
    size_t hits = story_search_hit(search, left);
    for (size_t i = 0; i < hits; i++) {
        const StoryEntry *entry = &left->entries[search->hits[i]];
        if (search->own[entry->term] == 0)
            continue;
        const StoryTerm *term = &search->terms->items[entry->term];
        words += (double)(search->own[entry->term] * entry->weight);
        shared += term->is_pair ? 0 : (double)term->rarity;
        proof += story_term_proof(term, across);
    }
    if (words < STORY_CUT_PAIR || proof < story_proof_wanted(left, right))
        return false;
    pair->right = search->report;
    pair->likeness = (float)words;
    pair->sight = story_sight(left, right, words, shared);
    return true;
}

static void story_prefetch_vector(const StoryVector *vector)
{
    enum { LINE = 64 / sizeof(StoryEntry) };
    for (size_t i = 0; i < vector->count; i += LINE)
        __builtin_prefetch(&vector->entries[i]);
}

static void story_search_take(StoryPairs *pairs, StorySearch *search, Arena *arena)
{
    story_search_own(search, true);
    for (size_t i = 0; i < search->chosen_count; i++) {
        StoryPair *pair = &search->chosen[i];
        if (i + 2 < search->chosen_count)
            story_prefetch_vector(&search->vectors[pair[2].left]);
        if (!story_search_finish(search, pair))
            continue;
        *VEC_PUSH(arena, pairs) = *pair;
        story_crowd_add(&pairs->crowds[pair->left], pair->likeness);
        story_crowd_add(&pairs->crowds[pair->right], pair->likeness);
    }
    story_search_own(search, false);
}

/* The lists of the report that comes next. */
static void story_search_prefetch(const StorySearch *search, const StoryVector *next)
{
    for (size_t i = 0; i < next->count; i++)
        __builtin_prefetch(&search->index.lists[next->entries[i].term]);
}

void story_pairs_find(StoryPairs *pairs, const StoryTerms *terms, const StoryVector *vectors,
                      size_t first, size_t count, const bool *skipped, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        longest = vectors[i].count > longest ? vectors[i].count : longest;
    StorySearch search = { .terms = terms,
                           .vectors = vectors,
                           .index = story_index_open(terms, vectors, count, scratch),
                           .words = ARENA_NEW(scratch, float, count + 1),
                           .own = ARENA_NEW(scratch, float, terms->count + 1),
                           .met = ARENA_NEW(scratch, uint32_t,
                                            LIMIT_STORY_WALK + LIMIT_STORY_POSTING + 1),
                           .hits = ARENA_NEW(scratch, uint32_t, longest + 1),
                           .scratch = scratch };
    for (uint32_t i = 0; i < count; i++) {
        if (skipped[i])
            continue;
        ArenaMark met = arena_mark(scratch);
        search.report = i;
        if (i + 1 < count)
            story_search_prefetch(&search, &vectors[i + 1]);
        if (i >= first) {
            story_search_meet(&search);
            story_search_choose(&search);
            story_search_take(pairs, &search, arena);
        }
        story_index_add(&search.index, &vectors[i], i);
        arena_release(scratch, met);
    }
    arena_release(scratch, mark);
}

void story_pairs_judge(StoryPairs *pairs, const StoryVector *vectors, const StoryNumbers *numbers)
{
    for (size_t i = 0; i < pairs->count; i++) {
        StoryPair *pair = &pairs->items[i];
        uint32_t a = pair->left, b = pair->right;
        double factor = story_pair_factor(&vectors[a], &vectors[b], numbers);
        pair->likeness = (float)(factor * story_likeness(&pair->sight, &pairs->crowds[a],
                                                         &pairs->crowds[b], numbers));
    }
}
