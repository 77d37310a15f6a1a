/*
 * tokens.c - words, numbers and marks of a text.
 *
 * One pass from left to right; each step takes the longest thing that stands
 * at the place.  Cuts follow the English treebanks of Universal Dependencies:
 * "don't" is "do n't", "Kim's" is "Kim 's", "cannot" is "can not", words
 * joined by a hyphen are cut at it ("70 - minute", "Jong - un") but not behind a
 * prefix ("non-essential"), "U.S.", "10,000", "80th", "?!", ":-)", telephone
 * numbers, web and mail addresses stay whole, "5km" is "5 km".  "purposes.It" and
 * "Kim,who" are three tokens each.
 *
 * Left out: word breaks in scripts without spaces; there each character is a
 * token.
 */
#include "base/ascii.h"
#include "base/utf8.h"
#include "language/language_parts.h"
#include "language/token_words.h"
#include "text/stop_words.h"
#include "text/table.h"
#include "text/unicode.h"
#include "text/units.h"

#include "abbreviations.inc"
#include "token_parts.inc"

typedef struct TokensVec {
    Token *items;
    size_t count, room;
} TokensVec;

typedef struct TokensScan {
    LanguageWork *work;
    Str text;
    size_t at;
    TokensVec tokens;
} TokensScan;

typedef enum TokensClass {
    TOKENS_SPACE = 0,
    TOKENS_LETTER,
    TOKENS_DIGIT,
    TOKENS_ALONE,  /* of a script without spaces */
    TOKENS_JOINER, /* no width: soft hyphen, joiners, marks of direction */
    TOKENS_MARK,
} TokensClass;

static TokensClass tokens_class(Str text, size_t at, size_t *len)
{
    char c = str_at(text, at);
    *len = 1;
    if ((unsigned char)c < 0x80) {
        if (ascii_is_alpha(c))
            return TOKENS_LETTER;
        if (ascii_is_digit(c))
            return TOKENS_DIGIT;
        return (unsigned char)c <= ' ' || c == 0x7F ? TOKENS_SPACE : TOKENS_MARK;
    }
    Utf8Char read = utf8_read_at(text, at);
    uint32_t codepoint = read.codepoint;
    *len = read.len;
    if (codepoint == 0xAD || (codepoint >= 0x200C && codepoint <= 0x200F) ||
        (codepoint >= 0x202A && codepoint <= 0x202E) || codepoint == 0x2060)
        return TOKENS_JOINER;
    if (unicode_is_space(codepoint))
        return TOKENS_SPACE;
    if (unicode_is_spaceless(codepoint))
        return TOKENS_ALONE;
    if (unicode_is_letter(codepoint))
        return TOKENS_LETTER;
    return unicode_is_digit(codepoint) ? TOKENS_DIGIT : TOKENS_MARK;
}

static bool tokens_is_letter_at(Str text, size_t at)
{
    size_t len;
    return at < text.len && tokens_class(text, at, &len) == TOKENS_LETTER;
}

static bool tokens_is_upper_at(Str text, size_t at)
{
    return at < text.len && unicode_is_upper(utf8_read_at(text, at).codepoint);
}

static bool tokens_is_digit_at(Str text, size_t at)
{
    return ascii_is_digit(str_at(text, at));
}

static void tokens_add(TokensScan *scan, size_t end)
{
    Token *token = VEC_PUSH(scan->work->arena, &scan->tokens);
    token->span = span(scan->at, end);
    token_words_fill(scan->work->stemmer, scan->text, token);
    scan->at = end;
}

/* The second part of a word. */
static void tokens_add_joined(TokensScan *scan, size_t end)
{
    tokens_add(scan, end);
    scan->tokens.items[scan->tokens.count - 1].flags |= TOKEN_JOINED;
}

/* The end of the run of letters, digits and joiners. */
static size_t tokens_run_end(Str text, size_t at)
{
    for (size_t len; (at = str_find_not_in(text, &ASCII_ALNUM, at)) < text.len; at += len) {
        if ((unsigned char)text.data[at] < 0x80)
            break;
        TokensClass class = tokens_class(text, at, &len);
        if (class != TOKENS_LETTER && class != TOKENS_DIGIT && class != TOKENS_JOINER)
            break;
    }
    return at;
}

