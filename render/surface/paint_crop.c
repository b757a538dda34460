/* Painting into memory that the caller holds. */
#include "surface/paint_crop.h"

#include "surface/paint.h"

static void paint(cairo_surface_t *surface, const struct scene_page *page,
    const struct crop *crop, struct faults *faults) {
    struct arena arena = {0};
    struct painter painter = {
        .cairo = cairo_create(surface),
        .arena = &arena,
        .faults = faults,
        .outlines = {.arena = &arena},
        .stamps = true,
    };
    cairo_translate(painter.cairo, -crop->x, -crop->y);
    cairo_scale(painter.cairo, crop->scale, crop->scale);
    cairo_rectangle(painter.cairo, 0, 0, page->width, page->height);
    cairo_set_source_rgb(painter.cairo, 1, 1, 1);
    cairo_fill_preserve(painter.cairo);
    cairo_clip(painter.cairo);
    paint_page(&painter, page);
    cairo_destroy(painter.cairo);
    arena_finish(&arena);
}

bool crop_paint(const struct scene *scene, size_t page, const struct crop *crop,
    uint32_t *pixels, struct faults *faults) {
    scene_make_all(scene);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)pixels, CAIRO_FORMAT_RGB24,
            crop->width, crop->height, crop->width * (int)sizeof *pixels);
    cairo_status_t status = cairo_surface_status(surface);
    if (!status) {
        paint(surface, &scene->pages[page], crop, faults);
        cairo_surface_flush(surface);
        status = cairo_surface_status(surface);
    }
    cairo_surface_destroy(surface);
    return paint_check(status, "PNG", faults);
}
