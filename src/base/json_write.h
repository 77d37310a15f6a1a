/*
 * json_write.h - JSON text (RFC 8259), written to a Buf.
 *
 * Commas are set by the writer.  Inside an object every value is preceded by
 * json_key().  Text that is not UTF-8 becomes {"bytes": base64}.
 *
 *     JsonWriter json = json_open(&buf);
 *     json_begin_object(&json);
 *     json_key(&json, STR("id"));
 *     json_string(&json, id);
 *     json_end_object(&json);
 */
#ifndef STEMMA_BASE_JSON_WRITE_H
#define STEMMA_BASE_JSON_WRITE_H

#include "base/buf.h"

typedef struct JsonWriter {
    Buf *buf;
    bool needs_comma;
} JsonWriter;

JsonWriter json_open(Buf *buf);
void json_begin_object(JsonWriter *json);
void json_end_object(JsonWriter *json);
void json_begin_array(JsonWriter *json);
void json_end_array(JsonWriter *json);
void json_key(JsonWriter *json, Str key);
void json_string(JsonWriter *json, Str text);
/* null for an empty text */
void json_string_or_null(JsonWriter *json, Str text);
void json_number(JsonWriter *json, int64_t number);
/* null for infinities and NaN */
void json_double(JsonWriter *json, double number);
void json_bool(JsonWriter *json, bool value);
void json_null(JsonWriter *json);
/* [begin,end] */
void json_span(JsonWriter *json, Span span);
/* A value that is JSON already, as it is. */
void json_raw(JsonWriter *json, Str value);

/* json_key() and a value in one. */
void json_field_string(JsonWriter *json, Str key, Str text);
void json_field_string_or_null(JsonWriter *json, Str key, Str text);
void json_field_number(JsonWriter *json, Str key, int64_t number);
void json_field_double(JsonWriter *json, Str key, double number);
void json_field_bool(JsonWriter *json, Str key, bool value);
void json_field_span(JsonWriter *json, Str key, Span span);

#endif
