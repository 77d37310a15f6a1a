#include "text/unicode.h"

#include "test.h"
#include "text/stem.h"
#include "text/stop_words.h"

static Arena arena;

TEST(fold_unites_case_apostrophes_and_hyphens)
{
    CHECK(unicode_equal_fold(STR("Jong\xe2\x80\x91Un"), STR("jong-un")));
    CHECK_STR(unicode_fold_str(STR("\xc3\x89T\xc3\x89 d\xe2\x80\x99"), &arena), STR("\xc3\xa9t\xc3\xa9 d'"));
    CHECK(unicode_fold_hash(STR("ABC")) == unicode_fold_hash(STR("abc")));
}

TEST(stem_and_stop_words)
{
    Stemmer stemmer = { 0 };
    CHECK(stemmer_open(&stemmer, NULL) == STATUS_OK);
    CHECK_STR(stemmer_stem(&stemmer, STR("parades")), STR("parad"));
    CHECK_STR(stemmer_stem(&stemmer, STR("26")), STR("26"));
    stemmer_close(&stemmer);
    CHECK(stop_words_has(STR("the")));
    CHECK(!stop_words_has(STR("parade")));
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(fold_unites_case_apostrophes_and_hyphens);
    RUN(stem_and_stop_words);
    arena_close(&arena);
    return test_report();
}
