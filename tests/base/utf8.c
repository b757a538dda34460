/* UTF-8 and what is known of characters. */
#include "cases.h"

#include "base/utf8.h"

static size_t read_bytes(const char *text, char bytes[64]) {
    size_t count = 0;
    for (char *end; *text && count < 64; text = end) {
        bytes[count++] = (char)strtoul(text, &end, 16);
    }
    return count;
}

static const char *characters_of(struct job *job, const char *bytes, size_t length) {
    const char *text = "";
    for (size_t offset = 0; offset < length;) {
        uint32_t c = utf8_next(bytes, length, &offset);
        text = arena_print(&job->arena, "%s%sU+%04X", text, *text ? " " : "", c);
    }
    return text;
}

static void test_reading(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/utf8.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        char bytes[64];
        size_t length = read_bytes(item->fields[0], bytes);
        case_check(&cases, item, characters_of(job, bytes, length), item->fields[1]);
        size_t invalid = utf8_first_invalid(bytes, length);
        case_check(&cases, item,
            invalid == length ? "-" : arena_print(&job->arena, "%zu", invalid),
            item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_characters(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/character.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        size_t offset = 0;
        uint32_t c = utf8_next(item->fields[0], strlen(item->fields[0]), &offset);
        case_check(&cases, item, character_is_wide(c) ? "yes" : "no", item->fields[1]);
        case_check(&cases, item, character_is_han(c) ? "yes" : "no", item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* Every character that is written is read back, and nothing is read past the end. */
static void test_round_trip(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        char bytes[4];
        if (c >= 0xD800 && c < 0xE000) {
            continue;
        }
        size_t length = utf8_write(bytes, c);
        size_t offset = 0;
        assert_int_equal(utf8_first_invalid(bytes, length), length);
        assert_int_equal(utf8_next(bytes, length, &offset), c);
        assert_int_equal(offset, length);
        assert_int_equal(utf8_next(bytes, length, &offset), 0);
        assert_int_equal(utf8_count(bytes, length), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reading),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
