/* ascii.h - classes of ASCII characters, whatever the locale. */
#ifndef STEMMA_BASE_ASCII_H
#define STEMMA_BASE_ASCII_H

#include "base/str.h"

/* Letters; letters and digits: for str_find_in() and the like. */
extern const ByteSet ASCII_ALPHA, ASCII_ALNUM;

static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_alpha(char c)
{
    return ascii_is_upper(c) || ascii_is_lower(c);
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* What is printed and neither letter, digit nor space. */
static inline bool ascii_is_mark(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_alnum(c);
}

static inline char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* The value of a hexadecimal digit, or -1. */
static inline int ascii_hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
