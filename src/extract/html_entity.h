/* html_entity.h - one character reference (HTML standard, section 13.2.5.72 ff.). */
#ifndef STEMMA_EXTRACT_HTML_ENTITY_H
#define STEMMA_EXTRACT_HTML_ENTITY_H

#include "base/str.h"

typedef struct HtmlReference {
    uint32_t first, second; /* characters; second may be 0 */
    size_t len;             /* bytes from "&" on; 0: no reference */
} HtmlReference;

/* The reference that begins at text[at], which is "&". */
HtmlReference html_reference_read(Str text, size_t at, bool in_attribute);

#endif
