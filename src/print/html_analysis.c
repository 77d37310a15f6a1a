/*
 * html_analysis.c - a report with all that was found in it marked.
 *
 * Names, times, quantities, quotations and attributions lie over each other, so
 * the text of a paragraph is cut at every begin and end of one, and each piece
 * carries the kinds of all that it is a part of:
 *
 *     "  It   cost   $5 million  "   he   said
 *        |-------- quotation --|
 *                  | quantity  |
 *     |------ content ---------|  |source||cue|
 *
 * A card behind each piece says what it is; it is shown on hover and focus,
 * without a script.
 */
#include "print/html_parts.h"

#include <math.h>
#include <stdlib.h>

typedef enum FoundKind {
    FOUND_NAME = 0,
    FOUND_TIME,
    FOUND_QUANTITY,
    FOUND_QUOTE,
    FOUND_SOURCE,
    FOUND_CUE,
    FOUND_CONTENT,
    FOUND_KINDS,
} FoundKind;

enum { FOUND_AT_ONCE = 8 /* what a card tells of; more lie over each other only by mistake */ };

typedef struct Found {
    Span span;
    FoundKind kind;
    uint32_t number; /* in the analysis */
} Found;

typedef struct FoundMarks {
    Found *items;
    size_t count, room;
} FoundMarks;

typedef struct FoundPage {
    Html html;
    const Document *document;
    FoundMarks marks;
    size_t next;                 /* the first mark that has not begun */
    Found active[FOUND_AT_ONCE]; /* those that a piece lies in */
    size_t active_count;
} FoundPage;

static void found_add(FoundPage *page, Span at, FoundKind kind, size_t number)
{
    if (at.end > at.begin)
        *VEC_PUSH(page->html.scratch, &page->marks) = (Found){ at, kind, (uint32_t)number };
}

static void found_add_list(FoundPage *page, const SpanList *list, FoundKind kind, size_t number)
{
    for (size_t i = 0; i < list->count; i++)
        found_add(page, list->items[i], kind, number);
}

