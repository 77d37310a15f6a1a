#include "language/word_forms.h"

#include "base/utf8.h"
#include "language/word_lists.h"
#include "text/unicode.h"

/* Bytes of a word that are looked at; longer ones are addresses. */
enum { WORD_LONGEST = 120, WORD_SHAPE_LONGEST = 8, WORD_SHORT_LONGEST = 10 };

const WordForm WORD_BEGIN = { .form = 11, .lower = 11, .shape = 11, .short_shape = 11 };
const WordForm WORD_END = { .form = 12, .lower = 12, .shape = 12, .short_shape = 12 };
const WordForm WORD_NONE_FORM = { .form = 13, .lower = 13, .shape = 13, .short_shape = 13 };

/* Folded text with the byte at which each of its letters begins. */
typedef struct WordLetters {
    char bytes[WORD_LONGEST + 4];
    uint8_t begins[WORD_LONGEST + 4];
    size_t count;
    size_t len;
} WordLetters;

static uint32_t word_plain(uint32_t codepoint)
{
    switch (codepoint) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2013:
    case 0x2014:
        return '-';
    default:
        return unicode_fold(codepoint);
    }
}

static char word_shape_of(uint32_t codepoint)
{
    if (unicode_is_upper(codepoint))
        return 'A';
    if (unicode_is_letter(codepoint))
        return 'a';
    if (unicode_is_digit(codepoint))
        return '0';
    codepoint = word_plain(codepoint);
    return codepoint < 0x80 ? (char)codepoint : 'u';
}

static uint32_t word_hash(const char *bytes, size_t len)
{
    uint64_t hash = str_hash((Str){ bytes, len });
    return (uint32_t)(hash ^ (hash >> 32));
}

static void word_read_letters(WordLetters *letters, WordForm *out, Str word)
{
    char shape[WORD_SHAPE_LONGEST], short_shape[WORD_SHORT_LONGEST];
    size_t shape_len = 0, short_len = 0, upper = 0, lower = 0;
    for (size_t at = 0; at < word.len && letters->len < WORD_LONGEST;) {
        Utf8Char read = utf8_read_at(word, at);
        char kind = word_shape_of(read.codepoint);
        if (shape_len < WORD_SHAPE_LONGEST)
            shape[shape_len++] = kind;
        if (short_len < WORD_SHORT_LONGEST && (!short_len || short_shape[short_len - 1] != kind))
            short_shape[short_len++] = kind;
        upper += kind == 'A';
        lower += kind == 'a';
        out->flags |= (uint8_t)((kind == 'A' && at == 0 ? WORD_CAPITAL : 0) |
                                (kind == '-' ? WORD_HYPHEN : 0) | (kind == '0' ? WORD_DIGIT : 0) |
                                (kind == '.' ? WORD_DOT : 0));
        uint32_t folded = kind == '0' ? '0' : word_plain(read.codepoint);
        letters->begins[letters->count++] = (uint8_t)letters->len;
        letters->len += utf8_encode(folded, letters->bytes + letters->len);
        at += read.len;
    }
    if (upper + lower)
        out->flags |= WORD_LETTER;
    if (upper > 1 && !lower)
        out->flags |= WORD_UPPER;
    out->shape = word_hash(shape, shape_len);
    out->short_shape = word_hash(short_shape, short_len);
}

void word_form_read(WordForm *out, Str word)
{
    WordLetters letters;
    letters.count = letters.len = 0;
    *out = (WordForm){ .form = word_hash(word.data, word.len) };
    word_read_letters(&letters, out, word);
    out->lower = word_hash(letters.bytes, letters.len);
    out->known = out->flags & WORD_LETTER ? word_lists_find(word) : 0;
    for (uint32_t i = 0; i < WORD_SUFFIXES; i++)
        if (letters.count > i) {
            size_t begin = letters.begins[letters.count - i - 1];
            out->suffix[i] = word_hash(letters.bytes + begin, letters.len - begin) + i;
        }
    for (uint32_t i = 0; i < WORD_PREFIXES; i++)
        if (letters.count > i) {
            size_t end = letters.count > i + 1 ? letters.begins[i + 1] : letters.len;
            out->prefix[i] = word_hash(letters.bytes, end) + i;
        }
}
