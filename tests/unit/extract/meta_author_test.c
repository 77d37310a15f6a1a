#include "extract/meta_author.h"

#include "base/buf.h"
#include "test.h"

static Arena arena;

/* The names, with a bar between them. */
static Str names(const char *byline, AuthorPlace place)
{
    Authors authors = { .count = 0 };
    Buf out = buf_open(&arena, 1024);
    authors_add(&authors, str_from_cstr(byline), place, &arena);
    for (size_t i = 0; i < authors.count; i++) {
        if (i)
            buf_add_char(&out, '|');
        buf_add(&out, authors.names[i]);
    }
    return buf_str(&out);
}

TEST(names_of_fields)
{
    CHECK_STR(names("Ann Lee", AUTHOR_FIELD), STR("Ann Lee"));
    CHECK_STR(names("By Ann Lee and Bo Chan", AUTHOR_FIELD), STR("Ann Lee|Bo Chan"));
    CHECK_STR(names("Ann Lee, Bo Chan & Cy Dorn", AUTHOR_FIELD), STR("Ann Lee|Bo Chan|Cy Dorn"));
    CHECK_STR(names("Ann Lee, Ann Lee", AUTHOR_FIELD), STR("Ann Lee"));
    CHECK_STR(names("admin", AUTHOR_FIELD), STR(""));
    CHECK_STR(names("https://paper.example/author/lee", AUTHOR_FIELD), STR(""));
    CHECK_STR(names("lee@paper.example", AUTHOR_FIELD), STR(""));
}

TEST(names_of_running_text)
{
    CHECK_STR(names("Written by Ann Lee on 31 May 2024", AUTHOR_TEXT), STR("Ann Lee"));
    CHECK_STR(names("Wanda Petrossian, 15 May 2024, 18:40", AUTHOR_TEXT), STR("Wanda Petrossian"));
    CHECK_STR(names("By the river, nothing moved", AUTHOR_TEXT), STR(""));
    CHECK_STR(names("Updated 5 minutes ago", AUTHOR_TEXT), STR(""));
}

TEST(names_of_bodies_and_sorted_names)
{
    CHECK_STR(names("Center for Research", AUTHOR_FIELD), STR("Center for Research"));
    CHECK_STR(names("Ann Lee for Meridian Press", AUTHOR_FIELD), STR("Ann Lee"));
    CHECK_STR(names("Bates, Anna", AUTHOR_FIELD), STR("Anna Bates"));
    CHECK_STR(names("Audio On", AUTHOR_FIELD), STR("Audio On"));
    CHECK_STR(names("paper.example", AUTHOR_FIELD), STR(""));
    CHECK_STR(names("October 29", AUTHOR_FIELD), STR(""));
}

TEST(names_of_links_and_lines)
{
    CHECK_STR(names("Paul", AUTHOR_LINK), STR("Paul"));
    CHECK_STR(names("Paul", AUTHOR_TEXT), STR(""));
    CHECK_STR(names("By Paul", AUTHOR_TEXT), STR("Paul"));
    CHECK_STR(names("Dec. 19, 2025 \xc2\xb7 Ann Lee", AUTHOR_TEXT), STR("Ann Lee"));
    CHECK_STR(names("Ann May, Chief Editor", AUTHOR_PERSON), STR("Ann May"));
    CHECK_STR(names("Climate Change", AUTHOR_PERSON), STR(""));
    CHECK_STR(names("\xe6\x9d\xbe\xe6\x9d\x91\xe5\xa4\xaa\xe9\x83\x8e", AUTHOR_LINK),
              STR("\xe6\x9d\xbe\xe6\x9d\x91\xe5\xa4\xaa\xe9\x83\x8e"));
}

TEST(words_before_names)
{
    CHECK(author_is_lead(STR("Written by:"), &arena));
    CHECK(!author_is_lead(STR("Ann Lee"), &arena));
    CHECK_STR(author_find_lead(STR("Published 7 August 2023 by Ann Lee"), true, &arena),
              STR("Ann Lee"));
    CHECK_STR(author_find_lead(STR("Published 7 August 2023 by Ann Lee"), false, &arena), STR(""));
    CHECK_STR(author_find_lead(STR("The dam was built by hand"), true, &arena), STR(""));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(names_of_fields);
    RUN(names_of_running_text);
    RUN(names_of_bodies_and_sorted_names);
    RUN(names_of_links_and_lines);
    RUN(words_before_names);
    arena_close(&arena);
    return test_report();
}
