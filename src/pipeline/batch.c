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

static void batch_leave_out(Batch *batch, const Report *report, Word reason)
{
    LeftOut left_out = { .path = report->path, .url = report->url, .reason = reason };
    batch_add_left_out(batch, &left_out);
}

/* The report that was kept with a key, or NULL. */
static const Report *batch_first(const Batch *batch, const Map *first_of, uint64_t key)
{
    uint32_t first = map_get(first_of, key);
    return first == MAP_NONE ? NULL : &batch->documents.items[first]->report;
}

/*
 * Whether a page was read twice, as a file and from an archive, say: the same
 * text at the same address, or the same bytes where one has no address.  Equal
 * bytes at two addresses are two outlets' copies, unless the outlet is one.
 * Reports that come without a page are as many as their ids.
 */
static bool batch_is_same_page(const Report *first, const Report *report)
{
    if (!first->of_page || !report->of_page || !str_equal(first->text, report->text))
        return false;
    if (first->url.len && str_equal(first->url, report->url))
        return true;
    return str_equal(first->sha256, report->sha256) &&
           (!first->url.len || !report->url.len || str_equal(first->outlet, report->outlet));
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

/* Numbers of the reports that were kept, by id, hash of the page and address. */
typedef struct BatchFirsts {
    Map of_id, of_page, of_url;
} BatchFirsts;

/* Why a report is to be left out, or WORD_NONE. */
static Word batch_why_double(const Batch *batch, const BatchFirsts *firsts, const Report *report)
{
    const Report *first = batch_first(batch, &firsts->of_id, str_hash(report->id));
    if (first)
        return str_equal(first->sha256, report->sha256) && str_equal(first->text, report->text)
                   ? WORD_LEFT_OUT_SAME_PAGE
                   : WORD_LEFT_OUT_SAME_ID;
    first = batch_first(batch, &firsts->of_page, str_hash(report->sha256));
    if (first && batch_is_same_page(first, report))
        return WORD_LEFT_OUT_SAME_PAGE;
    first = report->url.len ? batch_first(batch, &firsts->of_url, str_hash(report->url)) : NULL;
    return first && batch_is_same_page(first, report) ? WORD_LEFT_OUT_SAME_PAGE : WORD_NONE;
}

static void batch_note_first(BatchFirsts *firsts, const Report *report, size_t number)
{
    *map_put(&firsts->of_id, str_hash(report->id)) = (uint32_t)number;
    *map_put(&firsts->of_page, str_hash(report->sha256)) = (uint32_t)number;
    *map_put(&firsts->of_url, str_hash(report->url)) = (uint32_t)number;
}

void batch_settle(Batch *batch, bool sort)
{
    if (sort)
        batch_sort(batch);
    BatchFirsts firsts = { map_open(batch->arena, batch->documents.count),
                           map_open(batch->arena, batch->documents.count),
                           map_open(batch->arena, batch->documents.count) };
    size_t kept = 0;
    for (size_t i = 0; i < batch->documents.count; i++) {
        const Document *document = batch->documents.items[i];
        Word reason = batch_why_double(batch, &firsts, &document->report);
        if (reason != WORD_NONE) {
            batch_leave_out(batch, &document->report, reason);
            continue;
        }
        batch_note_first(&firsts, &document->report, kept);
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
