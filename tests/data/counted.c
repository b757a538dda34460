/* Which columns are numbers to calculate with, and what their cells count as. */
#include "support.h"

#include "data/dataset.h"
#include "data/reader.h"

static const struct dataset *read_counted(struct job *job, const char *text) {
    const struct source *source = source_from_text(&job->arena, "data.yaml", text);
    struct value value;
    assert_true(document_read(&job->arena, source, &value, &job->faults));
    struct dataset *dataset =
        dataset_from_value(&job->arena, "data", value, &job->faults);
    assert_non_null(dataset);
    return dataset_with_counts(&job->arena, dataset);
}

static void check_cells(const char *text, const char *wanted) {
    struct job *job = job_new();
    const struct dataset *dataset = read_counted(job, text);
    const char *found = "";
    for (size_t row = 0; row < dataset->row_count; row++) {
        struct value cell = dataset->columns[0].cells[row];
        found = arena_print(&job->arena, "%s%s%s:%s", found, row ? ", " : "",
            value_type_name(cell.type, LANGUAGE_ENGLISH),
            value_to_string(cell, &job->arena));
    }
    assert_string_equal(found, wanted);
    job_free(job);
}

static void test_counts(void **state) {
    (void)state;
    check_cells("{columns: [数], rows: [[无], [22（其中修订 16 件）], [—]]}",
        "text:无, a number:22, nothing:null");
    check_cells("{columns: [数], rows: [[12], ['3件'], ['']]}",
        "a number:12, a number:3, nothing:null");
    check_cells(
        "{columns: [年], rows: [[2022年], [2023年]]}", "text:2022年, text:2023年");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_counts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
