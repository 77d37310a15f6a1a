/*
 * page_view.c - what is counted once per block and per box, before scoring.
 *
 * One walk over the text of each block, then sums from the leaves of the box
 * tree to its root (boxes stand in page order, so a parent comes before its
 * children and one backward loop does it), then class words handed down.
 */
#include "extract/page_view.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/class_words.h"
#include "extract/function_words.h"
#include "text/unicode.h"

/* Words of a block that are looked at for little words: enough for a share. */
enum { VIEW_WORDS_LOOKED_UP = 150 };

/* A box with more than this share of the page's words says nothing about them. */
static const float VIEW_MOST = 0.6F;

typedef struct ViewCount {
    uint32_t words, little, looked_up, capitals;
    uint32_t letters, digits, chars, spaceless, small;
} ViewCount;

static void view_count_word(ViewCount *count, Str word)
{
    count->words++;
    count->capitals += unicode_is_upper(utf8_read(word).codepoint);
    if (count->looked_up < VIEW_WORDS_LOOKED_UP) {
        count->looked_up++;
        count->little += function_words_has(word);
    }
}

static bool view_ends_sentence(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
        return true;
    default:
        return false;
    }
}

static void view_count_mark(BlockView *view, Str text, size_t at, Utf8Char c)
{
    switch (c.codepoint) {
    case ',':
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
        view->commas++;
        break;
    case '|':
    case 0xBB:
    case 0x203A:
    case 0x2192:
    case 0xA9:
        view->has_marks = true;
        break;
    default:
        if (view_ends_sentence(c.codepoint)) {
            Utf8Char next = utf8_read_at(text, at + c.len);
            view->sentences += next.len == 0 || c.codepoint >= 0x3000 ||
                               unicode_is_space(next.codepoint) ||
                               !ascii_is_alnum(text.data[at + c.len]);
        }
    }
}

/* The character that ends a text, quotation marks and brackets aside. */
static char view_end(Str text)
{
    for (int i = 0; i < 3 && text.len; i++) {
        Utf8Char last = utf8_read_before(text, text.len);
        if (view_ends_sentence(last.codepoint))
            return '.';
        if (last.codepoint == ':' || last.codepoint == 0xFF1A)
            return ':';
        if (!unicode_is_punctuation(last.codepoint))
            return 0;
        text = str_take(text, text.len - last.len);
    }
    return 0;
}

/* What a character counts as. */
enum {
    VIEW_LETTER = 1,
    VIEW_DIGIT = 2,
    VIEW_SPACELESS = 4,
    VIEW_SMALL = 8,
    VIEW_MARK = 16, /* to be looked at by view_count_mark() */
};

static const uint8_t VIEW_ASCII[128] = {
    0, 0, 0, 0, 0, 0, 0, 0,  0, 0, 0, 0,  0, 0, 0, 0, 0, 0, 0,  0, 0,  0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0,  0, 0, 0, 0, 0, 0, 16, 0, 16, 0, 2, 2, 2, 2,
    2, 2, 2, 2, 2, 2, 0, 0,  0, 0, 0, 16, 0, 1, 1, 1, 1, 1, 1,  1, 1,  1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,  1, 1, 1, 1,  1, 0, 0, 0, 0, 0, 0,  9, 9,  9, 9, 9, 9, 9,
    9, 9, 9, 9, 9, 9, 9, 9,  9, 9, 9, 9,  9, 9, 9, 9, 9, 9, 9,  0, 16, 0, 0, 0,
};

static unsigned view_class_any(uint32_t c)
{
    if (unicode_is_letter(c))
        return VIEW_LETTER | (unicode_is_upper(c) ? 0U : VIEW_SMALL) |
               (c >= 0xE00 && unicode_is_spaceless(c) ? VIEW_SPACELESS : 0U);
    return unicode_is_digit(c) ? VIEW_DIGIT : VIEW_MARK;
}

/* Whether the character is part of a word that may be looked up. */
static bool view_in_word(unsigned class)
{
    return (class & (VIEW_LETTER | VIEW_DIGIT)) && !(class & VIEW_SPACELESS);
}

