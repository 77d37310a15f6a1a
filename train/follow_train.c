/*
 * follow_train.c - learns what proves that a report follows another's details.
 *
 *     follow_train SET...     each SET names SET.jsonl and SET_gold.jsonl
 *
 * A positive example is a report rewritten from its parent, of both of which
 * the words in shared runs of five are taken out, so that only what a writer
 * keeps unknowingly is left; a negative one is two reports of a story that
 * have no ancestor in common, whole.  The model is a logistic regression over
 * the three measures of lineage/follow.h, fitted by Newton's method, with both
 * kinds of examples and all sets weighing the same.  Printed are the weights
 * and, for each set, how well those learned from the others do on it.
 */
#include "base/error.h"
#include "base/json_read.h"
#include "base/map.h"
#include "base/vec.h"
#include "language/language.h"
#include "lineage/follow.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FOLLOW_SETS = 8, FOLLOW_INPUTS = 4, FOLLOW_ROUNDS = 40 };

static const double FOLLOW_SHRINK = 0.1; /* L2, of measures times ten */

typedef struct FollowReport {
    Str id, story, lost;
    bool is_rewritten;
    bool is_merged; /* it has two parents */
    uint32_t up;    /* the first parent's number, or MAP_NONE */
    Witness *witness;
} FollowReport;

typedef struct FollowSet {
    const char *name;
    FollowReport *items;
    size_t count, room;
    Map by_id; /* hash of the id to the number */
} FollowSet;

typedef struct FollowExample {
    double inputs[FOLLOW_INPUTS]; /* the last is 1 */
    bool is_enough;               /* for LINEAGE_FOLLOW_TOLD and LINEAGE_FOLLOW_ORDERED */
    int set;
    bool is_rewritten;
} FollowExample;

typedef struct FollowTrainer {
    Arena arena, scratch;
    Stemmer stemmer;
    FollowSet sets[FOLLOW_SETS];
    int set_count;
    struct {
        FollowExample *items;
        size_t count, room;
    } examples;
} FollowTrainer;

static Str follow_read_file(const char *set, const char *end, Arena *arena)
{
    Buf path = buf_open(arena, 1 << 12), text = buf_open(arena, 1 << 28);
    buf_add_format(&path, "%s%s", set, end);
    buf_add_char(&path, '\0');
    FILE *file = fopen(buf_str(&path).data, "rb");
    if (!file)
        return buf_str(&text);
    for (int c = fgetc(file); c != EOF; c = fgetc(file))
        buf_add_char(&text, (char)c);
    (void)fclose(file);
    return buf_str(&text);
}

static void follow_add_report(FollowTrainer *trainer, FollowSet *set, const JsonValue *line)
{
    Document *doc = ARENA_NEW(&trainer->arena, Document, 1);
    doc->report = (Report){ .id = json_get_text(line, STR("id")),
                            .text = json_get_text(line, STR("text")),
                            .published_at = INTERVAL_UNKNOWN };
    language_analyse(&doc->analysis, &doc->report, &trainer->stemmer, LANGUAGE_WORDS,
                     &trainer->arena, &trainer->scratch);
    const Document *const docs[] = { doc };
    *map_put(&set->by_id, str_hash(doc->report.id)) = (uint32_t)set->count;
    *VEC_PUSH(&trainer->arena, set) = (FollowReport){
        .id = doc->report.id,
        .up = MAP_NONE,
        .witness = witness_read_all((Documents){ docs, 1 }, &trainer->arena, &trainer->scratch),
    };
}

static void follow_add_gold(FollowSet *set, const JsonValue *line)
{
    uint32_t number = map_get(&set->by_id, str_hash(json_get_text(line, STR("id"))));
    if (number == MAP_NONE)
        return;
    FollowReport *report = &set->items[number];
    const JsonValue *parents = json_get(line, STR("parents"));
    Str edit = json_get_text(line, STR("edit"));
    report->story = json_get_text(line, STR("tradition"));
    report->lost = json_get_text(line, STR("lost"));
    report->is_rewritten = str_equal(edit, STR("light")) || str_equal(edit, STR("heavy"));
    if (parents && parents->first)
        report->up = map_get(&set->by_id, str_hash(json_text(parents->first)));
    report->is_merged = parents && parents->first && parents->first->next;
}

