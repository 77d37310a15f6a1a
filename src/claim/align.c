/*
 * align.c - candidate pairs of sentences from an inverted index.
 *
 * For each sentence the postings of its terms are walked, but of each posting
 * list only the next LIMIT_CLAIM_WINDOW sentences after it: a story of a
 * thousand copies stays linear, and each copy still meets its neighbours.  The
 * best LIMIT_CLAIM_PAIRS candidates are then compared exactly, by the cosine
 * of their squared-rarity weights.
 */
#include "claim/align.h"

#include "base/limits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pairs below this share a topic, not a statement. */
#define CLAIM_ALIGN_LEAST 0.25

typedef struct ClaimCandidate {
    uint32_t sentence;
    double score;
} ClaimCandidate;

double claim_align_shared(const ClaimView *view, const ClaimSentence *a, const ClaimSentence *b)
{
    double sum = 0;
    uint32_t i = 0, k = 0;
    while (i < a->term_count && k < b->term_count) {
        uint32_t x = a->terms[i], y = b->terms[k];
        if (x == y)
            sum += view->weights[x] * view->weights[x];
        i += x <= y;
        k += y <= x;
    }
    return sum;
}

static int claim_compare_candidates(const void *a, const void *b)
{
    const ClaimCandidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static int claim_compare_pairs(const void *a, const void *b)
{
    const ClaimPair *x = a, *y = b;
    return (x->b > y->b) - (x->b < y->b);
}

/* Candidates after sentence `a`, with the weight of the terms they share with it. */
static size_t claim_align_collect(ClaimCandidate *out, uint32_t *place, const ClaimView *view,
                                  uint32_t a)
{
    const ClaimSentence *sentence = &view->sentences.items[a];
    size_t count = 0;
    for (uint32_t t = 0; t < sentence->term_count; t++) {
        uint32_t term = sentence->terms[t];
        uint32_t end = view->posting_at[term + 1];
        uint32_t low = view->posting_at[term], high = end;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (view->postings[middle] <= a)
                low = middle + 1;
            else
                high = middle;
        }
        if (end - low > LIMIT_CLAIM_WINDOW)
            end = low + LIMIT_CLAIM_WINDOW;
        double weight = view->weights[term] * view->weights[term];
        for (; low < end; low++) {
            uint32_t b = view->postings[low];
            if (view->sentences.items[b].report == sentence->report)
                continue;
            if (place[b] == MAP_NONE) {
                place[b] = (uint32_t)count;
                out[count++] = (ClaimCandidate){ b, 0 };
            }
            out[place[b]].score += weight;
        }
    }
    return count;
}

void claim_align(ClaimPairs *pairs, const ClaimView *view, Arena *arena)
{
    size_t count = view->sentences.count;
    uint32_t *place = ARENA_NEW(arena, uint32_t, count + 1);
    ClaimCandidate *found = ARENA_NEW(arena, ClaimCandidate, count + 1);
    memset(place, 0xff, (count + 1) * sizeof *place);
    for (uint32_t a = 0; a < count; a++) {
        const ClaimSentence *first = &view->sentences.items[a];
        size_t met = claim_align_collect(found, place, view, a);
        for (size_t i = 0; i < met; i++) {
            const ClaimSentence *second = &view->sentences.items[found[i].sentence];
            place[found[i].sentence] = MAP_NONE;
            double norm = sqrt(first->square * second->square);
            found[i].score = norm > 0 ? found[i].score / norm : 0;
        }
        qsort(found, met, sizeof *found, claim_compare_candidates);
        size_t begin = pairs->count;
        for (size_t i = 0; i < met && i < LIMIT_CLAIM_PAIRS; i++) {
            const ClaimSentence *second = &view->sentences.items[found[i].sentence];
            double norm = sqrt(first->square * second->square);
            double similarity = norm > 0 ? claim_align_shared(view, first, second) / norm : 0;
            if (similarity >= CLAIM_ALIGN_LEAST)
                *VEC_PUSH(arena, pairs) = (ClaimPair){ a, found[i].sentence, similarity };
        }
        if (pairs->count > begin)
            qsort(pairs->items + begin, pairs->count - begin, sizeof *pairs->items,
                  claim_compare_pairs);
    }
}
