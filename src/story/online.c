/*
 * online.c - stories in one pass, in the order of the reports.
 *
 * What a report is about shows only when others have come, so nothing is
 * settled at once.  Reports come in rounds; each round is compared with all
 * that are open, and those are linked anew, as a batch is.  The new groups are
 * matched with the stories of the round before, the largest overlap first: a
 * story keeps its id for as long as a group is left for it, and whatever else
 * happened is told by an event.
 *
 *     round -> pairs with the open ones -> groups -> stories, events -> closed
 *
 * Words are weighed by all reports so far.  Pairs are found once, and all of them anew
 * when a quarter more reports are known: what is rare is hardly known at first.
 */
#include "story/online.h"

#include "base/limits.h"
#include "base/vec.h"
#include "story/weights.h"

#include <stdlib.h>

/* A story while it may change. */
typedef struct StoryOpen {
    uint32_t last;  /* report, of those that are in it */
    uint32_t group; /* of this round, or MAP_NONE */
    bool is_begun;  /* in this round */
} StoryOpen;

/* Reports of one group that were in one story: those from `begin` to `end` of the places. */
typedef struct StoryOverlap {
    uint32_t group, story;
    size_t begin, end;
} StoryOverlap;

/* An open report in a round: its group, and the story that it was in, or MAP_NONE. */
typedef struct StoryPlace {
    uint32_t group, story, slot;
} StoryPlace;

typedef struct StoryStream {
    Documents docs;
    const bool *skipped;
    const StoryNumbers *numbers;
    StoryTerms terms;
    size_t read;         /* reports that have come */
    size_t weighed;      /* reports there were when all pairs were found */
    uint32_t *open;      /* reports by slot, in their order */
    StoryVector *counts; /* by slot: vectors whose weights are counts */
    size_t open_count;
    size_t looked; /* of the open ones, those whose pairs were found */
    StoryPairs pairs;
    StoryPass pass;
    struct {
        StoryOpen *items; /* by number of the story */
        size_t count, room;
    } stories;
    size_t id_room;
    Arena *arena, *scratch;
} StoryStream;

static bool story_stream_read(StoryStream *stream)
{
    size_t part = stream->open_count / STORY_ROUND_PART;
    size_t round = part > STORY_ROUND ? part : STORY_ROUND, taken = 0;
    for (; stream->read < stream->docs.count && taken < round; stream->read++) {
        if (stream->skipped[stream->read])
            continue;
        stream->counts[stream->open_count] = story_terms_read(
            &stream->terms, stream->docs.items[stream->read], stream->arena, stream->scratch);
        stream->open[stream->open_count++] = (uint32_t)stream->read;
        taken++;
    }
    return taken > 0;
}

/* The vectors of the open reports, weighed by what is known now. */
static StoryVector *story_stream_weigh(StoryStream *stream)
{
    StoryVector *vectors = ARENA_NEW(stream->scratch, StoryVector, stream->open_count);
    for (size_t i = 0; i < stream->open_count; i++)
        story_terms_resolve(&stream->terms, &stream->counts[i], stream->arena, stream->scratch);
    for (size_t i = 0; i < stream->open_count; i++) {
        const StoryVector *counts = &stream->counts[i];
        StoryVector *vector = &vectors[i];
        *vector = *counts;
        vector->entries = ARENA_NEW(stream->scratch, StoryEntry, counts->count);
        for (size_t k = 0; k < counts->count; k++)
            vector->entries[k] = counts->entries[k];
        vector->heads = ARENA_NEW(stream->scratch, StoryHead, counts->head_count);
        for (size_t k = 0; k < counts->head_count; k++)
            vector->heads[k] = counts->heads[k];
        story_terms_weigh(&stream->terms, vector, false);
    }
    return vectors;
}

/* All pairs are found anew when a quarter more is known. */
static void story_stream_begin_anew(StoryStream *stream)
{
    if (4 * stream->terms.reports < 5 * stream->weighed)
        return;
    stream->weighed = stream->terms.reports;
    stream->looked = stream->pairs.count = 0;
    for (size_t i = 0; i < stream->open_count; i++)
        stream->pairs.crowds[i] = (StoryCrowd){ 0 };
}

