/*
 * encoding_test.c - the public cases for declared encodings (html5lib-tests).
 *
 *     encoding_test FOLDER
 *
 * A case is "#data", a page, "#encoding" and a name; windows-1252 stands for
 * "nothing declared", too.
 */
#include "extract/decode_label.h"

#include "test.h"

#include <dirent.h>
#include <stdlib.h>

static Str read_cases(const char *path, Arena *arena)
{
    enum { MOST = 1 << 20 };
    FILE *file = fopen(path, "rb");
    if (!file)
        return (Str){ 0 };
    char *data = arena_push(arena, 1, MOST);
    size_t len = fread(data, 1, MOST, file);
    fclose(file);
    return (Str){ data, len };
}

static void run_cases(const char *path, Arena *arena)
{
    Str rest = read_cases(path, arena);
    int count = 0;
    test_failed_now = 0;
    for (StrCut cut; (cut = str_cut_str(rest, STR("#data\n"))).found; count++) {
        StrCut page = str_cut_str(cut.tail, STR("\n#encoding\n"));
        Str expected = str_trim(str_cut(page.tail, '\n').head);
        DecodeLabel wanted = decode_label_find(expected);
        DecodeLabel found = decode_label_in_page(page.head, arena);
        if (str_starts_with(page.head, STR("\xEF\xBB\xBF")))
            found = decode_label_find(STR("utf-8")); /* decode_page() looks at marks first */
        if (!found.converter)
            found = decode_label_find(STR("windows-1252"));
        CHECK_STR(found.name, wanted.name);
        rest = page.tail;
    }
    CHECK(count > 0);
    test_failures += test_failed_now;
    printf("%s %d - %s: %d cases\n", test_failed_now ? "not ok" : "ok", ++test_count, path, count);
}

static int is_cases(const struct dirent *entry)
{
    return str_ends_with(str_from_cstr(entry->d_name), STR(".dat"));
}

int main(int argc, char **argv)
{
    Arena arena;
    if (argc != 2 || !arena_open(&arena, (size_t)1 << 26))
        return 1;
    struct dirent **entries = NULL;
    int count = scandir(argv[1], &entries, is_cases, alphasort);
    if (count < 0)
        printf("ok %d - declared encodings # SKIP %s is not there\n", ++test_count, argv[1]);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], entries[i]->d_name);
        run_cases(path, &arena);
        free(entries[i]);
    }
    free(entries);
    arena_close(&arena);
    return test_report();
}
