/* list_marks.h - the numbers and letters of lists that run on in one line: "1. … 2. …". */
#ifndef STEMMA_LANGUAGE_LIST_MARKS_H
#define STEMMA_LANGUAGE_LIST_MARKS_H

#include "language/language_parts.h"

typedef enum ListForm { LIST_NONE = 0, LIST_DOT, LIST_BRACKET, LIST_DOT_BRACKET } ListForm;

/* "1.", "2)", "c.)": what it counts with, and the token after it. */
typedef struct ListMark {
    ListForm form;
    bool is_letter;
    int value; /* of a letter: 1 for "a" */
    size_t after;
} ListMark;

/* The mark that begins at `token`; form LIST_NONE if there is none. */
ListMark list_mark_at(const LanguageWork *work, size_t token, size_t end);

/* The token at which the mark that follows on `mark` begins, before `end`; `end` if none does. */
size_t list_mark_next(const LanguageWork *work, ListMark mark, size_t end);

#endif
