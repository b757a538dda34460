/* Which of two rules that meet is drawn. */
#include "table/setup.h"

#include "cases.h"
#include "table/rule.h"

static void test_conflicts(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "table/rule.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct table_rule rules[2] = {{0}};
        for (int k = 0; k < 2; k++) {
            struct value value = value_string(cases.items[i].fields[k]);
            value.count = (uint32_t)strlen(value.string);
            assert_true(rule_read(&value, "rule", 12, &rules[k], &job->faults));
        }
        const struct table_rule *drawn = rule_stronger(&rules[0], &rules[1]);
        case_check(&cases, &cases.items[i], drawn == rules ? "first" : "second",
            cases.items[i].fields[2]);
    }
    assert_string_equal(job_faults(job), "");
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_conflicts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
