/*
 * changes.h - what a report changed of the one it took from, word by word.
 *
 *     parent  built in [1962] , gave way … [Divers pulled out 11 people .]
 *     child   built in [1964] , gave way … 
 *              shared  changed  shared     the parent's own
 */
#ifndef STEMMA_PRINT_CHANGES_H
#define STEMMA_PRINT_CHANGES_H

#include "document/lineage.h"

enum { CHANGES_CHILD = 0, CHANGES_PARENT = 1 };

/* Of a token. */
typedef enum Fate { FATE_OWN = 0, FATE_CHANGED, FATE_SHARED } Fate;

/* Words of the child that stand for words of the parent; in a change one may be empty. */
typedef struct WordPair {
    Span at[2];
    size_t passage;
    unsigned weight; /* of a change: numbers weigh most, then names, then other words */
} WordPair;

typedef struct Changes {
    uint8_t *fates[2]; /* Fate of each token */
    bool *is_own[2];   /* of each sentence: less than half of its words are shared */
    WordPair *runs;    /* the shared words, in the order of the parent in each passage */
    size_t run_count;
    WordPair *changes; /* inside sentences that both have */
    size_t change_count;
} Changes;

/* What `descent` shares and changes; `descent` may be NULL: all words are their reports' own. */
Changes changes_find(const Descent *descent, const Document *child, const Document *parent,
                     Arena *arena);
/* Whether the child is so much of a copy that its changes are worth a line. */
bool changes_are_told(const Descent *descent);
/* Sentences of the text, no headings and furniture, that one has alone. */
size_t changes_count_own(const Changes *changes, const Document *document, int side);
/* At most `room` changes, those of most weight, in their order. */
size_t changes_pick(const Changes *changes, const WordPair **out, size_t room);

#endif
