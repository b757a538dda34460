/* The outline of dark modules: what it covers, filled by the nonzero rule, is what is dark. */
#include "layout/qrcode_path.h"

#include "support.h"

enum { MOST_SIDE = 29 };

/* The winding number of the middle of a module: how often the path's upright edges right of it
 * run down, less how often they run up. */
static int winding(const char *path, int x, int y) {
    int at_x = 0, at_y = 0, start_x = 0, start_y = 0, count = 0;
    for (char *end = (char *)path; *end;) {
        char verb = *end++;
        int to_x = at_x, to_y = at_y;
        if (verb == 'M') {
            start_x = at_x = to_x = (int)strtol(end, &end, 10);
            start_y = at_y = to_y = (int)strtol(end, &end, 10);
        } else if (verb == 'H') {
            to_x = (int)strtol(end, &end, 10);
        } else if (verb == 'V') {
            to_y = (int)strtol(end, &end, 10);
        } else {
            to_x = start_x;
            to_y = start_y;
        }
        assert_true(to_x == at_x || to_y == at_y);
        if (at_x > x) {
            count += at_y <= y && to_y > y ? 1 : at_y > y && to_y <= y ? -1 : 0;
        }
        at_x = to_x;
        at_y = to_y;
    }
    return count;
}

static void check(struct job *job, const bool *modules, int side) {
    const char *path = qrcode_path(&job->arena, modules, side);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            bool dark = winding(path, x, y) != 0;
            if (dark != modules[y * side + x]) {
                fail_msg("%d, %d of %d in %s", x, y, side, path);
            }
        }
    }
}

static void test_small(void **state) {
    (void)state;
    struct job *job = job_new();
    const bool one[] = {true}, none[] = {false}, diagonal[] = {true, false, false, true};
    const bool ring[] = {true, true, true, true, false, true, true, true, true};
    assert_string_equal(qrcode_path(&job->arena, one, 1), "M0 0H1V1H0Z");
    assert_string_equal(qrcode_path(&job->arena, none, 1), "");
    check(job, diagonal, 2);
    check(job, ring, 3);
    job_free(job);
}

static void test_random(void **state) {
    (void)state;
    struct job *job = job_new();
    uint32_t random = 1;
    bool modules[MOST_SIDE * MOST_SIDE];
    for (int round = 0; round < 100; round++) {
        for (size_t i = 0; i < sizeof modules; i++) {
            random = random * 1664525u + 1013904223u;
            modules[i] = random >> 31;
        }
        check(job, modules, 1 + round % MOST_SIDE);
    }
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small), cmocka_unit_test(test_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
