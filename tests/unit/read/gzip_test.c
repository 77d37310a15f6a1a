#include "reading.h"
#include "test.h"

#include <zlib.h>

static Reading reading;
static Arena arena;

static void add_member(Buf *out, Str text)
{
    z_stream stream = { 0 };
    char *packed = ARENA_NEW(&arena, char, text.len + 200);
    CHECK(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = (z_const Bytef *)(uintptr_t)text.data;
    stream.avail_in = (uInt)text.len;
    stream.next_out = (Bytef *)packed;
    stream.avail_out = (uInt)text.len + 200;
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    buf_add(out, (Str){ packed, stream.total_out });
    deflateEnd(&stream);
}

static Str record(int number)
{
    Buf page = buf_open(&arena, 1000);
    buf_add_format(&page, "<html><p>Page %d, with words of its own: %d</p></html>", number,
                   number * 7919);
    Buf buf = buf_open(&arena, 2000);
    buf_add_format(&buf,
                   "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/%d\r\n"
                   "Content-Type: text/html\r\nContent-Length: %zu\r\n\r\n",
                   number, page.len);
    buf_add(&buf, buf_str(&page));
    buf_add(&buf, STR("\r\n\r\n"));
    return buf_str(&buf);
}

enum { RECORDS = 5 };

/* A page of `len` bytes that hardly packs. */
static Str long_page(size_t len)
{
    Buf buf = buf_open(&arena, len + 20);
    uint32_t state = 1;
    buf_add(&buf, STR("<html><p>"));
    while (buf.len < len) {
        state = state * 1664525u + 1013904223u;
        buf_add_char(&buf, (char)('0' + (state >> 24) % 75));
    }
    return buf_str(&buf);
}

/* A WARC.gz; `ends` are the places where its members end. */
static Str archive(size_t ends[RECORDS])
{
    Buf buf = buf_open(&arena, 1 << 16);
    for (int i = 0; i < RECORDS; i++) {
        add_member(&buf, record(i + 1));
        ends[i] = buf.len;
    }
    return buf_str(&buf);
}

static size_t count_of(Str log, Str needle)
{
    size_t count = 0;
    for (size_t at = 0; (at = str_find(log, needle, at)) != STR_NONE; at++)
        count++;
    return count;
}

TEST(members_are_one_stream)
{
    size_t ends[RECORDS];
    Str file = archive(ends), plain = { 0 };
    Buf buf = buf_open(&arena, 1 << 16);
    for (int i = 0; i < RECORDS; i++)
        buf_add(&buf, record(i + 1));
    plain = reading_of(&reading, STR("w"), buf_str(&buf), 0);
    CHECK(count_of(plain, STR("page w#")) == RECORDS);
    CHECK_STR(reading_of_fenced(&reading, STR("w"), file), plain);
    for (size_t piece = 1; piece < 50; piece++)
        CHECK_STR(reading_of(&reading, STR("w"), file, piece), plain);
}

TEST(cut_at_every_length_the_members_before_are_read)
{
    size_t ends[RECORDS];
    Str file = archive(ends);
    for (size_t len = 3; len < file.len; len++) {
        size_t whole = 0;
        while (whole < RECORDS && ends[whole] <= len)
            whole++;
        Str log = reading_of_fenced(&reading, STR("w"), str_take(file, len));
        size_t pages = count_of(log, STR("page w#"));
        CHECK(pages == whole || pages == whole + 1);
        CHECK(whole > 0 ? len == ends[whole - 1] || count_of(log, STR("break off")) > 0 : true);
    }
}

/* Longer than what is in sight, before or after packing; and a header with a checksum. */
TEST(members_that_are_not_unpacked_at_once)
{
    static const size_t LENGTHS[] = { 200 << 10, 400 << 10, 3 << 20 };
    for (size_t i = 0; i < sizeof LENGTHS / sizeof LENGTHS[0]; i++) {
        Buf buf = buf_open(&arena, (size_t)16 << 20);
        Str page = long_page(LENGTHS[i]);
        add_member(&buf, str_take(page, page.len / 2));
        add_member(&buf, STR(""));
        add_member(&buf, str_drop(page, page.len / 2));
        Str plain = reading_of(&reading, STR("p"), page, 0);
        CHECK_STR(reading_of(&reading, STR("p"), buf_str(&buf), 0), plain);
        CHECK_STR(reading_of(&reading, STR("p"), buf_str(&buf), 4096), plain);
        buf.data[buf.len - 1] ^= 1;
        CHECK(count_of(reading_of(&reading, STR("p"), buf_str(&buf), 0),
                       STR("[gzip data damaged]")) == 1);
    }
    Buf buf = buf_open(&arena, 1 << 16);
    add_member(&buf, STR("<html><p>One</html>"));
    Str sound = arena_copy_str(&arena, buf_str(&buf));
    buf_shorten(&buf, 0);
    buf_add(&buf, str_take(sound, 10));
    buf.data[3] = 2; /* FHCRC, and a checksum that is wrong */
    buf_add(&buf, STR("??"));
    buf_add(&buf, str_drop(sound, 10));
    CHECK(count_of(reading_of(&reading, STR("p"), buf_str(&buf), 0), STR("One")) == 0);
}

TEST(damage_costs_one_member)
{
    size_t ends[RECORDS];
    Str file = archive(ends);
    for (size_t at = ends[1]; at < ends[2]; at++) {
        Buf damaged = buf_open(&arena, file.len);
        buf_add(&damaged, file);
        damaged.data[at] = (char)(damaged.data[at] ^ 0x55);
        Str log = reading_of(&reading, STR("w"), buf_str(&damaged), 0);
        CHECK(count_of(log, STR("Page 1,")) == 1 && count_of(log, STR("Page 2,")) == 1);
        CHECK(count_of(log, STR("Page 4,")) == 1 && count_of(log, STR("Page 5,")) == 1);
    }
}

TEST(zeros_and_garbage_behind_a_member)
{
    Buf buf = buf_open(&arena, 1 << 16);
    add_member(&buf, STR("<html><p>One</html>"));
    size_t len = buf.len;
    buf_add(&buf, STR("\0\0\0\0\0"));
    CHECK_STR(reading_of(&reading, STR("p"), buf_str(&buf), 0),
              STR("page p type=text/html body=<html><p>One</html>\n"));
    buf_shorten(&buf, len);
    buf_add(&buf, STR("garbage"));
    CHECK_STR(reading_of(&reading, STR("p"), buf_str(&buf), 0),
              STR("page p type=text/html body=<html><p>One</html> [gzip data damaged]\n"));
}

TEST(a_bomb_is_left_out)
{
    Buf buf = buf_open(&arena, 1 << 20);
    add_member(&buf, (Str){ ARENA_NEW(&arena, char, (size_t)8 << 20), (size_t)8 << 20 });
    Str log = reading_of(&reading, STR("p"), buf_str(&buf), 0);
    CHECK(str_starts_with(log, STR("left out p: ")));

    buf_shorten(&buf, 0);
    char *spaces = ARENA_NEW(&arena, char, (size_t)8 << 20);
    for (size_t i = 0; i < (size_t)8 << 20; i++)
        spaces[i] = ' ';
    spaces[0] = '<';
    spaces[1] = 'p';
    add_member(&buf, (Str){ spaces, (size_t)8 << 20 });
    CHECK_STR(reading_of(&reading, STR("p"), buf_str(&buf), 0),
              STR("left out p: gzip data expand beyond all measure\n"));
}

int main(void)
{
    if (!reading_open(&reading) || !arena_open(&arena, (size_t)1 << 30))
        return 1;
    RUN(members_are_one_stream);
    RUN(cut_at_every_length_the_members_before_are_read);
    RUN(members_that_are_not_unpacked_at_once);
    RUN(damage_costs_one_member);
    RUN(zeros_and_garbage_behind_a_member);
    RUN(a_bomb_is_left_out);
    reading_close(&reading);
    arena_close(&arena);
    return test_report();
}
