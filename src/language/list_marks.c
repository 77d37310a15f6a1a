/*
 * list_marks.c - the numbers and letters of lists that run on in one line.
 *
 * "1. The first 2. The second" is a list because 2 follows on 1 in the same
 * form; one number with a full stop alone is none.
 */
#include "language/list_marks.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "text/unicode.h"

static bool list_is_attached(const LanguageWork *work, size_t token)
{
    const Token *tokens = work->out->tokens;
    return token > 0 && tokens[token].span.begin == tokens[token - 1].span.end;
}

ListMark list_mark_at(const LanguageWork *work, size_t token, size_t end)
{
    const ListMark none = { .form = LIST_NONE };
    ListMark mark = { .form = LIST_NONE };
    uint64_t value = 0;
    if (token >= end || list_is_attached(work, token))
        return none;
    Scan scan = scan_from(language_token_text(work, token));
    if (ascii_is_lower(scan_peek(&scan))) {
        mark.value = scan_next(&scan) - 'a' + 1;
        mark.is_letter = true;
    } else if (scan_decimal(&scan, 2, &value)) {
        mark.value = (int)value;
    } else {
        return none;
    }
    bool dot = scan_char(&scan, '.');
    if (!scan_done(&scan))
        return none;
    size_t at = token + 1;
    if (!dot && at < end && list_is_attached(work, at) && language_token_is(work, at, STR("."))) {
        dot = true;
        at++;
    }
    bool bracket = at < end && list_is_attached(work, at) && language_token_is(work, at, STR(")"));
    at += bracket;
    if (at >= end || list_is_attached(work, at) || (!dot && !bracket))
        return none;
    /* a small letter goes on after "No. 1." and the like, not in a list */
    uint32_t next = utf8_read(language_token_text(work, at)).codepoint;
    if (!unicode_is_letter(next) || (!bracket && !mark.is_letter && unicode_is_lower(next)))
        return none;
    mark.form = !bracket ? LIST_DOT : dot ? LIST_DOT_BRACKET : LIST_BRACKET;
    mark.after = at;
    return mark;
}

size_t list_mark_next(const LanguageWork *work, ListMark mark, size_t end)
{
    for (size_t i = mark.after; i < end; i++) {
        ListMark next = list_mark_at(work, i, end);
        if (next.form == mark.form && next.is_letter == mark.is_letter &&
            next.value == mark.value + 1)
            return i;
    }
    return end;
}
