/*
 * extract_work.c - extract one made-up page of a hostile shape, for linear.py
 * to count the instructions it takes: extract_work SHAPE KILOBYTES.
 */
#include "base/buf.h"
#include "base/scan.h"
#include "extract/extract.h"
#include "language/language.h"

#include <stdio.h>

typedef struct Shape {
    Str name, open, repeat, close;
} Shape;

#define SHAPE(name, open, repeat, close)                                                           \
    {                                                                                              \
        { name, sizeof(name) - 1 }, { open, sizeof(open) - 1 }, { repeat, sizeof(repeat) - 1 },    \
        {                                                                                          \
            close, sizeof(close) - 1                                                               \
        }                                                                                          \
    }

static const Shape SHAPES[] = {
    SHAPE("nested", "<body>", "<div>word", ""),
    SHAPE("unclosed", "<body>", "<p><b><i><a href=x>word ", ""),
    SHAPE("crossed", "<body>", "<b><p>word</b></p>", ""),
    SHAPE("ends", "<body><table><tr><td>", "</div></b></p>word", ""),
    SHAPE("tables", "<body>", "<table><tr><td>word", ""),
    SHAPE("broken_out", "<body>", "<p><svg><g>icon<p>word", ""),
    SHAPE("points", "<body>", "<svg><desc><div>icon", ""),
    SHAPE("out_of_svg", "<body>", "<div><svg><path></div>word", ""),
    SHAPE("selects", "<body>", "<select><option>one<input>word", ""),
    SHAPE("navs", "<body>", "<nav><a href=#x>word</a><h2>word</h2>", ""),
    SHAPE("cards", "<body>", "<article><h2><a href=x>word</a></h2><p>word</article>", ""),
    SHAPE("attributes", "<body><p ", "a1=b class='x y' ", ">word"),
    SHAPE("classes", "<body>", "<p class='aB-cD_eF gH'>word</p>", ""),
    SHAPE("text", "<body><p>", "Officials told Reuters that 3 of 4 said so. ", ""),
    SHAPE("letters", "<body><p>", "abcdefgh", ""),
    SHAPE("lines", "<body>", "<p>\xc2\xa9 Copyright By Ann Lee (AP) said<br><br>", ""),
    SHAPE("references", "<body><p>", "&amp;&notit;&#x41;&", ""),
    SHAPE("angles", "<body><p>", "< <<! ", ""),
    SHAPE("comments", "<body><p>", "<!-- <!-- -->w", ""),
    SHAPE("comment", "<body><!--", "-- >", ""),
    SHAPE("script", "<body><script>", "<!--<script>", ""),
    SHAPE("data", "<script type='application/ld+json'>", "{\"@type\":\"Person\",\"name\":[", ""),
    SHAPE("metas", "<head>", "<meta name=author content='Ann Lee'>", "<body><p>word"),
    SHAPE("bylines", "<body>", "<span class=author>By Ann Lee</span><time>1 May 2020</time>", ""),
    SHAPE("plain", "", "\nA line that ends in no full stop - and goes on, said Reuters", ""),
};

static Str work_make_page(const Shape *shape, size_t bytes, Arena *arena)
{
    Buf page = buf_open(arena, bytes + 4096);
    buf_add(&page, shape->open);
    while (page.len < bytes)
        buf_add(&page, shape->repeat);
    buf_add(&page, shape->close);
    return buf_str(&page);
}

static int work_do(const Shape *shape, size_t bytes)
{
    Arena keep, scratch;
    ExtractTools tools;
    if (!arena_open(&keep, (size_t)1 << 29) || !arena_open(&scratch, (size_t)1 << 29) ||
        extract_tools_open(&tools, NULL) != STATUS_OK)
        return 99;
    Page page = { .url = STR("http://example.test/a"),
                  .content_type = shape->open.len ? STR("text/html") : STR("text/plain"),
                  .body = work_make_page(shape, bytes, &keep),
                  .received = INTERVAL_UNKNOWN };
    Report report;
    if (extract_page(&report, &page, &tools, &keep, &scratch) == WORD_NONE)
        language_find_credits_alone(&report, NULL, &keep, &scratch);
    extract_tools_close(&tools);
    arena_close(&scratch);
    arena_close(&keep);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 1) /* the names of all shapes */
        for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++)
            printf(STR_FMT "\n", STR_ARG(SHAPES[i].name));
    if (argc != 3)
        return argc == 1 ? 0 : 2;
    Scan size = scan_from(str_from_cstr(argv[2]));
    uint64_t kilobytes = 0;
    scan_decimal(&size, 6, &kilobytes);
    for (size_t i = 0; i < sizeof SHAPES / sizeof SHAPES[0]; i++)
        if (str_equal(SHAPES[i].name, str_from_cstr(argv[1])))
            return work_do(&SHAPES[i], (size_t)kilobytes << 10);
    return 2;
}
