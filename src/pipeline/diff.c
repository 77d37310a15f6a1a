/*
 * diff.c - what changed between two editions.
 *
 * Each file becomes a list of things (reports, points, conflicts) with the
 * text they are known by.  What is in one list and not in the other changed.
 */
#include "pipeline/diff.h"

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/vec.h"
#include "pipeline/guard.h"

typedef struct DiffThing {
    Word kind;
    Str label; /* words of a report, or a question with its answers */
} DiffThing;

typedef struct DiffSide {
    Arena *arena;
    Map reports; /* hash of an id to an index into `texts` */
    struct {
        Str *items;
        size_t count, room;
    } texts;
    struct {
        DiffThing *items;
        size_t count, room;
    } things;
    Intern known; /* kind and label of each thing */
} DiffSide;

typedef struct Diff {
    DiffSide sides[2];
    InputFile files[2];
    ReadTools tools;
    Worker *worker;
    const PublishOptions *options;
    Output *output;
    uint64_t changes;
    Status status;
    Error *error;
} Diff;

/* The longest label, and the largest list of changes. */
static const size_t DIFF_LABEL_MAX = (size_t)1 << 20;
static const size_t DIFF_TEXT_MAX = (size_t)1 << 30;

static Str diff_key(const DiffThing *thing, Arena *arena)
{
    Buf key = buf_open(arena, DIFF_LABEL_MAX + 16);
    buf_add_number(&key, thing->kind);
    buf_add_char(&key, ' ');
    buf_add(&key, thing->label);
    return buf_str(&key);
}

static void diff_add(DiffSide *side, Word kind, Str label)
{
    DiffThing thing = { kind, arena_copy_str(side->arena, label) };
    uint32_t before = (uint32_t)side->known.count;
    if (intern_add(&side->known, diff_key(&thing, side->arena)) == before)
        *VEC_PUSH(side->arena, &side->things) = thing;
}

static void diff_take_report(void *context, Report *report)
{
    DiffSide *side = context;
    uint32_t *place = map_put(&side->reports, str_hash(report->id));
    if (*place != MAP_NONE)
        return;
    *place = (uint32_t)side->texts.count;
    *VEC_PUSH(side->arena, &side->texts) = arena_copy_str(side->arena, report->text);
    diff_add(side, WORD_DIFF_REPORT, report->title.len ? report->title : report->id);
}

static bool diff_number(const JsonValue *object, Str key, size_t *out)
{
    const JsonValue *value = json_get(object, key);
    if (!value || value->kind != JSON_NUMBER || value->number < 0 || value->number > UINT32_MAX)
        return false;
    *out = (size_t)value->number;
    return true;
}

/* The words of the first reading of `object`, or an empty text. */
static Str diff_first_reading(const DiffSide *side, const JsonValue *object)
{
    const JsonValue *readings = json_get(object, STR("readings"));
    const JsonValue *first = readings ? readings->first : NULL;
    uint32_t number = map_get(&side->reports, str_hash(json_get_text(first, STR("report"))));
    size_t begin = 0, end = 0;
    if (number == MAP_NONE || !diff_number(first, STR("begin"), &begin) ||
        !diff_number(first, STR("end"), &end))
        return (Str){ 0 };
    Str text = side->texts.items[number];
    return begin <= end && end <= text.len ? str_slice(text, span(begin, end)) : (Str){ 0 };
}

static Str diff_conflict_label(const JsonValue *conflict, Arena *arena)
{
    Buf label = buf_open(arena, DIFF_LABEL_MAX);
    buf_add(&label, json_get_text(conflict, STR("question")));
    const JsonValue *answers = json_get(conflict, STR("answers"));
    for (const JsonValue *answer = answers ? answers->first : NULL; answer; answer = answer->next) {
        buf_add(&label, label.len && answer == answers->first ? STR(" ") : STR(" | "));
        buf_add(&label, json_get_text(answer, STR("value")));
    }
    return buf_str(&label);
}

static void diff_take_message(void *context, Str type, Str line)
{
    DiffSide *side = context;
    JsonValue *message = NULL;
    bool is_point = str_equal(type, STR("point"));
    if (!is_point && !str_equal(type, STR("conflict")))
        return;
    if (json_read(&message, line, side->arena, NULL) != STATUS_OK)
        return;
    if (is_point)
        diff_add(side, WORD_DIFF_POINT, diff_first_reading(side, message));
    else if (json_get(message, STR("shown")) && json_get(message, STR("shown"))->kind == JSON_TRUE)
        diff_add(side, WORD_DIFF_CONFLICT, diff_conflict_label(message, side->arena));
}

