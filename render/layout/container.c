/* Binding the blocks, gap and alignment of a row or column. */
#include "layout/container.h"

#include <string.h>

enum { DEFAULT_GAP = 16 };

/* As enum cross_align. */
static const char *const cross_words[] = {"top", "middle", "bottom", "baseline", NULL};

static const struct property container_properties[] = {
    {"gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"align", PROPERTY_STRING, 0, cross_words},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
};

const struct schema container_schema = {.types = PROPERTY_ARRAY | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("row", container_properties),
    .items = &block_schema};

static bool read_gap(
    struct binder *binder, const struct value *value, struct container *container) {
    const struct value *gap = value_member(value, "gap");
    return !gap ||
           length_bind(gap, "gap", 16, 0, LENGTH_LIMIT, &container->gap, binder->faults);
}

static bool read_cross_align(
    struct binder *binder, const struct value *value, struct container *container) {
    int index = CROSS_START;
    bool ok = property_choice(
        value, "align", cross_words, countof(cross_words) - 1, &index, binder->faults);
    container->align = (enum cross_align)index;
    return ok;
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

void container_flow(
    const struct placer *placer, const struct container *container, enum flow_kind kind) {
    static const enum flow_cross crosses[] = {[CROSS_START] = FLOW_TOP,
        [CROSS_CENTER] = FLOW_MIDDLE,
        [CROSS_END] = FLOW_BOTTOM,
        [CROSS_BASELINE] = FLOW_BASELINE};
    struct placer inner = *placer;
    struct flow_content *content = flow_add(placer, "Div", kind, &inner.element);
    content->block = &container->block;
    content->gap = container->gap;
    content->cross = crosses[container->align];
    block_list_flow(&inner, &container->blocks);
}
