#include "base/arena.h"

#include "base/vec.h"
#include "test.h"

TEST(release_gives_memory_back)
{
    Arena arena;
    CHECK(arena_open(&arena, 1 << 20));
    ArenaMark mark = arena_mark(&arena);
    int *first = ARENA_NEW(&arena, int, 100);
    first[99] = 7;
    arena_release(&arena, mark);
    int *second = ARENA_NEW(&arena, int, 100);
    CHECK(second == first);
    CHECK(second[99] == 0);
    arena_close(&arena);
}

TEST(limit_jumps_to_the_trap)
{
    Arena arena;
    jmp_buf trap;
    CHECK(arena_open(&arena, 1 << 16));
    if (setjmp(trap) == 0) {
        arena.trap = &trap;
        arena_push(&arena, 1 << 10, 1 << 10);
        CHECK(false);
    }
    if (setjmp(trap) == 0) {
        size_t huge = SIZE_MAX / 2;
        arena_push(&arena, *(volatile size_t *)&huge, 3);
        CHECK(false);
    }
    arena_close(&arena);
}

TEST(vector_grows_with_others_between)
{
    Arena arena;
    CHECK(arena_open(&arena, 1 << 20));
    VEC(int) numbers = { 0 };
    for (int i = 0; i < 1000; i++) {
        *VEC_PUSH(&arena, &numbers) = i;
        if (i % 7 == 0)
            ARENA_NEW(&arena, char, 3);
    }
    CHECK(numbers.count == 1000);
    for (int i = 0; i < 1000; i++)
        CHECK(numbers.items[i] == i);
    arena_close(&arena);
}

int main(void)
{
    RUN(release_gives_memory_back);
    RUN(limit_jumps_to_the_trap);
    RUN(vector_grows_with_others_between);
    return test_report();
}
