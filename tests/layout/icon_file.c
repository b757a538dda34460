/* Which SVG files are icons of one colour, and what is read of them. */
#include "layout/icon_file.h"

#include "cases.h"

static void test_files(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "layout/icon_file.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        const char *text = cases.items[i].fields[0];
        struct icon_shape shape;
        const char *found = "foreign";
        if (icon_file_read(&job->arena, text, strlen(text), &shape)) {
            found = arena_print(&job->arena, "%s %s %g %g",
                shape.strokes ? shape.strokes : "-", shape.areas ? shape.areas : "-",
                shape.side, shape.stroke_width);
        }
        case_check(&cases, &cases.items[i], found, cases.items[i].fields[1]);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
