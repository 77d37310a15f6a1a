/*
 * meta_when.c - when an article was published and changed.
 *
 * A page gives its dates twice: to machines (linked data, meta elements) and to
 * readers (beside the title, at the end).  The machines' is taken, for its time
 * of day, unless readers are shown an earlier one (then it is the date of the
 * page's making).  A date that is shown is read with the words before it
 * (data/date_labels.tsv), in its own line or in the line before, and weighed by
 * where it stands: close behind the title, beside it, or away from it.
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
    WHEN_HEAD_WORDS = 15,  /* of a block that may stand between title and text */
    WHEN_CLOSE = 4,        /* blocks behind the title where its own date stands first of all */
};

typedef enum WhenKind {
    WHEN_PUBLISHED,
    WHEN_MODIFIED,
    WHEN_KINDS,
    WHEN_FIRST, /* published, and perhaps again later */
    WHEN_UNSAID
} WhenKind;

/* How well a date is shown. */
typedef enum WhenRank {
    WHEN_RANK_NONE = 0,
    WHEN_RANK_LONE = 5,        /* away from the title, in a line of its own without a label */
    WHEN_RANK_FAR = 10,        /* away from the title, labelled in a line with other words */
    WHEN_RANK_FAR_LINE = 12,   /* the same in a line of its own */
    WHEN_RANK_BODY = 15,       /* beside the title, labelled in a block of sentences */
    WHEN_RANK_MENTION = 20,    /* beside the title, in a line with other words */
    WHEN_RANK_MARK = 30,       /* in an element for dates */
    WHEN_RANK_LINE = 40,       /* in a line of its own */
    WHEN_RANK_LABEL = 50,      /* with a word that says what it is */
    WHEN_RANK_STRONG = 70,     /* in an element that says what it is */
    WHEN_RANK_FIRST = 85,      /* with words that say there were others later */
    WHEN_RANK_CLOSE_MORE = 11, /* more for five of them, where they stand close behind the title */
} WhenRank;

typedef struct WhenSeen {
    Str iso;
    size_t block;
    int rank;
    bool differs; /* another of the same rank says another day */
} WhenSeen;

typedef struct When {
    const MetaState *state;
    MetaDateOrder order;
    size_t body;  /* the first block of the article's text, where there is no title */
    Span *marked; /* per block: the elements that give a date to machines, in the blocks' text */
    WhenSeen seen[WHEN_KINDS];
} When;

static Str when_day(Str iso)
{
    return str_take(iso, iso.len < 10 ? iso.len : 10);
}

static void when_see(When *when, WhenKind kind, Str iso, size_t block, int rank)
{
    WhenSeen *best = &when->seen[kind == WHEN_MODIFIED ? WHEN_MODIFIED : WHEN_PUBLISHED];
    if (rank == best->rank && !str_equal(when_day(best->iso), when_day(iso)))
        best->differs = true;
    if (rank > best->rank ||
        (rank == best->rank && iso.len > best->iso.len && str_starts_with(iso, best->iso)))
        *best = (WhenSeen){ iso, block, rank, rank == best->rank && best->differs };
}

/* Labels */

static WhenKind when_label_word(Str word, Arena *arena)
{
    ArenaMark mark = arena_mark(arena);
    const DateLabel *row =
        word.len > 40 ? NULL : TABLE_FIND(DATE_LABELS, word, unicode_fold_str(word, arena));
    arena_release(arena, mark);
    if (!row)
        return WHEN_UNSAID;
    return str_equal(row->kind, STR("modified")) ? WHEN_MODIFIED
           : str_equal(row->kind, STR("first"))  ? WHEN_FIRST
                                                 : WHEN_PUBLISHED;
}

/* What the last word of its kind says of a date behind it; "originally" says it of what is said to
 * be published. */
