/*
 * meta_byline.c - who wrote an article.
 *
 * Names are given to machines (linked data, meta elements) and shown to readers:
 * in marked elements, as links to the pages of writers, in plain lines beside
 * the title or under the text.  The machines' are taken unless the page shows
 * none of them anywhere but others in the place of a byline: then they name the
 * one who put the page up, or the site.
 */
#include "base/ascii.h"
#include "base/utf8.h"
#include "extract/class_words.h"
#include "extract/meta_author.h"
#include "extract/meta_parts.h"
#include "text/unicode.h"

enum {
    BYLINE_LINE_BYTES = 120, /* a longer line is a sentence */
    BYLINE_NAME_BYTES = 60,  /* of a name in a line of its own */
    BYLINE_SHORT_LEAD = 4,   /* "By:", which much else begins with */
    BYLINE_APART = 2,        /* blocks between the names of one byline */
};

/* Marks */

typedef enum BylineMark {
    BYLINE_STRONG, /* by rel=author or itemprop */
    BYLINE_LINK,   /* a link to the page of a writer, beside the title */
    BYLINE_CLASS,  /* by a class word, beside the title */
    BYLINE_FAR,    /* either, elsewhere */
} BylineMark;

static bool byline_mark_is(const MetaState *state, const BlockMark *mark, BylineMark kind)
{
    size_t block = meta_block_at(state->in->blocks, mark->text.begin);
    if (!(mark->bits & CLASS_BIT(CLASS_BYLINE)) || span_len(mark->text) > 200 ||
        span_len(mark->text) == 0 || meta_is_of_others(state, block))
        return false;
    if (kind == BYLINE_STRONG)
        return mark->strong;
    if (kind == BYLINE_FAR)
        return true;
    return meta_is_near_title(state, block) && !meta_is_elsewhere(state, block) &&
           (kind == BYLINE_LINK ? mark->is_link : !mark->strong);
}

/* Whether another mark for names stands within this one and says it more closely. */
static bool byline_has_inner(const Blocks *blocks, size_t at)
{
    const BlockMark *mark = &blocks->marks.items[at];
    for (size_t i = at + 1; i < blocks->marks.count; i++) {
        const BlockMark *inner = &blocks->marks.items[i];
        if (inner->text.begin >= mark->text.end)
            return false;
        if ((inner->bits & CLASS_BIT(CLASS_BYLINE)) && span_len(inner->text) > 3 &&
            (inner->is_link || inner->strong) && span_len(inner->text) < span_len(mark->text))
            return true;
    }
    return false;
}

static void byline_read_marks(const MetaState *state, Authors *authors, BylineMark kind)
{
    const Blocks *blocks = state->in->blocks;
    size_t found = blocks->count; /* block of the first name */
    for (size_t i = 0; i < blocks->marks.count && authors->count < META_AUTHORS_MAX; i++) {
        const BlockMark *mark = &blocks->marks.items[i];
        size_t block = meta_block_at(blocks, mark->text.begin);
        if (!byline_mark_is(state, mark, kind) || byline_has_inner(blocks, i))
            continue;
        if (kind != BYLINE_STRONG && authors->count && block > found + BYLINE_APART)
            return;
        Str text = str_trim(str_slice(blocks->text, mark->text));
        bool is_name = text.len < 40 && furniture_find(text).kind == FURNITURE_NONE;
        AuthorPlace place = kind == BYLINE_FAR                 ? AUTHOR_PERSON
                            : !is_name || kind == BYLINE_CLASS ? AUTHOR_TEXT
                            : kind == BYLINE_LINK              ? AUTHOR_LINK
                                                               : AUTHOR_FIELD;
        authors_add(authors, text, place, state->scratch);
        if (authors->count && found == blocks->count)
            found = block;
    }
}

/* Lines */

/*
 * "…, the head of the yard, Ann Lee, said.": a line that ends as sentences do
 * and has words in small letters, not a byline with a stop behind it.
 */
