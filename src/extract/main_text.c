/*
 * main_text.c - which blocks of a page are the article.
 *
 * Two models, one after the other: the first, a logistic one, looks at a block
 * by itself and is sure of most; the second, some small trees, looks at
 * the others and at the first's opinion of everything around.  Then regions are
 * rounded off: a short block between two kept ones in one box stays, and so does a
 * table of figures; a heading stays with the text it heads and goes without it;
 * nothing but links above the title or in <nav> goes; so does what a page holds
 * again, for another width of screen.  Lines that recur on other pages of the host
 * go where they are known (host_lines.h).
 *
 * The weights and trees are learned by train/extract_train.c.
 */
#include "extract/main_text.h"

#include "base/ascii.h"
#include "extract/block_numbers.h"

#include <math.h>
#include <string.h>

#include "extract_trees.inc"
#include "extract_weights.inc"

/* First scores between these leave it open. */
static const float MAIN_TEXT_SURELY_OUT = 0.05F, MAIN_TEXT_SURELY_IN = 0.985F;

/* A block is kept above this; on a page that is hard to tell, above this share of the F1 that can
 * be hoped for, but never below the least ... */
static const float MAIN_TEXT_KEEP = 0.5F, MAIN_TEXT_KEEP_SHARE = 0.6F, MAIN_TEXT_KEEP_LEAST = 0.45F;
/* ... and the hope is looked for in so many steps. */
enum { MAIN_TEXT_KEEP_STEPS = 20 };

/* A gap of at most this many words between kept blocks of one box is closed ... */
static const float MAIN_TEXT_GAP_WORDS = 12;
/* ... if its score is not below this. */
static const float MAIN_TEXT_GAP_SCORE = 0.25F;

/* A table is kept with what stands around it if less of it is link. */
static const float MAIN_TEXT_TABLE_LINKS = 0.3F;
/* Blocks behind it that may be something else's. */
enum { MAIN_TEXT_TABLE_GAP = 6 };

/* A block with so much link is nothing else. */
static const float MAIN_TEXT_WAYS_LINKS = 0.95F;

/* Kept blocks in a row that were all kept before are a copy from so many words on; fewer may be a
 * refrain, or the same headings in each part ... */
static const float MAIN_TEXT_AGAIN_WORDS = 50;
/* ... and less of the text than this the quotation of another in a forum. */
static const float MAIN_TEXT_AGAIN_SHARE = 0.1F;

double main_text_weight(size_t feature)
{
    bool known = feature < sizeof EXTRACT_WEIGHTS / sizeof EXTRACT_WEIGHTS[0];
    return known ? EXTRACT_WEIGHTS[feature].weight : 0;
}

static double main_text_sum(const FeatureRow *row)
{
    double sum = 0;
    for (size_t i = 0; i < row->count; i++)
        sum += main_text_weight(row->on[i]);
    return sum;
}

bool main_text_is_open(float first)
{
    return first > MAIN_TEXT_SURELY_OUT && first < MAIN_TEXT_SURELY_IN;
}

/*
 * What the trees say.  A step down is no branch, and the walks of a group do not
 * wait for one another; the sum is in the order of the trees.
 */
static double main_text_ask(const float *numbers)
{
    enum { GROUPS = sizeof EXTRACT_TREES / sizeof EXTRACT_TREES[0] };
    double said[GROUPS * EXTRACT_GROUP], sum = 0;
    for (size_t group = 0; group < GROUPS; group++) {
        const ExtractTrees *trees = &EXTRACT_TREES[group];
        size_t at[EXTRACT_GROUP];
        for (size_t i = 0; i < EXTRACT_GROUP; i++)
            at[i] = trees->roots[i];
        for (unsigned left = trees->depth; left > 0; left--)
            for (size_t i = 0; i < EXTRACT_GROUP; i++) {
                const ExtractNode *node = &EXTRACT_NODES[at[i]];
                at[i] = (size_t)node->less + !(numbers[node->number] <= node->at);
            }
        for (size_t i = 0; i < EXTRACT_GROUP; i++)
            said[trees->places[i]] = EXTRACT_LEAVES[at[i]];
    }
    for (size_t i = 0; i < GROUPS * EXTRACT_GROUP; i++)
        sum += said[i];
    return sum;
}

/*
 * exp() may differ in its last bit between libraries; rounding to a millionth
 * keeps what is built on the result the same.
 */
float main_text_probability(double sum)
{
    double p = 1 / (1 + exp(-sum));
    return (float)(round(p * 1e6) / 1e6);
}

static bool main_text_is_heading(const PageView *view, size_t at)
{
    return (view->blocks->items_box[view->blocks->items[at].box].in & BLOCK_IN_HEADING) != 0;
}

