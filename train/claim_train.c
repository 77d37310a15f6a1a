/*
 * claim_train.c - learns the weights by which two values are a conflict.
 *
 *     claim_train DATA OUT.tsv      from DATA/data/conflicts and DATA/data/stories
 *     claim_train --check DATA      5-fold cross-validation by story; writes nothing
 *
 * An example is two slots whose values exclude each other (edge.c brings them
 * together).  Planted contradictions are positive.  What meets in the same
 * stories unchanged, in other real stories and around a trap is negative,
 * although real reports do contradict each other now and then; so the learner
 * goes over the examples twice and leaves out those that it then takes for
 * real conflicts.  Stories that share a report are in one fold.  Each scale
 * (context.h) is a logistic regression of its own, shrunk towards 0, in which
 * what speaks for a conflict never counts against it.  The same data give the
 * same file, byte for byte.
 */
#include "claim/conflict.h"
#include "claim/context.h"
#include "claim/scope.h"
#include "claim/slot.h"
#include "pipeline/collate.h"

#include "base/json_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRAIN_FOLDS = 5, TRAIN_ROUNDS = 1000, TRAIN_GOLDS = 4096 };

static const double TRAIN_STEP = 0.5;
static const double TRAIN_SHRINK = 0.5; /* L2, against the sum of all examples */
static const double TRAIN_REAL = 0.9;   /* a negative that is as likely as this is left out */
static const double TRAIN_PLAIN = 0.3;  /* what an example of a story without a twin weighs */
static const double TRAIN_PLANTED = 2;  /* as some of the negatives are none */
static const double TRAIN_TRAP = 3;
static const double TRAIN_SHOWN = 0.5;

typedef struct Place {
    Str report;
    Span span;
} Place;

/* A planted contradiction, or a trap. */
typedef struct Gold {
    bool is_trap;
    Place changed;
    struct {
        Place *items;
        size_t count, room;
    } originals;
} Gold;

typedef enum SetKind { SET_PLANTED = 0, SET_CONTROL, SET_TRAPS, SET_PLAIN, SET_KINDS } SetKind;

typedef struct Example {
    double features[CLAIM_FEATURES];
    ClaimScale scale;
    SetKind set;
    uint32_t story, gold;
    double label, weight;
    bool is_left_out;
} Example;

typedef struct Trainer {
    Arena arena;
    Workers *workers;
    struct {
        Gold *items;
        size_t count, room;
    } golds;
    struct {
        Example *items;
        size_t count, room;
    } examples;
    Map story_of; /* hash of a report's opening to a story */
    uint32_t *parents;
    uint32_t stories, stories_of[SET_KINDS];
    double weights[CLAIM_SCALES][CLAIM_FEATURES];
    /* Of the story that is read: */
    SetKind set;
    const ClaimView *view;
    const Gold *gold;
    Map met;
} Trainer;

/* The gold file */

static Place train_place(const JsonValue *value)
{
    const JsonValue *begin = json_get(value, STR("begin")), *end = json_get(value, STR("end"));
    Place place = { json_get_text(value, STR("report")), { 0 } };
    if (begin && end)
        place.span = span((size_t)begin->number, (size_t)end->number);
    return place;
}

static Str train_read_file(const char *path, Arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "claim_train: %s cannot be read\n", path);
        exit(1);
    }
    size_t size = (size_t)ftell(file);
    char *bytes = ARENA_NEW(arena, char, size + 1);
    rewind(file);
    size_t got = fread(bytes, 1, size, file);
    fclose(file);
    return (Str){ bytes, got };
}

