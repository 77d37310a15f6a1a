/*
 * json_edition.c - the parts of an edition as JSON lines.
 *
 * Ids of points, conflicts and quotes are the story's id with a letter and a
 * number, in the order of the edition.
 */
#include "print/json_parts.h"
#include "print/print.h"

static Str edition_report_id(const Edition *edition, uint32_t report)
{
    return edition->docs.items[report]->report.id;
}

static void json_field_part_id(JsonWriter *json, const Edition *edition, char part, size_t number)
{
    Buf id = buf_open(json->buf->arena, 4096);
    buf_add(&id, edition->id);
    buf_add_char(&id, '-');
    buf_add_char(&id, part);
    buf_add_number(&id, (int64_t)number + 1);
    json_field_string(json, STR("id"), buf_str(&id));
    json_field_string(json, STR("story"), edition->id);
}

static void json_reading_begin(JsonWriter *json, const Edition *edition, uint32_t report, Span span)
{
    json_begin_object(json);
    json_field_string(json, STR("report"), edition_report_id(edition, report));
    json_field_number(json, STR("begin"), span.begin);
    json_field_number(json, STR("end"), span.end);
}

static void json_field_readings(JsonWriter *json, const Edition *edition, const Readings *readings)
{
    json_key(json, STR("readings"));
    json_begin_array(json);
    for (size_t i = 0; i < readings->count; i++) {
        json_reading_begin(json, edition, readings->items[i].report, readings->items[i].span);
        json_end_object(json);
    }
    json_end_array(json);
}

static void print_point_json(Buf *out, const Edition *edition, size_t number)
{
    static const Str STANCES[] = {
        { "says", 4 }, { "less_precise", 12 }, { "contradicts", 11 }, { "cannot_tell", 11 }
    };
    const Point *point = &edition->claims.points[number];
    JsonWriter json = json_message_begin(out, STR("point"));
    json_field_part_id(&json, edition, 'p', number);
    json_field_number(&json, STR("origins"), point->origins);
    json_field_number(&json, STR("in_full"), point->in_full);
    json_field_number(&json, STR("reports"), point->reports);
    json_key(&json, STR("readings"));
    json_begin_array(&json);
    for (size_t i = 0; i < point->readings.count; i++) {
        const Reading *reading = &point->readings.items[i];
        json_reading_begin(&json, edition, reading->report, reading->span);
        json_field_string(&json, STR("stance"), STANCES[reading->stance]);
        json_field_span_or_null(&json, STR("agreed"), reading->agreed);
        json_end_object(&json);
    }
    json_end_array(&json);
    json_field_double(&json, STR("score"), point->score);
    json_message_end(&json);
}

static Str conflict_question(const Conflict *conflict, Arena *arena)
{
    Buf question = buf_open(arena, 4096);
    Reason words = { .word = conflict->question, .s = conflict->question_words };
    words_add_reason(&question, &words);
    return buf_str(&question);
}

static void print_conflict_json(Buf *out, const Edition *edition, size_t number)
{
    static const Str KINDS[] = {
        { "number", 6 }, { "date", 4 }, { "name", 4 }, { "place", 5 }, { "negation", 8 }
    };
    const Conflict *conflict = &edition->claims.conflicts[number];
    JsonWriter json = json_message_begin(out, STR("conflict"));
    json_field_part_id(&json, edition, 'c', number);
    json_field_string(&json, STR("kind"), KINDS[conflict->kind]);
    json_field_bool(&json, STR("shown"), conflict->is_shown);
    json_field_string(&json, STR("question"), conflict_question(conflict, out->arena));
    json_key(&json, STR("answers"));
    json_begin_array(&json);
    for (size_t i = 0; i < conflict->answer_count; i++) {
        const Answer *answer = &conflict->answers[i];
        json_begin_object(&json);
        json_field_string(&json, STR("value"), answer->value);
        json_field_string_or_null(&json, STR("normal"), answer->normal);
        json_field_number(&json, STR("origins"), answer->origins);
        json_field_readings(&json, edition, &answer->readings);
        json_end_object(&json);
    }
    json_end_array(&json);
    json_field_double(&json, STR("score"), conflict->score);
    json_field_reasons(&json, &conflict->reasons);
    json_message_end(&json);
}

