#include "base/utf8.h"

#include <string.h>

static const Utf8Char UTF8_END = { 0, 0, false };

static unsigned char utf8_byte(Str s, size_t at)
{
    return (unsigned char)str_at(s, at);
}

/* The smallest and largest second byte after `lead` (RFC 3629, section 4). */
static bool utf8_second_is_valid(unsigned char lead, unsigned char second)
{
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

static uint32_t utf8_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

Utf8Char utf8_read_any(Str s, size_t at)
{
    if (at >= s.len)
        return UTF8_END;
    unsigned char lead = utf8_byte(s, at);
    if (lead < 0x80)
        return (Utf8Char){ lead, 1, true };

    uint32_t len = utf8_length(lead);
    if (len == 0)
        return (Utf8Char){ UTF8_REPLACEMENT, 1, false };
    uint32_t codepoint = lead & (0xFFu >> (len + 1));
    for (uint32_t i = 1; i < len; i++) {
        unsigned char byte = utf8_byte(s, at + i);
        bool fits = i == 1 ? utf8_second_is_valid(lead, byte) : (byte & 0xC0) == 0x80;
        if (at + i >= s.len || !fits)
            return (Utf8Char){ UTF8_REPLACEMENT, i, false };
        codepoint = codepoint << 6 | (byte & 0x3Fu);
    }
    return (Utf8Char){ codepoint, len, true };
}

Utf8Char utf8_read_before_any(Str s, size_t at)
{
    if (at == 0)
        return UTF8_END;
    for (size_t back = 1; back <= 4 && back <= at; back++) {
        Utf8Char read = utf8_read_at(str_take(s, at), at - back);
        if (read.valid && read.len == back)
            return read;
    }
    return (Utf8Char){ UTF8_REPLACEMENT, 1, false };
}

size_t utf8_encode_any(uint32_t codepoint, char out[4])
{
    if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
        codepoint = UTF8_REPLACEMENT;
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    size_t len = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    static const unsigned char LEAD[5] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    out[0] = (char)(LEAD[len] | codepoint);
    return len;
}

/* The first byte at or after `at` that is not ASCII, 32 and then eight at a time. */
static size_t utf8_skip_ascii(Str s, size_t at)
{
    for (uint64_t four[4]; at + sizeof four <= s.len; at += sizeof four) {
        memcpy(four, s.data + at, sizeof four);
        if ((four[0] | four[1] | four[2] | four[3]) & UINT64_C(0x8080808080808080))
            break;
    }
    for (uint64_t word; at + sizeof word <= s.len; at += sizeof word) {
        memcpy(&word, s.data + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < s.len && (unsigned char)s.data[at] < 0x80)
        at++;
    return at;
}

size_t utf8_find_invalid(Str s)
{
    size_t at = 0;
    while ((at = utf8_skip_ascii(s, at)) < s.len) {
        Utf8Char read = utf8_read_at(s, at);
        if (!read.valid)
            return at;
        at += read.len;
    }
    return STR_NONE;
}

size_t utf8_floor(Str s, size_t at)
{
    if (at >= s.len)
        return s.len;
    for (unsigned back = 0; back < 3 && at > 0 && (utf8_byte(s, at) & 0xC0) == 0x80; back++)
        at--;
    return at;
}
