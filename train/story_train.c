/*
 * story_train.c - learns the numbers of the story stage.
 *
 *     story_train OUT.tsv SET.jsonl...       learn from all sets, write one table
 *     story_train --check SET.jsonl...       leave one set out: learn from the others, score it
 *
 * A set is reports with the story that each belongs to.  What is learned is one
 * likeness and one cut for all of them.  The score, BCubed F1 (Bagga and
 * Baldwin 1998), has no slope to follow, so the numbers are tried one after the
 * other, some steps up and down from a fixed beginning, for as long as the mean
 * over the sets gains (coordinate ascent).  Nothing is drawn by chance: the same
 * sets give the same file, byte for byte.
 */
#include "base/json_read.h"
#include "base/log.h"
#include "base/vec.h"
#include "pipeline/batch.h"
#include "pipeline/intake.h"
#include "story/linkage.h"
#include "story/pairs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TRAIN_SETS_MOST = 32, TRAIN_ROUNDS = 3 };

static const size_t TRAIN_SET_BYTES = (size_t)1 << 28;

/* A gain of less is chance. */
static const double TRAIN_GAIN = 2e-4;

/* Two reports, and whether they tell of one event. */
typedef struct TrainPair {
    uint32_t a, b;
    bool is_same;
} TrainPair;

typedef struct TrainSet {
    Str name;
    Documents docs;
    StoryVector *vectors;
    uint32_t *copy_of;
    uint32_t *gold; /* by report: a number of its story */
    struct {
        TrainPair *items;
        size_t count, room;
    } judged; /* in place of stories, where the set is one of pairs */
    StoryPairs pairs;
    double weight;
} TrainSet;

typedef struct StoryTrainer {
    Arena arena, scratch;
    Workers workers;
    TrainSet sets[TRAIN_SETS_MOST];
    size_t count;
} StoryTrainer;

/* How a number may move: by factors of itself, or by steps, and between which bounds. */
typedef struct TrainMove {
    StoryNumber number;
    bool is_factor;
    double steps[2];
    double least, most;
} TrainMove;

static const TrainMove TRAIN_MOVES[] = {
    { STORY_CUT, true, { 0.9, 1.1 }, 0.01, 1 },
    { STORY_TITLE, false, { -0.3, 0.4 }, 0, 4 },
    { STORY_TITLE_LEAD, false, { -0.3, 0.4 }, 0, 4 },
    { STORY_SHARED, false, { -0.3, 0.4 }, 0, 4 },
    { STORY_CROWD_1, false, { -0.15, 0.2 }, 0, 1.5 },
    { STORY_CROWD_3, false, { -0.15, 0.2 }, 0, 1.5 },
    { STORY_CROWD_10, false, { -0.15, 0.2 }, 0, 1.5 },
    { STORY_GAIN, true, { 0.7, 1.4 }, 0.01, 10 },
    { STORY_GAIN_WORDS, true, { 0.75, 1.33 }, 1, 100 },
    { STORY_LONG_GAIN, false, { -0.2, 0.3 }, 0, 3 },
    { STORY_HALF_DAYS, true, { 0.6, 1.6 }, 15, 1000 },
    { STORY_LOOSE, false, { -0.1, 0.15 }, 0, 1 },
};

static const StoryNumbers TRAIN_BEGIN = {
    .of = {
        [STORY_TITLE] = 0.5,   [STORY_TITLE_LEAD] = 0.5, [STORY_SHARED] = 0.5, [STORY_CROWD_1] = 0,
        [STORY_CROWD_3] = 0.3, [STORY_CROWD_10] = 0,     [STORY_GAIN] = 1.5,   [STORY_GAIN_WORDS] = 8,
        [STORY_HALF_DAYS] = 60, [STORY_LOOSE] = 0.4,     [STORY_CUT] = 0.24,
        [STORY_LONG_GAIN] = 0.2,
    },
};

/* Sets */

static bool train_take_report(void *context, const Item *item)
{
    if (item->document)
        batch_add_document(context, item->document);
    return true;
}

