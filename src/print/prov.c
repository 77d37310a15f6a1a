/*
 * prov.c - lineage as W3C provenance in PROV-JSON (w3.org/submissions/prov-json).
 *
 * A report is an entity, its outlet an agent it is attributed to, a lost source
 * an entity of which no more is known.  A descent is a derivation; its prov:type
 * says of which sort (PROV-DM 5.2): what was copied or quoted is a Quotation, a
 * later version of a page a Revision, a source that is only credited a
 * PrimarySource; what was rewritten is a derivation and no more.
 */
#include "print/export.h"
#include "print/place.h"
#include "print/print.h"

#include "base/json_write.h"

static Str prov_node(Buf *out, const Edition *edition, size_t story, uint32_t report)
{
    Buf name = buf_open(out->arena, 256);
    buf_add(&name, STR("stemma:"));
    export_add_node(&name, edition, story, report);
    return buf_str(&name);
}

static Str prov_lost(Buf *out, size_t story, uint32_t lost)
{
    Buf name = buf_open(out->arena, 256);
    buf_add(&name, STR("stemma:"));
    export_add_lost(&name, story, lost);
    return buf_str(&name);
}

/* "_:d12": records of their own need names too. */
static Str prov_blank(Buf *out, char letter, size_t story, size_t number)
{
    Buf name = buf_open(out->arena, 64);
    buf_add_format(&name, "_:%c%zu-%zu", letter, story + 1, number + 1);
    return buf_str(&name);
}

static void prov_field_text(JsonWriter *json, Str key, Str text)
{
    if (text.len > 0)
        json_field_string(json, key, text);
}

static void prov_add_report(JsonWriter *json, const Edition *edition, size_t story, uint32_t report)
{
    const Report *of = place_report(edition, report);
    json_key(json, prov_node(json->buf, edition, story, report));
    json_begin_object(json);
    json_field_string(json, STR("prov:label"), export_title(of));
    json_field_string(json, STR("stemma:report"), of->id);
    json_field_string(json, STR("stemma:story"), edition->id);
    json_field_number(json, STR("stemma:origin"), edition->lineage.origin_of[report]);
    prov_field_text(json, STR("stemma:url"), of->url);
    prov_field_text(json, STR("stemma:published"), of->published);
    prov_field_text(json, STR("stemma:sha256"), of->sha256);
    json_end_object(json);
}

static void prov_add_entities(JsonWriter *json, const PrintSummary *summary)
{
    json_key(json, STR("entity"));
    json_begin_object(json);
    for (size_t story = 0; story < summary->edition_count; story++) {
        const Edition *edition = summary->editions[story];
        for (uint32_t r = 0; r < edition->docs.count; r++)
            prov_add_report(json, edition, story, r);
        for (uint32_t i = 0; i < edition->lineage.lost_count; i++) {
            json_key(json, prov_lost(json->buf, story, i));
            json_begin_object(json);
            json_field_string(json, STR("prov:label"), edition->lineage.lost[i].name);
            json_field_bool(json, STR("stemma:lost"), true);
            json_end_object(json);
        }
    }
    json_end_object(json);
}

static Str prov_agent(Buf *out, size_t story, uint32_t report)
{
    Buf name = buf_open(out->arena, 64);
    buf_add_format(&name, "stemma:outlet-%zu-%u", story + 1, report + 1);
    return buf_str(&name);
}

/* The first report of the same outlet, under whose number the outlet goes. */
static uint32_t prov_outlet(const Edition *edition, uint32_t report)
{
    Str outlet = place_report(edition, report)->outlet;
    for (uint32_t r = 0; r < report; r++)
        if (str_equal(place_report(edition, r)->outlet, outlet))
            return r;
    return report;
}

static void prov_add_agents(JsonWriter *json, const PrintSummary *summary)
{
    json_key(json, STR("agent"));
    json_begin_object(json);
    for (size_t story = 0; story < summary->edition_count; story++) {
        const Edition *edition = summary->editions[story];
        for (uint32_t r = 0; r < edition->docs.count; r++) {
            Str outlet = place_report(edition, r)->outlet;
            if (outlet.len == 0 || prov_outlet(edition, r) != r)
                continue;
            json_key(json, prov_agent(json->buf, story, r));
            json_begin_object(json);
            json_field_string(json, STR("prov:label"), outlet);
            json_end_object(json);
        }
    }
    json_end_object(json);
}

