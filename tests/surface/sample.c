/* The sample scene that the tests of surfaces share. */
#include "surface/sample.h"

#include "surface/png_write.h"
#include "surface/surface.h"

static const char *const sans[] = {"Noto Sans CJK SC", NULL};
static const char *const serif[] = {"Noto Serif CJK SC", NULL};
static const char *const kai[] = {"LXGW WenKai", NULL};
static const char *const latin_sans[] = {"Arimo", NULL};
static const char *const latin_serif[] = {"Tinos", NULL};
static const char *const no_aliases[] = {NULL};

static const struct font_role roles[] = {
    {"黑", no_aliases, sans, latin_sans, 0, false},
    {"宋", no_aliases, serif, latin_serif, 0, false},
    {"楷", no_aliases, kai, latin_serif, 0, false},
};

struct sample *sample_new(void) {
    struct sample *sample = calloc(1, sizeof *sample);
    sample->job = job_new();
    sample->arena = &sample->job->arena;
    sample->fonts = font_set_new(roles, countof(roles), NULL);
    sample->typesetter = (struct typesetter){.arena = sample->arena,
        .fonts = sample->fonts,
        .warnings = &sample->job->faults,
        .cache = text_cache_new(sample->arena)};
    return sample;
}

void sample_free(struct sample *sample) {
    font_set_free(sample->fonts);
    job_free(sample->job);
    free(sample);
}

static struct color color(const char *name) {
    struct color color;
    assert_true(color_read(name, &color));
    return color;
}

struct scene *sample_scene(struct sample *sample, double width, double height) {
    struct scene *scene = arena_new(sample->arena, struct scene);
    struct scene_group *root = scene_new_group(sample->arena);
    struct scene_group *holder = scene_new_group(sample->arena);
    scene_attach_group(sample->arena, holder, root, "frame", 0, 0);
    root->width = width;
    root->height = height;
    scene->pages = arena_new(sample->arena, struct scene_page);
    scene->pages[0] =
        (struct scene_page){width, height, holder->marks[0], color("white")};
    scene->page_count = 1;
    scene->structure = element_new(sample->arena, NULL, "Document");
    scene->language = "zh-CN";
    return scene;
}

struct scene_group *sample_root(struct scene *scene) {
    return scene->pages[0].root->groups;
}

struct scene_text *sample_text(struct sample *sample, struct scene_group *group, double x,
    double y, const char *role, double size, const char *text) {
    struct scene_mark *mark = scene_add_mark(sample->arena, group, MARK_TEXT, "mark", 1);
    struct text_span span = {
        .text = text, .length = strlen(text), .style = {.font = {role}, .size = size}};
    struct text_line line = text_set_line(&sample->typesetter, &span, 1);
    struct scene_text *item = mark->texts;
    item->item = (struct item){.x = x, .y = y};
    item->item.style = scene_new_fill(sample->arena, color("#222"));
    item->text = text;
    item->font = role;
    item->font_size = size;
    item->runs = line.runs;
    item->run_count = line.run_count;
    item->width = line.width;
    return item;
}

static struct glyph_run *own_runs(struct sample *sample, struct scene_text *text) {
    struct glyph_run *runs = arena_array(sample->arena, text->run_count, sizeof *runs);
    memcpy(runs, text->runs, text->run_count * sizeof *runs);
    text->runs = runs;
    return runs;
}

static struct scene_style *style(
    struct sample *sample, const char *fill, const char *stroke, double width) {
    struct scene_style *style = scene_new_style(sample->arena);
    style->fill = color(fill);
    style->stroke = color(stroke);
    style->stroke_width = width;
    return style;
}

/* Bars with round corners under a dashed average, in a clipped plot. */
static void add_bars(struct sample *sample, struct scene_group *figure) {
    static const double values[] = {120, 288, 312, 239, 308};
    struct scene_group *plot = scene_add_group(sample->arena, figure, "scope");
    plot->item =
        (struct item){.x = 40, .y = 40, .style = style(sample, "none", "#ddd", 1)};
    plot->width = 260;
    plot->height = 160;
    plot->clip = true;
    struct scene_mark *bars =
        scene_add_mark(sample->arena, plot, MARK_RECT, "mark", countof(values));
    struct scene_style *look = style(sample, "#4c78a8", "none", 1);
    for (size_t i = 0; i < bars->count; i++) {
        double height = values[i] / 2;
        bars->rects[i] = (struct scene_rect){
            .item = {.x = 10 + 50 * (double)i, .y = 160 - height, .style = look},
            .width = 36,
            .height = height,
            .corner_radius = {4, 4, 0, 0}};
    }
    struct scene_mark *rules = scene_add_mark(sample->arena, plot, MARK_RULE, "mark", 1);
    struct scene_style *dashed = style(sample, "none", "crimson", 1.5);
    static const double dash[] = {6, 3};
    dashed->dash = dash;
    dashed->dash_count = 2;
    rules->rules[0] = (struct scene_rule){
        .item = {.x = -10, .y = 40.5, .style = dashed}, .x2 = 280, .y2 = 40.5};
}

