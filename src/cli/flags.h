/*
 * flags.h - the one table of commands and flags.
 *
 * The parser, both help texts, the man page and the shell completions are all
 * made from it.
 */
#ifndef STEMMA_CLI_FLAGS_H
#define STEMMA_CLI_FLAGS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum CliCommand {
    CLI_NONE = 0,
    CLI_COLLATE,
    CLI_EXTRACT,
    CLI_ANALYSE,
    CLI_CLUSTER,
    CLI_LINEAGE,
    CLI_COMPARE,
    CLI_DIFF,
    CLI_COMMANDS,
} CliCommand;

typedef enum CliFlag {
    FLAG_FORMAT = 0,
    FLAG_JSONL,
    FLAG_HTML,
    FLAG_CONLLU,
    FLAG_TOKENIZED,
    FLAG_OUTPUT,
    FLAG_DB,
    FLAG_COLOR,
    FLAG_ONLINE,
    FLAG_EXPLAIN,
    FLAG_HOSTS,
    FLAG_OUTLETS,
    FLAG_THREADS,
    FLAG_FAIL_ON,
    FLAG_STATS,
    FLAG_QUIET,
    FLAG_GENERATE,
    FLAG_VERSION,
    FLAG_SHORT_HELP,
    FLAG_HELP,
    FLAG_COUNT,
} CliFlag;

typedef struct CliCommandRow {
    const char *name;
    const char *arguments;
    const char *what;   /* one line */
    const char *detail; /* a paragraph */
    /* Of the choices of --format and --fail-on those that it has; NULL: none. */
    const char *formats;
    const char *fails_on;
} CliCommandRow;

typedef struct CliFlagRow {
    char letter;          /* 0: none */
    const char *name;     /* without dashes; NULL: only a letter */
    const char *argument; /* NULL: takes none */
    const char *choices;  /* "text|html|jsonl", for checking and completion; NULL: any */
    unsigned commands;    /* bit 1 << CliCommand; 0: all */
    const char *group;
    const char *what;
} CliFlagRow;

extern const CliCommandRow CLI_COMMAND_ROWS[CLI_COMMANDS];
extern const CliFlagRow CLI_FLAG_ROWS[FLAG_COUNT];

/* What the command line says. */
typedef struct CliArguments {
    CliCommand command;
    bool is_set[FLAG_COUNT];
    const char *values[FLAG_COUNT];
    char **paths; /* a part of argv */
    int path_count;
} CliArguments;

/*
 * Read argv; paths are moved to its front.  NULL, or what is wrong with it as
 * one line in `message`.
 */
const char *flags_parse(CliArguments *out, int argc, char **argv, char *message, size_t room);

/* What `flag` may be with `command`, "text|html"; CLI_NONE: with any.  NULL: anything. */
const char *flags_choices(CliFlag flag, CliCommand command);

/* Whether `flag` goes with `command`. */
bool flags_fit(CliFlag flag, CliCommand command);

#endif
