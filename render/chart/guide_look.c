/* Looking up how a guide looks: what is said, its configs, rules; conditions of ticks. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/guide.h"
#include "chart/mark/paint.h"
#include "chart/predicate.h"
#include "chart/scales.h"

static bool test_holds(
    const struct plot *plot, const struct value *test, const struct value *datum) {
    struct faults quiet = {.arena = plot->arena}; /* bind has faulted what is wrong */
    struct chart chart = *plot->chart;
    chart.arena = plot->arena;
    chart.faults = &quiet;
    bool holds;
    const struct expression *expression = predicate_bind(&chart, test, &holds);
    if (!expression) {
        return false;
    }
    struct scope scope = {
        .outer = chart.scope, .name = "datum", .value = datum ? *datum : value_null()};
    return value_to_boolean(expression_evaluate(expression, &scope, plot->arena));
}

static struct value evaluate_text(
    const struct plot *plot, const struct value *text, const struct value *datum) {
    struct faults quiet = {.arena = plot->arena};
    const struct expression *expression = expression_parse(
        plot->arena, text->string, text->place, ARITHMETIC_DOUBLE, &quiet);
    struct scope scope = {.outer = plot->chart->scope,
        .name = "datum",
        .value = datum ? *datum : value_null()};
    return expression ? expression_evaluate(expression, &scope, plot->arena)
                      : value_null();
}

struct value guide_resolve(
    const struct plot *plot, const struct value *value, const struct value *datum) {
    if (!value) {
        return value_null();
    }
    if (value->type != VALUE_OBJECT) {
        return *value;
    }
    const struct value *condition = value_member(value, "condition");
    size_t count = !condition ? 0 : condition->type == VALUE_ARRAY ? condition->count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct value *item =
            condition->type == VALUE_ARRAY ? &condition->items[i] : condition;
        const struct value *test = value_member(item, "test");
        if (test && test_holds(plot, test, datum)) {
            const struct value *then = value_member(item, "value");
            const struct value *text = value_member(item, "expr");
            return text ? evaluate_text(plot, text, datum) : then ? *then : value_null();
        }
    }
    const struct value *text = value_member(value, "expr");
    if (text && text->type == VALUE_STRING) {
        return evaluate_text(plot, text, datum);
    }
    const struct value *plain = value_member(value, "value");
    return plain ? *plain : *value;
}

static const char *orientation_config(const struct guide *axis) {
    const struct value *orient = component_find(&axis->properties, "orient");
    const char *name = orient && orient->type == VALUE_STRING ? orient->string : "";
    return strcmp(name, "top") == 0     ? "axisTop"
           : strcmp(name, "left") == 0  ? "axisLeft"
           : strcmp(name, "right") == 0 ? "axisRight"
                                        : "axisBottom";
}

static size_t kind_of_axis(enum scale_type type) {
    return type == SCALE_BAND         ? 0
           : type == SCALE_POINT      ? 1
           : scale_type_is_time(type) ? 2
                                      : 3;
}

/* The configs of an axis, the closest first (vega-lite/src/compile/axis/config.ts). */
static size_t axis_configs(const struct guide *axis, const char *names[8]) {
    static const char *const kinds[2][4] = {
        {"axisXBand", "axisXPoint", "axisXTemporal", "axisXQuantitative"},
        {"axisYBand", "axisYPoint", "axisYTemporal", "axisYQuantitative"}};
    static const char *const both[4] = {
        "axisBand", "axisPoint", "axisTemporal", "axisQuantitative"};
    bool across = axis->channel == CHANNEL_X;
    enum scale_type type = view_scale(axis->view, axis->channel)->type;
    size_t kind = kind_of_axis(type);
    bool discrete = type == SCALE_BAND || type == SCALE_POINT;
    size_t count = 0;
    names[count++] = kinds[across ? 0 : 1][kind];
    if (discrete) {
        names[count++] = across ? "axisXDiscrete" : "axisYDiscrete";
    }
    names[count++] = both[kind];
    if (discrete) {
        names[count++] = "axisDiscrete";
    }
    /* Vega puts the side before the direction, unlike Vega-Lite's own rules */
    names[count++] = orientation_config(axis);
    names[count++] = across ? "axisX" : "axisY";
    names[count++] = "axis";
    return count;
}

/* Where properties of a guide are looked for: objects, the first that has a property wins. */
struct sources {
    struct value *items;
    size_t count, capacity;
};

static void add_source(
    const struct plot *plot, struct sources *sources, const struct value *object) {
    if (object && object->type == VALUE_OBJECT && object->count) {
        sources->items = arena_grow(plot->arena, sources->items, sources->count,
            &sources->capacity, sizeof *sources->items);
        sources->items[sources->count++] = *object;
    }
}

