/*
 * html_lineage.c - who took from whom: a drawing, and the texts side by side.
 *
 * Each report has a row; its node stands further right the later it was
 * published, or, where dates are missing, the more copying lies before it.
 * Lines come down from the parent and turn right to the child:
 *
 *     o  A  Harbour Post
 *     |--o  A2  Tallow Today          solid: copied
 *     '- - o  A3  Valley Voice        dashed: rewritten
 *
 * The drawing is for the eye; the rows say the same in words.
 */
#include "print/changes.h"
#include "print/html_parts.h"

enum {
    LINEAGE_ROW = 44,  /* pixels; the style sheet has the same height */
    LINEAGE_STEP = 30, /* from one generation to the next */
    LINEAGE_MARGIN = 14,
    LINEAGE_AXIS = 220, /* width of a time axis */
    LINEAGE_DEPTH_MOST = 10,
    LINEAGE_CHANGES = 6,
};

typedef struct LineageRow {
    uint32_t report; /* or REPORT_NONE for a lost origin */
    uint32_t lost;
    uint32_t depth;
    double x;
} LineageRow;

typedef struct LineageDrawing {
    Html *html;
    LineageRow *rows;
    size_t count;
    uint32_t *row_of;      /* report to row + 1; 0: none yet */
    uint32_t *first_child; /* report to a descent + 1 */
    uint32_t *next_child;  /* descent to the next one of its parent + 1 */
    bool is_dated;
    double width;
} LineageDrawing;

static bool drawing_is_root(const Edition *edition, uint32_t report)
{
    return place_descent(edition, report) == NULL;
}

static void drawing_index(LineageDrawing *drawing)
{
    const Edition *edition = drawing->html->edition;
    const Lineage *lineage = &edition->lineage;
    for (size_t i = lineage->descent_count; i-- > 0;) {
        uint32_t parent = lineage->descents[i].parent;
        if (parent >= edition->docs.count)
            continue;
        drawing->next_child[i] = drawing->first_child[parent];
        drawing->first_child[parent] = (uint32_t)i + 1;
    }
}

/* A row for `report`, and under it for all that come from it. */
static void drawing_add_report(LineageDrawing *drawing, uint32_t report, uint32_t depth)
{
    if (drawing->row_of[report])
        return;
    drawing->rows[drawing->count++] =
        (LineageRow){ .report = report, .lost = REPORT_NONE, .depth = depth };
    drawing->row_of[report] = (uint32_t)drawing->count;
    const Lineage *lineage = &drawing->html->edition->lineage;
    for (uint32_t next = drawing->first_child[report]; next; next = drawing->next_child[next - 1])
        drawing_add_report(drawing, lineage->descents[next - 1].child, depth + 1);
}

static void drawing_add_rows(LineageDrawing *drawing)
{
    const Edition *edition = drawing->html->edition;
    const Lineage *lineage = &edition->lineage;
    for (uint32_t i = 0; i < lineage->lost_count; i++) {
        const LostOrigin *lost = &lineage->lost[i];
        drawing->rows[drawing->count++] = (LineageRow){ .report = REPORT_NONE, .lost = i };
        for (size_t k = 0; k < lost->report_count; k++)
            if (drawing_is_root(edition, lost->reports[k]))
                drawing_add_report(drawing, lost->reports[k], 1);
    }
    for (uint32_t o = 0; o < lineage->origin_count; o++) {
        uint32_t root = lineage->origin_root[o];
        if (drawing->first_child[root])
            drawing_add_report(drawing, root, 0);
    }
    for (uint32_t i = 0; i < edition->docs.count; i++)
        if (drawing->first_child[i] || place_descent(edition, i))
            drawing_add_report(drawing, i, 0);
}

