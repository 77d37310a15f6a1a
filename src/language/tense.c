/*
 * tense.c - whether the clause around a place speaks of what was or of what will be.
 *
 *     "is expected in Eastmere on Thursday"     "arrived in Eastmere on Thursday"
 *
 * The verb that a date belongs to mostly stands before it, and nearest; where
 * none does ("On Thursday the council will vote"), or one follows at once
 * ("the vote on Thursday will decide"), it is the next one after it.
 *
 * Left out: the present, which tells what was in a headline and what will be
 * in a programme; only verbs of a fixed beginning or end count ("opens").
 */
#include "language/tense.h"

#include "text/table.h"

#include "tense_words.inc"

typedef enum TenseWord {
    TENSE_WORD_NONE = 0,
    TENSE_WORD_FUTURE,
    TENSE_WORD_MODAL,
    TENSE_WORD_BE,
    TENSE_WORD_DUE,
    TENSE_WORD_PLAN,
    TENSE_WORD_DELAY,
    TENSE_WORD_STARTS,
    TENSE_WORD_PAST,
} TenseWord;

static bool tense_is_verb(const LanguageWork *work, size_t token)
{
    uint8_t tag = work->out->tokens[token].tag;
    return tag == TAG_VERB || tag == TAG_AUX;
}

static TenseWord tense_word(const LanguageWork *work, size_t token)
{
    static const Str KINDS[] = { { "", 0 },      { "future", 6 }, { "modal", 5 },
                                 { "be", 2 },    { "due", 3 },    { "plan", 4 },
                                 { "delay", 5 }, { "starts", 6 }, { "past", 4 } };
    char room[LANGUAGE_WORD_ROOM];
    if (!(work->out->tokens[token].flags & TOKEN_WORD))
        return TENSE_WORD_NONE;
    Str word = language_token_fold(work, token, room);
    const TenseWordRow *row = TABLE_FIND(TENSE_WORDS, word, word);
    for (size_t i = 1; row && i < sizeof KINDS / sizeof KINDS[0]; i++)
        if (str_equal(row->kind, KINDS[i]))
            return (TenseWord)i;
    /* "the fire that started": a participle after what looks like an article */
    bool follows_that = token > 0 && language_token_is(work, token - 1, STR("that"));
    /* "the damaged cabin": one before its noun tells of no time */
    uint8_t before = token > 0 ? work->out->tokens[token - 1].tag : TAG_PUNCT;
    bool is_before_noun = (before == TAG_DET || before == TAG_ADJ) && !follows_that &&
                          token + 1 < work->out->token_count &&
                          work->out->tokens[token + 1].tag == TAG_NOUN;
    bool is_participle = word.len > 3 && str_ends_with(word, STR("ed")) && !is_before_noun &&
                         (tense_is_verb(work, token) || follows_that);
    return is_participle ? TENSE_WORD_PAST : TENSE_WORD_NONE;
}

/* A form of "be" before `token`, with at most an adverb or "not" between. */
static bool tense_follows_be(const LanguageWork *work, size_t first, size_t token)
{
    for (size_t back = 1; back <= 2 && token >= first + back; back++) {
        TenseWord word = tense_word(work, token - back);
        uint8_t tag = work->out->tokens[token - back].tag;
        if (word == TENSE_WORD_BE || language_token_is(work, token - back, STR("'s")))
            return true;
        if (tag != TAG_ADV && tag != TAG_PART)
            return false;
    }
    return false;
}

/* "is expected", "talks due to", "a vote set for": not "the set", "expected to gain". */
static bool tense_is_due(const LanguageWork *work, TokenRange sentence, size_t token)
{
    bool before_to = language_token_is(work, token + 1, STR("to"));
    bool before_for = language_token_is(work, token + 1, STR("for"));
    bool had_been = token >= sentence.begin + 2 &&
                    language_token_is(work, token - 1, STR("been")) &&
                    language_token_is(work, token - 2, STR("had"));
    if (had_been)
        return false;
    if (tense_follows_be(work, sentence.begin, token))
        return before_to || !language_token_is(work, token, STR("about"));
    return (before_to || before_for) && !language_token_is(work, token, STR("about")) &&
           !language_token_is(work, token, STR("expected"));
}

