/*
 * str.h - borrowed text: a pointer and a length.
 *
 * A Str never owns its bytes and is never assumed to end in NUL.  It stays
 * valid as long as the arena or file mapping it points into.  All arithmetic
 * on pointers happens in the functions of this file and of scan.h, so that a
 * parser built from them cannot step outside its input.  Those that every
 * loop calls stand in this header, so that they cost no call.
 */
#ifndef STEMMA_BASE_STR_H
#define STEMMA_BASE_STR_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
    const char *data;
    size_t len;
} Str;

/* A place in a text, in bytes: [begin, end).  Empty at 0 means "none". */
typedef struct Span {
    uint32_t begin;
    uint32_t end;
} Span;

/* Two parts of a Str cut at a separator; `found` is false if there was none. */
typedef struct StrCut {
    Str head;
    Str tail;
    bool found;
} StrCut;

#define STR(literal) ((Str){ "" literal, sizeof(literal) - 1 })
#define STR_FMT      "%.*s"
#define STR_ARG(s)   (int)(s).len, (s).data

/* "Not found", from the functions that return a place. */
#define STR_NONE SIZE_MAX

Str str_from_cstr(const char *cstr);

/* The first / all but the first / the last `len` bytes.  `len` is within `s`. */
static inline Str str_take(Str s, size_t len)
{
    assert(len <= s.len);
    return (Str){ s.data, len };
}

static inline Str str_drop(Str s, size_t len)
{
    assert(len <= s.len);
    return (Str){ len ? s.data + len : s.data, s.len - len };
}

static inline Str str_last(Str s, size_t len)
{
    assert(len <= s.len);
    return str_drop(s, s.len - len);
}

/* The part of `s` at `part`, which is within `s`. */
static inline Str str_slice(Str s, Span part)
{
    assert(part.begin <= part.end && part.end <= s.len);
    return str_take(str_drop(s, part.begin), part.end - part.begin);
}

/* Most texts that are compared differ in length or in their first byte. */
static inline bool str_equal(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    return a.len == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.len) == 0);
}

/* Equal but for the case of ASCII letters. */
bool str_equal_nocase(Str a, Str b);

static inline bool str_starts_with(Str s, Str prefix)
{
    return s.len >= prefix.len && str_equal(str_take(s, prefix.len), prefix);
}

bool str_starts_with_nocase(Str s, Str prefix);

static inline bool str_ends_with(Str s, Str suffix)
{
    return s.len >= suffix.len && str_equal(str_last(s, suffix.len), suffix);
}

/* Byte order, a shorter prefix first: below, at or above 0. */
int str_compare(Str a, Str b);
/* The same for places that need more than 32 bits. */
static inline Str str_between(Str s, size_t begin, size_t end)
{
    return (Str){ begin ? s.data + begin : s.data, end - begin };
}
/* Where `part`, a piece of `whole`, stands in it. */
Span str_span_in(Str whole, Str part);

/* The byte at `at`, or NUL at and after the end. */
static inline char str_at(Str s, size_t at)
{
    return at < s.len ? s.data[at] : '\0';
}

/* Eight / four bytes at `at`, all within `s`; the first is the lowest on every machine. */
static inline uint64_t str_eight(Str s, size_t at)
{
    uint64_t word;
    assert(at + sizeof word <= s.len);
    memcpy(&word, s.data + at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint32_t str_four(Str s, size_t at)
{
    uint32_t word;
    assert(at + sizeof word <= s.len);
    memcpy(&word, s.data + at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

/* And back. */
static inline void str_put_eight(uint64_t word, char *out)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(out, &word, sizeof word);
}

static inline void str_put_four(uint32_t word, char *out)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    memcpy(out, &word, sizeof word);
}

/* Without ASCII white space at both ends. */
Str str_trim(Str s);

/* Cut at the first `separator`; with none, head is all of `s`, tail is empty. */
StrCut str_cut(Str s, char separator);
StrCut str_cut_str(Str s, Str separator);

/* Place of the first occurrence at or after `from`, or STR_NONE. */
size_t str_find(Str s, Str needle, size_t from);
size_t str_find_nocase(Str s, Str needle, size_t from);
static inline size_t str_find_byte(Str s, char byte, size_t from)
{
    if (from >= s.len)
        return STR_NONE;
    const char *at = (const char *)memchr(s.data + from, byte, s.len - from);
    return at ? (size_t)(at - s.data) : STR_NONE;
}

/* Place of the last `byte`, or STR_NONE. */
size_t str_find_last(Str s, char byte);

/* A set of bytes, as a constant: { .has = { ['<'] = true } }. */
typedef struct ByteSet {
    bool has[256];
} ByteSet;

/* Place of the first byte at or after `from` that is in / not in the set, or s.len. */
static inline size_t str_find_in(Str s, const ByteSet *set, size_t from)
{
    while (from < s.len && !set->has[(unsigned char)s.data[from]])
        from++;
    return from;
}

static inline size_t str_find_not_in(Str s, const ByteSet *set, size_t from)
{
    while (from < s.len && set->has[(unsigned char)s.data[from]])
        from++;
    return from;
}

/* A 64-bit hash, the same on every machine and in every run. */
uint64_t str_hash(Str s);
/* One hash out of two, order mattering. */
static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
    /* The finalizer of splitmix64 (Steele, Lea and Flood 2014) over both. */
    uint64_t x = a * UINT64_C(0x9E3779B97F4A7C15) + b;
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static inline Span span(size_t begin, size_t end)
{
    return (Span){ (uint32_t)begin, (uint32_t)end };
}

static inline uint32_t span_len(Span s)
{
    return s.end - s.begin;
}

static inline bool span_overlaps(Span a, Span b)
{
    return a.begin < b.end && b.begin < a.end;
}

static inline bool span_contains(Span outer, Span inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

#endif
