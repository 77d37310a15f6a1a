/*
 * language.h - the language stage: what one report's text says, as spans.   (entry point)
 */
#ifndef STEMMA_LANGUAGE_LANGUAGE_H
#define STEMMA_LANGUAGE_LANGUAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "document/analysis.h"
#include "document/report.h"
#include "text/stem.h"

/*
 * Whether the models that are linked in fit this program and are whole; once,
 * before the first text.  STATUS_FORMAT: they are not.
 */
MUST_CHECK Status language_check(Error *error);

/* Tags, trees and what stands on them cost most of the time.  Descents do without, and need
 * words, sentences, quotations and credits; stories need nothing but the sentences, and those
 * of a hundred thousand reports at once. */
typedef enum LanguageDepth { LANGUAGE_TREES = 0, LANGUAGE_WORDS, LANGUAGE_SENTENCES } LanguageDepth;

/*
 * Fill `out` from report->text, and report->credits unless they were given.
 * Sentences of the title line are SENTENCE_HEADING.  All of `out` lives in
 * `arena`.  Never fails: text in which nothing is found gives empty arrays.
 */
void language_analyse(Analysis *out, Report *report, Stemmer *stemmer, LanguageDepth depth,
                      Arena *arena, Arena *scratch);

/*
 * Fill report->credits alone, with what language_analyse() would find, for a
 * command that shows nothing else.  Most reports name nobody in a way that
 * could be a credit; those are never cut into tokens.  `stemmer` only saves
 * time, and may be NULL.
 */
void language_find_credits_alone(Report *report, Stemmer *stemmer, Arena *arena, Arena *scratch);

#endif