static uint32_t main_text_parent(const PageView *view, size_t at)
{
    return view->blocks->items_box[view->blocks->items[at].box].parent;
}

/* "Advertisement", "2 min read": a line of its own that is nobody's text. */
static bool main_text_is_placeholder(const PageView *view, size_t at)
{
    Furniture furniture = view->block[at].furniture;
    return furniture.is_whole && furniture.kind == FURNITURE_PLACEHOLDER;
}

/* Close gaps of weak short blocks between kept ones of the same parent. */
static void main_text_close_gaps(bool *keep, const PageView *view, const float *score)
{
    size_t count = view->blocks->count;
    for (size_t at = 1; at + 1 < count; at++) {
        if (keep[at] || !keep[at - 1] || score[at] < MAIN_TEXT_GAP_SCORE ||
            view->block[at].words > MAIN_TEXT_GAP_WORDS || !keep[at + 1] ||
            main_text_is_placeholder(view, at))
            continue;
        uint32_t parent = main_text_parent(view, at);
        if (parent == main_text_parent(view, at - 1) && parent == main_text_parent(view, at + 1))
            keep[at] = true;
    }
}

/* The outermost table that begins with a block, or 0. */
static uint32_t main_text_table_at(const PageView *view, size_t at)
{
    const Box *boxes = view->blocks->items_box;
    uint32_t table = 0;
    for (uint32_t box = view->blocks->items[at].box; box != 0 && boxes[box].first == at;
         box = boxes[box].parent)
        table = boxes[box].tag == HTML_TAG_TABLE ? box : table;
    return table;
}

/* Whether the text around a table goes on soon behind it. */
static bool main_text_goes_on(const bool *keep, const Box *table, const Box *around)
{
    size_t last = table->end + (size_t)MAIN_TEXT_TABLE_GAP;
    for (size_t at = table->end; at < around->end && at < last; at++)
        if (keep[at])
            return true;
    return false;
}

/* A table of figures with kept text before and behind it, in the box that it stands in. */
static void main_text_keep_tables(bool *keep, const PageView *view)
{
    const Box *boxes = view->blocks->items_box;
    for (size_t at = 1; at < view->blocks->count; at++) {
        const Box *table = &boxes[keep[at - 1] ? main_text_table_at(view, at) : 0];
        const Box *around = &boxes[table->parent];
        if (table->tag != HTML_TAG_TABLE || around->first >= at ||
            !main_text_goes_on(keep, table, around))
            continue;
        const BoxView *inside = &view->box[table - boxes];
        if (inside->link_words < MAIN_TEXT_TABLE_LINKS * inside->words)
            memset(keep + table->first, true, table->end - table->first);
        at = table->end - 1U;
    }
}

/* Whether all that follows a heading in its parent box was dropped: the box is something else's. */
static bool main_text_heads_nothing(const PageView *view, size_t at, size_t next_kept)
{
    const Blocks *blocks = view->blocks;
    const Box *box = &blocks->items_box[blocks->items[at].box];
    const Box *parent = &blocks->items_box[box->parent];
    return box->end < parent->end && next_kept >= parent->end && parent->first == box->first;
}

/* A heading goes with what it heads: not into an end or a hole. */
static void main_text_drop_headings(bool *keep, const PageView *view)
{
    size_t count = view->blocks->count, next_kept = count;
    for (size_t at = count; at-- > 0;) {
        if (!keep[at])
            continue;
        bool alone = next_kept == count || main_text_heads_nothing(view, at, next_kept);
        if (main_text_is_heading(view, at) && alone && at != view->title_block)
            keep[at] = false;
        else
            next_kept = at;
    }
}

/* Above the title, or within <nav>, nothing but links is the way around the site or the page. */
static void main_text_drop_ways(bool *keep, const PageView *view)
{
    uint32_t title = view->title_block;
    for (size_t at = 0; at < view->blocks->count; at++) {
        const Box *box = &view->blocks->items_box[view->blocks->items[at].box];
        bool around = (title != UINT32_MAX && at < title) || (box->in & BLOCK_IN_NAV);
        keep[at] = keep[at] && (!around || view->block[at].links < MAIN_TEXT_WAYS_LINKS);
    }
}

static bool main_text_is_again(const bool *keep, const PageView *view, size_t at)
{
    uint32_t first = view->block[at].first;
    return first < at && keep[first];
}

/* Whether a block stands in boxes like those of the one it repeats: then it is said again. */
static bool main_text_is_refrain(const PageView *view, size_t at)
{
    const Box *boxes = view->blocks->items_box;
    const Box *box = &boxes[view->blocks->items[at].box];
    const Box *first = &boxes[view->blocks->items[view->block[at].first].box];
    return box->signature == first->signature &&
           boxes[box->parent].signature == boxes[first->parent].signature;
}

