#include "pipeline/batch.h"

#include "base/json_read.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

Batch batch_open(Arena *arena)
{
    return (Batch){ .arena = arena, .story_of = map_open(arena, 0) };
}

void batch_add_document(Batch *batch, const Document *document)
{
    *VEC_PUSH(batch->arena, &batch->documents) = document;
}

void batch_add_left_out(Batch *batch, const LeftOut *left_out)
{
    LeftOut copy = *left_out;
    copy.path = arena_copy_str(batch->arena, left_out->path);
    copy.url = arena_copy_str(batch->arena, left_out->url);
    *VEC_PUSH(batch->arena, &batch->left_out) = copy;
}

void batch_add_message(Batch *batch, Str type, Str line, Arena *scratch)
{
    if (!str_equal(type, STR("story")))
        return;
    JsonValue *message = NULL;
    if (json_read(&message, line, scratch, NULL) != STATUS_OK)
        return;
    const JsonValue *reports = json_get(message, STR("reports"));
    Str id = json_get_text(message, STR("id"));
    if (!id.len || !reports)
        return;
    uint32_t number = (uint32_t)batch->stories.count;
    *VEC_PUSH(batch->arena, &batch->stories) = arena_copy_str(batch->arena, id);
    for (const JsonValue *report = reports->first; report; report = report->next)
        *map_put(&batch->story_of, str_hash(json_text(report))) = number;
}

/* By time and id; reports of one id by what they hold, so that the same one is kept
 * whatever the order of the input. */
static int batch_compare(const void *left, const void *right)
{
    const Report *a = &(*(const Document *const *)left)->report;
    const Report *b = &(*(const Document *const *)right)->report;
    if (a->published_at.from != b->published_at.from)
        return a->published_at.from < b->published_at.from ? -1 : 1;
    int order = str_compare(a->id, b->id);
    order = order != 0 ? order : str_compare(a->sha256, b->sha256);
    order = order != 0 ? order : str_compare(a->url, b->url);
    order = order != 0 ? order : str_compare(a->outlet, b->outlet);
    order = order != 0 ? order : str_compare(a->title, b->title);
    order = order != 0 ? order : str_compare(a->path, b->path);
    return order != 0 ? order : str_compare(a->text, b->text);
}

static void batch_leave_out_double(Batch *batch, const Report *first, const Report *report)
{
    bool is_same = str_equal(first->sha256, report->sha256) && str_equal(first->text, report->text);
    LeftOut left_out = { .path = report->path,
                         .url = report->url,
                         .reason = is_same ? WORD_LEFT_OUT_SAME_PAGE : WORD_LEFT_OUT_SAME_ID };
    batch_add_left_out(batch, &left_out);
}

/* The story of a message, for a report that has none of its own. */
static const Document *batch_with_story(Batch *batch, const Document *document)
{
    uint32_t story = map_get(&batch->story_of, str_hash(document->report.id));
    if (document->report.story.len || story == MAP_NONE)
        return document;
    Document *copy = ARENA_NEW(batch->arena, Document, 1);
    *copy = *document;
    copy->report.story = batch->stories.items[story];
    return copy;
}

static void batch_sort(Batch *batch)
{
    if (batch->documents.count)
        qsort(batch->documents.items, batch->documents.count, sizeof *batch->documents.items,
              batch_compare);
}

void batch_settle(Batch *batch, bool sort)
{
    if (sort)
        batch_sort(batch);
    Map first_of = map_open(batch->arena, batch->documents.count);
    size_t kept = 0;
    for (size_t i = 0; i < batch->documents.count; i++) {
        const Document *document = batch->documents.items[i];
        uint32_t *first = map_put(&first_of, str_hash(document->report.id));
        if (*first != MAP_NONE) {
            batch_leave_out_double(batch, &batch->documents.items[*first]->report,
                                   &document->report);
            continue;
        }
        *first = (uint32_t)kept;
        batch->documents.items[kept++] = batch_with_story(batch, document);
    }
    batch->documents.count = kept;
}

Documents batch_documents(const Batch *batch)
{
    return (Documents){ batch->documents.items, batch->documents.count };
}

BatchGroups batch_group_by_story(const Batch *batch, Arena *arena)
{
    size_t count = batch->documents.count;
    Intern stories = intern_open(arena, 0);
    uint32_t *group_of = ARENA_NEW(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        group_of[i] = intern_add(&stories, batch->documents.items[i]->report.story);

    BatchGroups groups = { ARENA_NEW(arena, Documents, stories.count), stories.count };
    for (size_t i = 0; i < count; i++)
        groups.items[group_of[i]].count++;
    const Document ***next = ARENA_NEW(arena, const Document **, groups.count);
    for (size_t g = 0; g < groups.count; g++) {
        next[g] = ARENA_NEW(arena, const Document *, groups.items[g].count);
        groups.items[g].items = next[g];
    }
    for (size_t i = 0; i < count; i++)
        *next[group_of[i]]++ = batch->documents.items[i];
    return groups;
}
