/* Colours: read and printed, how light they look, how they stand out. */
#include "cases.h"

#include "base/color.h"

static void test_read_and_print(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/color.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        struct color color;
        char text[COLOR_SIZE] = "?";
        if (color_read(cases.items[i].fields[0], &color)) {
            color_print(text, color);
        }
        case_check(&cases, &cases.items[i], text, cases.items[i].fields[1]);
    }
    cases_finish(&cases);
    job_free(job);
}

static struct color color(const char *text) {
    struct color color;
    assert_true(color_read(text, &color));
    return color;
}

static void test_no_colour(void **state) {
    (void)state;
    struct color color;
    assert_false(color_read(NULL, &color));
    assert_false(color_read("", &color));
    assert_false(color_read("  ", &color));
}

/* Lab values of the sRGB primaries under D65. */
static void test_lightness(void **state) {
    (void)state;
    assert_float_equal(color_lightness(color("black")), 0, 0.01);
    assert_float_equal(color_lightness(color("white")), 100, 0.01);
    assert_float_equal(color_lightness(color("red")), 53.24, 0.01);
    assert_float_equal(color_lightness(color("lime")), 87.73, 0.01);
    assert_float_equal(color_lightness(color("#777777")), 50.03, 0.01);
    assert_float_equal(color_lightness(color("rgba(0,0,0,0)")), 100, 0.01);
}

/* 4.48 is the well-known contrast of #777 on white, just short of WCAG's 4.5. */
static void test_contrast(void **state) {
    (void)state;
    assert_float_equal(color_contrast(color("black"), color("white")), 21, 0.001);
    assert_float_equal(color_contrast(color("white"), color("black")), 21, 0.001);
    assert_float_equal(color_contrast(color("#777"), color("#fff")), 4.478, 0.001);
    assert_float_equal(color_contrast(color("red"), color("red")), 1, 0.001);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_and_print),
        cmocka_unit_test(test_no_colour),
        cmocka_unit_test(test_lightness),
        cmocka_unit_test(test_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
