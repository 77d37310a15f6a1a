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

/* Whatever the answers, a walk ends at a leaf; every question is about a number there is. */
static void check_walk(size_t at, unsigned left)
{
    const ExtractNode *node = &EXTRACT_NODES[at];
    CHECK(node->number < BLOCK_NUMBERS);
    if (node->less == at) {
        CHECK(isinf(node->at));
        return;
    }
    CHECK(left > 0);
    CHECK(node->less > at && (size_t)node->less + 1 < sizeof EXTRACT_NODES / sizeof *node);
    check_walk(node->less, left - 1);
    check_walk((size_t)node->less + 1, left - 1);
}

TEST(trees_end_at_leaves)
{
    for (size_t i = 0; i < sizeof EXTRACT_TREES / sizeof EXTRACT_TREES[0]; i++)
        for (size_t k = 0; k < EXTRACT_GROUP; k++)
            check_walk(EXTRACT_TREES[i].roots[k], EXTRACT_TREES[i].depth);
}

int main(void)
{
    RUN(trees_end_at_leaves);
    RUN(weights_are_in_the_order_of_the_features);
    return test_report();
}
