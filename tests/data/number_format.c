/* Numbers by d3-format patterns: the cases were printed by d3-format 3.1. */
#include "cases.h"

#include <math.h>

#include "base/number.h"
#include "data/number_pattern.h"

static double read_number(const char *text) {
    double number;
    if (number_read(text, strlen(text), &number)) {
        return number;
    }
    return strcmp(text, "NaN") == 0 ? NAN : text[0] == '-' ? -INFINITY : INFINITY;
}

static void check_locale(const char *file, const struct format_locale *locale) {
    struct job *job = job_new();
    struct cases cases = cases_load(job, file, 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const char *found = number_format(
            &job->arena, item->fields[0], read_number(item->fields[1]), locale);
        case_check(&cases, item, found ? found : "no pattern", item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_english(void **state) {
    (void)state;
    check_locale("data/number-format.cases", &format_en_us);
}

static void test_chinese(void **state) {
    (void)state;
    check_locale("data/number-format-zh.cases", &format_zh_cn);
}

static void test_faulty_patterns(void **state) {
    (void)state;
    struct job *job = job_new();
    const char *faulty[] = {
        ".", ",,", ".f", "0.0.1f", "abc", "%%", "$$", "~~s", "1 ", "年", ".2f件"};
    for (size_t i = 0; i < countof(faulty); i++) {
        if (number_format_is_valid(faulty[i])) {
            fail_msg("\"%s\" passes as a pattern", faulty[i]);
        }
        assert_null(number_format(&job->arena, faulty[i], 1, &format_en_us));
    }
    job_free(job);
}

/* A pattern may ask for any width and precision; it must not take the machine along. */
static void test_bounds(void **state) {
    (void)state;
    struct job *job = job_new();
    const char *text =
        number_format(&job->arena, "0999999999,.999999999f", 1e300, &format_en_us);
    assert_true(strlen(text) <= 1400);
    assert_non_null(number_format(&job->arena, "b", 1.7e308, &format_en_us));
    assert_non_null(number_format(&job->arena, ",.20r", 5e-324, &format_en_us));
    job_free(job);
}

static void test_precision(void **state) {
    (void)state;
    assert_int_equal(number_precision_fixed(0.01), 2);
    assert_int_equal(number_precision_fixed(0.25), 1);
    assert_int_equal(number_precision_fixed(10), 0);
    assert_int_equal(number_precision_fixed(0), 0);
    assert_int_equal(number_pattern_prefix(1e5, 1.3e6), 1);
    assert_int_equal(number_pattern_prefix(0.1, 0), NUMBER_PRECISION_NONE);
    assert_int_equal(number_pattern_round(0.01, 1.01), 3);
    assert_int_equal(number_pattern_round(0.01, 0.99), 2);
    assert_int_equal(number_pattern_round(0, 1), NUMBER_PRECISION_NONE);
}

/* One SI prefix for all: the axis that reads 0.5M 1.0M 1.5M. */
static void test_scaled(void **state) {
    (void)state;
    struct job *job = job_new();
    struct number_pattern pattern;
    assert_true(number_pattern_read(",.1", &pattern));
    number_pattern_scale(&pattern, 1.3e6);
    assert_string_equal(
        number_pattern_print(&pattern, &job->arena, 5e5, &format_en_us), "0.5M");
    assert_string_equal(
        number_pattern_print(&pattern, &job->arena, -1.5e6, &format_en_us), "−1.5M");
    assert_string_equal(
        number_pattern_print(&pattern, &job->arena, 1.5e9, &format_en_us), "1,500.0M");
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_faulty_patterns),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_precision),
        cmocka_unit_test(test_scaled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
