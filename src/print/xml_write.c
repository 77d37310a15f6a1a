#include "print/xml_write.h"

#include "base/utf8.h"
#include "print/place.h"

void xml_write_text(Buf *out, Str text)
{
    for (size_t at = 0; at < text.len;) {
        Utf8Char next = utf8_read_at(text, at);
        at += next.len;
        switch (next.codepoint) {
        case '&':
            XML(out, "&amp;");
            break;
        case '<':
            XML(out, "&lt;");
            break;
        case '>':
            XML(out, "&gt;");
            break;
        case '"':
            XML(out, "&quot;");
            break;
        case 0xFFFE:
        case 0xFFFF:
            buf_add_codepoint(out, 0xFFFD); /* XML 1.0, 2.2 Characters */
            break;
        default:
            buf_add_codepoint(out, place_safe_codepoint(next.codepoint));
        }
    }
}

void xml_write_attribute(Buf *out, Str name, Str value)
{
    buf_add_char(out, ' ');
    buf_add(out, name);
    XML(out, "=\"");
    xml_write_text(out, value);
    buf_add_char(out, '"');
}
