/* The whole scene of small tables, and the structure of the statutory ones. */
#include "table/setup.h"

#include "golden.h"
#include "table/structure.h"

static struct scene scene_of(struct setup *setup, struct setup_placer *made) {
    struct arena *arena = &setup->job->arena;
    struct region region = {setup->width, INFINITY, INFINITY, true};
    struct placed placed = block_place(&made->placer, setup->blocks.items[0], &region);
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    *root = (struct scene_mark){
        .type = MARK_GROUP, .role = "frame", .count = 1, .groups = placed.group};
    struct scene scene = {.page_count = 1, .structure = made->document};
    scene.pages = arena_new(arena, struct scene_page);
    scene.pages[0] = (struct scene_page){placed.width, placed.height, root, {0}};
    return scene;
}

static void test_scenes(void **state) {
    (void)state;
    static const char *const names[] = {"small", "small-three-line", "nested", "looks"};
    for (size_t i = 0; i < countof(names); i++) {
        struct job *job = job_new();
        const char *path =
            test_path(job, arena_print(&job->arena, "table/%s.yaml", names[i]));
        struct setup setup = setup_table(job, NULL, path, path);
        struct setup_placer made = setup_placer_new(&setup);
        struct scene scene = scene_of(&setup, &made);
        struct buffer out = {0};
        scene_print(&scene, &out);
        assert_string_equal(job_faults(job), "");
        golden_check(job, arena_print(&job->arena, "table/%s.scene", names[i]), out.data);
        buffer_finish(&out);
        font_set_free(made.fonts);
        job_free(job);
    }
}

static const char *header_texts(
    struct arena *arena, const struct table *table, const struct element *element) {
    const char *text = "";
    for (size_t h = 0; h < element->header_count; h++) {
        for (size_t c = 0; c < table->grid->cell_count; c++) {
            const struct element *other = table->structure->cells[c];
            if (other->id && strcmp(other->id, element->headers[h]) == 0) {
                text = arena_print(arena, "%s%s%s", text, *text ? " / " : "",
                    table->grid->cells[c].text);
            }
        }
    }
    return text;
}

/* What a reader of the cell is told: each cell's headers by their labels. */
static void test_headers(void **state) {
    (void)state;
    static const struct named {
        const char *layout, *theme;
        int row, column;
        const char *headers;
    } cells[] = {
        {"table-1", "theme", 2, 1, "第二十条第（一）项 / 本年制发件数 / 规章"},
        {"table-1", "theme", 6, 1, "第二十条第（五）项 / 本年处理决定数量 / 行政许可"},
        {"table-2", "theme", 8, 5,
            "申请人情况 / 法人或其他组织 / 科研机构 / 三、本年度办理结果 / "
            "（三）不予公开 / "
            "2.其他法律行政法规禁止公开"},
        {"table-2", "three-line", 10, 3,
            "申请人情况 / 法人或其他组织 / 科研机构 / 三、本年度办理结果 / "
            "（三）不予公开 / "
            "2.其他法律行政法规禁止公开"},
        {"table-3", "theme", 3, 12, "行政诉讼 / 复议后起诉 / 其他结果"},
    };
    for (size_t i = 0; i < countof(cells); i++) {
        struct job *job = job_new();
        const char *theme = arena_print(&job->arena, "table/%s.yaml", cells[i].theme);
        const char *layout =
            arena_print(&job->arena, "../layouts/annual-report/%s.yaml", cells[i].layout);
        struct setup setup = setup_table(job, test_path(job, theme),
            test_path(job, "table/annual-report.yaml"), test_path(job, layout));
        struct setup_placer made = setup_placer_new(&setup);
        scene_of(&setup, &made);
        const struct table *table = setup_first(&setup);
        const struct table_grid *grid = table->grid;
        int index = grid->at[cells[i].row * grid->column_count + cells[i].column];
        const struct element *element = table->structure->cells[index];
        assert_string_equal(element->tag, "TD");
        assert_string_equal(header_texts(&job->arena, table, element), cells[i].headers);
        font_set_free(made.fonts);
        job_free(job);
    }
}

/* Two tables of one document share no id, and each id is given once. */
static void test_ids_are_unique(void **state) {
    (void)state;
    struct job *job = job_new();
    const char *path = test_path(job, "table/small.yaml");
    struct setup one = setup_table(job, NULL, path, path);
    struct setup two = setup_table(job, NULL, path, path);
    struct setup_placer made = setup_placer_new(&one);
    scene_of(&one, &made);
    scene_of(&two, &made);
    const struct table *tables[] = {setup_first(&one), setup_first(&two)};
    const char *ids[64];
    size_t count = 0;
    for (size_t t = 0; t < 2; t++) {
        for (size_t c = 0; c < tables[t]->grid->cell_count; c++) {
            const char *id = tables[t]->structure->cells[c]->id;
            for (size_t i = 0; id && i < count; i++) {
                assert_string_not_equal(ids[i], id);
            }
            if (id) {
                ids[count++] = id;
            }
        }
    }
    assert_true(count > 10);
    font_set_free(made.fonts);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenes),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_ids_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
