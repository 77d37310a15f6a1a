/*
 * only_here.c - sentences with facts that one origin alone has.
 *
 * A fact here is something that can be checked: a figure, a name, a date, or
 * somebody's speech.  Each gets a key that is equal wherever it is told; a key
 * that only one origin has is that origin's own.  A report's copies do not
 * make a fact shared.  The sentences with most facts of their own are listed,
 * a few for each origin.
 */
#include "edition/parts.h"

#include "base/vec.h"
#include "text/unicode.h"

#include <stdlib.h>

enum {
    ONLY_HERE_OF_ORIGIN = 4,
    ONLY_HERE_MOST = 24,
    ONLY_HERE_WORDS_LEAST = 5,
};

/* The least weight of own facts that makes a sentence worth listing. */
#define ONLY_HERE_LEAST 1.5

/* Value of a key that several origins have. */
#define ONLY_HERE_SHARED (MAP_NONE - 1)

typedef struct OnlyHereFinder {
    const Edition *edition;
    Map origin_of_key;
    Map sentences; /* of those listed: folded words; never grows */
    bool is_counting;
    double *scores; /* of the sentences of one report */
    uint32_t origin;
} OnlyHereFinder;

static void only_here_meet(OnlyHereFinder *finder, uint64_t key, uint32_t sentence, double weight)
{
    if (finder->is_counting) {
        if (map_get(&finder->origin_of_key, key) == finder->origin)
            finder->scores[sentence] += weight;
        return;
    }
    uint32_t *origin = map_put(&finder->origin_of_key, key);
    if (*origin == MAP_NONE)
        *origin = finder->origin;
    else if (*origin != finder->origin)
        *origin = ONLY_HERE_SHARED;
}

static uint64_t only_here_quantity_key(const Quantity *quantity)
{
    int64_t low =
        quantity->low > -1e15 && quantity->low < 1e15 ? (int64_t)(quantity->low * 100) : 0;
    int64_t high =
        quantity->high > -1e15 && quantity->high < 1e15 ? (int64_t)(quantity->high * 100) : 0;
    /* The number alone: what is counted goes by too many words. */
    return hash_mix(1, hash_mix((uint64_t)low, (uint64_t)high));
}

/* A person or body is somebody's finding; a place or people is often just said. */
static double only_here_name_weight(NameKind kind)
{
    if (kind == NAME_PERSON || kind == NAME_ORGANIZATION)
        return ONLY_HERE_LEAST;
    return kind == NAME_LOCATION ? 1 : 0.5;
}

static void only_here_walk(OnlyHereFinder *finder, uint32_t report)
{
    const Document *document = edition_document(finder->edition, report);
    const Analysis *analysis = &document->analysis;
    size_t sentences = analysis->sentence_count;
    finder->origin = finder->edition->lineage.origin_of[report];
    for (size_t i = 0; i < analysis->quantity_count; i++)
        if (analysis->quantities[i].sentence < sentences)
            only_here_meet(finder, only_here_quantity_key(&analysis->quantities[i]),
                           analysis->quantities[i].sentence,
                           analysis->quantities[i].kind == QUANTITY_ORDINAL ? 1 : 2);
    for (size_t i = 0; i < analysis->name_count; i++) {
        const Name *name = &analysis->names[i];
        if (name->sentence >= sentences || name->entity >= analysis->entity_count)
            continue;
        const Entity *entity = &analysis->entities[name->entity];
        uint64_t key = entity->key ? entity->key : unicode_fold_hash(entity->text);
        only_here_meet(finder, hash_mix(2, key), name->sentence, only_here_name_weight(name->kind));
    }
    for (size_t i = 0; i < analysis->time_count; i++)
        if (analysis->times[i].sentence < sentences && analysis->times[i].kind == TIME_DATE &&
            (analysis->times[i].year || analysis->times[i].day))
            only_here_meet(finder, hash_mix(3, str_hash(analysis->times[i].value)),
                           analysis->times[i].sentence, 1);
    for (size_t i = 0; i < analysis->quote_count; i++) {
        const Quote *quote = &analysis->quotes[i];
        if (quote->sentence < sentences && quote->is_speech)
            only_here_meet(
                finder,
                hash_mix(4, unicode_fold_hash(str_slice(document->report.text, quote->span))),
                quote->sentence, 2);
    }
}

