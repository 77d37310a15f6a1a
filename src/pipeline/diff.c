/*
 * diff.c - what changed between two editions.
 *
 * A report is the same at the same address; with another text it is changed.
 * A point is the same where readings of both lie over one another in a report
 * that did not change, or have the same words: what is printed for it may be
 * another sentence.  A conflict is known by its question and its values.
 */
#include "pipeline/diff.h"

#include "base/ascii.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/vec.h"
#include "match/word_diff.h"
#include "pipeline/guard.h"

typedef struct DiffReport {
    Str id, label, text;
    uint64_t address; /* hash of its URL, else its path, else its outlet and title */
    uint32_t other;   /* the same one on the other side, or MAP_NONE */
    struct {
        Span *items; /* the readings of points in it */
        size_t count, room;
    } spans;
} DiffReport;

typedef struct DiffReading {
    uint32_t report;
    Span span;
} DiffReading;

typedef struct DiffThing {
    Word kind;
    Str label; /* words of a report, or a question with its answers */
    struct {
        DiffReading *items; /* of a point */
        size_t count, room;
    } readings;
} DiffThing;

typedef struct DiffSide {
    Arena *arena;
    Map ids;       /* hash of an id to an index into `reports` */
    Map addresses; /* the same of an address */
    struct {
        DiffReport *items;
        size_t count, room;
    } reports;
    struct {
        DiffThing *items;
        size_t count, room;
    } things;     /* points and conflicts */
    Intern known; /* kind and label of each thing */
    Map said;     /* hashes of the words of all readings of points */
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

static Str diff_key(const DiffThing *thing, Arena *arena)
{
    Buf key = buf_open(arena, LIMIT_DIFF_LABEL_BYTES + 16);
    buf_add_number(&key, thing->kind);
    buf_add_char(&key, ' ');
    buf_add(&key, thing->label);
    return buf_str(&key);
}

/* The thing, or NULL where it is known already. */
static DiffThing *diff_add(DiffSide *side, Word kind, Str label)
{
    DiffThing thing = { .kind = kind, .label = arena_copy_str(side->arena, label) };
    uint32_t before = (uint32_t)side->known.count;
    if (intern_add(&side->known, diff_key(&thing, side->arena)) != before)
        return NULL;
    DiffThing *place = VEC_PUSH(side->arena, &side->things);
    *place = thing;
    return place;
}

static uint64_t diff_address(const Report *report, Arena *arena)
{
    if (report->url.len > 0 || report->path.len > 0)
        return str_hash(report->url.len > 0 ? report->url : report->path);
    Buf both = buf_open(arena, LIMIT_DIFF_LABEL_BYTES);
    buf_add(&both, report->outlet);
    buf_add_char(&both, '\n');
    buf_add(&both, report->title);
    return str_hash(buf_str(&both));
}

static void diff_take_report(void *context, Report *report)
{
    DiffSide *side = context;
    uint32_t *place = map_put(&side->ids, str_hash(report->id));
    if (*place != MAP_NONE)
        return;
    uint32_t number = (uint32_t)side->reports.count;
    *place = number;
    DiffReport *taken = VEC_PUSH(side->arena, &side->reports);
    *taken = (DiffReport){ .id = arena_copy_str(side->arena, report->id),
                           .text = arena_copy_str(side->arena, report->text),
                           .address = diff_address(report, side->arena),
                           .other = MAP_NONE };
    taken->label = report->title.len ? arena_copy_str(side->arena, report->title) : taken->id;
    place = map_put(&side->addresses, taken->address);
    if (*place == MAP_NONE)
        *place = number;
}

static bool diff_number(const JsonValue *object, Str key, size_t *out)
{
    const JsonValue *value = json_get(object, key);
    if (!value || value->kind != JSON_NUMBER || value->number < 0 || value->number > UINT32_MAX)
        return false;
    *out = (size_t)value->number;
    return true;
}

static Str diff_words(const DiffSide *side, const DiffReading *reading)
{
    return str_slice(side->reports.items[reading->report].text, reading->span);
}

/* A reading of a point, if it is a place in a report. */
static bool diff_read_place(const DiffSide *side, const JsonValue *value, DiffReading *out)
{
    uint32_t number = map_get(&side->ids, str_hash(json_get_text(value, STR("report"))));
    size_t begin = 0, end = 0;
    if (number == MAP_NONE || !diff_number(value, STR("begin"), &begin) ||
        !diff_number(value, STR("end"), &end) || begin >= end ||
        end > side->reports.items[number].text.len)
        return false;
    *out = (DiffReading){ number, span(begin, end) };
    return true;
}

static void diff_take_point(DiffSide *side, const JsonValue *point)
{
    DiffThing *thing = NULL;
    DiffReading reading;
    const JsonValue *readings = json_get(point, STR("readings"));
    for (const JsonValue *at = readings ? readings->first : NULL; at; at = at->next) {
        if (!diff_read_place(side, at, &reading))
            continue;
        if (!thing)
            thing = diff_add(side, WORD_DIFF_POINT, diff_words(side, &reading));
        if (!thing)
            return;
        *VEC_PUSH(side->arena, &thing->readings) = reading;
        *VEC_PUSH(side->arena, &side->reports.items[reading.report].spans) = reading.span;
        *map_put(&side->said, str_hash(diff_words(side, &reading))) = 0;
    }
}

static Str diff_conflict_label(const JsonValue *conflict, Arena *arena)
{
    Buf label = buf_open(arena, LIMIT_DIFF_LABEL_BYTES);
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
        diff_take_point(side, message);
    else if (json_get(message, STR("shown")) && json_get(message, STR("shown"))->kind == JSON_TRUE)
        (void)diff_add(side, WORD_DIFF_CONFLICT, diff_conflict_label(message, side->arena));
}

/* Each report with the one of the other side: by its id, else by its address. */
static void diff_match_reports(DiffSide *old_side, DiffSide *new_side)
{
    for (int by_id = 1; by_id >= 0; by_id--)
        for (uint32_t i = 0; i < old_side->reports.count; i++) {
            DiffReport *report = &old_side->reports.items[i];
            uint32_t other = by_id ? map_get(&new_side->ids, str_hash(report->id))
                                   : map_get(&new_side->addresses, report->address);
            if (report->other != MAP_NONE || other == MAP_NONE ||
                new_side->reports.items[other].other != MAP_NONE)
                continue;
            report->other = other;
            new_side->reports.items[other].other = i;
        }
}

/* Whether a point of `in` has a reading that a point of `other` has too. */
static bool diff_has_point(const DiffSide *in, const DiffSide *other, const DiffThing *point)
{
    for (size_t i = 0; i < point->readings.count; i++) {
        const DiffReading *reading = &point->readings.items[i];
        if (map_get(&other->said, str_hash(diff_words(in, reading))) != MAP_NONE)
            return true;
        const DiffReport *report = &in->reports.items[reading->report];
        const DiffReport *same =
            report->other != MAP_NONE ? &other->reports.items[report->other] : NULL;
        if (!same || !str_equal(same->text, report->text))
            continue;
        for (size_t k = 0; k < same->spans.count; k++)
            if (span_overlaps(same->spans.items[k], reading->span))
                return true;
    }
    return false;
}

static void diff_begin_change(JsonWriter *json, Str change, Word kind, Str label)
{
    json_begin_object(json);
    json_field_string(json, STR("type"), STR("change"));
    json_field_string(json, STR("change"), change);
    json_field_string(json, STR("what"), words_text(kind));
    json_field_string(json, STR("words"), label);
}

static void diff_add_change(Buf *out, Diff *diff, Word kind, Str label, bool is_new)
{
    if (diff->options->format == PUBLISH_JSONL) {
        JsonWriter json = json_open(out);
        diff_begin_change(&json, is_new ? STR("new") : STR("gone"), kind, label);
        json_end_object(&json);
    } else {
        buf_add(out, is_new ? STR("+ ") : STR("- "));
        buf_add(out, words_text(kind));
        buf_add(out, STR("  "));
        print_plain(out, label);
    }
    buf_add_char(out, '\n');
    diff->changes++;
}

static void diff_add_missing(Buf *out, Diff *diff, const DiffSide *in, const DiffSide *not_in,
                             bool is_new)
{
    for (size_t i = 0; i < in->reports.count; i++)
        if (in->reports.items[i].other == MAP_NONE)
            diff_add_change(out, diff, WORD_DIFF_REPORT, in->reports.items[i].label, is_new);
    for (size_t i = 0; i < in->things.count; i++) {
        const DiffThing *thing = &in->things.items[i];
        bool is_there = thing->kind == WORD_DIFF_POINT
                            ? diff_has_point(in, not_in, thing)
                            : intern_find(&not_in->known, diff_key(thing, in->arena)) != MAP_NONE;
        if (!is_there)
            diff_add_change(out, diff, thing->kind, thing->label, is_new);
    }
}

typedef struct DiffText {
    Span *spans; /* of each word */
    uint64_t *words;
    size_t count;
} DiffText;

/* The words of a text, parted at white space. */
static DiffText diff_split(Str text, Arena *arena)
{
    DiffText out = { ARENA_NEW(arena, Span, text.len / 2 + 1),
                     ARENA_NEW(arena, uint64_t, text.len / 2 + 1), 0 };
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && !ascii_is_space(str_at(text, at)))
            at++;
        if (at > begin) {
            out.words[out.count] = str_hash(str_slice(text, span(begin, at)));
            out.spans[out.count++] = span(begin, at);
        }
        at += at < text.len;
    }
    return out;
}