static WhenKind when_label(Str before, Arena *arena)
{
    WhenKind kind = WHEN_UNSAID;
    bool first = false;
    size_t begin = STR_NONE;
    for (size_t at = 0;;) {
        Utf8Char c = utf8_read_at(before, at);
        bool letter = c.len && unicode_is_letter(c.codepoint);
        if (letter && begin == STR_NONE)
            begin = at;
        if (!letter && begin != STR_NONE) {
            WhenKind said = when_label_word(str_slice(before, span(begin, at)), arena);
            if (said == WHEN_FIRST)
                first = true;
            else if (said != WHEN_UNSAID)
                kind = said;
            begin = STR_NONE;
        }
        if (!c.len)
            return first && kind == WHEN_PUBLISHED ? WHEN_FIRST : kind;
        at += c.len;
    }
}

/* Of the line before, if that is a short one without a date. */
static WhenKind when_label_before(const When *when, size_t block, size_t line)
{
    const Blocks *blocks = when->state->in->blocks;
    Str text = str_take(block_text(blocks, &blocks->items[block]), line);
    if (line == 0 && block == 0)
        return WHEN_UNSAID;
    if (line == 0)
        text = block_text(blocks, &blocks->items[block - 1]);
    text = str_trim(text);
    size_t end = str_find_last(text, '\n');
    text = end == STR_NONE ? text : str_drop(text, end + 1);
    if (text.len > WHEN_LABEL_BYTES ||
        meta_date_read(text, META_DATE_MONTH_FIRST, when->state->scratch).len)
        return WHEN_UNSAID;
    return when_label(text, when->state->scratch);
}

/* Dates that are shown */

static bool when_is_near(const When *when, size_t block)
{
    if (!when->state->in->view)
        return block < WHEN_LINES_PLAIN;
    if (when->state->title_block == UINT32_MAX)
        return block <= when->body && when->body <= block + WHEN_LINES_PLAIN;
    return meta_is_near_title(when->state, block);
}

static bool when_is_close(const When *when, size_t block)
{
    uint32_t title = when->state->title_block;
    return title != UINT32_MAX && block >= title && block <= title + (size_t)WHEN_CLOSE;
}

/* Teasers and comments have dates of their own, unless they stand beside the title; the foot of
 * an article is its own. */
static bool when_is_of_others(const When *when, size_t block)
{
    const MetaState *state = when->state;
    const Blocks *blocks = state->in->blocks;
    if (!state->in->view || block >= blocks->count)
        return false;
    uint32_t in = blocks->items_box[blocks->items[block].box].in;
    uint32_t foot = in & (BLOCK_IN_ARTICLE | BLOCK_IN_MAIN) ? 0 : BLOCK_IN_FOOTER;
    return when_is_near(when, block) ? meta_is_in(state, block, 0, BLOCK_IN_NAV | foot)
                                     : meta_is_of_others(state, block);
}

/* Sentences speak of other days too; what tells when the article was published is short. */
static bool when_is_long(const When *when, size_t block)
{
    const MetaInput *in = when->state->in;
    return in->view && in->view->block[block].words > WHEN_HEAD_WORDS;
}

static int when_rank_line(const When *when, size_t block, WhenKind kind, bool alone, bool whole_day)
{
    bool labelled = kind != WHEN_UNSAID;
    if (kind == WHEN_FIRST && whole_day &&
        !(when_is_long(when, block) && when->state->in->keep[block]))
        return WHEN_RANK_FIRST;
    if (!when_is_near(when, block))
        return !whole_day ? WHEN_RANK_NONE
               : labelled ? (alone ? WHEN_RANK_FAR_LINE : WHEN_RANK_FAR)
               : alone    ? WHEN_RANK_LONE
                          : WHEN_RANK_NONE;
    if (!whole_day && !labelled)
        return WHEN_RANK_NONE;
    if (!alone && when_is_long(when, block) && (labelled || when->state->in->keep[block]))
        return labelled ? WHEN_RANK_BODY : WHEN_RANK_NONE;
    int more = when_is_close(when, block) ? WHEN_RANK_CLOSE_MORE : 0;
    return more + (labelled ? WHEN_RANK_LABEL : alone ? WHEN_RANK_LINE : WHEN_RANK_MENTION);
}

