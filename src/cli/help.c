#include "cli/help.h"

#include "stemma/stemma.h"

#include <string.h>

static const char *const HELP_GROUPS[] = { "Input", "Output", "Run", "Other" };

typedef struct HelpExample {
    const char *command;
    const char *what;
} HelpExample;

static const HelpExample HELP_EXAMPLES[] = {
    { "stemma collate pages/", "the edition of a folder of saved pages" },
    { "stemma collate pages/ -o out/", "the same, and as a web page in out/index.html" },
    { "stemma extract crawl.warc.gz > reports.jsonl", "the reports in a web archive" },
    { "stemma extract pages/ | stemma cluster | stemma lineage", "the stages one by one" },
    { "stemma compare a.html b.html", "what two reports share" },
};
enum { HELP_EXAMPLE_COUNT = sizeof HELP_EXAMPLES / sizeof HELP_EXAMPLES[0] };

static const char HELP_PATHS[] =
    "A PATH is a file, a folder (read recursively) or - for standard input, which is\n"
    "also read when there is none.  HTML, text, MHTML, feeds, WARC, gzip of these and\n"
    "JSON lines are told apart by their content.\n";

/* What each exit status says, from 0. */
static const char *const HELP_EXITS[] = {
    "done",
    "nothing found, or the --fail-on condition met",
    "error, or a PATH that was named could not be opened",
};
enum { HELP_EXIT_COUNT = sizeof HELP_EXITS / sizeof HELP_EXITS[0] };

/* Where explanations begin. */
enum { HELP_COLUMN = 25 };

static void help_print_flag_name(FILE *out, const CliFlagRow *row)
{
    char text[64] = "";
    size_t len = 0;
    if (row->letter)
        len += (size_t)snprintf(text, sizeof text, "-%c%s", row->letter, row->name ? ", " : "");
    if (row->name)
        len += (size_t)snprintf(text + len, sizeof text - len, "--%s", row->name);
    if (row->argument)
        snprintf(text + len, sizeof text - len, " %s", row->argument);
    fprintf(out, "  %-22s ", text);
}

static void help_print_commands(FILE *out)
{
    fputs("Commands:\n", out);
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++) {
        const CliCommandRow *row = &CLI_COMMAND_ROWS[command];
        char text[64];
        snprintf(text, sizeof text, "%s %s", row->name, row->arguments);
        fprintf(out, "  %-22s %s\n", text, row->what);
    }
}

/* Text that begins at `column`, its further lines too, of at most 79 columns. */
static void help_print_wrapped(FILE *out, const char *text, size_t column)
{
    enum { WIDE = 79 };
    while (strlen(text) > WIDE - column) {
        size_t len = WIDE - column;
        while (len > 0 && text[len] != ' ')
            len--;
        if (len == 0)
            break;
        fprintf(out, "%.*s\n%*s", (int)len, text, (int)column, "");
        text += len + strspn(text + len, " ");
    }
    fprintf(out, "%s\n", text);
}

/* What a flag does; with CLI_NONE also the commands that have it, where not all do. */
static void help_print_flag(FILE *out, CliFlag flag, CliCommand command)
{
    char text[256];
    const char *all = CLI_FLAG_ROWS[flag].choices, *own = flags_choices(flag, command);
    bool is_narrowed = all && own && strcmp(all, own) != 0 && strchr(own, '|');
    size_t len = is_narrowed ? (size_t)snprintf(text, sizeof text, "here one of %s", own)
                             : (size_t)snprintf(text, sizeof text, "%s", CLI_FLAG_ROWS[flag].what);
    const char *before = " (";
    bool names = command == CLI_NONE && CLI_FLAG_ROWS[flag].commands && !flags_fit(flag, CLI_NONE);
    for (int i = CLI_NONE + 1; names && i < CLI_COMMANDS; i++) {
        if (!flags_fit(flag, (CliCommand)i) || len >= sizeof text)
            continue;
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", before,
                                CLI_COMMAND_ROWS[i].name);
        before = ", ";
    }
    if (names && len < sizeof text)
        snprintf(text + len, sizeof text - len, ")");
    help_print_flag_name(out, &CLI_FLAG_ROWS[flag]);
    help_print_wrapped(out, text, HELP_COLUMN);
}

/* The flags of one command; with CLI_NONE those of all, and which command has which. */
static void help_print_flags(FILE *out, CliCommand command)
{
    for (size_t g = 0; g < sizeof HELP_GROUPS / sizeof HELP_GROUPS[0]; g++) {
        const char *heading = HELP_GROUPS[g];
        for (int flag = 0; flag < FLAG_COUNT; flag++) {
            const CliFlagRow *row = &CLI_FLAG_ROWS[flag];
            bool fits = command == CLI_NONE || flags_fit((CliFlag)flag, command);
            if (!fits || strcmp(row->group, HELP_GROUPS[g]) != 0)
                continue;
            if (heading)
                fprintf(out, "\n%s:\n", heading);
            heading = NULL;
            help_print_flag(out, (CliFlag)flag, command);
        }
    }
}

