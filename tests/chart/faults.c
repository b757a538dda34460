/* What is said of each wrong specification, in both languages. */
#include "chart/setup.h"

static void print_faults(const char *spec, enum language language, struct buffer *out) {
    struct job *job = job_new();
    job->faults.language = language;
    struct setup setup = setup_text(job, spec, false);
    const char *text = job_faults(job);
    buffer_append_string(out, *text ? text : "(nothing)\n");
    if (setup.chart && job->faults.error_count > 0) {
        buffer_append_string(out, "(bound in spite of that)\n");
    }
    job_free(job);
}

static void test_faults(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/faults.cases", 1);
    struct buffer out = {0};
    for (size_t i = 0; i < cases.count; i++) {
        buffer_print(&out, "### %s\n", cases.items[i].fields[0]);
        print_faults(cases.items[i].fields[0], LANGUAGE_ENGLISH, &out);
        print_faults(cases.items[i].fields[0], LANGUAGE_CHINESE, &out);
        buffer_append_char(&out, '\n');
    }
    golden_check(job, "chart/faults.txt", out.data);
    assert_null(strstr(out.data, "(nothing)"));
    assert_null(strstr(out.data, "(bound"));
    buffer_finish(&out);
    job_free(job);
}

/* A bare file is drawn as Vega draws it: a field that is not there leaves it empty. */
static void test_bare_is_lenient(void **state) {
    (void)state;
    struct job *job = job_new();
    struct setup setup = setup_text(job,
        "{data: {values: [{a: 1}]}, mark: point, encoding: {x: {field: b, type: "
        "quantitative}}}",
        true);
    assert_non_null(setup.chart);
    assert_int_equal(job->faults.error_count, 0);
    assert_true(job->faults.count > 0);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_bare_is_lenient),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
