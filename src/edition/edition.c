/*
 * edition.c - one story, ready to print.
 *
 * The parts depend on each other in one direction: origins are settled first,
 * since everything is counted in them; then points get their rank; the rest
 * reads both.  The edition borrows from the documents and the stages before.
 */
#include "edition/edition.h"

#include "edition/parts.h"

/* Words of a report: the given title, else that of the first origin. */
static Str edition_choose_title(const Edition *edition)
{
    if (edition->story.title.len > 0 || edition->docs.count == 0)
        return edition->story.title;
    const Document *document = edition_document(edition, edition->lineage.origin_root[0]);
    if (document->report.title.len > 0)
        return document->report.title;
    for (uint32_t i = 0; i < document->analysis.sentence_count; i++)
        if (document->analysis.sentences[i].kind != SENTENCE_FURNITURE)
            return str_slice(document->report.text, edition_sentence(document, i));
    return (Str){ 0 };
}

void edition_build(Edition *out, const Story *story, Documents docs, const Lineage *lineage,
                   const Claims *claims, Arena *arena, Arena *scratch)
{
    Edition edition = {
        .id = story->id,
        .at = story->at,
        .docs = docs,
        .story = *story,
        .lineage = *lineage,
        .claims = *claims,
    };
    edition_group_origins(&edition, arena, scratch);
    edition_set_letters(&edition, arena);
    edition_choose_words(&edition, arena, scratch);
    edition_rank_points(&edition, arena, scratch);
    edition.title = edition_choose_title(&edition);
    edition_find_quotes(&edition, arena, scratch);
    edition_find_events(&edition, arena, scratch);
    edition_find_relations(&edition, arena, scratch);
    edition_summarise(&edition, arena, scratch);
    edition_find_only_here(&edition, arena, scratch);
    *out = edition;
}
