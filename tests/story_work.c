/*
 * story_work.c - cluster near copies of one report, for copies.py to count the
 * instructions it takes: story_work COUNT [online].
 */
#include "base/buf.h"
#include "base/scan.h"
#include "story/story.h"

#include <stdio.h>

enum { WORK_WORDS = 50 };

/* One text of which each report leaves a word out; it signs the rest. */
static Document work_make_copy(size_t number, Arena *arena)
{
    Buf text = buf_open(arena, 1024), id = buf_open(arena, 32);
    for (size_t i = 0; i < WORK_WORDS; i++)
        if (i != number % WORK_WORDS)
            buf_add_format(&text, "word%zu ", i);
    buf_add_format(&text, "Writer%zu", number);
    buf_add_format(&id, "c%zu", number);
    return (Document){ .report = { .id = buf_str(&id),
                                   .title = STR("Mill in Lorvik burns"),
                                   .text = buf_str(&text),
                                   .published_at = INTERVAL_UNKNOWN } };
}

int main(int argc, char **argv)
{
    Arena keep, scratch;
    uint64_t count = 0;
    if (argc < 2 || !arena_open(&keep, (size_t)1 << 30) || !arena_open(&scratch, (size_t)1 << 30))
        return 2;
    Scan scan = scan_from(str_from_cstr(argv[1]));
    scan_decimal(&scan, 6, &count);
    Document *docs = ARENA_NEW(&keep, Document, count);
    const Document **items = ARENA_NEW(&keep, const Document *, count);
    for (size_t i = 0; i < count; i++) {
        docs[i] = work_make_copy(i, &keep);
        items[i] = &docs[i];
    }
    Stories stories;
    story_cluster(&stories, (Documents){ items, count }, (StoryOptions){ .online = argc > 2 },
                  &keep, &scratch);
    printf("%zu stories, %zu bytes\n", stories.count, keep.peak + scratch.peak);
    arena_close(&scratch);
    arena_close(&keep);
    return 0;
}
