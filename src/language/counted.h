/* counted.h - the noun that a number counts. */
#ifndef STEMMA_LANGUAGE_COUNTED_H
#define STEMMA_LANGUAGE_COUNTED_H

#include "language/language_parts.h"

/*
 * The head noun of what the number before `token` counts: "leaders" of
 * "26 foreign leaders".  The token of the noun, or `end` if there is none.
 */
size_t counted_find(const LanguageWork *work, size_t token, size_t end);

#endif
