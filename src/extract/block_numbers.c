/*
 * block_numbers.c - what the trees see of a block: numbers, not ranges.
 *
 * Sums over stretches of blocks are differences of running sums, so a block
 * costs the same however many stand around it.
 */
#include "extract/block_numbers.h"

/* A block with this first score and so many words is surely text. */
static const float ASK_SURE = 0.8F, ASK_SURE_WORDS = 12;

enum { ASK_AROUND = 5, ASK_ABOVE = 20, ASK_FAR_AWAY = 99, ASK_BOX_SIZE = 6 };

static bool ask_is_sure(const ScoreView *scores, size_t at)
{
    return scores->first[at] > ASK_SURE && scores->view->block[at].words > ASK_SURE_WORDS;
}

void ask_view_make(AskView *out, const ScoreView *scores, Arena *arena)
{
    const PageView *view = scores->view;
    const Blocks *blocks = view->blocks;
    size_t count = blocks->count;
    *out = (AskView){ .scores = scores };
    out->words_before = ARENA_NEW(arena, float, count + 1);
    out->mass_before = ARENA_NEW(arena, float, count + 1);
    out->gap_before = ARENA_NEW(arena, uint32_t, count + 1);
    out->gap_next = ARENA_NEW(arena, uint32_t, count + 1);
    out->heading = ARENA_NEW(arena, uint32_t, count + 1);
    uint32_t gap = ASK_FAR_AWAY, heading = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        float words = view->block[i].words;
        out->words_before[i + 1] = out->words_before[i] + words;
        out->mass_before[i + 1] = out->mass_before[i] + words * scores->first[i];
        out->gap_before[i] = gap;
        gap = ask_is_sure(scores, i) ? 0 : gap < ASK_FAR_AWAY ? gap + 1 : gap;
        if (blocks->items_box[blocks->items[i].box].in & BLOCK_IN_HEADING)
            heading = (uint32_t)i;
        out->heading[i] = heading;
    }
    gap = ASK_FAR_AWAY;
    for (size_t i = count; i-- > 0;) {
        out->gap_next[i] = gap;
        gap = ask_is_sure(scores, i) ? 0 : gap < ASK_FAR_AWAY ? gap + 1 : gap;
    }
}

static float ask_share(float part, float whole)
{
    return whole > 0 ? part / whole : 0;
}

/* Mean first score of the words of blocks `from` to before `to`, without block `but`. */
static float ask_mean(const AskView *view, size_t from, size_t to, size_t but)
{
    float words = view->words_before[to] - view->words_before[from];
    float mass = view->mass_before[to] - view->mass_before[from];
    if (but >= from && but < to) {
        float own = view->scores->view->block[but].words;
        words -= own;
        mass -= own * view->scores->first[but];
    }
    return words > 0.5F ? mass / words : 0;
}

static void ask_own(float *out, const PageView *view, size_t at)
{
    const BlockView *block = &view->block[at];
    const Block *raw = &view->blocks->items[at];
    const Box *box = &view->blocks->items_box[raw->box];
    out[ASK_WORDS] = block->words;
    out[ASK_LINKS] = block->links;
    out[ASK_COMMAS] = (float)block->commas;
    out[ASK_SENTENCES] = (float)block->sentences;
    out[ASK_LITTLE] = block->little;
    out[ASK_DIGITS] = block->digits;
    out[ASK_CAPITALS] = block->capitals;
    out[ASK_END] = block->end == '.' ? 2 : block->end == ':' ? 1 : 0;
    out[ASK_BOLD] = ask_share((float)raw->bold_bytes, (float)span_len(raw->text));
    out[ASK_MARKS] = block->has_marks;
    out[ASK_SHOUTING] = block->is_shouting;
    out[ASK_REPEATED] = block->is_repeated;
    out[ASK_IMAGE] = raw->after_image;
    out[ASK_TAG] = (float)features_tag(box);
    out[ASK_FURNITURE] = (float)block->furniture.kind;
    out[ASK_FURNITURE_WHOLE] = block->furniture.is_whole;
    out[ASK_AFTER] = block->after;
    out[ASK_NEAR_ANY] = block->bits_near != 0;
    for (unsigned i = 0; i < BLOCK_IN_COUNT; i++)
        out[ASK_IN + i] = (float)(box->in >> i & 1);
    for (unsigned i = 0; i < CLASS_KIND_COUNT; i++) {
        out[ASK_NEAR + i] = (float)(block->bits_near >> i & 1);
        out[ASK_FAR + i] = (float)(block->bits_far >> i & 1);
    }
}

