/* rule: a line, lying or (`direction: vertical`) standing, as high as the row it is in; space:
 * empty height. A standing one may have a dot on it, whose middle is `dot-position` below its
 * top, and be drawn only `above` or `below` it: the line of a timeline.
 *
 *     rule: {thickness: 4, direction: vertical, dot: 24, dot-position: 30, part: below} */
#include <math.h>

#include "block/flow.h"
#include "layout/layout.h"

/* Of a standing rule, by its dot. */
enum rule_part { PART_WHOLE, PART_ABOVE, PART_BELOW };

struct rule {
    struct block block;
    double thickness; /* px; 0 for space */
    double height;    /* px, of the whole block */
    struct color color;
    bool vertical;
    double dot;          /* px across; 0: none */
    double dot_position; /* px, of its middle */
    enum rule_part part;
};

static const char *const direction_words[] = {"horizontal", "vertical", NULL};
/* As enum rule_part. */
static const char *const part_words[] = {"whole", "above", "below", NULL};

static const struct property rule_properties[] = {
    {"thickness", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"direction", PROPERTY_STRING, 0, direction_words},
    {"dot", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"dot-position", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"part", PROPERTY_STRING, 0, part_words},
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
    const struct {
        const char *name;
        double *length;
    } lengths[] = {{"thickness", &rule->thickness}, {"dot", &rule->dot},
        {"dot-position", &rule->dot_position}};
    int direction = 0;
    bool ok = color_bind(value, "color", &rule->color, binder->faults);
    ok &= property_choice(value, "direction", direction_words,
        countof(direction_words) - 1, &direction, binder->faults);
    int part = PART_WHOLE;
    ok &= property_choice(
        value, "part", part_words, countof(part_words) - 1, &part, binder->faults);
    rule->part = (enum rule_part)part;
    rule->dot_position = -1;
    for (size_t i = 0; i < countof(lengths); i++) {
        const struct value *length = value_member(value, lengths[i].name);
        ok &= !length || read_length(binder, length, lengths[i].name, lengths[i].length);
    }
    rule->vertical = direction == 1;
    rule->dot_position = rule->dot_position < 0 ? rule->dot / 2 : rule->dot_position;
    return ok;
}

/* A standing rule is as wide as it is thick, or its dot. */
static void set_width(struct rule *rule) {
    if (rule->vertical && !(rule->block.width > 0) && !(rule->block.width_share > 0)) {
        rule->block.width = fmax(1, fmax(rule->thickness, rule->dot));
    }
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
    rule->height = rule->vertical ? 0 : rule->thickness;
    set_width(rule);
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

static struct scene_rect *add_rect(struct arena *arena, const struct rule *rule,
    const char *role, struct scene_group *group) {
    struct scene_rect *rect = scene_add_mark(arena, group, MARK_RECT, role, 1)->rects;
    rect->item.style = scene_new_fill(arena, rule->color);
    rect->item.element = &scene_artifact;
    return rect;
}

static void add_dot(struct arena *arena, const struct rule *rule, double width,
    struct scene_group *group) {
    struct scene_rect *dot = add_rect(arena, rule, "rule-dot", group);
    dot->item.x = (width - rule->dot) / 2;
    dot->item.y = rule->dot_position - rule->dot / 2;
    dot->width = dot->height = rule->dot;
    for (size_t i = 0; i < countof(dot->corner_radius); i++) {
        dot->corner_radius[i] = rule->dot / 2;
    }
}

/* From its top, or its dot, down to where the row ends, or to the dot. */
static void place_standing(
    struct arena *arena, const struct rule *rule, struct placed *placed) {
    if (rule->dot > 0) {
        add_dot(arena, rule, placed->width, placed->group);
        placed->height = rule->dot_position + rule->dot / 2;
    }
    if (!(rule->thickness > 0)) {
        return;
    }
    struct scene_rect *line = add_rect(arena, rule, "rule", placed->group);
    line->item.x = (placed->width - rule->thickness) / 2;
    line->width = rule->thickness;
    if (rule->part == PART_ABOVE) {
        line->height = rule->dot_position;
    } else {
        line->item.y = rule->part == PART_BELOW ? rule->dot_position : 0;
        placed->grown = &line->height;
        placed->grown_top = line->item.y;
    }
}

static struct placed rule_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct rule *rule = (const struct rule *)block;
    struct arena *arena = placer->typesetter.arena;
    struct placed placed = {.width = region->width, .height = rule->height};
    if (!(rule->thickness > 0 || rule->dot > 0)) {
        return placed;
    }
    placed.group = scene_new_group(arena);
    placed.group->no_size = true;
    if (rule->vertical) {
        place_standing(arena, rule, &placed);
        return placed;
    }
    struct scene_rect *rect = add_rect(arena, rule, "rule", placed.group);
    rect->width = region->width;
    rect->height = rule->thickness;
    return placed;
}

static void rule_flow(const struct placer *placer, struct block *block) {
    const struct rule *rule = (const struct rule *)block;
    if (rule->vertical) { /* its dot; how high the row beside it is nobody knows yet */
        struct rule *dot = arena_new(placer->typesetter.arena, struct rule);
        *dot = *rule;
        dot->thickness = 0;
        if (rule->dot > 0) {
            flow_add_drawing(placer, &dot->block, NULL);
        }
        return;
    }
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
