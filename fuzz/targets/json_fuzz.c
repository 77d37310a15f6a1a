/* Any bytes: reading ends; what was read, written and read again, is the same text. */
#include "base/json_read.h"
#include "base/json_write.h"
#include "fuzz.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

static void write_value(JsonWriter *json, const JsonValue *value)
{
    switch (value->kind) {
    case JSON_NULL:
        json_null(json);
        break;
    case JSON_FALSE:
    case JSON_TRUE:
        json_bool(json, value->kind == JSON_TRUE);
        break;
    case JSON_NUMBER:
        json_raw(json, value->text);
        break;
    case JSON_STRING:
        json_string(json, value->text);
        break;
    case JSON_ARRAY:
        json_begin_array(json);
        for (const JsonValue *member = value->first; member; member = member->next)
            write_value(json, member);
        json_end_array(json);
        break;
    case JSON_OBJECT:
        json_begin_object(json);
        for (const JsonValue *member = value->first; member; member = member->next) {
            json_key(json, member->key);
            write_value(json, member);
        }
        json_end_object(json);
        break;
    }
}

static Str write_again(const JsonValue *value, Arena *arena)
{
    Buf buf = buf_open(arena, (size_t)1 << 26);
    JsonWriter json = json_open(&buf);
    write_value(&json, value);
    require(!buf.cut);
    return buf_str(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        require(arena_open(&arena, (size_t)1 << 30));

    ArenaMark mark = arena_mark(&arena);
    Str input = { (const char *)data, size };
    JsonValue *value = NULL, *again = NULL;
    Error error = { 0 };
    if (json_read(&value, input, &arena, &error) == STATUS_OK) {
        Str once = write_again(value, &arena);
        require(json_read(&again, once, &arena, &error) == STATUS_OK);
        require(str_equal(write_again(again, &arena), once));
    } else {
        require(error.offset <= size);
    }
    arena_release(&arena, mark);
    return 0;
}
