#include "sample.h"
#include "test.h"

#include "base/buf.h"
#include "language/language.h"

static Arena arena, scratch;

static Str credits_written(const Report *report)
{
    Buf out = buf_open(&arena, 4096);
    for (size_t i = 0; i < report->credits.count; i++) {
        const Credit *credit = &report->credits.items[i];
        CHECK_STR(str_slice(report->text, credit->span), credit->name);
        buf_add(&out, i ? STR(" ") : STR(""));
        buf_add(&out, credit->scope == CREDIT_REPORT ? STR("r:") : STR("s:"));
        buf_add(&out, credit->name);
    }
    return buf_str(&out);
}

/* "r:NAME s:NAME …": the credits of a text, r for the whole report, found in either way. */
static Str credits_of(Str text, Str outlet)
{
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    sample.report.outlet = outlet;
    language_find_credits(&sample.work);
    Report alone = { .text = text, .outlet = outlet };
    language_find_credits_alone(&alone, NULL, &arena, &scratch);
    CHECK_STR(credits_written(&alone), credits_written(&sample.report));
    return credits_written(&sample.report);
}

#define CREDITS(text, want) CHECK_STR(credits_of(STR(text), STR("")), STR(want))

TEST(lines_credit_the_whole_report)
{
    CREDITS("Storm hits coast\nCredited from: SCMP\nA storm hit.", "r:SCMP");
    CREDITS("A storm hit.\nSource: Storm hits the coast of Arland",
            "r:Storm hits the coast of Arland");
    CREDITS("A storm hit.\nSource: Reuters, AFP", "r:Reuters r:AFP");
    CREDITS("A storm hit.\nSource link", "");
    CREDITS("LONDON (AP) \xe2\x80\x94 A storm hit.", "r:AP");
    CREDITS("BEIJING, Sept. 3 (Xinhua) -- A storm hit.", "r:Xinhua");
    CREDITS("MOSCOW, July 3. /TASS/. A storm hit.", "r:TASS");
    CREDITS("Locals waited.\nPORTVILLE (XYZ) - A storm hit.", "r:XYZ");
    CREDITS("Storm\nBy ANN LEE Associated Press\nA storm hit.", "r:Associated Press");
    CREDITS("Storm\nBy Ann Lee\nA storm hit.", "");
    CREDITS("Storm\nBy Petra Quill\nA storm hit.", "");
    CREDITS("Storm\nBy Ann Lee, Reuters London\nA storm hit.", "r:Reuters");
    CREDITS("Storm\nBy Reuters Staff\nA storm hit.", "r:Reuters");
    CREDITS("A storm hit. (PTI)", "r:PTI");
    CREDITS("A storm hit.\n\xc2\xa9 2019 The Associated Press. All rights reserved.",
            "r:The Associated Press");
    CREDITS("Officials (GDP) - A storm hit and went.", "");
}

TEST(pictures_and_asides_are_no_credits)
{
    CREDITS("Storm\n(AP Photo/Ann Lee)\nA storm hit.", "");
    CREDITS("A storm hit.\nImage copyright Getty Images", "");
    CREDITS("A storm hit.\n(Photo credit should read ANN LEE/AFP/Getty Images)", "");
    CREDITS("A storm hit.\n(LAUGHTER)\n-- And went.", "");
    CREDITS("Storm\n(LONDON) \xe2\x80\x94 A storm hit.", "");
    CREDITS("Storm\n(CNN) - A storm hit.", "r:CNN");
}

TEST(a_dateline_far_down_begins_something_else)
{
    CREDITS("One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEight.\nNine.\nTen.\nEleven.\n"
            "Twelve.\nLONDON (Reuters) - A storm hit.\n1.\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.",
            "s:Reuters");
}

TEST(labels_count_at_the_edges_only)
{
    CREDITS("One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEight.\nNine.\nSource: World Bank\n"
            "1.\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.",
            "");
}

