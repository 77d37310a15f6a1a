/*
 * graphml.c - lineage as a graph of GraphML 1.1 (graphml.graphdrawing.org).
 *
 * Edges go from the parent to the child.  `passages` holds byte ranges of both
 * texts: "child_begin-child_end:parent_begin-parent_end", parted by spaces.
 */
#include "print/export.h"
#include "print/place.h"
#include "print/print.h"
#include "print/xml_write.h"

typedef struct GraphmlKey {
    Str name, of, type;
} GraphmlKey;

/* An attribute's name is its id too. */
static const GraphmlKey GRAPHML_KEYS[] = {
    { { "story", 5 }, { "node", 4 }, { "string", 6 } },
    { { "report", 6 }, { "node", 4 }, { "string", 6 } },
    { { "origin", 6 }, { "node", 4 }, { "int", 3 } },
    { { "name", 4 }, { "node", 4 }, { "string", 6 } },
    { { "title", 5 }, { "node", 4 }, { "string", 6 } },
    { { "url", 3 }, { "node", 4 }, { "string", 6 } },
    { { "published", 9 }, { "node", 4 }, { "string", 6 } },
    { { "sha256", 6 }, { "node", 4 }, { "string", 6 } },
    { { "lost", 4 }, { "node", 4 }, { "boolean", 7 } },
    { { "kind", 4 }, { "edge", 4 }, { "string", 6 } },
    { { "direction", 9 }, { "edge", 4 }, { "string", 6 } },
    { { "share", 5 }, { "edge", 4 }, { "double", 6 } },
    { { "score", 5 }, { "edge", 4 }, { "double", 6 } },
    { { "passages", 8 }, { "edge", 4 }, { "string", 6 } },
    { { "reasons", 7 }, { "edge", 4 }, { "string", 6 } },
};

static void graphml_add_keys(Buf *out)
{
    for (size_t i = 0; i < sizeof GRAPHML_KEYS / sizeof GRAPHML_KEYS[0]; i++) {
        const GraphmlKey *key = &GRAPHML_KEYS[i];
        XML(out, "  <key");
        xml_write_attribute(out, STR("id"), key->name);
        xml_write_attribute(out, STR("for"), key->of);
        xml_write_attribute(out, STR("attr.name"), key->name);
        xml_write_attribute(out, STR("attr.type"), key->type);
        XML(out, "/>\n");
    }
}

static void graphml_begin_data(Buf *out, Str key)
{
    XML(out, "      <data");
    xml_write_attribute(out, STR("key"), key);
    buf_add_char(out, '>');
}

static void graphml_end_data(Buf *out)
{
    XML(out, "</data>\n");
}

/* Nothing for an empty value. */
static void graphml_data(Buf *out, Str key, Str value)
{
    if (value.len == 0)
        return;
    graphml_begin_data(out, key);
    xml_write_text(out, value);
    graphml_end_data(out);
}

static void graphml_number(Buf *out, Str key, double value)
{
    graphml_begin_data(out, key);
    buf_add_double(out, value);
    graphml_end_data(out);
}

static void graphml_add_report(Buf *out, const Edition *edition, size_t story, uint32_t report)
{
    const Report *of = place_report(edition, report);
    XML(out, "    <node id=\"");
    export_add_node(out, edition, story, report);
    XML(out, "\">\n");
    graphml_data(out, STR("story"), edition->id);
    graphml_data(out, STR("report"), of->id);
    graphml_number(out, STR("origin"), edition->lineage.origin_of[report]);
    graphml_data(out, STR("name"), place_name(of));
    graphml_data(out, STR("title"), of->title);
    graphml_data(out, STR("url"), of->url);
    graphml_data(out, STR("published"), of->published);
    graphml_data(out, STR("sha256"), of->sha256);
    XML(out, "    </node>\n");
}

static void graphml_add_lost(Buf *out, const Edition *edition, size_t story, uint32_t lost)
{
    XML(out, "    <node id=\"");
    export_add_lost(out, story, lost);
    XML(out, "\">\n");
    graphml_data(out, STR("story"), edition->id);
    graphml_data(out, STR("name"), edition->lineage.lost[lost].name);
    graphml_data(out, STR("lost"), STR("true"));
    XML(out, "    </node>\n");
}

static void graphml_add_passages(Buf *out, const Descent *descent)
{
    if (descent->passage_count == 0)
        return;
    graphml_begin_data(out, STR("passages"));
    for (size_t i = 0; i < descent->passage_count; i++) {
        const Passage *one = &descent->passages[i];
        buf_add_format(out, "%s%u-%u:%u-%u", i > 0 ? " " : "", one->child.begin, one->child.end,
                       one->parent.begin, one->parent.end);
    }
    graphml_end_data(out);
}

static void graphml_add_reasons(Buf *out, const Descent *descent)
{
    graphml_begin_data(out, STR("reasons"));
    for (size_t i = 0; i < descent->reasons.count; i++) {
        Buf reason = buf_open(out->arena, 4096);
        words_add_reason(&reason, &descent->reasons.items[i]);
        if (i > 0)
            XML(out, "; ");
        xml_write_text(out, buf_str(&reason));
    }
    graphml_end_data(out);
}

static void graphml_add_descent(Buf *out, const Edition *edition, size_t story,
                                const Descent *descent)
{
    XML(out, "    <edge source=\"");
    export_add_parent(out, edition, story, descent);
    XML(out, "\" target=\"");
    export_add_node(out, edition, story, descent->child);
    XML(out, "\">\n");
    graphml_data(out, STR("kind"), export_kind(descent->kind));
    graphml_data(out, STR("direction"), export_direction(descent->direction));
    graphml_number(out, STR("share"), descent->share);
    graphml_number(out, STR("score"), descent->score);
    graphml_add_passages(out, descent);
    graphml_add_reasons(out, descent);
    XML(out, "    </edge>\n");
}

void print_graphml(Buf *out, const PrintSummary *summary)
{
    XML(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    graphml_add_keys(out);
    XML(out, "  <graph id=\"lineage\" edgedefault=\"directed\">\n");
    for (size_t story = 0; story < summary->edition_count; story++) {
        const Edition *edition = summary->editions[story];
        for (uint32_t r = 0; r < edition->docs.count; r++)
            graphml_add_report(out, edition, story, r);
        for (uint32_t i = 0; i < edition->lineage.lost_count; i++)
            graphml_add_lost(out, edition, story, i);
        for (size_t i = 0; i < edition->lineage.descent_count; i++)
            if (export_has_parent(&edition->lineage.descents[i]))
                graphml_add_descent(out, edition, story, &edition->lineage.descents[i]);
    }
    XML(out, "  </graph>\n</graphml>\n");
}
