#include "pipeline/intake.h"

#include "base/pool.h"
#include "base/vec.h"
#include "pipeline/guard.h"

/* What was read and is worked on together. */
typedef struct IntakeChunk {
    Arena arena; /* pages and lines */
    struct {
        Item *items;
        size_t count, room;
    } items;
    size_t bytes;
} IntakeChunk;

typedef struct Intake {
    const IntakePlan *plan;
    Workers *workers;
    const Log *log;
    IntakeCounts *counts;
    ReadSink sink;
    IntakeChunk chunks[2];
    IntakeChunk *filled; /* with what is read */
    IntakeChunk *worked; /* on, by the other threads, or NULL */
    PoolRun run;
    Arena read;        /* of the read stage */
    double read_since; /* for stats: when reading went on */
} Intake;

static size_t intake_chunk_bytes(const Intake *intake)
{
    return LIMIT_CHUNK_BYTES * intake->workers->count;
}

typedef struct IntakeWork {
    Item *item;
    Worker *worker;
    const IntakePlan *plan;
} IntakeWork;

/* Strings of a report that came as JSON live in the chunk: copy those that stay. */
static void intake_copy_report(Report *report, Arena *arena)
{
    Str *const TEXTS[] = { &report->id,        &report->path,  &report->url,    &report->outlet,
                           &report->publisher, &report->title, &report->lang,   &report->published,
                           &report->modified,  &report->text,  &report->sha256, &report->story };
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        *TEXTS[i] = arena_copy_str(arena, *TEXTS[i]);
    Str *authors = ARENA_NEW(arena, Str, report->author_count);
    for (size_t i = 0; i < report->author_count; i++)
        authors[i] = arena_copy_str(arena, report->authors[i]);
    report->authors = authors;
    Credits credits = { 0 };
    for (size_t i = 0; i < report->credits.count; i++) {
        Credit credit = report->credits.items[i];
        credit.name = arena_copy_str(arena, credit.name);
        *VEC_PUSH(arena, &credits) = credit;
    }
    report->credits = credits;
    Notes notes = { 0 };
    for (size_t i = 0; i < report->notes.count; i++)
        *VEC_PUSH(arena, &notes) = report->notes.items[i];
    report->notes = notes;
    TextMap *map = ARENA_NEW(arena, TextMap, report->map_count);
    for (size_t i = 0; i < report->map_count; i++)
        map[i] = report->map[i];
    report->map = map;
    GivenWord *words = ARENA_NEW(arena, GivenWord, report->word_count);
    for (size_t i = 0; i < report->word_count; i++)
        words[i] = report->words[i];
    report->words = words;
    report->source = (Str){ 0 };
}

static Word intake_make_report(Document *document, IntakeWork *work)
{
    Worker *worker = work->worker;
    const Item *item = work->item;
    if (item->kind == ITEM_PAGE) {
        worker->extract.explain = work->plan->explain;
        Word reason = extract_page(&document->report, &item->page, &worker->extract, &worker->keep,
                                   &worker->scratch);
        work->item->explanation = worker->extract.explanation;
        return reason;
    }
    document->report = item->report;
    if (work->plan->keep)
        intake_copy_report(&document->report, &worker->keep);
    extract_complete(&document->report, &worker->extract, &worker->keep);
    return WORD_NONE;
}

/* Under the guard: one page to its analysed document. */
static void intake_process_guarded(void *context)
{
    IntakeWork *work = context;
    Worker *worker = work->worker;
    Document *document = ARENA_NEW(&worker->keep, Document, 1);
    double begin = stats_now();
    size_t used = worker->keep.used;
    Word reason = intake_make_report(document, work);
    double extracted = stats_now();
    stats_add(&worker->stats, STATS_EXTRACT, extracted - begin, worker->keep.used - used);
    if (reason != WORD_NONE) {
        work->item->left_out = (LeftOut){ .path = work->item->page.path,
                                          .url = work->item->page.url,
                                          .reason = reason };
        return;
    }
    used = worker->keep.used;
    if (work->plan->reports_only)
        language_find_credits_alone(&document->report, &worker->stemmer, &worker->keep,
                                    &worker->scratch);
    else
        language_analyse(&document->analysis, &document->report, &worker->stemmer,
                         work->plan->depth, &worker->keep, &worker->scratch);
    stats_add(&worker->stats, STATS_LANGUAGE, stats_now() - extracted, worker->keep.used - used);
    work->item->document = document;
}

