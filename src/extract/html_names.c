/*
 * html_names.c - known tag and attribute names to numbers.
 *
 * Nearly every tag and attribute of a page is one of some two hundred names,
 * and all of them are looked up.  The build (tools/gen_names.py) makes open
 * hash tables, at most a quarter full, so that one look nearly always decides.
 */
#include "extract/html_names.h"

#include "text/table.h"

#include <assert.h>

#include "html_names_table.inc"

typedef struct HtmlNames {
    const Str *names;
    const uint64_t *keys;
    const uint8_t *slots;
    size_t room; /* a power of two */
} HtmlNames;

/* Eight bytes with the capitals of ASCII among them made small. */
static uint64_t html_fold_eight(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t low = word & ~highs;
    uint64_t from_a = low + ones * (0x80 - 'A'), over_z = low + ones * (0x80 - 'Z' - 1);
    return word | (from_a & ~over_z & ~word & highs) >> 2;
}

/* The same as name_key() in tools/gen_names.py. */
static uint64_t html_name_key(Str name)
{
    if (name.len <= TABLE_SHORT)
        return html_fold_eight(table_short(name)); /* the length on top is no letter */
    uint64_t front = html_fold_eight(str_eight(name, 0));
    uint64_t back = html_fold_eight(str_eight(name, name.len - 8));
    return (front ^ (uint64_t)name.len << 56) * UINT64_C(0x9E3779B97F4A7C15) + back;
}

static unsigned html_name_find(const HtmlNames *known, Str name)
{
    uint64_t key = html_name_key(name);
    for (size_t slot = (size_t)(key * UINT64_C(0xBF58476D1CE4E5B9) >> 40);; slot++) {
        unsigned found = known->slots[slot & (known->room - 1)];
        if (found == 0)
            return 0;
        if (known->keys[found] == key && known->names[found].len == name.len &&
            (name.len <= TABLE_SHORT || str_equal_nocase(known->names[found], name)))
            return found;
    }
}

HtmlTag html_tag_find(Str name)
{
    static const HtmlNames tags = { HTML_TAG_NAMES, HTML_TAG_KEYS, HTML_TAG_SLOTS,
                                    sizeof HTML_TAG_SLOTS };
    return (HtmlTag)html_name_find(&tags, name);
}

HtmlAttrId html_attr_find(Str name)
{
    static const HtmlNames attrs = { HTML_ATTR_NAMES, HTML_ATTR_KEYS, HTML_ATTR_SLOTS,
                                     sizeof HTML_ATTR_SLOTS };
    return (HtmlAttrId)html_name_find(&attrs, name);
}

Str html_tag_name(HtmlTag tag)
{
    assert(tag < HTML_TAG_COUNT);
    return HTML_TAG_NAMES[tag];
}
