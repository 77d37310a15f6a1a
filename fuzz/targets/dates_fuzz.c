/* A date of publication up to the first line end, then any bytes: times stand
 * inside the text, in order, have a value, and end after they begin. */
#include "fuzz.h"
#include "language_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        language_require(arena_open(&arena, (size_t)1 << 30));
    ArenaMark mark = arena_mark(&arena);
    StrCut cut = str_cut((Str){ (const char *)data, size }, '\n');
    Analysis analysis = language_check_analyse(cut.tail, cut.head, &arena);
    uint32_t at = 0;
    for (size_t i = 0; i < analysis.time_count; i++) {
        const TimeExpr *expr = &analysis.times[i];
        language_require(expr->span.begin >= at && language_span_fits(expr->span, cut.tail.len));
        language_require(expr->value.len > 0 && expr->at.from < expr->at.to);
        language_require(expr->month <= 12 && expr->day <= 31 && expr->weekday <= 7 &&
                         expr->sentence < analysis.sentence_count);
        at = expr->span.end;
    }
    arena_release(&arena, mark);
    return 0;
}
