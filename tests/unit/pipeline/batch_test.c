#include "pipeline/batch.h"

#include "test.h"

static Arena arena, scratch;

static const Document *make(Str id, Str text, int64_t published, Str story)
{
    Document *document = ARENA_NEW(&arena, Document, 1);
    document->report = (Report){ .id = id, .text = text, .sha256 = text, .story = story };
    document->report.published_at = (Interval){ published, published + 1 };
    return document;
}

static Str id_at(const Batch *batch, size_t number)
{
    return batch->documents.items[number]->report.id;
}

TEST(order_does_not_depend_on_the_input)
{
    const Document *all[] = { make(STR("b"), STR("1"), 5, STR("")),
                              make(STR("a"), STR("2"), 5, STR("")),
                              make(STR("c"), STR("3"), 1, STR("")) };
    for (size_t first = 0; first < 3; first++) {
        Batch batch = batch_open(&arena);
        for (size_t i = 0; i < 3; i++)
            batch_add_document(&batch, all[(first + i) % 3]);
        batch_settle(&batch, true);
        CHECK_STR(id_at(&batch, 0), STR("c"));
        CHECK_STR(id_at(&batch, 1), STR("a"));
        CHECK_STR(id_at(&batch, 2), STR("b"));
    }
}

TEST(an_id_stands_for_one_report)
{
    Batch batch = batch_open(&arena);
    batch_add_document(&batch, make(STR("a"), STR("1"), 1, STR("")));
    batch_add_document(&batch, make(STR("a"), STR("1"), 1, STR("")));
    batch_add_document(&batch, make(STR("a"), STR("2"), 1, STR("")));
    batch_settle(&batch, true);
    CHECK(batch.documents.count == 1);
    CHECK(batch.left_out.count == 2);
    CHECK(batch.left_out.items[0].reason == WORD_LEFT_OUT_SAME_PAGE);
    CHECK(batch.left_out.items[1].reason == WORD_LEFT_OUT_SAME_ID);
}

static const Document *make_page(Str id, Str url, Str outlet, Str text)
{
    Document *document = ARENA_NEW(&arena, Document, 1);
    document->report = (Report){ .id = id, .url = url, .outlet = outlet, .text = text,
                                 .sha256 = text, .of_page = true };
    return document;
}

/* How many of two are kept. */
static size_t kept_of(const Document *first, const Document *second)
{
    Batch batch = batch_open(&arena);
    batch_add_document(&batch, first);
    batch_add_document(&batch, second);
    batch_settle(&batch, true);
    return batch.documents.count;
}

TEST(a_page_that_was_read_twice_is_one_report)
{
    Str here = STR("https://a.example/1"), there = STR("https://b.example/1");
    const Document *page = make_page(STR("a"), here, STR("Post"), STR("words"));
    CHECK(kept_of(page, make_page(STR("b"), STR(""), STR("Post"), STR("words"))) == 1);
    CHECK(kept_of(page, make_page(STR("b"), here, STR("Post"), STR("words"))) == 1);
    CHECK(kept_of(page, make_page(STR("b"), there, STR("Post"), STR("words"))) == 1);
    CHECK(kept_of(page, make_page(STR("b"), there, STR("Mail"), STR("words"))) == 2);
    CHECK(kept_of(page, make_page(STR("b"), here, STR("Post"), STR("other"))) == 2);
}

TEST(equal_texts_without_a_page_are_two_reports)
{
    Document *first = ARENA_NEW(&arena, Document, 2), *second = first + 1;
    first->report = (Report){ .id = STR("a"), .url = STR("https://a.example/1"), .text = STR("1") };
    second->report = first->report;
    second->report.id = STR("b");
    CHECK(kept_of(first, second) == 2);
    CHECK(kept_of(make(STR("a"), STR("1"), 1, STR("")), make(STR("b"), STR("1"), 1, STR(""))) == 2);
}

TEST(the_report_that_is_kept_does_not_depend_on_the_input)
{
    Document *one = ARENA_NEW(&arena, Document, 1), *other = ARENA_NEW(&arena, Document, 1);
    one->report = (Report){ .id = STR("a"), .text = STR("1"), .published_at = INTERVAL_UNKNOWN };
    other->report = one->report;
    one->report.url = STR("https://a.example/");
    other->report.url = STR("https://b.example/");
    for (int swapped = 0; swapped <= 1; swapped++) {
        Batch batch = batch_open(&arena);
        batch_add_document(&batch, swapped ? other : one);
        batch_add_document(&batch, swapped ? one : other);
        batch_settle(&batch, true);
        CHECK(batch.documents.count == 1 && batch.documents.items[0] == one);
    }
}

TEST(a_story_message_groups_reports_that_have_no_story)
{
    Batch batch = batch_open(&arena);
    batch_add_document(&batch, make(STR("a"), STR("1"), 1, STR("")));
    batch_add_document(&batch, make(STR("b"), STR("2"), 2, STR("own")));
    batch_add_document(&batch, make(STR("c"), STR("3"), 3, STR("")));
    batch_add_message(&batch, STR("story"),
                      STR("{\"type\":\"story\",\"id\":\"s\",\"reports\":[\"a\",\"b\",\"c\"]}"),
                      &scratch);
    batch_settle(&batch, true);
    BatchGroups groups = batch_group_by_story(&batch, &arena);
    CHECK(groups.count == 2);
    CHECK(groups.items[0].count == 2);
    CHECK_STR(groups.items[0].items[1]->report.id, STR("c"));
    CHECK_STR(groups.items[1].items[0]->report.story, STR("own"));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 22) || !arena_open(&scratch, 1 << 20))
        return 99;
    RUN(order_does_not_depend_on_the_input);
    RUN(an_id_stands_for_one_report);
    RUN(a_page_that_was_read_twice_is_one_report);
    RUN(equal_texts_without_a_page_are_two_reports);
    RUN(the_report_that_is_kept_does_not_depend_on_the_input);
    RUN(a_story_message_groups_reports_that_have_no_story);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