static Str diff_piece(Str text, const DiffText *words, size_t begin, size_t end)
{
    if (begin == end)
        return (Str){ 0 };
    return str_slice(text, span(words->spans[begin].begin, words->spans[end - 1].end));
}

static void diff_add_words(Buf *out, JsonWriter *json, Str was, Str is)
{
    if (json) {
        json_begin_object(json);
        json_field_string(json, STR("old"), was);
        json_field_string(json, STR("new"), is);
        json_end_object(json);
        return;
    }
    buf_add(out, STR("    "));
    print_plain(out, was.len ? was : STR("∅"));
    buf_add(out, STR(" → "));
    print_plain(out, is.len ? is : STR("∅"));
    buf_add_char(out, '\n');
}

/* The words in which a report differs from what it was. */
static void diff_add_changed_words(Buf *out, JsonWriter *json, Str was, Str is, Arena *arena)
{
    DiffText a = diff_split(was, arena), b = diff_split(is, arena);
    uint32_t *to =
        word_diff((NgramText){ a.words, a.count }, (NgramText){ b.words, b.count }, arena, arena);
    for (size_t i = 0, k = 0; i < a.count || k < b.count;) {
        size_t i_end = i;
        while (i_end < a.count && to[i_end] == ALIGN_NONE)
            i_end++;
        size_t k_end = i_end < a.count ? to[i_end] : b.count;
        if (i < i_end || k < k_end)
            diff_add_words(out, json, diff_piece(was, &a, i, i_end), diff_piece(is, &b, k, k_end));
        i = i_end + (i_end < a.count);
        k = k_end + (i_end < a.count);
    }
}

