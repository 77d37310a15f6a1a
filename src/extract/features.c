/*
 * features.c - what the model sees of a block.
 *
 * Every quantity is cut into a few ranges and each range is a feature of its
 * own, so that a linear model can bend (a link share of .3 is not half as bad
 * as .6).  Which quantities tell text from furniture is long known: Kohlschütter
 * et al., "Boilerplate Detection using Shallow Text Features" (WSDM 2010), and
 * Vogels et al., "Web2Text" (ECIR 2018) for the neighbours.
 */
#include "extract/features.h"

#include "base/map.h"
#include "extract/class_words.h"

typedef struct FeatureGroup {
    Str name;
    uint16_t size;
} FeatureGroup;

/* In the order of FEATURE_GROUPS. */
typedef enum FeatureGroupId {
    FG_BIAS,
    FG_WORDS,
    FG_LINKS,
    FG_WORDS_LINKS,
    FG_END,
    FG_COMMAS,
    FG_SENTENCES,
    FG_LITTLE,
    FG_DIGITS,
    FG_CAPITALS,
    FG_FLAGS,
    FG_TAG,
    FG_TAG_WORDS,
    FG_IN,
    FG_NEAR,
    FG_FAR,
    FG_FURNITURE_WHOLE,
    FG_FURNITURE_START,
    FG_AFTER,
    FG_PLACE,
    FG_BEFORE_WORDS,
    FG_NEXT_WORDS,
    FG_PARENT_LINKS,
    FG_PARENT_SHARE,
    FG_PARENT_LONG,
    FG_GRAND_LINKS,
    FG_GRAND_SHARE,
    FG_GRAND_LONG,
    FG_REPEATS,
    FG_TITLE,
    FG_COUNT,
} FeatureGroupId;

#define FG_ROW(text, size)                                                                         \
    {                                                                                              \
        { text, sizeof(text) - 1 }, size                                                           \
    }

static const FeatureGroup FEATURE_GROUPS[FG_COUNT] = {
    FG_ROW("bias", 2),
    FG_ROW("words", 9),
    FG_ROW("links", 6),
    FG_ROW("words_links", 15),
    FG_ROW("end", 6),
    FG_ROW("commas", 4),
    FG_ROW("sentences", 4),
    FG_ROW("little", 6),
    FG_ROW("digits", 3),
    FG_ROW("capitals", 4),
    FG_ROW("flags", 8),
    FG_ROW("tag", 16),
    FG_ROW("tag_words", 32),
    FG_ROW("in", 16),
    FG_ROW("near", CLASS_KIND_COUNT),
    FG_ROW("far", CLASS_KIND_COUNT),
    FG_ROW("furniture_whole", 14),
    FG_ROW("furniture_start", 14),
    FG_ROW("after", 4),
    FG_ROW("place", 10),
    FG_ROW("before_words", 10),
    FG_ROW("next_words", 10),
    FG_ROW("parent_links", 5),
    FG_ROW("parent_share", 6),
    FG_ROW("parent_long", 5),
    FG_ROW("grand_links", 5),
    FG_ROW("grand_share", 6),
    FG_ROW("grand_long", 5),
    FG_ROW("repeats", 10),
    FG_ROW("title", 8),
};

size_t features_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < FG_COUNT; i++)
        count += FEATURE_GROUPS[i].size;
    return count;
}

Str features_name(size_t feature, size_t *number)
{
    size_t group = 0;
    while (feature >= FEATURE_GROUPS[group].size)
        feature -= FEATURE_GROUPS[group++].size;
    *number = feature;
    return FEATURE_GROUPS[group].name;
}

/* Row building.  Groups are asked for in order, so `base` walks along. */
typedef struct FeatureBuilder {
    FeatureRow *row;
    size_t group, base;
} FeatureBuilder;

static void feature_on(FeatureBuilder *builder, FeatureGroupId group, size_t number)
{
    while (builder->group < group)
        builder->base += FEATURE_GROUPS[builder->group++].size;
    if (builder->group == group && number < FEATURE_GROUPS[group].size &&
        builder->row->count < FEATURES_ON_MAX)
        builder->row->on[builder->row->count++] = (uint16_t)(builder->base + number);
}

static void feature_bits(FeatureBuilder *builder, FeatureGroupId group, uint32_t bits)
{
    for (size_t i = 0; bits; i++, bits >>= 1)
        if (bits & 1)
            feature_on(builder, group, i);
}

/* In which range of ascending bounds a value lies. */
static size_t feature_range(float value, const float *bounds, size_t count)
{
    size_t i = 0;
    while (i < count && value > bounds[i])
        i++;
    return i;
}

#define FEATURE_RANGE(value, ...)                                                                  \
    feature_range((value), (const float[]){ __VA_ARGS__ },                                         \
                  sizeof((const float[]){ __VA_ARGS__ }) / sizeof(float))

static size_t feature_words(float words)
{
    return FEATURE_RANGE(words, 1.0F, 2.0F, 4.0F, 8.0F, 14.0F, 24.0F, 45.0F, 90.0F);
}

