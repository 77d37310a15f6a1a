#include "language_dump.h"
#include "test.h"

/* Each time as "words=value", with its interval after "@" where it is known. */
static Str times_of(Str text, Str published)
{
    Analysis analysis = dump_analyse(text, published);
    Buf out = buf_open(&dump_arena, 1 << 20);
    for (size_t i = 0; i < analysis.time_count; i++) {
        const TimeExpr *expr = &analysis.times[i];
        if (i > 0)
            buf_add_char(&out, '|');
        buf_add(&out, str_slice(text, expr->span));
        buf_add_char(&out, '=');
        buf_add(&out, expr->value);
        if (interval_is_unknown(expr->at))
            continue;
        buf_add_char(&out, '@');
        buf_add(&out, calendar_format(expr->at.from, &dump_arena));
    }
    return buf_str(&out);
}

TEST(dates)
{
    CHECK_STR(
        times_of(STR("It began on 3 September 2025, not Sept. 5, 2025 or 2025-09-07."), STR("")),
        STR("3 September 2025=2025-09-03@2025-09-03|Sept. 5, 2025=2025-09-05@2025-09-05|"
            "2025-09-07=2025-09-07@2025-09-07"));
    CHECK_STR(times_of(STR("On 25/12/2024 and on 03/09/2025 it rained."), STR("")),
              STR("25/12/2024=2024-12-25@2024-12-25|03/09/2025=2025@2025-01-01"));
    CHECK_STR(times_of(STR("Held from September 3-5 in the 1990s."), STR("")),
              STR("September 3-5=XXXX-09-03|the 1990s=199@1990-01-01"));
}

TEST(ranges_bounds_and_feasts)
{
    /* 15 May 2024 was a Wednesday. */
    Str day = STR("2024-05-15");
    CHECK_STR(times_of(STR("Fifteen of the 19 Sept. 11 hijackers were named."), day),
              STR("Sept. 11=2023-09-11@2023-09-11"));
    CHECK_STR(times_of(STR("It was closed from Monday to Friday, before Easter 2024."), day),
              STR("from Monday to Friday=2024-05-13@2024-05-13|before Easter "
                  "2024=2024-03-31@0001-01-01"));
    CHECK_STR(times_of(STR("He left on the last Friday of April 2024, at half past eight."), day),
              STR("the last Friday of April 2024, at half past "
                  "eight=2024-04-26T08:30@2024-04-26T08:30:00Z"));
    CHECK_STR(times_of(STR("Sales in the third quarter of 2023 fell; the quarter a year earlier "
                           "was better."),
                       day),
              STR("the third quarter of 2023=2023-Q3@2023-07-01|the quarter=2023-Q3@2023-07-01|a "
                  "year earlier=2022-Q3@2022-07-01"));
    CHECK_STR(times_of(STR("Yom Kippur 2018 and Orthodox Easter 2020 are feasts."), STR("")),
              STR("Yom Kippur 2018=2018-09-18@2018-09-18|Orthodox Easter "
                  "2020=2020-04-19@2020-04-19"));
}

TEST(signals_stand_outside)
{
    Str day = STR("2024-05-15");
    Analysis analysis = dump_analyse(STR("He has led it since 2011, before 2019 by law."), day);
    CHECK(analysis.time_count == 2);
    CHECK(analysis.times[0].relation == TIME_SINCE && analysis.times[0].at.to == INTERVAL_OPEN_TO);
    CHECK(analysis.times[1].relation == TIME_BEFORE);
    CHECK_STR(times_of(STR("The toll stood at 17 at six o'clock on Tuesday."), day),
              STR("six o'clock on Tuesday=2024-05-14T06@2024-05-14T06:00:00Z"));
}

TEST(what_looks_like_a_time_but_is_none)
{
    Str day = STR("2024-05-15");
    CHECK_STR(times_of(STR("A man in his early 20s left; she is in her mid-30s."), day), STR(""));
    CHECK_STR(times_of(STR("Music of the 1980s was played."), day),
              STR("the 1980s=198@1980-01-01"));
    CHECK_STR(times_of(STR("The storm was strong; 1801 trees fell. (c) 2023 Example."), day),
              STR(""));
    CHECK_STR(times_of(STR("It should not last two hours."), day), STR("two hours=PT2H"));
    CHECK_STR(times_of(STR("Come between now and June 15th, or next week between Wednesday and "
                           "Friday."),
                       day),
              STR("between now and June 15th=PRESENT_REF@2024-05-15|next week between Wednesday "
                  "and Friday=2024-05-22@2024-05-22"));
}

TEST(dates_of_other_languages)
{
    Str none = STR("");
    CHECK_STR(times_of(STR("Am 3. September 2025 kamen sie."), none),
              STR("3. September 2025=2025-09-03@2025-09-03"));
    CHECK_STR(times_of(STR("Le 1er juillet 2024 et le 2 ao\xc3\xbbt 2024."), none),
              STR("1er juillet 2024=2024-07-01@2024-07-01|2 ao\xc3\xbbt 2024="
                  "2024-08-02@2024-08-02"));
    CHECK_STR(times_of(STR("Em 7 de mar\xc3\xa7o de 2024; 12 mars landings."), none),
              STR("7 de mar\xc3\xa7o de 2024=2024-03-07@2024-03-07"));
}

