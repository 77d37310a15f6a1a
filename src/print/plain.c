/*
 * plain.c - words of a report on a terminal, and two reports side by side.
 */
#include "base/utf8.h"
#include "print/print.h"

/* Control characters could move the cursor or worse (ECMA-48); white space is folded. */
static uint32_t plain_safe_codepoint(uint32_t codepoint)
{
    if (codepoint == '\n' || codepoint == '\t' || codepoint == '\r')
        return ' ';
    bool is_control = codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0);
    bool turns_direction = (codepoint >= 0x202A && codepoint <= 0x202E) ||
                           (codepoint >= 0x2066 && codepoint <= 0x2069);
    return is_control || turns_direction ? UTF8_REPLACEMENT : codepoint;
}

void print_plain(Buf *out, Str words)
{
    for (size_t at = 0; at < words.len;) {
        Utf8Char read = utf8_read_at(words, at);
        buf_add_codepoint(out, plain_safe_codepoint(read.codepoint));
        at += read.len;
    }
}
