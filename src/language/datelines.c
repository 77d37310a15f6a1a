/*
 * datelines.c - where the words of a report begin, behind its dateline.
 *
 *     EASTMERE, May 15 (MPA) - A fire that broke out …
 *     [dateline              ]
 *
 * Before a dash, at the head of a paragraph: capitals, figures and commas, and
 * among them a place in capitals, a day, or an agency in brackets.  The date is
 * that of the writing, and the rest belongs to the page, not to the sentence.
 */
#include "language/language_parts.h"

enum {
    DATELINE_TOKENS_MAX = 20,
    DATELINE_SHOUTED = 4, /* letters of a word in capitals that is no acronym */
};

static bool dateline_is_dash(Str sign)
{
    return str_equal(sign, STR("-")) || str_equal(sign, STR("--")) ||
           str_equal(sign, STR("\xe2\x80\x93")) || str_equal(sign, STR("\xe2\x80\x94"));
}

/* "EASTMERE": all letters are capitals. */
static bool dateline_is_shouted(Str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (str_at(word, i) < 'A' || str_at(word, i) > 'Z')
            return false;
    return word.len >= DATELINE_SHOUTED;
}

static bool dateline_may_hold(const Token *token, Str word)
{
    if (token->flags & TOKEN_WORD)
        return (token->flags & (TOKEN_CAPITAL | TOKEN_DIGITS)) || str_equal(word, STR("of")) ||
               str_equal(word, STR("de"));
    return word.len == 1 && str_find_byte(STR(",.:/()'"), str_at(word, 0), 0) != STR_NONE;
}

/* Is token `at` of a sentence the dash of a dateline: with a space, or closing a bracket? */
static bool dateline_ends_at(const LanguageWork *work, const Sentence *sentence, uint32_t at)
{
    const Token *tokens = &work->out->tokens[sentence->first_token];
    bool is_spaced = at > 0 && (tokens[at - 1].flags & TOKEN_SPACE_AFTER) != 0;
    Str before = language_token_text(work, sentence->first_token + at - 1);
    Str sign = language_token_text(work, sentence->first_token + at);
    return dateline_is_dash(sign) &&
           (is_spaced || str_equal(before, STR(")")) || !str_equal(sign, STR("-")));
}

/* The token behind the dateline of a sentence, counted from its first; 0 for none. */
static uint32_t dateline_read(const LanguageWork *work, const Sentence *sentence)
{
    const Token *tokens = &work->out->tokens[sentence->first_token];
    bool has_place = false, has_bracket = false, has_day = false;
    for (uint32_t i = 0; i < sentence->token_count && i < DATELINE_TOKENS_MAX; i++) {
        Str word = language_token_text(work, sentence->first_token + i);
        if (i > 0 && dateline_ends_at(work, sentence, i)) {
            uint32_t next = i + 1;
            while (next < sentence->token_count &&
                   dateline_is_dash(language_token_text(work, sentence->first_token + next)))
                next++;
            bool goes_on = next + 1 < sentence->token_count &&
                           !((tokens[next].flags & TOKEN_WORD) &&
                             !(tokens[next].flags & (TOKEN_CAPITAL | TOKEN_DIGITS)));
            return goes_on && (has_place || has_bracket || has_day) ? next : 0;
        }
        if (!dateline_may_hold(&tokens[i], word))
            return 0;
        has_place |= i == 0 && dateline_is_shouted(word);
        has_bracket |= str_equal(word, STR(")")) || str_equal(word, STR("/"));
        has_day |=
            i > 0 && (tokens[i].flags & TOKEN_DIGITS) && (tokens[i - 1].flags & TOKEN_CAPITAL);
    }
    return 0;
}

void language_find_datelines(LanguageWork *work)
{
    Analysis *out = work->out;
    for (size_t i = 0; i < out->sentence_count; i++) {
        Sentence *sentence = &out->sentences[i];
        bool opens = i == 0 || out->sentences[i - 1].paragraph != sentence->paragraph;
        if (!opens || sentence->kind != SENTENCE_BODY)
            continue;
        uint32_t first = dateline_read(work, sentence);
        if (first > 0)
            sentence->dateline_len =
                out->tokens[sentence->first_token + first].span.begin - sentence->span.begin;
    }
}
