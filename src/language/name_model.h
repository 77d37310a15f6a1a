/*
 * name_model.h - the names of a sentence by the learned model.
 *
 * Each word has a label: outside, or the first or a further word of a name of
 * some kind.  The best sequence of labels is found by dynamic programming
 * (Viterbi 1967): a word's own scores come from a linear model over what stands
 * around it, the step from one label to the next has one weight.  The model
 * also sees what the rules of names.c found, what the tables know, and what the
 * words were named earlier in the text.
 *
 * Words in lower case that no rule marked are outside without asking, but for
 * the small words between two capitals.
 */
#ifndef STEMMA_LANGUAGE_NAME_MODEL_H
#define STEMMA_LANGUAGE_NAME_MODEL_H

#include "base/map.h"
#include "document/analysis.h"
#include "language/tag_features.h"
#include "learn/linear.h"

enum {
    NAME_KINDS = NAME_OTHER + 1,
    NAME_OUTSIDE = 0, /* then 1 + 2 * kind for a first word, 2 + 2 * kind for others */
    NAME_LABELS = 1 + 2 * NAME_KINDS,
    NAME_HINT_TRUST = 16,
    NAME_ANY_LABEL = (1 << NAME_LABELS) - 1,
};

/* Scores of the steps from one label (the first index) to the next. */
typedef struct NameSteps {
    int32_t from[NAME_LABELS][NAME_LABELS];
} NameSteps;

typedef struct NameModel {
    Linear words;
    NameSteps steps;
} NameModel;

/* A sentence on its way to its names. */
typedef struct NameSentence {
    const TaggedWord *words;
    const uint8_t *hints; /* what the rules gave: a label, and 16 times how sure they are */
    size_t count;
    const Map *memory; /* WordForm.lower to the label it had last in this text */
} NameSentence;

/* Whether the model is asked for a word. */
bool name_is_asked(const NameSentence *sentence, size_t at);

/* Of the label of a word. */
void name_word_features(Features *out, const NameSentence *sentence, size_t at);

/* Of the step from the label before. */
void name_step_features(Features *out, uint32_t before);

/* Whether a label may follow another: a further word only one of its kind. */
bool name_may_follow(uint32_t before, uint32_t label);

/* Remember the labels of a sentence for those after it. */
void name_remember(Map *memory, const TaggedWord *words, const uint8_t *labels, size_t count);

/* STATUS_FORMAT: the bytes are no such model. */
MUST_CHECK Status name_model_open(NameModel *out, Str bytes, Error *error);

/* The labels of a sentence, `count` of them, to `labels`. */
void name_model_label(const NameModel *model, const NameSentence *sentence, uint8_t *labels,
                      Arena *scratch);

/*
 * The best labels for the scores of words, NAME_LABELS a word, and steps; only
 * those of `allowed` (a bit each) are used.
 */
void name_best_labels(const int32_t *scores, const NameSteps *steps,
                      const uint16_t *allowed, size_t count, uint8_t *labels, Arena *scratch);

#endif
