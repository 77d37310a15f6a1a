#include "language_dump.h"
#include "test.h"

TEST(words_numbers_and_marks)
{
    CHECK_STR(dump_tokens(STR("More than 10,000 troops, at $1.5 or 3.5%.")),
              STR("More|than|10,000|troops|,|at|$|1.5|or|3.5|%|."));
    CHECK_STR(dump_tokens(STR("a 70-minute event at 10:30am, 5km away")),
              STR("a|70|-|minute|event|at|10:30|am|,|5|km|away"));
    CHECK_STR(dump_tokens(STR("the 80th of the 1990s")), STR("the|80th|of|the|1990s"));
}

TEST(clitics_are_cut_off)
{
    CHECK_STR(dump_tokens(STR("Kim\xe2\x80\x99s don't cannot won't O'Brien's")),
              STR("Kim|\xe2\x80\x99s|do|n't|can|not|wo|n't|O'Brien|'s"));
}

TEST(full_stops_of_abbreviations_stay)
{
    CHECK_STR(dump_tokens(STR("Mr. Lee of the U.S.-led J. K. Corp. left.")),
              STR("Mr.|Lee|of|the|U.S.|-|led|J.|K.|Corp.|left|."));
    CHECK_STR(dump_tokens(STR("He said no. It was Sept. 3.")),
              STR("He|said|no|.|It|was|Sept.|3|."));
}

TEST(missing_spaces_are_seen_through)
{
    CHECK_STR(dump_tokens(STR("Kim,who left for purposes.It aims")),
              STR("Kim|,|who|left|for|purposes|.|It|aims"));
}

TEST(addresses_stay_whole)
{
    CHECK_STR(dump_tokens(STR("See https://a.example/x?y=1, or mail j.doe@mail.example.com.")),
              STR("See|https://a.example/x?y=1|,|or|mail|j.doe@mail.example.com|."));
    CHECK_STR(dump_tokens(STR("on bbc.co.uk today")), STR("on|bbc.co.uk|today"));
}

TEST(what_belongs_together_stays_whole)
{
    CHECK_STR(dump_tokens(STR("an e-mail on a non-essential, well-known or anti-American post")),
              STR("an|e-mail|on|a|non-essential|,|well|-|known|or|anti|-|American|post"));
    CHECK_STR(dump_tokens(STR("Call 212-555-0199, 555-0199 or 3-4, in 2019-2020")),
              STR("Call|212-555-0199|,|555-0199|or|3|-|4|,|in|2019|-|2020"));
    CHECK_STR(dump_tokens(STR("Really?! Fine :-) for $$$ at 10:30)")),
              STR("Really|?!|Fine|:-)|for|$$$|at|10:30|)"));
    CHECK_STR(dump_tokens(STR("(see below: ) in rec.pets.cats and notes.doc")),
              STR("(|see|below|:|)|in|rec.pets.cats|and|notes.doc"));
}

TEST(scripts_without_spaces_are_single_characters)
{
    CHECK_STR(dump_tokens(STR("\xe9\x98\x85\xe5\x85\xb5")), STR("\xe9\x98\x85|\xe5\x85\xb5"));
}

TEST(flags_and_stems)
{
    Analysis analysis = dump_analyse(STR("Leaders did not lead 26 leaders"), STR(""));
    CHECK(analysis.token_count == 6);
    CHECK(analysis.tokens[0].stem == analysis.tokens[5].stem);
    CHECK(analysis.tokens[0].word == analysis.tokens[5].word);
    CHECK(analysis.tokens[0].flags & TOKEN_CAPITAL);
    CHECK(analysis.tokens[2].flags & TOKEN_NEGATION);
    CHECK(analysis.tokens[2].flags & TOKEN_STOP);
    CHECK(analysis.tokens[4].flags & TOKEN_DIGITS);
}

TEST(broken_and_empty_text)
{
    CHECK(dump_analyse(STR(""), STR("")).token_count == 0);
    CHECK(dump_analyse(STR(" \n "), STR("")).sentence_count == 0);
    CHECK_STR(dump_tokens(STR("a\xff"
                              "b")),
              STR("a|\xff|b"));
}

int main(void)
{
    if (!dump_open())
        return 99;
    RUN(words_numbers_and_marks);
    RUN(clitics_are_cut_off);
    RUN(full_stops_of_abbreviations_stay);
    RUN(missing_spaces_are_seen_through);
    RUN(addresses_stay_whole);
    RUN(what_belongs_together_stays_whole);
    RUN(scripts_without_spaces_are_single_characters);
    RUN(flags_and_stems);
    RUN(broken_and_empty_text);
    dump_close();
    return test_report();
}
