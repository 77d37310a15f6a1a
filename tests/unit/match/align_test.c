#include "match/align.h"

#include "test.h"

static Arena arena, scratch;

static NgramText text_of(Str letters)
{
    uint64_t *words = ARENA_NEW(&arena, uint64_t, letters.len + 1);
    for (size_t i = 0; i < letters.len; i++)
        words[i] = (uint64_t)str_at(letters, i) * 7919;
    return (NgramText){ words, letters.len };
}

static Alignment align(Str a, Str b)
{
    NgramText texts[] = { text_of(a), text_of(b) };
    NgramIndex index = ngram_index_build(texts, 2, NGRAM_WORDS, &arena, &scratch);
    return align_texts(&index, texts, 0, 1, &arena);
}

static bool is_passage(const AlignPassage *p, Span a, Span b, uint32_t words)
{
    return p->a_begin == a.begin && p->a_end == a.end && p->b_begin == b.begin &&
           p->b_end == b.end && p->words == words;
}

TEST(equal_texts_are_one_passage)
{
    Alignment found = align(STR("abcdefgh"), STR("abcdefgh"));
    CHECK(found.passage_count == 1);
    CHECK(is_passage(&found.passages[0], span(0, 8), span(0, 8), 8));
    CHECK(found.passages[0].longest == 8);
    for (uint32_t i = 0; i < 8; i++)
        CHECK(found.to_b[i] == i && found.to_a[i] == i);
}

TEST(nothing_in_common_is_no_passage)
{
    Alignment found = align(STR("abcdefgh"), STR("ijklmnop"));
    CHECK(found.passage_count == 0);
    CHECK(found.to_b[3] == ALIGN_NONE);
}

TEST(small_gaps_are_joined_and_their_equal_words_matched)
{
    Alignment found = align(STR("abcdeXmYfghij"), STR("abcdePQmfghij"));
    CHECK(found.passage_count == 1);
    CHECK(is_passage(&found.passages[0], span(0, 13), span(0, 13), 11));
    CHECK(found.to_b[6] == 7);
    CHECK(found.to_b[5] == ALIGN_NONE);
}

TEST(edges_grow_over_single_changed_words)
{
    Alignment found = align(STR("zkXabcdefYmn"), STR("zkabcdefQmnp"));
    CHECK(found.passage_count == 1);
    CHECK(is_passage(&found.passages[0], span(0, 12), span(0, 11), 10));
}

TEST(a_lone_word_past_a_gap_does_not_grow_an_edge)
{
    Alignment found = align(STR("abcdefXYm1"), STR("abcdefPQm2"));
    CHECK(found.passage_count == 1);
    CHECK(is_passage(&found.passages[0], span(0, 6), span(0, 6), 6));
}

TEST(moved_parts_are_passages_of_their_own)
{
    Alignment found = align(STR("abcdefgh12345678"), STR("12345678abcdefgh"));
    CHECK(found.passage_count == 2);
    CHECK(is_passage(&found.passages[0], span(0, 8), span(8, 16), 8));
    CHECK(is_passage(&found.passages[1], span(8, 16), span(0, 8), 8));
}

TEST(a_word_is_used_once)
{
    Alignment found = align(STR("abcdefgabcdefg"), STR("abcdefg"));
    CHECK(found.passage_count == 1);
    CHECK(found.passages[0].words == 7);
    unsigned used = 0;
    for (size_t i = 0; i < 14; i++)
        used += found.to_b[i] != ALIGN_NONE;
    CHECK(used == 7);
}

TEST(one_word_repeated_does_not_grow_quadratic)
{
    enum { WORDS = 20000 };
    uint64_t *words = ARENA_NEW(&arena, uint64_t, WORDS);
    for (size_t i = 0; i < WORDS; i++)
        words[i] = 5;
    NgramText texts[] = { { words, WORDS }, { words, WORDS } };
    NgramIndex index = ngram_index_build(texts, 2, NGRAM_WORDS, &arena, &scratch);
    Alignment found = align_texts(&index, texts, 0, 1, &arena);
    CHECK(found.passage_count >= 1);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 26) || !arena_open(&scratch, 1 << 26))
        return 99;
    RUN(equal_texts_are_one_passage);
    RUN(nothing_in_common_is_no_passage);
    RUN(small_gaps_are_joined_and_their_equal_words_matched);
    RUN(edges_grow_over_single_changed_words);
    RUN(a_lone_word_past_a_gap_does_not_grow_an_edge);
    RUN(moved_parts_are_passages_of_their_own);
    RUN(a_word_is_used_once);
    RUN(one_word_repeated_does_not_grow_quadratic);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
