/*
 * edition_rows.c - an edition as rows of the tables in data/schema.sql.
 *
 * Numbers of reports in rows are those of table report; while values are only
 * hashed, their places in the edition stand for them.
 */
#include "store/edition_rows.h"

typedef struct EditionRows {
    Rows *rows;
    const Edition *edition;
    int64_t *numbers; /* of reports in table report */
} EditionRows;

static void report_fields(Rows *rows, const Report *report)
{
    rows_text(rows, report->id);
    rows_text_or_null(rows, report->path);
    rows_text_or_null(rows, report->url);
    rows_text_or_null(rows, report->outlet);
    rows_text_or_null(rows, report->publisher);
    rows_text_or_null(rows, report->title);
    rows_texts(rows, report->authors, report->author_count);
    rows_text_or_null(rows, report->published);
    rows_text_or_null(rows, report->modified);
    rows_text_or_null(rows, report->lang);
    rows_text(rows, report->text);
    rows_text_or_null(rows, report->sha256);
}

static void report_parts(Rows *rows, const Report *report, int64_t number)
{
    for (size_t i = 0; i < report->map_count; i++) {
        const TextMap *map = &report->map[i];
        rows_begin(rows, ROW_SPAN);
        rows_number(rows, number);
        rows_number(rows, (int64_t)i);
        rows_number(rows, map->text_begin);
        rows_number(rows, map->text_end);
        rows_number(rows, map->page_begin);
        rows_number(rows, map->page_end);
        rows_end(rows);
    }
    for (size_t i = 0; i < report->credits.count; i++) {
        const Credit *credit = &report->credits.items[i];
        rows_begin(rows, ROW_CREDIT);
        rows_number(rows, number);
        rows_number(rows, (int64_t)i);
        rows_text(rows, credit->name);
        rows_span(rows, credit->span);
        rows_text(rows, credit->scope == CREDIT_REPORT ? STR("report") : STR("statement"));
        rows_end(rows);
    }
    for (size_t i = 0; i < report->notes.count; i++) {
        rows_begin(rows, ROW_NOTE);
        rows_number(rows, number);
        rows_number(rows, (int64_t)i);
        rows_number(rows, (int64_t)report->notes.items[i].offset);
        rows_text(rows, words_text(report->notes.items[i].what));
        rows_end(rows);
    }
}

static int64_t report_fingerprint(Rows *rows, const Report *report)
{
    rows->is_hashing = true;
    rows->hash = 0;
    rows_begin(rows, ROW_REPORT_ADD);
    report_fields(rows, report);
    report_parts(rows, report, 0);
    rows->is_hashing = false;
    return (int64_t)rows->hash;
}

static void report_clear(Rows *rows, int64_t number)
{
    static const StoreRow CLEARS[] = { ROW_SPAN_CLEAR, ROW_CREDIT_CLEAR, ROW_NOTE_CLEAR };
    for (size_t i = 0; i < sizeof CLEARS / sizeof *CLEARS; i++) {
        rows_begin(rows, CLEARS[i]);
        rows_number(rows, number);
        rows_end(rows);
    }
}

int64_t edition_rows_report(Rows *rows, const Report *report)
{
    int64_t fingerprint = report_fingerprint(rows, report);
    int64_t number = 0, before = 0;
    rows_begin(rows, ROW_REPORT_FIND);
    rows_text(rows, report->id);
    bool found = rows_find(rows, &number, &before);
    if (found && before == fingerprint)
        return number;
    rows_begin(rows, found ? ROW_REPORT_CHANGE : ROW_REPORT_ADD);
    report_fields(rows, report);
    rows_number(rows, fingerprint);
    rows_end(rows);
    if (found)
        report_clear(rows, number);
    else
        number = sqlite3_last_insert_rowid(rows->db);
    report_parts(rows, report, number);
    return number;
}

/* The first two columns that tables of a story have. */
static void story_begin(EditionRows *all, StoreRow row, size_t seq)
{
    rows_begin(all->rows, row);
    rows_text(all->rows, all->edition->id);
    rows_number(all->rows, (int64_t)seq);
}

static void story_report_number(EditionRows *all, uint32_t report)
{
    if (report < all->edition->docs.count)
        rows_number(all->rows, all->rows->is_hashing ? report : all->numbers[report]);
    else
        rows_null(all->rows);
}

