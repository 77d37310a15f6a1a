/* html_write.c - words, links and chips of the HTML page. */
#include "print/html_parts.h"

#include "base/utf8.h"

#include <string.h>

void html_text(Html *html, Str text)
{
    for (size_t at = 0; at < text.len;) {
        Utf8Char next = utf8_read_at(text, at);
        at += next.len;
        switch (next.codepoint) {
        case '&':
            HTML(html, "&amp;");
            break;
        case '<':
            HTML(html, "&lt;");
            break;
        case '>':
            HTML(html, "&gt;");
            break;
        case '"':
            HTML(html, "&quot;");
            break;
        case '\n':
        case '\t':
            /* White space is part of a text's shape. */
            buf_add_codepoint(html->out, next.codepoint);
            break;
        default:
            buf_add_codepoint(html->out, place_safe_codepoint(next.codepoint));
        }
    }
}

void html_number(Html *html, int64_t number)
{
    buf_add_number(html->out, number);
}

void html_word(Html *html, Word word)
{
    html_text(html, words_text(word));
}

void html_count(Html *html, Word word, int64_t number)
{
    html_reason(html, &(Reason){ .word = word, .a = (double)number });
}

void html_plural(Html *html, size_t number, Word one, Word many)
{
    html_count(html, number == 1 ? one : many, (int64_t)number);
}

void html_reason(Html *html, const Reason *reason)
{
    Str rest = words_text(reason->word);
    for (;;) {
        StrCut cut = str_cut(rest, '{');
        html_text(html, cut.head);
        if (!cut.found || cut.tail.len < 2)
            return;
        char place = str_at(cut.tail, 0);
        if (place == 's')
            html_words(html, reason->s);
        else
            words_add_number(html->out, place == 'a'   ? reason->a
                                        : place == 'b' ? reason->b
                                                       : reason->c);
        rest = str_drop(cut.tail, 2);
    }
}

void html_attribute(Html *html, Str value)
{
    HTML(html, "\"");
    html_text(html, value);
    HTML(html, "\"");
}

bool html_can_link(Str url)
{
    return str_starts_with_nocase(url, STR("http://")) ||
           str_starts_with_nocase(url, STR("https://"));
}

void html_span(Html *html, uint32_t report, Span at)
{
    const Report *of = place_report(html->edition, report);
    HTML(html, "<span class=w data-report=");
    html_attribute(html, of->id);
    buf_add_format(html->out, " data-begin=%u data-end=%u>", at.begin, at.end);
    html_text(html, str_slice(of->text, at));
    HTML(html, "</span>");
}

void html_field(Html *html, const Report *report, Str words)
{
    HTML(html, "<span class=f");
    if (report) {
        HTML(html, " data-report=");
        html_attribute(html, report->id);
    }
    HTML(html, ">");
    html_text(html, words);
    HTML(html, "</span>");
}

void html_time(Html *html, const Report *report, Str iso)
{
    enum { DATE = 10, CLOCK = 16 };
    bool has_clock = iso.len >= CLOCK && str_at(iso, DATE) == 'T';
    size_t zone = has_clock ? CLOCK : iso.len;
    while (zone < iso.len && !memchr("Z+-", str_at(iso, zone), 3))
        zone++;
    HTML(html, "<time class=f datetime=");
    html_attribute(html, iso);
    HTML(html, " data-report=");
    html_attribute(html, report->id);
    HTML(html, ">");
    html_text(html, has_clock ? str_take(iso, DATE) : iso);
    if (has_clock) {
        HTML(html, " ");
        html_text(html, str_slice(iso, (Span){ DATE + 1, CLOCK }));
        Str offset = str_drop(iso, zone);
        if (offset.len > 0)
            HTML(html, " ");
        html_text(html, str_equal(offset, STR("Z")) ? STR("UTC") : offset);
    }
    HTML(html, "</time>");
}

void html_words(Html *html, Str words)
{
    Place place = html->edition ? place_of_words(html->edition, words) : (Place){ 0 };
    if (place.found)
        html_span(html, place.report, place.span);
    else
        html_field(html, NULL, words);
}

/* "e1-A2": edition and letter. */
static void html_add_anchor(Html *html, uint32_t report)
{
    HTML(html, "e");
    html_number(html, (int64_t)html->number);
    HTML(html, "-");
    html_text(html, place_letter(html->edition, report));
}

void html_report_id(Html *html, uint32_t report)
{
    HTML(html, " id=");
    html_add_anchor(html, report);
}

void html_report_href(Html *html, uint32_t report)
{
    HTML(html, " href=#");
    html_add_anchor(html, report);
}

void html_sentence_id(Html *html, uint32_t report, Span sentence)
{
    html_report_id(html, report);
    buf_add_format(html->out, "-%u", sentence.begin);
}

void html_sentence_href(Html *html, uint32_t report, Span at)
{
    html_report_href(html, report);
    Span sentence = place_sentence(html->edition, report, at);
    if (place_is_sentence(html->edition, report, sentence))
        buf_add_format(html->out, "-%u", sentence.begin);
}

/* The colour of an origin is one of eight; its letter tells which it is. */
static void html_origin_class(Html *html, uint32_t report)
{
    enum { HTML_ORIGIN_COLOURS = 8 };
    buf_add_format(html->out, "o%u",
                   html->edition->lineage.origin_of[report] % HTML_ORIGIN_COLOURS);
}

