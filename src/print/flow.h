/*
 * flow.h - words set into lines of a terminal.
 *
 * A Flow breaks lines between words, indents, and pads to columns.  There are
 * three kinds of words: lines of data/words/ (flow_word), words of a report
 * (flow_span, flow_words, flow_field), and layout glyphs (flow_glyph).  All
 * words of reports pass through flow_span() or flow_field(), which take out
 * control characters.  With PrintOptions.trace each of them is enclosed in
 *
 *     \1 s REPORT BEGIN END \2 words \3     a span of a text
 *     \1 f REPORT \2 words \3               a field of a report, or "-" for none
 *
 * which no page can forge, since control characters never pass.
 */
#ifndef STEMMA_PRINT_FLOW_H
#define STEMMA_PRINT_FLOW_H

#include "print/place.h"
#include "print/print.h"

typedef enum FlowStyle {
    FLOW_PLAIN = 0,
    FLOW_BOLD,
    FLOW_DIM,
    FLOW_MARKED,
    FLOW_LETTER,
    FLOW_WARNING,
    FLOW_HEAD,
} FlowStyle;

typedef struct Flow {
    Buf *out;
    Buf word; /* not yet set, since more may be glued to it */
    unsigned word_width;
    const PrintOptions *options;
    unsigned width;
    unsigned indent; /* of the lines after the first */
    unsigned column;
    bool is_spaced; /* a space is due before `word` */
    bool at_start;  /* nothing stands in the line yet */
    FlowStyle style;
} Flow;

Flow flow_open(Buf *out, const PrintOptions *options);
/* End the line; the next begins at column `first`, its further lines at `indent`. */
void flow_line(Flow *flow, unsigned first, unsigned indent);
/* End the line and leave one empty. */
void flow_gap(Flow *flow);
/* End all. */
void flow_end(Flow *flow);
/* A break between words. */
void flow_space(Flow *flow);
/* Go on at `column`, on a new line if that is passed or leaves no room for a space that is due. */
void flow_pad(Flow *flow, unsigned column);
void flow_style(Flow *flow, FlowStyle style);

/* Glued to what stands before, unless flow_space() came between. */
void flow_glyph(Flow *flow, Str glyph);
void flow_number(Flow *flow, int64_t number);
void flow_word(Flow *flow, Word word);
/* A line of data/words/ with its place {a} filled. */
void flow_count(Flow *flow, Word word, int64_t number);
void flow_reason(Flow *flow, const Edition *edition, const Reason *reason);
void flow_letter(Flow *flow, const Edition *edition, uint32_t report);

/* Words of a report: THE way for spans. */
void flow_span(Flow *flow, const Edition *edition, uint32_t report, Span span);
/* Words that were borrowed from a report's text, found by their address; else as a field. */
void flow_words(Flow *flow, const Edition *edition, Str words);
/* What the page says outside its text: title, outlet, address, author. */
void flow_field(Flow *flow, const Report *report, Str words);
/* The same, as a link where the terminal has them and `url` is fit for one. */
void flow_link(Flow *flow, const Report *report, Str words, Str url);
/* At most `width` columns of a span, cut between words with "…" behind. */
void flow_span_cut(Flow *flow, const Edition *edition, uint32_t report, Span span, unsigned width);

#endif
