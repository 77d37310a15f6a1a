/*
 * name_train.c - learns the model of names.
 *
 * A structured perceptron (Collins 2002): the labels that the model finds best
 * are compared with the right ones, and the weights of both move.  Wrong labels
 * get a bonus while learning, so that the right ones must lead.  Where a set
 * does not mark a kind, the right labels are the best ones among those that the
 * set allows.  What was named earlier in a document is what the model itself
 * found there, with its mistakes.
 */
#include "trainer.h"

#include "language/name_model.h"
#include "learner.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAME_ROUNDS = 8,
    NAME_RARE = 4,
    NAME_SCALE = 1024, /* of scores as whole numbers */
};
static const double NAME_LEAST = 0.015;
static const float NAME_BONUS = 1.5f, NAME_SOFT = 1;

typedef struct NameTeacher {
    Learner learner;
    Arena arena;
    NameSteps steps;
} NameTeacher;

static int32_t name_scale(float score)
{
    return (int32_t)(score * NAME_SCALE);
}

static void name_read_steps(NameTeacher *teacher)
{
    for (uint32_t before = 0; before < NAME_LABELS; before++) {
        Features features;
        float scores[LINEAR_CLASSES_MAX];
        name_step_features(&features, before);
        learner_score(&teacher->learner, &features, scores);
        for (uint32_t label = 0; label < NAME_LABELS; label++)
            teacher->steps.from[before][label] = name_scale(scores[label]);
    }
}

static void name_change(NameTeacher *teacher, const NameSentence *sentence, const uint8_t *right,
                        const uint8_t *found)
{
    Features features;
    for (size_t i = 0; i < sentence->count; i++) {
        uint32_t right_before = i > 0 ? right[i - 1] : NAME_OUTSIDE;
        uint32_t found_before = i > 0 ? found[i - 1] : NAME_OUTSIDE;
        if (right[i] != found[i]) {
            name_word_features(&features, sentence, i);
            learner_change(&teacher->learner, &features, right[i], 1);
            learner_change(&teacher->learner, &features, found[i], -1);
        }
        if (right[i] != found[i] || right_before != found_before) {
            name_step_features(&features, right_before);
            learner_change(&teacher->learner, &features, right[i], 1);
            name_step_features(&features, found_before);
            learner_change(&teacher->learner, &features, found[i], -1);
        }
    }
}

/* Learn one sentence; what the model found without the bonus is remembered. */
static void name_learn(NameTeacher *teacher, const Tree *tree, const NameSentence *sentence,
                       Map *memory)
{
    Arena *arena = &teacher->arena;
    size_t count = sentence->count;
    int32_t *scores = ARENA_NEW(arena, int32_t, (count + 1) * NAME_LABELS);
    uint16_t *asked = ARENA_NEW(arena, uint16_t, count + 1);
    uint16_t *allowed = ARENA_NEW(arena, uint16_t, count + 1);
    uint8_t *right = ARENA_NEW(arena, uint8_t, count + 1);
    uint8_t *found = ARENA_NEW(arena, uint8_t, count + 1);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        asked[i] = allowed[i] = 1 << NAME_OUTSIDE;
        if (!name_is_asked(sentence, i))
            continue;
        Features features;
        float word[LINEAR_CLASSES_MAX];
        name_word_features(&features, sentence, i);
        learner_score(&teacher->learner, &features, word);
        for (uint32_t label = 0; label < NAME_LABELS; label++)
            scores[i * NAME_LABELS + label] = name_scale(word[label]);
        asked[i] = NAME_ANY_LABEL;
        allowed[i] = tree->words[i].allowed;
        any = true;
    }
    learner_step(&teacher->learner);
    if (!any)
        return;
    name_read_steps(teacher);
    name_best_labels(scores, &teacher->steps, asked, count, found, arena);
    name_remember(memory, sentence->words, found, count);
    name_best_labels(scores, &teacher->steps, allowed, count, right, arena);
    for (size_t i = 0; i < count; i++)
        for (uint32_t label = 0; label < NAME_LABELS; label++)
            if (label != right[i])
                scores[i * NAME_LABELS + label] += name_scale(NAME_BONUS);
    name_best_labels(scores, &teacher->steps, asked, count, found, arena);
    name_change(teacher, sentence, right, found);
}

static NameSentence name_sentence(const Tree *tree, const Map *memory, Arena *arena)
{
    uint8_t *hints = ARENA_NEW(arena, uint8_t, tree->count + 1);
    for (uint32_t i = 0; i < tree->count; i++)
        hints[i] = tree->words[i].hint;
    return (NameSentence){ tree->tagged, hints, tree->count, memory };
}

