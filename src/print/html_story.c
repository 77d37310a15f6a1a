/* html_story.c - quotations, timeline, actors, and what stands in one report alone. */
#include "print/html_parts.h"

/* One utterance of one report: its pieces, "…" between them. */
static size_t html_quote_reading(Html *html, const QuoteGroup *group, size_t first)
{
    const QuoteReading *reading = &group->readings[first];
    QuoteForm form = reading->form;
    HTML(html, "<li><q>");
    size_t next = first;
    do {
        if (next > first)
            HTML(html, "</q> … <q>");
        html_span(html, reading->report, group->readings[next].span);
        next++;
    } while (next < group->count && group->readings[next].continues);
    HTML(html, "</q>");
    Chip alone = place_chip_alone(reading->report, reading->span);
    Chips chips = { &alone, 1 };
    if (form == QUOTE_EXACT)
        chips = place_exact_chips(html->edition, group, html->scratch);
    html_chips(html, &chips);
    if (form != QUOTE_EXACT) {
        HTML(html, " <span class=\"flag quiet\">");
        html_word(html, place_form_word(form));
        HTML(html, "</span>");
    }
    HTML(html, "</li>");
    return next;
}

static void html_quote(Html *html, const QuoteGroup *group)
{
    if (group->is_speech)
        HTML(html, "<figure class=quote><figcaption>");
    else
        HTML(html, "<figure class=\"quote phrase\"><figcaption>");
    if (group->speaker.len > 0) {
        HTML(html, "<b>");
        html_words(html, group->speaker);
        HTML(html, "</b>");
    } else {
        HTML(html, "<span class=flag>◌ ");
        html_word(html, WORD_QUOTE_ORPHAN);
        HTML(html, "</span>");
    }
    if (!group->is_speech) {
        HTML(html, " <span class=quiet>· ");
        html_word(html, WORD_QUOTE_PHRASE);
        HTML(html, "</span>");
    }
    HTML(html, "</figcaption><ul>");
    bool has_exact = false;
    for (size_t i = 0; i < group->count;) {
        bool is_exact = group->readings[i].form == QUOTE_EXACT;
        if (is_exact && has_exact)
            i++; /* its letter stands with the first */
        else
            i = html_quote_reading(html, group, i);
        has_exact |= is_exact;
    }
    HTML(html, "</ul></figure>");
}

void html_quotes(Html *html)
{
    if (html->edition->quote_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_QUOTES, STR("quotes"));
    for (size_t i = 0; i < html->edition->quote_count; i++)
        html_quote(html, &html->edition->quotes[i]);
    html_section_end(html);
}

static void html_event(Html *html, const Event *event)
{
    bool is_open = interval_is_unknown(event->at);
    if (is_open)
        HTML(html, "<li class=open><span class=when>");
    else
        HTML(html, "<li><span class=when>");
    html_words(html, event->label);
    Str value = place_event_value(event, html->scratch);
    if (value.len > 0) {
        HTML(html, "<small>= ");
        html_text(html, value);
        HTML(html, "</small>");
    }
    HTML(html, "</span><span class=what>");
    const Reading *reading = &event->readings.items[0];
    html_span_lit(html, reading->report, event->sentences[0], reading->span);
    EventChips chips = place_event_chips(html->edition, event, html->scratch);
    html_chips(html, &chips.says);
    if (place_is_contested(html->edition, reading->report, event->sentences[0])) {
        HTML(html, " <span class=flag>✕ ");
        html_word(html, WORD_MARK_CONTESTED);
        HTML(html, "</span>");
    }
    if (chips.names.count > 0) {
        HTML(html, " <span class=quiet>");
        html_word(html, WORD_TIME_NAMED_TOO);
        HTML(html, "</span>");
        html_chips(html, &chips.names);
    }
    HTML(html, "</span></li>");
}

