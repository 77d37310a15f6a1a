/* Any text: the rules on names, quotations and credits end, and their spans lie in the text. */
#include "fuzz.h"
#include "language/language.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

static void require_span(Span at, size_t size)
{
    require(at.begin <= at.end && at.end <= size);
}

static void check_spans(const SpanList *list, size_t size)
{
    for (size_t i = 0; i < list->count; i++)
        require_span(list->items[i], size);
}

static void check_analysis(const Analysis *out, size_t size)
{
    for (size_t i = 0; i < out->name_count; i++) {
        require_span(out->names[i].span, size);
        require(out->names[i].entity < out->entity_count);
        require(i == 0 || out->names[i - 1].span.end <= out->names[i].span.begin);
    }
    for (size_t i = 0; i < out->quote_count; i++) {
        require_span(out->quotes[i].span, size);
        require_span(out->quotes[i].speaker, size);
        require(out->quotes[i].entity == UINT32_MAX || out->quotes[i].entity < out->entity_count);
    }
    for (size_t i = 0; i < out->attribution_count; i++) {
        check_spans(&out->attributions[i].source, size);
        check_spans(&out->attributions[i].cue, size);
        check_spans(&out->attributions[i].content, size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena, scratch;
    static Stemmer stemmer;
    if (!arena.base) {
        require(arena_open(&arena, (size_t)1 << 30) && arena_open(&scratch, (size_t)1 << 30));
        require(stemmer_open(&stemmer, NULL) == STATUS_OK);
    }
    ArenaMark mark = arena_mark(&arena), temporary = arena_mark(&scratch);
    Report report = { .text = { (const char *)data, size } };
    Analysis out;
    language_analyse(&out, &report, &stemmer, LANGUAGE_TREES, &arena, &scratch);
    check_analysis(&out, size);
    for (size_t i = 0; i < report.credits.count; i++)
        require_span(report.credits.items[i].span, size);
    arena_release(&scratch, temporary);
    arena_release(&arena, mark);
    return 0;
}
