/*
 * json_document.c - reports, analyses, stories and descents as JSON lines.
 *
 * One function a message; fields and units as docs/jsonl.md says.
 */
#include "print/export.h"
#include "print/json_parts.h"
#include "print/print.h"

#include <math.h>

JsonWriter json_message_begin(Buf *out, Str type)
{
    JsonWriter json = json_open(out);
    json_begin_object(&json);
    json_field_string(&json, STR("type"), type);
    return json;
}

void json_message_end(JsonWriter *json)
{
    json_end_object(json);
    buf_add_char(json->buf, '\n');
}

void json_field_time(JsonWriter *json, Str key, int64_t seconds)
{
    json_key(json, key);
    if (seconds == INTERVAL_OPEN_FROM || seconds == INTERVAL_OPEN_TO) {
        json_null(json);
        return;
    }
    json_string(json, calendar_format(seconds, json->buf->arena));
}

void json_field_span_or_null(JsonWriter *json, Str key, Span span)
{
    json_key(json, key);
    if (span.end > span.begin)
        json_span(json, span);
    else
        json_null(json);
}

void json_field_reasons(JsonWriter *json, const Reasons *reasons)
{
    json_key(json, STR("reasons"));
    json_begin_array(json);
    for (size_t i = 0; i < reasons->count; i++) {
        Buf line = buf_open(json->buf->arena, 4096);
        words_add_reason(&line, &reasons->items[i]);
        json_string(json, buf_str(&line));
    }
    json_end_array(json);
}

static void message_add_text_map(JsonWriter *json, const Report *report)
{
    json_key(json, STR("spans"));
    json_begin_array(json);
    for (size_t i = 0; i < report->map_count; i++) {
        const TextMap *map = &report->map[i];
        json_begin_array(json);
        json_number(json, map->text_begin);
        json_number(json, map->text_end);
        json_number(json, map->page_begin);
        json_number(json, map->page_end);
        json_end_array(json);
    }
    json_end_array(json);
}

static void message_add_credits(JsonWriter *json, const Report *report)
{
    json_key(json, STR("credits"));
    json_begin_array(json);
    for (size_t i = 0; i < report->credits.count; i++) {
        const Credit *credit = &report->credits.items[i];
        json_begin_object(json);
        json_field_string(json, STR("name"), credit->name);
        json_field_number(json, STR("begin"), credit->span.begin);
        json_field_number(json, STR("end"), credit->span.end);
        json_field_string(json, STR("scope"),
                          credit->scope == CREDIT_REPORT ? STR("report") : STR("statement"));
        json_end_object(json);
    }
    json_end_array(json);
}

static void message_add_notes(JsonWriter *json, const Report *report)
{
    json_key(json, STR("notes"));
    json_begin_array(json);
    for (size_t i = 0; i < report->notes.count; i++) {
        json_begin_object(json);
        json_field_number(json, STR("offset"), (int64_t)report->notes.items[i].offset);
        json_field_string(json, STR("what"), words_text(report->notes.items[i].what));
        json_end_object(json);
    }
    json_end_array(json);
}

void print_report_json(Buf *out, const Report *report)
{
    JsonWriter json = json_message_begin(out, STR("report"));
    json_field_string(&json, STR("id"), report->id);
    json_field_string_or_null(&json, STR("path"), report->path);
    json_field_string_or_null(&json, STR("url"), report->url);
    json_field_string_or_null(&json, STR("outlet"), report->outlet);
    json_field_string_or_null(&json, STR("publisher"), report->publisher);
    json_field_string_or_null(&json, STR("title"), report->title);
    json_key(&json, STR("authors"));
    json_begin_array(&json);
    for (size_t i = 0; i < report->author_count; i++)
        json_string(&json, report->authors[i]);
    json_end_array(&json);
    json_field_string_or_null(&json, STR("published"), report->published);
    json_field_string_or_null(&json, STR("modified"), report->modified);
    json_field_string_or_null(&json, STR("lang"), report->lang);
    if (report->lang_confidence > 0)
        json_field_double(&json, STR("lang_confidence"),
                          round(report->lang_confidence * 100) / 100);
    json_field_string(&json, STR("text"), report->text);
    json_field_string(&json, STR("sha256"), report->sha256);
    message_add_text_map(&json, report);
    message_add_credits(&json, report);
    message_add_notes(&json, report);
    if (report->story.len)
        json_field_string(&json, STR("story"), report->story);
    json_message_end(&json);
}

