/* html_sources.c - origins, the table of sources, notes, and the texts themselves. */
#include "print/html_parts.h"

enum {
    HTML_NOTES_MOST = 20, /* of a report */
    HTML_ORIGIN_SHADES = 8,
};

/* "+ 5 that took from it + 2 of its publisher" */
static void html_origin_counts(Html *html, uint32_t origin)
{
    static const Word ORIGIN_COUNTS[] = { [PLACE_TAKEN] = WORD_COUNT_TAKEN,
                                          [PLACE_SAME_SOURCE] = WORD_COUNT_SAME_SOURCE,
                                          [PLACE_SAME_PUBLISHER] = WORD_COUNT_SIBLINGS };
    for (PlaceRole role = PLACE_TAKEN; role <= PLACE_SAME_PUBLISHER; role++) {
        size_t count = place_count_role(html->edition, origin, role);
        if (count == 0)
            continue;
        HTML(html, " + ");
        html_count(html, ORIGIN_COUNTS[role], (int64_t)count);
    }
}

void html_origins_bar(Html *html)
{
    const Edition *edition = html->edition;
    if (edition->docs.count < 2)
        return;
    HTML(html, "<ol class=bar aria-label=");
    html_attribute(html, words_text(WORD_HEAD_ORIGINS));
    HTML(html, ">");
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        size_t reports = place_origin_reports(edition, o);
        uint32_t root = edition->lineage.origin_root[o];
        buf_add_format(html->out, "<li class=o%u style=\"flex-grow:%zu\"><a",
                       o % HTML_ORIGIN_SHADES, reports);
        html_report_href(html, root);
        HTML(html, "><b>");
        html_text(html, place_letter(edition, root));
        HTML(html, "</b> ");
        const Report *report = place_report(edition, root);
        html_field(html, report, place_name(report));
        HTML(html, "</a>");
        if (reports > 1) {
            buf_add_format(html->out,
                           "<span class=copies style=\"width:%zu%%\">+%zu<span class=hidden> ",
                           100 * (reports - 1) / reports, reports - 1);
            html_origin_counts(html, o);
            HTML(html, "</span></span>");
        }
        HTML(html, "</li>");
    }
    HTML(html, "</ol>");
    if (edition->lineage.origin_count == 1) {
        HTML(html, "<p class=warn>");
        html_word(html, WORD_WARN_ONE_ORIGIN);
        HTML(html, "</p>");
    }
}

static void html_source_role(Html *html, uint32_t number)
{
    const Edition *edition = html->edition;
    const Descent *descent = place_descent(edition, number);
    if (!descent) {
        uint32_t origin = edition->lineage.origin_of[number];
        PlaceRole role = place_role(edition, number);
        html_word(html, place_role_word(role));
        if (role != PLACE_ORIGIN) {
            HTML(html, " ");
            html_letter(html, edition->lineage.origin_root[origin]);
        } else {
            html_origin_counts(html, origin);
        }
        return;
    }
    html_word(html, place_descent_word(descent));
    HTML(html, " ");
    html_letter(html, descent->parent);
    if (descent->direction == DIRECTION_UNKNOWN) {
        HTML(html, ", ");
        html_word(html, WORD_DESCENT_UNKNOWN);
    }
    if (descent->share > 0) {
        HTML(html, ", ");
        html_count(html, WORD_DESCENT_SHARE, (int64_t)(descent->share * 100 + 0.5));
    }
}

/* Why the report is in the story, on demand. */
static void html_source_story(Html *html, uint32_t number)
{
    const StoryMember *member = place_member(html->edition, number);
    if (!member)
        return;
    HTML(html, "<details class=why><summary>");
    html_word(html, WORD_SOURCE_IN_STORY);
    HTML(html, "</summary>");
    for (size_t i = 0; i < member->reasons.count; i++) {
        Span at = place_shared_word(html->edition, number, &member->reasons.items[i]);
        if (span_len(at) == 0)
            continue;
        html_span(html, number, at);
        HTML(html, "; ");
    }
    html_reason(html, &(Reason){ .word = WORD_SOURCE_LIKENESS, .a = member->likeness });
    HTML(html, "</details>");
}

