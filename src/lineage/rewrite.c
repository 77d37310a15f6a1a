/*
 * rewrite.c - sentences are bags of words; the order within them is free.
 *
 * A writer who rewrites keeps the facts: names, numbers and most nouns of a
 * sentence.  Of two reports that are known to be related, a sentence of which
 * so much stands in one sentence of the other is taken to be that sentence.
 */
#include "lineage/rewrite.h"

#include "lineage/weights.h"

#include <stdlib.h>
#include <string.h>

/* Words [begin, end) of one sentence that belong to no passage. */
typedef struct RewritePart {
    uint32_t begin, end;
    double weight;
} RewritePart;

typedef struct RewriteParts {
    RewritePart *items;
    size_t count;
} RewriteParts;

/* A word of a part of text b, for look-up by word. */
typedef struct RewriteWord {
    uint64_t word;
    uint32_t part;
    uint32_t at;
} RewriteWord;

typedef struct RewriteWords {
    RewriteWord *items;
    size_t count;
} RewriteWords;

typedef struct RewriteText {
    const Witness *witness;
    bool *in_passage;
    RewriteParts parts;
} RewriteText;

static void rewrite_add_part(RewriteText *text, uint32_t begin, uint32_t end)
{
    RewritePart part = { .begin = begin, .end = end };
    for (uint32_t i = begin; i < end; i++)
        part.weight += (double)text->witness->weights[i];
    if (part.weight >= LINEAGE_REWRITE_WORDS)
        text->parts.items[text->parts.count++] = part;
}

/* The longest free stretch of each sentence. */
static void rewrite_find_parts(RewriteText *text, Arena *arena)
{
    const Witness *w = text->witness;
    text->parts.items = ARENA_NEW(arena, RewritePart, w->count + 1);
    for (uint32_t i = 0; i < w->count;) {
        uint32_t sentence = w->sentences[i], best = i, best_end = i;
        while (i < w->count && w->sentences[i] == sentence) {
            uint32_t from = i;
            while (i < w->count && w->sentences[i] == sentence && !text->in_passage[i])
                i++;
            if (i - from > best_end - best) {
                best = from;
                best_end = i;
            }
            while (i < w->count && w->sentences[i] == sentence && text->in_passage[i])
                i++;
        }
        rewrite_add_part(text, best, best_end);
    }
}

static RewriteText rewrite_open(const Witness *witness, const Alignment *found, bool is_a,
                                Arena *arena)
{
    RewriteText text = { .witness = witness,
                         .in_passage = ARENA_NEW(arena, bool, witness->count + 1) };
    for (size_t i = 0; i < found->passage_count; i++) {
        const AlignPassage *one = &found->passages[i];
        uint32_t begin = is_a ? one->a_begin : one->b_begin;
        uint32_t end = is_a ? one->a_end : one->b_end;
        memset(text.in_passage + begin, 1, end - begin);
    }
    rewrite_find_parts(&text, arena);
    return text;
}

