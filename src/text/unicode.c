#include "text/unicode.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static utf8proc_category_t unicode_category(uint32_t codepoint)
{
    return utf8proc_category((utf8proc_int32_t)codepoint);
}

bool unicode_is_letter_any(uint32_t codepoint)
{
    utf8proc_category_t category = unicode_category(codepoint);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool unicode_is_digit_any(uint32_t codepoint)
{
    return unicode_category(codepoint) == UTF8PROC_CATEGORY_ND;
}

bool unicode_is_upper_any(uint32_t codepoint)
{
    utf8proc_category_t category = unicode_category(codepoint);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool unicode_is_lower_any(uint32_t codepoint)
{
    return unicode_category(codepoint) == UTF8PROC_CATEGORY_LL;
}

bool unicode_is_space_any(uint32_t codepoint)
{
    return codepoint == 0x85 || codepoint == 0x200B || codepoint == 0xFEFF ||
           unicode_category(codepoint) == UTF8PROC_CATEGORY_ZS ||
           unicode_category(codepoint) == UTF8PROC_CATEGORY_ZL ||
           unicode_category(codepoint) == UTF8PROC_CATEGORY_ZP;
}

bool unicode_is_punctuation_any(uint32_t codepoint)
{
    utf8proc_category_t category = unicode_category(codepoint);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

unsigned unicode_width(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return codepoint >= 0x20 && codepoint < 0x7F;
    int width = utf8proc_charwidth((utf8proc_int32_t)codepoint);
    return width > 0 ? (unsigned)width : 0;
}

bool unicode_is_spaceless(uint32_t codepoint)
{
    static const struct {
        uint32_t first, last;
    } RANGES[] = {
        { 0x0E00, 0x0EFF },   /* Thai, Lao */
        { 0x1000, 0x109F },   /* Myanmar */
        { 0x1780, 0x17FF },   /* Khmer */
        { 0x3005, 0x3007 },   /* iteration mark, ideographic zero */
        { 0x3040, 0x30FF },   /* Hiragana, Katakana */
        { 0x3400, 0x9FFF },   /* Han */
        { 0xF900, 0xFAFF },   /* Han, compatibility */
        { 0x20000, 0x3FFFF }, /* Han, supplementary planes */
    };
    if (codepoint < RANGES[0].first)
        return false;
    for (size_t i = 0; i < sizeof RANGES / sizeof RANGES[0]; i++)
        if (codepoint >= RANGES[i].first && codepoint <= RANGES[i].last)
            return true;
    return false;
}

uint32_t unicode_fold_any(uint32_t codepoint)
{
    switch (codepoint) {
    case 0x2018: /* left and right single quotation marks, modifier apostrophe */
    case 0x2019:
    case 0x02BC:
        return '\'';
    case 0x2010: /* hyphen, non-breaking hyphen */
    case 0x2011:
        return '-';
    default:
        return (uint32_t)utf8proc_tolower((utf8proc_int32_t)codepoint);
    }
}

/* A word of 4 to 16 ASCII characters, by its two ends, which overlap; false for any other. */
static bool unicode_fold_short(Str s, char *room)
{
    if (s.len < 4 || s.len > 16)
        return false;
    if (s.len >= 8) {
        uint64_t front = str_eight(s, 0), back = str_eight(s, s.len - 8);
        if (!unicode_fold_eight(&front) || !unicode_fold_eight(&back))
            return false;
        str_put_eight(front, room);
        str_put_eight(back, room + s.len - 8);
        return true;
    }
    uint64_t ends = str_four(s, 0) | (uint64_t)str_four(s, s.len - 4) << 32;
    if (!unicode_fold_eight(&ends))
        return false;
    str_put_four((uint32_t)ends, room);
    str_put_four((uint32_t)(ends >> 32), room + s.len - 4);
    return true;
}

Str unicode_fold_into(Str s, char *room, size_t size)
{
    size_t len = 0;
    if (size >= s.len + UNICODE_FOLD_MOST && unicode_fold_short(s, room))
        return (Str){ room, s.len };
    for (size_t at = 0; at < s.len;) {
        Utf8Char read = utf8_read_at(s, at);
        if (len + UNICODE_FOLD_MOST > size)
            break;
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
    }
    return (Str){ room, len };
}

Str unicode_fold_str(Str s, Arena *arena)
{
    /* Some characters of two bytes have three once folded. */
    size_t size = 2 * s.len + UNICODE_FOLD_MOST;
    return unicode_fold_into(s, arena_push_text(arena, size), size);
}

/* Over the folded bytes, eight at a time. */
uint64_t unicode_fold_hash(Str s)
{
    uint64_t hash = 0, word = 0;
    unsigned filled = 0; /* bits of `word` */
    for (size_t at = 0; at < s.len;) {
        if (s.len - at >= 8) {
            uint64_t next = str_eight(s, at);
            if (unicode_fold_eight(&next)) {
                hash = hash_mix(hash, word | next << filled);
                word = filled ? next >> (64 - filled) : 0;
                at += 8;
                continue;
            }
        }
        char folded[4];
        Utf8Char read = utf8_read_at(s, at);
        size_t len = utf8_encode(unicode_fold(read.codepoint), folded);
        for (size_t i = 0; i < len; i++) {
            word |= (uint64_t)(unsigned char)folded[i] << filled;
            filled = (filled + 8) % 64;
            if (filled == 0) {
                hash = hash_mix(hash, word);
                word = 0;
            }
        }
        at += read.len;
    }
    return hash_mix(hash, word);
}

bool unicode_equal_fold(Str a, Str b)
{
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        Utf8Char left = utf8_read_at(a, i), right = utf8_read_at(b, j);
        if (unicode_fold(left.codepoint) != unicode_fold(right.codepoint))
            return false;
        i += left.len;
        j += right.len;
    }
    return i == a.len && j == b.len;
}
