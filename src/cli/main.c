/*
 * main.c - the program around the library: arguments, output, exit status.
 *
 * Results go to standard output, everything else to standard error.  Exit
 * status: 0 done; 1 nothing found or condition met; 2 error.
 */
#include "cli/flags.h"
#include "cli/help.h"
#include "stemma/stemma.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2 };
enum { MOST_THREADS = 64, MOST_STAGES = 16, LEAST_COLUMNS = 40, MOST_COLUMNS = 200 };

typedef struct Cli {
    CliArguments arguments;
    stemma *session;
    bool is_quiet;
} Cli;

static int cli_write(void *context, const char *data, size_t len)
{
    return fwrite(data, 1, len, context) == len ? 0 : -1;
}

/* Names of files may hold what moves a terminal's cursor: control characters become "?". */
static void cli_print_safe(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool is_c1 = byte == 0xC2 && i + 1 < len && (unsigned char)text[i + 1] < 0xA0;
        fputc(byte < 0x20 || byte == 0x7F || is_c1 ? '?' : byte, stderr);
        i += is_c1;
    }
}

static void cli_print_line(const char *text, size_t len)
{
    fputs("stemma: ", stderr);
    cli_print_safe(text, len);
    fputc('\n', stderr);
}

static void cli_log(void *context, stemma_log_level level, const char *text, size_t len)
{
    const Cli *cli = context;
    if (!cli->is_quiet || level == STEMMA_LOG_ERROR)
        cli_print_line(text, len);
}

static int cli_fail(const char *message)
{
    cli_print_line(message, strlen(message));
    return EXIT_ERROR;
}

static int cli_fail_path(const char *path)
{
    const char *reason = strerror(errno);
    fputs("stemma: ", stderr);
    cli_print_safe(path, strlen(path));
    fprintf(stderr, ": %s\n", reason);
    return EXIT_ERROR;
}

/* A decimal number in [least, most]; -1 if it is anything else. */
static long cli_number(const char *text, long least, long most)
{
    long value = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9' || value > most)
            return -1;
        value = value * 10 + (*at - '0');
    }
    return *text && value >= least && value <= most ? value : -1;
}

static unsigned cli_columns(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long wide = columns ? cli_number(columns, LEAST_COLUMNS, MOST_COLUMNS) : -1;
    if (wide > 0)
        return (unsigned)wide;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
        size.ws_col < LEAST_COLUMNS)
        return 0;
    return size.ws_col > MOST_COLUMNS ? MOST_COLUMNS : size.ws_col;
}

static bool cli_wants_colour(const Cli *cli)
{
    const char *when = cli->arguments.values[FLAG_COLOR];
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    const char *no_colour = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour);
}

static stemma_format cli_format(const Cli *cli)
{
    static const struct {
        const char *name;
        stemma_format format;
    } FORMATS[] = { { "html", STEMMA_HTML },        { "jsonl", STEMMA_JSONL },
                    { "dot", STEMMA_DOT },          { "graphml", STEMMA_GRAPHML },
                    { "prov", STEMMA_PROV },        { "tei", STEMMA_TEI },
                    { "collatex", STEMMA_COLLATEX } };
    const char *format = cli->arguments.values[FLAG_FORMAT];
    if (cli->arguments.is_set[FLAG_CONLLU])
        return STEMMA_CONLLU;
    if (cli->arguments.is_set[FLAG_JSONL])
        return STEMMA_JSONL;
    if (cli->arguments.is_set[FLAG_HTML])
        return STEMMA_HTML;
    for (size_t i = 0; format && i < sizeof FORMATS / sizeof FORMATS[0]; i++)
        if (strcmp(format, FORMATS[i].name) == 0)
            return FORMATS[i].format;
    return STEMMA_TEXT;
}

static stemma_output cli_output(const Cli *cli)
{
    bool colour = cli_wants_colour(cli);
    return (stemma_output){ .format = cli_format(cli),
                            .write = cli_write,
                            .context = stdout,
                            .width = cli_columns(),
                            .colour = colour,
                            .hyperlinks = colour,
                            .tokenized = cli->arguments.is_set[FLAG_TOKENIZED] };
}

/* Write the editions to FOLDER/name. */
static int cli_write_file(Cli *cli, const char *folder, const char *name, stemma_format format)
{
    char path[4096];
    size_t len = strlen(folder);
    const char *joint = len > 0 && folder[len - 1] == '/' ? "" : "/";
    if (snprintf(path, sizeof path, "%s%s%s", folder, joint, name) >= (int)sizeof path)
        return cli_fail("the name of the output folder is too long");
    FILE *file = fopen(path, "wb");
    if (!file)
        return cli_fail_path(path);
    stemma_error error = { 0 };
    stemma_output output = { .format = format, .write = cli_write, .context = file };
    stemma_status status = stemma_print(cli->session, &output, &error);
    int closed = fclose(file);
    if (status != STEMMA_OK)
        return cli_fail(error.message);
    if (closed != 0)
        return cli_fail_path(path);
    if (!cli->is_quiet)
        fprintf(stderr, "stemma: wrote %s\n", path);
    return EXIT_DONE;
}