static void diff_add_change(Buf *out, const Diff *diff, const DiffThing *thing, bool is_new)
{
    if (diff->options->format == PUBLISH_JSONL) {
        JsonWriter json = json_open(out);
        json_begin_object(&json);
        json_field_string(&json, STR("type"), STR("change"));
        json_field_string(&json, STR("change"), is_new ? STR("new") : STR("gone"));
        json_field_string(&json, STR("what"), words_text(thing->kind));
        json_field_string(&json, STR("words"), thing->label);
        json_end_object(&json);
    } else {
        buf_add(out, is_new ? STR("+ ") : STR("- "));
        buf_add(out, words_text(thing->kind));
        buf_add(out, STR("  "));
        print_plain(out, thing->label);
    }
    buf_add_char(out, '\n');
}

static void diff_add_missing(Buf *out, Diff *diff, const DiffSide *in, const DiffSide *not_in,
                             bool is_new)
{
    for (size_t i = 0; i < in->things.count; i++) {
        const DiffThing *thing = &in->things.items[i];
        if (intern_find(&not_in->known, diff_key(thing, in->arena)) != MAP_NONE)
            continue;
        diff_add_change(out, diff, thing, is_new);
        diff->changes++;
    }
}

static Status diff_read_side(Diff *diff, int number)
{
    DiffSide *side = &diff->sides[number];
    ReadCounts counts = { 0 };
    ReadSink sink = { .context = side, .report = diff_take_report, .message = diff_take_message };
    side->arena = &diff->worker->keep;
    side->reports = map_open(side->arena, 0);
    side->known = intern_open(side->arena, 0);
    TRY(read_source(&diff->files[number].source, &sink, &counts, &diff->tools,
                    &diff->worker->scratch, diff->error));
    if (!counts.reports)
        return fail(diff->error, STATUS_FORMAT, 0, STR_FMT ": no edition as JSON lines",
                    STR_ARG(diff->files[number].source.path));
    return STATUS_OK;
}

static void diff_guarded(void *context)
{
    Diff *diff = context;
    for (int number = 0; number < 2; number++) {
        diff->status = diff_read_side(diff, number);
        if (diff->status != STATUS_OK)
            return;
    }
    Buf out = buf_open(&diff->worker->scratch, DIFF_TEXT_MAX);
    diff_add_missing(&out, diff, &diff->sides[0], &diff->sides[1], false);
    diff_add_missing(&out, diff, &diff->sides[1], &diff->sides[0], true);
    output_add(diff->output, buf_str(&out));
}

static Status diff_guard(Diff *diff)
{
    if (!guard_run(&diff->worker->keep, &diff->worker->scratch, LIMIT_SCRATCH_ARENA, diff_guarded,
                   diff))
        return fail(diff->error, STATUS_LIMIT, 0, "the editions do not fit the memory");
    return diff->status == STATUS_OK ? output_status(diff->output, diff->error) : diff->status;
}

static Status diff_open_and_run(Diff *diff, Str old_path, Str new_path)
{
    InputEntry old_entry = { .path = old_path }, new_entry = { .path = new_path };
    TRY(input_open(&diff->files[0], &old_entry, diff->error));
    Status status = input_open(&diff->files[1], &new_entry, diff->error);
    if (status == STATUS_OK) {
        status = diff_guard(diff);
        input_close(&diff->files[1]);
    }
    input_close(&diff->files[0]);
    return status;
}

Status diff_run(Str old_path, Str new_path, Worker *worker, const PublishOptions *options,
                Output *output, uint64_t *changes, Error *error)
{
    if (options->format == PUBLISH_HTML)
        return fail(error, STATUS_USAGE, 0, "diff writes text and jsonl");
    Diff diff = { .worker = worker, .options = options, .output = output, .error = error };
    TRY(read_tools_open(&diff.tools, error));
    Status status = diff_open_and_run(&diff, old_path, new_path);
    read_tools_close(&diff.tools);
    *changes = diff.changes;
    return status;
}
