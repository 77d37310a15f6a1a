/* decode_label.h - which encoding a page declares. */
#ifndef STEMMA_EXTRACT_DECODE_LABEL_H
#define STEMMA_EXTRACT_DECODE_LABEL_H

#include "base/arena.h"

typedef struct DecodeLabel {
    Str name;              /* of the encoding, in lower case; empty: none */
    const char *converter; /* of ICU, or NULL */
    bool is_unknown;       /* there is a label, but it is not known */
} DecodeLabel;

/* "Get an encoding" (Encoding standard, section 4.2). */
DecodeLabel decode_label_find(Str label);
/* The charset parameter of a Content-Type. */
DecodeLabel decode_label_in_header(Str content_type);
/* The declaration in the page itself. */
DecodeLabel decode_label_in_page(Str body, Arena *scratch);

#endif
