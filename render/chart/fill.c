/* Gradients and patterns, read from where a colour may stand. */
#include "chart/fill.h"

#include <math.h>
#include <string.h>

#include "data/property.h"

/* px; a line of half a point every three points (GB/T practice for screened print). */
static const double pattern_step = 4, pattern_width = 0.67;

static const struct value *list_member(const struct value *object, const char *name) {
    const struct value *list = value_member(object, name);
    return list && list->type == VALUE_ARRAY ? list : NULL;
}

struct color fill_color(const struct value *value) {
    struct color color = {0};
    if (value->type == VALUE_STRING) {
        color_read(value->string, &color);
    } else if (value->type == VALUE_OBJECT) {
        const struct value *stops = list_member(value, "stops");
        const struct value *holder =
            stops && stops->count > 0 && stops->items[0].type == VALUE_OBJECT
                ? &stops->items[0]
                : value;
        color_read(property_string(holder, "color", ""), &color);
    }
    return color;
}

static const struct scene_gradient *read_gradient(
    struct arena *arena, const struct value *value, bool radial) {
    const struct value *stops = list_member(value, "stops");
    struct scene_gradient *gradient = arena_new(arena, struct scene_gradient);
    struct gradient_stop *list =
        arena_array(arena, stops ? stops->count : 0, sizeof *list);
    double before = 0;
    for (size_t i = 0; stops && i < stops->count; i++) {
        if (stops->items[i].type == VALUE_OBJECT) {
            double offset = property_number(&stops->items[i], "offset", before);
            before = fmax(before, fmin(1, offset));
            list[gradient->stop_count].offset = before;
            color_read(property_string(&stops->items[i], "color", ""),
                &list[gradient->stop_count++].color);
        }
    }
    gradient->stops = list;
    gradient->radial = radial;
    /* vega-scenegraph/src/Gradient.js: across, or out from the middle */
    gradient->x1 = property_number(value, "x1", radial ? 0.5 : 0);
    gradient->y1 = property_number(value, "y1", radial ? 0.5 : 0);
    gradient->x2 = property_number(value, "x2", radial ? 0.5 : 1);
    gradient->y2 = property_number(value, "y2", radial ? 0.5 : 0);
    gradient->r1 = fmax(0, property_number(value, "r1", 0));
    gradient->r2 = fmax(0, property_number(value, "r2", 0.5));
    return gradient;
}

static const struct scene_hatch *read_hatch(
    struct arena *arena, const struct value *value, const char *name) {
    struct scene_hatch *hatch = arena_new(arena, struct scene_hatch);
    if (!hatch_find(name, &hatch->kind)) {
        return NULL;
    }
    hatch->ink = (struct color){.set = true, .alpha = 1};
    color_read(property_string(value, "ink", "black"), &hatch->ink);
    hatch->step = fmax(1, property_number(value, "step", pattern_step));
    hatch->width = fmax(0, property_number(value, "width", pattern_width));
    return hatch;
}

struct fill fill_read(struct arena *arena, const struct value *value) {
    struct fill fill = {.color = fill_color(value)};
    if (value->type != VALUE_OBJECT) {
        return fill;
    }
    const char *gradient = property_string(value, "gradient", NULL);
    const char *pattern = property_string(value, "pattern", NULL);
    if (gradient && fill.color.set) {
        fill.gradient = read_gradient(arena, value, strcmp(gradient, "radial") == 0);
    } else if (pattern) {
        fill.hatch = read_hatch(arena, value, pattern);
    }
    return fill;
}

struct fill scale_fill(
    const struct scale *scale, struct value value, struct arena *arena) {
    if (scale->type != SCALE_BAND && !scale_type_is_continuous(scale->type)) {
        struct value found = scale_value(scale, value);
        if (found.type == VALUE_OBJECT) {
            return fill_read(arena, &found);
        }
    }
    return (struct fill){.color = scale_color(scale, value)};
}

