#include "store/store.h"

#include "made_story.h"
#include "test.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STORE_PATH = 64, DUMP_MOST = 1 << 22 };

static void make_path(char path[STORE_PATH])
{
    (void)snprintf(path, STORE_PATH, "/tmp/stemma-store-XXXXXX");
    int file = mkstemp(path);
    CHECK(file >= 0);
    CHECK(close(file) == 0);
}

static Store *open_store(const char *path)
{
    Store *store = NULL;
    Error error = { 0 };
    CHECK(store_open(&store, path, &error) == STATUS_OK);
    if (!store)
        printf("# %s\n", error.message);
    return store;
}

static void add(const char *path, const Edition *edition)
{
    Store *store = open_store(path);
    Error error = { 0 };
    LeftOut left = { .path = STR("gone.html"), .reason = WORD_FILE_UNREADABLE };
    CHECK(store_add_edition(store, edition, &error) == STATUS_OK);
    CHECK(store_add_left_out(store, &left, 1, &error) == STATUS_OK);
    if (error.status != STATUS_OK)
        printf("# %s\n", error.message);
    store_close(store);
}

/* The number that a query gives. */
static int64_t ask(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    int64_t answer = -1;
    CHECK(sqlite3_open(path, &db) == SQLITE_OK);
    CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW)
        answer = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    CHECK(sqlite3_close(db) == SQLITE_OK);
    return answer;
}

/* All rows of a query, values with a bar between them. */
static void dump_query(sqlite3 *db, Buf *out, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const void *bytes = sqlite3_column_blob(statement, i);
            buf_add(out, (Str){ bytes, (size_t)sqlite3_column_bytes(statement, i) });
            buf_add_char(out, '|');
        }
        buf_add_char(out, '\n');
    }
    (void)sqlite3_finalize(statement);
}

/* Every table with all its rows, those of the search index included. */
static Str dump(const char *path, Arena *arena)
{
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(path, &db) == SQLITE_OK);
    Buf names = buf_open(arena, 1 << 16), out = buf_open(arena, DUMP_MOST);
    dump_query(db, &names,
               "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN "
               "('report_search', 'point_search') ORDER BY name");
    Str rest = buf_str(&names);
    while (rest.len > 0) {
        StrCut cut = str_cut(rest, '\n');
        Buf sql = buf_open(arena, 256);
        buf_add(&sql, STR("SELECT * FROM "));
        buf_add(&sql, str_take(cut.head, cut.head.len - 1));
        buf_add_char(&sql, '\0');
        buf_add(&out, cut.head);
        dump_query(db, &out, buf_str(&sql).data);
        rest = cut.tail;
    }
    CHECK(sqlite3_close(db) == SQLITE_OK);
    return buf_str(&out);
}

TEST(adding_twice_changes_nothing)
{
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    add(path, &made.edition);
    Str once = dump(path, &made.arena);
    add(path, &made.edition);
    CHECK_STR(dump(path, &made.arena), once);
    CHECK(ask(path, "SELECT count(*) FROM report") == MADE_REPORTS);
    CHECK(ask(path, "SELECT count(*) FROM left_out") == 1);
    CHECK(unlink(path) == 0);
    made_close(&made);
}

