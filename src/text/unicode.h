/*
 * unicode.h - properties of characters, over utf8proc (Unicode 15).
 */
#ifndef STEMMA_TEXT_UNICODE_H
#define STEMMA_TEXT_UNICODE_H

#include "base/arena.h"
#include "base/ascii.h"
#include "base/str.h"

/* The same as those below without "_any", for what is not ASCII. */
bool unicode_is_letter_any(uint32_t codepoint);
bool unicode_is_digit_any(uint32_t codepoint);
bool unicode_is_upper_any(uint32_t codepoint);
bool unicode_is_lower_any(uint32_t codepoint);
bool unicode_is_space_any(uint32_t codepoint);
bool unicode_is_punctuation_any(uint32_t codepoint);
uint32_t unicode_fold_any(uint32_t codepoint);

/* Letters and marks. */
static inline bool unicode_is_letter(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_alpha((char)codepoint) : unicode_is_letter_any(codepoint);
}

/* Decimal digits. */
static inline bool unicode_is_digit(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_digit((char)codepoint) : unicode_is_digit_any(codepoint);
}

static inline bool unicode_is_upper(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_upper((char)codepoint) : unicode_is_upper_any(codepoint);
}

static inline bool unicode_is_lower(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_lower((char)codepoint) : unicode_is_lower_any(codepoint);
}

static inline bool unicode_is_space(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_space((char)codepoint) : unicode_is_space_any(codepoint);
}

/* Any punctuation or symbol. */
static inline bool unicode_is_punctuation(uint32_t codepoint)
{
    return codepoint < 0x80 ? ascii_is_mark((char)codepoint)
                            : unicode_is_punctuation_any(codepoint);
}

/* Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: written without spaces. */
bool unicode_is_spaceless(uint32_t codepoint);

/* Columns that the character takes on a terminal: 0, 1 or 2. */
unsigned unicode_width(uint32_t codepoint);

/*
 * The simple case fold of one character; typographic apostrophes and hyphens
 * become ASCII ones, so that "Jong‑un" and "Jong-un" compare equal.
 */
static inline uint32_t unicode_fold(uint32_t codepoint)
{
    return codepoint < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)codepoint)
                            : unicode_fold_any(codepoint);
}

/* Eight ASCII characters in lower case; false, and nothing done, if others are among them. */
static inline bool unicode_fold_eight(uint64_t *word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    if (*word & highs)
        return false;
    /* The high bit of each byte that is at least 'A', and of each that is over 'Z'. */
    uint64_t from_a = *word + ones * (0x80 - 'A'), over_z = *word + ones * (0x80 - 'Z' - 1);
    *word |= (from_a & ~over_z & highs) >> 2;
    return true;
}

/* Bytes that `room` needs for each character at most. */
enum { UNICODE_FOLD_MOST = 4 };

/* `s` with every character folded, in `room`, as far as it fits. */
Str unicode_fold_into(Str s, char *room, size_t size);
/* The same, all of it, in the arena. */
Str unicode_fold_str(Str s, Arena *arena);
/* A hash that is the same for texts that are equal once folded. */
uint64_t unicode_fold_hash(Str s);
/* Equal once folded. */
bool unicode_equal_fold(Str a, Str b);

#endif
