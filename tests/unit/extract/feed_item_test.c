#include "extract/extract.h"

#include "test.h"

static Arena arena, scratch;
static ExtractTools tools;

TEST(what_a_feed_says_of_its_item_is_kept)
{
    Str author = STR("Ann Ode");
    Page page = { .path = STR("feed#1"),
                  .url = STR("https://paper.example/1"),
                  .content_type = STR("text/html; charset=utf-8"),
                  .body = STR("<p>Ferry sails again</p><p>It left at <b>noon</b>.</p>"),
                  .received = INTERVAL_UNKNOWN,
                  .title = STR("Ferry sails again"),
                  .published = STR("2025-09-03T08:20:30Z"),
                  .outlet = STR("Lenne Post"),
                  .lang = STR("en"),
                  .authors = &author,
                  .author_count = 1 };
    Report report = { 0 };
    CHECK(extract_page(&report, &page, &tools, &arena, &scratch) == WORD_NONE);
    CHECK_STR(report.title, page.title);
    CHECK(report.title_in_text);
    CHECK_STR(str_slice(report.text, report.title_span), page.title);
    CHECK(str_find(report.text, STR("It left at noon."), 0) != STR_NONE);
    CHECK_STR(report.published, page.published);
    CHECK(!interval_is_unknown(report.published_at));
    CHECK_STR(report.outlet, page.outlet);
    CHECK_STR(report.lang, page.lang);
    CHECK(report.author_count == 1);
    CHECK_STR(report.authors[0], author);
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 28) || !arena_open(&scratch, (size_t)1 << 30) ||
        extract_tools_open(&tools, NULL) != STATUS_OK)
        return 1;
    RUN(what_a_feed_says_of_its_item_is_kept);
    extract_tools_close(&tools);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