/* Under the guard.  What does not fit one message is left to the plan's item(). */
static void intake_print_guarded(void *context)
{
    IntakeWork *work = context;
    double begin = stats_now();
    Buf text = buf_open(&work->worker->keep, LIMIT_MESSAGE_BYTES);
    work->plan->print(work->plan->context, &text, work->item);
    if (!text.cut)
        work->item->text = buf_str(&text);
    stats_add(&work->worker->stats, STATS_PRINT, stats_now() - begin, 0);
}

static void intake_process(void *context, size_t number, unsigned worker_number)
{
    Intake *intake = context;
    Item *item = &intake->worked->items.items[number];
    if (item->kind != ITEM_PAGE && item->kind != ITEM_REPORT)
        return;
    Worker *worker = &intake->workers->items[worker_number];
    IntakeWork work = { item, worker, intake->plan };
    if (!guard_run(&worker->keep, &worker->scratch, LIMIT_DOCUMENT_ARENA, intake_process_guarded,
                   &work)) {
        Str url = item->kind == ITEM_PAGE ? item->page.url : item->report.url;
        Str path = item->kind == ITEM_PAGE ? item->page.path : item->report.path;
        item->document = NULL;
        item->explanation = NULL;
        item->left_out = (LeftOut){ .path = path, .url = url, .reason = WORD_LEFT_OUT_TOO_LARGE };
    }
    if (item->document && intake->plan->print)
        guard_run(&worker->keep, &worker->scratch, LIMIT_MESSAGE_BYTES, intake_print_guarded,
                  &work);
}

static void intake_count(IntakeCounts *counts, const Item *item)
{
    if (item->document) {
        counts->reports++;
        counts->notes += item->document->report.notes.count;
    } else if (item->kind != ITEM_MESSAGE) {
        counts->left_out++;
    }
}

static void intake_hand_on(Intake *intake, const IntakeChunk *chunk)
{
    for (size_t i = 0; i < chunk->items.count && !intake->sink.stop; i++) {
        const Item *item = &chunk->items.items[i];
        intake_count(intake->counts, item);
        if (!intake->plan->item(intake->plan->context, item))
            intake->sink.stop = true;
    }
}

/* Help with the chunk that is worked on until it is done, and hand it on. */
static void intake_finish(Intake *intake)
{
    IntakeChunk *chunk = intake->worked;
    Workers *workers = intake->workers;
    double begin = stats_now();
    stats_add(&workers->items[0].stats, STATS_READ, begin - intake->read_since, 0);
    if (chunk) {
        pool_end(&intake->run);
        intake_hand_on(intake, chunk);
        if (!intake->plan->keep)
            workers_reset(workers);
        arena_reset(&chunk->arena, intake_chunk_bytes(intake));
        chunk->items.items = NULL;
        chunk->items.count = chunk->items.room = chunk->bytes = 0;
        intake->worked = NULL;
        stats_end(&workers->items[0].stats, STATS_LANGUAGE);
    }
    intake->read_since = stats_now();
}

/* Set the other threads to work on what was read; reading goes on in another chunk. */
static void intake_flush(Intake *intake)
{
    intake_finish(intake);
    IntakeChunk *chunk = intake->worked = intake->filled;
    pool_begin(&intake->run, intake->workers->count, chunk->items.count, intake_process, intake);
    if (intake->workers->count == 1)
        intake_finish(intake);
    else
        intake->filled = &intake->chunks[chunk == &intake->chunks[0]];
}

static Item *intake_push(Intake *intake, ItemKind kind, size_t bytes)
{
    if (intake->filled->items.count >= LIMIT_CHUNK_ITEMS ||
        intake->filled->bytes + bytes > intake_chunk_bytes(intake))
        intake_flush(intake);
    IntakeChunk *chunk = intake->filled;
    chunk->bytes += bytes;
    Item *item = VEC_PUSH(&chunk->arena, &chunk->items);
    item->kind = kind;
    return item;
}