TEST(the_file_is_whole)
{
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    add(path, &made.edition);
    CHECK(ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(ask(path, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") ==
          1);
    CHECK(ask(path, "PRAGMA user_version") == 1);
    CHECK(ask(path, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'delete'") == 1);
    CHECK(unlink(path) == 0);
    made_close(&made);
}

TEST(every_span_lies_in_its_text)
{
    static const char *const TABLES[] = { "point_reading", "answer_reading",   "quote_reading",
                                          "event_reading", "relation_reading", "summary",
                                          "only_here" };
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    add(path, &made.edition);
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        char sql[512];
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", TABLES[i]);
        CHECK(ask(path, sql) > 0);
        (void)snprintf(sql, sizeof sql,
                       "SELECT count(*) FROM %s JOIN report ON report.number = report WHERE NOT "
                       "(byte_begin < byte_end AND byte_end <= length(CAST(text AS BLOB)))",
                       TABLES[i]);
        CHECK(ask(path, sql) == 0);
    }
    CHECK(ask(path, "SELECT count(*) FROM point JOIN point_reading r ON r.story = point.story AND "
                    "r.point = point.seq AND r.seq = 0 JOIN report ON report.number = r.report "
                    "WHERE CAST(words AS BLOB) <> substr(CAST(text AS BLOB), byte_begin + 1, "
                    "byte_end - byte_begin)") == 0);
    CHECK(ask(path, "SELECT count(*) FROM answer JOIN answer_reading r USING (story, conflict) "
                    "JOIN report ON report.number = r.report WHERE r.answer = answer.seq AND "
                    "r.seq = 0 AND CAST(value AS BLOB) <> substr(CAST(text AS BLOB), "
                    "byte_begin + 1, byte_end - byte_begin)") == 0);
    CHECK(unlink(path) == 0);
    made_close(&made);
}

TEST(words_are_found)
{
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    add(path, &made.edition);
    CHECK(ask(path, "SELECT count(*) FROM report_search WHERE report_search MATCH 'footbridge'") ==
          4);
    CHECK(ask(path, "SELECT count(*) FROM point_search WHERE point_search MATCH 'visits'") == 1);
    CHECK(unlink(path) == 0);
    made_close(&made);
}

TEST(a_changed_story_takes_the_place_of_the_old_one)
{
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    add(path, &made.edition);
    Str before = dump(path, &made.arena);
    made.documents[2].report.outlet = STR("The Ance Courier on Sunday");
    made.edition.claims.point_count = 1;
    add(path, &made.edition);
    CHECK(ask(path, "SELECT count(*) FROM point") == 1);
    CHECK(ask(path, "SELECT count(*) FROM point_search WHERE point_search MATCH 'visits'") == 0);
    CHECK(ask(path, "SELECT count(*) FROM report WHERE outlet LIKE '%Sunday'") == 1);
    CHECK(ask(path, "SELECT count(*) FROM report") == MADE_REPORTS);
    CHECK(ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(!str_equal(dump(path, &made.arena), before));
    CHECK(unlink(path) == 0);
    made_close(&made);
}

/* The story as it was before its last report came, and nothing said of it. */
static Edition make_younger(const MadeStory *made)
{
    Edition younger = made->edition;
    younger.id = STR("younger");
    younger.docs.count--;
    younger.lineage.descent_count = younger.lineage.lost_count = 0;
    younger.claims.point_count = younger.claims.conflict_count = 0;
    younger.quote_count = younger.event_count = younger.relation_count = 0;
    younger.summary_count = younger.only_here_count = 0;
    return younger;
}

TEST(a_story_that_grew_is_kept_once)
{
    char path[STORE_PATH];
    MadeStory made = { 0 };
    make_path(path);
    made_open(&made);
    made_build(&made);
    const Edition younger = make_younger(&made);
    add(path, &younger);
    CHECK(ask(path, "SELECT reports FROM story WHERE id = 'younger'") == MADE_REPORTS - 1);
    add(path, &made.edition);
    CHECK(ask(path, "SELECT count(*) FROM story") == 1);
    CHECK(ask(path, "SELECT reports FROM story") == MADE_REPORTS);
    CHECK(ask(path, "SELECT count(*) FROM story_report") == MADE_REPORTS);
    CHECK(ask(path, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
    Str grown = dump(path, &made.arena);
    add(path, &made.edition);
    CHECK_STR(dump(path, &made.arena), grown);
    add(path, &younger); /* it has lost one: the larger stays */
    CHECK(ask(path, "SELECT count(*) FROM story") == 2);
    CHECK(unlink(path) == 0);
    made_close(&made);
}

TEST(a_file_of_another_program_is_refused)
{
    char path[STORE_PATH];
    make_path(path);
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(path, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "CREATE TABLE other (a)", NULL, NULL, NULL) == SQLITE_OK);
    CHECK(sqlite3_close(db) == SQLITE_OK);
    Store *store = NULL;
    Error error = { 0 };
    CHECK(store_open(&store, path, &error) == STATUS_FORMAT);
    CHECK(store == NULL && error.message[0] != '\0');
    CHECK(unlink(path) == 0);

    make_path(path);
    FILE *file = fopen(path, "wb");
    CHECK(file &&
          fputs("these bytes are no SQLite file, however one may look at them\n", file) >= 0);
    CHECK(file && fclose(file) == 0);
    CHECK(store_open(&store, path, &error) == STATUS_FORMAT);
    CHECK(strstr(error.message, path) != NULL);
    CHECK(unlink(path) == 0);
    CHECK(store_open(&store, "/nowhere/at/all.db", &error) == STATUS_IO);
    CHECK(strstr(error.message, "open") != NULL && strstr(error.message, "/nowhere/") != NULL);
    store_close(NULL);
}

int main(void)
{
    RUN(adding_twice_changes_nothing);
    RUN(the_file_is_whole);
    RUN(every_span_lies_in_its_text);
    RUN(words_are_found);
    RUN(a_changed_story_takes_the_place_of_the_old_one);
    RUN(a_story_that_grew_is_kept_once);
    RUN(a_file_of_another_program_is_refused);
    return test_report();
}
