/*
 * token_words.c - what is known of a token by its letters alone: hash, stem, flags.
 *
 * Folding and stemming cost more than all the rest of finding tokens, and most
 * words of news are few.  So the results are kept with the stemmer, from text
 * to text, in slots by the hash of the letters; a word that meets another in
 * its slot takes the slot over.  The letters themselves are compared, so that
 * no text can make another be read otherwise.
 */
#include "language/token_words.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/stop_words.h"
#include "text/table.h"
#include "text/unicode.h"

#include "negations.inc"

enum {
    TOKEN_WORD_LONGEST = 64,
    TOKEN_WORD_KEPT = 15, /* bytes; longer words are learned each time */
};

static uint16_t token_words_letters(Str text)
{
    uint16_t flags = 0;
    for (size_t at = 0; at < text.len;) {
        Utf8Char read = utf8_read_at(text, at);
        bool digit = unicode_is_digit(read.codepoint);
        if (digit)
            flags |= TOKEN_WORD | TOKEN_DIGITS;
        else if (unicode_is_letter(read.codepoint))
            flags |= TOKEN_WORD;
        if (at == 0 && unicode_is_upper(read.codepoint))
            flags |= TOKEN_CAPITAL;
        at += read.len;
    }
    return flags;
}

static void token_words_learn(Stemmer *stemmer, Str text, StemmerWord *slot)
{
    char room[TOKEN_WORD_LONGEST];
    size_t len = 0;
    slot->hash = unicode_fold_hash(text);
    slot->stem = (uint32_t)slot->hash;
    slot->flags = token_words_letters(text);
    if (text.len > TOKEN_WORD_LONGEST / 2)
        return;
    for (size_t at = 0; at < text.len;) {
        Utf8Char read = utf8_read_at(text, at);
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
    }
    Str folded = { room, len };
    if (stop_words_has(folded))
        slot->flags |= TOKEN_STOP;
    if (TABLE_FIND(NEGATIONS, word, folded))
        slot->flags |= TOKEN_NEGATION;
    if (stemmer && (slot->flags & TOKEN_WORD))
        slot->stem = (uint32_t)str_hash(stemmer_stem(stemmer, folded));
}

/* What tells a word of at most TOKEN_WORD_KEPT bytes from all others. */
static void token_words_key(uint64_t letters[2], Str text)
{
    letters[0] = text.len < 8 ? table_short(text) : str_eight(text, 0);
    letters[1] = text.len > 8 ? str_eight(text, text.len - 8) >> (8 * (16 - text.len)) : 0;
    letters[1] |= text.len < 8 ? 0 : (uint64_t)text.len << 56;
}

void token_words_fill(Stemmer *stemmer, Str text, Token *token)
{
    Str piece = str_slice(text, token->span);
    StemmerWord learned = { .flags = 0 }, *slot = &learned;
    if (!stemmer || piece.len > TOKEN_WORD_KEPT || piece.len == 0) {
        token_words_learn(stemmer, piece, slot);
    } else {
        token_words_key(learned.letters, piece);
        uint64_t hash = hash_mix(learned.letters[0], learned.letters[1]);
        slot = &stemmer->words[hash % STEMMER_WORDS];
        if (slot->letters[0] != learned.letters[0] || slot->letters[1] != learned.letters[1]) {
            token_words_learn(stemmer, piece, &learned);
            *slot = learned;
        }
    }
    token->word = slot->hash;
    token->stem = slot->stem;
    token->flags = slot->flags;
}
