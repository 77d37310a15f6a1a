/* html_names.h - known tag and attribute names to numbers, whatever their case. */
#ifndef STEMMA_EXTRACT_HTML_NAMES_H
#define STEMMA_EXTRACT_HTML_NAMES_H

#include "base/str.h"

/* HTML_TAG_UNKNOWN, then HTML_TAG_A and so on: the lines of data/html_tags.tsv;
 * HTML_ATTR_UNKNOWN, then the lines of data/html_attrs.tsv. */
#include "html_names_enum.inc"

HtmlTag html_tag_find(Str name);
/* Lower case; empty for HTML_TAG_UNKNOWN. */
Str html_tag_name(HtmlTag tag);
HtmlAttrId html_attr_find(Str name);

#endif
