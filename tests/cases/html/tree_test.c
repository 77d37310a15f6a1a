/*
 * tree_test.c - the text of pages, by cases of tree construction in the form of
 * html5lib-tests.
 *
 *     tree_test OWN.dat… [-- FOLDER]
 *
 * FOLDER holds the public suite (docs/html.md); without it that part is
 * skipped.  Of a tree only the text is compared, white space aside and without
 * what is no text of a page.  Where a tree moves text out of a table, ours has
 * it where the page has it.  Cases that differ on purpose are told by what they
 * hold; docs/html.md says why.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "extract/blocks.h"
#include "text/unicode.h"

#include "test.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES = 1 << 23, TEXT_BYTES = 1 << 20 };

typedef struct Counts {
    int same, moved, on_purpose, failed, not_applicable;
} Counts;

static Arena case_arena;
static ExtractTools case_tools;

static Str read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return (Str){ 0 };
    char *data = arena_push(&case_arena, 1, FILE_BYTES);
    size_t len = fread(data, 1, FILE_BYTES, file);
    fclose(file);
    return (Str){ data, len };
}

/* The elements of src/extract/block_tree.c in which nothing is text of the page. */
static bool is_skipped(Str name)
{
    static const char *const NAMES[] = {
        "script", "style",    "noscript", "template", "iframe", "noembed", "noframes", "title",
        "select", "datalist", "textarea", "audio",    "video",  "canvas",  "applet",
    };
    bool found = str_starts_with(name, STR("svg ")) || str_starts_with(name, STR("math "));
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        found = found || str_equal(name, str_from_cstr(NAMES[i]));
    return found;
}

static void add_visible(Buf *out, Str text)
{
    for (size_t at = 0; at < text.len;) {
        Utf8Char c = utf8_read_at(text, at);
        if (!unicode_is_space(c.codepoint))
            buf_add(out, str_slice(text, span(at, at + c.len)));
        at += c.len;
    }
}

/* The text of a tree that is written as "| <p>" and, further in, "|   "text"". */
static Str text_of_dump(Str dump)
{
    Buf out = buf_open(&case_arena, TEXT_BYTES);
    size_t skipped = SIZE_MAX;
    for (StrCut next = { .tail = str_drop(dump, 2), .found = true }; next.found;) {
        next = str_cut_str(next.tail, STR("\n| "));
        size_t indent = 0;
        while (str_at(next.head, indent) == ' ')
            indent++;
        Str item = str_drop(next.head, indent);
        skipped = indent <= skipped ? SIZE_MAX : skipped;
        if (skipped != SIZE_MAX)
            continue;
        if (str_at(item, 0) == '"')
            add_visible(&out, str_slice(item, span(1, str_find_last(item, '"'))));
        else if (is_skipped(str_cut(str_drop(item, 1), '>').head))
            skipped = indent;
    }
    return buf_str(&out);
}

static Str text_of_blocks(Str page)
{
    Blocks blocks;
    Decoded decoded = decode_page(page, STR("text/html; charset=utf-8"), &case_tools, &case_arena);
    blocks_read(&blocks, &decoded, &case_arena);
    Buf out = buf_open(&case_arena, TEXT_BYTES);
    add_visible(&out, blocks.text);
    return buf_str(&out);
}

static int compare_bytes(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

static Str sorted_bytes(Str text)
{
    char *bytes = ARENA_NEW(&case_arena, char, text.len + 1);
    memcpy(bytes, text.data, text.len);
    qsort(bytes, text.len, 1, compare_bytes);
    return (Str){ bytes, text.len };
}

static bool has(Str page, const char *tag)
{
    return str_find_nocase(page, str_from_cstr(tag), 0) != STR_NONE;
}

/* Whether `rest`, what stands behind a page, says that the case is of something else than a page.
 */
static bool is_applicable(Str rest)
{
    StrCut part = str_cut_str(rest, STR("#document-fragment\n"));
    Str context = str_cut(part.tail, '\n').head;
    bool in_body = str_equal(context, STR("div")) || str_equal(context, STR("body"));
    return (!part.found || in_body) && !has(rest, "\n#script-on\n");
}

static void run_case(Str one, Counts *counts)
{
    StrCut cut = str_cut_str(one, STR("\n#errors\n"));
    if (!cut.found || !is_applicable(cut.tail)) {
        counts->not_applicable++;
        return;
    }
    Str wanted = text_of_dump(str_cut_str(cut.tail, STR("#document\n")).tail);
    Str found = text_of_blocks(cut.head);
    if (str_equal(found, wanted))
        counts->same++;
    else if (has(cut.head, "<table") && str_equal(sorted_bytes(found), sorted_bytes(wanted)))
        counts->moved++;
    else if (has(cut.head, "<frameset") || has(cut.head, "<noscript"))
        counts->on_purpose++;
    else {
        counts->failed++;
        CHECK_STR(found, wanted);
        printf("#   in: " STR_FMT "\n", STR_ARG(cut.head));
    }
}

/* One file of cases as one line of TAP; of our own, each case must be read and be the same. */
static void run_file(const char *path, bool is_own)
{
    Counts counts = { 0 };
    StrCut next = { .tail = read_file(path), .found = true };
    CHECK(str_starts_with(next.tail, STR("#data\n")));
    next.tail = str_drop(next.tail, sizeof "#data\n" - 1);
    while (next.found) {
        ArenaMark mark = arena_mark(&case_arena);
        next = str_cut_str(next.tail, STR("\n\n#data\n"));
        run_case(next.head, &counts);
        arena_release(&case_arena, mark);
    }
    const char *base = strrchr(path, '/');
    counts.failed += is_own ? counts.on_purpose + counts.not_applicable : 0;
    test_failures += counts.failed > 0;
    printf("%s %d - %s: %d same, %d moved, %d on purpose, %d failed, %d not applicable\n",
           counts.failed ? "not ok" : "ok", ++test_count, base ? base + 1 : path, counts.same,
           counts.moved, counts.on_purpose, counts.failed, counts.not_applicable);
}

static void run_folder(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0)
        printf("ok %d - the public suite # SKIP %s is not there\n", ++test_count, folder);
    for (int i = 0; i < count; i++) {
        char path[4096];
        ArenaMark mark = arena_mark(&case_arena);
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (str_ends_with(str_from_cstr(path), STR(".dat")))
            run_file(path, false);
        free(entries[i]);
        arena_release(&case_arena, mark);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    Error error;
    if (!arena_open(&case_arena, (size_t)1 << 30) ||
        extract_tools_open(&case_tools, &error) != STATUS_OK)
        return 99;
    bool is_folder = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            is_folder = true;
        else if (is_folder)
            run_folder(argv[i]);
        else
            run_file(argv[i], true);
    }
    extract_tools_close(&case_tools);
    arena_close(&case_arena);
    return test_report();
}
