/*
 * stemma.c - the public interface over the pipeline.
 *
 * A session owns its inputs, its threads' arenas and the last collation.
 */
#include "stemma/stemma.h"

#include "base/pool.h"
#include "base/vec.h"
#include "pipeline/collate.h"
#include "pipeline/compare.h"
#include "pipeline/diff.h"
#include "pipeline/filter.h"
#include "pipeline/guard.h"
#include "pipeline/hosts.h"
#include "pipeline/outlet_file.h"
#include "pipeline/publish.h"

#include <stdlib.h>
#include <string.h>

struct stemma {
    stemma_options options;
    Log log;
    Arena arena; /* inputs */
    struct {
        Str *items;
        size_t count, room;
    } paths;
    struct {
        MemoryPage *items;
        size_t count, room;
    } pages;
    Str hosts_path; /* with a NUL behind it; empty: none */
    Hosts hosts;
    Str outlets_path; /* the same */
    OutletFile outlets;
    Workers workers;
    Collation collation;
    IntakeCounts counts;
    uint64_t changes;
};

const char *stemma_version(void)
{
    return "0.1.0";
}

static stemma_status session_report(Status status, const Error *from, stemma_error *to)
{
    static const stemma_status STATUSES[STATUS_COUNT] = {
        [STATUS_OK] = STEMMA_OK,
        [STATUS_IO] = STEMMA_ERROR_IO,
        [STATUS_FORMAT] = STEMMA_ERROR_FORMAT,
        [STATUS_LIMIT] = STEMMA_ERROR_LIMIT,
        [STATUS_MEMORY] = STEMMA_ERROR_MEMORY,
        [STATUS_USAGE] = STEMMA_ERROR_USAGE,
    };
    if (status != STATUS_OK && to) {
        *to = (stemma_error){ .status = STATUSES[status],
                              .offset = from->offset,
                              .line = from->line };
        memcpy(to->message, from->message, sizeof to->message);
    }
    return STATUSES[status];
}

static void session_log(void *context, LogLevel level, Str message)
{
    static const stemma_log_level LEVELS[] = { [LOG_ERROR] = STEMMA_LOG_ERROR,
                                               [LOG_NOTE] = STEMMA_LOG_NOTE,
                                               [LOG_PROGRESS] = STEMMA_LOG_PROGRESS };
    const stemma *session = context;
    if (session->options.log)
        session->options.log(session->options.log_context, LEVELS[level], message.data,
                             message.len);
}

stemma_status stemma_open(stemma **out, const stemma_options *options, stemma_error *error)
{
    Error why = { 0 };
    stemma *session = calloc(1, sizeof *session);
    if (!session || !arena_open(&session->arena, LIMIT_SESSION_ARENA)) {
        free(session);
        return session_report(fail(&why, STATUS_MEMORY, 0, "no memory for a session"), &why, error);
    }
    if (options)
        session->options = *options;
    session->log = (Log){ session_log, session };
    unsigned threads = session->options.threads ? session->options.threads : pool_processors();
    Status status = workers_open(&session->workers, threads, &why);
    if (status != STATUS_OK) {
        stemma_close(session);
        return session_report(status, &why, error);
    }
    *out = session;
    return STEMMA_OK;
}

void stemma_close(stemma *session)
{
    if (!session)
        return;
    collation_close(&session->collation);
    hosts_close(&session->hosts, &session->workers);
    outlet_file_close(&session->outlets, &session->workers);
    workers_close(&session->workers);
    arena_close(&session->arena);
    free(session);
}

/* What is to be remembered of an input, under the guard. */
typedef struct SessionInput {
    stemma *session;
    Str path;
    MemoryPage page;
    Str *file; /* where the path of a file that helps to read the inputs is kept */
} SessionInput;

static void session_keep_path(void *context)
{
    SessionInput *input = context;
    Arena *arena = &input->session->arena;
    Str copy = arena_copy_str(arena, input->path);
    *VEC_PUSH(arena, &input->session->paths) = copy;
}

static void session_keep_page(void *context)
{
    SessionInput *input = context;
    Arena *arena = &input->session->arena;
    MemoryPage page = input->page;
    page.url = arena_copy_str(arena, page.url);
    page.content_type = arena_copy_str(arena, page.content_type);
    *VEC_PUSH(arena, &input->session->pages) = page;
}

static void session_keep_file(void *context)
{
    SessionInput *input = context;
    char *copy = ARENA_NEW(&input->session->arena, char, input->path.len + 1);
    memcpy(copy, input->path.data, input->path.len);
    *input->file = (Str){ copy, input->path.len };
}

