#include "pipeline/compare.h"

#include "lineage/lineage.h"
#include "pipeline/guard.h"

typedef struct Compare {
    Batch batch;
    Worker *worker;
    const PublishOptions *options;
    Output *output;
} Compare;

static bool compare_take_item(void *context, const Item *item)
{
    Compare *compare = context;
    if (item->document)
        batch_add_document(&compare->batch, item->document);
    return true;
}

static void compare_guarded(void *context)
{
    Compare *compare = context;
    Documents docs = batch_documents(&compare->batch);
    Lineage lineage = { 0 };
    lineage_build(&lineage, docs, &compare->worker->keep, &compare->worker->scratch);
    Buf out = buf_open(&compare->worker->scratch, LIMIT_MESSAGE_BYTES);
    if (compare->options->format == PUBLISH_JSONL) {
        for (size_t i = 0; i < docs.count; i++)
            print_report_json(&out, &docs.items[i]->report);
        print_descents_json(&out, &lineage, docs);
    } else if (compare->options->format == PUBLISH_HTML) {
        print_compare_html(&out, &lineage, docs, &compare->worker->keep);
    } else {
        print_compare_text(&out, &lineage, docs, &compare->worker->keep);
    }
    output_add(compare->output, buf_str(&out));
}

static Status compare_two(Compare *compare, Error *error)
{
    Worker *worker = compare->worker;
    size_t found = compare->batch.documents.count;
    batch_settle(&compare->batch, false);
    if (found == 2 && compare->batch.left_out.count == 1) {
        const LeftOut *again = compare->batch.left_out.items;
        return fail(error, STATUS_USAGE, 0, STR_FMT ": " STR_FMT " as " STR_FMT,
                    STR_ARG(again->path), STR_ARG(words_text(again->reason)),
                    STR_ARG(compare->batch.documents.items[0]->report.path));
    }
    if (compare->batch.documents.count != 2)
        return fail(error, STATUS_USAGE, 0, "two reports wanted, %zu found",
                    compare->batch.documents.count);
    if (!guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, compare_guarded, compare))
        return fail(error, STATUS_LIMIT, 0, "the reports do not fit the memory");
    return output_status(compare->output, error);
}

Status compare_run(IntakePlan plan, Workers *workers, const PublishOptions *options, Output *output,
                   const Log *log, IntakeCounts *counts, Error *error)
{
    if (options->format != PUBLISH_TEXT && options->format != PUBLISH_JSONL &&
        options->format != PUBLISH_HTML)
        return fail(error, STATUS_USAGE, 0, "compare writes text, html and jsonl");
    Arena arena;
    if (!arena_open(&arena, LIMIT_SCRATCH_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for the reports");
    Compare compare = { batch_open(&arena), &workers->items[0], options, output };
    plan.keep = true;
    plan.item = compare_take_item;
    plan.context = &compare;
    Status status = intake_run(&plan, workers, log, counts, error);
    if (status == STATUS_OK)
        status = compare_two(&compare, error);
    arena_close(&arena);
    return status;
}
