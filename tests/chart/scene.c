/* Whole scenes of small charts, in layouts and bare, and their alternative texts. */
#include "chart/setup.h"

static const struct {
    const char *name;
    bool bare;
    double width;
} goldens[] = {
    {"grouped-bars", false, 480},
    {"pie", false, 420},
    {"row-text", false, 300},
    {"wrapped-labels", false, 260},
    {"stacked-order", false, 320},
    {"layered-sort", false, 320},
    {"pie-small-parts", false, 454},
    {"labels-avoid", false, 252},
    {"labels-of-lines", false, 360},
    {"labels-of-points", false, 360},
    {"negative-bars", false, 300},
    {"fills", false, 240},
    {"shares", false, 240},
    {"facets", false, 360},
    {"facets-wrapped", false, 320},
    {"beside", false, 400},
    {"bare", true, INFINITY},
    {"bare-lines", true, INFINITY},
    {"bare-repeat", true, INFINITY},
    {"boxplot", true, INFINITY},
    {"parameters", true, INFINITY},
    {"scrolled", true, INFINITY},
    {"trail", true, INFINITY},
    {"error-marks", true, INFINITY},
};

static void test_scenes(void **state) {
    (void)state;
    for (size_t i = 0; i < countof(goldens); i++) {
        struct job *job = job_new();
        const char *name = goldens[i].name;
        struct setup setup = setup_file(
            job, arena_print(&job->arena, "chart/scenes/%s.yaml", name), goldens[i].bare);
        assert_string_equal(job_faults(job), "");
        struct scene scene = setup_scene(&setup, setup_place(&setup, goldens[i].width));
        struct buffer out = {0};
        scene_print(&scene, &out);
        assert_string_equal(job_faults(job), "");
        golden_check(
            job, arena_print(&job->arena, "chart/scenes/%s.scene", name), out.data);
        buffer_finish(&out);
        setup_finish(&setup);
        job_free(job);
    }
}

/* spec | what a reader who does not see the picture is told */
static void test_alternatives(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/alternative.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        struct job *own = job_new();
        struct setup setup = setup_text(own, cases.items[i].fields[0], false);
        assert_non_null(setup.chart);
        setup_place(&setup, 300);
        case_check(&cases, &cases.items[i],
            setup.placer.element->children[0]->alternative, cases.items[i].fields[1]);
        setup_finish(&setup);
        job_free(own);
    }
    cases_finish(&cases);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenes),
        cmocka_unit_test(test_alternatives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