static bool byline_is_sentence(Str line)
{
    enum { LEAST_SMALL_WORDS = 2 };
    static const Str CLOSERS[] = { { "\"", 1 }, { "'", 1 }, { ")", 1 }, { "\xe2\x80\x9d", 3 } };
    Str rest = str_trim(line);
    for (size_t i = 0; i < sizeof CLOSERS / sizeof CLOSERS[0]; i++)
        if (str_ends_with(rest, CLOSERS[i]))
            rest = str_take(rest, rest.len - CLOSERS[i].len);
    if (!str_ends_with(rest, STR(".")) && !str_ends_with(rest, STR("!")) &&
        !str_ends_with(rest, STR("?")))
        return false;
    size_t small = 0;
    while (rest.len) {
        StrCut cut = str_cut(rest, ' ');
        small += unicode_is_letter(utf8_read(cut.head).codepoint) &&
                 !unicode_is_upper(utf8_read(cut.head).codepoint);
        rest = cut.tail;
    }
    return small >= LEAST_SMALL_WORDS;
}

/* "By" alone: the name is the line behind it. */
static bool byline_read_next(const MetaState *state, Authors *authors, size_t block)
{
    const Blocks *blocks = state->in->blocks;
    if (block + 1 >= blocks->count)
        return false;
    Str next = block_text(blocks, &blocks->items[block + 1]);
    if (next.len > BYLINE_NAME_BYTES || furniture_find(next).kind != FURNITURE_NONE)
        return false;
    authors_add(authors, next, AUTHOR_LINK, state->scratch);
    return authors->count > 0;
}

/* Its only line, or where <br> parts it the first that names someone. */
static void byline_read_block(const MetaState *state, Authors *authors, Str text, bool near)
{
    while (text.len && authors->count == 0) {
        StrCut cut = str_cut(text, '\n');
        Str line = str_trim(cut.head);
        text = cut.tail;
        if (line.len >= BYLINE_LINE_BYTES)
            continue;
        /* "This post was written by Ann Lee, a doctor." speaks of itself. */
        bool within = near && (str_starts_with(line, STR("This ")) || !byline_is_sentence(line));
        Str rest = author_find_lead(line, within, state->scratch);
        bool is_said = near || rest.len + BYLINE_SHORT_LEAD < line.len; /* "Written by" */
        if (rest.len)
            authors_add(authors, rest, is_said ? AUTHOR_TEXT : AUTHOR_PERSON, state->scratch);
    }
}

/* "Ann Lee" in plain words beside the title, or among the first lines of a plain page. */
static void byline_read_lines(const MetaState *state, Authors *authors, bool near)
{
    const Blocks *blocks = state->in->blocks;
    size_t last = state->in->view ? blocks->count : blocks->count < 8 ? blocks->count : 8;
    for (size_t i = 0; i < last && authors->count == 0; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        if ((state->in->view && meta_is_near_title(state, i) != near) ||
            (!near && meta_is_elsewhere(state, i)))
            continue;
        if (text.len < BYLINE_LINE_BYTES && author_is_lead(text, state->scratch) &&
            byline_read_next(state, authors, i))
            return;
        byline_read_block(state, authors, text, near);
    }
}

/* A name alone, or among other short things, in a line beside the title and a date. */
static void byline_read_names(const MetaState *state, Authors *authors)
{
    const Blocks *blocks = state->in->blocks;
    size_t title = state->title_block;
    for (size_t i = 0; title < blocks->count && i < blocks->count && authors->count == 0; i++) {
        Str text = block_text(blocks, &blocks->items[i]);
        if (text.len < BYLINE_LINE_BYTES && !byline_is_sentence(text) && i != state->title_block &&
            i + 3 >= title && i <= title + 5 && !meta_is_of_others(state, i) &&
            !(blocks->items_box[blocks->items[i].box].in & (BLOCK_IN_HEADING | BLOCK_IN_LIST)))
            authors_add(authors, text, AUTHOR_PERSON, state->scratch);
    }
}

/* Names for machines */

static void byline_read_metas(const MetaState *state, Authors *authors)
{
    static const Str NAMES[] = { { "author", 6 },
                                 { "article:author", 14 },
                                 { "parsely-author", 14 },
                                 { "sailthru.author", 15 },
                                 { "dc.creator", 10 },
                                 { "dcterms.creator", 15 },
                                 { "byl", 3 },
                                 { "byline", 6 },
                                 { "citation_author", 15 },
                                 { "citation_authors", 16 },
                                 { "itemprop:author", 15 },
                                 { "article_author", 14 },
                                 { "article.author", 14 },
                                 { "cxenseparse:author", 18 } };
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0] && authors->count == 0; i++)
        for (size_t m = 0; m < blocks->metas.count; m++)
            if (str_equal(blocks->metas.items[m].name, NAMES[i]))
                authors_add(authors, meta_fold_spaces(blocks->metas.items[m].value, state->scratch),
                            AUTHOR_FIELD, state->scratch);
}

