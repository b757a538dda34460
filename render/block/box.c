/* Binding boxes, and placing blocks in them. */
#include "block/box.h"

#include <math.h>
#include <string.h>

#include "block/block.h"
#include "data/merge.h"

enum { LENGTH = PROPERTY_NUMBER | PROPERTY_STRING };

static const struct property side_properties[] = {
    {"top", LENGTH, 0, .schema = &length_schema},
    {"right", LENGTH, 0, .schema = &length_schema},
    {"bottom", LENGTH, 0, .schema = &length_schema},
    {"left", LENGTH, 0, .schema = &length_schema},
};
const struct schema box_sides_schema = {
    .groups = PROPERTY_GROUP("box-sides", side_properties), .otherwise = &length_schema};

/* A colour, or two from top to bottom. */
static const struct schema background_schema = {
    .items = &color_schema, .otherwise = &color_schema};

static const struct property box_properties[] = {
    {"extends", PROPERTY_STRING, 0},
    {"background", PROPERTY_STRING | PROPERTY_ARRAY | PROPERTY_NULL, 0,
        .schema = &background_schema},
    {"radius", LENGTH, 0, .schema = &length_schema},
    {"padding", LENGTH | PROPERTY_OBJECT, 0, .schema = &box_sides_schema},
    {"border", LENGTH, 0, .schema = &length_schema},
    {"border-color", PROPERTY_STRING, 0, .schema = &color_schema},
};
const struct schema box_schema = {.name = "box",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("box", box_properties)};

bool sides_bind(const struct value *value, const char *name, struct sides *sides,
    struct faults *faults) {
    double *lengths[] = {&sides->top, &sides->right, &sides->bottom, &sides->left};
    if (value->type != VALUE_OBJECT) {
        bool ok = length_bind(value, name, 16, 0, LENGTH_LIMIT, &sides->top, faults);
        sides->right = sides->bottom = sides->left = sides->top;
        return ok;
    }
    bool ok =
        properties_check(value, side_properties, countof(side_properties), name, faults);
    for (size_t i = 0; ok && i < countof(side_properties); i++) {
        const struct value *side = value_member(value, side_properties[i].name);
        ok = !side || length_bind(side, side_properties[i].name, 16, 0, LENGTH_LIMIT,
                          lengths[i], faults);
    }
    return ok;
}

static const struct value *find_box(const struct theme *theme, const char *name) {
    return value_member(&theme->boxes, name);
}

static const struct value *need_box(
    const struct binder *binder, const char *name, struct place place) {
    const struct value *boxes = &binder->theme->boxes;
    const struct value *found = find_box(binder->theme, name);
    if (found) {
        return found;
    }
    const char **names = arena_array(binder->arena, boxes->count + 1, sizeof *names);
    for (size_t i = 0; i < boxes->count; i++) {
        names[i] = boxes->members[i].name;
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-box", place, "theme %s has no box %s",
        "主题 %s 里没有名为 %s 的框（boxes）", binder->theme->name, name);
    fault_hint_near(binder->faults, name, names, boxes->count);
    return NULL;
}

static bool fault_background(const struct value *value, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "bad-color", value->place,
        "background is a colour, or a list of two from top to bottom",
        "background 应为颜色，或由上到下两种颜色的列表");
    return false;
}

/* From top to bottom, with the colour between them for surfaces that have no gradients. */
static bool read_gradient(struct arena *arena, const struct value *list,
    struct block_box *box, struct faults *faults) {
    struct gradient_stop *stops = arena_array(arena, 2, sizeof *stops);
    for (size_t i = 0; i < list->count && i < 2; i++) {
        const struct value *color = &list->items[i];
        stops[i].offset = (double)i;
        if (color->type != VALUE_STRING || !color_read(color->string, &stops[i].color)) {
            return fault_background(color, faults);
        }
    }
    if (list->count != 2) {
        return fault_background(list, faults);
    }
    struct scene_gradient *gradient = arena_new(arena, struct scene_gradient);
    *gradient = (struct scene_gradient){.y2 = 1, .stops = stops, .stop_count = 2};
    box->gradient = gradient;
    box->background = stops[0].color;
    return true;
}

