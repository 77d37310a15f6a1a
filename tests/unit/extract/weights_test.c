#include "extract/features.h"

#include "test.h"

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

int main(void)
{
    RUN(weights_are_in_the_order_of_the_features);
    return test_report();
}