/* The pairs of the open reports, but for those of which one stands behind another of its copies;
 * copy_of[i] is the report that i stands behind, or i. */
static StoryPairs story_stream_look(StoryStream *stream, const StoryVector *vectors,
                                    uint32_t *copy_of)
{
    size_t count = stream->open_count;
    bool *skipped = ARENA_NEW(stream->scratch, bool, count);
    story_pairs_find_copies(copy_of, vectors, count, skipped, stream->numbers, stream->scratch);
    for (size_t i = 0; i < count; i++)
        skipped[i] = copy_of[i] != i;
    story_stream_begin_anew(stream);
    story_pairs_find(&stream->pairs, &stream->terms, vectors, stream->looked, count, skipped,
                     stream->arena, stream->scratch);
    stream->looked = count;
    story_pairs_judge(&stream->pairs, vectors, stream->numbers);
    StoryPairs found = { .items = ARENA_NEW(stream->scratch, StoryPair, stream->pairs.count) };
    for (size_t i = 0; i < stream->pairs.count; i++) {
        const StoryPair *pair = &stream->pairs.items[i];
        if (!skipped[pair->left] && !skipped[pair->right])
            found.items[found.count++] = *pair;
    }
    return found;
}

static int story_compare_places(const void *a, const void *b)
{
    const StoryPlace *left = a, *right = b;
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    return (left->slot > right->slot) - (left->slot < right->slot);
}

/* The largest first; of equal ones that of the story that began first. */
static int story_compare_overlaps(const void *a, const void *b)
{
    const StoryOverlap *left = a, *right = b;
    size_t count = left->end - left->begin, other = right->end - right->begin;
    if (count != other)
        return count > other ? -1 : 1;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    return (left->group > right->group) - (left->group < right->group);
}

/* A story that begins with the open report in `slot`. */
static uint32_t story_stream_begin(StoryStream *stream, uint32_t slot)
{
    StoryPass *pass = &stream->pass;
    uint32_t story = (uint32_t)pass->count, report = stream->open[slot];
    uint64_t hash = hash_mix(0, str_hash(stream->docs.items[report]->report.id));
    if (pass->story_of[report] != MAP_NONE) /* it may have begun one before */
        hash = hash_mix(hash, story);
    Buf id = buf_open(stream->arena, 16);
    buf_add_format(&id, "%016llx", (unsigned long long)hash);
    pass->ids =
        vec_room(stream->arena, pass->ids, sizeof *pass->ids, pass->count, &stream->id_room);
    pass->ids[pass->count++] = buf_str(&id);
    *VEC_PUSH(stream->arena, &stream->stories) = (StoryOpen){ .is_begun = true };
    return story;
}

static void story_stream_tell(StoryStream *stream, const StoryPlace *places,
                              const StoryOverlap *overlap, uint32_t into)
{
    const Str *ids = stream->pass.ids;
    StoryEvent event = { .story = ids[into],
                         .count = overlap->end - overlap->begin,
                         .read = stream->read };
    event.reports = ARENA_NEW(stream->arena, uint32_t, event.count);
    for (size_t i = overlap->begin; i < overlap->end; i++)
        event.reports[i - overlap->begin] = stream->open[places[i].slot];
    if (overlap->story != MAP_NONE) {
        StoryOpen *left = &stream->stories.items[overlap->story];
        event.story = ids[overlap->story];
        event.into = ids[into];
        event.kind = STORY_EVENT_MOVED;
        if (stream->stories.items[into].is_begun)
            event.kind = STORY_EVENT_SPLIT;
        else if (left->group == MAP_NONE)
            event.kind = STORY_EVENT_MERGED;
        if (event.kind == STORY_EVENT_MERGED)
            left->group = overlap->group; /* the rest of it, if any, is moved */
    }
    *VEC_PUSH(stream->arena, &stream->pass.events) = event;
}

