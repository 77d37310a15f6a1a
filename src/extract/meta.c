/*
 * meta.c - title, outlet and language of a page.
 *
 * Pages say these things several times over and not always the same: in linked
 * data, in meta elements, in marked elements, in plain words beside the title.
 * For each there is an order of trust; a later source is asked where the
 * earlier ones are silent.  The title is the headline that is seen on the page,
 * found by its likeness to what the head calls the page, since titles of the
 * head often carry the name of the site or are worded for search engines.
 */
#include "extract/meta.h"

#include "base/ascii.h"
#include "extract/class_words.h"
#include "extract/function_words.h"
#include "extract/meta_parts.h"
#include "text/outlets.h"
#include "text/unicode.h"

enum {
    META_SHORT_WORDS = 20,
    META_NAME_BYTES = 100,   /* of an outlet or a publisher */
    META_RIGHTS_BYTES = 300, /* of a line that says whose the text is */
};

/* Outlet and publisher */

/* Marks that stand between a title and the name of a site. */
static size_t meta_site_mark(Str title, bool last, size_t *len)
{
    static const Str MARKS[] = {
        { " | ", 3 },        { " - ", 3 },  { " \xe2\x80\x93 ", 5 }, { " \xe2\x80\x94 ", 5 },
        { " \xc2\xbb ", 4 }, { " :: ", 4 }, { " \xc2\xb7 ", 4 },     { " \xe2\x80\xa2 ", 5 },
        { " -- ", 4 }
    };
    size_t best = STR_NONE;
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        for (size_t at = 0; (at = str_find(title, MARKS[i], at)) != STR_NONE; at++)
            if (best == STR_NONE || (last ? at > best : at < best)) {
                best = at;
                *len = MARKS[i].len;
            }
    return best;
}

static Str meta_host(Str url)
{
    StrCut scheme = str_cut_str(url, STR("://"));
    if (!scheme.found)
        return STR("");
    Str host = str_cut(str_cut(scheme.tail, '/').head, ':').head;
    return str_starts_with_nocase(host, STR("www.")) ? str_drop(host, 4) : host;
}

/* Whether a part of the title of the page is the headline, perhaps cut. */
static bool meta_is_headline(Str part, Str headline, Arena *scratch)
{
    return str_starts_with(headline, str_take(part, part.len / 2)) &&
           title_likeness(part, headline, scratch) > 0.9;
}

/* "Outlet: Title" without the name of the site; one word may be who says it, "NASA: no launch". */
static Str meta_without_prefix(Str title, Str site)
{
    enum { LEAST_BYTES = 15 };
    if (str_find_byte(site, ' ', 0) == STR_NONE || !str_starts_with_nocase(title, site))
        return title;
    Str rest = str_drop(title, site.len);
    if (!str_starts_with(rest, STR(":")))
        return title;
    rest = str_trim(str_drop(rest, 1));
    return rest.len >= LEAST_BYTES ? rest : title;
}

/* "Outlet" of "Title - Outlet" or "Outlet - Title", when the rest is the headline of the page;
 * one word before it may be a part of the site, "About - Title". */
static Str meta_site_of_title(const MetaState *state, Str headline)
{
    enum { LEAST_BYTES = 2, MOST_BYTES = 40 };
    Str title = meta_clip(str_trim(state->in->blocks->title));
    for (int last = 1; last >= 0; last--) {
        size_t len = 0, at = meta_site_mark(title, last, &len);
        if (at == STR_NONE || headline.len == 0)
            return STR("");
        Str head = str_trim(str_take(title, at)), tail = str_trim(str_drop(title, at + len));
        Str site = last ? tail : head;
        if (!last && str_find_byte(site, ' ', 0) == STR_NONE)
            return STR("");
        if (site.len >= LEAST_BYTES && site.len <= MOST_BYTES &&
            meta_is_headline(last ? head : tail, meta_without_prefix(headline, site),
                             state->scratch))
            return site;
    }
    return STR("");
}