static void prov_add_attributions(JsonWriter *json, const PrintSummary *summary)
{
    json_key(json, STR("wasAttributedTo"));
    json_begin_object(json);
    for (size_t story = 0; story < summary->edition_count; story++) {
        const Edition *edition = summary->editions[story];
        for (uint32_t r = 0; r < edition->docs.count; r++) {
            if (place_report(edition, r)->outlet.len == 0)
                continue;
            json_key(json, prov_blank(json->buf, 'a', story, r));
            json_begin_object(json);
            json_field_string(json, STR("prov:entity"), prov_node(json->buf, edition, story, r));
            json_field_string(json, STR("prov:agent"),
                              prov_agent(json->buf, story, prov_outlet(edition, r)));
            json_end_object(json);
        }
    }
    json_end_object(json);
}

static bool prov_is_version(const Descent *descent)
{
    for (size_t i = 0; i < descent->reasons.count; i++)
        if (descent->reasons.items[i].word == WORD_LINEAGE_VERSION)
            return true;
    return false;
}

/* The sort of the derivation; empty: a derivation and no more. */
static Str prov_type(const Descent *descent)
{
    if (prov_is_version(descent))
        return STR("prov:Revision");
    if (descent->kind == DESCENT_CREDITS)
        return STR("prov:PrimarySource");
    return descent->kind == DESCENT_REWRITTEN ? (Str){ 0 } : STR("prov:Quotation");
}

static void prov_add_passages(JsonWriter *json, const Descent *descent)
{
    json_key(json, STR("stemma:passage"));
    json_begin_array(json);
    for (size_t i = 0; i < descent->passage_count; i++) {
        const Passage *one = &descent->passages[i];
        Buf ranges = buf_open(json->buf->arena, 64);
        buf_add_format(&ranges, "%u-%u:%u-%u", one->child.begin, one->child.end, one->parent.begin,
                       one->parent.end);
        json_string(json, buf_str(&ranges));
    }
    json_end_array(json);
}

static void prov_add_derivation(JsonWriter *json, const Edition *edition, size_t story,
                                size_t number)
{
    const Descent *descent = &edition->lineage.descents[number];
    bool is_lost = descent->parent == REPORT_NONE;
    Str type = prov_type(descent);
    json_key(json, prov_blank(json->buf, 'd', story, number));
    json_begin_object(json);
    json_field_string(json, STR("prov:generatedEntity"),
                      prov_node(json->buf, edition, story, descent->child));
    json_field_string(json, STR("prov:usedEntity"),
                      is_lost ? prov_lost(json->buf, story, descent->lost)
                              : prov_node(json->buf, edition, story, descent->parent));
    if (type.len > 0) {
        json_key(json, STR("prov:type"));
        json_begin_object(json);
        json_field_string(json, STR("$"), type);
        json_field_string(json, STR("type"), STR("prov:QUALIFIED_NAME"));
        json_end_object(json);
    }
    json_field_string(json, STR("stemma:kind"), export_kind(descent->kind));
    json_field_string(json, STR("stemma:direction"), export_direction(descent->direction));
    json_field_double(json, STR("stemma:share"), descent->share);
    if (descent->passage_count > 0)
        prov_add_passages(json, descent);
    json_end_object(json);
}

void print_prov(Buf *out, const PrintSummary *summary)
{
    JsonWriter json = json_open(out);
    json_begin_object(&json);
    json_key(&json, STR("prefix"));
    json_begin_object(&json);
    json_field_string(&json, STR("prov"), STR("http://www.w3.org/ns/prov#"));
    json_field_string(&json, STR("stemma"), STR("urn:stemma:"));
    json_end_object(&json);
    prov_add_entities(&json, summary);
    prov_add_agents(&json, summary);
    prov_add_attributions(&json, summary);
    json_key(&json, STR("wasDerivedFrom"));
    json_begin_object(&json);
    for (size_t story = 0; story < summary->edition_count; story++) {
        const Edition *edition = summary->editions[story];
        for (size_t i = 0; i < edition->lineage.descent_count; i++)
            if (export_has_parent(&edition->lineage.descents[i]))
                prov_add_derivation(&json, edition, story, i);
    }
    json_end_object(&json);
    json_end_object(&json);
    buf_add_char(out, '\n');
}
