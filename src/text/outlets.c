/*
 * outlets.c - news outlets and agencies by name, short name or domain.
 *
 * The table's first column holds every name of an outlet folded: lower case,
 * no leading "the", apostrophes and dots dropped, other signs a space.  Hosts
 * stand in it as they are and are looked up from the whole host down to its
 * last two labels.
 */
#include "text/outlets.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "text/table.h"
#include "text/unicode.h"

#include <string.h>

#include "media_words.inc"
#include "outlets.inc"

/* Bytes of a folded name.  The longest in the table has 40. */
enum { OUTLETS_NAME_MAX = 120 };

enum { OUTLETS_AGENCY = 1, OUTLETS_STATE = 2 };

typedef struct OutletsFolded {
    char data[OUTLETS_NAME_MAX];
    size_t len;
} OutletsFolded;

static void outlets_fold_char(OutletsFolded *out, uint32_t c)
{
    if (c == '\'' || c == '.' || c == 0xAE || c == 0x2122)
        return;
    char bytes[4] = { ' ' };
    size_t len = 1;
    if (unicode_is_letter(c) || unicode_is_digit(c))
        len = utf8_encode(c, bytes);
    else if (!out->len || out->data[out->len - 1] == ' ')
        return;
    if (out->len + len > OUTLETS_NAME_MAX)
        return;
    memcpy(out->data + out->len, bytes, len);
    out->len += len;
}

/* The folded name, cut at OUTLETS_NAME_MAX. */
static OutletsFolded outlets_fold(Str name)
{
    OutletsFolded out = { .len = 0 };
    name = str_trim(name);
    if (str_starts_with_nocase(name, STR("the ")))
        name = str_drop(name, 4);
    for (size_t at = 0; at < name.len && out.len + 4 < OUTLETS_NAME_MAX;) {
        Utf8Char read = utf8_read_at(name, at);
        outlets_fold_char(&out, unicode_fold(read.codepoint));
        at += read.len;
    }
    while (out.len && out.data[out.len - 1] == ' ')
        out.len--;
    return out;
}

static bool outlets_find_key(Outlet *out, Str key)
{
    const OutletRow *row = TABLE_FIND(OUTLETS, names, key);
    if (!row)
        return false;
    *out = (Outlet){ row->name, row->owner, row->kind & OUTLETS_AGENCY, row->kind & OUTLETS_STATE };
    return true;
}

bool outlets_find(Outlet *out, Str name)
{
    OutletsFolded folded = outlets_fold(name);
    if (!folded.len)
        return false;
    if (outlets_find_key(out, (Str){ folded.data, folded.len }))
        return true;
    return str_find_byte(name, ' ', 0) == STR_NONE && outlets_find_site(out, name);
}

bool outlets_is_common(Str name)
{
    OutletsFolded folded = outlets_fold(name);
    Str word = { folded.data, folded.len };
    return str_find_byte(word, ' ', 0) == STR_NONE && TABLE_FIND(MEDIA_WORDS, word, word);
}

static Str outlets_host(Str url)
{
    StrCut scheme = str_cut_str(url, STR("//"));
    Str host = scheme.found ? scheme.tail : url;
    host = str_cut(str_cut(host, '/').head, '?').head;
    StrCut user = str_cut(host, '@');
    host = user.found ? user.tail : host;
    return str_cut(host, ':').head;
}

bool outlets_find_site(Outlet *out, Str url)
{
    Str host = outlets_host(str_trim(url));
    if (host.len > OUTLETS_NAME_MAX)
        return false;
    char lower[OUTLETS_NAME_MAX];
    for (size_t i = 0; i < host.len; i++)
        lower[i] = ascii_lower(str_at(host, i));
    Str rest = { lower, host.len };
    while (str_find_byte(rest, '.', 0) != STR_NONE) {
        if (outlets_find_key(out, rest))
            return true;
        rest = str_cut(rest, '.').tail;
    }
    return false;
}

Str outlets_key(Str name, Arena *arena)
{
    Outlet outlet;
    OutletsFolded folded = outlets_fold(outlets_find(&outlet, name) ? outlet.name : name);
    return arena_copy_str(arena, (Str){ folded.data, folded.len });
}

bool outlets_looks_like_one(Str name)
{
    OutletsFolded folded = outlets_fold(name);
    Str rest = { folded.data, folded.len };
    if (str_find_byte(rest, ' ', 0) == STR_NONE)
        return false;
    while (rest.len) {
        StrCut cut = str_cut(rest, ' ');
        if (TABLE_FIND(MEDIA_WORDS, word, cut.head))
            return true;
        rest = cut.tail;
    }
    return false;
}

Str outlets_initials_key(Str name, Arena *arena)
{
    enum { LEAST_WORDS = 3, MOST_WORDS = 8 };
    Buf initials = buf_open(arena, MOST_WORDS);
    for (size_t at = 0; at < name.len; at++)
        if (ascii_is_upper(name.data[at]) && (at == 0 || !ascii_is_alnum(name.data[at - 1])))
            buf_add_char(&initials, name.data[at]);
    Outlet known;
    if (initials.len < LEAST_WORDS || outlets_find(&known, buf_str(&initials)))
        return (Str){ 0 };
    return outlets_key(buf_str(&initials), arena);
}