static size_t feature_words_coarse(float words)
{
    return FEATURE_RANGE(words, 3.0F, 10.0F, 22.0F, 50.0F);
}

/* Tags that say something about their text, numbered from 1; the others are 0. */
static const uint8_t FEATURE_TAGS[HTML_TAG_COUNT] = {
    [HTML_TAG_P] = 1,          [HTML_TAG_DIV] = 2,      [HTML_TAG_LI] = 3,
    [HTML_TAG_H1] = 4,         [HTML_TAG_H2] = 5,       [HTML_TAG_H3] = 6,
    [HTML_TAG_H4] = 7,         [HTML_TAG_H5] = 7,       [HTML_TAG_H6] = 7,
    [HTML_TAG_TD] = 8,         [HTML_TAG_TH] = 8,       [HTML_TAG_CAPTION] = 8,
    [HTML_TAG_FIGCAPTION] = 9, [HTML_TAG_FIGURE] = 9,   [HTML_TAG_PRE] = 10,
    [HTML_TAG_DT] = 11,        [HTML_TAG_DD] = 11,      [HTML_TAG_BLOCKQUOTE] = 12,
    [HTML_TAG_BUTTON] = 13,    [HTML_TAG_LEGEND] = 13,  [HTML_TAG_SUMMARY] = 13,
    [HTML_TAG_ARTICLE] = 14,   [HTML_TAG_SECTION] = 14, [HTML_TAG_MAIN] = 14,
    [HTML_TAG_UNKNOWN] = 15,
};

size_t features_tag(const Box *box)
{
    uint8_t tag = FEATURE_TAGS[box->tag];
    return tag ? tag - 1U : 15;
}

static size_t feature_links(float links)
{
    return FEATURE_RANGE(links, 0.0F, 0.12F, 0.33F, 0.6F, 0.98F);
}

/* The block's own text. */
static void feature_text(FeatureBuilder *b, const BlockView *block)
{
    size_t words = feature_words_coarse(block->words);
    size_t links = FEATURE_RANGE(block->links, 0.2F, 0.6F);
    feature_on(b, FG_WORDS, feature_words(block->words));
    feature_on(b, FG_LINKS, feature_links(block->links));
    feature_on(b, FG_WORDS_LINKS, words * 3 + links);
    size_t end = block->end == '.' ? 0 : block->end == ':' ? 1 : 2;
    feature_on(b, FG_END, end * 2 + (block->words > 6));
    feature_on(b, FG_COMMAS, block->commas < 3 ? block->commas : 3);
    feature_on(b, FG_SENTENCES, block->sentences < 3 ? block->sentences : 3);
    if (block->words >= 4)
        feature_on(b, FG_LITTLE, FEATURE_RANGE(block->little, 0.0F, 0.1F, 0.2F, 0.3F, 0.42F));
    feature_on(b, FG_DIGITS, FEATURE_RANGE(block->digits, 0.05F, 0.2F));
    feature_on(b, FG_CAPITALS, FEATURE_RANGE(block->capitals, 0.2F, 0.5F, 0.8F));
}

static void feature_flags(FeatureBuilder *b, const PageView *view, size_t at)
{
    const BlockView *block = &view->block[at];
    const Block *raw = &view->blocks->items[at];
    feature_bits(b, FG_FLAGS,
                 (uint32_t)(block->is_shouting << 0 | block->has_marks << 1 |
                            block->is_repeated << 2 | (raw->after_image && block->words < 40) << 3 |
                            raw->after_break << 4 |
                            (raw->bold_bytes * 2 > span_len(raw->text)) << 5 |
                            (block->is_repeated && block->words > 8) << 6));
}

static void feature_boxes(FeatureBuilder *b, const PageView *view, size_t at)
{
    const Blocks *blocks = view->blocks;
    const BlockView *block = &view->block[at];
    const Box *box = &blocks->items_box[blocks->items[at].box];
    size_t tag = features_tag(box);
    feature_on(b, FG_TAG, tag);
    feature_on(b, FG_TAG_WORDS, tag * 2 + (block->words > 12));
    feature_bits(b, FG_IN, box->in);
    feature_bits(b, FG_NEAR, block->bits_near);
    feature_bits(b, FG_FAR, block->bits_far);
    if (block->furniture.kind != FURNITURE_NONE)
        feature_on(b, block->furniture.is_whole ? FG_FURNITURE_WHOLE : FG_FURNITURE_START,
                   block->furniture.kind);
    feature_bits(b, FG_AFTER, block->after);
}

static void feature_neighbours(FeatureBuilder *b, const PageView *view, size_t at)
{
    size_t count = view->blocks->count;
    feature_on(b, FG_PLACE, at * 10 / count);
    if (at > 0) {
        const BlockView *before = &view->block[at - 1];
        feature_on(b, FG_BEFORE_WORDS,
                   feature_words_coarse(before->words) * 2 + (before->links > 0.5F));
    }
    if (at + 1 < count) {
        const BlockView *next = &view->block[at + 1];
        feature_on(b, FG_NEXT_WORDS, feature_words_coarse(next->words) * 2 + (next->links > 0.5F));
    }
}

