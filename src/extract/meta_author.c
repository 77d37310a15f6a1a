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
#include "base/buf.h"
#include "base/utf8.h"
#include "text/calendar_words.h"
#include "text/name_tables.h"
#include "text/table.h"
#include "text/unicode.h"

#include "byline_words.inc"

enum {
    AUTHOR_BYLINE_MAX = 400,
    AUTHOR_NAME_BYTES = 80,
    AUTHOR_NAME_WORDS = 5,
    AUTHOR_SPACELESS_LETTERS = 12,
};

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
static bool author_ends_name(Str word, Str behind, bool has_before, Arena *arena)
{
    bool dated = ascii_is_digit(str_at(str_trim(behind), 0));
    return ascii_is_digit(str_at(word, 0)) || str_equal(word, STR("-")) ||
           (has_before && dated && author_is_month(word, arena));
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

/* In scripts without spaces a name is a few letters and nothing else. */
static bool author_is_spaceless_name(Str name)
{
    size_t count = 0;
    for (size_t at = 0; at < name.len;) {
        Utf8Char c = utf8_read_at(name, at);
        if (!unicode_is_spaceless(c.codepoint) && c.codepoint != ' ' && c.codepoint != 0xB7)
            return false;
        count++;
        at += c.len;
    }
    return count >= 2 && count <= AUTHOR_SPACELESS_LETTERS;
}

/* "paper.example", "page.author", "ann.lee": the machine's names. */
static bool author_is_code(Str name)
{
    size_t dot = str_find_byte(name, '.', 0);
    return dot != STR_NONE && str_find_byte(name, ' ', 0) == STR_NONE && dot > 1 &&
           ascii_is_lower(str_at(name, dot - 1)) && ascii_is_lower(str_at(name, dot + 1));
}

static bool author_is_given(Str word, Arena *arena)
{
    ArenaMark mark = arena_mark(arena);
    bool is_given = name_given(unicode_fold_str(word, arena)) != GIVEN_NONE;
    arena_release(arena, mark);
    return is_given;
}

static bool author_is_name(Str name, AuthorPlace place, Arena *arena)
{
    AuthorShape shape = author_shape(name);
    Str how = author_how(name, arena);
    if (name.len < 2 || name.len > AUTHOR_NAME_BYTES || shape.odd || shape.letters < 2 ||
        shape.words > AUTHOR_NAME_WORDS + (place == AUTHOR_TEXT ? 0U : 1U) ||
        str_equal(how, STR("never")) || author_is_code(name))
        return false;
    if (author_is_month(str_cut(name, ' ').head, arena) && (shape.digits || shape.words == 1))
        return false;
    if (place == AUTHOR_FIELD)
        return shape.digits * 2 < name.len;
    if (shape.digits || how.len)
        return false;
    if (author_is_spaceless_name(name))
        return place != AUTHOR_PERSON;
    bool two = shape.words >= 2 && shape.capitals >= 2;
    return shape.capitals + 1 >= shape.words &&
           (place == AUTHOR_LINK     ? shape.capitals >= 1
            : place == AUTHOR_PERSON ? two && author_is_given(str_cut(name, ' ').head, arena)
                                     : two);
}

static void author_take(Authors *authors, Str name, AuthorPlace place, Arena *arena)
{
    Str whole = author_trim(name);
    name = author_trim(author_drop_lead(whole, arena));
    if (name.len < whole.len && place == AUTHOR_TEXT)
        place = AUTHOR_LINK;
    if (!author_is_name(name, place, arena) || authors->count >= META_AUTHORS_MAX)
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

/* "Lee, Ann" of a field that sorts by surname. */
static bool author_take_sorted(Authors *authors, Str byline, Arena *arena)
{
    StrCut cut = str_cut(byline, ',');
    Str given = str_trim(cut.tail), surname = str_trim(cut.head);
    if (!cut.found || surname.len < 2 || given.len < 2 ||
        str_find_byte(surname, ' ', 0) != STR_NONE || str_find_byte(given, ',', 0) != STR_NONE)
        return false;
    ArenaMark mark = arena_mark(arena);
    Str first = str_cut(given, ' ').head;
    bool sorted = name_given(unicode_fold_str(first, arena)) != GIVEN_NONE &&
                  name_given(unicode_fold_str(surname, arena)) != GIVEN_SURE;
    arena_release(arena, mark);
    if (!sorted)
        return false;
    Buf name = buf_open(arena, AUTHOR_NAME_BYTES);
    buf_add(&name, given);
    buf_add_char(&name, ' ');
    buf_add(&name, surname);
    author_take(authors, buf_str(&name), AUTHOR_FIELD, arena);
    return true;
}

void authors_add(Authors *authors, Str byline, AuthorPlace place, Arena *arena)
{
    byline = author_trim(byline);
    if (byline.len == 0 || byline.len > AUTHOR_BYLINE_MAX ||
        str_find(byline, STR("://"), 0) != STR_NONE)
        return;
    Str rest = author_drop_lead(byline, arena);
    if (rest.len < byline.len && place < AUTHOR_LINK)
        place = AUTHOR_LINK;
    byline = rest;
    if (place == AUTHOR_FIELD && author_take_sorted(authors, byline, arena))
        return;
    size_t begin = 0, word = STR_NONE, words = 0;
    for (size_t at = 0; at <= byline.len;) {
        Utf8Char c = utf8_read_at(byline, at);
        bool stop = c.len == 0 || author_is_break(c.codepoint);
        bool space = c.len == 0 || unicode_is_space(c.codepoint) || stop;
        if (space && word != STR_NONE) {
            Str text = str_slice(byline, span(word, at));
            Str how = author_how(text, arena);
            /* a body has such words in its name: "Center for Research" */
            bool ends = place == AUTHOR_FIELD ? words > 1 && str_equal(how, STR("after"))
                                              : str_equal(how, STR("after")) ||
                                                    author_ends_name(text, str_drop(byline, at),
                                                                     word > begin, arena);
            if (ends || (str_equal(how, STR("break")) && (words > 1 || place != AUTHOR_FIELD))) {
                author_take(authors, str_slice(byline, span(begin, word)), place, arena);
                begin = at;
                words = 0;
            } else {
                words++;
            }
            if (ends && authors->count)
                return; /* else it is a date before the names */
        }
        if (stop) {
            author_take(authors, str_slice(byline, span(begin, at)), place, arena);
            begin = at + c.len;
            words = 0;
        }
        if (!c.len)
            return;
        word = space ? STR_NONE : word == STR_NONE ? at : word;
        at += c.len;
    }
}

/* Lines of text */

bool author_is_lead(Str line, Arena *arena)
{
    line = str_trim(line);
    Utf8Char last = utf8_read_before(line, line.len);
    if (last.codepoint == ':' || last.codepoint == 0xFF1A)
        line = str_trim(str_take(line, line.len - last.len));
    return str_equal(author_how(line, arena), STR("lead"));
}

Str author_find_lead(Str line, bool also_within, Arena *arena)
{
    line = author_trim(line);
    Str rest = author_drop_lead(line, arena);
    if (rest.len < line.len)
        return rest;
    bool dated = false;
    for (size_t at = 0; also_within && at < line.len; at++) {
        dated = dated || ascii_is_digit(line.data[at]);
        if (line.data[at] != ' ')
            continue;
        Str tail = str_drop(line, at + 1);
        if ((dated && author_drop_lead(tail, arena).len < tail.len) ||
            str_starts_with(tail, STR("written by ")))
            return author_drop_lead(tail, arena);
    }
    return STR("");
}
