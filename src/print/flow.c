#include "print/flow.h"

#include "base/utf8.h"
#include "text/unicode.h"

enum {
    FLOW_WIDTH_DEFAULT = 80,
    FLOW_WIDTH_LEAST = 40,
    FLOW_WORD_BYTES = 1 << 20, /* a text without any space */
};

Flow flow_open(Buf *out, const PrintOptions *options)
{
    unsigned width = options->width ? options->width : FLOW_WIDTH_DEFAULT;
    return (Flow){ .out = out,
                   .word = buf_open(out->arena, FLOW_WORD_BYTES),
                   .options = options,
                   .width = width < FLOW_WIDTH_LEAST ? FLOW_WIDTH_LEAST : width,
                   .at_start = true };
}

static void flow_fill(Flow *flow, unsigned column)
{
    while (flow->column < column) {
        buf_add_char(flow->out, ' ');
        flow->column++;
    }
}

/* Set the pending word, on a new line if this one has no room. */
static void flow_flush(Flow *flow)
{
    if (flow->word.len == 0)
        return;
    bool spaced = flow->is_spaced && !flow->at_start;
    if (spaced && flow->column + 1 + flow->word_width > flow->width &&
        flow->column > flow->indent) {
        buf_add_char(flow->out, '\n');
        flow->column = 0;
        flow_fill(flow, flow->indent);
    } else if (spaced && flow->word_width > 0) {
        buf_add_char(flow->out, ' ');
        flow->column++;
    }
    buf_add(flow->out, buf_str(&flow->word));
    flow->column += flow->word_width;
    flow->at_start = flow->at_start && flow->word_width == 0;
    flow->is_spaced = flow->is_spaced && flow->word_width == 0;
    flow->word.len = 0;
    flow->word_width = 0;
}

void flow_space(Flow *flow)
{
    flow_flush(flow);
    flow->is_spaced = true;
}

void flow_line(Flow *flow, unsigned first, unsigned indent)
{
    flow_flush(flow);
    if (flow->column > 0 || !flow->at_start)
        buf_add_char(flow->out, '\n');
    flow->column = 0;
    flow_fill(flow, first);
    flow->indent = indent;
    flow->at_start = true;
    flow->is_spaced = false;
}

void flow_gap(Flow *flow)
{
    flow_line(flow, 0, 0);
    buf_add_char(flow->out, '\n');
}

void flow_end(Flow *flow)
{
    flow_style(flow, FLOW_PLAIN);
    flow_line(flow, 0, 0);
}

void flow_pad(Flow *flow, unsigned column)
{
    flow_flush(flow);
    /* What reaches the column is not glued to what comes. */
    if (flow->column + flow->is_spaced > column)
        flow_line(flow, 0, flow->indent);
    flow_fill(flow, column);
    flow->is_spaced = false;
}

void flow_style(Flow *flow, FlowStyle style)
{
    static const Str CODES[] = {
        [FLOW_PLAIN] = { "\x1b[0m", 4 },   [FLOW_BOLD] = { "\x1b[1m", 4 },
        [FLOW_DIM] = { "\x1b[2m", 4 },     [FLOW_MARKED] = { "\x1b[1;4m", 6 },
        [FLOW_LETTER] = { "\x1b[36m", 5 }, [FLOW_WARNING] = { "\x1b[33m", 5 },
        [FLOW_HEAD] = { "\x1b[1;34m", 7 },
    };
    if (style == flow->style)
        return;
    bool resets = flow->style != FLOW_PLAIN;
    flow->style = style;
    if (!flow->options->colour)
        return;
    if (resets)
        buf_add(&flow->word, CODES[FLOW_PLAIN]);
    if (style != FLOW_PLAIN)
        buf_add(&flow->word, CODES[style]);
}

static void flow_add_codepoint(Flow *flow, uint32_t codepoint)
{
    buf_add_codepoint(&flow->word, codepoint);
    flow->word_width += unicode_width(codepoint);
}

/* Text of any origin, broken at white space, made safe. */
static void flow_text(Flow *flow, Str text)
{
    for (size_t at = 0; at < text.len;) {
        Utf8Char next = utf8_read_at(text, at);
        at += next.len;
        uint32_t codepoint = place_safe_codepoint(next.codepoint);
        if (codepoint == ' ')
            flow_space(flow);
        else
            flow_add_codepoint(flow, codepoint);
        /* Scripts without spaces break anywhere. */
        if (unicode_is_spaceless(codepoint) && flow->column + flow->word_width + 2 > flow->width)
            flow_space(flow);
    }
}

