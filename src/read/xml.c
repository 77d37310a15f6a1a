#include "read/xml.h"

#include "base/ascii.h"

enum { XML_ENTITY_MAX = 12 };

static bool xml_is_name(char c)
{
    return ascii_is_alnum(c) || c == ':' || c == '_' || c == '-' || c == '.' || (c & 0x80) != 0;
}

static bool xml_is_value(char c)
{
    return !ascii_is_space(c) && c != '>' && c != '<';
}

/* Up to and with `end`; without one, all that is left. */
static Str xml_take_through(Scan *scan, Str end)
{
    StrCut cut = str_cut_str(scan_rest(scan), end);
    scan_skip(scan, cut.head.len + (cut.found ? end.len : 0));
    return cut.head;
}

/* The attributes of a tag up to its '>'.  '<' cannot stand in them and ends them too. */
static Str xml_scan_attributes(Scan *scan)
{
    size_t begin = scan->at;
    char quote = '\0';
    while (!scan_done(scan)) {
        char c = scan_peek(scan);
        if (c == '<' || (c == '>' && quote == '\0'))
            break;
        if (c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        scan_skip(scan, 1);
    }
    return str_take(str_drop(scan->text, begin), scan->at - begin);
}

static void xml_read_tag(XmlToken *out, Scan *scan)
{
    scan_char(scan, '<');
    out->kind = scan_char(scan, '/') ? XML_CLOSE : XML_OPEN;
    out->name = scan_while(scan, xml_is_name);
    out->attributes = xml_scan_attributes(scan);
    scan_char(scan, '>');
    out->empty = out->kind == XML_OPEN && str_ends_with(out->attributes, STR("/"));
}

static bool xml_begins_tag(const Scan *scan)
{
    char next = scan_peek_at(scan, 1);
    if (next == '/')
        next = scan_peek_at(scan, 2);
    return scan_peek(scan) == '<' && (ascii_is_alpha(next) || next == '_');
}

bool xml_next(XmlToken *out, Scan *scan)
{
    for (;;) {
        *out = (XmlToken){ .begin = scan->at };
        if (scan_done(scan))
            return false;
        if (scan_word(scan, STR("<!--"))) {
            xml_take_through(scan, STR("-->"));
        } else if (scan_word(scan, STR("<![CDATA["))) {
            out->kind = XML_CDATA;
            out->text = xml_take_through(scan, STR("]]>"));
            break;
        } else if (scan_word(scan, STR("<?"))) {
            xml_take_through(scan, STR("?>"));
        } else if (scan_word(scan, STR("<!"))) {
            xml_take_through(scan, STR(">"));
        } else if (xml_begins_tag(scan)) {
            xml_read_tag(out, scan);
            break;
        } else {
            out->kind = XML_TEXT;
            scan_skip(scan, 1); /* a '<' that begins nothing is text */
            scan_until(scan, '<');
            out->text = str_take(str_drop(scan->text, out->begin), scan->at - out->begin);
            break;
        }
    }
    out->end = scan->at;
    return true;
}

Str xml_attribute(Str attributes, Str name)
{
    Scan scan = scan_from(attributes);
    while (!scan_done(&scan)) {
        scan_spaces(&scan);
        Str found = scan_while(&scan, xml_is_name);
        scan_spaces(&scan);
        Str value = { 0 };
        if (scan_char(&scan, '=')) {
            scan_spaces(&scan);
            char quote = scan_peek(&scan);
            if (quote == '"' || quote == '\'') {
                scan_skip(&scan, 1);
                value = scan_until(&scan, quote);
                scan_skip(&scan, 1);
            } else {
                value = scan_while(&scan, xml_is_value);
            }
        } else if (found.len == 0) {
            scan_skip(&scan, 1);
        }
        if (found.len > 0 && str_equal(found, name))
            return value;
    }
    return (Str){ 0 };
}

/* "#8217", "#x2019", "amp": the character, or 0. */
static uint32_t xml_reference(Str name)
{
    static const struct {
        Str name;
        uint32_t codepoint;
    } NAMED[] = {
        { { "amp", 3 }, '&' },       { { "lt", 2 }, '<' },       { { "gt", 2 }, '>' },
        { { "quot", 4 }, '"' },      { { "apos", 4 }, '\'' },    { { "nbsp", 4 }, 0xA0 },
        { { "lsquo", 5 }, 0x2018 },  { { "rsquo", 5 }, 0x2019 }, { { "ldquo", 5 }, 0x201C },
        { { "rdquo", 5 }, 0x201D },  { { "ndash", 5 }, 0x2013 }, { { "mdash", 5 }, 0x2014 },
        { { "hellip", 6 }, 0x2026 },
    };
    for (size_t i = 0; i < sizeof NAMED / sizeof NAMED[0]; i++)
        if (str_equal(NAMED[i].name, name))
            return NAMED[i].codepoint;
    Scan scan = scan_from(name);
    uint64_t value = 0;
    if (!scan_char(&scan, '#'))
        return 0;
    bool hex = scan_char(&scan, 'x') || scan_char(&scan, 'X');
    bool read = hex ? scan_hex(&scan, 6, &value) : scan_decimal(&scan, 7, &value);
    return read && scan_done(&scan) && value <= 0x10FFFF ? (uint32_t)value : 0;
}

void xml_add_unescaped(Buf *out, Str text)
{
    while (text.len > 0) {
        StrCut cut = str_cut(text, '&');
        buf_add(out, cut.head);
        text = cut.tail;
        if (!cut.found)
            break;
        size_t most = text.len < XML_ENTITY_MAX ? text.len : XML_ENTITY_MAX;
        StrCut name = str_cut(str_take(text, most), ';');
        uint32_t codepoint = name.found ? xml_reference(name.head) : 0;
        if (codepoint) {
            buf_add_codepoint(out, codepoint);
            text = str_drop(text, name.head.len + 1);
        } else {
            buf_add_char(out, '&');
        }
    }
}
