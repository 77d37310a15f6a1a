/*
 * block_tree.c - from tokens to boxes and blocks.
 *
 * The standard's tree construction (13.2.6) is not followed: an article reader
 * needs to know which boxes a text stands in, not the exact tree.  What is kept
 * of it: the implied ends of p, li, dd, dt, cells, rows and headings, cells as
 * walls that stray end tags do not break, and inline elements that end without
 * ending the boxes within them.
 *
 * All is linear: the stack is at most LIMIT_BLOCK_DEPTH deep (what is nested
 * deeper belongs to the last box and is only counted), and an end tag without
 * an open element is known from a counter per tag.
 */
#include "extract/blocks.h"

#include "base/limits.h"
#include "extract/block_text.h"
#include "extract/class_words.h"
#include "text/table.h"

#include "people_paths.inc"

typedef enum TreeClass {
    TREE_INLINE = 0,
    TREE_BOX,
    TREE_SKIP, /* nothing in it is text of the page */
} TreeClass;

typedef struct TreeOpen {
    HtmlTag tag;
    uint32_t name_hash; /* of an unknown tag */
    uint32_t box;
    uint32_t bits; /* class words of the inline elements around, this one included */
    uint32_t mark; /* BlockMark that it fills, plus 1 */
    bool is_box, is_link, is_bold, is_skip, is_pre, is_dead;
} TreeOpen;

/*
 * The class words of values met before: pages use few of them, many times.  A
 * value that meets another in its slot takes the slot over.
 */
enum { TREE_CLASS_SLOTS = 512 };
typedef struct TreeClassSlot {
    uint64_t hash; /* of the value, not 0 */
    uint32_t bits;
} TreeClassSlot;

typedef struct Tree {
    Blocks *out;
    HtmlTokenizer *html;
    BlockWriter writer;
    Arena *arena;
    TreeOpen *stack; /* LIMIT_BLOCK_DEPTH of them; 0 is the page */
    size_t depth;
    size_t overflow; /* open elements beyond the stack */
    uint32_t *open;  /* per tag: how many are on the stack */
    TreeClassSlot *classes;
    uint32_t links, bolds, skips, pres;
    bool block_open;
    bool image_before, break_before;
    unsigned breaks; /* <br>s since the last text */
    HtmlTag capture; /* title or script whose text comes next */
} Tree;