static void html_source_nearest(Html *html, uint32_t number)
{
    const Story *story = &html->edition->story;
    const StoryMember *member = story->members ? &story->members[number] : NULL;
    if (!member || !member->nearest || member->nearest->title.len == 0)
        return;
    HTML(html, "<details class=why><summary>");
    html_word(html, WORD_SOURCE_NEAREST);
    HTML(html, "</summary>");
    html_field(html, member->nearest->title_of, member->nearest->title);
    HTML(html, "; ");
    html_reason(html, &(Reason){ .word = WORD_SOURCE_LIKENESS, .a = member->nearest_likeness });
    HTML(html, "</details>");
}

static void html_source_dates(Html *html, const Report *report)
{
    if (report->published.len == 0) {
        HTML(html, "<span class=quiet>");
        html_word(html, WORD_SOURCE_NO_DATE);
        HTML(html, "</span>");
    } else {
        html_time(html, report, report->published);
    }
    if (report->modified.len > 0) {
        HTML(html, "<br><span class=quiet>");
        html_word(html, WORD_SOURCE_MODIFIED);
        HTML(html, " ");
        html_time(html, report, report->modified);
        HTML(html, "</span>");
    }
}

static void html_source_identity(Html *html, uint32_t number)
{
    const Report *report = place_report(html->edition, number);
    HTML(html, "<b>");
    if (report->outlet.len > 0)
        html_field(html, report, report->outlet);
    else
        html_word(html, WORD_SOURCE_UNKNOWN_OUTLET);
    HTML(html, "</b>");
    if (report->publisher.len > 0 && !str_equal(report->publisher, report->outlet)) {
        HTML(html, " <span class=quiet>(");
        html_field(html, report, report->publisher);
        HTML(html, ")</span>");
    }
    HTML(html, "<br>");
    if (report->title.len > 0) {
        html_field(html, report, report->title);
    } else {
        HTML(html, "<span class=quiet>");
        html_word(html, WORD_SOURCE_NO_TITLE);
        HTML(html, "</span>");
    }
    for (size_t i = 0; i < report->author_count; i++) {
        if (i == 0) {
            HTML(html, "<br><span class=quiet>");
            html_word(html, WORD_SOURCE_BY);
            HTML(html, " </span>");
        } else {
            HTML(html, ", ");
        }
        html_field(html, report, report->authors[i]);
    }
    Str where = report->url.len > 0 ? report->url : report->path;
    if (where.len == 0)
        return;
    HTML(html, "<br><span class=address>");
    if (html_can_link(report->url)) {
        HTML(html, "<a rel=\"noopener noreferrer\" href=");
        html_attribute(html, report->url);
        HTML(html, ">");
        html_field(html, report, where);
        HTML(html, "</a>");
    } else {
        html_field(html, report, where);
    }
    HTML(html, "</span>");
}

static void html_source(Html *html, uint32_t number)
{
    const Report *report = place_report(html->edition, number);
    HTML(html, "<tr><th scope=row>");
    html_letter(html, number);
    HTML(html, "</th><td>");
    html_source_identity(html, number);
    HTML(html, "</td><td>");
    html_source_role(html, number);
    html_source_story(html, number);
    html_source_nearest(html, number);
    HTML(html, "</td><td>");
    html_source_dates(html, report);
    HTML(html, "</td><td class=hash>");
    html_field(html, report, report->sha256);
    HTML(html, "</td></tr>");
}

/* Call `write` for the reports by origin, the one that stands for it first. */
static void html_each_report(Html *html, void (*write)(Html *, uint32_t))
{
    const Edition *edition = html->edition;
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        write(html, edition->lineage.origin_root[o]);
        for (uint32_t i = 0; i < edition->docs.count; i++)
            if (edition->lineage.origin_of[i] == o && edition->lineage.origin_root[o] != i)
                write(html, i);
    }
}