uint32_t features_shared_box(const PageView *view, uint32_t box, float words)
{
    for (int i = 0; i < 6 && box != 0 && view->box[box].words <= words; i++)
        box = view->blocks->items_box[box].parent;
    return box;
}

static void feature_container(FeatureBuilder *b, const PageView *view, uint32_t box,
                              FeatureGroupId first)
{
    const BoxView *inside = &view->box[box];
    float words = inside->words > 0 ? inside->words : 1;
    feature_on(b, first, FEATURE_RANGE(inside->link_words / words, 0.1F, 0.25F, 0.5F, 0.8F));
    feature_on(b, first + 1, FEATURE_RANGE(words / view->words, 0.02F, 0.08F, 0.2F, 0.45F, 0.75F));
    feature_on(b, first + 2, FEATURE_RANGE(inside->long_words / words, 0.05F, 0.4F, 0.7F, 0.9F));
}

static void feature_place_of_title(FeatureBuilder *b, const PageView *view, size_t at)
{
    uint32_t title = view->title_block;
    if (title == UINT32_MAX) {
        feature_on(b, FG_TITLE, 0);
        return;
    }
    if (at == title)
        feature_on(b, FG_TITLE, 1);
    else if (at < title)
        feature_on(b, FG_TITLE, 2 + (title - at > 5));
    else
        feature_on(b, FG_TITLE, at - title < 4 ? 4 : at - title < 12 ? 5 : 6);
}

void features_first(FeatureRow *out, const PageView *view, size_t at)
{
    out->count = 0;
    FeatureBuilder b = { .row = out };
    const Blocks *blocks = view->blocks;
    const BlockView *block = &view->block[at];
    uint32_t own = blocks->items[at].box;
    feature_on(&b, FG_BIAS, 0);
    feature_text(&b, block);
    feature_flags(&b, view, at);
    feature_boxes(&b, view, at);
    feature_neighbours(&b, view, at);
    uint32_t parent = features_shared_box(view, own, block->words);
    uint32_t grand = features_shared_box(view, parent, view->box[parent].words * 1.15F);
    feature_container(&b, view, parent, FG_PARENT_LINKS);
    feature_container(&b, view, grand, FG_GRAND_LINKS);
    uint32_t repeats = view->box[own].repeats;
    feature_on(&b, FG_REPEATS,
               FEATURE_RANGE((float)repeats, 1.0F, 3.0F, 8.0F, 20.0F) * 2 + (block->words > 12));
    feature_place_of_title(&b, view, at);
}

/* First scores */

static void score_view_find_best(ScoreView *out, Arena *arena)
{
    const PageView *view = out->view;
    size_t boxes = view->blocks->box_count;
    float *gain = ARENA_NEW(arena, float, boxes);
    for (size_t i = 0; i < view->blocks->count; i++)
        gain[view->blocks->items[i].box] += view->block[i].words * (out->first[i] - 0.4F);
    for (size_t i = boxes; i-- > 1;)
        gain[view->blocks->items_box[i].parent] += gain[i];
    for (uint32_t i = 1; i < boxes; i++)
        if (gain[i] > gain[out->best_box] || (gain[i] >= gain[out->best_box] * 0.98F &&
                                              view->blocks->items_box[i].parent == out->best_box))
            out->best_box = i;
}

void score_view_make(ScoreView *out, const PageView *view, const float *first, Arena *arena)
{
    const Blocks *blocks = view->blocks;
    *out = (ScoreView){ .view = view, .first = first };
    out->box_sum = ARENA_NEW(arena, float, blocks->box_count);
    out->like_sum = ARENA_NEW(arena, float, blocks->count + 1);
    out->like_words = ARENA_NEW(arena, float, blocks->count + 1);
    Map likes = map_open(arena, blocks->count);
    out->begin = UINT32_MAX;
    for (size_t i = 0; i < blocks->count; i++) {
        uint32_t box = blocks->items[i].box;
        float words = view->block[i].words;
        out->box_sum[box] += words * first[i];
        out->mass += words * first[i];
        if (first[i] > 0.8F && words > 15) {
            out->begin = out->begin == UINT32_MAX ? (uint32_t)i : out->begin;
            out->end = (uint32_t)i + 1;
        }
        const Box *here = &blocks->items_box[box];
        uint32_t *like =
            map_put(&likes, hash_mix(blocks->items_box[here->parent].signature, here->signature));
        if (*like == MAP_NONE)
            *like = (uint32_t)i;
        out->like_sum[*like] += words * first[i];
        out->like_words[*like] += words;
    }
    for (size_t i = 0; i < blocks->count; i++) {
        const Box *here = &blocks->items_box[blocks->items[i].box];
        uint32_t like =
            map_get(&likes, hash_mix(blocks->items_box[here->parent].signature, here->signature));
        out->like_sum[i] = out->like_sum[like];
        out->like_words[i] = out->like_words[like];
    }
    for (size_t i = blocks->box_count; i-- > 1;)
        out->box_sum[blocks->items_box[i].parent] += out->box_sum[i];
    score_view_find_best(out, arena);
}