static int found_compare(const void *left, const void *right)
{
    const Found *a = left, *b = right;
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static void found_gather(FoundPage *page)
{
    const Analysis *analysis = &page->document->analysis;
    for (size_t i = 0; i < analysis->name_count; i++)
        found_add(page, analysis->names[i].span, FOUND_NAME, i);
    for (size_t i = 0; i < analysis->time_count; i++)
        found_add(page, analysis->times[i].span, FOUND_TIME, i);
    for (size_t i = 0; i < analysis->quantity_count; i++)
        found_add(page, analysis->quantities[i].span, FOUND_QUANTITY, i);
    for (size_t i = 0; i < analysis->quote_count; i++)
        found_add(page, analysis->quotes[i].span, FOUND_QUOTE, i);
    for (size_t i = 0; i < analysis->attribution_count; i++) {
        const Attribution *attribution = &analysis->attributions[i];
        found_add_list(page, &attribution->source, FOUND_SOURCE, i);
        found_add_list(page, &attribution->cue, FOUND_CUE, i);
        found_add_list(page, &attribution->content, FOUND_CONTENT, i);
    }
    if (page->marks.count > 0)
        qsort(page->marks.items, page->marks.count, sizeof *page->marks.items, found_compare);
}

static void found_words(FoundPage *page, Span at)
{
    html_report_span(&page->html, &page->document->report, at);
}

/* " label words" */
static void found_labelled(FoundPage *page, Word label, Span at)
{
    HTML(&page->html, " · ");
    html_word(&page->html, label);
    HTML(&page->html, " ");
    found_words(page, at);
}

static void found_tell_name(FoundPage *page, uint32_t number)
{
    static const Word KINDS[] = { WORD_FOUND_PERSON, WORD_FOUND_ORGANIZATION, WORD_FOUND_LOCATION,
                                  WORD_FOUND_GROUP, WORD_FOUND_OTHER };
    const Analysis *analysis = &page->document->analysis;
    const Name *name = &analysis->names[number];
    html_word(&page->html, KINDS[name->kind]);
    if (name->entity >= analysis->entity_count)
        return;
    Str text = page->document->report.text, longest = analysis->entities[name->entity].text;
    if (!str_equal(longest, str_slice(text, name->span)))
        found_labelled(page, WORD_FOUND_SAME, str_span_in(text, longest));
}

static void found_tell_time(FoundPage *page, uint32_t number)
{
    static const Word KINDS[] = { WORD_FOUND_DATE, WORD_FOUND_TIME, WORD_FOUND_DURATION,
                                  WORD_FOUND_SET };
    static const Word RELATIONS[] = { WORD_NONE, WORD_FOUND_SINCE, WORD_FOUND_UNTIL,
                                      WORD_FOUND_AFTER, WORD_FOUND_BEFORE };
    Html *html = &page->html;
    const TimeExpr *time = &page->document->analysis.times[number];
    html_word(html, KINDS[time->kind]);
    HTML(html, " · ");
    html_text(html, time->value);
    if (time->relation != TIME_AT) {
        HTML(html, " · ");
        html_word(html, RELATIONS[time->relation]);
    }
    if (interval_is_unknown(time->at)) {
        if (time->kind == TIME_DATE || time->kind == TIME_TIME) {
            HTML(html, " · ");
            html_word(html, WORD_FOUND_OPEN);
        }
        return;
    }
    HTML(html, " · ");
    if (time->at.from != INTERVAL_OPEN_FROM)
        html_text(html, calendar_format(time->at.from, html->scratch));
    HTML(html, " – ");
    if (time->at.to != INTERVAL_OPEN_TO)
        html_text(html, calendar_format(time->at.to, html->scratch));
}

static void found_tell_bound(Html *html, double bound, bool is_open)
{
    if (isinf(bound))
        HTML(html, "∞");
    else
        words_add_number(html->out, bound);
    if (is_open)
        HTML(html, " (≠)");
}

static void found_tell_quantity(FoundPage *page, uint32_t number)
{
    static const Word KINDS[] = { WORD_FOUND_COUNT, WORD_FOUND_MEASURE, WORD_FOUND_MONEY,
                                  WORD_FOUND_ORDINAL, WORD_FOUND_AGE };
    Html *html = &page->html;
    const Quantity *quantity = &page->document->analysis.quantities[number];
    html_word(html, KINDS[quantity->kind]);
    HTML(html, " · ");
    if (quantity->approximate) {
        html_word(html, WORD_FOUND_ABOUT);
        HTML(html, " ");
    }
    found_tell_bound(html, quantity->low, quantity->low_open);
    if (quantity->low < quantity->high) {
        HTML(html, " – ");
        found_tell_bound(html, quantity->high, quantity->high_open);
    }
    HTML(html, " ");
    html_text(html, quantity->unit);
    if (quantity->of.len > 0)
        found_labelled(page, WORD_FOUND_OF, quantity->of_span);
}

static void found_tell_quote(FoundPage *page, uint32_t number)
{
    const Quote *quote = &page->document->analysis.quotes[number];
    html_word(&page->html, quote->is_speech ? WORD_FOUND_QUOTE : WORD_FOUND_PHRASE);
    if (quote->speaker.end > quote->speaker.begin) {
        found_labelled(page, WORD_FOUND_SPEAKER, quote->speaker);
    } else if (quote->is_speech) {
        HTML(&page->html, " · ");
        html_word(&page->html, WORD_FOUND_NO_SPEAKER);
    }
}

/* A part of an attribution, with the others that it goes with. */
static void found_tell_attribution(FoundPage *page, const Found *mark)
{
    const Attribution *of = &page->document->analysis.attributions[mark->number];
    html_word(&page->html, mark->kind == FOUND_SOURCE ? WORD_FOUND_SOURCE
                           : mark->kind == FOUND_CUE  ? WORD_FOUND_CUE
                                                      : WORD_FOUND_CONTENT);
    if (of->is_denial) {
        HTML(&page->html, " · ");
        html_word(&page->html, WORD_FOUND_DENIED);
    }
    if (mark->kind != FOUND_SOURCE && of->source.count > 0)
        found_labelled(page, WORD_FOUND_SPEAKER, of->source.items[0]);
    if (mark->kind != FOUND_CUE && of->cue.count > 0) {
        HTML(&page->html, " · ");
        found_words(page, of->cue.items[0]);
    }
}

static void found_tell(FoundPage *page, const Found *mark)
{
    HTML(&page->html, "<span>");
    switch (mark->kind) {
    case FOUND_NAME:
        found_tell_name(page, mark->number);
        break;
    case FOUND_TIME:
        found_tell_time(page, mark->number);
        break;
    case FOUND_QUANTITY:
        found_tell_quantity(page, mark->number);
        break;
    case FOUND_QUOTE:
        found_tell_quote(page, mark->number);
        break;
    case FOUND_SOURCE:
    case FOUND_CUE:
    case FOUND_CONTENT:
        found_tell_attribution(page, mark);
        break;
    case FOUND_KINDS:
    default:
        break;
    }
    HTML(&page->html, "</span>");
}

/* Begin the marks that begin at or before `at`, end those that end there. */
static void found_move_to(FoundPage *page, uint32_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < page->active_count; i++)
        if (page->active[i].span.end > at)
            page->active[kept++] = page->active[i];
    page->active_count = kept;
    for (; page->next < page->marks.count && page->marks.items[page->next].span.begin <= at;
         page->next++)
        if (page->active_count < FOUND_AT_ONCE && page->marks.items[page->next].span.end > at)
            page->active[page->active_count++] = page->marks.items[page->next];
}

