/*
 * plain.c - pages that are plain text.
 *
 * Someone saved the words of a page and lost its boxes.  What can still be
 * told: the title, since it is short, stands first and is often said twice; the
 * lines of the site around the article, since they are in data/page_furniture.tsv,
 * or repeat the name of the site, or are the name of a picture's place holder.
 * Whatever is not plainly one of these stays.
 */
#include "extract/plain.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/block_text.h"
#include "extract/furniture.h"
#include "extract/meta_date.h"
#include "text/outlets.h"
#include "text/unicode.h"

/* Longer lines are paragraphs, whatever they begin with. */
enum { PLAIN_SHORT_WORDS = 14, PLAIN_TITLE_WORDS = 28, PLAIN_WRAP = 100 };

/* Tags that a text about something else hardly ever holds. */
static bool plain_has_tag(Str text)
{
    static const Str TAGS[] = { { "<!doctype", 9 }, { "<html", 5 },   { "<head", 5 },
                                { "<body", 5 },     { "<div", 4 },    { "<p>", 3 },
                                { "<p ", 3 },       { "<br", 3 },     { "<table", 6 },
                                { "<title", 6 },    { "<a href", 7 }, { "<span", 5 } };
    Str head = str_take(text, text.len < 65536 ? text.len : 65536);
    for (size_t at = 0; (at = str_find_byte(head, '<', at)) != STR_NONE; at++)
        for (size_t i = 0; i < sizeof TAGS / sizeof TAGS[0]; i++)
            if (str_starts_with_nocase(str_drop(head, at), TAGS[i]))
                return true;
    return false;
}

bool plain_is(Str text, Str content_type)
{
    if (str_starts_with_nocase(str_trim(content_type), STR("text/plain"))) {
        Str start = str_trim(text);
        return !str_starts_with_nocase(start, STR("<!doctype html")) &&
               !str_starts_with_nocase(start, STR("<html"));
    }
    return !plain_has_tag(text);
}

/* Lines that were wrapped by a program: many as long as each other, few ending a sentence. */
static bool plain_is_wrapped(Str text)
{
    size_t lines = 0, longest = 0, full = 0;
    for (Str rest = text; rest.len;) {
        StrCut cut = str_cut(rest, '\n');
        size_t len = str_trim(cut.head).len;
        lines += len > 0;
        longest = len > longest ? len : longest;
        full += len >= 45 && len <= PLAIN_WRAP;
        rest = cut.tail;
    }
    return longest <= PLAIN_WRAP + 20 && lines > 4 && full * 2 > lines;
}

/* "• …", "* …", "- …" */
static bool plain_is_bullet(Str line)
{
    line = str_trim(line);
    return str_starts_with(line, STR("\xe2\x80\xa2")) || str_starts_with(line, STR("* ")) ||
           str_starts_with(line, STR("- ")) || str_starts_with(line, STR("\xe2\x80\x93 "));
}

void plain_read(Blocks *out, const Decoded *page, Arena *arena)
{
    *out = (Blocks){ .is_plain = true };
    out->items_box = ARENA_NEW(arena, Box, 1);
    out->box_count = out->box_room = 1;
    BlockWriter writer = block_writer_open(page, arena);
    bool wrapped = plain_is_wrapped(page->text), blank = false, empty = false;
    bool bullet_before = false;
    for (size_t at = 0; at < page->text.len;) {
        Str line = str_cut(str_drop(page->text, at), '\n').head;
        if (out->count >= LIMIT_BLOCKS) {
            out->cut = true;
            break;
        }
        block_writer_begin(&writer);
        Block block = { .text = span(writer.text.len, 0), .map = span(writer.map.count, 0) };
        bool bullet = plain_is_bullet(line), item = bullet && bullet_before && !empty;
        bool heading = str_starts_with(line, STR("#"));
        block.after_break = !item && (blank || heading || (!wrapped && line.len > PLAIN_WRAP));
        if (block_writer_add(&writer, line, at, HTML_RAW_CDATA)) {
            block.text.end = (uint32_t)writer.text.len;
            block.map.end = (uint32_t)writer.map.count;
            *VEC_PUSH(arena, out) = block;
            buf_add_char(&writer.text, '\n');
            blank = heading || (!wrapped && line.len > PLAIN_WRAP);
            bullet_before = bullet;
            empty = false;
        } else {
            blank = empty = true;
        }
        at += line.len + 1;
    }
    out->items_box[0].end = (uint32_t)out->count;
    out->text = buf_str(&writer.text);
    out->map = writer.map.items;
    out->map_count = writer.map.count;
}

