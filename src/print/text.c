/*
 * text.c - the story page as plain text for a terminal.
 *
 * What is printed is a span of a report, a field of it, or a line of
 * data/words/; the rest is glyphs and numbers.  flow.c sees to lines and to
 * the safety of the terminal.
 */
#include "print/text_parts.h"

enum { TEXT_FRONT_MOST = 3 /* names of outlets in a line of the front page */ };

void text_head(Flow *flow, Word head)
{
    flow_gap(flow);
    flow_style(flow, FLOW_HEAD);
    flow_word(flow, head);
    flow_style(flow, FLOW_PLAIN);
}

void text_chips(Flow *flow, const Edition *edition, const Chips *chips)
{
    for (size_t i = 0; i < chips->count; i++) {
        const Chip *chip = &chips->items[i];
        flow_space(flow);
        flow_style(flow, FLOW_LETTER);
        flow_glyph(flow, chip->in_part ? STR("[○") : STR("["));
        flow_glyph(flow, place_letter(edition, chip->letter));
        if (chip->copies > 0) {
            flow_glyph(flow, STR("+"));
            flow_number(flow, chip->copies);
        }
        flow_glyph(flow, STR("]"));
        flow_style(flow, FLOW_PLAIN);
    }
}

void text_count(Flow *flow, size_t number, Word one, Word many)
{
    flow_count(flow, number == 1 ? one : many, (int64_t)number);
}

void text_report_name(Flow *flow, const Report *report)
{
    flow_link(flow, report, place_name(report), report->url);
}

void text_span_lit(Flow *flow, const Edition *edition, uint32_t report, Span at, Span lit)
{
    if (lit.begin > at.begin)
        flow_span(flow, edition, report, span(at.begin, lit.begin));
    FlowStyle before = flow->style;
    flow_style(flow, FLOW_MARKED);
    /* Without colour the marked words still stand out. */
    if (!flow->options->colour)
        flow_glyph(flow, STR("⟦"));
    flow_span(flow, edition, report, lit);
    if (!flow->options->colour)
        flow_glyph(flow, STR("⟧"));
    flow_style(flow, before);
    if (lit.end < at.end)
        flow_span(flow, edition, report, span(lit.end, at.end));
}

/* Words of a report, else a field of the report they came from. */
static void text_title(Flow *flow, const Edition *edition)
{
    const Report *report = NULL;
    for (uint32_t i = 0; i < edition->docs.count && !report; i++)
        if (place_report(edition, i)->title.data == edition->title.data)
            report = place_report(edition, i);
    if (report)
        flow_field(flow, report, edition->title);
    else
        flow_words(flow, edition, edition->title);
}

static void text_counts(Flow *flow, const Edition *edition)
{
    size_t lost = edition->lineage.lost_count, conflicts = place_count_shown(edition);
    text_count(flow, edition->docs.count, WORD_COUNT_REPORT, WORD_COUNT_REPORTS);
    flow_glyph(flow, STR(" · "));
    text_count(flow, edition->lineage.origin_count, WORD_COUNT_ORIGIN, WORD_COUNT_ORIGINS);
    if (lost > 0) {
        flow_glyph(flow, STR(" · "));
        text_count(flow, lost, WORD_COUNT_LOST_ORIGIN, WORD_COUNT_LOST_ORIGINS);
    }
    if (conflicts > 0) {
        flow_glyph(flow, STR(" · "));
        text_count(flow, conflicts, WORD_COUNT_CONFLICT, WORD_COUNT_CONFLICTS);
    }
}

static void text_dates(Flow *flow, Interval at)
{
    enum { TEXT_DATE_BYTES = 10 };
    if (at.from == INTERVAL_OPEN_FROM || at.to == INTERVAL_OPEN_TO)
        return;
    Arena *arena = flow->out->arena;
    Str from = calendar_format(at.from, arena), to = calendar_format(at.to - 1, arena);
    flow_glyph(flow, STR(" · "));
    flow_glyph(flow, str_take(from, TEXT_DATE_BYTES));
    if (!str_equal(str_take(from, TEXT_DATE_BYTES), str_take(to, TEXT_DATE_BYTES))) {
        flow_glyph(flow, STR("–"));
        flow_glyph(flow, str_take(to, TEXT_DATE_BYTES));
    }
}

