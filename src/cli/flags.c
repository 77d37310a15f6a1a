#include "cli/flags.h"

#include <stdio.h>
#include <string.h>

#define FOR(command) (1u << (command))
#define FORMATS      "text|html|jsonl|dot|graphml|prov|tei|collatex"

const CliCommandRow CLI_COMMAND_ROWS[CLI_COMMANDS] = {
    [CLI_COLLATE] = { "collate", "PATH...", "editions of all stories found: the main job",
                      "Reads pages and reports, finds the stories, who copied whom, what the "
                      "reports agree on and where they contradict each other, and prints the "
                      "edition of each story.",
                      FORMATS, "conflict" },
    [CLI_EXTRACT] = { "extract", "PATH...", "the reports in pages, as JSON lines",
                      "Finds the article in each page: title, authors, dates, text, and for every "
                      "byte of the text its byte in the page.",
                      NULL, NULL },
    [CLI_ANALYSE] = { "analyse", "[FILE...]", "sentences, names, dates, quantities, quotations",
                      "Adds to each report what its text holds, as places in the text.", NULL,
                      NULL },
    [CLI_CLUSTER] = { "cluster", "[FILE...]", "the stories: which reports tell of the same event",
                      "Adds one message for each story.", NULL, NULL },
    [CLI_LINEAGE] = { "lineage", "[FILE...]", "the descents: which report took from which",
                      "Adds one message for each report and parent.  Reports of different given "
                      "stories are never compared.",
                      NULL, NULL },
    [CLI_COMPARE] = { "compare", "A B", "two reports side by side",
                      "Prints the passages that two reports share and the sentences that only one "
                      "has.",
                      "text|html|jsonl", NULL },
    [CLI_DIFF] = { "diff", "OLD NEW", "what changed between two editions",
                   "Compares two files that 'stemma collate --jsonl' wrote: reports, points and "
                   "conflicts that are new, changed or gone.",
                   "text|jsonl", "change" },
};

const CliFlagRow CLI_FLAG_ROWS[FLAG_COUNT] = {
    [FLAG_FORMAT] = { 'f', "format", "FORMAT", FORMATS,
                      FOR(CLI_COLLATE) | FOR(CLI_COMPARE) | FOR(CLI_DIFF), "Output",
                      "print as text (the default), html or jsonl; lineage for other programs as "
                      "dot, "
                      "graphml or prov; the readings of copied passages as tei or collatex" },
    [FLAG_JSONL] = { 0, "jsonl", NULL, NULL, 0, "Output", "short for --format jsonl" },
    [FLAG_HTML] = { 0, "html", NULL, NULL, FOR(CLI_COLLATE) | FOR(CLI_ANALYSE) | FOR(CLI_EXTRACT),
                    "Output",
                    "short for --format html; of analyse, the reports with all found marked; of "
                    "extract, what --explain prints" },
    [FLAG_CONLLU] = { 0, "conllu", NULL, NULL, FOR(CLI_ANALYSE), "Output", "print CoNLL-U" },
    [FLAG_TOKENIZED] = { 0, "tokenized", NULL, NULL, FOR(CLI_ANALYSE), "Input",
                         "with --conllu: the input is CoNLL-U too; keep its words and sentences" },
    [FLAG_OUTPUT] = { 'o', "output", "DIR", NULL, FOR(CLI_COLLATE), "Output",
                      "also write index.html, editions.txt and editions.jsonl to DIR" },
    [FLAG_DB] = { 0, "db", "FILE", NULL, FOR(CLI_COLLATE), "Output",
                  "also add the editions to the SQLite file FILE" },
    [FLAG_COLOR] = { 0, "color", "WHEN", "auto|always|never", FOR(CLI_COLLATE) | FOR(CLI_COMPARE),
                     "Output", "colours and links; auto: on a terminal, unless NO_COLOR is set" },
    [FLAG_ONLINE] = { 0, "online", NULL, NULL, FOR(CLI_CLUSTER), "Input",
                      "one pass in the order of the input; ids never change" },
    [FLAG_EXPLAIN] = { 0, "explain", NULL, NULL, FOR(CLI_EXTRACT), "Output",
                       "print why: each block of a page, kept or not, with its score and the main "
                       "reasons, and where title, authors and dates are from; as text, or with "
                       "--jsonl or --html" },
    [FLAG_HOSTS] = { 0, "hosts", "FILE", NULL, FOR(CLI_COLLATE) | FOR(CLI_EXTRACT), "Input",
                     "leave out lines that stand on three or more pages of a host, as FILE says, "
                     "unless they are most of an article; learned from PATH and written when there "
                     "is no FILE" },
    [FLAG_OUTLETS] = { 0, "outlets", "FILE", NULL,
                       FOR(CLI_COLLATE) | FOR(CLI_EXTRACT) | FOR(CLI_ANALYSE) | FOR(CLI_CLUSTER) |
                           FOR(CLI_LINEAGE) | FOR(CLI_COMPARE),
                       "Input",
                       "know more outlets and agencies: rows of names (a|b|c), name, owner and "
                       "kind (0, or 1 for an agency, plus 2 for a state's), with tabs between "
                       "them; they outweigh ours" },
    [FLAG_THREADS] = { 'j', "threads", "N", NULL, 0, "Run",
                       "use N threads (default: all processors); never changes the output" },
    [FLAG_FAIL_ON] = { 0, "fail-on", "WHAT", "conflict|change", FOR(CLI_COLLATE) | FOR(CLI_DIFF),
                       "Run", "exit with 1 on a conflict (collate) or a change (diff)" },
    [FLAG_STATS] = { 0, "stats", NULL, NULL, 0, "Run", "print time and memory of each stage" },
    [FLAG_QUIET] = { 'q', "quiet", NULL, NULL, 0, "Run", "print no notes and no counts" },
    [FLAG_GENERATE] = { 0, "generate", "KIND", "man|bash|zsh|fish", FOR(CLI_NONE), "Other",
                        "print the man page or shell completions" },
    [FLAG_VERSION] = { 'V', "version", NULL, NULL, 0, "Other", "print the version" },
    [FLAG_SHORT_HELP] = { 'h', NULL, NULL, NULL, 0, "Other",
                          "print short help; with a COMMAND, the help of it" },
    [FLAG_HELP] = { 0, "help", NULL, NULL, 0, "Other", "print all help" },
};

