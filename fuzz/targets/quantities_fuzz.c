/* Any bytes: quantities stand inside the text, in order, their number inside
 * them, and the low bound is not above the high one. */
#include "fuzz.h"
#include "language_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        language_require(arena_open(&arena, (size_t)1 << 30));
    ArenaMark mark = arena_mark(&arena);
    Analysis analysis = language_check_analyse((Str){ (const char *)data, size }, STR(""), &arena);
    uint32_t at = 0;
    for (size_t i = 0; i < analysis.quantity_count; i++) {
        const Quantity *quantity = &analysis.quantities[i];
        language_require(quantity->span.begin >= at && language_span_fits(quantity->span, size));
        language_require(span_contains(quantity->span, quantity->number));
        language_require(quantity->low <= quantity->high);
        language_require(quantity->of_span.end <= size &&
                         quantity->sentence < analysis.sentence_count);
        at = quantity->span.end;
    }
    arena_release(&arena, mark);
    return 0;
}
