/*
 * paragraphs.c - the lines of a text put together to paragraphs, each with its kind.
 *
 * A line is a paragraph, except where the text was wrapped at a column: in a
 * run of lines, each so long that the next line's first word would not have
 * fitted, the lines are one paragraph.  A line that begins in the middle of a
 * sentence (small letter, nothing finished before it) is joined as well.
 *
 * Bullets, list numbers and "##" tell the kind and are cut off.  Headings and
 * the lines around an article are told by their form and by data/furniture.tsv.
 */
#include "language/paragraphs.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/calendar_words.h"
#include "text/table.h"
#include "text/unicode.h"

#include "furniture.inc"

enum {
    PARAGRAPH_WRAP_LEAST = 40, /* columns; nothing is wrapped at fewer or more */
    PARAGRAPH_WRAP_MOST = 120,
    PARAGRAPH_JOIN_WORDS = 4, /* a line shorter than that is an item, not cut off */
    PARAGRAPH_HEADING_WORDS = 16,
    PARAGRAPH_HEADING_BYTES = 120,
    PARAGRAPH_FURNITURE_BYTES = 200,
    PARAGRAPH_BYLINE_WORDS = 12,
};

typedef struct ParagraphLine {
    Span span;      /* trimmed */
    uint32_t width; /* characters */
    bool blank;
} ParagraphLine;

typedef struct ParagraphLines {
    ParagraphLine *items;
    size_t count, room;
} ParagraphLines;

static bool paragraph_is_bullet(uint32_t codepoint)
{
    switch (codepoint) {
    case 0x2022: /* bullet and its kin */
    case 0x2023:
    case 0x2043:
    case 0x25AA:
    case 0x25CF:
    case 0x25E6:
    case 0x25A0:
    case 0x25B6:
    case 0x25BA:
    case 0x2219:
    case 0x00B7:
        return true;
    default:
        return false;
    }
}

/* Bytes of the line break at `at`, or 0. */
static size_t paragraph_break_len(Str text, size_t at)
{
    char c = str_at(text, at);
    if (c == '\r' && str_at(text, at + 1) == '\n')
        return 2;
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v')
        return 1;
    if ((unsigned char)c != 0xE2)
        return 0;
    uint32_t codepoint = utf8_read_at(text, at).codepoint;
    return codepoint == 0x2028 || codepoint == 0x2029 ? 3 : 0;
}

static Span paragraph_trim(Str text, Span line)
{
    while (line.begin < line.end) {
        Utf8Char read = utf8_read_at(text, line.begin);
        if (!unicode_is_space(read.codepoint))
            break;
        line.begin += read.len;
    }
    while (line.end > line.begin) {
        Utf8Char read = utf8_read_before(text, line.end);
        if (!unicode_is_space(read.codepoint))
            break;
        line.end -= read.len;
    }
    if (line.begin > line.end)
        line.end = line.begin;
    return line;
}

static void paragraph_add_line(Arena *arena, ParagraphLines *lines, Str text, Span line)
{
    ParagraphLine *added = VEC_PUSH(arena, lines);
    added->span = paragraph_trim(text, line);
    added->blank = span_len(added->span) == 0;
    for (size_t at = added->span.begin; at < added->span.end; added->width++)
        at += utf8_read_at(text, at).len;
}

/* What line breaks begin with. */
static const ByteSet PARAGRAPH_BREAKS = {
    .has = { ['\n'] = true, ['\r'] = true, ['\f'] = true, ['\v'] = true, [0xE2] = true }
};

