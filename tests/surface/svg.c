/* SVG: small documents kept as goldens. Text is placed by hand here, so that they stay
 * the same when composition changes. */
#include "surface/sample.h"

#include "base/utf8.h"
#include "golden.h"
#include "surface/surface.h"

/* One glyph a character, `step` px apart along x, or down if the run stands upright in a
 * vertical line. */
static struct glyph_run place(struct sample *sample, const char *role, double size,
    const char *text, double x, double step, bool down) {
    size_t length = strlen(text), count = 0;
    struct glyph *glyphs = arena_array(sample->arena, length, sizeof *glyphs);
    struct glyph_run run = {
        .size = size, .text = text, .text_length = (uint32_t)length, .glyphs = glyphs};
    for (size_t offset = 0; offset < length; count++) {
        uint32_t start = (uint32_t)offset;
        uint32_t character = utf8_next(text, length, &offset);
        const struct face *face = font_set_face(
            sample->fonts, &(struct font_style){.role = role}, character, NULL);
        run.face = count ? run.face : face;
        double along = step * (double)count;
        glyphs[count] =
            (struct glyph){.id = run.face ? face_glyph(run.face, character) : character,
                .cluster = start,
                .x = (float)(x + (down ? 0 : along)),
                .y = (float)(down ? along : 0),
                .advance = (float)step};
    }
    run.glyph_count = (uint32_t)count;
    return run;
}

static struct scene_text *add_text(struct sample *sample, struct scene *scene, double x,
    double y, size_t run_count, const struct glyph_run *runs) {
    struct scene_mark *mark =
        scene_add_mark(sample->arena, sample_root(scene), MARK_TEXT, "mark", 1);
    struct glyph_run *kept = arena_array(sample->arena, run_count, sizeof *kept);
    memcpy(kept, runs, run_count * sizeof *kept);
    mark->texts[0] = (struct scene_text){.item = {.x = x, .y = y},
        .text = runs[0].text,
        .runs = kept,
        .run_count = run_count};
    mark->texts[0].item.style = scene_new_fill(sample->arena,
        (struct color){.set = true, .red = 34, .green = 34, .blue = 34, .alpha = 1});
    return mark->texts;
}

static void check(struct sample *sample, const struct scene *scene, const char *golden) {
    golden_check(sample->job, golden, sample_paint(sample, scene, "svg", 1, false).data);
    sample_free(sample);
}

static void test_text(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 200, 120);
    scene->title = "A & B <\x01"
                   "信息>";
    struct glyph_run plain = place(sample, "黑", 12, "政府信息", 0, 12.25, false);
    add_text(sample, scene, 10, 20, 1, &plain);
    struct glyph_run mixed[2] = {place(sample, "黑", 12, "A<B ", 0, 8, false),
        place(sample, "宋", 14, "公开", 32, 14, false)};
    struct scene_text *turned = add_text(sample, scene, 10, 40, 2, mixed);
    turned->angle = 30;
    turned->dx = 3;
    struct glyph_run vertical[2] = {place(sample, "黑", 12, "（条）", 0, 12, true),
        place(sample, "黑", 12, "2023", 0, 7, true)};
    vertical[0].upright = true;
    vertical[1].angle = 90;
    add_text(sample, scene, 180, 20, 2, vertical);
    struct glyph_run rare = place(sample, "楷", 12, "𠲎字䶮", 0, 12, false);
    add_text(sample, scene, 10, 80, 1, &rare);
    struct glyph_run bold = place(sample, "黑", 12, "数量", 0, 12, false);
    bold.embolden = 0.5;
    add_text(sample, scene, 60, 80, 1, &bold);
    struct glyph_run slanted = place(sample, "黑", 12, "数量", 0, 12, false);
    slanted.skew = 0.2;
    add_text(sample, scene, 110, 80, 1, &slanted);
    check(sample, scene, "surface/text.svg");
}

static void test_missing_character(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 60, 20);
    struct glyph_run runs[2] = {place(sample, "宋", 12, "无", 0, 12, false),
        place(sample, "宋", 12, "𬭚", 12, 12, false)};
    assert_null(runs[1].face);
    add_text(sample, scene, 5, 15, 2, runs);
    check(sample, scene, "surface/missing.svg");
}

static void test_readers(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 60, 40);
    struct scene_group *figure =
        scene_add_group(sample->arena, sample_root(scene), "scope");
    struct element *element = element_new(sample->arena, scene->structure, "Figure");
    element->alternative = "柱形图 “1”";
    figure->item.element = element;
    struct glyph_run run = place(sample, "宋", 12, "信息", 0, 12, false);
    add_text(sample, scene, 5, 15, 1, &run)->item.element = &scene_artifact;
    add_text(sample, scene, 5, 30, 1, &run)->item.element =
        element_new(sample->arena, scene->structure, "P");
    check(sample, scene, "surface/readers.svg");
}

