/* Binding the blocks, gap and alignment of a row or column. */
#include "layout/container.h"

#include <string.h>

enum { DEFAULT_GAP = 16 };

static const struct property container_properties[] = {
    {"gap", PROPERTY_NUMBER | PROPERTY_STRING, 0},
    {"align", PROPERTY_STRING, 0},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED},
};

static bool read_gap(
    struct binder *binder, const struct value *value, struct container *container) {
    const struct value *gap = value_member(value, "gap");
    if (!gap) {
        return true;
    }
    if (length_read(gap, 16, &container->gap) && container->gap >= 0 &&
        container->gap <= LENGTH_LIMIT) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "bad-length", gap->place,
        "gap: write a length such as 5mm", "gap：请写长度，例如 5mm");
    return false;
}

static bool read_cross_align(
    struct binder *binder, const struct value *value, struct container *container) {
    static const char *const names[] = {"top", "middle", "bottom", "baseline"};
    const char *name = property_string(value, "align", "top");
    for (size_t i = 0; i < countof(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            container->align = (enum cross_align)i;
            return true;
        }
    }
    fault_add(binder->faults, FAULT_ERROR, "bad-align",
        value_member(value, "align")->place,
        "align is %s; it must be top, middle, bottom or baseline",
        "align 写的是 %s，应为 top、middle、bottom 或 baseline", name);
    return false;
}

static bool read_mapping(
    struct binder *binder, const struct value *value, struct container *container) {
    if (!properties_check(value, container_properties, countof(container_properties),
            container->block.kind->name, binder->faults)) {
        return false;
    }
    return read_gap(binder, value, container) &&
           read_cross_align(binder, value, container);
}

struct block *container_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct container *container = arena_new(binder->arena, struct container);
    container->block = *common;
    container->gap = DEFAULT_GAP;
    const struct value *list = value;
    struct value mapping;
    if (value->type != VALUE_ARRAY) {
        if (!binder_expand_but(binder, value, "blocks", &mapping) ||
            !read_mapping(binder, &mapping, container)) {
            return NULL;
        }
        list = value_member(&mapping, "blocks");
    }
    return block_list_bind(binder, list, &container->blocks) ? &container->block : NULL;
}
