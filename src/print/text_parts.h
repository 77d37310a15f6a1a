/* text_parts.h - the parts of the text page; text.c puts them together. */
#ifndef STEMMA_PRINT_TEXT_PARTS_H
#define STEMMA_PRINT_TEXT_PARTS_H

#include "print/flow.h"

enum {
    TEXT_INDENT = 2,
    TEXT_DEEPER = 5,
};

/* A section's heading; what follows is indented. */
void text_head(Flow *flow, Word head);
/* " [A] [C+2]" */
void text_chips(Flow *flow, const Edition *edition, const Chips *chips);
/* "3 origins", in the singular or plural. */
void text_count(Flow *flow, size_t number, Word one, Word many);
/* A report's outlet, title, or whatever it has. */
void text_report_name(Flow *flow, const Report *report);
/* A span with the part of it at `lit` marked. */
void text_span_lit(Flow *flow, const Edition *edition, uint32_t report, Span span, Span lit);

/* text_points.c */
void text_summary(Flow *flow, const Edition *edition, SummaryRole role, Arena *scratch);
void text_matrix(Flow *flow, const Edition *edition, Arena *scratch);
void text_conflicts(Flow *flow, const Edition *edition, Arena *scratch);

/* text_story.c */
void text_quotes(Flow *flow, const Edition *edition);
void text_timeline(Flow *flow, const Edition *edition, Arena *scratch);
void text_relations(Flow *flow, const Edition *edition, Arena *scratch);
void text_only_here(Flow *flow, const Edition *edition);

/* text_sources.c */
void text_origins(Flow *flow, const Edition *edition);
void text_lineage(Flow *flow, const Edition *edition, Arena *scratch);
void text_lost(Flow *flow, const Edition *edition);
void text_sources(Flow *flow, const Edition *edition);
void text_notes(Flow *flow, const Edition *edition);

#endif
