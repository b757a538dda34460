/* Scales for expressions, by the names that Vega-Lite gives them: x, color; in composed
 * charts with the view's name before (concat_0_x), of layers with scales of their own
 * layer_1_y. */
#include "chart/host.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/reference.h"

/* Whether `name` is the channel's, or ends in _CHANNEL. */
static bool names_channel(const char *name, enum channel channel) {
    size_t length = strlen(name), own = strlen(channels[channel].name);
    return length >= own && strcmp(name + length - own, channels[channel].name) == 0 &&
           (length == own || name[length - own - 1] == '_');
}

static const struct scale_part *first_part(
    const struct view *view, enum channel channel) {
    if (view->scales[channel] && !view->scales[channel]->merged) {
        return view->scales[channel];
    }
    for (size_t i = 0; i < view->child_count; i++) {
        const struct scale_part *part = first_part(view->children[i], channel);
        if (part) {
            return part;
        }
    }
    return view_scale(view, channel);
}

static const struct scale *find_scale(const struct plot *plot, const char *name) {
    const char *layer = strstr(name, "layer_");
    const struct view *view = plot->view;
    if (layer) {
        size_t index = strtoul(layer + strlen("layer_"), NULL, 10);
        view = index < view->child_count ? view->children[index] : view;
    }
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        const struct scale_part *part =
            names_channel(name, c) ? first_part(view, c) : NULL;
        if (part) {
            return &part->scale;
        }
    }
    return NULL;
}

static struct value color_value(struct arena *arena, struct color color) {
    char text[COLOR_SIZE];
    if (!color.set) {
        return value_undefined();
    }
    color_print(text, color);
    return value_string(arena_copy_string(arena, text));
}

static struct value scaled(
    struct arena *arena, const struct scale *scale, struct value value) {
    if (scale->is_color) {
        return color_value(arena, scale_color(scale, value));
    }
    double number = scale_number(scale, value);
    return isnan(number) ? scale_value(scale, value) : value_number(number);
}

static struct value inverted(
    struct arena *arena, const struct scale *scale, struct value position) {
    bool time = scale_type_is_time(scale->type);
    if (position.type == VALUE_ARRAY) {
        struct value *items = arena_array(arena, position.count + 1, sizeof *items);
        for (size_t i = 0; i < position.count; i++) {
            items[i] = inverted(arena, scale, position.items[i]);
        }
        return value_array(items, position.count);
    }
    if (!scale_type_is_continuous(scale->type)) {
        return value_undefined();
    }
    double number = scale_invert(scale, value_to_number(position));
    return time ? value_date(number) : value_number(number);
}

/* gradient(scale, from, to, count): colours along a line. */
static struct value gradient(struct arena *arena, const struct scale *scale,
    const struct value *arguments, size_t count) {
    static const char *const names[] = {"x1", "y1", "x2", "y2"};
    size_t stops = count > 3 ? (size_t)fmax(2, value_to_number(arguments[3])) : 15;
    struct bag object = {0};
    stops = stops < 100 ? stops : 100;
    struct value *list = arena_array(arena, stops, sizeof *list);
    double low = value_to_number(scale->domain[0]);
    double high = value_to_number(scale->domain[scale->domain_count - 1]);
    for (size_t i = 0; i < stops; i++) {
        double share = (double)i / (double)(stops - 1);
        struct bag stop = {0};
        bag_set(arena, &stop, "offset", value_number(share));
        bag_set(arena, &stop, "color",
            scaled(arena, scale, value_number(low + share * (high - low))));
        list[i] = bag_object(&stop);
    }
    bag_set(arena, &object, "gradient", value_string("linear"));
    for (size_t i = 0; i < countof(names); i++) {
        struct value end = arguments[1 + i / 2], number = value_number(i == 2);
        value_item(end, i % 2, &number);
        bag_set(arena, &object, names[i], number);
    }
    bag_set(arena, &object, "stops", value_array(list, stops));
    return bag_object(&object);
}

static struct value ask(const struct expression_host *host, struct arena *arena,
    const char *function, const struct value *arguments, size_t count) {
    const struct chart_host *own = (const struct chart_host *)host;
    const struct scale *scale = own->plot && arguments[0].type == VALUE_STRING
                                    ? find_scale(own->plot, arguments[0].string)
                                    : NULL;
    if (!scale) {
        return value_undefined();
    }
    if (strcmp(function, "domain") == 0) {
        return value_array(scale->domain, scale->domain_count);
    }
    if (strcmp(function, "range") == 0) {
        return value_array(scale->range, scale->range_count);
    }
    if (strcmp(function, "bandwidth") == 0) {
        return value_number(scale->bandwidth);
    }
    if (strcmp(function, "invert") == 0) {
        return inverted(arena, scale, arguments[1]);
    }
    if (strcmp(function, "gradient") == 0) {
        return scale->domain_count > 0 ? gradient(arena, scale, arguments, count)
                                       : value_undefined();
    }
    return scaled(arena, scale, arguments[1]);
}

void host_open(struct chart *chart) {
    struct chart_host *host = arena_new(chart->arena, struct chart_host);
    struct scope *scope = arena_new(chart->arena, struct scope);
    host->base.scale = ask;
    *scope = (struct scope){.outer = chart->scope, .name = "", .host = &host->base};
    chart->scope = scope;
    chart->host = host;
}

void host_set_plot(const struct chart *chart, const struct plot *plot) {
    chart->host->plot = plot;
}
