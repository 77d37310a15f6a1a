#include "extract/extract.h"

#include "base/buf.h"
#include "test.h"

static Arena arena, scratch;
static ExtractTools tools;

/* A page: its address, what its head has, what stands before and behind the title, and its end. */
typedef struct WhenPage {
    const char *url, *head, *above, *below, *end;
    const char *published, *modified;
} WhenPage;

static Report report_of(const WhenPage *when)
{
    static const char *const PARAGRAPH =
        "<p>The gates were locked by the guards at noon on Tuesday, as they always are on the "
        "first "
        "day of a strike in this part of the town, and nobody was seen to go in or out.</p>";
    Buf body = buf_open(&arena, 20000);
    buf_add_format(&body,
                   "<html lang=en><head><title>Yard stops for a third day</title>%s</head><body>",
                   when->head ? when->head : "");
    buf_add_format(&body, "%s<article><h1>Yard stops for a third day</h1>%s",
                   when->above ? when->above : "", when->below ? when->below : "");
    for (int i = 0; i < 16; i++)
        buf_add_format(&body, "%s", PARAGRAPH);
    buf_add_format(&body, "</article>%s</body></html>", when->end ? when->end : "");
    Page page = { .path = STR("f"), .content_type = STR("text/html"), .body = buf_str(&body) };
    page.url = str_from_cstr(when->url ? when->url : "https://a.example/1");
    page.received = INTERVAL_UNKNOWN;
    Report report = { 0 };
    CHECK(extract_page(&report, &page, &tools, &arena, &scratch) == WORD_NONE);
    return report;
}

static void check_pages(const WhenPage *pages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Report report = report_of(&pages[i]);
        CHECK_STR(report.published, str_from_cstr(pages[i].published));
        CHECK_STR(report.modified, str_from_cstr(pages[i].modified));
    }
}

#define CHECK_PAGES(pages) check_pages(pages, sizeof(pages) / sizeof(pages)[0])

TEST(what_stands_behind_the_title_outweighs_other_dates)
{
    static const WhenPage PAGES[] = {
        /* teasers above the title, each with a line of its own */
        { .above = "<ul><li><div><a href=x>Fair opens</a></div><div>17 May 2024</div></li>"
                   "<li><div><a href=y>Fair shuts</a></div><div>19 May 2024</div></li></ul>",
          .below = "<div>by Ann Lee <time datetime=2024-05-02T12:00:00Z>2 May 2024</time>, Aune, "
                   "for the yards</div>",
          .published = "2024-05-02T12:00:00Z",
          .modified = "" },
        /* another thing's date, in the text */
        { .below = "<div>by Ann Lee, 2 May 2024 at 3:00 am, one comment so far</div><p>Author: Bo "
                   "Pi, released: 9 May 2024 by the Books of Aune, a novel of "
                   "some length that is set in the yard.</p>",
          .published = "2024-05-02T03:00",
          .modified = "" },
        { .below = "<p>The guards have said that they will go on as they have begun until 15 April "
                   "2025, "
                   "or longer.</p>",
          .published = "",
          .modified = "" },
        /* of code that is shown */
        { .head = "<meta name=date content=2024-05-02>",
          .below = "<pre>2023-01-01</pre>",
          .published = "2024-05-02",
          .modified = "" },
        /* the foot of the head of an article */
        { .below = "<footer>By Ann Lee <span class=meta-date>2 May 2024</span></footer>",
          .end = "<footer>9 May 2024</footer>",
          .published = "2024-05-02",
          .modified = "" },
    };
    CHECK_PAGES(PAGES);
}

TEST(lines_within_a_block_are_read_one_by_one)
{
    static const WhenPage PAGES[] = {
        { .below =
              "<div>The Aune Mail<br>Published: 2 May 2024<br>Updated: 3 May 2024<br>Words and "
              "pictures by all who work for the paper, and by some who do not yet</div>",
          .published = "2024-05-02",
          .modified = "2024-05-03" },
        { .below = "<div>Posted<br>2 May 2024<br>Last change<br>Updated<br>3 May 2024</div>",
          .published = "2024-05-02",
          .modified = "2024-05-03" },
    };
    CHECK_PAGES(PAGES);
}