/* What an element is; inline when it is not named here. */
static const uint8_t TREE_CLASSES[HTML_TAG_COUNT] = {
    [HTML_TAG_SCRIPT] = TREE_SKIP,    [HTML_TAG_STYLE] = TREE_SKIP,
    [HTML_TAG_NOSCRIPT] = TREE_SKIP,  [HTML_TAG_TEMPLATE] = TREE_SKIP,
    [HTML_TAG_IFRAME] = TREE_SKIP,    [HTML_TAG_NOEMBED] = TREE_SKIP,
    [HTML_TAG_NOFRAMES] = TREE_SKIP,  [HTML_TAG_TITLE] = TREE_SKIP,
    [HTML_TAG_SELECT] = TREE_SKIP,    [HTML_TAG_DATALIST] = TREE_SKIP,
    [HTML_TAG_TEXTAREA] = TREE_SKIP,  [HTML_TAG_SVG] = TREE_SKIP,
    [HTML_TAG_MATH] = TREE_SKIP,      [HTML_TAG_AUDIO] = TREE_SKIP,
    [HTML_TAG_VIDEO] = TREE_SKIP,     [HTML_TAG_CANVAS] = TREE_SKIP,
    [HTML_TAG_APPLET] = TREE_SKIP,    [HTML_TAG_ADDRESS] = TREE_BOX,
    [HTML_TAG_ARTICLE] = TREE_BOX,    [HTML_TAG_ASIDE] = TREE_BOX,
    [HTML_TAG_BLOCKQUOTE] = TREE_BOX, [HTML_TAG_BUTTON] = TREE_BOX,
    [HTML_TAG_CAPTION] = TREE_BOX,    [HTML_TAG_CENTER] = TREE_BOX,
    [HTML_TAG_DD] = TREE_BOX,         [HTML_TAG_DETAILS] = TREE_BOX,
    [HTML_TAG_DIALOG] = TREE_BOX,     [HTML_TAG_DIR] = TREE_BOX,
    [HTML_TAG_DIV] = TREE_BOX,        [HTML_TAG_DL] = TREE_BOX,
    [HTML_TAG_DT] = TREE_BOX,         [HTML_TAG_FIELDSET] = TREE_BOX,
    [HTML_TAG_FIGCAPTION] = TREE_BOX, [HTML_TAG_FIGURE] = TREE_BOX,
    [HTML_TAG_FOOTER] = TREE_BOX,     [HTML_TAG_FORM] = TREE_BOX,
    [HTML_TAG_H1] = TREE_BOX,         [HTML_TAG_H2] = TREE_BOX,
    [HTML_TAG_H3] = TREE_BOX,         [HTML_TAG_H4] = TREE_BOX,
    [HTML_TAG_H5] = TREE_BOX,         [HTML_TAG_H6] = TREE_BOX,
    [HTML_TAG_HEADER] = TREE_BOX,     [HTML_TAG_HGROUP] = TREE_BOX,
    [HTML_TAG_LEGEND] = TREE_BOX,     [HTML_TAG_LI] = TREE_BOX,
    [HTML_TAG_LISTING] = TREE_BOX,    [HTML_TAG_MAIN] = TREE_BOX,
    [HTML_TAG_MENU] = TREE_BOX,       [HTML_TAG_NAV] = TREE_BOX,
    [HTML_TAG_OBJECT] = TREE_BOX,     [HTML_TAG_OL] = TREE_BOX,
    [HTML_TAG_P] = TREE_BOX,          [HTML_TAG_PRE] = TREE_BOX,
    [HTML_TAG_SEARCH] = TREE_BOX,     [HTML_TAG_SECTION] = TREE_BOX,
    [HTML_TAG_SUMMARY] = TREE_BOX,    [HTML_TAG_TABLE] = TREE_BOX,
    [HTML_TAG_TBODY] = TREE_BOX,      [HTML_TAG_TD] = TREE_BOX,
    [HTML_TAG_TFOOT] = TREE_BOX,      [HTML_TAG_TH] = TREE_BOX,
    [HTML_TAG_THEAD] = TREE_BOX,      [HTML_TAG_TR] = TREE_BOX,
    [HTML_TAG_UL] = TREE_BOX,         [HTML_TAG_XMP] = TREE_BOX,
};

static TreeClass tree_class(const HtmlToken *token)
{
    /* custom elements are boxes on most pages that use them */
    if (token->tag == HTML_TAG_UNKNOWN)
        return str_find_byte(token->name, '-', 0) == STR_NONE ? TREE_INLINE : TREE_BOX;
    return (TreeClass)TREE_CLASSES[token->tag];
}

static bool tree_is_bold(HtmlTag tag)
{
    return tag == HTML_TAG_B || tag == HTML_TAG_STRONG || tag == HTML_TAG_BIG;
}

/* What an element adds to BlockIn. */
static const uint16_t TREE_IN[HTML_TAG_COUNT] = {
    [HTML_TAG_ARTICLE] = BLOCK_IN_ARTICLE,   [HTML_TAG_MAIN] = BLOCK_IN_MAIN,
    [HTML_TAG_ASIDE] = BLOCK_IN_ASIDE,       [HTML_TAG_NAV] = BLOCK_IN_NAV,
    [HTML_TAG_MENU] = BLOCK_IN_NAV,          [HTML_TAG_HEADER] = BLOCK_IN_HEADER,
    [HTML_TAG_FOOTER] = BLOCK_IN_FOOTER,     [HTML_TAG_FORM] = BLOCK_IN_FORM,
    [HTML_TAG_FIELDSET] = BLOCK_IN_FORM,     [HTML_TAG_FIGURE] = BLOCK_IN_FIGURE,
    [HTML_TAG_FIGCAPTION] = BLOCK_IN_FIGURE, [HTML_TAG_TABLE] = BLOCK_IN_TABLE,
    [HTML_TAG_UL] = BLOCK_IN_LIST,           [HTML_TAG_OL] = BLOCK_IN_LIST,
    [HTML_TAG_DL] = BLOCK_IN_LIST,           [HTML_TAG_BLOCKQUOTE] = BLOCK_IN_QUOTE,
    [HTML_TAG_PRE] = BLOCK_IN_PRE,           [HTML_TAG_LISTING] = BLOCK_IN_PRE,
    [HTML_TAG_XMP] = BLOCK_IN_PRE,           [HTML_TAG_BUTTON] = BLOCK_IN_BUTTON,
    [HTML_TAG_DIALOG] = BLOCK_IN_HIDDEN,     [HTML_TAG_H1] = BLOCK_IN_HEADING,
    [HTML_TAG_H2] = BLOCK_IN_HEADING,        [HTML_TAG_H3] = BLOCK_IN_HEADING,
    [HTML_TAG_H4] = BLOCK_IN_HEADING,        [HTML_TAG_H5] = BLOCK_IN_HEADING,
    [HTML_TAG_H6] = BLOCK_IN_HEADING,
};

