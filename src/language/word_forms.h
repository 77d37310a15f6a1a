/*
 * word_forms.h - what the models see of a word by its letters alone.
 *
 * All values are hashes.  Digits count as 0, typographic quotation marks and
 * dashes as the plain ones: the treebanks have few of them, news has many.
 */
#ifndef STEMMA_LANGUAGE_WORD_FORMS_H
#define STEMMA_LANGUAGE_WORD_FORMS_H

#include "base/map.h"
#include "base/vec.h"

enum {
    WORD_SUFFIXES = 4, /* the last 1, 2, 3, 4 letters */
    WORD_PREFIXES = 3,
};

enum {
    WORD_CAPITAL = 1,
    WORD_HYPHEN = 2,
    WORD_DIGIT = 4,
    WORD_LETTER = 8,
    WORD_UPPER = 16, /* two letters or more, all capital */
    WORD_DOT = 32,
};

typedef struct WordForm {
    uint32_t form;  /* as it is written */
    uint32_t lower; /* folded */
    uint32_t suffix[WORD_SUFFIXES];
    uint32_t prefix[WORD_PREFIXES];
    uint32_t shape; /* "Aaaa", the first 8 letters */
    uint32_t short_shape; /* runs as one letter: "Aa" */
    uint32_t known; /* a sum of WORD_IN_… (word_lists.h) */
    uint8_t flags;
    uint8_t guess, second; /* fine tags that the word alone has, the likeliest first */
} WordForm;

/* All but `guess` and `second`. */
void word_form_read(WordForm *out, Str word);

/* What stands beside the words of a sentence: its begin, its end (the root), nothing. */
extern const WordForm WORD_BEGIN, WORD_END, WORD_NONE_FORM;

#endif
