/* help.h - help texts, man page and shell completions, from the table in flags.c. */
#ifndef STEMMA_CLI_HELP_H
#define STEMMA_CLI_HELP_H

#include "cli/flags.h"

#include <stdio.h>

/* One screen / everything. */
void help_print_short(FILE *out);
void help_print_full(FILE *out);
/* What one command does, its flags and examples. */
void help_print_command(FILE *out, CliCommand command);
/* "man", "bash", "zsh" or "fish". */
void help_generate(FILE *out, const char *kind);

#endif