static bool tree_is_heading(HtmlTag tag)
{
    return TREE_IN[tag] == BLOCK_IN_HEADING;
}

/* Blocks and text */

static TreeOpen *tree_top(Tree *tree)
{
    return &tree->stack[tree->depth - 1];
}

static void tree_end_block(Tree *tree)
{
    if (tree->block_open) {
        Block *block = &tree->out->items[tree->out->count - 1];
        block->text.end = (uint32_t)tree->writer.text.len;
        block->map.end = (uint32_t)tree->writer.map.count;
        buf_add_char(&tree->writer.text, '\n'); /* keeps words of two blocks apart */
        tree->block_open = false;
        tree->image_before = false;
    }
    tree->breaks = 0;
    tree->break_before = false;
    block_writer_begin(&tree->writer);
}

static bool tree_begin_block(Tree *tree)
{
    Blocks *out = tree->out;
    if (out->count >= LIMIT_BLOCKS) {
        out->cut = true;
        return false;
    }
    block_writer_begin(&tree->writer);
    const TreeOpen *top = tree_top(tree);
    *VEC_PUSH(tree->arena, out) = (Block){
        .box = top->box,
        .bits = top->bits,
        .text = span(tree->writer.text.len, tree->writer.text.len),
        .map = span(tree->writer.map.count, tree->writer.map.count),
        .after_image = tree->image_before,
        .after_break = tree->break_before,
    };
    tree->block_open = true;
    return true;
}

static void tree_add_text(Tree *tree, const HtmlToken *token)
{
    Str text = token->text;
    if (tree->skips || token->in_foreign)
        return;
    if (!tree->block_open && str_trim(text).len == 0)
        return;
    bool fresh = !tree->block_open;
    if (fresh && !tree_begin_block(tree))
        return;
    if (tree->breaks == 1)
        block_writer_add_line(&tree->writer);
    size_t at = str_span_in(tree->writer.page->text, text).begin;
    tree->writer.keep_lines = tree->pres > 0;
    size_t written = block_writer_add(&tree->writer, text, at, token->raw);
    Block *block = &tree->out->items[tree->out->count - 1];
    if (written == 0) {
        if (fresh) { /* nothing but odd spaces: no block */
            tree->out->count--;
            tree->block_open = false;
        }
        return;
    }
    tree->breaks = 0;
    block->text.end = (uint32_t)tree->writer.text.len;
    if (tree->links)
        block->link_bytes += (uint32_t)written;
    if (tree->bolds)
        block->bold_bytes += (uint32_t)written;
}

/* One break is a line, two are a paragraph. */
static void tree_add_break(Tree *tree)
{
    if (!tree->block_open)
        return;
    if (++tree->breaks >= 2) {
        tree_end_block(tree);
        tree->break_before = true;
    }
}

/* The stack */

static void tree_pop(Tree *tree)
{
    TreeOpen *top = tree_top(tree);
    if (!top->is_dead) {
        tree->open[top->tag]--;
        tree->links -= top->is_link;
        tree->bolds -= top->is_bold;
        tree->skips -= top->is_skip;
        tree->pres -= top->is_pre;
    }
    if (top->mark)
        tree->out->marks.items[top->mark - 1].text.end = (uint32_t)tree->writer.text.len;
    if (top->is_box) {
        tree_end_block(tree);
        tree->out->items_box[top->box].end = (uint32_t)tree->out->count;
    }
    tree->depth--;
}

static void tree_pop_to(Tree *tree, size_t depth)
{
    while (tree->depth > depth)
        tree_pop(tree);
}

static bool tree_is_wall(HtmlTag tag)
{
    return tag == HTML_TAG_TD || tag == HTML_TAG_TH || tag == HTML_TAG_TABLE ||
           tag == HTML_TAG_CAPTION || tag == HTML_TAG_TEMPLATE;
}

