/* What the transforms make of small datasets, held against Vega-Lite (reference.mjs). */
#include "cases.h"

#include "base/number.h"
#include "data/reader.h"
#include "transform/transform.h"

static struct value read_text(struct job *job, const char *name, const char *text) {
    struct value value;
    const struct source *source = source_from_text(&job->arena, name, text);
    if (!document_read(&job->arena, source, &value, &job->faults)) {
        fail_msg("%s", job_faults(job));
    }
    return value;
}

/* A file's line `data [{…}, …]`, JSON. */
static const struct dataset *read_data(struct job *job, const char *text) {
    const struct dataset *dataset = dataset_from_value(
        &job->arena, "data", read_text(job, "data.json", text), &job->faults);
    assert_non_null(dataset);
    return dataset;
}

static void print_number(struct buffer *out, double number) {
    char text[NUMBER_SIZE];
    double rounded = number;
    int length = snprintf(text, sizeof text, "%.12g", number);
    number_read(text, (size_t)length, &rounded);
    number_print(text, rounded);
    buffer_append_string(out, text);
}

static bool is_missing(struct value value) {
    return value.type == VALUE_NULL ||
           (value.type == VALUE_NUMBER && value.number != value.number);
}

static void print_value(struct buffer *out, struct value value) {
    struct value item;
    switch (value.type) {
    case VALUE_ARRAY:
        for (size_t i = 0; value_item(value, i, &item); i++) {
            buffer_append_string(out, i ? ", " : "[");
            print_value(out, item);
        }
        buffer_append_string(out, "]");
        break;
    case VALUE_NUMBER:
        print_number(out, value.number);
        break;
    case VALUE_DATE:
        buffer_print(out, "date(%.0f)", value.number);
        break;
    case VALUE_BOOLEAN:
        buffer_append_string(out, value.boolean ? "true" : "false");
        break;
    case VALUE_STRING:
        buffer_append_json(out, value.string);
        break;
    default:
        fail_msg("a case shows a value of type %d", value.type);
    }
}

static int compare_columns(const void *a, const void *b) {
    return strcmp(((const struct column *)a)->name, ((const struct column *)b)->name);
}

/* 日期 never, the data's other columns only where the head of the cases says. */
static bool is_shown(const char *name, bool all) {
    static const char *const own[] = {"渠道", "年份", "条数"};
    for (size_t i = 0; i < countof(own) && !all; i++) {
        if (strcmp(own[i], name) == 0) {
            return false;
        }
    }
    return strcmp(name, "日期") != 0;
}

