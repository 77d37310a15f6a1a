/*
 * outlets.c - news outlets and agencies by name, short name or domain.
 *
 * The table's first column holds every name of an outlet folded: lower case,
 * no leading "the", apostrophes and dots dropped, other signs a space.  Hosts
 * stand in it as they are and are looked up from the whole host down to its
 * last two labels.  A user's table is folded when it is read, and asked first.
 */
#include "text/outlets.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "base/vec.h"
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

static const Outlet *outlets_find_own(const OwnOutlets *own, Str key)
{
    uint32_t name = own ? intern_find(&own->names, key) : MAP_NONE;
    return name == MAP_NONE ? NULL : &own->outlets.items[own->rows.items[name]];
}

static bool outlets_find_key(Outlet *out, const OwnOutlets *own, Str key)
{
    const Outlet *known = outlets_find_own(own, key);
    if (known) {
        *out = *known;
        return true;
    }
    const OutletRow *row = TABLE_FIND(OUTLETS, names, key);
    if (!row)
        return false;
    *out = (Outlet){ row->name, row->owner, row->kind & OUTLETS_AGENCY, row->kind & OUTLETS_STATE };
    return true;
}

bool outlets_find(Outlet *out, const OwnOutlets *own, Str name)
{
    OutletsFolded folded = outlets_fold(name);
    if (!folded.len)
        return false;
    if (outlets_find_key(out, own, (Str){ folded.data, folded.len }))
        return true;
    return str_find_byte(name, ' ', 0) == STR_NONE && outlets_find_site(out, own, name);
}

