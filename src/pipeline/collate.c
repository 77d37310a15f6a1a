#include "pipeline/collate.h"

#include "base/pool.h"
#include "base/vec.h"
#include "claim/claim.h"
#include "edition/edition.h"
#include "lineage/lineage.h"
#include "pipeline/guard.h"
#include "story/story.h"

#include <stdlib.h>

typedef struct Collate {
    Collation *out;
    Workers *workers;
} Collate;

static bool collate_take_item(void *context, const Item *item)
{
    Collate *collate = context;
    Batch *batch = &collate->out->batch;
    if (item->document)
        batch_add_document(batch, item->document);
    else if (item->kind == ITEM_MESSAGE)
        batch_add_message(batch, item->type, item->line, &collate->workers->items[0].scratch);
    else
        batch_add_left_out(batch, &item->left_out);
    arena_reset(&collate->workers->items[0].scratch, (size_t)8 << 20);
    return true;
}

static void collate_cluster_guarded(void *context)
{
    Collate *collate = context;
    Worker *worker = &collate->workers->items[0];
    double begin = stats_now();
    size_t used = worker->keep.used;
    story_cluster(&collate->out->stories, batch_documents(&collate->out->batch), (StoryOptions){ 0 },
                  &worker->keep, &worker->scratch);
    stats_add(&worker->stats, STATS_STORY, stats_now() - begin, worker->keep.used - used);
    stats_end(&worker->stats, STATS_STORY);
}

typedef struct CollateStory {
    const Collation *collation;
    const Story *story;
    Worker *worker;
    Edition *edition;
} CollateStory;

static Documents collate_documents(const CollateStory *work)
{
    const Story *story = work->story;
    const Document **items = ARENA_NEW(&work->worker->keep, const Document *, story->count);
    for (size_t i = 0; i < story->count; i++)
        items[i] = work->collation->batch.documents.items[story->reports[i]];
    return (Documents){ items, story->count };
}

/* Under the guard: the last three stages on one story. */
static void collate_story_guarded(void *context)
{
    CollateStory *work = context;
    Arena *keep = &work->worker->keep, *scratch = &work->worker->scratch;
    Stats *stats = &work->worker->stats;
    Documents docs = collate_documents(work);
    Lineage *lineage = ARENA_NEW(keep, Lineage, 1);
    Claims *claims = ARENA_NEW(keep, Claims, 1);

    double begin = stats_now();
    size_t used = keep->used;
    lineage_build(lineage, docs, keep, scratch);
    double after_lineage = stats_now();
    stats_add(stats, STATS_LINEAGE, after_lineage - begin, keep->used - used);
    used = keep->used;
    claim_build(claims, docs, lineage, keep, scratch);
    double after_claim = stats_now();
    stats_add(stats, STATS_CLAIM, after_claim - after_lineage, keep->used - used);
    used = keep->used;
    edition_build(work->edition, work->story, docs, lineage, claims, keep, scratch);
    stats_add(stats, STATS_EDITION, stats_now() - after_claim, keep->used - used);
}

typedef struct CollateEditions {
    Collate *collate;
    Edition **editions; /* by story; NULL: no room */
} CollateEditions;

static void collate_story(void *context, size_t number, unsigned worker_number)
{
    CollateEditions *all = context;
    Worker *worker = &all->collate->workers->items[worker_number];
    Edition *edition = ARENA_NEW(&worker->keep, Edition, 1);
    CollateStory work = { all->collate->out, &all->collate->out->stories.items[number], worker,
                          edition };
    if (guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, collate_story_guarded,
                  &work))
        all->editions[number] = edition;
}

static int collate_compare(const void *left, const void *right)
{
    const Edition *a = *(const Edition *const *)left, *b = *(const Edition *const *)right;
    if (a->lineage.origin_count != b->lineage.origin_count)
        return a->lineage.origin_count > b->lineage.origin_count ? -1 : 1;
    if (a->docs.count != b->docs.count)
        return a->docs.count > b->docs.count ? -1 : 1;
    return str_compare(a->id, b->id);
}

static void collate_leave_out_story(Collation *out, const Story *story)
{
    for (size_t i = 0; i < story->count; i++) {
        const Report *report = &out->batch.documents.items[story->reports[i]]->report;
        LeftOut left_out = { .path = report->path,
                             .url = report->url,
                             .reason = WORD_LEFT_OUT_STORY_TOO_LARGE };
        batch_add_left_out(&out->batch, &left_out);
    }
}

static void collate_make_editions(Collate *collate)
{
    Collation *out = collate->out;
    CollateEditions all = { collate, ARENA_NEW(&out->arena, Edition *, out->stories.count) };
    pool_run(collate->workers->count, out->stories.count, collate_story, &all);
    out->editions = ARENA_NEW(&out->arena, const Edition *, out->stories.count);
    for (size_t i = 0; i < out->stories.count; i++) {
        if (all.editions[i])
            out->editions[out->edition_count++] = all.editions[i];
        else
            collate_leave_out_story(out, &out->stories.items[i]);
    }
    if (out->edition_count)
        qsort(out->editions, out->edition_count, sizeof *out->editions, collate_compare);
    for (int stage = STATS_LINEAGE; stage <= STATS_EDITION; stage++)
        stats_end(&collate->workers->items[0].stats, (StatsStage)stage);
}

static Status collate_run(Collate *collate, const IntakePlan *plan, const Log *log,
                          IntakeCounts *counts, Error *error)
{
    Worker *worker = &collate->workers->items[0];
    TRY(intake_run(plan, collate->workers, log, counts, error));
    batch_settle(&collate->out->batch, true);
    if (!guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, collate_cluster_guarded,
                   collate))
        return fail(error, STATUS_LIMIT, 0, "more reports than fit the memory of one run");
    collate_make_editions(collate);
    counts->reports = 0;
    for (size_t i = 0; i < collate->out->edition_count; i++)
        counts->reports += collate->out->editions[i]->docs.count;
    counts->left_out = collate->out->batch.left_out.count;
    return STATUS_OK;
}

Status collation_make(Collation *out, IntakePlan plan, Workers *workers, const Log *log,
                      IntakeCounts *counts, Error *error)
{
    *out = (Collation){ 0 };
    if (!arena_open(&out->arena, LIMIT_BATCH_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for the reports");
    out->batch = batch_open(&out->arena);
    Collate collate = { out, workers };
    plan.keep = true;
    plan.item = collate_take_item;
    plan.context = &collate;
    Status status = collate_run(&collate, &plan, log, counts, error);
    if (status != STATUS_OK)
        collation_close(out);
    return status;
}

void collation_close(Collation *collation)
{
    arena_close(&collation->arena);
    *collation = (Collation){ 0 };
}
