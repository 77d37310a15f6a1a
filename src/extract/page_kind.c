/*
 * page_kind.c - pages that hold no article: errors, listings, things that are no text.
 *
 * Leaving out a page that has an article is worse than reporting one that has
 * none, so each reason asks for several signs at once.
 */
#include "extract/page_kind.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/table.h"
#include "text/unicode.h"

#include "error_titles.inc"

/* A text of fewer words may be an error message; of more it is a report. */
static const float PAGE_KIND_SHORT = 80;
/* Of so few words nothing but a title was kept. */
static const float PAGE_KIND_TITLE = 15;

/* A card has no more words than this, its heading with them, and a listing no fewer cards. */
static const float PAGE_KIND_CARD = 60;
enum { PAGE_KIND_CARDS = 5 };

bool page_kind_is_binary(Str text)
{
    Str head = str_take(text, utf8_floor(text, text.len < 4096 ? text.len : 4096));
    size_t odd = 0;
    for (size_t at = 0; at < head.len;) {
        Utf8Char c = utf8_read_at(head, at);
        odd += c.codepoint == UTF8_REPLACEMENT ||
               (c.codepoint < 0x20 && !ascii_is_space((char)c.codepoint));
        at += c.len;
    }
    return odd > 8 && odd * 10 > head.len;
}

/* A title like "404 Not Found" or "Access denied", by data/error_titles.tsv. */
static bool page_kind_is_error(Str title)
{
    char folded[256];
    size_t len = 0;
    for (size_t at = 0; at < title.len && len + 4 < sizeof folded;) {
        Utf8Char c = utf8_read_at(title, at);
        len += utf8_encode(unicode_fold(c.codepoint), folded + len);
        at += c.len;
    }
    for (size_t i = 0; i < sizeof ERROR_TITLES / sizeof ERROR_TITLES[0]; i++)
        if (str_starts_with((Str){ folded, len }, ERROR_TITLES[i].title))
            return true;
    return false;
}

/* The front page of a site, or of a part of one. */
static bool page_kind_is_root(Str url)
{
    StrCut scheme = str_cut_str(url, STR("://"));
    if (!scheme.found)
        return false;
    StrCut path = str_cut(scheme.tail, '/');
    return path.tail.len == 0;
}

static Str page_kind_meta(const Blocks *blocks, Str name)
{
    for (size_t i = 0; i < blocks->metas.count; i++)
        if (str_equal(blocks->metas.items[i].name, name))
            return blocks->metas.items[i].value;
    return STR("");
}

/* Words of long links in boxes of one kind: what was found, or what is new. */
static float page_kind_entries(const PageView *view)
{
    float words = 0;
    for (size_t i = 0; i < view->blocks->count; i++) {
        const BlockView *block = &view->block[i];
        bool again = view->box[view->blocks->items[i].box].repeats > 4;
        words += again && block->links > 0.5F && block->words > 5 ? block->words : 0;
    }
    return words;
}

/* Whether one <article> holds all blocks from `first` to `last` and, before them, its heading. */
static bool page_kind_is_headed(const PageView *view, size_t first, size_t last)
{
    const Box *boxes = view->blocks->items_box;
    uint32_t around = boxes[view->blocks->items[first].box].parent;
    while (around != 0 && (boxes[around].tag != HTML_TAG_ARTICLE || boxes[around].end <= last))
        around = boxes[around].parent;
    for (size_t i = boxes[around].first; around != 0 && i < first; i++) {
        const Box *box = &boxes[view->blocks->items[i].box];
        bool is_title = box->tag == HTML_TAG_H1 || i == view->title_block;
        if (is_title && (box->in & BLOCK_IN_HEADING) && view->block[i].links == 0)
            return true;
    }
    return false;
}

/*
 * A row of cards: headings that are links, each in an <article> or <li> of its own
 * with a line or two, and no text before the first.  What an article heads is no link,
 * and a list of things within an article has the article's heading above it.
 */
static bool page_kind_is_cards(const PageView *view, const bool *keep, float words)
{
    const Blocks *blocks = view->blocks;
    size_t links = 0, headings = 0, first = 0, last = 0;
    float before = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        if (!keep[i])
            continue;
        uint32_t in = blocks->items_box[blocks->items[i].box].in;
        bool is_heading = (in & BLOCK_IN_HEADING) != 0;
        bool is_card = is_heading && (in & (BLOCK_IN_ARTICLE | BLOCK_IN_LIST));
        headings += is_heading;
        if (is_card && view->block[i].links > 0.9F) {
            first = links ? first : i;
            last = i;
            links++;
        }
        before += links ? 0 : view->block[i].words;
    }
    return links >= PAGE_KIND_CARDS && 2 * links > headings && before < PAGE_KIND_SHORT &&
           words < PAGE_KIND_CARD * (float)links && !page_kind_is_headed(view, first, last);
}

Word page_kind_left_out(const PageView *view, const bool *keep, Str url)
{
    const Blocks *blocks = view->blocks;
    float words = 0, paragraphs = 0, teasers = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        if (!keep[i])
            continue;
        words += view->block[i].words;
        if (view->block[i].words > 25)
            paragraphs += view->block[i].words;
        if (view->box[blocks->items[i].box].repeats > 4 && view->block[i].links > 0.5F)
            teasers += view->block[i].words;
    }
    if (words < PAGE_KIND_SHORT && page_kind_is_error(str_trim(blocks->title)))
        return WORD_LEFT_OUT_ERROR_PAGE;
    if (words < 1)
        return WORD_LEFT_OUT_NO_TEXT;
    bool is_article = str_equal(page_kind_meta(blocks, STR("og:type")), STR("article"));
    if (!is_article && page_kind_is_root(url) && paragraphs < 0.5F * words &&
        view->words > 3 * words)
        return WORD_LEFT_OUT_LISTING;
    if (!is_article && teasers > 0.7F * words)
        return WORD_LEFT_OUT_LISTING;
    if (!is_article && page_kind_is_cards(view, keep, words))
        return WORD_LEFT_OUT_LISTING;
    if (!is_article && words < PAGE_KIND_TITLE && page_kind_entries(view) > 0.6F * view->words)
        return WORD_LEFT_OUT_LISTING;
    return WORD_NONE;
}
