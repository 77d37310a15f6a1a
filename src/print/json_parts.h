/* json_parts.h - pieces that several JSON messages have. */
#ifndef STEMMA_PRINT_JSON_PARTS_H
#define STEMMA_PRINT_JSON_PARTS_H

#include "base/json_write.h"
#include "document/words.h"
#include "text/calendar.h"

/* The beginning of a message, `type` written; and its end, with a newline. */
JsonWriter json_message_begin(Buf *out, Str type);
void json_message_end(JsonWriter *json);

/* An ISO string, or null for an open side. */
void json_field_time(JsonWriter *json, Str key, int64_t seconds);
/* [begin,end], or null when empty. */
void json_field_span_or_null(JsonWriter *json, Str key, Span span);
/* "reasons": the lines with their places filled. */
void json_field_reasons(JsonWriter *json, const Reasons *reasons);

#endif
