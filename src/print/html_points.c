/* html_points.c - key points, digest, conflict cards and matrix of the HTML page. */
#include "print/html_parts.h"

enum { HTML_POINTS_MOST = 40 /* rows of the matrix */ };

static void html_summary_line(Html *html, const SummaryLine *line)
{
    const Edition *edition = html->edition;
    bool is_contested = place_is_contested(edition, line->report, line->span);
    bool is_single = line->origins == 1 && edition->docs.count > 1;
    Span agreed = place_summary_agreed(edition, line);
    HTML(html, "<li><span class=\"said");
    if (is_contested)
        HTML(html, " contested");
    if (is_single)
        HTML(html, " single");
    if (span_len(agreed) > 0)
        HTML(html, " partly");
    HTML(html, "\">");
    if (span_len(agreed) > 0)
        html_span_tagged(html, line->report, line->span, agreed, STR("b"));
    else
        html_span(html, line->report, line->span);
    HTML(html, "</span>");
    Chips chips = place_summary_chips(edition, line, html->scratch);
    html_chips(html, &chips);
    if (is_contested) {
        HTML(html, " <span class=flag>✕ ");
        html_word(html, WORD_MARK_CONTESTED);
        HTML(html, "</span>");
    }
    if (is_single) {
        HTML(html, " <span class=\"flag quiet\">◌ ");
        html_word(html, WORD_MARK_ONE_ORIGIN);
        HTML(html, "</span>");
    }
    HTML(html, "</li>");
}

void html_summary(Html *html, SummaryRole role)
{
    bool any = false, any_in_part = false;
    for (size_t i = 0; i < html->edition->summary_count; i++) {
        if (html->edition->summary[i].role != role)
            continue;
        if (!any && role == SUMMARY_DIGEST) {
            HTML(html, "<section class=digest><h2>");
            html_word(html, WORD_HEAD_DIGEST);
            HTML(html, "</h2><ol>");
        } else if (!any) {
            HTML(html, "<section class=keys><h2>");
            html_word(html, WORD_HEAD_KEY_POINTS);
            HTML(html, "</h2><ul>");
        }
        any = true;
        any_in_part |=
            span_len(place_summary_agreed(html->edition, &html->edition->summary[i])) > 0;
        html_summary_line(html, &html->edition->summary[i]);
    }
    if (!any)
        return;
    buf_add(html->out, role == SUMMARY_DIGEST ? STR("</ol>") : STR("</ul>"));
    if (any_in_part) {
        HTML(html, "<p class=legend>○ ");
        html_word(html, WORD_LEGEND_AGREED);
        HTML(html, "</p>");
    }
    HTML(html, "</section>\n");
}

static void html_answer(Html *html, const Answer *answer, bool is_most)
{
    if (is_most)
        HTML(html, "<div class=\"answer most\"><h4>");
    else
        HTML(html, "<div class=answer><h4>");
    html_words(html, answer->value);
    HTML(html, "</h4>");
    Chips chips = place_readings_chips(html->edition, &answer->readings, html->scratch);
    html_chips(html, &chips);
    HTML(html, "<ul>");
    /* One sentence for an origin: its copies stand in the chip. */
    for (size_t i = 0; i < chips.count; i++) {
        const Chip *reading = &chips.items[i];
        HTML(html, "<li>");
        html_letter(html, reading->report);
        HTML(html, " <q>");
        html_span_lit(html, reading->report,
                      place_sentence(html->edition, reading->report, reading->span), reading->span);
        HTML(html, "</q></li>");
    }
    HTML(html, "</ul></div>");
}

/* "reports 4 : 1" */
static void html_ratio(Html *html, const Conflict *conflict, Word label, bool of_origins)
{
    HTML(html, "<span class=ratio>");
    html_word(html, label);
    HTML(html, " <b>");
    for (size_t i = 0; i < conflict->answer_count; i++) {
        if (i > 0)
            HTML(html, " : ");
        const Answer *answer = &conflict->answers[i];
        html_number(html, of_origins ? (int64_t)answer->origins
                                     : (int64_t)place_count_reports(&answer->readings));
    }
    HTML(html, "</b></span>");
}

static void html_reasons(Html *html, const Reasons *reasons)
{
    if (reasons->count == 0)
        return;
    HTML(html, "<span class=why>");
    html_word(html, WORD_WHY);
    for (size_t i = 0; i < reasons->count; i++) {
        if (i > 0)
            HTML(html, ";");
        HTML(html, " ");
        html_reason(html, &reasons->items[i]);
    }
    HTML(html, "</span>");
}

static void html_conflict(Html *html, const Conflict *conflict)
{
    HTML(html, "<article class=conflict><h3>");
    Reason question = { .word = conflict->question, .s = conflict->question_words };
    html_reason(html, &question);
    HTML(html, "</h3><div class=answers>");
    uint32_t most = 0;
    for (size_t i = 0; i < conflict->answer_count; i++)
        if (conflict->answers[i].origins > most)
            most = conflict->answers[i].origins;
    for (size_t i = 0; i < conflict->answer_count; i++)
        html_answer(html, &conflict->answers[i], conflict->answers[i].origins == most);
    HTML(html, "</div><footer>");
    html_ratio(html, conflict, WORD_RATIO_REPORTS, false);
    html_ratio(html, conflict, WORD_RATIO_ORIGINS, true);
    HTML(html, "<span class=why>");
    html_word(html, place_compatible_word(conflict->kind));
    HTML(html, "</span>");
    html_reasons(html, &conflict->reasons);
    HTML(html, "</footer></article>");
}

