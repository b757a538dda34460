/* Values to positions and back: what vega-scale 8 computed, and what must not go wrong.
 */
#include "scale_cases.h"

static void test_band(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/band.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], "");
        double count;
        number_read(item->fields[1], strlen(item->fields[1]), &count);
        scale.domain_count = (size_t)count;
        struct value *domain = arena_array(&job->arena, 8, sizeof *domain);
        for (size_t k = 0; k < scale.domain_count; k++) {
            domain[k] = value_number((double)k);
        }
        scale.domain = domain;
        size_t n;
        scale.range = read_values(job, item->fields[2], false, &scale.range_count);
        struct value *options = read_values(job, item->fields[3], false, &n);
        scale.padding_inner = options[0].number;
        scale.padding_outer = options[1].number;
        scale.align = options[2].number;
        scale.round = options[3].number == 1;
        scale_prepare(&scale, &job->arena);
        struct value found[8] = {value_number(scale.step), value_number(scale.bandwidth)};
        case_check(&cases, item, print_values(job, found, 2), item->fields[4]);
        for (size_t k = 0; k < scale.domain_count; k++) {
            found[k] = value_number(scale_number(&scale, domain[k]));
        }
        case_check(
            &cases, item, print_values(job, found, scale.domain_count), item->fields[5]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_continuous(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/continuous.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], item->fields[1]);
        bool time = scale_type_is_time(scale.type);
        const char *options = strchr(item->fields[0], ' ');
        scale.clamp = strchr(options, 'c') != NULL;
        scale.round = strchr(options + 1, 'r') != NULL;
        scale.range = read_values(job, item->fields[2], false, &scale.range_count);
        scale_prepare(&scale, &job->arena);
        double position = scale_number(&scale, read_value(item->fields[3], time));
        case_check_number(&cases, item, position, item->fields[4]);
        double back = scale_invert(&scale, position);
        if (time) {
            case_check(&cases, item, print_value(job, value_date(back)), item->fields[5]);
        } else {
            case_check_number(&cases, item, back, item->fields[5]);
        }
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_discretize(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/discretize.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[0], item->fields[1]);
        scale.range = read_values(job, item->fields[2], false, &scale.range_count);
        scale_prepare(&scale, &job->arena);
        struct value found = scale_value(&scale, read_value(item->fields[3], false));
        case_check(&cases, item, found.type == VALUE_NULL ? "none" : found.string,
            item->fields[4]);
        struct ticks limits = scale_thresholds(&scale, &job->arena);
        case_check(&cases, item, print_values(job, limits.values, limits.count),
            item->fields[5]);
    }
    cases_finish(&cases);
    job_free(job);
}

static struct scale ordinal(struct job *job, const char *domain, const char *range) {
    struct scale scale = read_scale(job, "ordinal", domain);
    scale.range = read_values(job, range, false, &scale.range_count);
    scale_prepare(&scale, &job->arena);
    return scale;
}

static void test_ordinal(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale =
        ordinal(job, "门户网站 微信公众号 门户网站 其他", "circle square");
    assert_string_equal(scale_value(&scale, value_string("门户网站")).string, "circle");
    assert_string_equal(scale_value(&scale, value_string("微信公众号")).string, "square");
    /* The doubled name counts once; a range that is used up begins again. */
    assert_string_equal(scale_value(&scale, value_string("其他")).string, "circle");
    assert_int_equal(scale_value(&scale, value_string("网站")).type, VALUE_NULL);
    assert_int_equal(scale_value(&scale, value_null()).type, VALUE_NULL);
    assert_int_equal(scale_ticks(&scale, &job->arena, 0).count, 3);
    job_free(job);
}

/* A name and a number are different values, a date and its milliseconds are not. */
static void test_ordinal_types(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value domain[] = {value_number(2023), value_string("2023"), value_null(),
        value_boolean(true), value_date(5), value_number(NAN), value_number(0)};
    struct value range[countof(domain)];
    for (size_t i = 0; i < countof(domain); i++) {
        range[i] = value_number((double)i);
    }
    struct scale scale = {.type = SCALE_ORDINAL,
        .domain = domain,
        .domain_count = countof(domain),
        .range = range,
        .range_count = countof(range)};
    scale_prepare(&scale, &job->arena);
    for (size_t i = 0; i < countof(domain); i++) {
        assert_true(scale_number(&scale, domain[i]) == (double)i);
    }
    assert_true(scale_number(&scale, value_number(5)) == 4);
    assert_true(scale_number(&scale, value_number(-0.0)) == 6);
    assert_true(isnan(scale_number(&scale, value_boolean(false))));
    job_free(job);
}

