/*
 * collatex.c - copied passages as alignment tables in the JSON of CollateX
 * (collatex.net/doc): for each passage its witnesses and the table, a row for
 * each unit, in it a list of tokens for each witness.  A token has its text `t`
 * with the white space after it and, beyond CollateX's own, its report and bytes.
 */
#include "print/apparatus.h"
#include "print/export.h"
#include "print/place.h"
#include "print/print.h"

#include "base/json_write.h"

static Str collatex_siglum(Buf *out, const Edition *edition, size_t story, uint32_t report)
{
    Buf name = buf_open(out->arena, 64);
    export_add_node(&name, edition, story, report);
    return buf_str(&name);
}

static bool collatex_is_space(Str text, size_t at)
{
    return at < text.len && (str_at(text, at) == ' ' || str_at(text, at) == '\n');
}

static void collatex_add_token(JsonWriter *json, const Report *report, Span at)
{
    size_t end = at.end;
    while (collatex_is_space(report->text, end))
        end++;
    json_begin_object(json);
    json_field_string(json, STR("t"), str_slice(report->text, span(at.begin, (uint32_t)end)));
    json_field_string(json, STR("n"), str_slice(report->text, at));
    json_field_string(json, STR("report"), report->id);
    json_field_number(json, STR("begin"), at.begin);
    json_field_number(json, STR("end"), at.end);
    json_end_object(json);
}

/* The tokens of a reading. */
static void collatex_add_cell(JsonWriter *json, const Document *document, Span at)
{
    PlaceTokens tokens = place_tokens(&document->analysis, at);
    json_begin_array(json);
    for (uint32_t i = tokens.begin; i < tokens.end; i++)
        collatex_add_token(json, &document->report, document->analysis.tokens[i].span);
    json_end_array(json);
}

static void collatex_add_passage(JsonWriter *json, const Edition *edition, size_t story,
                                 const ApparatusPassage *passage)
{
    json_begin_object(json);
    json_key(json, STR("witnesses"));
    json_begin_array(json);
    for (size_t w = 0; w < passage->witness_count; w++)
        json_string(json, collatex_siglum(json->buf, edition, story, passage->witnesses[w]));
    json_end_array(json);
    json_key(json, STR("table"));
    json_begin_array(json);
    for (size_t i = 0; i < passage->unit_count; i++) {
        json_begin_array(json);
        for (size_t w = 0; w < passage->witness_count; w++)
            collatex_add_cell(json, edition->docs.items[passage->witnesses[w]],
                              passage->units[i].readings[w]);
        json_end_array(json);
    }
    json_end_array(json);
    json_end_object(json);
}

void print_collatex(Buf *out, const PrintSummary *summary)
{
    JsonWriter json = json_open(out);
    json_begin_array(&json);
    for (size_t i = 0; i < summary->edition_count; i++) {
        Apparatus apparatus = apparatus_find(summary->editions[i], out->arena);
        for (size_t k = 0; k < apparatus.count; k++)
            collatex_add_passage(&json, summary->editions[i], i, &apparatus.items[k]);
    }
    json_end_array(&json);
    buf_add_char(out, '\n');
}