static void story_number_or_null(EditionRows *all, uint32_t number)
{
    if (number == REPORT_NONE)
        rows_null(all->rows);
    else
        rows_number(all->rows, number);
}

/* Readings of part `seq` of the story. */
static void story_readings(EditionRows *all, StoreRow row, size_t seq, const Readings *readings)
{
    for (size_t i = 0; i < readings->count; i++) {
        story_begin(all, row, seq);
        rows_number(all->rows, (int64_t)i);
        story_report_number(all, readings->items[i].report);
        rows_number(all->rows, readings->items[i].span.begin);
        rows_number(all->rows, readings->items[i].span.end);
        rows_end(all->rows);
    }
}

static void story_reports(EditionRows *all)
{
    const Edition *edition = all->edition;
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        uint32_t origin = edition->lineage.origin_of[i];
        rows_begin(all->rows, ROW_STORY_REPORT);
        rows_text(all->rows, edition->id);
        story_report_number(all, i);
        rows_text(all->rows, edition->letters[i]);
        rows_number(all->rows, origin);
        rows_number(all->rows, edition->lineage.origin_root[origin] == i);
        rows_end(all->rows);
        /* With what they say, so that a changed text changes the story. */
        if (all->rows->is_hashing) {
            rows_text(all->rows, edition->docs.items[i]->report.id);
            rows_text(all->rows, edition->docs.items[i]->report.text);
        }
    }
}

static void story_lost(EditionRows *all)
{
    const Lineage *lineage = &all->edition->lineage;
    for (size_t i = 0; i < lineage->lost_count; i++) {
        const LostOrigin *lost = &lineage->lost[i];
        story_begin(all, ROW_LOST, i);
        rows_text_or_null(all->rows, lost->name);
        story_report_number(all, lost->report);
        rows_span(all->rows, lost->span);
        rows_end(all->rows);
        for (size_t k = 0; k < lost->report_count; k++) {
            story_begin(all, ROW_LOST_REPORT, i);
            story_report_number(all, lost->reports[k]);
            rows_end(all->rows);
        }
    }
}

static void story_descents(EditionRows *all)
{
    static const Str KIND_NAMES[] = { { "independent", 11 }, { "copy", 4 },   { "abridged", 8 },
                                      { "rewritten", 9 },    { "quotes", 6 }, { "credits", 7 } };
    static const Str DIRECTION_NAMES[] = { { "certain", 7 }, { "likely", 6 }, { "unknown", 7 } };
    const Lineage *lineage = &all->edition->lineage;
    for (size_t i = 0; i < lineage->descent_count; i++) {
        const Descent *descent = &lineage->descents[i];
        story_begin(all, ROW_DESCENT, i);
        story_report_number(all, descent->child);
        story_report_number(all, descent->parent);
        story_number_or_null(all, descent->lost);
        rows_text(all->rows, KIND_NAMES[descent->kind]);
        rows_real(all->rows, descent->share);
        rows_text(all->rows, DIRECTION_NAMES[descent->direction]);
        rows_real(all->rows, descent->score);
        rows_reasons(all->rows, &descent->reasons);
        rows_end(all->rows);
        for (size_t k = 0; k < descent->passage_count; k++) {
            story_begin(all, ROW_PASSAGE, i);
            rows_number(all->rows, (int64_t)k);
            rows_number(all->rows, descent->passages[k].child.begin);
            rows_number(all->rows, descent->passages[k].child.end);
            rows_number(all->rows, descent->passages[k].parent.begin);
            rows_number(all->rows, descent->passages[k].parent.end);
            rows_end(all->rows);
        }
    }
}

