/* Faults: near names, what is printed, the exit status. */
#include "cases.h"

static size_t split(struct job *job, const char *text, const char **names, size_t most) {
    char *copy = arena_copy_string(&job->arena, text);
    size_t count = 0;
    for (char *name = strtok(copy, " "); name && count < most; name = strtok(NULL, " ")) {
        names[count++] = name;
    }
    return count;
}

static void test_near(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/near.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const char *names[16];
        size_t count = split(job, item->fields[1], names, countof(names));
        const char *found = name_nearest(item->fields[0], names, count);
        case_check(&cases, item, found ? found : "-", item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* A name of any length may be asked for. */
static void test_long_names(void **state) {
    (void)state;
    char name[200];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = 0;
    for (size_t length = 60; length < sizeof name; length++) {
        const char *names[] = {&name[sizeof name - 1 - length]};
        const char *found = name_nearest(names[0], names, 1);
        assert_true(found == NULL || found == names[0]);
    }
}

static struct place place_at(
    const struct source *source, uint32_t line, uint32_t column, uint32_t length) {
    return (struct place){source, line, column, length};
}

static struct source source_of(const char *text) {
    return (struct source){"报告.yaml", text, strlen(text)};
}

/* The caret stands under its character; a full-width one is two columns. */
static void test_excerpt(void **state) {
    (void)state;
    struct job *job = job_new();
    struct source source = source_of("a: 1\r\n年度：“报告”\t末\n");
    fault_add(&job->faults, FAULT_WARNING, "kind", place_at(&source, 2, 4, 3), "here %d",
        "这里 %d", 1);
    fault_hint(&job->faults, "try %s", "试试 %s", "b");
    fault_add(
        &job->faults, FAULT_ERROR, "kind", place_at(&source, 2, 8, 1), "tab", "制表符");
    fault_add(&job->faults, FAULT_NOTE, "kind", place_at(&source, 9, 1, 1),
        "behind the end", "末尾之后");
    assert_string_equal(job_faults(job), "报告.yaml:2:4: warning: here 1\n"
                                         "    年度：“报告” 末\n"
                                         "          ^^^^^^\n"
                                         "    hint: try b\n"
                                         "报告.yaml:2:8: error: tab\n"
                                         "    年度：“报告” 末\n"
                                         "                  ^\n"
                                         "报告.yaml:9:1: note: behind the end\n");
    job_free(job);
}

/* Of a long line only the part around the caret is shown. */
static void test_long_line(void **state) {
    (void)state;
    struct job *job = job_new();
    char text[5001];
    memset(text, 'x', 5000);
    text[5000] = 0;
    text[2999] = '!';
    struct source source = source_of(text);
    fault_add(
        &job->faults, FAULT_ERROR, "kind", place_at(&source, 1, 3000, 1), "here", "这里");
    const char *printed = job_faults(job);
    const char *mark = strchr(printed, '!');
    const char *caret = strchr(printed, '^');
    assert_true(strlen(printed) < 400);
    assert_non_null(mark);
    assert_non_null(caret);
    const char *first = strchr(printed, '\n') + 1;
    const char *second = strchr(first, '\n') + 1;
    assert_int_equal(mark - first, caret - second);
    job_free(job);
}

static void test_json(void **state) {
    (void)state;
    struct job *job = job_new();
    struct source source = source_of("a");
    job->faults.language = LANGUAGE_CHINESE;
    fault_add(&job->faults, FAULT_ERROR, "kind", place_at(&source, 1, 1, 1), "\"%s\"",
        "“%s”\n", "a\\b");
    fault_hint(&job->faults, "h", "提示");
    fault_note(&job->faults, place_at(&source, 1, 1, 1), "n", "旁注");
    fault_add(&job->faults, FAULT_NOTE, "other", (struct place){0}, "n", "无");
    struct buffer out = {0};
    faults_print_json(&job->faults, &out);
    assert_string_equal(out.data,
        "{\"severity\":\"error\",\"kind\":\"kind\",\"file\":\"报告.yaml\",\"line\":1,"
        "\"column\":1,\"length\":1,\"text\":\"“a\\\\b”\\n\",\"hint\":\"提示\",\"notes\":["
        "{\"file\":\"报告.yaml\",\"line\":1,\"column\":1,\"length\":1,\"text\":\"旁注\"}]"
        "}\n"
        "{\"severity\":\"note\",\"kind\":\"other\",\"text\":\"无\"}\n");
    buffer_finish(&out);
    job_free(job);
}

static void test_exit_status(void **state) {
    (void)state;
    struct job *job = job_new();
    const struct place nowhere = {0};
    assert_int_equal(faults_exit_status(&job->faults), 0);
    fault_add(&job->faults, FAULT_WARNING, "w", nowhere, "w", "w");
    assert_int_equal(faults_exit_status(&job->faults), 0);
    assert_int_equal(job->faults.error_count, 0);
    fault_add(&job->faults, FAULT_ERROR, "e", nowhere, "e", "e");
    assert_int_equal(faults_exit_status(&job->faults), 2);
    fault_add_system(&job->faults, "s", nowhere, "s", "s");
    assert_int_equal(faults_exit_status(&job->faults), 3);
    assert_int_equal(job->faults.error_count, 2);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_excerpt),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_exit_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
