/*
 * unicode.h - properties of characters, over utf8proc (Unicode 15).
 */
#ifndef STEMMA_TEXT_UNICODE_H
#define STEMMA_TEXT_UNICODE_H

#include "base/arena.h"
#include "base/str.h"

/* Letters and marks / decimal digits. */
bool unicode_is_letter(uint32_t codepoint);
bool unicode_is_digit(uint32_t codepoint);
bool unicode_is_upper(uint32_t codepoint);
bool unicode_is_lower(uint32_t codepoint);
bool unicode_is_space(uint32_t codepoint);
/* Any punctuation or symbol. */
bool unicode_is_punctuation(uint32_t codepoint);
/* Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: written without spaces. */
bool unicode_is_spaceless(uint32_t codepoint);

/* Columns that the character takes on a terminal: 0, 1 or 2. */
unsigned unicode_width(uint32_t codepoint);

/*
 * The simple case fold of one character; typographic apostrophes and hyphens
 * become ASCII ones, so that "Jong‑un" and "Jong-un" compare equal.
 */
uint32_t unicode_fold(uint32_t codepoint);

/* `s` with every character folded, in the arena. */
Str unicode_fold_str(Str s, Arena *arena);
/* A hash that is the same for texts that are equal once folded. */
uint64_t unicode_fold_hash(Str s);
/* Equal once folded. */
bool unicode_equal_fold(Str a, Str b);

#endif
