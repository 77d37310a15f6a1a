#include "extract/extract.h"

#include "base/buf.h"
#include "test.h"

static Arena arena, scratch;
static ExtractTools tools;

static Page item_of(const char *body)
{
    return (Page){ .path = STR("f#1"),
                   .url = STR("https://a.example/1"),
                   .content_type = STR("text/html; charset=utf-8"),
                   .body = str_from_cstr(body),
                   .received = INTERVAL_UNKNOWN,
                   .is_item = true };
}

static Report report_of(const Page *page)
{
    Report report = { 0 };
    CHECK(extract_page(&report, page, &tools, &arena, &scratch) == WORD_NONE);
    return report;
}

TEST(what_a_feed_says_of_an_item_reaches_the_report)
{
    Str authors[] = { STR("Ann Ode"), STR("Bo Pi") };
    Page page = item_of("<p>The old bridge over the Lenne was opened again on Monday.</p>"
                        "<p>The town had waited two years for it, the mayor said at noon.</p>");
    page.title = STR("Bridge open");
    page.published = STR("2025-09-03T08:20:30Z");
    page.modified = STR("2025-09-04");
    page.outlet = STR("Lenne Weekly");
    page.authors = authors;
    page.author_count = 2;
    Report report = report_of(&page);
    CHECK_STR(report.title, STR("Bridge open"));
    CHECK(!report.title_in_text);
    CHECK_STR(report.published, STR("2025-09-03T08:20:30Z"));
    CHECK(!interval_is_unknown(report.published_at));
    CHECK_STR(report.modified, STR("2025-09-04"));
    CHECK_STR(report.outlet, STR("Lenne Weekly"));
    CHECK(report.author_count == 2);
    CHECK_STR(report.authors[1], STR("Bo Pi"));
}

TEST(an_item_of_which_only_the_change_is_dated)
{
    Page page = item_of("<p>The old bridge over the Lenne was opened again on Monday.</p>");
    page.modified = STR("2025-09-04T06:00:00Z");
    Report report = report_of(&page);
    CHECK_STR(report.published, page.modified);
    CHECK_STR(report.modified, page.modified);
    CHECK(report.notes.count == 1 && report.notes.items[0].what == WORD_NOTE_ONLY_CHANGED);
}

static Str completed_date(const char *url, const char *published)
{
    Report report = { .id = STR("a"),
                      .url = str_from_cstr(url),
                      .text = STR("The bridge is open."),
                      .published = str_from_cstr(published) };
    extract_complete(&report, &tools, &arena);
    CHECK(interval_is_unknown(report.published_at) == (report.published.len == 0));
    return report.published;
}

TEST(a_report_without_a_date_has_that_of_its_address)
{
    CHECK_STR(completed_date("https://a.example/2024/05/31/bridge", ""), STR("2024-05-31"));
    CHECK_STR(completed_date("https://a.example/2024/05/31/bridge", "2024-06-02"),
              STR("2024-06-02"));
    CHECK_STR(completed_date("https://a.example/bridge", ""), STR(""));
    CHECK_STR(completed_date("", ""), STR(""));
}

TEST(the_outlet_of_the_page_goes_before_the_title_of_the_feed)
{
    Page page = item_of("<meta property=\"og:site_name\" content=\"Lenne Weekly\">"
                        "<p>The old bridge over the Lenne was opened again on Monday.</p>");
    page.outlet = STR("All the news");
    CHECK_STR(report_of(&page).outlet, STR("Lenne Weekly"));
}

TEST(short_items_are_kept)
{
    static const char *const BODIES[] = { "A bakery won.", "<p>A bakery won.</p>",
                                          "<ul><li>A bakery won.</li></ul>",
                                          "<p><a href=\"x\">A bakery won.</a></p>" };
    for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
        Page page = item_of(BODIES[i]);
        CHECK_STR(report_of(&page).text, STR("A bakery won."));
    }
}