void print_edition_text(Buf *out, const Edition *edition, const PrintOptions *options)
{
    Arena *scratch = out->arena;
    Flow flow = flow_open(out, options);
    flow_style(&flow, FLOW_BOLD);
    text_title(&flow, edition);
    flow_style(&flow, FLOW_PLAIN);
    flow_line(&flow, 0, 0);
    text_counts(&flow, edition);
    text_dates(&flow, place_days(edition));
    if (edition->docs.count > 1 && edition->lineage.origin_count == 1) {
        flow_line(&flow, 0, 0);
        flow_style(&flow, FLOW_WARNING);
        flow_word(&flow, WORD_WARN_ONE_ORIGIN);
        flow_style(&flow, FLOW_PLAIN);
    }
    text_origins(&flow, edition);
    text_summary(&flow, edition, SUMMARY_KEY_POINT, scratch);
    text_summary(&flow, edition, SUMMARY_DIGEST, scratch);
    text_conflicts(&flow, edition, scratch);
    text_matrix(&flow, edition, scratch);
    text_quotes(&flow, edition);
    text_lineage(&flow, edition, scratch);
    text_lost(&flow, edition);
    text_timeline(&flow, edition, scratch);
    text_relations(&flow, edition, scratch);
    text_only_here(&flow, edition);
    text_sources(&flow, edition);
    text_notes(&flow, edition);
    flow_gap(&flow);
    flow_end(&flow);
}

/* The outlets of an edition's reports: first those of origins, or those of copies. */
static void text_front_outlets(Flow *flow, const Edition *edition, Word label, bool of_copies)
{
    size_t shown = 0, all = 0;
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        /* A publisher is named once, however many reports it has. */
        PlaceRole role = place_role(edition, i);
        if (role == PLACE_SAME_PUBLISHER || (role == PLACE_TAKEN) != of_copies)
            continue;
        if (all++ >= TEXT_FRONT_MOST)
            continue;
        if (shown++ == 0) {
            flow_line(flow, TEXT_DEEPER, TEXT_DEEPER + 2);
            flow_word(flow, label);
        } else {
            flow_glyph(flow, STR(","));
        }
        flow_space(flow);
        text_report_name(flow, place_report(edition, i));
    }
    if (all > shown) {
        flow_space(flow);
        flow_count(flow, WORD_AND_MORE, (int64_t)(all - shown));
    }
}

/* "Disagrees: Four [B]": the answers that fewer origins give, of shown conflicts. */
static void text_front_conflicts(Flow *flow, const Edition *edition)
{
    bool any = false;
    for (size_t i = 0; i < edition->claims.conflict_count; i++) {
        const Conflict *conflict = &edition->claims.conflicts[i];
        if (!conflict->is_shown)
            continue;
        if (!any) {
            flow_line(flow, TEXT_DEEPER, TEXT_DEEPER + 2);
            flow_word(flow, WORD_FRONT_DISAGREES);
        } else {
            flow_glyph(flow, STR(";"));
        }
        any = true;
        for (size_t k = 0; k < conflict->answer_count; k++) {
            flow_glyph(flow, k ? STR(" ≠ ") : STR(" "));
            flow_words(flow, edition, conflict->answers[k].value);
        }
    }
}

static void text_front_story(Flow *flow, const Edition *edition, size_t number)
{
    flow_line(flow, 0, TEXT_DEEPER);
    flow_number(flow, (int64_t)number);
    flow_glyph(flow, STR("."));
    flow_pad(flow, TEXT_DEEPER);
    flow_style(flow, FLOW_BOLD);
    text_title(flow, edition);
    flow_style(flow, FLOW_PLAIN);
    flow_line(flow, TEXT_DEEPER, TEXT_DEEPER);
    text_counts(flow, edition);
    text_dates(flow, place_days(edition));
    text_front_outlets(flow, edition, WORD_FRONT_OWN, false);
    text_front_outlets(flow, edition, WORD_FRONT_SAME_TEXT, true);
    text_front_conflicts(flow, edition);
}

