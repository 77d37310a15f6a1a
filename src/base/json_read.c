#include "base/json_read.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/scan.h"
#include "base/utf8.h"

#include <stdlib.h>

typedef struct JsonReader {
    Scan scan;
    Arena *arena;
    Error *error;
    unsigned depth;
} JsonReader;

static Status json_read_value(JsonReader *reader, JsonValue *out);

static Status json_fail(const JsonReader *reader, const char *message)
{
    return fail(reader->error, STATUS_FORMAT, reader->scan.at, "%s", message);
}

static bool json_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool json_is_number_part(char c)
{
    return ascii_is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static bool json_scan_digits(Scan *scan)
{
    return scan_while(scan, ascii_is_digit).len > 0;
}

/* number = [ "-" ] int [ frac ] [ exp ] (section 6) */
static bool json_number_is_valid(Str text)
{
    Scan scan = scan_from(text);
    scan_char(&scan, '-');
    if (!scan_char(&scan, '0') && !json_scan_digits(&scan))
        return false;
    if (scan_char(&scan, '.') && !json_scan_digits(&scan))
        return false;
    if (scan_char(&scan, 'e') || scan_char(&scan, 'E')) {
        if (!scan_char(&scan, '-'))
            scan_char(&scan, '+');
        if (!json_scan_digits(&scan))
            return false;
    }
    return scan_done(&scan);
}

static Status json_read_number(JsonReader *reader, JsonValue *out)
{
    Scan before = reader->scan;
    Str text = scan_while(&reader->scan, json_is_number_part);
    if (!json_number_is_valid(text)) {
        reader->scan = before;
        return json_fail(reader, "not a value");
    }
    char digits[LIMIT_JSON_NUMBER + 1] = { 0 };
    for (size_t i = 0; i < text.len && i < LIMIT_JSON_NUMBER; i++)
        digits[i] = text.data[i];
    out->kind = JSON_NUMBER;
    out->text = text;
    out->number = strtod(digits, NULL);
    return STATUS_OK;
}

static bool json_scan_surrogate(Scan *scan, uint64_t *low)
{
    Scan ahead = *scan;
    if (!scan_word(&ahead, STR("\\u")) || ahead.text.len - ahead.at < 4)
        return false;
    size_t begin = ahead.at;
    if (!scan_hex(&ahead, 4, low) || ahead.at != begin + 4 || *low < 0xDC00 || *low > 0xDFFF)
        return false;
    *scan = ahead;
    return true;
}

static Status json_read_unicode(JsonReader *reader, Buf *out)
{
    uint64_t unit = 0, low = 0;
    size_t begin = reader->scan.at;
    if (!scan_hex(&reader->scan, 4, &unit) || reader->scan.at != begin + 4)
        return json_fail(reader, "\\u without four hexadecimal digits");
    if (unit >= 0xD800 && unit <= 0xDBFF && json_scan_surrogate(&reader->scan, &low))
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    buf_add_codepoint(out, (uint32_t)unit);
    return STATUS_OK;
}

static Status json_read_escape(JsonReader *reader, Buf *out)
{
    static const char FROM[] = "\"\\/bfnrt";
    static const char TO[] = "\"\\/\b\f\n\r\t";
    char c = scan_next(&reader->scan);
    if (c == 'u')
        return json_read_unicode(reader, out);
    for (size_t i = 0; i + 1 < sizeof FROM; i++) {
        if (FROM[i] == c) {
            buf_add_char(out, TO[i]);
            return STATUS_OK;
        }
    }
    reader->scan.at--;
    return json_fail(reader, "unknown escape");
}

static bool json_is_plain(char c)
{
    return c != '"' && c != '\\' && (unsigned char)c >= 0x20;
}

/* The text of a string whose opening quote was taken. */
static Status json_read_text(JsonReader *reader, Str *out)
{
    Scan *scan = &reader->scan;
    size_t begin = scan->at;
    Str plain = scan_while(scan, json_is_plain);
    Buf buf = buf_open(reader->arena, scan->text.len);
    bool escaped = false;
    while (scan_char(scan, '\\')) {
        if (!escaped)
            buf_add(&buf, plain);
        escaped = true;
        TRY(json_read_escape(reader, &buf));
        buf_add(&buf, scan_while(scan, json_is_plain));
    }
    if (!scan_char(scan, '"'))
        return json_fail(reader, scan_done(scan) ? "string without end" : "control character");
    size_t broken = utf8_find_invalid(escaped ? buf_str(&buf) : plain);
    if (broken != STR_NONE) {
        scan->at = escaped ? begin : begin + broken;
        return json_fail(reader, "not UTF-8");
    }
    *out = escaped ? buf_str(&buf) : plain;
    return STATUS_OK;
}

static Status json_read_key(JsonReader *reader, Str *key)
{
    scan_while(&reader->scan, json_is_space);
    if (!scan_char(&reader->scan, '"'))
        return json_fail(reader, "key expected");
    TRY(json_read_text(reader, key));
    scan_while(&reader->scan, json_is_space);
    if (!scan_char(&reader->scan, ':'))
        return json_fail(reader, "':' expected");
    return STATUS_OK;
}

/* The members of an array or object whose opening bracket was taken. */
static Status json_read_members(JsonReader *reader, JsonValue *out, char close)
{
    if (++reader->depth > LIMIT_JSON_DEPTH)
        return fail(reader->error, STATUS_LIMIT, reader->scan.at, "nested deeper than %d",
                    LIMIT_JSON_DEPTH);
    JsonValue **link = &out->first;
    scan_while(&reader->scan, json_is_space);
    bool ended = scan_char(&reader->scan, close);
    while (!ended) {
        JsonValue *member = ARENA_NEW(reader->arena, JsonValue, 1);
        if (close == '}')
            TRY(json_read_key(reader, &member->key));
        TRY(json_read_value(reader, member));
        *link = member;
        link = &member->next;
        scan_while(&reader->scan, json_is_space);
        ended = scan_char(&reader->scan, close);
        if (!ended && !scan_char(&reader->scan, ','))
            return json_fail(reader, "',' or closing bracket expected");
    }
    reader->depth--;
    return STATUS_OK;
}

static Status json_read_any(JsonReader *reader, JsonValue *out)
{
    Scan *scan = &reader->scan;
    if (scan_char(scan, '{')) {
        out->kind = JSON_OBJECT;
        return json_read_members(reader, out, '}');
    }
    if (scan_char(scan, '[')) {
        out->kind = JSON_ARRAY;
        return json_read_members(reader, out, ']');
    }
    if (scan_char(scan, '"')) {
        out->kind = JSON_STRING;
        return json_read_text(reader, &out->text);
    }
    if (scan_word(scan, STR("true"))) {
        out->kind = JSON_TRUE;
        return STATUS_OK;
    }
    if (scan_word(scan, STR("false"))) {
        out->kind = JSON_FALSE;
        return STATUS_OK;
    }
    if (scan_word(scan, STR("null")))
        return STATUS_OK;
    return json_read_number(reader, out);
}

static Status json_read_value(JsonReader *reader, JsonValue *out)
{
    scan_while(&reader->scan, json_is_space);
    size_t begin = reader->scan.at;
    TRY(json_read_any(reader, out));
    out->source = str_slice(reader->scan.text, span(begin, reader->scan.at));
    return STATUS_OK;
}

Status json_read(JsonValue **out, Str input, Arena *arena, Error *error)
{
    JsonReader reader = { .scan = scan_from(input), .arena = arena, .error = error };
    JsonValue *value = ARENA_NEW(arena, JsonValue, 1);
    TRY(json_read_value(&reader, value));
    scan_while(&reader.scan, json_is_space);
    if (!scan_done(&reader.scan))
        return json_fail(&reader, "more after the value");
    *out = value;
    return STATUS_OK;
}

const JsonValue *json_get(const JsonValue *object, Str key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    const JsonValue *found = NULL;
    for (const JsonValue *member = object->first; member; member = member->next)
        if (str_equal(member->key, key))
            found = member;
    return found;
}

Str json_text(const JsonValue *value)
{
    return value && value->kind == JSON_STRING ? value->text : (Str){ 0 };
}

Str json_get_text(const JsonValue *object, Str key)
{
    return json_text(json_get(object, key));
}
