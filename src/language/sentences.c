/*
 * sentences.c - where sentences end.
 *
 * A paragraph is cut after a full stop, question or exclamation mark where
 * what follows looks like a beginning.  A full stop that is part of an
 * abbreviation or initial belongs to its token already; whether it ends the
 * sentence too is told by the kind of the abbreviation and the word after it.
 * A short passage in quotation marks or brackets is not cut inside, so that
 * "We won. At last," she said stays one sentence.
 */
#include "base/ascii.h"
#include "base/utf8.h"
#include "language/language_parts.h"
#include "language/list_marks.h"
#include "language/paragraphs.h"
#include "text/table.h"
#include "text/unicode.h"

#include "abbreviations.inc"
#include "month_names.inc"
#include "sentence_starts.inc"

enum {
    SENTENCE_GUARD_BYTES = 250, /* a longer passage in marks is cut like any other */
    SENTENCE_GUARD_TOKENS = 80,
    SENTENCE_PLAIN_LETTERS = 5, /* a small word this long before a full stop is no abbreviation */
};

typedef struct SentenceVec {
    Sentence *items;
    size_t count, room;
} SentenceVec;

typedef enum SentenceNext {
    SENTENCE_NEXT_END = 0,
    SENTENCE_NEXT_UPPER, /* also letters without case */
    SENTENCE_NEXT_LOWER,
    SENTENCE_NEXT_DIGIT,
    SENTENCE_NEXT_MARK,
} SentenceNext;

static uint32_t sentence_codepoint(const LanguageWork *work, size_t token)
{
    return utf8_read(language_token_text(work, token)).codepoint;
}

/* A token of marks that can end a sentence. */
static bool sentence_is_terminal(const LanguageWork *work, size_t token)
{
    switch (sentence_codepoint(work, token)) {
    case '.':
        return !(work->out->tokens[token].flags & TOKEN_WORD);
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x203C:
    case 0x2047:
    case 0x2049:
    case 0x3002: /* ideographic full stop, full-width marks */
    case 0xFF0E:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF61:
    case 0x964: /* danda */
    case 0x61F: /* Arabic question mark, Urdu full stop */
    case 0x6D4:
    case 0x589:  /* Armenian */
    case 0x1362: /* Ethiopic */
    case 0x1367:
    case 0x104B: /* Myanmar */
        return true;
    default:
        return false;
    }
}

static bool sentence_is_closer(uint32_t codepoint)
{
    switch (codepoint) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x2019:
    case 0x201D:
    case 0xBB:
    case 0x203A:
    case 0x300D:
    case 0x300F:
    case 0xFF09:
    case 0x300B:
        return true;
    default:
        return false;
    }
}

static bool sentence_is_opener(uint32_t codepoint)
{
    switch (codepoint) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x300C:
    case 0x300E:
    case 0xBF:
    case 0xA1:
        return true;
    default:
        return false;
    }
}

static bool sentence_is_attached(const LanguageWork *work, size_t token)
{
    const Token *tokens = work->out->tokens;
    return tokens[token].span.begin == tokens[token - 1].span.end;
}

/* "[1]" or "11" set right after the mark: the number of a footnote. */
static size_t sentence_skip_footnote(const LanguageWork *work, size_t token, size_t end)
{
    const Token *tokens = work->out->tokens;
    if (token + 2 < end && sentence_codepoint(work, token) == '[' &&
        (tokens[token + 1].flags & TOKEN_DIGITS) != 0 && sentence_codepoint(work, token + 2) == ']')
        return token + 3;
    if ((tokens[token].flags & TOKEN_DIGITS) != 0 && span_len(tokens[token].span) <= 2 &&
        (tokens[token - 1].flags & TOKEN_WORD) == 0 && token >= 2 &&
        (tokens[token - 2].flags & TOKEN_DIGITS) == 0)
        return token + 1;
    return token;
}