static void add_bag(
    const struct plot *plot, struct sources *sources, const struct bag *bag) {
    struct value object = bag_object(bag);
    add_source(plot, sources, &object);
}

static const struct value *member_of(const struct value *object, const char *name) {
    return object && object->type == VALUE_OBJECT ? value_member(object, name) : NULL;
}

/* One name or a list of them, of which the last wins. */
static void add_styles(
    const struct plot *plot, struct sources *sources, const struct value *styles) {
    const struct value *all = value_member(&plot->chart->config, "style");
    size_t count = !styles ? 0 : styles->type == VALUE_ARRAY ? styles->count : 1;
    for (size_t i = count; i > 0; i--) {
        const struct value *style =
            styles->type == VALUE_ARRAY ? &styles->items[i - 1] : styles;
        if (style->type == VALUE_STRING) {
            add_source(plot, sources, member_of(all, style->string));
        }
    }
}

static void add_vega(
    const struct plot *plot, struct sources *sources, const char *group) {
    add_source(
        plot, sources, member_of(value_member(&plot->chart->config, "vega"), group));
}

/* Vega's own defaults stand behind everything, but for those of bands, which its config
 * puts before that of all axes. */
static struct sources axis_sources(const struct plot *plot, const struct guide *axis) {
    const struct value *config = &plot->chart->config;
    const char *configs[8];
    size_t count = axis_configs(axis, configs);
    bool band = view_scale(axis->view, axis->channel)->type == SCALE_BAND;
    struct sources sources = {0};
    add_bag(plot, &sources, &axis->properties.said);
    add_styles(plot, &sources, bag_find(&axis->properties.said, "style"));
    for (size_t i = 0; i < count; i++) {
        if (band && i + 3 == count) {
            add_vega(plot, &sources, "axisBand");
        }
        add_source(plot, &sources, value_member(config, configs[i]));
    }
    for (size_t i = 0; i < count; i++) {
        add_styles(plot, &sources, member_of(value_member(config, configs[i]), "style"));
    }
    add_bag(plot, &sources, &axis->properties.filled);
    add_vega(plot, &sources, "axis");
    return sources;
}

static struct sources legend_sources(
    const struct plot *plot, const struct guide *legend) {
    struct sources sources = {0};
    add_bag(plot, &sources, &legend->properties.said);
    add_source(plot, &sources, value_member(&plot->chart->config, "legend"));
    add_bag(plot, &sources, &legend->properties.filled);
    add_vega(plot, &sources, "legend");
    return sources;
}

static const struct value *find_in(const struct sources *sources, const char *name) {
    const struct value *found = NULL;
    for (size_t i = 0; !found && i < sources->count; i++) {
        found = value_member(&sources->items[i], name);
    }
    return found;
}

const struct value *axis_find(
    const struct plot *plot, const struct guide *axis, const char *name) {
    struct sources sources = axis_sources(plot, axis);
    return find_in(&sources, name);
}

const struct value *legend_find(
    const struct plot *plot, const struct guide *legend, const char *name) {
    struct sources sources = legend_sources(plot, legend);
    return find_in(&sources, name);
}

/* Properties found, by name; a guide asks for the same few dozen at every tick. */
enum { MEMORY_SIZE = 256 };
struct look_memory {
    struct sources sources;
    bool has_sources;
    struct found {
        const char *name; /* NULL: free */
        const struct value *value;
    } places[MEMORY_SIZE];
    size_t count;
};

struct look_memory *look_memory_new(struct arena *arena) {
    return arena_new(arena, struct look_memory);
}

static struct guide_look open_look(
    const struct plot *plot, const struct guide *guide, bool axis) {
    struct look_memory *memory = guide->memory;
    if (!memory->has_sources) {
        memory->sources = axis ? axis_sources(plot, guide) : legend_sources(plot, guide);
        memory->has_sources = true;
    }
    return (struct guide_look){.plot = plot, .guide = guide, .memory = memory};
}

struct guide_look axis_look(const struct plot *plot, const struct guide *axis) {
    return open_look(plot, axis, true);
}

struct guide_look legend_look(const struct plot *plot, const struct guide *legend) {
    return open_look(plot, legend, false);
}

static struct found *memory_place(struct look_memory *memory, const char *name) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (const char *c = name; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    }
    size_t at = hash % MEMORY_SIZE;
    while (memory->places[at].name && strcmp(memory->places[at].name, name) != 0) {
        at = (at + 1) % MEMORY_SIZE;
    }
    return &memory->places[at];
}

