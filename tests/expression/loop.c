/* What a `for:` runs over, and the two sides of a comparison. */
#include "scope.h"

#include "expression/loop.h"

static const char *run_loop(
    struct job *job, const struct scope *scope, const char *text) {
    struct value value = value_string(text);
    value.place = (struct place){NULL, 1, 1, 0};
    struct value list;
    if (!loop_list(&job->arena, &value, scope, &list, &job->faults)) {
        return test_fault(job);
    }
    return test_json(job, list);
}

static void test_loop(void **state) {
    (void)state;
    test_cases("expression/loop.cases", run_loop);
}

/* A list written out is taken as it is, whatever it holds. */
static void test_list_itself(void **state) {
    (void)state;
    struct job *job = job_new();
    struct value given = test_evaluate(job, "[1, 'year']", NULL);
    struct value list;
    assert_true(loop_list(&job->arena, &given, NULL, &list, &job->faults));
    assert_string_equal(test_json(job, list), "[1, \"year\"]");
    struct value number = value_number(3);
    assert_false(loop_list(&job->arena, &number, NULL, &list, &job->faults));
    assert_int_equal(job->faults.count, 1);
    job_free(job);
}

static const char *run_compared(
    struct job *job, const struct scope *scope, const char *text) {
    const struct expression *expression = expression_parse(
        &job->arena, text, (struct place){0}, ARITHMETIC_EXACT, &job->faults);
    struct value left, right;
    assert_non_null(expression);
    if (!expression_compared(expression, scope, &job->arena, &left, &right)) {
        return "nothing";
    }
    return arena_print(&job->arena, "%s and %s", value_to_string(left, &job->arena),
        value_to_string(right, &job->arena));
}

static void test_compared(void **state) {
    (void)state;
    test_cases("expression/compared.cases", run_compared);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_list_itself),
        cmocka_unit_test(test_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