void print_left_out_json(Buf *out, const LeftOut *left_out)
{
    JsonWriter json = json_message_begin(out, STR("left_out"));
    json_field_string_or_null(&json, STR("path"), left_out->path);
    json_field_string_or_null(&json, STR("url"), left_out->url);
    json_field_string(&json, STR("reason"), words_text(left_out->reason));
    json_field_number(&json, STR("offset"), (int64_t)left_out->offset);
    if (left_out->line)
        json_field_number(&json, STR("line"), (int64_t)left_out->line);
    json_message_end(&json);
}

static void message_add_names(JsonWriter *json, const Analysis *analysis)
{
    static const Str KINDS[] = {
        { "person", 6 }, { "organization", 12 }, { "location", 8 }, { "group", 5 }, { "other", 5 }
    };
    json_key(json, STR("names"));
    json_begin_array(json);
    for (size_t i = 0; i < analysis->name_count; i++) {
        const Name *name = &analysis->names[i];
        json_begin_object(json);
        json_field_number(json, STR("begin"), name->span.begin);
        json_field_number(json, STR("end"), name->span.end);
        json_field_string(json, STR("kind"), KINDS[name->kind]);
        json_field_number(json, STR("entity"), name->entity);
        json_end_object(json);
    }
    json_end_array(json);
}

