/*
 * meta.c - title, authors, dates, outlet and language of a page.
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
#include "base/utf8.h"
#include "extract/class_words.h"
#include "extract/function_words.h"
#include "extract/linked_data.h"
#include "extract/meta_author.h"
#include "extract/meta_date.h"
#include "text/outlets.h"
#include "text/unicode.h"

/* Longer titles are not compared further: no headline is longer. */
enum { META_TITLE_MAX = 500, META_NEAR_BEFORE = 6, META_NEAR_AFTER = 14, META_SHORT_WORDS = 20 };

typedef struct MetaState {
    Report *report;
    const MetaInput *in;
    LinkedData linked;
    uint32_t title_block; /* or UINT32_MAX */
    Arena *arena;
    Arena *scratch;
} MetaState;

static Str meta_clip(Str text)
{
    return str_take(text, utf8_floor(text, text.len < META_TITLE_MAX ? text.len : META_TITLE_MAX));
}

/* The text with white space and the words of references folded, as in blocks. */
static Str meta_fold_spaces(Str text, Arena *arena)
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

static const MetaTag *meta_tag(const Blocks *blocks, Str name)
{
    for (size_t i = 0; i < blocks->metas.count; i++)
        if (str_equal(blocks->metas.items[i].name, name) &&
            str_trim(blocks->metas.items[i].value).len)
            return &blocks->metas.items[i];
    return NULL;
}

/* The value of the first of these names that is there. */
static Str meta_first(const Blocks *blocks, const Str *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const MetaTag *tag = meta_tag(blocks, names[i]);
        if (tag)
            return str_trim(tag->value);
    }
    return STR("");
}

#define META_FIRST(blocks, ...)                                                                    \
    meta_first((blocks), (const Str[]){ __VA_ARGS__ },                                             \
               sizeof((const Str[]){ __VA_ARGS__ }) / sizeof(Str))

/* Outlet and publisher */

