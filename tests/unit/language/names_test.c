#include "sample.h"
#include "test.h"

#include "base/buf.h"

static Arena arena, scratch;

/* "P1:Ann Lee …": kind, entity, words. */
static Str names_of(Str text)
{
    static const char KINDS[] = { 'P', 'O', 'L', 'G', 'X' };
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    language_find_names(&sample.work);
    Buf out = buf_open(&arena, 4096);
    for (size_t i = 0; i < sample.analysis.name_count; i++) {
        const Name *name = &sample.analysis.names[i];
        buf_add_format(&out, "%s%c%u:", i ? " " : "", KINDS[name->kind], name->entity);
        buf_add(&out, str_slice(text, name->span));
    }
    return buf_str(&out);
}

static uint64_t first_key(Str text)
{
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    language_find_names(&sample.work);
    return sample.analysis.entity_count ? sample.analysis.entities[0].key : 0;
}

#define NAMES(text, want) CHECK_STR(names_of(STR(text)), STR(want))

TEST(kinds)
{
    NAMES("They met US President Donald Trump in Beijing.", "L0:US P1:Donald Trump L2:Beijing");
    NAMES("It was the Ministry of Foreign Affairs of Arland.",
          "O0:Ministry of Foreign Affairs of Arland");
    NAMES("She saw the Korean War end at Tiananmen Square.", "X0:Korean War L1:Tiananmen Square");
    NAMES("He read South China Morning Post and Chinese papers.",
          "O0:South China Morning Post G1:Chinese");
}

TEST(a_first_word_needs_evidence)
{
    NAMES("Officials went home.", "");
    NAMES("Rain fell in Oslo.\nMore rain fell.", "L0:Oslo");
}

TEST(forms_of_one_person_are_one_entity)
{
    NAMES("Leader Kim Jong Un came.\nThen Kim Jong-un left and Kim jong-un slept.\nHe saw Kim go.",
          "P0:Kim Jong Un P0:Kim Jong-un P0:Kim jong-un P0:Kim");
    NAMES("President Kim Jong Un came.\nKim Jong Un met Kim Il-sung there.",
          "P0:Kim Jong Un P0:Kim Jong Un P1:Kim Il-sung");
    NAMES("They saw vladimir Putin and Putin.", "P0:vladimir Putin P0:Putin");
}

TEST(acronyms_stand_for_long_names)
{
    NAMES("It is the People\xe2\x80\x99s Liberation Army (PLA) there.\nThe PLA left.",
          "O0:People\xe2\x80\x99s Liberation Army O0:PLA O0:PLA");
}

TEST(keys_are_equal_across_reports)
{
    CHECK(first_key(STR("They saw Kim Jong Un there.")) == first_key(STR("They met Kim Jong-un.")));
    CHECK(first_key(STR("In the U.S. it rained.")) ==
          first_key(STR("They like the United States.")));
    CHECK(first_key(STR("As SCMP wrote it.")) ==
          first_key(STR("As South China Morning Post wrote.")));
    CHECK(first_key(STR("They saw Kim Jong Un.")) != first_key(STR("They saw Kim Il-sung.")));
}

TEST(compounds_with_countries_are_cut)
{
    NAMES("It is a U.S.-led force of Russia-backed men.", "L0:U.S. L1:Russia");
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24) || !arena_open(&scratch, 1 << 24))
        return 99;
    RUN(kinds);
    RUN(a_first_word_needs_evidence);
    RUN(forms_of_one_person_are_one_entity);
    RUN(acronyms_stand_for_long_names);
    RUN(keys_are_equal_across_reports);
    RUN(compounds_with_countries_are_cut);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
