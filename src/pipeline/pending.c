/* pending.c - empty results of stages that are not delivered yet; goes away with the last. */
#include "base/map.h"
#include "claim/claim.h"
#include "extract/extract.h"
#include "lineage/lineage.h"
#include "print/print.h"
#include "store/store.h"
#include "story/story.h"

#ifdef PENDING_EXTRACT
Status extract_tools_open(ExtractTools *tools, Error *error) { (void)error; *tools = (ExtractTools){0}; return STATUS_OK; }
void extract_tools_close(ExtractTools *tools) { (void)tools; }
Word extract_page(Report *out, const Page *page, ExtractTools *tools, Arena *arena, Arena *scratch)
{
    (void)tools; (void)scratch;
    *out = (Report){ .path = arena_copy_str(arena, page->path), .url = arena_copy_str(arena, page->url), .text = arena_copy_str(arena, page->body) };
    out->id = out->path;
    return WORD_NONE;
}
void extract_complete(Report *report, ExtractTools *tools, Arena *arena)
{
    (void)tools; (void)arena;
    if (!calendar_parse_iso(report->published, &report->published_at))
        report->published_at = INTERVAL_UNKNOWN;
}
#endif
#ifdef PENDING_STORY
void story_cluster(Stories *out, Documents docs, StoryOptions options, Arena *arena, Arena *scratch)
{
    (void)options;
    Intern names = intern_open(scratch, 0);
    uint32_t *of = ARENA_NEW(scratch, uint32_t, docs.count + 1);
    for (size_t i = 0; i < docs.count; i++)
        of[i] = intern_add(&names, docs.items[i]->report.story);
    out->items = ARENA_NEW(arena, Story, names.count + 1);
    out->count = names.count;
    for (size_t s = 0; s < names.count; s++) {
        Story *story = &out->items[s];
        story->id = arena_copy_str(arena, intern_text(&names, (uint32_t)s));
        story->at = INTERVAL_UNKNOWN;
        story->reports = ARENA_NEW(arena, uint32_t, docs.count);
        for (size_t i = 0; i < docs.count; i++)
            if (of[i] == s)
                story->reports[story->count++] = (uint32_t)i;
        story->title = docs.items[story->reports[0]]->report.title;
    }
}
#endif
#ifdef PENDING_LINEAGE
void lineage_build(Lineage *out, Documents docs, Arena *arena, Arena *scratch)
{
    (void)scratch;
    out->descents = ARENA_NEW(arena, Descent, docs.count + 1);
    out->origin_of = ARENA_NEW(arena, uint32_t, docs.count + 1);
    out->origin_root = ARENA_NEW(arena, uint32_t, docs.count + 1);
    out->descent_count = out->origin_count = docs.count;
    for (uint32_t i = 0; i < docs.count; i++) {
        out->descents[i] = (Descent){ .child = i, .parent = REPORT_NONE, .lost = REPORT_NONE };
        out->origin_of[i] = out->origin_root[i] = i;
    }
}
#endif
#ifdef PENDING_CLAIM
void claim_build(Claims *out, Documents docs, const Lineage *lineage, Arena *arena, Arena *scratch)
{
    (void)docs; (void)lineage; (void)arena; (void)scratch;
    *out = (Claims){ 0 };
}
#endif
#ifdef PENDING_TEXT
void print_edition_text(Buf *out, const Edition *edition, const PrintOptions *options) { (void)out; (void)edition; (void)options; }
void print_front_text(Buf *out, const PrintSummary *summary, const PrintOptions *options) { (void)out; (void)summary; (void)options; }
void print_left_out_text(Buf *out, const PrintSummary *summary, const PrintOptions *options) { (void)out; (void)summary; (void)options; }
#endif
#ifdef PENDING_HTML
void print_html(Buf *out, const PrintSummary *summary) { (void)out; (void)summary; }
#endif
#ifdef PENDING_STORE
Status store_open(Store **out, const char *path, Error *error) { (void)out; (void)path; return fail(error, STATUS_IO, 0, "not delivered yet"); }
void store_close(Store *store) { (void)store; }
Status store_add_edition(Store *store, const Edition *edition, Error *error) { (void)store; (void)edition; return fail(error, STATUS_IO, 0, "not delivered yet"); }
Status store_add_left_out(Store *store, const LeftOut *items, size_t count, Error *error) { (void)store; (void)items; (void)count; return fail(error, STATUS_IO, 0, "not delivered yet"); }
#endif