/* A page with this in its head and this before its second paragraph. */
static Report page_with(const char *head, const char *paragraph)
{
    Buf body = buf_open(&arena, 4000);
    buf_add_format(&body, "<html><head>%s</head><body><h1>Yard stops</h1><p>%s</p>", head,
                   paragraph);
    buf_add(&body, STR("<p>The gates were locked by the guards at noon on Tuesday, as they "
                       "always are on the first day of a strike in this part of the town.</p>"));
    Page page = { .path = STR("f"), .content_type = STR("text/html"), .body = buf_str(&body) };
    page.received = INTERVAL_UNKNOWN;
    return report_of(&page);
}

TEST(running_text_is_no_byline)
{
    static const char *const LINES[] = {
        "Two ferries will be late, the chief executive, Owen Rusk, said.",
        "It may take a year, the mayor, Ann Lee, said.",
        "It carried 31 children, according to the bus company, Dale Coaches.",
        "The house was sold in 2019 by Maria Petrov, a broker.",
    };
    for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++)
        CHECK(page_with("<title>Yard stops</title>", LINES[i]).author_count == 0);
    CHECK(page_with("<title>Yard stops</title>", "By Ann Lee, Paris.").author_count == 1);
    CHECK(page_with("<title>Yard stops</title>", "This post was written by Ann Lee, MD, a doctor.")
              .author_count > 0);
    CHECK(page_with("<title>Yard stops</title>", "Ann Lee | 16 May 2024").author_count == 1);
}

TEST(a_common_word_has_no_owner)
{
    const char *const post = "<meta property=\"og:site_name\" content=\"The Post\">";
    const char *const full = "<meta property=\"og:site_name\" content=\"The Washington Post\">";
    CHECK_STR(page_with(post, "Short.").publisher, STR(""));
    CHECK_STR(page_with(full, "Short.").publisher, STR("Nash Holdings"));
}

TEST(the_title_of_a_page_names_its_outlet)
{
    CHECK_STR(page_with("<title>Yard stops - Aune Mail</title>", "Short.").outlet,
              STR("Aune Mail"));
    CHECK_STR(page_with("<title>Aune Mail -- Yard stops</title>", "Short.").outlet,
              STR("Aune Mail"));
    CHECK_STR(page_with("<title>About - Yard stops</title>", "Short.").outlet, STR(""));
    CHECK_STR(page_with("<title>Yard - slip - Aune Mail</title>", "Short.").outlet, STR(""));
}

TEST(what_stands_around_a_plain_text_is_left_out)
{
    Page page = { .path = STR("f"),
                  .content_type = STR("text/plain"),
                  .received = INTERVAL_UNKNOWN };
    page.body =
        STR("THE AUNE MAIL\nHome | Boats | Gardens | Walks\n-----\n\nYard stops for a third day\n\n"
            "The gates were locked by the guards at noon on Tuesday, as they always are "
            "on the first day of a strike in this part of the town.\n\n-----\n"
            "Related stories:\n* Berth fees to rise\n* Ten walks\n\n"
            "(c) 2023 Aune Mail. All rights reserved.\n");
    Report report = report_of(&page);
    CHECK_STR(report.title, STR("Yard stops for a third day"));
    CHECK(str_starts_with(report.text, STR("Yard stops")));
    CHECK(str_ends_with(report.text, STR("part of the town.")));
}

int main(void)
{
    Error error;
    CHECK(arena_open(&arena, (size_t)1 << 26) && arena_open(&scratch, (size_t)1 << 26));
    CHECK(extract_tools_open(&tools, &error) == STATUS_OK);
    RUN(a_common_word_has_no_owner);
    RUN(running_text_is_no_byline);
    RUN(short_items_are_kept);
    RUN(an_item_of_which_only_the_change_is_dated);
    RUN(a_report_without_a_date_has_that_of_its_address);
    RUN(the_outlet_of_the_page_goes_before_the_title_of_the_feed);
    RUN(what_a_feed_says_of_an_item_reaches_the_report);
    RUN(the_title_of_a_page_names_its_outlet);
    RUN(what_stands_around_a_plain_text_is_left_out);
    extract_tools_close(&tools);
    arena_close(&scratch);
    arena_close(&arena);
    return test_report();
}