/* All of a file; empty when it cannot be read. */
static Str train_read_file(const char *path, Arena *arena)
{
    Buf text = buf_open(arena, TRAIN_SET_BYTES);
    FILE *file = fopen(path, "rb");
    if (!file)
        return buf_str(&text);
    for (int c = fgetc(file); c != EOF; c = fgetc(file))
        buf_add_char(&text, (char)c);
    (void)fclose(file);
    return buf_str(&text);
}

/* One report of a pair, and its place. */
static uint32_t train_add_report(StoryTrainer *trainer, Batch *batch, const JsonValue *line)
{
    Document *doc = ARENA_NEW(&trainer->arena, Document, 1);
    doc->report = (Report){ .id = json_get_text(line, STR("id")),
                            .title = json_get_text(line, STR("title")),
                            .text = json_get_text(line, STR("text")),
                            .published_at = INTERVAL_UNKNOWN };
    language_analyse(&doc->analysis, &doc->report, &trainer->workers.items[0].stemmer,
                     LANGUAGE_SENTENCES, &trainer->arena, &trainer->scratch);
    batch_add_document(batch, doc);
    return (uint32_t)batch->documents.count - 1;
}

/* A set of pairs: what is said of each, and its two reports one after the other. */
static void train_read_pairs(StoryTrainer *trainer, TrainSet *set, const char *path, Batch *batch)
{
    Str rest = train_read_file(path, &trainer->arena);
    while (rest.len > 0) {
        StrCut cut = str_cut(rest, '\n');
        JsonValue *line;
        Error error;
        rest = cut.tail;
        if (json_read(&line, cut.head, &trainer->arena, &error) != STATUS_OK)
            continue;
        const JsonValue *a = json_get(line, STR("a")), *b = json_get(line, STR("b"));
        if (!a || !b)
            return;
        uint32_t left = train_add_report(trainer, batch, a);
        uint32_t right = train_add_report(trainer, batch, b);
        bool is_same = str_equal(json_get_text(line, STR("label")), STR("OK"));
        *VEC_PUSH(&trainer->arena, &set->judged) = (TrainPair){ left, right, is_same };
    }
}

static bool train_read_stories(StoryTrainer *trainer, Str path, Batch *batch)
{
    Str paths[] = { path };
    IntakePlan plan = { .paths = paths,
                        .path_count = 1,
                        .keep = true,
                        .depth = LANGUAGE_SENTENCES,
                        .item = train_take_report,
                        .context = batch };
    IntakeCounts counts = { 0 };
    Log log = { 0 };
    Error error;
    if (intake_run(&plan, &trainer->workers, &log, &counts, &error) != STATUS_OK)
        return false;
    batch_settle(batch, true);
    return true;
}

static bool train_read_set(StoryTrainer *trainer, const char *path)
{
    TrainSet *set = &trainer->sets[trainer->count++];
    Str name = str_from_cstr(path);
    size_t slash = str_find_last(name, '/');
    set->name = slash == STR_NONE ? name : str_drop(name, slash + 1);
    Batch batch = batch_open(&trainer->arena);
    train_read_pairs(trainer, set, path, &batch);
    if (set->judged.count == 0 && !train_read_stories(trainer, name, &batch))
        return false;
    set->docs = batch_documents(&batch);
    return set->docs.count > 0;
}

static void train_see_set(StoryTrainer *trainer, TrainSet *set)
{
    size_t count = set->docs.count;
    Arena *arena = &trainer->arena;
    StoryTerms terms = story_terms_open(count, arena);
    Intern stories = intern_open(arena, 64);
    bool *skipped = ARENA_NEW(arena, bool, count);
    set->vectors = ARENA_NEW(arena, StoryVector, count);
    set->copy_of = ARENA_NEW(arena, uint32_t, count);
    set->gold = ARENA_NEW(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        set->vectors[i] = story_terms_read(&terms, set->docs.items[i], arena, &trainer->scratch);
        set->gold[i] = intern_add(&stories, set->docs.items[i]->report.story);
    }
    set->weight = log2(1 + (double)(set->judged.count ? set->judged.count : stories.count));
    for (size_t i = 0; i < count; i++)
        story_terms_resolve(&terms, &set->vectors[i], arena, &trainer->scratch);
    for (size_t i = 0; i < count; i++)
        story_terms_weigh(&terms, &set->vectors[i], false);
    story_pairs_find_copies(set->copy_of, set->vectors, count, skipped, &TRAIN_BEGIN, arena);
    for (size_t i = 0; i < count; i++)
        skipped[i] = set->copy_of[i] != i;
    set->pairs.crowds = ARENA_NEW(arena, StoryCrowd, count + 1);
    story_pairs_find(&set->pairs, &terms, set->vectors, 0, count, skipped, arena,
                     &trainer->scratch);
}