/* The token after the marks that begin at `token` and all that closes with them. */
static size_t sentence_after_marks(const LanguageWork *work, size_t token, size_t end)
{
    const Token *tokens = work->out->tokens;
    size_t next = token + 1;
    while (next < end) {
        bool attached = sentence_is_attached(work, next);
        if (sentence_is_terminal(work, next) &&
            (attached || sentence_codepoint(work, next) == '.')) {
            next++;
            continue;
        }
        if (!attached)
            break;
        size_t footnote = sentence_skip_footnote(work, next, end);
        uint32_t codepoint = sentence_codepoint(work, next);
        bool german =
            codepoint == 0x201C && (next + 1 >= end || !sentence_is_attached(work, next + 1));
        if (footnote == next && !german && !sentence_is_closer(codepoint))
            break;
        bool more = footnote > next && footnote + 1 < end &&
                    (tokens[footnote].flags & TOKEN_DIGITS) != 0 &&
                    span_len(tokens[footnote].span) <= 2 &&
                    (tokens[footnote + 1].flags & TOKEN_CAPITAL) != 0;
        next = footnote > next ? footnote + more : next + 1;
    }
    return next;
}

/* What the words from `token` on begin with. */
static SentenceNext sentence_next(const LanguageWork *work, size_t token, size_t end)
{
    while (token < end && sentence_is_opener(sentence_codepoint(work, token)))
        token++;
    if (token + 1 < end && sentence_is_attached(work, token + 1) == false &&
        (language_token_is(work, token, STR("-")) ||
         language_token_is(work, token, STR("\xe2\x80\x93"))) &&
        unicode_is_upper(sentence_codepoint(work, token + 1)))
        return SENTENCE_NEXT_UPPER;
    if (token >= end)
        return SENTENCE_NEXT_END;
    uint32_t first = sentence_codepoint(work, token);
    if (unicode_is_lower(first))
        return SENTENCE_NEXT_LOWER;
    if (unicode_is_letter(first))
        return SENTENCE_NEXT_UPPER;
    return unicode_is_digit(first) ? SENTENCE_NEXT_DIGIT : SENTENCE_NEXT_MARK;
}

static const Abbreviation *sentence_abbreviation(const LanguageWork *work, size_t token)
{
    char room[LANGUAGE_WORD_ROOM];
    Str word = language_token_fold(work, token, room);
    if (word.len < 2 || word.data[word.len - 1] != '.')
        return NULL;
    return TABLE_FIND(ABBREVIATIONS, word, str_take(word, word.len - 1));
}

/* "He", "Hvad", "Wir": words that begin sentences and are no names. */
static bool sentence_is_start(const LanguageWork *work, size_t token)
{
    char room[LANGUAGE_WORD_ROOM];
    Str word = language_token_fold(work, token, room);
    return (work->out->tokens[token].flags & TOKEN_STOP) != 0 ||
           TABLE_FIND(SENTENCE_STARTS, word, word) != NULL;
}

/* A word token that ends in a full stop: does the sentence from `first` on end with it? */
static bool sentence_ends_at_abbreviation(const LanguageWork *work, size_t first, size_t token,
                                          size_t next, size_t end)
{
    enum { CLOCK_TOKENS = 4 };
    static const Str TITLE = { "title", 5 }, NEVER = { "never", 5 }, NUMBER = { "number", 6 };
    const Abbreviation *found = sentence_abbreviation(work, token);
    Str text = language_token_text(work, token);
    SentenceNext begins = sentence_next(work, next, end);
    bool is_initial = !found && str_find_byte(text, '.', 0) == text.len - 1;
    if (is_initial || begins != SENTENCE_NEXT_UPPER)
        return false;
    if (found && (str_equal(found->kind, TITLE) || str_equal(found->kind, NEVER) ||
                  str_equal(found->kind, NUMBER)))
        return false;
    while (next < end && sentence_is_opener(sentence_codepoint(work, next)))
        next++;
    if (language_token_is(work, token, STR("etc.")))
        return true;
    /* "At 5 a.m. Mr. Smith went", but "He left at 6 p.m. Travelers…" */
    if (language_token_is(work, token, STR("a.m.")) || language_token_is(work, token, STR("p.m.")))
        return token - first >= CLOCK_TOKENS;
    const Abbreviation *after = sentence_abbreviation(work, next);
    return (after && str_equal(after->kind, TITLE)) || sentence_is_start(work, next);
}