void flow_glyph(Flow *flow, Str glyph)
{
    flow_text(flow, glyph);
}

void flow_number(Flow *flow, int64_t number)
{
    size_t before = flow->word.len;
    buf_add_number(&flow->word, number);
    flow->word_width += (unsigned)(flow->word.len - before);
}

void flow_word(Flow *flow, Word word)
{
    flow_text(flow, words_text(word));
}

static void flow_trace_begin(Flow *flow, const Report *report, const Span *at)
{
    if (!flow->options->trace)
        return;
    buf_add(&flow->word, at ? STR("\1s ") : STR("\1f "));
    buf_add(&flow->word, report ? report->id : STR("-"));
    if (at)
        buf_add_format(&flow->word, " %u %u", at->begin, at->end);
    buf_add_char(&flow->word, '\2');
}

static void flow_trace_end(Flow *flow)
{
    if (flow->options->trace)
        buf_add_char(&flow->word, '\3');
}

void flow_span(Flow *flow, const Edition *edition, uint32_t report, Span at)
{
    const Report *of = place_report(edition, report);
    flow_trace_begin(flow, of, &at);
    flow_text(flow, str_slice(of->text, at));
    flow_trace_end(flow);
}

void flow_field(Flow *flow, const Report *report, Str words)
{
    flow_trace_begin(flow, report, NULL);
    flow_text(flow, words);
    flow_trace_end(flow);
}

void flow_words(Flow *flow, const Edition *edition, Str words)
{
    Place place = place_of_words(edition, words);
    if (place.found)
        flow_span(flow, edition, place.report, place.span);
    else
        flow_field(flow, NULL, words);
}

/* Only addresses of plain printable characters may stand in an escape sequence. */
static bool flow_can_link(Str url)
{
    if (!str_starts_with_nocase(url, STR("http://")) &&
        !str_starts_with_nocase(url, STR("https://")))
        return false;
    for (size_t i = 0; i < url.len; i++)
        if (str_at(url, i) <= ' ' || str_at(url, i) >= 0x7F)
            return false;
    return true;
}

void flow_link(Flow *flow, const Report *report, Str words, Str url)
{
    bool links = flow->options->hyperlinks && flow_can_link(url);
    if (links) {
        buf_add(&flow->word, STR("\x1b]8;;"));
        buf_add(&flow->word, url);
        buf_add(&flow->word, STR("\x1b\\"));
    }
    flow_field(flow, report, words);
    if (links)
        buf_add(&flow->word, STR("\x1b]8;;\x1b\\"));
}

void flow_count(Flow *flow, Word word, int64_t number)
{
    flow_reason(flow, NULL, &(Reason){ .word = word, .a = (double)number });
}

static void flow_place(Flow *flow, const Edition *edition, const Reason *reason, char place)
{
    Buf number = buf_open(flow->out->arena, 64);
    switch (place) {
    case 'a':
        words_add_number(&number, reason->a);
        break;
    case 'b':
        words_add_number(&number, reason->b);
        break;
    case 'c':
        words_add_number(&number, reason->c);
        break;
    default:
        if (edition)
            flow_words(flow, edition, reason->s);
        return;
    }
    flow_text(flow, buf_str(&number));
}

void flow_reason(Flow *flow, const Edition *edition, const Reason *reason)
{
    Str rest = words_text(reason->word);
    for (;;) {
        StrCut cut = str_cut(rest, '{');
        flow_text(flow, cut.head);
        if (!cut.found || cut.tail.len < 2)
            return;
        flow_place(flow, edition, reason, str_at(cut.tail, 0));
        rest = str_drop(cut.tail, 2);
    }
}

void flow_letter(Flow *flow, const Edition *edition, uint32_t report)
{
    FlowStyle before = flow->style;
    flow_style(flow, FLOW_LETTER);
    flow_text(flow, place_letter(edition, report));
    flow_style(flow, before);
}

void flow_span_cut(Flow *flow, const Edition *edition, uint32_t report, Span at, unsigned width)
{
    Str text = str_slice(place_report(edition, report)->text, at);
    unsigned columns = 0;
    size_t end = 0, end_of_word = 0;
    while (end < text.len && columns < width) {
        Utf8Char next = utf8_read_at(text, end);
        if (unicode_is_space(next.codepoint))
            end_of_word = end;
        columns += unicode_width(next.codepoint);
        end += next.len;
    }
    if (end == text.len) {
        flow_span(flow, edition, report, at);
        return;
    }
    flow_span(flow, edition, report, span(at.begin, at.begin + (end_of_word ? end_of_word : end)));
    flow_glyph(flow, STR("…"));
}