static void add_sectors(struct sample *sample, struct scene_group *figure) {
    static const char *const fills[] = {"#4c78a8", "#f58518", "#54a24b"};
    static const double ends[] = {0, 1.1, 3.9, 2 * M_PI};
    struct scene_mark *arcs =
        scene_add_mark(sample->arena, figure, MARK_ARC, "mark", countof(fills));
    for (size_t i = 0; i < countof(fills); i++) {
        arcs->arcs[i] = (struct scene_arc){
            .item = {.x = 390, .y = 120, .style = style(sample, fills[i], "white", 1)},
            .start_angle = ends[i],
            .end_angle = ends[i + 1],
            .inner_radius = 30,
            .outer_radius = 70,
            .pad_angle = 0.04,
            .corner_radius = 6};
    }
}

static void add_lines(struct sample *sample, struct scene_group *figure) {
    static const double heights[] = {60, 20, 45, 10, 50, 30};
    for (int kind = 0; kind < 3; kind++) {
        struct scene_mark *mark = scene_add_mark(sample->arena, figure,
            kind == 0 ? MARK_AREA : MARK_LINE, "mark", countof(heights));
        struct scene_style *look = kind == 0 ? style(sample, "#72b7b2", "none", 1)
                                             : style(sample, "none", "#e45756", 2);
        look->opacity = kind == 0 ? 0.4 : 1;
        mark->interpolation = kind == 2 ? INTERPOLATE_STEP : INTERPOLATE_MONOTONE;
        for (size_t i = 0; i < mark->count; i++) {
            mark->points[i] = (struct scene_point){
                .item = {.x = 490 + 24 * (double)i, .y = 50 + heights[i], .style = look},
                .y2 = 130};
        }
    }
}

static void add_symbols(struct sample *sample, struct scene_group *figure) {
    static const char *const shapes[] = {"circle", "square", "cross", "diamond",
        "triangle-up", "triangle-down", "triangle-left", "triangle-right", "arrow",
        "wedge", "stroke", "M-1,-1H1V1Q0,0,-1,1Z"};
    struct scene_mark *mark =
        scene_add_mark(sample->arena, figure, MARK_SYMBOL, "mark", countof(shapes));
    struct scene_style *look = style(sample, "gold", "#333", 1.5);
    look->fill_opacity = 0.6;
    for (size_t i = 0; i < mark->count; i++) {
        mark->symbols[i] = (struct scene_symbol){.item = {.x = 490 + 26 * (double)(i % 6),
                                                     .y = 155 + 26 * floor((double)i / 6),
                                                     .style = look},
            .shape = shapes[i],
            .size = 200};
    }
}

/* 竖排: one character below the other, Latin on its side. */
static void add_vertical(struct sample *sample, struct scene_group *figure) {
    static const char text[] = "行政许可（条）2023";
    struct scene_mark *mark = scene_add_mark(sample->arena, figure, MARK_TEXT, "mark", 1);
    struct text_span span = {
        .text = text, .length = strlen(text), .style = {.font = {"宋"}, .size = 16}};
    struct paragraph_style vertical = {.direction = TEXT_VERTICAL};
    struct paragraph paragraph =
        text_set_paragraph(&sample->typesetter, &span, 1, &vertical);
    struct scene_text *item = mark->texts;
    item->item = (struct item){.x = 672, .y = 20};
    item->item.style = scene_new_fill(sample->arena, color("#00695c"));
    item->text = text;
    item->font = "宋";
    item->font_size = 16;
    item->runs = paragraph.lines[0].runs;
    item->run_count = paragraph.lines[0].run_count;
}

static void add_texts(struct sample *sample, struct scene_group *figure) {
    sample_text(
        sample, figure, 40, 24, "黑", 18, "图2　各渠道发布“信息”数量——2023年（条）");
    sample_text(
        sample, figure, 40, 230, "宋", 12, "注：Source <A&B> 门户网站，12.5%；𠲎䶮㛃");
    struct scene_text *turned =
        sample_text(sample, figure, 20, 190, "黑", 12, "数量（条）Count");
    turned->angle = -90;
    turned->dx = 4;
    struct scene_text *bold =
        sample_text(sample, figure, 330, 230, "楷", 16, "条文 Bold");
    struct scene_text *slanted =
        sample_text(sample, figure, 430, 230, "楷", 16, "信息 Slant");
    struct glyph_run *runs = own_runs(sample, bold);
    for (size_t i = 0; i < bold->run_count; i++) {
        runs[i].embolden = 0.6;
    }
    runs = own_runs(sample, slanted);
    for (size_t i = 0; i < slanted->run_count; i++) {
        runs[i].skew = 0.25;
    }
    sample_text(sample, figure, 540, 230, "宋", 16, "无𬭚之字");
    struct scene_text *haloed =
        sample_text(sample, figure, 362, 126, "黑", 16, "合计862");
    struct scene_style *halo = style(sample, "#fff", "#123", 0.5);
    halo->opacity = 0.9;
    haloed->item.style = halo;
}

