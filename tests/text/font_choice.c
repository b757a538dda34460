/* Choosing among faces, on made-up lists of fonts. */
#include "cases.h"

#include "text/font_choice.h"

/* A list of one family; "400i" and the like also become the names of the files. */
static struct font_index *index_of(struct job *job, const char *faces) {
    struct buffer text = {0};
    buffer_append_string(&text, "tubiao fonts 1\nkey\t/\n");
    for (const char *at = faces; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        char *end;
        long least = strtol(at, &end, 10);
        long most = *end == '-' ? strtol(end + 1, &end, 10) : least;
        buffer_print(&text, "file\t%.*s\nface\t0\t%ld\t%ld\t%d\t%d\t1\t0\tTest\n",
            (int)length, at, least, most, *end == 'n' ? 3 : 5, *end == 'i');
        at += length;
    }
    char *copy = arena_copy(&job->arena, text.data, text.length);
    struct font_index *index = font_index_parse(&job->arena, copy, text.length);
    buffer_finish(&text);
    assert_non_null(index);
    return index;
}

static void weight_and_slant(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "text/font_choice.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct font_index *index = index_of(job, item->fields[0]);
        const struct font_entry *chosen = font_choose(index, "test", 4,
            atoi(item->fields[1]), strchr(item->fields[1], 'i') != NULL);
        case_check(&cases, item, chosen->path, item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* One line of the list of fonts: region as in index.h, coverage of 4E00-9FFF. */
#define FACE(file, index, weight, region, family)                                        \
    "file\t" file "\nface\t" index "\t" weight "\t" weight "\t5\t0\t" region             \
    "\t0-4,4e-9f\t" family "\n"

/* Han are never taken from a Japanese, Korean or Traditional face while a mainland one
 * may have them, whatever the weights and the order of the files. */
static void mainland_forms_first(void **state) {
    (void)state;
    struct job *job = job_new();
    char text[] = "tubiao fonts 1\nkey\t/\n" FACE("/a", "0", "400", "3", "Test JP")
        FACE("/a", "1", "400", "4", "Test KR") FACE("/b", "0", "400", "2", "Test TC")
            FACE("/c", "0", "400", "1", "Test") FACE("/d", "0", "900", "0", "Test SC");
    struct font_index *index = font_index_parse(&job->arena, text, strlen(text));
    size_t count;
    const struct font_ranked *order =
        font_choose_any(index, 0x9AA8, 400, false, &job->arena, &count);
    static const char *const wanted[] = {
        "Test SC", "Test", "Test TC", "Test JP", "Test KR"};
    assert_int_equal(count, countof(wanted));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(order[i].entry->families, wanted[i]);
    }
    font_choose_any(index, 0x20000, 400, false, &job->arena, &count);
    assert_int_equal(count, 0);
    job_free(job);
}

static void coverage_blocks(void **state) {
    (void)state;
    struct font_entry entry = {.pages = "0-1,4,20-27,1f3,200-2a6"};
    static const uint32_t has[] = {
        0, 'a', 0x1FF, 0x4FF, 0x2000, 0x27FF, 0x1F300, 0x2A6D6};
    static const uint32_t lacks[] = {
        0x200, 0x3FF, 0x500, 0x2800, 0x1F400, 0x2A700, 0x10FFFF};
    for (size_t i = 0; i < countof(has); i++) {
        assert_true(font_entry_may_have(&entry, has[i]));
    }
    for (size_t i = 0; i < countof(lacks); i++) {
        assert_false(font_entry_may_have(&entry, lacks[i]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weight_and_slant),
        cmocka_unit_test(mainland_forms_first),
        cmocka_unit_test(coverage_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
