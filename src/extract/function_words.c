/*
 * function_words.c - the commonest little words of some languages.
 *
 * They tell running text from menus, and languages apart: a word that several
 * languages have counts for each of them, and the language with most hits wins
 * if it is ahead of the next.  Scripts that one language uses almost alone
 * decide without words.
 */
#include "extract/function_words.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/table.h"
#include "text/unicode.h"

#include "function_words.inc"

enum {
    FUNCTION_WORD_MAX = 24, /* longer words are never little */
    GUESS_LANGUAGES = 32,   /* more than data/function_words.tsv names */
    GUESS_BYTES = 20000,    /* of the text that are looked at */
    GUESS_HITS = 6,         /* fewer say nothing */
};

typedef struct GuessScript {
    uint32_t first, last;
    Str language; /* empty: words must tell */
} GuessScript;

static const GuessScript GUESS_SCRIPTS[] = {
    { 0x3040, 0x30FF, { "ja", 2 } }, { 0xAC00, 0xD7AF, { "ko", 2 } },
    { 0x4E00, 0x9FFF, { "zh", 2 } }, { 0x0590, 0x05FF, { "he", 2 } },
    { 0x0600, 0x06FF, { "ar", 2 } }, { 0x0E00, 0x0E7F, { "th", 2 } },
    { 0x0900, 0x097F, { "hi", 2 } }, { 0x0980, 0x09FF, { "bn", 2 } },
    { 0x0B80, 0x0BFF, { "ta", 2 } }, { 0x0370, 0x03FF, { "el", 2 } },
    { 0x10A0, 0x10FF, { "ka", 2 } }, { 0x0530, 0x058F, { "hy", 2 } },
};
enum { GUESS_SCRIPT_COUNT = sizeof GUESS_SCRIPTS / sizeof GUESS_SCRIPTS[0] };

static const FunctionWord *function_word_find_long(Str word)
{
    char room[2 * FUNCTION_WORD_MAX];
    Str folded = unicode_fold_into(word, room, sizeof room);
    return TABLE_FIND(FUNCTION_WORDS, word, folded);
}

static const FunctionWord *function_word_find(Str word)
{
    if (word.len > FUNCTION_WORD_MAX)
        return NULL;
    uint64_t key = word.len <= TABLE_SHORT ? table_short(word) : UINT64_MAX;
    if (unicode_fold_eight(&key)) /* the length, its last byte, is none of a letter */
        return TABLE_FIND_SHORT(FUNCTION_WORDS, word, key);
    return function_word_find_long(word);
}

bool function_words_has(Str word)
{
    return function_word_find(word) != NULL;
}

typedef struct GuessVotes {
    Str languages[GUESS_LANGUAGES];
    uint32_t hits[GUESS_LANGUAGES];
    size_t count;
    uint32_t letters, script[GUESS_SCRIPT_COUNT];
    uint16_t met[sizeof FUNCTION_WORDS / sizeof FUNCTION_WORDS[0]]; /* each word: how often */
} GuessVotes;

static void guess_vote(GuessVotes *votes, Str languages, uint32_t hits)
{
    while (languages.len) {
        StrCut cut = str_cut(languages, ' ');
        size_t i = 0;
        while (i < votes->count && !str_equal(votes->languages[i], cut.head))
            i++;
        if (i == votes->count && i < GUESS_LANGUAGES)
            votes->languages[votes->count++] = cut.head;
        if (i < GUESS_LANGUAGES)
            votes->hits[i] += hits;
        languages = cut.tail;
    }
}

static void guess_letter(GuessVotes *votes, uint32_t letter)
{
    votes->letters++;
    for (size_t i = 0; letter >= 0x370 && i < GUESS_SCRIPT_COUNT; i++)
        votes->script[i] += letter >= GUESS_SCRIPTS[i].first && letter <= GUESS_SCRIPTS[i].last;
}

static void guess_word(GuessVotes *votes, Str word)
{
    const FunctionWord *row = function_word_find(word);
    if (row)
        votes->met[row - FUNCTION_WORDS]++;
}

static void guess_count(GuessVotes *votes, Str text)
{
    size_t begin = STR_NONE;
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_not_in(text, &ASCII_ALPHA, at), len = 0;
        votes->letters += (uint32_t)(end - at);
        if (end == at) {
            Utf8Char c = utf8_read_at(text, at);
            len = c.len;
            end = at + (unicode_is_letter(c.codepoint) ? len : 0);
            if (end > at)
                guess_letter(votes, c.codepoint);
        }
        if (end > at && begin == STR_NONE)
            begin = at;
        if (end == at && begin != STR_NONE) {
            guess_word(votes, str_between(text, begin, at));
            begin = STR_NONE;
        }
        at = end > at ? end : at + len;
    }
    if (begin != STR_NONE)
        guess_word(votes, str_between(text, begin, text.len));
}

LanguageGuess function_words_guess(Str text)
{
    GuessVotes votes = { .count = 0 };
    Str head = str_take(text, utf8_floor(text, text.len < GUESS_BYTES ? text.len : GUESS_BYTES));
    guess_count(&votes, head);
    for (size_t i = 0; i < sizeof FUNCTION_WORDS / sizeof FUNCTION_WORDS[0]; i++)
        if (votes.met[i])
            guess_vote(&votes, FUNCTION_WORDS[i].languages, votes.met[i]);
    for (size_t i = 0; i < GUESS_SCRIPT_COUNT; i++) {
        /* kana stand between Han characters: a few of them make a text Japanese */
        uint32_t share = i == 0 ? 10 : 2;
        if (votes.script[i] * share > votes.letters && votes.letters > 10)
            return (LanguageGuess){ GUESS_SCRIPTS[i].language,
                                    (double)votes.script[i] / votes.letters };
    }
    size_t best = 0;
    uint32_t second = 0;
    for (size_t i = 1; i < votes.count; i++)
        if (votes.hits[i] > votes.hits[best])
            best = i;
    for (size_t i = 0; i < votes.count; i++)
        if (i != best && votes.hits[i] > second)
            second = votes.hits[i];
    if (votes.count == 0 || votes.hits[best] < GUESS_HITS || votes.hits[best] < second + 2)
        return (LanguageGuess){ .confidence = 0 };
    double lead = votes.hits[best] - second, all = votes.hits[best] + GUESS_HITS;
    return (LanguageGuess){ votes.languages[best], lead / all };
}
