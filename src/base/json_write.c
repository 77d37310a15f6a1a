#include "base/json_write.h"

#include "base/utf8.h"

#include <math.h>

JsonWriter json_open(Buf *buf)
{
    return (JsonWriter){ buf, false };
}

static void json_comma(JsonWriter *json)
{
    if (json->needs_comma)
        buf_add_char(json->buf, ',');
    json->needs_comma = true;
}

static void json_begin(JsonWriter *json, char bracket)
{
    json_comma(json);
    buf_add_char(json->buf, bracket);
    json->needs_comma = false;
}

static void json_end(JsonWriter *json, char bracket)
{
    buf_add_char(json->buf, bracket);
    json->needs_comma = true;
}

void json_begin_object(JsonWriter *json)
{
    json_begin(json, '{');
}

void json_end_object(JsonWriter *json)
{
    json_end(json, '}');
}

void json_begin_array(JsonWriter *json)
{
    json_begin(json, '[');
}

void json_end_array(JsonWriter *json)
{
    json_end(json, ']');
}

static bool json_needs_escape(char c)
{
    return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

/* Whether one of eight bytes needs it: the high bit of each is set where it does, or, behind
 * one that does, where it may. */
static bool json_has_escape(uint64_t bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t quote = bytes ^ ones * '"', backslash = bytes ^ ones * '\\';
    uint64_t control = (bytes - ones * 0x20) & ~bytes;
    return ((control | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & highs) != 0;
}

static void json_add_escape(Buf *buf, char c)
{
    switch (c) {
    case '"':
        buf_add(buf, STR("\\\""));
        break;
    case '\\':
        buf_add(buf, STR("\\\\"));
        break;
    case '\n':
        buf_add(buf, STR("\\n"));
        break;
    case '\r':
        buf_add(buf, STR("\\r"));
        break;
    case '\t':
        buf_add(buf, STR("\\t"));
        break;
    default:
        buf_add_format(buf, "\\u%04x", (unsigned)(unsigned char)c);
    }
}

static void json_add_quoted(Buf *buf, Str text)
{
    buf_add_char(buf, '"');
    size_t done = 0;
    for (size_t at = 0; at < text.len; at++) {
        while (text.len - at >= 8 && !json_has_escape(str_eight(text, at)))
            at += 8;
        if (at == text.len)
            break;
        if (!json_needs_escape(text.data[at]))
            continue;
        buf_add(buf, str_slice(text, span(done, at)));
        json_add_escape(buf, text.data[at]);
        done = at + 1;
    }
    buf_add(buf, str_drop(text, done));
    buf_add_char(buf, '"');
}

/* Base64 (RFC 4648, section 4). */
static void json_add_base64(Buf *buf, Str bytes)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < bytes.len; at += 3) {
        size_t have = bytes.len - at < 3 ? bytes.len - at : 3;
        uint32_t word = 0;
        for (size_t i = 0; i < 3; i++)
            word = word << 8 | (unsigned char)str_at(bytes, at + i);
        for (size_t i = 0; i < 4; i++)
            buf_add_char(buf, i <= have ? DIGITS[word >> (18 - 6 * i) & 63] : '=');
    }
}

void json_string(JsonWriter *json, Str text)
{
    if (utf8_find_invalid(text) == STR_NONE) {
        json_comma(json);
        json_add_quoted(json->buf, text);
        return;
    }
    json_begin_object(json);
    json_key(json, STR("bytes"));
    json->needs_comma = true;
    buf_add_char(json->buf, '"');
    json_add_base64(json->buf, text);
    buf_add_char(json->buf, '"');
    json_end_object(json);
}

void json_string_or_null(JsonWriter *json, Str text)
{
    if (text.len)
        json_string(json, text);
    else
        json_null(json);
}

void json_key(JsonWriter *json, Str key)
{
    json_comma(json);
    json_add_quoted(json->buf, key);
    buf_add_char(json->buf, ':');
    json->needs_comma = false;
}

void json_number(JsonWriter *json, int64_t number)
{
    json_comma(json);
    buf_add_number(json->buf, number);
}

void json_double(JsonWriter *json, double number)
{
    if (!isfinite(number)) {
        json_null(json);
        return;
    }
    json_comma(json);
    buf_add_double(json->buf, number);
}

void json_raw(JsonWriter *json, Str value)
{
    json_comma(json);
    buf_add(json->buf, value);
}

void json_bool(JsonWriter *json, bool value)
{
    json_raw(json, value ? STR("true") : STR("false"));
}

void json_null(JsonWriter *json)
{
    json_raw(json, STR("null"));
}

void json_span(JsonWriter *json, Span span)
{
    json_comma(json);
    buf_add_char(json->buf, '[');
    buf_add_number(json->buf, span.begin);
    buf_add_char(json->buf, ',');
    buf_add_number(json->buf, span.end);
    buf_add_char(json->buf, ']');
}

void json_field_string(JsonWriter *json, Str key, Str text)
{
    json_key(json, key);
    json_string(json, text);
}

void json_field_string_or_null(JsonWriter *json, Str key, Str text)
{
    json_key(json, key);
    json_string_or_null(json, text);
}

void json_field_number(JsonWriter *json, Str key, int64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

void json_field_double(JsonWriter *json, Str key, double number)
{
    json_key(json, key);
    json_double(json, number);
}

void json_field_bool(JsonWriter *json, Str key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_field_span(JsonWriter *json, Str key, Span span)
{
    json_key(json, key);
    json_span(json, span);
}