static const char *print_rows(struct job *job, const struct dataset *dataset, bool all) {
    all = all || dataset_find_column(dataset, "序") < 0;
    struct column *columns =
        arena_array(&job->arena, dataset->column_count + 1, sizeof *columns);
    for (size_t i = 0; i < dataset->column_count; i++) {
        columns[i] = dataset->columns[i];
    }
    qsort(columns, dataset->column_count, sizeof *columns, compare_columns);
    struct buffer out = {0};
    for (size_t row = 0; row < dataset->row_count; row++) {
        buffer_append_string(&out, row ? " {" : "{");
        const char *comma = "";
        for (size_t i = 0; i < dataset->column_count; i++) {
            struct value value = columns[i].cells[row];
            if (is_shown(columns[i].name, all) && !is_missing(value)) {
                buffer_print(&out, "%s%s: ", comma, columns[i].name);
                print_value(&out, value);
                comma = ", ";
            }
        }
        buffer_append_string(&out, "}");
    }
    const char *text = arena_copy(&job->arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    return text;
}

static const char *run_steps(
    struct job *job, const struct dataset *dataset, const char *steps) {
    struct transform_context context = {.arena = &job->arena, .faults = &job->faults};
    struct value list = read_text(job, "steps.json", steps);
    const struct dataset *result = transform_run_all(&context, &list, dataset);
    bool all = strstr(steps, "\"impute\"") || strstr(steps, "\"fold\"");
    return result ? print_rows(job, result, all) : job_faults(job);
}

static void check_cases(const char *name) {
    struct job *job = job_new();
    struct cases cases = {.path = test_path(job, name)};
    struct test_case item = {0};
    const struct dataset *dataset = NULL;
    char *next;
    for (char *line = test_read_file(job, cases.path); line; line = next) {
        next = strchr(line, '\n');
        if (next) {
            *next++ = 0;
        }
        item.line++;
        if (*line == '#' || *line == 0) {
            continue;
        }
        if (strncmp(line, "data ", 5) == 0) {
            dataset = read_data(job, line + 5);
            continue;
        }
        char *arrow = strstr(line, " => ");
        assert_non_null(arrow);
        assert_non_null(dataset);
        *arrow = 0;
        cases.count++;
        job->faults.count = 0;
        case_check(&cases, &item, run_steps(job, dataset, line), arrow + strlen(" => "));
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_vega(void **state) {
    (void)state;
    check_cases("transform/vega.cases");
}

static void test_statistics(void **state) {
    (void)state;
    check_cases("transform/statistics.cases");
}

static const char rows[] =
    "[{\"序\": 1, \"渠道\": \"网站\", \"条数\": 288}, {\"序\": 2, \"渠道\": \"微信\", "
    "\"条数\": 12}, {\"序\": 3, \"渠道\": \"报刊\", \"条数\": 12}, {\"序\": 4, \"条数\": "
    "312.5}, {\"序\": 5}, {\"序\": 6, \"条数\": 7}]";

/* The same rows each run, in their order, as many as asked for. */
static void test_sample(void **state) {
    (void)state;
    struct job *job = job_new();
    const char *first = run_steps(job, read_data(job, rows), "[{\"sample\": 3}]");
    assert_string_equal(first, run_steps(job, read_data(job, rows), "[{\"sample\": 3}]"));
    size_t count = 0;
    for (const char *c = first; (c = strchr(c, '{')); c++) {
        count++;
    }
    assert_int_equal(count, 3);
    assert_string_equal(run_steps(job, read_data(job, rows), "[{\"sample\": 100}]"),
        "{序: 1} {序: 2} {序: 3} {序: 4} {序: 5} {序: 6}");
    job_free(job);
}

/* A wrong step: its fault's text, and the hint. */
static void test_faults(void **state) {
    (void)state;
    static const struct {
        const char *step, *text, *hint;
    } wrong[] = {
        {"[{\"calcualte\": \"1\", \"as\": \"a\"}]",
            "there is no transform like this: calcualte", "did you mean calculate?"},
        {"[{\"calculate\": \"dautm.x\", \"as\": \"a\"}]", "there is no name dautm here",
            "did you mean datum?"},
        {"[{\"aggregate\": [{\"op\": \"sume\", \"field\": \"条数\", \"as\": \"a\"}]}]",
            "there is no operation sume", "did you mean sum?"},
        {"[{\"window\": [{\"op\": \"row_nubmer\", \"as\": \"a\"}]}]",
            "there is no window operation row_nubmer", "did you mean row_number?"},
        {"[{\"window\": [{\"op\": \"ntile\", \"as\": \"a\"}]}]",
            "ntile wants a param of 1 or more", NULL},
        {"[{\"lookup\": \"渠道\", \"from\": {\"data\": {\"name\": \"x\"}, \"key\": "
         "\"k\"}}]",
            "there is no dataset x", NULL},
        {"[{\"pivot\": \"渠道\", \"value\": \"条数\", \"op\": \"max_\"}]",
            "there is no operation max_", "did you mean max?"},
    };
    for (size_t i = 0; i < countof(wrong); i++) {
        struct job *job = job_new();
        run_steps(job, read_data(job, rows), wrong[i].step);
        assert_int_equal(job->faults.count, 1);
        assert_string_equal(job->faults.items[0].text, wrong[i].text);
        const char *hint = job->faults.items[0].hint;
        assert_string_equal(hint ? hint : "", wrong[i].hint ? wrong[i].hint : "");
        assert_true(job->faults.items[0].place.line > 0);
        job_free(job);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vega),
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_sample),
        cmocka_unit_test(test_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
