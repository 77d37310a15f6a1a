/*
 * time_lexicon.c - the words of times, looked up once for each token.
 *
 * Most tokens of a text are in none of the tables, so the rules ask a small
 * record for each token and never the tables.
 */
#include "language/time_grammar.h"

#include "text/table.h"

#include "holidays.inc"
#include "time_words.inc"

const TimesToken *times_look_up(const LanguageWork *work)
{
    enum { ROWS = sizeof TIME_WORDS / sizeof TIME_WORDS[0] };
    TimesToken *known = ARENA_NEW(work->scratch, TimesToken, work->out->token_count);
    for (size_t i = 0; i < work->out->token_count; i++) {
        char room[LANGUAGE_WORD_ROOM];
        uint16_t flags = work->out->tokens[i].flags;
        Str word = language_token_fold(work, i, room);
        if (word.len == 0)
            continue;
        const TimeWordRow *row = TABLE_FIND(TIME_WORDS, first, word);
        known[i].rows = row;
        for (; row && row < TIME_WORDS + ROWS && str_equal(row->first, word); row++)
            known[i].row_count++;
        known[i].is_number = (flags & TOKEN_DIGITS) != 0 || number_is_word(word) ||
                             str_equal(word, STR("a")) || str_equal(word, STR("an"));
        if (flags & TOKEN_WORD) {
            known[i].word = calendar_word_find(word);
            known[i].is_holiday = TABLE_FIND(HOLIDAYS, first, word) != NULL;
        }
        known[i].begins = known[i].rows || known[i].word.kind != CALENDAR_WORD_NONE ||
                          known[i].is_number || known[i].is_holiday;
    }
    return known;
}

bool times_is(const TimesScan *scan, size_t token, Str word)
{
    return token < scan->end && language_token_is(scan->work, token, word);
}

TimesWord times_find(const TimesScan *scan, size_t token, const char *kind)
{
    TimesWord best = { false, 0, token };
    if (token >= scan->end)
        return best;
    const TimesToken *known = &scan->known[token];
    for (size_t i = 0; i < known->row_count; i++) {
        const TimeWordRow *row = &known->rows[i];
        if (!str_equal(row->kind, str_from_cstr(kind)))
            continue;
        Str rest = row->rest;
        size_t at = token + 1;
        bool fits = true;
        while (rest.len > 0 && fits) {
            StrCut cut = str_cut(rest, ' ');
            fits = times_is(scan, at++, cut.head);
            rest = cut.tail;
        }
        if (fits && (!best.found || at > best.after))
            best = (TimesWord){ true, row->value, at };
    }
    return best;
}

CalendarWord times_word(const TimesScan *scan, size_t token)
{
    return token < scan->end ? scan->known[token].word : (CalendarWord){ CALENDAR_WORD_NONE, 0 };
}

bool times_is_plural(const TimesScan *scan, size_t token)
{
    return token < scan->end && str_ends_with(language_token_text(scan->work, token), STR("s"));
}

bool times_is_capital(const TimesScan *scan, size_t token)
{
    return (scan->work->out->tokens[token].flags & TOKEN_CAPITAL) != 0;
}

bool times_is_hyphen(const TimesScan *scan, size_t token)
{
    return token < scan->end && number_is_dash(scan->work, token) &&
           number_is_attached(scan->work, token);
}

bool times_skip(TimesScan *scan, Str word)
{
    bool is_word = times_is(scan, scan->at, word);
    scan->at += is_word;
    return is_word;
}

NumberPhrase times_number(const TimesScan *scan, size_t token)
{
    if (token >= scan->end || !scan->known[token].is_number)
        return (NumberPhrase){ .kind = NUMBER_NONE };
    return number_read(scan->work, token, scan->end, false);
}

/* "nineteen ninety-six", "two thousand [and] ten", "twenty nineteen". */
static int times_year_in_words(const TimesScan *scan, size_t token, size_t *after)
{
    enum { THOUSAND = 1000, HUNDRED = 100 };
    NumberPhrase head = times_number(scan, token);
    if (head.kind != NUMBER_CARDINAL || !head.is_words)
        return 0;
    *after = head.end;
    if (head.value >= 2 * THOUSAND && head.value < 2 * THOUSAND + HUNDRED &&
        times_is(scan, token, STR("two")))
        return (int)head.value;
    NumberPhrase tail = times_number(scan, head.end);
    bool fits = head.value >= 16 && head.value <= 20 && tail.kind == NUMBER_CARDINAL &&
                tail.is_words && tail.value >= 10 && tail.value < HUNDRED &&
                !number_is_dash(scan->work, token + 1);
    if (!fits)
        return 0;
    *after = tail.end;
    return (int)head.value * HUNDRED + (int)tail.value;
}

int times_year_at(const TimesScan *scan, size_t token, size_t *after)
{
    NumberPhrase number = times_number(scan, token);
    if (number.kind == NUMBER_CARDINAL && number.is_words)
        return times_year_in_words(scan, token, after);
    if (number.kind != NUMBER_CARDINAL || !number.is_plain || number.digits != 4 ||
        number.end != token + 1)
        return 0;
    int year = (int)number.value;
    *after = number.end;
    return year >= TIMES_FIRST_YEAR && year <= TIMES_LAST_YEAR ? year : 0;
}

int times_day_at(const TimesScan *scan, size_t token, size_t *after)
{
    NumberPhrase number = times_number(scan, token);
    bool fits = number.kind == NUMBER_ORDINAL ||
                (number.kind == NUMBER_CARDINAL && (number.is_plain || number.is_words));
    if (!fits || number.digits > 2 || number.value < 1 || number.value > 31 || number.has_article)
        return 0;
    *after = number.end;
    return (int)number.value;
}