static void train_read_golds(Trainer *trainer, const char *path)
{
    Str rest = train_read_file(path, &trainer->arena);
    while (rest.len > 0) {
        StrCut cut = str_cut(rest, '\n');
        JsonValue *line = NULL;
        Error error = { 0 };
        rest = cut.tail;
        if (json_read(&line, cut.head, &trainer->arena, &error) != STATUS_OK)
            continue;
        Gold *gold = VEC_PUSH(&trainer->arena, &trainer->golds);
        gold->is_trap = str_equal(json_get_text(line, STR("type")), STR("trap"));
        gold->changed = train_place(json_get(line, STR("changed")));
        const JsonValue *originals = json_get(line, STR("originals"));
        for (const JsonValue *at = originals ? originals->first : NULL; at; at = at->next)
            *VEC_PUSH(&trainer->arena, &gold->originals) = train_place(at);
    }
}

/* Examples */

static bool train_is_over(const ClaimView *view, const ClaimSlot *slot, const Place *place)
{
    return str_equal(view->documents[slot->report].document->report.id, place->report) &&
           span_overlaps(slot->span, place->span);
}

static bool train_is_original(const ClaimView *view, const ClaimSlot *slot, const Gold *gold)
{
    for (size_t i = 0; i < gold->originals.count; i++)
        if (train_is_over(view, slot, &gold->originals.items[i]))
            return true;
    return false;
}

/* Whether two slots are an example, and of what. */
static bool train_label(const Trainer *trainer, Example *example, const ClaimSlot *a,
                        const ClaimSlot *b)
{
    const ClaimView *view = trainer->view;
    const Gold *gold = trainer->gold;
    example->weight = trainer->set == SET_PLAIN ? TRAIN_PLAIN : 1;
    if (trainer->set == SET_CONTROL || trainer->set == SET_PLAIN)
        return true;
    if (!gold)
        return false;
    bool first = train_is_over(view, a, &gold->changed);
    bool second = train_is_over(view, b, &gold->changed);
    example->gold = (uint32_t)(gold - trainer->golds.items);
    if (trainer->set == SET_TRAPS) {
        example->weight = TRAIN_TRAP;
        return first || second;
    }
    example->label = 1;
    example->weight = TRAIN_PLANTED;
    return (first && train_is_original(view, b, gold)) ||
           (second && train_is_original(view, a, gold));
}

static uint64_t train_offset(const ClaimView *view, const ClaimSlot *slot)
{
    return slot->span.begin - view->sentences.items[slot->sentence].sentence->span.begin;
}

static void train_meet(void *context, uint32_t a, uint32_t b, double shared)
{
    Trainer *trainer = context;
    const ClaimView *view = trainer->view;
    const ClaimSlot *first = &view->slots.items[a], *second = &view->slots.items[b];
    if (claim_slot_compare(view, first, second) != CLAIM_DISJOINT)
        return;
    Example example = { .scale = claim_context_scale(first),
                        .set = trainer->set,
                        .story = trainer->stories };
    if (!train_label(trainer, &example, first, second))
        return;
    ClaimContext seen = claim_context(view, first, second, shared);
    if (seen.features[CLAIM_NEAR] < CLAIM_EDGE_NEAR || seen.is_bare)
        return;
    /* Copies of two sentences are one example. */
    uint64_t key = hash_mix(view->sentences.items[first->sentence].words,
                            view->sentences.items[second->sentence].words);
    key = hash_mix(key, train_offset(view, first));
    key = hash_mix(key, train_offset(view, second));
    uint32_t *met = map_put(&trainer->met, key);
    if (*met != MAP_NONE)
        return;
    *met = 1;
    claim_scope(&seen, &(ClaimScope){ 0 }, view, first, second);
    seen.features[CLAIM_ELSEWHERE] = claim_context_elsewhere(view, first, second);
    memcpy(example.features, seen.features, sizeof example.features);
    *VEC_PUSH(&trainer->arena, &trainer->examples) = example;
}

static uint32_t train_root(const Trainer *trainer, uint32_t story)
{
    while (trainer->parents[story] != story)
        story = trainer->parents[story];
    return story;
}

