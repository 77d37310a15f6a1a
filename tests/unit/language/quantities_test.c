#include "language_dump.h"
#include "test.h"

static void add_bound(Buf *out, double bound, bool open)
{
    if (bound > 1e300 || bound < -1e300)
        buf_add(out, STR("*"));
    else
        buf_add_format(out, "%g%s", bound, open ? "!" : "");
}

/* Each quantity as "words=low..high unit of"; "!" after an open bound, "*" for none. */
static Str quantities_of(Str text)
{
    Analysis analysis = dump_analyse(text, STR(""));
    Buf out = buf_open(&dump_arena, 1 << 20);
    for (size_t i = 0; i < analysis.quantity_count; i++) {
        const Quantity *quantity = &analysis.quantities[i];
        if (i > 0)
            buf_add_char(&out, '|');
        buf_add(&out, str_slice(text, quantity->span));
        buf_add_char(&out, '=');
        add_bound(&out, quantity->low, quantity->low_open);
        buf_add(&out, STR(".."));
        add_bound(&out, quantity->high, quantity->high_open);
        buf_add_char(&out, ' ');
        buf_add(&out, quantity->unit);
        buf_add_char(&out, ' ');
        buf_add(&out, quantity->of);
    }
    return buf_str(&out);
}

TEST(counts_and_their_nouns)
{
    CHECK_STR(quantities_of(STR("A total of 26 foreign leaders attend; 10,000 troops, twenty-three "
                                "tanks and 5 dead.")),
              STR("26=26..26  leaders|10,000=10000..10000  troops|twenty-three=23..23  tanks|"
                  "5=5..5  dead"));
}

TEST(hedges_make_bounds)
{
    CHECK_STR(quantities_of(STR("More than 10,000 troops, at least 5 ships, up to 9 jets, fewer "
                                "than 3 boats and about 12 tanks.")),
              STR("More than 10,000=10000!..*  troops|at least 5=5..*  ships|up to 9=*..9  jets|"
                  "fewer than 3=*..3!  boats|12=12..12  tanks"));
}

TEST(vague_numbers_are_intervals)
{
    CHECK_STR(quantities_of(STR("It drew tens of thousands of troops and hundreds of vehicles.")),
              STR("tens of thousands=20000..100000!  troops|hundreds=200..1000!  vehicles"));
}

TEST(money_between_two_amounts)
{
    CHECK_STR(quantities_of(STR("It offered between $140 and $150 million.")),
              STR("between $140 and $150 million=1.4e+08..1.5e+08 USD "));
}

TEST(a_chance_is_no_length_and_no_negative_number)
{
    CHECK_STR(quantities_of(STR("He gave it a two-in-three chance.")), STR("two=2..2  "));
}

TEST(ranges_but_not_scores)
{
    CHECK_STR(quantities_of(STR("Between 5 and 10 boats, 3-4 ships and 5 to 10 million barrels; "
                                "they won 3-2.")),
              STR("Between 5 and 10=5..10  boats|3-4=3..4  ships|5 to 10 million barrels=5e+06.."
                  "1e+07 barrel "));
}

TEST(money_percent_and_measures)
{
    CHECK_STR(
        quantities_of(STR("It cost $1.5 million or 20 million euros, up 30% in a 70-minute "
                          "event 5km away at 20 \xc2\xb0"
                          "C.")),
        STR("$1.5 million=1.5e+06..1.5e+06 USD |20 million euros=2e+07..2e+07 EUR |30%=30..30 "
            "percent |70-minute=70..70 minute event|5km=5..5 kilometer |20 \xc2\xb0"
            "C=20..20 celsius "));
}

TEST(numbers_in_words_divide)
{
    CHECK_STR(quantities_of(STR("Add one twenty-fifth; one hundred thirty fifths; nought point "
                                "eleven; one over twenty.")),
              STR("one twenty-fifth=0.04..0.04  |one hundred thirty fifths=2.85714..2.85714  |"
                  "nought point eleven=0.11..0.11  |one over twenty=0.05..0.05  "));
    CHECK_STR(quantities_of(STR("It grew by 5,000 over 3 years, or 1.3e6 seconds.")),
              STR("5,000=5000..5000  |over 3 years=3!..* year |1.3e6 seconds=1.3e+06..1.3e+06 "
                  "second "));
}

TEST(amounts_in_one_word_with_their_unit)
{
    CHECK_STR(quantities_of(STR("A $ 300 million deal for USD3.14, 42MYR, CNY3 and 500m2; B52, "
                                "4WD and Boeing737 are none.")),
              STR("$ 300 million=3e+08..3e+08 USD |USD3.14=3.14..3.14 USD |42MYR=42..42 MYR |"
                  "CNY3=3..3 CNY |500m2=500..500 square meter "));
    CHECK_STR(quantities_of(STR("It weighed 20 [kg] at 5 degrees below zero and cost ~2-7 nickels "
                                "for the quarter.")),
              STR("20 [kg]=20..20 kilogram |5 degrees below zero=-5..-5 degree |2-7 nickels="
                  "0.1..0.35 USD "));
}

TEST(shares)
{
    CHECK_STR(quantities_of(STR("Half of voters, two thirds of seats and one in five homes.")),
              STR("Half=50..50 percent voters|two thirds=66.6667..66.6667 percent seats|one in "
                  "five=20..20 percent "));
}

TEST(ages_and_ordinals)
{
    CHECK_STR(quantities_of(STR("The 33-year-old, Ann Lee, 41, marked the 80th anniversary, the "
                                "eightieth anniversary.")),
              STR("33-year-old=33..33 year |41=41..41 year |80th=80..80  anniversary|"
                  "eightieth=80..80  anniversary"));
}

TEST(dates_names_and_pronouns_are_none)
{
    CHECK_STR(
        quantities_of(STR("On September 3 in 2011 no one at Article 5 of Covid-19 met the one "
                          "of World War Two.")),
        STR(""));
}

int main(void)
{
    if (!dump_open())
        return 99;
    RUN(counts_and_their_nouns);
    RUN(hedges_make_bounds);
    RUN(vague_numbers_are_intervals);
    RUN(money_between_two_amounts);
    RUN(a_chance_is_no_length_and_no_negative_number);
    RUN(ranges_but_not_scores);
    RUN(money_percent_and_measures);
    RUN(numbers_in_words_divide);
    RUN(amounts_in_one_word_with_their_unit);
    RUN(shares);
    RUN(ages_and_ordinals);
    RUN(dates_names_and_pronouns_are_none);
    dump_close();
    return test_report();
}
