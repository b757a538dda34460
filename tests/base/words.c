/* Which language a user gets, as glibc reads the environment. Catalogues of other languages
 * are not seen here: tests/checks/35-words draws on them. */
#include <stdlib.h>

#include "base/words.h"
#include "support.h"

static const struct {
    const char *language, *lc_all, *lc_messages, *lang; /* NULL: not set */
    enum language expected;
} cases[] = {
    {NULL, NULL, NULL, NULL, LANGUAGE_ENGLISH},
    {NULL, NULL, NULL, "zh_CN.UTF-8", LANGUAGE_CHINESE},
    {NULL, NULL, NULL, "zh_SG.utf8", LANGUAGE_CHINESE},
    {NULL, "", "zh_CN.UTF-8", "en_US.UTF-8", LANGUAGE_CHINESE},
    {NULL, "C", "zh_CN.UTF-8", "zh_CN.UTF-8", LANGUAGE_ENGLISH},
    {NULL, NULL, NULL, "en_GB.UTF-8", LANGUAGE_ENGLISH},
    /* LANGUAGE goes first, but not before the locale C */
    {"zh_CN", NULL, NULL, "C.UTF-8", LANGUAGE_CHINESE},
    {"zh_CN", NULL, NULL, "C", LANGUAGE_ENGLISH},
    {"zh_CN", "POSIX", NULL, NULL, LANGUAGE_ENGLISH},
    {"zh_CN", NULL, NULL, NULL, LANGUAGE_ENGLISH},
    {"en", NULL, NULL, "zh_CN.UTF-8", LANGUAGE_ENGLISH},
    {"", NULL, NULL, "zh_CN.UTF-8", LANGUAGE_CHINESE},
    /* the first of the list that there is */
    {"xx_YY:zh_CN:en", NULL, NULL, "en_US.UTF-8", LANGUAGE_CHINESE},
    {"xx:en_US:zh", NULL, NULL, "zh_CN.UTF-8", LANGUAGE_ENGLISH},
    {"xx", NULL, NULL, "zh_CN.UTF-8", LANGUAGE_ENGLISH},
    {":zh", NULL, NULL, "en_US.UTF-8", LANGUAGE_CHINESE},
    {"../../zh", NULL, NULL, "en_US.UTF-8", LANGUAGE_ENGLISH},
};

static void set(const char *name, const char *value) {
    if (value) {
        setenv(name, value, 1);
    } else {
        unsetenv(name);
    }
}

static void test_environment(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set("LANGUAGE", cases[i].language);
        set("LC_ALL", cases[i].lc_all);
        set("LC_MESSAGES", cases[i].lc_messages);
        set("LANG", cases[i].lang);
        if (language_from_environment() != cases[i].expected) {
            fail_msg("case %zu", i + 1);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_environment)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
