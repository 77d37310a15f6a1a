/*
 * pair.c - candidates from the index of 5-grams, then passages for each.
 *
 * A report is compared with at most PAIR_CANDIDATES others: those that share
 * most with it.  Reports stand in the index by date, so that of thousands of
 * copies the first ones and the neighbours in time are seen.  Those that share
 * most pairs of neighbouring details are looked at too, for a rewriting may
 * keep no five words in a row.
 */
#include "lineage/pair.h"

#include "base/map.h"
#include "base/vec.h"
#include "document/lineage.h"
#include "lineage/rewrite.h"
#include "lineage/weights.h"

#include <stdlib.h>

enum {
    PAIR_CANDIDATES = 16,
    PAIR_LEAST = 3, /* shared places: below that there is nothing to align */
    PAIR_DETAIL_WORDS = 2,
    PAIR_DETAIL_CANDIDATES = 8,
    PAIR_DETAIL_LEAST = 3,
};

typedef struct PairDated {
    int64_t from;
    uint32_t report;
} PairDated;

/* The order of reports in the index: by the earliest possible date, then number. */
static int pair_by_date(const void *x, const void *y)
{
    const PairDated *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

PairFinder pair_open(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch)
{
    PairFinder finder = { .witnesses = witnesses, .count = count };
    finder.texts = ARENA_NEW(arena, NgramText, count + 1);
    finder.number = ARENA_NEW(arena, uint32_t, count + 1);
    ArenaMark mark = arena_mark(scratch);
    PairDated *order = ARENA_NEW(scratch, PairDated, count + 1);
    for (uint32_t r = 0; r < count; r++)
        order[r] = (PairDated){ witnesses[r].doc->report.published_at.from, r };
    qsort(order, count, sizeof *order, pair_by_date);
    for (uint32_t t = 0; t < count; t++) {
        const Witness *witness = &witnesses[order[t].report];
        finder.texts[t] = (NgramText){ witness->words, witness->count };
        finder.number[order[t].report] = t;
    }
    finder.index = ngram_index_build(finder.texts, count, NGRAM_WORDS, arena, scratch);
    finder.details = follow_read_all(witnesses, count, arena);
    NgramText *details = ARENA_NEW(scratch, NgramText, count + 1);
    for (uint32_t t = 0; t < count; t++)
        details[t] = (NgramText){ finder.details[order[t].report].stems,
                                  finder.details[order[t].report].count };
    finder.detail_index = ngram_index_build(details, count, PAIR_DETAIL_WORDS, arena, scratch);
    arena_release(scratch, mark);
    return finder;
}

static void pair_measure_side(PairSide *side, const Witness *self, const Witness *other,
                              const uint32_t *to_other)
{
    double unmatched = 0;
    for (size_t i = 0; i < self->count; i++) {
        double weight = (double)self->weights[i];
        if (to_other[i] == ALIGN_NONE) {
            unmatched += weight;
            if (side->matched <= 0 && self->is_dateline[i])
                side->dateline += weight;
            continue;
        }
        if (side->matched <= 0)
            side->head = unmatched;
        unmatched = 0;
        side->matched += weight;
        bool both = self->is_quoted[i] && other->is_quoted[to_other[i]];
        *(both ? &side->spoken : &side->told) += weight;
        if (self->is_quoted[i] && !other->is_quoted[to_other[i]])
            side->taken += weight;
    }
    side->tail = unmatched;
}

static double pair_weigh(const Witness *witness, uint32_t begin, uint32_t end)
{
    double sum = 0;
    for (uint32_t i = begin; i < end; i++)
        sum += (double)witness->weights[i];
    return sum;
}

static void pair_measure(Pair *pair, const Witness *all, const Alignment *found)
{
    pair->passage_count = found->passage_count;
    pair->breaks = 0;
    const Witness *a = &all[pair->report[0]], *b = &all[pair->report[1]];
    pair_measure_side(&pair->side[0], a, b, found->to_b);
    pair_measure_side(&pair->side[1], b, a, found->to_a);
    for (size_t i = 0; i < found->passage_count; i++) {
        const AlignPassage *one = &found->passages[i];
        pair->side[0].covered += pair_weigh(a, one->a_begin, one->a_end);
        pair->side[1].covered += pair_weigh(b, one->b_begin, one->b_end);
        if (one->longest > pair->longest)
            pair->longest = one->longest;
        if (i > 0 && one->b_begin < found->passages[i - 1].b_end)
            pair->breaks++;
    }
}

/* What of a passage's told words is more than a stock phrase. */
static double pair_prove(const Witness *self, const Witness *other, const uint32_t *to_other,
                         uint32_t begin, uint32_t end)
{
    double told = -LINEAGE_PROOF_STOCK;
    for (uint32_t i = begin; i < end; i++)
        if (to_other[i] != ALIGN_NONE && !(self->is_quoted[i] && other->is_quoted[to_other[i]]))
            told += (double)self->weights[i];
    return told > 0 ? told : 0;
}

static void pair_find_proof(Pair *pair, const Witness *all, const Alignment *found)
{
    const Witness *a = &all[pair->report[0]], *b = &all[pair->report[1]];
    for (size_t i = 0; i < found->passage_count; i++) {
        const AlignPassage *one = &found->passages[i];
        pair->side[0].proof += pair_prove(a, b, found->to_b, one->a_begin, one->a_end);
        pair->side[1].proof += pair_prove(b, a, found->to_a, one->b_begin, one->b_end);
    }
}

bool pair_has_words(const PairSide *side, const Witness *self)
{
    double told = side->matched - side->spoken; /* in other words too */
    if (side->told >= LINEAGE_PROOF_WORDS && told >= LINEAGE_PROOF_MOST * self->total)
        return true;
    return side->proof >= LINEAGE_PROOF_WORDS && side->proof >= LINEAGE_PROOF_SHARE * self->total;
}

/* Where runs of words prove nothing, the details may.  The sentences that tell
 * them, or NULL. */
static const uint32_t *pair_follow(Pair *pair, const PairFinder *finder, Arena *scratch)
{
    for (unsigned c = 0; c < 2; c++)
        if (pair_has_words(&pair->side[c], &finder->witnesses[pair->report[c]]))
            return NULL;
    Follow follow;
    follow_compare(&follow, &finder->details[pair->report[0]], &finder->details[pair->report[1]],
                   false, scratch);
    pair->follows = follow_is_proof(&follow);
    pair->details = follow.shared;
    pair->ordered = follow.ordered;
    return pair->follows ? follow.partner : NULL;
}

/* Whether sentences in other words can make any difference: most pairs of a large
 * collection share a phrase or two and nothing else. */
static bool pair_may_count(const Pair *pair)
{
    for (unsigned c = 0; c < 2; c++)
        if (pair->side[c].told >= LINEAGE_PROOF_WORDS ||
            pair->side[c].spoken + pair->side[c].taken >= LINEAGE_PROOF_TAKEN)
            return true;
    return false;
}

static void pair_add(Pairs *out, const PairFinder *finder, uint32_t a, uint32_t b, Arena *arena,
                     Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Pair pair = { .report = { a < b ? a : b, a < b ? b : a } };
    Alignment found = align_texts(&finder->index, finder->texts, finder->number[pair.report[0]],
                                  finder->number[pair.report[1]], scratch);
    pair_measure(&pair, finder->witnesses, &found);
    pair_find_proof(&pair, finder->witnesses, &found);
    PairSide proof[2] = { pair.side[0], pair.side[1] };
    const uint32_t *partner = pair_follow(&pair, finder, scratch);
    if (partner || pair_may_count(&pair))
        rewrite_align(&found, &finder->witnesses[pair.report[0]],
                      &finder->witnesses[pair.report[1]], partner, scratch);
    if (found.passage_count > pair.passage_count) {
        pair.side[0] = pair.side[1] = (PairSide){ 0 };
        pair_measure(&pair, finder->witnesses, &found);
        for (unsigned c = 0; c < 2; c++) {
            pair.side[c].told = proof[c].told;
            pair.side[c].proof = proof[c].proof;
            pair.side[c].spoken = proof[c].spoken;
            pair.side[c].taken = proof[c].taken;
        }
    }
    pair.passages = ARENA_NEW(arena, AlignPassage, found.passage_count + 1);
    for (size_t i = 0; i < found.passage_count; i++)
        pair.passages[i] = found.passages[i];
    arena_release(scratch, mark);
    *VEC_PUSH(arena, out) = pair;
}

/* Whether the two reports meet for the first time. */
static bool pair_is_new(Map *seen, uint32_t r, uint32_t other)
{
    uint64_t key = r < other ? ((uint64_t)r << 32) | other : ((uint64_t)other << 32) | r;
    uint32_t *place = map_put(seen, key);
    bool is_new = *place == MAP_NONE;
    *place = 0;
    return is_new;
}

/* What pairs are looked for with. */
typedef struct PairSearch {
    const PairFinder *finder;
    uint32_t *report; /* of each text */
    uint32_t *counts;
    Map seen;
    Arena *arena, *scratch;
} PairSearch;

static void pair_meet(Pairs *out, PairSearch *search, uint32_t r, uint32_t other)
{
    if (pair_is_new(&search->seen, r, other))
        pair_add(out, search->finder, r, other, search->arena, search->scratch);
}

static void pair_find_by_words(Pairs *out, PairSearch *search, uint32_t r)
{
    NgramCandidate candidates[PAIR_CANDIDATES];
    const PairFinder *finder = search->finder;
    size_t found = ngram_candidates(&finder->index, finder->number[r], PAIR_LEAST, search->counts,
                                    candidates, PAIR_CANDIDATES, search->scratch);
    for (size_t i = 0; i < found; i++)
        pair_meet(out, search, r, search->report[candidates[i].text]);
}

/* Whether the details of two reports prove something. */
static bool pair_may_follow(const PairSearch *search, uint32_t r, uint32_t other)
{
    const FollowText *details = search->finder->details;
    ArenaMark mark = arena_mark(search->scratch);
    Follow follow;
    follow_compare(&follow, &details[r < other ? r : other], &details[r < other ? other : r], false,
                   search->scratch);
    arena_release(search->scratch, mark);
    return follow_is_proof(&follow);
}

/* Of reports that share no runs of words only those whose details prove something are kept:
 * that is asked first, because most that share a few share no more. */
static void pair_find_by_details(Pairs *out, PairSearch *search, uint32_t r)
{
    NgramCandidate candidates[PAIR_DETAIL_CANDIDATES];
    const PairFinder *finder = search->finder;
    size_t found =
        ngram_candidates(&finder->detail_index, finder->number[r], PAIR_DETAIL_LEAST,
                         search->counts, candidates, PAIR_DETAIL_CANDIDATES, search->scratch);
    for (size_t i = 0; i < found; i++) {
        uint32_t other = search->report[candidates[i].text];
        size_t before = out->count;
        if (pair_is_new(&search->seen, r, other) && pair_may_follow(search, r, other))
            pair_add(out, finder, r, other, search->arena, search->scratch);
        if (out->count > before && !out->items[before].follows)
            out->count = before;
    }
}

void pair_find_all(Pairs *out, const PairFinder *finder, const uint32_t *before, Arena *arena,
                   Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    PairSearch search = { .finder = finder, .arena = arena, .scratch = scratch };
    search.counts = ARENA_NEW(scratch, uint32_t, finder->count + 1);
    search.report = ARENA_NEW(scratch, uint32_t, finder->count + 1);
    for (uint32_t r = 0; r < finder->count; r++)
        search.report[finder->number[r]] = r;
    search.seen = map_open(scratch, finder->count * 4);
    for (uint32_t r = 0; r < finder->count; r++) {
        pair_find_by_words(out, &search, r);
        if (before[r] != REPORT_NONE)
            pair_meet(out, &search, r, before[r]);
    }
    for (uint32_t r = 0; r < finder->count; r++)
        pair_find_by_details(out, &search, r);
    arena_release(scratch, mark);
}
