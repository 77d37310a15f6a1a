/* xml_write.h - text and attributes of XML 1.0. */
#ifndef STEMMA_PRINT_XML_WRITE_H
#define STEMMA_PRINT_XML_WRITE_H

#include "base/buf.h"

#define XML(out, literal) buf_add((out), STR(literal))

/*
 * Text with markup escaped; characters that XML 1.0 does not allow or that may
 * not be shown (place_safe_codepoint()) become U+FFFD, white space a space.
 */
void xml_write_text(Buf *out, Str text);

/* ` name="value"` */
void xml_write_attribute(Buf *out, Str name, Str value);

#endif
