#include "extract/meta_date.h"

#include "test.h"

static Arena arena;

static Str date(const char *text)
{
    return meta_date_read(str_from_cstr(text), META_DATE_ORDER_UNKNOWN, &arena);
}

TEST(year_first)
{
    CHECK_STR(date("2024-05-31"), STR("2024-05-31"));
    CHECK_STR(date("2024-05"), STR("2024-05"));
    CHECK_STR(date("2024-05-31T10:20:30.123Z"), STR("2024-05-31T10:20:30Z"));
    CHECK_STR(date("2024-05-31 10:20"), STR("2024-05-31T10:20"));
    CHECK_STR(date("2024-05-31T10:20:30+0530"), STR("2024-05-31T10:20:30+05:30"));
    CHECK_STR(date("2024/5/1"), STR("2024-05-01"));
    CHECK_STR(date("20240531"), STR("2024-05-31"));
    CHECK_STR(date("2024\xe5\xb9\xb4"
                   "5\xe6\x9c\x88"
                   "31\xe6\x97\xa5 08:15"),
              STR("2024-05-31T08:15"));
}

TEST(month_by_name)
{
    CHECK_STR(date("Published on May 31, 2024 at 4:05 pm"), STR("2024-05-31T16:05"));
    CHECK_STR(date("Fri, 31 May 2024 10:20:00 GMT"), STR("2024-05-31T10:20:00Z"));
    CHECK_STR(date("31st of May 2024"), STR("2024-05-31"));
    CHECK_STR(date("31 de mayo de 2024"), STR("2024-05-31"));
    CHECK_STR(date("1. M\xc3\xa4rz 2024"), STR("2024-03-01"));
    CHECK_STR(date("May 2024"), STR("2024-05"));
}

TEST(months_of_further_languages)
{
    static const struct {
        const char *language, *text, *iso;
    } DATES[] = {
        { "Russian", "31 \xd0\xbc\xd0\xb0\xd1\x8f 2024 \xd0\xb3. \xd0\xb2 10:20",
          "2024-05-31T10:20" },
        { "Ukrainian", "5 \xd0\xbb\xd1\x8e\xd1\x82\xd0\xbe\xd0\xb3\xd0\xbe 2024, 10:20",
          "2024-02-05T10:20" },
        { "Bulgarian", "31 \xd0\xbc\xd0\xb0\xd0\xb9 2024", "2024-05-31" },
        { "Serbian", "5. \xd1\x84\xd0\xb5\xd0\xb1\xd1\x80\xd1\x83\xd0\xb0\xd1\x80 2024.",
          "2024-02-05" },
        { "Polish", "5 lutego 2024 godz. 10:20", "2024-02-05T10:20" },
        { "Czech", "5. \xc3\xbanora 2024", "2024-02-05" },
        { "Slovak", "5. febru\xc3\xa1ra 2024", "2024-02-05" },
        { "Romanian", "5 februarie 2024", "2024-02-05" },
        { "Hungarian", "2024. m\xc3\xa1jus 31.", "2024-05-31" },
        { "Finnish", "5. helmikuuta 2024 klo 10.20", "2024-02-05T10:20" },
        { "Swedish", "31 maj 2024 kl. 10.20", "2024-05-31T10:20" },
        { "Turkish", "12 Aral\xc4\xb1k 2024 saat 10:20", "2024-12-12T10:20" },
        { "Greek", "\xce\x99\xce\x9f\xce\xa5\xce\x9b\xce\x99\xce\x9f\xce\xa5 3 2024",
          "2024-07-03" },
        { "Greek, short", "3 \xce\x9c\xce\xb1\xce\x90 2024", "2024-05-03" },
        { "Spanish", "31 de mayo de 2024 a las 10:20", "2024-05-31T10:20" },
        { "Italian", "31 maggio 2024 alle ore 10:20", "2024-05-31T10:20" },
        { "Indonesian", "17 Agustus 2024", "2024-08-17" },
        { "Arabic", "31 \xd9\x85\xd8\xa7\xd9\x8a\xd9\x88 2024", "2024-05-31" },
        { "Hebrew", "31 \xd7\x91\xd7\x9e\xd7\x90\xd7\x99 2024", "2024-05-31" },
        { "Hindi",
          "5 \xe0\xa4\xab\xe0\xa4\xbc\xe0\xa4\xb0\xe0\xa4\xb5\xe0\xa4\xb0\xe0\xa5\x80 2024",
          "2024-02-05" },
        { "Korean", "2024\xeb\x85\x84 5\xec\x9b\x94 31\xec\x9d\xbc 10:20", "2024-05-31T10:20" },
    };
    for (size_t i = 0; i < sizeof DATES / sizeof DATES[0]; i++) {
        CHECK_STR(date(DATES[i].text), str_from_cstr(DATES[i].iso));
        if (test_failed_now)
            printf("#   in %s\n", DATES[i].language);
    }
}