/* The letters and digits of a name in lower case: what a host can hold of it. */
static Str meta_letters(Str name, Arena *arena)
{
    Buf out = buf_open(arena, META_NAME_BYTES);
    for (size_t at = 0; at < name.len && out.len < out.max; at++)
        if (ascii_is_alnum(str_at(name, at)))
            buf_add_char(&out, ascii_lower(str_at(name, at)));
    return buf_str(&out);
}

/* The longest part of a host but its last: others are "news", "co" and the like. */
static Str meta_host_name(Str host)
{
    Str longest = STR("");
    for (StrCut cut = str_cut(host, '.'); cut.found; cut = str_cut(cut.tail, '.'))
        longest = cut.head.len > longest.len ? cut.head : longest;
    return longest;
}

/* Whether the host is called so, "wexby-courier.example" for "The Wexby Courier". */
static bool meta_is_host(const MetaState *state, Str name)
{
    ArenaMark mark = arena_mark(state->scratch);
    Str host = meta_letters(meta_host_name(meta_host(state->address)), state->scratch);
    Str letters = meta_letters(name, state->scratch);
    bool is_host = host.len && str_equal(host, letters);
    if (str_starts_with_nocase(name, STR("the ")))
        is_host |= host.len && str_equal(host, str_drop(letters, 3));
    arena_release(state->scratch, mark);
    return is_host;
}

/* Whether a line says that the text is this name's, "© 2025 Wexby Courier, all rights reserved". */
static bool meta_is_rights(Str line, Str name)
{
    static const Str MARK = { "\xc2\xa9", 2 }, WORD = { "copyright", 9 };
    size_t at = str_find(line, name, 0);
    if (at == STR_NONE ||
        (str_find(line, MARK, 0) == STR_NONE && str_find_nocase(line, WORD, 0) == STR_NONE))
        return false;
    Str before = str_trim(str_take(line, at)), after = str_trim(str_drop(line, at + name.len));
    bool begins = ascii_is_digit(str_at(before, before.len - 1)) || str_ends_with(before, MARK) ||
                  (before.len >= WORD.len && str_equal_nocase(str_last(before, WORD.len), WORD));
    return begins &&
           (!ascii_is_alpha(str_at(after, 0)) || str_starts_with_nocase(after, STR("all rights")));
}

static bool meta_has_rights(const Blocks *blocks, Str name)
{
    for (size_t i = 0; i < blocks->count; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        if (text.len <= META_RIGHTS_BYTES && meta_is_rights(text, name))
            return true;
    }
    return false;
}

/* What ends the title of the page, whatever its headline, when the host or a copyright agrees. */
static Str meta_site_confirmed(const MetaState *state)
{
    enum { LEAST_BYTES = 4, MOST_BYTES = 40 };
    Str title = meta_clip(str_trim(state->in->blocks->title));
    size_t len = 0, at = meta_site_mark(title, true, &len);
    Str name = at == STR_NONE ? STR("") : str_trim(str_drop(title, at + len));
    bool is_name = name.len >= LEAST_BYTES && name.len <= MOST_BYTES;
    return is_name && (meta_is_host(state, name) || meta_has_rights(state->in->blocks, name))
               ? name
               : STR("");
}

static void meta_find_outlet(MetaState *state, Str headline)
{
    Report *report = state->report;
    const Blocks *blocks = state->in->blocks;
    Str url = state->in->page->url;
    Outlet known;
    bool is_known = outlets_find_site(&known, report->outlets, url);
    Str name = META_FIRST(blocks, STR("og:site_name"), STR("application-name"), STR("publisher"),
                          STR("dc.publisher"), STR("twitter:app:name:iphone"));
    if (name.len == 0)
        name = state->linked.publisher;
    if (is_known)
        name = known.name;
    if (name.len == 0)
        name = meta_site_of_title(state, headline);
    if (name.len == 0)
        name = meta_site_confirmed(state);
    if (name.len == 0 || name.len > META_NAME_BYTES)
        name = report->outlet.len ? report->outlet : state->in->page->outlet;
    if (name.len == 0 || name.len > META_NAME_BYTES)
        name = meta_host(url);
    Str publisher = META_FIRST(blocks, STR("dc.publisher"), STR("publisher"));
    if (state->linked.publisher.len)
        publisher = state->linked.publisher;
    if (is_known ||
        (!outlets_is_common(report->outlets, name) && outlets_find(&known, report->outlets, name)))
        publisher = known.owner.len ? known.owner : publisher;
    report->outlet = meta_fold_spaces(name, state->arena);
    report->publisher =
        publisher.len > META_NAME_BYTES || str_find(publisher, STR("://"), 0) != STR_NONE
            ? STR("")
            : meta_fold_spaces(publisher, state->arena);
}

