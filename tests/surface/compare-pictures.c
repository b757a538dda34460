/* Whether two PNG pictures look the same to the eye: `compare-pictures A.png B.png`.
 *
 * Both are laid on white and blurred by 1 px, since renderers place edges differently
 * within a pixel. A pixel differs if a channel does by more than 64 of 255. They look the
 * same if fewer than 0.5 % of the pixels differ and no spot of differing pixels that
 * touch is wider or higher than 6 px. Says so in one line; ends with 0 or 1, or 2 if a
 * picture cannot be read. A second picture that is 2, 3… times larger is made smaller
 * first; a row or column more at an edge, which renderers add for a part of a pixel, is
 * left out, and so is what a browser's window shows below the picture. With a third
 * name, writes the differing pixels there in red. */
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIFFERENCE_MOST = 64, SPOT_MOST = 6, EDGE_MOST = 1, BELOW_MOST = 400 };
static const double share_most = 0.005;

struct picture {
    int width, height;
    unsigned char *channels; /* red, green, blue */
};

static cairo_surface_t *open_png(const char *name) {
    cairo_surface_t *png = cairo_image_surface_create_from_png(name);
    if (cairo_surface_status(png)) {
        fprintf(
            stderr, "%s: %s\n", name, cairo_status_to_string(cairo_surface_status(png)));
        exit(2);
    }
    return png;
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) {
        exit(3);
    }
    return memory;
}

static struct picture load(const char *name) {
    cairo_surface_t *png = open_png(name);
    struct picture picture = {
        cairo_image_surface_get_width(png), cairo_image_surface_get_height(png), NULL};
    cairo_surface_t *flat =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
    cairo_t *cairo = cairo_create(flat);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_surface(cairo, png, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(flat);
    picture.channels = allocate((size_t)picture.width * (size_t)picture.height, 3);
    for (int y = 0; y < picture.height; y++) {
        const unsigned char *row = cairo_image_surface_get_data(flat) +
                                   (ptrdiff_t)y * cairo_image_surface_get_stride(flat);
        for (int x = 0; x < picture.width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + 4 * x, 4);
            unsigned char *to = picture.channels + 3 * ((ptrdiff_t)y * picture.width + x);
            to[0] = (unsigned char)(pixel >> 16);
            to[1] = (unsigned char)(pixel >> 8);
            to[2] = (unsigned char)pixel;
        }
    }
    cairo_surface_destroy(flat);
    cairo_surface_destroy(png);
    return picture;
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

/* Leaves out the edge that the other picture does not have. */
static void trim(struct picture *picture, const struct picture *other) {
    int width = smaller(picture->width, other->width);
    int height = smaller(picture->height, other->height);
    if (picture->width > width + EDGE_MOST || picture->height > height + BELOW_MOST) {
        return;
    }
    for (int y = 0; y < height; y++) {
        memmove(picture->channels + (ptrdiff_t)3 * y * width,
            picture->channels + (ptrdiff_t)3 * y * picture->width,
            (size_t)3 * (size_t)width);
    }
    picture->width = width;
    picture->height = height;
}

static int clamp(int value, int count) {
    return value < 0 ? 0 : value >= count ? count - 1 : value;
}

/* The mean of a square of pixels; beyond the picture it is white. */
static unsigned char square_mean(
    const struct picture *picture, int left, int top, int size, int channel) {
    int sum = 0;
    for (int y = top; y < top + size; y++) {
        for (int x = left; x < left + size; x++) {
            bool inside = x < picture->width && y < picture->height;
            ptrdiff_t at = (ptrdiff_t)y * picture->width + x;
            sum += inside ? picture->channels[3 * at + channel] : 255;
        }
    }
    return (unsigned char)(sum / (size * size));
}

/* As a picture `factor` times smaller, if that makes a difference. */
static struct picture shrink(struct picture picture, int factor) {
    if (factor < 2) {
        return picture;
    }
    struct picture small = {(picture.width + factor - 1) / factor,
        (picture.height + factor - 1) / factor, NULL};
    small.channels = allocate((size_t)small.width * (size_t)small.height, 3);
    for (int i = 0; i < small.width * small.height * 3; i++) {
        int x = i / 3 % small.width, y = i / 3 / small.width;
        small.channels[i] = square_mean(&picture, x * factor, y * factor, factor, i % 3);
    }
    free(picture.channels);
    return small;
}

/* The mean of the pixel and its eight neighbours. */
static int blurred(const struct picture *picture, int x, int y, int channel) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            ptrdiff_t at = (ptrdiff_t)clamp(y + dy, picture->height) * picture->width +
                           clamp(x + dx, picture->width);
            sum += picture->channels[3 * at + channel];
        }
    }
    return sum / 9;
}

