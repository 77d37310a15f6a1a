/*
 * treebank.h - sentences with tags, trees and names, as people marked them.
 */
#ifndef STEMMA_TRAIN_TREEBANK_H
#define STEMMA_TRAIN_TREEBANK_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "language/tag_features.h"

typedef struct TreeWord {
    Str text;
    Str fine;     /* "VERB VBD" */
    Str relation; /* "nsubj:pass" */
    uint32_t head; /* a word of the sentence from 0; the count of words for the root */
    uint32_t form; /* in Treebank.forms */
    uint8_t tag;   /* fine, a number of Treebank.tags */
    uint8_t label; /* relation as a number */
    uint8_t hint;     /* what the rules say of its name */
    uint16_t allowed; /* labels that its name may have, a bit each */
    bool space;       /* after it */
} TreeWord;

typedef struct Tree {
    TreeWord *words;
    uint32_t count;
    uint32_t document;
    bool has_tree, has_names;
    TaggedWord *tagged; /* forms set; tags as the last tagger left them */
} Tree;

typedef struct Treebank {
    Arena *arena;
    Tree *items;
    size_t count, room;
    uint32_t documents;
    Intern texts; /* distinct words */
    struct {
        WordForm *items;
        size_t count, room;
    } forms; /* one for each text */
} Treebank;

Treebank treebank_open(Arena *arena);

/*
 * Add the sentences of a CoNLL-U file, but those of documents whose name
 * begins with `without`.  False if the file cannot be read.
 */
bool treebank_add_conllu(Treebank *bank, const char *path, Str without);

/* The number of a word's form. */
uint32_t treebank_form(Treebank *bank, Str text);

/* Add a sentence whose words are in the arena; without a tree it is one of names. */
void treebank_add_tree(Treebank *bank, TreeWord *words, size_t count, bool has_tree);

/* Make Tree.tagged of all sentences, after the last one was added. */
void treebank_settle(Treebank *bank);

/* The whole of a file, in the arena.  False if it cannot be read. */
bool treebank_read_file(Str *out, const char *path, Arena *arena);

#endif
