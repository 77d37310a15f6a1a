#include "base/map.h"

#include "test.h"

#include <stdio.h>

static Arena arena;

TEST(map_keeps_what_was_put)
{
    Map map = map_open(&arena, 0);
    for (uint32_t i = 0; i < 5000; i++)
        *map_put(&map, i * UINT64_C(7919)) = i;
    for (uint32_t i = 0; i < 5000; i++)
        CHECK(map_get(&map, i * UINT64_C(7919)) == i);
    CHECK(map_get(&map, 1) == MAP_NONE);
    CHECK(map.count == 5000);
}

TEST(intern_numbers_in_order_of_meeting)
{
    Intern intern = intern_open(&arena, 0);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 1000; i++) {
            char text[16];
            int len = snprintf(text, sizeof text, "w%u", i);
            CHECK(intern_add(&intern, (Str){ text, (size_t)len }) == i);
        }
    }
    CHECK_STR(intern_text(&intern, 17), STR("w17"));
    CHECK(intern_find(&intern, STR("none")) == MAP_NONE);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 24))
        return 99;
    RUN(map_keeps_what_was_put);
    RUN(intern_numbers_in_order_of_meeting);
    arena_close(&arena);
    return test_report();
}
