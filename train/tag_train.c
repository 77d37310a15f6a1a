/*
 * tag_train.c - learns the tagger.
 *
 * The guesses from letters that the second model sees must be as good as they
 * will be on new text, so a sentence's words are guessed by a model that did
 * not see the sentence; so are the tags that the parser is trained on
 * (jackknifing: five parts, each tagged by a model of the other four).
 */
#include "trainer.h"

#include "base/pool.h"
#include "document/dependencies.h"
#include "learner.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAG_COMMON = 10, /* a fine tag that is seen less often counts as the commonest of its kind */
    TAG_RARE_GUESS = 2,
    TAG_RARE = 3, /* changes of a feature under which it is left out */
    TAG_GUESS_ROUNDS = 4,
    TAG_ROUNDS = 8,
};
static const double TAG_LEAST = 0.012;
static const float TAG_MARGIN = 3, TAG_GUESS_LEAD = 0;

void train_shuffle(uint32_t *items, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = train_random(state) % i;
        uint32_t held = items[i - 1];
        items[i - 1] = items[other];
        items[other] = held;
    }
}

typedef struct TagCount {
    Str name;
    uint32_t count;
} TagCount;

static int tag_order(const void *a, const void *b)
{
    const TagCount *x = a, *y = b;
    return str_compare(x->name, y->name);
}

static uint8_t tag_number(const TagCount *list, size_t count, Str name)
{
    Str kind = str_cut(name, ' ').head;
    size_t best = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        if (str_equal(list[i].name, name))
            return (uint8_t)i;
        if (str_equal(str_cut(list[i].name, ' ').head, kind) && list[i].count > most) {
            most = list[i].count;
            best = i;
        }
    }
    return (uint8_t)best;
}

void train_list_tags(Trainer *trainer)
{
    Treebank *bank = trainer->bank;
    Intern names = intern_open(trainer->arena, 256);
    TagCount *list = ARENA_NEW(trainer->arena, TagCount, 1024);
    for (size_t i = 0; i < bank->count; i++)
        for (uint32_t w = 0; bank->items[i].has_tree && w < bank->items[i].count; w++) {
            uint32_t number = intern_add(&names, bank->items[i].words[w].fine);
            list[number].name = intern_text(&names, number);
            list[number].count++;
        }
    size_t count = 0;
    for (size_t i = 0; i < names.count; i++)
        if (list[i].count >= TAG_COMMON)
            list[count++] = list[i];
    qsort(list, count, sizeof *list, tag_order);
    Str text = { ARENA_NEW(trainer->arena, char, count * 32), 0 };
    char *out = (char *)(uintptr_t)text.data;
    for (size_t i = 0; i < count; i++) {
        memcpy(out + text.len, list[i].name.data, list[i].name.len);
        text.len += list[i].name.len;
        out[text.len++] = '\n';
    }
    for (size_t i = 0; i < bank->count; i++)
        for (uint32_t w = 0; bank->items[i].has_tree && w < bank->items[i].count; w++)
            bank->items[i].words[w].tag = tag_number(list, count, bank->items[i].words[w].fine);
    trainer->tag_list = text;
    if (tagger_read_list(&trainer->tagger, text, NULL) != STATUS_OK)
        abort();
}

/* The sentences with trees, but those of one part (TRAIN_FOLDS: none left out). */
static size_t tag_sentences(const Treebank *bank, uint32_t without, uint32_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < bank->count; i++)
        if (bank->items[i].has_tree && i % TRAIN_FOLDS != without)
            out[count++] = (uint32_t)i;
    return count;
}

static bool tag_learn_guess(Trainer *trainer, uint32_t without, Str *bytes, Arena *arena)
{
    Treebank *bank = trainer->bank;
    Learner learner;
    if (!learner_open(&learner, trainer->tagger.fine_count, 1))
        return false;
    uint32_t *order = calloc(bank->count, sizeof *order);
    size_t count = tag_sentences(bank, without, order);
    uint64_t random = 88172645463325252ull;
    for (int round = 0; round < TAG_GUESS_ROUNDS; round++) {
        train_shuffle(order, count, &random);
        for (size_t i = 0; i < count; i++) {
            const Tree *tree = &bank->items[order[i]];
            for (uint32_t w = 0; w < tree->count; w++) {
                Features features;
                tag_guess_features(&features, &bank->forms.items[tree->words[w].form]);
                learner_teach(&learner, &features, tree->words[w].tag, TAG_GUESS_LEAD);
            }
        }
    }
    *bytes = learner_write(&learner, TAG_RARE_GUESS, TAG_LEAST, arena);
    learner_close(&learner);
    free(order);
    return true;
}

static void tag_learn_tree(Learner *learner, const Tree *tree, TaggedWord *words)
{
    for (uint32_t w = 0; w < tree->count; w++) {
        Features features;
        tag_features(&features, words, w);
        words[w].fine = (uint8_t)learner_teach(learner, &features, tree->words[w].tag, TAG_MARGIN);
    }
}