static void story_points(EditionRows *all)
{
    static const Str STANCE_NAMES[] = {
        { "says", 4 }, { "less_precise", 12 }, { "contradicts", 11 }, { "cannot_tell", 11 }
    };
    const Claims *claims = &all->edition->claims;
    for (size_t i = 0; i < claims->point_count; i++) {
        const Point *point = &claims->points[i];
        Str words = { 0 };
        if (point->readings.count > 0)
            words =
                str_slice(all->edition->docs.items[point->readings.items[0].report]->report.text,
                          point->readings.items[0].span);
        story_begin(all, ROW_POINT, i);
        rows_text(all->rows, words);
        rows_number(all->rows, point->origins);
        rows_number(all->rows, point->in_full);
        rows_number(all->rows, point->reports);
        rows_real(all->rows, point->score);
        rows_real(all->rows, point->centrality);
        rows_end(all->rows);
        for (size_t k = 0; k < point->readings.count; k++) {
            const Reading *reading = &point->readings.items[k];
            story_begin(all, ROW_POINT_READING, i);
            rows_number(all->rows, (int64_t)k);
            story_report_number(all, reading->report);
            rows_number(all->rows, reading->span.begin);
            rows_number(all->rows, reading->span.end);
            rows_text(all->rows, STANCE_NAMES[reading->stance]);
            rows_span(all->rows, reading->agreed);
            rows_end(all->rows);
        }
    }
}

static void story_answers(EditionRows *all, size_t number, const Conflict *conflict)
{
    for (size_t a = 0; a < conflict->answer_count; a++) {
        const Answer *answer = &conflict->answers[a];
        story_begin(all, ROW_ANSWER, number);
        rows_number(all->rows, (int64_t)a);
        rows_text(all->rows, answer->value);
        rows_text_or_null(all->rows, answer->normal);
        rows_number(all->rows, answer->origins);
        rows_end(all->rows);
        for (size_t k = 0; k < answer->readings.count; k++) {
            const Reading *reading = &answer->readings.items[k];
            story_begin(all, ROW_ANSWER_READING, number);
            rows_number(all->rows, (int64_t)a);
            rows_number(all->rows, (int64_t)k);
            story_report_number(all, reading->report);
            rows_number(all->rows, reading->span.begin);
            rows_number(all->rows, reading->span.end);
            rows_end(all->rows);
        }
    }
}

static void story_conflicts(EditionRows *all)
{
    static const Str CONFLICT_NAMES[] = {
        { "number", 6 }, { "date", 4 }, { "name", 4 }, { "place", 5 }, { "negation", 8 }
    };
    Rows *rows = all->rows;
    for (size_t i = 0; i < all->edition->claims.conflict_count; i++) {
        const Conflict *conflict = &all->edition->claims.conflicts[i];
        story_begin(all, ROW_CONFLICT, i);
        rows_text(rows, CONFLICT_NAMES[conflict->kind]);
        rows_number(rows, conflict->is_shown);
        ArenaMark mark = arena_mark(&rows->arena);
        Buf question = buf_open(&rows->arena, 1 << 16);
        words_add_reason(&question,
                         &(Reason){ .word = conflict->question, .s = conflict->question_words });
        rows_text(rows, buf_str(&question));
        arena_release(&rows->arena, mark);
        story_number_or_null(all, conflict->point);
        rows_real(rows, conflict->score);
        rows_reasons(rows, &conflict->reasons);
        rows_end(rows);
        story_answers(all, i, conflict);
    }
}

static void story_quotes(EditionRows *all)
{
    static const Str FORM_NAMES[] = { { "exact", 5 }, { "cut", 3 }, { "altered", 7 } };
    for (size_t i = 0; i < all->edition->quote_count; i++) {
        const QuoteGroup *group = &all->edition->quotes[i];
        story_begin(all, ROW_QUOTE, i);
        rows_text_or_null(all->rows, group->speaker);
        rows_number(all->rows, group->is_speech);
        rows_number(all->rows, group->origins);
        rows_end(all->rows);
        for (size_t k = 0; k < group->count; k++) {
            const QuoteReading *reading = &group->readings[k];
            story_begin(all, ROW_QUOTE_READING, i);
            rows_number(all->rows, (int64_t)k);
            story_report_number(all, reading->report);
            rows_number(all->rows, reading->span.begin);
            rows_number(all->rows, reading->span.end);
            rows_span(all->rows, reading->speaker);
            rows_text(all->rows, FORM_NAMES[reading->form]);
            rows_number(all->rows, reading->continues);
            rows_end(all->rows);
        }
    }
}

static void story_events(EditionRows *all)
{
    for (size_t i = 0; i < all->edition->event_count; i++) {
        const Event *event = &all->edition->events[i];
        story_begin(all, ROW_EVENT, i);
        rows_text(all->rows, event->value);
        rows_text(all->rows, event->label);
        rows_time(all->rows, event->at.from);
        rows_time(all->rows, event->at.to);
        rows_number(all->rows, event->hangs);
        rows_number(all->rows, event->origins);
        rows_end(all->rows);
        story_readings(all, ROW_EVENT_READING, i, &event->readings);
    }
}

