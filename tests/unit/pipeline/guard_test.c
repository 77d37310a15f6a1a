#include "pipeline/guard.h"

#include "test.h"

static Arena keep, scratch;

static void push_little(void *context)
{
    int *number = ARENA_NEW(&keep, int, 1);
    ARENA_NEW(&scratch, char, 100);
    *number = 7;
    *(int **)context = number;
}

static void push_too_much(void *context)
{
    (void)context;
    for (;;) {
        ARENA_NEW(&keep, char, 1000);
        ARENA_NEW(&scratch, char, 10);
    }
}

typedef struct Nested {
    Arena keep, scratch;
    bool inner_done, after_inner;
} Nested;

static void fill_nested(void *context)
{
    Nested *nested = context;
    for (;;)
        ARENA_NEW(&nested->keep, char, 1000);
}

static void guard_nested(void *context)
{
    Nested *nested = context;
    nested->inner_done = guard_run(&nested->keep, &nested->scratch, 1 << 12, fill_nested, nested);
    ARENA_NEW(&keep, char, 50);
    nested->after_inner = true;
}

TEST(results_stay_and_scratch_goes)
{
    size_t used = keep.used;
    int *number = NULL;
    CHECK(guard_run(&keep, &scratch, 1 << 16, push_little, &number));
    CHECK(number && *number == 7);
    CHECK(keep.used > used);
    CHECK(scratch.used == 0);
    CHECK(!keep.trap && !scratch.trap);
}

TEST(a_full_arena_gives_the_work_up_and_nothing_else)
{
    size_t used = keep.used, limit = keep.limit;
    CHECK(!guard_run(&keep, &scratch, 1 << 16, push_too_much, NULL));
    CHECK(keep.used == used);
    CHECK(keep.limit == limit);
    CHECK(scratch.used == 0);
    int *number = NULL;
    CHECK(guard_run(&keep, &scratch, 1 << 16, push_little, &number));
}

TEST(a_full_inner_arena_leaves_the_outer_guard_alone)
{
    Nested nested = { .inner_done = true };
    CHECK(arena_open(&nested.keep, 1 << 16) && arena_open(&nested.scratch, 1 << 16));
    CHECK(guard_run(&keep, &scratch, 1 << 16, guard_nested, &nested));
    CHECK(!nested.inner_done && nested.after_inner);
    arena_close(&nested.keep);
    arena_close(&nested.scratch);
}

int main(void)
{
    if (!arena_open(&keep, 1 << 20) || !arena_open(&scratch, 1 << 20))
        return 99;
    RUN(results_stay_and_scratch_goes);
    RUN(a_full_arena_gives_the_work_up_and_nothing_else);
    RUN(a_full_inner_arena_leaves_the_outer_guard_alone);
    arena_close(&keep);
    arena_close(&scratch);
    return test_report();
}
