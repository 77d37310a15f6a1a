/*
 * pieces.c - a text as written words and signs, for rules about names.
 *
 * One pass.  A sign between two letters belongs to the word when it is a
 * hyphen, an apostrophe, an ampersand or the dot of an abbreviation ("U.S.",
 * "J."); whatever else is not a letter or digit is a piece of its own.
 */
#include "language/pieces.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/countries.h"
#include "text/unicode.h"

#include <string.h>

/* Bytes of "U.S.S.R" and the like; a longer word is not looked at again. */
enum { PIECES_INITIALS_MAX = 15 };

typedef struct PieceReader {
    Str text;
    size_t at;
    Arena *arena;
    VEC(Piece) out;
} PieceReader;

static bool pieces_is_word_char(uint32_t c)
{
    return unicode_is_letter(c) || unicode_is_digit(c);
}

static bool pieces_is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool pieces_is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* Whether the word [begin, at) is single letters with dots, and at least one letter. */
static bool pieces_is_initials(Str word)
{
    if (!word.len || word.len > PIECES_INITIALS_MAX || !ascii_is_alpha(str_at(word, 0)))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (i % 2 ? str_at(word, i) != '.' : !ascii_is_alpha(str_at(word, i)))
            return false;
    return word.len % 2 == 1;
}

/* The place after a sign that joins the word up to `at` with what follows, or 0. */
static size_t pieces_after_joint(Str text, size_t begin, size_t at)
{
    Utf8Char sign = utf8_read_at(text, at);
    Utf8Char next = utf8_read_at(text, at + sign.len);
    bool followed = next.len && pieces_is_word_char(next.codepoint);
    if (sign.codepoint == '.') {
        bool initials = pieces_is_initials(str_slice(text, span(begin, at)));
        bool is_capital = ascii_is_upper(str_at(text, begin));
        if (initials && (is_capital || (followed && at > begin + 1)))
            return at + 1;
        return followed && initials && !ascii_is_digit(str_at(text, at + 1)) ? at + 1 : 0;
    }
    bool joins = pieces_is_hyphen(sign.codepoint) || pieces_is_apostrophe(sign.codepoint) ||
                 sign.codepoint == '&';
    return joins && followed ? at + sign.len : 0;
}

/* ASCII that ends a word whatever stands behind it: no sign that joins words. */
static bool pieces_is_plain_end(char c)
{
    return (unsigned char)c < 0x80 && c != '-' && c != '\'' && c != '&' && c != '.';
}

/* The end of the word that begins at `begin`. */
static size_t pieces_word_end(Str text, size_t begin)
{
    size_t at = begin;
    while (at < text.len) {
        at = str_find_not_in(text, &ASCII_ALNUM, at);
        if (at == text.len)
            break;
        Utf8Char read = utf8_read_at(text, at);
        if (pieces_is_word_char(read.codepoint)) {
            at += read.len;
            continue;
        }
        size_t after = pieces_after_joint(text, begin, at);
        if (!after)
            break;
        at = after;
    }
    return at;
}

/* Bytes of a possessive ending at the end of `word`, with its "s". */
static size_t pieces_possessive_len(Str word)
{
    static const Str ENDINGS[] = { { "'s", 2 }, { "\xe2\x80\x99s", 4 }, { "'S", 2 } };
    if (ascii_lower(str_at(word, word.len - 1)) != 's')
        return 0;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
        if (word.len > ENDINGS[i].len && str_ends_with(word, ENDINGS[i]))
            return ENDINGS[i].len;
    return 0;
}