/* What is known of each line */

typedef struct PlainLine {
    Str text;
    uint64_t hash;
    uint32_t words;
    bool is_sentence; /* ends like one */
    bool is_list;     /* begins with a bullet, a number or a mark of a heading */
    Furniture furniture;
} PlainLine;

static uint32_t plain_count_words(Str text)
{
    uint32_t words = 0, spaceless = 0;
    bool in = false;
    for (size_t at = 0; at < text.len;) {
        Utf8Char c = utf8_read_at(text, at);
        bool space = unicode_is_space(c.codepoint);
        words += !space && !in;
        in = !space;
        spaceless += unicode_is_spaceless(c.codepoint);
        at += c.len;
    }
    return words + spaceless / 2;
}

static bool plain_ends_sentence(Str text)
{
    for (int i = 0; i < 3 && text.len; i++) {
        Utf8Char c = utf8_read_before(text, text.len);
        if (c.codepoint == '.' || c.codepoint == '!' || c.codepoint == '?' ||
            c.codepoint == 0x3002 || c.codepoint == 0x2026)
            return true;
        if (!unicode_is_punctuation(c.codepoint))
            return false;
        text = str_take(text, text.len - c.len);
    }
    return false;
}

static PlainLine plain_line(Str text)
{
    PlainLine line = { .text = text, .hash = unicode_fold_hash(text) };
    Utf8Char first = utf8_read(text);
    line.words = plain_count_words(text);
    line.is_sentence = plain_ends_sentence(text);
    line.is_list = first.codepoint == 0x2022 || first.codepoint == '#' || first.codepoint == '*' ||
                   first.codepoint == '-' || first.codepoint == 0x2013;
    line.furniture = furniture_find(text);
    return line;
}

/* "side-post-image", "nav_picture": a name of a part of the page, not a word of a text. */
static bool plain_is_part_name(Str text)
{
    bool joined = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        joined = joined || c == '-' || c == '_';
        if (!ascii_is_lower(c) && !ascii_is_digit(c) && c != '-' && c != '_')
            return false;
    }
    return joined && ascii_is_lower(str_at(text, 0));
}

/* "Home | Boats | Gardens | Walks": short words between bars, no byline with its date. */
static bool plain_is_menu(Str text)
{
    enum { LEAST_PARTS = 4, MOST_WORDS = 3 };
    size_t parts = 0;
    for (Str rest = text; rest.len; parts++) {
        StrCut cut = str_cut_str(rest, STR(" | "));
        if (plain_count_words(cut.head) > MOST_WORDS)
            return false;
        rest = cut.tail;
    }
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_digit(text.data[i]))
            return false;
    return parts >= LEAST_PARTS;
}

/* "-----", "* * *": a line drawn. */
static bool plain_is_rule(Str text)
{
    for (size_t at = 0; at < text.len && at < PLAIN_WRAP;) {
        Utf8Char c = utf8_read_at(text, at);
        if (!unicode_is_space(c.codepoint) && !unicode_is_punctuation(c.codepoint))
            return false;
        at += c.len;
    }
    return text.len <= PLAIN_WRAP;
}

static bool plain_is_furniture(const PlainLine *line)
{
    if (plain_is_part_name(line->text) || plain_is_menu(line->text) || plain_is_rule(line->text))
        return true;
    if (!line->furniture.is_whole || line->words > 8)
        return false;
    switch (line->furniture.kind) {
    case FURNITURE_SHARE:
    case FURNITURE_COMMENT:
    case FURNITURE_RELATED:
    case FURNITURE_SUBSCRIBE:
    case FURNITURE_COOKIE:
    case FURNITURE_LEGAL:
    case FURNITURE_NAV:
    case FURNITURE_PLACEHOLDER:
    case FURNITURE_SOURCE_LINK:
        return true;
    case FURNITURE_NONE:
    case FURNITURE_CREDIT:
    case FURNITURE_CAPTION:
    case FURNITURE_BYLINE:
    case FURNITURE_BIO:
    case FURNITURE_KIND_COUNT:
        break;
    }
    return false;
}

