/* image: a PNG or JPEG from a file beside the document that names it. `image: photo.jpg`
 * with width or height beside it; else its own size (its density, or 96 dpi), at most the
 * region's width. */
#include <math.h>

#include "block/flow.h"
#include "data/picture.h"
#include "data/reader.h"
#include "layout/layout.h"

struct image {
    struct block block;
    const char *url;
    const unsigned char *bytes;
    size_t length;
    double width, height; /* px, its own */
};

static bool read_bytes(
    struct binder *binder, const struct value *value, struct image *image) {
    const char *path = path_beside(binder->arena, value->place.source, value->string);
    struct bytes file;
    if (!source_load(binder->arena, path, value->place, &file, binder->faults)) {
        return false;
    }
    image->url = value->string;
    image->bytes = (const unsigned char *)file.data;
    image->length = file.length;
    if (picture_measure(image->bytes, image->length, &image->width, &image->height)) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "bad-image", value->place,
        "%s is no PNG or JPEG", "%s 不是 PNG 或 JPEG 图片", value->string);
    return false;
}

static struct block *image_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    if (value->type != VALUE_STRING) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "image: the name of a PNG or JPEG file was wanted",
            "image：应写 PNG 或 JPEG 图片的文件名");
        return NULL;
    }
    struct image *image = arena_new(binder->arena, struct image);
    image->block = *common;
    return read_bytes(binder, value, image) ? &image->block : NULL;
}

static struct widths image_widths(
    const struct placer *placer, const struct block *block) {
    (void)placer;
    const struct image *image = (const struct image *)block;
    return (struct widths){fmin(48, image->width), image->width};
}

static struct placed image_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct image *image = (const struct image *)block;
    struct arena *arena = placer->typesetter.arena;
    double ratio = image->height / image->width;
    bool sized = block->width > 0 || block->width_share > 0;
    double width = sized               ? region->width
                   : block->height > 0 ? block->height / ratio
                                       : image->width;
    width = fmin(width, region->width);
    double full = region->height_full;
    if (width * ratio > full) { /* never higher than a page */
        width = full / ratio;
    }
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    struct scene_image *item =
        scene_add_mark(arena, group, MARK_IMAGE, "image", 1)->images;
    struct element *element = element_new(arena, placer->element, "Figure");
    element->alternative = block->alternative;
    item->item.element = element;
    item->width = width;
    item->height = width * ratio;
    item->url = image->url;
    item->bytes = image->bytes;
    item->length = image->length;
    return (struct placed){.group = group, .width = width, .height = width * ratio};
}

static void image_flow(const struct placer *placer, struct block *block) {
    const struct image *image = (const struct image *)block;
    struct element *element;
    struct flow_content *content = flow_add(placer, "Figure", FLOW_IMAGE, &element);
    element->alternative = block->alternative;
    content->block = block;
    content->image = (struct flow_image){
        image->url, image->bytes, image->length, image->width, image->height};
}

static const struct schema image_schema = {.types = PROPERTY_STRING};

const struct block_kind image_block = {.name = "image",
    .schema = &image_schema,
    .bind = image_bind,
    .widths = image_widths,
    .place = image_place,
    .flow = image_flow};
