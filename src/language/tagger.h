/*
 * tagger.h - the part of speech of each word of a sentence.
 *
 * Two models.  The first guesses from a word's letters alone, once for each
 * form of a text; the second goes from left to right and sees the words
 * around, the tags before and the guesses behind.  Both tell fine tags, a part
 * of speech with its form ("VERB VBD"): the parser needs them.
 */
#ifndef STEMMA_LANGUAGE_TAGGER_H
#define STEMMA_LANGUAGE_TAGGER_H

#include "language/tag_features.h"
#include "learn/linear.h"

typedef struct Tagger {
    Linear guess, tags;
    uint8_t coarse[FINE_TAGS_MAX]; /* the Tag of each fine tag */
    uint32_t fine_count;
} Tagger;

/*
 * The list of fine tags, a line for each: "NOUN NNS".  STATUS_FORMAT: there
 * are too many.
 */
MUST_CHECK Status tagger_read_list(Tagger *out, Str lines, Error *error);

/* Fill form->guess and form->second. */
void tagger_guess(const Tagger *tagger, WordForm *form);

/* Fill the tags of `count` words, whose forms are set and guessed. */
void tagger_tag(const Tagger *tagger, TaggedWord *words, size_t count);

#endif
