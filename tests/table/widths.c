/* Column widths for a width of the region. */
#include "table/setup.h"

#include "base/buffer.h"
#include "cases.h"
#include "table/layout.h"

static const char *found_widths(struct job *job, struct setup *setup, double width) {
    struct setup_placer made = setup_placer_new(setup);
    struct table *table = setup_first(setup);
    size_t faults = job->faults.count;
    struct table_layout *layout = layout_make(&made.placer, table, width);
    const char *text = "";
    for (int c = 0; c < table->grid->column_count; c++) {
        text = arena_print(&job->arena, "%s%s%.1f", text, c ? " " : "",
            layout->edges[c + 1] - layout->edges[c]);
    }
    for (; faults < job->faults.count; faults++) {
        text = arena_print(&job->arena, "%s + %s", text, job->faults.items[faults].kind);
    }
    font_set_free(made.fonts);
    return text;
}

static void test_widths(void **state) {
    (void)state;
    struct job *all = job_new();
    struct cases cases = cases_load(all, "table/widths.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct job *job = job_new();
        const struct test_case *item = &cases.items[i];
        struct setup setup =
            setup_text(job, test_path(job, "table/counts.yaml"), item->fields[0]);
        const char *found = setup.ok && setup_first(&setup)
                                ? found_widths(job, &setup, atof(item->fields[1]))
                                : job_faults(job);
        case_check(&cases, item, found, item->fields[2]);
        job_free(job);
    }
    cases_finish(&cases);
    job_free(all);
}

/* At every width the columns fill it, none is empty, and equal columns are equal. */
static void test_columns_fill_every_width(void **state) {
    (void)state;
    struct job *job = job_new();
    struct setup setup =
        setup_table(job, NULL, test_path(job, "table/annual-report.yaml"),
            test_path(job, "../layouts/annual-report/table-2.yaml"));
    struct setup_placer made = setup_placer_new(&setup);
    struct table *table = setup_first(&setup);
    for (double width = 120; width < 900; width += 77.7) {
        struct table_layout *layout = layout_make(&made.placer, table, width);
        const double *edges = layout->edges;
        int count = table->grid->column_count;
        assert_true(fabs(edges[count] - width) <= 0.5);
        for (int c = 0; c < count; c++) {
            assert_true(edges[c + 1] > edges[c]);
        }
        for (int c = table->grid->stub_columns + 1; c < count; c++) {
            double first = edges[4] - edges[3];
            assert_true(fabs(edges[c + 1] - edges[c] - first) < 0.01);
        }
    }
    font_set_free(made.fonts);
    job_free(job);
}

/* No width breaks anything: whatever does not fit is said, never lost. */
static void test_any_width_is_placed(void **state) {
    (void)state;
    static const double widths[] = {0, 0.3, 1, 7, 20, 55, INFINITY};
    static const char *const layouts[] = {"table-1", "table-2", "table-3"};
    for (size_t i = 0; i < countof(widths) * countof(layouts); i++) {
        struct job *job = job_new();
        const char *layout = arena_print(&job->arena, "../layouts/annual-report/%s.yaml",
            layouts[i % countof(layouts)]);
        double width = widths[i / countof(layouts)];
        struct setup setup = setup_table(job, NULL,
            test_path(job, "table/annual-report.yaml"), test_path(job, layout));
        struct setup_placer made = setup_placer_new(&setup);
        struct region region = {width, INFINITY, INFINITY, true};
        struct placed placed = block_place(&made.placer, setup.blocks.items[0], &region);
        assert_non_null(placed.group);
        assert_null(placed.rest);
        assert_true(isfinite(placed.height) && placed.height > 0);
        assert_true(isfinite(placed.group->width));
        assert_int_equal(job->faults.count, isfinite(width) ? 1 : 0);
        font_set_free(made.fonts);
        job_free(job);
    }
}

/* What widths() promises: at the least width nothing is said, at the full width every
 * text is on one line. */
static void test_promised_widths(void **state) {
    (void)state;
    struct job *job = job_new();
    struct setup setup =
        setup_text(job, test_path(job, "table/counts.yaml"), "{data: words}");
    struct setup_placer made = setup_placer_new(&setup);
    struct table *table = setup_first(&setup);
    struct widths widths = table_block.widths(&made.placer, &table->block);
    assert_true(widths.min < widths.max);
    struct table_layout *narrow = layout_make(&made.placer, table, ceil(widths.min));
    struct table_layout *wide = layout_make(&made.placer, table, ceil(widths.max));
    assert_int_equal(job->faults.count, 0);
    assert_true(narrow->heights[1] > wide->heights[1]);
    for (size_t c = 0; c < table->grid->cell_count; c++) {
        struct cell_setting setting =
            layout_set_cell(&made.placer, table, wide, &table->grid->cells[c]);
        assert_int_equal(setting.paragraph.line_count, 1);
    }
    font_set_free(made.fonts);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_columns_fill_every_width),
        cmocka_unit_test(test_any_width_is_placed),
        cmocka_unit_test(test_promised_widths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