static size_t tokens_letters_end(Str text, size_t at)
{
    for (size_t len; (at = str_find_not_in(text, &ASCII_ALPHA, at)) < text.len; at += len)
        if ((unsigned char)text.data[at] < 0x80 || tokens_class(text, at, &len) != TOKENS_LETTER)
            break;
    return at;
}

/* The first byte after white space of one line. */
static size_t tokens_next_visible(Str text, size_t at)
{
    while (str_at(text, at) == ' ' || str_at(text, at) == '\t')
        at++;
    return at;
}

static size_t tokens_apostrophe(Str text, size_t at)
{
    if (str_at(text, at) == '\'')
        return 1;
    if (at < text.len && (unsigned char)text.data[at] >= 0x80) {
        Utf8Char read = utf8_read_at(text, at);
        return unicode_fold(read.codepoint) == '\'' ? read.len : 0;
    }
    return 0;
}

/* "http://…", "www.…": to the next white space, less the punctuation at its end. */
static size_t tokens_address_end(Str text, size_t at)
{
    Str rest = str_drop(text, at);
    if (!str_starts_with_nocase(rest, STR("http://")) &&
        !str_starts_with_nocase(rest, STR("https://")) &&
        !str_starts_with_nocase(rest, STR("www.")))
        return 0;
    size_t end = at;
    for (size_t len; end < text.len; end += len) {
        TokensClass class = tokens_class(text, end, &len);
        char c = text.data[end];
        if (class == TOKENS_SPACE || c == '<' || c == '>' || c == '"' || (unsigned char)c == 0xE2)
            break;
    }
    for (;;) {
        char c = str_at(text, end - 1);
        if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != ')' &&
            c != '\'' && c != ']')
            return end;
        end--;
    }
}

/* "U.S.", "a.m.", "U.S": single letters with full stops between; 0 if there are not two. */
static size_t tokens_acronym_end(Str text, size_t at)
{
    size_t end = at, letters = 0;
    while (tokens_is_letter_at(text, end)) {
        size_t next = end + utf8_read_at(text, end).len;
        if (tokens_is_letter_at(text, next) || tokens_is_digit_at(text, next))
            return letters >= 2 ? end : 0;
        letters++;
        if (str_at(text, next) != '.')
            return letters >= 2 ? next : 0;
        end = next + 1;
    }
    return letters >= 2 ? end : 0;
}

static Str tokens_fold(Str word, char room[LANGUAGE_WORD_ROOM])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        Utf8Char read = utf8_read_at(word, at);
        if (len + 4 > LANGUAGE_WORD_ROOM)
            return (Str){ room, 0 };
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
    }
    return (Str){ room, len };
}

/* An initial, "Albert I. Jones", rather than the end of "you and I. Did". */
static bool tokens_is_initial(const TokensScan *scan, size_t end)
{
    Str text = scan->text;
    char room[LANGUAGE_WORD_ROOM];
    size_t next = tokens_next_visible(text, end + 1);
    if (!tokens_is_upper_at(text, next))
        return false;
    if (scan->tokens.count == 0)
        return true;
    const Token *before = &scan->tokens.items[scan->tokens.count - 1];
    bool after_small = (before->flags & TOKEN_WORD) != 0 && !(before->flags & TOKEN_CAPITAL);
    if (!after_small)
        return true;
    if (str_at(text, scan->at) == 'I')
        return false;
    Str follows = str_slice(text, span(next, tokens_letters_end(text, next)));
    return !stop_words_has(tokens_fold(follows, room));
}

/* Whether the full stop at `end` belongs to the word [scan->at, end). */
static bool tokens_takes_stop(const TokensScan *scan, size_t end)
{
    Str text = scan->text;
    char room[LANGUAGE_WORD_ROOM];
    Str word = str_slice(text, span(scan->at, end));
    bool capital = tokens_is_upper_at(text, scan->at);
    if (str_at(text, end + 1) == '.')
        return false;
    if (utf8_read(word).len == word.len && capital && tokens_is_initial(scan, end))
        return true;
    const Abbreviation *found = TABLE_FIND(ABBREVIATIONS, word, tokens_fold(word, room));
    if (!found)
        return false;
    size_t next = tokens_next_visible(text, end + 1);
    if (str_equal(found->kind, STR("title")))
        return capital && tokens_is_letter_at(text, next);
    if (str_equal(found->kind, STR("number")))
        return tokens_is_digit_at(text, next);
    if (str_equal(found->kind, STR("proper")))
        return capital;
    /* "co.uk", "inc.It": a full stop without space is the end of a sentence. */
    return next > end + 1 || !tokens_is_letter_at(text, next);
}