/* A single letter or a number that the full stop at `token` belongs to: "z. B.", "S. 225", "12.
 * Juni". */
static bool sentence_is_ordinal_dot(const LanguageWork *work, size_t token, size_t next, size_t end)
{
    const Token *tokens = work->out->tokens;
    if (token == 0 || !sentence_is_attached(work, token) || next != token + 1 || next >= end)
        return false;
    Str before = language_token_text(work, token - 1), word = language_token_text(work, next);
    char room[LANGUAGE_WORD_ROOM];
    size_t letter = utf8_read(before).len;
    bool is_letter = letter == before.len && unicode_is_letter(utf8_read(before).codepoint);
    bool word_is_letter = utf8_read(word).len == word.len ||
                          (word.len == utf8_read(word).len + 1 && str_ends_with(word, STR(".")));
    bool begins_digit = (tokens[next].flags & TOKEN_DIGITS) != 0;
    if (str_equal(before, STR("\xc2\xb0"))) /* "N°. 12" */
        return begins_digit;
    if (is_letter)
        return begins_digit || (unicode_is_lower(utf8_read(before).codepoint) && word_is_letter &&
                                (tokens[next].flags & TOKEN_WORD) != 0);
    bool is_number = (tokens[token - 1].flags & TOKEN_DIGITS) != 0 && before.len <= 2;
    Str folded = language_token_fold(work, next, room);
    return is_number && TABLE_FIND(MONTH_NAMES, name, folded) != NULL;
}

/*
 * "…a recent thaw. experts say", "Does it have rooms? are they quiet": a small letter after a
 * long plain word or a question.
 */
static bool sentence_ends_before_small(const LanguageWork *work, size_t token, size_t next)
{
    if (next != token + 1 || token == 0 || sentence_is_attached(work, next))
        return false;
    if (sentence_codepoint(work, token) == '?')
        return true;
    const Token *before = &work->out->tokens[token - 1];
    return language_token_is(work, token, STR(".")) && (before->flags & TOKEN_WORD) != 0 &&
           !(before->flags & (TOKEN_CAPITAL | TOKEN_DIGITS)) &&
           span_len(before->span) >= SENTENCE_PLAIN_LETTERS;
}

/* Marks at `token`, what follows begins at `next`. */
static bool sentence_ends_at_marks(const LanguageWork *work, size_t token, size_t next, size_t end)
{
    const Token *tokens = work->out->tokens;
    uint32_t mark = sentence_codepoint(work, token);
    SentenceNext begins = sentence_next(work, next, end);
    bool is_dots =
        mark == 0x2026 || (mark == '.' && (span_len(tokens[token].span) > 1 || next > token + 2));
    if (mark >= 0x589 && mark != 0x2026)
        return true;
    /* "!Kung": a letter of its own */
    if (mark == '!' && sentence_is_attached(work, next) && token > 0 &&
        !sentence_is_attached(work, token) && next == token + 1)
        return false;
    if (mark == '.' && !is_dots && sentence_is_ordinal_dot(work, token, next, end))
        return false;
    /* what stands in brackets after a quotation belongs to it */
    if (next > token + 1 && sentence_codepoint(work, next) == '(' &&
        sentence_is_closer(sentence_codepoint(work, next - 1)))
        return false;
    if (begins == SENTENCE_NEXT_LOWER)
        return sentence_ends_before_small(work, token, next);
    if (begins == SENTENCE_NEXT_MARK)
        return false;
    if (sentence_is_attached(work, next)) {
        if (next != token + 1)
            return begins == SENTENCE_NEXT_UPPER && sentence_is_terminal(work, token);
        /* "purposes.It", "bought 1,000.That", not "Node.Js" or "e.V". */
        const Abbreviation *after = sentence_abbreviation(work, next);
        bool is_title = after && str_equal(after->kind, STR("title"));
        return begins == SENTENCE_NEXT_UPPER && token > 0 && span_len(tokens[next].span) > 1 &&
               (is_title || !(tokens[token - 1].flags & TOKEN_CAPITAL)) && !is_dots;
    }
    return true;
}

