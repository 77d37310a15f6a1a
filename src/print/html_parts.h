/*
 * html_parts.h - writing the HTML page: words, and the parts of a story.
 *
 * Every word of a report goes through html_span() or html_field(), which
 * escape it (WHATWG HTML, 13.3) and say where it is from:
 *
 *     <span class=w data-report=ID data-begin=N data-end=N>words</span>
 *     <span class=f data-report=ID>words</span>
 */
#ifndef STEMMA_PRINT_HTML_PARTS_H
#define STEMMA_PRINT_HTML_PARTS_H

#include "print/place.h"
#include "print/print.h"

typedef struct Html {
    Buf *out;
    const Edition *edition; /* the one being written; NULL on the front page */
    size_t number;          /* of the edition in the page, from 1 */
    Arena *scratch;
} Html;

/* Markup, as it is. */
#define HTML(html, literal) buf_add((html)->out, STR(literal))

/* Words of any origin, escaped and made safe. */
void html_text(Html *html, Str text);
void html_number(Html *html, int64_t number);
void html_word(Html *html, Word word);
void html_count(Html *html, Word word, int64_t number);
void html_plural(Html *html, size_t number, Word one, Word many);
void html_reason(Html *html, const Reason *reason);

/* Words of a report: THE way for spans. */
void html_span(Html *html, uint32_t report, Span span);
/* Words borrowed from a text, found by their address; else as a field of no report. */
void html_words(Html *html, Str words);
/* What the page says outside its text. */
void html_field(Html *html, const Report *report, Str words);
/* A date of the report as people read it; its whole value stands in "datetime". */
void html_time(Html *html, const Report *report, Str iso);
/* An attribute value, quotes included; for addresses only http and https pass. */
void html_attribute(Html *html, Str value);
bool html_can_link(Str url);

/* id="…" of a report; href="#…" of a report, of the sentence with a span. */
void html_report_id(Html *html, uint32_t report);
void html_report_href(Html *html, uint32_t report);
void html_sentence_id(Html *html, uint32_t report, Span sentence);
void html_sentence_href(Html *html, uint32_t report, Span span);

/* A letter that leads to its sentence, with a card that shows it. */
void html_chip(Html *html, const Chip *chip);
void html_chips(Html *html, const Chips *chips);
/* The letter alone, leading to the report. */
void html_letter(Html *html, uint32_t report);
/* The outlet, else the file or id. */
void html_report_name(Html *html, const Report *report);
/* A span with the part of it at `lit` marked. */
void html_span_lit(Html *html, uint32_t report, Span span, Span lit);
/* The same with an element of the page's own choice around `inner`. */
void html_span_tagged(Html *html, uint32_t report, Span span, Span inner, Str tag);
/* The title of the story. */
void html_title(Html *html, const Edition *edition);
/* "9 reports · 3 origins · …" */
void html_counts(Html *html, const Edition *edition);

void html_section_begin(Html *html, Word head, Str class);
void html_section_end(Html *html);

/* html_points.c */
void html_summary(Html *html, SummaryRole role);
void html_conflicts(Html *html);
void html_matrix(Html *html);

/* html_lineage.c */
void html_lineage(Html *html);
void html_lost(Html *html);

/* html_story.c */
void html_quotes(Html *html);
void html_timeline(Html *html);
void html_relations(Html *html);
void html_only_here(Html *html);

/* html_sources.c */
void html_origins_bar(Html *html);
void html_sources(Html *html);
void html_notes(Html *html);
void html_texts(Html *html);

#endif
