/*
 * reasons.c - why reports are one story, what it is called, and which was the nearest.
 *
 * A reason names what at least two of the reports share: the names that most
 * of them have, then numbers and words by the weight they have in the sum of
 * the story's vectors.  What brings one report in is what it shares with that
 * sum without itself: the products are parts of its mean likeness by words.
 */
#include "story/reasons.h"

#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

enum { STORY_REASONS_OF_A_KIND = 3, STORY_REASONS_OF_MEMBER = 5 };

/* A smaller part of the likeness is no reason. */
static const double STORY_REASON_LEAST = 0.001;

/* Something that reports share. */
typedef struct StoryShared {
    double weight;
    uint32_t reports;
    Str text;
    Word word; /* of the reason that it gives */
} StoryShared;

typedef struct StorySharedList {
    StoryShared *items;
    size_t count, room;
} StorySharedList;

/* The heaviest shared thing of one kind that is not given yet, or NULL. */
static StoryShared *story_heaviest(StorySharedList *list, Word word)
{
    StoryShared *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        StoryShared *shared = &list->items[i];
        if (shared->reports >= 2 && shared->word == word &&
            (!best || shared->weight > best->weight))
            best = shared;
    }
    return best;
}

static void story_add_reasons(Story *story, StorySharedList *list, Word word, Arena *arena)
{
    for (size_t i = 0; i < STORY_REASONS_OF_A_KIND; i++) {
        StoryShared *shared = story_heaviest(list, word);
        if (!shared)
            return;
        *VEC_PUSH(arena, &story->reasons) = (Reason){
            .word = word, .a = shared->reports, .b = (double)story->count, .s = shared->text
        };
        shared->reports = 0;
    }
}

static void story_add_name(StorySharedList *list, Map *places, const Entity *entity, Arena *scratch)
{
    uint32_t *place = map_put(places, entity->key);
    if (*place == MAP_NONE) {
        *place = (uint32_t)list->count;
        *VEC_PUSH(scratch, list) =
            (StoryShared){ .text = entity->text, .word = WORD_STORY_SHARED_NAME };
    }
    list->items[*place].reports++;
    list->items[*place].weight +=
        1 + 0.01 * (double)(entity->mentions < 50 ? entity->mentions : 50);
}

static void story_share_names(StorySharedList *list, const Story *story, Documents docs,
                              Arena *scratch)
{
    Map places = map_open(scratch, 64);
    for (size_t i = 0; i < story->count; i++) {
        const Analysis *analysis = &docs.items[story->reports[i]]->analysis;
        Map seen = map_open(scratch, 16); /* an entity key may stand twice in one report */
        for (size_t j = 0; j < analysis->entity_count; j++) {
            uint32_t *mark = map_put(&seen, analysis->entities[j].key);
            if (*mark == MAP_NONE)
                story_add_name(list, &places, &analysis->entities[j], scratch);
            *mark = 0;
        }
    }
}

/* A word that is never written small is a name where no names were looked for. */
static Word story_kind_of(const StoryTerm *term, bool with_names)
{
    if (term->is_number)
        return WORD_STORY_SHARED_NUMBER;
    return with_names && !term->is_small ? WORD_STORY_SHARED_NAME : WORD_STORY_SHARED_WORD;
}

static void story_share_words(StorySharedList *list, const Story *story, const StoryTerms *terms,
                              const StoryVector *vectors, Arena *scratch)
{
    bool with_names = list->count == 0;
    Map places = map_open(scratch, 256);
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &vectors[story->reports[i]];
        for (size_t j = 0; j < vector->count; j++) {
            const StoryTerm *term = &terms->items[vector->entries[j].term];
            if (term->is_pair)
                continue;
            uint32_t *place = map_put(&places, vector->entries[j].term);
            if (*place == MAP_NONE) {
                *place = (uint32_t)list->count;
                *VEC_PUSH(scratch, list) =
                    (StoryShared){ .text = term->text, .word = story_kind_of(term, with_names) };
            }
            list->items[*place].reports++;
            list->items[*place].weight += (double)vector->entries[j].weight;
        }
    }
}

static void story_give_reasons(Story *story, const StoryView *view)
{
    if (story->is_given)
        *VEC_PUSH(view->arena, &story->reasons) = (Reason){ .word = WORD_STORY_GIVEN };
    if (view->tells_of[story->reports[0]])
        *VEC_PUSH(view->arena, &story->reasons) =
            (Reason){ .word = WORD_STORY_ROUND_UP, .a = view->tells_of[story->reports[0]] };
    if (story->count < 2)
        return;
    ArenaMark mark = arena_mark(view->scratch);
    StorySharedList shared = { 0 };
    story_share_names(&shared, story, view->docs, view->scratch);
    story_share_words(&shared, story, view->terms, view->vectors, view->scratch);
    story_add_reasons(story, &shared, WORD_STORY_SHARED_NAME, view->arena);
    story_add_reasons(story, &shared, WORD_STORY_SHARED_NUMBER, view->arena);
    story_add_reasons(story, &shared, WORD_STORY_SHARED_WORD, view->arena);
    arena_release(view->scratch, mark);
}

