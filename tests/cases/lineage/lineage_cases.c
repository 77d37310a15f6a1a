/*
 * lineage_cases.c - stories with the descents expected.
 *
 * A file holds cases.  "== name" begins one, "-- id | published | outlet | url
 * | title" begins a report of it (the last two may be left out), and the lines
 * after "-- expect" are the descents, one for each report in the order of ids,
 * then second parents:
 *
 *     b <- a copy certain
 *     c <- (Harbor Wire) credits certain
 *     d independent
 */
#include "base/error.h"
#include "base/vec.h"
#include "fence.h"
#include "language/language.h"
#include "lineage/lineage.h"

#include "test.h"

#include <stdlib.h>

typedef struct CaseReports {
    Document **items;
    size_t count;
    size_t room;
} CaseReports;

static Arena arena, scratch;
static Stemmer stemmer;

static Str next_line(Str *rest)
{
    StrCut cut = str_cut(*rest, '\n');
    *rest = cut.tail;
    return cut.head;
}

static Str next_field(Str *rest)
{
    StrCut cut = str_cut(*rest, '|');
    *rest = cut.tail;
    return str_trim(cut.head);
}

/* Lines up to the next one that begins with "-- " or "== ". */
static Str take_block(Str *rest)
{
    Str from = *rest;
    while (rest->len > 0 && !str_starts_with(*rest, STR("-- ")) &&
           !str_starts_with(*rest, STR("== ")))
        (void)next_line(rest);
    return str_trim(str_take(from, from.len - rest->len));
}

static Document *read_report(Str head, Str text)
{
    Document *doc = ARENA_NEW(&arena, Document, 1);
    Report *report = &doc->report;
    report->id = next_field(&head);
    report->published = next_field(&head);
    report->outlet = next_field(&head);
    report->url = next_field(&head);
    report->title = next_field(&head);
    report->published_at = INTERVAL_UNKNOWN;
    (void)calendar_parse_iso(report->published, &report->published_at);
    report->text = text;
    language_analyse(&doc->analysis, report, &stemmer, LANGUAGE_TREES, &arena, &scratch);
    return doc;
}

static void dump_descent(Buf *out, const CaseReports *reports, const Lineage *lineage,
                         const Descent *one)
{
    static const char *const KINDS[] = { "independent", "copy",   "abridged",
                                         "rewritten",   "quotes", "credits" };
    static const char *const DIRECTIONS[] = { "certain", "likely", "unknown" };
    buf_add(out, reports->items[one->child]->report.id);
    if (one->parent != REPORT_NONE) {
        buf_add(out, STR(" <- "));
        buf_add(out, reports->items[one->parent]->report.id);
    } else if (one->lost != REPORT_NONE) {
        buf_add(out, STR(" <- ("));
        buf_add(out, lineage->lost[one->lost].name);
        buf_add_char(out, ')');
    }
    buf_add_format(out, " %s", KINDS[one->kind]);
    if (one->kind != DESCENT_INDEPENDENT)
        buf_add_format(out, " %s", DIRECTIONS[one->direction]);
    buf_add_char(out, '\n');
}

/* Passages hold words of both reports, and every report has one origin. */
static void check_lineage(const CaseReports *reports, const Lineage *lineage)
{
    for (size_t i = 0; i < lineage->descent_count; i++) {
        const Descent *one = &lineage->descents[i];
        for (size_t k = 0; k < one->passage_count; k++) {
            Passage p = one->passages[k];
            CHECK(p.child.begin < p.child.end && p.parent.begin < p.parent.end);
            CHECK(p.child.end <= reports->items[one->child]->report.text.len);
            CHECK(p.parent.end <= reports->items[one->parent]->report.text.len);
        }
        CHECK(one->share >= 0 && one->share <= 1.0001);
        CHECK(one->reasons.count > 0);
    }
    for (size_t r = 0; r < reports->count; r++)
        CHECK(lineage->origin_of[r] < lineage->origin_count);
}

static void run_case(Str name, const CaseReports *reports, Str expected)
{
    Documents docs = { (const Document *const *)reports->items, reports->count };
    Lineage lineage;
    Buf out = buf_open(&arena, 1 << 20);
    test_failed_now = 0;
    lineage_build(&lineage, docs, &arena, &scratch);
    check_lineage(reports, &lineage);
    for (size_t i = 0; i < lineage.descent_count; i++)
        dump_descent(&out, reports, &lineage, &lineage.descents[i]);
    CHECK_STR(str_trim(buf_str(&out)), expected);
    test_failures += test_failed_now;
    printf("%s %d - " STR_FMT "\n", test_failed_now ? "not ok" : "ok", ++test_count, STR_ARG(name));
}

static void run_file(Str rest)
{
    Str name = { 0 };
    CaseReports reports = { 0 };
    while (rest.len > 0) {
        Str line = next_line(&rest);
        if (str_starts_with(line, STR("== "))) {
            name = str_drop(line, 3);
            reports = (CaseReports){ 0 };
        } else if (str_equal(line, STR("-- expect"))) {
            run_case(name, &reports, take_block(&rest));
        } else if (str_starts_with(line, STR("-- "))) {
            Str text = take_block(&rest);
            *VEC_PUSH(&arena, &reports) = read_report(str_drop(line, 3), text);
        }
    }
}

static Str read_file(const char *path)
{
    Buf text = buf_open(&arena, 1 << 20);
    FILE *file = fopen(path, "rb");
    if (!file)
        return buf_str(&text);
    for (int c = fgetc(file); c != EOF; c = fgetc(file))
        buf_add_char(&text, (char)c);
    (void)fclose(file);
    return buf_str(&text);
}

int main(int count, char **paths)
{
    Error error;
    if (!arena_open(&arena, (size_t)1 << 28) || !arena_open(&scratch, (size_t)1 << 28) ||
        stemmer_open(&stemmer, &error) != STATUS_OK)
        return 99;
    for (int i = 1; i < count; i++)
        run_file(read_file(paths[i]));
    stemmer_close(&stemmer);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
