#include "base/json_read.h"
#include "base/json_write.h"

#include "fence.h"
#include "test.h"

static Arena arena;

static Status parse(Str text, JsonValue **out, Error *error)
{
    Fence fence = fence_copy(text);
    Status status = json_read(out, fence.text, &arena, error);
    fence_free(&fence);
    return status;
}

TEST(every_cut_off_value_is_refused)
{
    Str whole = STR("{\"a\":[1,true,null,\"x\\u00e9\"],\"b\":-1.5e3}");
    for (size_t len = 0; len <= whole.len; len++) {
        JsonValue *value = NULL;
        Error error;
        CHECK(parse(str_take(whole, len), &value, &error) ==
              (len == whole.len ? STATUS_OK : STATUS_FORMAT));
    }
}

TEST(values_are_read)
{
    JsonValue *value = NULL;
    Str text = STR("{\"s\":\"a\\ud83d\\ude00\\n\",\"n\":-1.5e3,\"s2\":\"\\ud800\"}");
    CHECK(json_read(&value, text, &arena, NULL) == STATUS_OK);
    CHECK_STR(json_get_text(value, STR("s")), STR("a\xf0\x9f\x98\x80\n"));
    CHECK_STR(json_get_text(value, STR("s2")), STR("\xef\xbf\xbd"));
    CHECK(json_get(value, STR("n"))->number == -1500);
    CHECK(json_get(value, STR("none")) == NULL);
}

TEST(error_says_where)
{
    JsonValue *value = NULL;
    Error error = { 0 };
    CHECK(parse(STR("{\"a\":tru}"), &value, &error) == STATUS_FORMAT);
    CHECK(error.offset == 5);
    CHECK(value == NULL);
}

TEST(bytes_that_are_not_utf8_become_base64)
{
    Buf buf = buf_open(&arena, 1000);
    JsonWriter json = json_open(&buf);
    json_begin_array(&json);
    json_string(&json, STR("a\xff"));
    json_string(&json, STR("q\"\x01"));
    json_double(&json, 0.1);
    json_end_array(&json);
    CHECK_STR(buf_str(&buf), STR("[{\"bytes\":\"Yf8=\"},\"q\\\"\\u0001\",0.1]"));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24))
        return 99;
    RUN(every_cut_off_value_is_refused);
    RUN(values_are_read);
    RUN(error_says_where);
    RUN(bytes_that_are_not_utf8_become_base64);
    arena_close(&arena);
    return test_report();
}
