/*
 * explanation.c - why a page gave the report it gave, as text and as a JSON line.
 */
#include "base/utf8.h"
#include "print/json_parts.h"
#include "print/print.h"

#include <math.h>

/* Bytes of a block that are shown. */
enum { EXPLANATION_TEXT = 100 };

static void explanation_add_span(Buf *out, Span page)
{
    if (span_len(page))
        buf_add_format(out, "  %u-%u", (unsigned)page.begin, (unsigned)page.end);
}

static void explanation_add_block(Buf *out, const ExplainedBlock *block)
{
    Str text = block->text;
    size_t line = str_find_byte(text, '\n', 0);
    text = str_take(text, line == STR_NONE ? text.len : line);
    text =
        str_take(text, utf8_floor(text, text.len < EXPLANATION_TEXT ? text.len : EXPLANATION_TEXT));
    buf_add_format(out, "%c %.2f", block->kept ? '+' : '-', block->score);
    explanation_add_span(out, block->page);
    buf_add(out, STR("  "));
    print_plain(out, text);
    buf_add(out, STR("\n"));
    for (size_t i = 0; i < block->reasons.count; i++) {
        const Reason *reason = &block->reasons.items[i];
        buf_add(out, i ? STR("; ") : STR("         "));
        buf_add(out, words_text(reason->word));
        if (reason->a > 0 || reason->a < 0)
            buf_add_format(out, " %+.1f", reason->a);
    }
    if (block->reasons.count)
        buf_add_char(out, '\n');
}

void print_explanation_text(Buf *out, const Explanation *explanation)
{
    print_plain(out, explanation->url.len ? explanation->url : explanation->path);
    buf_add_char(out, '\n');
    if (explanation->left_out != WORD_NONE) {
        buf_add(out, words_text(WORD_EXPLAIN_LEFT_OUT));
        buf_add(out, STR(": "));
        buf_add(out, words_text(explanation->left_out));
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < explanation->fields.count; i++) {
        const ExplainedField *field = &explanation->fields.items[i];
        buf_add(out, words_text(field->field));
        buf_add(out, STR(": "));
        print_plain(out, field->value);
        buf_add(out, STR("  ("));
        buf_add(out, words_text(field->from));
        explanation_add_span(out, field->page);
        buf_add(out, STR(")\n"));
    }
    for (size_t i = 0; i < explanation->block_count; i++)
        explanation_add_block(out, &explanation->blocks[i]);
    buf_add_char(out, '\n');
}

static void explanation_add_fields(JsonWriter *json, const Explanation *explanation)
{
    json_key(json, STR("fields"));
    json_begin_array(json);
    for (size_t i = 0; i < explanation->fields.count; i++) {
        const ExplainedField *field = &explanation->fields.items[i];
        json_begin_object(json);
        json_field_string(json, STR("field"), words_text(field->field));
        json_field_string(json, STR("value"), field->value);
        json_field_string(json, STR("from"), words_text(field->from));
        json_field_span_or_null(json, STR("page"), field->page);
        json_end_object(json);
    }
    json_end_array(json);
}

static void explanation_add_reasons(JsonWriter *json, const Reasons *reasons)
{
    json_key(json, STR("reasons"));
    json_begin_array(json);
    for (size_t i = 0; i < reasons->count; i++) {
        json_begin_object(json);
        json_field_string(json, STR("what"), words_text(reasons->items[i].word));
        json_field_double(json, STR("weight"), round(reasons->items[i].a * 100) / 100);
        json_end_object(json);
    }
    json_end_array(json);
}

void print_explanation_json(Buf *out, const Explanation *explanation)
{
    JsonWriter json = json_message_begin(out, STR("explanation"));
    json_field_string_or_null(&json, STR("path"), explanation->path);
    json_field_string_or_null(&json, STR("url"), explanation->url);
    json_field_string_or_null(&json, STR("left_out"), words_text(explanation->left_out));
    explanation_add_fields(&json, explanation);
    json_key(&json, STR("blocks"));
    json_begin_array(&json);
    for (size_t i = 0; i < explanation->block_count; i++) {
        const ExplainedBlock *block = &explanation->blocks[i];
        json_begin_object(&json);
        json_field_span_or_null(&json, STR("page"), block->page);
        json_key(&json, STR("kept"));
        json_bool(&json, block->kept);
        json_field_double(&json, STR("score"), block->score);
        explanation_add_reasons(&json, &block->reasons);
        json_field_string(&json, STR("text"), block->text);
        json_end_object(&json);
    }
    json_end_array(&json);
    json_message_end(&json);
}
