/* What expressions give: in a chart as Vega gives it, in a report exactly. */
#include "scope.h"

/* With `datum`, a row as a chart has it. */
static const char *run_vega(
    struct job *job, const struct scope *scope, const char *text) {
    static const char row[] = "[{a: 1, b: '二', 新收: 12, '2023': 308, 'n.m': 5,"
                              "when: '2023-05-06'}]";
    const struct dataset *rows = test_dataset(job, "rows", row).dataset;
    scope = test_name(job, scope, "datum", value_row(rows, 0));
    const struct expression *expression = expression_parse(
        &job->arena, text, (struct place){0}, ARITHMETIC_DOUBLE, &job->faults);
    return expression
               ? test_json(job, expression_evaluate(expression, scope, &job->arena))
               : test_fault(job);
}

/* As text joined by a template, which is how reports show a number. */
static const char *run_exact(
    struct job *job, const struct scope *scope, const char *text) {
    struct value value = test_evaluate(job, text, scope);
    const struct scope *inner = test_name(job, scope, "it", value);
    struct value string = value_string("${'' + it}");
    struct value joined;
    assert_true(template_evaluate(&job->arena, &string, inner, &joined, &job->faults));
    return joined.string;
}

static void test_vega(void **state) {
    (void)state;
    test_cases("expression/vega.cases", run_vega);
}

static void test_own(void **state) {
    (void)state;
    test_cases("expression/own.cases", run_vega);
}

static void test_exact(void **state) {
    (void)state;
    test_cases("expression/exact.cases", run_exact);
}

/* Nothing a user writes runs for ever or overflows the stack. */
static void test_bounds(void **state) {
    (void)state;
    struct job *job = job_new();
    struct place at = {0};
    static const char *const endless[] = {
        "sequence(1e12)",
        "test(/^(a+)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')",
        "pluck(sequence(9e6), 'x')",
        "length(pad('', 1e9, 'x'))",
    };
    for (size_t i = 0; i < countof(endless); i++) {
        const struct expression *expression = expression_parse(
            &job->arena, endless[i], at, ARITHMETIC_DOUBLE, &job->faults);
        assert_non_null(expression);
        expression_evaluate(expression, NULL, &job->arena);
    }
    static const char *const deep[] = {
        "(", "[", "-", "1+", "1?", "!(", "a[", "{a:", "a."};
    for (size_t i = 0; i < countof(deep); i++) {
        struct buffer text = {0};
        for (int j = 0; j < 20000; j++) {
            buffer_append_string(&text, deep[i]);
        }
        assert_null(
            expression_parse(&job->arena, text.data, at, ARITHMETIC_EXACT, &job->faults));
        buffer_finish(&text);
    }
    job_free(job);
}

/* random() differs from row to row and is the same on every run. */
static void test_random(void **state) {
    (void)state;
    struct job *job = job_new();
    const struct dataset *rows =
        test_dataset(job, "rows", "{columns: ['a'], rows: [[1], [2]]}").dataset;
    const struct expression *random = expression_parse(
        &job->arena, "random()", (struct place){0}, ARITHMETIC_DOUBLE, &job->faults);
    double first = expression_evaluate_row(random, NULL, rows, 0, &job->arena).number;
    double second = expression_evaluate_row(random, NULL, rows, 1, &job->arena).number;
    double again = expression_evaluate_row(random, NULL, rows, 0, &job->arena).number;
    assert_true(first >= 0 && first < 1 && second >= 0 && second < 1);
    assert_true(first != second);
    assert_true(first == again);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vega),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_exact),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
