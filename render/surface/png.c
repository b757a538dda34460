/* PNG: the page's pixels, packed without loss unless --max-bytes asks for less. */
#include "surface/paint.h"
#include "surface/raster.h"
#include "surface/surfaces.h"

static bool paint_png(const struct scene *scene, size_t page,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    struct raster raster;
    double scale = options->scale > 0 ? options->scale : 1;
    if (!raster_draw(scene, page, scale, false, "PNG", &raster, faults)) {
        return false;
    }
    const struct png_packing packing = {options->pack_hard, options->most_colors};
    bool done = png_write(&raster.pixels, &packing, out);
    raster_finish(&raster);
    return paint_check(
        done ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY, "PNG", faults);
}

/* Text in a few inks is sharp in a few dozen colours yet; smaller pictures come last. */
static const struct surface_step steps[] = {
    {"packed harder", "压得更紧", .pack_hard = true},
    {"256 colours", "只留 256 种颜色", .most_colors = 256},
    {"128 colours", "只留 128 种颜色", .most_colors = 128},
    {"64 colours", "只留 64 种颜色", .most_colors = 64},
    {"scaled to 90 %", "缩小到 90%", .shrink = 0.9},
    {"scaled to 80 %", "缩小到 80%", .shrink = 0.8},
    {"scaled to 70 %", "缩小到 70%", .shrink = 0.7},
    {"scaled to 60 %", "缩小到 60%", .shrink = 0.6},
    {"scaled to 50 %", "缩小到 50%", .shrink = 0.5},
};

const struct surface surface_png = {
    .name = "png",
    .extension = "png",
    .paint = paint_png,
    .steps = steps,
    .step_count = countof(steps),
};
