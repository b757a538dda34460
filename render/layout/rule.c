/* rule: a horizontal line; space: empty height. */
#include "block/flow.h"
#include "layout/layout.h"

struct rule {
    struct block block;
    double thickness; /* px; 0 for space */
    double height;    /* px, of the whole block */
    struct color color;
};

static const struct property rule_properties[] = {
    {"thickness", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
};

static const struct schema rule_schema = {.types = PROPERTY_OBJECT | PROPERTY_NULL,
    .groups = PROPERTY_GROUP("rule", rule_properties),
    .otherwise = &length_schema};

static bool read_length(
    struct binder *binder, const struct value *value, const char *name, double *px) {
    return length_bind(value, name, 16, 0, LENGTH_LIMIT, px, binder->faults);
}

static bool read_rule(
    struct binder *binder, const struct value *value, struct rule *rule) {
    if (!properties_check(
            value, rule_properties, countof(rule_properties), "rule", binder->faults)) {
        return false;
    }
    const struct value *thickness = value_member(value, "thickness");
    if (!color_bind(value, "color", &rule->color, binder->faults)) {
        return false;
    }
    return !thickness || read_length(binder, thickness, "thickness", &rule->thickness);
}

static struct block *rule_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct rule *rule = arena_new(binder->arena, struct rule);
    rule->block = *common;
    rule->thickness = 1;
    rule->color = theme_style(binder->theme, "body")->color;
    bool ok = true;
    if (value->type == VALUE_OBJECT) {
        ok = read_rule(binder, value, rule);
    } else if (value->type != VALUE_NULL) {
        ok = read_length(binder, value, "rule", &rule->thickness);
    }
    rule->height = rule->thickness;
    return ok ? &rule->block : NULL;
}

static struct block *space_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct rule *space = arena_new(binder->arena, struct rule);
    space->block = *common;
    return read_length(binder, value, "space", &space->height) ? &space->block : NULL;
}

static struct widths rule_widths(const struct placer *placer, const struct block *block) {
    (void)placer;
    (void)block;
    return (struct widths){0};
}

static struct placed rule_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct rule *rule = (const struct rule *)block;
    struct arena *arena = placer->typesetter.arena;
    struct placed placed = {.width = region->width, .height = rule->height};
    if (rule->thickness > 0) {
        placed.group = scene_new_group(arena);
        placed.group->no_size = true;
        struct scene_rect *rect =
            scene_add_mark(arena, placed.group, MARK_RECT, "rule", 1)->rects;
        rect->item.style = scene_new_fill(arena, rule->color);
        rect->item.element = &scene_artifact;
        rect->width = region->width;
        rect->height = rule->thickness;
    }
    return placed;
}

static void rule_flow(const struct placer *placer, struct block *block) {
    const struct rule *rule = (const struct rule *)block;
    bool line = rule->thickness > 0;
    struct flow_content *content =
        flow_add(placer, "Artifact", line ? FLOW_RULE : FLOW_SPACE, NULL);
    content->block = block;
    content->height = rule->height;
    content->color = rule->color;
}

const struct block_kind rule_block = {.name = "rule",
    .schema = &rule_schema,
    .bind = rule_bind,
    .widths = rule_widths,
    .place = rule_place,
    .flow = rule_flow};

const struct block_kind space_block = {.name = "space",
    .schema = &length_schema,
    .bind = space_bind,
    .widths = rule_widths,
    .place = rule_place,
    .flow = rule_flow};
