/*
 * export.h - what the formats for other programs share: names of nodes, kinds.
 */
#ifndef STEMMA_PRINT_EXPORT_H
#define STEMMA_PRINT_EXPORT_H

#include "document/edition.h"

/* As in the descent messages of docs/jsonl.md. */
Str export_kind(DescentKind kind);
Str export_direction(Direction direction);

/* "e1-A2": story and letter, a name in XML and in DOT; "e1-lost-1" for a lost source. */
void export_add_node(Buf *out, const Edition *edition, size_t story, uint32_t report);
void export_add_lost(Buf *out, size_t story, uint32_t lost);
/* Of the report or lost source that the descent is from. */
void export_add_parent(Buf *out, const Edition *edition, size_t story, const Descent *descent);

static inline bool export_has_parent(const Descent *descent)
{
    return descent->parent != REPORT_NONE || descent->lost != REPORT_NONE;
}

/* Title, else what the report is called by (place_name()). */
Str export_title(const Report *report);

#endif
