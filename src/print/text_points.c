/* text_points.c - key points, digest, matrix and conflict cards of the text page. */
#include "print/text_parts.h"

enum {
    TEXT_POINTS_MOST = 24,        /* rows of the matrix */
    TEXT_MATRIX_COLUMN = 4,       /* columns of an origin */
    TEXT_MATRIX_WORDS_LEAST = 28, /* columns for the words of a point */
    TEXT_ANSWER_READINGS_MOST = 6,
    TEXT_REASONS_MOST = 4,
};

static void text_summary_line(Flow *flow, const Edition *edition, const SummaryLine *line,
                              Arena *scratch)
{
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    if (line->role == SUMMARY_KEY_POINT) {
        flow_glyph(flow, STR("•"));
    } else {
        flow_number(flow, line->rank);
        flow_glyph(flow, STR("."));
    }
    flow_pad(flow, TEXT_DEEPER);
    Span agreed = place_summary_agreed(edition, line);
    if (span_len(agreed) > 0)
        text_span_lit(flow, edition, line->report, line->span, agreed);
    else
        flow_span(flow, edition, line->report, line->span);
    Chips chips = place_summary_chips(edition, line, scratch);
    text_chips(flow, edition, &chips);
    flow_style(flow, FLOW_WARNING);
    if (place_is_contested(edition, line->report, line->span)) {
        flow_glyph(flow, STR(" ✕ "));
        flow_word(flow, WORD_MARK_CONTESTED);
    }
    if (line->origins == 1 && edition->docs.count > 1) {
        flow_glyph(flow, STR(" ◌ "));
        flow_word(flow, WORD_MARK_ONE_ORIGIN);
    }
    flow_style(flow, FLOW_PLAIN);
}

void text_summary(Flow *flow, const Edition *edition, SummaryRole role, Arena *scratch)
{
    bool any = false, any_in_part = false;
    for (size_t i = 0; i < edition->summary_count; i++) {
        if (edition->summary[i].role != role)
            continue;
        if (!any)
            text_head(flow, role == SUMMARY_DIGEST ? WORD_HEAD_DIGEST : WORD_HEAD_KEY_POINTS);
        any = true;
        any_in_part |= span_len(place_summary_agreed(edition, &edition->summary[i])) > 0;
        text_summary_line(flow, edition, &edition->summary[i], scratch);
    }
    if (!any_in_part)
        return;
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    flow_style(flow, FLOW_DIM);
    flow_glyph(flow, STR("○ "));
    flow_word(flow, WORD_LEGEND_AGREED);
    flow_style(flow, FLOW_PLAIN);
}

static Str text_stance_glyph(const PlaceStance *stance)
{
    static const Str GLYPHS[] = { [STANCE_SAYS] = { "●", 3 },
                                  [STANCE_LESS_PRECISE] = { "○", 3 },
                                  [STANCE_CONTRADICTS] = { "✕", 3 },
                                  [STANCE_CANNOT_TELL] = { "?", 1 } };
    return stance->is_silent ? STR("–") : GLYPHS[stance->stance];
}

static void text_legend(Flow *flow)
{
    static const struct {
        Str glyph;
        Word word;
    } LEGEND[] = {
        { { "●", 3 }, WORD_LEGEND_SAYS },        { { "○", 3 }, WORD_LEGEND_LESS_PRECISE },
        { { "✕", 3 }, WORD_LEGEND_CONTRADICTS }, { { "?", 1 }, WORD_LEGEND_CANNOT_TELL },
        { { "–", 3 }, WORD_LEGEND_SILENT },
    };
    flow_line(flow, TEXT_INDENT, TEXT_INDENT);
    flow_style(flow, FLOW_DIM);
    for (size_t i = 0; i < sizeof LEGEND / sizeof *LEGEND; i++) {
        if (i > 0)
            flow_glyph(flow, STR("  "));
        flow_glyph(flow, LEGEND[i].glyph);
        flow_space(flow);
        flow_word(flow, LEGEND[i].word);
    }
    flow_style(flow, FLOW_PLAIN);
}

