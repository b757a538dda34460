/* Times by d3-time-format patterns, civil time, and reading times. */
#include "cases.h"

#include <math.h>

#include "base/number.h"
#include "data/format.h"

static void check_locale(const char *file, const struct format_locale *locale) {
    struct job *job = job_new();
    struct cases cases = cases_load(job, file, 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const char *found = time_format(
            &job->arena, item->fields[0], time_parse(item->fields[1]), locale);
        case_check(&cases, item, found, item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_english(void **state) {
    (void)state;
    check_locale("data/time-format.cases", &format_en_us);
}

static void test_chinese(void **state) {
    (void)state;
    check_locale("data/time-format-zh.cases", &format_zh_cn);
}

static void test_no_time(void **state) {
    (void)state;
    struct job *job = job_new();
    assert_string_equal(time_format(&job->arena, "%B %Y", NAN, &format_en_us), "");
    assert_string_equal(time_format(&job->arena, "%B %Y", 9e15, &format_en_us), "");
    job_free(job);
}

static void test_validity(void **state) {
    (void)state;
    assert_true(time_format_is_valid("%Y年%-m月%_d日 %% %0e"));
    assert_true(time_format_is_valid("无"));
    assert_false(time_format_is_valid("%"));
    assert_false(time_format_is_valid("%Y-%-"));
    assert_false(time_format_is_valid("%k"));
}

/* Every day of 800 years there and back. */
static void test_civil(void **state) {
    (void)state;
    int weekday = 0;
    for (int year = 1600; year < 2400; year++) {
        for (int day = 1; day <= 365 + (year % 4 == 0 && (year % 100 || year % 400 == 0));
             day++) {
            double time = milliseconds_from_civil(year, 1, day, 23, 59, 59, 999);
            struct civil_time civil = civil_from_milliseconds(time);
            assert_int_equal(civil.year, year);
            assert_int_equal(civil.day_of_year, day);
            double back = milliseconds_from_civil(year, civil.month, civil.day,
                civil.hour, civil.minute, civil.second, 999);
            assert_true(back == time);
            assert_true((year == 1600 && day == 1) || civil.weekday == (weekday + 1) % 7);
            weekday = civil.weekday;
        }
    }
}

static void test_civil_overflow(void **state) {
    (void)state;
    assert_true(milliseconds_from_civil(2023, 14, 0, 0, 0, 0, 0) ==
                milliseconds_from_civil(2024, 1, 31, 0, 0, 0, 0));
    assert_true(milliseconds_from_civil(2023, -11, 1, 25, -60, 0, 0) ==
                milliseconds_from_civil(2022, 1, 2, 0, 0, 0, 0));
    assert_true(milliseconds_from_civil(1970, 1, 1, 0, 0, 0, -1) == -1);
    assert_true(isnan(milliseconds_from_civil(300000, 1, 1, 0, 0, 0, 0)));
    assert_int_equal(civil_from_milliseconds(-1).year, 1969);
    assert_int_equal(civil_from_milliseconds(-1).millisecond, 999);
    assert_int_equal(civil_from_milliseconds(NAN).month, 0);
}

/* The cases were read by Date.parse of V8 with the zone UTC. */
static void test_parse(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/time-parse.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        char found[NUMBER_SIZE];
        number_print(found, time_parse(item->fields[0]));
        case_check(&cases, item, found, item->fields[1]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* The cases were read by d3-time-format's utcParse. */
static void test_parse_pattern(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/time-pattern.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const struct format_locale *locale =
            strcmp(item->fields[0], "zh") == 0 ? &format_zh_cn : &format_en_us;
        char found[NUMBER_SIZE];
        number_print(found, time_parse_pattern(item->fields[2], item->fields[1], locale));
        case_check(&cases, item, found, item->fields[3]);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_no_time),
        cmocka_unit_test(test_validity),
        cmocka_unit_test(test_civil),
        cmocka_unit_test(test_civil_overflow),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
