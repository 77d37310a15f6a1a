/*
 * dot.c - lineage as a graph for Graphviz (graphviz.org/doc/info/lang.html).
 *
 * Solid: copied, with the share; dashed: rewritten; dotted: quoted or credited
 * only; without an arrow head: the direction is not known; grey: lost.
 */
#include "print/export.h"
#include "print/place.h"
#include "print/print.h"

#include "base/utf8.h"

#define DOT(out, literal) buf_add((out), STR(literal))

/* Inside a quoted string: quotes and backslashes escaped, and the sign that begins an entity. */
static void dot_text(Buf *out, Str text)
{
    for (size_t at = 0; at < text.len;) {
        Utf8Char next = utf8_read_at(text, at);
        at += next.len;
        if (next.codepoint == '"' || next.codepoint == '\\')
            buf_add_char(out, '\\');
        buf_add_codepoint(out, place_safe_codepoint(next.codepoint));
        if (next.codepoint == '&')
            DOT(out, "amp;");
    }
}

static void dot_add_report(Buf *out, const Edition *edition, size_t story, uint32_t report)
{
    const Report *of = place_report(edition, report);
    DOT(out, "    \"");
    export_add_node(out, edition, story, report);
    DOT(out, "\" [label=\"");
    dot_text(out, place_letter(edition, report));
    DOT(out, "\\n");
    dot_text(out, place_name(of));
    if (of->published.len > 0) {
        DOT(out, "\\n");
        dot_text(out, of->published);
    }
    DOT(out, "\", tooltip=\"");
    dot_text(out, export_title(of));
    DOT(out, "\"];\n");
}

static void dot_add_descent(Buf *out, const Edition *edition, size_t story, const Descent *descent)
{
    static const Str STYLES[] = { { "solid", 5 },  { "solid", 5 },  { "solid", 5 },
                                  { "dashed", 6 }, { "dotted", 6 }, { "dotted", 6 } };
    DOT(out, "    \"");
    export_add_parent(out, edition, story, descent);
    DOT(out, "\" -> \"");
    export_add_node(out, edition, story, descent->child);
    DOT(out, "\" [style=");
    buf_add(out, STYLES[descent->kind]);
    DOT(out, ", label=\"");
    buf_add(out, export_kind(descent->kind));
    if (descent->passage_count > 0)
        buf_add_format(out, " %.0f %%", 100 * descent->share);
    DOT(out, "\"");
    if (descent->direction == DIRECTION_UNKNOWN)
        DOT(out, ", dir=none");
    DOT(out, "];\n");
}

static void dot_add_edition(Buf *out, const Edition *edition, size_t story)
{
    const Lineage *lineage = &edition->lineage;
    buf_add_format(out, "  subgraph \"cluster_e%zu\" {\n    label=\"", story + 1);
    dot_text(out, edition->title);
    DOT(out, "\";\n");
    for (uint32_t r = 0; r < edition->docs.count; r++)
        dot_add_report(out, edition, story, r);
    for (uint32_t i = 0; i < lineage->lost_count; i++) {
        DOT(out, "    \"");
        export_add_lost(out, story, i);
        DOT(out, "\" [style=dashed, color=gray, fontcolor=gray, label=\"");
        dot_text(out, lineage->lost[i].name);
        DOT(out, "\"];\n");
    }
    for (size_t i = 0; i < lineage->descent_count; i++)
        if (export_has_parent(&lineage->descents[i]))
            dot_add_descent(out, edition, story, &lineage->descents[i]);
    DOT(out, "  }\n");
}

void print_dot(Buf *out, const PrintSummary *summary)
{
    DOT(out, "digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n");
    for (size_t i = 0; i < summary->edition_count; i++)
        dot_add_edition(out, summary->editions[i], i);
    DOT(out, "}\n");
}