/* Title */

/* Whether <title>, from its begin or behind a mark, or a heading calls the article so. */
static bool meta_is_called(const MetaState *state, Str title)
{
    const Blocks *blocks = state->in->blocks;
    size_t at = str_find(blocks->title, title, 0);
    Str before = at == STR_NONE ? STR("") : str_trim(str_take(blocks->title, at));
    if (at != STR_NONE && !str_ends_with(before, STR(":")))
        return true;
    for (size_t i = 0; i < blocks->count; i++)
        if ((blocks->items_box[blocks->items[i].box].in & BLOCK_IN_HEADING) &&
            str_equal(str_trim(block_text(blocks, &blocks->items[i])), title))
            return true;
    return false;
}

/* "Outlet: Title" without the name of the site, where the page also says the title alone: a
 * speaker may be called as the site is. */
static Str meta_strip_prefix(const MetaState *state, Str title, Str site)
{
    Str rest = meta_without_prefix(title, site);
    return rest.len < title.len && meta_is_called(state, rest) ? rest : title;
}

/* Without the name of the site before or behind it, if that is the lesser part. */
static Str meta_strip_site(const MetaState *state, Str title, Str outlet)
{
    Arena *scratch = state->scratch;
    title = meta_strip_prefix(state, title, outlet);
    for (int i = 0; i < 3; i++) {
        size_t len = 0, at = meta_site_mark(title, true, &len);
        if (at == STR_NONE)
            return title;
        Str head = str_take(title, at), tail = str_drop(title, at + len);
        bool tail_is_site = outlet.len && title_likeness(tail, outlet, scratch) > 0.6;
        bool head_is_site = outlet.len && title_likeness(head, outlet, scratch) > 0.6;
        if (tail_is_site ||
            (!head_is_site && head.len >= 15 && tail.len * 2 < head.len * 3 && tail.len < 40))
            title = head;
        else if (head_is_site && tail.len > head.len)
            return tail;
        else
            return title;
    }
    return title;
}

/* What the head says the article is called. */
static Str meta_head_title(const MetaState *state)
{
    const Blocks *blocks = state->in->blocks;
    Str title = META_FIRST(blocks, STR("og:title"), STR("twitter:title"), STR("parsely-title"),
                           STR("sailthru.title"), STR("dc.title"), STR("headline"));
    if (title.len == 0)
        title = blocks->title;
    return meta_clip(meta_fold_spaces(title, state->scratch));
}

/* What a headline is compared with. */
typedef struct MetaHead {
    Str title; /* of the head, and its words */
    TitleWords words, page_words;
    size_t body; /* the first paragraph of the article */
} MetaHead;

static double meta_likeness(const MetaState *state, const MetaHead *head, Str text)
{
    ArenaMark mark = arena_mark(state->scratch);
    TitleWords words = title_words(text, state->scratch);
    double like = title_words_likeness(&words, &head->words, state->scratch);
    double page = title_words_likeness(&words, &head->page_words, state->scratch);
    arena_release(state->scratch, mark);
    return like > page ? like : page;
}

