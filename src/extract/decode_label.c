/*
 * decode_label.c - which encoding a page declares.
 *
 * HTML standard, section 13.2.3.2: "prescan a byte stream to determine its
 * encoding" looks at the first 1,024 bytes with a small tokenizer of its own;
 * ours is the same on comments, tags and attributes once it is told not to
 * follow the tree.  Where that finds nothing, a meta element further on still
 * counts ("changing the encoding while parsing"), so a longer head is read as
 * a page.
 */
#include "extract/decode_label.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "extract/html_token.h"
#include "text/table.h"

#include "encodings.inc"

enum { DECODE_PRESCAN_BYTES = 1024, DECODE_LABEL_BYTES = 40 };

DecodeLabel decode_label_find(Str label)
{
    char lower[DECODE_LABEL_BYTES];
    label = str_trim(label);
    if (label.len == 0)
        return (DecodeLabel){ 0 };
    if (label.len > sizeof lower)
        return (DecodeLabel){ .is_unknown = true };
    for (size_t i = 0; i < label.len; i++)
        lower[i] = ascii_lower(str_at(label, i));
    const EncodingRow *row = TABLE_FIND(ENCODINGS, label, ((Str){ lower, label.len }));
    if (!row)
        return (DecodeLabel){ .is_unknown = true };
    return (DecodeLabel){ row->name, row->converter.data, false };
}

static bool decode_is_space(char c)
{
    return c != '\v' && ascii_is_space(c);
}

static Str decode_skip_spaces(Str s)
{
    while (decode_is_space(str_at(s, 0)))
        s = str_drop(s, 1);
    return s;
}

/* "Extracting a character encoding from a meta element": charset = label. */
static DecodeLabel decode_label_in_content(Str content)
{
    Str charset = STR("charset");
    for (;;) {
        size_t at = str_find_nocase(content, charset, 0);
        if (at == STR_NONE)
            return (DecodeLabel){ 0 };
        content = decode_skip_spaces(str_drop(content, at + charset.len));
        if (str_at(content, 0) == '=')
            break;
    }
    content = decode_skip_spaces(str_drop(content, 1));
    char quote = str_at(content, 0);
    if (quote == '"' || quote == '\'') {
        StrCut cut = str_cut(str_drop(content, 1), quote);
        return cut.found ? decode_label_find(cut.head) : (DecodeLabel){ 0 };
    }
    size_t end = 0;
    while (end < content.len && str_at(content, end) != ';' &&
           !decode_is_space(str_at(content, end)))
        end++;
    return decode_label_find(str_take(content, end));
}

DecodeLabel decode_label_in_header(Str content_type)
{
    return decode_label_in_content(content_type);
}

/* A page that can be read to here is not UTF-16, and x-user-defined means something else. */
static DecodeLabel decode_label_of_ascii(DecodeLabel label)
{
    return str_starts_with(label.name, STR("utf-16")) ? decode_label_find(STR("utf-8")) : label;
}

/* Steps "If the element is meta": what one meta element declares, or nothing. */
static DecodeLabel decode_label_in_meta(const HtmlToken *token)
{
    const HtmlAttr *charset = html_attr(token, HTML_ATTR_CHARSET);
    if (charset)
        return decode_label_of_ascii(decode_label_find(charset->value));
    const HtmlAttr *pragma = html_attr(token, HTML_ATTR_HTTP_EQUIV);
    const HtmlAttr *content = html_attr(token, HTML_ATTR_CONTENT);
    if (!pragma || !content || !str_equal_nocase(pragma->value, STR("content-type")))
        return (DecodeLabel){ 0 };
    return decode_label_of_ascii(decode_label_in_content(content->value));
}

static DecodeLabel decode_label_in_head(Str head, bool is_prescan, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    HtmlTokenizer html = html_open(head, scratch);
    html.ignores_tree = is_prescan;
    DecodeLabel first = { 0 };
    for (HtmlToken token; !first.converter && html_next(&html, &token);) {
        if (token.kind != HTML_START || token.tag != HTML_TAG_META)
            continue;
        DecodeLabel found = decode_label_in_meta(&token);
        if (found.converter || !first.is_unknown)
            first = found;
    }
    arena_release(scratch, mark);
    return first;
}

/* "Get an XML encoding": <?xml version="1.0" encoding="label"?> */
static DecodeLabel decode_label_in_xml(Str head)
{
    if (!str_starts_with(head, STR("<?xml")))
        return (DecodeLabel){ 0 };
    Str declaration = str_cut(head, '>').head;
    StrCut cut = str_cut_str(declaration, STR("encoding"));
    Str rest = decode_skip_spaces(cut.tail);
    if (!cut.found || str_at(rest, 0) != '=')
        return (DecodeLabel){ 0 };
    rest = decode_skip_spaces(str_drop(rest, 1));
    char quote = str_at(rest, 0);
    if (quote != '"' && quote != '\'')
        return (DecodeLabel){ 0 };
    return decode_label_of_ascii(decode_label_find(str_cut(str_drop(rest, 1), quote).head));
}

static Str decode_head(Str body, size_t len)
{
    return str_take(body, body.len < len ? body.len : len);
}

DecodeLabel decode_label_in_page(Str body, Arena *scratch)
{
    Str head = decode_head(body, DECODE_PRESCAN_BYTES);
    DecodeLabel label = decode_label_in_head(head, true, scratch);
    if (!label.converter)
        label = decode_label_in_xml(head);
    if (!label.converter)
        label = decode_label_in_head(decode_head(body, LIMIT_DECLARATION_BYTES), false, scratch);
    return label;
}