void help_print_short(FILE *out)
{
    fputs("stemma makes a critical edition of the news: who copied whom, what independent\n"
          "reports agree on, and where they contradict each other.\n\n"
          "Usage: stemma COMMAND [FLAG...] [PATH...]\n\n",
          out);
    help_print_commands(out);
    fputs("\n  stemma collate pages/     is a good beginning;  stemma --help  says the rest.\n",
          out);
}

void help_print_full(FILE *out)
{
    fputs("Examples:\n", out);
    for (size_t i = 0; i < HELP_EXAMPLE_COUNT; i++)
        fprintf(out, "  %s\n      %s\n", HELP_EXAMPLES[i].command, HELP_EXAMPLES[i].what);
    fputs("\nUsage: stemma COMMAND [FLAG...] [PATH...]\n\n", out);
    help_print_commands(out);
    help_print_flags(out, CLI_NONE);
    fprintf(out, "\n%s\nExit status:\n", HELP_PATHS);
    for (int i = 0; i < HELP_EXIT_COUNT; i++)
        fprintf(out, "  %-22d %s\n", i, HELP_EXITS[i]);
}

void help_print_command(FILE *out, CliCommand command)
{
    const CliCommandRow *row = &CLI_COMMAND_ROWS[command];
    fprintf(out, "Usage: stemma %s [FLAG...] %s\n\n", row->name, row->arguments);
    help_print_wrapped(out, row->detail, 0);
    help_print_flags(out, command);
    const char *heading = "\nExamples:\n";
    for (size_t i = 0; i < HELP_EXAMPLE_COUNT; i++) {
        if (!strstr(HELP_EXAMPLES[i].command, row->name))
            continue;
        fprintf(out, "%s  %s\n      %s\n", heading, HELP_EXAMPLES[i].command,
                HELP_EXAMPLES[i].what);
        heading = "";
    }
}

/* Text for troff: a dash is not a hyphen, a leading dot is no request. */
static void help_print_troff(FILE *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    for (; *text; text++) {
        if (*text == '-')
            fputs("\\-", out);
        else if (*text == '\\')
            fputs("\\e", out);
        else
            fputc(*text, out);
    }
}

static void help_print_man_flag(FILE *out, const CliFlagRow *row)
{
    fputs(".TP\n", out);
    if (row->letter)
        fprintf(out, "\\fB\\-%c\\fR%s", row->letter, row->name ? ", " : "");
    if (row->name) {
        fputs("\\fB\\-\\-", out);
        help_print_troff(out, row->name);
        fputs("\\fR", out);
    }
    if (row->argument)
        fprintf(out, " \\fI%s\\fR", row->argument);
    fputc('\n', out);
    help_print_troff(out, row->what);
    fputs(".\n", out);
}

static void help_print_man_tail(FILE *out)
{
    fputs(".SH EXIT STATUS\n", out);
    for (int i = 0; i < HELP_EXIT_COUNT; i++) {
        fprintf(out, ".TP\n\\fB%d\\fR\n", i);
        help_print_troff(out, HELP_EXITS[i]);
        fputs(".\n", out);
    }
    fputs(".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nNo colours and no links.\n"
          ".TP\n\\fBCOLUMNS\\fR\nThe width of text.\n.SH EXAMPLES\n",
          out);
    for (size_t i = 0; i < HELP_EXAMPLE_COUNT; i++) {
        fputs(".TP\n\\fB", out);
        help_print_troff(out, HELP_EXAMPLES[i].command);
        fputs("\\fR\n", out);
        help_print_troff(out, HELP_EXAMPLES[i].what);
        fputc('\n', out);
    }
}

static void help_print_man(FILE *out)
{
    fprintf(out,
            ".TH STEMMA 1 \"\" \"stemma %s\" \"User Commands\"\n.SH NAME\n"
            "stemma \\- critical editions of the news\n.SH SYNOPSIS\n"
            ".B stemma\n\\fICOMMAND\\fR [\\fIFLAG\\fR...] [\\fIPATH\\fR...]\n.SH DESCRIPTION\n",
            stemma_version());
    fputs("Reads what many outlets published about the same events and, for each event, finds\n"
          "who copied whom, counts independent origins instead of pages, shows what they agree\n"
          "on and where they contradict each other.  Every printed sentence is a piece of a\n"
          "report.\n.PP\n",
          out);
    help_print_troff(out, HELP_PATHS);
    fputs(".SH COMMANDS\n", out);
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++) {
        const CliCommandRow *row = &CLI_COMMAND_ROWS[command];
        fprintf(out, ".TP\n\\fB%s\\fR \\fI%s\\fR\n", row->name, row->arguments);
        help_print_troff(out, row->detail);
        fputc('\n', out);
    }
    fputs(".SH OPTIONS\n", out);
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        help_print_man_flag(out, &CLI_FLAG_ROWS[flag]);
    help_print_man_tail(out);
}

