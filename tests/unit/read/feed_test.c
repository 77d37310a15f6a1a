#include "reading.h"
#include "test.h"

static Reading reading;

static const char FEED_RSS[] =
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Lenne &amp; Post</title>"
    "<image><title>Logo</title></image><language>en-gb</language>"
    "<item><title>Bridge &amp;amp; <![CDATA[<b>ferry</b>]]></title>"
    "<link>https://a.example/1?a=1&amp;b=2</link><atom:link rel=\"self\" "
    "href=\"https://a.example/x\"/>"
    "<pubDate>Wed, 03 Sep 2025 10:20:30 +0200</pubDate><dc:creator>Ann Ode</dc:creator>"
    "<author>bo@a.example (Bo Pi)</author><description>Short.</description>"
    "<content:encoded><![CDATA[<p>The bridge <b>opened</b>.</p>]]></content:encoded></item>\n"
    "<item><title>Only a headline</title><guid>https://a.example/2</guid></item><item/>"
    "<item><description>&lt;p&gt;No title &amp;mdash; but words.&lt;/p&gt;</description>"
    "</item></channel></rss>";

static const char FEED_RSS_RESULT[] =
    "page f#1 url=https://a.example/1?a=1&b=2 type=text/html; charset=utf-8 title=Bridge & ferry "
    "published=2025-09-03T08:20:30Z outlet=Lenne & Post author=Ann Ode author=Bo Pi "
    "body=<p>The bridge <b>opened</b>.</p>\n"
    "page f#2 url=https://a.example/2 type=text/plain; charset=utf-8 title=Only a headline "
    "outlet=Lenne & Post body=Only a headline\n"
    "left out f#3: a feed item without title and text\n"
    "page f#4 type=text/html; charset=utf-8 outlet=Lenne & Post "
    "body=<p>No title &mdash; but words.</p>\n";

TEST(items_of_rss)
{
    Str text = str_from_cstr(FEED_RSS), result = str_from_cstr(FEED_RSS_RESULT);
    CHECK_STR(reading_of_fenced(&reading, STR("f"), text), result);
    for (size_t piece = 1; piece < 30; piece++)
        CHECK_STR(reading_of(&reading, STR("f"), text, piece), result);
}

TEST(entries_of_atom)
{
    CHECK_STR(reading_of_fenced(
                  &reading, STR("f"),
                  STR("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><entry>"
                      "<title type=\"html\">A &lt;i&gt;b&lt;/i&gt;</title>"
                      "<link rel=\"enclosure\" href=\"https://a.example/mp3\"/>"
                      "<link href=\"https://a.example/1\"/><published>2025-09-03</published>"
                      "<updated>2025-09-04T01:00:00Z</updated><author><name>Ann</name>"
                      "<email>a@a.example</email></author><content type=\"xhtml\">"
                      "<div><p>The <b>bridge</b>.</p></div></content></entry>"
                      "<entry><summary type=\"text\">Plain &lt; words</summary></entry></feed>")),
              STR("page f#1 url=https://a.example/1 type=text/html; charset=utf-8 title=A b "
                  "published=2025-09-03 modified=2025-09-04T01:00:00Z outlet=Post author=Ann "
                  "body=<div><p>The <b>bridge</b>.</p></div>\n"
                  "page f#2 type=text/plain; charset=utf-8 outlet=Post body=Plain < words\n"));
}

TEST(a_clock_never_set_gives_no_date)
{
    CHECK_STR(reading_of_fenced(&reading, STR("f"),
                                STR("<rss><channel><item><title>Bridge</title>"
                                    "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
                                    "<dc:date>1970-01-01</dc:date></item></channel></rss>")),
              STR("page f#1 type=text/plain; charset=utf-8 title=Bridge body=Bridge\n"));
}

TEST(rss_1_in_another_charset)
{
    CHECK_STR(reading_of_fenced(
                  &reading, STR("f"),
                  STR("<?xml version=\"1.0\" "
                      "encoding=\"ISO-8859-1\"?><rdf:RDF><channel><title>Post</title>"
                      "</channel><item><title>Br\xfc"
                      "cke</title><link>https://a.example/1</link><dc:date>2025-09</dc:date>"
                      "</item></rdf:RDF>")),
              STR("page f#1 url=https://a.example/1 type=text/plain; charset=utf-8 title=Br\xc3\xbc"
                  "cke published=2025-09 outlet=Post body=Br\xc3\xbc"
                  "cke\n"));
}

TEST(json_feed)
{
    CHECK_STR(
        reading_of_fenced(
            &reading, STR("f"),
            STR("{\n\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Post\",\"items\":["
                "{\"id\":\"https://a.example/1\",\"title\":\"T\",\"content_html\":\"<p>W.</p>\","
                "\"date_published\":\"2025-09-03T10:00:00Z\",\"authors\":[{\"name\":\"Ann\"}]},"
                "{\"id\":\"2\",\"content_text\":\"Plain.\"}]}")),
        STR("page f#1 url=https://a.example/1 type=text/html; charset=utf-8 title=T "
            "published=2025-09-03T10:00:00Z outlet=Post author=Ann body=<p>W.</p>\n"
            "page f#2 type=text/plain; charset=utf-8 outlet=Post body=Plain.\n"));
}

TEST(cut_at_every_length_the_items_before_are_read)
{
    Str text = str_from_cstr(FEED_RSS), result = str_from_cstr(FEED_RSS_RESULT);
    Str first = str_take(result, str_find_byte(result, '\n', 0));
    size_t end = str_find(text, STR("</item>"), 0) + 7;
    for (size_t len = 0; len < text.len; len++) {
        Str log = reading_of_fenced(&reading, STR("f"), str_take(text, len));
        CHECK(len < end || str_starts_with(log, first));
    }
}

TEST(markup_in_a_description_is_kept)
{
    CHECK_STR(reading_of_fenced(&reading, STR("f"),
                                STR("<rss><channel><item><title>T</title><description><p>One"
                                    "<p>Two</description><link>https://a.example/1</link>"
                                    "</item></channel></rss>")),
              STR("page f#1 url=https://a.example/1 type=text/html; charset=utf-8 title=T "
                  "body=<p>One<p>Two\n"));
}

int main(void)
{
    if (!reading_open(&reading))
        return 1;
    RUN(items_of_rss);
    RUN(entries_of_atom);
    RUN(a_clock_never_set_gives_no_date);
    RUN(rss_1_in_another_charset);
    RUN(json_feed);
    RUN(cut_at_every_length_the_items_before_are_read);
    RUN(markup_in_a_description_is_kept);
    reading_close(&reading);
    return test_report();
}