/* Sentences that the summary gives with several origins were told already; others that
 * stand in a point which other origins share are less worth it. */
static void only_here_drop_shared(OnlyHereFinder *finder, uint32_t report)
{
    size_t sentences = edition_document(finder->edition, report)->analysis.sentence_count;
    const Edition *edition = finder->edition;
    const Claims *claims = &edition->claims;
    for (size_t i = 0; i < edition->summary_count; i++)
        for (uint32_t s = 0; s < sentences && edition->summary[i].report == report; s++)
            if (edition->summary[i].origins > 1 &&
                edition_sentence(edition_document(edition, report), s).begin ==
                    edition->summary[i].span.begin)
                finder->scores[s] = 0;
    for (size_t i = 0; i < claims->point_count; i++) {
        const Point *point = &claims->points[i];
        for (size_t k = 0; k < point->readings.count && point->origins > 1; k++)
            if (point->readings.items[k].report == report &&
                point->readings.items[k].sentence < sentences)
                finder->scores[point->readings.items[k].sentence] /= 2;
    }
}

/* The best sentence of `report` not taken yet, or UINT32_MAX. */
static uint32_t only_here_best(OnlyHereFinder *finder, const Document *document)
{
    const Analysis *analysis = &document->analysis;
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < analysis->sentence_count; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        if (sentence->kind == SENTENCE_FURNITURE || sentence->kind == SENTENCE_HEADING ||
            sentence->token_count < ONLY_HERE_WORDS_LEAST)
            continue;
        if (finder->scores[i] >= ONLY_HERE_LEAST &&
            (best == UINT32_MAX || finder->scores[i] > finder->scores[best]))
            best = i;
    }
    return best;
}

typedef struct OnlyHereList {
    Reading *items;
    size_t count;
    size_t room;
} OnlyHereList;

static int only_here_compare(const void *left, const void *right)
{
    const Reading *a = left, *b = right;
    return (a->span.begin > b->span.begin) - (a->span.begin < b->span.begin);
}

static void only_here_list(OnlyHereFinder *finder, uint32_t report, OnlyHereList *list,
                           size_t *of_origin, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    const Document *document = edition_document(finder->edition, report);
    finder->scores = ARENA_NEW(scratch, double, document->analysis.sentence_count + 1);
    only_here_walk(finder, report);
    only_here_drop_shared(finder, report);
    size_t first = list->count;
    while (*of_origin < ONLY_HERE_OF_ORIGIN && list->count < ONLY_HERE_MOST) {
        uint32_t best = only_here_best(finder, document);
        if (best == UINT32_MAX)
            break;
        finder->scores[best] = 0;
        Span at = edition_sentence(document, best);
        uint64_t words = unicode_fold_hash(str_slice(document->report.text, at));
        if (map_get(&finder->sentences, words) != MAP_NONE)
            continue; /* the same words stand in a copy */
        *map_put(&finder->sentences, words) = report;
        *VEC_PUSH(arena, list) =
            (Reading){ .report = report, .span = at, .sentence = best, .stance = STANCE_SAYS };
        ++*of_origin;
    }
    if (list->count > first)
        qsort(list->items + first, list->count - first, sizeof *list->items, only_here_compare);
    arena_release(scratch, mark);
}

void edition_find_only_here(Edition *edition, Arena *arena, Arena *scratch)
{
    if (edition->lineage.origin_count < 2)
        return;
    ArenaMark mark = arena_mark(scratch);
    OnlyHereFinder finder = { .edition = edition,
                              .origin_of_key = map_open(scratch, 256),
                              .sentences = map_open(scratch, 2 * ONLY_HERE_MOST) };
    for (uint32_t i = 0; i < edition->docs.count; i++)
        only_here_walk(&finder, i);

    finder.is_counting = true;
    OnlyHereList list = { 0 };
    size_t *of_origin = ARENA_NEW(scratch, size_t, edition->lineage.origin_count);
    /* The report that stands for an origin first, then its copies. */
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++)
        only_here_list(&finder, edition->lineage.origin_root[o], &list, &of_origin[o], arena,
                       scratch);
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        uint32_t origin = edition->lineage.origin_of[i];
        if (edition->lineage.origin_root[origin] != i)
            only_here_list(&finder, i, &list, &of_origin[origin], arena, scratch);
    }
    edition->only_here = list.items;
    edition->only_here_count = list.count;
    arena_release(scratch, mark);
}
