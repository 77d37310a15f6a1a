/*
 * gist.c - whether two sentences tell a reader the same.
 *
 * All sentences of a story share its names, so words are weighted by how rare
 * they are within the story (inverse sentence frequency, Spärck Jones 1972).
 * Two sentences are alike when most of that weight is common to both, or when
 * the shorter one is nearly contained in the longer.  Meaning is not looked
 * at: this only keeps a digest from repeating itself.
 */
#include "edition/parts.h"

#include <math.h>
#include <stdlib.h>

#define GIST_ALIKE_CONTAINMENT 0.62
#define GIST_ALIKE_JACCARD     0.40
#define GIST_ALIKE_COUNT       0.70 /* of the words of the shorter one, all weighing the same */

static int gist_compare_stems(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The stems of a sentence's content words, ascending, each once. */
static Gist gist_collect(const Analysis *analysis, uint32_t sentence, Arena *arena)
{
    const Sentence *at = &analysis->sentences[sentence];
    Gist gist = { .stems = ARENA_NEW(arena, uint32_t, at->token_count + 1) };
    size_t count = 0;
    for (uint32_t i = 0; i < at->token_count; i++) {
        const Token *token = &analysis->tokens[at->first_token + i];
        if ((token->flags & TOKEN_WORD) && !(token->flags & TOKEN_STOP))
            gist.stems[count++] = token->stem;
    }
    qsort(gist.stems, count, sizeof *gist.stems, gist_compare_stems);
    for (size_t i = 0; i < count; i++)
        if (gist.count == 0 || gist.stems[gist.count - 1] != gist.stems[i])
            gist.stems[gist.count++] = gist.stems[i];
    return gist;
}

Rarity rarity_open(Documents docs, Arena *arena)
{
    Rarity rarity = { .sentences_with = map_open(arena, 1024) };
    for (size_t i = 0; i < docs.count; i++) {
        const Analysis *analysis = &docs.items[i]->analysis;
        for (uint32_t s = 0; s < analysis->sentence_count; s++) {
            Gist gist = gist_collect(analysis, s, arena);
            for (size_t k = 0; k < gist.count; k++) {
                uint32_t *with = map_put(&rarity.sentences_with, gist.stems[k]);
                *with = *with == MAP_NONE ? 1 : *with + 1;
            }
            rarity.sentences += 1;
        }
    }
    return rarity;
}

static double rarity_weight(const Rarity *rarity, uint32_t stem)
{
    uint32_t with = map_get(&rarity->sentences_with, stem);
    return log(1 + rarity->sentences / (with == MAP_NONE ? 1 : with));
}

Gist gist_of_sentence(const Rarity *rarity, const Analysis *analysis, uint32_t sentence,
                      Arena *arena)
{
    Gist gist = gist_collect(analysis, sentence, arena);
    for (size_t i = 0; i < gist.count; i++)
        gist.weight += rarity_weight(rarity, gist.stems[i]);
    return gist;
}

static size_t gist_common_count(const Gist *a, const Gist *b)
{
    size_t common = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        bool take_left = a->stems[i] <= b->stems[k];
        bool take_right = b->stems[k] <= a->stems[i];
        common += take_left && take_right;
        i += take_left;
        k += take_right;
    }
    return common;
}

static double gist_common(const Rarity *rarity, const Gist *a, const Gist *b)
{
    double common = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->stems[i] == b->stems[k])
            common += rarity_weight(rarity, a->stems[i]);
        bool take_left = a->stems[i] <= b->stems[k];
        bool take_right = b->stems[k] <= a->stems[i];
        i += take_left;
        k += take_right;
    }
    return common;
}

double gist_containment(const Rarity *rarity, const Gist *a, const Gist *b)
{
    double less = a->weight < b->weight ? a->weight : b->weight;
    return less > 0 ? gist_common(rarity, a, b) / less : 0;
}

bool gist_is_alike(const Rarity *rarity, const Gist *a, const Gist *b)
{
    size_t less = a->count < b->count ? a->count : b->count;
    if ((double)gist_common_count(a, b) >= GIST_ALIKE_COUNT * (double)less)
        return true;
    double common = gist_common(rarity, a, b);
    double either = a->weight + b->weight - common;
    return gist_containment(rarity, a, b) >= GIST_ALIKE_CONTAINMENT ||
           (either > 0 && common / either >= GIST_ALIKE_JACCARD);
}
