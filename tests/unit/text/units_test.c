#include "text/units.h"

#include "test.h"
#include "text/calendar_words.h"

TEST(units_convert_within_a_family)
{
    double amount = 5;
    Unit unit;
    CHECK(unit_find(STR("km"), &unit) && str_equal(unit.name, STR("kilometer")));
    CHECK(unit_convert(&amount, STR("kilometer"), STR("meter")) && amount == 5000);
    CHECK(!unit_convert(&amount, STR("kilometer"), STR("gram")) && amount == 5000);
}

TEST(calendar_words_have_kinds)
{
    CHECK(calendar_word_find(STR("september")).kind == CALENDAR_WORD_MONTH);
    CHECK(calendar_word_find(STR("sept.")).value == 9);
    CHECK(calendar_word_find(STR("years")).value == CALENDAR_YEAR);
    CHECK(calendar_word_find(STR("parade")).kind == CALENDAR_WORD_NONE);
}

int main(void)
{
    RUN(units_convert_within_a_family);
    RUN(calendar_words_have_kinds);
    return test_report();
}
