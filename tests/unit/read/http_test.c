#include "read/http.h"

#include "base/buf.h"
#include "fence.h"
#include "test.h"

#include <zlib.h>

static Arena arena;
static ReadTools tools;

static const Str PAGE = {
    "<html><p>The ferry sails at noon, and again at noon tomorrow.</p></html>", 72
};

/* `text` in a coding: window bits as zlib knows them. */
static Str packed(Str text, int window_bits)
{
    z_stream stream = { 0 };
    char *out = ARENA_NEW(&arena, char, text.len + 200);
    CHECK(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = (z_const Bytef *)(uintptr_t)text.data;
    stream.avail_in = (uInt)text.len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)text.len + 200;
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    Str result = { out, stream.total_out };
    deflateEnd(&stream);
    return result;
}

static Str answer_of(const char *header, Str body)
{
    Buf buf = buf_open(&arena, 1 << 20);
    buf_add(&buf, STR("HTTP/1.1 200 OK\r\n"));
    buf_add(&buf, str_from_cstr(header));
    buf_add(&buf, STR("\r\n"));
    buf_add(&buf, body);
    return buf_str(&buf);
}

static Str chunked(Str body, size_t size)
{
    Buf buf = buf_open(&arena, 1 << 20);
    for (size_t at = 0; at < body.len; at += size) {
        Str chunk = str_take(str_drop(body, at), size < body.len - at ? size : body.len - at);
        buf_add_format(&buf, "%zX;a=b\r\n", chunk.len);
        buf_add(&buf, chunk);
        buf_add(&buf, STR("\r\n"));
    }
    buf_add(&buf, STR("0\r\nExpires: never\r\n\r\n"));
    return buf_str(&buf);
}

/* The body of an answer, or the reason why there is none. */
static Str body_of(Str block, HttpAnswer *answer)
{
    *answer = (HttpAnswer){ 0 };
    Word reason = http_read(answer, block, &tools, &arena);
    return reason ? words_text(reason) : answer->body;
}

TEST(codings_are_undone)
{
    HttpAnswer answer;
    CHECK_STR(body_of(answer_of("", PAGE), &answer), PAGE);
    CHECK_STR(body_of(answer_of("Content-Encoding: GZIP\r\n", packed(PAGE, 31)), &answer), PAGE);
    CHECK_STR(body_of(answer_of("Content-Encoding: deflate\r\n", packed(PAGE, 15)), &answer), PAGE);
    CHECK_STR(body_of(answer_of("Content-Encoding: deflate\r\n", packed(PAGE, -15)), &answer),
              PAGE);
    CHECK_STR(
        body_of(answer_of("Content-Encoding: deflate, gzip\r\n", packed(packed(PAGE, 15), 31)),
                &answer),
        PAGE);
    CHECK(answer.notes.count == 0);
}

TEST(chunks_of_any_size_are_joined)
{
    HttpAnswer answer;
    for (size_t size = 1; size <= PAGE.len; size++) {
        CHECK_STR(
            body_of(answer_of("Transfer-Encoding: chunked\r\n", chunked(PAGE, size)), &answer),
            PAGE);
        CHECK_STR(body_of(answer_of("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
                                    chunked(packed(PAGE, 31), size)),
                          &answer),
                  PAGE);
        CHECK(answer.notes.count == 0);
    }
}

TEST(a_body_that_was_decoded_already_stays)
{
    HttpAnswer answer;
    CHECK_STR(body_of(answer_of("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", PAGE),
                      &answer),
              PAGE);
    CHECK_STR(body_of(answer_of("Content-Encoding: deflate\r\n", PAGE), &answer), PAGE);
}

TEST(codings_that_are_not_read_are_named)
{
    HttpAnswer answer;
    CHECK_STR(body_of(answer_of("Content-Encoding: br\r\n", STR("abc")), &answer),
              words_text(WORD_CODING_BROTLI));
    CHECK_STR(body_of(answer_of("Content-Encoding: exi\r\n", STR("abc")), &answer),
              words_text(WORD_CODING_UNKNOWN));
    CHECK_STR(body_of(STR("GET / HTTP/1.1\r\n\r\n"), &answer), words_text(WORD_HTTP_NOT_READ));
}

TEST(cut_at_every_length_it_gives_a_beginning)
{
    Str headers[] = { STR("Content-Encoding: gzip\r\n"), STR("Transfer-Encoding: chunked\r\n") };
    Str bodies[] = { packed(PAGE, 31), chunked(PAGE, 7) };
    for (size_t i = 0; i < 2; i++) {
        Str block = answer_of(headers[i].data, bodies[i]);
        for (size_t len = 0; len < block.len; len++) {
            ArenaMark mark = arena_mark(&arena);
            Fence fence = fence_copy(str_take(block, len));
            HttpAnswer answer = { 0 };
            if (http_read(&answer, fence.text, &tools, &arena) == WORD_NONE && answer.notes.count)
                CHECK(str_starts_with(PAGE, answer.body));
            fence_free(&fence);
            arena_release(&arena, mark);
        }
    }
}

TEST(a_bomb_is_refused)
{
    char *zeros = ARENA_NEW(&arena, char, (size_t)8 << 20);
    Str bomb = packed((Str){ zeros, (size_t)8 << 20 }, 31);
    HttpAnswer answer;
    CHECK_STR(body_of(answer_of("Content-Encoding: gzip\r\n", bomb), &answer),
              words_text(WORD_CODING_BOMB));
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 30) || read_tools_open(&tools, NULL) != STATUS_OK)
        return 1;
    RUN(codings_are_undone);
    RUN(chunks_of_any_size_are_joined);
    RUN(a_body_that_was_decoded_already_stays);
    RUN(codings_that_are_not_read_are_named);
    RUN(cut_at_every_length_it_gives_a_beginning);
    RUN(a_bomb_is_refused);
    read_tools_close(&tools);
    arena_close(&arena);
    return test_report();
}