const struct value *look_find(const struct guide_look *look, const char *name) {
    struct look_memory *memory = look->memory;
    struct found *place = memory_place(memory, name);
    if (place->name) {
        return place->value;
    }
    const struct value *value = find_in(&memory->sources, name);
    if (memory->count < MEMORY_SIZE / 2) {
        memory->count++;
        *place = (struct found){arena_copy_string(look->plot->arena, name), value};
    }
    return value;
}

static struct value look(const struct guide_look *look, const char *name) {
    const struct value *found = look_find(look, name);
    return guide_resolve(look->plot, found, look->datum);
}

double look_number(const struct guide_look *what, const char *name, double otherwise) {
    struct value value = look(what, name);
    return value.type == VALUE_NUMBER ? value.number : otherwise;
}

const char *look_string(
    const struct guide_look *what, const char *name, const char *otherwise) {
    struct value value = look(what, name);
    return value.type == VALUE_STRING ? value.string : otherwise;
}

bool look_boolean(const struct guide_look *what, const char *name, bool otherwise) {
    struct value value = look(what, name);
    return value.type == VALUE_NULL ? otherwise : value_to_boolean(value);
}

/* <part>Color and the like. */
struct part_name {
    char text[64];
};

static struct part_name part_name(const char *part, const char *name) {
    struct part_name joined;
    size_t length = strlen(part);
    size_t size = strlen(name);
    assert(length + size < sizeof joined.text);
    memcpy(joined.text, part, length);
    memcpy(joined.text + length, name, size + 1);
    return joined;
}

const struct scene_style *look_stroke(const struct guide_look *what, const char *part) {
    struct scene_style *style = scene_new_style(what->plot->arena);
    color_read(look_string(what, part_name(part, "Color").text, "none"), &style->stroke);
    style->stroke_width = look_number(what, part_name(part, "Width").text, 1);
    style->has_stroke_width = true;
    style->stroke_opacity = look_number(what, part_name(part, "Opacity").text, 1);
    style->dash = dash_array(
        what->plot->arena, look(what, part_name(part, "Dash").text), &style->dash_count);
    style->dash_offset = look_number(what, part_name(part, "DashOffset").text, 0);
    const char *cap = look_string(what, part_name(part, "Cap").text, "");
    style->cap = strcmp(cap, "round") == 0    ? CAP_ROUND
                 : strcmp(cap, "square") == 0 ? CAP_SQUARE
                                              : CAP_BUTT;
    return style;
}

static struct value look_styled(const struct guide_look *what, const char *part,
    const char *name, const char *style, const char *style_name) {
    struct value value = look(what, part_name(part, name).text);
    if (value.type != VALUE_NULL) {
        return value;
    }
    const struct value *styles = value_member(&what->plot->chart->config, "style");
    const struct value *group = styles ? value_member(styles, style) : NULL;
    const struct value *found =
        group && group->type == VALUE_OBJECT ? value_member(group, style_name) : NULL;
    return found ? *found : value_null();
}

void look_text(const struct guide_look *what, const char *part, const char *style,
    struct label *label) {
    struct value font = look_styled(what, part, "Font", style, "font");
    struct value size = look_styled(what, part, "FontSize", style, "fontSize");
    struct value weight = look_styled(what, part, "FontWeight", style, "fontWeight");
    struct value slant = look_styled(what, part, "FontStyle", style, "fontStyle");
    struct value fill = look_styled(what, part, "Color", style, "fill");
    struct scene_style *paint = scene_new_style(what->plot->arena);
    color_read(fill.type == VALUE_STRING ? fill.string : "black", &paint->fill);
    paint->fill_opacity = look_number(what, part_name(part, "Opacity").text, 1);
    label->style = paint;
    label->font = font.type == VALUE_STRING ? font.string : "sans-serif";
    label->size = size.type == VALUE_NUMBER ? fmax(0, size.number) : 10;
    label->weight = font_weight(weight.type == VALUE_NULL ? NULL : &weight, 0);
    label->italic = slant.type == VALUE_STRING && strcmp(slant.string, "italic") == 0;
    label->limit = look_number(what, part_name(part, "Limit").text, 0);
    label->line_height = look_number(what, part_name(part, "LineHeight").text, 0);
}

void look_description(const struct guide_look *what, struct scene_group *group) {
    const char *description = look_string(what, "description", NULL);
    if (!description) {
        return;
    }
    struct scene_style *style = scene_new_style(what->plot->arena);
    if (group->item.style) {
        *style = *group->item.style;
    }
    style->description = description;
    group->item.style = style;
}
