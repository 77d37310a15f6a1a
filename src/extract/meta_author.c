/*
 * meta_author.c - names out of bylines.
 *
 * A byline is walked word by word.  Words of data/byline_words.tsv and a few
 * marks begin a name, end it or end the byline; what is between is a name if it
 * is short, has no digit, address or sign, and, in running text, begins with
 * capitals.
 */
#include "extract/meta_author.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/calendar_words.h"
#include "text/table.h"
#include "text/unicode.h"

#include "byline_words.inc"

enum { AUTHOR_BYLINE_MAX = 400, AUTHOR_NAME_BYTES = 80, AUTHOR_NAME_WORDS = 5 };

static Str author_how(Str words, Arena *arena)
{
    if (words.len > 32)
        return STR("");
    ArenaMark mark = arena_mark(arena);
    const BylineWord *row = TABLE_FIND(BYLINE_WORDS, words, unicode_fold_str(words, arena));
    arena_release(arena, mark);
    return row ? row->how : STR("");
}

/* A month behind a name begins a date: "Ann Lee May 31". */
static bool author_is_month(Str word, Arena *arena)
{
    if (word.len < 3 || word.len > 12)
        return false;
    ArenaMark mark = arena_mark(arena);
    CalendarWord known = calendar_word_find(unicode_fold_str(word, arena));
    arena_release(arena, mark);
    return known.kind == CALENDAR_WORD_MONTH || known.kind == CALENDAR_WORD_WEEKDAY;
}

/* In running text: what stands behind a name, or in place of one. */
static bool author_ends_name(Str word, bool has_before, Arena *arena)
{
    return ascii_is_digit(str_at(word, 0)) || str_equal(word, STR("-")) ||
           (has_before && author_is_month(word, arena));
}

static Str author_trim(Str name)
{
    for (;;) {
        name = str_trim(name);
        Utf8Char first = utf8_read(name), last = utf8_read_before(name, name.len);
        bool edge = first.len && (unicode_is_space(first.codepoint) ||
                                  (unicode_is_punctuation(first.codepoint)));
        bool tail = last.len && (unicode_is_space(last.codepoint) ||
                                 (unicode_is_punctuation(last.codepoint) && last.codepoint != '.' &&
                                  last.codepoint != ')'));
        if (edge)
            name = str_drop(name, first.len);
        else if (tail)
            name = str_take(name, name.len - last.len);
        else
            return name;
    }
}

/* The beginning of `text` up to the end of its word number `count`, or STR_NONE. */
static size_t author_words_end(Str text, int count)
{
    size_t at = 0;
    for (int i = 0; i < count; i++) {
        at = str_find_byte(text, ' ', i ? at + 1 : 0);
        if (at == STR_NONE)
            return STR_NONE;
    }
    return at;
}

/* "ByAnn Lee", where a space was lost between two elements. */
static bool author_is_glued(Str byline)
{
    return str_starts_with_nocase(byline, STR("by")) && ascii_is_upper(str_at(byline, 2)) &&
           ascii_is_lower(str_at(byline, 3));
}

/* Drop "By", "Written by" … from the front, as often as they stand there. */
static Str author_drop_lead(Str byline, Arena *arena)
{
    for (int rounds = 0; rounds < 3; rounds++) {
        Str before = byline;
        for (int words = 4; words >= 1; words--) {
            size_t end = author_words_end(byline, words);
            if (end != STR_NONE &&
                str_equal(author_how(str_take(byline, end), arena), STR("lead"))) {
                byline = str_trim(str_drop(byline, end));
                break;
            }
        }
        if (author_is_glued(byline))
            byline = str_drop(byline, 2);
        if (byline.len == before.len)
            break;
    }
    return byline;
}

typedef struct AuthorShape {
    size_t words, capitals, digits, odd, letters;
} AuthorShape;

static AuthorShape author_shape(Str name)
{
    AuthorShape shape = { 0 };
    bool begins = true;
    for (size_t at = 0; at < name.len;) {
        Utf8Char c = utf8_read_at(name, at);
        bool space = unicode_is_space(c.codepoint);
        bool letter = unicode_is_letter(c.codepoint);
        if (begins && !space) {
            shape.words++;
            shape.capitals += unicode_is_upper(c.codepoint) || unicode_is_spaceless(c.codepoint);
        }
        begins = space;
        shape.letters += letter;
        shape.digits += unicode_is_digit(c.codepoint);
        shape.odd += c.codepoint == '@' || c.codepoint == '/' || c.codepoint == ':' ||
                     c.codepoint == '{' || c.codepoint == '?' || c.codepoint == '!' ||
                     c.codepoint == '=' || c.codepoint == '<' || c.codepoint == '"';
        at += c.len;
    }
    return shape;
}

static bool author_is_name(Str name, bool is_sure, Arena *arena)
{
    AuthorShape shape = author_shape(name);
    if (name.len < 2 || name.len > AUTHOR_NAME_BYTES || shape.odd || shape.letters < 2 ||
        shape.words > AUTHOR_NAME_WORDS + (is_sure ? 1U : 0U) ||
        str_equal(author_how(name, arena), STR("never")))
        return false;
    if (is_sure)
        return shape.digits * 2 < name.len;
    return shape.digits == 0 && shape.words >= 2 && shape.capitals + 1 >= shape.words &&
           shape.capitals >= 2;
}

static void author_take(Authors *authors, Str name, bool is_sure, Arena *arena)
{
    name = author_trim(author_drop_lead(author_trim(name), arena));
    if (!author_is_name(name, is_sure, arena) || authors->count >= META_AUTHORS_MAX)
        return;
    for (size_t i = 0; i < authors->count; i++)
        if (unicode_equal_fold(authors->names[i], name))
            return;
    authors->names[authors->count++] = arena_copy_str(arena, name);
}

/* Marks between names. */
static bool author_is_break(uint32_t c)
{
    switch (c) {
    case ',':
    case ';':
    case '|':
    case '/':
    case '&':
    case '\n':
    case 0xB7:   /* · */
    case 0x2022: /* • */
    case 0x3001: /* 、 */
    case 0xFF0C: /* ， */
        return true;
    default:
        return false;
    }
}

void authors_add(Authors *authors, Str byline, bool is_sure, Arena *arena)
{
    byline = author_trim(byline);
    if (byline.len == 0 || byline.len > AUTHOR_BYLINE_MAX ||
        str_find(byline, STR("://"), 0) != STR_NONE)
        return;
    byline = author_drop_lead(byline, arena);
    size_t begin = 0, word = STR_NONE;
    for (size_t at = 0; at <= byline.len;) {
        Utf8Char c = utf8_read_at(byline, at);
        bool stop = c.len == 0 || author_is_break(c.codepoint);
        bool space = c.len == 0 || unicode_is_space(c.codepoint) || stop;
        if (space && word != STR_NONE && (word > begin || !is_sure)) {
            Str text = str_slice(byline, span(word, at));
            Str how = author_how(text, arena);
            bool ends = str_equal(how, STR("after")) ||
                        (!is_sure && author_ends_name(text, word > begin, arena));
            if (str_equal(how, STR("break")) || ends) {
                author_take(authors, str_slice(byline, span(begin, word)), is_sure, arena);
                begin = at;
            }
            if (ends)
                return;
        }
        if (stop) {
            author_take(authors, str_slice(byline, span(begin, at)), is_sure, arena);
            begin = at + c.len;
        }
        if (!c.len)
            return;
        word = space ? STR_NONE : word == STR_NONE ? at : word;
        at += c.len;
    }
}