/* Scores */

typedef struct TrainScore {
    double p, r, f1;
} TrainScore;

/* Reports by the key that two labels make, as sizes of groups: sizes[i] is that of i's group. */
static void train_group_sizes(double *sizes, const uint32_t *a, const uint32_t *b, size_t count,
                              Arena *scratch)
{
    Map numbers = map_open(scratch, count);
    uint32_t *group = ARENA_NEW(scratch, uint32_t, count + 1);
    double *size = ARENA_NEW(scratch, double, count + 1);
    uint32_t groups = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t *number = map_put(&numbers, hash_mix(a[i], b[i]));
        if (*number == MAP_NONE)
            *number = groups++;
        group[i] = *number;
        size[group[i]]++;
    }
    for (size_t i = 0; i < count; i++)
        sizes[i] = size[group[i]];
}

/* Of the stories found, by report. */
static TrainScore train_score_stories(const TrainSet *set, const uint32_t *found, Arena *scratch)
{
    size_t count = set->docs.count;
    double *both = ARENA_NEW(scratch, double, count), *in_found = ARENA_NEW(scratch, double, count);
    double *in_gold = ARENA_NEW(scratch, double, count);
    train_group_sizes(both, found, set->gold, count, scratch);
    train_group_sizes(in_found, found, found, count, scratch);
    train_group_sizes(in_gold, set->gold, set->gold, count, scratch);
    TrainScore score = { 0 };
    for (size_t i = 0; i < count; i++) {
        score.p += both[i] / in_found[i] / (double)count;
        score.r += both[i] / in_gold[i] / (double)count;
    }
    return score;
}

/* Of the pairs that were joined. */
static TrainScore train_score_pairs(const TrainSet *set, const uint32_t *found)
{
    double right = 0, joined = 0, same = 0;
    for (size_t i = 0; i < set->judged.count; i++) {
        const TrainPair *pair = &set->judged.items[i];
        bool is_joined = found[pair->a] == found[pair->b];
        right += is_joined && pair->is_same;
        joined += is_joined;
        same += pair->is_same;
    }
    return (TrainScore){ .p = joined > 0 ? right / joined : 0, .r = same > 0 ? right / same : 0 };
}

static TrainScore train_score(StoryTrainer *trainer, TrainSet *set, const StoryNumbers *numbers)
{
    Arena *scratch = &trainer->scratch;
    ArenaMark mark = arena_mark(scratch);
    size_t count = set->docs.count;
    uint32_t *link = ARENA_NEW(scratch, uint32_t, count),
             *found = ARENA_NEW(scratch, uint32_t, count);
    story_pairs_judge(&set->pairs, set->vectors, numbers);
    story_link(link, count, &set->pairs, numbers, scratch);
    for (size_t i = 0; i < count; i++)
        found[i] = link[set->copy_of[i]];
    TrainScore score = set->judged.count ? train_score_pairs(set, found)
                                         : train_score_stories(set, found, scratch);
    double sum = score.p + score.r;
    score.f1 = sum > 0 ? 2 * score.p * score.r / sum : 0;
    arena_release(scratch, mark);
    return score;
}

/* Mean over the sets but the one that is left out; a set with more stories says more. */
static double train_mean(StoryTrainer *trainer, const StoryNumbers *numbers, size_t left_out)
{
    double sum = 0, weights = 0;
    for (size_t i = 0; i < trainer->count; i++) {
        if (i == left_out)
            continue;
        sum += trainer->sets[i].weight * train_score(trainer, &trainer->sets[i], numbers).f1;
        weights += trainer->sets[i].weight;
    }
    return sum / weights;
}

/* Search */

