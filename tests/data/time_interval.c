/* Calendar intervals: the cases were worked out by d3-time 3. */
#include "cases.h"

#include <math.h>

#include "base/number.h"
#include "data/format.h"
#include "data/time_interval.h"

static struct time_interval read_interval(struct job *job, const char *text) {
    struct time_interval interval = {0};
    size_t length = strcspn(text, "/");
    if (!time_unit_find(arena_copy(&job->arena, text, length), &interval.unit)) {
        fail_msg("no unit %s", text);
    }
    number_read(text + length + 1, strlen(text + length + 1), &interval.step);
    return interval;
}

static const char *print_time(struct job *job, double time) {
    return time_format(&job->arena, "%Y-%m-%dT%H:%M:%S.%LZ", time, &format_en_us);
}

static void test_cases(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/time-interval.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct time_interval interval = read_interval(job, item->fields[0]);
        double time = time_parse(item->fields[1]);
        double by;
        number_read(item->fields[4], strlen(item->fields[4]), &by);
        case_check(&cases, item, print_time(job, time_interval_floor(interval, time)),
            item->fields[2]);
        case_check(&cases, item, print_time(job, time_interval_ceil(interval, time)),
            item->fields[3]);
        case_check(&cases, item,
            print_time(job, time_interval_offset(interval, time, by)), item->fields[5]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_range(void **state) {
    (void)state;
    struct job *job = job_new();
    struct time_interval month = {TIME_MONTH, 1};
    double *times;
    double start = time_parse("2023-01-15");
    size_t count = time_interval_range(
        month, start, time_parse("2023-04-01"), 100, &job->arena, &times);
    assert_int_equal(count, 2); /* the end is not part of it */
    assert_true(
        times[0] == time_parse("2023-02-01") && times[1] == time_parse("2023-03-01"));
    assert_int_equal(
        time_interval_range(month, start, INFINITY, 7, &job->arena, &times), 7);
    assert_int_equal(time_interval_range(month, NAN, start, 7, &job->arena, &times), 0);
    job_free(job);
}

/* What is no time stays none, and no step makes the search endless. */
static void test_extremes(void **state) {
    (void)state;
    for (int unit = TIME_MILLISECOND; unit <= TIME_YEAR; unit++) {
        const double steps[] = {0, -3, 1, 1e9, INFINITY, NAN};
        for (size_t i = 0; i < countof(steps); i++) {
            struct time_interval interval = {(enum time_unit)unit, steps[i]};
            assert_true(isnan(time_interval_floor(interval, NAN)));
            assert_true(isnan(time_interval_ceil(interval, NAN)));
            time_interval_floor(interval, 8.64e15);
            time_interval_offset(interval, -8.64e15, -5);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_range),
        cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
