/* image: a PNG or JPEG from a file beside the document that names it. `image: photo.jpg`
 * with width or height beside it; else its own size (its density, or 96 dpi), at most the
 * region's width. */
#include <math.h>
#include <string.h>

#include "data/reader.h"
#include "layout/layout.h"

struct image {
    struct block block;
    const char *url;
    const unsigned char *bytes;
    size_t length;
    double width, height; /* px, its own */
};

static const double px_per_metre = 96 / 0.0254;

static uint32_t big_endian(const unsigned char *bytes, size_t count) {
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

/* IHDR, and pHYs if it comes before the pixels. */
static bool measure_png(struct image *image) {
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    const unsigned char *bytes = image->bytes;
    if (image->length < 33 || memcmp(bytes, signature, sizeof signature) != 0) {
        return false;
    }
    image->width = big_endian(bytes + 16, 4);
    image->height = big_endian(bytes + 20, 4);
    for (size_t at = 33; at + 21 <= image->length;) {
        uint32_t length = big_endian(bytes + at, 4);
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0 || length > image->length) {
            break;
        }
        if (memcmp(bytes + at + 4, "pHYs", 4) == 0 && bytes[at + 16] == 1) {
            image->width *= px_per_metre / fmax(1, big_endian(bytes + at + 8, 4));
            image->height *= px_per_metre / fmax(1, big_endian(bytes + at + 12, 4));
        }
        at += 12 + (size_t)length;
    }
    return image->width > 0 && image->height > 0;
}

/* The frame header (SOF0 to SOF15 without DHT, JPG, DAC). */
static bool measure_jpeg(struct image *image) {
    const unsigned char *bytes = image->bytes;
    if (image->length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) {
        return false;
    }
    for (size_t at = 2; at + 9 < image->length && bytes[at] == 0xFF;) {
        unsigned char marker = bytes[at + 1];
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
                     marker != 0xC8 && marker != 0xCC;
        if (frame) {
            image->height = big_endian(bytes + at + 5, 2);
            image->width = big_endian(bytes + at + 7, 2);
            return image->width > 0 && image->height > 0;
        }
        at += 2 + (size_t)big_endian(bytes + at + 2, 2);
    }
    return false;
}

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
    if (measure_png(image) || measure_jpeg(image)) {
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

const struct block_kind image_block = {
    .name = "image", .bind = image_bind, .widths = image_widths, .place = image_place};