/* All dates of a line, each with the words between it and the one before. */
static void when_read_line(When *when, size_t block, Span line)
{
    const Blocks *blocks = when->state->in->blocks;
    Arena *scratch = when->state->scratch;
    size_t begin = blocks->items[block].text.begin;
    Str text = str_slice(block_text(blocks, &blocks->items[block]), line);
    MetaDateFound found;
    size_t from = 0;
    while (meta_date_find(&found, text, from, when->order, scratch)) {
        WhenKind kind = when_label(str_slice(text, span(from, found.place.begin)), scratch);
        if (kind == WHEN_UNSAID && found.place.begin < 4)
            kind = when_label_before(when, block, line.begin);
        from = found.place.end;
        size_t at = begin + line.begin;
        Span marked = when->marked[block];
        if (marked.begin <= at + found.place.begin && at + found.place.end <= marked.end)
            continue;
        bool alone = text.len - span_len(found.place) <= WHEN_REST_BYTES;
        int rank = when_rank_line(when, block, kind, alone, found.iso.len >= 10);
        if (rank != WHEN_RANK_NONE)
            when_see(when, kind, found.iso, block, rank);
    }
}

static void when_read_lines(When *when)
{
    const MetaInput *in = when->state->in;
    const Blocks *blocks = in->blocks;
    size_t count = in->view || blocks->count < WHEN_LINES_PLAIN ? blocks->count : WHEN_LINES_PLAIN;
    for (size_t i = 0; i < count; i++) {
        if ((in->view && in->view->block[i].digits == 0) || when_is_of_others(when, i) ||
            (blocks->items_box[blocks->items[i].box].in & BLOCK_IN_PRE))
            continue;
        Str text = block_text(blocks, &blocks->items[i]);
        for (size_t at = 0; at < text.len;) {
            size_t end = str_find_byte(text, '\n', at);
            end = end == STR_NONE ? text.len : end;
            if (end - at <= WHEN_LINE_BYTES && end - at >= 6)
                when_read_line(when, i, span(at, end));
            at = end + 1;
        }
    }
}

/* Such an element is asked itself, what it shows is not read. */
static void when_find_marked(When *when)
{
    const Blocks *blocks = when->state->in->blocks;
    when->marked = ARENA_NEW(when->state->scratch, Span, blocks->count + 1);
    for (size_t i = 0; i < blocks->marks.count; i++) {
        const BlockMark *mark = &blocks->marks.items[i];
        if (mark->datetime.len == 0 ||
            meta_date_read(mark->datetime, when->order, when->state->scratch).len < 10)
            continue;
        Span *marked = &when->marked[meta_block_at(blocks, mark->text.begin)];
        if (span_len(*marked) == 0)
            *marked = mark->text;
        marked->end = mark->text.end > marked->end ? mark->text.end : marked->end;
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
    return kind == WHEN_UNSAID ? when_label_before(when, block, 0) : kind;
}

static int when_rank_mark(const When *when, const BlockMark *mark, size_t block, WhenKind kind)
{
    const Blocks *blocks = when->state->in->blocks;
    if (!when_is_near(when, block))
        return mark->strong || kind != WHEN_UNSAID ? WHEN_RANK_FAR_LINE : WHEN_RANK_LONE;
    bool alone = block < blocks->count &&
                 span_len(blocks->items[block].text) <= span_len(mark->text) + WHEN_REST_BYTES;
    int more = when_is_close(when, block) ? WHEN_RANK_CLOSE_MORE : 0;
    return more + (mark->strong                  ? WHEN_RANK_STRONG
                   : kind != WHEN_UNSAID         ? WHEN_RANK_LABEL
                   : mark->datetime.len && alone ? WHEN_RANK_LINE
                                                 : WHEN_RANK_MARK);
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
        Str text = str_slice(blocks->text, mark->text);
        Str date = meta_date_read(mark->datetime, when->order, when->state->scratch);
        if (date.len == 0)
            date = meta_date_read(text, when->order, when->state->scratch);
        if (date.len < 10)
            continue;
        WhenKind kind = when_mark_kind(when, mark, block);
        when_see(when, kind, date, block, when_rank_mark(when, mark, block, kind));
    }
}

