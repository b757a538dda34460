/* Images through Cairo: PNG is decoded; JPEG goes into a PDF as it is; SVG is drawn by
 * librsvg, as shapes in a PDF. */
#include <stdlib.h>
#include <string.h>

#include "base/module.h"
#include "rsvg/rsvg.h"
#include "surface/paint.h"

struct reader {
    const unsigned char *bytes;
    size_t left;
};

static cairo_status_t read_bytes(void *closure, unsigned char *out, unsigned length) {
    struct reader *reader = closure;
    if (length > reader->left) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(out, reader->bytes, length);
    reader->bytes += length;
    reader->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* Width and height from a frame header (ITU T.81 B.2.2): FF C0…CF, but not the tables C4,
 * C8 and CC; length, precision, height, width. */
static bool jpeg_size(
    const unsigned char *bytes, size_t length, int *width, int *height) {
    size_t at = 2;
    while (at + 9 < length && bytes[at] == 0xFF) {
        unsigned char marker = bytes[at + 1];
        if (marker == 0xFF) { /* a fill byte */
            at++;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
            marker != 0xCC) {
            *height = bytes[at + 5] << 8 | bytes[at + 6];
            *width = bytes[at + 7] << 8 | bytes[at + 8];
            return *width > 0 && *height > 0;
        }
        at += 2 + (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
    }
    return false;
}

/* A picture of the right size that carries the encoded one; only a PDF surface shows it.
 */
static cairo_surface_t *load_jpeg(const struct scene_image *image) {
    int width, height;
    if (!jpeg_size(image->bytes, image->length, &width, &height)) {
        return NULL;
    }
    unsigned char *copy = malloc(image->length);
    if (!copy) {
        return NULL;
    }
    memcpy(copy, image->bytes, image->length);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG, copy, image->length, free, copy)) {
        free(copy);
    }
    return surface;
}

static cairo_surface_t *load(struct painter *painter, const struct scene_image *image) {
    enum image_format format = scene_image_format(image);
    if (format == IMAGE_PNG) {
        struct reader reader = {image->bytes, image->length};
        return cairo_image_surface_create_from_png_stream(read_bytes, &reader);
    }
    return painter->fonts && format == IMAGE_JPEG ? load_jpeg(image) : NULL;
}

static void report(struct painter *painter, const struct scene_image *image) {
    fault_add(painter->faults, FAULT_WARNING, "image", (struct place){0},
        "this format cannot show the image %s; a PNG image would do",
        "这种输出格式显示不了图片 %s，请换成 PNG 图片", image->url ? image->url : "");
}

/* Bind has opened the module once, to measure the picture. */
static void draw_svg(struct painter *painter, const struct scene_image *image) {
    const struct rsvg_module *rsvg = module_open(
        "rsvg", (struct place){0}, "an SVG picture", "SVG 图片", painter->faults);
    cairo_t *cairo = painter->cairo;
    double opacity = image->item.style ? image->item.style->opacity : 1;
    if (!rsvg) {
        return;
    }
    cairo_save(cairo);
    cairo_translate(
        cairo, image->item.x + image->inset_x, image->item.y + image->inset_y);
    if (opacity < 1) {
        cairo_push_group(cairo);
    }
    if (!rsvg->draw(image->bytes, image->length, cairo, image->width - 2 * image->inset_x,
            image->height - 2 * image->inset_y)) {
        report(painter, image);
    }
    if (opacity < 1) {
        cairo_pop_group_to_source(cairo);
        cairo_paint_with_alpha(cairo, opacity);
    }
    cairo_restore(cairo);
}

void paint_image(struct painter *painter, const struct scene_image *image) {
    double opacity = image->item.style ? image->item.style->opacity : 1;
    cairo_t *cairo = painter->cairo;
    if (image->length == 0 || !(image->width > 0 && image->height > 0)) {
        return; /* bind has said what is missing */
    }
    if (scene_image_format(image) == IMAGE_SVG) {
        draw_svg(painter, image);
        return;
    }
    cairo_surface_t *surface = load(painter, image);
    if (!surface || cairo_surface_status(surface)) {
        report(painter, image);
        cairo_surface_destroy(surface);
        return;
    }
    double width = cairo_image_surface_get_width(surface);
    double height = cairo_image_surface_get_height(surface);
    cairo_save(cairo);
    double across = image->width - 2 * image->inset_x;
    double down = image->height - 2 * image->inset_y;
    cairo_translate(
        cairo, image->item.x + image->inset_x, image->item.y + image->inset_y);
    cairo_rectangle(cairo, 0, 0, across, down);
    cairo_clip(cairo);
    cairo_scale(cairo, across / width, down / height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    /* NEAREST makes Cairo write /Interpolate false, which PDF/A asks for. */
    cairo_pattern_set_filter(cairo_get_source(cairo),
        painter->fonts || image->pixelated ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BEST);
    if (!painter->fonts) { /* no soft edge where pixels are stretched */
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    }
    cairo_paint_with_alpha(cairo, opacity);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}