static void story_relations(EditionRows *all)
{
    for (size_t i = 0; i < all->edition->relation_count; i++) {
        const Relation *relation = &all->edition->relations[i];
        story_begin(all, ROW_RELATION, i);
        rows_text(all->rows, words_text(relation->verb));
        rows_text(all->rows, relation->actor);
        rows_text(all->rows, relation->words);
        rows_text_or_null(all->rows, relation->recipient);
        rows_number(all->rows, relation->is_planned);
        rows_number(all->rows, relation->origins);
        rows_end(all->rows);
        story_readings(all, ROW_RELATION_READING, i, &relation->readings);
    }
}

static void story_summary(EditionRows *all)
{
    Rows *rows = all->rows;
    for (size_t i = 0; i < all->edition->summary_count; i++) {
        const SummaryLine *line = &all->edition->summary[i];
        rows_begin(rows, ROW_SUMMARY);
        rows_text(rows, all->edition->id);
        rows_text(rows, line->role == SUMMARY_DIGEST ? STR("digest") : STR("key_point"));
        rows_number(rows, line->rank);
        story_report_number(all, line->report);
        rows_number(rows, line->span.begin);
        rows_number(rows, line->span.end);
        story_number_or_null(all, line->point);
        rows_number(rows, line->origins);
        rows_number(rows, line->in_full);
        rows_end(rows);
    }
    for (size_t i = 0; i < all->edition->only_here_count; i++) {
        story_begin(all, ROW_ONLY_HERE, i);
        story_report_number(all, all->edition->only_here[i].report);
        rows_number(rows, all->edition->only_here[i].span.begin);
        rows_number(rows, all->edition->only_here[i].span.end);
        rows_end(rows);
    }
}

static void story_rows(EditionRows *all, int64_t fingerprint)
{
    const Edition *edition = all->edition;
    rows_begin(all->rows, ROW_STORY);
    rows_text(all->rows, edition->id);
    rows_text_or_null(all->rows, edition->title);
    rows_time(all->rows, edition->at.from);
    rows_time(all->rows, edition->at.to);
    rows_number(all->rows, (int64_t)edition->docs.count);
    rows_number(all->rows, (int64_t)edition->lineage.origin_count);
    rows_number(all->rows, fingerprint);
    rows_end(all->rows);
    story_reports(all);
    story_lost(all);
    story_descents(all);
    story_points(all);
    story_conflicts(all);
    story_quotes(all);
    story_events(all);
    story_relations(all);
    story_summary(all);
}

/* Points first: their words leave the search index by a trigger. */
static void story_delete(Rows *rows, Str id, StoreRow points, StoreRow story)
{
    const StoreRow deletes[] = { points, story };
    for (size_t i = 0; i < 2; i++) {
        rows_begin(rows, deletes[i]);
        rows_text(rows, id);
        rows_end(rows);
    }
}

void edition_rows_story(Rows *rows, const Edition *edition)
{
    EditionRows all = { .rows = rows, .edition = edition };
    rows->is_hashing = true;
    rows->hash = 0;
    story_rows(&all, 0);
    rows->is_hashing = false;
    int64_t fingerprint = (int64_t)rows->hash, number = 0, before = 0;

    ArenaMark mark = arena_mark(&rows->arena);
    all.numbers = ARENA_NEW(&rows->arena, int64_t, edition->docs.count + 1);
    for (uint32_t i = 0; i < edition->docs.count; i++)
        all.numbers[i] = edition_rows_report(rows, &edition->docs.items[i]->report);
    rows_begin(rows, ROW_STORY_FIND);
    rows_text(rows, edition->id);
    bool found = rows_find(rows, &number, &before);
    if (!found || before != fingerprint) {
        if (found)
            story_delete(rows, edition->id, ROW_POINT_CLEAR, ROW_STORY_CLEAR);
        story_rows(&all, fingerprint);
    }
    story_delete(rows, edition->id, ROW_POINT_OUTGROWN, ROW_STORY_OUTGROWN);
    arena_release(&rows->arena, mark);
}
