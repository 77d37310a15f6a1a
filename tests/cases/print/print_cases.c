/*
 * print_cases.c - pages of the made-up story against the committed ones.
 *
 *     print_cases FOLDER            compares
 *     print_cases --update FOLDER   writes them anew
 */
#include "print/print.h"

#include "made_story.h"
#include "test.h"

#include <string.h>

enum { CASE_BYTES = 1 << 22, CASE_PATH = 1024 };

static bool case_update;
static const char *case_folder;

static FILE *case_open(const char *name, const char *mode)
{
    char path[CASE_PATH];
    int len = snprintf(path, sizeof path, "%s/%s", case_folder, name);
    CHECK(len > 0 && len < CASE_PATH);
    return fopen(path, mode);
}

static void case_compare(MadeStory *made, const char *name, Str got)
{
    FILE *file = case_open(name, case_update ? "wb" : "rb");
    CHECK(file != NULL);
    if (!file)
        return;
    if (case_update) {
        CHECK(fwrite(got.data, 1, got.len, file) == got.len);
    } else {
        char *bytes = ARENA_NEW(&made->arena, char, CASE_BYTES);
        Str want = { bytes, fread(bytes, 1, CASE_BYTES, file) };
        CHECK(str_equal(got, want));
    }
    CHECK(fclose(file) == 0);
}

TEST(text_is_as_committed)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Buf out = buf_open(&made.arena, CASE_BYTES);
    print_edition_text(&out, &made.edition, &(PrintOptions){ .width = 80 });
    case_compare(&made, "made_story.txt", buf_str(&out));
    made_close(&made);
}

TEST(html_is_as_committed)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    const Edition *edition = &made.edition;
    Buf out = buf_open(&made.arena, CASE_BYTES);
    print_html(&out, &(PrintSummary){ .editions = &edition, .edition_count = 1 });
    /* The style sheet is committed already. */
    case_compare(&made, "made_story.html", str_cut_str(buf_str(&out), STR("</style>")).tail);
    made_close(&made);
}

int main(int argc, char **argv)
{
    case_update = argc == 3 && strcmp(argv[1], "--update") == 0;
    if (argc != 2 && !case_update)
        return 2;
    case_folder = argv[argc - 1];
    RUN(text_is_as_committed);
    RUN(html_is_as_committed);
    return test_report();
}
