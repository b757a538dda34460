/* image: a PNG, JPEG or SVG from a file beside the document that names it. `image:
 * photo.jpg` with width or height beside it; else its own size (its density, or 96 dpi), at
 * most the region's width. */
#include <math.h>

#include "block/flow.h"
#include "data/reader.h"
#include "layout/picture_file.h"

struct image {
    struct block block;
    struct picture_file file;
};

static struct block *image_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    if (value->type != VALUE_STRING) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "image: the name of a PNG, JPEG or SVG file was wanted",
            "image：应写 PNG、JPEG 或 SVG 图片的文件名");
        return NULL;
    }
    struct image *image = arena_new(binder->arena, struct image);
    image->block = *common;
    const char *path = path_beside(binder->arena, value->place.source, value->string);
    return picture_file_load(binder, path, value, &image->file) &&
                   picture_file_measure(binder, value, &image->file)
               ? &image->block
               : NULL;
}

static struct widths image_widths(
    const struct placer *placer, const struct block *block) {
    (void)placer;
    const struct image *image = (const struct image *)block;
    return (struct widths){fmin(48, image->file.width), image->file.width};
}

static struct placed image_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct image *image = (const struct image *)block;
    double ratio = image->file.height / image->file.width;
    bool sized = block->width > 0 || block->width_share > 0;
    double width = sized               ? region->width
                   : block->height > 0 ? block->height / ratio
                                       : image->file.width;
    width = fmin(width, region->width);
    double full = region->height_full;
    if (width * ratio > full) { /* never higher than a page */
        width = full / ratio;
    }
    return (struct placed){.group = picture_file_place(placer, &image->file,
                               block->alternative, width, width * ratio),
        .width = width,
        .height = width * ratio};
}

static void image_flow(const struct placer *placer, struct block *block) {
    const struct image *image = (const struct image *)block;
    struct element *element;
    struct flow_content *content = flow_add(placer, "Figure", FLOW_IMAGE, &element);
    element->alternative = block->alternative;
    content->block = block;
    content->image = (struct flow_image){image->file.url, image->file.bytes,
        image->file.length, image->file.width, image->file.height};
}

static const struct schema image_schema = {.types = PROPERTY_STRING};

const struct block_kind image_block = {.name = "image",
    .schema = &image_schema,
    .bind = image_bind,
    .widths = image_widths,
    .place = image_place,
    .flow = image_flow};