/* Dates for machines */

/* Days from one date to the other; 0 where either is no whole day. */
static int64_t when_days(Str from, Str to)
{
    static const int64_t DAY = 86400;
    Interval a, b;
    if (from.len < 10 || to.len < 10 || !calendar_parse_iso(when_day(from), &a) ||
        !calendar_parse_iso(when_day(to), &b))
        return 0;
    return (b.from - a.from) / DAY;
}

/* Of two dates for machines the earlier: the other is of a new edition, or of the page's making. */
static Str when_earlier(Str a, Str b)
{
    return a.len == 0 || when_days(b, a) > 1 ? b : a;
}

/* "w-published-date", "og:article:published_time": names that no standard has. */
static Str when_given_loosely(const MetaState *state, MetaDateOrder order)
{
    const Blocks *blocks = state->in->blocks;
    Str first = STR("");
    for (size_t i = 0; i < blocks->metas.count; i++) {
        Str name = blocks->metas.items[i].name;
        if (str_find(name, STR("publish"), 0) == STR_NONE &&
            str_find(name, STR("pubdate"), 0) == STR_NONE)
            continue;
        Str date = meta_date_read(blocks->metas.items[i].value, order, state->scratch);
        if (date.len >= 10)
            first = when_earlier(first, date);
    }
    return first;
}

