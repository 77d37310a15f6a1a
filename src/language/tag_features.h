/*
 * tag_features.h - what the tagger sees; the same for learning and for use.
 *
 * A sentence is an array of TaggedWord with two sentinels before its first
 * word and two behind its last, so that neighbours need no test.
 */
#ifndef STEMMA_LANGUAGE_TAG_FEATURES_H
#define STEMMA_LANGUAGE_TAG_FEATURES_H

#include "language/word_forms.h"
#include "learn/feature.h"

enum {
    FINE_TAGS_MAX = 120, /* a part of speech with its form: "VERB VBD" */
    FINE_NONE = 125,     /* of the sentinels */
    FINE_END,
    FINE_BEGIN,
    SENTENCE_PAD = 2,
};

enum {
    SEEN_LOWER = 1,   /* in lower case */
    SEEN_CAPITAL = 2, /* with a capital that its place does not explain */
    SEEN_TITLE = 4,   /* its own sentence has capitals throughout */
};

typedef struct TaggedWord {
    const WordForm *form;
    uint8_t fine;   /* fine tag */
    uint8_t coarse; /* Tag */
    uint8_t seen;   /* how the text writes the word elsewhere: a sum of SEEN_… */
} TaggedWord;

/* `count` words between their sentinels, in the arena; the forms are not set. */
TaggedWord *tagged_words_make(size_t count, Arena *arena);

/* How often a text writes its words in either case; a map each from WordForm.lower. */
typedef struct SeenWords {
    Map lower, capital;
} SeenWords;

SeenWords seen_words_open(size_t expected, Arena *arena);
void seen_words_add(SeenWords *seen, const TaggedWord *words, size_t count);
/* Fill TaggedWord.seen, after all sentences of the text were added. */
void seen_words_mark(const SeenWords *seen, TaggedWord *words, size_t count);

/* Of the model that guesses a word's tag from its letters alone. */
void tag_guess_features(Features *out, const WordForm *form);

/* Of the tag of words[at]; the fine tags of the words before it are known. */
void tag_features(Features *out, const TaggedWord *words, size_t at);

#endif