/* "example.com": the end of a host name that begins with [scan->at, end), or 0. */
static size_t tokens_host_end(Str text, size_t end)
{
    size_t host = 0;
    while (str_at(text, end) == '.' && ascii_is_lower(str_at(text, end + 1))) {
        size_t next = end + 1;
        while (ascii_is_lower(str_at(text, next)) || ascii_is_digit(str_at(text, next)))
            next++;
        if (tokens_is_letter_at(text, next))
            return host;
        const TokenPart *part = TABLE_FIND(TOKEN_PARTS, part, str_slice(text, span(end + 1, next)));
        if (part && str_equal(part->kind, STR("domain")))
            host = next;
        end = next;
    }
    return host;
}

/* "alt.animals.cats": the end of three words in small letters or more, or 0. */
static size_t tokens_group_end(Str text, size_t at)
{
    size_t parts = 0, end = at;
    for (;;) {
        size_t next = end;
        while (ascii_is_lower(str_at(text, next)))
            next++;
        if (next < end + 2 || tokens_is_letter_at(text, next) || tokens_is_digit_at(text, next))
            return parts > 2 ? end - 1 : 0;
        parts++;
        if (str_at(text, next) != '.')
            return parts > 2 ? next : 0;
        end = next + 1;
    }
}

/* "e-mail", "non-essential": the end of the word whose first part ends at `end`, or 0. */
static size_t tokens_prefixed_end(Str text, size_t at, size_t end)
{
    char room[LANGUAGE_WORD_ROOM];
    if (str_at(text, end) != '-' || !ascii_is_lower(str_at(text, end + 1)) ||
        (at > 0 && str_at(text, at - 1) == '-'))
        return 0;
    Str word = tokens_fold(str_slice(text, span(at, end)), room);
    const TokenPart *part = TABLE_FIND(TOKEN_PARTS, part, word);
    size_t second = tokens_run_end(text, end + 1);
    bool more = str_at(text, second) == '-' || tokens_apostrophe(text, second) > 0;
    return part && str_equal(part->kind, STR("prefix")) && !more ? second : 0;
}

/* "…n't", "…'s" and their kind: cut off the end.  True if [scan->at, end) was added so. */
static bool tokens_add_clitic(TokensScan *scan, size_t end, size_t apostrophe, size_t suffix_end)
{
    char room[LANGUAGE_WORD_ROOM];
    Str text = scan->text;
    Str suffix = tokens_fold(str_slice(text, span(apostrophe, suffix_end)), room);
    if (str_equal(suffix, STR("'t")) && end > scan->at + 1 &&
        ascii_lower(text.data[end - 1]) == 'n') {
        tokens_add(scan, end - 1);
        tokens_add_joined(scan, suffix_end);
        return true;
    }
    const TokenPart *part = TABLE_FIND(TOKEN_PARTS, part, suffix);
    if (!part || !str_equal(part->kind, STR("clitic")))
        return false;
    tokens_add(scan, end);
    tokens_add_joined(scan, suffix_end);
    return true;
}

