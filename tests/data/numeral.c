/* Numbers and dates in Chinese words: numeral.cases. */
#include "cases.h"

#include "data/numeral.h"

static const char *print_date(struct arena *arena, const char *text) {
    int date[3] = {0};
    for (int i = 0; i < 3; i++) {
        date[i] = atoi(text);
        text = strchr(text, '-') ? strchr(text, '-') + 1 : "";
    }
    return numeral_date(arena, date[0], date[1], date[2]);
}

static const char *print(struct arena *arena, const char *how, const char *number) {
    if (strcmp(how, "words") == 0) {
        return numeral_chinese(arena, number, NUMERAL_WORDS);
    }
    if (strcmp(how, "capital") == 0) {
        return numeral_chinese(arena, number, NUMERAL_CAPITAL);
    }
    if (strcmp(how, "digits") == 0) {
        return numeral_chinese(arena, number, NUMERAL_DIGITS);
    }
    if (strcmp(how, "money") == 0) {
        return numeral_money(arena, number);
    }
    if (strcmp(how, "date") == 0) {
        return print_date(arena, number);
    }
    assert_int_equal(strncmp(how, "rounded", 7), 0);
    return numeral_rounded(arena, number, atoi(how + 7));
}

static void numbers_read_as_the_cases_say(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "data/numeral.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const char *found = print(&job->arena, item->fields[0], item->fields[1]);
        case_check(&cases, item, found ? found : "-", item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_read_as_the_cases_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
