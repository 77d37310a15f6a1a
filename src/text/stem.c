/*
 * stem.c - the stemmer, and the stems of the words met last.
 *
 * Stemming a word costs as much as twenty look-ups, and most words of news are
 * few: so the stems of short words are kept by their letters.  A word that
 * meets another in its slot takes the slot over.
 */
#include "text/stem.h"

#include "base/ascii.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { LONGEST_STEMMED = 40, STEMMER_SLOTS = 1 << 14 };

/* The letters of a word and of its stem, filled up with zeros. */
typedef struct StemmerSlot {
    char word[16], stem[16];
    size_t stem_len; /* 0 in an empty slot */
} StemmerSlot;

Status stemmer_open(Stemmer *stemmer, Error *error)
{
    *stemmer = (Stemmer){ .english = sb_stemmer_new("english", "UTF_8"),
                          .slots = calloc(STEMMER_SLOTS, sizeof *stemmer->slots) };
    if (stemmer->english && stemmer->slots)
        return STATUS_OK;
    stemmer_close(stemmer);
    return fail(error, STATUS_MEMORY, 0, "no English stemmer");
}

void stemmer_close(Stemmer *stemmer)
{
    if (stemmer->english)
        sb_stemmer_delete(stemmer->english);
    free(stemmer->slots);
    *stemmer = (Stemmer){ 0 };
}

static Str stemmer_ask(Stemmer *stemmer, Str folded)
{
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer->english, (const sb_symbol *)folded.data, (int)folded.len);
    if (!stem)
        return folded;
    return (Str){ (const char *)stem, (size_t)sb_stemmer_length(stemmer->english) };
}

Str stemmer_stem(Stemmer *stemmer, Str folded)
{
    if (folded.len > LONGEST_STEMMED)
        return folded;
    for (size_t i = 0; i < folded.len; i++)
        if (!ascii_is_lower(folded.data[i]) && folded.data[i] != '\'')
            return folded;
    StemmerSlot key = { .stem_len = 0 };
    if (folded.len > sizeof key.word)
        return stemmer_ask(stemmer, folded);
    if (folded.len > 0)
        memcpy(key.word, folded.data, folded.len);
    Str word = { key.word, sizeof key.word };
    uint64_t hash = hash_mix(str_eight(word, 0), str_eight(word, 8));
    StemmerSlot *slot = &stemmer->slots[hash % STEMMER_SLOTS];
    if (slot->stem_len == 0 || memcmp(slot->word, key.word, sizeof key.word) != 0) {
        Str stem = stemmer_ask(stemmer, folded);
        if (stem.len == 0 || stem.len > sizeof key.stem)
            return stem;
        memcpy(key.stem, stem.data, stem.len);
        key.stem_len = stem.len;
        *slot = key;
    }
    return (Str){ slot->stem, slot->stem_len };
}
