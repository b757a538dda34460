/* Numbers and dates as Chinese writes them, through expressions: chinese.cases. */
#include "scope.h"

static const char *run(struct job *job, const struct scope *scope, const char *text) {
    const struct expression *expression = expression_parse(
        &job->arena, text, (struct place){0}, ARITHMETIC_EXACT, &job->faults);
    return expression
               ? test_json(job, expression_evaluate(expression, scope, &job->arena))
               : test_fault(job);
}

static void functions_write_as_the_cases_say(void **state) {
    (void)state;
    test_cases("expression/chinese.cases", run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_write_as_the_cases_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