/* The later of two copies goes. */
static void main_text_drop_copies(bool *keep, const PageView *view)
{
    size_t count = view->blocks->count;
    float least = 0;
    for (size_t at = 0; at < count; at++)
        least += keep[at] ? view->block[at].words * MAIN_TEXT_AGAIN_SHARE : 0;
    least = least < MAIN_TEXT_AGAIN_WORDS ? MAIN_TEXT_AGAIN_WORDS : least;
    for (size_t at = 0, end; at < count; at = end) {
        float words = 0;
        size_t blocks = 0, last = at;
        for (end = at; end < count && (!keep[end] || main_text_is_again(keep, view, end)); end++) {
            if (!keep[end])
                continue;
            words += view->block[end].words;
            last = end;
            blocks++;
        }
        bool is_refrain = blocks == 1 && main_text_is_refrain(view, last);
        if (words >= least && !is_refrain)
            memset(keep + at, false, end - at);
        end += end == at;
    }
}

/*
 * The score above which blocks are kept.  With scores for probabilities, the F1 to
 * be hoped for of all blocks above a cut is 2 * (their words that are text) / (their
 * words + all words that are text), and the cut where it is highest is half of that
 * F1 (Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of Classifiers to
 * Maximize F1 Measure", ECML PKDD 2014).  So the less there is to hope for, the more
 * is kept; a share above half, because scores are surer of themselves than they are right.
 */
static float main_text_bar(const PageView *view, const float *score)
{
    float words[MAIN_TEXT_KEEP_STEPS + 1] = { 0 }, text[MAIN_TEXT_KEEP_STEPS + 1] = { 0 };
    float all_text = 0, kept = 0, kept_text = 0, best = 0;
    for (size_t at = 0; at < view->blocks->count; at++) {
        size_t step = (size_t)(score[at] * MAIN_TEXT_KEEP_STEPS);
        words[step] += view->block[at].words;
        text[step] += view->block[at].words * score[at];
        all_text += view->block[at].words * score[at];
    }
    for (size_t step = MAIN_TEXT_KEEP_STEPS + 1; step-- > 0;) {
        kept += words[step];
        kept_text += text[step];
        float hope = kept > 0 ? 2 * kept_text / (kept + all_text) : 0;
        best = hope > best ? hope : best;
    }
    float bar = best * MAIN_TEXT_KEEP_SHARE;
    bar = bar > MAIN_TEXT_KEEP ? MAIN_TEXT_KEEP : bar;
    return bar < MAIN_TEXT_KEEP_LEAST ? MAIN_TEXT_KEEP_LEAST : bar;
}

void main_text_round(bool *keep, const PageView *view, const float *score)
{
    float bar = main_text_bar(view, score);
    for (size_t at = 0; at < view->blocks->count; at++)
        keep[at] = score[at] > bar;
    main_text_close_gaps(keep, view, score);
    main_text_keep_tables(keep, view);
    main_text_drop_ways(keep, view);
    main_text_drop_copies(keep, view);
    main_text_drop_headings(keep, view);
}

/* What recurs is the host's, unless it is most of the text: then the page holds a copy. */
static void main_text_drop_recurring(float *score, const PageView *view, const bool *recurs)
{
    float kept = 0, again = 0, bar = main_text_bar(view, score);
    for (size_t at = 0; at < view->blocks->count; at++) {
        if (score[at] <= bar)
            continue;
        kept += view->block[at].words;
        again += recurs[at] ? view->block[at].words : 0;
    }
    for (size_t at = 0; again * 2 < kept && at < view->blocks->count; at++)
        if (recurs[at])
            score[at] = 0;
}

bool *main_text_choose(MainTextScores *out, const PageView *view, const bool *recurs, Arena *arena)
{
    size_t count = view->blocks->count;
    bool *keep = ARENA_NEW(arena, bool, count + 1);
    float *first = ARENA_NEW(arena, float, count + 1);
    float *second = ARENA_NEW(arena, float, count + 1);
    FeatureRow row;
    for (size_t i = 0; i < count; i++) {
        features_first(&row, view, i);
        first[i] = main_text_probability(main_text_sum(&row));
    }
    ScoreView scores;
    AskView numbers;
    float of_block[BLOCK_NUMBERS];
    score_view_make(&scores, view, first, arena);
    ask_view_make(&numbers, &scores, arena);
    for (size_t i = 0; i < count; i++) {
        second[i] = first[i];
        if (!main_text_is_open(first[i]))
            continue;
        block_numbers(of_block, &numbers, i);
        second[i] = main_text_probability(main_text_ask(of_block));
    }
    if (recurs)
        main_text_drop_recurring(second, view, recurs);
    if (out)
        *out = (MainTextScores){ first, second, main_text_bar(view, second) };
    main_text_round(keep, view, second);
    return keep;
}