static ParagraphLines paragraph_find_lines(Str text, Arena *arena)
{
    ParagraphLines lines = { 0 };
    size_t begin = 0, at = 0;
    uint32_t bullet = 0; /* of this line; it may stand between items on one line too */
    bool at_begin = true;
    while (at < text.len) {
        if (!at_begin && bullet == 0 && (at = str_find_in(text, &PARAGRAPH_BREAKS, at)) == text.len)
            break;
        size_t cut = paragraph_break_len(text, at);
        if (cut > 0) {
            paragraph_add_line(arena, &lines, text, span(begin, at));
            at += cut;
            begin = at;
            bullet = 0;
            at_begin = true;
            continue;
        }
        Utf8Char read = utf8_read_at(text, at);
        if (at_begin && !unicode_is_space(read.codepoint)) {
            bullet = paragraph_is_bullet(read.codepoint) ? read.codepoint : 0;
            at_begin = false;
        } else if (bullet != 0 && read.codepoint == bullet &&
                   ascii_is_space(str_at(text, at - 1))) {
            paragraph_add_line(arena, &lines, text, span(begin, at));
            begin = at;
        }
        at += read.len;
    }
    paragraph_add_line(arena, &lines, text, span(begin, text.len));
    return lines;
}

static uint32_t paragraph_first_word_width(Str text, Span line)
{
    uint32_t width = 0;
    for (size_t at = line.begin; at < line.end && !ascii_is_space(text.data[at]); width++)
        at += utf8_read_at(text, at).len;
    return width;
}

static bool paragraph_ends_sentence(Str text, Span line)
{
    size_t end = line.end;
    while (end > line.begin) {
        Utf8Char read = utf8_read_before(text, end);
        switch (read.codepoint) {
        case '"':
        case '\'':
        case ')':
        case ']':
        case 0x2019:
        case 0x201D:
        case 0xBB:
            end -= read.len;
            continue;
        case '.':
        case '!':
        case '?':
        case ':':
        case ';':
        case 0x2026:
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0x964:
        case 0x61F:
        case 0x6D4:
            return true;
        default:
            return false;
        }
    }
    return false;
}

static size_t paragraph_count_words(const LanguageWork *work, Span line)
{
    size_t words = 0;
    const Analysis *out = work->out;
    for (size_t i = language_token_at(work, line.begin);
         i < out->token_count && out->tokens[i].span.begin < line.end; i++)
        words += (out->tokens[i].flags & TOKEN_WORD) != 0;
    return words;
}

/* Whether `next` goes on in the middle of the sentence of `line`. */
static bool paragraph_goes_on(const LanguageWork *work, Span line, Span next)
{
    uint32_t first = utf8_read_at(work->text, next.begin).codepoint;
    if (span_len(next) == 1 && (first == '.' || first == '!' || first == '?'))
        return !paragraph_ends_sentence(work->text, line);
    return unicode_is_lower(first) && !paragraph_ends_sentence(work->text, line) &&
           paragraph_count_words(work, line) >= PARAGRAPH_JOIN_WORDS;
}

static bool paragraph_fills_column(Str text, const ParagraphLine *line, uint32_t column)
{
    return line[0].width + 1 + paragraph_first_word_width(text, line[1].span) > column;
}

/* The column at which the lines [first, last) are wrapped, or 0. */
static uint32_t paragraph_wrap_column(Str text, const ParagraphLine *lines, size_t first,
                                      size_t last)
{
    uint32_t column = 0, filled = 0;
    for (size_t i = first; i < last; i++)
        if (lines[i].width > column)
            column = lines[i].width;
    if (last - first < 3 || column < PARAGRAPH_WRAP_LEAST || column > PARAGRAPH_WRAP_MOST)
        return 0;
    for (size_t i = first; i + 1 < last; i++)
        filled += paragraph_fills_column(text, &lines[i], column);
    return filled * 4 >= (last - first - 1) * 3 ? column : 0;
}

