/*
 * name.c - Kim Jong Un is not Kim Jong Il, and Robert F. is not Robert M.
 *
 * A name may be said with more words or fewer, and more or less may be taken for
 * it; so two names are parted only by the one word, of as many, that differs.
 * What is left out: names of one word, which say too little to part two of them.
 */
#include "claim/name.h"

#include "base/ascii.h"
#include "text/name_tables.h"
#include "text/stop_words.h"

enum {
    CLAIM_NAME_BYTES = 96,
    CLAIM_NAME_WORDS = 10,
    CLAIM_NAME_SPELLED = 24, /* bytes of a word whose spelling is looked at */
};

typedef struct ClaimNameWords {
    char room[CLAIM_NAME_BYTES];
    size_t used;
    Str items[CLAIM_NAME_WORDS];
    size_t count;
} ClaimNameWords;

/* The words of a name in small letters, hyphens undone, titles left out. */
static void claim_name_read(ClaimNameWords *words, Str name)
{
    words->used = words->count = 0;
    if (name.len > CLAIM_NAME_BYTES)
        return;
    for (size_t at = 0; at < name.len && words->count < CLAIM_NAME_WORDS;) {
        size_t begin = words->used;
        for (; at < name.len && str_at(name, at) != ' ' && str_at(name, at) != '-'; at++)
            words->room[words->used++] = ascii_lower(str_at(name, at));
        at++;
        Str word = { words->room + begin, words->used - begin };
        if (word.len == 0 || name_title(word) != TITLE_NONE || stop_words_has(word))
            words->used = begin;
        else
            words->items[words->count++] = word;
    }
}

/* Edits (one letter more, less or other) between two short words; SIZE_MAX for long ones. */
static size_t claim_name_edits(Str a, Str b)
{
    size_t row[CLAIM_NAME_SPELLED + 1];
    if (a.len > CLAIM_NAME_SPELLED || b.len > CLAIM_NAME_SPELLED)
        return SIZE_MAX;
    for (size_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            size_t changed =
                corner + (ascii_lower(str_at(a, i - 1)) != ascii_lower(str_at(b, k - 1)));
            corner = row[k];
            size_t moved = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
            row[k] = changed < moved ? changed : moved;
        }
    }
    return row[b.len];
}

bool claim_name_spells_alike(Str a, Str b)
{
    enum { BEGINNING = 3, LONG = 6, LONGER = 8 };
    size_t shorter = a.len < b.len ? a.len : b.len, longer = a.len + b.len - shorter;
    if (shorter < BEGINNING)
        return false;
    bool begins_alike = str_equal_nocase(str_take(a, BEGINNING), str_take(b, BEGINNING));
    size_t most = longer >= LONGER && begins_alike ? 3 : shorter >= LONG ? 2 : 1;
    return longer - shorter <= most && claim_name_edits(a, b) <= most;
}

static bool claim_name_is_initial(Str word)
{
    return word.len == 1 || (word.len == 2 && str_at(word, 1) == '.');
}

static bool claim_name_is_like(Str a, Str b)
{
    return str_equal(a, b) || claim_name_spells_alike(a, b) || name_given_may_be_one(a, b);
}

/* The first initial behind the first word: "F." of "Robert F. Norvane"; empty: none. */
static Str claim_name_middle(const ClaimNameWords *words)
{
    for (size_t i = 1; i < words->count; i++)
        if (claim_name_is_initial(words->items[i]))
            return str_take(words->items[i], 1);
    return (Str){ 0 };
}

bool claim_name_is_other(Str a, Str b)
{
    ClaimNameWords words[2];
    claim_name_read(&words[0], a);
    claim_name_read(&words[1], b);
    if (words[0].count < 2 || words[1].count < 2)
        return false;
    Str first = claim_name_middle(&words[0]), second = claim_name_middle(&words[1]);
    if (first.len > 0 && second.len > 0 && !str_equal(first, second))
        return true;
    size_t differ = 0;
    for (size_t i = 0; i < words[0].count && i < words[1].count; i++)
        differ += !claim_name_is_like(words[0].items[i], words[1].items[i]);
    return words[0].count == words[1].count && differ == 1;
}