/* A flag of two colours, half its pixels see-through. */
static void add_image(struct sample *sample, struct scene_group *figure) {
    static uint32_t pixels[40 * 20];
    for (size_t i = 0; i < countof(pixels); i++) {
        pixels[i] = i % 40 < 20 ? 0xFFC8102E : 0x80003A70;
    }
    struct pixels picture = {pixels, 40, 40, 20, false, 96};
    struct buffer png = {0};
    assert_true(png_write(&picture, &(struct png_packing){0}, &png));
    struct scene_mark *mark =
        scene_add_mark(sample->arena, figure, MARK_IMAGE, "mark", 1);
    mark->images[0] = (struct scene_image){.item = {.x = 490, .y = 20},
        .width = 80,
        .height = 20,
        .bytes = (unsigned char *)arena_copy(sample->arena, png.data, png.length),
        .length = png.length};
    buffer_finish(&png);
}

/* A see-through group: what it holds is one picture before it fades. */
static void add_faded(struct sample *sample, struct scene_group *figure) {
    struct scene_group *faded = scene_add_group(sample->arena, figure, "scope");
    struct scene_style *look = scene_new_style(sample->arena);
    look->opacity = 0.5;
    faded->item = (struct item){.x = 600, .y = 200, .style = look};
    faded->no_size = true;
    struct scene_mark *rects = scene_add_mark(sample->arena, faded, MARK_RECT, "mark", 2);
    rects->rects[0] = (struct scene_rect){
        .item = {.style = style(sample, "red", "none", 1)}, .width = 30, .height = 20};
    rects->rects[1] = (struct scene_rect){
        .item = {.x = 15, .y = 8, .style = style(sample, "blue", "none", 1)},
        .width = 30,
        .height = 20};
}

static void add_cell(struct sample *sample, struct scene_group *table,
    struct element *row, const char *tag, double x, double y, const char *text) {
    struct element *cell = element_new(sample->arena, row, tag);
    cell->scope = strcmp(tag, "TH") == 0 ? "Column" : NULL;
    sample_text(sample, table, x + 8, y + 17, "宋", 14, text)->item.element = cell;
}

static void add_table(struct sample *sample, struct scene *scene) {
    static const char *const cells[3][3] = {{"渠道", "2022年", "2023年"},
        {"门户网站", "12", "12"}, {"微信公众号", "239", "308"}};
    struct scene_group *table =
        scene_add_group(sample->arena, sample_root(scene), "table");
    table->item = (struct item){.x = 40, .y = 260};
    table->item.element = element_new(sample->arena, scene->structure, "Table");
    table->no_size = true;
    for (int i = 0; i < 3; i++) {
        struct element *row =
            element_new(sample->arena, (struct element *)table->item.element, "TR");
        for (int j = 0; j < 3; j++) {
            add_cell(sample, table, row, i ? "TD" : "TH", 120 * j, 26 * i, cells[i][j]);
        }
    }
    struct scene_mark *rules = scene_add_mark(sample->arena, table, MARK_RULE, "mark", 4);
    for (size_t i = 0; i < rules->count; i++) {
        rules->rules[i] = (struct scene_rule){
            .item = {.y = 26 * (double)i, .style = style(sample, "none", "#000", 1)},
            .x2 = 360,
            .y2 = 26 * (double)i};
    }
}

/* A line all round, to the last half point of the page. */
static void add_frame(struct sample *sample, struct scene *scene) {
    struct scene_mark *mark =
        scene_add_mark(sample->arena, sample_root(scene), MARK_RECT, "mark", 1);
    mark->rects[0] = (struct scene_rect){
        .item = {.x = 1, .y = 1, .style = style(sample, "none", "#555", 2)},
        .width = scene->pages[0].width - 2,
        .height = scene->pages[0].height - 2};
}

struct scene *sample_everything(struct sample *sample) {
    struct scene *scene = sample_scene(sample, 700, 350);
    scene->title = "各渠道发布信息数量 <样张>";
    add_frame(sample, scene);
    struct scene_group *figure =
        scene_add_group(sample->arena, sample_root(scene), "scope");
    struct element *element = element_new(sample->arena, scene->structure, "Figure");
    element->alternative = "柱形图：五个渠道的信息数量";
    figure->item.element = element;
    figure->no_size = true;
    add_bars(sample, figure);
    add_sectors(sample, figure);
    add_lines(sample, figure);
    add_symbols(sample, figure);
    add_texts(sample, figure);
    add_vertical(sample, figure);
    add_image(sample, figure);
    add_faded(sample, figure);
    add_table(sample, scene);
    return scene;
}

struct buffer sample_paint(struct sample *sample, const struct scene *scene,
    const char *format, double scale, bool outlines) {
    struct surface_options options = {.scale = scale,
        .svg_text = outlines ? SVG_TEXT_OUTLINE : SVG_TEXT_NAMED,
        .creator = "tubiao"};
    struct buffer out = {0};
    const struct surface *surface = surface_find(format);
    assert_non_null(surface);
    assert_true(surface->paint(scene, 0, &options, &out, &sample->job->faults));
    struct buffer copy = {
        .data = arena_copy(sample->arena, out.data, out.length), .length = out.length};
    buffer_finish(&out);
    return copy;
}