/* Every mark asks for its band; ten thousand categories must not take seconds. */
static void test_many_categories(void **state) {
    (void)state;
    enum { COUNT = 20000 };
    struct job *job = job_new();
    struct value *domain = arena_array(&job->arena, COUNT, sizeof *domain);
    for (int i = 0; i < COUNT; i++) {
        domain[i] = value_string(arena_print(&job->arena, "街道办事处第%d号", i));
    }
    struct value range[] = {value_number(0), value_number(COUNT)};
    struct scale scale = {.type = SCALE_BAND,
        .domain = domain,
        .domain_count = COUNT,
        .range = range,
        .range_count = 2};
    scale_prepare(&scale, &job->arena);
    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < COUNT; i++) {
            assert_true(scale_number(&scale, domain[i]) == i);
        }
    }
    job_free(job);
}

static void test_reverse(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale = read_scale(job, "linear", "0 10");
    scale.range = read_values(job, "0 100", false, &scale.range_count);
    scale.reverse = true;
    scale_prepare(&scale, &job->arena);
    scale_prepare(&scale, &job->arena); /* again, as a second pass does */
    assert_true(scale_number(&scale, value_number(1)) == 90);
    struct scale names = read_scale(job, "band", "a b");
    names.range = scale.range;
    names.range_count = 2;
    names.reverse = true;
    scale_prepare(&names, &job->arena);
    assert_true(scale_number(&names, value_string("a")) == 50);
    job_free(job);
}

/* Nothing to show is no reason to fail. */
static void test_degenerate(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value range[] = {value_number(0), value_number(100)};
    struct value domain[] = {value_number(7), value_null()};
    for (int type = SCALE_LINEAR; type <= SCALE_BIN_ORDINAL; type++) {
        for (size_t domain_count = 0; domain_count <= 2; domain_count++) {
            for (size_t range_count = 0; range_count <= 2; range_count++) {
                for (int is_color = 0; is_color < 2; is_color++) {
                    struct scale scale = {.type = (enum scale_type)type,
                        .domain = domain,
                        .domain_count = domain_count,
                        .range = range,
                        .range_count = range_count,
                        .is_color = is_color};
                    scale_nice(&scale, &job->arena, 0, NULL, 0);
                    scale_prepare(&scale, &job->arena);
                    scale_number(&scale, value_number(7));
                    scale_color(&scale, value_number(7));
                    scale_value(&scale, value_string("x"));
                    scale_invert(&scale, 50);
                    struct ticks ticks = scale_ticks(&scale, &job->arena, 5);
                    assert_true(ticks.count < 1000);
                    for (size_t i = 0; i < ticks.count; i++) {
                        assert_non_null(scale_tick_label(&scale, &job->arena,
                            ticks.values[i], 5, NULL, false, &format_en_us));
                    }
                    ticks = scale_legend_values(&scale, &job->arena, 5);
                    for (size_t i = 0; i < ticks.count; i++) {
                        assert_non_null(scale_legend_label(&scale, &job->arena, ticks, i,
                            5, true, NULL, false, &format_en_us));
                    }
                }
            }
        }
    }
    job_free(job);
}

static void test_names(void **state) {
    (void)state;
    enum scale_type type;
    assert_true(scale_type_find("bin-ordinal", &type));
    assert_int_equal(type, SCALE_BIN_ORDINAL);
    assert_true(scale_type_is_discrete(type) && scale_type_is_discretizing(type));
    assert_false(scale_type_find("Linear", &type));
    assert_true(scale_type_is_continuous(SCALE_UTC));
    assert_false(scale_type_is_continuous(SCALE_QUANTIZE));
    assert_string_equal(scale_type_name(SCALE_POINT), "point");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_band),
        cmocka_unit_test(test_continuous),
        cmocka_unit_test(test_discretize),
        cmocka_unit_test(test_ordinal),
        cmocka_unit_test(test_ordinal_types),
        cmocka_unit_test(test_many_categories),
        cmocka_unit_test(test_reverse),
        cmocka_unit_test(test_degenerate),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