/* When the reports were published, the earliest first. */
static void html_publication_lane(Html *html)
{
    const Edition *edition = html->edition;
    bool *done = ARENA_NEW(html->scratch, bool, edition->docs.count + 1);
    bool any = false;
    for (;;) {
        uint32_t first = REPORT_NONE;
        int64_t earliest = 0;
        for (uint32_t i = 0; i < edition->docs.count; i++) {
            Interval at = interval_as_stated(place_report(edition, i)->published_at);
            bool is_known =
                at.from != INTERVAL_OPEN_FROM && place_report(edition, i)->published.len;
            if (is_known && !done[i] && (first == REPORT_NONE || at.from < earliest)) {
                first = i;
                earliest = at.from;
            }
        }
        if (first == REPORT_NONE)
            break;
        if (!any) {
            HTML(html, "<h3>");
            html_word(html, WORD_TIME_PUBLISHED);
            HTML(html, "</h3><ol class=\"timeline lane\">");
        }
        any = done[first] = true;
        HTML(html, "<li><span class=when>");
        html_time(html, place_report(edition, first), place_report(edition, first)->published);
        HTML(html, "</span><span class=what>");
        html_letter(html, first);
        HTML(html, " ");
        html_report_name(html, place_report(edition, first));
        HTML(html, "</span></li>");
    }
    if (any)
        HTML(html, "</ol>");
}

static void html_events_left(Html *html, size_t left)
{
    if (left == 0)
        return;
    HTML(html, "<p class=quiet>");
    html_count(html, WORD_AND_MORE, (int64_t)left);
    HTML(html, "</p>");
}

void html_timeline(Html *html)
{
    if (html->edition->event_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_TIMELINE, STR("times"));
    HTML(html, "<ol class=timeline>");
    EventsShown shown = place_events_shown(html->edition, html->scratch);
    bool any_open = false, any_value = false;
    for (size_t i = 0; i < html->edition->event_count; i++) {
        const Event *event = &html->edition->events[i];
        if (!any_open && interval_is_unknown(event->at)) {
            any_open = true;
            HTML(html, "</ol>");
            html_events_left(html, shown.known_left);
            HTML(html, "<h3>");
            html_word(html, WORD_TIME_OPEN);
            HTML(html, "</h3><ol class=timeline>");
        }
        if (!shown.is[i])
            continue;
        any_value |= place_event_value(event, html->scratch).len > 0;
        html_event(html, event);
    }
    HTML(html, "</ol>");
    html_events_left(html, any_open ? shown.open_left : shown.known_left);
    if (any_value) {
        HTML(html, "<p class=legend>= ");
        html_word(html, WORD_TIME_HANGS_DATE);
        HTML(html, "</p>");
    }
    html_publication_lane(html);
    html_section_end(html);
}

void html_relations(Html *html)
{
    if (html->edition->relation_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_RELATIONS, STR("actors"));
    HTML(html, "<table><thead><tr><th scope=col>");
    html_word(html, WORD_ACTOR_WHO);
    HTML(html, "</th><th scope=col>");
    html_word(html, WORD_ACTOR_WHAT);
    HTML(html, "</th><th scope=col>");
    html_word(html, WORD_ACTOR_WHOM);
    HTML(html, "</th><th scope=col>");
    html_word(html, WORD_RATIO_ORIGINS);
    HTML(html, "</th></tr></thead><tbody>");
    for (size_t i = 0; i < html->edition->relation_count; i++) {
        const Relation *relation = &html->edition->relations[i];
        HTML(html, "<tr><th scope=row>");
        html_words(html, relation->actor);
        HTML(html, "</th><td class=verb>");
        html_words(html, relation->words);
        if (relation->is_planned) {
            HTML(html, " <span class=\"flag quiet\">");
            html_word(html, WORD_MARK_PLANNED);
            HTML(html, "</span>");
        }
        HTML(html, "</td><td>");
        html_words(html, relation->recipient);
        HTML(html, "</td><td>");
        Chips chips = place_readings_chips(html->edition, &relation->readings, html->scratch);
        html_chips(html, &chips);
        HTML(html, "</td></tr>");
    }
    HTML(html, "</tbody></table>");
    html_section_end(html);
}

void html_only_here(Html *html)
{
    if (html->edition->only_here_count == 0)
        return;
    html_section_begin(html, WORD_HEAD_ONLY_HERE, STR("only"));
    HTML(html, "<ul>");
    for (size_t i = 0; i < html->edition->only_here_count; i++) {
        const Reading *reading = &html->edition->only_here[i];
        Chip chip = place_chip_alone(reading->report, reading->span);
        HTML(html, "<li>");
        html_chip(html, &chip);
        HTML(html, " ");
        html_span(html, reading->report, reading->span);
        HTML(html, "</li>");
    }
    HTML(html, "</ul>");
    html_section_end(html);
}
