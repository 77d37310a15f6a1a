/*
 * token_words.c - what is known of a token by its letters alone: hash, stem, flags.
 *
 * Folding and stemming cost more than all the rest of finding tokens, and most
 * words of a text stand in it many times.  So the results are kept in a small
 * table by the hash of the bytes; a word that meets another in its slot takes
 * the slot over.
 */
#include "language/token_words.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/stop_words.h"
#include "text/table.h"
#include "text/unicode.h"

#include "negations.inc"

enum { TOKEN_WORD_SLOTS = 2048, TOKEN_WORD_LONGEST = 64 };

typedef struct TokenWordSlot {
    uint64_t bytes; /* hash of the token's bytes, 0 in an empty slot */
    uint64_t word;
    uint32_t stem;
    uint16_t flags;
} TokenWordSlot;

void token_words_open(TokenWords *words, Stemmer *stemmer, Arena *scratch)
{
    words->stemmer = stemmer;
    words->slots = ARENA_NEW(scratch, TokenWordSlot, TOKEN_WORD_SLOTS);
}

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

static void token_words_learn(const TokenWords *words, Str text, TokenWordSlot *slot)
{
    char room[TOKEN_WORD_LONGEST];
    size_t len = 0;
    slot->word = unicode_fold_hash(text);
    slot->stem = (uint32_t)slot->word;
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
    if (words->stemmer && (slot->flags & TOKEN_WORD))
        slot->stem = (uint32_t)str_hash(stemmer_stem(words->stemmer, folded));
}

void token_words_fill(TokenWords *words, Str text, Token *token)
{
    Str piece = str_slice(text, token->span);
    uint64_t bytes = str_hash(piece) | 1;
    TokenWordSlot *slot = &words->slots[(bytes >> 20) % TOKEN_WORD_SLOTS];
    if (slot->bytes != bytes) {
        *slot = (TokenWordSlot){ .bytes = bytes };
        token_words_learn(words, piece, slot);
    }
    token->word = slot->word;
    token->stem = slot->stem;
    token->flags = slot->flags;
}
