/*
 * print.h - editions and stage results as text, HTML and JSON lines.   (entry point)
 *
 * Whatever is printed is a span of a report or a line of data/words/.
 */
#ifndef STEMMA_PRINT_PRINT_H
#define STEMMA_PRINT_PRINT_H

#include "base/buf.h"
#include "document/edition.h"
#include "document/explanation.h"

typedef struct PrintOptions {
    unsigned width;  /* columns of the terminal; 0: 80 */
    bool colour;     /* ANSI colours */
    bool hyperlinks; /* OSC 8 */
    bool trace;      /* for tests: name the source of all that is no word of data/words/ */
} PrintOptions;

/* What was done and left out, printed once after all editions. */
typedef struct PrintSummary {
    const LeftOut *left_out;
    size_t left_out_count;
    const Edition *const *editions;
    size_t edition_count;
} PrintSummary;

/* The story page as plain text. */
void print_edition_text(Buf *out, const Edition *edition, const PrintOptions *options);
/* The list of stories that comes first where there are several; else nothing. */
void print_front_text(Buf *out, const PrintSummary *summary, const PrintOptions *options);
/* Where there are several editions the single reports, a line each; then what was left out. */
void print_left_out_text(Buf *out, const PrintSummary *summary, const PrintOptions *options);

/* One self-contained HTML file with all editions, a front page first where there are several. */
void print_html(Buf *out, const PrintSummary *summary);

/* Lineage for other programs (docs/exports.md): all editions as one graph. */
void print_dot(Buf *out, const PrintSummary *summary);
void print_graphml(Buf *out, const PrintSummary *summary);
void print_prov(Buf *out, const PrintSummary *summary);
/* The readings of every passage that reports took from an origin. */
void print_tei(Buf *out, const PrintSummary *summary);
void print_collatex(Buf *out, const PrintSummary *summary);

/* JSON lines, a message each, as docs/jsonl.md says. */
void print_report_json(Buf *out, const Report *report);
void print_left_out_json(Buf *out, const LeftOut *left_out);
void print_analysis_json(Buf *out, const Document *document);
/* Why a page gave the report it gave. */
void print_explanation_json(Buf *out, const Explanation *explanation);
void print_explanation_text(Buf *out, const Explanation *explanation);
/* The text of the page with what was kept marked, between the begin and the end of an HTML page. */
void print_explanation_html(Buf *out, const Explanation *explanation);
/* CoNLL-U (universaldependencies.org/format), MISC with Begin, End and Name. */
void print_analysis_conllu(Buf *out, const Document *document);
/* A report with all that was found in it marked, between the same. */
void print_analysis_html(Buf *out, const Document *document);
void print_html_begin(Buf *out);
void print_html_end(Buf *out);
void print_story_json(Buf *out, const Story *story, Documents docs);
void print_story_event_json(Buf *out, const StoryEvent *event, Documents docs);
/* The story of an edition, whose docs are the story's own. */
void print_edition_story_json(Buf *out, const Edition *edition);
void print_descents_json(Buf *out, const Lineage *lineage, Documents docs);
/* Points, conflicts, quotes, events, relations, summary of one story. */
void print_edition_json(Buf *out, const Edition *edition);

/*
 * Two reports side by side: how they are related, what they share, the words
 * that differ in it, what only one has.  In `arena`, for as long as it prints.
 */
void print_compare_text(Buf *out, const Lineage *lineage, Documents docs, Arena *arena);
void print_compare_html(Buf *out, const Lineage *lineage, Documents docs, Arena *arena);

/* Words of a report, safe on a terminal: without control characters. */
void print_plain(Buf *out, Str words);

#endif
