/* Grids: spans and labels of the statutory tables and of every form of tree, as text. */
#include "table/setup.h"

#include "table/ascii.h"
#include "golden.h"

/* What is bound, and the golden (the same name, .txt). */
static const struct golden {
    const char *name, *facts, *layout, *theme;
} goldens[] = {
    {"table-1", "annual-report.yaml", "../../layouts/annual-report/table-1.yaml", NULL},
    {"table-2", "annual-report.yaml", "../../layouts/annual-report/table-2.yaml", NULL},
    {"table-3", "annual-report.yaml", "../../layouts/annual-report/table-3.yaml", NULL},
    {"table-2-indented", "annual-report.yaml", "../../layouts/annual-report/table-2.yaml",
        "three-line.yaml"},
    {"own-shape", "own-shape.yaml", NULL, NULL},
    {"one-row", "one-row.yaml", NULL, NULL},
    {"blank-label", "blank-label.yaml", NULL, NULL},
    {"named-rows", "named-rows.yaml", NULL, NULL},
    {"transposed", "transposed.yaml", NULL, NULL},
    {"conditions", "conditions.yaml", NULL, NULL},
    {"free-cells", "free-cells.yaml", NULL, NULL},
    {"sections", "sections.yaml", NULL, NULL},
    {"formats", "formats.yaml", NULL, NULL},
    {"groups", "groups.yaml", NULL, NULL},
    {"groups-indented", "groups.yaml", NULL, "three-line.yaml"},
    {"totals", "totals.yaml", NULL, NULL},
    {"deep-head", "deep-head.yaml", NULL, NULL},
};

static const char *path_of(struct job *job, const char *name) {
    return test_path(job, arena_print(&job->arena, "table/%s", name));
}

static void test_grids(void **state) {
    (void)state;
    for (size_t i = 0; i < countof(goldens); i++) {
        struct job *job = job_new();
        const struct golden *golden = &goldens[i];
        const char *facts = path_of(job, golden->facts);
        struct setup setup =
            setup_table(job, golden->theme ? path_of(job, golden->theme) : NULL, facts,
                golden->layout ? path_of(job, golden->layout) : facts);
        assert_string_equal(job_faults(job), "");
        assert_true(setup.ok && setup_first(&setup));
        struct buffer out = {0};
        ascii_print_grid(&job->arena, setup_first(&setup)->grid, &out);
        golden_check(
            job, arena_print(&job->arena, "table/%s.txt", golden->name), out.data);
        buffer_finish(&out);
        job_free(job);
    }
}

/* Every place of a grid lies in exactly one cell, and that cell covers it. */
static void test_cells_cover_the_grid(void **state) {
    (void)state;
    for (size_t i = 0; i < countof(goldens); i++) {
        struct job *job = job_new();
        const char *facts = path_of(job, goldens[i].facts);
        struct setup setup = setup_table(job, NULL, facts,
            goldens[i].layout ? path_of(job, goldens[i].layout) : facts);
        const struct table_grid *grid = setup_first(&setup)->grid;
        int covered = 0;
        for (size_t c = 0; c < grid->cell_count; c++) {
            const struct table_cell *cell = &grid->cells[c];
            covered += cell->row_span * cell->column_span;
        }
        assert_int_equal(covered, grid->row_count * grid->column_count);
        for (int r = 0; r < grid->row_count; r++) {
            for (int c = 0; c < grid->column_count; c++) {
                const struct table_cell *cell = table_grid_cell(grid, r, c);
                assert_in_range(r, cell->row, cell->row + cell->row_span - 1);
                assert_in_range(c, cell->column, cell->column + cell->column_span - 1);
            }
        }
        job_free(job);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grids),
        cmocka_unit_test(test_cells_cover_the_grid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