static uint32_t pieces_word_flags(Str word)
{
    uint32_t flags = PIECE_WORD;
    Utf8Char first = utf8_read(word);
    if (unicode_is_upper(first.codepoint))
        flags |= PIECE_CAPITAL;
    if (unicode_is_digit(first.codepoint))
        flags |= PIECE_DIGIT;
    size_t upper = 0;
    for (size_t at = 0; at < word.len;) {
        Utf8Char read = utf8_read_at(word, at);
        if (unicode_is_upper(read.codepoint))
            upper++;
        else if (unicode_is_letter(read.codepoint))
            return flags;
        at += read.len;
    }
    return upper > 1 ? flags | PIECE_UPPER : flags;
}

/*
 * "U.S.-led" and "Korea-Russia" are two words, "Eul-chul" is one: cut at a
 * hyphen behind the name of a country or its people, unless all is such a name.
 */
static size_t pieces_cut_country(Str text, size_t begin, size_t end)
{
    Str word = str_slice(text, span(begin, end));
    if (!unicode_is_upper(utf8_read(word).codepoint))
        return end;
    size_t hyphen = str_find_byte(word, '-', 0);
    if (hyphen == STR_NONE)
        return end;
    Str head = str_take(word, hyphen);
    bool listed = countries_find(NULL, head) || countries_find_people(NULL, head);
    bool whole = countries_find(NULL, word) || countries_find_people(NULL, word);
    return listed && !whole ? begin + hyphen : end;
}

/* The end of a word of ASCII that is nothing but itself, as most words are; or 0. */
static size_t pieces_plain_end(Str text, size_t begin)
{
    size_t end = str_find_not_in(text, &ASCII_ALNUM, begin);
    return end == text.len || pieces_is_plain_end(text.data[end]) ? end : 0;
}

static uint32_t pieces_plain_flags(Str word)
{
    if (ascii_is_lower(word.data[0]))
        return PIECE_WORD;
    if (ascii_is_upper(word.data[0]) && ascii_is_lower(str_at(word, 1)))
        return PIECE_WORD | PIECE_CAPITAL;
    return pieces_word_flags(word);
}

static void pieces_read_word(PieceReader *r, uint32_t flags)
{
    size_t end = pieces_plain_end(r->text, r->at), cut = 0;
    Str word = str_between(r->text, r->at, end);
    if (end > r->at) {
        flags |= pieces_plain_flags(word);
    } else {
        end = pieces_cut_country(r->text, r->at, pieces_word_end(r->text, r->at));
        word = str_between(r->text, r->at, end);
        cut = pieces_possessive_len(word);
        word = str_take(word, word.len - cut);
        Utf8Char after = utf8_read_at(r->text, end);
        bool is_owner =
            cut || (pieces_is_apostrophe(after.codepoint) && str_ends_with(word, STR("s")));
        flags |= pieces_word_flags(word) | (is_owner ? PIECE_POSSESSIVE : 0);
    }
    *VEC_PUSH(r->arena, &r->out) = (Piece){ span(r->at, r->at + word.len), UINT32_MAX, flags };
    r->at = end;
}

/* Give each piece its sentence, and mark the first word of each. */
void pieces_place(Pieces *pieces, const Analysis *analysis)
{
    size_t s = 0;
    bool expects_first = true;
    for (size_t i = 0; i < pieces->count; i++) {
        Piece *piece = &pieces->items[i];
        size_t before = s;
        while (s < analysis->sentence_count && analysis->sentences[s].span.end <= piece->span.begin)
            s++;
        expects_first |= s != before || (piece->flags & PIECE_LINE_START);
        if (s < analysis->sentence_count && analysis->sentences[s].span.begin <= piece->span.begin)
            piece->sentence = (uint32_t)s;
        if (!(piece->flags & PIECE_WORD)) {
            Str sign = pieces_text(pieces, i);
            expects_first |= str_equal(sign, STR("\xe2\x80\x9c")) || str_equal(sign, STR("\"")) ||
                             str_equal(sign, STR(":")) || str_equal(sign, STR("\xe2\x80\xa2"));
            continue;
        }
        if (expects_first)
            piece->flags |= PIECE_FIRST;
        expects_first = false;
    }
}

