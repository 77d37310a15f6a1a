/*
 * tei.c - copied passages as a critical apparatus of TEI P5, chapter 13,
 * "Critical Apparatus", by parallel segmentation.
 *
 * `lem` is what the origin has; `rdg` what others have, those with the same
 * words together, an omission empty.  `source` says for each witness of `wit`,
 * in the same order, where: "#e1-A2:120-134", bytes of the report's text.
 */
#include "print/apparatus.h"
#include "print/export.h"
#include "print/place.h"
#include "print/print.h"
#include "print/xml_write.h"

static void tei_add_witnesses(Buf *out, const Edition *edition, size_t story)
{
    for (uint32_t r = 0; r < edition->docs.count; r++) {
        const Report *of = place_report(edition, r);
        XML(out, "        <witness xml:id=\"");
        export_add_node(out, edition, story, r);
        buf_add_char(out, '"');
        xml_write_attribute(out, STR("n"), of->id);
        buf_add_char(out, '>');
        xml_write_text(out, place_name(of));
        if (of->published.len > 0) {
            XML(out, ", <date>");
            xml_write_text(out, of->published);
            XML(out, "</date>");
        }
        XML(out, "</witness>\n");
    }
}

/* A tag for the witnesses that have the same reading as `first`. */
static void tei_add_reading(Buf *out, const Edition *edition, size_t story,
                            const ApparatusPassage *passage, const ApparatusUnit *unit,
                            size_t first)
{
    Buf source = buf_open(out->arena, (size_t)1 << 20);
    Str name = first == 0 ? STR("lem") : STR("rdg");
    buf_add_char(out, '<');
    buf_add(out, name);
    XML(out, " wit=\"");
    for (size_t w = first; w < passage->witness_count; w++) {
        if (unit->first_same[w] != first)
            continue;
        Str space = w == first ? STR("") : STR(" ");
        buf_add(out, space);
        buf_add(&source, space);
        buf_add_char(out, '#');
        export_add_node(out, edition, story, passage->witnesses[w]);
        buf_add_char(&source, '#');
        export_add_node(&source, edition, story, passage->witnesses[w]);
        buf_add_format(&source, ":%u-%u", unit->readings[w].begin, unit->readings[w].end);
    }
    buf_add_char(out, '"');
    xml_write_attribute(out, STR("source"), buf_str(&source));
    buf_add_char(out, '>');
    xml_write_text(out, str_slice(place_report(edition, passage->witnesses[first])->text,
                                  unit->readings[first]));
    XML(out, "</");
    buf_add(out, name);
    buf_add_char(out, '>');
}

static void tei_add_unit(Buf *out, const Edition *edition, size_t story,
                         const ApparatusPassage *passage, const ApparatusUnit *unit)
{
    if (!unit->is_variant) {
        xml_write_text(
            out, str_slice(place_report(edition, passage->witnesses[0])->text, unit->readings[0]));
        return;
    }
    XML(out, "<app>");
    for (size_t w = 0; w < passage->witness_count; w++)
        if (unit->first_same[w] == w)
            tei_add_reading(out, edition, story, passage, unit, w);
    XML(out, "</app>");
}

static void tei_add_passage(Buf *out, const Edition *edition, size_t story,
                            const ApparatusPassage *passage)
{
    Str text = place_report(edition, passage->witnesses[0])->text;
    XML(out, "        <ab source=\"#");
    export_add_node(out, edition, story, passage->witnesses[0]);
    buf_add_format(out, ":%u-%u\">", passage->units[0].readings[0].begin,
                   passage->units[passage->unit_count - 1].readings[0].end);
    for (size_t i = 0; i < passage->unit_count; i++) {
        uint32_t begin = passage->units[i].readings[0].begin;
        if (i > 0 && passage->units[i - 1].readings[0].end < begin)
            xml_write_text(out,
                           str_slice(text, span(passage->units[i - 1].readings[0].end, begin)));
        tei_add_unit(out, edition, story, passage, &passage->units[i]);
    }
    XML(out, "</ab>\n");
}

void print_tei(Buf *out, const PrintSummary *summary)
{
    XML(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n  <teiHeader>\n    <fileDesc>\n"
             "      <titleStmt><title>");
    if (summary->edition_count > 0)
        xml_write_text(out, summary->editions[0]->title);
    XML(out, "</title></titleStmt>\n      <publicationStmt><p/></publicationStmt>\n"
             "      <sourceDesc><listWit>\n");
    for (size_t i = 0; i < summary->edition_count; i++)
        tei_add_witnesses(out, summary->editions[i], i);
    XML(out, "      </listWit></sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n"
             "      <variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n"
             "    </encodingDesc>\n  </teiHeader>\n  <text>\n    <body>\n");
    for (size_t i = 0; i < summary->edition_count; i++) {
        const Edition *edition = summary->editions[i];
        Apparatus apparatus = apparatus_find(edition, out->arena);
        XML(out, "      <div");
        xml_write_attribute(out, STR("n"), edition->id);
        XML(out, ">\n        <head>");
        xml_write_text(out, edition->title);
        XML(out, "</head>\n");
        for (size_t k = 0; k < apparatus.count; k++)
            tei_add_passage(out, edition, i, &apparatus.items[k]);
        XML(out, "      </div>\n");
    }
    XML(out, "    </body>\n  </text>\n</TEI>\n");
}