/* Cards of pairs: twitter:label1 "Written by", twitter:data1 the name. */
static void byline_read_cards(const MetaState *state, Authors *authors)
{
    static const Str LABELS[] = { { "twitter:label1", 14 }, { "twitter:label2", 14 } };
    static const Str DATA[] = { { "twitter:data1", 13 }, { "twitter:data2", 13 } };
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < sizeof LABELS / sizeof LABELS[0] && authors->count == 0; i++) {
        const MetaTag *label = meta_tag(blocks, LABELS[i]), *data = meta_tag(blocks, DATA[i]);
        if (label && data && author_is_lead(label->value, state->scratch))
            authors_add(authors, meta_fold_spaces(data->value, state->scratch), AUTHOR_FIELD,
                        state->scratch);
    }
}

static void byline_read_given(const MetaState *state, Authors *authors)
{
    for (size_t i = 0; i < state->linked.author_count; i++)
        authors_add(authors, meta_fold_spaces(state->linked.authors[i], state->scratch),
                    AUTHOR_FIELD, state->scratch);
    if (authors->count == 0)
        byline_read_metas(state, authors);
    if (authors->count == 0)
        byline_read_cards(state, authors);
}

/* The choice */

/* Sites that name themselves as the author of everything. */
static bool byline_is_site(const MetaState *state, const Authors *authors)
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

/* In a short line that is no imprint. */
static bool byline_is_shown(const MetaState *state, const Authors *authors)
{
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < authors->count; i++) {
        Str name = authors->names[i];
        for (size_t at = 0; (at = str_find_nocase(blocks->text, name, at)) != STR_NONE; at++) {
            const Block *block = &blocks->items[meta_block_at(blocks, at)];
            if (span_len(block->text) < 2 * BYLINE_LINE_BYTES &&
                !(blocks->items_box[block->box].in & BLOCK_IN_FOOTER) &&
                str_find(block_text(blocks, block), STR("\xc2\xa9"), 0) == STR_NONE)
                return true;
        }
    }
    return false;
}

static void byline_read_shown(const MetaState *state, Authors *authors)
{
    byline_read_marks(state, authors, BYLINE_CLASS);
    if (authors->count == 0)
        byline_read_lines(state, authors, true);
    if (authors->count == 0)
        byline_read_names(state, authors);
    if (authors->count == 0)
        byline_read_marks(state, authors, BYLINE_FAR);
    if (authors->count == 0)
        byline_read_lines(state, authors, false);
}

/* A name that was seen is shown where it stands first. */
static void byline_explain(MetaState *state, Str name, bool seen)
{
    const Blocks *blocks = state->in->blocks;
    if (!state->in->explanation)
        return;
    Span place = { 0, 0 };
    for (size_t i = 0; seen && i < blocks->count && span_len(place) == 0; i++)
        if (str_find(block_text(blocks, &blocks->items[i]), name, 0) != STR_NONE)
            place = assemble_block_page(blocks, i);
    Word given = state->linked.author_count ? WORD_FROM_LINKED_DATA : WORD_FROM_HEAD;
    meta_explain(state, WORD_FIELD_AUTHOR, name, seen ? WORD_FROM_SHOWN : given, place);
}

void meta_find_authors(MetaState *state)
{
    Authors given = { .count = 0 }, seen = { .count = 0 };
    byline_read_given(state, &given);
    bool doubtful = byline_is_site(state, &given);
    if (doubtful || !byline_is_shown(state, &given)) {
        byline_read_marks(state, &seen, BYLINE_STRONG);
        if (seen.count == 0)
            byline_read_marks(state, &seen, BYLINE_LINK);
        if (seen.count == 0)
            byline_read_lines(state, &seen, true);
    }
    if (doubtful && seen.count == 0)
        byline_read_shown(state, &seen);
    const Authors *authors = seen.count ? &seen : &given;
    Report *report = state->report;
    report->authors = ARENA_NEW(state->arena, Str, authors->count + 1);
    for (size_t i = 0; i < authors->count; i++) {
        report->authors[report->author_count++] = arena_copy_str(state->arena, authors->names[i]);
        byline_explain(state, authors->names[i], seen.count > 0);
    }
}
