#include "store/rows.h"

#include "base/json_write.h"
#include "base/limits.h"
#include "text/calendar.h"

#include <assert.h>

/* Other stories whose reports are all in one story. */
#define ROWS_OUTGROWN                                                                              \
    "SELECT other.story FROM story_report one JOIN story_report other USING (report) "             \
    "JOIN story ON story.id = other.story WHERE one.story = ?1 AND other.story <> ?1 "             \
    "GROUP BY other.story HAVING count(*) = story.reports"

static const char *const ROWS_SQL[ROW_COUNT] = {
    [ROW_REPORT_FIND] = "SELECT number, fingerprint FROM report WHERE id = ?",
    [ROW_REPORT_ADD] = "INSERT INTO report (id, path, url, outlet, publisher, title, authors, "
                       "published, modified, lang, text, sha256, fingerprint) "
                       "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [ROW_REPORT_CHANGE] = "UPDATE report SET id=?1, path=?2, url=?3, outlet=?4, publisher=?5, "
                          "title=?6, authors=?7, published=?8, modified=?9, lang=?10, text=?11, "
                          "sha256=?12, fingerprint=?13 WHERE id = ?1",
    [ROW_SPAN_CLEAR] = "DELETE FROM span WHERE report = ?",
    [ROW_CREDIT_CLEAR] = "DELETE FROM credit WHERE report = ?",
    [ROW_NOTE_CLEAR] = "DELETE FROM note WHERE report = ?",
    [ROW_SPAN] = "INSERT INTO span VALUES (?,?,?,?,?,?)",
    [ROW_CREDIT] = "INSERT INTO credit VALUES (?,?,?,?,?,?)",
    [ROW_NOTE] = "INSERT INTO note VALUES (?,?,?,?)",
    [ROW_STORY_FIND] = "SELECT 1, fingerprint FROM story WHERE id = ?",
    [ROW_POINT_CLEAR] = "DELETE FROM point WHERE story = ?",
    [ROW_STORY_CLEAR] = "DELETE FROM story WHERE id = ?",
    [ROW_POINT_OUTGROWN] = "DELETE FROM point WHERE story IN (" ROWS_OUTGROWN ")",
    [ROW_STORY_OUTGROWN] = "DELETE FROM story WHERE id IN (" ROWS_OUTGROWN ")",
    [ROW_STORY] = "INSERT INTO story VALUES (?,?,?,?,?,?,?)",
    [ROW_STORY_REPORT] = "INSERT INTO story_report VALUES (?,?,?,?,?)",
    [ROW_LOST] = "INSERT INTO lost_origin VALUES (?,?,?,?,?,?)",
    [ROW_LOST_REPORT] = "INSERT OR IGNORE INTO lost_origin_report VALUES (?,?,?)",
    [ROW_DESCENT] = "INSERT INTO descent VALUES (?,?,?,?,?,?,?,?,?,?)",
    [ROW_PASSAGE] = "INSERT INTO passage VALUES (?,?,?,?,?,?,?)",
    [ROW_POINT] = "INSERT INTO point VALUES (NULL,?,?,?,?,?,?,?,?)",
    [ROW_POINT_READING] = "INSERT INTO point_reading VALUES (?,?,?,?,?,?,?,?,?)",
    [ROW_CONFLICT] = "INSERT INTO conflict VALUES (?,?,?,?,?,?,?,?)",
    [ROW_ANSWER] = "INSERT INTO answer VALUES (?,?,?,?,?,?)",
    [ROW_ANSWER_READING] = "INSERT INTO answer_reading VALUES (?,?,?,?,?,?,?)",
    [ROW_QUOTE] = "INSERT INTO quote VALUES (?,?,?,?,?)",
    [ROW_QUOTE_READING] = "INSERT INTO quote_reading VALUES (?,?,?,?,?,?,?,?,?,?)",
    [ROW_EVENT] = "INSERT INTO event VALUES (?,?,?,?,?,?,?,?)",
    [ROW_EVENT_READING] = "INSERT INTO event_reading VALUES (?,?,?,?,?,?)",
    [ROW_RELATION] = "INSERT INTO relation VALUES (?,?,?,?,?,?,?,?)",
    [ROW_RELATION_READING] = "INSERT INTO relation_reading VALUES (?,?,?,?,?,?)",
    [ROW_SUMMARY] = "INSERT INTO summary VALUES (?,?,?,?,?,?,?,?,?)",
    [ROW_ONLY_HERE] = "INSERT INTO only_here VALUES (?,?,?,?,?)",
    [ROW_LEFT_OUT] = "INSERT OR IGNORE INTO left_out VALUES (?,?,?,?,?)",
};

static void rows_check(Rows *rows, int code)
{
    bool is_fine = code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
    if (!is_fine && rows->failure == SQLITE_OK)
        rows->failure = code;
}

static bool rows_are_written(const Rows *rows)
{
    return !rows->is_hashing && rows->failure == SQLITE_OK;
}

static sqlite3_stmt *rows_statement(Rows *rows)
{
    sqlite3_stmt **statement = &rows->statements[rows->row];
    if (!*statement)
        rows_check(rows, sqlite3_prepare_v3(rows->db, ROWS_SQL[rows->row], -1,
                                            SQLITE_PREPARE_PERSISTENT, statement, NULL));
    return *statement;
}

