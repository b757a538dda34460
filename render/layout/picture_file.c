/* Loading, measuring and placing picture files. */
#include "layout/picture_file.h"

#include "base/module.h"
#include "data/picture.h"
#include "data/reader.h"
#include "rsvg/rsvg.h"

/* Drawn once a picture, and a drawing of more is a mistake or an attack. */
enum { MOST_SVG_BYTES = 8 << 20 };

static bool measure_svg(
    struct binder *binder, const struct value *value, struct picture_file *file) {
    char reason[200] = "";
    if (file->length > MOST_SVG_BYTES) {
        fault_add(binder->faults, FAULT_ERROR, "bad-image", value->place,
            "%s is larger than %d MB", "%s 超过 %d MB", file->url, MOST_SVG_BYTES >> 20);
        return false;
    }
    const struct rsvg_module *rsvg =
        module_open("rsvg", value->place, "an SVG picture", "SVG 图片", binder->faults);
    if (!rsvg) {
        return false;
    }
    if (rsvg->measure(file->bytes, file->length, &file->width, &file->height, reason,
            sizeof reason)) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "bad-image", value->place,
        "%s is no good SVG: %s", "%s 不是正确的 SVG：%s", file->url, reason);
    return false;
}

bool picture_file_measure(
    struct binder *binder, const struct value *value, struct picture_file *file) {
    if (picture_is_svg(file->bytes, file->length)) {
        return measure_svg(binder, value, file);
    }
    if (picture_measure(file->bytes, file->length, &file->width, &file->height)) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "bad-image", value->place,
        "%s is no PNG, JPEG or SVG", "%s 不是 PNG、JPEG 或 SVG 图片", file->url);
    return false;
}

bool picture_file_load(struct binder *binder, const char *path, const struct value *value,
    struct picture_file *file) {
    struct bytes bytes;
    if (!source_load(binder->arena, path, value->place, &bytes, binder->faults)) {
        return false;
    }
    *file = (struct picture_file){.url = value->string,
        .bytes = (const unsigned char *)bytes.data,
        .length = bytes.length};
    return true;
}

struct scene_group *picture_file_place(const struct placer *placer,
    const struct picture_file *file, const char *alternative, double width,
    double height) {
    struct arena *arena = placer->typesetter.arena;
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    struct scene_image *item =
        scene_add_mark(arena, group, MARK_IMAGE, "image", 1)->images;
    struct element *element = element_new(arena, placer->element, "Figure");
    element->alternative = alternative;
    item->item.element = element;
    item->width = width;
    item->height = height;
    item->url = file->url;
    item->bytes = file->bytes;
    item->length = file->length;
    return group;
}