/* Marks that stand between a title and the name of a site. */
static size_t meta_site_mark(Str title, bool last, size_t *len)
{
    static const Str MARKS[] = {
        { " | ", 3 },        { " - ", 3 },  { " \xe2\x80\x93 ", 5 }, { " \xe2\x80\x94 ", 5 },
        { " \xc2\xbb ", 4 }, { " :: ", 4 }, { " \xc2\xb7 ", 4 },     { " \xe2\x80\xa2 ", 5 }
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

/* "Outlet" of "Title - Outlet", when the rest is the headline of the page. */
static Str meta_site_of_title(const MetaState *state, Str headline)
{
    Str title = meta_clip(str_trim(state->in->blocks->title));
    size_t len = 0, at = meta_site_mark(title, true, &len);
    if (at == STR_NONE || headline.len == 0)
        return STR("");
    Str head = str_trim(str_take(title, at)), tail = str_trim(str_drop(title, at + len));
    return tail.len >= 2 && tail.len <= 40 &&
                   str_starts_with(headline, str_take(head, head.len / 2)) &&
                   title_likeness(head, headline, state->scratch) > 0.9
               ? tail
               : STR("");
}

static void meta_find_outlet(MetaState *state, Str headline)
{
    Report *report = state->report;
    const Blocks *blocks = state->in->blocks;
    Str url = state->in->page->url;
    Outlet known;
    bool is_known = outlets_find_site(&known, url);
    Str name = META_FIRST(blocks, STR("og:site_name"), STR("application-name"), STR("publisher"),
                          STR("dc.publisher"), STR("twitter:app:name:iphone"));
    if (name.len == 0)
        name = state->linked.publisher;
    if (is_known)
        name = known.name;
    if (name.len == 0)
        name = meta_site_of_title(state, headline);
    if (name.len == 0 || name.len > 100)
        name = report->outlet.len ? report->outlet : meta_host(url);
    Str publisher = META_FIRST(blocks, STR("dc.publisher"), STR("publisher"));
    if (state->linked.publisher.len)
        publisher = state->linked.publisher;
    if (is_known || outlets_find(&known, name))
        publisher = known.owner.len ? known.owner : publisher;
    report->outlet = meta_fold_spaces(name, state->arena);
    report->publisher = publisher.len > 100 || str_find(publisher, STR("://"), 0) != STR_NONE
                            ? STR("")
                            : meta_fold_spaces(publisher, state->arena);
}

/* Title */

/* Without the name of the site before or behind it, if that is the lesser part. */
static Str meta_strip_site(Str title, Str outlet, Arena *scratch)
{
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

/* How well a block would do as the headline: 0 not at all. */
static double meta_fit_title(const MetaState *state, size_t at, Str head, Str page_title,
                             size_t body)
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
    double like = title_likeness(text, head, state->scratch);
    double page = title_likeness(text, page_title, state->scratch);
    double fit = like > page ? like : page;
    if (view->block[at].words < 3)
        fit = unicode_equal_fold(text, head) ? fit : fit * 0.4;
    fit += (h1 ? 0.5 : 0) + (at <= body ? 0.1 : 0) - (block->link_bytes ? 0.25 : 0);
    return fit;
}

static uint32_t meta_find_headline(const MetaState *state, Str head)
{
    const Blocks *blocks = state->in->blocks;
    const PageView *view = state->in->view;
    if (!view)
        return UINT32_MAX;
    size_t body = blocks->count;
    for (size_t i = 0; i < blocks->count && body == blocks->count; i++)
        if (state->in->keep[i] && view->block[i].words > META_SHORT_WORDS)
            body = i;
    Str page_title = meta_clip(blocks->title);
    uint32_t best = UINT32_MAX;
    double best_fit = 0.75;
    for (size_t i = 0; i < blocks->count; i++) {
        double fit = meta_fit_title(state, i, head, page_title, body);
        if (fit > best_fit) {
            best_fit = fit;
            best = (uint32_t)i;
        }
    }
    return best;
}

static void meta_find_title(MetaState *state, Str head)
{
    Report *report = state->report;
    const Blocks *blocks = state->in->blocks;
    if (state->in->view == NULL)
        return; /* a plain page: its title is known or there is none */
    if (state->title_block != UINT32_MAX) {
        const Block *block = &blocks->items[state->title_block];
        report->title = arena_copy_str(state->arena, block_text(blocks, block));
        report->title_page = assemble_block_page(blocks, state->title_block);
        report->title_span = state->in->text->place[state->title_block];
        report->title_in_text = span_len(report->title_span) > 0;
        return;
    }
    Str title = meta_clip(meta_fold_spaces(state->linked.headline, state->scratch));
    if (title.len == 0)
        title = meta_strip_site(head, report->outlet, state->scratch);
    report->title = arena_copy_str(state->arena, title);
    const MetaTag *tag = meta_tag(blocks, STR("og:title"));
    report->title_page = blocks->title.len ? blocks->title_page : tag ? tag->page : (Span){ 0, 0 };
}

/* Authors */

static bool meta_is_near_title(const MetaState *state, size_t block)
{
    uint32_t title = state->title_block;
    if (title == UINT32_MAX)
        return false;
    return block + META_NEAR_BEFORE >= title && block <= title + (size_t)META_NEAR_AFTER;
}

/* The block a place of the blocks' text is in. */
static size_t meta_block_at(const Blocks *blocks, size_t at)
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

/* In what stands under an article or around it, other people are named. */
static bool meta_is_elsewhere(const MetaState *state, size_t block)
{
    const PageView *view = state->in->view;
    if (!view || block >= view->blocks->count)
        return true;
    uint32_t far = view->block[block].bits_far;
    uint32_t in = view->blocks->items_box[view->blocks->items[block].box].in;
    return (far & (CLASS_BIT(CLASS_COMMENT) | CLASS_BIT(CLASS_RELATED) |
                   CLASS_BIT(CLASS_SIDEBAR))) != 0 ||
           (in & (BLOCK_IN_ASIDE | BLOCK_IN_NAV | BLOCK_IN_FOOTER)) != 0;
}

static void meta_authors_of_marks(const MetaState *state, Authors *authors, bool strong)
{
    const Blocks *blocks = state->in->blocks;
    size_t found = blocks->count; /* block of the first name */
    for (size_t i = 0; i < blocks->marks.count && authors->count < META_AUTHORS_MAX; i++) {
        const BlockMark *mark = &blocks->marks.items[i];
        size_t block = meta_block_at(blocks, mark->text.begin);
        if (!(mark->bits & CLASS_BIT(CLASS_BYLINE)) || mark->strong != strong ||
            span_len(mark->text) > 200 || meta_is_elsewhere(state, block))
            continue;
        if (!strong && !meta_is_near_title(state, block))
            continue;
        if (!strong && authors->count && block > found + 2)
            return;
        Str text = str_trim(str_slice(blocks->text, mark->text));
        bool is_sure = strong && text.len < 40 && furniture_find(text).kind == FURNITURE_NONE;
        authors_add(authors, text, is_sure, state->scratch);
        if (authors->count && found == blocks->count)
            found = block;
    }
}

/* "By Ann Lee" in plain words beside the title, or among the first lines of a plain page. */
static void meta_authors_of_lines(const MetaState *state, Authors *authors)
{
    const Blocks *blocks = state->in->blocks;
    size_t last = state->in->view ? blocks->count : blocks->count < 8 ? blocks->count : 8;
    for (size_t i = 0; i < last && authors->count == 0; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        if (state->in->view && !meta_is_near_title(state, i))
            continue;
        if (text.len < 120 && furniture_find(text).kind == FURNITURE_BYLINE)
            authors_add(authors, text, false, state->scratch);
    }
}

static void meta_authors_of_metas(const MetaState *state, Authors *authors)
{
    static const Str NAMES[] = { { "author", 6 },
                                 { "article:author", 14 },
                                 { "parsely-author", 14 },
                                 { "sailthru.author", 15 },
                                 { "dc.creator", 10 },
                                 { "dcterms.creator", 15 },
                                 { "byl", 3 },
                                 { "citation_author", 15 },
                                 { "itemprop:author", 15 },
                                 { "twitter:data1", 13 } };
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0] && authors->count == 0; i++)
        for (size_t m = 0; m < blocks->metas.count; m++)
            if (str_equal(blocks->metas.items[m].name, NAMES[i]))
                authors_add(authors, meta_fold_spaces(blocks->metas.items[m].value, state->scratch),
                            !str_equal(NAMES[i], STR("twitter:data1")), state->scratch);
}

