/*
 * pack.c - development pages with the article that people took from them.
 */
#include "pack.h"

#include "base/buf.h"
#include "base/json_read.h"
#include "base/map.h"
#include "base/vec.h"
#include "read/read.h"

#include <stdio.h>

static const char PACK_PAGES[] = ".warc.gz";
static const char PACK_GOLD[] = ".gold.jsonl";

typedef struct PackGold {
    Intern urls;
    struct {
        Str *items;
        size_t count, room;
    } texts;
} PackGold;

typedef struct PackWork {
    PackGold gold;
    PackVisit *visit;
    void *context;
} PackWork;

static Str pack_read_file(FILE *file, Arena *arena)
{
    Buf buf = buf_open(arena, (size_t)1 << 30);
    enum { BLOCK = 1 << 16 };
    char *block = ARENA_NEW(arena, char, BLOCK);
    size_t got;
    while ((got = fread(block, 1, BLOCK, file)) > 0)
        buf_add(&buf, (Str){ block, got });
    return buf_str(&buf);
}

static bool pack_read_gold(PackGold *gold, Str name, Arena *arena)
{
    Buf path = buf_open(arena, 4096);
    buf_add(&path, name);
    buf_add(&path, str_from_cstr(PACK_GOLD));
    buf_add_char(&path, '\0');
    FILE *file = fopen(path.data, "rb");
    if (!file)
        return false;
    Str rest = pack_read_file(file, arena);
    fclose(file);
    gold->urls = intern_open(arena, 1024);
    while (rest.len) {
        StrCut cut = str_cut(rest, '\n');
        JsonValue *line;
        if (json_read(&line, cut.head, arena, NULL) == STATUS_OK) {
            const JsonValue *text = json_get(line, STR("text"));
            if (text && text->kind == JSON_STRING &&
                intern_add(&gold->urls, json_get_text(line, STR("url"))) == gold->texts.count)
                *VEC_PUSH(arena, &gold->texts) = json_text(text);
        }
        rest = cut.tail;
    }
    return true;
}

static Status pack_more(void *context, char *into, size_t room, size_t *got, Error *error)
{
    FILE *file = context;
    *got = fread(into, 1, room, file);
    return *got == 0 && ferror(file) ? fail(error, STATUS_IO, 0, "the pack cannot be read")
                                     : STATUS_OK;
}

static void pack_take_page(void *context, const Page *page)
{
    PackWork *work = context;
    uint32_t number = intern_find(&work->gold.urls, page->url);
    if (number != MAP_NONE)
        work->visit(work->context, page, work->gold.texts.items[number]);
}

bool pack_read(const char *path, PackVisit *visit, void *context, Arena *arena)
{
    Str name = str_from_cstr(path), suffix = str_from_cstr(PACK_PAGES);
    PackWork work = { .visit = visit, .context = context };
    if (!str_ends_with(name, suffix) ||
        !pack_read_gold(&work.gold, str_take(name, name.len - suffix.len), arena))
        return false;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    ReadTools tools;
    Arena scratch;
    Error error;
    bool done = false;
    if (arena_open(&scratch, (size_t)4 << 30)) {
        if (read_tools_open(&tools, &error) == STATUS_OK) {
            ReadSource source = { .path = name, .more = pack_more, .context = file };
            ReadSink sink = { .context = &work, .page = pack_take_page };
            ReadCounts counts = { 0 };
            done = read_source(&source, &sink, &counts, &tools, &scratch, &error) == STATUS_OK;
            read_tools_close(&tools);
        }
        arena_close(&scratch);
    }
    fclose(file);
    return done;
}
