/*
 * tag.c - a coarse part of speech for each token.
 *
 * Closed classes and frequent words come from data/tags.tsv, the rest is told
 * by capitals, digits and the end of the word, and mended by the word before:
 * after "to" or a modal stands a verb, after an article none.  That is enough
 * to find the noun that a number counts and the verb of a clause; it is not a
 * tagger, and every ambiguous word has one tag only.
 */
#include "base/utf8.h"
#include "language/language_parts.h"
#include "text/table.h"
#include "text/unicode.h"

#include "tag_suffixes.inc"
#include "tags.inc"

enum { TAG_LONGEST_SUFFIX = 5, TAG_SHORTEST_STEM = 2 };

static Tag tag_from_name(Str name)
{
    static const char *const NAMES[] = { "X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                         "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                         "PROPN", "PUNCT", "SCONJ", "SYM", "VERB" };
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (str_equal(name, str_from_cstr(NAMES[i])))
            return (Tag)i;
    return TAG_X;
}

static Tag tag_by_suffix(Str word)
{
    for (size_t len = TAG_LONGEST_SUFFIX; len > 0; len--) {
        if (word.len < len + TAG_SHORTEST_STEM)
            continue;
        const TagSuffix *found = TABLE_FIND(TAG_SUFFIXES, suffix, str_last(word, len));
        if (found)
            return tag_from_name(found->tag);
    }
    return TAG_NOUN;
}

static Tag tag_of_mark(Str text)
{
    uint32_t first = utf8_read(text).codepoint;
    switch (first) {
    case '$':
    case '%':
    case '+':
    case '=':
    case '<':
    case '>':
    case '#':
    case 0xA3:
    case 0xA5:
    case 0xB0:
    case 0x20AC:
        return TAG_SYM;
    default:
        return unicode_is_punctuation(first) ? TAG_PUNCT : TAG_X;
    }
}

/* What the word before does to an open-class word. */
static Tag tag_in_context(const LanguageWork *work, size_t token, size_t first, Str word, Tag tag)
{
    const Token *tokens = work->out->tokens;
    Tag before = token > first ? (Tag)tokens[token - 1].tag : TAG_PUNCT;
    bool noun_or_verb = tag == TAG_NOUN || tag == TAG_VERB;
    if (!noun_or_verb)
        return tag;
    if (language_token_is(work, token - (token > first), STR("to")) && before == TAG_PART)
        return str_ends_with(word, STR("s")) || str_ends_with(word, STR("ing")) ? tag : TAG_VERB;
    if (before == TAG_AUX && tag == TAG_NOUN)
        return str_ends_with(word, STR("s")) ? TAG_NOUN : TAG_VERB;
    if (before == TAG_DET || before == TAG_ADJ || before == TAG_NUM) {
        bool participle = str_ends_with(word, STR("ed")) || str_ends_with(word, STR("ing"));
        return tag == TAG_VERB ? (participle ? TAG_ADJ : TAG_NOUN) : tag;
    }
    return tag;
}

static Tag tag_of_token(const LanguageWork *work, size_t token, size_t first)
{
    const Token *at = &work->out->tokens[token];
    char room[LANGUAGE_WORD_ROOM];
    if (!(at->flags & TOKEN_WORD))
        return tag_of_mark(language_token_text(work, token));
    if ((at->flags & TOKEN_DIGITS) != 0)
        return (at->flags & TOKEN_CAPITAL) != 0 ? TAG_PROPN : TAG_NUM;
    Str word = language_token_fold(work, token, room);
    const TagRow *row = TABLE_FIND(TAG_ROWS, word, word);
    bool is_first = token == first;
    if (str_equal(language_token_text(work, token), STR("US")))
        return TAG_PROPN;
    if ((at->flags & TOKEN_CAPITAL) != 0 && !is_first &&
        (!row || str_equal(row->tag, STR("NOUN")) || str_equal(row->tag, STR("ADJ")) ||
         str_equal(row->tag, STR("VERB"))))
        return TAG_PROPN;
    if (row)
        return tag_in_context(work, token, first, word, tag_from_name(row->tag));
    if (is_first && (at->flags & TOKEN_CAPITAL) != 0 && token + 1 < work->out->token_count &&
        (work->out->tokens[token + 1].flags & TOKEN_CAPITAL) != 0)
        return TAG_PROPN;
    return tag_in_context(work, token, first, word, tag_by_suffix(word));
}

void language_tag_tokens(LanguageWork *work)
{
    for (size_t i = 0; i < work->out->sentence_count; i++) {
        const Sentence *sentence = &work->out->sentences[i];
        size_t end = (size_t)sentence->first_token + sentence->token_count;
        for (size_t t = sentence->first_token; t < end; t++)
            work->out->tokens[t].tag = (uint8_t)tag_of_token(work, t, sentence->first_token);
    }
}