/* Places by date where every report has one and they differ; else by generation. */
static void drawing_place_rows(LineageDrawing *drawing)
{
    const Edition *edition = drawing->html->edition;
    int64_t first = INT64_MAX, last = INT64_MIN;
    size_t dated = 0, reports = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->rows[i].report == REPORT_NONE)
            continue;
        reports++;
        int64_t at = place_report(edition, drawing->rows[i].report)->published_at.from;
        if (at == INTERVAL_OPEN_FROM)
            continue;
        dated++;
        first = at < first ? at : first;
        last = at > last ? at : last;
    }
    drawing->is_dated = reports > 0 && dated == reports && first < last;
    drawing->width = LINEAGE_MARGIN * 2;
    for (size_t i = 0; i < drawing->count; i++) {
        LineageRow *row = &drawing->rows[i];
        uint32_t depth = row->depth < LINEAGE_DEPTH_MOST ? row->depth : LINEAGE_DEPTH_MOST;
        row->x = LINEAGE_MARGIN + depth * LINEAGE_STEP;
        if (drawing->is_dated && row->report != REPORT_NONE) {
            int64_t at = place_report(edition, row->report)->published_at.from;
            /* Lost origins stand before all dates. */
            double from =
                edition->lineage.lost_count ? LINEAGE_MARGIN + LINEAGE_STEP : LINEAGE_MARGIN;
            row->x = from + (double)(at - first) / (double)(last - first) *
                                (LINEAGE_AXIS - from - LINEAGE_MARGIN);
        }
        if (row->x + LINEAGE_MARGIN > drawing->width)
            drawing->width = row->x + LINEAGE_MARGIN;
    }
}

static double drawing_y(size_t row)
{
    return (double)row * LINEAGE_ROW + LINEAGE_ROW / 2.0;
}

static void drawing_draw_line(LineageDrawing *drawing, size_t from, size_t to, Str class)
{
    double x1 = drawing->rows[from].x, x2 = drawing->rows[to].x;
    double y1 = drawing_y(from), y2 = drawing_y(to);
    double turn = x2 >= x1 ? 6 : -6, rise = y2 >= y1 ? 6 : -6;
    Buf *out = drawing->html->out;
    buf_add(out, STR("<path class="));
    buf_add(out, class);
    if (x2 - x1 < 6.5 && x1 - x2 < 6.5)
        buf_add_format(out, " d=\"M%.1f %.1fL%.1f %.1f\"/>", x1, y1, x2, y2);
    else
        buf_add_format(out, " d=\"M%.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1f\"/>", x1, y1, y2 - rise,
                       x1, y2, x1 + turn, y2, x2);
}

static Str drawing_line_class(const Descent *descent)
{
    switch (descent->kind) {
    case DESCENT_REWRITTEN:
        return STR("rewritten");
    case DESCENT_QUOTES:
    case DESCENT_CREDITS:
        return STR("credited");
    case DESCENT_COPY:
    case DESCENT_ABRIDGED:
    case DESCENT_INDEPENDENT:
        break;
    }
    return STR("copied");
}

static void drawing_draw(LineageDrawing *drawing)
{
    const Lineage *lineage = &drawing->html->edition->lineage;
    Buf *out = drawing->html->out;
    buf_add_format(out, "<svg aria-hidden=true width=%.0f height=%zu viewBox=\"0 0 %.0f %zu\">",
                   drawing->width, drawing->count * LINEAGE_ROW, drawing->width,
                   drawing->count * LINEAGE_ROW);
    for (size_t i = 0; i < lineage->descent_count; i++) {
        const Descent *descent = &lineage->descents[i];
        if (descent->parent != REPORT_NONE && drawing->row_of[descent->child] &&
            drawing->row_of[descent->parent])
            drawing_draw_line(drawing, drawing->row_of[descent->parent] - 1,
                              drawing->row_of[descent->child] - 1, drawing_line_class(descent));
    }
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->rows[i].report != REPORT_NONE)
            continue;
        const LostOrigin *lost = &lineage->lost[drawing->rows[i].lost];
        for (size_t k = 0; k < lost->report_count; k++)
            if (drawing->row_of[lost->reports[k]])
                drawing_draw_line(drawing, i, drawing->row_of[lost->reports[k]] - 1, STR("lost"));
    }
    for (size_t i = 0; i < drawing->count; i++) {
        const LineageRow *row = &drawing->rows[i];
        bool is_lost = row->report == REPORT_NONE;
        buf_add_format(out, "<circle class=%s cx=%.1f cy=%.1f r=6 />", is_lost ? "lost" : "node",
                       row->x, drawing_y(i));
    }
    buf_add(out, STR("</svg>"));
}

