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

/* Whether the row's kind makes its words a time by themselves. */
static bool times_row_is_strong(const TimeWordRow *row)
{
    static const Str KINDS[] = {
        { "shift", 5 }, { "day", 3 },    { "night", 5 }, { "set", 3 },
        { "ref", 3 },   { "nearly", 6 }, { "week", 4 },  { "letters", 7 }
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
        if (str_equal(row->kind, KINDS[i]))
            return true;
    return false;
}

/* Whether a word of the tables that tells a time stands at `token`, or a phrase of them begins. */
static bool times_is_strong(const LanguageWork *work, const TimesToken *known, size_t token)
{
    if (known->word.kind != CALENDAR_WORD_NONE || known->is_holiday || known->is_number)
        return true;
    for (size_t i = 0; i < known->row_count; i++) {
        const TimeWordRow *row = &known->rows[i];
        if (times_row_is_strong(row) &&
            (row->rest.len == 0 ||
             language_token_is(work, token + 1, str_cut(row->rest, ' ').head)))
            return true;
    }
    return false;
}

/* What the tables know of one token. */
static void times_look_up_token(const LanguageWork *work, size_t token, TimesToken *known)
{
    enum { ROWS = sizeof TIME_WORDS / sizeof TIME_WORDS[0] };
    char room[LANGUAGE_WORD_ROOM];
    uint16_t flags = work->out->tokens[token].flags;
    Str word = language_token_fold(work, token, room);
    if (word.len == 0)
        return;
    const TimeWordRow *row = TABLE_FIND(TIME_WORDS, first, word);
    known->rows = row;
    for (; row && row < TIME_WORDS + ROWS && str_equal(row->first, word); row++)
        known->row_count++;
    known->is_article = str_equal(word, STR("a")) || str_equal(word, STR("an"));
    known->is_number = (flags & TOKEN_DIGITS) != 0 || number_is_word(word);
    if ((flags & TOKEN_WORD) == 0)
        return;
    known->word = calendar_word_find(word);
    known->is_holiday = TABLE_FIND(HOLIDAYS, first, word) != NULL;
}

const TimesToken *times_look_up(const LanguageWork *work)
{
    enum { REACH = 4 }; /* small words before the one that tells a time */
    size_t count = work->out->token_count, strong = count + REACH;
    TimesToken *known = ARENA_NEW(work->scratch, TimesToken, count);
    for (size_t i = 0; i < count; i++)
        times_look_up_token(work, i, &known[i]);
    for (size_t i = count; i-- > 0;) {
        bool is_small = known[i].rows || known[i].is_article;
        if (times_is_strong(work, &known[i], i))
            strong = i;
        known[i].begins = strong == i || (is_small && strong <= i + REACH);
    }
    return known;
}

bool times_is(const TimesScan *scan, size_t token, Str word)
{
    return token < scan->end && language_token_is(scan->work, token, word);
}

size_t times_after_words(const TimesScan *scan, size_t token, Str words)
{
    while (words.len > 0) {
        StrCut cut = str_cut(words, ' ');
        if (!times_is(scan, token++, cut.head))
            return 0;
        words = cut.tail;
    }
    return token;
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
        size_t after = times_after_words(scan, token + 1, row->rest);
        if (after > 0 && (!best.found || after > best.after))
            best = (TimesWord){ true, row->value, after };
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
    if (token >= scan->end || !(scan->known[token].is_number || scan->known[token].is_article))
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
