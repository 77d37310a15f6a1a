#include "read/sniff.h"

#include "fence.h"
#include "test.h"

static SniffKind kind_of(Str bytes, Str name)
{
    Fence fence = fence_copy(bytes);
    SniffKind kind = sniff_bytes(fence.text, name, (Str){ 0 }).kind;
    fence_free(&fence);
    return kind;
}

#define KIND(text, name) kind_of(STR(text), STR(name))

TEST(pages_are_known_by_their_bytes)
{
    CHECK(KIND("<!DOCTYPE html><p>x", "") == SNIFF_HTML);
    CHECK(KIND("\xef\xbb\xbf \n<!-- saved --><HTML>", "a.txt") == SNIFF_HTML);
    CHECK(KIND("<?xml version=\"1.0\"?><!DOCTYPE html><html>", "") == SNIFF_HTML);
    CHECK(KIND("Words first. <p>Then</p> a tag.", "") == SNIFF_HTML);
    CHECK(KIND("Words first. <p>Then</p> a tag.", "a.txt") == SNIFF_TEXT);
    CHECK(KIND("Words about a < b and b > c.", "") == SNIFF_TEXT);
    CHECK(KIND("Words.", "a.html") == SNIFF_HTML);
    CHECK(KIND("", "a.html") == SNIFF_EMPTY);
    CHECK(KIND(" \r\n ", "") == SNIFF_EMPTY);
}

TEST(containers_are_known_by_their_bytes)
{
    CHECK(KIND("\x1f\x8b\x08rest", "") == SNIFF_GZIP);
    CHECK(KIND("WARC/1.0\r\n", "") == SNIFF_WARC);
    CHECK(KIND("\r\nWARC/1.1\r\n", "") == SNIFF_WARC);
    CHECK(KIND("<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "") == SNIFF_FEED);
    CHECK(KIND("<feed xmlns='http://www.w3.org/2005/Atom'>", "") == SNIFF_FEED);
    CHECK(KIND("<rdf:RDF xmlns:rdf='x'>", "") == SNIFF_FEED);
    CHECK(KIND("{\"id\":1}", "a.txt") == SNIFF_JSON);
    CHECK(KIND("[\n {", "") == SNIFF_JSON);
    CHECK(KIND("[Photo] Words", "") == SNIFF_TEXT);
    CHECK(KIND("{curly} words", "") == SNIFF_TEXT);
    CHECK(KIND("From: a\r\nMIME-Version: 1.0\r\n\r\n", "") == SNIFF_MAIL);
    CHECK(KIND("Source: a paper\n\nMIME-Version: 1.0", "") == SNIFF_TEXT);
}

TEST(other_things_are_left_out)
{
    CHECK(sniff_bytes(STR("\x89PNG\r\n\x1a\n"), STR(""), STR("")).reason == WORD_PAGE_IMAGE);
    CHECK(sniff_bytes(STR("\x89PNG"), STR(""), STR("")).reason == WORD_PAGE_IMAGE);
    CHECK(sniff_bytes(STR("cut"), STR(""), STR("image/x-new")).reason == WORD_PAGE_IMAGE);
    CHECK(sniff_bytes(STR("cut"), STR(""), STR("Video/mp4; x")).reason == WORD_PAGE_MEDIA);
    CHECK(sniff_bytes(STR("cut"), STR(""), STR("application/pdf")).reason == WORD_PAGE_PDF);
    CHECK(sniff_bytes(STR("<html>"), STR(""), STR("image/png")).kind == SNIFF_HTML);
    CHECK(sniff_bytes(STR("%PDF-1.7"), STR(""), STR("")).reason == WORD_PAGE_PDF);
    CHECK(sniff_bytes(STR("PK\x03\x04zip"), STR(""), STR("")).reason == WORD_PAGE_ARCHIVE);
    CHECK(sniff_bytes(STR("\x28\xb5\x2f\xfd"), STR(""), STR("")).reason == WORD_PAGE_PACKED);
    CHECK(sniff_bytes(STR("RIFF1234WEBP"), STR(""), STR("")).reason == WORD_PAGE_IMAGE);
    CHECK(sniff_bytes(STR("RIFF1234WAVE"), STR(""), STR("")).reason == WORD_PAGE_MEDIA);
    CHECK(sniff_bytes(STR("p { color: red }"), STR("A.CSS"), STR("")).reason == WORD_PAGE_CODE);
    CHECK(sniff_bytes(STR("f()"), STR(""), STR("text/JavaScript; x")).reason == WORD_PAGE_CODE);
    CHECK(sniff_bytes(STR("<?xml?><urlset>"), STR(""), STR("")).reason == WORD_PAGE_DATA);
    CHECK(sniff_bytes(STR("a\x01\x02\x03"), STR(""), STR("")).reason == WORD_PAGE_BINARY);
}

TEST(units_of_16_bits)
{
    Sniff found = sniff_bytes(STR("\xff\xfe<\0h\0t\0m\0l\0>\0"), STR(""), STR(""));
    CHECK(found.kind == SNIFF_HTML);
    CHECK_STR(found.content_type, STR("text/html; charset=utf-16le"));
    found = sniff_bytes(STR("\0W\0o\0r\0d\0s\0 \0a"), STR(""), STR(""));
    CHECK(found.kind == SNIFF_TEXT);
    CHECK_STR(found.content_type, STR("text/plain; charset=utf-16be"));
}

int main(void)
{
    RUN(pages_are_known_by_their_bytes);
    RUN(containers_are_known_by_their_bytes);
    RUN(other_things_are_left_out);
    RUN(units_of_16_bits);
    return test_report();
}