/* ", direction unknown, 82% shared" */
static void drawing_write_share(Html *html, const Descent *descent)
{
    if (descent->direction == DIRECTION_UNKNOWN) {
        HTML(html, ", ");
        html_word(html, WORD_DESCENT_UNKNOWN);
    }
    if (descent->share <= 0)
        return;
    HTML(html, ", ");
    html_count(html, WORD_DESCENT_SHARE, (int64_t)(descent->share * 100 + 0.5));
}

static void drawing_write_lost(Html *html, const LostOrigin *lost)
{
    HTML(html, "<i>");
    if (span_len(lost->span) > 0)
        html_span(html, lost->report, lost->span);
    else if (lost->name.len > 0)
        html_words(html, lost->name);
    else
        html_word(html, WORD_LOST_UNNAMED);
    HTML(html, "</i> <span class=quiet>");
    html_word(html, WORD_LOST_ORIGIN);
    HTML(html, "</span>");
}

static void drawing_write_row(Html *html, const LineageRow *row)
{
    const Edition *edition = html->edition;
    HTML(html, "<li>");
    if (row->report == REPORT_NONE) {
        drawing_write_lost(html, &edition->lineage.lost[row->lost]);
        HTML(html, "</li>");
        return;
    }
    html_letter(html, row->report);
    HTML(html, " ");
    html_report_name(html, place_report(edition, row->report));
    const Descent *descent = place_descent(edition, row->report);
    HTML(html, " <span class=quiet>");
    if (descent) {
        html_word(html, place_descent_word(descent));
        HTML(html, " ");
        html_text(html, place_letter(edition, descent->parent));
        drawing_write_share(html, descent);
        if (descent->direction == DIRECTION_LIKELY) {
            HTML(html, ", ");
            html_word(html, WORD_DESCENT_LIKELY);
        }
    } else {
        PlaceRole role = place_role(edition, row->report);
        html_word(html, place_role_word(role));
        if (role != PLACE_ORIGIN) {
            HTML(html, " ");
            html_text(html,
                      place_letter(
                          edition,
                          edition->lineage.origin_root[edition->lineage.origin_of[row->report]]));
        }
    }
    if (place_report(edition, row->report)->published.len > 0) {
        HTML(html, " · ");
        html_time(html, place_report(edition, row->report),
                  place_report(edition, row->report)->published);
    }
    HTML(html, "</span></li>");
}

/* A piece of a text whose words have one fate. */
static void drawing_write_piece(Html *html, uint32_t report, Span at, Fate fate)
{
    if (span_len(at) == 0)
        return;
    if (fate == FATE_SHARED)
        HTML(html, "<mark>");
    else if (fate == FATE_CHANGED)
        HTML(html, "<em>");
    html_span(html, report, at);
    if (fate == FATE_SHARED)
        HTML(html, "</mark>");
    else if (fate == FATE_CHANGED)
        HTML(html, "</em>");
}

void html_text_lit(Html *html, uint32_t report, const uint8_t *fates)
{
    const Document *document = html->edition->docs.items[report];
    Span piece = { 0, 0 };
    Fate fate = FATE_OWN;
    for (size_t i = 0; i < document->analysis.token_count; i++) {
        const Token *token = &document->analysis.tokens[i];
        Fate next = (Fate)fates[i];
        if (next == fate) {
            piece.end = token->span.end;
            continue;
        }
        drawing_write_piece(html, report, piece, fate);
        /* What stands between two pieces is of neither. */
        drawing_write_piece(html, report, span(piece.end, token->span.begin), FATE_OWN);
        piece = token->span;
        fate = next;
    }
    drawing_write_piece(html, report, piece, fate);
    drawing_write_piece(html, report, span(piece.end, document->report.text.len), FATE_OWN);
}

