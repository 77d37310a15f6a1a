/*
 * explain.c - says of each block why it was kept or left out.
 *
 * The first model is a sum of weights, so what speaks for a block and against
 * it is the weights themselves, added up by what they look at (its length, its
 * links ...), less what they add up to on the mean block of the page.  The second
 * is trees over everything around a block; how far they move the log-odds stands
 * as one reason.
 */
#include "extract/explain.h"

#include "extract/assemble.h"
#include "extract/features.h"

#include <math.h>
#include <stdlib.h>

/* Reasons for a block; one that moves the log-odds less than this is none. */
enum { EXPLAIN_REASONS = 4, EXPLAIN_GROUPS = 64 };
static const double EXPLAIN_LEAST = 0.1;

/* The groups of features.c and what they look at. */
static const struct {
    Str group;
    Word why;
} EXPLAIN_WHY[] = {
    { { "words", 5 }, WORD_WHY_LENGTH },
    { { "links", 5 }, WORD_WHY_LINKS },
    { { "words_links", 11 }, WORD_WHY_LINKS },
    { { "end", 3 }, WORD_WHY_SENTENCES },
    { { "commas", 6 }, WORD_WHY_SENTENCES },
    { { "sentences", 9 }, WORD_WHY_SENTENCES },
    { { "little", 6 }, WORD_WHY_LITTLE_WORDS },
    { { "digits", 6 }, WORD_WHY_LETTERS },
    { { "capitals", 8 }, WORD_WHY_LETTERS },
    { { "flags", 5 }, WORD_WHY_SETTING },
    { { "tag", 3 }, WORD_WHY_ELEMENT },
    { { "tag_words", 9 }, WORD_WHY_ELEMENT },
    { { "in", 2 }, WORD_WHY_INSIDE },
    { { "near", 4 }, WORD_WHY_CLASSES },
    { { "far", 3 }, WORD_WHY_CLASSES },
    { { "furniture_whole", 15 }, WORD_WHY_FURNITURE },
    { { "furniture_start", 15 }, WORD_WHY_FURNITURE },
    { { "after", 5 }, WORD_WHY_FURNITURE },
    { { "place", 5 }, WORD_WHY_PLACE },
    { { "before_words", 12 }, WORD_WHY_NEIGHBOURS },
    { { "next_words", 10 }, WORD_WHY_NEIGHBOURS },
    { { "parent_links", 12 }, WORD_WHY_BOX },
    { { "parent_share", 12 }, WORD_WHY_BOX },
    { { "parent_long", 11 }, WORD_WHY_BOX },
    { { "grand_links", 11 }, WORD_WHY_BOX },
    { { "grand_share", 11 }, WORD_WHY_BOX },
    { { "grand_long", 10 }, WORD_WHY_BOX },
    { { "repeats", 7 }, WORD_WHY_REPEATS },
    { { "title", 5 }, WORD_WHY_TITLE },
};

static Word explain_group(Str group)
{
    for (size_t i = 0; i < sizeof EXPLAIN_WHY / sizeof EXPLAIN_WHY[0]; i++)
        if (str_equal(EXPLAIN_WHY[i].group, group))
            return EXPLAIN_WHY[i].why;
    return WORD_NONE;
}

static void explain_add(Reasons *reasons, Word why, double weight)
{
    for (size_t i = 0; i < reasons->count; i++)
        if (reasons->items[i].word == why) {
            reasons->items[i].a += weight;
            return;
        }
    if (why != WORD_NONE && reasons->count < EXPLAIN_GROUPS)
        reasons->items[reasons->count++] = (Reason){ .word = why, .a = weight };
}

/* The weightiest first; equal ones in the order of the table. */
static int explain_compare(const void *a, const void *b)
{
    const Reason *left = a, *right = b;
    double x = fabs(left->a), y = fabs(right->a);
    return x > y ? -1 : x < y ? 1 : (left->word > right->word) - (left->word < right->word);
}

static double explain_odds(float probability)
{
    double p = (double)probability;
    p = p < 1e-6 ? 1e-6 : p > 1 - 1e-6 ? 1 - 1e-6 : p;
    return log(p / (1 - p));
}

