/* Memory of a job: zeroed, aligned, in one piece however large; rewound to a mark. */
#include "support.h"

static bool is_zero(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i]) {
            return false;
        }
    }
    return true;
}

static void test_growth(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t size = 1; size < 8 * 1024 * 1024; size = size * 3 + 1) {
        unsigned char *bytes = arena_array(&arena, size, 1);
        assert_true(is_zero(bytes, size));
        assert_int_equal((uintptr_t)bytes % 16, 0);
        memset(bytes, 0xA5, size);
    }
    arena_finish(&arena);
    assert_null(arena.chunk);
}

/* What was given before the mark stays; what comes after the rewind is zeroed again. */
static void test_rewind(void **state) {
    (void)state;
    struct arena arena = {0};
    char *kept = arena_copy_string(&arena, "曲阜");
    struct arena_mark mark = arena_mark(&arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            unsigned char *bytes = arena_array(&arena, 3000, 1);
            assert_true(is_zero(bytes, 3000));
            memset(bytes, 0xA5, 3000);
        }
        arena_rewind(&arena, mark);
    }
    assert_string_equal(kept, "曲阜");
    arena_finish(&arena);
}

static void test_rewind_to_empty(void **state) {
    (void)state;
    struct arena arena = {0};
    struct arena_mark mark = arena_mark(&arena);
    arena_array(&arena, 10, 10);
    arena_rewind(&arena, mark);
    assert_null(arena.chunk);
    assert_string_equal(arena_print(&arena, "%d条", 12), "12条");
    arena_finish(&arena);
}

static void test_grow(void **state) {
    (void)state;
    struct arena arena = {0};
    int *items = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 10000; i++) {
        items = arena_grow(&arena, items, (size_t)i, &capacity, sizeof *items);
        items[i] = i;
    }
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(items[i], i);
    }
    arena_finish(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_rewind_to_empty),
        cmocka_unit_test(test_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
