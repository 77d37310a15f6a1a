/*
 * online.c - stories in one pass, in the order of the reports.
 *
 * A stream is not sorted, and what was said cannot be taken back: a report is
 * weighed by the reports that came before it and the few that were read ahead,
 * is compared with those before it that share a term, and average linkage goes
 * on from there (incremental clustering; Can 1993).  A report that stands between
 * two stories may join them.  The index of a term keeps the reports that took it
 * up last.
 */
#include "story/online.h"

#include "base/limits.h"
#include "base/vec.h"
#include "story/weights.h"

/* A report that has a term; those of a term are linked, latest first. */
typedef struct StoryTaken {
    uint32_t report;
    uint32_t before; /* of the same term, or MAP_NONE */
    float weight;
} StoryTaken;

typedef struct StoryStream {
    Documents docs;
    StoryTerms *terms;
    StoryVector *vectors;
    size_t read; /* reports read so far */
    struct {
        StoryTaken *items;
        size_t count, room;
    } taken;
    Map latest; /* term to its latest report */
    StoryMeeting meeting;
    StoryPairs pairs; /* of the report that is looked at */
    Arena *arena, *scratch;
} StoryStream;

static void story_stream_read(StoryStream *stream, size_t upto)
{
    for (; stream->read < upto && stream->read < stream->docs.count; stream->read++)
        stream->vectors[stream->read] = story_terms_read(
            stream->terms, stream->docs.items[stream->read], stream->arena, stream->scratch);
}

static void story_stream_meet(StoryStream *stream, const StoryVector *vector)
{
    for (size_t j = 0; j < vector->count; j++) {
        const StoryTerm *term = &stream->terms->items[vector->entries[j].term];
        uint32_t at = map_get(&stream->latest, vector->entries[j].term);
        for (size_t k = 0; at != MAP_NONE && k < LIMIT_STORY_POSTING; k++) {
            const StoryTaken *taken = &stream->taken.items[at];
            story_meeting_add(&stream->meeting, taken->report,
                              taken->weight * vector->entries[j].weight, term);
            at = taken->before;
        }
    }
}

static void story_stream_take(StoryStream *stream, const StoryVector *vector, uint32_t report)
{
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t *latest = map_put(&stream->latest, vector->entries[j].term);
        *VEC_PUSH(stream->arena, &stream->taken) =
            (StoryTaken){ report, *latest, vector->entries[j].weight };
        *latest = (uint32_t)(stream->taken.count - 1);
    }
}

/* The pairs of one report with those before it. */
static void story_stream_look(StoryStream *stream, uint32_t report)
{
    StoryVector *vector = &stream->vectors[report];
    story_terms_weigh(stream->terms, vector, true);
    story_stream_meet(stream, vector);
    story_pairs_take(&stream->pairs, &stream->meeting, stream->vectors, report, stream->arena);
    story_stream_take(stream, vector, report);
}

void story_link_online(uint32_t *group_of, StoryTerms *terms, Documents docs, const bool *skipped,
                       const StoryNumbers *numbers, Arena *arena, Arena *scratch)
{
    StoryStream stream = {
        .docs = docs,
        .terms = terms,
        .vectors = ARENA_NEW(arena, StoryVector, docs.count + 1),
        .latest = map_open(arena, 1 << 12),
        .meeting = story_meeting_open(docs.count, arena),
        .pairs = { .crowds = ARENA_NEW(arena, StoryCrowd, docs.count + 1) },
        .arena = arena,
        .scratch = scratch,
    };
    StoryNumbers strict = *numbers;
    strict.of[STORY_CUT] *= STORY_ONLINE_CUT;
    StoryGraph graph = story_graph_open(docs.count, &strict, arena);
    for (uint32_t i = 0; i < docs.count;) {
        stream.pairs.count = 0;
        story_stream_read(&stream, (size_t)i + STORY_AHEAD);
        for (; i < stream.read; i++)
            if (!skipped[i])
                story_stream_look(&stream, i);
        story_pairs_judge(&stream.pairs, 0, stream.vectors, docs, numbers);
        story_graph_add_all(&graph, &stream.pairs);
        story_graph_settle(&graph);
    }
    for (uint32_t i = 0; i < docs.count; i++)
        group_of[i] = story_graph_least(&graph, i);
}