static bool follow_read_set(FollowTrainer *trainer, FollowSet *set)
{
    set->by_id = map_open(&trainer->arena, 4096);
    for (int gold = 0; gold < 2; gold++) {
        Str rest = follow_read_file(set->name, gold ? "_gold.jsonl" : ".jsonl", &trainer->arena);
        while (rest.len > 0) {
            StrCut cut = str_cut(rest, '\n');
            JsonValue *line;
            Error error;
            if (json_read(&line, cut.head, &trainer->arena, &error) == STATUS_OK) {
                if (gold)
                    follow_add_gold(set, line);
                else
                    follow_add_report(trainer, set, line);
            }
            rest = cut.tail;
        }
    }
    return set->count > 0;
}

/* The root of a report's line, and the lost source there; NULL where two lines meet. */
static const FollowReport *follow_root(const FollowSet *set, const FollowReport *report)
{
    while (report->up != MAP_NONE && !report->is_merged)
        report = &set->items[report->up];
    return report->is_merged ? NULL : report;
}

static bool follow_are_related(const FollowSet *set, const FollowReport *a, const FollowReport *b)
{
    const FollowReport *x = follow_root(set, a), *y = follow_root(set, b);
    return !x || !y || x == y || (x->lost.len > 0 && str_equal(x->lost, y->lost));
}

/* The witness without the words of runs that the other has too. */
static Witness follow_mask(const Witness *self, const Witness *other, Arena *arena)
{
    Map runs = map_open(arena, other->count * 2 + 16);
    bool *marks = ARENA_NEW(arena, bool, self->count + 1);
    for (int pass = 0; pass < 2; pass++) {
        const Witness *one = pass ? self : other;
        for (size_t i = 0; i + NGRAM_WORDS <= one->count; i++) {
            uint64_t hash = 1;
            for (size_t k = 0; k < NGRAM_WORDS; k++)
                hash = hash_mix(hash, one->words[i + k]);
            if (!pass)
                *map_put(&runs, hash) = 1;
            else if (map_get(&runs, hash) != MAP_NONE)
                memset(marks + i, 1, NGRAM_WORDS);
        }
    }
    Witness out = *self;
    out.is_stop = ARENA_NEW(arena, bool, self->count + 1); /* what is no detail anyway */
    for (size_t i = 0; i < self->count; i++)
        out.is_stop[i] = self->is_stop[i] || marks[i];
    return out;
}

static void follow_add_example(FollowTrainer *trainer, int set, const Witness *a, const Witness *b,
                               bool is_rewritten)
{
    ArenaMark mark = arena_mark(&trainer->scratch);
    Witness both[2] = { *a, *b };
    if (is_rewritten) {
        both[0] = follow_mask(a, b, &trainer->scratch);
        both[1] = follow_mask(b, a, &trainer->scratch);
    }
    const FollowText *texts = follow_read_all(both, 2, &trainer->scratch);
    Follow follow;
    follow_compare(&follow, &texts[0], &texts[1], true, &trainer->scratch);
    if (follow.partner)
        *VEC_PUSH(&trainer->arena, &trainer->examples) = (FollowExample){
            .inputs = { follow.order * 10, follow.chain * 10, follow.close * 10, 1 },
            .is_enough = follow_is_enough(&follow),
            .set = set,
            .is_rewritten = is_rewritten,
        };
    arena_release(&trainer->scratch, mark);
}

static void follow_add_set(FollowTrainer *trainer, int number)
{
    const FollowSet *set = &trainer->sets[number];
    for (size_t i = 0; i < set->count; i++) {
        const FollowReport *a = &set->items[i];
        if (a->is_rewritten && a->up != MAP_NONE)
            follow_add_example(trainer, number, a->witness, set->items[a->up].witness, true);
        for (size_t j = 0; j < i; j++) {
            const FollowReport *b = &set->items[j];
            if (str_equal(a->story, b->story) && !follow_are_related(set, a, b))
                follow_add_example(trainer, number, a->witness, b->witness, false);
        }
    }
}

static double follow_sum(const double *weights, const FollowExample *one)
{
    double sum = 0;
    for (int k = 0; k < FOLLOW_INPUTS; k++)
        sum += weights[k] * one->inputs[k];
    return sum;
}

