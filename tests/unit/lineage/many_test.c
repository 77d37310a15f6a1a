#include "base/buf.h"
#include "base/error.h"
#include "base/limits.h"
#include "language/language.h"
#include "lineage/follow.h"
#include "lineage/lineage.h"
#include "lineage/pair.h"

#include "test.h"

#include <time.h>

enum { FEW = 300, MANY = 4 * FEW, WORDS = 90 };

static Arena docs_arena, arena, scratch;
static Stemmer stemmer;

/* Quadratic work is 16 times as much for four times as many; this is less. */
static const double AT_MOST = 9;

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* The same words in all, but for a few slips of each writer. */
static Str make_text(uint32_t number, bool credits)
{
    uint32_t words = 7, slips = number + 1;
    Buf text = buf_open(&docs_arena, 1 << 14);
    if (credits)
        buf_add_format(&text, "The news was first reported by The Harbor%u Tribune.\n\n", number);
    for (unsigned i = 0; i < WORDS; i++) {
        unsigned word = next_random(&words) % 700;
        if (next_random(&slips) % 40 == 0)
            word = 1000 + next_random(&slips) % 700;
        buf_add_format(&text, i % 15 == 14 ? "wo%urd.\n\n" : "wo%urd ", word);
    }
    return arena_copy_str(&docs_arena, buf_str(&text));
}

static Documents make_story(uint32_t count, bool credits)
{
    const Document **items = ARENA_NEW(&docs_arena, const Document *, count);
    for (uint32_t r = 0; r < count; r++) {
        Document *doc = ARENA_NEW(&docs_arena, Document, 1);
        doc->report.text = make_text(r, credits);
        doc->report.published_at = (Interval){ r * 60, r * 60 + 1 };
        language_analyse(&doc->analysis, &doc->report, &stemmer, LANGUAGE_WORDS, &docs_arena,
                         &scratch);
        items[r] = doc;
    }
    return (Documents){ items, count };
}

typedef struct Cost {
    double seconds, bytes, pairs;
} Cost;

static Cost measure(Documents docs)
{
    Cost cost = { 0 };
    ArenaMark mark = arena_mark(&arena);
    Witness *witnesses = witness_read_all(docs, &arena, &scratch);
    uint32_t *before = ARENA_NEW(&arena, uint32_t, docs.count);
    for (size_t r = 0; r < docs.count; r++)
        before[r] = REPORT_NONE;
    PairFinder finder = pair_open(witnesses, docs.count, &arena, &scratch);
    Pairs pairs = { 0 };
    pair_find_all(&pairs, &finder, before, &arena, &scratch);
    cost.pairs = (double)pairs.count;
    arena_release(&arena, mark);

    arena.peak = scratch.peak = 0;
    clock_t from = clock();
    Lineage lineage;
    lineage_build(&lineage, docs, &arena, &scratch);
    cost.seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
    cost.bytes = (double)(arena.peak + scratch.peak);
    CHECK(lineage.descent_count >= docs.count);
    arena_release(&arena, mark);
    return cost;
}

static void check_growth(bool credits)
{
    ArenaMark mark = arena_mark(&docs_arena);
    Cost few = measure(make_story(FEW, credits)), many = measure(make_story(MANY, credits));
    CHECK(few.pairs >= FEW);
    CHECK(many.pairs <= 4.5 * few.pairs);
    CHECK(many.bytes <= 4.5 * few.bytes + (1 << 20));
    CHECK(many.seconds <= AT_MOST * few.seconds + 0.2);
    arena_release(&docs_arena, mark);
}

TEST(work_grows_in_step_with_near_identical_reports)
{
    check_growth(false);
}

TEST(and_when_each_credits_another_source)
{
    check_growth(true);
}

/* Sentences of as many words that each is told once. */
static Str make_long_text(unsigned sentences)
{
    Buf text = buf_open(&docs_arena, 1 << 16);
    for (unsigned s = 0; s < sentences; s++)
        buf_add_format(&text, "Wo%urda wo%urdb wo%urdc wo%urdd.\n\n", s, s, s, s);
    return arena_copy_str(&docs_arena, buf_str(&text));
}

TEST(sentences_beyond_those_compared_have_no_partner)
{
    enum { SENTENCES = LIMIT_LINEAGE_SENTENCES + 50 };
    ArenaMark docs_mark = arena_mark(&docs_arena), mark = arena_mark(&arena);
    Document doc = { .report.text = make_long_text(SENTENCES) };
    const Document *items[] = { &doc, &doc };
    language_analyse(&doc.analysis, &doc.report, &stemmer, LANGUAGE_WORDS, &docs_arena, &scratch);
    size_t count = doc.analysis.sentence_count;
    CHECK(count >= SENTENCES);
    Witness *witnesses = witness_read_all((Documents){ items, 2 }, &arena, &scratch);
    FollowText *texts = follow_read_all(witnesses, 2, &arena);
    Follow follow;
    follow_compare(&follow, &texts[0], &texts[1], true, &arena);
    CHECK(follow.partner[0] == 0);
    for (size_t s = LIMIT_LINEAGE_SENTENCES + 1; s < count; s++)
        CHECK(follow.partner[s] == UINT32_MAX);
    arena_release(&arena, mark);
    arena_release(&docs_arena, docs_mark);
}

int main(void)
{
    Error error;
    if (!arena_open(&docs_arena, (size_t)1 << 30) || !arena_open(&arena, (size_t)1 << 30) ||
        !arena_open(&scratch, (size_t)1 << 30) || stemmer_open(&stemmer, &error) != STATUS_OK)
        return 99;
    RUN(work_grows_in_step_with_near_identical_reports);
    RUN(and_when_each_credits_another_source);
    RUN(sentences_beyond_those_compared_have_no_partner);
    stemmer_close(&stemmer);
    arena_close(&docs_arena);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
