/*
 * html.c - the editions as one self-contained HTML file.
 *
 * Plain HTML and one inline style sheet (data/page.css): no script, nothing
 * fetched, and a policy that forbids both to whatever might slip through.
 * Where there are several stories a front page comes first.  At the end of
 * each story stand the texts of its reports, so that every chip leads to its
 * sentence in context.
 */
#include "print/html_parts.h"

#include "page_css.inc"

enum {
    HTML_DAY_LEN = 10,
    HTML_FRONT_OUTLETS = 6,
};

void html_page_begin(Html *html, Str title)
{
    HTML(html, "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
               "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=color-scheme content=\"light dark\">\n"
               "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
               "style-src 'unsafe-inline'\">\n<title>");
    if (title.len > 0)
        html_text(html, title);
    else
        html_word(html, WORD_PAGE_TITLE);
    HTML(html, "</title>\n<style>\n");
    for (size_t i = 0; i < sizeof PAGE_CSS / sizeof *PAGE_CSS; i++) {
        buf_add(html->out, PAGE_CSS[i]);
        HTML(html, "\n");
    }
    HTML(html, "</style>\n</head>\n<body id=top>\n<p class=mast><span>");
    html_word(html, WORD_PAGE_TITLE);
    HTML(html, "</span></p>\n<main>\n");
}

void html_page_end(Html *html)
{
    HTML(html, "</main>\n</body>\n</html>\n");
}

void print_html_begin(Buf *out)
{
    html_page_begin(&(Html){ .out = out, .scratch = out->arena }, STR(""));
}

void print_html_end(Buf *out)
{
    html_page_end(&(Html){ .out = out, .scratch = out->arena });
}

static void html_day(Html *html, int64_t seconds)
{
    html_text(html, str_take(calendar_format(seconds, html->scratch), HTML_DAY_LEN));
}

static void html_dates(Html *html, Interval at)
{
    if (at.from == INTERVAL_OPEN_FROM || at.to == INTERVAL_OPEN_TO)
        return;
    HTML(html, "<p class=dates>");
    html_day(html, at.from);
    if (calendar_to_date(at.from).day != calendar_to_date(at.to - 1).day ||
        at.to - at.from > CALENDAR_DAY) {
        HTML(html, " – ");
        html_day(html, at.to - 1);
    }
    HTML(html, "</p>");
}

static void html_story(Html *html)
{
    buf_add_format(html->out, "<article class=story id=e%zu>\n<header>", html->number);
    html_dates(html, place_days(html->edition));
    HTML(html, "<h1>");
    html_title(html, html->edition);
    HTML(html, "</h1>");
    html_counts(html, html->edition);
    html_origins_bar(html);
    HTML(html, "</header>\n<div class=lead>");
    html_summary(html, SUMMARY_DIGEST);
    html_summary(html, SUMMARY_KEY_POINT);
    HTML(html, "</div>\n");
    html_conflicts(html);
    html_matrix(html);
    html_quotes(html);
    html_lineage(html);
    html_lost(html);
    html_timeline(html);
    html_relations(html);
    html_only_here(html);
    html_sources(html);
    html_notes(html);
    html_texts(html);
    HTML(html, "<p class=top><a href=#top>");
    html_word(html, WORD_BACK_TO_TOP);
    HTML(html, "</a></p></article>\n");
}

/* "Own reporting: X, Y" of origins, or "Same text: …" of their copies. */
static void html_front_outlets(Html *html, const Edition *edition, Word label, bool of_copies)
{
    size_t all = 0;
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        /* A publisher is named once, however many reports it has. */
        PlaceRole role = place_role(edition, i);
        if (role == PLACE_SAME_PUBLISHER || (role == PLACE_TAKEN) != of_copies)
            continue;
        if (all++ >= HTML_FRONT_OUTLETS)
            continue;
        if (all == 1) {
            HTML(html, "<p><span class=quiet>");
            html_word(html, label);
            HTML(html, "</span> ");
        } else {
            HTML(html, ", ");
        }
        html_report_name(html, place_report(edition, i));
    }
    if (all > HTML_FRONT_OUTLETS) {
        HTML(html, " ");
        html_count(html, WORD_AND_MORE, (int64_t)(all - HTML_FRONT_OUTLETS));
    }
    if (all > 0)
        HTML(html, "</p>");
}

