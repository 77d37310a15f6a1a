/*
 * trainer.h - the steps of learning the models of the language stage.
 */
#ifndef STEMMA_TRAIN_TRAINER_H
#define STEMMA_TRAIN_TRAINER_H

#include "language/name_model.h"
#include "language/parser.h"
#include "language/tagger.h"
#include "treebank.h"

enum { TRAIN_FOLDS = 5, TRAIN_THREADS = 2 };

/* Everything the steps share; the bytes of models live in `arena`. */
typedef struct Trainer {
    Arena *arena;
    Treebank *bank;
    Tagger tagger;
    Parser parser;
    NameModel names;
    Str tag_list, guess_bytes, tag_bytes, move_bytes, label_bytes, name_bytes;
} Trainer;

/* A generator of numbers, seeded the same in every run (xorshift64*, Vigna 2016). */
static inline uint32_t train_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * UINT64_C(0x2545F4914F6CDD1D)) >> 32);
}

void train_shuffle(uint32_t *items, size_t count, uint64_t *state);

/* The fine tags of the bank as numbers, and their list. */
void train_list_tags(Trainer *trainer);

/*
 * Learn the tagger.  Afterwards the words of the bank carry the tags that
 * taggers gave which had not seen their sentence, and trainer->tagger is the
 * one that learned from all.
 */
bool train_tagger(Trainer *trainer);

/* The share of words of another bank that the tagger tags right. */
double train_tag_score(const Trainer *trainer, Treebank *bank);

/* Learn the parser from the trees of the bank with the tags its words carry. */
bool train_parser(Trainer *trainer);

/* Shares of words with the right head, and with the right relation too. */
typedef struct ParseScore {
    double heads, labels;
} ParseScore;

/* Of another bank, whose words are tagged. */
ParseScore train_parse_score(const Trainer *trainer, const Treebank *bank);

/* Learn the model of names from the sentences that have them, after the tagger. */
bool train_names(Trainer *trainer);

/* F1 of persons, organisations and places of another bank, whose words are tagged. */
double train_name_score(const Trainer *trainer, const Treebank *bank);

#endif
