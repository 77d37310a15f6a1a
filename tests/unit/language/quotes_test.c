#include "sample.h"
#include "test.h"

#include "base/buf.h"

static Arena arena, scratch;

/* "words<speaker|…": every quotation, with * when it is a phrase, and its speaker. */
static Str quotes_of(Str text)
{
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    language_find_quotes(&sample.work);
    language_find_names(&sample.work);
    language_find_attributions(&sample.work);
    Buf out = buf_open(&arena, 4096);
    for (size_t i = 0; i < sample.analysis.quote_count; i++) {
        const Quote *quote = &sample.analysis.quotes[i];
        buf_add(&out, i ? STR("|") : STR(""));
        buf_add(&out, quote->is_speech ? STR("") : STR("*"));
        buf_add(&out, str_slice(text, quote->span));
        buf_add(&out, STR("<"));
        buf_add(&out, str_slice(text, quote->speaker));
    }
    return buf_str(&out);
}

#define QUOTES(text, want) CHECK_STR(quotes_of(STR(text)), STR(want))

TEST(marks_of_all_kinds)
{
    QUOTES("\"We will go home now,\" Ann Lee said.", "We will go home now,<Ann Lee");
    QUOTES("\xe2\x80\x9cWe will go home now,\xe2\x80\x9d Ann Lee said.",
           "We will go home now,<Ann Lee");
    QUOTES("\xe2\x80\x98We will go home now,\xe2\x80\x99 Ann Lee said.",
           "We will go home now,<Ann Lee");
    QUOTES("\xe2\x80\x9eWe will go home now,\xe2\x80\x9c Ann Lee said.",
           "We will go home now,<Ann Lee");
    QUOTES("\xc2\xabWe will go home now\xc2\xbb, Ann Lee said.", "We will go home now<Ann Lee");
}

TEST(apostrophes_are_no_quotations)
{
    QUOTES("It's the boys' day in the '90s, isn't it.", "");
    QUOTES("Kim\xe2\x80\x99s men\xe2\x80\x99s boats went.", "");
}

TEST(a_split_quotation_has_one_speaker)
{
    QUOTES(
        "\xe2\x80\x9cThe trip shows what he wants,\xe2\x80\x9d stated Lim Eul-chul, a professor at "
        "Hanbat University\xe2\x80\x99s Institute for Studies, \xe2\x80\x9c"
        "at a time of need.\xe2\x80\x9d",
        "The trip shows what he wants,<Lim Eul-chul|at a time of need.<Lim Eul-chul");
}

TEST(an_unclosed_mark_spoils_one_paragraph)
{
    QUOTES("He said \"this and that.\n\"We will go home now,\" Ann Lee said.",
           "this and that.<He|We will go home now,<Ann Lee");
    QUOTES("He said \"this and that.\nNo more of it.\n\"We will go home now,\" Ann Lee said.",
           "We will go home now,<Ann Lee");
}

TEST(phrases_have_sources_but_are_no_speech)
{
    QUOTES("The agency KCNA has even labeled Lee as a \"maniac,\" it is known.",
           "*maniac<The agency KCNA");
    QUOTES("\"No,\" said Ann Lee.", "No,<Ann Lee");
    QUOTES("Some analysts highlight the \"Axis of Upheaval\" here, according to Reuters.",
           "*Axis of Upheaval<Some analysts");
}

TEST(a_pronoun_leads_to_the_one_person_named)
{
    Sample sample;
    Str text = STR("Ann Lee came to the town.\n\"We will go home now,\" she said.");
    sample_make(&sample, text, &arena, &scratch);
    language_find_quotes(&sample.work);
    language_find_names(&sample.work);
    language_find_attributions(&sample.work);
    CHECK(sample.analysis.quote_count == 1);
    CHECK_STR(str_slice(text, sample.analysis.quotes[0].speaker), STR("she"));
    CHECK(sample.analysis.quotes[0].entity < sample.analysis.entity_count);
    if (sample.analysis.quotes[0].entity < sample.analysis.entity_count)
        CHECK_STR(sample.analysis.entities[sample.analysis.quotes[0].entity].text, STR("Ann Lee"));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 24))
        return 99;
    RUN(marks_of_all_kinds);
    RUN(apostrophes_are_no_quotations);
    RUN(a_split_quotation_has_one_speaker);
    RUN(an_unclosed_mark_spoils_one_paragraph);
    RUN(phrases_have_sources_but_are_no_speech);
    RUN(a_pronoun_leads_to_the_one_person_named);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
