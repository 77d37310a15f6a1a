#include "extract/host_lines.h"

#include "test.h"

static Arena arena, scratch;

static Block items[8];
static Blocks blocks;

/* A page of blocks that are nothing but their hashes. */
static PageView page_of(const uint64_t *hashes, size_t count)
{
    static BlockView views[8];
    for (size_t i = 0; i < count; i++) {
        views[i] = (BlockView){ .hash = hashes[i] };
        items[i] = (Block){ 0 };
    }
    blocks = (Blocks){ .items = items, .count = count };
    return (PageView){ .blocks = &blocks, .block = views };
}

static void add(HostLines *lines, const char *url, uint64_t a, uint64_t b)
{
    PageView view = page_of((uint64_t[]){ a, b, b }, 3);
    host_lines_add(lines, str_from_cstr(url), &view, &scratch);
}

static bool recurs(const HostLines *lines, const char *url, uint64_t hash)
{
    PageView view = page_of(&hash, 1);
    bool *found = host_lines_find(lines, str_from_cstr(url), &view, &arena);
    return found && found[0];
}

TEST(a_line_recurs_from_the_third_page)
{
    HostLines lines = host_lines_open(&arena);
    add(&lines, "https://a.example/1", 1, 7);
    add(&lines, "https://www.A.example:80/2", 2, 7);
    CHECK(!recurs(&lines, "http://a.example/", 7)); /* twice on a page is once */
    add(&lines, "https://a.example/3", 3, 7);
    CHECK(recurs(&lines, "http://a.example/", 7));
    CHECK(!recurs(&lines, "http://a.example/", 3));
    CHECK(!recurs(&lines, "http://b.example/", 7));
    CHECK(!recurs(&lines, "", 7));
}

TEST(a_title_and_who_wrote_it_stay)
{
    HostLines lines = host_lines_open(&arena);
    for (int page = 0; page < 3; page++)
        add(&lines, "https://a.example/", 21, 22);
    PageView view = page_of((uint64_t[]){ 21, 22 }, 2);
    blocks.text = STR("Bridge opens");
    items[0].text = span(0, blocks.text.len);
    bool *found = host_lines_find(&lines, STR("https://a.example/"), &view, &arena);
    CHECK(found[0] && found[1]);
    blocks.title = STR("Bridge opens | Valley");
    view.block[1].furniture.kind = FURNITURE_BYLINE;
    found = host_lines_find(&lines, STR("https://a.example/"), &view, &arena);
    CHECK(!found[0] && !found[1]);
}

TEST(sums_do_not_depend_on_who_counted)
{
    HostLines one = host_lines_open(&arena), two = host_lines_open(&arena);
    HostLines sum = host_lines_open(&arena), other = host_lines_open(&arena);
    add(&one, "https://a.example/1", 5, 6);
    add(&two, "https://a.example/2", 6, 5);
    add(&two, "https://a.example/3", 6, 9);
    host_lines_merge(&sum, &one);
    host_lines_merge(&sum, &two);
    host_lines_merge(&other, &two);
    host_lines_merge(&other, &one);
    CHECK(recurs(&sum, "https://a.example/", 6));
    CHECK(!recurs(&sum, "https://a.example/", 5));
    CHECK_STR(host_lines_write(&sum, &arena), host_lines_write(&other, &arena));
}

TEST(the_file_says_what_recurs)
{
    HostLines lines = host_lines_open(&arena), again = host_lines_open(&arena);
    for (int page = 0; page < 3; page++)
        add(&lines, "https://a.example/", 11, 12);
    add(&lines, "https://a.example/", 13, 14);
    Str file = host_lines_write(&lines, &arena);
    CHECK(host_lines_read(&again, file));
    CHECK(recurs(&again, "https://a.example/", 11));
    CHECK(!recurs(&again, "https://a.example/", 13));
    CHECK_STR(host_lines_write(&again, &arena), file);
}

TEST(other_files_are_refused)
{
    HostLines lines = host_lines_open(&arena);
    CHECK(!host_lines_read(&lines, STR("")));
    CHECK(!host_lines_read(&lines, STR("stemma hosts 1\n0123")));
    CHECK(!host_lines_read(&lines, STR("stemma hosts 1\n0123456789abcdeg\n")));
    CHECK(host_lines_read(&lines, STR("stemma hosts 1\n0123456789abcdef\n")));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 20))
        return 99;
    RUN(a_line_recurs_from_the_third_page);
    RUN(a_title_and_who_wrote_it_stay);
    RUN(sums_do_not_depend_on_who_counted);
    RUN(the_file_says_what_recurs);
    RUN(other_files_are_refused);
    arena_close(&scratch);
    arena_close(&arena);
    return test_report();
}