/* As many places as the models are told apart by. */
static double explain_rounded(float score)
{
    return round((double)score * 1000) / 1000;
}

/* What was done to the block after it was scored. */
static Word explain_round(bool kept, float score, float bar, bool recurs)
{
    if (recurs && !kept)
        return WORD_WHY_RECURS;
    if (kept && score <= bar)
        return WORD_WHY_GAP;
    return !kept && score > bar ? WORD_WHY_APART : WORD_NONE;
}

/* What each group of features adds, and what the second model does. */
static Reasons explain_sums(const PageView *view, const MainTextScores *scores, size_t block,
                            Arena *arena)
{
    Reasons sums = { ARENA_NEW(arena, Reason, EXPLAIN_GROUPS), 0, EXPLAIN_GROUPS };
    FeatureRow row;
    features_first(&row, view, block);
    for (size_t i = 0; i < row.count; i++) {
        size_t number;
        explain_add(&sums, explain_group(features_name(row.on[i], &number)),
                    main_text_weight(row.on[i]));
    }
    explain_add(&sums, WORD_WHY_AROUND,
                explain_odds(scores->second[block]) - explain_odds(scores->first[block]));
    return sums;
}

/* What all blocks of a page have in common tells nothing of one: the mean of each sum. */
static Reasons explain_means(const PageView *view, const MainTextScores *scores, Arena *arena)
{
    Reasons means = { ARENA_NEW(arena, Reason, EXPLAIN_GROUPS), 0, EXPLAIN_GROUPS };
    size_t count = view->blocks->count;
    for (size_t i = 0; i < count; i++) {
        ArenaMark mark = arena_mark(arena);
        Reasons sums = explain_sums(view, scores, i, arena);
        for (size_t k = 0; k < sums.count; k++)
            if (sums.items[k].word != WORD_WHY_AROUND)
                explain_add(&means, sums.items[k].word, sums.items[k].a / (double)count);
        arena_release(arena, mark);
    }
    return means;
}

static void explain_reasons(Reasons *out, Reasons sums, const Reasons *means, Arena *arena)
{
    for (size_t i = 0; i < means->count; i++)
        explain_add(&sums, means->items[i].word, -means->items[i].a);
    qsort(sums.items, sums.count, sizeof *sums.items, explain_compare);
    for (size_t i = 0; i < sums.count && i < EXPLAIN_REASONS; i++)
        if (fabs(sums.items[i].a) >= EXPLAIN_LEAST)
            *VEC_PUSH(arena, out) = sums.items[i];
}

static void explain_open(Explanation *out, const Blocks *blocks, const bool *keep, Arena *arena)
{
    out->block_count = blocks->count;
    out->blocks = ARENA_NEW(arena, ExplainedBlock, blocks->count + 1);
    for (size_t i = 0; i < blocks->count; i++)
        out->blocks[i] =
            (ExplainedBlock){ .text = arena_copy_str(arena, block_text(blocks, &blocks->items[i])),
                              .page = assemble_block_page(blocks, i),
                              .kept = keep[i] };
}

void explain_lines(Explanation *out, const Blocks *blocks, const bool *keep, Arena *arena)
{
    explain_open(out, blocks, keep, arena);
    for (size_t i = 0; i < blocks->count; i++)
        out->blocks[i].score = keep[i];
}

void explain_blocks(Explanation *out, const PageView *view, const bool *keep,
                    const MainTextScores *scores, const bool *recurs, Arena *arena, Arena *scratch)
{
    explain_open(out, view->blocks, keep, arena);
    Reasons means = explain_means(view, scores, scratch);
    for (size_t i = 0; i < view->blocks->count; i++) {
        ExplainedBlock *block = &out->blocks[i];
        ArenaMark mark = arena_mark(scratch);
        block->score = explain_rounded(scores->second[i]);
        explain_reasons(&block->reasons, explain_sums(view, scores, i, scratch), &means, arena);
        arena_release(scratch, mark);
        Word round = explain_round(keep[i], scores->second[i], scores->bar, recurs && recurs[i]);
        if (round != WORD_NONE)
            *VEC_PUSH(arena, &block->reasons) = (Reason){ .word = round };
    }
}