/* Give each group its story: one that it was, or a new one.  `story_of` is by group. */
static void story_stream_match(StoryStream *stream, uint32_t *story_of, StoryOverlap *overlaps,
                               size_t count, const StoryPlace *places)
{
    for (size_t i = 0; i < stream->stories.count; i++)
        stream->stories.items[i].group = MAP_NONE;
    for (size_t i = 0; i < count; i++) {
        const StoryOverlap *overlap = &overlaps[i];
        if (overlap->story == MAP_NONE || story_of[overlap->group] != MAP_NONE ||
            stream->stories.items[overlap->story].group != MAP_NONE)
            continue;
        story_of[overlap->group] = overlap->story;
        stream->stories.items[overlap->story].group = overlap->group;
        stream->stories.items[overlap->story].is_begun = false;
    }
    for (size_t i = 0; i < count; i++)
        if (story_of[overlaps[i].group] == MAP_NONE) {
            uint32_t story = story_stream_begin(stream, places[overlaps[i].begin].slot);
            story_of[overlaps[i].group] = story;
            stream->stories.items[story].group = overlaps[i].group;
        }
}

/* Groups to stories: `story_of` is by group. */
static void story_stream_keep(StoryStream *stream, const uint32_t *groups, const uint32_t *story_of,
                              StoryNear *near)
{
    size_t count = stream->open_count;
    for (size_t i = 0; i < count; i++) {
        uint32_t story = story_of[groups[i]], report = stream->open[i];
        StoryOpen *open = &stream->stories.items[story];
        open->last = open->last < report ? report : open->last;
        if (near[i].nearest != STORY_NONE)
            near[i].nearest = story_of[near[i].nearest];
        stream->pass.near[report] = near[i];
        stream->pass.story_of[report] = story;
    }
}

/* Match groups with stories, and tell what changed. */
static void story_stream_settle(StoryStream *stream, const uint32_t *groups, StoryNear *near)
{
    Arena *scratch = stream->scratch;
    size_t count = stream->open_count, overlap_count = 0;
    StoryPlace *places = ARENA_NEW(scratch, StoryPlace, count);
    StoryOverlap *overlaps = ARENA_NEW(scratch, StoryOverlap, count);
    uint32_t *story_of = ARENA_NEW(scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        places[i] = (StoryPlace){ groups[i], stream->pass.story_of[stream->open[i]], i };
        story_of[i] = MAP_NONE;
    }
    qsort(places, count, sizeof *places, story_compare_places);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || places[i].group != places[i - 1].group ||
            places[i].story != places[i - 1].story)
            overlaps[overlap_count++] =
                (StoryOverlap){ places[i].group, places[i].story, .begin = i };
        overlaps[overlap_count - 1].end = i + 1;
    }
    qsort(overlaps, overlap_count, sizeof *overlaps, story_compare_overlaps);
    story_stream_match(stream, story_of, overlaps, overlap_count, places);
    for (size_t i = 0; i < overlap_count; i++)
        if (overlaps[i].story != story_of[overlaps[i].group])
            story_stream_tell(stream, places, &overlaps[i], story_of[overlaps[i].group]);
    story_stream_keep(stream, groups, story_of, near);
}

