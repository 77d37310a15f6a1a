#include "extract/furniture.h"

#include "extract/class_words.h"
#include "extract/function_words.h"
#include "test.h"

static FurnitureKind kind(const char *line)
{
    return furniture_find(str_from_cstr(line)).kind;
}

TEST(lines_whole_and_by_their_beginning)
{
    CHECK(kind("SHARE THIS ARTICLE:") == FURNITURE_SHARE);
    CHECK(furniture_find(STR("Post a Comment")).is_whole);
    CHECK(kind("\xc2\xbb Recent Posts") == FURNITURE_RELATED);
    CHECK(kind("Credited from: SCMP") == FURNITURE_CREDIT);
    CHECK(!furniture_find(STR("Credited from: SCMP")).is_whole);
    CHECK(kind("Sourcebooks are heavy") == FURNITURE_NONE);
    CHECK(kind("The share price fell on Monday.") == FURNITURE_NONE);
    CHECK(kind("") == FURNITURE_NONE);
}

TEST(names_of_boxes)
{
    CHECK(class_words_bits(STR("relatedPosts")) & CLASS_BIT(CLASS_RELATED));
    CHECK(class_words_bits(STR("sign-up_box")) & CLASS_BIT(CLASS_NEWSLETTER));
    CHECK(class_words_bits(STR("entry-content")) & CLASS_BIT(CLASS_CONTENT));
    CHECK(class_words_bits(STR("comments2")) & CLASS_BIT(CLASS_COMMENT));
    CHECK(class_words_bits(STR("x9q zzz")) == 0);
    CHECK(class_words_bits(STR("")) == 0);
}

static Str language_of(const char *text)
{
    return function_words_guess(str_from_cstr(text)).language;
}

TEST(languages)
{
    CHECK_STR(language_of("The ferry ran aground and the passengers waited for three "
                          "hours with the crew, who had nothing to say to them."),
              STR("en"));
    CHECK_STR(language_of("Die F\xc3\xa4hre lief auf Grund und die Passagiere warteten "
                          "drei Stunden, weil das Wasser f\xc3\xbcr sie nicht tief genug "
                          "war, sagte ein Sprecher."),
              STR("de"));
    CHECK_STR(language_of("ferry"), STR(""));
    CHECK(function_words_guess(STR("ferry")).confidence <= 0);
    LanguageGuess greek =
        function_words_guess(STR("\xce\xa4\xce\xbf \xcf\x80\xce\xbb\xce\xbf\xce\xb9\xce\xbf "
                                 "\xce\xb3\xcf\x8d\xcf\x81\xce\xb9\xcf\x83\xce\xb5"));
    CHECK_STR(greek.language, STR("el"));
    CHECK(greek.confidence > 0.99 && greek.confidence <= 1);
}

int main(void)
{
    RUN(lines_whole_and_by_their_beginning);
    RUN(names_of_boxes);
    RUN(languages);
    return test_report();
}