void html_letter(Html *html, uint32_t report)
{
    HTML(html, "<a class=\"letter ");
    html_origin_class(html, report);
    HTML(html, "\"");
    html_report_href(html, report);
    HTML(html, ">");
    html_text(html, place_letter(html->edition, report));
    HTML(html, "</a>");
}

void html_report_name(Html *html, const Report *report)
{
    Str name = place_name(report);
    if (!html_can_link(report->url)) {
        html_field(html, report, name);
        return;
    }
    HTML(html, "<a rel=\"noopener noreferrer\" href=");
    html_attribute(html, report->url);
    HTML(html, ">");
    html_field(html, report, name);
    HTML(html, "</a>");
}

/* The sentence in its report, with what is needed to find it again. */
static void html_card(Html *html, const Chip *chip)
{
    const Report *report = place_report(html->edition, chip->report);
    Span sentence = place_sentence(html->edition, chip->report, chip->span);
    HTML(html, "<span class=card role=note><span class=card-head>");
    html_text(html, place_letter(html->edition, chip->report));
    HTML(html, " · ");
    html_field(html, report, place_name(report));
    if (report->published.len > 0) {
        HTML(html, " · ");
        html_time(html, report, report->published);
    }
    HTML(html, "</span>");
    html_span_lit(html, chip->report, sentence, chip->span);
    HTML(html, "<span class=card-foot>");
    html_word(html, WORD_SOURCE_BYTES);
    buf_add_format(html->out, " %u–%u · ", sentence.begin, sentence.end);
    html_word(html, WORD_SOURCE_SHA256);
    HTML(html, " ");
    html_field(html, report, report->sha256);
    HTML(html, "</span></span>");
}

void html_chip(Html *html, const Chip *chip)
{
    HTML(html, "<span class=\"chip ");
    html_origin_class(html, chip->report);
    HTML(html, "\"><a");
    html_sentence_href(html, chip->report, chip->span);
    HTML(html, ">");
    if (chip->in_part) {
        HTML(html, "<span aria-hidden=true>○</span><span class=hidden>");
        html_word(html, WORD_LEGEND_LESS_PRECISE);
        HTML(html, "</span>");
    }
    html_text(html, place_letter(html->edition, chip->letter));
    if (chip->copies > 0)
        buf_add_format(html->out, "<small>+%u</small>", chip->copies);
    HTML(html, "</a>");
    html_card(html, chip);
    HTML(html, "</span>");
}

void html_chips(Html *html, const Chips *chips)
{
    HTML(html, " <span class=chips>");
    for (size_t i = 0; i < chips->count; i++) {
        if (i > 0)
            HTML(html, " ");
        html_chip(html, &chips->items[i]);
    }
    HTML(html, "</span>");
}

void html_span_tagged(Html *html, uint32_t report, Span at, Span inner, Str tag)
{
    /* What is marked as a whole needs no mark. */
    if (inner.begin <= at.begin && inner.end >= at.end) {
        html_span(html, report, at);
        return;
    }
    if (inner.begin > at.begin)
        html_span(html, report, span(at.begin, inner.begin));
    buf_add_format(html->out, "<%.*s>", (int)tag.len, tag.data);
    html_span(html, report, inner);
    buf_add_format(html->out, "</%.*s>", (int)tag.len, tag.data);
    if (inner.end < at.end)
        html_span(html, report, span(inner.end, at.end));
}

void html_span_lit(Html *html, uint32_t report, Span at, Span lit)
{
    html_span_tagged(html, report, at, lit, STR("mark"));
}

void html_title(Html *html, const Edition *edition)
{
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        const Report *report = place_report(edition, i);
        if (report->title.data == edition->title.data) {
            html_field(html, report, edition->title);
            return;
        }
    }
    const Edition *before = html->edition;
    html->edition = edition;
    html_words(html, edition->title);
    html->edition = before;
}

void html_counts(Html *html, const Edition *edition)
{
    size_t lost = edition->lineage.lost_count, conflicts = place_count_shown(edition);
    HTML(html, "<p class=counts><b>");
    html_plural(html, edition->docs.count, WORD_COUNT_REPORT, WORD_COUNT_REPORTS);
    HTML(html, "</b> · <b>");
    html_plural(html, edition->lineage.origin_count, WORD_COUNT_ORIGIN, WORD_COUNT_ORIGINS);
    HTML(html, "</b>");
    if (lost > 0) {
        HTML(html, " · ");
        html_plural(html, lost, WORD_COUNT_LOST_ORIGIN, WORD_COUNT_LOST_ORIGINS);
    }
    if (conflicts > 0) {
        HTML(html, " · <span class=warn>");
        html_plural(html, conflicts, WORD_COUNT_CONFLICT, WORD_COUNT_CONFLICTS);
        HTML(html, "</span>");
    }
    HTML(html, "</p>");
}

void html_section_begin(Html *html, Word head, Str class)
{
    HTML(html, "<section class=\"part ");
    buf_add(html->out, class);
    HTML(html, "\"><h2>");
    html_word(html, head);
    HTML(html, "</h2><div>");
}

void html_section_end(Html *html)
{
    HTML(html, "</div></section>\n");
}
