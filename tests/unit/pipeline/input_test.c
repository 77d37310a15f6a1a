#include "pipeline/input.h"

#include "base/buf.h"
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static Arena arena;
static char root[] = "/tmp/stemma-input-XXXXXX";

static const char *at(const char *name)
{
    Buf buf = buf_open(&arena, 4000);
    buf_add_format(&buf, "%s/%s", root, name);
    return arena_copy_str(&arena, buf_str(&buf)).data;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "w");
    CHECK(file != NULL);
    if (file) {
        fputs(text, file);
        fclose(file);
    }
}

/* Paths below the root, one a line, with the reason of what is left out. */
static Str listing(const Str *paths, size_t count)
{
    InputList list = { 0 };
    Buf buf = buf_open(&arena, 1 << 16);
    CHECK(input_list(&list, paths, count, &arena, NULL) == STATUS_OK);
    for (size_t i = 0; i < list.count; i++) {
        Str path = list.items[i].path;
        CHECK(path.data[path.len] == '\0');
        bool below = str_starts_with(path, str_from_cstr(root));
        buf_add(&buf, below ? str_drop(path, sizeof root) : path);
        if (list.items[i].left_out) {
            buf_add(&buf, STR(": "));
            buf_add(&buf, words_text(list.items[i].left_out));
        }
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

TEST(a_folder_is_walked_in_byte_order)
{
    put("b.html", "b");
    put("B.html", "B");
    put(".hidden", "h");
    mkdir(at("a"), 0700);
    put("a/2.txt", "2");
    put("a/1.txt", "1");
    mkdir(at("b_files"), 0700);
    put("b_files/x.css", "x");
    mkdir(at("c_files"), 0700);
    put("c_files/y.html", "y");
    CHECK(symlink(root, at("a/loop")) == 0);
    CHECK(symlink("nowhere", at("dead")) == 0);
    CHECK(mkfifo(at("pipe"), 0600) == 0);
    Str path = str_from_cstr(root);
    CHECK_STR(listing(&path, 1), STR("B.html\na/1.txt\na/2.txt\n"
                                     "a/loop: folder that was read already: a link leads to it\n"
                                     "b.html\nb_files: files saved beside a page\nc_files/y.html\n"
                                     "dead: cannot be read\npipe: neither a file nor a folder\n"));
}

TEST(paths_are_kept_in_their_order)
{
    Str paths[] = { STR("-"), str_from_cstr(at("b.html")), STR("no/such/file"),
                    str_from_cstr(at("B.html")) };
    CHECK_STR(listing(paths, 4), STR("-\nb.html\nno/such/file: no such file or folder\nB.html\n"));
}

TEST(a_file_is_a_source_of_its_bytes)
{
    InputList list = { 0 };
    InputFile file;
    Str path = str_from_cstr(at("a/1.txt"));
    CHECK(input_list(&list, &path, 1, &arena, NULL) == STATUS_OK && list.count == 1);
    CHECK(input_open(&file, &list.items[0], NULL) == STATUS_OK);
    char bytes[4];
    size_t got = 9;
    CHECK(file.source.more(file.source.context, bytes, 4, &got, NULL) == STATUS_OK);
    CHECK(got == 1 && bytes[0] == '1');
    CHECK(file.source.more(file.source.context, bytes, 4, &got, NULL) == STATUS_OK && got == 0);
    input_close(&file);
    input_close(&file);
    InputEntry gone = { .path = STR("/no/such/file") };
    Error error = { 0 };
    CHECK(input_open(&file, &gone, &error) == STATUS_IO);
    CHECK(str_starts_with(str_from_cstr(error.message), STR("/no/such/file: ")));
}

static void remove_all(void)
{
    static const char *const NAMES[] = {
        "a/1.txt",       "a/2.txt", "a/loop",         "a",       "b.html", "B.html", ".hidden",
        "b_files/x.css", "b_files", "c_files/y.html", "c_files", "dead",   "pipe",   ""
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        remove(at(NAMES[i]));
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 30) || !mkdtemp(root))
        return 1;
    RUN(a_folder_is_walked_in_byte_order);
    RUN(paths_are_kept_in_their_order);
    RUN(a_file_is_a_source_of_its_bytes);
    remove_all();
    arena_close(&arena);
    return test_report();
}
