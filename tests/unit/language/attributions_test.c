#include "sample.h"
#include "test.h"

#include "base/buf.h"

static Arena arena, scratch;

static void add_spans(Buf *out, Str text, const SpanList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        buf_add(out, i ? STR("+") : STR(""));
        buf_add(out, str_slice(text, list->items[i]));
    }
    buf_add(out, STR("/"));
}

/* "source/cue/content/", a "!" before a denial. */
static Str attributions_of(Str text)
{
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    language_find_quotes(&sample.work);
    language_find_names(&sample.work);
    language_find_attributions(&sample.work);
    Buf out = buf_open(&arena, 4096);
    for (size_t i = 0; i < sample.analysis.attribution_count; i++) {
        const Attribution *made = &sample.analysis.attributions[i];
        buf_add(&out, made->is_denial ? STR("!") : STR(""));
        add_spans(&out, text, &made->source);
        add_spans(&out, text, &made->cue);
        add_spans(&out, text, &made->content);
    }
    return buf_str(&out);
}

#define SAYS(text, want) CHECK_STR(attributions_of(STR(text)), STR(want))

TEST(a_source_before_its_verb)
{
    SAYS("Officials said that ten men fell.", "Officials/said/that ten men fell/");
    SAYS("Arland's state news agency confirmed the visit.",
         "Arland's state news agency/confirmed/the visit/");
    SAYS("The minister, Hong Lei, confirmed the visit.",
         "The minister, Hong Lei/confirmed/the visit/");
    SAYS("The state has denied the report.", "!The state/has denied/the report/");
}

TEST(a_source_after_its_cue)
{
    SAYS("Ten men fell, according to BBC and Reuters.",
         "BBC and Reuters/according to/Ten men fell/");
    SAYS("According to reports, Lee will be there.", "reports/According to/Lee will be there/");
    SAYS("Ten men fell, said Ann Lee, a doctor.", "Ann Lee, a doctor/said/Ten men fell/");
    SAYS("Ten men fell, police said.", "police/said/Ten men fell/");
}

TEST(what_is_no_attribution)
{
    SAYS("The parade allows China to assert itself.", "");
    SAYS("The report was long.", "");
    SAYS("", "");
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 24))
        return 99;
    RUN(a_source_before_its_verb);
    RUN(a_source_after_its_cue);
    RUN(what_is_no_attribution);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