static bool read_box(struct arena *arena, const struct value *value,
    struct block_box *box, struct faults *faults) {
    if (!properties_check(
            value, box_properties, countof(box_properties), "box", faults)) {
        return false;
    }
    const struct value *background = value_member(value, "background");
    const struct value *radius = value_member(value, "radius");
    const struct value *padding = value_member(value, "padding");
    const struct value *border = value_member(value, "border");
    bool list = background && background->type == VALUE_ARRAY;
    box->border_color = (struct color){true, 0xE5, 0xE7, 0xEB, 1};
    bool ok = list ? read_gradient(arena, background, box, faults)
                   : color_bind(value, "background", &box->background, faults);
    ok &= color_bind(value, "border-color", &box->border_color, faults);
    ok &= !radius ||
          length_bind(radius, "radius", 16, 0, LENGTH_LIMIT, &box->radius, faults);
    ok &= !border || length_bind(border, "border", 16, 0, 1000, &box->border, faults);
    return (!padding || sides_bind(padding, "padding", &box->padding, faults)) && ok;
}

const struct block_box *box_bind(const struct binder *binder, const struct value *value) {
    struct value whole = *value;
    bool named = value->type == VALUE_STRING;
    const char *name = named ? value->string : property_string(value, "extends", NULL);
    if (name) {
        const struct value *base = need_box(binder, name, value->place);
        if (!base) {
            return NULL;
        }
        whole = named ? *base : value_merge(binder->arena, *base, *value);
    }
    struct block_box *box = arena_new(binder->arena, struct block_box);
    return read_box(binder->arena, &whole, box, binder->faults) ? box : NULL;
}

size_t box_grounds(const struct theme *theme, const char *name, struct color grounds[2]) {
    const struct value *box = find_box(theme, name);
    const struct value *background = box ? value_member(box, "background") : NULL;
    if (!background) {
        return 0;
    }
    bool list = background->type == VALUE_ARRAY;
    size_t count = 0;
    for (size_t i = 0; i < (list ? background->count : 1) && count < 2; i++) {
        const struct value *color = list ? &background->items[i] : background;
        count +=
            color->type == VALUE_STRING && color_read(color->string, &grounds[count]);
    }
    return count;
}

static void paint(
    struct arena *arena, const struct block_box *box, struct scene_group *group) {
    if (!box->background.set && !box->border) {
        group->no_size = true;
        return;
    }
    struct scene_style *style = scene_new_style(arena);
    style->fill = box->background;
    style->fill_gradient = box->gradient;
    if (box->border > 0) {
        style->stroke = box->border_color;
        style->stroke_width = box->border;
        style->has_stroke_width = true;
    }
    group->item.style = style;
    group->corner_radius = box->radius;
}

struct placed box_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct block_box *box = block->box;
    struct arena *arena = placer->typesetter.arena;
    double above = box->padding.top, below = box->padding.bottom;
    struct region inner = *region;
    inner.width = fmax(1, region->width - box->padding.left - box->padding.right);
    inner.height_left -= above + below;
    inner.height_full -= above + below;
    struct placed content = block_align(
        placer, block, block->kind->place(placer, block, &inner), inner.width);
    if (!content.group && content.rest) {
        return content; /* nothing stands here yet */
    }
    struct scene_group *group = scene_new_group(arena);
    paint(arena, box, group);
    group->width = region->width;
    group->height = fmax(content.height + above + below, block->height);
    if (content.group) {
        scene_attach_group(
            arena, group, content.group, "scope", box->padding.left, above);
    }
    group->place = block->place;
    return (struct placed){.group = group,
        .width = region->width,
        .height = group->height,
        .baseline = content.baseline ? above + content.baseline : 0,
        .rest = content.rest,
        .grown = &group->height};
}
