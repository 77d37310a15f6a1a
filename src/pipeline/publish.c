#include "pipeline/publish.h"

#include "pipeline/guard.h"
#include "store/store.h"

typedef struct Publish {
    const PublishOptions *options;
    PrintSummary summary;
    size_t edition; /* the one to print; edition_count: what comes after all */
    Worker *worker;
    Output *output;
} Publish;

static PrintSummary publish_summary(const Collation *collation)
{
    return (PrintSummary){ .left_out = collation->batch.left_out.items,
                           .left_out_count = collation->batch.left_out.count,
                           .editions = collation->editions,
                           .edition_count = collation->edition_count };
}

static void publish_add_jsonl(Buf *out, const Publish *publish)
{
    const PrintSummary *summary = &publish->summary;
    if (publish->edition == summary->edition_count) {
        for (size_t i = 0; i < summary->left_out_count; i++)
            print_left_out_json(out, &summary->left_out[i]);
        return;
    }
    const Edition *edition = summary->editions[publish->edition];
    for (size_t i = 0; i < edition->docs.count; i++)
        print_report_json(out, &edition->docs.items[i]->report);
    print_edition_story_json(out, edition);
    print_descents_json(out, &edition->lineage, edition->docs);
    print_edition_json(out, edition);
}

static void publish_add_text(Buf *out, const Publish *publish)
{
    const PrintSummary *summary = &publish->summary;
    const PrintOptions *options = &publish->options->print;
    if (publish->edition == 0)
        print_front_text(out, summary, options);
    if (publish->edition == summary->edition_count)
        print_left_out_text(out, summary, options);
    else if (summary->editions[publish->edition]->docs.count > 1 || summary->edition_count == 1)
        print_edition_text(out, summary->editions[publish->edition], options);
}

/* The formats that put all editions into one piece. */
typedef void PublishWhole(Buf *out, const PrintSummary *summary);

static PublishWhole *const PUBLISH_WHOLE[] = {
    [PUBLISH_TEXT] = NULL,
    [PUBLISH_JSONL] = NULL,
    [PUBLISH_HTML] = print_html,
    [PUBLISH_DOT] = print_dot,
    [PUBLISH_GRAPHML] = print_graphml,
    [PUBLISH_PROV] = print_prov,
    [PUBLISH_TEI] = print_tei,
    [PUBLISH_COLLATEX] = print_collatex,
};

/* Under the guard: one piece of output. */
static void publish_guarded(void *context)
{
    Publish *publish = context;
    Buf out = buf_open(&publish->worker->scratch, LIMIT_EDITION_BYTES);
    PublishFormat format = publish->options->format;
    if (PUBLISH_WHOLE[format])
        PUBLISH_WHOLE[format](&out, &publish->summary);
    else if (format == PUBLISH_JSONL)
        publish_add_jsonl(&out, publish);
    else
        publish_add_text(&out, publish);
    output_add(publish->output, buf_str(&out));
}

Status publish_collation(const Collation *collation, const PublishOptions *options, Worker *worker,
                         Output *output, Error *error)
{
    Publish publish = { .options = options,
                        .summary = publish_summary(collation),
                        .worker = worker,
                        .output = output };
    double begin = stats_now();
    /* One piece; or every edition, then what was left out. */
    size_t pieces = PUBLISH_WHOLE[options->format] ? 1 : collation->edition_count + 1;
    for (publish.edition = 0; publish.edition < pieces && !output->has_failed; publish.edition++)
        if (!guard_run(&worker->keep, &worker->scratch, LIMIT_SCRATCH_ARENA, publish_guarded,
                       &publish))
            return fail(error, STATUS_LIMIT, 0, "an edition does not fit the memory");
    stats_add(&worker->stats, STATS_PRINT, stats_now() - begin, 0);
    stats_end(&worker->stats, STATS_PRINT);
    return output_status(output, error);
}

static Status publish_fill(Store *store, const Collation *collation, Error *error)
{
    for (size_t i = 0; i < collation->edition_count; i++)
        TRY(store_add_edition(store, collation->editions[i], error));
    return store_add_left_out(store, collation->batch.left_out.items,
                              collation->batch.left_out.count, error);
}

Status publish_save(const Collation *collation, const char *path, Error *error)
{
    Store *store = NULL;
    Status status = store_open(&store, path, error);
    if (status == STATUS_OK)
        status = publish_fill(store, collation, error);
    store_close(store);
    return status;
}
