/*
 * reasons.c - why reports are one story, and what it is called.
 *
 * A reason names what at least two of the reports share: the names that most
 * of them have, then numbers and words by the weight they have in the sum of
 * the story's vectors.
 */
#include "story/reasons.h"

#include "base/vec.h"
#include "document/lineage.h"

enum { STORY_REASONS_OF_A_KIND = 3 };

/* Something that reports share. */
typedef struct StoryShared {
    double weight;
    uint32_t reports;
    Str text;
    bool is_number;
} StoryShared;

typedef struct StorySharedList {
    StoryShared *items;
    size_t count, room;
} StorySharedList;

/* The heaviest shared thing of one kind that is not given yet, or NULL. */
static StoryShared *story_heaviest(StorySharedList *list, bool is_number)
{
    StoryShared *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        StoryShared *shared = &list->items[i];
        if (shared->reports >= 2 && shared->is_number == is_number &&
            (!best || shared->weight > best->weight))
            best = shared;
    }
    return best;
}

static void story_add_reasons(Story *story, StorySharedList *list, bool is_number, Word word,
                              Arena *arena)
{
    for (size_t i = 0; i < STORY_REASONS_OF_A_KIND; i++) {
        StoryShared *shared = story_heaviest(list, is_number);
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
        *VEC_PUSH(scratch, list) = (StoryShared){ .text = entity->text };
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

static void story_share_words(StorySharedList *list, const Story *story, const StoryTerms *terms,
                              const StoryVector *vectors, Arena *scratch)
{
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
                    (StoryShared){ .text = term->text, .is_number = term->is_number };
            }
            list->items[*place].reports++;
            list->items[*place].weight += (double)vector->entries[j].weight;
        }
    }
}

void story_give_reasons(Story *story, Documents docs, const StoryTerms *terms,
                        const StoryVector *vectors, Arena *arena, Arena *scratch)
{
    if (story->is_given)
        *VEC_PUSH(arena, &story->reasons) = (Reason){ .word = WORD_STORY_GIVEN };
    if (story->count < 2)
        return;
    ArenaMark mark = arena_mark(scratch);
    StorySharedList names = { 0 }, words = { 0 };
    story_share_names(&names, story, docs, scratch);
    story_share_words(&words, story, terms, vectors, scratch);
    story_add_reasons(story, &names, false, WORD_STORY_SHARED_NAME, arena);
    story_add_reasons(story, &words, true, WORD_STORY_SHARED_NUMBER, arena);
    story_add_reasons(story, &words, false, WORD_STORY_SHARED_WORD, arena);
    arena_release(scratch, mark);
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

void story_give_title(Story *story, Documents docs, const StoryTerms *terms,
                      const StoryVector *vectors, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    double *sum = ARENA_NEW(scratch, double, terms->count + 1);
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &vectors[story->reports[i]];
        for (size_t j = 0; j < vector->count; j++)
            sum[vector->entries[j].term] += (double)vector->entries[j].weight;
    }
    double best = -1;
    for (size_t i = 0; i < story->count; i++) {
        const StoryVector *vector = &vectors[story->reports[i]];
        double centrality = 0;
        for (size_t j = 0; j < vector->count; j++)
            centrality += (double)vector->entries[j].weight * sum[vector->entries[j].term];
        Str title = story_title_of(docs.items[story->reports[i]]);
        if (title.len && centrality > best) {
            best = centrality;
            story->title = title;
            story->title_report = story->reports[i];
        }
    }
    arena_release(scratch, mark);
}