/* A line each; the sentences stand in the JSON lines. */
static void html_possible(Html *html)
{
    const Claims *claims = &html->edition->claims;
    HTML(html, "<ul class=quiet>");
    for (size_t i = 0; i < claims->conflict_count; i++) {
        const Conflict *conflict = &claims->conflicts[i];
        if (conflict->is_shown)
            continue;
        HTML(html, "<li>");
        Reason question = { .word = conflict->question, .s = conflict->question_words };
        html_reason(html, &question);
        for (size_t k = 0; k < conflict->answer_count; k++) {
            if (k > 0)
                HTML(html, " /");
            HTML(html, " ");
            html_words(html, conflict->answers[k].value);
            Chips chips =
                place_readings_chips(html->edition, &conflict->answers[k].readings, html->scratch);
            html_chips(html, &chips);
        }
        HTML(html, "</li>");
    }
    HTML(html, "</ul>");
}

void html_conflicts(Html *html)
{
    const Claims *claims = &html->edition->claims;
    size_t shown = place_count_shown(html->edition), possible = claims->conflict_count - shown;
    if (claims->conflict_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_CONFLICTS, STR("conflicts"));
    for (size_t i = 0; i < claims->conflict_count; i++)
        if (claims->conflicts[i].is_shown)
            html_conflict(html, &claims->conflicts[i]);
    if (possible > 0) {
        HTML(html, "<p class=quiet>");
        html_plural(html, possible, WORD_COUNT_POSSIBLE, WORD_COUNT_POSSIBLES);
        HTML(html, "</p>");
        html_possible(html);
    }
    html_section_end(html);
}

static void html_stance(Html *html, const PlaceStance *stance)
{
    static const struct {
        Str glyph;
        Word word;
    } STANCE_SHOWN[] = {
        [STANCE_SAYS] = { { "●", 3 }, WORD_LEGEND_SAYS },
        [STANCE_LESS_PRECISE] = { { "○", 3 }, WORD_LEGEND_LESS_PRECISE },
        [STANCE_CONTRADICTS] = { { "✕", 3 }, WORD_LEGEND_CONTRADICTS },
        [STANCE_CANNOT_TELL] = { { "?", 1 }, WORD_LEGEND_CANNOT_TELL },
    };
    if (stance->is_silent) {
        HTML(html, "<td class=silent><span aria-hidden=true>–</span><span class=hidden>");
        html_word(html, WORD_LEGEND_SILENT);
        HTML(html, "</span></td>");
        return;
    }
    buf_add_format(html->out, "<td class=st%d><a title=", (int)stance->stance);
    html_attribute(html, words_text(STANCE_SHOWN[stance->stance].word));
    html_sentence_href(html, stance->report, stance->span);
    HTML(html, "><span aria-hidden=true>");
    buf_add(html->out, STANCE_SHOWN[stance->stance].glyph);
    HTML(html, "</span><span class=hidden>");
    html_word(html, STANCE_SHOWN[stance->stance].word);
    HTML(html, "</span></a></td>");
}

static void html_matrix_row(Html *html, const Point *point)
{
    const Reading *reading = &point->readings.items[0];
    PlaceStance *stances = place_stances(html->edition, point, html->scratch);
    HTML(html, "<tr><th scope=row>");
    html_span(html, reading->report, reading->span);
    HTML(html, "</th>");
    for (size_t o = 0; o < html->edition->lineage.origin_count; o++)
        html_stance(html, &stances[o]);
    HTML(html, "</tr>");
}

static void html_legend(Html *html)
{
    static const Word LEGEND_WORDS[] = { WORD_LEGEND_SAYS, WORD_LEGEND_LESS_PRECISE,
                                         WORD_LEGEND_CONTRADICTS, WORD_LEGEND_CANNOT_TELL,
                                         WORD_LEGEND_SILENT };
    static const Str LEGEND_GLYPHS[] = {
        { "●", 3 }, { "○", 3 }, { "✕", 3 }, { "?", 1 }, { "–", 3 }
    };
    HTML(html, "<p class=legend>");
    for (size_t i = 0; i < sizeof LEGEND_WORDS / sizeof *LEGEND_WORDS; i++) {
        HTML(html, "<span><b aria-hidden=true>");
        buf_add(html->out, LEGEND_GLYPHS[i]);
        HTML(html, "</b> ");
        html_word(html, LEGEND_WORDS[i]);
        HTML(html, "</span> ");
    }
    HTML(html, "</p>");
}

void html_matrix(Html *html)
{
    const Edition *edition = html->edition;
    size_t points = edition->claims.point_count;
    if (points == 0)
        return;
    html_section_begin(html, WORD_HEAD_MATRIX, STR("matrix"));
    HTML(html, "<div class=scroll tabindex=0><table><thead><tr><th scope=col>");
    html_word(html, WORD_COLUMN_POINT);
    HTML(html, "</th>");
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        uint32_t root = edition->lineage.origin_root[o];
        size_t reports = place_origin_reports(edition, o);
        HTML(html, "<th scope=col>");
        html_letter(html, root);
        if (reports > 1)
            buf_add_format(html->out, "<small>+%zu</small>", reports - 1);
        HTML(html, "</th>");
    }
    HTML(html, "</tr></thead><tbody>");
    for (size_t i = 0; i < points && i < HTML_POINTS_MOST; i++)
        if (edition->claims.points[i].readings.count > 0)
            html_matrix_row(html, &edition->claims.points[i]);
    HTML(html, "</tbody></table></div>");
    if (points > HTML_POINTS_MOST) {
        HTML(html, "<p class=quiet>");
        html_count(html, WORD_COUNT_MORE_POINTS, (int64_t)(points - HTML_POINTS_MOST));
        HTML(html, "</p>");
    }
    html_legend(html);
    html_section_end(html);
}