static int rewrite_by_word(const void *x, const void *y)
{
    const RewriteWord *a = x, *b = y;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static RewriteWords rewrite_list_words(const RewriteText *text, Arena *arena)
{
    RewriteWords words = { .items = ARENA_NEW(arena, RewriteWord, text->witness->count + 1) };
    for (size_t p = 0; p < text->parts.count; p++)
        for (uint32_t i = text->parts.items[p].begin; i < text->parts.items[p].end; i++)
            words.items[words.count++] = (RewriteWord){ text->witness->words[i], (uint32_t)p, i };
    qsort(words.items, words.count, sizeof *words.items, rewrite_by_word);
    return words;
}

static size_t rewrite_first(const RewriteWords *words, uint64_t word)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->items[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A word that stands in very many sentences says little and costs much. */
enum { REWRITE_REPEAT = 16 };

/* The part of b that shares most with a part of a; b's count if none. */
static size_t rewrite_find_best(const RewriteText *a, const RewritePart *part, const RewriteText *b,
                                const RewriteWords *words, double *shared)
{
    memset(shared, 0, (b->parts.count + 1) * sizeof *shared);
    size_t best = b->parts.count;
    for (uint32_t i = part->begin; i < part->end; i++) {
        size_t last = b->parts.count;
        size_t at = rewrite_first(words, a->witness->words[i]);
        for (size_t n = 0; n < REWRITE_REPEAT && at + n < words->count; n++) {
            const RewriteWord *word = &words->items[at + n];
            if (word->word != a->witness->words[i])
                break;
            if (word->part == last || b->parts.items[word->part].weight <= 0)
                continue;
            last = word->part;
            shared[last] += (double)a->witness->weights[i];
            if (best == b->parts.count || shared[last] > shared[best])
                best = last;
        }
    }
    return best;
}

/* Pair equal words of the two parts; the passage they make. */
static AlignPassage rewrite_match(Alignment *found, const Witness *a, const RewritePart *x,
                                  const Witness *b, const RewritePart *y)
{
    AlignPassage passage = { x->end, x->begin, y->end, y->begin, 0, 1 };
    for (uint32_t i = x->begin; i < x->end; i++)
        for (uint32_t j = y->begin; j < y->end; j++) {
            if (a->words[i] != b->words[j] || found->to_a[j] != ALIGN_NONE)
                continue;
            found->to_b[i] = j;
            found->to_a[j] = i;
            passage.words++;
            passage.a_begin = i < passage.a_begin ? i : passage.a_begin;
            passage.a_end = i + 1 > passage.a_end ? i + 1 : passage.a_end;
            passage.b_begin = j < passage.b_begin ? j : passage.b_begin;
            passage.b_end = j + 1 > passage.b_end ? j + 1 : passage.b_end;
            break;
        }
    return passage;
}

static int rewrite_by_place(const void *x, const void *y)
{
    const AlignPassage *a = x, *b = y;
    return (a->a_begin > b->a_begin) - (a->a_begin < b->a_begin);
}

/* The part of a sentence of b; b's count if it has none that is free. */
static size_t rewrite_find_part(const RewriteText *b, uint32_t sentence)
{
    size_t low = 0, high = b->parts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->witness->sentences[b->parts.items[middle].begin] < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_free = low < b->parts.count && b->parts.items[low].weight > 0 &&
                   b->witness->sentences[b->parts.items[low].begin] == sentence;
    return is_free ? low : b->parts.count;
}

void rewrite_align(Alignment *found, const Witness *a, const Witness *b, const uint32_t *partner,
                   Arena *arena)
{
    if (found->passage_count == 0 && !partner)
        return;
    RewriteText x = rewrite_open(a, found, true, arena), y = rewrite_open(b, found, false, arena);
    if (x.parts.count == 0 || y.parts.count == 0)
        return;
    RewriteWords words = rewrite_list_words(&y, arena);
    double *shared = ARENA_NEW(arena, double, y.parts.count + 1);
    AlignPassage *all = ARENA_NEW(arena, AlignPassage, found->passage_count + x.parts.count + 1);
    memcpy(all, found->passages, found->passage_count * sizeof *all);
    for (size_t i = 0; i < x.parts.count; i++) {
        const RewritePart *part = &x.parts.items[i];
        uint32_t told = partner ? partner[a->sentences[part->begin]] : ALIGN_NONE;
        bool is_told = told != ALIGN_NONE;
        size_t best =
            is_told ? rewrite_find_part(&y, told) : rewrite_find_best(&x, part, &y, &words, shared);
        if (best == y.parts.count)
            continue;
        RewritePart *other = &y.parts.items[best];
        if (!is_told && (shared[best] < LINEAGE_REWRITE_WORDS ||
                         shared[best] * 2 < LINEAGE_REWRITE_SHARE * (part->weight + other->weight)))
            continue;
        AlignPassage passage = rewrite_match(found, a, part, b, other);
        if (passage.words == 0)
            continue; /* alike by their stems only */
        all[found->passage_count++] = passage;
        other->weight = 0; /* taken */
    }
    found->passages = all;
    qsort(all, found->passage_count, sizeof *all, rewrite_by_place);
}