static stemma_status session_keep(stemma *session, GuardWork *work, SessionInput input)
{
    input.session = session;
    bool fits = guard_run(&session->arena, &session->workers.items[0].scratch, LIMIT_SESSION_ARENA,
                          work, &input);
    return fits ? STEMMA_OK : STEMMA_ERROR_LIMIT;
}

stemma_status stemma_add_path(stemma *session, const char *path)
{
    if (session->paths.count >= LIMIT_SESSION_INPUTS)
        return STEMMA_ERROR_LIMIT;
    return session_keep(session, session_keep_path, (SessionInput){ .path = str_from_cstr(path) });
}

stemma_status stemma_add_page(stemma *session, const void *data, size_t len, const char *url,
                              const char *content_type)
{
    if (session->pages.count >= LIMIT_SESSION_INPUTS)
        return STEMMA_ERROR_LIMIT;
    MemoryPage page = { .body = { data, len } };
    if (url)
        page.url = str_from_cstr(url);
    if (content_type)
        page.content_type = str_from_cstr(content_type);
    return session_keep(session, session_keep_page, (SessionInput){ .page = page });
}

stemma_status stemma_use_hosts(stemma *session, const char *path)
{
    return session_keep(
        session, session_keep_file,
        (SessionInput){ .path = str_from_cstr(path), .file = &session->hosts_path });
}

stemma_status stemma_use_outlets(stemma *session, const char *path)
{
    return session_keep(
        session, session_keep_file,
        (SessionInput){ .path = str_from_cstr(path), .file = &session->outlets_path });
}

/* Before a command that reads reports. */
static Status session_know_outlets(stemma *session, Error *error)
{
    if (session->outlets_path.len == 0)
        return STATUS_OK;
    outlet_file_close(&session->outlets, &session->workers);
    return outlet_file_use(&session->outlets, session->outlets_path, &session->workers, error);
}

/* Before a command that reads pages. */
static Status session_know(stemma *session, const IntakePlan *plan, Error *error)
{
    TRY(session_know_outlets(session, error));
    if (session->hosts_path.len == 0)
        return STATUS_OK;
    hosts_close(&session->hosts, &session->workers);
    return hosts_prepare(&session->hosts, session->hosts_path, plan, &session->workers,
                         &session->log, error);
}

/* Forget what the last command found. */
static IntakePlan session_begin(stemma *session)
{
    collation_close(&session->collation);
    workers_reset(&session->workers);
    for (unsigned i = 0; i < session->workers.count; i++)
        session->workers.items[i].stats = (Stats){ 0 };
    session->counts = (IntakeCounts){ 0 };
    session->changes = 0;
    return (IntakePlan){ .paths = session->paths.items,
                         .path_count = session->paths.count,
                         .pages = session->pages.items,
                         .page_count = session->pages.count };
}

static Output session_output(const stemma_output *output)
{
    return (Output){ .write = output->write, .context = output->context };
}

static stemma_status session_filter(stemma *session, FilterStage stage, const stemma_output *output,
                                    stemma_error *error)
{
    Error why = { 0 };
    Output out = session_output(output);
    IntakePlan plan = session_begin(session);
    plan.tokenized = output->tokenized && stage == FILTER_ANALYSE_CONLLU;
    Status status = session_know(session, &plan, &why);
    if (status == STATUS_OK)
        status =
            filter_run(stage, plan, &session->workers, &out, &session->log, &session->counts, &why);
    return session_report(status, &why, error);
}

stemma_status stemma_extract(stemma *session, const stemma_output *output, stemma_error *error)
{
    return session_filter(session, FILTER_EXTRACT, output, error);
}

stemma_status stemma_explain(stemma *session, const stemma_output *output, stemma_error *error)
{
    FilterStage stage = output->format == STEMMA_TEXT   ? FILTER_EXPLAIN_TEXT
                        : output->format == STEMMA_HTML ? FILTER_EXPLAIN_HTML
                                                        : FILTER_EXPLAIN;
    return session_filter(session, stage, output, error);
}

stemma_status stemma_analyse(stemma *session, const stemma_output *output, stemma_error *error)
{
    FilterStage stage = output->format == STEMMA_CONLLU ? FILTER_ANALYSE_CONLLU
                        : output->format == STEMMA_HTML ? FILTER_ANALYSE_HTML
                                                        : FILTER_ANALYSE;
    return session_filter(session, stage, output, error);
}

