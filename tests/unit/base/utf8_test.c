#include "base/utf8.h"

#include "test.h"

TEST(broken_sequences_are_one_replacement_each)
{
    /* Unicode 15, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64 */
    Str text = STR("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
    static const uint32_t LENGTHS[] = { 1, 3, 2, 1, 1, 1, 1, 1, 1, 1 };
    size_t at = 0;
    for (size_t i = 0; i < sizeof LENGTHS / sizeof LENGTHS[0]; i++) {
        Utf8Char read = utf8_read_at(text, at);
        CHECK(read.len == LENGTHS[i]);
        at += read.len;
    }
    CHECK(at == text.len);
    CHECK(utf8_find_invalid(text) == 1);
}

TEST(read_before_gives_the_last_character)
{
    Str text = STR("a\xe2\x82\xac");
    CHECK(utf8_read_before(text, text.len).codepoint == 0x20AC);
    CHECK(utf8_read_before(text, 1).codepoint == 'a');
    CHECK(utf8_read_before(text, 0).len == 0);
    CHECK(utf8_floor(text, 3) == 1);
}

int main(void)
{
    RUN(broken_sequences_are_one_replacement_each);
    RUN(read_before_gives_the_last_character);
    return test_report();
}