static bool cli_make_folder(const char *folder)
{
    struct stat info;
    if (mkdir(folder, 0777) == 0)
        return true;
    if (errno != EEXIST || stat(folder, &info) != 0)
        return false;
    if (!S_ISDIR(info.st_mode))
        errno = ENOTDIR;
    return S_ISDIR(info.st_mode);
}

static int cli_write_folder(Cli *cli, const char *folder)
{
    static const struct {
        const char *name;
        stemma_format format;
    } FILES[] = { { "index.html", STEMMA_HTML },
                  { "editions.txt", STEMMA_TEXT },
                  { "editions.jsonl", STEMMA_JSONL } };
    int result = EXIT_DONE;
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0] && result == EXIT_DONE; i++)
        result = cli_write_file(cli, folder, FILES[i].name, FILES[i].format);
    return result;
}

static void cli_print_counts(const Cli *cli)
{
    stemma_counts counts = stemma_count(cli->session);
    fprintf(stderr, "stemma: %llu %s, %llu left out, %llu %s\n", (unsigned long long)counts.reports,
            counts.reports == 1 ? "report" : "reports", (unsigned long long)counts.left_out,
            (unsigned long long)counts.notes, counts.notes == 1 ? "note" : "notes");
}

static void cli_print_stats(const Cli *cli)
{
    stemma_stage_stats stages[MOST_STAGES];
    size_t count = stemma_stats(cli->session, stages, MOST_STAGES);
    fputs("stage        seconds   results MB   peak MB\n", stderr);
    for (size_t i = 0; i < count && i < MOST_STAGES; i++)
        fprintf(stderr, "%-10s %9.3f%s %11.1f %9.1f\n", stages[i].name, stages[i].seconds,
                stages[i].is_thread_sum ? "*" : " ", (double)stages[i].memory / 1e6,
                (double)stages[i].peak_rss / 1e6);
    fputs("* summed over threads\n", stderr);
}

static int cli_collate(Cli *cli, const stemma_output *output, stemma_error *error)
{
    const CliArguments *arguments = &cli->arguments;
    /* What cannot be written is told before the work. */
    if (arguments->is_set[FLAG_OUTPUT] && !cli_make_folder(arguments->values[FLAG_OUTPUT]))
        return cli_fail_path(arguments->values[FLAG_OUTPUT]);
    if (arguments->is_set[FLAG_DB] &&
        stemma_save(cli->session, arguments->values[FLAG_DB], error) != STEMMA_OK)
        return cli_fail(error->message);
    if (stemma_collate(cli->session, error) != STEMMA_OK ||
        stemma_print(cli->session, output, error) != STEMMA_OK)
        return cli_fail(error->message);
    fflush(stdout);
    int result = EXIT_DONE;
    if (arguments->is_set[FLAG_OUTPUT])
        result = cli_write_folder(cli, arguments->values[FLAG_OUTPUT]);
    if (result == EXIT_DONE && arguments->is_set[FLAG_DB] &&
        stemma_save(cli->session, arguments->values[FLAG_DB], error) != STEMMA_OK)
        return cli_fail(error->message);
    return result;
}

static int cli_diff(Cli *cli, const stemma_output *output, stemma_error *error)
{
    if (cli->arguments.path_count != 2)
        return cli_fail("diff wants two files: OLD NEW");
    char **paths = cli->arguments.paths;
    if (stemma_diff(cli->session, paths[0], paths[1], output, error) != STEMMA_OK)
        return cli_fail(error->message);
    return EXIT_DONE;
}

static int cli_run_command(Cli *cli, stemma_error *error)
{
    stemma_output output = cli_output(cli);
    stemma_status status = STEMMA_OK;
    switch (cli->arguments.command) {
    case CLI_COLLATE:
        return cli_collate(cli, &output, error);
    case CLI_DIFF:
        return cli_diff(cli, &output, error);
    case CLI_EXTRACT:
        status = cli->arguments.is_set[FLAG_EXPLAIN] ? stemma_explain(cli->session, &output, error)
                                                     : stemma_extract(cli->session, &output, error);
        break;
    case CLI_ANALYSE:
        status = stemma_analyse(cli->session, &output, error);
        break;
    case CLI_CLUSTER:
        status = stemma_cluster(cli->session, cli->arguments.is_set[FLAG_ONLINE], &output, error);
        break;
    case CLI_LINEAGE:
        status = stemma_lineage(cli->session, &output, error);
        break;
    case CLI_COMPARE:
        status = stemma_compare(cli->session, &output, error);
        break;
    case CLI_NONE:
    case CLI_COMMANDS:
        break;
    }
    return status == STEMMA_OK ? EXIT_DONE : cli_fail(error->message);
}

