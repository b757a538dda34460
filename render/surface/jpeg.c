/* JPEG: the page's pixels on paper, through the shared module tubiao-jpeg. */
#include <math.h>

#include "base/module.h"
#include "jpeg/jpeg.h"
#include "surface/paint.h"
#include "surface/raster.h"
#include "surface/surfaces.h"

static const int usual_quality = 85;

static bool paint_jpeg(const struct scene *scene, size_t page,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    const struct jpeg_module *module =
        module_open("jpeg", (struct place){0}, "writing JPEG", "写出 JPEG ", faults);
    struct raster raster;
    double scale = options->scale > 0 ? options->scale : 1;
    if (!module || !raster_draw(scene, page, scale, true, "JPEG", &raster, faults)) {
        return false;
    }
    const struct pixels *pixels = &raster.pixels;
    const struct jpeg_picture picture = {.data = pixels->data,
        .stride = pixels->stride,
        .width = pixels->width,
        .height = pixels->height,
        .quality = options->quality > 0 ? (int)lround(options->quality) : usual_quality,
        .pixels_per_inch = pixels->pixels_per_inch,
        .remark = pixels->remark};
    bool done = module->write(&picture, out);
    raster_finish(&raster);
    return paint_check(
        done ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY, "JPEG", faults);
}

static const struct surface_step steps[] = {
    {"quality 75", "质量降到 75", .quality = 75},
    {"quality 65", "质量降到 65", .quality = 65},
    {"quality 55", "质量降到 55", .quality = 55},
    {"scaled to 90 %", "缩小到 90%", .shrink = 0.9},
    {"scaled to 80 %", "缩小到 80%", .shrink = 0.8},
    {"scaled to 70 %", "缩小到 70%", .shrink = 0.7},
    {"scaled to 60 %", "缩小到 60%", .shrink = 0.6},
    {"scaled to 50 %", "缩小到 50%", .shrink = 0.5},
};

const struct surface surface_jpeg = {
    .name = "jpg",
    .alias = "jpeg",
    .extension = "jpg",
    .paint = paint_jpeg,
    .steps = steps,
    .step_count = countof(steps),
};