bool flags_fit(CliFlag flag, CliCommand command)
{
    unsigned commands = CLI_FLAG_ROWS[flag].commands;
    return commands == 0 || (commands & FOR(command)) != 0;
}

static bool flags_is_choice(const char *choices, const char *value)
{
    size_t len = strlen(value);
    for (const char *at = choices; at; at = strchr(at, '|')) {
        at += *at == '|';
        size_t end = strcspn(at, "|");
        if (end == len && memcmp(at, value, len) == 0)
            return true;
    }
    return false;
}

static bool flags_is_letter(const CliFlagRow *row, const char *text, const char **value)
{
    if (!row->letter || text[1] != row->letter || (text[2] && !row->argument))
        return false;
    *value = text[2] ? text + 2 : NULL;
    return true;
}

static bool flags_is_name(const CliFlagRow *row, const char *text, const char **value)
{
    size_t len = row->name ? strlen(row->name) : 0;
    if (!len || strncmp(text + 2, row->name, len) != 0)
        return false;
    if (text[2 + len] != '\0' && text[2 + len] != '=')
        return false;
    *value = text[2 + len] ? text + 3 + len : NULL;
    return true;
}

/* The flag that `text` ("--name", "--name=value", "-x" or "-xVALUE") names; FLAG_COUNT if none. */
static CliFlag flags_find(const char *text, const char **value)
{
    for (int flag = 0; flag < FLAG_COUNT; flag++) {
        const CliFlagRow *row = &CLI_FLAG_ROWS[flag];
        *value = NULL;
        if (text[1] == '-' ? flags_is_name(row, text, value) : flags_is_letter(row, text, value))
            return (CliFlag)flag;
    }
    return FLAG_COUNT;
}

static CliCommand flags_find_command(const char *text)
{
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++)
        if (strcmp(CLI_COMMAND_ROWS[command].name, text) == 0)
            return (CliCommand)command;
    return CLI_NONE;
}