static void message_add_times(JsonWriter *json, const Analysis *analysis)
{
    static const Str KINDS[] = { { "date", 4 }, { "time", 4 }, { "duration", 8 }, { "set", 3 } };
    static const Str RELATIONS[] = {
        { NULL, 0 }, { "since", 5 }, { "until", 5 }, { "after", 5 }, { "before", 6 }
    };
    json_key(json, STR("times"));
    json_begin_array(json);
    for (size_t i = 0; i < analysis->time_count; i++) {
        const TimeExpr *time = &analysis->times[i];
        json_begin_object(json);
        json_field_number(json, STR("begin"), time->span.begin);
        json_field_number(json, STR("end"), time->span.end);
        json_field_string(json, STR("kind"), KINDS[time->kind]);
        json_field_string_or_null(json, STR("value"), time->value);
        json_field_time(json, STR("from"), time->at.from);
        /* A moment, "6:30 p.m.", is where something begins; no end was said. */
        bool is_moment = time->kind == TIME_TIME && time->at.from != INTERVAL_OPEN_FROM &&
                         time->at.to - time->at.from <= 60;
        json_field_time(json, STR("to"), is_moment ? INTERVAL_OPEN_TO : time->at.to);
        json_field_string_or_null(json, STR("relation"), RELATIONS[time->relation]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void message_add_quantities(JsonWriter *json, const Analysis *analysis)
{
    json_key(json, STR("quantities"));
    json_begin_array(json);
    for (size_t i = 0; i < analysis->quantity_count; i++) {
        const Quantity *quantity = &analysis->quantities[i];
        json_begin_object(json);
        json_field_number(json, STR("begin"), quantity->span.begin);
        json_field_number(json, STR("end"), quantity->span.end);
        json_field_double(json, STR("low"), quantity->low);
        json_field_double(json, STR("high"), quantity->high);
        if (quantity->low_open)
            json_field_bool(json, STR("low_open"), true);
        if (quantity->high_open)
            json_field_bool(json, STR("high_open"), true);
        json_field_string_or_null(json, STR("unit"), quantity->unit);
        json_field_string_or_null(json, STR("of"), quantity->of);
        json_end_object(json);
    }
    json_end_array(json);
}

static void message_add_quotes(JsonWriter *json, const Analysis *analysis)
{
    json_key(json, STR("quotes"));
    json_begin_array(json);
    for (size_t i = 0; i < analysis->quote_count; i++) {
        const Quote *quote = &analysis->quotes[i];
        json_begin_object(json);
        json_field_number(json, STR("begin"), quote->span.begin);
        json_field_number(json, STR("end"), quote->span.end);
        json_field_span_or_null(json, STR("speaker"), quote->speaker);
        json_field_span_or_null(json, STR("cue"), quote->cue);
        json_end_object(json);
    }
    json_end_array(json);
}

static void json_field_span_list(JsonWriter *json, Str key, const SpanList *list)
{
    json_key(json, key);
    if (list->count == 0) {
        json_null(json);
    } else if (list->count == 1) {
        json_span(json, list->items[0]);
    } else {
        json_begin_array(json);
        for (size_t i = 0; i < list->count; i++)
            json_span(json, list->items[i]);
        json_end_array(json);
    }
}

static void message_add_attributions(JsonWriter *json, const Analysis *analysis)
{
    json_key(json, STR("attributions"));
    json_begin_array(json);
    for (size_t i = 0; i < analysis->attribution_count; i++) {
        const Attribution *attribution = &analysis->attributions[i];
        json_begin_object(json);
        json_field_span_list(json, STR("source"), &attribution->source);
        json_field_span_list(json, STR("cue"), &attribution->cue);
        json_field_span_list(json, STR("content"), &attribution->content);
        json_end_object(json);
    }
    json_end_array(json);
}

void print_analysis_json(Buf *out, const Document *document)
{
    const Analysis *analysis = &document->analysis;
    JsonWriter json = json_message_begin(out, STR("analysis"));
    json_field_string(&json, STR("id"), document->report.id);
    json_key(&json, STR("sentences"));
    json_begin_array(&json);
    for (size_t i = 0; i < analysis->sentence_count; i++)
        json_span(&json, sentence_with_mark(&analysis->sentences[i]));
    json_end_array(&json);
    message_add_names(&json, analysis);
    message_add_times(&json, analysis);
    message_add_quantities(&json, analysis);
    message_add_quotes(&json, analysis);
    message_add_attributions(&json, analysis);
    json_message_end(&json);
}

/* `numbers`: which of `docs` are meant; NULL: all, in their order. */
static void message_add_reports(JsonWriter *json, const uint32_t *numbers, size_t count,
                                Documents docs)
{
    json_key(json, STR("reports"));
    json_begin_array(json);
    for (size_t i = 0; i < count; i++)
        json_string(json, docs.items[numbers ? numbers[i] : i]->report.id);
    json_end_array(json);
}

static void message_add_shared(JsonWriter *json, const StoryMember *member)
{
    json_key(json, STR("shared"));
    json_begin_array(json);
    for (size_t i = 0; i < member->reasons.count; i++) {
        const Reason *reason = &member->reasons.items[i];
        json_begin_object(json);
        json_field_string(json, STR("kind"),
                          reason->word == WORD_STORY_SHARED_NAME     ? STR("name")
                          : reason->word == WORD_STORY_SHARED_NUMBER ? STR("number")
                                                                     : STR("word"));
        json_field_string(json, STR("words"), reason->s);
        json_key(json, STR("weight"));
        json_double(json, reason->a);
        json_end_object(json);
    }
    json_end_array(json);
}

/* Why each report is in the story. */
static void message_add_members(JsonWriter *json, const Story *story, Documents docs,
                                const uint32_t *numbers)
{
    if (!story->members)
        return;
    json_key(json, STR("members"));
    json_begin_array(json);
    for (size_t i = 0; i < story->count; i++) {
        const StoryMember *member = &story->members[i];
        json_begin_object(json);
        json_field_string(json, STR("report"), docs.items[numbers ? numbers[i] : i]->report.id);
        json_key(json, STR("likeness"));
        json_double(json, member->likeness);
        message_add_shared(json, member);
        json_field_string_or_null(json, STR("nearest"),
                                  member->nearest ? member->nearest->id : (Str){ 0 });
        json_key(json, STR("nearest_likeness"));
        json_double(json, member->nearest_likeness);
        json_end_object(json);
    }
    json_end_array(json);
}

static void message_add_story(JsonWriter *json, const Story *story, Documents docs,
                              const uint32_t *numbers)
{
    json_field_string(json, STR("id"), story->id);
    message_add_reports(json, numbers, story->count, docs);
    json_field_string_or_null(json, STR("title"), story->title);
    json_field_time(json, STR("from"), story->at.from);
    json_field_time(json, STR("to"), story->at.to);
    json_field_reasons(json, &story->reasons);
    message_add_members(json, story, docs, numbers);
}

void print_story_json(Buf *out, const Story *story, Documents docs)
{
    JsonWriter json = json_message_begin(out, STR("story"));
    message_add_story(&json, story, docs, story->reports);
    json_message_end(&json);
}

void print_edition_story_json(Buf *out, const Edition *edition)
{
    JsonWriter json = json_message_begin(out, STR("story"));
    message_add_story(&json, &edition->story, edition->docs, NULL);
    json_message_end(&json);
}

void print_story_event_json(Buf *out, const StoryEvent *event, Documents docs)
{
    static const Str EVENT_NAMES[] = {
        { "joined", 6 }, { "merged", 6 }, { "split", 5 }, { "moved", 5 }
    };
    JsonWriter json = json_message_begin(out, STR("story_event"));
    json_field_string(&json, STR("event"), EVENT_NAMES[event->kind]);
    json_field_string(&json, STR("story"), event->story);
    json_field_string_or_null(&json, STR("into"), event->into);
    message_add_reports(&json, event->reports, event->count, docs);
    json_key(&json, STR("read"));
    json_number(&json, (int64_t)event->read);
    json_message_end(&json);
}

static void message_add_passages(JsonWriter *json, const Descent *descent)
{
    json_key(json, STR("passages"));
    json_begin_array(json);
    for (size_t i = 0; i < descent->passage_count; i++) {
        json_begin_object(json);
        json_field_span(json, STR("child"), descent->passages[i].child);
        json_field_span(json, STR("parent"), descent->passages[i].parent);
        json_end_object(json);
    }
    json_end_array(json);
}

static void print_descent_json(Buf *out, const Descent *descent, const Lineage *lineage,
                               Documents docs)
{
    JsonWriter json = json_message_begin(out, STR("descent"));
    json_field_string(&json, STR("child"), docs.items[descent->child]->report.id);
    Str parent = { 0 }, lost = { 0 };
    if (descent->parent != REPORT_NONE)
        parent = docs.items[descent->parent]->report.id;
    if (descent->lost != REPORT_NONE)
        lost = lineage->lost[descent->lost].name;
    json_field_string_or_null(&json, STR("parent"), parent);
    json_field_string_or_null(&json, STR("lost"), lost);
    json_field_string(&json, STR("kind"), export_kind(descent->kind));
    json_field_double(&json, STR("share"), descent->share);
    json_field_string(&json, STR("direction"), export_direction(descent->direction));
    message_add_passages(&json, descent);
    json_field_double(&json, STR("score"), descent->score);
    json_field_reasons(&json, &descent->reasons);
    json_message_end(&json);
}

void print_descents_json(Buf *out, const Lineage *lineage, Documents docs)
{
    for (size_t i = 0; i < lineage->descent_count; i++)
        print_descent_json(out, &lineage->descents[i], lineage, docs);
}