static void ask_place(float *out, const AskView *numbers, size_t at)
{
    const PageView *view = numbers->scores->view;
    const Box *box = &view->blocks->items_box[view->blocks->items[at].box];
    const Box *best = &view->blocks->items_box[numbers->scores->best_box];
    uint32_t title = view->title_block;
    out[ASK_PLACE] = numbers->words_before[at] / view->words;
    out[ASK_TITLE] = title == UINT32_MAX ? -ASK_FAR_AWAY : (float)at - (float)title;
    out[ASK_TITLE_WORDS] =
        title == UINT32_MAX ? -1000 : numbers->words_before[at] - numbers->words_before[title];
    out[ASK_DEPTH] = (float)box->depth - (float)best->depth;
    out[ASK_PAGE_WORDS] = view->words;
    out[ASK_PAGE_MASS] = numbers->scores->mass / view->words;
    out[ASK_IN_BEST] = at >= best->first && at < best->end;
    out[ASK_BEST_PLACE] =
        best->end > best->first
            ? ((float)at - (float)best->first) / (float)(best->end - best->first)
            : 0;
    out[ASK_BEST_SHARE] = view->box[numbers->scores->best_box].words / view->words;
    uint32_t begin = numbers->scores->begin;
    out[ASK_SURE_BEGIN] = begin == UINT32_MAX ? -ASK_FAR_AWAY : (float)at - (float)begin;
    out[ASK_SURE_END] =
        begin == UINT32_MAX ? ASK_FAR_AWAY : (float)at - (float)numbers->scores->end;
}

static void ask_neighbours(float *out, const AskView *numbers, size_t at)
{
    const ScoreView *scores = numbers->scores;
    const PageView *view = scores->view;
    size_t count = view->blocks->count;
    out[ASK_SCORE] = scores->first[at];
    for (size_t i = 0; i < 3; i++) {
        out[ASK_SCORE_BEFORE + i] = at > i ? scores->first[at - i - 1] : 0;
        out[ASK_SCORE_NEXT + i] = at + i + 1 < count ? scores->first[at + i + 1] : 0;
    }
    size_t from = at > ASK_AROUND ? at - ASK_AROUND : 0;
    size_t to = at + ASK_AROUND < count ? at + ASK_AROUND + 1 : count;
    out[ASK_SCORE_AROUND] = ask_mean(numbers, from, to, at);
    from = at > ASK_ABOVE ? at - ASK_ABOVE : 0;
    to = at + ASK_ABOVE < count ? at + ASK_ABOVE + 1 : count;
    out[ASK_SCORE_ABOVE] = ask_mean(numbers, from, at, at);
    out[ASK_SCORE_BELOW] = ask_mean(numbers, at + 1, to, at);
    out[ASK_WORDS_BEFORE] = at ? view->block[at - 1].words : 0;
    out[ASK_LINKS_BEFORE] = at ? view->block[at - 1].links : 0;
    out[ASK_WORDS_NEXT] = at + 1 < count ? view->block[at + 1].words : 0;
    out[ASK_LINKS_NEXT] = at + 1 < count ? view->block[at + 1].links : 0;
    out[ASK_GAP_BEFORE] = (float)numbers->gap_before[at];
    out[ASK_GAP_NEXT] = (float)numbers->gap_next[at];
    uint32_t heading = numbers->heading[at];
    bool known = heading != UINT32_MAX;
    out[ASK_HEADING_SCORE] = known ? scores->first[heading] : 0;
    out[ASK_HEADING_FURNITURE] = known ? (float)view->block[heading].furniture.kind : 0;
    out[ASK_HEADING_GAP] = known ? (float)at - (float)heading : ASK_FAR_AWAY;
}

static void ask_box(float *out, const ScoreView *scores, size_t at, uint32_t box)
{
    const PageView *view = scores->view;
    const BoxView *inside = &view->box[box];
    float words = view->block[at].words, p = scores->first[at];
    out[0] = ask_share(inside->link_words, inside->words);
    out[1] = inside->words / view->words;
    out[2] = ask_share(inside->long_words, inside->words);
    out[3] = ask_share(scores->box_sum[box] - p * words, inside->words - words);
    out[4] = ask_share(scores->box_sum[box], scores->mass);
    out[5] = (float)(view->blocks->items_box[box].end - view->blocks->items_box[box].first);
}

void block_numbers(float *out, const AskView *numbers, size_t at)
{
    const ScoreView *scores = numbers->scores;
    const PageView *view = scores->view;
    uint32_t own = view->blocks->items[at].box;
    float words = view->block[at].words, p = scores->first[at];
    ask_own(out, view, at);
    ask_place(out, numbers, at);
    ask_neighbours(out, numbers, at);
    out[ASK_LIKE_MEAN] =
        ask_share(scores->like_sum[at] - p * words, scores->like_words[at] - words);
    out[ASK_LIKE_WORDS] = scores->like_words[at];
    out[ASK_REPEATS] = (float)view->box[own].repeats;
    uint32_t box = features_shared_box(view, own, words);
    for (size_t i = 0; i < 3; i++) {
        ask_box(out + ASK_BOX + i * ASK_BOX_SIZE, scores, at, box);
        box = features_shared_box(view, box, view->box[box].words * 1.15F);
    }
}