static void tokens_take_word(TokensScan *scan)
{
    Str text = scan->text;
    char first = ascii_lower(str_at(text, scan->at));
    size_t end = first == 'h' || first == 'w' ? tokens_address_end(text, scan->at) : 0;
    if (end == 0)
        end = tokens_acronym_end(text, scan->at);
    if (end > 0) {
        tokens_add(scan, end);
        return;
    }
    end = tokens_run_end(text, scan->at);
    size_t prefixed = tokens_prefixed_end(text, scan->at, end);
    if (prefixed > 0)
        end = prefixed;
    for (size_t len; (len = tokens_apostrophe(text, end)) > 0;) {
        size_t suffix_end = tokens_letters_end(text, end + len);
        if (suffix_end == end + len)
            break;
        if (tokens_add_clitic(scan, end, end, suffix_end))
            return;
        end = suffix_end;
    }
    if (end - scan->at == 6 &&
        str_equal_nocase(str_slice(text, span(scan->at, end)), STR("cannot"))) {
        tokens_add(scan, end - 3);
        tokens_add_joined(scan, end);
        return;
    }
    if (str_at(text, end) == '.') {
        size_t host = tokens_host_end(text, end), group = tokens_group_end(text, scan->at);
        if (host > 0 || group > 0)
            end = host > group ? host : group;
        else if (end - scan->at == 2 &&
                 str_starts_with_nocase(str_drop(text, scan->at), STR("ph.d")))
            end += str_at(text, end + 2) == '.' ? 3 : 2;
        else if (tokens_takes_stop(scan, end))
            end++;
    }
    tokens_add(scan, end);
}

/* A separator inside a number, at `at`, with digits on both sides. */
static bool tokens_is_separator(Str text, size_t at)
{
    size_t digits = 0;
    while (digits < 4 && tokens_is_digit_at(text, at + 1 + digits))
        digits++;
    switch (str_at(text, at)) {
    case ',': /* thousands; pairs of digits in India */
        return digits == 3 || (digits == 2 && str_at(text, at + 3) == ',');
    case '.':
    case '/':
        return digits > 0;
    case ':':
        return digits == 2;
    default:
        return false;
    }
}

/* "555-0199", "212-555-0199", "1-212-555-0199": the end of a telephone number, or 0. */
static size_t tokens_phone_end(Str text, size_t at)
{
    static const char *const FORMS[] = { "34", "334", "1334" };
    char groups[8] = "";
    size_t count = 0, end = at;
    for (;;) {
        size_t digits = end;
        while (tokens_is_digit_at(text, digits) && digits - end < 5)
            digits++;
        if (digits == end || count + 1 == sizeof groups)
            return 0;
        groups[count++] = (char)('0' + (digits - end));
        end = digits;
        if (str_at(text, end) != '-' || !tokens_is_digit_at(text, end + 1))
            break;
        end++;
    }
    if (tokens_is_letter_at(text, end) || tokens_is_digit_at(text, end))
        return 0;
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++)
        if (str_equal((Str){ groups, count }, str_from_cstr(FORMS[i])))
            return end;
    return 0;
}

static void tokens_take_number(TokensScan *scan)
{
    Str text = scan->text;
    size_t end = scan->at, len;
    size_t phone = tokens_phone_end(text, end);
    if (phone > 0) {
        tokens_add(scan, phone);
        return;
    }
    if (text.data[end] == '.')
        end++;
    for (;;) {
        while (end < text.len && tokens_class(text, end, &len) == TOKENS_DIGIT)
            end += len;
        if (!tokens_is_separator(text, end))
            break;
        end++;
    }
    size_t letters = tokens_letters_end(text, end);
    if (letters > end) {
        char room[LANGUAGE_WORD_ROOM];
        Str suffix = tokens_fold(str_slice(text, span(end, letters)), room);
        const TokenPart *part = TABLE_FIND(TOKEN_PARTS, part, suffix);
        Unit unit;
        bool is_unit = (part && str_equal(part->kind, STR("unit"))) || unit_find(suffix, &unit);
        if (!is_unit || tokens_is_digit_at(text, letters))
            end = tokens_run_end(text, letters);
    }
    tokens_add(scan, end);
}

/* name@host: take back the tokens of the name that stand right before the "@". */
static bool tokens_take_mail(TokensScan *scan)
{
    Str text = scan->text;
    size_t end = scan->at + 1, begin = scan->at;
    if (!tokens_is_letter_at(text, end) && !tokens_is_digit_at(text, end))
        return false;
    for (;; end++) {
        end = tokens_run_end(text, end);
        char c = str_at(text, end);
        if ((c != '.' && c != '-' && c != '_') || !ascii_is_alnum(str_at(text, end + 1)))
            break;
    }
    /* As many tokens as the name of an address has; it keeps the work bounded. */
    for (int back = 0; back < 8 && scan->tokens.count > 0; back++) {
        Span last = scan->tokens.items[scan->tokens.count - 1].span;
        char c = str_at(text, last.begin);
        if (last.end != begin ||
            (!ascii_is_alnum(c) && c != '.' && c != '_' && c != '-' && c != '+'))
            break;
        begin = last.begin;
        scan->tokens.count--;
    }
    scan->at = begin;
    tokens_add(scan, end);
    return true;
}

