/*
 * meta_when.c - when an article was published and changed.
 *
 * A page gives its dates twice: to machines (linked data, meta elements) and to
 * readers (beside the title, at the end).  The machines' is taken, for its time
 * of day, unless readers are shown an earlier one (then it is the date of the
 * page's making).  A date that is shown is read with the words before it
 * (data/date_labels.tsv), in its own line or in the line before.
 */
#include "extract/meta_parts.h"

#include "base/utf8.h"
#include "extract/class_words.h"
#include "extract/meta_date.h"
#include "text/calendar.h"
#include "text/table.h"
#include "text/unicode.h"

#include "date_labels.inc"

enum {
    WHEN_LINE_BYTES = 140, /* a longer line is a sentence */
    WHEN_LABEL_BYTES = 48, /* of a line that labels the next */
    WHEN_REST_BYTES = 32,  /* of a line that is a date and little else */
    WHEN_LINES_PLAIN = 6,  /* of a plain page */
};

typedef enum WhenKind { WHEN_PUBLISHED, WHEN_MODIFIED, WHEN_KINDS, WHEN_UNSAID } WhenKind;

/* How well a date is shown. */
typedef enum WhenRank {
    WHEN_RANK_NONE = 0,
    WHEN_RANK_FAR,     /* away from the title, labelled */
    WHEN_RANK_MENTION, /* in a line with other words */
    WHEN_RANK_MARK,    /* in an element for dates */
    WHEN_RANK_LINE,    /* in a line of its own */
    WHEN_RANK_LABEL,   /* with a word that says what it is */
    WHEN_RANK_STRONG,  /* in an element that says what it is */
} WhenRank;

typedef struct WhenSeen {
    Str iso;
    WhenRank rank;
    bool differs; /* another of the same rank says another day */
} WhenSeen;

typedef struct When {
    const MetaState *state;
    MetaDateOrder order;
    WhenSeen seen[WHEN_KINDS];
} When;

static Str when_day(Str iso)
{
    return str_take(iso, iso.len < 10 ? iso.len : 10);
}

static void when_see(When *when, WhenKind kind, Str iso, WhenRank rank)
{
    WhenSeen *best = &when->seen[kind == WHEN_MODIFIED ? WHEN_MODIFIED : WHEN_PUBLISHED];
    if (rank == best->rank && !str_equal(when_day(best->iso), when_day(iso)))
        best->differs = true;
    if (rank > best->rank || (rank == best->rank && iso.len > best->iso.len &&
                              str_starts_with(iso, best->iso)))
        *best = (WhenSeen){ iso, rank, rank == best->rank && best->differs };
}

/* Labels */

static WhenKind when_label_word(Str word, Arena *arena)
{
    ArenaMark mark = arena_mark(arena);
    const DateLabel *row = word.len > 40 ? NULL : TABLE_FIND(DATE_LABELS, word,
                                                             unicode_fold_str(word, arena));
    arena_release(arena, mark);
    if (!row)
        return WHEN_UNSAID;
    return str_equal(row->kind, STR("modified")) ? WHEN_MODIFIED : WHEN_PUBLISHED;
}

/* What the last word of its kind says of a date behind it. */
static WhenKind when_label(Str before, Arena *arena)
{
    WhenKind kind = WHEN_UNSAID;
    size_t begin = STR_NONE;
    for (size_t at = 0;;) {
        Utf8Char c = utf8_read_at(before, at);
        bool letter = c.len && unicode_is_letter(c.codepoint);
        if (letter && begin == STR_NONE)
            begin = at;
        if (!letter && begin != STR_NONE) {
            WhenKind said = when_label_word(str_slice(before, span(begin, at)), arena);
            kind = said == WHEN_UNSAID ? kind : said;
            begin = STR_NONE;
        }
        if (!c.len)
            return kind;
        at += c.len;
    }
}

/* Of the block before, if that is a short line without a date. */
static WhenKind when_label_before(const When *when, size_t block)
{
    const Blocks *blocks = when->state->in->blocks;
    if (block == 0)
        return WHEN_UNSAID;
    Str text = block_text(blocks, &blocks->items[block - 1]);
    if (text.len > WHEN_LABEL_BYTES ||
        meta_date_read(text, META_DATE_MONTH_FIRST, when->state->scratch).len)
        return WHEN_UNSAID;
    return when_label(text, when->state->scratch);
}

/* Dates that are shown */

static bool when_is_near(const When *when, size_t block)
{
    return !when->state->in->view ? block < WHEN_LINES_PLAIN
                                  : meta_is_near_title(when->state, block);
}

