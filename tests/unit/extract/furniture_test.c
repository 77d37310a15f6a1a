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

TEST(languages)
{
    CHECK_STR(function_words_guess(STR("The ferry ran aground and the passengers waited for three "
                                       "hours with the crew, who had nothing to say to them.")),
              STR("en"));
    CHECK_STR(
        function_words_guess(STR("Die F\xc3\xa4hre lief auf Grund und die Passagiere warteten "
                                 "drei Stunden, weil das Wasser f\xc3\xbcr sie nicht tief genug "
                                 "war, sagte ein Sprecher.")),
        STR("de"));
    CHECK_STR(function_words_guess(STR("ferry")), STR(""));
}

int main(void)
{
    RUN(lines_whole_and_by_their_beginning);
    RUN(names_of_boxes);
    RUN(languages);
    return test_report();
}
