/*
 * class_words.c - what the class and id of an element say about its text.
 *
 * Words end at anything but a letter or digit and before a capital
 * ("relatedPosts").  Two neighbours are also looked up as one ("sign-up",
 * "read-more"), and a plural as its singular.
 */
#include "extract/class_words.h"

#include "base/ascii.h"
#include "text/table.h"

#include "class_words.inc"

/* Longer words are never names of boxes. */
enum { CLASS_WORD_MAX = 24 };

typedef struct ClassWordBuf {
    char text[2 * CLASS_WORD_MAX];
    size_t len;
    uint64_t first; /* its first eight bytes, or as many as it has, the first one lowest */
} ClassWordBuf;

/* A short word is looked up by its bytes in a register: those in memory were just written. */
static uint32_t class_words_look_up(const ClassWordBuf *word)
{
    uint64_t len = word->len;
    const ClassWord *row = len <= TABLE_SHORT
                               ? TABLE_FIND_SHORT(CLASS_WORDS, word, word->first | len << 56)
                               : TABLE_FIND(CLASS_WORDS, word, ((Str){ word->text, len }));
    return row ? CLASS_BIT(row->kind) : 0;
}

static void class_words_add(ClassWordBuf *word, char c)
{
    if (word->len < sizeof word->first)
        word->first |= (uint64_t)(unsigned char)c << (8 * word->len);
    word->text[word->len++] = c;
}

static void class_words_drop_last(ClassWordBuf *word)
{
    if (--word->len < sizeof word->first)
        word->first &= (UINT64_C(1) << (8 * word->len)) - 1;
}

static uint32_t class_words_one(ClassWordBuf *word)
{
    uint32_t bits = class_words_look_up(word);
    if (bits || word->len <= 3 || word->text[word->len - 1] != 's')
        return bits;
    class_words_drop_last(word);
    bits = class_words_look_up(word);
    class_words_add(word, 's');
    return bits;
}

/* The next word of `value` at `*at`, in lower case, without digits at its end. */
static void class_words_next(ClassWordBuf *word, Str value, size_t *at)
{
    *at = str_find_in(value, &ASCII_ALPHA, *at);
    word->len = 0;
    word->first = 0;
    bool was_lower = false;
    for (; *at < value.len && ascii_is_alpha(value.data[*at]); ++*at) {
        char c = value.data[*at];
        if (was_lower && ascii_is_upper(c))
            break;
        was_lower = ascii_is_lower(c);
        if (word->len < CLASS_WORD_MAX)
            class_words_add(word, ascii_lower(c));
    }
}

uint32_t class_words_bits(Str value)
{
    uint32_t bits = 0;
    ClassWordBuf now, pair; /* `pair` holds the word before, and then both */
    pair.len = 0;
    pair.first = 0;
    for (size_t at = 0; at < value.len;) {
        class_words_next(&now, value, &at);
        if (now.len == 0)
            break;
        bits |= class_words_one(&now);
        if (pair.len > 0 && pair.len + now.len <= sizeof pair.text) {
            for (size_t i = 0; i < now.len; i++)
                class_words_add(&pair, now.text[i]);
            bits |= class_words_look_up(&pair);
        }
        /* one class name may end where the next begins */
        if (at < value.len && ascii_is_space(value.data[at])) {
            pair.len = 0;
            pair.first = 0;
        } else {
            pair = now;
        }
    }
    return bits;
}
