/* Ticks, their labels and nice domains: what vega-scale 8 gives. */
#include "scale_cases.h"

struct count_or_interval {
    double count;
    const char *interval;
    double step;
};

/* "5", "-" or "hours/6" */
static struct count_or_interval read_count(struct job *job, const char *text) {
    struct count_or_interval wanted = {.step = 1};
    if (strcmp(text, "-") == 0 || number_read(text, strlen(text), &wanted.count)) {
        return wanted;
    }
    const char *slash = strchr(text, '/');
    wanted.interval =
        arena_copy(&job->arena, text, slash ? (size_t)(slash - text) : strlen(text));
    if (slash) {
        number_read(slash + 1, strlen(slash + 1), &wanted.step);
    }
    return wanted;
}

static void prepare_empty_range(struct scale *scale, struct job *job) {
    static struct value range[2] = {{.type = VALUE_NUMBER}, {.type = VALUE_NUMBER}};
    scale->range = range;
    scale->range_count = 2;
    scale_prepare(scale, &job->arena);
}

static void test_ticks(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/ticks.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], item->fields[1]);
        prepare_empty_range(&scale, job);
        struct count_or_interval wanted = read_count(job, item->fields[2]);
        struct ticks ticks =
            wanted.interval
                ? scale_time_ticks(&scale, &job->arena, wanted.interval, wanted.step)
                : scale_ticks(&scale, &job->arena, wanted.count);
        case_check(
            &cases, item, print_values(job, ticks.values, ticks.count), item->fields[4]);
        const char *format = strcmp(item->fields[3], "-") == 0 ? NULL : item->fields[3];
        const char **labels = arena_array(&job->arena, ticks.count, sizeof *labels);
        for (size_t k = 0; k < ticks.count; k++) {
            labels[k] = scale_tick_label(&scale, &job->arena, ticks.values[k],
                wanted.count, format, false, &format_en_us);
            labels[k] = *labels[k] ? labels[k] : "~";
        }
        case_check(&cases, item, join(job, labels, ticks.count, " / "), item->fields[5]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_nice(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/nice.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], item->fields[1]);
        struct count_or_interval wanted = read_count(job, item->fields[2]);
        scale_nice(&scale, &job->arena, wanted.count, wanted.interval, wanted.step);
        case_check(&cases, item, print_values(job, scale.domain, scale.domain_count),
            item->fields[3]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_legend_labels(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/legend-label.cases", 5);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], item->fields[1]);
        scale.range = read_values(job, item->fields[2], false, &scale.range_count);
        scale_prepare(&scale, &job->arena);
        const char *format = strcmp(item->fields[3], "-") == 0 ? NULL : item->fields[3];
        struct ticks values = scale_legend_values(&scale, &job->arena, 5);
        const char **labels = arena_array(&job->arena, values.count, sizeof *labels);
        for (size_t k = 0; k < values.count; k++) {
            labels[k] = scale_legend_label(
                &scale, &job->arena, values, k, 5, true, format, false, &format_en_us);
        }
        case_check(&cases, item, join(job, labels, values.count, " / "), item->fields[4]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* The same times as a Chinese reader wants them. */
static void test_chinese_times(void **state) {
    (void)state;
    static const struct {
        const char *time, *label;
    } cases[] = {
        {"2023-01-01", "2023年"},
        {"2023-02-01", "2月"},
        {"2023-01-08", "1月8日"},
        {"2023-01-09", "1月9日"},
        {"2023-01-09T15:00Z", "15时"},
        {"2023-01-09T15:30Z", "15:30"},
        {"2023-01-09T15:30:05Z", ":05"},
        {"2023-01-09T15:30:05.5Z", ".500"},
    };
    struct job *job = job_new();
    struct scale scale = read_scale(job, "time", "2023-01-01 2023-12-31");
    for (size_t i = 0; i < countof(cases); i++) {
        assert_string_equal(
            scale_tick_label(&scale, &job->arena, read_value(cases[i].time, true), 5,
                NULL, false, &format_zh_cn),
            cases[i].label);
    }
    job_free(job);
}

/* Ticks that the user lists all bear labels, also on a log axis. */
static void test_given_ticks(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale = read_scale(job, "log", "1 1000");
    assert_string_equal(scale_tick_label(&scale, &job->arena, value_number(700), INFINITY,
                            NULL, false, &format_en_us),
        "700");
    assert_string_equal(scale_tick_label(&scale, &job->arena, value_number(700), 5, NULL,
                            false, &format_en_us),
        "");
    job_free(job);
}

static void test_other_labels(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale names = read_scale(job, "band", "甲 2023 1672531200000");
    scale_prepare(&names, &job->arena);
    assert_string_equal(scale_tick_label(&names, &job->arena, names.domain[0], 0, NULL,
                            false, &format_zh_cn),
        "甲");
    assert_string_equal(scale_tick_label(&names, &job->arena, names.domain[1], 0, ",d",
                            false, &format_zh_cn),
        "2,023");
    assert_string_equal(scale_tick_label(&names, &job->arena, names.domain[2], 0,
                            "%Y年%-m月", true, &format_zh_cn),
        "2023年1月");
    /* A pattern that is none leaves the scale's own label. */
    assert_string_equal(scale_tick_label(&names, &job->arena, names.domain[1], 0, "条",
                            false, &format_zh_cn),
        "2023");
    job_free(job);
}

/* Vega labels an axis that is all zero NaN. */
static void test_all_zero(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale = read_scale(job, "linear", "0 0");
    assert_string_equal(scale_tick_label(&scale, &job->arena, value_number(0), 5, "s",
                            false, &format_en_us),
        "0");
    job_free(job);
}

/* Seconds over a century: the list ends before the memory does. */
static void test_too_many_ticks(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale = read_scale(job, "utc", "1900-01-01 2020-01-01");
    assert_true(scale_time_ticks(&scale, &job->arena, "seconds", 1).count <= 10000);
    assert_int_equal(scale_time_ticks(&scale, &job->arena, "fortnight", 1).count, 0);
    struct scale linear = read_scale(job, "linear", "0 1");
    assert_true(scale_ticks(&linear, &job->arena, 1e12).count <= 100001);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_nice),
        cmocka_unit_test(test_legend_labels),
        cmocka_unit_test(test_chinese_times),
        cmocka_unit_test(test_given_ticks),
        cmocka_unit_test(test_other_labels),
        cmocka_unit_test(test_all_zero),
        cmocka_unit_test(test_too_many_ticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