bool outlets_is_common(const OwnOutlets *own, Str name)
{
    OutletsFolded folded = outlets_fold(name);
    Str word = { folded.data, folded.len };
    return str_find_byte(word, ' ', 0) == STR_NONE && TABLE_FIND(MEDIA_WORDS, word, word) &&
           !outlets_find_own(own, word);
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

bool outlets_find_site(Outlet *out, const OwnOutlets *own, Str url)
{
    Str host = outlets_host(str_trim(url));
    if (host.len > OUTLETS_NAME_MAX)
        return false;
    char lower[OUTLETS_NAME_MAX];
    for (size_t i = 0; i < host.len; i++)
        lower[i] = ascii_lower(str_at(host, i));
    Str rest = { lower, host.len };
    while (str_find_byte(rest, '.', 0) != STR_NONE) {
        if (outlets_find_key(out, own, rest))
            return true;
        rest = str_cut(rest, '.').tail;
    }
    return false;
}

Str outlets_key(const OwnOutlets *own, Str name, Arena *arena)
{
    Outlet outlet;
    OutletsFolded folded = outlets_fold(outlets_find(&outlet, own, name) ? outlet.name : name);
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

Str outlets_initials_key(const OwnOutlets *own, Str name, Arena *arena)
{
    enum { LEAST_WORDS = 3, MOST_WORDS = 8 };
    Buf initials = buf_open(arena, MOST_WORDS);
    for (size_t at = 0; at < name.len; at++)
        if (ascii_is_upper(name.data[at]) && (at == 0 || !ascii_is_alnum(name.data[at - 1])))
            buf_add_char(&initials, name.data[at]);
    Outlet known;
    if (initials.len < LEAST_WORDS || outlets_find(&known, own, buf_str(&initials)))
        return (Str){ 0 };
    return outlets_key(own, buf_str(&initials), arena);
}

/* A row of a user's table on its way in. */
typedef struct OutletsRow {
    OwnOutlets *own;
    Str line;
    size_t number; /* of the line, from 1 */
    size_t offset; /* of the line */
    Arena *arena;
    Error *error;
} OutletsRow;

static Status outlets_fail(const OutletsRow *row, const char *what)
{
    Status status = fail(row->error, STATUS_FORMAT, row->offset, "line %zu: %s", row->number, what);
    if (row->error)
        row->error->line = row->number;
    return status;
}

/* Let a name mean the outlet that is read. */
static Status outlets_add_key(const OutletsRow *row, Str key)
{
    OwnOutlets *own = row->own;
    uint32_t outlet = (uint32_t)own->outlets.count - 1;
    uint32_t number = intern_add(&own->names, key);
    if (number == own->rows.count)
        *VEC_PUSH(row->arena, &own->rows) = outlet;
    return own->rows.items[number] == outlet
               ? STATUS_OK
               : outlets_fail(row, "a name that an outlet before it has");
}

static Status outlets_add_name(const OutletsRow *row, Str name)
{
    OutletsFolded folded = outlets_fold(name);
    if (!folded.len)
        return outlets_fail(row, "a name without a letter or digit");
    if (name.len >= OUTLETS_NAME_MAX)
        return outlets_fail(row, "a name that is too long");
    TRY(outlets_add_key(row, (Str){ folded.data, folded.len }));
    if (str_find_byte(name, '.', 0) == STR_NONE || str_find_byte(name, ' ', 0) != STR_NONE)
        return STATUS_OK;
    char host[OUTLETS_NAME_MAX];
    for (size_t i = 0; i < name.len; i++)
        host[i] = ascii_lower(str_at(name, i));
    return outlets_add_key(row, (Str){ host, name.len });
}

/* The next column, and whether a tab stands behind it. */
static StrCut outlets_take_column(Str *rest)
{
    StrCut cut = str_cut(*rest, '\t');
    *rest = cut.tail;
    cut.head = str_trim(cut.head);
    return cut;
}

static Status outlets_read_row(const OutletsRow *row)
{
    Str rest = row->line;
    StrCut names = outlets_take_column(&rest), name = outlets_take_column(&rest);
    StrCut owner = outlets_take_column(&rest), kind = outlets_take_column(&rest);
    if (!names.found || !name.found || !owner.found || kind.found)
        return outlets_fail(row, "want names, name, owner and kind, with tabs between them");
    if (kind.head.len != 1 || str_at(kind.head, 0) < '0' ||
        str_at(kind.head, 0) > '0' + OUTLETS_AGENCY + OUTLETS_STATE)
        return outlets_fail(row, "the kind is 0, or 1 for an agency, plus 2 for a state's");
    int flags = str_at(kind.head, 0) - '0';
    *VEC_PUSH(row->arena, &row->own->outlets) =
        (Outlet){ name.head, owner.head.len > 0 ? owner.head : name.head, flags & OUTLETS_AGENCY,
                  flags & OUTLETS_STATE };
    TRY(outlets_add_name(row, name.head));
    while (names.head.len > 0) {
        StrCut one = str_cut(names.head, '|');
        TRY(outlets_add_name(row, str_trim(one.head)));
        names.head = one.tail;
    }
    return STATUS_OK;
}

/* What would not print as it stands. */
static bool outlets_is_plain(Str line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)str_at(line, i) < ' ' && str_at(line, i) != '\t')
            return false;
    return utf8_find_invalid(line) == STR_NONE;
}

Status outlets_read(OwnOutlets *out, Str text, Arena *arena, Error *error)
{
    const Str MARK = STR("\xef\xbb\xbf"); /* some editors begin a file with it */
    OwnOutlets own = { .names = intern_open(arena, 64) };
    OutletsRow row = { .own = &own, .arena = arena, .error = error };
    Str rest = str_drop(text, str_starts_with(text, MARK) ? MARK.len : 0);
    while (rest.len > 0) {
        StrCut cut = str_cut(rest, '\n');
        row.number++;
        row.offset = text.len - rest.len;
        row.line =
            str_ends_with(cut.head, STR("\r")) ? str_take(cut.head, cut.head.len - 1) : cut.head;
        rest = cut.tail;
        if (!outlets_is_plain(row.line))
            return outlets_fail(&row, "no plain text in UTF-8");
        if (str_trim(row.line).len > 0 && str_at(row.line, 0) != '#')
            TRY(outlets_read_row(&row));
    }
    *out = own;
    return STATUS_OK;
}
