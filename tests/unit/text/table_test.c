#include "test.h"

#include "text/table.h"

#include "credit_cues.inc"
#include "error_titles.inc"
#include "outlets.inc"
#include "stop_words.inc"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

TEST(every_row_is_found)
{
    for (size_t i = 0; i < ROWS(OUTLETS); i++)
        CHECK(TABLE_FIND(OUTLETS, names, OUTLETS[i].names) == &OUTLETS[i]);
    for (size_t i = 0; i < ROWS(STOP_WORDS); i++)
        CHECK(TABLE_FIND(STOP_WORDS, word, STOP_WORDS[i].word) == &STOP_WORDS[i]);
}

TEST(of_equal_keys_the_first_is_found)
{
    for (size_t i = 0; i < ROWS(CREDIT_CUES); i++) {
        const CreditCue *found = TABLE_FIND(CREDIT_CUES, first, CREDIT_CUES[i].first);
        CHECK(found && str_equal(found->first, CREDIT_CUES[i].first));
        if (!found)
            continue;
        CHECK(found <= &CREDIT_CUES[i]);
        CHECK(found == CREDIT_CUES || !str_equal(found[-1].first, found->first));
    }
}

TEST(short_keys_are_found_as_numbers)
{
    for (size_t i = 0; i < ROWS(STOP_WORDS); i++) {
        Str word = STOP_WORDS[i].word;
        if (word.len <= TABLE_SHORT)
            CHECK(TABLE_FIND_SHORT(STOP_WORDS, word, table_short(word)) == &STOP_WORDS[i]);
    }
    CHECK(!TABLE_FIND_SHORT(STOP_WORDS, word, table_short(STR("qzx"))));
}

TEST(what_is_not_there_is_not_found)
{
    for (size_t i = 0; i < ROWS(OUTLETS); i++) {
        Str name = OUTLETS[i].names;
        for (size_t len = 0; len < name.len; len++) {
            const OutletRow *found = TABLE_FIND(OUTLETS, names, str_take(name, len));
            CHECK(!found || str_equal(found->names, str_take(name, len)));
        }
    }
    CHECK(!TABLE_FIND(STOP_WORDS, word, STR("")));
    CHECK(!TABLE_FIND(STOP_WORDS, word, ((Str){ 0 })));
    CHECK(!TABLE_FIND(ERROR_TITLES, title, STR("a title that is no error at all")));
}

TEST(every_row_may_open)
{
    size_t may = 0;
    for (size_t i = 0; i < ROWS(OUTLETS); i++)
        CHECK(TABLE_MAY_OPEN(OUTLETS, table_three(OUTLETS[i].names)));
    for (char c = 'a'; c <= 'z'; c++)
        may += TABLE_MAY_OPEN(STOP_WORDS, table_three((Str){ (char[]){ 'q', 'z', c }, 3 }));
    CHECK(may < 13);
}

int main(void)
{
    RUN(every_row_is_found);
    RUN(of_equal_keys_the_first_is_found);
    RUN(short_keys_are_found_as_numbers);
    RUN(what_is_not_there_is_not_found);
    RUN(every_row_may_open);
    return test_report();
}