static const ByteSet VIEW_SMALL_ASCII = {
    .has = { ['a'] = true, ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true,
             ['g'] = true, ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true, ['l'] = true,
             ['m'] = true, ['n'] = true, ['o'] = true, ['p'] = true, ['q'] = true, ['r'] = true,
             ['s'] = true, ['t'] = true, ['u'] = true, ['v'] = true, ['w'] = true, ['x'] = true,
             ['y'] = true, ['z'] = true },
};

static void view_count(ViewCount *count, BlockView *view, Str text)
{
    size_t word_begin = STR_NONE;
    for (size_t at = 0; at < text.len;) {
        if (word_begin != STR_NONE) { /* most of most words */
            size_t end = str_find_not_in(text, &VIEW_SMALL_ASCII, at);
            count->chars += (uint32_t)(end - at);
            count->letters += (uint32_t)(end - at);
            count->small += (uint32_t)(end - at);
            at = end;
            if (at == text.len)
                break;
        }
        if (text.data[at] == ' ') {
            if (word_begin != STR_NONE)
                view_count_word(count, str_between(text, word_begin, at));
            word_begin = STR_NONE;
            count->chars++;
            at++;
            continue;
        }
        Utf8Char c = utf8_read_at(text, at);
        unsigned class = c.codepoint < 0x80 ? VIEW_ASCII[c.codepoint] : view_class_any(c.codepoint);
        if (!view_in_word(class) && word_begin != STR_NONE) {
            view_count_word(count, str_slice(text, span(word_begin, at)));
            word_begin = STR_NONE;
        } else if (view_in_word(class) && word_begin == STR_NONE) {
            word_begin = at;
        }
        count->chars++;
        count->letters += class & VIEW_LETTER;
        count->digits += (class & VIEW_DIGIT) != 0;
        count->spaceless += (class & VIEW_SPACELESS) != 0;
        count->small += (class & VIEW_SMALL) != 0;
        if (class & VIEW_MARK)
            view_count_mark(view, text, at, c);
        at += c.len;
    }
    if (word_begin != STR_NONE)
        view_count_word(count, str_slice(text, span(word_begin, text.len)));
}

static void view_read_text(BlockView *view, Str text, const Block *block)
{
    ViewCount count = { 0 };
    view_count(&count, view, text);
    float words = (float)count.words, chars = (float)(count.chars ? count.chars : 1);
    view->words = words + (float)count.spaceless / 2;
    view->links = text.len ? (float)block->link_bytes / (float)text.len : 0;
    view->links = view->links > 1 ? 1 : view->links;
    view->little = count.looked_up ? (float)count.little / (float)count.looked_up : 0;
    view->digits = (float)count.digits / chars;
    view->capitals = count.words ? (float)count.capitals / words : 0;
    view->is_shouting = count.letters > 3 && count.small == 0;
    view->end = view_end(text);
    view->hash = unicode_fold_hash(text);
    view->furniture = furniture_find(text);
}

static void view_sum_boxes(PageView *view)
{
    const Blocks *blocks = view->blocks;
    for (size_t i = 0; i < blocks->count; i++) {
        const BlockView *block = &view->block[i];
        BoxView *box = &view->box[blocks->items[i].box];
        box->words += block->words;
        box->link_words += block->words * block->links;
        if (block->words >= 15 && block->links < 0.4F)
            box->long_words += block->words;
        view->words += block->words;
    }
    for (size_t i = blocks->box_count; i-- > 1;) {
        BoxView *parent = &view->box[blocks->items_box[i].parent];
        parent->words += view->box[i].words;
        parent->link_words += view->box[i].link_words;
        parent->long_words += view->box[i].long_words;
    }
    if (view->words < 1)
        view->words = 1;
}

