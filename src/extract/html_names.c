/*
 * html_names.c - known tag and attribute names to numbers.
 *
 * Nearly every tag and attribute of a page is one of some two hundred names,
 * and all of them are looked up.  The build (tools/gen_names.py) makes open
 * hash tables, at most a quarter full, so that one look nearly always decides.
 */
#include "extract/html_names.h"

#include "base/ascii.h"

#include <assert.h>

#include "html_names_table.inc"

typedef struct HtmlNames {
    const Str *names;
    const uint8_t *slots;
    size_t room; /* a power of two */
} HtmlNames;

/* The same as name_hash() in tools/gen_names.py. */
static uint32_t html_name_hash(Str name)
{
    const size_t picked[4] = { 0, name.len - 1, name.len / 2, name.len > 1 ? 1 : 0 };
    uint32_t hash = (uint32_t)name.len * 0x9E3779B1u;
    for (size_t i = 0; i < 4; i++) {
        unsigned char byte = (unsigned char)ascii_lower(str_at(name, picked[i]));
        hash = (hash ^ byte) * 0x01000193u;
    }
    return hash ^ hash >> 15;
}

static unsigned html_name_find(const HtmlNames *known, Str name)
{
    if (name.len == 0)
        return 0;
    for (size_t slot = html_name_hash(name);; slot++) {
        unsigned found = known->slots[slot & (known->room - 1)];
        if (found == 0 || str_equal(known->names[found], name) ||
            str_equal_nocase(known->names[found], name))
            return found;
    }
}

HtmlTag html_tag_find(Str name)
{
    static const HtmlNames tags = { HTML_TAG_NAMES, HTML_TAG_SLOTS, sizeof HTML_TAG_SLOTS };
    return (HtmlTag)html_name_find(&tags, name);
}

HtmlAttrId html_attr_find(Str name)
{
    static const HtmlNames attrs = { HTML_ATTR_NAMES, HTML_ATTR_SLOTS, sizeof HTML_ATTR_SLOTS };
    return (HtmlAttrId)html_name_find(&attrs, name);
}

Str html_tag_name(HtmlTag tag)
{
    assert(tag < HTML_TAG_COUNT);
    return HTML_TAG_NAMES[tag];
}