/* The token at which a passage that opens at `token` closes, or `token`. */
static size_t sentence_guard(const LanguageWork *work, size_t token, size_t begin, size_t end)
{
    const Token *tokens = work->out->tokens;
    uint32_t close, open = sentence_codepoint(work, token);
    switch (open) {
    case '"':
        close = '"';
        if (token > begin && sentence_is_attached(work, token) &&
            !sentence_is_opener(sentence_codepoint(work, token - 1)))
            return token;
        break;
    case '\'':
        if (span_len(tokens[token].span) != 1 ||
            (token > begin && sentence_is_attached(work, token)))
            return token;
        close = '\'';
        break;
    case 0x201C:
        close = 0x201D;
        break;
    case 0x201E:
        close = 0x201C;
        break;
    case 0x2018:
        close = 0x2019;
        break;
    case 0xAB:
        close = 0xBB;
        break;
    case 0x300C:
        close = 0x300D;
        break;
    case '(':
        close = ')';
        break;
    case '[':
        close = ']';
        break;
    default:
        return token;
    }
    for (size_t i = token + 1; i < end && i <= token + SENTENCE_GUARD_TOKENS; i++) {
        if (tokens[i].span.end - tokens[token].span.begin > SENTENCE_GUARD_BYTES)
            break;
        if (sentence_codepoint(work, i) != close)
            continue;
        bool is_apostrophe =
            close == '\'' ? span_len(tokens[i].span) != 1 || !sentence_is_attached(work, i) ||
                                (i + 1 < end && sentence_is_attached(work, i + 1) &&
                                 (tokens[i + 1].flags & TOKEN_WORD) != 0)
                          : close == 0x2019 &&
                                (span_len(tokens[i].span) > 3 || !sentence_is_attached(work, i));
        if (!is_apostrophe)
            return i;
    }
    return token;
}

/* The tokens [first, end) as a sentence; a list mark begins at byte `begin`. */
static void sentence_add(LanguageWork *work, SentenceVec *found, size_t first, size_t end,
                         uint32_t begin, const Paragraph *paragraph, uint32_t number)
{
    const Token *tokens = work->out->tokens;
    if (first >= end)
        return;
    Sentence *sentence = VEC_PUSH(work->arena, found);
    sentence->span = span(tokens[first].span.begin, tokens[end - 1].span.end);
    sentence->first_token = (uint32_t)first;
    sentence->token_count = (uint32_t)(end - first);
    sentence->paragraph = number;
    sentence->kind = paragraph->kind;
    sentence->mark_len = tokens[first].span.begin - begin;
    if (sentence->mark_len > 0 && sentence->kind == SENTENCE_BODY)
        sentence->kind = SENTENCE_LIST_ITEM;
}

/* One paragraph on its way to sentences. */
typedef struct SentenceCut {
    LanguageWork *work;
    SentenceVec *found;
    const Paragraph *paragraph;
    uint32_t number;
    size_t begin, end; /* its tokens */
    size_t first;      /* of the sentence that is read */
    uint32_t mark;     /* byte at which its list mark begins, else its first byte */
    size_t item;       /* the token of the next mark of the list, or the end */
    bool in_list;
} SentenceCut;

/* End a sentence before token `next`. */
static void sentence_cut(SentenceCut *cut, size_t next)
{
    sentence_add(cut->work, cut->found, cut->first, next, cut->mark, cut->paragraph, cut->number);
    cut->first = next;
    if (next < cut->end)
        cut->mark = cut->work->out->tokens[next].span.begin;
}

/* Begin an item of a list at the mark at `token`; the token after the mark. */
static size_t sentence_begin_item(SentenceCut *cut, size_t token)
{
    ListMark mark = list_mark_at(cut->work, token, cut->end);
    if (token > cut->first)
        sentence_cut(cut, token);
    cut->first = mark.after;
    cut->in_list = true;
    cut->item = list_mark_next(cut->work, mark, cut->end);
    return mark.after;
}

/*
 * Whether a list begins at `token`: at the begin of a paragraph or sentence, or
 * with 1 or "a" after another list or with a bracket.
 */
