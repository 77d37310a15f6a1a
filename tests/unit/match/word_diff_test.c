#include "match/word_diff.h"

#include "base/buf.h"

#include "test.h"

static Arena arena, scratch;

static NgramText text_of(Str letters)
{
    uint64_t *words = ARENA_NEW(&arena, uint64_t, letters.len + 1);
    for (size_t i = 0; i < letters.len; i++)
        words[i] = (uint64_t)str_at(letters, i) * 7919;
    return (NgramText){ words, letters.len };
}

/* The letters of `a` that are matched, the others as "."; each stands in `b` in the same order. */
static Str match(Str a, Str b)
{
    uint32_t *to_b = word_diff(text_of(a), text_of(b), &arena, &scratch);
    Buf out = buf_open(&arena, a.len + 1);
    uint32_t least = 0;
    for (size_t i = 0; i < a.len; i++) {
        bool is_matched = to_b[i] != ALIGN_NONE;
        buf_add_char(&out, is_matched ? str_at(a, i) : '.');
        if (!is_matched)
            continue;
        CHECK(to_b[i] >= least && to_b[i] < b.len && str_at(b, to_b[i]) == str_at(a, i));
        least = to_b[i] + 1;
    }
    return buf_str(&out);
}

TEST(equal_words_are_matched_in_order)
{
    CHECK_STR(match(STR("abcdef"), STR("abcdef")), STR("abcdef"));
    CHECK_STR(match(STR("abc1def"), STR("abc2def")), STR("abc.def"));
    CHECK_STR(match(STR("abcXYZdef"), STR("abcdef")), STR("abc...def"));
    CHECK_STR(match(STR("abcdef"), STR("abcXYZdef")), STR("abcdef"));
    CHECK_STR(match(STR("abcd"), STR("efgh")), STR("...."));
}

TEST(empty_texts_match_nothing)
{
    CHECK_STR(match(STR(""), STR("")), STR(""));
    CHECK_STR(match(STR("abc"), STR("")), STR("..."));
    CHECK_STR(match(STR(""), STR("abc")), STR(""));
}

TEST(chance_words_between_changes_are_changed)
{
    CHECK_STR(match(STR("abcd123t456efgh"), STR("abcdUVWtXYZefgh")), STR("abcd.......efgh"));
    CHECK_STR(match(STR("abcd1t4efgh"), STR("abcdUtXefgh")), STR("abcd.t.efgh"));
}

TEST(runs_begin_as_early_as_they_can)
{
    CHECK_STR(match(STR("abcd;VwtXYZ;tefgh"), STR("abcd;Qtefgh")), STR("abcd;.......tefgh"));
}

TEST(what_differs_everywhere_is_bounded)
{
    Buf a = buf_open(&arena, 6000), b = buf_open(&arena, 6000);
    buf_add(&a, STR("begin"));
    buf_add(&b, STR("begin"));
    for (int i = 0; i < 2000; i++) {
        buf_add_char(&a, 'x');
        buf_add_char(&b, 'y');
    }
    CHECK(str_starts_with(match(buf_str(&a), buf_str(&b)), STR("begin..")));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 26))
        return 99;
    RUN(equal_words_are_matched_in_order);
    RUN(empty_texts_match_nothing);
    RUN(chance_words_between_changes_are_changed);
    RUN(runs_begin_as_early_as_they_can);
    RUN(what_differs_everywhere_is_bounded);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
