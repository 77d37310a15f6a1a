#include "claim/slot.h"

#include "test.h"

#include <math.h>

static Quantity exact(double value)
{
    return (Quantity){ .low = value, .high = value };
}

TEST(slot_equal_numbers_are_the_same)
{
    Quantity a = exact(26), b = exact(26);
    CHECK(claim_slot_compare_quantities(&a, &b) == CLAIM_SAME);
}

TEST(slot_other_units_are_not_compared)
{
    Quantity a = { .low = 5, .high = 5, .kind = QUANTITY_MEASURE, .unit = STR("km") };
    Quantity b = { .low = 6, .high = 6, .kind = QUANTITY_MEASURE, .unit = STR("minute") };
    CHECK(claim_slot_compare_quantities(&a, &b) == CLAIM_UNRELATED);
}

TEST(slot_intervals_that_overlap_are_compatible)
{
    Quantity more = { .low = 10000, .high = (double)INFINITY, .low_open = true };
    Quantity tens = { .low = 20000, .high = 100000, .high_open = true, .approximate = true };
    CHECK(claim_slot_compare_quantities(&more, &tens) == CLAIM_COMPATIBLE);
    Quantity few = exact(9000);
    CHECK(claim_slot_compare_quantities(&more, &few) == CLAIM_DISJOINT);
}

TEST(slot_a_strict_bound_is_taken_as_meant)
{
    Quantity more = { .low = 20, .high = (double)INFINITY, .low_open = true };
    Quantity least = { .low = 20, .high = (double)INFINITY };
    Quantity twenty = exact(20);
    CHECK(claim_slot_compare_quantities(&more, &twenty) == CLAIM_COMPATIBLE);
    CHECK(claim_slot_compare_quantities(&least, &twenty) == CLAIM_COMPATIBLE);
}

TEST(slot_hedged_numbers_are_widened)
{
    Quantity about = { .low = 12000, .high = 12000, .approximate = true };
    Quantity near = exact(12600), far = exact(15000);
    CHECK(claim_slot_compare_quantities(&about, &near) == CLAIM_COMPATIBLE);
    CHECK(claim_slot_compare_quantities(&about, &far) == CLAIM_DISJOINT);
}

TEST(slot_rounding_needs_two_digits)
{
    CHECK(claim_slot_rounds_to(55030, 55000));
    CHECK(!claim_slot_rounds_to(55730, 55000));
    CHECK(!claim_slot_rounds_to(24, 20));
    CHECK(!claim_slot_rounds_to(26, 27));
    CHECK(claim_slot_rounds_to(1203, 1200));
}

TEST(slot_ordinals_are_exact)
{
    Quantity a = { .low = 80, .high = 80, .kind = QUANTITY_ORDINAL };
    Quantity b = { .low = 70, .high = 70, .kind = QUANTITY_ORDINAL, .approximate = true };
    CHECK(claim_slot_compare_quantities(&a, &b) == CLAIM_DISJOINT);
}

TEST(slot_dates_are_compared_in_what_both_say)
{
    TimeExpr third = { .month = 9, .day = 3 }, fourth = { .month = 9, .day = 4 };
    TimeExpr month = { .month = 9, .year = 2025 }, year = { .year = 2019 };
    TimeExpr tuesday = { .weekday = 2 }, friday = { .weekday = 5 };
    TimeExpr full = { .year = 2025, .month = 9, .day = 3 }; /* a Wednesday */
    CHECK(claim_slot_compare_times(&third, &fourth) == CLAIM_DISJOINT);
    CHECK(claim_slot_compare_times(&third, &month) == CLAIM_COMPATIBLE);
    CHECK(claim_slot_compare_times(&month, &year) == CLAIM_DISJOINT);
    CHECK(claim_slot_compare_times(&third, &year) == CLAIM_UNRELATED);
    CHECK(claim_slot_compare_times(&third, &tuesday) == CLAIM_UNRELATED);
    CHECK(claim_slot_compare_times(&tuesday, &friday) == CLAIM_DISJOINT);
    CHECK(claim_slot_compare_times(&full, &tuesday) == CLAIM_DISJOINT);
    CHECK(claim_slot_compare_times(&full, &third) == CLAIM_COMPATIBLE);
}

TEST(slot_times_of_day_are_compared_by_their_minutes)
{
    TimeExpr early = { .kind = TIME_TIME, .value = STR("T05:40") };
    TimeExpr late = { .kind = TIME_TIME, .value = STR("2025-09-03T06:10") };
    TimeExpr near = { .kind = TIME_TIME, .value = STR("T05:44") };
    TimeExpr half = { .kind = TIME_TIME, .value = STR("T05:30") };
    TimeExpr zone = { .kind = TIME_TIME, .value = STR("T03:41") };
    TimeExpr morning = { .kind = TIME_TIME, .value = STR("2025-09-03TMO") };
    CHECK(claim_slot_clock(&early) == 340);
    CHECK(claim_slot_clock(&late) == 370);
    CHECK(claim_slot_clock(&morning) == -1);
    CHECK(claim_slot_compare_clocks(&early, &early) == CLAIM_SAME);
    CHECK(claim_slot_compare_clocks(&early, &late) == CLAIM_DISJOINT);
    CHECK(claim_slot_compare_clocks(&early, &near) == CLAIM_COMPATIBLE);
    CHECK(claim_slot_compare_clocks(&early, &half) == CLAIM_COMPATIBLE);
    CHECK(claim_slot_compare_clocks(&early, &zone) == CLAIM_UNRELATED);
    early.relation = TIME_AFTER;
    CHECK(claim_slot_compare_clocks(&early, &late) == CLAIM_UNRELATED);
}

int main(void)
{
    RUN(slot_equal_numbers_are_the_same);
    RUN(slot_other_units_are_not_compared);
    RUN(slot_intervals_that_overlap_are_compatible);
    RUN(slot_a_strict_bound_is_taken_as_meant);
    RUN(slot_hedged_numbers_are_widened);
    RUN(slot_rounding_needs_two_digits);
    RUN(slot_ordinals_are_exact);
    RUN(slot_dates_are_compared_in_what_both_say);
    RUN(slot_times_of_day_are_compared_by_their_minutes);
    return test_report();
}