/* "a|b|c" with spaces for bars. */
static void help_print_choices(FILE *out, const char *choices)
{
    for (; *choices; choices++)
        fputc(*choices == '|' ? ' ' : *choices, out);
}

static void help_print_bash(FILE *out)
{
    static const char REPLY[] = "        COMPREPLY=($(compgen -W \"";
    fputs("# bash completion for stemma\n_stemma()\n{\n"
          "    local current=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
          "    case \"$before\" in\n",
          out);
    for (int flag = 0; flag < FLAG_COUNT; flag++) {
        const CliFlagRow *row = &CLI_FLAG_ROWS[flag];
        if (!row->choices)
            continue;
        fprintf(out, "    --%s)\n%s", row->name, REPLY);
        help_print_choices(out, row->choices);
        fputs("\" -- \"$current\"))\n        return;;\n", out);
    }
    fprintf(out, "    esac\n    if [[ $COMP_CWORD -eq 1 && $current != -* ]]; then\n%s", REPLY);
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++)
        fprintf(out, "%s ", CLI_COMMAND_ROWS[command].name);
    fprintf(out, "\" -- \"$current\"))\n    elif [[ $current == -* ]]; then\n%s", REPLY);
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (CLI_FLAG_ROWS[flag].name)
            fprintf(out, "--%s ", CLI_FLAG_ROWS[flag].name);
    fputs("\" -- \"$current\"))\n    else\n        COMPREPLY=($(compgen -f -- \"$current\"))\n"
          "    fi\n}\ncomplete -o filenames -F _stemma stemma\n",
          out);
}

static void help_print_zsh_flag(FILE *out, const CliFlagRow *row)
{
    fprintf(out, "        '--%s[%s]", row->name, row->what);
    if (row->choices) {
        fprintf(out, ":%s:(", row->argument);
        help_print_choices(out, row->choices);
        fputc(')', out);
    } else if (row->argument) {
        fprintf(out, ":%s:_files", row->argument);
    }
    fputs("' \\\n", out);
}

static void help_print_zsh(FILE *out)
{
    fputs("#compdef stemma\n_stemma() {\n    _arguments \\\n        '1:command:((", out);
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++) {
        fprintf(out, "%s\\:\"", CLI_COMMAND_ROWS[command].name);
        for (const char *at = CLI_COMMAND_ROWS[command].what; *at; at++)
            fprintf(out, *at == ':' ? "\\%c" : "%c", *at);
        fputs("\" ", out);
    }
    fputs("))' \\\n", out);
    for (int flag = 0; flag < FLAG_COUNT; flag++)
        if (CLI_FLAG_ROWS[flag].name)
            help_print_zsh_flag(out, &CLI_FLAG_ROWS[flag]);
    fputs("        '*:path:_files'\n}\n_stemma \"$@\"\n", out);
}

static void help_print_fish(FILE *out)
{
    fputs("# fish completion for stemma\n", out);
    for (int command = CLI_NONE + 1; command < CLI_COMMANDS; command++)
        fprintf(out, "complete -c stemma -n __fish_use_subcommand -a %s -d '%s'\n",
                CLI_COMMAND_ROWS[command].name, CLI_COMMAND_ROWS[command].what);
    for (int flag = 0; flag < FLAG_COUNT; flag++) {
        const CliFlagRow *row = &CLI_FLAG_ROWS[flag];
        if (!row->name)
            continue;
        fprintf(out, "complete -c stemma -l %s", row->name);
        if (row->letter)
            fprintf(out, " -s %c", row->letter);
        if (row->choices) {
            fputs(" -x -a '", out);
            help_print_choices(out, row->choices);
            fputc('\'', out);
        } else if (row->argument) {
            fputs(" -r", out);
        }
        fprintf(out, " -d '%s'\n", row->what);
    }
}

void help_generate(FILE *out, const char *kind)
{
    if (strcmp(kind, "man") == 0)
        help_print_man(out);
    else if (strcmp(kind, "bash") == 0)
        help_print_bash(out);
    else if (strcmp(kind, "zsh") == 0)
        help_print_zsh(out);
    else
        help_print_fish(out);
}
