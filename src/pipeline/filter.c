#include "pipeline/filter.h"

#include "base/json_read.h"
#include "base/json_write.h"
#include "lineage/lineage.h"
#include "pipeline/guard.h"
#include "print/print.h"
#include "story/story.h"

typedef struct Filter {
    FilterStage stage;
    Workers *workers;
    Output *output;
    const Log *log;
    Batch batch;
    Arena arena; /* of the batch */
    Arena text;  /* of one message on its way out */
} Filter;

static bool filter_keeps(FilterStage stage)
{
    return stage == FILTER_CLUSTER || stage == FILTER_CLUSTER_ONLINE || stage == FILTER_LINEAGE;
}

static LanguageDepth filter_depth(FilterStage stage)
{
    if (stage == FILTER_CLUSTER || stage == FILTER_CLUSTER_ONLINE)
        return LANGUAGE_SENTENCES;
    return stage == FILTER_LINEAGE ? LANGUAGE_WORDS : LANGUAGE_TREES;
}

/* A line as received; where its object has no type or id, they stand in front. */
static void filter_add_line(Buf *out, const Item *item)
{
    Str line = str_trim(item->line);
    JsonValue *object = NULL;
    bool is_whole = item->report.has_type && item->report.id.len > 0;
    if (is_whole || json_read(&object, line, out->arena, NULL) != STATUS_OK) {
        buf_add(out, line);
        buf_add_char(out, '\n');
        return;
    }
    Buf whole = buf_open(out->arena, LIMIT_MESSAGE_BYTES);
    JsonWriter json = json_open(&whole);
    json_begin_object(&json);
    json_field_string(&json, STR("type"), STR("report"));
    json_field_string(&json, STR("id"), item->document->report.id);
    for (const JsonValue *member = object->first; member; member = member->next) {
        if (str_equal(member->key, STR("type")) || str_equal(member->key, STR("id")))
            continue;
        json_key(&json, member->key);
        json_raw(&json, member->source);
    }
    json_end_object(&json);
    buf_add(out, buf_str(&whole));
    buf_add_char(out, '\n');
}

static void filter_add_through(Buf *out, FilterStage stage, const Item *item)
{
    if (stage == FILTER_ANALYSE_CONLLU || stage == FILTER_ANALYSE_HTML)
        return;
    if (item->kind == ITEM_MESSAGE) {
        buf_add(out, str_trim(item->line));
        buf_add_char(out, '\n');
    } else if (!item->document) {
        print_left_out_json(out, &item->left_out);
    } else if (item->kind == ITEM_REPORT) {
        filter_add_line(out, item);
    } else {
        print_report_json(out, &item->document->report);
    }
}

static bool filter_explains(FilterStage stage)
{
    return stage == FILTER_EXPLAIN || stage == FILTER_EXPLAIN_TEXT || stage == FILTER_EXPLAIN_HTML;
}

static bool filter_is_html(FilterStage stage)
{
    return stage == FILTER_EXPLAIN_HTML || stage == FILTER_ANALYSE_HTML;
}

static void filter_add_explanation(Buf *out, FilterStage stage, const Item *item)
{
    if (!item->explanation)
        return;
    if (stage == FILTER_EXPLAIN)
        print_explanation_json(out, item->explanation);
    else if (stage == FILTER_EXPLAIN_HTML)
        print_explanation_html(out, item->explanation);
    else
        print_explanation_text(out, item->explanation);
}

/* What the stage writes of one item. */
static void filter_print(void *context, Buf *out, const Item *item)
{
    const Filter *filter = context;
    if (filter_explains(filter->stage)) {
        filter_add_explanation(out, filter->stage, item);
        return;
    }
    filter_add_through(out, filter->stage, item);
    if (!item->document)
        return;
    if (filter->stage == FILTER_ANALYSE)
        print_analysis_json(out, item->document);
    else if (filter->stage == FILTER_ANALYSE_CONLLU)
        print_analysis_conllu(out, item->document);
    else if (filter->stage == FILTER_ANALYSE_HTML)
        print_analysis_html(out, item->document);
}

typedef struct FilterItem {
    Filter *filter;
    const Item *item;
    Buf text;
} FilterItem;

static void filter_print_guarded(void *context)
{
    FilterItem *work = context;
    work->text = buf_open(&work->filter->text, LIMIT_MESSAGE_BYTES);
    filter_print(work->filter, &work->text, work->item);
}

static void filter_write_item(Filter *filter, const Item *item)
{
    FilterItem work = { .filter = filter, .item = item };
    double begin = stats_now();
    if (item->text.len)
        output_add(filter->output, item->text);
    else if (guard_run(&filter->text, &filter->workers->items[0].scratch, LIMIT_MESSAGE_BYTES,
                       filter_print_guarded, &work) &&
             !work.text.cut)
        output_add(filter->output, buf_str(&work.text));
    else
        log_format(filter->log, LOG_ERROR,
                   STR_FMT ": what was found does not fit one message; it is left out",
                   STR_ARG(item->document ? item->document->report.path : item->left_out.path));
    arena_reset(&filter->text, (size_t)1 << 20);
    stats_add(&filter->workers->items[0].stats, STATS_PRINT, stats_now() - begin, 0);
}

