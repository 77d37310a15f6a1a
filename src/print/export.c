#include "print/export.h"

#include "print/place.h"

Str export_kind(DescentKind kind)
{
    static const Str KINDS[] = { { "independent", 11 }, { "copy", 4 },   { "abridged", 8 },
                                 { "rewritten", 9 },    { "quotes", 6 }, { "credits", 7 } };
    return KINDS[kind];
}

Str export_direction(Direction direction)
{
    static const Str DIRECTIONS[] = { { "certain", 7 }, { "likely", 6 }, { "unknown", 7 } };
    return DIRECTIONS[direction];
}

void export_add_node(Buf *out, const Edition *edition, size_t story, uint32_t report)
{
    buf_add_format(out, "e%zu-", story + 1);
    buf_add(out, place_letter(edition, report));
}

void export_add_lost(Buf *out, size_t story, uint32_t lost)
{
    buf_add_format(out, "e%zu-lost-%u", story + 1, lost + 1);
}

void export_add_parent(Buf *out, const Edition *edition, size_t story, const Descent *descent)
{
    if (descent->parent != REPORT_NONE)
        export_add_node(out, edition, story, descent->parent);
    else
        export_add_lost(out, story, descent->lost);
}

Str export_title(const Report *report)
{
    return report->title.len > 0 ? report->title : place_name(report);
}
