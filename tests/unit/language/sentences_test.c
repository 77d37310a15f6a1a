#include "language_dump.h"
#include "test.h"

TEST(full_stops_abbreviations_and_numbers)
{
    CHECK_STR(dump_sentences(STR("Gen. Lee flew to the U.S. on Monday. He paid $3.50. Then Mr. Ode "
                                 "met J. Smith of Acme Inc. They left at 6 p.m. He stayed.")),
              STR("B Gen. Lee flew to the U.S. on Monday.|B He paid $3.50.|B Then Mr. Ode met "
                  "J. Smith of Acme Inc.|B They left at 6 p.m.|B He stayed."));
}

TEST(a_missing_space_still_ends_a_sentence)
{
    CHECK_STR(dump_sentences(STR("It serves many purposes.It aims high. See example.com now.")),
              STR("B It serves many purposes.|B It aims high.|B See example.com now."));
}

TEST(small_letters_begin_a_sentence_behind_long_words_and_questions)
{
    CHECK_STR(dump_sentences(STR("Is it far? we came by bus. \"Who goes?\" he asked. The approx. "
                                 "cost was unclear. experts wondered. Run by Yahoo! and others.")),
              STR("B Is it far?|B we came by bus.|B \"Who goes?\" he asked.|B The approx. cost was "
                  "unclear.|B experts wondered.|B Run by Yahoo! and others."));
}

TEST(quotations)
{
    CHECK_STR(
        dump_sentences(STR("\xe2\x80\x9cWe won. At last,\xe2\x80\x9d she said. \"Is it over?\" "
                           "he asked. \"It is.\" They left.")),
        STR("B \xe2\x80\x9cWe won. At last,\xe2\x80\x9d she said.|B \"Is it over?\" he asked."
            "|B \"It is.\"|B They left."));
}

TEST(paragraphs_lists_and_headings)
{
    CHECK_STR(dump_sentences(STR("### What comes next\n  \xe2\x80\xa2 First point.\n- Second "
                                 "point\n1. Third\nA body line. With two sentences.")),
              STR("H What comes next|I First point.|I Second point|I Third|B A body line.|B With "
                  "two sentences."));
}

TEST(furniture)
{
    CHECK_STR(dump_sentences(STR("By Ann Lee in Oslo\n\nThe ship sank.\n\nSource: Ship sinks off "
                                 "Oslo\n\nSHARE THIS ARTICLE:\n\nAugust 28, 2025\n\nBy noon all "
                                 "were safe.")),
              STR("F By Ann Lee in Oslo|B The ship sank.|F Source: Ship sinks off Oslo|F SHARE "
                  "THIS ARTICLE:|F August 28, 2025|B By noon all were safe."));
}

TEST(wrapped_lines_are_joined)
{
    CHECK_STR(dump_sentences(
                  STR("The ship left the harbour of Oslo in the early hours of\nMonday with nine "
                      "hundred passengers and a crew of forty\nOslo sailors on board. It sank.")),
              STR("B The ship left the harbour of Oslo in the early hours of\nMonday with nine "
                  "hundred passengers and a crew of forty\nOslo sailors on board.|B It sank."));
    CHECK_STR(dump_sentences(STR("It was a cold \nnight in the city.")),
              STR("B It was a cold \nnight in the city."));
    CHECK_STR(dump_sentences(STR("features\ncontact manager\nevents")),
              STR("H features|H contact manager|H events"));
}

int main(void)
{
    if (!dump_open())
        return 99;
    RUN(full_stops_abbreviations_and_numbers);
    RUN(a_missing_space_still_ends_a_sentence);
    RUN(small_letters_begin_a_sentence_behind_long_words_and_questions);
    RUN(quotations);
    RUN(paragraphs_lists_and_headings);
    RUN(furniture);
    RUN(wrapped_lines_are_joined);
    dump_close();
    return test_report();
}
