#include "extract/meta.h"
void meta_fill(Report *report, const MetaInput *input, Arena *arena, Arena *scratch)
{
    (void)scratch;
    if (!report->title.len)
        report->title = arena_copy_str(arena, str_trim(input->blocks->title));
}