/* Sites that name themselves as the author of everything. */
static bool meta_is_site(const MetaState *state, const Authors *authors)
{
    const Report *report = state->report;
    for (size_t i = 0; i < authors->count; i++) {
        Str name = authors->names[i];
        if (title_likeness(name, report->outlet, state->scratch) < 0.99 &&
            title_likeness(name, report->publisher, state->scratch) < 0.99)
            return false;
    }
    return true;
}

static void meta_find_authors(MetaState *state)
{
    Authors named = { .count = 0 }, seen = { .count = 0 };
    for (size_t i = 0; i < state->linked.author_count; i++)
        authors_add(&named, meta_fold_spaces(state->linked.authors[i], state->scratch), true,
                    state->scratch);
    if (named.count == 0)
        meta_authors_of_metas(state, &named);
    if (meta_is_site(state, &named)) {
        meta_authors_of_marks(state, &seen, true);
        if (seen.count == 0)
            meta_authors_of_marks(state, &seen, false);
        if (seen.count == 0)
            meta_authors_of_lines(state, &seen);
    }
    const Authors *authors = seen.count ? &seen : &named;
    Report *report = state->report;
    report->authors = ARENA_NEW(state->arena, Str, authors->count + 1);
    for (size_t i = 0; i < authors->count; i++)
        report->authors[report->author_count++] = arena_copy_str(state->arena, authors->names[i]);
}

/* Dates */

static Str meta_date_of_marks(const MetaState *state, bool strong, bool modified)
{
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < blocks->marks.count; i++) {
        const BlockMark *mark = &blocks->marks.items[i];
        size_t block = meta_block_at(blocks, mark->text.begin);
        if (!(mark->bits & CLASS_BIT(CLASS_DATE)) || mark->is_modified != modified ||
            meta_is_elsewhere(state, block))
            continue;
        if (strong ? !mark->strong : !meta_is_near_title(state, block))
            continue;
        Str date = meta_date_read(mark->datetime, state->scratch);
        if (date.len == 0 && span_len(mark->text) < 200)
            date = meta_date_read(str_slice(blocks->text, mark->text), state->scratch);
        if (date.len)
            return date;
    }
    return STR("");
}

static bool meta_says_modified(Str text)
{
    return str_find_nocase(text, STR("updated"), 0) != STR_NONE ||
           str_find_nocase(text, STR("modified"), 0) != STR_NONE;
}

/* A date in a short line beside the title, or among the first lines of a plain page. */
static Str meta_date_of_lines(const MetaState *state, bool modified)
{
    const Blocks *blocks = state->in->blocks;
    size_t last = state->in->view ? blocks->count : blocks->count < 6 ? blocks->count : 6;
    for (size_t i = 0; i < last; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        bool near = !state->in->view || meta_is_near_title(state, i);
        if (!near || text.len > 140 || meta_says_modified(text) != modified)
            continue;
        Str date = meta_date_read(text, state->scratch);
        if (date.len >= 10)
            return date;
    }
    return STR("");
}

