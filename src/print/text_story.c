/* text_story.c - quotations, timeline, actors, and what stands in one report alone. */
#include "print/text_parts.h"

enum {
    TEXT_QUOTES_MOST = 24,
    TEXT_TIMELINE_COLUMN = 22,
};

/* One utterance of one report: its pieces, "…" between them. */
static size_t text_quote_reading(Flow *flow, const Edition *edition, const QuoteGroup *group,
                                 size_t first)
{
    const QuoteReading *reading = &group->readings[first];
    flow_line(flow, TEXT_DEEPER, TEXT_DEEPER + 2);
    size_t next = first;
    do {
        flow_glyph(flow, next > first ? STR(" … “") : STR("“"));
        flow_span(flow, edition, reading->report, group->readings[next].span);
        flow_glyph(flow, STR("”"));
        next++;
    } while (next < group->count && group->readings[next].continues);
    Chip alone = place_chip_alone(reading->report, reading->span);
    Chips chips = { &alone, 1 };
    if (reading->form == QUOTE_EXACT)
        chips = place_exact_chips(edition, group, flow->out->arena);
    text_chips(flow, edition, &chips);
    return next;
}

static void text_quote(Flow *flow, const Edition *edition, const QuoteGroup *group)
{
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    if (group->speaker.len > 0) {
        flow_style(flow, FLOW_BOLD);
        flow_words(flow, edition, group->speaker);
    } else {
        flow_style(flow, FLOW_WARNING);
        flow_glyph(flow, STR("◌ "));
        flow_word(flow, WORD_QUOTE_ORPHAN);
    }
    flow_style(flow, FLOW_PLAIN);
    if (!group->is_speech) {
        flow_glyph(flow, STR(" · "));
        flow_word(flow, WORD_QUOTE_PHRASE);
    }
    bool has_exact = false;
    for (size_t i = 0; i < group->count;) {
        QuoteForm form = group->readings[i].form;
        if (form == QUOTE_EXACT && has_exact) {
            i++;
            continue;
        }
        has_exact |= form == QUOTE_EXACT;
        i = text_quote_reading(flow, edition, group, i);
        if (form != QUOTE_EXACT) {
            flow_space(flow);
            flow_style(flow, FLOW_DIM);
            flow_word(flow, place_form_word(form));
            flow_style(flow, FLOW_PLAIN);
        }
    }
}

void text_quotes(Flow *flow, const Edition *edition)
{
    if (edition->quote_count == 0)
        return;
    text_head(flow, WORD_HEAD_QUOTES);
    for (size_t i = 0; i < edition->quote_count && i < TEXT_QUOTES_MOST; i++)
        text_quote(flow, edition, &edition->quotes[i]);
    if (edition->quote_count > TEXT_QUOTES_MOST) {
        flow_line(flow, TEXT_INDENT, TEXT_INDENT);
        flow_count(flow, WORD_AND_MORE, (int64_t)(edition->quote_count - TEXT_QUOTES_MOST));
    }
}

static void text_event(Flow *flow, const Edition *edition, const Event *event, Arena *scratch)
{
    flow_line(flow, TEXT_INDENT, TEXT_TIMELINE_COLUMN);
    flow_style(flow, FLOW_BOLD);
    flow_words(flow, edition, event->label);
    flow_style(flow, FLOW_PLAIN);
    Str value = place_event_value(event, scratch);
    if (value.len > 0) {
        flow_glyph(flow, STR(" = "));
        flow_glyph(flow, value);
    }
    flow_space(flow);
    flow_pad(flow, TEXT_TIMELINE_COLUMN);
    const Reading *reading = &event->readings.items[0];
    flow_span(flow, edition, reading->report, event->sentences[0]);
    EventChips chips = place_event_chips(edition, event, scratch);
    text_chips(flow, edition, &chips.says);
    if (place_is_contested(edition, reading->report, event->sentences[0])) {
        flow_style(flow, FLOW_WARNING);
        flow_glyph(flow, STR(" ✕ "));
        flow_word(flow, WORD_MARK_CONTESTED);
        flow_style(flow, FLOW_PLAIN);
    }
    if (chips.names.count == 0)
        return;
    flow_space(flow);
    flow_style(flow, FLOW_DIM);
    flow_word(flow, WORD_TIME_NAMED_TOO);
    flow_style(flow, FLOW_PLAIN);
    text_chips(flow, edition, &chips.names);
}

static void text_events_left(Flow *flow, size_t left)
{
    if (left == 0)
        return;
    flow_line(flow, TEXT_INDENT, TEXT_INDENT);
    flow_count(flow, WORD_AND_MORE, (int64_t)left);
}

void text_timeline(Flow *flow, const Edition *edition, Arena *scratch)
{
    if (edition->event_count == 0)
        return;
    text_head(flow, WORD_HEAD_TIMELINE);
    EventsShown shown = place_events_shown(edition, scratch);
    bool any_open = false, any_value = false;
    for (size_t i = 0; i < edition->event_count; i++) {
        const Event *event = &edition->events[i];
        bool is_open = interval_is_unknown(event->at);
        if (is_open && !any_open) {
            any_open = true;
            text_events_left(flow, shown.known_left);
            flow_line(flow, TEXT_INDENT, TEXT_INDENT);
            flow_style(flow, FLOW_DIM);
            flow_glyph(flow, STR("◌ "));
            flow_word(flow, WORD_TIME_OPEN);
            flow_style(flow, FLOW_PLAIN);
        }
        if (!shown.is[i])
            continue;
        any_value |= !is_open && event->hangs;
        text_event(flow, edition, event, scratch);
    }
    text_events_left(flow, any_open ? shown.open_left : shown.known_left);
    if (!any_value)
        return;
    flow_line(flow, TEXT_INDENT, TEXT_INDENT);
    flow_style(flow, FLOW_DIM);
    flow_glyph(flow, STR("= "));
    flow_word(flow, WORD_TIME_HANGS_DATE);
    flow_style(flow, FLOW_PLAIN);
}

void text_relations(Flow *flow, const Edition *edition, Arena *scratch)
{
    if (edition->relation_count == 0)
        return;
    text_head(flow, WORD_HEAD_RELATIONS);
    for (size_t i = 0; i < edition->relation_count; i++) {
        const Relation *relation = &edition->relations[i];
        flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
        flow_words(flow, edition, relation->actor);
        flow_style(flow, FLOW_BOLD);
        flow_glyph(flow, STR(" → "));
        flow_words(flow, edition, relation->words);
        flow_glyph(flow, STR(" → "));
        flow_style(flow, FLOW_PLAIN);
        flow_words(flow, edition, relation->recipient);
        Chips chips = place_readings_chips(edition, &relation->readings, scratch);
        text_chips(flow, edition, &chips);
        if (relation->is_planned) {
            flow_style(flow, FLOW_DIM);
            flow_space(flow);
            flow_word(flow, WORD_MARK_PLANNED);
            flow_style(flow, FLOW_PLAIN);
        }
    }
}

void text_only_here(Flow *flow, const Edition *edition)
{
    if (edition->only_here_count == 0)
        return;
    text_head(flow, WORD_HEAD_ONLY_HERE);
    for (size_t i = 0; i < edition->only_here_count; i++) {
        const Reading *reading = &edition->only_here[i];
        flow_line(flow, TEXT_INDENT, TEXT_DEEPER + 1);
        flow_letter(flow, edition, reading->report);
        flow_pad(flow, TEXT_DEEPER + 1);
        flow_span(flow, edition, reading->report, reading->span);
    }
}
