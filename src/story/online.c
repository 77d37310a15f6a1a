/*
 * online.c - stories in one pass, in the order of the reports.
 *
 * A stream is not sorted, and what was said cannot be taken back: a report is
 * weighed by the reports that came before it, compared with the centroids of
 * the stories that share a term with it, and joins the nearest or begins a
 * story (single-pass clustering; Allan, Papka and Lavrenko 1998).  Pairs of
 * words, most of which never come again, would fill the memory and did not
 * help.  The index of a term keeps the stories that took it up last.
 */
#include "story/online.h"

#include "base/limits.h"
#include "base/vec.h"
#include "story/weights.h"

#include <math.h>

/* A story's sum of weights of one term; those of a term are linked, latest first. */
typedef struct StoryMass {
    uint32_t story;
    uint32_t next; /* mass of the same term, or MAP_NONE */
    float weight;
} StoryMass;

typedef struct StoryStream {
    struct {
        StoryMass *items;
        size_t count, room;
    } masses;
    Map mass_of;     /* story and term to mass */
    Map latest;      /* term to its latest mass */
    double *squares; /* by story: length of its sum, squared */
    double *scores;  /* by story, zero between uses */
    uint32_t *met;
    uint32_t *first; /* by story: its first report */
    size_t story_count;
    Arena *arena;
} StoryStream;

static uint64_t story_mass_key(uint32_t story, uint32_t term)
{
    return (uint64_t)story << 32 | term;
}

/* The nearest story and how near, or MAP_NONE. */
static uint32_t story_nearest(StoryStream *stream, const StoryVector *vector, double *nearness)
{
    size_t met = 0;
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t at = map_get(&stream->latest, vector->entries[j].term);
        for (size_t k = 0; at != MAP_NONE && k < LIMIT_STORY_POSTING; k++) {
            const StoryMass *mass = &stream->masses.items[at];
            if (stream->scores[mass->story] == 0)
                stream->met[met++] = mass->story;
            stream->scores[mass->story] += (double)mass->weight * (double)vector->entries[j].weight;
            at = mass->next;
        }
    }
    uint32_t nearest = MAP_NONE;
    *nearness = 0;
    for (size_t i = 0; i < met; i++) {
        uint32_t story = stream->met[i];
        double score = stream->scores[story] / sqrt(stream->squares[story]);
        if (score > *nearness || (score == *nearness && story < nearest)) {
            *nearness = score;
            nearest = story;
        }
        stream->scores[story] = 0;
    }
    return nearest;
}

static void story_take_up(StoryStream *stream, uint32_t story, const StoryVector *vector)
{
    for (size_t j = 0; j < vector->count; j++) {
        uint32_t term = vector->entries[j].term;
        float weight = vector->entries[j].weight;
        uint32_t *place = map_put(&stream->mass_of, story_mass_key(story, term));
        if (*place == MAP_NONE) {
            *place = (uint32_t)stream->masses.count;
            uint32_t *latest = map_put(&stream->latest, term);
            *VEC_PUSH(stream->arena, &stream->masses) = (StoryMass){ story, *latest, 0 };
            *latest = *place;
        }
        StoryMass *mass = &stream->masses.items[*place];
        stream->squares[story] += (double)weight * (2 * (double)mass->weight + (double)weight);
        mass->weight += weight;
    }
}

void story_link_online(uint32_t *group_of, StoryTerms *terms, Documents docs, const bool *skipped,
                       double cut, Arena *arena, Arena *scratch)
{
    StoryStream stream = {
        .mass_of = map_open(arena, 1 << 12),
        .latest = map_open(arena, 1 << 12),
        .squares = ARENA_NEW(arena, double, docs.count + 1),
        .scores = ARENA_NEW(arena, double, docs.count + 1),
        .met = ARENA_NEW(arena, uint32_t, docs.count + 1),
        .first = ARENA_NEW(arena, uint32_t, docs.count + 1),
        .arena = arena,
    };
    for (uint32_t i = 0; i < docs.count; i++) {
        group_of[i] = i;
        if (skipped[i])
            continue;
        StoryVector vector = story_terms_read(terms, docs.items[i], arena, scratch);
        story_terms_weigh(terms, &vector, true);
        double nearness;
        uint32_t story = story_nearest(&stream, &vector, &nearness);
        if (story == MAP_NONE || nearness < cut) {
            story = (uint32_t)stream.story_count++;
            stream.first[story] = i;
        }
        group_of[i] = stream.first[story];
        story_take_up(&stream, story, &vector);
    }
}