static bool tree_is_foreign(HtmlTag tag)
{
    return tag == HTML_TAG_SVG || tag == HTML_TAG_MATH;
}

/* Close the nearest open element of `tag` unless one of `walls` stands before it. */
static void tree_close_implied(Tree *tree, HtmlTag tag, const HtmlTag walls[3])
{
    if (tree->open[tag] == 0)
        return;
    for (size_t at = tree->depth; at-- > 1;) {
        HtmlTag here = tree->stack[at].tag;
        if (here == tag && !tree->stack[at].is_dead) {
            tree_pop_to(tree, at);
            return;
        }
        if (tree_is_foreign(here) && !tree->stack[at].is_dead)
            return;
        for (int i = 0; i < 3; i++)
            if (here == walls[i])
                return;
    }
}

static void tree_imply_ends(Tree *tree, HtmlTag tag)
{
    static const HtmlTag list[3] = { HTML_TAG_UL, HTML_TAG_OL, HTML_TAG_TABLE };
    static const HtmlTag terms[3] = { HTML_TAG_DL, HTML_TAG_TABLE, HTML_TAG_TABLE };
    static const HtmlTag row[3] = { HTML_TAG_TR, HTML_TAG_TABLE, HTML_TAG_TABLE };
    static const HtmlTag table[3] = { HTML_TAG_TABLE, HTML_TAG_TABLE, HTML_TAG_TABLE };
    static const HtmlTag apart[3] = { HTML_TAG_TABLE, HTML_TAG_TEMPLATE, HTML_TAG_APPLET };
    HtmlTag inner = tree->out->items_box[tree_top(tree)->box].tag;
    if (inner == HTML_TAG_P || (tree_is_heading(inner) && tree_is_heading(tag)))
        tree_close_implied(tree, inner, apart);
    switch ((int)tag) {
    case HTML_TAG_LI:
        tree_close_implied(tree, HTML_TAG_LI, list);
        break;
    case HTML_TAG_DD:
    case HTML_TAG_DT:
        tree_close_implied(tree, HTML_TAG_DD, terms);
        tree_close_implied(tree, HTML_TAG_DT, terms);
        break;
    case HTML_TAG_TD:
    case HTML_TAG_TH:
        tree_close_implied(tree, HTML_TAG_TD, row);
        tree_close_implied(tree, HTML_TAG_TH, row);
        break;
    case HTML_TAG_TR:
    case HTML_TAG_TBODY:
    case HTML_TAG_THEAD:
    case HTML_TAG_TFOOT:
        tree_close_implied(tree, HTML_TAG_TR, table);
        break;
    default:
        break;
    }
}

/* 13.2.6.4.16 and 17: what a <select> that was never closed ends before. */
static bool tree_ends_select(HtmlTag tag)
{
    switch ((int)tag) {
    case HTML_TAG_INPUT:
    case HTML_TAG_KEYGEN:
    case HTML_TAG_TEXTAREA:
    case HTML_TAG_SELECT:
    case HTML_TAG_CAPTION:
    case HTML_TAG_TABLE:
    case HTML_TAG_TBODY:
    case HTML_TAG_TFOOT:
    case HTML_TAG_THEAD:
    case HTML_TAG_TR:
    case HTML_TAG_TD:
    case HTML_TAG_TH:
        return true;
    default:
        return false;
    }
}

/* How many of svg and math are open. */
static uint32_t tree_in_foreign(const Tree *tree)
{
    return tree->open[HTML_TAG_SVG] + tree->open[HTML_TAG_MATH];
}

/* Where the tokenizer has left svg and math, because HTML broke out of them, the stack does. */
static void tree_leave_foreign(Tree *tree)
{
    while (tree_in_foreign(tree) && tree->html->foreign_depth == 0) {
        tree_pop(tree);
        tree->overflow = 0;
    }
}

/* Start tags */

typedef struct TreeAttrs {
    uint32_t bits;
    uint32_t hash;
    bool hidden, href, strong_mark, is_body, is_modified, is_writer;
    Str datetime;
} TreeAttrs;

static Str tree_attr(Tree *tree, const HtmlToken *token, HtmlAttrId id)
{
    return html_attr_value(html_attr(token, id), tree->arena);
}