static size_t text_count_stories(const PrintSummary *summary)
{
    size_t stories = 0;
    for (size_t i = 0; i < summary->edition_count; i++)
        stories += summary->editions[i]->docs.count > 1;
    return stories;
}

void print_front_text(Buf *out, const PrintSummary *summary, const PrintOptions *options)
{
    if (summary->edition_count < 2)
        return;
    Flow flow = flow_open(out, options);
    size_t stories = text_count_stories(summary);
    const Edition **sorted =
        place_rank_editions(summary->editions, summary->edition_count, out->arena);
    flow_style(&flow, FLOW_HEAD);
    text_count(&flow, stories, WORD_COUNT_STORY, WORD_COUNT_STORIES);
    flow_style(&flow, FLOW_PLAIN);
    if (summary->edition_count > stories) {
        flow_glyph(&flow, STR(" · "));
        text_count(&flow, summary->edition_count - stories, WORD_COUNT_SINGLE, WORD_COUNT_SINGLES);
    }
    flow_line(&flow, 0, 0);
    size_t number = 0;
    for (size_t i = 0; i < summary->edition_count; i++)
        if (sorted[i]->docs.count > 1)
            text_front_story(&flow, sorted[i], ++number);
    flow_gap(&flow);
    flow_end(&flow);
}

/* The reports that stand alone, a line each. */
static void text_singles(Flow *flow, const PrintSummary *summary)
{
    bool any = false;
    for (size_t i = 0; i < summary->edition_count; i++) {
        const Edition *edition = summary->editions[i];
        if (edition->docs.count != 1)
            continue;
        if (!any) {
            flow_style(flow, FLOW_HEAD);
            flow_word(flow, WORD_HEAD_SINGLES);
            flow_style(flow, FLOW_PLAIN);
        }
        any = true;
        flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
        text_title(flow, edition);
        flow_style(flow, FLOW_DIM);
        flow_glyph(flow, STR(" · "));
        text_report_name(flow, place_report(edition, 0));
        for (size_t k = 0; k < edition->story.reasons.count; k++) {
            flow_glyph(flow, STR(" · "));
            flow_reason(flow, edition, &edition->story.reasons.items[k]);
        }
        flow_style(flow, FLOW_PLAIN);
    }
    if (any)
        flow_gap(flow);
}

static void text_left_out(Flow *flow, const PrintSummary *summary)
{
    if (summary->left_out_count == 0)
        return;
    flow_style(flow, FLOW_HEAD);
    flow_word(flow, WORD_HEAD_LEFT_OUT);
    flow_style(flow, FLOW_PLAIN);
    flow_glyph(flow, STR(" · "));
    flow_number(flow, (int64_t)summary->left_out_count);
    for (size_t i = 0; i < summary->left_out_count; i++) {
        const LeftOut *left = &summary->left_out[i];
        flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
        flow_field(flow, NULL, left->path.len > 0 ? left->path : left->url);
        flow_glyph(flow, STR(": "));
        flow_word(flow, left->reason);
        if (left->line > 0) {
            flow_glyph(flow, STR(", "));
            flow_count(flow, WORD_LEFT_AT_LINE, (int64_t)left->line);
        } else if (left->offset > 0) {
            flow_glyph(flow, STR(", "));
            flow_count(flow, WORD_LEFT_AT_BYTE, (int64_t)left->offset);
        }
    }
}

void print_left_out_text(Buf *out, const PrintSummary *summary, const PrintOptions *options)
{
    Flow flow = flow_open(out, options);
    if (summary->edition_count > 1)
        text_singles(&flow, summary);
    text_left_out(&flow, summary);
    flow_end(&flow);
}
