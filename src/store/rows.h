/*
 * rows.h - writing rows, or finding out what would be written.
 *
 * A row is begun with its statement, filled column by column and ended.  The
 * same calls with `is_hashing` set write nothing and mix all values into
 * `hash`: so an edition that is there already is known without comparing
 * tables.  The first failure is kept; calls after it do nothing.
 */
#ifndef STEMMA_STORE_ROWS_H
#define STEMMA_STORE_ROWS_H

#include "base/arena.h"
#include "base/error.h"
#include "document/words.h"

#include <sqlite3.h>

typedef enum StoreRow {
    ROW_REPORT_FIND = 0,
    ROW_REPORT_ADD,
    ROW_REPORT_CHANGE,
    ROW_SPAN_CLEAR,
    ROW_CREDIT_CLEAR,
    ROW_NOTE_CLEAR,
    ROW_SPAN,
    ROW_CREDIT,
    ROW_NOTE,
    ROW_STORY_FIND,
    ROW_POINT_CLEAR,
    ROW_STORY_CLEAR,
    ROW_POINT_OUTGROWN,
    ROW_STORY_OUTGROWN,
    ROW_STORY,
    ROW_STORY_REPORT,
    ROW_LOST,
    ROW_LOST_REPORT,
    ROW_DESCENT,
    ROW_PASSAGE,
    ROW_POINT,
    ROW_POINT_READING,
    ROW_CONFLICT,
    ROW_ANSWER,
    ROW_ANSWER_READING,
    ROW_QUOTE,
    ROW_QUOTE_READING,
    ROW_EVENT,
    ROW_EVENT_READING,
    ROW_RELATION,
    ROW_RELATION_READING,
    ROW_SUMMARY,
    ROW_ONLY_HERE,
    ROW_LEFT_OUT,
    ROW_COUNT,
} StoreRow;

typedef struct Rows {
    sqlite3 *db;
    sqlite3_stmt *statements[ROW_COUNT];
    Arena arena; /* for texts that are put together, given back row by row */
    bool is_hashing;
    uint64_t hash;
    StoreRow row;
    int column;
    int failure; /* SQLITE_OK, or the first code that was not */
} Rows;

void rows_begin(Rows *rows, StoreRow row);
void rows_text(Rows *rows, Str text);
/* NULL for an empty text. */
void rows_text_or_null(Rows *rows, Str text);
void rows_number(Rows *rows, int64_t number);
void rows_real(Rows *rows, double number);
void rows_null(Rows *rows);
/* Two columns; both NULL for an empty span. */
void rows_span(Rows *rows, Span span);
/* ISO 8601, NULL for an open side. */
void rows_time(Rows *rows, int64_t seconds);
/* A JSON array of the reasons' lines / of texts. */
void rows_reasons(Rows *rows, const Reasons *reasons);
void rows_texts(Rows *rows, const Str *texts, size_t count);
void rows_end(Rows *rows);

/* The number in column `column` of the one row found; false where none is. */
bool rows_find(Rows *rows, int64_t *first, int64_t *second);

/* Run SQL without parameters. */
Status rows_run(Rows *rows, const char *sql, Error *error);
/* What happened, with SQLite's message. */
MUST_CHECK Status rows_status(const Rows *rows, Error *error);
/* Prepare a statement when it is first used; end all. */
void rows_close(Rows *rows);

#endif