static void drawing_write_side(Html *html, const Descent *descent, const Changes *changes,
                               bool is_child)
{
    uint32_t report = is_child ? descent->child : descent->parent;
    HTML(html, "<div><h4>");
    html_letter(html, report);
    HTML(html, " ");
    html_report_name(html, place_report(html->edition, report));
    if (descent->direction != DIRECTION_UNKNOWN) {
        HTML(html, " <span class=quiet>· ");
        html_word(html, is_child ? WORD_DESCENT_CHILD : WORD_DESCENT_PARENT);
        HTML(html, "</span>");
    }
    HTML(html, "</h4><div class=text>");
    html_text_lit(html, report, changes->fates[is_child ? CHANGES_CHILD : CHANGES_PARENT]);
    HTML(html, "</div></div>");
}

void html_change_side(Html *html, uint32_t report, Span at)
{
    if (span_len(at) > 0)
        html_span(html, report, at);
    else
        HTML(html, "∅");
}

/* What was changed most, and how many sentences the child has alone. */
static void drawing_write_changes(Html *html, const Descent *descent, const Changes *changes)
{
    if (!changes_are_told(descent))
        return;
    size_t own =
        changes_count_own(changes, html->edition->docs.items[descent->child], CHANGES_CHILD);
    const WordPair *picked[LINEAGE_CHANGES];
    size_t count = changes_pick(changes, picked, LINEAGE_CHANGES);
    if (count + own == 0)
        return;
    HTML(html, "<span class=why>");
    html_word(html, WORD_CHANGED);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            HTML(html, ";");
        HTML(html, " ");
        html_change_side(html, descent->parent, picked[i]->at[CHANGES_PARENT]);
        HTML(html, " → ");
        html_change_side(html, descent->child, picked[i]->at[CHANGES_CHILD]);
    }
    if (changes->change_count > count) {
        HTML(html, "; ");
        html_plural(html, changes->change_count - count, WORD_CHANGED_ONE_MORE, WORD_CHANGED_MORE);
    }
    if (own > 0) {
        if (count > 0)
            HTML(html, ";");
        HTML(html, " ");
        html_plural(html, own, WORD_CHANGED_OWN_SENTENCE, WORD_CHANGED_OWN_SENTENCES);
    }
    HTML(html, "</span>");
}

static void drawing_write_edge(Html *html, const Descent *descent)
{
    HTML(html, "<details class=edge><summary>");
    html_text(html, place_letter(html->edition, descent->child));
    HTML(html, " · ");
    html_word(html, place_descent_word(descent));
    HTML(html, " ");
    html_text(html, place_letter(html->edition, descent->parent));
    drawing_write_share(html, descent);
    HTML(html, " · ");
    html_word(html, WORD_DESCENT_SIDE_BY_SIDE);
    if (descent->reasons.count > 0) {
        HTML(html, "<span class=why>");
        html_word(html, WORD_WHY);
        for (size_t i = 0; i < descent->reasons.count; i++) {
            if (i > 0)
                HTML(html, ";");
            HTML(html, " ");
            html_reason(html, &descent->reasons.items[i]);
        }
        HTML(html, "</span>");
    }
    const Documents docs = html->edition->docs;
    Changes changes = changes_find(descent, docs.items[descent->child], docs.items[descent->parent],
                                   html->scratch);
    drawing_write_changes(html, descent, &changes);
    HTML(html, "</summary><div class=sides>");
    drawing_write_side(html, descent, &changes, false);
    drawing_write_side(html, descent, &changes, true);
    HTML(html, "</div></details>");
}