TEST(the_lead_credits_the_whole_report)
{
    CREDITS("A storm hit the coast, according to Novy Golos.\nIt went.", "r:Novy Golos");
    CREDITS("A storm hit the coast, Reuters reported.\nIt went.", "r:Reuters");
    CREDITS("A storm hit.\nThe news was first reported by The Portville Sentinel.",
            "r:The Portville Sentinel");
    CREDITS("A storm hit.\nGazeta Zaria, which broke the story, said it knew.", "r:Gazeta Zaria");
    CREDITS("A storm hit the coast, according to Ann Lee, a meteorologist.\nIt went.", "");
    CREDITS("A storm hit the coast, according to the Defence Ministry.\nIt went.", "");
    CREDITS("A storm hit the coast, according to Hashim.\nAli Hashim saw it.", "");
    CREDITS("A storm hit, said Daily Bugle's Ann Lee.", "");
    CREDITS("A storm hit, an official told Mistral Press Agency.", "s:Mistral Press Agency");
    CREDITS("In an interview with USA Today, James Comey warned of it.", "s:USA Today");
    CREDITS("A storm hit.\nIt was seen by the BBC, Zeta Vista and CNN.",
            "s:BBC s:Zeta Vista s:CNN");
}

TEST(statements_are_credited)
{
    CREDITS("A storm hit.\nIt was strong, according to BBC and South China Morning Post.",
            "s:BBC s:South China Morning Post");
    CREDITS("A storm hit.\nTen fell, as reported by Reuters and Channel News Asia.",
            "s:Reuters s:Channel News Asia");
    CREDITS("A storm hit.\nTen fell, as discussed in depth by Newsweek and NPR.",
            "s:Newsweek s:NPR");
    CREDITS("A storm hit.\nAnn Lee told Reuters it was over.", "s:Reuters");
    CREDITS("A storm hit.\n\"It was over,\" Ann Lee told the Ance Evening Star.",
            "s:Ance Evening Star");
    CREDITS("A storm hit.\nShe told the BBC's Jim Doe it was over.", "s:BBC");
    CREDITS("A storm hit.\n\"It was over,\" Reuters said.", "s:Reuters");
    CREDITS("A storm hit.\nRussia's TASS reported that it was over.", "s:TASS");
    CREDITS("A storm hit.\nCNN said it would cut ten jobs.", "");
    CREDITS("A storm hit.\nOfficials told residents to go.", "");
    CREDITS("A storm hit.\nIt was strong, according to NASA.", "");
}

TEST(a_speaker_is_no_credit)
{
    CREDITS("A storm hit.\nThe state news agency KCNA has even labeled Lee as a \"maniac.\"", "");
    CREDITS("A storm hit.\nArland's state news agency confirmed it.", "");
    CREDITS("A storm hit.\nAnalysts suggest it was strong.", "");
}

TEST(the_own_outlet_is_no_credit)
{
    CHECK_STR(credits_of(STR("LONDON (Reuters) - A storm hit."), STR("Reuters")), STR(""));
    CHECK_STR(credits_of(STR("A storm hit, the BBC reported."), STR("BBC News")), STR(""));
}

TEST(keys_and_given_credits)
{
    Sample sample;
    sample_make(&sample, STR("A storm hit.\nIt went, according to SCMP."), &arena, &scratch);
    language_find_credits(&sample.work);
    CHECK(sample.report.credits.count == 1);
    CHECK_STR(sample.report.credits.items[0].key, STR("south china morning post"));
    sample.report.credits = (Credits){ 0 };
    sample.report.credits_given = true;
    language_find_credits(&sample.work);
    CHECK(sample.report.credits.count == 0);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 24))
        return 99;
    RUN(lines_credit_the_whole_report);
    RUN(pictures_and_asides_are_no_credits);
    RUN(a_dateline_far_down_begins_something_else);
    RUN(labels_count_at_the_edges_only);
    RUN(the_lead_credits_the_whole_report);
    RUN(statements_are_credited);
    RUN(a_speaker_is_no_credit);
    RUN(the_own_outlet_is_no_credit);
    RUN(keys_and_given_credits);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