/* Stories that share a report are one for the folds. */
static void train_join_story(Trainer *trainer, const Edition *edition)
{
    enum { OPENING = 80 };
    uint32_t story = trainer->stories;
    trainer->parents[story] = story;
    for (size_t i = 0; i < edition->docs.count; i++) {
        Str text = edition->docs.items[i]->report.text;
        uint32_t *other = map_put(&trainer->story_of, str_hash(str_take(text, OPENING)));
        if (*other == MAP_NONE)
            *other = story;
        else
            trainer->parents[train_root(trainer, story)] = train_root(trainer, *other);
    }
}

static void train_add_story(Trainer *trainer, const Edition *edition)
{
    Arena *scratch = &trainer->workers->items[0].scratch;
    ArenaMark mark = arena_mark(scratch);
    ClaimView view;
    ClaimPairs pairs = { 0 };
    train_join_story(trainer, edition);
    trainer->gold = NULL;
    for (size_t i = 0; i < trainer->golds.count; i++)
        for (size_t k = 0; k < edition->docs.count; k++)
            if (str_equal(trainer->golds.items[i].changed.report,
                          edition->docs.items[k]->report.id))
                trainer->gold = &trainer->golds.items[i];
    claim_view_build(&view, edition->docs, scratch);
    claim_align(&pairs, &view, scratch);
    trainer->view = &view;
    trainer->met = map_open(scratch, 256);
    claim_edges_meet(&view, &pairs, train_meet, trainer, scratch);
    trainer->stories++;
    trainer->stories_of[trainer->set]++;
    arena_release(scratch, mark);
}

static void train_add_set(Trainer *trainer, const char *path, SetKind set)
{
    Collation collation;
    IntakeCounts counts = { 0 };
    Error error = { 0 };
    Log log = { 0 };
    Str name = str_from_cstr(path);
    IntakePlan plan = { .paths = &name, .path_count = 1 };
    if (collation_make(&collation, plan, trainer->workers, &log, &counts, &error) != STATUS_OK) {
        fprintf(stderr, "claim_train: %s cannot be read\n", path);
        exit(1);
    }
    trainer->set = set;
    for (size_t i = 0; i < collation.edition_count; i++)
        train_add_story(trainer, collation.editions[i]);
    collation_close(&collation);
    workers_reset(trainer->workers);
}

static void train_read(Trainer *trainer, const char *data)
{
    static const struct {
        const char *path;
        SetKind set;
    } SETS[] = {
        { "conflicts/planted.jsonl", SET_PLANTED },   { "conflicts/control.jsonl", SET_CONTROL },
        { "conflicts/traps.jsonl", SET_TRAPS },       { "stories/wikinews_a.jsonl", SET_PLAIN },
        { "stories/basil.jsonl", SET_PLAIN },         { "stories/newswcl50.jsonl", SET_PLAIN },
        { "stories/ecbplus_t1_35.jsonl", SET_PLAIN }, { "stories/fnc_train.jsonl", SET_PLAIN },
    };
    char path[4096];
    snprintf(path, sizeof path, "%s/data/conflicts/gold.jsonl", data);
    train_read_golds(trainer, path);
    for (size_t i = 0; i < sizeof SETS / sizeof SETS[0]; i++) {
        snprintf(path, sizeof path, "%s/data/%s", data, SETS[i].path);
        train_add_set(trainer, path, SETS[i].set);
    }
}

/* Learning */

static int train_fold(const Trainer *trainer, const Example *example)
{
    uint64_t root = train_root(trainer, example->story);
    return (int)(hash_mix(root, 7) % TRAIN_FOLDS);
}

static double train_score(const Trainer *trainer, const Example *example)
{
    double sum = 0;
    for (size_t i = 0; i < CLAIM_FEATURES; i++)
        sum += trainer->weights[example->scale][i] * example->features[i];
    return 1 / (1 + exp(-sum));
}

/* 1: can only speak for a conflict, -1: only against. */
static double train_side(ClaimFeature feature)
{
    if (feature == CLAIM_BIAS)
        return 0;
    bool is_for = feature < CLAIM_HEDGED || feature == CLAIM_SAME_VERB || feature == CLAIM_AGREE ||
                  feature == CLAIM_ALONE || feature == CLAIM_PERSONS;
    return is_for ? 1 : -1;
}