void fill_apply(struct scene_style *style, struct fill fill) {
    style->fill = fill.color;
    style->fill_gradient = fill.gradient;
    style->hatch = fill.hatch;
}

static bool check_color(
    const struct value *object, const char *name, bool needed, struct faults *faults) {
    const struct value *value = value_member(object, name);
    struct color color;
    if (value ? value->type == VALUE_STRING && color_read(value->string, &color)
              : !needed) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-color", value ? value->place : object->place,
        "“%s” should be a colour such as #4c78a8", "“%s”应为颜色，例如 #4c78a8", name);
    return false;
}

static bool check_gradient(const struct value *value, struct faults *faults) {
    static const struct property properties[] = {
        {"gradient", PROPERTY_STRING, PROPERTY_REQUIRED},
        {"stops", PROPERTY_ARRAY, PROPERTY_REQUIRED},
        {"x1", PROPERTY_NUMBER, 0},
        {"y1", PROPERTY_NUMBER, 0},
        {"x2", PROPERTY_NUMBER, 0},
        {"y2", PROPERTY_NUMBER, 0},
        {"r1", PROPERTY_NUMBER, 0},
        {"r2", PROPERTY_NUMBER, 0},
        {"id", PROPERTY_STRING, 0},
    };
    static const struct property stop_properties[] = {
        {"offset", PROPERTY_NUMBER, PROPERTY_REQUIRED},
        {"color", PROPERTY_STRING, PROPERTY_REQUIRED},
    };
    static const char *const kinds[] = {"linear", "radial"};
    int kind = 0;
    if (!properties_check(value, properties, countof(properties), "gradient", faults) ||
        !property_choice(value, "gradient", kinds, countof(kinds), &kind, faults)) {
        return false;
    }
    const struct value *stops = value_member(value, "stops");
    bool good = true;
    for (size_t i = 0; i < stops->count; i++) {
        good &= properties_check(&stops->items[i], stop_properties,
                    countof(stop_properties), "stop", faults) &&
                check_color(&stops->items[i], "color", true, faults);
    }
    return good;
}

static bool check_pattern(const struct value *value, struct faults *faults) {
    static const struct property properties[] = {
        {"pattern", PROPERTY_STRING, PROPERTY_REQUIRED},
        {"color", PROPERTY_STRING, PROPERTY_REQUIRED},
        {"ink", PROPERTY_STRING, 0},
        {"step", PROPERTY_NUMBER, 0},
        {"width", PROPERTY_NUMBER, 0},
    };
    const char *kinds[HATCH_DOTS + 1];
    for (int i = 0; i <= HATCH_DOTS; i++) {
        kinds[i] = hatch_name((enum hatch_kind)i);
    }
    int kind = 0;
    return properties_check(value, properties, countof(properties), "pattern", faults) &&
           property_choice(value, "pattern", kinds, countof(kinds), &kind, faults) &&
           check_color(value, "color", true, faults) &&
           check_color(value, "ink", false, faults);
}

bool fills_check(const struct value *specification, struct faults *faults) {
    static const char *const others[] = {"data", "datasets", "config"};
    bool good = true;
    if (specification->type == VALUE_ARRAY) {
        for (size_t i = 0; i < specification->count; i++) {
            good &= fills_check(&specification->items[i], faults);
        }
    }
    if (specification->type != VALUE_OBJECT) {
        return good;
    }
    if (value_member(specification, "gradient")) {
        return check_gradient(specification, faults);
    }
    if (value_member(specification, "pattern")) {
        return check_pattern(specification, faults);
    }
    for (size_t i = 0; i < specification->count; i++) {
        const struct member *member = &specification->members[i];
        bool other = false; /* data, and the config, which is checked by itself */
        for (size_t k = 0; k < countof(others); k++) {
            other = other || strcmp(member->name, others[k]) == 0;
        }
        good = (other || fills_check(&member->value, faults)) && good;
    }
    return good;
}