static struct scene_style *style(
    struct sample *sample, const char *fill, const char *stroke, double width) {
    struct scene_style *style = scene_new_style(sample->arena);
    assert_true(color_read(fill, &style->fill));
    assert_true(color_read(stroke, &style->stroke));
    style->stroke_width = width;
    return style;
}

static void test_shapes(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 100, 100);
    struct scene_group *plot =
        scene_add_group(sample->arena, sample_root(scene), "scope");
    plot->item = (struct item){.x = 10.5, .style = style(sample, "none", "#ddd", 1)};
    plot->width = plot->height = 80;
    plot->clip = true;
    plot->corner_radius = 4;
    struct scene_mark *rects = scene_add_mark(sample->arena, plot, MARK_RECT, "mark", 2);
    struct scene_style *blue = style(sample, "#4c78a8", "none", 1);
    rects->rects[0] = (struct scene_rect){
        .item = {.x = 1, .style = blue}, .width = 5.12345, .height = 8};
    rects->rects[1] = (struct scene_rect){
        .item = {.x = 9, .y = 8, .style = blue}, .width = 5, .height = -8};
    struct scene_mark *rule = scene_add_mark(sample->arena, plot, MARK_RULE, "mark", 1);
    static const double dash[] = {3, 1.5};
    struct scene_style *dashed = style(sample, "none", "rgba(255,0,0,.5)", 0.5);
    dashed->dash = dash;
    dashed->dash_count = 2;
    dashed->opacity = 0.5;
    rule->rules[0] =
        (struct scene_rule){.item = {.y = 0.5, .style = dashed}, .x2 = 80, .y2 = 0.5};
    struct scene_mark *points =
        scene_add_mark(sample->arena, plot, MARK_SYMBOL, "mark", 2);
    points->symbols[0] = (struct scene_symbol){
        .item = {.x = 20, .y = 20, .style = style(sample, "gold", "black", 1)},
        .size = 64};
    points->symbols[1] = (struct scene_symbol){
        .item = {.x = 40, .y = 20, .style = style(sample, "black", "none", 1)},
        .shape = "diamond",
        .size = 16};
    struct scene_mark *image = scene_add_mark(sample->arena, plot, MARK_IMAGE, "mark", 1);
    image->images[0] = (struct scene_image){.item = {.x = 5, .y = 5},
        .width = 8,
        .height = 8,
        .bytes = (const unsigned char *)"\x89PNG",
        .length = 4};
    check(sample, scene, "surface/shapes.svg");
}

/* What made each item, where that is asked for: a block, a mark and its rows, a line's
 * points, the runs of a text. */
static struct place row_place(const struct scene_rows *rows, uint32_t row) {
    static const struct source data = {.name = "data.xlsx", .sheet = "表 \"一\""};
    (void)rows;
    return (struct place){row == 2 ? NULL : &data, row, 3, 1};
}

static void test_places(void **state) {
    (void)state;
    static const struct scene_rows rows = {row_place};
    static const struct source layout = {.name = "figure&.yaml"};
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 100, 40);
    struct scene_group *block =
        scene_add_group(sample->arena, sample_root(scene), "scope");
    block->place = (struct place){&layout, 7, 5, 1};
    struct scene_mark *rects = scene_add_mark(sample->arena, block, MARK_RECT, "mark", 2);
    rects->place = (struct place){&layout, 18, 19, 1};
    rects->rows = &rows;
    struct scene_style *blue = style(sample, "#4c78a8", "none", 1);
    for (uint32_t i = 0; i < 2; i++) {
        rects->rects[i] = (struct scene_rect){
            .item = {.x = 10 * i, .style = blue, .row = i + 1}, .width = 8, .height = 8};
    }
    struct scene_mark *line = scene_add_mark(sample->arena, block, MARK_LINE, "mark", 3);
    line->rows = &rows;
    for (uint32_t i = 0; i < 3; i++) {
        line->points[i].item = (struct item){.x = 10 * i,
            .y = 20,
            .style = style(sample, "none", "black", 1),
            .row = i + 1};
    }
    struct glyph_run runs[2] = {place(sample, "黑", 10, "甲", 0, 10, false),
        place(sample, "黑", 10, "乙", 10, 10, false)};
    runs[0].place = (struct place){&layout, 21, 4, 1};
    add_text(sample, scene, 5, 30, 2, runs);
    struct surface_options options = {
        .scale = 1, .svg_text = SVG_TEXT_NAMED, .creator = "tubiao", .places = true};
    struct buffer out = {0};
    assert_true(
        surface_find("svg")->paint(scene, 0, &options, &out, &sample->job->faults));
    golden_check(sample->job, "surface/places.svg", out.data);
    buffer_finish(&out);
    sample_free(sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_missing_character),
        cmocka_unit_test(test_readers),
        cmocka_unit_test(test_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