/* One scale by gradient descent with Adagrad steps. */
static void train_scale(Trainer *trainer, ClaimScale scale)
{
    double *weights = trainer->weights[scale], squares[CLAIM_FEATURES] = { 0 };
    memset(weights, 0, sizeof trainer->weights[scale]);
    for (int round = 0; round < TRAIN_ROUNDS; round++) {
        double slope[CLAIM_FEATURES] = { 0 };
        for (size_t e = 0; e < trainer->examples.count; e++) {
            const Example *example = &trainer->examples.items[e];
            if (example->scale != scale || example->is_left_out)
                continue;
            double error = (train_score(trainer, example) - example->label) * example->weight;
            for (size_t i = 0; i < CLAIM_FEATURES; i++)
                slope[i] += error * example->features[i];
        }
        for (size_t i = 0; i < CLAIM_FEATURES; i++) {
            double g = slope[i] + (i == CLAIM_BIAS ? 0 : TRAIN_SHRINK * weights[i]);
            squares[i] += g * g;
            if (squares[i] > 0)
                weights[i] -= TRAIN_STEP * g / sqrt(squares[i]);
            if (train_side((ClaimFeature)i) * weights[i] < 0)
                weights[i] = 0;
        }
    }
}

static void train_learn(Trainer *trainer, int without)
{
    for (size_t e = 0; e < trainer->examples.count; e++) {
        Example *example = &trainer->examples.items[e];
        example->is_left_out = train_fold(trainer, example) == without;
    }
    for (int scale = 0; scale < CLAIM_SCALES; scale++)
        train_scale(trainer, (ClaimScale)scale);
    for (size_t e = 0; e < trainer->examples.count; e++) {
        Example *example = &trainer->examples.items[e];
        bool is_real = example->label == 0 && example->set != SET_TRAPS &&
                       train_score(trainer, example) >= TRAIN_REAL;
        example->is_left_out |= is_real;
    }
    for (int scale = 0; scale < CLAIM_SCALES; scale++)
        train_scale(trainer, (ClaimScale)scale);
}

/* Measuring */

typedef struct Score {
    size_t met, found, alarms, trapped, plain;
} Score;

static void train_measure(const Trainer *trainer, Score scores[CLAIM_SCALES], int fold)
{
    static bool met[TRAIN_GOLDS], found[TRAIN_GOLDS];
    memset(met, 0, sizeof met);
    memset(found, 0, sizeof found);
    for (size_t e = 0; e < trainer->examples.count; e++) {
        const Example *example = &trainer->examples.items[e];
        Score *score = &scores[example->scale];
        if (fold >= 0 && train_fold(trainer, example) != fold)
            continue;
        bool is_shown = train_score(trainer, example) >= TRAIN_SHOWN;
        if (example->set == SET_PLANTED && example->gold < TRAIN_GOLDS) {
            score->met += !met[example->gold];
            score->found += is_shown && !found[example->gold];
            met[example->gold] = true;
            found[example->gold] |= is_shown;
        }
        score->alarms += is_shown && example->set == SET_CONTROL;
        score->trapped += is_shown && example->set == SET_TRAPS;
        score->plain += is_shown && example->set == SET_PLAIN;
    }
}

static const char *const TRAIN_SCALE_NAMES[CLAIM_SCALES] = {
    [CLAIM_SCALE_NUMBER] = "number",
    [CLAIM_SCALE_DATE] = "date",
    [CLAIM_SCALE_NAME] = "name",
    [CLAIM_SCALE_PLACE] = "place",
};