/* Write one item through, and keep what the later stages need. */
static bool filter_take_item(void *context, const Item *item)
{
    Filter *filter = context;
    filter_write_item(filter, item);
    if (filter_keeps(filter->stage)) {
        if (item->document)
            batch_add_document(&filter->batch, item->document);
        else if (item->kind == ITEM_MESSAGE)
            batch_add_message(&filter->batch, item->type, item->line, &filter->text);
    }
    return !filter->output->has_failed;
}

/* Under the guard: the stories of all reports. */
static void filter_cluster_guarded(void *context)
{
    Filter *filter = context;
    Worker *worker = &filter->workers->items[0];
    Documents docs = batch_documents(&filter->batch);
    Stories stories = { 0 };
    StoryOptions options = { .online = filter->stage == FILTER_CLUSTER_ONLINE };
    double begin = stats_now();
    story_cluster(&stories, docs, options, &worker->keep, &worker->scratch);
    stats_add(&worker->stats, STATS_STORY, stats_now() - begin, 0);
    for (size_t i = 0; i < stories.events.count + stories.count; i++) {
        ArenaMark mark = arena_mark(&worker->scratch);
        Buf text = buf_open(&worker->scratch, LIMIT_MESSAGE_BYTES);
        if (i < stories.events.count)
            print_story_event_json(&text, &stories.events.items[i], docs);
        else
            print_story_json(&text, &stories.items[i - stories.events.count], docs);
        output_add(filter->output, buf_str(&text));
        arena_release(&worker->scratch, mark);
    }
}

typedef struct FilterGroup {
    Filter *filter;
    Documents docs;
} FilterGroup;

static void filter_lineage_guarded(void *context)
{
    const FilterGroup *group = context;
    Worker *worker = &group->filter->workers->items[0];
    Lineage lineage = { 0 };
    double begin = stats_now();
    lineage_build(&lineage, group->docs, &worker->keep, &worker->scratch);
    stats_add(&worker->stats, STATS_LINEAGE, stats_now() - begin, 0);
    Buf text = buf_open(&worker->scratch, LIMIT_MESSAGE_BYTES);
    print_descents_json(&text, &lineage, group->docs);
    output_add(group->filter->output, buf_str(&text));
}

/* Reports that stand twice were written through; say that only one is used. */
static void filter_add_doubles(Filter *filter)
{
    Buf text = buf_open(&filter->arena, LIMIT_MESSAGE_BYTES);
    for (size_t i = 0; i < filter->batch.left_out.count; i++)
        print_left_out_json(&text, &filter->batch.left_out.items[i]);
    output_add(filter->output, buf_str(&text));
}

static Status filter_finish(Filter *filter, Error *error)
{
    Worker *worker = &filter->workers->items[0];
    batch_settle(&filter->batch, filter->stage != FILTER_CLUSTER_ONLINE);
    filter_add_doubles(filter);
    if (filter->stage != FILTER_LINEAGE) {
        if (!guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, filter_cluster_guarded,
                       filter))
            return fail(error, STATUS_LIMIT, 0, "more reports than fit the memory of one run");
        return STATUS_OK;
    }
    BatchGroups groups = batch_group_by_story(&filter->batch, &filter->arena);
    for (size_t i = 0; i < groups.count; i++) {
        FilterGroup group = { filter, groups.items[i] };
        if (!guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, filter_lineage_guarded,
                       &group))
            return fail(error, STATUS_LIMIT, 0, "more reports than fit the memory of one run");
    }
    return STATUS_OK;
}

/* What stands before the first and after the last report of a page. */
static void filter_add_frame(Filter *filter, void (*print)(Buf *out))
{
    if (!filter_is_html(filter->stage))
        return;
    Buf text = buf_open(&filter->arena, LIMIT_MESSAGE_BYTES);
    print(&text);
    output_add(filter->output, buf_str(&text));
}

Status filter_run(FilterStage stage, IntakePlan plan, Workers *workers, Output *output,
                  const Log *log, IntakeCounts *counts, Error *error)
{
    Filter filter = { .stage = stage, .workers = workers, .output = output, .log = log };
    if (!arena_open(&filter.arena, LIMIT_BATCH_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for the reports");
    if (!arena_open(&filter.text, LIMIT_SCRATCH_ARENA)) {
        arena_close(&filter.arena);
        return fail(error, STATUS_MEMORY, 0, "no address space for the output");
    }
    filter.batch = batch_open(&filter.arena);
    plan.keep = filter_keeps(stage);
    plan.explain = filter_explains(stage);
    plan.reports_only = stage == FILTER_EXTRACT || plan.explain;
    plan.depth = filter_depth(stage);
    plan.item = filter_take_item;
    /* what is kept would be kept twice */
    plan.print = filter_keeps(stage) ? NULL : filter_print;
    plan.context = &filter;
    filter_add_frame(&filter, print_html_begin);
    Status status = intake_run(&plan, workers, log, counts, error);
    filter_add_frame(&filter, print_html_end);
    if (status == STATUS_OK && filter_keeps(stage) && !output->has_failed)
        status = filter_finish(&filter, error);
    arena_close(&filter.text);
    arena_close(&filter.arena);
    return status == STATUS_OK ? output_status(output, error) : status;
}