/* Bytes of the list number, "1." or "2)" or "(3)", at the front of `line`, or 0. */
static size_t paragraph_number_len(Str line)
{
    size_t at = 0, digits = 0;
    bool bracket = str_at(line, 0) == '(';
    if (ascii_is_lower(str_at(line, 0)) && str_at(line, 1) == '.' && str_at(line, 2) == ' ' &&
        ascii_is_upper(str_at(line, 3)))
        return 2; /* "d. Compliance" */
    if (bracket)
        at++;
    while (digits < 3 && ascii_is_digit(str_at(line, at + digits)))
        digits++;
    at += digits;
    if (digits == 0 || digits > 2)
        return 0;
    if (bracket ? str_at(line, at) != ')' : str_at(line, at) != '.' && str_at(line, at) != ')')
        return 0;
    at++;
    if (str_at(line, at) == ')')
        at++;
    return str_at(line, at) == ' ' && at + 1 < line.len ? at : 0;
}

/* Cut bullet, number or "##" off the front, and tell the kind by it. */
static SentenceKind paragraph_strip(Str text, Span *line)
{
    SentenceKind kind = SENTENCE_BODY;
    Str rest = str_slice(text, *line);
    Utf8Char first = utf8_read(rest);
    size_t hashes = 0;
    while (str_at(rest, hashes) == '#')
        hashes++;
    if (hashes > 0 && hashes <= 6 && str_at(rest, hashes) == ' ') {
        line->begin += (uint32_t)hashes;
        kind = SENTENCE_HEADING;
    } else if (paragraph_is_bullet(first.codepoint) ||
               ((first.codepoint == '-' || first.codepoint == '*' || first.codepoint == 0x2013 ||
                 first.codepoint == '+') &&
                str_at(rest, first.len) == ' ')) {
        line->begin += first.len;
        kind = SENTENCE_LIST_ITEM;
    }
    *line = paragraph_trim(text, *line);
    size_t number = paragraph_number_len(str_slice(text, *line));
    if (number > 0) {
        line->begin += (uint32_t)number;
        kind = SENTENCE_LIST_ITEM;
    }
    *line = paragraph_trim(text, *line);
    return kind;
}

/* Whether the line's first words, or all of it, stand in data/furniture.tsv. */
static bool paragraph_is_listed(Str line)
{
    char room[LANGUAGE_WORD_ROOM];
    size_t len = 0;
    for (size_t at = 0; at < line.len;) {
        Utf8Char read = utf8_read_at(line, at);
        if (len + 4 > LANGUAGE_WORD_ROOM)
            break;
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
        bool is_end = at == line.len;
        char next = str_at(line, at);
        if (!is_end && next != ' ' && read.codepoint != ':')
            continue;
        const FurnitureRow *row = TABLE_FIND(FURNITURE, words, ((Str){ room, len }));
        if (row && (is_end || str_equal(row->how, STR("start"))))
            return true;
    }
    while (len > 0 && (room[len - 1] == ':' || room[len - 1] == '.' || room[len - 1] == '!' ||
                       room[len - 1] == '>' || room[len - 1] == ' '))
        len--;
    return line.len < LANGUAGE_WORD_ROOM && TABLE_FIND(FURNITURE, words, ((Str){ room, len }));
}

/* "By Ann Lee and Bo Sund in Oslo": capitals and small words of form only, no full stop. */
static bool paragraph_is_byline(const LanguageWork *work, Span line)
{
    size_t first = language_token_at(work, line.begin);
    if (!str_equal(language_token_text(work, first), STR("By")) &&
        !str_equal(language_token_text(work, first), STR("BY")))
        return false;
    const Analysis *out = work->out;
    size_t words = 0;
    for (size_t i = first + 1; i < out->token_count && out->tokens[i].span.begin < line.end; i++) {
        const Token *token = &out->tokens[i];
        words++;
        bool is_form = (token->flags & TOKEN_STOP) != 0 || !(token->flags & TOKEN_WORD);
        if (words > PARAGRAPH_BYLINE_WORDS ||
            (!(token->flags & TOKEN_CAPITAL) && !is_form && !(token->flags & TOKEN_DIGITS)))
            return false;
    }
    return words > 0 && !paragraph_ends_sentence(work->text, line);
}