/* Solve m · x = v in place, by Gauss; m is positive definite. */
static void follow_solve(double m[FOLLOW_INPUTS][FOLLOW_INPUTS], double *v)
{
    for (int i = 0; i < FOLLOW_INPUTS; i++)
        for (int r = 0; r < FOLLOW_INPUTS; r++) {
            double part = r == i ? 0 : m[r][i] / m[i][i];
            for (int k = 0; k < FOLLOW_INPUTS; k++)
                m[r][k] -= part * m[i][k];
            v[r] -= part * v[i];
        }
    for (int i = 0; i < FOLLOW_INPUTS; i++)
        v[i] /= m[i][i];
}

/* Learn from all sets but `without`. */
static void follow_learn(double *weights, const FollowTrainer *trainer, int without)
{
    double number[FOLLOW_SETS][2] = { { 0 } };
    for (size_t i = 0; i < trainer->examples.count; i++)
        number[trainer->examples.items[i].set][trainer->examples.items[i].is_rewritten]++;
    memset(weights, 0, FOLLOW_INPUTS * sizeof *weights);
    for (int round = 0; round < FOLLOW_ROUNDS; round++) {
        double slopes[FOLLOW_INPUTS] = { 0 }, curves[FOLLOW_INPUTS][FOLLOW_INPUTS] = { { 0 } };
        for (size_t i = 0; i < trainer->examples.count; i++) {
            const FollowExample *one = &trainer->examples.items[i];
            double weight = 100 / number[one->set][one->is_rewritten];
            double p = 1 / (1 + exp(-follow_sum(weights, one)));
            for (int k = 0; k < FOLLOW_INPUTS && one->set != without; k++) {
                slopes[k] += weight * ((double)one->is_rewritten - p) * one->inputs[k];
                for (int l = 0; l < FOLLOW_INPUTS; l++)
                    curves[k][l] += weight * p * (1 - p) * one->inputs[k] * one->inputs[l];
            }
        }
        for (int k = 0; k < FOLLOW_INPUTS; k++) {
            slopes[k] -= FOLLOW_SHRINK * weights[k];
            curves[k][k] += FOLLOW_SHRINK;
        }
        follow_solve(curves, slopes);
        for (int k = 0; k < FOLLOW_INPUTS; k++)
            weights[k] += slopes[k];
    }
}

static void follow_print(const FollowTrainer *trainer, const double *weights, int set)
{
    for (double least = 2; least <= 6; least++) {
        double found[2] = { 0 }, all[2] = { 0 };
        for (size_t i = 0; i < trainer->examples.count; i++) {
            const FollowExample *one = &trainer->examples.items[i];
            if (one->set != set)
                continue;
            all[one->is_rewritten]++;
            found[one->is_rewritten] += one->is_enough && follow_sum(weights, one) > least;
        }
        printf("  above %.0f: %.3f of %.0f rewritten, %.0f of %.0f unrelated\n", least,
               found[1] / all[1], all[1], found[0], all[0]);
    }
}

int main(int count, char **paths)
{
    static FollowTrainer trainer;
    double weights[FOLLOW_INPUTS];
    Error error;
    if (count < 2 || count > FOLLOW_SETS || !arena_open(&trainer.arena, (size_t)4 << 30) ||
        !arena_open(&trainer.scratch, (size_t)1 << 30) ||
        stemmer_open(&trainer.stemmer, &error) != STATUS_OK)
        return 2;
    for (int i = 1; i < count; i++) {
        trainer.sets[i - 1].name = paths[i];
        if (!follow_read_set(&trainer, &trainer.sets[i - 1]))
            return 2;
        follow_add_set(&trainer, i - 1);
    }
    for (int without = 0; without < count; without++) {
        bool is_all = without == count - 1;
        follow_learn(weights, &trainer, is_all ? -1 : without);
        printf("%s: order %.2f chain %.2f close %.2f bias %.3f\n",
               is_all ? "learned from all" : paths[without + 1], weights[0] * 10, weights[1] * 10,
               weights[2] * 10, weights[3]);
        for (int set = 0; set < count - 1; set++)
            if (is_all || set == without)
                follow_print(&trainer, weights, set);
    }
    stemmer_close(&trainer.stemmer);
    return 0;
}