/* Teasers and comments have dates of their own, unless they stand beside the title. */
static bool when_is_of_others(const When *when, size_t block)
{
    if (!when->state->in->view)
        return false;
    return when_is_near(when, block)
               ? meta_is_in(when->state, block, 0, BLOCK_IN_NAV | BLOCK_IN_FOOTER)
               : meta_is_of_others(when->state, block);
}

/* All dates of a line, each with the words between it and the one before. */
static void when_read_line(When *when, size_t block)
{
    const Blocks *blocks = when->state->in->blocks;
    Arena *scratch = when->state->scratch;
    Str text = block_text(blocks, &blocks->items[block]);
    bool near = when_is_near(when, block);
    MetaDateFound found;
    size_t from = 0;
    while (meta_date_find(&found, text, from, when->order, scratch)) {
        WhenKind kind = when_label(str_slice(text, span(from, found.place.begin)), scratch);
        if (kind == WHEN_UNSAID && found.place.begin < 4)
            kind = when_label_before(when, block);
        bool alone = text.len - span_len(found.place) <= WHEN_REST_BYTES;
        WhenRank rank = kind != WHEN_UNSAID ? WHEN_RANK_LABEL
                        : alone             ? WHEN_RANK_LINE
                                            : WHEN_RANK_MENTION;
        if (near && (found.iso.len >= 10 || kind != WHEN_UNSAID))
            when_see(when, kind, found.iso, rank);
        else if (!near && kind != WHEN_UNSAID && found.iso.len >= 10)
            when_see(when, kind, found.iso, WHEN_RANK_FAR);
        from = found.place.end;
    }
}

static void when_read_lines(When *when)
{
    const MetaInput *in = when->state->in;
    size_t count = in->view || in->blocks->count < WHEN_LINES_PLAIN ? in->blocks->count
                                                                    : WHEN_LINES_PLAIN;
    for (size_t i = 0; i < count; i++) {
        size_t len = span_len(in->blocks->items[i].text);
        if (len > WHEN_LINE_BYTES || len < 6 || (in->view && in->view->block[i].digits == 0) ||
            when_is_of_others(when, i))
            continue;
        when_read_line(when, i);
    }
}

static WhenKind when_mark_kind(const When *when, const BlockMark *mark, size_t block)
{
    const Blocks *blocks = when->state->in->blocks;
    if (mark->is_modified)
        return WHEN_MODIFIED;
    if (mark->strong)
        return WHEN_PUBLISHED;
    if (block >= blocks->count)
        return WHEN_UNSAID;
    Span line = blocks->items[block].text;
    size_t end = mark->text.end < line.end ? mark->text.end : line.end;
    Str text = str_slice(blocks->text, span(line.begin, end));
    if (text.len > WHEN_LINE_BYTES)
        return WHEN_UNSAID;
    WhenKind kind = when_label(text, when->state->scratch);
    return kind == WHEN_UNSAID ? when_label_before(when, block) : kind;
}

static void when_read_marks(When *when)
{
    const Blocks *blocks = when->state->in->blocks;
    for (size_t i = 0; i < blocks->marks.count; i++) {
        const BlockMark *mark = &blocks->marks.items[i];
        size_t block = meta_block_at(blocks, mark->text.begin);
        if (!(mark->bits & CLASS_BIT(CLASS_DATE)) || span_len(mark->text) >= 200)
            continue;
        if (when_is_of_others(when, block))
            continue;
        bool near = when_is_near(when, block);
        Str text = str_slice(blocks->text, mark->text);
        Str date = meta_date_read(mark->datetime, when->order, when->state->scratch);
        if (date.len == 0)
            date = meta_date_read(text, when->order, when->state->scratch);
        if (date.len < 10)
            continue;
        WhenKind kind = when_mark_kind(when, mark, block);
        WhenRank rank = mark->strong           ? WHEN_RANK_STRONG
                        : !near                ? WHEN_RANK_FAR
                        : kind != WHEN_UNSAID ? WHEN_RANK_LABEL
                                               : WHEN_RANK_MARK;
        when_see(when, kind, date, rank);
    }
}

/* Dates for machines */

/* "w-published-date", "og:article:published_time": names that no standard has. */
static Str when_given_loosely(const MetaState *state, MetaDateOrder order)
{
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < blocks->metas.count; i++) {
        Str name = blocks->metas.items[i].name;
        if (str_find(name, STR("publish"), 0) == STR_NONE &&
            str_find(name, STR("pubdate"), 0) == STR_NONE)
            continue;
        Str date = meta_date_read(blocks->metas.items[i].value, order, state->scratch);
        if (date.len >= 10)
            return date;
    }
    return STR("");
}