/* The origins' letters over their columns. */
static void text_matrix_head(Flow *flow, const Edition *edition, unsigned words)
{
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        flow_pad(flow, TEXT_INDENT + words + o * TEXT_MATRIX_COLUMN);
        flow_letter(flow, edition, edition->lineage.origin_root[o]);
    }
}

static void text_matrix_row(Flow *flow, const Edition *edition, const Point *point, unsigned words,
                            Arena *scratch)
{
    const Reading *reading = &point->readings.items[0];
    PlaceStance *stances = place_stances(edition, point, scratch);
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    if (words > 0) {
        flow_span_cut(flow, edition, reading->report, reading->span, words - 3);
        for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
            flow_pad(flow, TEXT_INDENT + words + o * TEXT_MATRIX_COLUMN);
            flow_glyph(flow, text_stance_glyph(&stances[o]));
        }
        return;
    }
    /* Too many origins for columns: name those that are not silent. */
    flow_span(flow, edition, reading->report, reading->span);
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        if (stances[o].is_silent)
            continue;
        flow_space(flow);
        flow_glyph(flow, text_stance_glyph(&stances[o]));
        flow_letter(flow, edition, edition->lineage.origin_root[o]);
    }
}

void text_matrix(Flow *flow, const Edition *edition, Arena *scratch)
{
    size_t points = edition->claims.point_count;
    if (points == 0)
        return;
    text_head(flow, WORD_HEAD_MATRIX);
    size_t columns = edition->lineage.origin_count * TEXT_MATRIX_COLUMN;
    unsigned words = 0;
    if (columns + TEXT_MATRIX_WORDS_LEAST + TEXT_INDENT <= flow->width)
        words = flow->width - TEXT_INDENT - (unsigned)columns;
    if (words > 0)
        text_matrix_head(flow, edition, words);
    for (size_t i = 0; i < points && i < TEXT_POINTS_MOST; i++)
        if (edition->claims.points[i].readings.count > 0)
            text_matrix_row(flow, edition, &edition->claims.points[i], words, scratch);
    if (points > TEXT_POINTS_MOST) {
        flow_line(flow, TEXT_INDENT, TEXT_INDENT);
        flow_count(flow, WORD_COUNT_MORE_POINTS, (int64_t)(points - TEXT_POINTS_MOST));
    }
    text_legend(flow);
}

static void text_answer(Flow *flow, const Edition *edition, const Answer *answer, Arena *scratch)
{
    flow_line(flow, TEXT_INDENT + 2, TEXT_INDENT + 4);
    flow_style(flow, FLOW_BOLD);
    flow_words(flow, edition, answer->value);
    flow_style(flow, FLOW_PLAIN);
    Chips chips = place_readings_chips(edition, &answer->readings, scratch);
    text_chips(flow, edition, &chips);
    /* One sentence for an origin: its copies stand in the chip. */
    for (size_t i = 0; i < chips.count && i < TEXT_ANSWER_READINGS_MOST; i++) {
        const Chip *reading = &chips.items[i];
        flow_line(flow, TEXT_INDENT + 4, TEXT_INDENT + 8);
        flow_letter(flow, edition, reading->report);
        flow_pad(flow, TEXT_INDENT + 8);
        text_span_lit(flow, edition, reading->report,
                      place_sentence(edition, reading->report, reading->span), reading->span);
    }
    if (chips.count > TEXT_ANSWER_READINGS_MOST) {
        flow_line(flow, TEXT_INDENT + 8, TEXT_INDENT + 8);
        flow_count(flow, WORD_AND_MORE, (int64_t)(chips.count - TEXT_ANSWER_READINGS_MOST));
    }
}