/* "will be held", "to be held", "will put": what a past tense looks like and is not. */
static bool tense_is_not_finite(const LanguageWork *work, size_t first, size_t token)
{
    for (size_t back = 1; back <= 2 && token >= first + back; back++) {
        size_t at = token - back;
        TenseWord word = tense_word(work, at);
        if (word == TENSE_WORD_FUTURE || word == TENSE_WORD_MODAL ||
            language_token_is(work, at, STR("to")))
            return true;
        if (word == TENSE_WORD_BE)
            return !language_token_is(work, at, STR("was")) &&
                   !language_token_is(work, at, STR("were")) &&
                   !language_token_is(work, at, STR("been"));
        if (work->out->tokens[at].tag != TAG_ADV && work->out->tokens[at].tag != TAG_PART)
            return false;
    }
    return false;
}

/* What the word at `token` says for a date at `place`; TENSE_OPEN where it does not tell. */
static Tense tense_at(const LanguageWork *work, TokenRange sentence, size_t token, size_t place)
{
    bool before_to = language_token_is(work, token + 1, STR("to")) && token + 2 < sentence.end &&
                     work->out->tokens[token + 2].tag != TAG_DET;
    switch (tense_word(work, token)) {
    case TENSE_WORD_FUTURE:
        return TENSE_FUTURE;
    case TENSE_WORD_MODAL:
        return language_token_is(work, token + 1, STR("have")) ? TENSE_PAST : TENSE_FUTURE;
    case TENSE_WORD_BE:
        if (before_to)
            return TENSE_FUTURE;
        return language_token_is(work, token, STR("was")) ||
                       language_token_is(work, token, STR("were"))
                   ? TENSE_PAST
                   : TENSE_OPEN;
    case TENSE_WORD_DUE:
        if (tense_is_due(work, sentence, token))
            return TENSE_FUTURE;
        return tense_is_verb(work, token) && !tense_is_not_finite(work, sentence.begin, token)
                   ? TENSE_PAST
                   : TENSE_OPEN;
    case TENSE_WORD_PLAN:
        return before_to                                                    ? TENSE_FUTURE
               : str_ends_with(language_token_text(work, token), STR("ed")) ? TENSE_PAST
                                                                            : TENSE_OPEN;
    case TENSE_WORD_DELAY:
        for (size_t i = token + 1; i <= place && i < sentence.end; i++)
            if (language_token_is(work, i, STR("to")) || language_token_is(work, i, STR("until")) ||
                language_token_is(work, i, STR("till")))
                return TENSE_FUTURE;
        return str_ends_with(language_token_text(work, token), STR("ed")) ? TENSE_PAST : TENSE_OPEN;
    case TENSE_WORD_STARTS:
        return tense_is_verb(work, token) && !tense_is_not_finite(work, sentence.begin, token)
                   ? TENSE_FUTURE
                   : TENSE_OPEN;
    case TENSE_WORD_PAST:
        return tense_is_not_finite(work, sentence.begin, token) ? TENSE_OPEN : TENSE_PAST;
    case TENSE_WORD_NONE:
    default:
        return TENSE_OPEN;
    }
}

/* "to be held", "to visit": open until the verb before it is seen, and future without one. */
static bool tense_is_infinitive(const LanguageWork *work, size_t token)
{
    return language_token_is(work, token, STR("to")) && tense_is_verb(work, token + 1);
}

Tense tense_find(const LanguageWork *work, TokenRange sentence, TokenRange place)
{
    bool infinitive = false;
    if (language_token_is(work, place.begin, STR("since")) ||
        (place.begin > sentence.begin && language_token_is(work, place.begin - 1, STR("since"))))
        return TENSE_PAST;
    if (place.end < sentence.end && tense_is_verb(work, place.end) &&
        !language_token_is(work, place.end, STR("to"))) {
        Tense tense = tense_at(work, sentence, place.end, place.end);
        if (tense != TENSE_OPEN || tense_word(work, place.end) != TENSE_WORD_BE)
            return tense;
    }
    for (size_t i = place.begin; i-- > sentence.begin;) {
        if (i + 1 < place.begin && tense_is_infinitive(work, i)) {
            if (language_token_is(work, i + 1, STR("be")))
                return TENSE_FUTURE;
            infinitive = true;
        }
        Tense tense = tense_at(work, sentence, i, place.begin);
        if (tense != TENSE_OPEN) /* "asked them to answer by Monday": either */
            return infinitive && tense == TENSE_PAST ? TENSE_OPEN : tense;
    }
    if (infinitive)
        return TENSE_FUTURE;
    for (size_t i = place.end; i < sentence.end; i++) {
        Tense tense = tense_at(work, sentence, i, sentence.end);
        if (tense != TENSE_OPEN || work->out->tokens[i].tag == TAG_VERB)
            return tense;
    }
    return TENSE_OPEN;
}
