#include "base/str.h"

#include "test.h"

TEST(cut_at_first_separator)
{
    StrCut cut = str_cut(STR("a:b:c"), ':');
    CHECK(cut.found);
    CHECK_STR(cut.head, STR("a"));
    CHECK_STR(cut.tail, STR("b:c"));
}

TEST(cut_without_separator)
{
    StrCut cut = str_cut(STR("abc"), ':');
    CHECK(!cut.found);
    CHECK_STR(cut.head, STR("abc"));
    CHECK(cut.tail.len == 0);
}

TEST(trim)
{
    CHECK_STR(str_trim(STR(" \t a b \n")), STR("a b"));
    CHECK_STR(str_trim(STR("   ")), STR(""));
    CHECK_STR(str_trim((Str){ 0 }), STR(""));
}

TEST(find)
{
    CHECK(str_find(STR("abcabc"), STR("ca"), 0) == 2);
    CHECK(str_find(STR("abcabc"), STR("abc"), 1) == 3);
    CHECK(str_find(STR("abc"), STR("abcd"), 0) == STR_NONE);
    CHECK(str_find_nocase(STR("<TITLE>"), STR("title"), 0) == 1);
    CHECK(str_find_last(STR("a/b/c"), '/') == 3);
}

TEST(compare_puts_prefix_first)
{
    CHECK(str_compare(STR("ab"), STR("abc")) < 0);
    CHECK(str_compare(STR("\xff"), STR("a")) > 0);
    CHECK(str_compare(STR("a"), STR("a")) == 0);
}

int main(void)
{
    RUN(cut_at_first_separator);
    RUN(cut_without_separator);
    RUN(trim);
    RUN(find);
    RUN(compare_puts_prefix_first);
    return test_report();
}
