/*
 * counted.c - the noun that a number counts.
 *
 * After the number stand adjectives and nouns; the last noun of the run is
 * the head.  A plural noun ends the run, for what follows it is no part of
 * it: "26 leaders attend".  Where only an adjective stands that can be used
 * as a noun, "five dead", it is the head.
 */
#include "language/counted.h"

#include "text/table.h"
#include "text/unicode.h"

#include "plural_nouns.inc"

enum { COUNTED_MOST_WORDS = 6 };

static bool counted_is_plural(const LanguageWork *work, size_t token)
{
    char room[LANGUAGE_WORD_ROOM];
    Str word = language_token_fold(work, token, room);
    if (TABLE_FIND(PLURAL_NOUNS, word, word))
        return true;
    return word.len > 3 && str_ends_with(word, STR("s")) && !str_ends_with(word, STR("ss")) &&
           !str_ends_with(word, STR("us")) && !str_ends_with(word, STR("is"));
}

/* "dead", "injured": people, where no noun follows. */
static bool counted_is_people(const LanguageWork *work, size_t token)
{
    static const Str WORDS[] = { { "dead", 4 },    { "injured", 7 }, { "wounded", 7 },
                                 { "missing", 7 }, { "killed", 6 },  { "others", 6 },
                                 { "homeless", 8 } };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        if (language_token_is(work, token, WORDS[i]))
            return true;
    return false;
}

static bool counted_is_participle(const LanguageWork *work, size_t token, size_t end)
{
    Str word = language_token_text(work, token);
    return (str_ends_with(word, STR("ed")) || str_ends_with(word, STR("ing"))) && token + 1 < end &&
           (work->out->tokens[token + 1].tag == TAG_NOUN ||
            work->out->tokens[token + 1].tag == TAG_ADJ);
}

size_t counted_find(const LanguageWork *work, size_t token, size_t end)
{
    const Token *tokens = work->out->tokens;
    size_t head = end;
    if (language_token_is(work, token, STR("of")) && token < end) {
        token++;
        while (token < end && (tokens[token].tag == TAG_DET || tokens[token].tag == TAG_PRON))
            token++;
    }
    for (size_t i = token, words = 0; i < end && words < COUNTED_MOST_WORDS; i++, words++) {
        Tag tag = (Tag)tokens[i].tag;
        bool is_hyphen = i > token && language_token_is(work, i, STR("-"));
        bool is_noun = tag == TAG_NOUN || tag == TAG_PROPN;
        if (!(tokens[i].flags & TOKEN_WORD) && !is_hyphen)
            break;
        if ((tokens[i].flags & TOKEN_DIGITS) != 0 && tag == TAG_NUM)
            break;
        if (is_noun && (tokens[i].flags & TOKEN_SPACE_AFTER) == 0 &&
            language_token_is(work, i + 1, STR("'s")))
            break;
        if (is_noun) {
            head = i;
            if (counted_is_plural(work, i))
                break;
        } else if (tag == TAG_ADJ && head == end && counted_is_people(work, i) &&
                   (i + 1 >= end || tokens[i + 1].tag != TAG_NOUN)) {
            return i;
        } else if (tag != TAG_ADJ && tag != TAG_NUM && !is_hyphen &&
                   !(tag == TAG_VERB && counted_is_participle(work, i, end))) {
            if (head == end && counted_is_people(work, i))
                return i;
            break;
        }
    }
    return head;
}