/* As the table prints it. */
static double train_round(double value)
{
    return round(value * 1e4) / 1e4;
}

/* Try one number's steps, with the cut as it is and a little to both sides. */
static double train_move(StoryTrainer *trainer, StoryNumbers *best, double mean,
                         const TrainMove *move, size_t left_out)
{
    static const double CUTS[] = { 1, 0.94, 1.06 };
    size_t cuts = move->number == STORY_CUT ? 1 : sizeof CUTS / sizeof CUTS[0];
    const StoryNumbers begin = *best;
    for (size_t i = 0; i < sizeof move->steps / sizeof move->steps[0]; i++)
        for (size_t cut = 0; cut < cuts; cut++) {
            StoryNumbers tried = begin;
            double *value = &tried.of[move->number];
            *value = move->is_factor ? *value * move->steps[i] : *value + move->steps[i];
            *value = train_round(fmin(move->most, fmax(move->least, *value)));
            tried.of[STORY_CUT] = train_round(tried.of[STORY_CUT] * CUTS[cut]);
            double gained = train_mean(trainer, &tried, left_out);
            if (gained > mean) {
                mean = gained;
                *best = tried;
            }
        }
    return mean;
}

static StoryNumbers train_learn(StoryTrainer *trainer, size_t left_out)
{
    StoryNumbers best = TRAIN_BEGIN;
    double mean = train_mean(trainer, &best, left_out);
    for (int round = 0; round < TRAIN_ROUNDS; round++) {
        double before = mean;
        for (size_t i = 0; i < sizeof TRAIN_MOVES / sizeof TRAIN_MOVES[0]; i++)
            mean = train_move(trainer, &best, mean, &TRAIN_MOVES[i], left_out);
        if (mean - before < TRAIN_GAIN)
            break;
    }
    return best;
}

/* Results */

static void train_print(const TrainSet *set, TrainScore score)
{
    printf(STR_FMT "\tF1 %.3f\tP %.3f\tR %.3f\treports %zu\n", STR_ARG(set->name), score.f1,
           score.p, score.r, set->docs.count);
    fflush(stdout);
}

static bool train_write(const StoryTrainer *trainer, const StoryNumbers *numbers, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file, "#: name:str value:double\n# Learned by train/story_train.c from");
    for (size_t i = 0; i < trainer->count; i++)
        fprintf(file, " " STR_FMT, STR_ARG(trainer->sets[i].name));
    fprintf(file, ".\n# What each means stands in src/story/likeness.h.\n");
    for (size_t i = 0; i < STORY_NUMBER_COUNT; i++)
        fprintf(file, STR_FMT "\t%.4f\n", STR_ARG(story_number_name((StoryNumber)i)),
                numbers->of[i]);
    return fclose(file) == 0;
}

static void train_check(StoryTrainer *trainer)
{
    for (size_t i = 0; i < trainer->count; i++) {
        StoryNumbers numbers = train_learn(trainer, i);
        train_print(&trainer->sets[i], train_score(trainer, &trainer->sets[i], &numbers));
    }
}

int main(int argc, char **argv)
{
    static StoryTrainer trainer;
    Error error;
    if (argc < 3 || argc - 2 > TRAIN_SETS_MOST || !arena_open(&trainer.arena, (size_t)64 << 30) ||
        !arena_open(&trainer.scratch, (size_t)16 << 30) ||
        workers_open(&trainer.workers, 1, &error) != STATUS_OK)
        return 2;
    for (int i = 2; i < argc; i++) {
        if (!train_read_set(&trainer, argv[i])) {
            fprintf(stderr, "story_train: %s cannot be read\n", argv[i]);
            return 2;
        }
        train_see_set(&trainer, &trainer.sets[trainer.count - 1]);
    }
    if (strcmp(argv[1], "--check") == 0) {
        train_check(&trainer);
        return 0;
    }
    StoryNumbers numbers = train_learn(&trainer, trainer.count);
    for (size_t i = 0; i < trainer.count; i++)
        train_print(&trainer.sets[i], train_score(&trainer, &trainer.sets[i], &numbers));
    return train_write(&trainer, &numbers, argv[1]) ? 0 : 2;
}