static bool tree_style_hides(Str style)
{
    size_t at = str_find_nocase(style, STR("display"), 0);
    if (at == STR_NONE)
        return false;
    Str rest = str_trim(str_drop(style, at + 7));
    if (!str_starts_with(rest, STR(":")))
        return false;
    return str_starts_with_nocase(str_trim(str_drop(rest, 1)), STR("none"));
}

static void tree_read_itemprop(TreeAttrs *attrs, Str value)
{
    attrs->bits |= class_words_bits(value);
    if (str_find_nocase(value, STR("articleBody"), 0) != STR_NONE)
        attrs->is_body = true;
    if (str_find_nocase(value, STR("author"), 0) != STR_NONE ||
        str_find_nocase(value, STR("datePublished"), 0) != STR_NONE)
        attrs->strong_mark = true;
    if (str_find_nocase(value, STR("modified"), 0) != STR_NONE)
        attrs->is_modified = attrs->strong_mark = true;
}

/* Whether an address has a part for writers and another behind it: "/author/ann-lee". */
static bool tree_shows_writer(Str address)
{
    StrCut rest = str_cut(address, '/');
    while (rest.found) {
        rest = str_cut(rest.tail, '/');
        if (rest.found && rest.tail.len && rest.head.len > 4 && rest.head.len < 20 &&
            TABLE_FIND(PEOPLE_PATHS, word, rest.head))
            return true;
    }
    return false;
}

/* "updated", "date-modified": of a date that is no date of publication. */
static bool tree_says_modified(Str value, uint32_t bits)
{
    return (bits & CLASS_BIT(CLASS_DATE)) && str_find_nocase(value, STR("publi"), 0) == STR_NONE &&
           (str_find_nocase(value, STR("updat"), 0) != STR_NONE ||
            str_find_nocase(value, STR("modif"), 0) != STR_NONE);
}

static uint32_t tree_class_words(Tree *tree, Str value, uint64_t hash)
{
    TreeClassSlot *slot = &tree->classes[(hash >> 20) % TREE_CLASS_SLOTS];
    if (slot->hash != (hash | 1))
        *slot = (TreeClassSlot){ hash | 1, class_words_bits(value) };
    return slot->bits;
}

static TreeAttrs tree_read_attrs(Tree *tree, const HtmlToken *token)
{
    TreeAttrs attrs = { 0 };
    uint64_t hash = token->tag, value_hash;
    for (size_t i = 0; i < token->attr_count; i++) {
        const HtmlAttr *attr = &token->attrs[i];
        switch ((int)attr->id) {
        case HTML_ATTR_CLASS:
            value_hash = str_hash(attr->value);
            hash = hash_mix(hash, value_hash);
            attrs.bits |= tree_class_words(tree, attr->value, value_hash);
            attrs.is_modified = tree_says_modified(attr->value, attrs.bits);
            break;
        case HTML_ATTR_ID:
        case HTML_ATTR_ROLE:
        case HTML_ATTR_DATA_COMPONENT:
        case HTML_ATTR_DATA_TESTID:
            attrs.bits |= class_words_bits(attr->value);
            break;
        case HTML_ATTR_ITEMPROP:
        case HTML_ATTR_PROPERTY:
            tree_read_itemprop(&attrs, attr->value);
            break;
        case HTML_ATTR_HIDDEN:
            attrs.hidden = true;
            break;
        case HTML_ATTR_STYLE:
            attrs.hidden = attrs.hidden || tree_style_hides(attr->value);
            break;
        case HTML_ATTR_HREF:
            attrs.href = true;
            attrs.is_writer = tree_shows_writer(attr->value);
            break;
        case HTML_ATTR_REL:
            if (str_find_nocase(attr->value, STR("author"), 0) != STR_NONE) {
                attrs.bits |= CLASS_BIT(CLASS_BYLINE);
                attrs.strong_mark = true;
            }
            break;
        case HTML_ATTR_DATETIME:
        case HTML_ATTR_CONTENT:
            attrs.datetime = html_attr_value(attr, tree->arena);
            break;
        default:
            break;
        }
    }
    attrs.hash = (uint32_t)(hash ^ hash >> 32);
    return attrs;
}