/* "Thursday, 28 August 2025 10:30 GMT": nothing but a date. */
static bool paragraph_is_date(const LanguageWork *work, Span line)
{
    const Analysis *out = work->out;
    size_t calendar = 0;
    for (size_t i = language_token_at(work, line.begin);
         i < out->token_count && out->tokens[i].span.begin < line.end; i++) {
        char room[LANGUAGE_WORD_ROOM];
        CalendarWord word = calendar_word_find(language_token_fold(work, i, room));
        if (word.kind != CALENDAR_WORD_NONE)
            calendar++;
        else if (!(out->tokens[i].flags & TOKEN_DIGITS) && (out->tokens[i].flags & TOKEN_WORD) &&
                 !language_token_is(work, i, STR("at")) && !language_token_is(work, i, STR("on")))
            return false;
    }
    return calendar > 0 && span_len(line) <= 60;
}

static SentenceKind paragraph_kind(const LanguageWork *work, Span line, bool is_alone)
{
    Str words = str_slice(work->text, line);
    const Report *report = work->report;
    if (report->title_in_text && span_overlaps(line, report->title_span))
        return SENTENCE_HEADING;
    if (report->title.len > 0 && unicode_equal_fold(words, report->title))
        return SENTENCE_HEADING;
    if (is_alone)
        return SENTENCE_BODY;
    if (words.len <= PARAGRAPH_FURNITURE_BYTES &&
        (paragraph_is_listed(words) || paragraph_is_byline(work, line) ||
         paragraph_is_date(work, line)))
        return SENTENCE_FURNITURE;
    size_t count = paragraph_count_words(work, line);
    if (count == 0)
        return SENTENCE_FURNITURE;
    if (words.len <= PARAGRAPH_HEADING_BYTES && count <= PARAGRAPH_HEADING_WORDS &&
        !paragraph_ends_sentence(work->text, line))
        return SENTENCE_HEADING;
    return SENTENCE_BODY;
}

static void paragraph_add(LanguageWork *work, Arena *arena, Paragraphs *found, Span line)
{
    uint32_t begin = paragraph_trim(work->text, line).begin;
    SentenceKind kind = paragraph_strip(work->text, &line);
    size_t first = language_token_at(work, line.begin);
    if (first >= work->out->token_count || work->out->tokens[first].span.begin >= line.end)
        return;
    *VEC_PUSH(arena, found) = (Paragraph){ line, begin, kind };
}

Paragraphs paragraphs_find(LanguageWork *work, Arena *arena)
{
    Str text = work->text;
    ParagraphLines lines = paragraph_find_lines(text, arena);
    Paragraphs found = { 0 };
    for (size_t first = 0; first < lines.count;) {
        if (lines.items[first].blank) {
            first++;
            continue;
        }
        size_t last = first;
        while (last < lines.count && !lines.items[last].blank)
            last++;
        uint32_t column = paragraph_wrap_column(text, lines.items, first, last);
        Span whole = lines.items[first].span;
        for (size_t i = first; i + 1 < last; i++) {
            Span next = lines.items[i + 1].span, stripped = next;
            bool joins = column > 0 ? paragraph_fills_column(text, &lines.items[i], column)
                                    : paragraph_goes_on(work, lines.items[i].span, next);
            if (paragraph_strip(text, &stripped) == SENTENCE_BODY && joins) {
                whole.end = next.end;
                continue;
            }
            paragraph_add(work, arena, &found, whole);
            whole = next;
        }
        paragraph_add(work, arena, &found, whole);
        first = last;
    }
    for (size_t i = 0; i < found.count; i++) {
        Paragraph *paragraph = &found.items[i];
        SentenceKind kind = paragraph_kind(work, paragraph->span, found.count == 1);
        if (paragraph->kind == SENTENCE_BODY || kind == SENTENCE_FURNITURE)
            paragraph->kind = kind;
    }
    return found;
}
