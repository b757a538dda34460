/* Drawing a page into memory at the scale asked for. */
#include "surface/raster.h"

#include <math.h>

#include "surface/paint.h"

static const double px_per_inch = 96;

/* Cairo's places end at 32767 pixels; the memory of a picture at 1 GiB. */
static const double longest_side = 32767;
static const double most_pixels = 1 << 28;

/* Whole pixels that hold the length; a hair over a pixel needs no pixel more. */
static double pixel_count(double length, double scale) {
    return fmax(1, ceil(length * scale - 1e-3));
}

static bool check_size(
    double width, double height, const char *format, struct faults *faults) {
    if (width <= longest_side && height <= longest_side &&
        width * height <= most_pixels) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "size", (struct place){0},
        "a %s of %.0f × %.0f pixels is too large; %.0f a side and %.0f million in all "
        "are "
        "the most",
        "%s：%.0f × %.0f 像素太大；每边最多 %.0f 像素，总共最多 %.0f 百万像素", format,
        width, height, longest_side, floor(most_pixels / 1e6));
    fault_hint(faults, "a smaller --scale or --ppi, or PDF, would do",
        "请减小 --scale 或 --ppi，或改用 PDF");
    return false;
}

/* Cairo's pixels are multiplied by alpha, PNG's are not. */
static void divide_by_alpha(uint32_t *pixels, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t alpha = pixels[i] >> 24;
        if (alpha == 0 || alpha == 255) {
            continue;
        }
        uint32_t color = alpha << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t channel = pixels[i] >> shift & 255;
            color |= (channel * 255 + alpha / 2) / alpha << shift;
        }
        pixels[i] = color;
    }
}

static cairo_status_t draw(cairo_surface_t *surface, const struct scene_page *page,
    double scale, struct faults *faults) {
    struct arena arena = {0};
    struct painter painter = {
        .cairo = cairo_create(surface),
        .arena = &arena,
        .faults = faults,
        .outlines = {.arena = &arena},
        .stamps = true,
    };
    cairo_scale(painter.cairo, scale, scale);
    paint_page(&painter, page);
    cairo_status_t status = cairo_status(painter.cairo);
    cairo_destroy(painter.cairo);
    arena_finish(&arena);
    return status;
}

/* What Cairo drew, as its pixels. */
static struct pixels read_surface(cairo_surface_t *surface, bool opaque, double scale) {
    cairo_surface_flush(surface);
    struct pixels pixels = {
        .data = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface),
        .stride = (size_t)cairo_image_surface_get_stride(surface) / 4,
        .width = (uint32_t)cairo_image_surface_get_width(surface),
        .height = (uint32_t)cairo_image_surface_get_height(surface),
        .opaque = opaque,
        .pixels_per_inch = scale * px_per_inch,
    };
    if (!opaque) {
        divide_by_alpha((uint32_t *)(void *)cairo_image_surface_get_data(surface),
            pixels.stride * pixels.height);
    }
    return pixels;
}

/* Paper under what the page's own background does not cover. */
static void fill_white(cairo_surface_t *surface) {
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_destroy(cairo);
}

bool raster_draw(const struct scene *scene, size_t page, double scale, bool opaque,
    const char *format, struct raster *raster, struct faults *faults) {
    scene_make_all(scene);
    const struct scene_page *source = &scene->pages[page];
    double width = pixel_count(source->width, scale);
    double height = pixel_count(source->height, scale);
    if (!check_size(width, height, format, faults)) {
        return false;
    }
    bool covered = source->background.set && source->background.alpha >= 1;
    cairo_surface_t *surface = cairo_image_surface_create(
        opaque || covered ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, (int)width,
        (int)height);
    cairo_status_t status = cairo_surface_status(surface);
    if (!status && opaque && !covered) {
        fill_white(surface);
    }
    status = status ? status : draw(surface, source, scale, faults);
    if (!paint_check(status, format, faults)) {
        cairo_surface_destroy(surface);
        return false;
    }
    raster->surface = surface;
    raster->pixels = read_surface(surface, opaque || covered, scale);
    raster->pixels.remark = scene->remark;
    return true;
}

void raster_finish(struct raster *raster) {
    cairo_surface_destroy(raster->surface);
}
