#include "text/calendar.h"

#include "test.h"

static Arena arena;

static Str round_trip(Str iso)
{
    Interval at;
    return calendar_parse_iso(iso, &at) ? calendar_format(at.from, &arena) : STR("none");
}

TEST(iso_dates_are_read)
{
    CHECK_STR(round_trip(STR("2024-02-29")), STR("2024-02-29"));
    CHECK_STR(round_trip(STR("2024-05-31T10:20:30+02:00")), STR("2024-05-31T08:20:30Z"));
    CHECK_STR(round_trip(STR("2024-05-31T10:20:30.123Z")), STR("2024-05-31T10:20:30Z"));
    CHECK_STR(round_trip(STR("1959")), STR("1959-01-01"));
    CHECK_STR(round_trip(STR("2023-02-29")), STR("none"));
    CHECK_STR(round_trip(STR("2024-05-31T25:00Z")), STR("none"));
    CHECK_STR(round_trip(STR("yesterday")), STR("none"));
}

TEST(every_day_comes_back)
{
    for (int64_t day = -800000; day < 200000; day += 61) {
        Date date = calendar_to_date(day * CALENDAR_DAY);
        if (day * CALENDAR_DAY >= calendar_from_date((Date){ 1, 1, 1 }))
            CHECK(calendar_from_date(date) == day * CALENDAR_DAY);
    }
    CHECK(calendar_weekday(calendar_from_date((Date){ 2025, 9, 3 })) == 2);
}

TEST(a_time_without_a_zone_is_shown_as_stated)
{
    Interval at, stated;
    CHECK(calendar_parse_iso(STR("2025-03-11T13:40"), &at));
    stated = interval_as_stated(at);
    CHECK(stated.from == calendar_from_date((Date){ 2025, 3, 11 }) + (13 * 60 + 40) * 60);
    CHECK(stated.to == stated.from + 60);
    CHECK(calendar_parse_iso(STR("2025-03-11"), &at));
    stated = interval_as_stated(at);
    CHECK(stated.from == at.from && stated.to == at.to);
    CHECK(calendar_parse_iso(STR("2025-03-11T13:40Z"), &at));
    CHECK(interval_as_stated(at).from == at.from);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(iso_dates_are_read);
    RUN(every_day_comes_back);
    RUN(a_time_without_a_zone_is_shown_as_stated);
    arena_close(&arena);
    return test_report();
}