void html_sources(Html *html)
{
    static const Word SOURCE_COLUMNS[] = { WORD_COLUMN_LETTER, WORD_COLUMN_OUTLET, WORD_COLUMN_ROLE,
                                           WORD_SOURCE_PUBLISHED, WORD_SOURCE_SHA256 };
    html_section_begin(html, WORD_HEAD_SOURCES, STR("sources"));
    HTML(html, "<div class=scroll tabindex=0><table><thead><tr>");
    for (size_t i = 0; i < sizeof SOURCE_COLUMNS / sizeof *SOURCE_COLUMNS; i++) {
        HTML(html, "<th scope=col>");
        html_word(html, SOURCE_COLUMNS[i]);
        HTML(html, "</th>");
    }
    HTML(html, "</tr></thead><tbody>");
    html_each_report(html, html_source);
    HTML(html, "</tbody></table></div>");
    html_section_end(html);
}

static void html_report_notes(Html *html, uint32_t number)
{
    const Notes *notes = &place_report(html->edition, number)->notes;
    for (size_t i = 0; i < notes->count; i++) {
        HTML(html, "<li>");
        html_letter(html, number);
        HTML(html, " ");
        if (i == HTML_NOTES_MOST) {
            html_count(html, WORD_AND_MORE, (int64_t)(notes->count - i));
            HTML(html, "</li>");
            return;
        }
        html_word(html, notes->items[i].what);
        HTML(html, " <span class=quiet>");
        html_count(html, WORD_NOTE_AT, (int64_t)notes->items[i].offset);
        HTML(html, "</span></li>");
    }
}

void html_notes(Html *html)
{
    size_t notes = 0;
    for (uint32_t i = 0; i < html->edition->docs.count; i++)
        notes += place_report(html->edition, i)->notes.count;
    if (notes == 0)
        return;
    html_section_begin(html, WORD_HEAD_NOTES, STR("notes"));
    HTML(html, "<ul>");
    html_each_report(html, html_report_notes);
    HTML(html, "</ul>");
    html_section_end(html);
}

/* The text, each sentence an anchor, the rest around them. */
static void html_report_text(Html *html, uint32_t number)
{
    const Document *document = html->edition->docs.items[number];
    uint32_t at = 0, len = (uint32_t)document->report.text.len;
    for (size_t i = 0; i < document->analysis.sentence_count; i++) {
        Span sentence = document->analysis.sentences[i].span;
        if (sentence.begin < at || sentence.end <= sentence.begin)
            continue;
        if (sentence.begin > at)
            html_span(html, number, span(at, sentence.begin));
        HTML(html, "<span class=s");
        html_sentence_id(html, number, sentence);
        HTML(html, ">");
        html_span(html, number, sentence);
        HTML(html, "</span>");
        at = sentence.end;
    }
    if (at < len)
        html_span(html, number, span(at, len));
}

static void html_report(Html *html, uint32_t number)
{
    const Report *report = place_report(html->edition, number);
    HTML(html, "<article class=report");
    html_report_id(html, number);
    HTML(html, "><h3>");
    html_letter(html, number);
    HTML(html, " ");
    html_report_name(html, report);
    if (report->published.len > 0) {
        HTML(html, " <span class=quiet>· ");
        html_time(html, report, report->published);
        HTML(html, "</span>");
    }
    HTML(html, "</h3>");
    if (report->title.len > 0 && !report->title_in_text) {
        HTML(html, "<p class=title>");
        html_field(html, report, report->title);
        HTML(html, "</p>");
    }
    HTML(html, "<div class=text>");
    html_report_text(html, number);
    HTML(html, "</div></article>\n");
}

void html_texts(Html *html)
{
    html_section_begin(html, WORD_HEAD_TEXTS, STR("texts"));
    html_each_report(html, html_report);
    html_section_end(html);
}
