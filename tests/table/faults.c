/* What is said of each wrong table, in both languages. */
#include "table/setup.h"

#include "base/buffer.h"
#include "golden.h"

static void print_faults(const char *table, enum language language, struct buffer *out) {
    struct job *job = job_new();
    struct setup setup = setup_facts(job, NULL, test_path(job, "table/counts.yaml"));
    job->faults.language = language;
    const struct source *source = source_from_text(
        &job->arena, "table.yaml", arena_print(&job->arena, "table: %s\n", table));
    struct value layout;
    if (document_read(&job->arena, source, &layout, &job->faults)) {
        setup_layout(&setup, &layout);
    }
    const char *text = job_faults(job);
    buffer_append_string(out, *text ? text : "(nothing)\n");
    job_free(job);
}

static void test_faults(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "table/faults.cases", 1);
    struct buffer out = {0};
    for (size_t i = 0; i < cases.count; i++) {
        buffer_print(&out, "### %s\n", cases.items[i].fields[0]);
        print_faults(cases.items[i].fields[0], LANGUAGE_ENGLISH, &out);
        print_faults(cases.items[i].fields[0], LANGUAGE_CHINESE, &out);
        buffer_append_char(&out, '\n');
    }
    golden_check(job, "table/faults.txt", out.data);
    assert_null(strstr(out.data, "(nothing)"));
    buffer_finish(&out);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_faults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
