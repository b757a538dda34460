/* What is said of a wrong expression or template, and where its caret stands. */
#include "scope.h"

static const struct place start = {NULL, 1, 1, 0};

static const char *run_fault(
    struct job *job, const struct scope *scope, const char *text) {
    const struct expression *expression =
        expression_parse(&job->arena, text, start, ARITHMETIC_EXACT, &job->faults);
    if (expression) {
        assert_false(expression_check_names(expression, scope, false, &job->faults));
    }
    return test_fault(job);
}

static const char *run_template(
    struct job *job, const struct scope *scope, const char *text) {
    struct value string = value_string(text);
    string.place = start;
    struct value value;
    if (!template_evaluate(&job->arena, &string, scope, &value, &job->faults)) {
        return arena_print(&job->arena, "!%s", test_fault(job));
    }
    const char *fault = test_fault(job);
    return arena_print(
        &job->arena, "%s%s%s", test_json(job, value), *fault ? " !" : "", fault);
}

static void test_faults(void **state) {
    (void)state;
    test_cases("expression/faults.cases", run_fault);
}

static void test_templates(void **state) {
    (void)state;
    test_cases("expression/templates.cases", run_template);
}

/* The caret finds its word in quoted strings and block scalars of a source. */
static void test_places(void **state) {
    (void)state;
    static const struct {
        const char *source, *text;
        uint32_t line, column;
        const char *wanted;
    } places[] = {
        {"a: 1\nsay: 共${yeer}年\n", "共${yeer}年", 2, 6, "2:9"},
        {"say: \"共${yeer}年\"", "共${yeer}年", 1, 6, "1:10"},
        {"say: |\n  第一行\n  第${yeer}行\n", "第一行\n第${yeer}行\n", 1, 6, "3:6"},
        {"say: \"\\u5171${yeer}年\"", "共${yeer}年", 1, 6, "1:10"},
    };
    struct job *job = job_new();
    for (size_t i = 0; i < countof(places); i++) {
        struct source source = {"x.yaml", places[i].source, strlen(places[i].source)};
        struct value string = value_string(places[i].text);
        string.place = (struct place){&source, places[i].line, places[i].column, 0};
        struct value value;
        job->faults.count = 0;
        assert_false(template_evaluate(&job->arena, &string, NULL, &value, &job->faults));
        assert_int_equal(job->faults.count, 1);
        const struct place *place = &job->faults.items[0].place;
        assert_string_equal(arena_print(&job->arena, "%u:%u", place->line, place->column),
            places[i].wanted);
    }
    job_free(job);
}

/* A whole tree: names too, strings with datum left, all faults at once. */
static void test_expand(void **state) {
    (void)state;
    struct job *job = job_new();
    const struct scope *scope = test_scope(job);
    struct value tree = test_evaluate(job,
        "{'${year - 1}': 'count', list: ['${year}', {deep: 'x${datum.a}'}, 5],"
        "both: '${year}${datum.b}'}",
        NULL);
    struct value out;
    assert_true(template_expand(&job->arena, &tree, scope, &out, &job->faults));
    assert_string_equal(test_json(job, out),
        "{\"2022\": \"count\", \"list\": [2023, {\"deep\": \"x${datum.a}\"}, 5], "
        "\"both\": \"${year}${datum.b}\"}");
    tree = test_evaluate(
        job, "{a: '${wrong}', '2023': 1, '${year}': 2, c: ['${1 +}']}", NULL);
    assert_false(template_expand(&job->arena, &tree, scope, &out, &job->faults));
    assert_int_equal(job->faults.count, 3);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_templates),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_expand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