static Str intake_copy(Intake *intake, Str s)
{
    return arena_copy_str(&intake->filled->arena, s);
}

static Notes intake_copy_notes(Intake *intake, const Notes *notes)
{
    Notes copy = { 0 };
    for (size_t i = 0; i < notes->count; i++)
        *VEC_PUSH(&intake->filled->arena, &copy) = notes->items[i];
    return copy;
}

/* All that is copied of a page: a feed of a million items may say much of each. */
static size_t intake_page_bytes(const Page *page)
{
    size_t bytes = page->path.len + page->url.len + page->content_type.len + page->body.len +
                   page->title.len + page->published.len + page->modified.len + page->outlet.len +
                   page->lang.len + page->notes.count * sizeof(Note);
    for (size_t i = 0; i < page->author_count; i++)
        bytes += sizeof(Str) + page->authors[i].len;
    return bytes;
}

static void intake_take_page(void *context, const Page *page)
{
    Intake *intake = context;
    Page *copy = &intake_push(intake, ITEM_PAGE, intake_page_bytes(page))->page;
    *copy = *page;
    Str *const TEXTS[] = { &copy->path,     &copy->url,    &copy->content_type,
                           &copy->body,     &copy->title,  &copy->published,
                           &copy->modified, &copy->outlet, &copy->lang };
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        *TEXTS[i] = intake_copy(intake, *TEXTS[i]);
    copy->authors = ARENA_NEW(&intake->filled->arena, Str, page->author_count);
    for (size_t i = 0; i < page->author_count; i++)
        copy->authors[i] = intake_copy(intake, page->authors[i]);
    copy->notes = intake_copy_notes(intake, &page->notes);
}

static void intake_take_report(void *context, Report *report)
{
    Intake *intake = context;
    Item *item = intake_push(intake, ITEM_REPORT, 2 * report->source.len + report->text.len);
    item->line = report->source;
    item->report = *report;
    intake_copy_report(&item->report, &intake->filled->arena);
    item->line = intake_copy(intake, report->source);
}

static void intake_take_message(void *context, Str type, Str line)
{
    Intake *intake = context;
    Item *item = intake_push(intake, ITEM_MESSAGE, line.len);
    item->type = intake_copy(intake, type);
    item->line = intake_copy(intake, line);
}

static void intake_take_left_out(void *context, const LeftOut *left_out)
{
    Intake *intake = context;
    Item *item = intake_push(intake, ITEM_LEFT_OUT, left_out->path.len + left_out->url.len);
    item->left_out = *left_out;
    item->left_out.path = intake_copy(intake, left_out->path);
    item->left_out.url = intake_copy(intake, left_out->url);
}

static void intake_take_note(void *context, const ReadNote *note)
{
    Intake *intake = context;
    Str what = words_text(note->what);
    intake->counts->notes++;
    if (note->line)
        log_format(intake->log, LOG_NOTE, STR_FMT ":%llu: byte %llu: " STR_FMT, STR_ARG(note->path),
                   (unsigned long long)note->line, (unsigned long long)note->offset, STR_ARG(what));
    else
        log_format(intake->log, LOG_NOTE, STR_FMT ": byte %llu: " STR_FMT, STR_ARG(note->path),
                   (unsigned long long)note->offset, STR_ARG(what));
}

typedef struct IntakeReading {
    Intake *intake;
    const ReadSource *source;
    ReadTools *tools;
    Status status;
    Error *error;
} IntakeReading;

static void intake_read_guarded(void *context)
{
    IntakeReading *reading = context;
    Intake *intake = reading->intake;
    reading->status = read_source(reading->source, &intake->sink, &intake->counts->read,
                                  reading->tools, &intake->read, reading->error);
}

static void intake_leave_out(Intake *intake, Str path, Word reason, uint64_t offset)
{
    LeftOut left_out = { .path = path, .reason = reason, .offset = offset };
    intake_take_left_out(intake, &left_out);
}