static Str when_given(const MetaState *state, MetaDateOrder order)
{
    const Blocks *blocks = state->in->blocks;
    Str date = meta_date_read(state->linked.published, order, state->scratch);
    if (date.len == 0)
        date = meta_date_read(
            META_FIRST(blocks, STR("article:published_time"), STR("og:published_time"),
                       STR("article:published"), STR("itemprop:datepublished"),
                       STR("parsely-pub-date"), STR("sailthru.date"), STR("pubdate"),
                       STR("publication_date"), STR("citation_publication_date"),
                       STR("citation_date"), STR("dc.date.issued"), STR("dcterms.created"),
                       STR("dcterms.issued"), STR("dc.date"), STR("dc.date.created"), STR("ptime"),
                       STR("article_date_original"), STR("displaydate"), STR("pdate")),
            order, state->scratch);
    return date.len ? date : when_given_loosely(state, order);
}

static Str when_given_modified(const MetaState *state, MetaDateOrder order)
{
    Str date = meta_date_read(state->linked.modified, order, state->scratch);
    if (date.len == 0)
        date = meta_date_read(META_FIRST(state->in->blocks, STR("article:modified_time"),
                                         STR("og:updated_time"), STR("itemprop:datemodified"),
                                         STR("dcterms.modified"), STR("dc.date.modified"),
                                         STR("last-modified"), STR("http:last-modified")),
                              order, state->scratch);
    return date;
}

/*
 * Of 03/04/2024 the language says which is the day: only American English
 * writes the month first.  Plain "en" may be either.
 */
static MetaDateOrder when_order(const MetaState *state)
{
    Str lang = str_trim(state->in->blocks->lang);
    Str locale = META_FIRST(state->in->blocks, STR("og:locale"));
    if (lang.len < 4 && locale.len >= 5 &&
        (lang.len < 2 || str_starts_with_nocase(locale, str_take(lang, 2))))
        lang = locale;
    if (lang.len < 2)
        return META_DATE_ORDER_UNKNOWN;
    if (!str_starts_with_nocase(lang, STR("en")))
        return META_DATE_DAY_FIRST;
    if (lang.len < 5)
        return META_DATE_ORDER_UNKNOWN;
    return str_equal_nocase(str_drop(lang, 3), STR("US")) ? META_DATE_MONTH_FIRST
                                                          : META_DATE_DAY_FIRST;
}

/* The choice */

static const int64_t WHEN_DAY = 86400;

/* Days from one date to the other; 0 where either is no whole day. */
static int64_t when_days(Str from, Str to)
{
    Interval a, b;
    if (from.len < 10 || to.len < 10 || !calendar_parse_iso(when_day(from), &a) ||
        !calendar_parse_iso(when_day(to), &b))
        return 0;
    return (b.from - a.from) / WHEN_DAY;
}

static bool when_is_known(const WhenSeen *seen)
{
    return seen->rank > WHEN_RANK_FAR || (seen->rank == WHEN_RANK_FAR && !seen->differs);
}

static Str when_decide(const When *when, Str given, Str of_url)
{
    const WhenSeen *first = &when->seen[WHEN_PUBLISHED], *last = &when->seen[WHEN_MODIFIED];
    bool url_has_day = of_url.len == 10;
    if (given.len) {
        bool is_shown = first->rank > WHEN_RANK_MENTION && !first->differs;
        bool is_earlier = when_days(first->iso, given) > 1;
        bool url_agrees = url_has_day && when_days(given, of_url) != 0 &&
                          str_equal(when_day(first->iso), of_url);
        return is_shown && (is_earlier || url_agrees) ? first->iso : given;
    }
    int64_t apart = when_days(first->iso, of_url);
    if (url_has_day && (first->rank < WHEN_RANK_LABEL || apart > 1 || apart < -1))
        return of_url;
    if (when_is_known(first))
        return first->iso;
    return last->rank > WHEN_RANK_MENTION || (of_url.len == 0 && when_is_known(last)) ? last->iso
                                                                                     : of_url;
}

void meta_find_dates(MetaState *state)
{
    Report *report = state->report;
    Arena *scratch = state->scratch;
    When when = { .state = state, .order = when_order(state) };
    when_read_lines(&when);
    when_read_marks(&when);
    Str published = when_decide(&when, when_given(state, when.order),
                                meta_date_of_url(state->in->page->url, scratch));
    if (published.len == 0)
        published =
            meta_date_read(META_FIRST(state->in->blocks, STR("date"), STR("dcterms.date"),
                                      STR("itemprop:datecreated")),
                           when.order, scratch);
    Str modified = when_given_modified(state, when.order);
    if (modified.len == 0)
        modified = when.seen[WHEN_MODIFIED].iso;
    report->published = arena_copy_str(state->arena, published);
    Interval first, last;
    bool earlier = calendar_parse_iso(published, &first) && calendar_parse_iso(modified, &last) &&
                   last.to <= first.from;
    if (!earlier) /* nothing is changed before it is published */
        report->modified = arena_copy_str(state->arena, modified);
}
