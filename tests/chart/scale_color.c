/* Colours between colours, and named schemes: what vega-scale 8 gives. */
#include "scale_cases.h"

static void test_interpolation(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/color.cases", 6);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scale scale = read_scale(job, item->fields[1], item->fields[2]);
        size_t count;
        struct value *options = read_values(job, item->fields[0], false, &count);
        scale.interpolate = options[0].string;
        scale.gamma = options[1].number;
        scale.clamp = options[2].string[0] == 'c';
        scale.is_color = true;
        scale.range = read_values(job, item->fields[3], false, &scale.range_count);
        scale_prepare(&scale, &job->arena);
        bool time = scale_type_is_time(scale.type);
        char found[COLOR_SIZE];
        color_print(found, scale_color(&scale, read_value(item->fields[4], time)));
        case_check(&cases, item, found, item->fields[5]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_schemes(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/scheme.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        size_t count;
        struct value *extent = read_values(job, item->fields[2], false, &count);
        struct value wanted = read_value(item->fields[1], false);
        struct value *colors;
        assert_true(scheme_colors(&job->arena, item->fields[0], wanted.number,
            extent[0].number, extent[1].number, &colors, &count));
        case_check(&cases, item, print_values(job, colors, count), item->fields[3]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_scheme_names(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value *colors;
    size_t count;
    size_t names = 0;
    for (const char *const *name = scheme_names(); *name; name++, names++) {
        assert_true(scheme_colors(&job->arena, *name, 0, 0, 0, &colors, &count));
        assert_true(count >= 6);
    }
    assert_true(names > 70);
    assert_true(scheme_is_discrete("Tableau10"));
    assert_false(scheme_is_discrete("viridis"));
    assert_false(scheme_is_discrete("nothing"));
    assert_false(scheme_colors(&job->arena, "nothing", 0, 0, 0, &colors, &count));
    assert_false(scheme_colors(&job->arena, "blues-", 0, 0, 0, &colors, &count));
    assert_false(scheme_colors(&job->arena, "", 0, 0, 0, &colors, &count));
    assert_true(scheme_colors(&job->arena, "blues-7", 0, 0, 0, &colors, &count));
    assert_int_equal(count, 7);
    job_free(job);
}

static void test_own_schemes(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value *colors;
    size_t count;
    assert_true(scheme_colors(&job->arena, "tubiao-web", 0, 0, 0, &colors, &count));
    assert_int_equal(count, 8);
    assert_string_equal(colors[0].string, "#0b56b7");
    assert_true(scheme_colors(&job->arena, "tubiao-print", 2, 0, 0, &colors, &count));
    assert_int_equal(count, 2);
    assert_string_equal(colors[1].string, "#c99a2e");
    assert_true(scheme_colors(&job->arena, "tubiao-div", 3, 0, 0, &colors, &count));
    assert_string_equal(colors[1].string, "#f3f2f0");
    job_free(job);
}

/* A part of a scheme, for a scale to run through. */
static void test_extent(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value *all;
    struct value *part;
    size_t all_count;
    size_t part_count;
    scheme_colors(&job->arena, "tubiao-blue", 0, 0, 0, &all, &all_count);
    scheme_colors(&job->arena, "tubiao-blue", 0, 1, 0.5, &part, &part_count);
    assert_string_equal(part[0].string, all[6].string);
    assert_string_equal(part[part_count - 1].string, all[3].string);
    job_free(job);
}

/* Class colours of an ordinal scale, a value that has none, and a bad colour. */
static void test_class_colors(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scale scale = read_scale(job, "threshold", "0 10");
    scale.range =
        read_values(job, "#ff0000 no-colour #0000ff", false, &scale.range_count);
    scale.is_color = true;
    scale.reverse = true;
    scale_prepare(&scale, &job->arena);
    assert_int_equal(scale_color(&scale, value_number(-1)).blue, 255);
    assert_int_equal(scale_color(&scale, value_number(10)).red, 255);
    assert_false(scale_color(&scale, value_number(5)).set);
    assert_false(scale_color(&scale, value_null()).set);
    assert_false(scale_color(&scale, value_string("x")).set);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_interpolation),
        cmocka_unit_test(test_schemes),
        cmocka_unit_test(test_scheme_names),
        cmocka_unit_test(test_own_schemes),
        cmocka_unit_test(test_extent),
        cmocka_unit_test(test_class_colors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
