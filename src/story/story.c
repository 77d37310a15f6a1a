/*
 * story.c - reports of the same event together.   (entry point)
 *
 *     reports -> terms (terms.c) -> pairs (pairs.c) -> groups (linkage.c)
 *                                   or one pass (online.c)
 *             -> stories with id, title, time and reasons (reasons.c)
 *
 * Left out, for now: the repair of topics that run on for weeks.
 */
#include "story/story.h"

#include "base/vec.h"
#include "story/linkage.h"
#include "story/online.h"
#include "story/pairs.h"
#include "story/reasons.h"
#include "story/round_ups.h"
#include "story/weights.h"

#include <stdlib.h>

typedef struct StoryWork {
    Documents docs;
    StoryTerms terms;
    StoryVector *vectors;
    bool *is_given;     /* the report came with a story */
    uint32_t *group_of; /* the smallest report of its story */
    Str *ids;           /* by smallest report, where the story has its id already */
    StoryNear *near;    /* by report; nearest is the smallest report of a story */
    uint32_t *tells_of; /* by report: of so many other stories, where it is a round-up */
    Arena *arena;
    Arena *scratch;
} StoryWork;

static int story_compare_ids(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* 16 hexadecimal digits from the ids of the reports, whatever their order. */
static Str story_make_id(const StoryWork *work, const uint32_t *reports, size_t count)
{
    ArenaMark mark = arena_mark(work->scratch);
    Str *ids = ARENA_NEW(work->scratch, Str, count);
    for (size_t i = 0; i < count; i++)
        ids[i] = work->docs.items[reports[i]]->report.id;
    qsort(ids, count, sizeof *ids, story_compare_ids);
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = hash_mix(hash, str_hash(ids[i]));
    arena_release(work->scratch, mark);
    Buf id = buf_open(work->arena, 16);
    buf_add_format(&id, "%016llx", (unsigned long long)hash);
    return buf_str(&id);
}

/* From the earliest to the latest date of publication. */
static Interval story_time(const StoryWork *work, const Story *story)
{
    Interval at = INTERVAL_UNKNOWN;
    for (size_t i = 0; i < story->count; i++) {
        Interval published = work->docs.items[story->reports[i]]->report.published_at;
        if (published.from != INTERVAL_OPEN_FROM &&
            (at.from == INTERVAL_OPEN_FROM || published.from < at.from))
            at.from = published.from;
        if (published.to != INTERVAL_OPEN_TO && (at.to == INTERVAL_OPEN_TO || published.to > at.to))
            at.to = published.to;
    }
    return at;
}

/* Reports that came with the same story stay together. */
static void story_group_given(StoryWork *work)
{
    Intern names = intern_open(work->scratch, 16);
    uint32_t *first = ARENA_NEW(work->scratch, uint32_t, work->docs.count + 1);
    for (uint32_t i = 0; i < work->docs.count; i++) {
        Str given = work->docs.items[i]->report.story;
        work->is_given[i] = given.len > 0;
        if (!work->is_given[i])
            continue;
        size_t known = names.count;
        uint32_t name = intern_add(&names, given);
        if (name == known)
            first[name] = i;
        work->group_of[i] = first[name];
    }
}

static void story_group_batch(StoryWork *work)
{
    const StoryNumbers numbers = story_numbers_learned();
    size_t count = work->docs.count;
    uint32_t *groups = ARENA_NEW(work->scratch, uint32_t, count + 1);
    uint32_t *copy_of = ARENA_NEW(work->scratch, uint32_t, count + 1);
    bool *skipped = ARENA_NEW(work->scratch, bool, count + 1);
    story_pairs_find_copies(copy_of, work->vectors, count, work->is_given, &numbers, work->scratch);
    for (size_t i = 0; i < count; i++)
        skipped[i] = work->is_given[i] || copy_of[i] != i;
    StoryPairs pairs = { .crowds = ARENA_NEW(work->scratch, StoryCrowd, count + 1) };
    story_pairs_find(&pairs, &work->terms, work->vectors, 0, count, skipped, work->scratch,
                     work->arena);
    story_pairs_judge(&pairs, work->vectors, &numbers);
    story_take_out_round_ups(work->tells_of, &pairs, work->docs.items, &work->terms, work->vectors,
                             count, &numbers, work->scratch);
    story_link(groups, count, &pairs, &numbers, work->scratch);
    for (size_t i = 0; i < count; i++)
        groups[i] = groups[copy_of[i]];
    story_find_nearest(work->near, &pairs, groups, copy_of, count, work->scratch);
    for (size_t i = 0; i < count; i++)
        if (!work->is_given[i])
            work->group_of[i] = groups[i];
}

static void story_group_online(StoryWork *work, StoryEvents *events)
{
    const StoryNumbers numbers = story_numbers_learned();
    StoryPass pass =
        story_link_online(work->docs, work->is_given, &numbers, work->arena, work->scratch);
    uint32_t *first = ARENA_NEW(work->scratch, uint32_t, pass.count + 1);
    for (size_t i = 0; i < pass.count; i++)
        first[i] = MAP_NONE;
    for (uint32_t i = 0; i < work->docs.count; i++) {
        uint32_t story = pass.story_of[i];
        if (story == MAP_NONE)
            continue;
        if (first[story] == MAP_NONE) {
            first[story] = i;
            work->ids[i] = pass.ids[story];
        }
        work->group_of[i] = first[story];
    }
    for (uint32_t i = 0; i < work->docs.count; i++) {
        uint32_t nearest = pass.story_of[i] == MAP_NONE ? STORY_NONE : pass.near[i].nearest;
        work->near[i] = pass.near[i];
        work->near[i].nearest = nearest == STORY_NONE ? STORY_NONE : first[nearest];
    }
    *events = pass.events;
}

/* What is made here goes with the scratch arena; the other one serves as scratch meanwhile. */
static void story_read_all(StoryWork *work)
{
    work->terms = story_terms_open(work->docs.count, work->scratch);
    for (size_t i = 0; i < work->docs.count; i++)
        work->vectors[i] =
            story_terms_read(&work->terms, work->docs.items[i], work->scratch, work->arena);
    for (size_t i = 0; i < work->docs.count; i++)
        story_terms_resolve(&work->terms, &work->vectors[i], work->scratch, work->arena);
    for (size_t i = 0; i < work->docs.count; i++)
        story_terms_weigh(&work->terms, &work->vectors[i], false);
}

static void story_finish(StoryWork *work, Stories *stories, size_t number, const uint32_t *story_of,
                         const StoryView *view)
{
    Story *story = &stories->items[number];
    const Report *first = &work->docs.items[story->reports[0]]->report;
    story->is_given = first->story.len > 0;
    if (story->is_given)
        story->id = arena_copy_str(work->arena, first->story);
    else if (work->ids[story->reports[0]].len > 0)
        story->id = work->ids[story->reports[0]];
    else
        story->id = story_make_id(work, story->reports, story->count);
    story->at = story_time(work, story);
    story->members = ARENA_NEW(work->arena, StoryMember, story->count);
    for (size_t i = 0; i < story->count; i++) {
        StoryNear near = work->near[story->reports[i]];
        StoryMember *member = &story->members[i];
        *member = (StoryMember){ .likeness = story_told((double)near.likeness),
                                 .nearest_likeness = story_told((double)near.nearest_likeness) };
        if (near.nearest != STORY_NONE)
            member->nearest = &stories->items[story_of[near.nearest]];
    }
    story_explain(story, view);
}

/* Groups to stories, in the order of their smallest report. */
static void story_collect(Stories *out, StoryWork *work)
{
    uint32_t *story_of = ARENA_NEW(work->scratch, uint32_t, work->docs.count + 1);
    for (uint32_t i = 0; i < work->docs.count; i++) {
        if (work->group_of[i] == i) {
            story_of[i] = (uint32_t)out->count;
            *VEC_PUSH(work->arena, out) = (Story){ 0 };
        }
        out->items[story_of[work->group_of[i]]].count++;
    }
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].reports = ARENA_NEW(work->arena, uint32_t, out->items[i].count);
        out->items[i].count = 0;
    }
    for (uint32_t i = 0; i < work->docs.count; i++) {
        Story *story = &out->items[story_of[work->group_of[i]]];
        story->reports[story->count++] = i;
    }
    const StoryView view = { .docs = work->docs,
                             .terms = &work->terms,
                             .vectors = work->vectors,
                             .sums = ARENA_NEW(work->scratch, double, work->terms.count + 1),
                             .tells_of = work->tells_of,
                             .arena = work->arena,
                             .scratch = work->scratch };
    for (size_t i = 0; i < out->count; i++)
        story_finish(work, out, i, story_of, &view);
}

void story_cluster(Stories *out, Documents docs, StoryOptions options, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    StoryWork work = {
        .docs = docs,
        .vectors = ARENA_NEW(scratch, StoryVector, docs.count + 1),
        .is_given = ARENA_NEW(scratch, bool, docs.count + 1),
        .group_of = ARENA_NEW(scratch, uint32_t, docs.count + 1),
        .ids = ARENA_NEW(scratch, Str, docs.count + 1),
        .near = ARENA_NEW(scratch, StoryNear, docs.count + 1),
        .tells_of = ARENA_NEW(scratch, uint32_t, docs.count + 1),
        .arena = arena,
        .scratch = scratch,
    };
    for (size_t i = 0; i < docs.count; i++)
        work.near[i].nearest = STORY_NONE;
    *out = (Stories){ 0 };
    story_read_all(&work);
    story_group_given(&work);
    if (options.online)
        story_group_online(&work, &out->events);
    else
        story_group_batch(&work);
    story_collect(out, &work);
    arena_release(scratch, mark);
}