static bool sentence_is_list(const SentenceCut *cut, size_t token)
{
    ListMark mark = list_mark_at(cut->work, token, cut->end);
    if (mark.form == LIST_NONE || list_mark_next(cut->work, mark, cut->end) >= cut->end)
        return false;
    char before =
        token > 0 ? str_at(cut->work->text, cut->work->out->tokens[token - 1].span.end - 1) : '.';
    bool is_begin = token == cut->begin || (token == cut->first && mark.form != LIST_DOT);
    return is_begin ||
           (mark.value == 1 && (before == '.' || cut->in_list || mark.form != LIST_DOT));
}

/* Whether the sentence ends after token `i`; where it goes on, in `next`. */
static bool sentence_ends(const SentenceCut *cut, size_t i, size_t guarded, size_t *next)
{
    const LanguageWork *work = cut->work;
    const Token *tokens = work->out->tokens;
    *next = i + 1;
    if (sentence_is_terminal(work, i)) {
        *next = sentence_after_marks(work, i, cut->end);
        bool is_free = *next > guarded;
        return is_free && *next < cut->end && sentence_ends_at_marks(work, i, *next, cut->end);
    }
    if ((tokens[i].flags & TOKEN_WORD) == 0 || str_at(work->text, tokens[i].span.end - 1) != '.')
        return false;
    *next = sentence_after_marks(work, i, cut->end);
    bool is_free = *next > guarded;
    return is_free && *next < cut->end &&
           sentence_ends_at_abbreviation(work, cut->first, i, *next, cut->end);
}

static void sentence_cut_paragraph(LanguageWork *work, SentenceVec *found,
                                   const Paragraph *paragraph, uint32_t number)
{
    const Token *tokens = work->out->tokens;
    size_t begin = language_token_at(work, paragraph->span.begin), end = begin, guarded = begin;
    while (end < work->out->token_count && tokens[end].span.begin < paragraph->span.end)
        end++;
    SentenceCut cut = { .work = work, .found = found, .paragraph = paragraph, .number = number };
    cut.begin = cut.first = begin;
    cut.end = cut.item = end;
    cut.mark = paragraph->begin;
    size_t number_token = language_token_at(work, paragraph->begin);
    while (number_token < begin && list_mark_at(work, number_token, end).form == LIST_NONE)
        number_token++;
    if (number_token < begin)
        cut.item = list_mark_next(work, list_mark_at(work, number_token, end), end);
    for (size_t i = begin; i < end;) {
        size_t next;
        if (i == cut.item || sentence_is_list(&cut, i)) {
            i = sentence_begin_item(&cut, i);
            continue;
        }
        size_t guard = sentence_guard(work, i, begin, end);
        if (guard > i && guard > guarded)
            guarded = guard;
        if (sentence_ends(&cut, i, guarded, &next))
            sentence_cut(&cut, next);
        i = next;
    }
    sentence_cut(&cut, end);
}

/* The sentences that the input has marked, whose words are the tokens. */
static void sentences_take_given(LanguageWork *work)
{
    const Report *report = work->report;
    SentenceVec found = { 0 };
    uint32_t paragraphs = 0;
    for (size_t i = 0; i < report->word_count; i++) {
        const GivenWord *word = &report->words[i];
        paragraphs += (word->flags & GIVEN_PARAGRAPH) != 0;
        if (word->flags & GIVEN_SENTENCE)
            *VEC_PUSH(work->arena, &found) = (Sentence){ .span = word->span,
                                                         .first_token = (uint32_t)i,
                                                         .paragraph = paragraphs };
        found.items[found.count - 1].span.end = word->span.end;
        found.items[found.count - 1].token_count++;
    }
    work->out->sentences = found.items;
    work->out->sentence_count = found.count;
}

void language_find_sentences(LanguageWork *work)
{
    if (work->report->word_count) {
        sentences_take_given(work);
        return;
    }
    ArenaMark mark = arena_mark(work->scratch);
    Paragraphs paragraphs = paragraphs_find(work, work->scratch);
    SentenceVec found = { 0 };
    for (size_t i = 0; i < paragraphs.count; i++)
        sentence_cut_paragraph(work, &found, &paragraphs.items[i], (uint32_t)i);
    work->out->sentences = found.items;
    work->out->sentence_count = found.count;
    arena_release(work->scratch, mark);
}
