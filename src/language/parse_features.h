/*
 * parse_features.h - the state of the parser, and what it sees of it.
 *
 * Words are numbered from 0; the root is the place behind the last word, and
 * one more place stands for "nothing there", so that words, nodes and their
 * children can be looked up without a test.
 */
#ifndef STEMMA_LANGUAGE_PARSE_FEATURES_H
#define STEMMA_LANGUAGE_PARSE_FEATURES_H

#include "language/tag_features.h"

typedef struct ParseNode {
    int32_t head;
    int32_t left1, left2;   /* the children farthest to the left */
    int32_t right1, right2; /* and to the right */
    uint16_t lefts, rights; /* how many */
    uint8_t relation;
} ParseNode;

typedef struct ParseState {
    const TaggedWord *words;
    ParseNode *nodes; /* of the words, the root and nothing */
    int32_t *stack;
    int32_t depth;
    int32_t next; /* the word that is read next */
    int32_t count;
} ParseState;

/* A state before its first word, in the arena. */
ParseState parse_state_make(const TaggedWord *words, size_t count, Arena *arena);

/* Make `word` a child of `head`. */
void parse_attach(ParseState *state, int32_t head, int32_t word, uint8_t relation);

/* Of the next move. */
void parse_move_features(Features *out, const ParseState *state);

/* Of the relation that `word` has to its head. */
void parse_label_features(Features *out, const ParseState *state, int32_t head, int32_t word);

#endif