Pieces pieces_cut(Str text, const OwnOutlets *outlets, Arena *arena)
{
    PieceReader r = { .text = text, .arena = arena };
    uint32_t flags = PIECE_LINE_START;
    while (r.at < text.len) {
        if (text.data[r.at] == ' ') {
            flags |= PIECE_SPACE_BEFORE;
            r.at++;
            continue;
        }
        Utf8Char read = utf8_read_at(text, r.at);
        if (pieces_is_word_char(read.codepoint)) {
            pieces_read_word(&r, flags);
            flags = 0;
        } else if (unicode_is_space(read.codepoint)) {
            flags |= PIECE_SPACE_BEFORE;
            if (read.codepoint == '\n' || read.codepoint == 0x2028 || read.codepoint == 0x2029)
                flags |= PIECE_LINE_START;
            r.at += read.len;
        } else {
            *VEC_PUSH(arena, &r.out) = (Piece){ span(r.at, r.at + read.len), UINT32_MAX, flags };
            r.at += read.len;
            flags = 0;
        }
    }
    return (Pieces){ text, r.out.items, r.out.count, outlets };
}

Pieces pieces_make(Str text, const OwnOutlets *outlets, const Analysis *analysis, Arena *arena)
{
    Pieces pieces = pieces_cut(text, outlets, arena);
    pieces_place(&pieces, analysis);
    return pieces;
}

bool pieces_is(const Pieces *pieces, size_t at, Str word)
{
    return at < pieces->count && span_len(pieces->items[at].span) == word.len &&
           str_equal_nocase(pieces_text(pieces, at), word);
}

static bool pieces_has_capital(Str words)
{
    size_t at = 0;
    for (; words.len - at >= 8; at += 8) {
        uint64_t eight = str_eight(words, at), small = eight;
        if (!unicode_fold_eight(&small) || small != eight)
            return true; /* or another alphabet, which is no loss */
    }
    while (at < words.len && !ascii_is_upper(words.data[at]))
        at++;
    return at < words.len;
}

/* Whether `text` is one of `words`, byte for byte: it is looked for in all of them at once. */
static bool pieces_is_word_of(Str words, Str text)
{
    for (size_t at = 0; (at = str_find(words, text, at)) != STR_NONE; at++) {
        size_t end = at + text.len;
        if ((at == 0 || words.data[at - 1] == ' ') && (end == words.len || words.data[end] == ' '))
            return true;
    }
    return false;
}

bool pieces_is_any(const Pieces *pieces, size_t at, Str words)
{
    if (at >= pieces->count)
        return false;
    Str text = pieces_text(pieces, at);
    if (text.len <= PIECE_TEXT_MAX && !pieces_has_capital(words)) {
        char small[PIECE_TEXT_MAX];
        for (size_t i = 0; i < text.len; i++)
            small[i] = ascii_lower(text.data[i]);
        return pieces_is_word_of(words, (Str){ small, text.len });
    }
    while (words.len) {
        StrCut cut = str_cut(words, ' ');
        if (cut.head.len == text.len && str_equal_nocase(text, cut.head))
            return true;
        words = cut.tail;
    }
    return false;
}

size_t pieces_match(const Pieces *pieces, size_t at, Str phrase)
{
    size_t count = 0;
    while (phrase.len) {
        StrCut cut = str_cut(phrase, ' ');
        if (!pieces_is(pieces, at + count, cut.head))
            return 0;
        count++;
        phrase = cut.tail;
    }
    return count;
}

PieceText pieces_fold(const Pieces *pieces, size_t at)
{
    PieceText out; /* its data is not cleared: most words are short */
    out.len = unicode_fold_into(pieces_text(pieces, at), out.data, sizeof out.data).len;
    return out;
}

size_t pieces_find(const Pieces *pieces, uint32_t offset)
{
    size_t low = 0, high = pieces->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pieces->items[middle].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
