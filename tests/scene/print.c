/* The scene as JSON: one golden for all that can be printed, and what is left out. */
#include "golden.h"

#include "scene/scene.h"

static struct scene_style *style(
    struct job *job, const char *fill, const char *stroke, double width) {
    struct scene_style *style = scene_new_style(&job->arena);
    assert_true(color_read(fill, &style->fill));
    assert_true(color_read(stroke, &style->stroke));
    style->stroke_width = width;
    return style;
}

static struct scene_page page(struct job *job, double width, double height) {
    struct scene_group *holder = scene_new_group(&job->arena);
    struct scene_group *root = scene_add_group(&job->arena, holder, "frame");
    root->width = width;
    root->height = height;
    return (struct scene_page){width, height, holder->marks[0], {0}};
}

static void add_shapes(struct job *job, struct scene_group *root) {
    struct arena *arena = &job->arena;
    struct scene_mark *mark = scene_add_mark(arena, root, MARK_RECT, "mark", 2);
    mark->name = "bars";
    struct scene_style *blue = style(job, "#4c78a8", "none", 1);
    mark->rects[0] = (struct scene_rect){
        {.x = 1.000049, .y = -0.00001, .style = blue}, 36, 120.12345, {2, 2, 2, 2}};
    mark->rects[1] =
        (struct scene_rect){{.x = 51, .y = 20, .style = blue}, 36, 80, {4, 4, 0, 0}};
    mark = scene_add_mark(arena, root, MARK_RULE, "axis-grid", 1);
    struct scene_style *dashed = style(job, "none", "rgba(0,0,0,.5)", 0.5);
    static const double dash[] = {2, 1};
    dashed->dash = dash;
    dashed->dash_count = 2;
    dashed->cap = CAP_ROUND;
    mark->rules[0] = (struct scene_rule){{.y = 20, .style = dashed}, 200, 20};
    mark = scene_add_mark(arena, root, MARK_ARC, "mark", 1);
    mark->arcs[0] = (struct scene_arc){
        {.x = 50, .y = 50, .style = blue}, 0, 3.14159265, 10, 40, 0.02, 3};
    mark = scene_add_mark(arena, root, MARK_SYMBOL, "legend-symbol", 1);
    mark->symbols[0] =
        (struct scene_symbol){{.x = 6, .y = 6, .style = blue}, NULL, 64, 0};
    mark = scene_add_mark(arena, root, MARK_PATH, "mark", 1);
    mark->paths[0] =
        (struct scene_path){{.x = 6, .y = 6, .style = blue}, "M0 0H1", 2, 0, 45};
}

static void add_lines(struct job *job, struct scene_group *root) {
    struct scene_style *look = style(job, "none", "#e45756", 2);
    look->opacity = 0.7;
    for (int area = 0; area < 2; area++) {
        struct scene_mark *mark =
            scene_add_mark(&job->arena, root, area ? MARK_AREA : MARK_LINE, "mark", 2);
        mark->interpolation = area ? INTERPOLATE_LINEAR : INTERPOLATE_MONOTONE;
        mark->points[0] =
            (struct scene_point){.item = {.x = 0, .y = 9, .style = look}, .y2 = 30};
        mark->points[1] = (struct scene_point){
            .item = {.x = 5, .y = 7, .style = look}, .y2 = 30, .undefined = !area};
    }
}

static void add_texts(
    struct job *job, struct scene_group *root, const struct element *caption) {
    struct scene_mark *mark =
        scene_add_mark(&job->arena, root, MARK_TEXT, "title-text", 2);
    struct scene_style *black = style(job, "#000", "none", 1);
    mark->texts[0] = (struct scene_text){.item = {.x = 20, .y = 5, .style = black},
        .text = "图2 “渠道”\n第二行\\",
        .dx = 1,
        .angle = -90,
        .align = ALIGN_CENTER,
        .baseline = BASELINE_MIDDLE,
        .font = "黑",
        .font_size = 13,
        .font_weight = 700,
        .italic = true,
        .limit = 180,
        .line_height = 18};
    mark->texts[0].item.element = caption;
    mark->texts[1] = (struct scene_text){.item = {.x = 20, .y = 50, .style = black},
        .text = "1,200",
        .font = "sans-serif",
        .font_size = 10};
    mark->texts[1].item.element = &scene_artifact;
}

static struct element *add_structure(struct job *job, struct scene *scene) {
    struct arena *arena = &job->arena;
    scene->structure = element_new(arena, NULL, "Document");
    struct element *caption = element_new(arena, scene->structure, "Caption");
    struct element *row =
        element_new(arena, element_new(arena, scene->structure, "Table"), "TR");
    struct element *head = element_new(arena, row, "TH");
    head->scope = "Column";
    head->id = "h1";
    head->column_span = 2;
    head->row_span = 1;
    struct element *cell = element_new(arena, row, "TD");
    static const char *const headers[] = {"h1", "h2"};
    cell->headers = headers;
    cell->header_count = 2;
    cell->language = "en";
    return caption;
}

static void check_golden(struct job *job, const struct scene *scene, const char *name) {
    struct buffer out = {0};
    scene_print(scene, &out);
    golden_check(job, name, out.data);
    buffer_finish(&out);
}

static void test_everything(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scene scene = {.page_count = 1, .language = "zh-CN", .title = "各渠道"};
    struct scene_page only = page(job, 300, 200);
    scene.pages = &only;
    color_read("white", &only.background);
    struct element *caption = add_structure(job, &scene);
    struct scene_group *plot = scene_add_group(&job->arena, only.root->groups, "scope");
    plot->clip = true;
    plot->width = 200;
    plot->height = 100;
    plot->item =
        (struct item){.x = 40.5, .y = 10, .style = style(job, "none", "#ddd", 1)};
    add_shapes(job, plot);
    add_lines(job, plot);
    struct scene_group *axis = scene_add_group(&job->arena, only.root->groups, "axis");
    axis->no_size = true;
    add_texts(job, axis, caption);
    check_golden(job, &scene, "scene/everything.json");
    job_free(job);
}

static void test_pages(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scene_page pages[2] = {page(job, 100, 80), page(job, 60, 40)};
    struct scene scene = {.pages = pages, .page_count = 2};
    check_golden(job, &scene, "scene/pages.json");
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything),
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