void rows_begin(Rows *rows, StoreRow row)
{
    rows->row = row;
    rows->column = 0;
    if (rows->is_hashing)
        rows->hash = hash_mix(rows->hash, (uint64_t)row);
    else
        rows_statement(rows);
}

void rows_text(Rows *rows, Str text)
{
    rows->column++;
    if (rows->is_hashing)
        rows->hash = hash_mix(rows->hash, str_hash(text));
    if (rows_are_written(rows))
        rows_check(rows, sqlite3_bind_text64(rows_statement(rows), rows->column,
                                             text.len ? text.data : "", text.len, SQLITE_TRANSIENT,
                                             SQLITE_UTF8));
}

void rows_null(Rows *rows)
{
    rows->column++;
    if (rows->is_hashing)
        rows->hash = hash_mix(rows->hash, 1);
    if (rows_are_written(rows))
        rows_check(rows, sqlite3_bind_null(rows_statement(rows), rows->column));
}

void rows_text_or_null(Rows *rows, Str text)
{
    if (text.len > 0)
        rows_text(rows, text);
    else
        rows_null(rows);
}

void rows_number(Rows *rows, int64_t number)
{
    rows->column++;
    if (rows->is_hashing)
        rows->hash = hash_mix(rows->hash, (uint64_t)number);
    if (rows_are_written(rows))
        rows_check(rows, sqlite3_bind_int64(rows_statement(rows), rows->column, number));
}

void rows_real(Rows *rows, double number)
{
    rows->column++;
    if (rows->is_hashing)
        rows->hash = hash_mix(rows->hash, str_hash((Str){ (const char *)&number, sizeof number }));
    if (rows_are_written(rows))
        rows_check(rows, sqlite3_bind_double(rows_statement(rows), rows->column, number));
}

void rows_span(Rows *rows, Span at)
{
    if (span_len(at) == 0) {
        rows_null(rows);
        rows_null(rows);
        return;
    }
    rows_number(rows, at.begin);
    rows_number(rows, at.end);
}

void rows_time(Rows *rows, int64_t seconds)
{
    if (seconds == INTERVAL_OPEN_FROM || seconds == INTERVAL_OPEN_TO) {
        rows_null(rows);
        return;
    }
    ArenaMark mark = arena_mark(&rows->arena);
    rows_text(rows, calendar_format(seconds, &rows->arena));
    arena_release(&rows->arena, mark);
}

void rows_texts(Rows *rows, const Str *texts, size_t count)
{
    ArenaMark mark = arena_mark(&rows->arena);
    Buf list = buf_open(&rows->arena, LIMIT_STORE_CELL_BYTES);
    JsonWriter json = json_open(&list);
    json_begin_array(&json);
    for (size_t i = 0; i < count; i++)
        json_string(&json, texts[i]);
    json_end_array(&json);
    rows_text(rows, buf_str(&list));
    arena_release(&rows->arena, mark);
}

void rows_reasons(Rows *rows, const Reasons *reasons)
{
    ArenaMark mark = arena_mark(&rows->arena);
    Buf list = buf_open(&rows->arena, LIMIT_STORE_CELL_BYTES);
    JsonWriter json = json_open(&list);
    json_begin_array(&json);
    for (size_t i = 0; i < reasons->count; i++) {
        Buf line = buf_open(&rows->arena, LIMIT_STORE_CELL_BYTES);
        words_add_reason(&line, &reasons->items[i]);
        json_string(&json, buf_str(&line));
    }
    json_end_array(&json);
    rows_text(rows, buf_str(&list));
    arena_release(&rows->arena, mark);
}

void rows_end(Rows *rows)
{
    if (!rows_are_written(rows))
        return;
    sqlite3_stmt *statement = rows_statement(rows);
    assert(rows->column == sqlite3_bind_parameter_count(statement));
    rows_check(rows, sqlite3_step(statement));
    rows_check(rows, sqlite3_reset(statement));
}

bool rows_find(Rows *rows, int64_t *first, int64_t *second)
{
    if (rows->failure != SQLITE_OK)
        return false;
    sqlite3_stmt *statement = rows_statement(rows);
    int code = sqlite3_step(statement);
    rows_check(rows, code);
    if (code == SQLITE_ROW) {
        *first = sqlite3_column_int64(statement, 0);
        *second = sqlite3_column_int64(statement, 1);
    }
    rows_check(rows, sqlite3_reset(statement));
    return code == SQLITE_ROW;
}

static Status rows_status_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
        return STATUS_OK;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return STATUS_FORMAT;
    case SQLITE_NOMEM:
        return STATUS_MEMORY;
    case SQLITE_TOOBIG:
        return STATUS_LIMIT;
    default:
        return STATUS_IO;
    }
}

Status rows_status(const Rows *rows, Error *error)
{
    if (rows->failure == SQLITE_OK)
        return STATUS_OK;
    return fail(error, rows_status_of(rows->failure), 0, "%s", sqlite3_errmsg(rows->db));
}

Status rows_run(Rows *rows, const char *sql, Error *error)
{
    int code = sqlite3_exec(rows->db, sql, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return STATUS_OK;
    return fail(error, rows_status_of(code), 0, "%s", sqlite3_errmsg(rows->db));
}

void rows_close(Rows *rows)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        (void)sqlite3_finalize(rows->statements[i]);
    (void)sqlite3_close(rows->db);
    arena_close(&rows->arena);
}
