/* parts.h - the parts of the edition stage; edition.c puts them together. */
#ifndef STEMMA_EDITION_PARTS_H
#define STEMMA_EDITION_PARTS_H

#include "base/arena.h"
#include "base/map.h"
#include "document/edition.h"

/* Counting different origins among readings, again and again. */
typedef struct OriginCount {
    const Edition *edition;
    uint32_t *seen;         /* origin number to the last round that met it; then of outlets */
    uint32_t *reports_seen; /* the same for report numbers */
    Map by_key;             /* of an outlet: its origin, or a number after them */
    uint32_t used;
    uint32_t round;
    uint32_t count;
    uint32_t reports;
} OriginCount;

OriginCount origin_count_open(const Edition *edition, Arena *arena);
void origin_count_begin(OriginCount *counter);
/* Count `report` and its origin, each once in a round; where it credits an outlet
 * for what it says at `at`, that one. */
void origin_count_add(OriginCount *counter, uint32_t report, Span at);
uint32_t origin_count_readings(OriginCount *counter, const Readings *readings);
/* Those of the readings that say all of the first one, or with `in_part` some of it. */
uint32_t origin_count_saying(OriginCount *counter, const Readings *readings, bool in_part);

/*
 * Origins of outlets with one publisher become one, and origins are numbered
 * anew: most reports first, then the earliest, then the lowest report.
 */
void edition_group_origins(Edition *edition, Arena *arena, Arena *scratch);
/* "A", "A2", … by origin; the report that stands for the origin comes first. */
void edition_set_letters(Edition *edition, Arena *arena);
/* Recount the origins of points and answers, and put points in their rank. */
void edition_rank_points(Edition *edition, Arena *arena, Arena *scratch);

void edition_find_quotes(Edition *edition, Arena *arena, Arena *scratch);
void edition_find_events(Edition *edition, Arena *arena, Arena *scratch);
void edition_find_relations(Edition *edition, Arena *arena, Arena *scratch);
void edition_find_only_here(Edition *edition, Arena *arena, Arena *scratch);
/* How well a sentence reads on its own in a place of the page; below 0: not at all. */
double wording_quality(const Edition *edition, uint32_t report, uint32_t number, SummaryRole role,
                       Arena *scratch);
/* The sentence to print for each point first; no sentence for two points if there is another. */
void edition_choose_words(Edition *edition, Arena *arena, Arena *scratch);
/* Key points and digest; needs ranked points. */
void edition_summarise(Edition *edition, Arena *arena, Arena *scratch);

/* The words of a sentence that carry its subject, for telling sentences that
 * say the same from ones that do not. */
typedef struct Gist {
    uint32_t *stems; /* ascending, each once */
    size_t count;
    double weight;
} Gist;

/* How rare each stem is among the sentences of the story. */
typedef struct Rarity {
    Map sentences_with; /* stem to the number of sentences that have it */
    double sentences;
} Rarity;

Rarity rarity_open(Documents docs, Arena *arena);
Gist gist_of_sentence(const Rarity *rarity, const Analysis *analysis, uint32_t sentence,
                      Arena *arena);
/* 0 nothing in common … 1: the rarer words of the shorter one all stand in the other. */
double gist_containment(const Rarity *rarity, const Gist *a, const Gist *b);
/* Whether a reader would call one of the two superfluous. */
bool gist_is_alike(const Rarity *rarity, const Gist *a, const Gist *b);

static inline const Document *edition_document(const Edition *edition, uint32_t report)
{
    return edition->docs.items[report];
}

static inline Str edition_words(const Edition *edition, uint32_t report, Span at)
{
    return str_slice(edition_document(edition, report)->report.text, at);
}

/* The words of sentence number `sentence`, without a dateline, or nothing. */
static inline Span edition_sentence(const Document *document, uint32_t sentence)
{
    const Analysis *analysis = &document->analysis;
    return sentence < analysis->sentence_count ? sentence_words(&analysis->sentences[sentence])
                                               : (Span){ 0 };
}

#endif
