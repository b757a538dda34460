/* Symbols put down as stamps look as those that Cairo draws one by one. */
#include "surface/sample.h"

#include "surface/paint.h"

enum { WIDTH = 400, HEIGHT = 300, COUNT = 3000 };

static double random_share(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return (double)(*seed >> 8) / (1 << 24);
}

/* Symbols of a few forms and any colour at any place, some of them beyond the clip, whose
 * edges are those of pixels: elsewhere Cairo lets symbols that lie over each other shine
 * through half a pixel of clip, each a little, and stamps don't. */
static struct scene *make_scene(struct sample *sample, double opacity) {
    static const char *const shapes[] = {"circle", "square", "cross", "M-1,1L1,1L0,-1Z"};
    static const double dash[] = {3, 1.5};
    struct scene *scene = sample_scene(sample, WIDTH, HEIGHT);
    struct scene_group *clip = scene_add_group(sample->arena, sample_root(scene), "mark");
    *clip = (struct scene_group){
        .item = {.x = 10, .y = 7}, .width = 371, .height = 281, .clip = true};
    struct scene_mark *mark =
        scene_add_mark(sample->arena, clip, MARK_SYMBOL, "mark", COUNT);
    uint32_t seed = 7;
    for (size_t i = 0; i < COUNT; i++) {
        struct scene_style *style = scene_new_style(sample->arena);
        struct color color = {.set = true,
            .red = (uint8_t)(seed >> 24),
            .green = (uint8_t)(seed >> 16),
            .blue = (uint8_t)(seed >> 8),
            .alpha = 1};
        style->opacity = opacity;
        style->stroke_width = i % 3 == 1 ? 2 : 1.5;
        style->fill = i % 3 == 1 ? (struct color){0} : color;
        style->stroke = i % 3 == 0 ? (struct color){0} : color;
        style->stroke_opacity = i % 3 == 2 ? 0.5 : 1;
        style->dash = i % 3 == 2 ? dash : NULL;
        style->dash_count = i % 3 == 2 ? countof(dash) : 0;
        mark->symbols[i] =
            (struct scene_symbol){.item = {.x = random_share(&seed) * 400 - 20,
                                      .y = random_share(&seed) * 320 - 20,
                                      .style = style},
                .shape = shapes[i / 3 % countof(shapes)],
                .size = i % 2 ? 30 : 90,
                .angle = i % 8 == 7 ? 30 : 0};
    }
    return scene;
}

static cairo_surface_t *draw(
    struct sample *sample, const struct scene *scene, double scale, bool stamps) {
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(WIDTH * scale), (int)(HEIGHT * scale));
    struct painter painter = {.cairo = cairo_create(surface),
        .arena = sample->arena,
        .faults = &sample->job->faults,
        .outlines = {.arena = sample->arena},
        .stamps = stamps};
    cairo_scale(painter.cairo, scale, scale);
    paint_page(&painter, &scene->pages[0]);
    assert_int_equal(cairo_status(painter.cairo), CAIRO_STATUS_SUCCESS);
    cairo_destroy(painter.cairo);
    cairo_surface_flush(surface);
    return surface;
}

/* Channels that differ by more than 2, and the largest difference: Cairo looks at 15 rows in
 * a pixel, each worth 17 levels, and may round one to another row. */
struct difference {
    size_t many;
    int most;
};

static struct difference compare(cairo_surface_t *a, cairo_surface_t *b) {
    struct difference difference = {0};
    const unsigned char *one = cairo_image_surface_get_data(a);
    const unsigned char *other = cairo_image_surface_get_data(b);
    size_t bytes = (size_t)cairo_image_surface_get_stride(a) *
                   (size_t)cairo_image_surface_get_height(a);
    for (size_t i = 0; i < bytes; i++) {
        int off = i % 4 == 3 ? 0 : abs((int)one[i] - (int)other[i]);
        difference.many += off > 2;
        difference.most = off > difference.most ? off : difference.most;
    }
    return difference;
}

static void test_same_look(void **state) {
    (void)state;
    static const struct {
        double opacity, scale;
    } cases[] = {{1, 1}, {0.7, 1}, {0.05, 1}, {0.7, 2}, {1, 3}};
    for (size_t i = 0; i < countof(cases); i++) {
        struct sample *sample = sample_new();
        struct scene *scene = make_scene(sample, cases[i].opacity);
        cairo_surface_t *plain = draw(sample, scene, cases[i].scale, false);
        cairo_surface_t *stamped = draw(sample, scene, cases[i].scale, true);
        struct difference difference = compare(plain, stamped);
        size_t channels = (size_t)(3 * WIDTH * HEIGHT * cases[i].scale * cases[i].scale);
        assert_true(difference.many * 400 < channels);
        assert_true(difference.most <= 2 * 17);
        cairo_surface_destroy(plain);
        cairo_surface_destroy(stamped);
        sample_free(sample);
    }
}

/* A symbol in front covers one behind, whatever their forms and colours. */
static void test_order(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, WIDTH, HEIGHT);
    struct scene_mark *mark =
        scene_add_mark(sample->arena, sample_root(scene), MARK_SYMBOL, "mark", COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        bool last = i == COUNT - 1;
        mark->symbols[i] = (struct scene_symbol){
            .item = {.x = 50,
                .y = 50,
                .style = scene_new_fill(sample->arena,
                    (struct color){.set = true, .green = last ? 200 : 0, .alpha = 1})},
            .shape = i % 2 ? "square" : "circle",
            .size = 100};
    }
    cairo_surface_t *surface = draw(sample, scene, 1, true);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    uint32_t pixel;
    memcpy(&pixel, data + 50 * cairo_image_surface_get_stride(surface) + 50 * 4, 4);
    assert_int_equal(pixel & 0xFFFFFF, 0x00C800);
    cairo_surface_destroy(surface);
    sample_free(sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_look),
        cmocka_unit_test(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
