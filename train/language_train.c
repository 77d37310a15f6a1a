/*
 * language_train.c - learns the models of the language stage.
 *
 *     language_train DATA OUT.model      from the sets under DATA/data/language
 *     language_train --check DATA        the same; writes nothing
 *
 * The sets are those whose licences allow it (docs/models.md).  Scores on the
 * dev parts, which nothing is learned from, are printed and stand in the file.
 * The same data give the same file, byte for byte.
 */
#include "language/models.h"
#include "learn/model_file.h"
#include "name_sets.h"
#include "trainer.h"

#include <stdio.h>
#include <string.h>

static const char TRAIN_SETS[] =
    "UD_English-EWT train (CC BY-SA 4.0)\n"
    "GUM train without conversations (annotations CC BY 4.0, texts by genre)\n"
    "UNER_English-EWT train (CC BY-SA 4.0)\n"
    "WNUT-17 train (CC BY 4.0)\n"
    "wikigold (CC BY 4.0)\n";

static bool train_load(Treebank *bank, const char *data, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/data/language/%s", data, name);
    /* The conversations of GUM are left out: the licence of their texts is not clear. */
    if (!treebank_add_conllu(bank, path, STR("GUM_conversation"))) {
        fprintf(stderr, "language_train: %s cannot be read\n", path);
        return false;
    }
    return true;
}

static bool train_load_names(Treebank *bank, const char *data, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/data/language/%s", data, name);
    if (!name_sets_add(bank, path)) {
        fprintf(stderr, "language_train: %s cannot be read\n", path);
        return false;
    }
    return true;
}

typedef struct TrainSets {
    Treebank train, ewt, gum;
} TrainSets;

static bool train_load_all(TrainSets *sets, const char *data, Arena *arena)
{
    sets->train = treebank_open(arena);
    sets->ewt = treebank_open(arena);
    sets->gum = treebank_open(arena);
    if (!train_load(&sets->train, data, "ud/en_ewt-train.conllu") ||
        !train_load(&sets->train, data, "ud/en_gum-train.conllu") ||
        !train_load(&sets->ewt, data, "ud/en_ewt-dev.conllu") ||
        !train_load(&sets->gum, data, "ud/en_gum-dev.conllu"))
        return false;
    if (!train_load_names(&sets->train, data, "names/uner_ewt.train.tsv") ||
        !train_load_names(&sets->train, data, "names/wikigold.tsv") ||
        !train_load_names(&sets->train, data, "names/wnut17.train.tsv") ||
        !train_load_names(&sets->ewt, data, "names/uner_ewt.dev.tsv"))
        return false;
    treebank_settle(&sets->train);
    treebank_settle(&sets->ewt);
    treebank_settle(&sets->gum);
    return name_sets_hint(&sets->train) && name_sets_hint(&sets->ewt);
}

/* Scores on a dev part, as a line. */
static int train_describe(char *out, size_t room, const Trainer *trainer, const char *name,
                          Treebank *bank)
{
    double tags = train_tag_score(trainer, bank);
    ParseScore parse = train_parse_score(trainer, bank);
    return snprintf(out, room, "%s dev, gold tokens: UPOS %.2f UAS %.2f LAS %.2f\n", name, 100 * tags,
                    100 * parse.heads, 100 * parse.labels);
}

static int train_write(const Trainer *trainer, Str about, const char *path)
{
    const ModelSection sections[] = {
        { STR("about"), about },
        { STR("fine tags"), trainer->tag_list },
        { STR("guess"), trainer->guess_bytes },
        { STR("tags"), trainer->tag_bytes },
        { STR("moves"), trainer->move_bytes },
        { STR("labels"), trainer->label_bytes },
        { STR("names"), trainer->name_bytes },
    };
    size_t count = sizeof sections / sizeof sections[0];
    Str file = model_file_write(sections, count, models_features(), trainer->arena);
    FILE *out = fopen(path, "wb");
    bool good = out && fwrite(file.data, 1, file.len, out) == file.len;
    if (!out || fclose(out) != 0 || !good) {
        fprintf(stderr, "language_train: %s cannot be written\n", path);
        return 1;
    }
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%-10s %8zu bytes\n", sections[i].name.data, sections[i].bytes.len);
    fprintf(stderr, "%s: %zu bytes\n", path, file.len);
    return 0;
}

int main(int count, char **arguments)
{
    Arena arena;
    TrainSets sets;
    char about[2048];
    if (count != 3 || !arena_open(&arena, (size_t)64 << 30)) {
        fputs("usage: language_train DATA OUT.model, or --check DATA\n", stderr);
        return 2;
    }
    bool only_checks = strcmp(arguments[1], "--check") == 0;
    if (!train_load_all(&sets, arguments[only_checks ? 2 : 1], &arena))
        return 1;
    Trainer trainer = { .arena = &arena, .bank = &sets.train };
    train_list_tags(&trainer);
    if (!train_tagger(&trainer) || !train_parser(&trainer) || !train_names(&trainer)) {
        fputs("language_train: no memory\n", stderr);
        return 1;
    }
    int len = snprintf(about, sizeof about, "%s", TRAIN_SETS);
    len += train_describe(about + len, sizeof about - (size_t)len, &trainer, "EWT", &sets.ewt);
    len += train_describe(about + len, sizeof about - (size_t)len, &trainer, "GUM", &sets.gum);
    len += snprintf(about + len, sizeof about - (size_t)len, "UNER-EWT dev, gold tokens: F1 %.2f\n",
                    100 * train_name_score(&trainer, &sets.ewt));
    fputs(about, stderr);
    return only_checks ? 0 : train_write(&trainer, (Str){ about, (size_t)len }, arguments[2]);
}
