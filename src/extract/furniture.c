/*
 * furniture.c - lines that stand around articles: "Share this", "Recent posts".
 *
 * The line is folded into a small buffer, as long as the longest row of the
 * table could match, and looked up whole, then each of its beginnings that ends
 * at a word boundary, the longest first.
 */
#include "extract/furniture.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/table.h"
#include "text/unicode.h"

#include <string.h>

#include "page_furniture.inc"

enum { FURNITURE_LINE_MAX = 72 };

typedef struct FurnitureFold {
    char text[FURNITURE_LINE_MAX + 4];
    size_t len;
    bool is_cut; /* the line goes on */
} FurnitureFold;

/* Marks that stand around such lines: bullets, arrows, dots, colons. */
static bool furniture_is_edge(uint32_t c)
{
    return unicode_is_space(c) ||
           (unicode_is_punctuation(c) && c != '(' && c != 0xA9 && c != '#' && c != '+');
}

static void furniture_fold(FurnitureFold *out, Str line)
{
    *out = (FurnitureFold){ .len = 0 };
    bool space = false, begun = false;
    for (size_t at = 0; at < line.len;) {
        Utf8Char c = utf8_read_at(line, at);
        at += c.len;
        if (!begun && furniture_is_edge(c.codepoint))
            continue;
        begun = true;
        if (unicode_is_space(c.codepoint)) {
            space = true;
            continue;
        }
        if (out->len + 5 > FURNITURE_LINE_MAX) {
            out->is_cut = true;
            return;
        }
        if (space)
            out->text[out->len++] = ' ';
        space = false;
        out->len += utf8_encode(unicode_fold(c.codepoint), out->text + out->len);
    }
}

static Str furniture_trim_end(Str text)
{
    while (text.len) {
        Utf8Char last = utf8_read_before(text, text.len);
        if (!furniture_is_edge(last.codepoint))
            break;
        text = str_take(text, text.len - last.len);
    }
    return text;
}

/* Is the place `at` of a folded line the end of a word (or of a mark like a colon)? */
static bool furniture_is_boundary(Str text, size_t at)
{
    if (ascii_is_alpha(str_at(text, at - 1)) && ascii_is_alpha(str_at(text, at)))
        return false; /* within a word, as most places are */
    Utf8Char before = utf8_read_before(text, at);
    Utf8Char after = utf8_read_at(text, at);
    return after.len == 0 || unicode_is_space(after.codepoint) ||
           unicode_is_punctuation(after.codepoint) || unicode_is_punctuation(before.codepoint) ||
           unicode_is_spaceless(before.codepoint) ||
           (unicode_is_digit(after.codepoint) && unicode_is_digit(before.codepoint));
}

/* Three letters in front that no row begins with: nothing more need be looked at. */
static bool furniture_is_none(Str line)
{
    for (size_t i = 0; i < 3; i++)
        if (!ascii_is_alpha(str_at(line, i)))
            return false;
    uint64_t three = table_three(line);
    return unicode_fold_eight(&three) && !TABLE_MAY_OPEN(PAGE_FURNITURE, three);
}

/* "2 min read" is the row "{n} min read". */
static const PageFurniture *furniture_find_number(Str whole)
{
    char row[FURNITURE_LINE_MAX + 8] = "{n}";
    size_t digits = 0;
    while (ascii_is_digit(str_at(whole, digits)))
        digits++;
    if (digits == 0 || digits == whole.len)
        return NULL;
    Str rest = str_drop(whole, digits);
    memcpy(row + 3, rest.data, rest.len);
    return TABLE_FIND(PAGE_FURNITURE, text, ((Str){ row, rest.len + 3 }));
}

Furniture furniture_find(Str line)
{
    if (furniture_is_none(line))
        return (Furniture){ FURNITURE_NONE, false };
    FurnitureFold fold;
    furniture_fold(&fold, line);
    Str text = { fold.text, fold.len };
    Str whole = furniture_trim_end(text);
    bool may_open = text.len < 3 || TABLE_MAY_OPEN(PAGE_FURNITURE, table_three(text));
    size_t longest = may_open ? text.len : utf8_floor(text, 2);
    const PageFurniture *row = fold.is_cut ? NULL : TABLE_FIND(PAGE_FURNITURE, text, whole);
    if (!row && !fold.is_cut)
        row = furniture_find_number(whole);
    if (row)
        return (Furniture){ (FurnitureKind)row->kind, true };
    for (size_t at = longest; at > 1; at -= utf8_read_before(text, at).len) {
        if (!furniture_is_boundary(text, at))
            continue;
        row = TABLE_FIND(PAGE_FURNITURE, text, str_take(text, at));
        if (row && str_equal(row->where, STR("start")))
            return (Furniture){ (FurnitureKind)row->kind, at == whole.len && !fold.is_cut };
    }
    return (Furniture){ FURNITURE_NONE, false };
}
