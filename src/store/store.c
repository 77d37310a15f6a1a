/*
 * store.c - opening a store, and one transaction for each edition.
 *
 * The library speaks SQL as it is in data/schema.sql and rows.c; what the
 * tables mean is in docs/sqlite.md.  A file of another program is refused by
 * its application id, one of a later version by its user version.  While
 * open the file is in WAL mode, which spares a flush for each transaction;
 * closing leaves a single ordinary file.
 */
#include "store/store.h"

#include "base/limits.h"
#include "store/edition_rows.h"

#include <stdlib.h>

#include "schema_sql.inc"

enum {
    STORE_APPLICATION = 1398033741, /* "STMM" */
    STORE_VERSION = 1,
    STORE_BUSY_MS = 5000,
    STORE_SCHEMA_MOST = 1 << 16,
};

struct Store {
    Rows rows;
};

/* The number that a pragma or query gives; -1 when it gives none. */
static int64_t store_ask(Store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t answer = -1;
    if (sqlite3_prepare_v2(store->rows.db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        answer = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return answer;
}

static Status store_make_tables(Store *store, Error *error)
{
    ArenaMark mark = arena_mark(&store->rows.arena);
    Buf sql = buf_open(&store->rows.arena, STORE_SCHEMA_MOST);
    for (size_t i = 0; i < sizeof SCHEMA_SQL / sizeof *SCHEMA_SQL; i++) {
        buf_add(&sql, SCHEMA_SQL[i]);
        buf_add_char(&sql, '\n');
    }
    buf_add_char(&sql, '\0');
    Status status = rows_run(&store->rows, buf_str(&sql).data, error);
    arena_release(&store->rows.arena, mark);
    return status;
}

/* Whether the file is a store, which an empty one becomes here. */
static Status store_check_tables(Store *store, const char *path, Error *error)
{
    int64_t application = store_ask(store, "PRAGMA application_id");
    if (application == 0 && store_ask(store, "SELECT count(*) FROM sqlite_master") == 0)
        return store_make_tables(store, error);
    if (application != STORE_APPLICATION)
        return fail(error, STATUS_FORMAT, 0, "%s: an SQLite file of another program", path);
    if (store_ask(store, "PRAGMA user_version") != STORE_VERSION)
        return fail(error, STATUS_FORMAT, 0, "%s: a store of another version of stemma", path);
    return STATUS_OK;
}

/* The tables are looked for and made under one lock: of two programs that open
 * a new file at once, the second finds those of the first. */
static Status store_prepare(Store *store, const char *path, Error *error)
{
    if (store_ask(store, "SELECT count(*) FROM sqlite_master") < 0)
        return fail(error, STATUS_FORMAT, 0, "%s: %s", path, sqlite3_errmsg(store->rows.db));
    TRY(rows_run(&store->rows, "BEGIN IMMEDIATE", error));
    Status status = store_check_tables(store, path, error);
    if (status == STATUS_OK)
        status = rows_run(&store->rows, "COMMIT", error);
    if (status != STATUS_OK)
        (void)sqlite3_exec(store->rows.db, "ROLLBACK", NULL, NULL, NULL);
    TRY(status);
    TRY(rows_run(&store->rows, "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL", error));
    /* No wait is made for this one where another program writes: its mode will do as well. */
    (void)sqlite3_exec(store->rows.db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    return STATUS_OK;
}

Status store_open(Store **out, const char *path, Error *error)
{
    Store *store = calloc(1, sizeof *store);
    if (!store)
        return fail(error, STATUS_MEMORY, 0, "no memory for a store");
    Status status = STATUS_OK;
    if (!arena_open(&store->rows.arena, LIMIT_STORE_ARENA)) {
        status = fail(error, STATUS_MEMORY, 0, "no memory for a store");
        goto out;
    }
    if (sqlite3_open(path, &store->rows.db) != SQLITE_OK) {
        status = fail(error, STATUS_IO, 0, "%s: %s", path, sqlite3_errmsg(store->rows.db));
        goto out;
    }
    (void)sqlite3_busy_timeout(store->rows.db, STORE_BUSY_MS);
    status = store_prepare(store, path, error);
out:
    if (status != STATUS_OK) {
        rows_close(&store->rows);
        free(store);
        return status;
    }
    *out = store;
    return STATUS_OK;
}

void store_close(Store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        (void)sqlite3_finalize(store->rows.statements[i]);
        store->rows.statements[i] = NULL;
    }
    (void)sqlite3_exec(store->rows.db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    rows_close(&store->rows);
    free(store);
}

/* Commit what was written, or undo it where something failed. */
static Status store_end(Store *store, Error *error)
{
    Status status = rows_status(&store->rows, error);
    if (status == STATUS_OK)
        status = rows_run(&store->rows, "COMMIT", error);
    if (status != STATUS_OK)
        (void)sqlite3_exec(store->rows.db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

Status store_add_edition(Store *store, const Edition *edition, Error *error)
{
    store->rows.failure = SQLITE_OK;
    TRY(rows_run(&store->rows, "BEGIN IMMEDIATE", error));
    edition_rows_story(&store->rows, edition);
    return store_end(store, error);
}

Status store_add_left_out(Store *store, const LeftOut *items, size_t count, Error *error)
{
    Rows *rows = &store->rows;
    rows->failure = SQLITE_OK;
    TRY(rows_run(rows, "BEGIN IMMEDIATE", error));
    for (size_t i = 0; i < count; i++) {
        rows_begin(rows, ROW_LEFT_OUT);
        rows_text(rows, items[i].path);
        rows_text(rows, items[i].url);
        rows_number(rows, (int64_t)items[i].offset);
        rows_number(rows, (int64_t)items[i].line);
        rows_text(rows, words_text(items[i].reason));
        rows_end(rows);
    }
    return store_end(store, error);
}