static void print_quote_json(Buf *out, const Edition *edition, size_t number)
{
    static const Str FORMS[] = { { "exact", 5 }, { "cut", 3 }, { "altered", 7 } };
    const QuoteGroup *group = &edition->quotes[number];
    JsonWriter json = json_message_begin(out, STR("quote"));
    json_field_part_id(&json, edition, 'q', number);
    json_key(&json, STR("readings"));
    json_begin_array(&json);
    for (size_t i = 0; i < group->count; i++) {
        const QuoteReading *reading = &group->readings[i];
        json_reading_begin(&json, edition, reading->report, reading->span);
        json_field_span_or_null(&json, STR("speaker"), reading->speaker);
        json_field_string(&json, STR("form"), FORMS[reading->form]);
        json_end_object(&json);
    }
    json_end_array(&json);
    json_field_string_or_null(&json, STR("speaker"), group->speaker);
    json_field_number(&json, STR("origins"), group->origins);
    json_message_end(&json);
}

static void print_event_json(Buf *out, const Edition *edition, size_t number)
{
    const Event *event = &edition->events[number];
    JsonWriter json = json_message_begin(out, STR("event"));
    json_field_part_id(&json, edition, 'e', number);
    json_field_string_or_null(&json, STR("value"), event->value);
    json_field_time(&json, STR("from"), event->at.from);
    json_field_time(&json, STR("to"), event->at.to);
    json_field_readings(&json, edition, &event->readings);
    json_field_number(&json, STR("origins"), event->origins);
    json_message_end(&json);
}

static void print_relation_json(Buf *out, const Edition *edition, size_t number)
{
    const Relation *relation = &edition->relations[number];
    JsonWriter json = json_message_begin(out, STR("relation"));
    json_field_part_id(&json, edition, 'r', number);
    json_field_string(&json, STR("class"), words_text(relation->verb));
    json_field_string(&json, STR("actor"), relation->actor);
    json_field_string(&json, STR("words"), relation->words);
    json_field_string_or_null(&json, STR("recipient"), relation->recipient);
    json_field_readings(&json, edition, &relation->readings);
    json_field_number(&json, STR("origins"), relation->origins);
    json_message_end(&json);
}

static void print_summary_json(Buf *out, const Edition *edition, size_t number)
{
    const SummaryLine *line = &edition->summary[number];
    JsonWriter json = json_message_begin(out, STR("summary"));
    json_field_part_id(&json, edition, 's', number);
    json_field_number(&json, STR("rank"), line->rank);
    json_field_string(&json, STR("role"),
                      line->role == SUMMARY_KEY_POINT ? STR("key_point") : STR("digest"));
    json_field_string(&json, STR("report"), edition_report_id(edition, line->report));
    json_field_number(&json, STR("begin"), line->span.begin);
    json_field_number(&json, STR("end"), line->span.end);
    json_field_number(&json, STR("origins"), line->origins);
    json_field_number(&json, STR("in_full"), line->in_full);
    json_message_end(&json);
}

void print_edition_json(Buf *out, const Edition *edition)
{
    for (size_t i = 0; i < edition->claims.point_count; i++)
        print_point_json(out, edition, i);
    for (size_t i = 0; i < edition->claims.conflict_count; i++)
        print_conflict_json(out, edition, i);
    for (size_t i = 0; i < edition->quote_count; i++)
        print_quote_json(out, edition, i);
    for (size_t i = 0; i < edition->event_count; i++)
        print_event_json(out, edition, i);
    for (size_t i = 0; i < edition->relation_count; i++)
        print_relation_json(out, edition, i);
    for (size_t i = 0; i < edition->summary_count; i++)
        print_summary_json(out, edition, i);
}