/* The title of a report, or the first sentence that says something. */
static Str story_title_of(const Document *doc)
{
    if (doc->report.title.len)
        return doc->report.title;
    const Analysis *analysis = &doc->analysis;
    for (size_t i = 0; i < analysis->sentence_count; i++)
        if (analysis->sentences[i].kind != SENTENCE_FURNITURE)
            return str_slice(doc->report.text, analysis->sentences[i].span);
    return str_trim(str_cut(doc->report.text, '\n').head);
}

/* The part that a term has in the likeness of a report to the others of its story. */
static double story_part(const StoryView *view, const Story *story, const StoryEntry *entry)
{
    double weight = (double)entry->weight;
    return weight * (view->sums[entry->term] - weight) / (double)(story->count - 1);
}

double story_told(double likeness)
{
    return round(fmin(likeness, 1) * 1e4) / 1e4;
}

/* The terms that bring the report into the story, the heaviest first. */
static void story_give_member_reasons(StoryMember *member, const Story *story, uint32_t report,
                                      const StoryView *view)
{
    const StoryVector *vector = &view->vectors[report];
    Reason best[STORY_REASONS_OF_MEMBER + 1];
    size_t count = 0;
    for (size_t i = 0; i < vector->count && story->count > 1; i++) {
        const StoryTerm *term = &view->terms->items[vector->entries[i].term];
        double part = story_part(view, story, &vector->entries[i]);
        if (term->is_pair || part < STORY_REASON_LEAST)
            continue;
        size_t at = count;
        for (; at > 0 && best[at - 1].a < part; at--)
            best[at] = best[at - 1];
        best[at] = (Reason){ .word = story_kind_of(term, true), .a = part, .s = term->text };
        count += count < STORY_REASONS_OF_MEMBER;
    }
    for (size_t i = 0; i < count; i++) {
        best[i].a = story_told(best[i].a);
        *VEC_PUSH(view->arena, &member->reasons) = best[i];
    }
}

/* The title of the report that is most like the sum of all. */
static void story_give_title(Story *story, const StoryView *view)
{
    double best = -1;
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &view->vectors[story->reports[i]];
        double centrality = 0;
        for (size_t j = 0; j < vector->count; j++)
            centrality += (double)vector->entries[j].weight * view->sums[vector->entries[j].term];
        const Document *doc = view->docs.items[story->reports[i]];
        Str title = story_title_of(doc);
        if (title.len && centrality > best) {
            best = centrality;
            story->title = title;
            story->title_of = &doc->report;
        }
    }
}

void story_explain(Story *story, const StoryView *view)
{
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &view->vectors[story->reports[i]];
        for (size_t j = 0; j < vector->count; j++)
            view->sums[vector->entries[j].term] += (double)vector->entries[j].weight;
    }
    story_give_title(story, view);
    story_give_reasons(story, view);
    for (size_t i = 0; story->members && i < story->count; i++)
        story_give_member_reasons(&story->members[i], story, story->reports[i], view);
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &view->vectors[story->reports[i]];
        for (size_t j = 0; j < vector->count; j++)
            view->sums[vector->entries[j].term] = 0;
    }
}

/* Likeness of one report and one of a story, which is told by its group. */
typedef struct StoryTie {
    uint32_t report, story;
    float likeness;
} StoryTie;

static int story_compare_ties(const void *a, const void *b)
{
    const StoryTie *left = a, *right = b;
    if (left->report != right->report)
        return left->report < right->report ? -1 : 1;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    return (left->likeness > right->likeness) - (left->likeness < right->likeness);
}

static size_t story_list_ties(StoryTie *ties, const StoryPairs *pairs, const uint32_t *group_of)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const StoryPair *pair = &pairs->items[i];
        ties[2 * i] = (StoryTie){ pair->left, group_of[pair->right], pair->likeness };
        ties[2 * i + 1] = (StoryTie){ pair->right, group_of[pair->left], pair->likeness };
    }
    if (pairs->count)
        qsort(ties, 2 * pairs->count, sizeof *ties, story_compare_ties);
    return 2 * pairs->count;
}

void story_find_nearest(StoryNear *near, const StoryPairs *pairs, const uint32_t *group_of,
                        const uint32_t *copy_of, size_t count, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    StoryTie *ties = ARENA_NEW(scratch, StoryTie, 2 * pairs->count);
    uint32_t *sizes = ARENA_NEW(scratch, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        near[i] = (StoryNear){ .nearest = STORY_NONE };
        sizes[group_of[i]] += copy_of[i] == i;
    }
    size_t tie_count = story_list_ties(ties, pairs, group_of);
    for (size_t i = 0, end = 0; i < tie_count; i = end) {
        double sum = 0;
        StoryNear *one = &near[ties[i].report];
        for (; end < tie_count && ties[end].report == ties[i].report &&
               ties[end].story == ties[i].story;
             end++)
            sum += (double)ties[end].likeness;
        bool is_own = ties[i].story == group_of[ties[i].report];
        float mean = (float)(sum / (is_own ? sizes[ties[i].story] - 1.0 : sizes[ties[i].story]));
        if (is_own) {
            one->likeness = mean;
        } else if (mean > one->nearest_likeness) {
            one->nearest_likeness = mean;
            one->nearest = ties[i].story;
        }
    }
    for (size_t i = 0; i < count; i++)
        near[i] = near[copy_of[i]];
    arena_release(scratch, mark);
}