static void name_learn_document(NameTeacher *teacher, const Treebank *bank, size_t first)
{
    ArenaMark mark = arena_mark(&teacher->arena);
    Map memory = map_open(&teacher->arena, 256);
    uint32_t document = bank->items[first].document;
    for (size_t i = first; i < bank->count && bank->items[i].document == document; i++) {
        const Tree *tree = &bank->items[i];
        NameSentence sentence = name_sentence(tree, &memory, &teacher->arena);
        if (tree->has_names)
            name_learn(teacher, tree, &sentence, &memory);
    }
    arena_release(&teacher->arena, mark);
}

/* The words of sentences without trees are tagged by the tagger that learned from all. */
static void name_tag_sets(const Trainer *trainer)
{
    Treebank *bank = trainer->bank;
    for (size_t i = 0; i < bank->forms.count; i++)
        tagger_guess(&trainer->tagger, &bank->forms.items[i]);
    for (size_t i = 0; i < bank->count; i++)
        if (!bank->items[i].has_tree)
            tagger_tag(&trainer->tagger, bank->items[i].tagged, bank->items[i].count);
}

bool train_names(Trainer *trainer)
{
    const Treebank *bank = trainer->bank;
    NameTeacher teacher = { .steps = { { { 0 } } } };
    if (!arena_open(&teacher.arena, (size_t)8 << 30) ||
        !learner_open(&teacher.learner, NAME_LABELS, NAME_SOFT))
        return false;
    name_tag_sets(trainer);
    uint32_t *order = calloc(bank->count, sizeof *order);
    size_t count = 0;
    uint64_t random = 6364136223846793005ull;
    for (size_t i = 0; i < bank->count; i++)
        if (i == 0 || bank->items[i].document != bank->items[i - 1].document)
            order[count++] = (uint32_t)i;
    for (int round = 0; round < NAME_ROUNDS; round++) {
        train_shuffle(order, count, &random);
        for (size_t i = 0; i < count; i++)
            name_learn_document(&teacher, bank, order[i]);
    }
    trainer->name_bytes = learner_write(&teacher.learner, NAME_RARE, NAME_LEAST, trainer->arena);
    learner_close(&teacher.learner);
    arena_close(&teacher.arena);
    free(order);
    return name_model_open(&trainer->names, trainer->name_bytes, NULL) == STATUS_OK;
}

typedef struct NameCounts {
    size_t right, found, gold;
} NameCounts;

/* The end of the name that begins at `at`, or `at`. */
static size_t name_end(const uint8_t *labels, size_t count, size_t at)
{
    if (labels[at] == NAME_OUTSIDE || labels[at] % 2 == 0)
        return at;
    size_t end = at + 1;
    while (end < count && labels[end] == labels[at] + 1)
        end++;
    return end;
}

/* Persons, organisations and places, which all sets mark. */
static void name_count(NameCounts *counts, const uint8_t *gold, const uint8_t *found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t gold_end = name_end(gold, count, i), found_end = name_end(found, count, i);
        bool in_gold = gold_end > i && gold[i] <= 1 + 2 * NAME_LOCATION;
        bool in_found = found_end > i && found[i] <= 1 + 2 * NAME_LOCATION;
        counts->gold += in_gold;
        counts->found += in_found;
        counts->right += in_gold && in_found && gold[i] == found[i] && gold_end == found_end;
    }
}

double train_name_score(const Trainer *trainer, const Treebank *bank)
{
    NameCounts counts = { 0 };
    ArenaMark mark = arena_mark(trainer->arena);
    Map memory = map_open(trainer->arena, 4096);
    for (size_t i = 0; i < bank->count; i++) {
        const Tree *tree = &bank->items[i];
        if (!tree->has_names)
            continue;
        if (i > 0 && tree->document != bank->items[i - 1].document)
            memory = map_open(trainer->arena, 256);
        NameSentence sentence = name_sentence(tree, &memory, trainer->arena);
        uint8_t *gold = ARENA_NEW(trainer->arena, uint8_t, tree->count + 1);
        uint8_t *found = ARENA_NEW(trainer->arena, uint8_t, tree->count + 1);
        name_model_label(&trainer->names, &sentence, found, trainer->arena);
        name_remember(&memory, tree->tagged, found, tree->count);
        for (uint32_t w = 0; w < tree->count; w++)
            gold[w] = (uint8_t)__builtin_ctz(tree->words[w].allowed);
        name_count(&counts, gold, found, tree->count);
    }
    arena_release(trainer->arena, mark);
    return counts.right ? 2.0 * (double)counts.right / (double)(counts.found + counts.gold) : 0;
}