/* "Title - SITE", "Title | Site": the place of the last such mark, or STR_NONE. */
static size_t plain_site_mark(Str text, size_t *len)
{
    static const Str MARKS[] = {
        { " - ", 3 }, { " | ", 3 }, { " \xe2\x80\x93 ", 5 }, { " \xe2\x80\x94 ", 5 }
    };
    size_t best = STR_NONE;
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        for (size_t at = 0; (at = str_find(text, MARKS[i], at)) != STR_NONE; at++)
            if (best == STR_NONE || at > best) {
                best = at;
                *len = MARKS[i].len;
            }
    return best;
}

/* Letters and digits only, folded: "PRESS AI" = "PressAI". */
static Str plain_bare(Str text, Arena *arena)
{
    Buf out = buf_open(arena, 256);
    for (size_t at = 0; at < text.len;) {
        Utf8Char c = utf8_read_at(text, at);
        if (unicode_is_letter(c.codepoint) || unicode_is_digit(c.codepoint))
            buf_add_codepoint(&out, unicode_fold(c.codepoint));
        at += c.len;
    }
    return buf_str(&out);
}

typedef struct PlainState {
    PlainPage *out;
    const PlainLine *lines;
    size_t count;
    uint32_t head; /* first line that is not furniture */
    const OwnOutlets *outlets;
    Map seen; /* hash of a line to how often it stands there */
} PlainState;

static uint32_t plain_times(const PlainState *state, Str text)
{
    uint32_t times = map_get(&state->seen, unicode_fold_hash(text));
    return times == MAP_NONE ? 0 : times;
}

static bool plain_has_body(const PlainState *state, size_t after)
{
    for (size_t i = after + 1; i < state->count; i++)
        if (state->lines[i].words > PLAIN_SHORT_WORDS)
            return true;
    return false;
}

static bool plain_may_be_title(const PlainState *state, uint32_t at)
{
    const PlainLine *line = &state->lines[at];
    return state->out->keep[at] && line->words >= 3 && line->words <= PLAIN_TITLE_WORDS &&
           !line->is_list && line->furniture.kind != FURNITURE_CREDIT &&
           line->furniture.kind != FURNITURE_BYLINE;
}

/* "Title - SITE" where the title is said again by itself. */
static bool plain_take_site_title(PlainState *state, uint32_t at)
{
    PlainPage *out = state->out;
    Str line = state->lines[at].text;
    size_t mark_len = 0, mark = plain_site_mark(line, &mark_len);
    if (mark == STR_NONE || !plain_times(state, str_take(line, mark)))
        return false;
    out->site = str_trim(str_drop(line, mark + mark_len));
    out->keep[at] = false;
    for (uint32_t i = 0; i < state->count && out->title == UINT32_MAX; i++)
        if (unicode_equal_fold(state->lines[i].text, str_take(line, mark)))
            out->title = i;
    return true;
}

/* A first line that is built like the name of an outlet, before the title. */
static bool plain_take_site_line(PlainState *state, uint32_t at)
{
    const PlainLine *line = &state->lines[at];
    Outlet outlet;
    if (at != state->head || line->words > 5 || line->is_sentence ||
        (!outlets_find(&outlet, state->outlets, line->text) && !outlets_looks_like_one(line->text)))
        return false;
    state->out->site = line->text;
    state->out->keep[at] = false;
    return true;
}

/*
 * The title: a short line before the first paragraph that is said again, or is
 * no sentence and holds no date; of "Title - SITE" the part that is said again.
 */