/* How well a block would do as the headline: 0 not at all. */
static double meta_fit_title(const MetaState *state, const MetaHead *head, size_t at)
{
    const PageView *view = state->in->view;
    const Blocks *blocks = state->in->blocks;
    const Box *box = &blocks->items_box[blocks->items[at].box];
    const Block *block = &blocks->items[at];
    Str text = meta_clip(block_text(blocks, block));
    bool h1 = box->tag == HTML_TAG_H1,
         named = (view->block[at].bits_near & CLASS_BIT(CLASS_TITLE)) != 0;
    if (!(box->in & BLOCK_IN_HEADING) && !named)
        return 0;
    if (view->block[at].words < 1 || view->block[at].words > 45 ||
        (box->in & (BLOCK_IN_NAV | BLOCK_IN_ASIDE | BLOCK_IN_FOOTER)))
        return 0;
    double fit = meta_likeness(state, head, text);
    if (view->block[at].words < 3)
        fit = unicode_equal_fold(text, head->title) ? fit : fit * 0.4;
    fit += (h1 ? 0.5 : 0) + (at <= head->body ? 0.1 : 0) - (block->link_bytes ? 0.25 : 0);
    return fit;
}

static uint32_t meta_find_headline(const MetaState *state, Str title)
{
    const Blocks *blocks = state->in->blocks;
    const PageView *view = state->in->view;
    if (!view)
        return UINT32_MAX;
    MetaHead head = { .title = title, .body = blocks->count };
    for (size_t i = 0; i < blocks->count && head.body == blocks->count; i++)
        if (state->in->keep[i] && view->block[i].words > META_SHORT_WORDS)
            head.body = i;
    head.words = title_words(title, state->scratch);
    head.page_words = title_words(meta_clip(blocks->title), state->scratch);
    uint32_t best = UINT32_MAX;
    double best_fit = 0.75;
    for (size_t i = 0; i < blocks->count; i++) {
        double fit = meta_fit_title(state, &head, i);
        if (fit > best_fit) {
            best_fit = fit;
            best = (uint32_t)i;
        }
    }
    return best;
}

/* The first block with this line. */
static uint32_t meta_find_line(const Blocks *blocks, Str wanted)
{
    for (size_t i = 0; i < blocks->count; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        while (text.len) {
            StrCut cut = str_cut(text, '\n');
            if (str_equal(str_trim(cut.head), wanted))
                return (uint32_t)i;
            text = cut.tail;
        }
    }
    return UINT32_MAX;
}

/*
 * Old pages set their headline as any other text: the greater part of the page's
 * title, "Outlet - Headline" or the other way round, where that is a line.
 */
static void meta_find_plain_headline(MetaState *state)
{
    enum { LEAST_BYTES = 15 };
    const Blocks *blocks = state->in->blocks;
    Str title = meta_clip(str_trim(blocks->title));
    for (int last = 1; last >= 0; last--) {
        size_t len = 0, at = meta_site_mark(title, last, &len);
        Str head = at == STR_NONE ? title : str_trim(str_take(title, at));
        Str tail = at == STR_NONE ? STR("") : str_trim(str_drop(title, at + len));
        Str part = head.len >= tail.len ? head : tail;
        uint32_t block = part.len >= LEAST_BYTES ? meta_find_line(blocks, part) : UINT32_MAX;
        if (block == UINT32_MAX)
            continue;
        state->title_block = block;
        state->title = part;
        return;
    }
}

static void meta_find_title(MetaState *state, Str head)
{
    Report *report = state->report;
    const Blocks *blocks = state->in->blocks;
    if (state->in->view == NULL) { /* a plain page: its title is known or there is none */
        meta_explain(state, WORD_FIELD_TITLE, report->title, WORD_FROM_SHOWN, report->title_page);
        return;
    }
    if (state->title_block != UINT32_MAX) {
        const Block *block = &blocks->items[state->title_block];
        bool is_end = str_ends_with(block_text(blocks, block), state->title);
        Span place = state->in->text->place[state->title_block];
        report->title = arena_copy_str(state->arena, state->title);
        report->title_page = assemble_block_page(blocks, state->title_block);
        if (is_end && span_len(place) >= state->title.len) /* of several lines it is looked for */
            report->title_span = span(place.end - state->title.len, place.end);
        report->title_in_text = span_len(report->title_span) > 0;
        meta_explain(state, WORD_FIELD_TITLE, report->title, WORD_FROM_HEADING, report->title_page);
        return;
    }
    Str title = meta_clip(meta_fold_spaces(state->linked.headline, state->scratch));
    Word from = title.len ? WORD_FROM_LINKED_DATA : WORD_FROM_HEAD;
    if (title.len == 0)
        title = meta_strip_site(state, head, report->outlet);
    report->title = arena_copy_str(state->arena, title);
    const MetaTag *tag = meta_tag(blocks, STR("og:title"));
    report->title_page = blocks->title.len ? blocks->title_page : tag ? tag->page : (Span){ 0, 0 };
    meta_explain(state, WORD_FIELD_TITLE, title, from,
                 from == WORD_FROM_HEAD ? report->title_page : span(0, 0));
}

