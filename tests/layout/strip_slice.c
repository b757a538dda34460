/* Where strips are cut. */
#include "layout/strip.h"

#include "cases.h"

/* "300 +200": the pieces under each other. */
static size_t read_pieces(const char *text, struct strip_piece *pieces) {
    size_t count = 0;
    double y = 0;
    for (char *end; *text; text = end + (*end == ' ')) {
        bool joined = *text == '+';
        double height = strtod(text + joined, &end);
        pieces[count++] = (struct strip_piece){y, y + height, joined};
        y += height;
    }
    return count;
}

static void test_slices(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "layout/strip_slice.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct strip_piece pieces[16];
        size_t *ends;
        size_t count = read_pieces(cases.items[i].fields[0], pieces);
        size_t slices = strip_slice(
            &job->arena, pieces, count, strtod(cases.items[i].fields[1], NULL), &ends);
        const char *found = "";
        for (size_t k = 0; k < slices; k++) {
            found = arena_print(&job->arena, "%s%s%zu", found, k ? " " : "",
                ends[k] - (k ? ends[k - 1] : 0));
        }
        case_check(&cases, &cases.items[i], found, cases.items[i].fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_slices)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
