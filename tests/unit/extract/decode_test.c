#include "extract/decode.h"

#include "base/utf8.h"
#include "extract/decode_label.h"

#include "fence.h"
#include "test.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

static Arena arena;
static ExtractTools tools;

static Decoded decode(Str body, Str content_type)
{
    return decode_page(body, content_type, &tools, &arena);
}

/* The page bytes of the first `words` in the text. */
static Str page_of(const Decoded *decoded, Str body, Str words)
{
    size_t at = str_find(decoded->text, words, 0);
    if (at == STR_NONE)
        return (Str){ 0 };
    return str_slice(body, decode_page_span(decoded, span(at, at + words.len)));
}

TEST(utf8_is_borrowed)
{
    Str body = STR("<p>Zürich</p>");
    Decoded decoded = decode(body, STR("text/html; charset=utf-8"));
    CHECK(decoded.text.data == body.data && decoded.text.len == body.len);
    CHECK(decoded.notes.count == 0 && decoded.count == 1);
    CHECK_STR(page_of(&decoded, body, STR("ü")), STR("ü"));
}

TEST(byte_order_mark_is_passed_over)
{
    Str body = STR("\xEF\xBB\xBFzwölf");
    Decoded decoded = decode(body, STR("text/html; charset=iso-8859-1"));
    CHECK_STR(decoded.text, STR("zwölf"));
    CHECK_STR(page_of(&decoded, body, STR("zw")), STR("zw"));
}

TEST(latin1_means_windows_1252)
{
    Str body = STR("<meta charset=latin1>\x93"
                   "Caf\xE9\x94 \x96 now");
    Decoded decoded = decode(body, (Str){ 0 });
    CHECK_STR(decoded.text, STR("<meta charset=latin1>“Café” – now"));
    CHECK_STR(decoded.charset, STR("windows-1252"));
    CHECK_STR(page_of(&decoded, body, STR("é”")), STR("\xE9\x94"));
    CHECK_STR(page_of(&decoded, body, STR("now")), STR("now"));
    CHECK(decoded.notes.count == 0);
}

TEST(utf8_that_calls_itself_latin1)
{
    Decoded decoded = decode(STR("<meta charset=iso-8859-1>naïve"), (Str){ 0 });
    CHECK_STR(decoded.charset, STR("utf-8"));
    CHECK(decoded.notes.count == 1 && decoded.notes.items[0].what == WORD_CHARSET_WRONG);
    CHECK(decoded.notes.items[0].offset == 27);
}

TEST(windows_1252_that_calls_itself_utf8)
{
    Decoded decoded = decode(STR("<meta charset=utf-8>it\x92s"), (Str){ 0 });
    CHECK_STR(decoded.text, STR("<meta charset=utf-8>it’s"));
    CHECK(decoded.notes.count == 1 && decoded.notes.items[0].what == WORD_CHARSET_WRONG);
}

TEST(broken_utf8_is_replaced)
{
    Str body = STR("<meta charset=utf-8>Zürich, Genève, \xC3( und Köln");
    Decoded decoded = decode(body, (Str){ 0 });
    CHECK(str_find(decoded.text, STR("\xEF\xBF\xBD( und Köln"), 0) != STR_NONE);
    CHECK_STR(page_of(&decoded, body, STR("\xEF\xBF\xBD")), STR("\xC3"));
    CHECK_STR(page_of(&decoded, body, STR("Köln")), STR("Köln"));
    CHECK(decoded.notes.count == 1 && decoded.notes.items[0].what == WORD_BAD_UTF8);
    CHECK(decoded.notes.items[0].offset == str_find(body, STR("\xC3("), 0));
}

TEST(utf16_with_and_without_mark)
{
    Str little = STR("\xFF\xFE<\0p\0>\0\x54\x04\0\xD8\0\xDC!\0");
    Decoded decoded = decode(little, (Str){ 0 });
    CHECK_STR(decoded.text, STR("<p>є\xF0\x90\x80\x80!"));
    CHECK_STR(page_of(&decoded, little, STR("\xF0\x90\x80\x80")), STR("\0\xD8\0\xDC"));
    CHECK_STR(page_of(&decoded, little, STR("!")), STR("!\0"));

    Str big = STR("\0<\0p\0>\0A\0 \0n\0e\0w\0s");
    decoded = decode(big, (Str){ 0 });
    CHECK_STR(decoded.text, STR("<p>A news"));
    CHECK_STR(decoded.charset, STR("utf-16be"));
    CHECK_STR(page_of(&decoded, big, STR("news")), STR("\0n\0e\0w\0s"));
}