void html_lineage(Html *html)
{
    const Edition *edition = html->edition;
    const Lineage *lineage = &edition->lineage;
    size_t reports = edition->docs.count;
    if (reports < 2)
        return;
    html_section_begin(html, WORD_HEAD_LINEAGE, STR("lineage"));
    LineageDrawing drawing = {
        .html = html,
        .rows = ARENA_NEW(html->scratch, LineageRow, reports + lineage->lost_count + 1),
        .row_of = ARENA_NEW(html->scratch, uint32_t, reports + 1),
        .first_child = ARENA_NEW(html->scratch, uint32_t, reports + 1),
        .next_child = ARENA_NEW(html->scratch, uint32_t, lineage->descent_count + 1),
    };
    drawing_index(&drawing);
    drawing_add_rows(&drawing);
    drawing_place_rows(&drawing);
    size_t edges = 0;
    for (size_t i = 0; i < lineage->descent_count; i++)
        edges += lineage->descents[i].parent != REPORT_NONE;
    if (edges == 0) {
        HTML(html, "<p>");
        html_word(html, WORD_DESCENT_NONE);
        HTML(html, "</p>");
    }
    if (drawing.count > 0) {
        HTML(html, "<div class=drawing>");
        drawing_draw(&drawing);
        HTML(html, "<ol>");
        for (size_t i = 0; i < drawing.count; i++)
            drawing_write_row(html, &drawing.rows[i]);
        HTML(html, "</ol></div>");
    }
    for (size_t i = 0; i < lineage->descent_count; i++)
        if (lineage->descents[i].parent != REPORT_NONE)
            drawing_write_edge(html, &lineage->descents[i]);
    html_section_end(html);
}

/* The credits of a report in one scope, each name once. */
static void drawing_write_credits(Html *html, uint32_t report, CreditScope scope)
{
    const Credits *credits = &place_report(html->edition, report)->credits;
    bool any = false;
    for (size_t i = 0; i < credits->count; i++) {
        const Credit *credit = &credits->items[i];
        bool is_new = credit->scope == scope;
        for (size_t k = 0; k < i && is_new; k++)
            is_new =
                credits->items[k].scope != scope || !str_equal(credits->items[k].key, credit->key);
        if (!is_new)
            continue;
        if (!any) {
            HTML(html, "<tr><th scope=row>");
            html_letter(html, report);
            HTML(html, "</th><td class=quiet>");
            html_word(html, WORD_DESCENT_CREDITS);
            HTML(html, " ");
            html_word(html, scope == CREDIT_REPORT ? WORD_CREDIT_REPORT : WORD_CREDIT_STATEMENT);
            HTML(html, "</td><td>");
        } else {
            HTML(html, ", ");
        }
        any = true;
        if (span_len(credit->span) > 0) {
            HTML(html, "<a class=plain");
            html_sentence_href(html, report, credit->span);
            HTML(html, ">");
            html_span(html, report, credit->span);
            HTML(html, "</a>");
        } else {
            html_field(html, place_report(html->edition, report), credit->name);
        }
    }
    if (any)
        HTML(html, "</td></tr>");
}

void html_lost(Html *html)
{
    const Edition *edition = html->edition;
    size_t credits = 0;
    for (uint32_t i = 0; i < edition->docs.count; i++)
        credits += place_report(edition, i)->credits.count;
    if (credits + edition->lineage.lost_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_LOST, STR("lost"));
    HTML(html, "<table><tbody>");
    for (size_t i = 0; i < edition->lineage.lost_count; i++) {
        const LostOrigin *lost = &edition->lineage.lost[i];
        HTML(html, "<tr><th scope=row>◌</th><td class=quiet>");
        html_word(html, WORD_LOST_ORIGIN);
        HTML(html, "</td><td><b>");
        if (span_len(lost->span) > 0)
            html_span(html, lost->report, lost->span);
        else if (lost->name.len > 0)
            html_words(html, lost->name);
        else
            html_word(html, WORD_LOST_UNNAMED);
        HTML(html, "</b> <span class=quiet>");
        html_word(html, WORD_LOST_BEHIND);
        HTML(html, "</span>");
        for (size_t k = 0; k < lost->report_count; k++) {
            HTML(html, " ");
            html_letter(html, lost->reports[k]);
        }
        HTML(html, "</td></tr>");
    }
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        drawing_write_credits(html, i, CREDIT_REPORT);
        drawing_write_credits(html, i, CREDIT_STATEMENT);
    }
    HTML(html, "</tbody></table>");
    html_section_end(html);
}
