/* Numbers to text and back. */
#include "cases.h"

#include "base/number.h"

static void test_numbers(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/number.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        const char *text = item->fields[1];
        char found[NUMBER_FIXED_SIZE] = "none";
        double number;
        if (number_read(text, strlen(text), &number)) {
            size_t length = strcmp(item->fields[0], "fixed") == 0
                                ? number_print_fixed(found, number, atoi(item->fields[2]))
                                : number_print(found, number);
            assert_int_equal(length, strlen(found));
        }
        case_check(&cases, item, found, item->fields[3]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* Whatever is printed reads back as the same bits: a walk through all exponents. */
static void test_round_trip(void **state) {
    (void)state;
    uint64_t seed = 20230101;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint64_t bits = seed ^ seed >> 29;
        double number;
        memcpy(&number, &bits, sizeof number);
        if (number != number || number - number != 0) {
            continue; /* NaN and infinities */
        }
        char text[NUMBER_SIZE];
        double back;
        assert_true(number_print(text, number) < NUMBER_SIZE);
        assert_true(number_read(text, strlen(text), &back));
        assert_true(back == number);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