static uint32_t tree_add_mark(Tree *tree, const HtmlToken *token, const TreeAttrs *attrs)
{
    uint32_t bits = attrs->bits & (CLASS_BIT(CLASS_BYLINE) | CLASS_BIT(CLASS_DATE));
    if (token->tag == HTML_TAG_TIME)
        bits |= CLASS_BIT(CLASS_DATE);
    if (attrs->is_writer)
        bits |= CLASS_BIT(CLASS_BYLINE);
    if (!bits || tree->skips || tree->out->marks.count >= LIMIT_BLOCK_MARKS)
        return 0;
    size_t at = tree->writer.text.len;
    *VEC_PUSH(tree->arena, &tree->out->marks) = (BlockMark){
        .text = span(at, at),
        .bits = bits,
        .strong = attrs->strong_mark,
        .is_link = attrs->is_writer,
        .is_modified = attrs->is_modified,
        .datetime = attrs->datetime,
    };
    return (uint32_t)tree->out->marks.count;
}

static uint32_t tree_add_box(Tree *tree, const HtmlToken *token, const TreeAttrs *attrs)
{
    Blocks *out = tree->out;
    uint32_t parent = tree_top(tree)->box;
    uint32_t in = out->items_box[parent].in | TREE_IN[token->tag];
    if (attrs->hidden)
        in |= BLOCK_IN_HIDDEN;
    if (attrs->is_body)
        in |= BLOCK_IN_BODY;
    Box box = { .parent = parent,
                .depth = out->items_box[parent].depth + 1,
                .tag = token->tag,
                .bits = attrs->bits,
                .in = in,
                .signature = attrs->hash,
                .first = (uint32_t)out->count,
                .end = (uint32_t)out->count };
    out->items_box =
        vec_room(tree->arena, out->items_box, sizeof box, out->box_count, &out->box_room);
    out->items_box[out->box_count] = box;
    return (uint32_t)out->box_count++;
}

/* In an article <noscript> may hold what a script would bring; elsewhere it asks for scripts. */
static bool tree_is_spare_text(const Tree *tree, HtmlTag tag)
{
    return tag == HTML_TAG_NOSCRIPT && tree->open[HTML_TAG_ARTICLE] > 0;
}

static void tree_push(Tree *tree, const HtmlToken *token, TreeClass class)
{
    if (tree->depth >= LIMIT_BLOCK_DEPTH) {
        if (!tree->out->deep) {
            tree->out->deep = true;
            tree->out->deep_at = decode_page_span(tree->writer.page, token->span).begin;
        }
        tree->overflow++;
        return;
    }
    TreeAttrs attrs = tree_read_attrs(tree, token);
    TreeOpen open = { .tag = token->tag, .box = tree_top(tree)->box };
    if (token->tag == HTML_TAG_UNKNOWN)
        open.name_hash = (uint32_t)str_hash(token->name);
    if (class == TREE_BOX && tree->out->box_count < LIMIT_BLOCKS) {
        tree_end_block(tree);
        open.is_box = true;
        open.box = tree_add_box(tree, token, &attrs);
    } else {
        open.bits = tree_top(tree)->bits | attrs.bits;
        open.is_skip = (class == TREE_SKIP && !tree_is_spare_text(tree, token->tag)) ||
                       (class == TREE_INLINE && attrs.hidden);
    }
    open.mark = tree_add_mark(tree, token, &attrs);
    open.is_link = token->tag == HTML_TAG_A && attrs.href;
    open.is_bold = tree_is_bold(token->tag);
    open.is_pre = (TREE_IN[token->tag] & BLOCK_IN_PRE) != 0;
    tree->links += open.is_link;
    tree->bolds += open.is_bold;
    tree->skips += open.is_skip;
    tree->pres += open.is_pre;
    tree->open[open.tag]++;
    tree->stack[tree->depth++] = open;
}

/* Things of the head, and others without text */