static bool differs(const struct picture *a, const struct picture *b, int x, int y) {
    for (int channel = 0; channel < 3; channel++) {
        if (abs(blurred(a, x, y, channel) - blurred(b, x, y, channel)) >
            DIFFERENCE_MOST) {
            return true;
        }
    }
    return false;
}

/* A spot: where it is. */
struct spot {
    int left, top, right, bottom;
};

static int spot_size(struct spot spot) {
    int width = spot.right - spot.left + 1, height = spot.bottom - spot.top + 1;
    return width > height ? width : height;
}

/* Clears the spot that holds pixel `start` from the map and returns its extent. */
static struct spot take_spot(
    unsigned char *map, const struct picture *size, int start, int *stack) {
    struct spot spot = {size->width, size->height, 0, 0};
    int depth = 0;
    stack[depth++] = start;
    map[start] = 2;
    while (depth) {
        int at = stack[--depth], x = at % size->width, y = at / size->width;
        spot.left = x < spot.left ? x : spot.left;
        spot.right = x > spot.right ? x : spot.right;
        spot.top = y < spot.top ? y : spot.top;
        spot.bottom = y > spot.bottom ? y : spot.bottom;
        for (int i = 0; i < 9; i++) {
            int next_x = x + i % 3 - 1, next_y = y + i / 3 - 1;
            int next = next_y * size->width + next_x;
            if (next_x >= 0 && next_y >= 0 && next_x < size->width &&
                next_y < size->height && map[next] == 1) {
                map[next] = 2;
                stack[depth++] = next;
            }
        }
    }
    return spot;
}

static void write_map(
    const char *name, const unsigned char *map, const struct picture *size) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, size->width, size->height);
    cairo_surface_flush(surface);
    for (int i = 0; i < size->width * size->height; i++) {
        uint32_t pixel = map[i] ? 0xFF0000 : 0xFFFFFF;
        memcpy(
            cairo_image_surface_get_data(surface) +
                (ptrdiff_t)(i / size->width) * cairo_image_surface_get_stride(surface) +
                4 * (i % size->width),
            &pixel, 4);
    }
    cairo_surface_mark_dirty(surface);
    cairo_surface_write_to_png(surface, name);
    cairo_surface_destroy(surface);
}

int main(int count, char **names) {
    if (count < 3) {
        fputs("usage: compare-pictures A.png B.png [DIFFERENCE.png]\n", stderr);
        return 2;
    }
    struct picture a = load(names[1]), b = load(names[2]);
    b = shrink(b, (b.width + a.width / 2) / a.width);
    trim(&a, &b);
    trim(&b, &a);
    if (a.width != b.width || a.height != b.height) {
        printf("differ: %d×%d and %d×%d pixels\n", a.width, a.height, b.width, b.height);
        return 1;
    }
    int pixels = a.width * a.height, different = 0;
    unsigned char *map = allocate((size_t)pixels, 1);
    for (int i = 0; i < pixels; i++) {
        map[i] = differs(&a, &b, i % a.width, i / a.width);
        different += map[i];
    }
    int *stack = allocate((size_t)pixels, sizeof *stack);
    struct spot largest = {0, 0, -1, -1};
    for (int i = 0; i < pixels; i++) {
        if (map[i] == 1) {
            struct spot spot = take_spot(map, &a, i, stack);
            largest = spot_size(spot) > spot_size(largest) ? spot : largest;
        }
    }
    double share = (double)different / pixels;
    bool same = share < share_most && spot_size(largest) <= SPOT_MOST;
    printf("%s: %.3f %% of pixels, largest spot %d px at %d,%d\n",
        same ? "same" : "differ", share * 100, spot_size(largest), largest.left,
        largest.top);
    if (count > 3) {
        write_map(names[3], map, &a);
    }
    free(stack);
    free(map);
    free(a.channels);
    free(b.channels);
    return same ? 0 : 1;
}