static void plain_find_title(PlainState *state, Arena *arena)
{
    PlainPage *out = state->out;
    for (uint32_t at = state->head; at < state->count && at < state->head + 6; at++) {
        const PlainLine *line = &state->lines[at];
        if (plain_is_rule(line->text))
            continue;
        if (!plain_has_body(state, at) || line->words > PLAIN_TITLE_WORDS || line->is_list)
            return;
        if (plain_take_site_line(state, at) || !plain_may_be_title(state, at))
            continue;
        if (plain_take_site_title(state, at))
            return;
        bool again = plain_times(state, line->text) > 1;
        bool sentence = line->is_sentence && !str_ends_with(line->text, STR("?"));
        if (again || (!sentence && meta_date_read(line->text, META_DATE_ORDER_UNKNOWN, arena).len == 0)) {
            out->title = at;
            return;
        }
        if (sentence)
            return;
    }
}

/* What repeats the title or the name of the site. */
static void plain_drop_repeats(PlainState *state, Arena *arena)
{
    PlainPage *out = state->out;
    Str site = plain_bare(out->site, arena);
    for (uint32_t i = 0; i < state->count; i++) {
        const PlainLine *line = &state->lines[i];
        if (out->title != UINT32_MAX && i != out->title &&
            line->hash == state->lines[out->title].hash)
            out->keep[i] = false;
        if (line->words > 4 || site.len < 4)
            continue;
        Str bare = plain_bare(line->text, arena);
        if (bare.len >= 4 && str_starts_with(site, bare))
            out->keep[i] = false;
    }
}

/* Short lines under "Recent posts" or "Comments" at the end of the page. */
static void plain_drop_tail(PlainState *state)
{
    size_t from = state->count;
    for (size_t i = state->count; i-- > 0;) {
        const PlainLine *line = &state->lines[i];
        if (line->words > PLAIN_SHORT_WORDS || line->is_list ||
            (line->is_sentence && line->words > 6) || line->furniture.kind == FURNITURE_CREDIT)
            break;
        if (line->furniture.is_whole && (line->furniture.kind == FURNITURE_RELATED ||
                                         line->furniture.kind == FURNITURE_COMMENT))
            from = i;
    }
    for (size_t i = from; i < state->count; i++)
        state->out->keep[i] = false;
}

/* What "Related stories:" heads, and the rights behind the last paragraph. */
static void plain_drop_listed(PlainState *state)
{
    bool listed = false;
    for (size_t i = 0; i < state->count; i++) {
        const PlainLine *line = &state->lines[i];
        bool is_short = line->words <= PLAIN_SHORT_WORDS;
        listed = line->furniture.is_whole ? line->furniture.kind == FURNITURE_RELATED
                                          : listed && line->is_list && is_short;
        if (listed || (line->furniture.kind == FURNITURE_LEGAL && is_short &&
                       !plain_has_body(state, i)))
            state->out->keep[i] = false;
    }
}

void plain_choose(PlainPage *out, const Blocks *blocks, const OwnOutlets *outlets, Arena *arena)
{
    *out = (PlainPage){ .title = UINT32_MAX, .dead_link = UINT32_MAX };
    out->keep = ARENA_NEW(arena, bool, blocks->count + 1);
    PlainLine *lines = ARENA_NEW(arena, PlainLine, blocks->count + 1);
    PlainState state = { .out = out, .lines = lines, .count = blocks->count, .outlets = outlets };
    state.head = UINT32_MAX;
    state.seen = map_open(arena, blocks->count);
    for (uint32_t i = 0; i < blocks->count; i++) {
        lines[i] = plain_line(block_text(blocks, &blocks->items[i]));
        uint32_t *times = map_put(&state.seen, lines[i].hash);
        *times = *times == MAP_NONE ? 1 : *times + 1;
        out->keep[i] = !plain_is_furniture(&lines[i]);
        if (!out->keep[i] && lines[i].furniture.kind == FURNITURE_SOURCE_LINK)
            out->dead_link = i;
        if (out->keep[i] && state.head == UINT32_MAX)
            state.head = i;
    }
    if (state.head == UINT32_MAX)
        return;
    plain_find_title(&state, arena);
    plain_drop_repeats(&state, arena);
    plain_drop_tail(&state);
    plain_drop_listed(&state);
}