static void html_front_conflicts(Html *html, const Edition *edition)
{
    if (place_count_shown(edition) == 0)
        return;
    HTML(html, "<p><span class=warn>");
    html_word(html, WORD_FRONT_DISAGREES);
    HTML(html, "</span>");
    html->edition = edition;
    bool any = false;
    for (size_t i = 0; i < edition->claims.conflict_count; i++) {
        const Conflict *conflict = &edition->claims.conflicts[i];
        if (!conflict->is_shown)
            continue;
        if (any)
            HTML(html, ";");
        any = true;
        for (size_t k = 0; k < conflict->answer_count; k++) {
            if (k > 0)
                HTML(html, " ≠");
            HTML(html, " ");
            html_words(html, conflict->answers[k].value);
        }
    }
    html->edition = NULL;
    HTML(html, "</p>");
}

static void html_front(Html *html, const Edition *const *sorted, size_t count)
{
    size_t stories = 0;
    while (stories < count && sorted[stories]->docs.count > 1)
        stories++;
    HTML(html, "<nav class=front><h1>");
    html_plural(html, stories, WORD_COUNT_STORY, WORD_COUNT_STORIES);
    HTML(html, "</h1>");
    if (count > stories) {
        HTML(html, "<p class=counts>");
        html_plural(html, count - stories, WORD_COUNT_SINGLE, WORD_COUNT_SINGLES);
        HTML(html, "</p>");
    }
    HTML(html, "<ol>");
    for (size_t i = 0; i < stories; i++) {
        buf_add_format(html->out, "<li><h2><a href=#e%zu>", i + 1);
        html_title(html, sorted[i]);
        HTML(html, "</a></h2>");
        html_counts(html, sorted[i]);
        html_front_outlets(html, sorted[i], WORD_FRONT_OWN, false);
        html_front_outlets(html, sorted[i], WORD_FRONT_SAME_TEXT, true);
        html_front_conflicts(html, sorted[i]);
        HTML(html, "</li>");
    }
    HTML(html, "</ol></nav>\n");
}

static void html_singles(Html *html, const Edition *const *sorted, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (sorted[i]->docs.count != 1)
            continue;
        if (!any) {
            html_section_begin(html, WORD_HEAD_SINGLES, STR("singles"));
            HTML(html, "<ul>");
        }
        any = true;
        HTML(html, "<li>");
        html_title(html, sorted[i]);
        HTML(html, " <span class=quiet>· ");
        html_report_name(html, place_report(sorted[i], 0));
        for (size_t k = 0; k < sorted[i]->story.reasons.count; k++) {
            HTML(html, " · ");
            html_reason(html, &sorted[i]->story.reasons.items[k]);
        }
        HTML(html, "</span></li>");
    }
    if (any) {
        HTML(html, "</ul>");
        html_section_end(html);
    }
}

static void html_left_out(Html *html, const PrintSummary *summary)
{
    if (summary->left_out_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_LEFT_OUT, STR("left"));
    HTML(html, "<p class=quiet>");
    html_count(html, WORD_COUNT_LEFT_OUT, (int64_t)summary->left_out_count);
    HTML(html, "</p><ul>");
    for (size_t i = 0; i < summary->left_out_count; i++) {
        const LeftOut *left = &summary->left_out[i];
        HTML(html, "<li>");
        html_field(html, NULL, left->path.len > 0 ? left->path : left->url);
        HTML(html, ": ");
        html_word(html, left->reason);
        if (left->line > 0 || left->offset > 0) {
            HTML(html, " <span class=quiet>");
            html_count(html, left->line > 0 ? WORD_LEFT_AT_LINE : WORD_LEFT_AT_BYTE,
                       (int64_t)(left->line > 0 ? left->line : left->offset));
            HTML(html, "</span>");
        }
        HTML(html, "</li>");
    }
    HTML(html, "</ul>");
    html_section_end(html);
}

void print_html(Buf *out, const PrintSummary *summary)
{
    Html html = { .out = out, .scratch = out->arena };
    size_t count = summary->edition_count;
    const Edition **sorted = place_rank_editions(summary->editions, count, out->arena);
    html_page_begin(&html, count == 1 ? summary->editions[0]->title : (Str){ 0 });
    if (count > 1)
        html_front(&html, sorted, count);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i]->docs.count < 2 && count > 1)
            continue;
        html.edition = sorted[i];
        html.number = i + 1;
        html_story(&html);
    }
    html.edition = NULL;
    if (count > 1)
        html_singles(&html, sorted, count);
    html_left_out(&html, summary);
    html_page_end(&html);
}
