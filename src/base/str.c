#include "base/str.h"

#include "base/ascii.h"

#include <assert.h>
#include <string.h>

Str str_from_cstr(const char *cstr)
{
    return (Str){ cstr, strlen(cstr) };
}

bool str_equal_nocase(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
            return false;
    return true;
}

bool str_starts_with_nocase(Str s, Str prefix)
{
    return s.len >= prefix.len && str_equal_nocase(str_take(s, prefix.len), prefix);
}

int str_compare(Str a, Str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

Span str_span_in(Str whole, Str part)
{
    assert(part.data >= whole.data && part.data + part.len <= whole.data + whole.len);
    size_t begin = (size_t)(part.data - whole.data);
    return span(begin, begin + part.len);
}

Str str_trim(Str s)
{
    while (s.len && ascii_is_space(s.data[0]))
        s = str_drop(s, 1);
    while (s.len && ascii_is_space(s.data[s.len - 1]))
        s = str_take(s, s.len - 1);
    return s;
}

StrCut str_cut(Str s, char separator)
{
    size_t at = str_find_byte(s, separator, 0);
    if (at == STR_NONE)
        return (StrCut){ s, str_last(s, 0), false };
    return (StrCut){ str_take(s, at), str_drop(s, at + 1), true };
}

StrCut str_cut_str(Str s, Str separator)
{
    size_t at = str_find(s, separator, 0);
    if (at == STR_NONE)
        return (StrCut){ s, str_last(s, 0), false };
    return (StrCut){ str_take(s, at), str_drop(s, at + separator.len), true };
}

size_t str_find(Str s, Str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return STR_NONE;
    if (needle.len == 0)
        return from;
    const char *at = memmem(s.data + from, s.len - from, needle.data, needle.len);
    return at ? (size_t)(at - s.data) : STR_NONE;
}

size_t str_find_nocase(Str s, Str needle, size_t from)
{
    for (size_t at = from; at <= s.len && needle.len <= s.len - at; at++)
        if (str_starts_with_nocase(str_drop(s, at), needle))
            return at;
    return STR_NONE;
}

size_t str_find_last(Str s, char byte)
{
    for (size_t at = s.len; at > 0; at--)
        if (s.data[at - 1] == byte)
            return at - 1;
    return STR_NONE;
}

/* The last bytes from `at` on, fewer than eight, as a number; the first is the lowest. */
static uint64_t str_rest(Str s, size_t at)
{
    size_t len = s.len - at;
    if (len == 0)
        return 0;
    if (s.len >= 8)
        return str_eight(s, s.len - 8) >> (64 - 8 * len);
    if (len >= 4)
        return str_four(s, at) | (uint64_t)str_four(s, s.len - 4) << (8 * (len - 4));
    return (uint64_t)(unsigned char)str_at(s, at) |
           (uint64_t)(unsigned char)str_at(s, at + 1) << 8 |
           (uint64_t)(unsigned char)str_at(s, at + 2) << 16;
}

uint64_t str_hash(Str s)
{
    uint64_t hash = s.len;
    size_t at = 0;
    for (; at + 8 <= s.len; at += 8)
        hash = hash_mix(hash, str_eight(s, at));
    return hash_mix(hash, str_rest(s, at));
}