static void intake_read_source(Intake *intake, const ReadSource *source, ReadTools *tools)
{
    Arena unused;
    if (!arena_open(&unused, 1 << 16))
        return;
    Error error = { 0 };
    IntakeReading reading = { intake, source, tools, STATUS_OK, &error };
    if (!guard_run(&intake->read, &unused, LIMIT_DOCUMENT_ARENA, intake_read_guarded, &reading))
        intake_leave_out(intake, source->path, WORD_LEFT_OUT_TOO_LARGE, 0);
    else if (reading.status != STATUS_OK) {
        log_format(intake->log, LOG_ERROR, "%s", error.message);
        intake_leave_out(intake, source->path, WORD_FILE_UNREADABLE, error.offset);
    }
    arena_close(&unused);
}

static bool intake_is_named(const IntakePlan *plan, Str path)
{
    for (size_t i = 0; i < plan->path_count; i++)
        if (str_equal(plan->paths[i], path))
            return true;
    return false;
}

static void intake_read_entry(Intake *intake, const InputEntry *entry, ReadTools *tools)
{
    InputFile file;
    Error error = { 0 };
    Word reason = entry->left_out;
    if (reason == WORD_NONE && input_open(&file, entry, &error) == STATUS_OK) {
        file.source.tokenized = intake->plan->tokenized;
        intake_read_source(intake, &file.source, tools);
        input_close(&file);
        return;
    }
    bool is_named = intake_is_named(intake->plan, entry->path);
    if (reason == WORD_NONE) {
        reason = WORD_FILE_UNREADABLE;
        log_format(intake->log, LOG_ERROR, "%s", error.message);
    } else if (is_named) {
        log_format(intake->log, LOG_ERROR, STR_FMT ": " STR_FMT, STR_ARG(entry->path),
                   STR_ARG(words_text(reason)));
    }
    intake->counts->unreadable += is_named;
    intake_leave_out(intake, entry->path, reason, 0);
}

static Status intake_read_all(Intake *intake, ReadTools *tools, Arena *arena, Error *error)
{
    const IntakePlan *plan = intake->plan;
    InputList list = { 0 };
    TRY(input_list(&list, plan->paths, plan->path_count, arena, error));
    for (size_t i = 0; i < list.count && !intake->sink.stop; i++)
        intake_read_entry(intake, &list.items[i], tools);
    for (size_t i = 0; i < plan->page_count && !intake->sink.stop; i++) {
        Page page = { .path = plan->pages[i].url,
                      .url = plan->pages[i].url,
                      .content_type = plan->pages[i].content_type,
                      .body = plan->pages[i].body,
                      .received = INTERVAL_UNKNOWN };
        intake->counts->read.pages++;
        intake->counts->read.bytes += page.body.len;
        intake_take_page(intake, &page);
    }
    intake_flush(intake);
    intake_finish(intake);
    return STATUS_OK;
}

Status intake_run(const IntakePlan *plan, Workers *workers, const Log *log, IntakeCounts *counts,
                  Error *error)
{
    Intake intake = { .plan = plan, .workers = workers, .log = log, .counts = counts };
    ReadTools tools = { 0 };
    Arena list = { 0 };
    intake.filled = &intake.chunks[0];
    intake.sink = (ReadSink){ .context = &intake,
                              .page = intake_take_page,
                              .report = intake_take_report,
                              .message = intake_take_message,
                              .left_out = intake_take_left_out,
                              .note = intake_take_note };
    intake.read_since = stats_now();
    Status status = STATUS_OK;
    if (!arena_open(&intake.chunks[0].arena, LIMIT_SCRATCH_ARENA) ||
        !arena_open(&intake.chunks[1].arena, LIMIT_SCRATCH_ARENA) ||
        !arena_open(&intake.read, LIMIT_SCRATCH_ARENA) || !arena_open(&list, LIMIT_SCRATCH_ARENA)) {
        status = fail(error, STATUS_MEMORY, 0, "no address space for reading");
        goto out;
    }
    status = read_tools_open(&tools, error);
    if (status != STATUS_OK)
        goto out;
    status = intake_read_all(&intake, &tools, &list, error);
out:
    read_tools_close(&tools);
    arena_close(&list);
    arena_close(&intake.read);
    arena_close(&intake.chunks[0].arena);
    arena_close(&intake.chunks[1].arena);
    return status;
}
