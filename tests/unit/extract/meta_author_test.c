#include "extract/meta_author.h"

#include "base/buf.h"
#include "test.h"

static Arena arena;

/* The names, with a bar between them. */
static Str names(const char *byline, bool is_sure)
{
    Authors authors = { .count = 0 };
    Buf out = buf_open(&arena, 1024);
    authors_add(&authors, str_from_cstr(byline), is_sure, &arena);
    for (size_t i = 0; i < authors.count; i++) {
        if (i)
            buf_add_char(&out, '|');
        buf_add(&out, authors.names[i]);
    }
    return buf_str(&out);
}

TEST(names_of_fields)
{
    CHECK_STR(names("Ann Lee", true), STR("Ann Lee"));
    CHECK_STR(names("By Ann Lee and Bo Chan", true), STR("Ann Lee|Bo Chan"));
    CHECK_STR(names("Ann Lee, Bo Chan & Cy Dorn", true), STR("Ann Lee|Bo Chan|Cy Dorn"));
    CHECK_STR(names("Ann Lee, Ann Lee", true), STR("Ann Lee"));
    CHECK_STR(names("admin", true), STR(""));
    CHECK_STR(names("https://paper.example/author/lee", true), STR(""));
    CHECK_STR(names("lee@paper.example", true), STR(""));
}

TEST(names_of_running_text)
{
    CHECK_STR(names("Written by Ann Lee on 31 May 2024", false), STR("Ann Lee"));
    CHECK_STR(names("Wanda Petrossian, 15 May 2024, 18:40", false), STR("Wanda Petrossian"));
    CHECK_STR(names("By the river, nothing moved", false), STR(""));
    CHECK_STR(names("Updated 5 minutes ago", false), STR(""));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(names_of_fields);
    RUN(names_of_running_text);
    arena_close(&arena);
    return test_report();
}
