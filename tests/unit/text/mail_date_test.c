#include "text/mail_date.h"

#include "base/buf.h"
#include "fence.h"
#include "test.h"

static Arena arena;

/* "from to" of a date, or "none". */
static Str read_date(Str text)
{
    Interval when;
    Fence fence = fence_copy(text);
    bool read = mail_date_parse(fence.text, &when);
    fence_free(&fence);
    if (!read)
        return STR("none");
    Buf buf = buf_open(&arena, 200);
    buf_add(&buf, calendar_format(when.from, &arena));
    buf_add_char(&buf, ' ');
    buf_add(&buf, calendar_format(when.to, &arena));
    return buf_str(&buf);
}

TEST(dates_of_mail_and_feeds)
{
    Str second = STR("2025-09-03T02:20:30Z 2025-09-03T02:20:31Z");
    CHECK_STR(read_date(STR("Wed, 03 Sep 2025 10:20:30 +0800")), second);
    CHECK_STR(read_date(STR("3 September 25 02:20:30 GMT")), second);
    CHECK_STR(read_date(STR(" Wednesday, 3-Sep-2025 02:20:30 UTC ")), second);
    CHECK_STR(read_date(STR("Tue, 2 Sep 2025 22:20:30 EDT")), second);
    CHECK_STR(read_date(STR("Wed, 03 Sep 2025 02:20 Z")),
              STR("2025-09-03T02:20:00Z 2025-09-03T02:21:00Z"));
    CHECK_STR(read_date(STR("3 Sep 2025")), STR("2025-09-03 2025-09-04"));
    CHECK_STR(read_date(STR("3 Sep 2025 12:00:00")),
              STR("2025-09-02T22:00:00Z 2025-09-04T02:00:01Z"));
}

TEST(the_month_may_come_first)
{
    Str day = STR("2025-10-09 2025-10-10");
    CHECK_STR(read_date(STR("October 9, 2025")), day);
    CHECK_STR(read_date(STR("Oct. 9, 2025")), day);
    CHECK_STR(read_date(STR("Thursday, October 9, 2025")), day);
    CHECK_STR(read_date(STR("March 9, 2025 10:20 GMT")),
              STR("2025-03-09T10:20:00Z 2025-03-09T10:21:00Z"));
}

TEST(other_things_are_no_dates)
{
    CHECK_STR(read_date(STR("October 2025")), STR("none"));
    CHECK_STR(read_date(STR("October 9")), STR("none"));
    CHECK_STR(read_date(STR("October 9 March 2025")), STR("none"));
    CHECK_STR(read_date(STR("Thursday evening 9 Oct 2025")), STR("none"));
    CHECK_STR(read_date(STR("")), STR("none"));
    CHECK_STR(read_date(STR("Wed")), STR("none"));
    CHECK_STR(read_date(STR("31 Feb 2025")), STR("none"));
    CHECK_STR(read_date(STR("3 Xyz 2025")), STR("none"));
    CHECK_STR(read_date(STR("3 Sep 2025 25:00")), STR("none"));
    CHECK_STR(read_date(STR("yesterday at noon")), STR("none"));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 1;
    RUN(dates_of_mail_and_feeds);
    RUN(the_month_may_come_first);
    RUN(other_things_are_no_dates);
    arena_close(&arena);
    return test_report();
}
