#include "reading.h"
#include "test.h"

static Reading reading;

static const char MAIL_MHTML[] =
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/top\r\n"
    "Subject: Bridge\r\nDate: Wed, 3 Sep 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--Mark--x\"\r\n\r\n"
    "preamble\r\n----Mark--x\r\nContent-Type: text/css\r\n\r\np { }\r\n"
    "----Mark--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://a.example/bridge\r\n\r\n"
    "<html><p class=3D\"x\">The bridge =E2=80=94 long clo=\r\nsed=20</p>=3\r\n</html>\r\n"
    "----Mark--x\r\nContent-Type: text/html\r\n\r\n<html>a frame</html>\r\n----Mark--x--\r\n";

static const char MAIL_MHTML_RESULT[] =
    "page m url=https://a.example/bridge type=text/html "
    "body=<html><p class=\"x\">The bridge \xe2\x80\x94 long closed </p>=3\r\n</html>\n";

TEST(page_of_an_mhtml_file)
{
    Str text = str_from_cstr(MAIL_MHTML), result = str_from_cstr(MAIL_MHTML_RESULT);
    CHECK_STR(reading_of_fenced(&reading, STR("m"), text), result);
    for (size_t piece = 1; piece < 30; piece++)
        CHECK_STR(reading_of(&reading, STR("m"), text, piece), result);
}

TEST(the_part_that_start_names)
{
    CHECK_STR(reading_of_fenced(
                  &reading, STR("m"),
                  STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; "
                      "start=\"<two@x>\"\n\n--b\nContent-Type: text/html\nContent-ID: <one@x>\n\n"
                      "<p>One\n--b\nContent-Type: text/html; charset=iso-8859-2\n"
                      "Content-ID: <two@x>\nContent-Transfer-Encoding: base64\n\n"
                      "PHA+\nVHdvPC9wPg==\n--b--\n")),
              STR("page m type=text/html; charset=iso-8859-2 body=<p>Two</p>\n"));
}

TEST(html_rather_than_text)
{
    CHECK_STR(reading_of_fenced(
                  &reading, STR("m"),
                  STR("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
                      "Content-Type: multipart/alternative; boundary=b\n\n--b\n"
                      "Content-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n"
                      "<p>Rich.</p>\n--b--\n\n--a--\n")),
              STR("page m type=text/html body=<p>Rich.</p>\n"));
    CHECK_STR(reading_of_fenced(&reading, STR("m"),
                                STR("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n"
                                    "\n--a\nContent-Type: image/png\n\nx\n--a--\n")),
              STR("left out m: a message without a page\n"));
}

TEST(cut_at_every_length)
{
    Str text = str_from_cstr(MAIL_MHTML);
    size_t begin = str_find(text, STR("<html>"), 0), end = str_find(text, STR("a frame"), 0);
    for (size_t len = 0; len < text.len; len++) {
        Str log = reading_of_fenced(&reading, STR("m"), str_take(text, len));
        CHECK(
            len < begin + 6 || len > end ||
            str_starts_with(log, STR("page m url=https://a.example/bridge type=text/html body=<")));
        CHECK_STR(reading_of(&reading, STR("m"), str_take(text, len), 5), log);
    }
}

int main(void)
{
    if (!reading_open(&reading))
        return 1;
    RUN(page_of_an_mhtml_file);
    RUN(the_part_that_start_names);
    RUN(html_rather_than_text);
    RUN(cut_at_every_length);
    reading_close(&reading);
    return test_report();
}