/* Take the flag at argv[*at] and its value. */
static const char *flags_take(CliArguments *out, int argc, char **argv, int *at, char *message,
                              size_t room)
{
    const char *value = NULL;
    const char *text = argv[*at];
    CliFlag flag = flags_find(text, &value);
    if (flag == FLAG_COUNT) {
        snprintf(message, room, "unknown flag %s", text);
        return message;
    }
    const CliFlagRow *row = &CLI_FLAG_ROWS[flag];
    if (row->argument && !value && *at + 1 < argc)
        value = argv[++*at];
    if ((row->argument == NULL) != (value == NULL)) {
        snprintf(message, room, "%s %s", text, row->argument ? "wants a value" : "takes no value");
        return message;
    }
    if (row->choices && !flags_is_choice(row->choices, value)) {
        snprintf(message, room, "--%s %s: want one of %s", row->name, value, row->choices);
        return message;
    }
    out->is_set[flag] = true;
    out->values[flag] = value;
    return NULL;
}

const char *flags_choices(CliFlag flag, CliCommand command)
{
    const CliCommandRow *row = &CLI_COMMAND_ROWS[command];
    if (flag == FLAG_FORMAT && command != CLI_NONE)
        return row->formats;
    if (flag == FLAG_FAIL_ON && command != CLI_NONE)
        return row->fails_on;
    return CLI_FLAG_ROWS[flag].choices;
}

/* Flags of which one excludes the other, or wants it. */
static const char *flags_check_together(const CliArguments *arguments, char *message, size_t room)
{
    static const CliFlag FORMS[] = { FLAG_FORMAT, FLAG_JSONL, FLAG_HTML, FLAG_CONLLU };
    CliFlag first = FLAG_COUNT;
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        if (!arguments->is_set[FORMS[i]])
            continue;
        if (first != FLAG_COUNT) {
            snprintf(message, room, "--%s and --%s: want one of them", CLI_FLAG_ROWS[first].name,
                     CLI_FLAG_ROWS[FORMS[i]].name);
            return message;
        }
        first = FORMS[i];
    }
    if (arguments->command == CLI_EXTRACT && arguments->is_set[FLAG_HTML] &&
        !arguments->is_set[FLAG_EXPLAIN]) {
        snprintf(message, room, "--html wants --explain");
        return message;
    }
    if (arguments->is_set[FLAG_TOKENIZED] && !arguments->is_set[FLAG_CONLLU]) {
        snprintf(message, room, "--tokenized wants --conllu");
        return message;
    }
    return NULL;
}

static const char *flags_check(const CliArguments *arguments, char *message, size_t room)
{
    for (int flag = 0; flag < FLAG_COUNT; flag++) {
        if (!arguments->is_set[flag])
            continue;
        const char *command =
            arguments->command ? CLI_COMMAND_ROWS[arguments->command].name : "stemma";
        const char *choices = flags_choices((CliFlag)flag, arguments->command);
        if (!flags_fit((CliFlag)flag, arguments->command)) {
            snprintf(message, room, "--%s does not go with '%s'", CLI_FLAG_ROWS[flag].name,
                     command);
            return message;
        }
        if (choices && !flags_is_choice(choices, arguments->values[flag])) {
            snprintf(message, room, "--%s %s does not go with '%s': want %s",
                     CLI_FLAG_ROWS[flag].name, arguments->values[flag], command, choices);
            return message;
        }
    }
    return flags_check_together(arguments, message, room);
}

const char *flags_parse(CliArguments *out, int argc, char **argv, char *message, size_t room)
{
    CliArguments arguments = { 0 };
    bool flags_end = false;
    int paths = 0;
    for (int at = 1; at < argc; at++) {
        if (!flags_end && strcmp(argv[at], "--") == 0) {
            flags_end = true;
        } else if (!flags_end && argv[at][0] == '-' && argv[at][1] != '\0') {
            if (flags_take(&arguments, argc, argv, &at, message, room))
                return message;
        } else if (arguments.command == CLI_NONE) {
            arguments.command = flags_find_command(argv[at]);
            if (strcmp(argv[at], CLI_FLAG_ROWS[FLAG_HELP].name) == 0) {
                arguments.is_set[FLAG_HELP] = true;
            } else if (arguments.command == CLI_NONE) {
                snprintf(message, room, "unknown command '%s'", argv[at]);
                return message;
            }
        } else {
            argv[paths++] = argv[at]; /* before argv[at], which is read already */
        }
    }
    const char *wrong = flags_check(&arguments, message, room);
    if (wrong)
        return wrong;
    arguments.paths = argv;
    arguments.path_count = paths;
    *out = arguments;
    return NULL;
}
