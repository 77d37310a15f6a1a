/*
 * json_read.h - JSON text (RFC 8259) to a tree in an arena.
 *
 * Our own because it must say at which byte a line is wrong, live in an arena
 * that may jump out (base/arena.h), and give back the values of a JSON-LD
 * script with the places where they stand.  Strings without escapes are
 * borrowed from the input; the others are copied to the arena.  A lone
 * surrogate becomes U+FFFD.  Of keys that repeat, the last one counts.
 */
#ifndef STEMMA_BASE_JSON_READ_H
#define STEMMA_BASE_JSON_READ_H

#include "base/arena.h"
#include "base/error.h"

typedef enum JsonKind {
    JSON_NULL = 0,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
} JsonKind;

typedef struct JsonValue {
    JsonKind kind;
    Str key;    /* in an object: its key, escapes undone */
    Str text;   /* string: its text, escapes undone; number: as written */
    Str source; /* the value as it stands in the input, quotes included */
    double number;
    struct JsonValue *first; /* array and object: the members, in order */
    struct JsonValue *next;
} JsonValue;

/*
 * Read one value; only white space may follow it.  On failure `out` is left
 * as it was and error->offset is the byte that does not fit.  STATUS_FORMAT:
 * not JSON, or broken UTF-8 in a string.  STATUS_LIMIT: nested deeper than
 * LIMIT_JSON_DEPTH.
 */
MUST_CHECK Status json_read(JsonValue **out, Str input, Arena *arena, Error *error);

/* The member `key` of an object; NULL if it is absent or `object` is no object. */
const JsonValue *json_get(const JsonValue *object, Str key);
/* The text of a string; empty for NULL and for any other kind. */
Str json_text(const JsonValue *value);
/* The text of member `key`, or an empty one. */
Str json_get_text(const JsonValue *object, Str key);

#endif