static void diff_add_changed(Buf *out, Diff *diff)
{
    const DiffSide *old_side = &diff->sides[0], *new_side = &diff->sides[1];
    for (size_t i = 0; i < new_side->reports.count; i++) {
        const DiffReport *report = &new_side->reports.items[i];
        if (report->other == MAP_NONE)
            continue;
        Str was = old_side->reports.items[report->other].text;
        if (str_equal(was, report->text))
            continue;
        diff->changes++;
        if (diff->options->format == PUBLISH_JSONL) {
            JsonWriter json = json_open(out);
            diff_begin_change(&json, STR("changed"), WORD_DIFF_REPORT, report->label);
            json_key(&json, STR("changes"));
            json_begin_array(&json);
            diff_add_changed_words(out, &json, was, report->text, &diff->worker->keep);
            json_end_array(&json);
            json_end_object(&json);
            buf_add_char(out, '\n');
            continue;
        }
        buf_add(out, STR("~ "));
        buf_add(out, words_text(WORD_DIFF_REPORT));
        buf_add(out, STR("  "));
        print_plain(out, report->label);
        buf_add_char(out, '\n');
        diff_add_changed_words(out, NULL, was, report->text, &diff->worker->keep);
    }
}

static Status diff_read_side(Diff *diff, int number)
{
    DiffSide *side = &diff->sides[number];
    ReadCounts counts = { 0 };
    ReadSink sink = { .context = side, .report = diff_take_report, .message = diff_take_message };
    side->arena = &diff->worker->keep;
    side->ids = map_open(side->arena, 0);
    side->addresses = map_open(side->arena, 0);
    side->said = map_open(side->arena, 0);
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
    Buf out = buf_open(&diff->worker->scratch, LIMIT_MESSAGE_BYTES);
    diff_match_reports(&diff->sides[0], &diff->sides[1]);
    diff_add_missing(&out, diff, &diff->sides[0], &diff->sides[1], false);
    diff_add_changed(&out, diff);
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
    if (options->format != PUBLISH_TEXT && options->format != PUBLISH_JSONL)
        return fail(error, STATUS_USAGE, 0, "diff writes text and jsonl");
    Diff diff = { .worker = worker, .options = options, .output = output, .error = error };
    TRY(read_tools_open(&diff.tools, error));
    Status status = diff_open_and_run(&diff, old_path, new_path);
    read_tools_close(&diff.tools);
    *changes = diff.changes;
    return status;
}
