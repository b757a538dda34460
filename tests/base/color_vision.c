/* Colour differences: the formula, and what colour-blind readers tell apart. */
#include "cases.h"

#include <math.h>
#include <stdio.h>

#include "base/color_vision.h"

static struct lab lab(const char *text) {
    struct lab lab;
    assert_int_equal(sscanf(text, "%lf %lf %lf", &lab.lightness, &lab.a, &lab.b), 3);
    return lab;
}

static void test_difference(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/color-difference.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const char **fields = cases.items[i].fields;
        char text[32];
        snprintf(
            text, sizeof text, "%.4f", lab_difference(lab(fields[0]), lab(fields[1])));
        case_check(&cases, &cases.items[i], text, fields[2]);
        snprintf(
            text, sizeof text, "%.4f", lab_difference(lab(fields[1]), lab(fields[0])));
        case_check(&cases, &cases.items[i], text, fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

enum { MOST = 16 };

static size_t read_palette(const char *text, struct color colors[MOST]) {
    size_t count = 0;
    for (const char *c = text; c; c = strchr(c, ' ')) {
        char one[8];
        c += *c == ' ';
        snprintf(one, sizeof one, "%.7s", c);
        assert_true(count < MOST && color_read(one, &colors[count]));
        count++;
    }
    return count;
}

/* "n/p/d/t" of pairs at most `reach` apart. */
static void least(const struct color *colors, size_t count, size_t reach, char text[64]) {
    double found[VISION_COUNT];
    for (int vision = 0; vision < VISION_COUNT; vision++) {
        found[vision] = INFINITY;
        for (size_t i = 0; i < count; i++) {
            for (size_t j = i + 1; j < count && j <= i + reach; j++) {
                found[vision] = fmin(found[vision],
                    lab_difference(color_seen(colors[i], (enum color_vision)vision),
                        color_seen(colors[j], (enum color_vision)vision)));
            }
        }
    }
    snprintf(text, 64, "%.1f/%.1f/%.1f/%.1f", found[0], found[1], found[2], found[3]);
}

static void test_palettes(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "base/palettes.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const char **fields = cases.items[i].fields;
        struct color colors[MOST];
        size_t count = read_palette(fields[1], colors);
        char text[64];
        least(colors, count, 1, text);
        case_check(&cases, &cases.items[i], text, fields[2]);
        least(colors, count, count, text);
        case_check(&cases, &cases.items[i], text, fields[3]);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_difference),
        cmocka_unit_test(test_palettes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