/* Language and address */

/* How sure a language is that nothing but the page's own word speaks for. */
static const double META_LANGUAGE_DECLARED = 0.5;

static Str meta_primary(Str tag)
{
    return str_cut(str_cut(str_trim(tag), '-').head, '_').head;
}

static void meta_find_language(MetaState *state)
{
    Report *report = state->report;
    const Blocks *blocks = state->in->blocks;
    Str declared = blocks->lang;
    if (declared.len == 0)
        declared = META_FIRST(blocks, STR("http:content-language"), STR("language"),
                              STR("dc.language"), STR("og:locale"));
    if (declared.len == 0)
        declared = state->linked.lang;
    LanguageGuess guess = function_words_guess(report->text);
    bool usable = declared.len >= 2 && declared.len <= 12 && ascii_is_alpha(declared.data[0]);
    bool agrees = usable && str_equal_nocase(meta_primary(declared), guess.language);
    bool is_declared = usable && (guess.language.len == 0 || agrees);
    report->lang = arena_copy_str(state->arena, is_declared ? str_trim(declared) : guess.language);
    /* templates declare a language as well as writers do */
    report->lang_confidence = agrees        ? (1 + guess.confidence) / 2
                              : is_declared ? META_LANGUAGE_DECLARED
                                            : guess.confidence;
}

static bool meta_is_address(Str url)
{
    return str_starts_with_nocase(url, STR("http://")) ||
           str_starts_with_nocase(url, STR("https://"));
}

Str meta_address(const Page *page, const Blocks *blocks)
{
    if (page->url.len)
        return page->url;
    Str canonical = META_FIRST(blocks, STR("link:canonical"));
    if (meta_is_address(canonical))
        return canonical;
    Str url = META_FIRST(blocks, STR("og:url"));
    return meta_is_address(url) ? url : STR("");
}

Str meta_site(const Page *page, const Blocks *blocks)
{
    Str address = meta_address(page, blocks);
    return address.len ? address : META_FIRST(blocks, STR("og:site_name"));
}

void meta_fill(Report *report, const MetaInput *input, Arena *arena, Arena *scratch)
{
    MetaState state = {
        .report = report, .in = input, .title_block = UINT32_MAX, .arena = arena, .scratch = scratch
    };
    Str head = meta_head_title(&state);
    state.title_block = meta_find_headline(&state, head);
    if (state.title_block != UINT32_MAX)
        state.title = block_text(input->blocks, &input->blocks->items[state.title_block]);
    else if (input->view)
        meta_find_plain_headline(&state);
    Str title = state.title.len ? meta_clip(state.title) : head;
    linked_data_read(&state.linked, input->blocks, title, scratch);
    if (state.linked.broken) {
        Str at = { state.linked.broken, 1 };
        Span place = str_span_in(input->decoded->text, at);
        note_add(arena, &report->notes, WORD_NOTE_LINKED_DATA_BROKEN,
                 decode_page_span(input->decoded, place).begin);
    }
    state.address = meta_address(input->page, input->blocks);
    if (state.address.len == 0 && meta_is_address(state.linked.url))
        state.address = state.linked.url;
    meta_find_outlet(&state, title);
    state.title = meta_strip_prefix(&state, state.title, report->outlet);
    meta_find_title(&state, head);
    meta_find_authors(&state);
    meta_find_dates(&state);
    meta_find_language(&state);
    report->url = arena_copy_str(arena, state.address);
}
