/* PNG: what is written decodes to the same pixels, in the smallest of PNG's kinds. */
#include "surface/sample.h"

#include <cairo.h>

#include "surface/png_write.h"

static const struct png_packing as_it_is = {0};

struct bytes {
    const char *data;
    size_t left;
};

static cairo_status_t read_bytes(void *closure, unsigned char *out, unsigned length) {
    struct bytes *bytes = closure;
    if (length > bytes->left) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(out, bytes->data, length);
    bytes->data += length;
    bytes->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* By libpng, through Cairo; fails on any wrong length or checksum. */
static cairo_surface_t *decode(const struct buffer *png) {
    struct bytes bytes = {png->data, png->length};
    cairo_surface_t *surface =
        cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    return surface;
}

static unsigned byte_at(const struct buffer *png, size_t offset) {
    return (unsigned char)png->data[offset];
}

enum { OFFSET_DEPTH = 24, OFFSET_TYPE = 25 };

/* A picture of `count` colours in turn, `step` apart. */
static struct buffer write_colors(
    uint32_t *data, uint32_t width, uint32_t height, uint32_t count, bool opaque) {
    for (uint32_t i = 0; i < width * height; i++) {
        data[i] = 0xFF000000 | (i % count) * 0x010307;
        data[i] &= opaque ? 0x00FFFFFF : 0xFFFFFFFF;
    }
    struct pixels pixels = {data, width, width, height, opaque, 96};
    struct buffer png = {0};
    assert_true(png_write(&pixels, &as_it_is, &png));
    return png;
}

static void check_same(const struct buffer *png, const uint32_t *data) {
    cairo_surface_t *surface = decode(png);
    int width = cairo_image_surface_get_width(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++) {
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, cairo_image_surface_get_data(surface) + y * stride + x * 4, 4);
            assert_int_equal(pixel & 0xFFFFFF, data[y * width + x] & 0xFFFFFF);
        }
    }
    cairo_surface_destroy(surface);
}

static void test_kinds(void **state) {
    (void)state;
    static const struct {
        uint32_t colors;
        bool opaque;
        unsigned depth, type;
    } kinds[] = {{1, true, 1, 3}, {2, true, 1, 3}, {3, true, 2, 3}, {4, true, 2, 3},
        {5, true, 4, 3}, {16, true, 4, 3}, {17, true, 8, 3}, {256, true, 8, 3},
        {257, true, 8, 2}, {257, false, 8, 6}, {9, false, 4, 3}};
    static uint32_t data[37 * 29];
    for (size_t i = 0; i < countof(kinds); i++) {
        struct buffer png = write_colors(data, 37, 29, kinds[i].colors, kinds[i].opaque);
        assert_int_equal(byte_at(&png, OFFSET_DEPTH), kinds[i].depth);
        assert_int_equal(byte_at(&png, OFFSET_TYPE), kinds[i].type);
        check_same(&png, data);
        buffer_finish(&png);
    }
}

static int channel_difference(uint32_t a, uint32_t b, int shift) {
    return abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
}

static struct buffer write_few(const struct pixels *pixels, uint32_t most) {
    struct buffer png = {0};
    assert_true(png_write(pixels, &(struct png_packing){true, most}, &png));
    assert_int_equal(byte_at(&png, OFFSET_TYPE), 3);
    return png;
}

static const uint32_t *pixels_of(cairo_surface_t *surface) {
    return (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
}

/* Two ramps of smooth edges, 512 colours, are written as they are, or as a palette where one
 * is asked for: no channel is off by more than 3, and the flat area that is most of the
 * picture is exact. */
static void test_near_colors(void **state) {
    (void)state;
    enum { WIDTH = 512, HEIGHT = 8 };
    static uint32_t data[WIDTH * HEIGHT];
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        uint32_t gray = i % 256;
        uint32_t tinted = gray / 2 * 0x010100 + gray;
        data[i] = i >= WIDTH ? 0x1B365D : i < 256 ? gray * 0x010101 : tinted;
    }
    struct pixels pixels = {data, WIDTH, WIDTH, HEIGHT, true, 96};
    struct buffer png = {0};
    assert_true(png_write(&pixels, &as_it_is, &png));
    assert_int_equal(byte_at(&png, OFFSET_TYPE), 2);
    check_same(&png, data);
    buffer_finish(&png);
    png = write_few(&pixels, 256);
    cairo_surface_t *surface = decode(&png);
    const uint32_t *drawn = pixels_of(surface);
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        int most = i >= WIDTH ? 0 : 3;
        for (int shift = 0; shift < 24; shift += 8) {
            assert_true(channel_difference(drawn[i], data[i], shift) <= most);
        }
    }
    cairo_surface_destroy(surface);
    buffer_finish(&png);
}

enum { SHADED_SIDE = 256 };

/* Shades of every hue, and a flat band through them. */
static void shade(uint32_t *data) {
    for (uint32_t y = 0; y < SHADED_SIDE; y++) {
        for (uint32_t x = 0; x < SHADED_SIDE; x++) {
            data[y * SHADED_SIDE + x] =
                y / 32 == 3 ? 0xC28702 : x << 16 | y << 8 | (x ^ y);
        }
    }
}

static uint32_t count_distinct(const uint32_t *data, size_t count, uint32_t most) {
    uint32_t found[257], distinct = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t k = 0;
        while (k < distinct && found[k] != (data[i] & 0xFFFFFF)) {
            k++;
        }
        if (k == distinct) {
            assert_true(distinct < most);
            found[distinct++] = data[i] & 0xFFFFFF;
        }
    }
    return distinct;
}

/* Few colours of many: no more than asked for, the flat band exact, the shades' average over
 * some pixels as it was, the same bytes each time. */
