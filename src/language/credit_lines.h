/*
 * credit_lines.h - credits that stand in lines of their own or before a
 * paragraph: labels, datelines, bylines, an agency's name under the text.
 */
#ifndef STEMMA_LANGUAGE_CREDIT_LINES_H
#define STEMMA_LANGUAGE_CREDIT_LINES_H

#include "document/report.h"
#include "language/pieces.h"

/* Add what is found to `out`, of scope CREDIT_REPORT; `key` is left empty. */
void credit_lines_find(Credits *out, const Pieces *pieces, Arena *arena);

#endif
