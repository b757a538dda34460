/* Numbers on one axis: where each is parted, and that a column's stand under one another.
 */
#include "table/setup.h"

#include "cases.h"
#include "table/axis.h"

static void test_parts(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "table/axis.cases", 3);
    struct setup setup = setup_facts(job, NULL, test_path(job, "table/counts.yaml"));
    struct setup_placer made = setup_placer_new(&setup);
    const struct text_style *style = &theme_style(&setup.theme, "table-cell")->text;
    struct table table = {
        .look.styles[TEXT_OF_CELL] = theme_style(&setup.theme, "table-cell")};
    struct lines *lines = lines_new(&made.placer);
    for (size_t i = 0; i < cases.count; i++) {
        const char *const *fields = cases.items[i].fields;
        struct table_cell cell = {.kind = CELL_DATA, .text = fields[0]};
        struct number_parts parts = number_measure(lines, &table, &cell);
        double after = parts.fraction + parts.suffix;
        double before = text_measure(&made.placer.typesetter, fields[1], style);
        double whole = text_measure(&made.placer.typesetter, fields[0], style);
        case_check(&cases, &cases.items[i], parts.remark ? "yes" : "no", fields[2]);
        if (fabs(parts.before - before) > 0.01 ||
            fabs(parts.before + after - whole) > 0.01) {
            case_check(&cases, &cases.items[i],
                arena_print(&job->arena, "%.2f + %.2f", parts.before, after),
                arena_print(&job->arena, "%.2f of %.2f", before, whole));
        }
    }
    font_set_free(made.fonts);
    cases_finish(&cases);
    job_free(job);
}

/* The x at which the text before the point ends. */
static double axis_of(const struct setup_placer *made, const struct scene_text *item,
    const struct text_style *style) {
    struct arena *arena = made->placer.typesetter.arena;
    const char *digits = arena_copy(arena, item->text, strcspn(item->text, ".%"));
    return item->item.x + text_measure(&made->placer.typesetter, digits, style);
}

static void test_numbers_share_an_axis(void **state) {
    (void)state;
    struct job *job = job_new();
    struct setup setup = setup_text(job, test_path(job, "table/counts.yaml"),
        "{cells: [[甲, 1.25], [乙, 12345], [丙, 8.5%], [丁, —]], stub-columns: 1}");
    assert_string_equal(job_faults(job), "");
    struct setup_placer made = setup_placer_new(&setup);
    const struct text_style *style = &theme_style(&setup.theme, "table-cell")->text;
    struct region region = {200, INFINITY, INFINITY, true};
    struct placed placed = block_place(&made.placer, setup.blocks.items[0], &region);
    double axis = 0;
    int found = 0;
    for (size_t m = 0; m < placed.group->mark_count; m++) {
        const struct scene_mark *mark = placed.group->marks[m];
        if (strcmp(mark->role, "table-cell") != 0 || mark->texts->text[0] > '9') {
            continue;
        }
        if (mark->texts->text[0] < '0') { /* — stands in the middle of the column */
            continue;
        }
        double here = axis_of(&made, mark->texts, style);
        axis = found++ ? axis : here;
        assert_true(fabs(here - axis) < 0.01);
    }
    assert_int_equal(found, 3);
    font_set_free(made.fonts);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_numbers_share_an_axis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
