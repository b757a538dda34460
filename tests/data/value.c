/* What values turn into, how they compare, how fields find them. */
#include "cases.h"

#include <math.h>

#include "base/number.h"
#include "data/dataset.h"
#include "data/reader.h"

static struct value read_json(struct job *job, const char *text) {
    struct value value;
    const struct source *source = source_from_text(&job->arena, "case.json", text);
    if (!document_read(&job->arena, source, &value, &job->faults)) {
        fail_msg("%s", job_faults(job));
    }
    return value;
}

static const char *print_number(struct job *job, double number) {
    char text[NUMBER_SIZE];
    number_print(text, number);
    return arena_copy_string(&job->arena, text);
}

static void test_to_number(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/to-number.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct value value = read_json(job, item->fields[0]);
        case_check(
            &cases, item, print_number(job, value_to_number(value)), item->fields[1]);
        case_check(
            &cases, item, value_to_boolean(value) ? "true" : "false", item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_to_text(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/to-text.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct value value = read_json(job, item->fields[0]);
        case_check(&cases, item, value_to_string(value, &job->arena), item->fields[1]);
    }
    cases_finish(&cases);
    assert_string_equal(
        value_to_string(value_date(0), &job->arena), "1970-01-01T00:00:00.000Z");
    assert_string_equal(value_to_string(value_number(0.1), &job->arena), "0.1");
    assert_string_equal(value_to_string(value_date(NAN), &job->arena), "Invalid Date");
    job_free(job);
}

static void test_count(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/count.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        double number;
        bool counts = value_to_count(read_json(job, item->fields[0]), &number);
        case_check(
            &cases, item, counts ? print_number(job, number) : "-", item->fields[1]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_compare(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/compare.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct value a = read_json(job, item->fields[0]);
        struct value b = read_json(job, item->fields[1]);
        int order = value_compare(a, b);
        assert_int_equal(value_compare(b, a), -order);
        case_check(&cases, item, order < 0 ? "<" : order ? ">" : "=", item->fields[2]);
    }
    cases_finish(&cases);
    assert_int_equal(value_compare(value_null(), value_number(NAN)), -1);
    assert_int_equal(value_compare(value_number(NAN), value_number(-INFINITY)), -1);
    assert_int_equal(value_compare(value_number(NAN), value_number(NAN)), 0);
    assert_int_equal(value_compare(value_date(1), value_date(2)), -1);
    job_free(job);
}

static void test_equal(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/equal.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct value a = read_json(job, item->fields[0]);
        struct value b = read_json(job, item->fields[1]);
        case_check(&cases, item, value_equal(a, b) ? "yes" : "no", item->fields[2]);
        assert_true(value_equal(a, b) == value_equal(b, a));
    }
    cases_finish(&cases);
    assert_false(value_equal(value_number(0), value_date(0)));
    job_free(job);
}

static void test_fields(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/field.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct dataset *dataset = dataset_from_value(
            &job->arena, "row", read_json(job, item->fields[0]), &job->faults);
        struct value found = dataset_field(dataset, 0, item->fields[1]);
        case_check(&cases, item, value_to_string(found, &job->arena), item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

static struct dataset *make_dataset(struct job *job) {
    struct value value = read_json(job, "{\"columns\": [\"渠道\", 2022], \"rows\": "
                                        "{\"甲\": [\"a\", 1], \"乙\": [\"b\", 2]}}");
    return dataset_from_value(&job->arena, "channels", value, &job->faults);
}

/* A dataset is changed by copies that share its cells. */
static void test_dataset_copies(void **state) {
    (void)state;
    struct job *job = job_new();
    struct dataset *dataset = make_dataset(job);
    const struct value cells[] = {value_number(7), value_number(8)};
    struct dataset *wider = dataset_with_column(&job->arena, dataset, "new", cells);
    assert_int_equal(wider->column_count, 3);
    assert_int_equal(dataset->column_count, 2);
    assert_ptr_equal(wider->columns[0].cells, dataset->columns[0].cells);
    assert_true(dataset_field(wider, 1, "new").number == 8);
    struct dataset *other = dataset_with_column(&job->arena, wider, "渠道", cells);
    assert_int_equal(other->column_count, 3);
    assert_true(dataset_field(other, 0, "渠道").number == 7);
    assert_string_equal(dataset_field(wider, 0, "渠道").string, "a");
    const size_t rows[] = {1, 0, 1};
    struct dataset *selected = dataset_select_rows(&job->arena, wider, rows, 3);
    assert_int_equal(selected->row_count, 3);
    assert_string_equal(dataset_field(selected, 2, "渠道").string, "b");
    assert_string_equal(selected->row_names[0], "乙");
    job_free(job);
}

static void test_dataset_names(void **state) {
    (void)state;
    struct job *job = job_new();
    struct dataset *dataset = make_dataset(job);
    assert_int_equal(dataset_find_column(dataset, "2022"), 1);
    assert_int_equal(dataset_find_column(dataset, "['渠道']"), 0);
    assert_int_equal(dataset_find_column(dataset, "2022.a"), -1);
    assert_int_equal(dataset_find_column(dataset, "2023"), -1);
    assert_int_equal(dataset_find_row(dataset, "乙"), 1);
    assert_int_equal(dataset_find_row(dataset, "丙"), -1);
    job_free(job);
}

/* Rows and tables are objects and arrays to whoever looks into them. */
static void test_rows_as_objects(void **state) {
    (void)state;
    struct job *job = job_new();
    struct dataset *dataset = make_dataset(job);
    struct value table = value_table(dataset);
    struct value row;
    struct value cell;
    assert_true(value_item(table, 1, &row));
    assert_false(value_item(table, 2, &row));
    assert_true(value_item(table, 1, &row) && value_lookup(row, "2022", &cell));
    assert_true(cell.number == 2);
    assert_false(value_lookup(row, "2023", &cell));
    assert_true(value_equal(row, value_row(dataset, 1)));
    assert_false(value_equal(row, value_row(dataset, 0)));
    struct dataset *one = dataset_from_value(&job->arena, "one", row, &job->faults);
    assert_int_equal(one->row_count, 1);
    assert_string_equal(one->row_names[0], "乙");
    struct dataset *all = dataset_from_value(&job->arena, "all", table, &job->faults);
    assert_int_equal(all->row_count, 2);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_to_number),
        cmocka_unit_test(test_to_text),
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_dataset_copies),
        cmocka_unit_test(test_dataset_names),
        cmocka_unit_test(test_rows_as_objects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