static int story_compare_reports(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static uint32_t story_stream_last(const StoryStream *stream, size_t open)
{
    return stream->stories.items[stream->pass.story_of[stream->open[open]]].last;
}

/*
 * Which reports stay open: those of the stories that had one last.  Of the story in which their
 * number would be passed the latest stay, so that one that fills it all goes on.
 */
static void story_stream_choose(const StoryStream *stream, bool *stays)
{
    size_t count = stream->open_count, stay = (size_t)(STORY_STAY * LIMIT_STORY_OPEN);
    uint32_t *lasts = ARENA_NEW(stream->scratch, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        lasts[i] = story_stream_last(stream, i);
    qsort(lasts, count, sizeof *lasts, story_compare_reports);
    uint32_t bound = lasts[count - stay - 1];
    size_t room = stay;
    for (size_t i = 0; i < count; i++) {
        stays[i] = story_stream_last(stream, i) > bound;
        room -= stays[i];
    }
    for (size_t i = count; i-- > 0 && room > 0;)
        if (story_stream_last(stream, i) == bound) {
            stays[i] = true;
            room--;
        }
}

/* Close the stories whose last report is longest ago when too many reports are open. */
static void story_stream_close(StoryStream *stream)
{
    if (stream->open_count < LIMIT_STORY_OPEN - LIMIT_STORY_OPEN / STORY_ROUND_PART)
        return;
    bool *stays = ARENA_NEW(stream->scratch, bool, stream->open_count);
    uint32_t *slots = ARENA_NEW(stream->scratch, uint32_t, stream->open_count);
    size_t kept = 0, pairs = 0;
    story_stream_choose(stream, stays);
    for (size_t i = 0; i < stream->open_count; i++) {
        slots[i] = MAP_NONE;
        if (!stays[i])
            continue;
        slots[i] = (uint32_t)kept;
        stream->open[kept] = stream->open[i];
        stream->counts[kept] = stream->counts[i];
        stream->pairs.crowds[kept++] = stream->pairs.crowds[i];
    }
    for (size_t i = kept; i < stream->open_count; i++)
        stream->pairs.crowds[i] = (StoryCrowd){ 0 };
    for (size_t i = 0; i < stream->pairs.count; i++) {
        StoryPair pair = stream->pairs.items[i];
        pair.left = slots[pair.left];
        pair.right = slots[pair.right];
        if (pair.left != MAP_NONE && pair.right != MAP_NONE)
            stream->pairs.items[pairs++] = pair;
    }
    stream->pairs.count = pairs;
    stream->open_count = stream->looked = kept;
}

/* What was read is compared, linked with all that is open, and settled. */
static void story_stream_round(StoryStream *stream)
{
    Arena *scratch = stream->scratch;
    ArenaMark mark = arena_mark(scratch);
    size_t count = stream->open_count;
    uint32_t *groups = ARENA_NEW(scratch, uint32_t, count);
    uint32_t *copy_of = ARENA_NEW(scratch, uint32_t, count);
    StoryNear *near = ARENA_NEW(scratch, StoryNear, count);
    const StoryVector *vectors = story_stream_weigh(stream);
    StoryPairs pairs = story_stream_look(stream, vectors, copy_of);
    story_link(groups, count, &pairs, stream->numbers, scratch);
    for (size_t i = 0; i < count; i++)
        groups[i] = groups[copy_of[i]];
    story_find_nearest(near, &pairs, groups, copy_of, count, scratch);
    story_stream_settle(stream, groups, near);
    story_stream_close(stream);
    arena_release(scratch, mark);
}

StoryPass story_link_online(Documents docs, const bool *skipped, const StoryNumbers *numbers,
                            Arena *arena, Arena *scratch)
{
    size_t room = docs.count < LIMIT_STORY_OPEN ? docs.count : LIMIT_STORY_OPEN;
    StoryStream stream = {
        .docs = docs,
        .skipped = skipped,
        .numbers = numbers,
        .terms = story_terms_open(docs.count, arena),
        .open = ARENA_NEW(arena, uint32_t, room + 1),
        .counts = ARENA_NEW(arena, StoryVector, room + 1),
        .pairs = { .crowds = ARENA_NEW(arena, StoryCrowd, room + 1) },
        .pass = { .story_of = ARENA_NEW(arena, uint32_t, docs.count + 1),
                  .near = ARENA_NEW(arena, StoryNear, docs.count + 1) },
        .arena = arena,
        .scratch = scratch,
    };
    for (size_t i = 0; i < docs.count; i++)
        stream.pass.story_of[i] = MAP_NONE;
    while (story_stream_read(&stream))
        story_stream_round(&stream);
    return stream.pass;
}