/* "reports 4 : 1, origins 4 : 1" */
static void text_ratio(Flow *flow, const Conflict *conflict)
{
    flow_line(flow, TEXT_INDENT + 2, TEXT_INDENT + 4);
    flow_style(flow, FLOW_DIM);
    flow_word(flow, WORD_RATIO_REPORTS);
    for (size_t i = 0; i < conflict->answer_count; i++) {
        flow_glyph(flow, i ? STR(" : ") : STR(" "));
        flow_number(flow, (int64_t)place_count_reports(&conflict->answers[i].readings));
    }
    flow_glyph(flow, STR(", "));
    flow_word(flow, WORD_RATIO_ORIGINS);
    for (size_t i = 0; i < conflict->answer_count; i++) {
        flow_glyph(flow, i ? STR(" : ") : STR(" "));
        flow_number(flow, conflict->answers[i].origins);
    }
    flow_line(flow, TEXT_INDENT + 2, TEXT_INDENT + 4);
    flow_word(flow, place_compatible_word(conflict->kind));
    flow_style(flow, FLOW_PLAIN);
}

static void text_reasons(Flow *flow, const Edition *edition, const Reasons *reasons)
{
    if (reasons->count == 0)
        return;
    flow_line(flow, TEXT_INDENT + 2, TEXT_INDENT + 4);
    flow_style(flow, FLOW_DIM);
    flow_word(flow, WORD_WHY);
    for (size_t i = 0; i < reasons->count && i < TEXT_REASONS_MOST; i++) {
        flow_glyph(flow, i ? STR("; ") : STR(" "));
        flow_reason(flow, edition, &reasons->items[i]);
    }
    flow_style(flow, FLOW_PLAIN);
}

static void text_conflict(Flow *flow, const Edition *edition, const Conflict *conflict,
                          Arena *scratch)
{
    flow_line(flow, TEXT_INDENT, TEXT_INDENT + 2);
    flow_style(flow, FLOW_WARNING);
    flow_glyph(flow, STR("✕ "));
    flow_style(flow, FLOW_BOLD);
    Reason question = { .word = conflict->question, .s = conflict->question_words };
    flow_reason(flow, edition, &question);
    flow_style(flow, FLOW_PLAIN);
    for (size_t i = 0; i < conflict->answer_count; i++)
        text_answer(flow, edition, &conflict->answers[i], scratch);
    text_ratio(flow, conflict);
    text_reasons(flow, edition, &conflict->reasons);
}

/* Possible conflicts that are listed; the JSON lines have all. */
#define TEXT_POSSIBLE_MOST 8

/* The question and its answers, a line each; the sentences stand in the JSON lines. */
static void text_possible(Flow *flow, const Edition *edition, Arena *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < edition->claims.conflict_count && count < TEXT_POSSIBLE_MOST; i++) {
        const Conflict *conflict = &edition->claims.conflicts[i];
        if (conflict->is_shown)
            continue;
        count++;
        flow_line(flow, TEXT_INDENT + 2, TEXT_INDENT + 4);
        Reason question = { .word = conflict->question, .s = conflict->question_words };
        flow_reason(flow, edition, &question);
        for (size_t k = 0; k < conflict->answer_count; k++) {
            flow_line(flow, TEXT_INDENT + 4, TEXT_INDENT + 6);
            flow_words(flow, edition, conflict->answers[k].value);
            Chips chips = place_readings_chips(edition, &conflict->answers[k].readings, scratch);
            text_chips(flow, edition, &chips);
        }
    }
}

void text_conflicts(Flow *flow, const Edition *edition, Arena *scratch)
{
    if (edition->claims.conflict_count == 0)
        return;
    size_t shown = place_count_shown(edition);
    if (shown > 0)
        text_head(flow, WORD_HEAD_CONFLICTS);
    for (size_t i = 0; i < edition->claims.conflict_count; i++)
        if (edition->claims.conflicts[i].is_shown)
            text_conflict(flow, edition, &edition->claims.conflicts[i], scratch);
    size_t possible = edition->claims.conflict_count - shown;
    if (possible > 0) {
        if (shown == 0)
            flow_gap(flow);
        flow_line(flow, shown ? TEXT_INDENT : 0, TEXT_INDENT);
        flow_style(flow, FLOW_DIM);
        text_count(flow, possible, WORD_COUNT_POSSIBLE, WORD_COUNT_POSSIBLES);
        text_possible(flow, edition, scratch);
        flow_style(flow, FLOW_PLAIN);
    }
}
