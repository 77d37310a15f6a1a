#include "learn/model_file.h"

#include "test.h"

#include <string.h>

enum { FEATURES = 42 };

static Arena arena;

static Str file_of_two(void)
{
    ModelSection sections[] = { { STR("one"), STR("first") }, { STR("two"), STR("") } };
    return model_file_write(sections, 2, FEATURES, &arena);
}

/* The same with one byte changed. */
static Str with_byte(Str file, size_t at, char byte)
{
    Str copy = arena_copy_str(&arena, file);
    char *bytes = ARENA_NEW(&arena, char, file.len);
    memcpy(bytes, copy.data, file.len);
    bytes[at] = byte;
    return (Str){ bytes, file.len };
}

static bool is_refused(Str bytes, const char *why)
{
    ModelFile file;
    Error error = { 0 };
    Status status = model_file_open(&file, bytes, FEATURES, &error);
    if (status == STATUS_OK)
        status = model_file_check(&file, &error);
    return status == STATUS_FORMAT && strstr(error.message, why);
}

TEST(sections_come_back)
{
    ModelFile file;
    Str bytes;
    Error error = { 0 };
    CHECK(model_file_open(&file, file_of_two(), FEATURES, &error) == STATUS_OK);
    CHECK(model_file_check(&file, &error) == STATUS_OK);
    CHECK(model_file_section(&bytes, &file, STR("one"), &error) == STATUS_OK);
    CHECK_STR(bytes, STR("first"));
    CHECK(model_file_section(&bytes, &file, STR("two"), &error) == STATUS_OK);
    CHECK(bytes.len == 0);
    CHECK(model_file_section(&bytes, &file, STR("on"), &error) == STATUS_FORMAT);
}

TEST(what_does_not_fit_is_refused_with_its_reason)
{
    Str file = file_of_two();
    ModelFile out;
    Error error = { 0 };
    CHECK(is_refused(with_byte(file, 0, 'x'), "no model file"));
    CHECK(is_refused(with_byte(file, 8, 9), "version 9"));
    CHECK(is_refused(with_byte(file, 12, 99), "sections"));
    CHECK(is_refused(with_byte(file, 24, 1), "damaged"));
    CHECK(is_refused(with_byte(file, file.len - 1, '!'), "damaged"));
    CHECK(model_file_open(&out, file, FEATURES + 1, &error) == STATUS_FORMAT);
    CHECK(strstr(error.message, "other features") != NULL);
}

TEST(a_file_that_was_cut_is_refused_at_every_length)
{
    Str file = file_of_two();
    for (size_t len = 0; len < file.len; len++)
        CHECK(is_refused(str_take(file, len), ""));
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 24))
        return 99;
    RUN(sections_come_back);
    RUN(what_does_not_fit_is_refused_with_its_reason);
    RUN(a_file_that_was_cut_is_refused_at_every_length);
    arena_close(&arena);
    return test_report();
}