static void test_few_colors(void **state) {
    (void)state;
    static uint32_t data[SHADED_SIDE * SHADED_SIDE];
    shade(data);
    struct pixels pixels = {data, SHADED_SIDE, SHADED_SIDE, SHADED_SIDE, true, 96};
    static const uint32_t most[] = {256, 64, 16, 2};
    size_t before = SIZE_MAX;
    for (size_t k = 0; k < countof(most); k++) {
        struct buffer png = write_few(&pixels, most[k]),
                      again = write_few(&pixels, most[k]);
        assert_int_equal(png.length, again.length);
        assert_memory_equal(png.data, again.data, png.length);
        assert_true(png.length < before);
        before = png.length;
        cairo_surface_t *surface = decode(&png);
        const uint32_t *drawn = pixels_of(surface);
        count_distinct(drawn, countof(data), most[k]);
        assert_int_equal(drawn[100 * SHADED_SIDE + 77] & 0xFFFFFF, 0xC28702);
        int sum = 0;
        for (uint32_t i = 0; k == 0 && i < 16 * 16; i++) {
            uint32_t at = (150 + i / 16) * SHADED_SIDE + 40 + i % 16;
            sum += (int)(drawn[at] >> 8 & 255) - (int)(data[at] >> 8 & 255);
        }
        assert_true(abs(sum) < 16 * 16 * 4);
        cairo_surface_destroy(surface);
        buffer_finish(&png);
        buffer_finish(&again);
    }
}

/* Rows alike are written as differences; what follows them must come out right too. */
static void test_equal_rows(void **state) {
    (void)state;
    static uint32_t data[300 * 4];
    for (uint32_t x = 0; x < 300; x++) {
        data[x] = data[300 + x] = data[900 + x] = x * 777;
        data[600 + x] = x * 31;
    }
    struct pixels pixels = {data, 300, 300, 4, true, 96};
    struct buffer png = {0};
    assert_true(png_write(&pixels, &as_it_is, &png));
    check_same(&png, data);
    buffer_finish(&png);
}

static void test_size_follows_scale(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 100.2, 50);
    struct buffer png = sample_paint(sample, scene, "png", 3, false);
    cairo_surface_t *surface = decode(&png);
    assert_int_equal(cairo_image_surface_get_width(surface), 301);
    assert_int_equal(cairo_image_surface_get_height(surface), 150);
    cairo_surface_destroy(surface);
    /* pHYs: 288 pixels an inch are 11339 a metre, so a placed picture has its size */
    static const char physical[] = "pHYs\x00\x00\x2C\x4B\x00\x00\x2C\x4B\x01";
    bool found = false;
    for (size_t i = 0; i + sizeof physical < png.length; i++) {
        found = found || memcmp(png.data + i, physical, sizeof physical - 1) == 0;
    }
    assert_true(found);
    sample_free(sample);
}

/* A page that ends within a pixel: its background covers that pixel whole. */
static void test_last_pixels(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct buffer png =
        sample_paint(sample, sample_scene(sample, 10.3, 5.5), "png", 1, false);
    assert_int_equal(byte_at(&png, OFFSET_DEPTH), 1);
    uint32_t white[11 * 6];
    memset(white, 0xFF, sizeof white);
    check_same(&png, white);
    sample_free(sample);
}

/* Without a background the picture is transparent, and half-covered colours stay pure. */
static void test_transparent(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 4, 1);
    scene->pages[0].background.set = false;
    struct scene_mark *mark =
        scene_add_mark(sample->arena, sample_root(scene), MARK_RECT, "mark", 1);
    struct color half_red = {.set = true, .red = 255, .alpha = 0.5F};
    mark->rects[0] = (struct scene_rect){
        .item.style = scene_new_fill(sample->arena, half_red), .width = 2, .height = 1};
    struct buffer png = sample_paint(sample, scene, "png", 1, false);
    static const char palette[] = "PLTE\x00\x00\x00\xFF\x00\x00";
    bool found = false;
    for (size_t i = 0; i + sizeof palette < png.length; i++) {
        found = found || memcmp(png.data + i, palette, sizeof palette - 1) == 0;
    }
    assert_true(found);
    cairo_surface_t *surface = decode(&png);
    const unsigned char *pixel = cairo_image_surface_get_data(surface);
    assert_in_range(pixel[3], 127, 128);
    assert_int_equal(pixel[3 * 4 + 3], 0);
    cairo_surface_destroy(surface);
    sample_free(sample);
}

static void test_same_bytes(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    const struct scene *scene = sample_everything(sample);
    struct buffer one = sample_paint(sample, scene, "png", 2, false);
    struct buffer two = sample_paint(sample, scene, "png", 2, false);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    sample_free(sample);
}

/* A picture that PNG cannot show is told, and the rest is drawn. */
static void test_broken_image(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 10, 10);
    struct scene_mark *mark =
        scene_add_mark(sample->arena, sample_root(scene), MARK_IMAGE, "mark", 1);
    mark->images[0] = (struct scene_image){.width = 5,
        .height = 5,
        .url = "章.png",
        .bytes = (const unsigned char *)"\x89PNG and nothing more",
        .length = 20};
    sample_paint(sample, scene, "png", 1, false);
    assert_int_equal(sample->job->faults.count, 1);
    assert_string_equal(sample->job->faults.items[0].kind, "image");
    assert_int_equal(sample->job->faults.error_count, 0);
    sample_free(sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_near_colors),
        cmocka_unit_test(test_few_colors),
        cmocka_unit_test(test_equal_rows),
        cmocka_unit_test(test_size_follows_scale),
        cmocka_unit_test(test_last_pixels),
        cmocka_unit_test(test_transparent),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_broken_image),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
