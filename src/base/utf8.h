/*
 * utf8.h - UTF-8 (RFC 3629): reading and writing one character, checking.
 *
 * A broken sequence reads as U+FFFD over its maximal valid prefix, at least
 * one byte, as Unicode 15 section 3.9 ("U+FFFD Substitution of Maximal
 * Subparts") and the WHATWG decoder do.
 */
#ifndef STEMMA_BASE_UTF8_H
#define STEMMA_BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

typedef struct Utf8Char {
    uint32_t codepoint;
    uint32_t len; /* bytes taken; 0 only at the end of the text */
    bool valid;
} Utf8Char;

/* The character at byte `at` of `s`, whatever it is. */
Utf8Char utf8_read_any(Str s, size_t at);

/* The same, at once for ASCII, which most text is. */
static inline Utf8Char utf8_read_at(Str s, size_t at)
{
    if (at < s.len && (unsigned char)s.data[at] < 0x80)
        return (Utf8Char){ (unsigned char)s.data[at], 1, true };
    return utf8_read_any(s, at);
}

/* The character at the front of `s`. */
static inline Utf8Char utf8_read(Str s)
{
    return utf8_read_at(s, 0);
}

/* The character that ends right before byte `at`; len 0 at the beginning. */
Utf8Char utf8_read_before_any(Str s, size_t at);

static inline Utf8Char utf8_read_before(Str s, size_t at)
{
    if (at > 0 && (unsigned char)s.data[at - 1] < 0x80)
        return (Utf8Char){ (unsigned char)s.data[at - 1], 1, true };
    return utf8_read_before_any(s, at);
}

/* Writes 1 to 4 bytes; a surrogate or a value over 10FFFF becomes U+FFFD. */
size_t utf8_encode_any(uint32_t codepoint, char out[4]);

static inline size_t utf8_encode(uint32_t codepoint, char out[4])
{
    if (codepoint >= 0x80)
        return utf8_encode_any(codepoint, out);
    out[0] = (char)codepoint;
    return 1;
}

/* Offset of the first broken sequence, or STR_NONE. */
size_t utf8_find_invalid(Str s);

/* The largest place at most `at` that does not stand inside a character. */
size_t utf8_floor(Str s, size_t at);

#endif