/* Where the piece that begins at `at` ends: at the next begin or end of a mark. */
static uint32_t found_piece_end(const FoundPage *page, uint32_t at, uint32_t end)
{
    for (size_t i = 0; i < page->active_count; i++)
        if (page->active[i].span.end < end)
            end = page->active[i].span.end;
    if (page->next < page->marks.count && page->marks.items[page->next].span.begin < end)
        end = page->marks.items[page->next].span.begin;
    return end > at ? end : at + 1;
}

static void found_piece(FoundPage *page, Span piece)
{
    static const char *const CLASSES[] = { "name",   "time", "quantity", "quote",
                                           "source", "cue",  "content" };
    if (page->active_count == 0) {
        found_words(page, piece);
        return;
    }
    /* A card for the keyboard where something begins, not for each piece of it. */
    bool begins = false;
    HTML(&page->html, "<span class=\"found");
    for (size_t i = 0; i < page->active_count; i++) {
        buf_add_format(page->html.out, " k-%s", CLASSES[page->active[i].kind]);
        begins |= page->active[i].span.begin == piece.begin;
    }
    HTML(&page->html, "\"");
    if (begins)
        HTML(&page->html, " tabindex=0");
    HTML(&page->html, ">");
    found_words(page, piece);
    HTML(&page->html, "<span class=card>");
    for (size_t i = 0; i < page->active_count; i++)
        found_tell(page, &page->active[i]);
    HTML(&page->html, "</span></span>");
}

static void found_paragraph(FoundPage *page, Span paragraph, SentenceKind kind)
{
    bool heading = kind == SENTENCE_HEADING;
    if (heading)
        HTML(&page->html, "<h3>");
    else if (kind == SENTENCE_FURNITURE)
        HTML(&page->html, "<p class=furniture>");
    else
        HTML(&page->html, "<p>");
    for (uint32_t at = paragraph.begin; at < paragraph.end;) {
        found_move_to(page, at);
        uint32_t end = found_piece_end(page, at, paragraph.end);
        found_piece(page, span(at, end));
        at = end;
    }
    if (heading)
        HTML(&page->html, "</h3>\n");
    else
        HTML(&page->html, "</p>\n");
}

static void found_text(FoundPage *page)
{
    const Analysis *analysis = &page->document->analysis;
    HTML(&page->html, "<div class=body>\n");
    for (size_t i = 0; i < analysis->sentence_count;) {
        const Sentence *first = &analysis->sentences[i];
        Span paragraph = sentence_with_mark(first);
        for (;
             i < analysis->sentence_count && analysis->sentences[i].paragraph == first->paragraph &&
             analysis->sentences[i].kind == first->kind;
             i++)
            paragraph.end = analysis->sentences[i].span.end;
        found_paragraph(page, paragraph, first->kind);
    }
    HTML(&page->html, "</div>\n");
}

/* How many there are of each kind, in the look that it has in the text. */
static void found_legend(FoundPage *page)
{
    const Analysis *analysis = &page->document->analysis;
    const struct {
        Word word;
        size_t count;
        const char *class;
    } ROWS[] = { { WORD_FOUND_NAMES, analysis->name_count, "name" },
                 { WORD_FOUND_TIMES, analysis->time_count, "time" },
                 { WORD_FOUND_QUANTITIES, analysis->quantity_count, "quantity" },
                 { WORD_FOUND_QUOTES, analysis->quote_count, "quote" },
                 { WORD_FOUND_ATTRIBUTIONS, analysis->attribution_count, "cue" } };
    Html *html = &page->html;
    HTML(html, "<p class=marks>");
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        buf_add_format(html->out, "<span><span class=k-%s>", ROWS[i].class);
        html_word(html, ROWS[i].word);
        HTML(html, "</span> ");
        html_number(html, (int64_t)ROWS[i].count);
        HTML(html, "</span>");
    }
    HTML(html, "</p>\n");
}

void print_analysis_html(Buf *out, const Document *document)
{
    const Report *report = &document->report;
    FoundPage page = { .html = { .out = out, .scratch = out->arena }, .document = document };
    Html *html = &page.html;
    found_gather(&page);
    HTML(html, "<article class=found-in>\n<header>");
    if (!interval_is_unknown(report->published_at)) {
        HTML(html, "<p class=dates>");
        html_text(html, calendar_format(report->published_at.from, html->scratch));
        HTML(html, "</p>");
    }
    HTML(html, "<h1>");
    html_field(html, report, report->title.len > 0 ? report->title : report->id);
    HTML(html, "</h1>\n<p class=counts>");
    html_report_name(html, report);
    HTML(html, "</p>\n");
    found_legend(&page);
    HTML(html, "</header>\n");
    if (document->analysis.sentence_count > 0)
        found_text(&page);
    for (size_t i = 0; i < report->notes.count; i++) {
        HTML(html, "<p class=furniture>");
        html_word(html, report->notes.items[i].what);
        HTML(html, "</p>\n");
    }
    HTML(html, "</article>\n");
}