TEST(dates_for_machines)
{
    static const WhenPage PAGES[] = {
        /* an element that gives the day to machines, though its text can be read in two ways */
        { .below = "<div><time datetime=2023-10-12T19:38:01Z>10/12/2023</time> | one minute</div>",
          .end = "<p>Berth 3 was free on 25/3/2021 and later.</p>",
          .published = "2023-10-12T19:38:01Z",
          .modified = "" },
        /* the marks of teasers, far from the title */
        { .end =
              "<div><h3>Fair opens</h3><span itemprop=datePublished content=2026-03-13>Mar 13, 2026"
              "</span></div><div><h3>Fair shuts</h3><span itemprop=datePublished "
              "content=2026-03-12>Mar 12, 2026</span></div>",
          .head = "<meta name=date content=2025-03-27>",
          .published = "2025-03-27",
          .modified = "" },
        /* made again */
        { .head = "<meta name=published-time content=2026-03-09T08:45:32Z>"
                  "<meta name=published-date content=2021-02-16>",
          .published = "2021-02-16",
          .modified = "" },
        /* a framework's mistake, and references where quotation marks should be */
        { .head = "<meta name=\"script:ld+json\" content=\"{&quot;@type&quot;:&quot;Article&quot;,"
                  "&quot;headline&quot;:&quot;Yard stops for a third day&quot;,"
                  "&quot;datePublished&quot;:&quot;2025-11-17&quot;}\">",
          .published = "2025-11-17",
          .modified = "" },
        /* in the evening of UTC it is nowhere the day before */
        { .head = "<meta property=article:published_time content=2025-12-19T22:02:58Z>",
          .below = "<div>Dec 18, 2025</div>",
          .published = "2025-12-18",
          .modified = "" },
        { .head = "<meta property=article:published_time content=2025-12-19T02:02:58Z>",
          .below = "<div>Dec 18, 2025</div>",
          .published = "2025-12-19T02:02:58Z",
          .modified = "" },
    };
    CHECK_PAGES(PAGES);
}

TEST(a_day_of_change_is_not_always_the_day_of_publication)
{
    static const WhenPage PAGES[] = {
        { .below = "<div>Updated 3 May 2024</div>",
          .published = "2024-05-03",
          .modified = "2024-05-03" },
        { .head = "<meta property=article:modified_time content=2024-05-03T10:00:00Z>",
          .below = "<div>Updated 3 May 2024</div>",
          .published = "",
          .modified = "2024-05-03T10:00:00Z" },
        /* at the end */
        { .end = "<div>Posted on 2 May 2024</div><div>Last reviewed on 3 June 2024</div>",
          .published = "2024-05-02",
          .modified = "2024-06-03" },
    };
    CHECK_PAGES(PAGES);
}

TEST(orders_of_day_and_month)
{
    static const WhenPage PAGES[] = {
        { .below = "<div>3/4/2024</div>", .published = "", .modified = "" },
        { .below = "<div>3/4/2024</div>",
          .end = "<p>Berth 3 was free on 3/25/2024 and later.</p>",
          .published = "2024-03-04",
          .modified = "" },
        { .below = "<div>3/4/2024</div>",
          .end = "<p>Berth 3 was free on 25/3/2024 and later.</p>",
          .published = "2024-04-03",
          .modified = "" },
        { .url = "https://a.example/2024/may/02/yard", .published = "2024-05-02", .modified = "" },
        { .url = "https://a.example/2024/5/yard",
          .end = "<div>2 May 2024</div>",
          .published = "2024-05-02",
          .modified = "" },
    };
    CHECK_PAGES(PAGES);
}

int main(void)
{
    Error error;
    if (!arena_open(&arena, (size_t)1 << 26) || !arena_open(&scratch, (size_t)1 << 26) ||
        extract_tools_open(&tools, &error) != STATUS_OK)
        return 99;
    RUN(what_stands_behind_the_title_outweighs_other_dates);
    RUN(lines_within_a_block_are_read_one_by_one);
    RUN(dates_for_machines);
    RUN(a_day_of_change_is_not_always_the_day_of_publication);
    RUN(orders_of_day_and_month);
    extract_tools_close(&tools);
    arena_close(&scratch);
    arena_close(&arena);
    return test_report();
}