TEST(year_last)
{
    CHECK_STR(date("31.05.2024"), STR("2024-05-31"));
    CHECK_STR(date("5/31/2024"), STR("2024-05-31"));
    CHECK_STR(date("31/5/2024"), STR("2024-05-31"));
}

TEST(what_is_no_date_gives_none)
{
    CHECK_STR(date("03/04/2024"), STR("")); /* either may be the month */
    CHECK_STR(date("2024-13-01"), STR(""));
    CHECK_STR(date("2024-02-30"), STR(""));
    CHECK_STR(date("call 555-2024"), STR(""));
    CHECK_STR(date("in 1875-05-01"), STR(""));
    CHECK_STR(date(""), STR(""));
}

TEST(order_of_day_and_month)
{
    CHECK_STR(meta_date_read(STR("03/04/2024"), META_DATE_DAY_FIRST, &arena), STR("2024-04-03"));
    CHECK_STR(meta_date_read(STR("03/04/2024"), META_DATE_MONTH_FIRST, &arena), STR("2024-03-04"));
    CHECK_STR(meta_date_read(STR("31/04/2024"), META_DATE_MONTH_FIRST, &arena), STR(""));
}

TEST(other_orders)
{
    CHECK_STR(date("2023 Jan 7"), STR("2023-01-07"));
    CHECK_STR(date("Mon Aug 03 12:45:00 EDT 2015"), STR("2015-08-03T12:45:00-04:00"));
    CHECK_STR(date("May 31, 2024 at 4:05 pm PDT"), STR("2024-05-31T16:05-07:00"));
    CHECK_STR(date("/2039026"), STR(""));
    CHECK_STR(date("9 October 2023, 08.40"), STR("2023-10-09T08:40"));
    CHECK_STR(date("9 October 2023, 8.4"), STR("2023-10-09"));
    CHECK_STR(date("9 October 2023 10.11.12"), STR("2023-10-09"));
    CHECK_STR(date("3 ao\xc3\xbbt 2023 \xc3\xa0 18h05"), STR("2023-08-03T18:05"));
}

TEST(dates_one_after_another)
{
    Str text = STR("Published 1 May 2024, updated 31 May 2024");
    MetaDateFound first, second;
    CHECK(meta_date_find(&first, text, 0, META_DATE_ORDER_UNKNOWN, &arena));
    CHECK_STR(first.iso, STR("2024-05-01"));
    CHECK(meta_date_find(&second, text, first.place.end, META_DATE_ORDER_UNKNOWN, &arena));
    CHECK_STR(second.iso, STR("2024-05-31"));
    CHECK_STR(str_slice(text, second.place), STR("31 May 2024"));
    CHECK(!meta_date_find(&first, text, second.place.end, META_DATE_ORDER_UNKNOWN, &arena));
}

TEST(seconds_since_1970)
{
    CHECK_STR(date("1717150830"), STR("2024-05-31T10:20:30Z"));
    CHECK_STR(date("1717150830000"), STR("2024-05-31T10:20:30Z"));
}

TEST(addresses)
{
    CHECK_STR(meta_date_of_url(STR("https://a.example/2024/05/31/title"), &arena),
              STR("2024-05-31"));
    CHECK_STR(meta_date_of_url(STR("https://a.example/news-2024-05-31.html"), &arena),
              STR("2024-05-31"));
    CHECK_STR(meta_date_of_url(STR("https://a.example/2024/05/title"), &arena), STR("2024-05"));
    CHECK_STR(meta_date_of_url(STR("https://a.example/12345678/"), &arena), STR(""));
    CHECK_STR(meta_date_of_url(STR("https://a.example/2024/may/31/title"), &arena),
              STR("2024-05-31"));
    CHECK_STR(meta_date_of_url(STR("https://a.example/2024/may/3-title"), &arena), STR("2024-05"));
    CHECK_STR(meta_date_of_url(STR("https://a.example/2024/maybe/31/"), &arena), STR(""));
}

TEST(dates_that_leave_no_choice_of_order)
{
    CHECK(meta_date_order(STR("3/4/2024 and 3/25/2024")) == META_DATE_MONTH_FIRST);
    CHECK(meta_date_order(STR("25/3/2024")) == META_DATE_DAY_FIRST);
    CHECK(meta_date_order(STR("3/4/2024, 13/25/2024, a/5/2024, 1/200/30, 24/7")) ==
          META_DATE_ORDER_UNKNOWN);
    CHECK(meta_date_order(STR("/")) == META_DATE_ORDER_UNKNOWN);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(year_first);
    RUN(month_by_name);
    RUN(months_of_further_languages);
    RUN(year_last);
    RUN(what_is_no_date_gives_none);
    RUN(order_of_day_and_month);
    RUN(other_orders);
    RUN(dates_one_after_another);
    RUN(seconds_since_1970);
    RUN(addresses);
    RUN(dates_that_leave_no_choice_of_order);
    arena_close(&arena);
    return test_report();
}