/* What the exit status is once the command is done. */
static int cli_outcome(const Cli *cli)
{
    stemma_counts counts = stemma_count(cli->session);
    const char *fail_on = cli->arguments.values[FLAG_FAIL_ON];
    if (counts.unreadable)
        return EXIT_ERROR;
    if (cli->arguments.command == CLI_DIFF)
        return fail_on && counts.changes ? EXIT_NOTHING : EXIT_DONE;
    if (counts.reports == 0)
        return EXIT_NOTHING;
    return fail_on && counts.conflicts ? EXIT_NOTHING : EXIT_DONE;
}

static int cli_add_paths(Cli *cli)
{
    const CliArguments *arguments = &cli->arguments;
    if (arguments->command == CLI_DIFF)
        return EXIT_DONE;
    if (arguments->path_count == 0 && isatty(STDIN_FILENO)) {
        help_print_short(stderr);
        return EXIT_ERROR;
    }
    if (arguments->path_count == 0 && stemma_add_path(cli->session, "-") != STEMMA_OK)
        return cli_fail("too many paths");
    for (int i = 0; i < arguments->path_count; i++)
        if (stemma_add_path(cli->session, arguments->paths[i]) != STEMMA_OK)
            return cli_fail("too many paths");
    return EXIT_DONE;
}

static int cli_run(Cli *cli, unsigned threads)
{
    stemma_error error = { 0 };
    stemma_options options = { .threads = threads, .log = cli_log, .log_context = cli };
    if (stemma_open(&cli->session, &options, &error) != STEMMA_OK)
        return cli_fail(error.message);
    int result = cli_add_paths(cli);
    if (cli->arguments.is_set[FLAG_HOSTS] &&
        stemma_use_hosts(cli->session, cli->arguments.values[FLAG_HOSTS]) != STEMMA_OK)
        result = cli_fail("no room for the name of the file of hosts");
    if (cli->arguments.is_set[FLAG_OUTLETS] &&
        stemma_use_outlets(cli->session, cli->arguments.values[FLAG_OUTLETS]) != STEMMA_OK)
        result = cli_fail("no room for the name of the file of outlets");
    if (result == EXIT_DONE)
        result = cli_run_command(cli, &error);
    if (result == EXIT_DONE) {
        result = cli_outcome(cli);
        if (cli->arguments.command != CLI_DIFF && !cli->is_quiet)
            cli_print_counts(cli);
        if (cli->arguments.is_set[FLAG_STATS])
            cli_print_stats(cli);
    }
    stemma_close(cli->session);
    if (fflush(stdout) != 0 || ferror(stdout))
        return cli_fail("standard output takes no more");
    return result;
}

static int cli_start(Cli *cli)
{
    const CliArguments *arguments = &cli->arguments;
    long threads = 0;
    if (arguments->is_set[FLAG_THREADS])
        threads = cli_number(arguments->values[FLAG_THREADS], 1, MOST_THREADS);
    if (threads < 0)
        return cli_fail("--threads wants a number from 1 to 64");
    cli->is_quiet = arguments->is_set[FLAG_QUIET];
    return cli_run(cli, (unsigned)threads);
}

int main(int argc, char **argv)
{
    Cli cli = { 0 };
    char message[256];
    if (flags_parse(&cli.arguments, argc, argv, message, sizeof message)) {
        cli_fail(message);
        fputs("stemma: 'stemma -h' lists what there is\n", stderr);
        return EXIT_ERROR;
    }
    const CliArguments *arguments = &cli.arguments;
    bool wants_help = arguments->is_set[FLAG_HELP] || arguments->is_set[FLAG_SHORT_HELP];
    if (wants_help && arguments->command != CLI_NONE) {
        help_print_command(stdout, arguments->command);
    } else if (arguments->is_set[FLAG_HELP]) {
        help_print_full(stdout);
    } else if (arguments->is_set[FLAG_SHORT_HELP]) {
        help_print_short(stdout);
    } else if (arguments->is_set[FLAG_VERSION]) {
        printf("stemma %s\n", stemma_version());
    } else if (arguments->is_set[FLAG_GENERATE]) {
        help_generate(stdout, arguments->values[FLAG_GENERATE]);
    } else if (arguments->command == CLI_NONE) {
        help_print_short(stderr);
        return EXIT_ERROR;
    } else {
        return cli_start(&cli);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_ERROR;
}
