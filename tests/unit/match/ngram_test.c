#include "match/ngram.h"

#include "test.h"

static Arena arena, scratch;

/* A text of words that are the letters of `letters`. */
static NgramText text_of(Str letters)
{
    uint64_t *words = ARENA_NEW(&arena, uint64_t, letters.len + 1);
    for (size_t i = 0; i < letters.len; i++)
        words[i] = (uint64_t)str_at(letters, i) * 7919;
    return (NgramText){ words, letters.len };
}

TEST(index_holds_the_runs_of_five_words_that_two_texts_have)
{
    NgramText texts[] = { text_of(STR("abcdefg")), text_of(STR("xabcdey")),
                          text_of(STR("mnopqmnopq")), text_of(STR("abc")) };
    NgramIndex index = ngram_index_build(texts, 4, NGRAM_WORDS, &arena, &scratch);
    CHECK(index.begin[1] == 1 && index.begin[2] == 2 && index.begin[4] == 2);
    CHECK(index.group_count == 1 && index.first[0] == 0 && index.first[1] == 2);
    CHECK(index.posts[0].to == 0 && index.posts[0].at == 0);
    CHECK(index.posts[1].to == 1 && index.posts[1].at == 1);
    CHECK(index.grams[0].to == 0 && index.grams[0].at == 0);
    CHECK(index.grams[1].to == 0 && index.grams[1].at == 1);
}

TEST(grams_of_a_text_are_in_the_order_of_groups)
{
    NgramText texts[] = { text_of(STR("the quick brown fox jumps over")),
                          text_of(STR("a lazy dog under the quick sun")) };
    NgramIndex index = ngram_index_build(texts, 2, NGRAM_WORDS, &arena, &scratch);
    for (size_t t = 0; t < 2; t++)
        for (uint32_t i = index.begin[t] + 1; i < index.begin[t + 1]; i++)
            CHECK(index.grams[i - 1].to <= index.grams[i].to);
}

/* Grams of one word that differ in their last bits alone, in both orders; `count` of each text. */
static bool alike_grams_are_told_apart(size_t count)
{
    uint64_t *words[2] = { ARENA_NEW(&arena, uint64_t, count), ARENA_NEW(&arena, uint64_t, count) };
    for (size_t i = 0; i < count; i++) {
        words[0][i] = UINT64_MAX - 3 * i;
        words[1][i] = UINT64_MAX - 3 * (count - 1 - i);
    }
    NgramText texts[] = { { words[0], count }, { words[1], count } };
    NgramIndex index = ngram_index_build(texts, 2, 1, &arena, &scratch);
    bool is_right = index.group_count == count;
    for (size_t i = 0; i < count && is_right; i++) {
        const NgramPlace *posts = &index.posts[index.first[i]];
        is_right = posts[0].to == 0 && posts[1].to == 1 && posts[0].at == count - 1 - i &&
                   posts[1].at == i && index.first[i + 1] == 2 * i + 2;
    }
    return is_right;
}

TEST(grams_are_told_apart_by_their_last_bits)
{
    CHECK(alike_grams_are_told_apart(3));
    CHECK(alike_grams_are_told_apart(1000));
}

TEST(candidates_are_those_that_share_most)
{
    NgramText texts[] = { text_of(STR("abcdefghijkl")), text_of(STR("abcdefghzzzz")),
                          text_of(STR("qqabcdeq")), text_of(STR("nothing here")) };
    NgramIndex index = ngram_index_build(texts, 4, NGRAM_WORDS, &arena, &scratch);
    uint32_t counts[4] = { 0 };
    NgramCandidate found[3];
    CHECK(ngram_candidates(&index, 0, 1, counts, found, 3, &scratch) == 2);
    CHECK(found[0].text == 1 && found[0].shared == 4);
    CHECK(found[1].text == 2 && found[1].shared == 1);
    CHECK(ngram_candidates(&index, 0, 2, counts, found, 3, &scratch) == 1);
    CHECK(ngram_candidates(&index, 0, 1, counts, found, 1, &scratch) == 1);
    CHECK(found[0].text == 1);
    for (size_t i = 0; i < 4; i++)
        CHECK(counts[i] == 0);
}

TEST(thousands_of_copies_give_few_candidates_each)
{
    enum { COPIES = 3000 };
    NgramText *texts = ARENA_NEW(&arena, NgramText, COPIES);
    for (size_t i = 0; i < COPIES; i++)
        texts[i] = text_of(STR("one text that all of them have in common"));
    NgramIndex index = ngram_index_build(texts, COPIES, NGRAM_WORDS, &arena, &scratch);
    uint32_t *counts = ARENA_NEW(&arena, uint32_t, COPIES);
    NgramCandidate found[64];
    CHECK(ngram_candidates(&index, 2999, 1, counts, found, 64, &scratch) == 16);
    CHECK(found[0].text == 0);
    CHECK(found[8].text == 2991);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 26) || !arena_open(&scratch, 1 << 26))
        return 99;
    RUN(index_holds_the_runs_of_five_words_that_two_texts_have);
    RUN(grams_of_a_text_are_in_the_order_of_groups);
    RUN(grams_are_told_apart_by_their_last_bits);
    RUN(candidates_are_those_that_share_most);
    RUN(thousands_of_copies_give_few_candidates_each);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
