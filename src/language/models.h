/*
 * models.h - the learned models of the language stage, linked into the program.
 *
 * The file (data/models/language.model) is made by train/language_train and
 * read where it lies.  It carries what it was learned from and how well it
 * did; docs/models.md says the same in words.
 */
#ifndef STEMMA_LANGUAGE_MODELS_H
#define STEMMA_LANGUAGE_MODELS_H

#include "language/name_model.h"
#include "language/parser.h"
#include "language/tagger.h"

typedef struct LanguageModels {
    Tagger tagger;
    Parser parser;
    NameModel names;
    Str about; /* lines: training sets, scores */
} LanguageModels;

/* The file that is linked in. */
Str models_linked(void);

/* A number that changes when the code of the features does. */
uint64_t models_features(void);

/*
 * The models in a file, which stays borrowed.  Cheap: nothing is unpacked.
 * STATUS_FORMAT: the file does not fit this program.
 */
MUST_CHECK Status models_open(LanguageModels *out, Str bytes, Error *error);

/* The same, and every byte of the file is as it was written. */
MUST_CHECK Status models_check(Str bytes, Error *error);

#endif
