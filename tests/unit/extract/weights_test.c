#include "extract/block_numbers.h"

#include "test.h"

#include "extract_trees.inc"

#include "extract_weights.inc"

/* A weight is found by its row, so rows and features must be the same list. */
TEST(weights_are_in_the_order_of_the_features)
{
    size_t rows = sizeof EXTRACT_WEIGHTS / sizeof EXTRACT_WEIGHTS[0];
    CHECK(rows == features_count());
    for (size_t i = 0; i < rows; i++) {
        size_t number;
        CHECK_STR(EXTRACT_WEIGHTS[i].group, features_name(i, &number));
        CHECK((size_t)EXTRACT_WEIGHTS[i].number == number);
    }
}

/* Every step leads on, so a walk ends; every question is about a number there is. */
TEST(trees_lead_on_to_their_end)
{
    size_t rows = sizeof EXTRACT_TREES / sizeof EXTRACT_TREES[0];
    for (size_t i = 0; i < rows; i++) {
        const ExtractTree *node = &EXTRACT_TREES[i];
        CHECK(node->number < BLOCK_NUMBERS);
        CHECK(node->less > (int)i && (size_t)node->less <= rows);
        CHECK(node->number < 0 || (node->more > (int)i && (size_t)node->more < rows));
    }
}

int main(void)
{
    RUN(trees_lead_on_to_their_end);
    RUN(weights_are_in_the_order_of_the_features);
    return test_report();
}
