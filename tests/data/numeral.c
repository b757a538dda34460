/* Numbers and dates in Chinese words: numeral.cases. */
#include "cases.h"

#include "base/number.h"
#include "data/numeral.h"

static const char *print_date(struct arena *arena, const char *text) {
    int date[3] = {0};
    for (int i = 0; i < 3; i++) {
        date[i] = atoi(text);
        text = strchr(text, '-') ? strchr(text, '-') + 1 : "";
    }
    return numeral_date(arena, date[0], date[1], date[2]);
}

/* "level 2": the rest of `how` is a number. */
static bool is(const char *how, const char *word, int *number) {
    size_t length = strlen(word);
    *number = strncmp(how, word, length) == 0 ? atoi(how + length) : 0;
    return strncmp(how, word, length) == 0 && (how[length] == ' ' || how[length] == 0);
}

static const char *print_parsed(struct arena *arena, const char *text) {
    char number[NUMBER_SIZE];
    number_print(number, numeral_parse(text, strlen(text)));
    return arena_copy_string(arena, number);
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
    int places;
    if (is(how, "wan", &places)) {
        return numeral_in_unit(arena, number, NUMERAL_WAN, places);
    }
    if (is(how, "yi", &places)) {
        return numeral_in_unit(arena, number, NUMERAL_YI, places);
    }
    if (is(how, "plain", &places)) {
        return numeral_in_unit(arena, number, NUMERAL_ONE, places);
    }
    if (is(how, "scaled", &places)) {
        return numeral_scaled(arena, number, places);
    }
    if (strcmp(how, "circled") == 0) {
        return numeral_circled(arena, atoi(number));
    }
    if (is(how, "level", &places)) {
        return numeral_level(arena, atoi(number), places);
    }
    if (strcmp(how, "parse") == 0) {
        return print_parsed(arena, number);
    }
    fail_msg("no such case: %s", how);
    return NULL;
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

/* What is written in words, capitals and digits is read back as the same number. */
static void words_are_read_back(void **state) {
    (void)state;
    struct job *job = job_new();
    uint64_t random = 1;
    for (int i = 0; i < 20000; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        uint64_t number = (random >> 11) >> (random % 52);
        number = i % 3 ? number : number / 10000 * 10000 + number % 10; /* empty places */
        number %= 1000000000000000;
        const char *decimal = arena_print(
            &job->arena, "%s%llu", i % 2 ? "-" : "", (unsigned long long)number);
        for (int style = NUMERAL_WORDS; style <= NUMERAL_DIGITS; style++) {
            const char *text =
                numeral_chinese(&job->arena, decimal, (enum numeral_style)style);
            double found = numeral_parse(text, strlen(text));
            bool approximate =
                style == NUMERAL_DIGITS && number > 9 && number < 100 && number % 10 != 0;
            if (!approximate && found != atof(decimal)) {
                fail_msg("%s: %s reads as %.17g", decimal, text, found);
            }
        }
    }
    job_free(job);
}

/* Any text at all gives a number or NaN. */
static void reading_is_total(void **state) {
    (void)state;
    static const char *const parts[] = {"一", "九", "零", "两", "十", "百", "千", "万",
        "亿", "廿", "点", "负", "分之", "7", "0", ".", ",", "８", "12345678901234",
        "\xE4", "\xFF", " ", "第"};
    uint64_t random = 7;
    for (int i = 0; i < 50000; i++) {
        char text[256] = "";
        for (int length = i % 12; length > 0; length--) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            strcat(text, parts[(random >> 33) % countof(parts)]);
        }
        double number = numeral_parse(text, strlen(text));
        assert_true(number != number || (number > -1e40 && number < 1e40));
        if (strpbrk(text, " \xFF")) {
            assert_true(number != number);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_read_as_the_cases_say),
        cmocka_unit_test(words_are_read_back), cmocka_unit_test(reading_is_total)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
