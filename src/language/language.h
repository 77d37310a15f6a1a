/*
 * language.h - the language stage: what one report's text says, as spans.   (entry point)
 */
#ifndef STEMMA_LANGUAGE_LANGUAGE_H
#define STEMMA_LANGUAGE_LANGUAGE_H

#include "base/arena.h"
#include "document/analysis.h"
#include "document/report.h"
#include "text/stem.h"

/*
 * Fill `out` from report->text, and report->credits unless they were given.
 * Sentences of the title line are SENTENCE_HEADING.  All of `out` lives in
 * `arena`.  Never fails: text in which nothing is found gives empty arrays.
 */
void language_analyse(Analysis *out, Report *report, Stemmer *stemmer, Arena *arena,
                      Arena *scratch);

/*
 * Fill report->credits alone, with what language_analyse() would find, for a
 * command that shows nothing else.  Most reports name nobody in a way that
 * could be a credit; those are never cut into tokens.
 */
void language_find_credits_alone(Report *report, Arena *arena, Arena *scratch);

#endif
