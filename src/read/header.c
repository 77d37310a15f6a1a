#include "read/header.h"

#include "base/ascii.h"
#include "base/scan.h"

size_t header_end(Str bytes, size_t from)
{
    size_t at = from;
    while ((at = str_find_byte(bytes, '\n', at)) != STR_NONE) {
        at++;
        if (str_at(bytes, at) == '\n')
            return at + 1;
        if (str_at(bytes, at) == '\r' && str_at(bytes, at + 1) == '\n')
            return at + 2;
    }
    return STR_NONE;
}

static Str header_line(Str rest, Str *after)
{
    StrCut cut = str_cut(rest, '\n');
    *after = cut.tail;
    Str line = cut.head;
    return line.len > 0 && str_at(line, line.len - 1) == '\r' ? str_take(line, line.len - 1) : line;
}

static bool header_goes_on(Str rest)
{
    return str_at(rest, 0) == ' ' || str_at(rest, 0) == '\t';
}

Str header_get(Str block, Str name)
{
    Str rest = block;
    while (rest.len > 0) {
        Str after;
        Str line = header_line(rest, &after);
        while (header_goes_on(after)) {
            Str more = header_line(after, &after);
            line = str_take(rest, str_span_in(rest, more).end);
        }
        StrCut cut = str_cut(line, ':');
        if (cut.found && str_equal_nocase(str_trim(cut.head), name))
            return str_trim(cut.tail);
        rest = after;
    }
    return (Str){ 0 };
}

static bool header_is_token(char c)
{
    return c != ';' && c != '=' && !ascii_is_space(c);
}

static bool header_is_bare(char c)
{
    return c != ';' && !ascii_is_space(c);
}

Str header_parameter(Str value, Str name)
{
    Scan scan = scan_from(value);
    scan_until(&scan, ';');
    while (scan_char(&scan, ';')) {
        scan_spaces(&scan);
        Str found = scan_while(&scan, header_is_token);
        scan_spaces(&scan);
        Str text = { 0 };
        if (scan_char(&scan, '=')) {
            scan_spaces(&scan);
            text =
                scan_char(&scan, '"') ? scan_until(&scan, '"') : scan_while(&scan, header_is_bare);
        }
        if (str_equal_nocase(found, name))
            return text;
        scan_until(&scan, ';');
    }
    return (Str){ 0 };
}

Str header_media_type(Str value)
{
    return str_trim(str_cut(value, ';').head);
}