static Str meta_find_published(const MetaState *state)
{
    const Blocks *blocks = state->in->blocks;
    Arena *scratch = state->scratch;
    Str date = meta_date_read(state->linked.published, scratch);
    if (date.len == 0)
        date = meta_date_read(
            META_FIRST(blocks, STR("article:published_time"), STR("og:published_time"),
                       STR("article:published"), STR("itemprop:datepublished"),
                       STR("parsely-pub-date"), STR("sailthru.date"), STR("pubdate"),
                       STR("publishdate"), STR("publish_date"), STR("publish-date"),
                       STR("publication_date"), STR("date_published"), STR("article.published"),
                       STR("cxenseparse:recs:publishtime"), STR("citation_publication_date"),
                       STR("citation_date"), STR("dc.date.issued"), STR("dcterms.created"),
                       STR("dcterms.issued"), STR("dc.date"), STR("dc.date.created"), STR("ptime"),
                       STR("rnews:datepublished"), STR("originalpublicationdate"),
                       STR("article_date_original"), STR("displaydate"), STR("pdate")),
            scratch);
    if (date.len == 0)
        date = meta_date_of_marks(state, true, false);
    if (date.len == 0)
        date = meta_date_of_marks(state, false, false);
    if (date.len == 0)
        date = meta_date_of_lines(state, false);
    Str of_url = meta_date_of_url(state->in->page->url, scratch);
    if (date.len == 0)
        date = of_url;
    if (date.len == 0)
        date = meta_date_read(
            META_FIRST(blocks, STR("date"), STR("dcterms.date"), STR("itemprop:datecreated")),
            scratch);
    return date;
}

static Str meta_find_modified(const MetaState *state)
{
    Arena *scratch = state->scratch;
    Str date = meta_date_read(state->linked.modified, scratch);
    if (date.len == 0)
        date = meta_date_read(META_FIRST(state->in->blocks, STR("article:modified_time"),
                                         STR("og:updated_time"), STR("itemprop:datemodified"),
                                         STR("dcterms.modified"), STR("dc.date.modified"),
                                         STR("last-modified"), STR("http:last-modified")),
                              scratch);
    if (date.len == 0)
        date = meta_date_of_marks(state, true, true);
    if (date.len == 0)
        date = meta_date_of_lines(state, true);
    return date;
}

static void meta_find_dates(MetaState *state)
{
    Report *report = state->report;
    report->published = arena_copy_str(state->arena, meta_find_published(state));
    Str modified = meta_find_modified(state);
    Interval first, last;
    bool earlier = calendar_parse_iso(report->published, &first) &&
                   calendar_parse_iso(modified, &last) && last.to <= first.from;
    if (!earlier) /* nothing is changed before it is published */
        report->modified = arena_copy_str(state->arena, modified);
}

/* Language and address */

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
    Str guess = function_words_guess(report->text, state->scratch);
    bool usable = declared.len >= 2 && declared.len <= 12 && ascii_is_alpha(declared.data[0]);
    if (usable && (guess.len == 0 || str_equal_nocase(meta_primary(declared), guess)))
        report->lang = arena_copy_str(state->arena, str_trim(declared));
    else
        report->lang = arena_copy_str(state->arena, guess);
}

static void meta_find_url(MetaState *state)
{
    Str url = META_FIRST(state->in->blocks, STR("link:canonical"), STR("og:url"));
    if (state->report->url.len == 0 && str_starts_with_nocase(url, STR("http")))
        state->report->url = arena_copy_str(state->arena, url);
}

void meta_fill(Report *report, const MetaInput *input, Arena *arena, Arena *scratch)
{
    MetaState state = {
        .report = report, .in = input, .title_block = UINT32_MAX, .arena = arena, .scratch = scratch
    };
    Str head = meta_head_title(&state);
    state.title_block = meta_find_headline(&state, head);
    Str title = head;
    if (state.title_block != UINT32_MAX)
        title = meta_clip(block_text(input->blocks, &input->blocks->items[state.title_block]));
    linked_data_read(&state.linked, input->blocks, title, scratch);
    if (state.linked.broken) {
        Str at = { state.linked.broken, 1 };
        Span place = str_span_in(input->decoded->text, at);
        note_add(arena, &report->notes, WORD_NOTE_LINKED_DATA_BROKEN,
                 decode_page_span(input->decoded, place).begin);
    }
    meta_find_outlet(&state, title);
    meta_find_title(&state, head);
    meta_find_authors(&state);
    meta_find_dates(&state);
    meta_find_language(&state);
    meta_find_url(&state);
}
