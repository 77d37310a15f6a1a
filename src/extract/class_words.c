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
} ClassWordBuf;

static uint32_t class_words_look_up(Str word)
{
    const ClassWord *row = TABLE_FIND(CLASS_WORDS, word, word);
    return row ? CLASS_BIT(row->kind) : 0;
}

static uint32_t class_words_one(Str word)
{
    uint32_t bits = class_words_look_up(word);
    if (!bits && word.len > 3 && str_ends_with(word, STR("s")))
        bits = class_words_look_up(str_take(word, word.len - 1));
    return bits;
}

/* The next word of `value` at `*at`, in lower case, without digits at its end. */
static Str class_words_next(Str value, size_t *at, ClassWordBuf *buf)
{
    while (*at < value.len && !ascii_is_alpha(value.data[*at]))
        ++*at;
    buf->len = 0;
    bool was_lower = false;
    for (; *at < value.len && ascii_is_alpha(value.data[*at]); ++*at) {
        char c = value.data[*at];
        if (was_lower && ascii_is_upper(c))
            break;
        was_lower = ascii_is_lower(c);
        if (buf->len < CLASS_WORD_MAX)
            buf->text[buf->len++] = ascii_lower(c);
    }
    return (Str){ buf->text, buf->len };
}

uint32_t class_words_bits(Str value)
{
    uint32_t bits = 0;
    ClassWordBuf now, pair = { .len = 0 };
    for (size_t at = 0; at < value.len;) {
        Str word = class_words_next(value, &at, &now);
        if (word.len == 0)
            break;
        bits |= class_words_one(word);
        /* `pair` holds the word before; one class name may end where the next begins */
        size_t before = pair.len;
        if (before + word.len <= sizeof pair.text) {
            for (size_t i = 0; i < word.len; i++)
                pair.text[before + i] = word.data[i];
            if (before)
                bits |= class_words_look_up((Str){ pair.text, before + word.len });
        }
        for (size_t i = 0; i < word.len; i++)
            pair.text[i] = word.data[i];
        pair.len = at < value.len && ascii_is_space(value.data[at]) ? 0 : word.len;
    }
    return bits;
}