static void tree_add_meta(Tree *tree, Str prefix, Str name, Str value, const HtmlToken *token)
{
    if (!name.len || !value.len || tree->out->metas.count >= LIMIT_BLOCK_MARKS)
        return;
    Buf buf = buf_open(tree->arena, 256);
    buf_add(&buf, prefix);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        buf_add_char(&buf, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
    *VEC_PUSH(tree->arena, &tree->out->metas) =
        (MetaTag){ buf_str(&buf), value, decode_page_span(tree->writer.page, token->span) };
}

static void tree_read_void(Tree *tree, const HtmlToken *token)
{
    switch ((int)token->tag) {
    case HTML_TAG_META: {
        Str value = tree_attr(tree, token, HTML_ATTR_CONTENT);
        if (value.len == 0) /* a common slip */
            value = tree_attr(tree, token, HTML_ATTR_VALUE);
        tree_add_meta(tree, STR(""), tree_attr(tree, token, HTML_ATTR_NAME), value, token);
        tree_add_meta(tree, STR(""), tree_attr(tree, token, HTML_ATTR_PROPERTY), value, token);
        tree_add_meta(tree, STR("itemprop:"), tree_attr(tree, token, HTML_ATTR_ITEMPROP), value,
                      token);
        tree_add_meta(tree, STR("http:"), tree_attr(tree, token, HTML_ATTR_HTTP_EQUIV), value,
                      token);
        break;
    }
    case HTML_TAG_LINK:
        tree_add_meta(tree, STR("link:"), tree_attr(tree, token, HTML_ATTR_REL),
                      tree_attr(tree, token, HTML_ATTR_HREF), token);
        break;
    case HTML_TAG_BR:
        tree_add_break(tree);
        break;
    case HTML_TAG_HR:
        tree_end_block(tree);
        break;
    case HTML_TAG_IMG:
    case HTML_TAG_IMAGE:
        tree->image_before = true;
        break;
    default:
        break;
    }
}

static bool tree_is_linked_data(Tree *tree, const HtmlToken *token)
{
    Str type = tree_attr(tree, token, HTML_ATTR_TYPE);
    return str_starts_with_nocase(str_trim(type), STR("application/ld+json"));
}

static void tree_start(Tree *tree, const HtmlToken *token)
{
    tree->capture = HTML_TAG_UNKNOWN;
    if (token->in_foreign && !tree_is_foreign(token->tag))
        return;
    if (tree->open[HTML_TAG_SELECT] && tree_ends_select(token->tag)) {
        static const HtmlTag none[3] = { HTML_TAG_TEMPLATE, HTML_TAG_TEMPLATE, HTML_TAG_TEMPLATE };
        tree_close_implied(tree, HTML_TAG_SELECT, none);
        if (token->tag == HTML_TAG_SELECT)
            return;
    }
    if (html_tag_is_void(token->tag)) {
        if (!tree->skips || token->tag == HTML_TAG_META || token->tag == HTML_TAG_LINK)
            tree_read_void(tree, token);
        return;
    }
    switch ((int)token->tag) {
    case HTML_TAG_HTML:
        if (!tree->out->lang.len)
            tree->out->lang = arena_copy_str(tree->arena, tree_attr(tree, token, HTML_ATTR_LANG));
        return;
    case HTML_TAG_HEAD:
    case HTML_TAG_BODY:
        return;
    case HTML_TAG_TITLE:
        tree->capture = tree->out->title.len ? HTML_TAG_UNKNOWN : HTML_TAG_TITLE;
        break;
    case HTML_TAG_SCRIPT:
        if (tree_is_linked_data(tree, token))
            tree->capture = HTML_TAG_SCRIPT;
        break;
    default:
        break;
    }
    if (token->self_closing && tree_is_foreign(token->tag))
        return;
    TreeClass class = tree_class(token);
    bool in_heading = (tree->out->items_box[tree_top(tree)->box].in & BLOCK_IN_HEADING) != 0;
    if (class == TREE_BOX && token->tag == HTML_TAG_BUTTON && in_heading)
        class = TREE_INLINE;
    if (class == TREE_BOX)
        tree_imply_ends(tree, token->tag);
    tree_push(tree, token, class);
}

/* End tags */

static void tree_kill(Tree *tree, TreeOpen *open)
{
    tree->open[open->tag]--;
    tree->links -= open->is_link;
    tree->bolds -= open->is_bold;
    tree->skips -= open->is_skip;
    tree->pres -= open->is_pre;
    open->is_dead = true;
    if (open->mark)
        tree->out->marks.items[open->mark - 1].text.end = (uint32_t)tree->writer.text.len;
    open->mark = 0;
}

/* A stray end tag does not reach out of its cell (13.2.6.4.7, "in scope"). */
static bool tree_is_held_by(const Tree *tree, const HtmlToken *token, const TreeOpen *wall)
{
    HtmlTag tag = token->tag;
    if (tree_is_wall(tag) || tag == HTML_TAG_TR || tag == HTML_TAG_TBODY || tag == HTML_TAG_THEAD ||
        tag == HTML_TAG_TFOOT)
        return false;
    if (tree_is_foreign(wall->tag))
        return !wall->is_dead && (!token->in_foreign || tree->html->foreign_depth > 1);
    return tree_is_wall(wall->tag) ||
           (wall->tag == HTML_TAG_SELECT && TREE_CLASSES[tag] == TREE_INLINE);
}

static void tree_end(Tree *tree, const HtmlToken *token)
{
    tree->capture = HTML_TAG_UNKNOWN;
    HtmlTag tag = token->tag;
    /* of tags within svg or math only those of a box around it count (13.2.6.5) */
    if (token->in_foreign && !tree_is_foreign(tag) && TREE_CLASSES[tag] != TREE_BOX)
        return;
    if (tag == HTML_TAG_BR)
        tree_add_break(tree);
    if (tag == HTML_TAG_BR || tag == HTML_TAG_BODY || tag == HTML_TAG_HTML)
        return;
    if (tree->overflow) {
        tree->overflow--;
        return;
    }
    if (tree->open[tag] == 0) {
        if (tag == HTML_TAG_P || tree_is_heading(tag))
            tree_end_block(tree);
        return;
    }
    uint32_t name_hash = tag == HTML_TAG_UNKNOWN ? (uint32_t)str_hash(token->name) : 0;
    bool crossed_box = false;
    for (size_t at = tree->depth; at-- > 1;) {
        TreeOpen *open = &tree->stack[at];
        if (open->tag == tag && open->name_hash == name_hash && !open->is_dead) {
            if (crossed_box && !open->is_box)
                tree_kill(tree, open);
            else
                tree_pop_to(tree, at);
            if (tree->html->foreign_depth && !tree_in_foreign(tree))
                html_leave_foreign(tree->html);
            return;
        }
        crossed_box = crossed_box || open->is_box;
        if (tree_is_held_by(tree, token, open))
            return;
    }
}

static void tree_text(Tree *tree, const HtmlToken *token)
{
    Blocks *out = tree->out;
    if (tree->capture == HTML_TAG_SCRIPT && out->scripts.count < LIMIT_BLOCK_MARKS)
        *VEC_PUSH(tree->arena, &out->scripts) = token->text;
    if (tree->capture == HTML_TAG_TITLE) {
        out->title = html_decode(token->text, token->raw, tree->arena);
        out->title_page = decode_page_span(tree->writer.page, token->span);
    }
    tree->capture = HTML_TAG_UNKNOWN;
    tree_add_text(tree, token);
}

void blocks_read(Blocks *out, const Decoded *page, Arena *arena)
{
    *out = (Blocks){ 0 };
    Tree tree = { .out = out, .writer = block_writer_open(page, arena), .arena = arena };
    tree.stack = ARENA_NEW(arena, TreeOpen, LIMIT_BLOCK_DEPTH);
    tree.open = ARENA_NEW(arena, uint32_t, HTML_TAG_COUNT);
    tree.classes = ARENA_NEW(arena, TreeClassSlot, TREE_CLASS_SLOTS);
    out->items_box = ARENA_NEW(arena, Box, 1); /* the page */
    out->box_count = out->box_room = 1;
    tree.stack[0] = (TreeOpen){ .is_box = true };
    tree.depth = 1;

    HtmlTokenizer html = html_open(page->text, arena);
    HtmlToken token;
    tree.html = &html;
    while (html_next(&html, &token)) {
        tree_leave_foreign(&tree);
        switch (token.kind) {
        case HTML_TEXT:
            tree_text(&tree, &token);
            break;
        case HTML_START:
            tree_start(&tree, &token);
            break;
        case HTML_END:
            tree_end(&tree, &token);
            break;
        case HTML_COMMENT:
        case HTML_DOCTYPE:
            break;
        }
    }
    tree_pop_to(&tree, 1);
    tree_end_block(&tree);
    out->items_box[0].end = (uint32_t)out->count;
    out->attrs_cut = html.attrs_cut;
    out->attrs_cut_at = decode_page_span(page, span(html.attrs_cut_at, html.attrs_cut_at)).begin;
    out->cut_off = html.cut_off;
    out->cut_off_at = decode_page_span(page, span(html.cut_off_at, html.cut_off_at)).begin;
    out->text = buf_str(&tree.writer.text);
    out->map = tree.writer.map.items;
    out->map_count = tree.writer.map.count;
}
