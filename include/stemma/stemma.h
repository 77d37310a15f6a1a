/*
 * stemma.h - the public interface of libstemma, which makes critical editions
 * of the news.
 *
 * What is not declared here is not part of the interface and may change in
 * any release.
 *
 * A session takes inputs, runs one command and writes what it found:
 *
 *     stemma *session = NULL;
 *     stemma_options options = { .threads = 2 };
 *     stemma_error error = { 0 };
 *     if (stemma_open(&session, &options, &error) != STEMMA_OK)
 *         return 1;
 *     stemma_add_path(session, "pages/");
 *     if (stemma_collate(session, &error) == STEMMA_OK)
 *         stemma_print(session, &(stemma_output){ .format = STEMMA_TEXT, .write = to_stdout },
 *                      &error);
 *     stemma_close(session);
 *
 * Everything is offline.  The library opens only the files it is given, never
 * prints and never exits.  The same input gives the same bytes for any number
 * of threads.  A session is used by one thread at a time; several sessions
 * may run at once.
 *
 * All text is UTF-8.  All offsets are bytes, half-open [begin, end).  What
 * stands in a written message is described in docs/jsonl.md.
 */
#ifndef STEMMA_H
#define STEMMA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef STEMMA_API
#define STEMMA_API __attribute__((visibility("default")))
#endif

/* The version of the library that is linked, as "major.minor.patch". */
STEMMA_API const char *stemma_version(void);

typedef enum stemma_status {
    STEMMA_OK = 0,
    STEMMA_ERROR_IO,     /* the system could not read or write */
    STEMMA_ERROR_FORMAT, /* the input is not what it claims to be */
    STEMMA_ERROR_LIMIT,  /* more than the program accepts */
    STEMMA_ERROR_MEMORY, /* no memory left */
    STEMMA_ERROR_USAGE,  /* asked for something that does not exist */
} stemma_status;

/* Filled where a call fails: one line, and the byte where it was noticed. */
typedef struct stemma_error {
    stemma_status status;
    size_t offset;
    size_t line; /* from 1; 0 where lines mean nothing */
    char message[160];
} stemma_error;

typedef enum stemma_log_level {
    STEMMA_LOG_ERROR = 0, /* something was lost */
    STEMMA_LOG_NOTE,      /* something odd was met and survived */
    STEMMA_LOG_PROGRESS,  /* how far the work is */
} stemma_log_level;

/* `text` has `len` bytes, one line without its newline, valid during the call. */
typedef void stemma_log_function(void *context, stemma_log_level level, const char *text,
                                 size_t len);

typedef struct stemma_options {
    unsigned threads;         /* 0: as many as there are processors */
    stemma_log_function *log; /* NULL: silence */
    void *log_context;
} stemma_options;

/* Takes the next `len` bytes of output.  Not 0: stop, STEMMA_ERROR_IO. */
typedef int stemma_write_function(void *context, const char *data, size_t len);

typedef enum stemma_format {
    STEMMA_TEXT = 0, /* for a terminal */
    STEMMA_HTML,     /* one self-contained file */
    STEMMA_JSONL,    /* a message a line */
    STEMMA_CONLLU,   /* of stemma_analyse() only */
    /* Of stemma_print() only: who took from whom, for other programs, */
    STEMMA_DOT, /* Graphviz */
    STEMMA_GRAPHML,
    STEMMA_PROV, /* W3C PROV-JSON */
    /* and the readings of copied passages in all their witnesses. */
    STEMMA_TEI,      /* app, lem, rdg */
    STEMMA_COLLATEX, /* tables in the JSON of CollateX */
} stemma_format;

/* Where results go, and in which form. */
typedef struct stemma_output {
    stemma_format format;
    stemma_write_function *write;
    void *context;
    unsigned width; /* columns of text; 0: 80 */
    int colour;     /* text: ANSI colours */
    int hyperlinks; /* text: OSC 8 links */
    int tokenized;  /* CoNLL-U: so are the inputs, and their words and sentences are kept */
} stemma_output;

typedef struct stemma stemma;

/*
 * Begin a session.  On failure `*out` is untouched.  STEMMA_ERROR_MEMORY: a
 * library handle or the address space was not to be had.
 */
STEMMA_API stemma_status stemma_open(stemma **out, const stemma_options *options,
                                     stemma_error *error);
/* End it and free all that belongs to it.  NULL is fine. */
STEMMA_API void stemma_close(stemma *session);

/*
 * Add an input: a file, a folder (read recursively, in path order), or "-"
 * for standard input.  Pages (HTML, text, MHTML, feeds, WARC, gzip of these)
 * and JSON lines are told apart by their content.  The path is copied and
 * opened when a command runs; what cannot be opened is left out with a
 * reason and counted.  STEMMA_ERROR_LIMIT: too many inputs.
 */