TEST(asian_charsets)
{
    Str body = STR("<meta charset=shift_jis>\x93\x8C\x8B\x9E abc");
    Decoded decoded = decode(body, (Str){ 0 });
    CHECK_STR(decoded.text, STR("<meta charset=shift_jis>東京 abc"));
    CHECK_STR(page_of(&decoded, body, STR("京")), STR("\x8B\x9E"));

    body = STR("<meta charset=iso-2022-jp>\x1B$BEl5~\x1B(B!");
    decoded = decode(body, (Str){ 0 });
    CHECK_STR(decoded.text, STR("<meta charset=iso-2022-jp>東京!"));
    CHECK_STR(page_of(&decoded, body, STR("!")), STR("!"));
}

TEST(nothing_declared)
{
    Decoded decoded = decode(STR("plain"), (Str){ 0 });
    CHECK_STR(decoded.charset, STR("utf-8"));
    decoded = decode(STR("a caf\xE9 in the old town, open until ten"), (Str){ 0 });
    CHECK_STR(decoded.text, STR("a café in the old town, open until ten"));
    CHECK(decoded.notes.count == 1 && decoded.notes.items[0].what == WORD_CHARSET_GUESSED);
    decoded = decode(STR("<p>\x1B$BEl5~\x1B(B!"), (Str){ 0 });
    CHECK_STR(decoded.text, STR("<p>東京!"));
    decoded = decode(STR("<p>Zürich \x1B$B und Köln"), (Str){ 0 });
    CHECK_STR(decoded.charset, STR("utf-8"));
    CHECK(str_find(decoded.text, STR("und Köln"), 0) != STR_NONE);
    decoded = decode((Str){ 0 }, (Str){ 0 });
    CHECK(decoded.text.len == 0);
    decoded = decode(STR("x"), STR("text/html; charset=klingon"));
    CHECK(decoded.notes.count == 1 && decoded.notes.items[0].what == WORD_CHARSET_UNKNOWN);
}

TEST(declarations)
{
    static const struct {
        Str page, name;
    } cases[] = {
        { { "<META http-equiv=Content-Type content='text/html; charset = \"koi8-r\"'>", 70 },
          { "koi8-r", 6 } },
        { { "<!-- <meta charset=big5> --><meta charset=' GBK '>", 50 }, { "gbk", 3 } },
        { { "<?xml version='1.0' encoding='EUC-JP'?><p>", 42 }, { "euc-jp", 6 } },
        { { "<meta charset=utf-16>", 21 }, { "utf-8", 5 } },
        { { "<meta content='text/html; charset=big5'>", 40 }, { "", 0 } },
        { { "<meta name=a content='<meta charset=big5>'>", 43 }, { "", 0 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        CHECK_STR(decode_label_in_page(cases[i].page, &arena).name, cases[i].name);
    CHECK_STR(decode_label_in_header(STR("text/html;charset=\"Shift_JIS\"")).name,
              STR("shift_jis"));
    CHECK(decode_label_in_header(STR("text/html; charset=")).name.len == 0);
}

/* More than one chunk of the converter, characters of several lengths. */
TEST(long_text_keeps_its_places)
{
    Buf body = buf_open(&arena, 1 << 20);
    buf_add(&body, STR("\xFF\xFE"));
    for (int i = 0; i < 3000; i++)
        buf_add(&body, i % 3 == 0   ? STR("\x3D\xD8\x00\xDE")
                       : i % 3 == 1 ? STR("\x54\x04")
                                    : STR("a\0"));
    Fence fence = fence_copy(buf_str(&body));
    Decoded decoded = decode(fence.text, (Str){ 0 });
    uint32_t page = 2;
    for (size_t at = 0; at < decoded.text.len;) {
        Utf8Char read = utf8_read_at(decoded.text, at);
        Span where = decode_page_span(&decoded, span(at, at + read.len));
        CHECK(read.valid && where.begin == page && where.end == page + (read.len == 4 ? 4 : 2));
        page = where.end;
        at += read.len;
    }
    CHECK(page == fence.text.len);
    fence_free(&fence);
}

int main(void)
{
    tools.detector = uchardet_new();
    if (!arena_open(&arena, (size_t)1 << 28))
        return 1;
    RUN(utf8_is_borrowed);
    RUN(byte_order_mark_is_passed_over);
    RUN(latin1_means_windows_1252);
    RUN(utf8_that_calls_itself_latin1);
    RUN(windows_1252_that_calls_itself_utf8);
    RUN(broken_utf8_is_replaced);
    RUN(utf16_with_and_without_mark);
    RUN(asian_charsets);
    RUN(nothing_declared);
    RUN(declarations);
    RUN(long_text_keeps_its_places);
    if (tools.converter)
        ucnv_close(tools.converter);
    uchardet_delete(tools.detector);
    arena_close(&arena);
    return test_report();
}
