#include "learn/linear.h"

#include "test.h"

#include <string.h>

enum { CLASSES = 5, ROWS = 4000 };

static Arena arena;

static int8_t weight_of(uint32_t row, uint32_t class)
{
    return (int8_t)((row * 7 + class * 13) % 11 < 4 ? (int)(row % 250) - 125 : 0);
}

static Str model_of_rows(void)
{
    LinearRow *rows = ARENA_NEW(&arena, LinearRow, ROWS);
    for (uint32_t i = 0; i < ROWS; i++) {
        int8_t *weights = ARENA_NEW(&arena, int8_t, CLASSES);
        for (uint32_t k = 0; k < CLASSES; k++)
            weights[k] = weight_of(i, k);
        rows[i] = (LinearRow){ feature_hash(1, i, 0, 0), weights };
    }
    return linear_write(rows, ROWS, CLASSES, &arena);
}

/* But for rows that share bucket and fingerprint: one in ten thousand look-ups. */
TEST(rows_are_found_as_written)
{
    unsigned wrong = 0;
    Linear linear;
    Error error = { 0 };
    CHECK(linear_open(&linear, model_of_rows(), &error) == STATUS_OK);
    CHECK(linear.classes == CLASSES);
    for (uint32_t i = 0; i < ROWS; i++) {
        Features features = { .count = 0 };
        int32_t scores[CLASSES] = { 0 };
        features_add(&features, 1, i, 0, 0);
        linear_add(&linear, &features, scores);
        for (uint32_t k = 0; k < CLASSES; k++)
            wrong += scores[k] != weight_of(i, k);
    }
    CHECK(wrong <= ROWS * CLASSES / 1000);
}

TEST(features_it_does_not_have_add_nothing)
{
    Linear linear;
    CHECK(linear_open(&linear, model_of_rows(), NULL) == STATUS_OK);
    unsigned wrong = 0;
    for (uint32_t i = 0; i < 10 * ROWS; i++) {
        Features features = { .count = 0 };
        int32_t scores[CLASSES] = { 0 };
        features_add(&features, 2, i, 0, 0);
        linear_add(&linear, &features, scores);
        for (uint32_t k = 0; k < CLASSES; k++)
            wrong += scores[k] != 0;
    }
    CHECK(wrong < 10 * ROWS * CLASSES / 1000);
}

TEST(scores_add_up)
{
    Linear linear;
    CHECK(linear_open(&linear, model_of_rows(), NULL) == STATUS_OK);
    Features features = { .count = 0 };
    int32_t scores[CLASSES] = { 100, 0, 0, 0, 0 };
    features_add(&features, 1, 3, 0, 0);
    features_add(&features, 1, 9, 0, 0);
    linear_add(&linear, &features, scores);
    for (uint32_t k = 0; k < CLASSES; k++)
        CHECK(scores[k] == (k == 0 ? 100 : 0) + weight_of(3, k) + weight_of(9, k));
    CHECK(linear_best((const int32_t[]){ 1, 5, 5 }, 3) == 1);
}

TEST(a_model_that_was_cut_is_refused_at_every_length)
{
    Str whole = model_of_rows();
    Linear linear;
    Error error = { 0 };
    for (size_t len = 0; len < whole.len; len += len < 64 ? 1 : 997)
        CHECK(linear_open(&linear, str_take(whole, len), &error) == STATUS_FORMAT);
    CHECK(error.message[0] != '\0');
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 28))
        return 99;
    RUN(rows_are_found_as_written);
    RUN(features_it_does_not_have_add_nothing);
    RUN(scores_add_up);
    RUN(a_model_that_was_cut_is_refused_at_every_length);
    arena_close(&arena);
    return test_report();
}
