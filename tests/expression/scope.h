/* The names that the cases of this folder use, and how a value is written in them. */
#ifndef TUBIAO_TESTS_EXPRESSION_SCOPE_H
#define TUBIAO_TESTS_EXPRESSION_SCOPE_H

#include "cases.h"

#include <math.h>

#include "base/number.h"
#include "expression/expression.h"

static inline struct value test_evaluate(
    struct job *job, const char *text, const struct scope *scope) {
    const struct expression *expression = expression_parse(
        &job->arena, text, (struct place){0}, ARITHMETIC_EXACT, &job->faults);
    assert_non_null(expression);
    return expression_evaluate(expression, scope, &job->arena);
}

static inline const struct scope *test_name(
    struct job *job, const struct scope *outer, const char *name, struct value value) {
    struct scope *scope = arena_new(&job->arena, struct scope);
    *scope = (struct scope){outer, name, value};
    return scope;
}

static inline struct value test_dataset(
    struct job *job, const char *name, const char *expression) {
    const struct dataset *dataset = dataset_from_value(
        &job->arena, name, test_evaluate(job, expression, NULL), &job->faults);
    assert_non_null(dataset);
    return value_table(dataset);
}

static inline const struct scope *test_scope(struct job *job) {
    static const char *const values[][2] = {
        {"list", "[4, 1, 2]"},
        {"thing", "{a: 1, b: 'two', nothing: null, deep: {x: [{y: 1}, {y: 2}]}}"},
        {"year", "2023"},
        {"price", "12.50"},
        {"third", "1 / 3"},
        {"agency", "{name: '曲阜市投资促进服务中心'}"},
    };
    static const char *const tables[][2] = {
        {"channels", "{columns: ['渠道', '2022', '2023'], rows: [['门户网站', 12, 12],"
                     "['网站子站点', 288, 312], ['微信公众号', 239, 308]]}"},
        {"requests", "{columns: ['自然人', '商业企业', '总计'], rows: {"
                     "'新收': [5, 2, 7], '上年结转': [1, 0, 1],"
                     "'办结总计': [4, 2, 6], '结转下年': [2, 0, 2]}}"},
        {"counts", "{columns: ['a', 'b', 'dash', 'blank'],"
                   "rows: [['22（其中修订 16 件）', 12, '—', '']]}"},
    };
    const struct scope *scope = NULL;
    for (size_t i = 0; i < countof(values); i++) {
        struct value value = test_evaluate(job, values[i][1], NULL);
        scope = test_name(job, scope, values[i][0], value);
    }
    for (size_t i = 0; i < countof(tables); i++) {
        struct value value = test_dataset(job, tables[i][0], tables[i][1]);
        scope = test_name(job, scope, tables[i][0], value);
    }
    struct value counts = scope->value;
    return test_name(job, scope, "counted", value_row(counts.dataset, 0));
}

static inline void test_print(struct buffer *out, struct value value) {
    struct value item;
    char number[NUMBER_SIZE];
    switch (value.type) {
    case VALUE_NULL:
        buffer_append_string(out, "null");
        break;
    case VALUE_BOOLEAN:
        buffer_append_string(out, value.boolean ? "true" : "false");
        break;
    case VALUE_NUMBER:
        number_print(number, value.number);
        buffer_append_string(out, number);
        break;
    case VALUE_DATE:
        number_print(number, value.number);
        buffer_print(out, "date(%s)", number);
        break;
    case VALUE_STRING:
        buffer_append_json(out, value.string);
        break;
    case VALUE_OBJECT:
        for (uint32_t i = 0; i < value.count; i++) {
            buffer_append_string(out, i ? ", " : "{");
            buffer_append_json(out, value.members[i].name);
            buffer_append_string(out, ": ");
            test_print(out, value.members[i].value);
        }
        buffer_append_string(out, value.count ? "}" : "{}");
        break;
    default:
        buffer_append_string(out, "[");
        for (uint32_t i = 0; value_item(value, i, &item); i++) {
            buffer_append_string(out, i ? ", " : "");
            test_print(out, item);
        }
        buffer_append_string(out, "]");
    }
}

static inline const char *test_json(struct job *job, struct value value) {
    struct buffer buffer = {0};
    test_print(&buffer, value);
    const char *text = arena_copy(&job->arena, buffer.data, buffer.length);
    buffer_finish(&buffer);
    return text;
}

/* "column length text; hint" of the newest fault, "" if there is none. */
static inline const char *test_fault(struct job *job) {
    if (job->faults.count == 0) {
        return "";
    }
    const struct fault *fault = &job->faults.items[job->faults.count - 1];
    return arena_print(&job->arena, "%u %u %s%s%s", fault->place.column,
        fault->place.length, fault->text, fault->hint ? "; " : "",
        fault->hint ? fault->hint : "");
}

typedef const char *test_run(
    struct job *job, const struct scope *scope, const char *text);

/* Lines `text => result`: every one is run, every one that differs is shown. */
static inline void test_cases(const char *name, test_run *run) {
    struct job *job = job_new();
    const struct scope *scope = test_scope(job);
    struct cases cases = {.path = test_path(job, name)};
    struct test_case item = {0};
    char *next;
    for (char *line = test_read_file(job, cases.path); line; line = next) {
        next = strchr(line, '\n');
        if (next) {
            *next++ = 0;
        }
        item.line++;
        char *arrow = strstr(line, " => ");
        if (!arrow || *line == '#') {
            assert_true(*line == '#' || *line == 0);
            continue;
        }
        *arrow = 0;
        cases.count++;
        job->faults.count = 0;
        case_check(&cases, &item, run(job, scope, line), arrow + strlen(" => "));
    }
    cases_finish(&cases);
    job_free(job);
}

#endif