static const char *const TRAIN_FEATURE_NAMES[CLAIM_FEATURES] = {
    [CLAIM_BIAS] = "bias",
    [CLAIM_SIMILARITY] = "similarity",
    [CLAIM_NEAR] = "near",
    [CLAIM_LEFT] = "left",
    [CLAIM_RIGHT] = "right",
    [CLAIM_BEFORE] = "before",
    [CLAIM_AFTER] = "after",
    [CLAIM_BOTH] = "both",
    [CLAIM_SAME_HEAD] = "same head",
    [CLAIM_ROLE] = "role",
    [CLAIM_RUN] = "run",
    [CLAIM_HEDGED] = "hedged",
    [CLAIM_CROWD] = "crowd",
    [CLAIM_STRANGERS] = "strangers",
    [CLAIM_SAME_VERB] = "same verb",
    [CLAIM_OTHER_VERB] = "other verb",
    [CLAIM_SAID] = "said",
    [CLAIM_AGREE] = "agree",
    [CLAIM_DIFFER] = "differ",
    [CLAIM_ALONE] = "alone",
    [CLAIM_PERSONS] = "persons",
    [CLAIM_LISTED] = "listed",
    [CLAIM_GRAIN] = "grain",
    [CLAIM_APART] = "apart",
    [CLAIM_ELSEWHERE] = "elsewhere",
};

static void train_print(const Trainer *trainer, const Score scores[CLAIM_SCALES])
{
    for (int i = 0; i < CLAIM_SCALES; i++)
        printf("%s\tplanted that met %zu\tfound %zu\talarms %zu\ttraps %zu\tin other stories %zu\n",
               TRAIN_SCALE_NAMES[i], scores[i].met, scores[i].found, scores[i].alarms,
               scores[i].trapped, scores[i].plain);
    printf("stories\tplanted %u\tunchanged %u\ttraps %u\tother %u\n",
           trainer->stories_of[SET_PLANTED], trainer->stories_of[SET_CONTROL],
           trainer->stories_of[SET_TRAPS], trainer->stories_of[SET_PLAIN]);
}

static int train_write(const Trainer *trainer, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        fprintf(stderr, "claim_train: %s cannot be written\n", path);
        return 1;
    }
    fputs(
        "#: feature:str what:str number:double date:double name:double place:double\n"
        "# Learned by train/claim_train.c from the development stories: planted conflicts, their\n"
        "# stories unchanged, traps, and other real stories.\n",
        file);
    for (int i = 0; i < CLAIM_FEATURES; i++) {
        fprintf(file, "%02d\t%s", i, TRAIN_FEATURE_NAMES[i]);
        for (int scale = 0; scale < CLAIM_SCALES; scale++)
            fprintf(file, "\t%.2f", trainer->weights[scale][i]);
        fputc('\n', file);
    }
    return fclose(file) == 0 ? 0 : 1;
}

int main(int count, char **arguments)
{
    Trainer *trainer = calloc(1, sizeof *trainer);
    Workers *workers = calloc(1, sizeof *workers);
    Error error = { 0 };
    if (count != 3 || !trainer || !workers || !arena_open(&trainer->arena, (size_t)16 << 30) ||
        workers_open(workers, 1, &error) != STATUS_OK) {
        fputs("usage: claim_train DATA OUT.tsv, or --check DATA\n", stderr);
        return 2;
    }
    bool only_checks = strcmp(arguments[1], "--check") == 0;
    trainer->workers = workers;
    trainer->story_of = map_open(&trainer->arena, 4096);
    trainer->parents = ARENA_NEW(&trainer->arena, uint32_t, 1 << 16);
    train_read(trainer, arguments[only_checks ? 2 : 1]);
    Score scores[CLAIM_SCALES] = { 0 };
    for (int fold = 0; only_checks && fold < TRAIN_FOLDS; fold++) {
        train_learn(trainer, fold);
        train_measure(trainer, scores, fold);
    }
    if (!only_checks) {
        train_learn(trainer, -1);
        train_measure(trainer, scores, -1);
    }
    train_print(trainer, scores);
    return only_checks ? 0 : train_write(trainer, arguments[2]);
}