static bool tag_learn(Trainer *trainer, uint32_t without, Str *bytes, Arena *arena)
{
    Treebank *bank = trainer->bank;
    Learner learner;
    if (!learner_open(&learner, trainer->tagger.fine_count, 1))
        return false;
    uint32_t *order = calloc(bank->count, sizeof *order);
    size_t count = tag_sentences(bank, without, order);
    uint64_t random = 1234567891011ull;
    for (int round = 0; round < TAG_ROUNDS; round++) {
        train_shuffle(order, count, &random);
        for (size_t i = 0; i < count; i++) {
            const Tree *tree = &bank->items[order[i]];
            ArenaMark mark = arena_mark(arena);
            TaggedWord *words = tagged_words_make(tree->count, arena);
            for (uint32_t w = 0; w < tree->count; w++)
                words[w] = tree->tagged[w];
            tag_learn_tree(&learner, tree, words);
            arena_release(arena, mark);
        }
    }
    *bytes = learner_write(&learner, TAG_RARE, TAG_LEAST, arena);
    learner_close(&learner);
    free(order);
    return true;
}

typedef struct TagFold {
    Arena arena;
    Str guess, tags;
    WordForm *forms; /* as guessed without this part */
    bool good;
} TagFold;

typedef struct TagFolds {
    Trainer *trainer;
    TagFold items[TRAIN_FOLDS + 1]; /* the last without leaving out */
} TagFolds;

static bool tag_open(Linear *out, Str bytes)
{
    return linear_open(out, bytes, NULL) == STATUS_OK;
}

/* Guess the forms of one part by a model of the others. */
static void tag_fold_guess(void *context, size_t number, unsigned thread)
{
    TagFolds *folds = context;
    TagFold *fold = &folds->items[number];
    Trainer *trainer = folds->trainer;
    Tagger tagger = trainer->tagger;
    size_t forms = trainer->bank->forms.count;
    fold->good = arena_open(&fold->arena, (size_t)4 << 30) &&
                 tag_learn_guess(trainer, (uint32_t)number, &fold->guess, &fold->arena) &&
                 tag_open(&tagger.guess, fold->guess);
    if (!fold->good)
        return;
    fold->forms = ARENA_NEW(&fold->arena, WordForm, forms);
    memcpy(fold->forms, trainer->bank->forms.items, forms * sizeof *fold->forms);
    for (size_t i = 0; i < forms; i++)
        tagger_guess(&tagger, &fold->forms[i]);
    (void)thread;
}

/* Tag one part by a model of the others; the last model learns from all. */
static void tag_fold_tag(void *context, size_t number, unsigned thread)
{
    TagFolds *folds = context;
    TagFold *fold = &folds->items[number];
    fold->good = tag_learn(folds->trainer, (uint32_t)number, &fold->tags, &fold->arena);
    (void)thread;
}

static void tag_use_forms(Treebank *bank, const TagFolds *folds)
{
    for (size_t i = 0; i < bank->count; i++) {
        Tree *tree = &bank->items[i];
        for (uint32_t w = 0; tree->has_tree && w < tree->count; w++)
            tree->tagged[w].form = &folds->items[i % TRAIN_FOLDS].forms[tree->words[w].form];
    }
}

bool train_tagger(Trainer *trainer)
{
    Treebank *bank = trainer->bank;
    TagFolds folds = { .trainer = trainer };
    pool_run(TRAIN_THREADS, TRAIN_FOLDS + 1, tag_fold_guess, &folds);
    for (size_t i = 0; i <= TRAIN_FOLDS; i++)
        if (!folds.items[i].good)
            return false;
    tag_use_forms(bank, &folds);
    pool_run(TRAIN_THREADS, TRAIN_FOLDS + 1, tag_fold_tag, &folds);
    for (size_t i = 0; i < TRAIN_FOLDS; i++) {
        Tagger tagger = trainer->tagger;
        if (!folds.items[i].good || !tag_open(&tagger.tags, folds.items[i].tags))
            return false;
        for (size_t t = i; t < bank->count; t += TRAIN_FOLDS)
            if (bank->items[t].has_tree)
                tagger_tag(&tagger, bank->items[t].tagged, bank->items[t].count);
    }
    trainer->guess_bytes = folds.items[TRAIN_FOLDS].guess;
    trainer->tag_bytes = folds.items[TRAIN_FOLDS].tags;
    return folds.items[TRAIN_FOLDS].good && tag_open(&trainer->tagger.guess, trainer->guess_bytes) &&
           tag_open(&trainer->tagger.tags, trainer->tag_bytes);
}

double train_tag_score(const Trainer *trainer, Treebank *bank)
{
    size_t right = 0, all = 0;
    for (size_t i = 0; i < bank->forms.count; i++)
        tagger_guess(&trainer->tagger, &bank->forms.items[i]);
    for (size_t i = 0; i < bank->count; i++) {
        Tree *tree = &bank->items[i];
        tagger_tag(&trainer->tagger, tree->tagged, tree->count);
        if (!tree->has_tree)
            continue;
        for (uint32_t w = 0; w < tree->count; w++) {
            Str kind = str_cut(tree->words[w].fine, ' ').head;
            right += tree->tagged[w].coarse == tag_from_name(kind);
        }
        all += tree->count;
    }
    return all ? (double)right / (double)all : 0;
}
