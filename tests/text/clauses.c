/* The cases of composition: at least 300 name their clause of CLREQ, GB/T 15834 or UAX #14,
 * the others one of CSS or Unicode, or what this program decides itself. */
#include "cases.h"
#include "support.h"

static bool names_a_clause(const char *field) {
    return strstr(field, "CLREQ") || strstr(field, "GB/T") || strstr(field, "UAX #");
}

static void every_case_names_its_clause(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int fields;
    } files[] = {{"text/lines.cases", 4}, {"text/positions.cases", 4},
        {"text/widths.cases", 4}, {"text/vertical.cases", 4}, {"text/faces.cases", 3}};
    struct job *job = job_new();
    size_t clauses = 0;
    for (size_t i = 0; i < countof(files); i++) {
        struct cases cases = cases_load(job, files[i].name, files[i].fields);
        for (size_t k = 0; k < cases.count; k++) {
            const char *clause = cases.items[k].fields[0];
            bool named = names_a_clause(clause);
            clauses += named;
            bool other = strncmp(clause, "CSS", 3) == 0 || strncmp(clause, "U", 1) == 0 ||
                         strncmp(clause, "design", 6) == 0;
            if (!named && !other) {
                fail_msg("%s: names no clause: %s", files[i].name, clause);
            }
        }
    }
    print_message("# %zu cases name a clause\n", clauses);
    assert_true(clauses >= 300);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_names_its_clause)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
