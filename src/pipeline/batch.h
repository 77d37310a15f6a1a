/*
 * batch.h - the reports of one command, kept for the stages that see them all.
 */
#ifndef STEMMA_PIPELINE_BATCH_H
#define STEMMA_PIPELINE_BATCH_H

#include "base/map.h"
#include "document/batch.h"
#include "document/lineage.h"

typedef struct Batch {
    Arena *arena;
    struct {
        const Document **items;
        size_t count, room;
    } documents;
    struct {
        LeftOut *items;
        size_t count, room;
    } left_out;
    Map story_of; /* hash of a report's id to an index into `stories`, from story messages */
    struct {
        Str *items;
        size_t count, room;
    } stories;
} Batch;

Batch batch_open(Arena *arena);
void batch_add_document(Batch *batch, const Document *document);
/* The texts of `left_out` are copied. */
void batch_add_left_out(Batch *batch, const LeftOut *left_out);
/* A message of type "story": its reports belong there.  Other messages are passed over. */
void batch_add_message(Batch *batch, Str type, Str line, Arena *scratch);

/*
 * Of reports with the same id, and of a page that was read twice, the first is
 * kept and the others are left out.
 * Reports without a story of their own take that of a story message.  With
 * `sort` the documents are first put in an order that does not depend on the
 * order of files: by date of publication, then id, then hash.
 */
void batch_settle(Batch *batch, bool sort);

Documents batch_documents(const Batch *batch);

/*
 * The documents by their given story; all that have none are together.
 * Groups are in the order of their first document.
 */
typedef struct BatchGroups {
    Documents *items;
    size_t count;
} BatchGroups;

BatchGroups batch_group_by_story(const Batch *batch, Arena *arena);

#endif