static Str when_given(const MetaState *state, MetaDateOrder order)
{
    const Blocks *blocks = state->in->blocks;
    Str date = meta_date_read(state->linked.published, order, state->scratch);
    if (date.len == 0 || str_equal(state->linked.published, state->linked.modified))
        date = when_earlier(date, when_given_loosely(state, order));
    if (date.len == 0)
        date = meta_date_read(
            META_FIRST(blocks, STR("parsely-pub-date"), STR("sailthru.date"),
                       STR("publication_date"), STR("citation_publication_date"),
                       STR("citation_date"), STR("dc.date.issued"), STR("dcterms.created"),
                       STR("dcterms.issued"), STR("dc.date"), STR("dc.date.created"), STR("ptime"),
                       STR("article_date_original"), STR("displaydate"), STR("pdate")),
            order, state->scratch);
    return date;
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
 * writes the month first.  Plain "en" may be either: other dates of the page tell.
 */
static MetaDateOrder when_order(const MetaState *state)
{
    Str lang = str_trim(state->in->blocks->lang);
    Str locale = META_FIRST(state->in->blocks, STR("og:locale"));
    if (lang.len < 4 && locale.len >= 5 &&
        (lang.len < 2 || str_starts_with_nocase(locale, str_take(lang, 2))))
        lang = locale;
    if (lang.len < 2)
        return meta_date_order(state->in->blocks->text);
    if (!str_starts_with_nocase(lang, STR("en")))
        return META_DATE_DAY_FIRST;
    if (lang.len < 5)
        return meta_date_order(state->in->blocks->text);
    return str_equal_nocase(str_drop(lang, 3), STR("US")) ? META_DATE_MONTH_FIRST
                                                          : META_DATE_DAY_FIRST;
}

/* The choice */

/* In the second half of a day in UTC it is nowhere the day before. */
static bool when_is_evening(Str iso)
{
    return iso.len > 16 && str_at(iso, iso.len - 1) == 'Z' &&
           str_compare(str_slice(iso, span(11, 13)), STR("12")) >= 0;
}

static bool when_is_known(const WhenSeen *seen)
{
    return seen->rank > WHEN_RANK_BODY || (seen->rank != WHEN_RANK_NONE && !seen->differs);
}

/*
 * A page that shows the day of its last change alone: mostly that is the day of
 * a news report too.  But where meta elements say when it was changed and nothing
 * says when it was published, the page keeps the first day to itself.
 */
static bool when_changed_will_do(const When *when)
{
    const Blocks *blocks = when->state->in->blocks;
    return blocks->scripts.count > 0 || !meta_tag(blocks, STR("article:modified_time"));
}

static Str when_decide(const When *when, Str given, Str of_url)
{
    const WhenSeen *first = &when->seen[WHEN_PUBLISHED], *last = &when->seen[WHEN_MODIFIED];
    bool url_has_day = of_url.len == 10;
    if (given.len) {
        bool is_shown = first->rank >= WHEN_RANK_MARK && !first->differs;
        bool is_earlier = when_days(first->iso, given) >= (when_is_evening(given) ? 1 : 2);
        bool url_agrees =
            url_has_day && when_days(given, of_url) != 0 && str_equal(when_day(first->iso), of_url);
        return is_shown && (is_earlier || url_agrees) ? first->iso : given;
    }
    int64_t apart = when_days(first->iso, of_url);
    if (url_has_day && (first->rank < WHEN_RANK_LABEL || apart > 1 || apart < -1))
        return of_url;
    bool is_lone = first->rank == WHEN_RANK_LONE && last->rank >= WHEN_RANK_MARK;
    if (when_is_known(first) && !is_lone)
        return first->iso;
    bool is_shown = last->rank >= WHEN_RANK_MARK || (of_url.len == 0 && when_is_known(last));
    return is_shown && when_changed_will_do(when) ? last->iso : of_url;
}

static void when_explain(const When *when, MetaState *state, Word field, Str iso, Str of_url)
{
    const Blocks *blocks = state->in->blocks;
    for (size_t i = 0; i < WHEN_KINDS; i++) {
        const WhenSeen *seen = &when->seen[i];
        if (iso.data == seen->iso.data && seen->block < blocks->count) {
            meta_explain(state, field, iso, WORD_FROM_SHOWN,
                         assemble_block_page(blocks, seen->block));
            return;
        }
    }
    bool linked = state->linked.published.len > 0;
    Word given = linked ? WORD_FROM_LINKED_DATA : WORD_FROM_HEAD;
    meta_explain(state, field, iso, iso.data == of_url.data ? WORD_FROM_ADDRESS : given,
                 span(0, 0));
}

void meta_find_dates(MetaState *state)
{
    Report *report = state->report;
    Arena *scratch = state->scratch;
    When when = { .state = state, .order = when_order(state) };
    while (when.body < state->in->blocks->count && !state->in->keep[when.body])
        when.body++;
    when_find_marked(&when);
    when_read_lines(&when);
    when_read_marks(&when);
    Str of_url = meta_date_of_url(state->address, scratch);
    Str published = when_decide(&when, when_given(state, when.order), of_url);
    if (published.len == 0)
        published = meta_date_read(META_FIRST(state->in->blocks, STR("date"), STR("dcterms.date"),
                                              STR("itemprop:datecreated")),
                                   when.order, scratch);
    Str modified = when_given_modified(state, when.order);
    if (modified.len == 0)
        modified = when.seen[WHEN_MODIFIED].iso;
    report->published = arena_copy_str(state->arena, published);
    when_explain(&when, state, WORD_FIELD_PUBLISHED, published, of_url);
    Interval first, last;
    bool earlier = calendar_parse_iso(published, &first) && calendar_parse_iso(modified, &last) &&
                   last.to <= first.from;
    if (earlier) /* nothing is changed before it is published */
        return;
    report->modified = arena_copy_str(state->arena, modified);
    when_explain(&when, state, WORD_FIELD_MODIFIED, modified, of_url);
}
