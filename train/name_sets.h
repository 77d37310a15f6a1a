/*
 * name_sets.h - sentences with their names, of several sets with several rules.
 */
#ifndef STEMMA_TRAIN_NAME_SETS_H
#define STEMMA_TRAIN_NAME_SETS_H

#include "treebank.h"

/*
 * Read a file of names (token TAB tag) into the bank.  Sentences whose trees
 * are in it get their names there; others are added, in documents of some
 * length.  Where a set does not mark a kind, words outside may have it.  False
 * if the file cannot be read.
 */
bool name_sets_add(Treebank *bank, const char *path);

/* TreeWord.hint of all sentences with names.  False: no memory. */
bool name_sets_hint(Treebank *bank);

#endif