STEMMA_API stemma_status stemma_add_path(stemma *session, const char *path);

/*
 * Add a page that is in memory.  `url` and `content_type` (as in the HTTP
 * header) may be NULL.  The bytes are borrowed until the next command ends.
 */
STEMMA_API stemma_status stemma_add_page(stemma *session, const void *data, size_t len,
                                         const char *url, const char *content_type);

/*
 * What recurs on three or more pages of one host is no part of their articles,
 * unless it is most of one: know it from the file `path`, which is copied.  The
 * host is that of a page's address, given or its own word, else the name of its
 * site.  Where there is no such file, the commands that read pages first count
 * the lines of all inputs, write it, and note how many recur; then
 * standard input cannot be among them (STEMMA_ERROR_USAGE of the command).
 */
STEMMA_API stemma_status stemma_use_hosts(stemma *session, const char *path);

/*
 * Know outlets and agencies from the file `path`, which is copied, too: its rows
 * have the columns of data/outlets.tsv, and outweigh those.  A command gives
 * STEMMA_ERROR_FORMAT and the line where a row is none.
 */
STEMMA_API stemma_status stemma_use_outlets(stemma *session, const char *path);

/*
 * The stage commands read all inputs added so far, and write JSON lines as
 * they go, in the order of the input: every message read, then their own.
 *
 *   extract   report, left_out
 *   explain   explanation
 *   analyse   analysis                 (or CoNLL-U, or HTML with all of it marked)
 *   cluster   story
 *   lineage   descent
 *
 * STEMMA_ERROR_IO: output.write gave up.  Bad input never fails a command.
 */
STEMMA_API stemma_status stemma_extract(stemma *session, const stemma_output *output,
                                        stemma_error *error);
/* Of pages alone: why each gave the report it gave.  As text and HTML too. */
STEMMA_API stemma_status stemma_explain(stemma *session, const stemma_output *output,
                                        stemma_error *error);
STEMMA_API stemma_status stemma_analyse(stemma *session, const stemma_output *output,
                                        stemma_error *error);
/* `online`: one pass in the order of the input; ids never change, and story_event messages tell
 * what happened to the stories. */
STEMMA_API stemma_status stemma_cluster(stemma *session, int online, const stemma_output *output,
                                        stemma_error *error);
STEMMA_API stemma_status stemma_lineage(stemma *session, const stemma_output *output,
                                        stemma_error *error);

/* Make the editions of all stories found in the inputs. */
STEMMA_API stemma_status stemma_collate(stemma *session, stemma_error *error);

/* After stemma_collate(): write the editions; may be called several times. */
STEMMA_API stemma_status stemma_print(stemma *session, const stemma_output *output,
                                      stemma_error *error);

/*
 * After stemma_collate(): add the editions to an SQLite file, which is made
 * when it is not there.  Adding the same again changes nothing.  The tables
 * are described in docs/sqlite.md.  Before stemma_collate() there are no
 * editions: the file is made or looked at, so that one which cannot be used is
 * known before the work.
 */
STEMMA_API stemma_status stemma_save(stemma *session, const char *path, stemma_error *error);

/*
 * Two reports side by side: the passages they share, what is only in one.
 * The session's inputs must hold exactly two reports, else STEMMA_ERROR_USAGE.
 */
STEMMA_API stemma_status stemma_compare(stemma *session, const stemma_output *output,
                                        stemma_error *error);

/*
 * What changed between two editions, each a file that stemma_print() wrote as
 * JSON lines: reports, points and conflicts that are new or gone.
 */
STEMMA_API stemma_status stemma_diff(stemma *session, const char *old_path, const char *new_path,
                                     const stemma_output *output, stemma_error *error);

/* What the last command met and found. */
typedef struct stemma_counts {
    uint64_t pages;
    uint64_t reports;
    uint64_t left_out;
    uint64_t notes;
    uint64_t unreadable; /* paths that were added and could not be opened */
    uint64_t stories;    /* of stemma_collate(): those with two reports or more */
    uint64_t conflicts;  /* those that are shown */
    uint64_t changes;    /* of stemma_diff() */
    uint64_t bytes;      /* of pages */
} stemma_counts;

STEMMA_API stemma_counts stemma_count(const stemma *session);

/* Time and memory of one stage in the last command. */
typedef struct stemma_stage_stats {
    const char *name;
    double seconds; /* wall clock of a step of its own, or the sum over threads */
    int is_thread_sum;
    uint64_t memory;   /* bytes of results it added */
    uint64_t peak_rss; /* largest resident memory of the process when it ended */
} stemma_stage_stats;

/* Fills up to `room` stages in their order; returns how many there are. */
STEMMA_API size_t stemma_stats(const stemma *session, stemma_stage_stats *out, size_t room);

#ifdef __cplusplus
}
#endif

#endif
