/*
 * html_compare.c - two reports side by side, as a page.
 *
 * The same as compare.c says on a terminal: how they are related, both texts
 * with shared words lit and small changes marked, the changes, and the sentences
 * that stand in one alone.
 */
#include "print/changes.h"
#include "print/html_parts.h"

static const Descent *html_compare_descent(const Lineage *lineage)
{
    for (size_t i = 0; i < lineage->descent_count; i++)
        if (lineage->descents[i].parent != REPORT_NONE)
            return &lineage->descents[i];
    return NULL;
}

static void html_compare_relation(Html *html, const Descent *descent)
{
    HTML(html, "<p class=counts>");
    if (!descent) {
        html_word(html, WORD_COMPARE_UNRELATED);
        HTML(html, "</p>");
        return;
    }
    html_letter(html, descent->child);
    HTML(html, " ");
    html_word(html, place_descent_word(descent));
    HTML(html, " ");
    html_letter(html, descent->parent);
    HTML(html, "</p><ul>");
    for (size_t i = 0; i < descent->reasons.count; i++) {
        HTML(html, "<li>");
        html_reason(html, &descent->reasons.items[i]);
        HTML(html, "</li>");
    }
    HTML(html, "</ul>");
}

static void html_compare_side(Html *html, uint32_t report, const uint8_t *fates)
{
    HTML(html, "<div");
    html_report_id(html, report);
    HTML(html, "><h4>");
    html_letter(html, report);
    HTML(html, " ");
    html_report_name(html, place_report(html->edition, report));
    if (place_report(html->edition, report)->published.len > 0) {
        HTML(html, " <span class=quiet>· ");
        html_field(html, place_report(html->edition, report),
                   place_report(html->edition, report)->published);
        HTML(html, "</span>");
    }
    HTML(html, "</h4><div class=text>");
    html_text_lit(html, report, fates);
    HTML(html, "</div></div>");
}

static void html_compare_changes(Html *html, const Changes *changes, const int *side_of)
{
    if (changes->change_count == 0)
        return;
    html_section_begin(html, WORD_COMPARE_CHANGED, STR("changed"));
    HTML(html, "<ul>");
    for (size_t i = 0; i < changes->change_count; i++) {
        HTML(html, "<li>");
        html_change_side(html, 0, changes->changes[i].at[side_of[0]]);
        HTML(html, " → ");
        html_change_side(html, 1, changes->changes[i].at[side_of[1]]);
        HTML(html, "</li>");
    }
    HTML(html, "</ul>");
    html_section_end(html);
}

static void html_compare_own(Html *html, uint32_t report, const bool *is_own)
{
    const Analysis *analysis = &html->edition->docs.items[report]->analysis;
    bool any = false;
    for (size_t i = 0; i < analysis->sentence_count; i++) {
        if (!is_own[i])
            continue;
        if (!any) {
            html_section_begin(html, WORD_COMPARE_ONLY, STR("only"));
            HTML(html, "<p>");
            html_letter(html, report);
            HTML(html, "</p><ul>");
        }
        any = true;
        HTML(html, "<li>");
        html_span(html, report, analysis->sentences[i].span);
        HTML(html, "</li>");
    }
    if (any) {
        HTML(html, "</ul>");
        html_section_end(html);
    }
}

void print_compare_html(Buf *out, const Lineage *lineage, Documents docs, Arena *arena)
{
    Str letters[2] = { STR("A"), STR("B") };
    Edition edition = { .docs = docs, .lineage = *lineage, .letters = letters };
    Html html = { .out = out, .edition = &edition, .number = 1, .scratch = arena };
    const Descent *descent = html_compare_descent(lineage);
    uint32_t child = descent ? descent->child : 1;
    Changes changes = changes_find(descent, docs.items[child], docs.items[1 - child], arena);
    int side_of[2] = { child == 0 ? CHANGES_CHILD : CHANGES_PARENT,
                       child == 1 ? CHANGES_CHILD : CHANGES_PARENT };
    html_page_begin(&html, docs.items[0]->report.title);
    html_section_begin(&html, WORD_DESCENT_SIDE_BY_SIDE, STR("compare"));
    html_compare_relation(&html, descent);
    HTML(&html, "<div class=sides>");
    for (uint32_t report = 0; report < 2; report++)
        html_compare_side(&html, report, changes.fates[side_of[report]]);
    HTML(&html, "</div>");
    html_section_end(&html);
    html_compare_changes(&html, &changes, side_of);
    for (uint32_t report = 0; report < 2; report++)
        html_compare_own(&html, report, changes.is_own[side_of[report]]);
    html_page_end(&html);
}