/* ":)", ";-)", ":P": the end of a face made of marks, or 0. */
static size_t tokens_face_end(Str text, size_t at)
{
    char eyes = str_at(text, at);
    if ((eyes != ':' && eyes != ';') || (at > 0 && tokens_is_digit_at(text, at - 1)))
        return 0;
    size_t end = at + 1 + (str_at(text, at + 1) == '-');
    char mouth = str_at(text, end);
    if (mouth != ')' && mouth != '(' && mouth != 'D' && mouth != 'P' && mouth != 'p')
        return 0;
    while (str_at(text, end) == mouth)
        end++;
    return ascii_is_alnum(mouth) && tokens_run_end(text, end) > end ? 0 : end;
}

/* Whether a mark joins the one before it: "...", "?!", "$$$". */
static bool tokens_mark_goes_on(char first, char next)
{
    switch (first) {
    case '.':
    case '-':
    case '*':
    case '_':
    case '=':
    case '$':
    case '<':
    case '>':
        return next == first;
    case '!':
    case '?':
        return next == '!' || next == '?';
    default:
        return false;
    }
}

static void tokens_take_mark(TokensScan *scan, size_t len)
{
    Str text = scan->text;
    char c = text.data[scan->at];
    size_t end = scan->at + len, face = tokens_face_end(text, scan->at);
    if (face > 0) {
        tokens_add(scan, face);
        return;
    }
    if (c == '@' && tokens_take_mail(scan))
        return;
    if (c == '.' && tokens_is_digit_at(text, end) &&
        (scan->tokens.count == 0 ||
         scan->tokens.items[scan->tokens.count - 1].span.end < scan->at)) {
        tokens_take_number(scan);
        return;
    }
    if (c == '#' && tokens_is_letter_at(text, end))
        end = tokens_run_end(text, end);
    else
        while (tokens_mark_goes_on(c, str_at(text, end)))
            end++;
    tokens_add(scan, end);
}

static void tokens_mark_spaces(Str text, TokensVec *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        size_t end = tokens->items[i].span.end;
        size_t next = i + 1 < tokens->count ? tokens->items[i + 1].span.begin : text.len;
        if (next > end || end == text.len)
            tokens->items[i].flags |= TOKEN_SPACE_AFTER;
    }
}

/* The words that the input has marked. */
static void tokens_take_given(TokensScan *scan)
{
    const Report *report = scan->work->report;
    for (size_t i = 0; i < report->word_count; i++) {
        scan->at = report->words[i].span.begin;
        tokens_add(scan, report->words[i].span.end);
        if (report->words[i].flags & GIVEN_JOINED)
            scan->tokens.items[scan->tokens.count - 1].flags |= TOKEN_JOINED;
    }
    scan->at = scan->text.len;
}

void language_find_tokens(LanguageWork *work)
{
    TokensScan scan = { .work = work, .text = work->text };
    if (work->report->word_count)
        tokens_take_given(&scan);
    while (scan.at < scan.text.len) {
        size_t len;
        switch (tokens_class(scan.text, scan.at, &len)) {
        case TOKENS_SPACE:
        case TOKENS_JOINER:
            scan.at += len;
            break;
        case TOKENS_LETTER:
            tokens_take_word(&scan);
            break;
        case TOKENS_DIGIT:
            tokens_take_number(&scan);
            break;
        case TOKENS_ALONE:
            tokens_add(&scan, scan.at + len);
            break;
        case TOKENS_MARK:
            tokens_take_mark(&scan, len);
            break;
        }
    }
    tokens_mark_spaces(scan.text, &scan.tokens);
    work->out->tokens = scan.tokens.items;
    work->out->token_count = scan.tokens.count;
}
