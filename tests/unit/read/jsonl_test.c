#include "reading.h"
#include "test.h"

#include "base/limits.h"

static Reading reading;

static const char JSONL_TEXT[] =
    "{\"id\":\"1\",\"title\":\"T\",\"text\":\"T\\nBody.\",\"date\":\"2025-09-03\","
    "\"source\":\"Post\",\"authors\":[\"A B\",{\"name\":\"C\"}]}\r\n"
    "{\"type\":\"story\",\"id\":\"s\"}\n\n"
    "{\"x\":1}\n"
    "{\"id\":\"2\",\"text\":\"a\" \"b\"}\n"
    "{\"type\":\"report\",\"id\":2,\"path\":\"p.html\",\"text\":\"Body.\",\"story\":\"s\","
    "\"published\":\"Wed, 03 Sep 2025 10:00:00 GMT\","
    "\"credits\":[{\"begin\":0,\"end\":4},{\"name\":\"X\",\"begin\":3,\"end\":99}],"
    "\"notes\":[{\"offset\":1,\"what\":\"gzip data damaged\"}]}\n"
    "{\"id\":\"3\",\"title\":\"Only a headline\",\"text\":\"\"}\n"
    "{\"id\":\"4\",\"title\":\"\",\"text\":\"\"}";

static const char JSONL_RESULT[] =
    "report l#1 id=1 outlet=Post title=T published=2025-09-03 author=A B author=C text=T\nBody.\n"
    "message type=story line={\"type\":\"story\",\"id\":\"s\"}\n"
    "left out l: JSON that is neither a report nor a message at 136 line 4\n"
    "left out l: invalid JSON at 165 line 5\n"
    "report p.html id=2 published=2025-09-03T10:00:00Z story=s credit=Body credit=X text=Body. "
    "[gzip data damaged]\n"
    "report l#7 id=3 title=Only a headline text=Only a headline\n"
    "left out l: a report without title and text at 443 line 8\n";

TEST(lines_are_reports_and_messages)
{
    Str text = str_from_cstr(JSONL_TEXT), result = str_from_cstr(JSONL_RESULT);
    CHECK_STR(reading_of_fenced(&reading, STR("l"), text), result);
    for (size_t piece = 1; piece < 60; piece++)
        CHECK_STR(reading_of(&reading, STR("l"), text, piece), result);
}

TEST(cut_at_every_length_the_lines_before_are_read)
{
    Str text = str_from_cstr(JSONL_TEXT), result = str_from_cstr(JSONL_RESULT);
    Str first = str_take(result, str_find(result, STR("message"), 0));
    size_t end = str_find_byte(text, '\n', 0);
    for (size_t len = 1; len < text.len; len++) {
        Str log = reading_of_fenced(&reading, STR("l"), str_take(text, len));
        CHECK(len < end || str_starts_with(log, first));
    }
}

TEST(a_clock_that_was_never_set_is_no_date)
{
    Str lines = STR("{\"id\":\"1\",\"text\":\"A.\",\"published\":\"1970-01-01T00:00:00Z\"}\n"
                    "{\"id\":\"2\",\"text\":\"B.\",\"published\":\"1970-01-01\"}\n"
                    "{\"id\":\"3\",\"text\":\"C.\",\"published\":\"1970-01-05\"}\n");
    CHECK_STR(reading_of_fenced(&reading, STR("l"), lines),
              STR("report l#1 id=1 text=A.\n"
                  "report l#2 id=2 text=B.\n"
                  "report l#3 id=3 published=1970-01-05 text=C.\n"));
}

TEST(values_of_several_lines)
{
    CHECK_STR(
        reading_of_fenced(&reading, STR("l"),
                          STR("{\n  \"id\": 7,\n  \"headline\": \"T\",\n  \"body\": \"W.\"\n}\n")),
        STR("report l#1 id=7 title=T text=W.\n"));
    CHECK_STR(reading_of_fenced(&reading, STR("l"),
                                STR("[\n{\"id\":\"1\",\"text\":\"One.\"},\n{\"x\":1},"
                                    "{\"id\":\"2\",\"text\":\"Two.\"}]")),
              STR("report l#1 id=1 text=One.\n"
                  "left out l: JSON that is neither a report nor a message at 28 line 3\n"
                  "report l#3 id=2 text=Two.\n"));
    CHECK_STR(
        reading_of_fenced(&reading, STR("l"), STR("{\"id\":\"1\",\n{\"id\":\"2\",\"text\":\"W\"}")),
        STR("left out l: invalid JSON at 10 line 1\nreport l#2 id=2 text=W\n"));
}

TEST(a_line_longer_than_the_window)
{
    Buf buf = buf_open(&reading.kept, 3 * LIMIT_RAW_WINDOW);
    buf_add(&buf, STR("{\"id\":\"1\",\"text\":\""));
    for (size_t i = 0; i < LIMIT_RAW_WINDOW * 2; i++)
        buf_add_char(&buf, 'x');
    buf_add(&buf, STR("\"}\n{\"id\":\"2\",\"text\":\"W\"}\n"));
    Str whole = reading_of(&reading, STR("l"), buf_str(&buf), 0);
    CHECK(reading.counts.reports == 2);
    CHECK(str_equal(reading_of(&reading, STR("l"), buf_str(&buf), 1000), whole));
}

int main(void)
{
    if (!reading_open(&reading))
        return 1;
    RUN(lines_are_reports_and_messages);
    RUN(cut_at_every_length_the_lines_before_are_read);
    RUN(a_clock_that_was_never_set_is_no_date);
    RUN(values_of_several_lines);
    RUN(a_line_longer_than_the_window);
    reading_close(&reading);
    return test_report();
}