TEST(years_need_a_context)
{
    CHECK_STR(times_of(STR("The treaty was signed in 1961 (2011), since 2019; 26 leaders and 2011 "
                           "soldiers came."),
                       STR("")),
              STR("1961=1961@1961-01-01|2011=2011@2011-01-01|2019=2019@2019-01-01"));
}

TEST(relative_times_stay_open_without_a_date_of_publication)
{
    CHECK_STR(times_of(STR("Last year they met. This week, on September 3, they meet again, eight "
                           "decades ago."),
                       STR("")),
              STR("Last year=XXXX|This week=XXXX-WXX|September 3=XXXX-09-03|eight decades "
                  "ago=XXXX"));
}

TEST(relative_times_are_anchored_to_the_date_of_publication)
{
    CHECK_STR(times_of(STR("Last year they met. They meet on September 3, spoke on Wednesday and "
                           "yesterday, and in July."),
                       STR("2025-08-28")),
              STR("Last year=2024@2024-01-01|September 3=2025-09-03@2025-09-03|"
                  "Wednesday=2025-08-27@2025-08-27|yesterday=2025-08-27@2025-08-27|"
                  "July=2025-07@2025-07-01"));
}

TEST(a_second_of_something_is_no_length)
{
    CHECK_STR(times_of(STR("They waited in a second cabin."), STR("")), STR(""));
}

TEST(tense_tells_the_last_from_the_next)
{
    /* 15 May 2024 was a Wednesday. */
    Str day = STR("2024-05-15");
    CHECK_STR(times_of(STR("A team is expected in Eastmere on Thursday."), day),
              STR("Thursday=2024-05-16@2024-05-16"));
    CHECK_STR(times_of(STR("A team arrived in Eastmere on Thursday."), day),
              STR("Thursday=2024-05-09@2024-05-09"));
    CHECK_STR(times_of(STR("The mayor called a meeting for Thursday."), day),
              STR("Thursday=2024-05-16@2024-05-16"));
    CHECK_STR(times_of(STR("They will lift the damaged cabin with a crane on Monday."), day),
              STR("Monday=2024-05-20@2024-05-20"));
    CHECK_STR(times_of(STR("Sunday is expected to be dull."), day),
              STR("Sunday=2024-05-19@2024-05-19"));
    CHECK_STR(times_of(STR("Sunday was dull."), day), STR("Sunday=2024-05-12@2024-05-12"));
    CHECK_STR(times_of(STR("The fire started on Wednesday."), day),
              STR("Wednesday=2024-05-15@2024-05-15"));
    CHECK_STR(times_of(STR("On Friday, the council will vote."), day),
              STR("Friday=2024-05-17@2024-05-17"));
    CHECK_STR(times_of(STR("He said on Monday that the talks are to be held on Saturday."), day),
              STR("Monday=2024-05-13@2024-05-13|Saturday=2024-05-18@2024-05-18"));
    CHECK_STR(times_of(STR("The hearing was postponed until Tuesday."), day),
              STR("Tuesday=2024-05-21@0001-01-01"));
    CHECK_STR(times_of(STR("In December the trial will begin."), day),
              STR("December=2024-12@2024-12-01"));
    CHECK_STR(times_of(STR("The guard was cut in December."), day),
              STR("December=2023-12@2023-12-01"));
    CHECK_STR(times_of(STR("The pier opened on September 9."), day),
              STR("September 9=2023-09-09@2023-09-09"));
    CHECK_STR(times_of(STR("The pier will open on February 9."), day),
              STR("February 9=2025-02-09@2025-02-09"));
    CHECK_STR(times_of(STR("It burned on Tuesday, June 11, and a decade ago."), day),
              STR("Tuesday, June 11=2024-06-11@2024-06-11|a decade ago=2014@2014-01-01"));
}

TEST(lengths_and_sets)
{
    CHECK_STR(times_of(STR("The 70-minute event was the first in over six years and is held every "
                           "year."),
                       STR("")),
              STR("70-minute=PT70M|six years=P6Y|every year=P1Y"));
    CHECK_STR(times_of(STR("The 33-year-old left after a three-day strike."), STR("")),
              STR("three-day=P3D"));
}

TEST(times_of_day)
{
    CHECK_STR(times_of(STR("It fell at 10:30 a.m. on Monday and rose at 5 pm, yesterday morning."),
                       STR("2025-08-28T12:00:00Z")),
              STR("10:30 a.m. on Monday=2025-08-25T10:30@2025-08-25T10:30:00Z|5 pm, "
                  "yesterday morning=2025-08-27T17@2025-08-27T17:00:00Z"));
}

int main(void)
{
    if (!dump_open())
        return 99;
    RUN(dates);
    RUN(ranges_bounds_and_feasts);
    RUN(signals_stand_outside);
    RUN(what_looks_like_a_time_but_is_none);
    RUN(dates_of_other_languages);
    RUN(years_need_a_context);
    RUN(relative_times_stay_open_without_a_date_of_publication);
    RUN(relative_times_are_anchored_to_the_date_of_publication);
    RUN(a_second_of_something_is_no_length);
    RUN(tense_tells_the_last_from_the_next);
    RUN(lengths_and_sets);
    RUN(times_of_day);
    dump_close();
    return test_report();
}