static void view_hand_down(PageView *view)
{
    const Blocks *blocks = view->blocks;
    for (size_t i = 1; i < blocks->box_count; i++) {
        const Box *box = &blocks->items_box[i];
        bool most = view->box[i].words > VIEW_MOST * view->words;
        view->box[i].bits_far = view->box[box->parent].bits_far | (most ? 0 : box->bits);
    }
    for (size_t i = 0; i < blocks->count; i++) {
        const Block *block = &blocks->items[i];
        const Box *box = &blocks->items_box[block->box];
        view->block[i].bits_near = box->bits | block->bits;
        view->block[i].bits_far = view->box[block->box].bits_far | block->bits;
    }
}

static uint64_t view_box_key(const Blocks *blocks, const Box *box)
{
    return hash_mix(box->signature, blocks->items_box[box->parent].signature);
}

static void view_find_repeats(PageView *view, Arena *arena)
{
    const Blocks *blocks = view->blocks;
    Map counts = map_open(arena, blocks->box_count);
    for (size_t i = 1; i < blocks->box_count; i++) {
        uint32_t *count = map_put(&counts, view_box_key(blocks, &blocks->items_box[i]));
        *count = *count == MAP_NONE ? 1 : *count + 1;
    }
    for (size_t i = 1; i < blocks->box_count; i++)
        view->box[i].repeats = map_get(&counts, view_box_key(blocks, &blocks->items_box[i]));
    Map texts = map_open(arena, blocks->count);
    for (size_t i = 0; i < blocks->count; i++) {
        uint32_t *first = map_put(&texts, view->block[i].hash);
        if (*first == MAP_NONE) {
            *first = (uint32_t)i;
        } else {
            view->block[i].is_repeated = true;
            view->block[*first].is_repeated = true;
        }
        view->block[i].first = *first;
    }
}

/* The block that best repeats the title: a heading first, an early one first. */
static void view_find_title(PageView *view, Str title)
{
    const Blocks *blocks = view->blocks;
    int best = 0;
    view->title_block = UINT32_MAX;
    for (size_t i = 0; i < blocks->count; i++) {
        const Box *box = &blocks->items_box[blocks->items[i].box];
        Str text = str_cut(block_text(blocks, &blocks->items[i]), '\n').head;
        bool heading = (box->in & BLOCK_IN_HEADING) != 0;
        bool most = heading || text.len * 3 > title.len; /* and not the name of the site */
        bool same = most && text.len >= 8 && text.len < 400 && title.len >= text.len &&
                    str_find(title, text, 0) != STR_NONE;
        bool h1 = box->tag == HTML_TAG_H1;
        int score = same ? 2 + 2 * heading + h1 : h1 && view->block[i].words >= 3 ? 1 : 0;
        if (score > best) {
            best = score;
            view->title_block = (uint32_t)i;
        }
    }
}

static void view_find_after(PageView *view)
{
    unsigned after = 0;
    float words = 0;
    for (size_t i = 0; i < view->blocks->count; i++) {
        BlockView *block = &view->block[i];
        block->after = (uint8_t)after;
        words += block->words;
        if (block->words > 8 || words < 0.15F * view->words)
            continue;
        if (block->furniture.kind == FURNITURE_COMMENT)
            after |= AFTER_COMMENT;
        if (block->furniture.kind == FURNITURE_RELATED && block->furniture.is_whole)
            after |= AFTER_RELATED;
        if (block->furniture.kind == FURNITURE_SUBSCRIBE)
            after |= AFTER_SUBSCRIBE;
        if (block->furniture.kind == FURNITURE_BIO)
            after |= AFTER_BIO;
    }
}

void page_view_make(PageView *out, const Blocks *blocks, Str title, Arena *arena)
{
    *out = (PageView){ .blocks = blocks };
    out->block = ARENA_NEW(arena, BlockView, blocks->count + 1);
    out->box = ARENA_NEW(arena, BoxView, blocks->box_count);
    for (size_t i = 0; i < blocks->count; i++)
        view_read_text(&out->block[i], block_text(blocks, &blocks->items[i]), &blocks->items[i]);
    view_sum_boxes(out);
    view_hand_down(out);
    view_find_repeats(out, arena);
    view_find_title(out, title);
    view_find_after(out);
}
