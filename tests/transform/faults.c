/* What is said of each wrong step, in both languages. */
#include "golden.h"

#include "data/reader.h"
#include "transform/transform.h"

static const char rows[] =
    "[{\"渠道\": \"网站\", \"年份\": 2022, \"条数\": 288, \"空\": null},"
    "{\"渠道\": \"微信\", \"年份\": 2023, \"条数\": 12, \"空\": 1}]";

static void print_faults(const char *steps, enum language language, struct buffer *out) {
    struct job *job = job_new();
    job->faults.language = language;
    struct value list, data;
    assert_true(document_read(&job->arena,
        source_from_text(&job->arena, "steps.json", steps), &list, &job->faults));
    assert_true(document_read(&job->arena,
        source_from_text(&job->arena, "data.json", rows), &data, &job->faults));
    const struct dataset *dataset =
        dataset_from_value(&job->arena, "data", data, &job->faults);
    struct transform_context context = {.arena = &job->arena, .faults = &job->faults};
    const struct dataset *result = transform_run_all(&context, &list, dataset);
    assert_true((result == NULL) == (job->faults.error_count > 0));
    buffer_append_string(out, job_faults(job));
    assert_true(job->faults.count > 0);
    job_free(job);
}

static void test_faults(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "transform/faults.cases", 1);
    struct buffer out = {0};
    for (size_t i = 0; i < cases.count; i++) {
        print_faults(cases.items[i].fields[0], LANGUAGE_ENGLISH, &out);
        print_faults(cases.items[i].fields[0], LANGUAGE_CHINESE, &out);
        buffer_append_char(&out, '\n');
    }
    golden_check(job, "transform/faults.txt", out.data);
    buffer_finish(&out);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_faults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
