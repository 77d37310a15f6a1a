#include "reading.h"
#include "test.h"

static Reading reading;

#define WARC_HEAD(type, url, length)                                                               \
    "WARC/1.1\r\nWARC-Type: " type "\r\nWARC-Target-URI: " url                                     \
    "\r\nWARC-Date: 2025-09-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"  \
    "Content-Length: " length "\r\n\r\n"

static const char WARC_TEXT[] =
    "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n" WARC_HEAD(
        "response", "<http://a.example/1>",
        "65") "HTTP/1.1 200 OK\r\nContent-Type: "
              "text/html\r\n\r\n<html><p>One</html>\r\n\r\n\r\n" WARC_HEAD(
                  "response", "http://a.example/2",
                  "47") "HTTP/1.1 404 Not "
                        "Found\r\nX: "
                        "y\r\n\r\n<html>"
                        "No</"
                        "html>"
                        "\r\n\r"
                        "\n" WARC_HEAD("re"
                                       "sp"
                                       "on"
                                       "s"
                                       "e",
                                       "ht"
                                       "tp"
                                       ":/"
                                       "/a"
                                       ".e"
                                       "xa"
                                       "mp"
                                       "le"
                                       "/"
                                       "3",
                                       "11"
                                       "3") "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                            "chunked\r\nContent-Type: text/html; charset=utf-8\r\n"
                                            "\r\n6\r\n<html>\r\n5\r\nThree\r\n0\r\n\r\n\r\n\r\n";

static const char WARC_RESULT[] =
    "page w#2 url=http://a.example/1 type=text/html body=<html><p>One</html>\r\n\n"
    "left out w#3 url=http://a.example/2: the server answered with an error at 303\n"
    "page w#4 url=http://a.example/3 type=text/html; charset=utf-8 body=<html>Three\n";

TEST(records_are_read)
{
    CHECK_STR(reading_of_fenced(&reading, STR("w"), str_from_cstr(WARC_TEXT)),
              str_from_cstr(WARC_RESULT));
    CHECK(reading.counts.passed_over == 1);
}

TEST(pieces_of_any_size_give_the_same)
{
    for (size_t piece = 1; piece < 40; piece++)
        CHECK_STR(reading_of(&reading, STR("w"), str_from_cstr(WARC_TEXT), piece),
                  str_from_cstr(WARC_RESULT));
}

TEST(cut_at_every_length_the_records_before_are_read)
{
    Str text = str_from_cstr(WARC_TEXT), result = str_from_cstr(WARC_RESULT);
    Str first = str_take(result, str_find(result, STR("left out"), 0));
    size_t second = 303;
    for (size_t len = 0; len < text.len; len++) {
        Str log = reading_of_fenced(&reading, STR("w"), str_take(text, len));
        CHECK(len < second || str_starts_with(log, first));
        CHECK_STR(reading_of(&reading, STR("w"), str_take(text, len), 7), log);
    }
}

int main(void)
{
    if (!reading_open(&reading))
        return 1;
    RUN(records_are_read);
    RUN(pieces_of_any_size_give_the_same);
    RUN(cut_at_every_length_the_records_before_are_read);
    reading_close(&reading);
    return test_report();
}