stemma_status stemma_cluster(stemma *session, int online, const stemma_output *output,
                             stemma_error *error)
{
    return session_filter(session, online ? FILTER_CLUSTER_ONLINE : FILTER_CLUSTER, output, error);
}

stemma_status stemma_lineage(stemma *session, const stemma_output *output, stemma_error *error)
{
    return session_filter(session, FILTER_LINEAGE, output, error);
}

stemma_status stemma_collate(stemma *session, stemma_error *error)
{
    Error why = { 0 };
    IntakePlan plan = session_begin(session);
    Status status = session_know(session, &plan, &why);
    if (status == STATUS_OK)
        status = collation_make(&session->collation, plan, &session->workers, &session->log,
                                &session->counts, &why);
    return session_report(status, &why, error);
}

static PublishOptions session_publish_options(const stemma_output *output)
{
    static const PublishFormat FORMATS[] = {
        [STEMMA_TEXT] = PUBLISH_TEXT,         [STEMMA_HTML] = PUBLISH_HTML,
        [STEMMA_JSONL] = PUBLISH_JSONL,       [STEMMA_CONLLU] = PUBLISH_TEXT,
        [STEMMA_DOT] = PUBLISH_DOT,           [STEMMA_GRAPHML] = PUBLISH_GRAPHML,
        [STEMMA_PROV] = PUBLISH_PROV,         [STEMMA_TEI] = PUBLISH_TEI,
        [STEMMA_COLLATEX] = PUBLISH_COLLATEX,
    };
    PublishOptions options = { .format = FORMATS[output->format] };
    options.print.width = output->width;
    options.print.colour = output->colour != 0;
    options.print.hyperlinks = output->hyperlinks != 0;
    return options;
}

stemma_status stemma_print(stemma *session, const stemma_output *output, stemma_error *error)
{
    Error why = { 0 };
    Output out = session_output(output);
    PublishOptions options = session_publish_options(output);
    Status status =
        publish_collation(&session->collation, &options, &session->workers.items[0], &out, &why);
    return session_report(status, &why, error);
}

stemma_status stemma_save(stemma *session, const char *path, stemma_error *error)
{
    Error why = { 0 };
    Status status = publish_save(&session->collation, path, &why);
    return session_report(status, &why, error);
}

stemma_status stemma_compare(stemma *session, const stemma_output *output, stemma_error *error)
{
    Error why = { 0 };
    Output out = session_output(output);
    PublishOptions options = session_publish_options(output);
    IntakePlan plan = session_begin(session);
    Status status = session_know_outlets(session, &why);
    if (status == STATUS_OK)
        status = compare_run(plan, &session->workers, &options, &out, &session->log,
                             &session->counts, &why);
    return session_report(status, &why, error);
}

stemma_status stemma_diff(stemma *session, const char *old_path, const char *new_path,
                          const stemma_output *output, stemma_error *error)
{
    Error why = { 0 };
    Output out = session_output(output);
    PublishOptions options = session_publish_options(output);
    session_begin(session);
    Status status = diff_run(str_from_cstr(old_path), str_from_cstr(new_path),
                             &session->workers.items[0], &options, &out, &session->changes, &why);
    return session_report(status, &why, error);
}

stemma_counts stemma_count(const stemma *session)
{
    const IntakeCounts *counts = &session->counts;
    stemma_counts out = { .pages = counts->read.pages,
                          .reports = counts->reports,
                          .left_out = counts->left_out,
                          .notes = counts->notes,
                          .unreadable = counts->unreadable,
                          .changes = session->changes,
                          .bytes = counts->read.bytes };
    for (size_t i = 0; i < session->collation.edition_count; i++) {
        const Edition *edition = session->collation.editions[i];
        out.stories += edition->docs.count > 1;
        for (size_t c = 0; c < edition->claims.conflict_count; c++)
            out.conflicts += edition->claims.conflicts[c].is_shown;
    }
    return out;
}

size_t stemma_stats(const stemma *session, stemma_stage_stats *out, size_t room)
{
    Stats sum = session->workers.items[0].stats;
    for (unsigned i = 1; i < session->workers.count; i++)
        stats_merge(&sum, &session->workers.items[i].stats);
    for (size_t i = 0; i < STATS_STAGES && i < room; i++)
        out[i] = (stemma_stage_stats){ .name = stats_stage_name((StatsStage)i),
                                       .seconds = sum.seconds[i],
                                       .is_thread_sum = stats_is_thread_sum((StatsStage)i),
                                       .memory = sum.memory[i],
                                       .peak_rss = sum.peak_rss[i] };
    return STATS_STAGES;
}
