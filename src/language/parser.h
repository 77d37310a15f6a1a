/*
 * parser.h - a sentence's words to a tree of dependencies.
 *
 * Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), one
 * after the other without going back: the next word is pushed, or the word on
 * the stack becomes a child of the next word (left) or of the word under it
 * (right).  The root is read last and gets one child.  The cost grows with the
 * words; every sentence gets one whole tree without crossing arcs.
 */
#ifndef STEMMA_LANGUAGE_PARSER_H
#define STEMMA_LANGUAGE_PARSER_H

#include "language/parse_features.h"
#include "learn/linear.h"

typedef enum ParseMove { PARSE_SHIFT = 0, PARSE_LEFT, PARSE_RIGHT, PARSE_MOVES } ParseMove;

typedef struct Parser {
    Linear moves, labels;
} Parser;

/* The moves that are possible, a bit for each; 0 at the end. */
unsigned parse_allowed(const ParseState *state);

/* Do a move.  For left and right: the word that got a head, else -1. */
int32_t parse_move(ParseState *state, ParseMove move, uint8_t relation);

/* Head and word that a move would bind. */
typedef struct ParseArc {
    int32_t head, word;
} ParseArc;
ParseArc parse_arc(const ParseState *state, ParseMove move);

/* The nodes of all words, with head and relation; `count` is the head of the root's child. */
const ParseNode *parser_parse(const Parser *parser, const TaggedWord *words, size_t count,
                              Arena *arena);

#endif
