/*
 * meta_parts.c - what the finders of title, authors and dates share.
 */
#include "extract/meta_parts.h"

#include "base/utf8.h"
#include "extract/class_words.h"
#include "text/unicode.h"

/* Blocks before and behind the title that stand beside it. */
enum { META_NEAR_BEFORE = 6, META_NEAR_AFTER = 14 };

/* Longer titles are not compared further: no headline is longer. */
enum { META_TITLE_MAX = 500 };

Str meta_clip(Str text)
{
    return str_take(text, utf8_floor(text, text.len < META_TITLE_MAX ? text.len : META_TITLE_MAX));
}

/* The text with white space and the words of references folded, as in blocks. */
Str meta_fold_spaces(Str text, Arena *arena)
{
    text = html_decode(text, HTML_RAW_RCDATA, arena);
    Buf out = buf_open(arena, 4096);
    bool space = false;
    for (size_t at = 0; at < text.len;) {
        Utf8Char c = utf8_read_at(text, at);
        if (unicode_is_space(c.codepoint)) {
            space = out.len > 0;
        } else if (out.len + 5 < out.max) {
            if (space)
                buf_add_char(&out, ' ');
            space = false;
            buf_add(&out, str_slice(text, span(at, at + c.len)));
        }
        at += c.len;
    }
    return buf_str(&out);
}

void meta_explain(MetaState *state, Word field, Str value, Word from, Span page)
{
    Explanation *out = state->in->explanation;
    if (out && value.len)
        *VEC_PUSH(state->arena, &out->fields) =
            (ExplainedField){ field, arena_copy_str(state->arena, value), from, page };
}

const MetaTag *meta_tag(const Blocks *blocks, Str name)
{
    for (size_t i = 0; i < blocks->metas.count; i++)
        if (str_equal(blocks->metas.items[i].name, name) &&
            str_trim(blocks->metas.items[i].value).len)
            return &blocks->metas.items[i];
    return NULL;
}

/* The value of the first of these names that is there. */
Str meta_first(const Blocks *blocks, const Str *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const MetaTag *tag = meta_tag(blocks, names[i]);
        if (tag)
            return str_trim(tag->value);
    }
    return STR("");
}

bool meta_is_near_title(const MetaState *state, size_t block)
{
    uint32_t title = state->title_block;
    if (title == UINT32_MAX)
        return false;
    return block + META_NEAR_BEFORE >= title && block <= title + (size_t)META_NEAR_AFTER;
}

/* The block a place of the blocks' text is in. */
size_t meta_block_at(const Blocks *blocks, size_t at)
{
    size_t low = 0, high = blocks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (blocks->items[middle].text.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool meta_is_in(const MetaState *state, size_t block, uint32_t classes, uint32_t in)
{
    const PageView *view = state->in->view;
    if (!view || block >= view->blocks->count)
        return true;
    const Blocks *blocks = view->blocks;
    uint32_t classes_here = view->block[block].bits_far & classes;
    uint32_t in_here = blocks->items_box[blocks->items[block].box].in & in;
    uint32_t title = state->title_block;
    if (title != UINT32_MAX) {
        classes_here &= ~view->block[title].bits_far;
        in_here &= ~blocks->items_box[blocks->items[title].box].in;
    }
    return classes_here || in_here;
}

bool meta_is_elsewhere(const MetaState *state, size_t block)
{
    return meta_is_in(state, block,
                      CLASS_BIT(CLASS_COMMENT) | CLASS_BIT(CLASS_RELATED) |
                          CLASS_BIT(CLASS_SIDEBAR),
                      BLOCK_IN_ASIDE | BLOCK_IN_NAV | BLOCK_IN_FOOTER);
}

bool meta_is_of_others(const MetaState *state, size_t block)
{
    return meta_is_in(state, block, CLASS_BIT(CLASS_COMMENT) | CLASS_BIT(CLASS_RELATED),
                      BLOCK_IN_NAV | BLOCK_IN_FOOTER);
}
