/* Gradients and hatches in SVG: each once in <defs>, at the end of the file. */
#include <stdio.h>

#include "surface/svg.h"

/* What a fill or stroke names: a gradient, or a colour with a hatch over it. */
struct svg_server {
    const struct scene_gradient *gradient;
    const struct scene_hatch *hatch;
    struct color ground;
    double stretch[2]; /* of radial gradients, see struct svg */
};

static bool same_hatch(const struct scene_hatch *a, const struct scene_hatch *b) {
    return a == b || (a && b && a->kind == b->kind && a->step == b->step &&
                         a->width == b->width && color_equal(a->ink, b->ink));
}

static bool same_gradient(
    const struct scene_gradient *a, const struct scene_gradient *b) {
    if (a == b) {
        return true;
    }
    bool same = a && b && a->radial == b->radial && a->x1 == b->x1 && a->y1 == b->y1 &&
                a->x2 == b->x2 && a->y2 == b->y2 && a->r1 == b->r1 && a->r2 == b->r2 &&
                a->stop_count == b->stop_count;
    for (size_t i = 0; same && i < a->stop_count; i++) {
        same = a->stops[i].offset == b->stops[i].offset &&
               color_equal(a->stops[i].color, b->stops[i].color);
    }
    return same;
}

static size_t find_server(struct svg *svg, const struct svg_server *wanted) {
    for (size_t i = 0; i < svg->server_count; i++) {
        const struct svg_server *server = &svg->servers[i];
        if (same_gradient(server->gradient, wanted->gradient) &&
            same_hatch(server->hatch, wanted->hatch) &&
            color_equal(server->ground, wanted->ground) &&
            server->stretch[0] == wanted->stretch[0] &&
            server->stretch[1] == wanted->stretch[1]) {
            return i;
        }
    }
    if (svg->server_count == svg->server_capacity) {
        svg->server_capacity = svg->server_capacity ? 2 * svg->server_capacity : 8;
        struct svg_server *more =
            arena_array(svg->outlines.arena, svg->server_capacity, sizeof *more);
        for (size_t i = 0; i < svg->server_count; i++) {
            more[i] = svg->servers[i];
        }
        svg->servers = more;
    }
    svg->servers[svg->server_count] = *wanted;
    return svg->server_count++;
}

bool svg_paint_attribute(struct svg *svg, const char *name, struct color ground,
    const struct scene_gradient *gradient, const struct scene_hatch *hatch) {
    if (!gradient && !hatch) {
        return false;
    }
    struct svg_server server = {
        gradient, gradient ? NULL : hatch, gradient ? (struct color){0} : ground};
    if (gradient && gradient->radial) {
        server.stretch[0] = svg->stretch[0];
        server.stretch[1] = svg->stretch[1];
    }
    char reference[32];
    snprintf(reference, sizeof reference, "url(#%sp%zu)", svg->prefix,
        find_server(svg, &server));
    svg_string_attribute(svg, name, reference);
    return true;
}

static void color_attributes(struct svg *svg, const char *name, struct color color) {
    char rgb[SVG_COLOR_SIZE];
    svg_print_color(rgb, color);
    svg_string_attribute(svg, name, rgb);
}

/* Circles lie in a square about the middle of the box, so that they stay circles. */
static void square_attribute(struct svg *svg, const double stretch[2]) {
    svg_open_attribute(svg, "gradientTransform");
    buffer_append_string(svg->out, "matrix(");
    svg_number(svg, stretch[0]);
    buffer_append_string(svg->out, " 0 0");
    svg_next_number(svg, stretch[1]);
    svg_next_number(svg, (1 - stretch[0]) / 2);
    svg_next_number(svg, (1 - stretch[1]) / 2);
    buffer_append_string(svg->out, ")\"");
}

static void define_gradient(
    struct svg *svg, const struct svg_server *server, size_t number) {
    const struct scene_gradient *gradient = server->gradient;
    const char *name = gradient->radial ? "radialGradient" : "linearGradient";
    buffer_print(svg->out, "<%s id=\"%sp%zu\"", name, svg->prefix, number);
    svg_number_attribute(svg, gradient->radial ? "fx" : "x1", gradient->x1);
    svg_number_attribute(svg, gradient->radial ? "fy" : "y1", gradient->y1);
    svg_number_attribute(svg, gradient->radial ? "cx" : "x2", gradient->x2);
    svg_number_attribute(svg, gradient->radial ? "cy" : "y2", gradient->y2);
    if (gradient->radial) {
        svg_number_attribute(svg, "fr", gradient->r1);
        svg_number_attribute(svg, "r", gradient->r2);
        if (server->stretch[0] != server->stretch[1]) {
            square_attribute(svg, server->stretch);
        }
    }
    buffer_append_char(svg->out, '>');
    for (size_t i = 0; i < gradient->stop_count; i++) {
        struct color color = gradient->stops[i].color;
        buffer_append_string(svg->out, "<stop");
        svg_number_attribute(svg, "offset", gradient->stops[i].offset);
        color_attributes(svg, "stop-color", color);
        if (!color.set || color.alpha < 1) {
            svg_number_attribute(
                svg, "stop-opacity", color.set ? (double)color.alpha : 0);
        }
        buffer_append_string(svg->out, "/>");
    }
    buffer_print(svg->out, "</%s>\n", name);
}

static void tile_line(struct svg *svg, const struct scene_hatch *hatch, bool upright) {
    buffer_append_string(svg->out, upright ? "<path d=\"M" : "<path d=\"M0 ");
    svg_number(svg, hatch->step / 2);
    buffer_append_string(svg->out, upright ? " 0V" : "H");
    svg_number(svg, hatch->step);
    buffer_append_char(svg->out, '"');
    color_attributes(svg, "stroke", hatch->ink);
    svg_number_attribute(svg, "stroke-width", hatch->width);
    buffer_append_string(svg->out, "/>");
}

/* One tile; both directions of a cross lie along its sides. */
static void define_hatch(
    struct svg *svg, const struct svg_server *server, size_t number) {
    const struct scene_hatch *hatch = server->hatch;
    double angles[2];
    size_t count = hatch_angles(hatch->kind, angles);
    buffer_print(svg->out, "<pattern id=\"%sp%zu\" patternUnits=\"userSpaceOnUse\"",
        svg->prefix, number);
    svg_number_attribute(svg, "width", hatch->step);
    svg_number_attribute(svg, "height", hatch->step);
    if (angles[0] != 0) {
        buffer_print(svg->out, " patternTransform=\"rotate(%d)\"", (int)angles[0]);
    }
    buffer_append_string(svg->out, "><rect width=\"100%\" height=\"100%\"");
    color_attributes(svg, "fill", server->ground);
    buffer_append_string(svg->out, "/>");
    if (hatch->kind == HATCH_DOTS) {
        buffer_append_string(svg->out, "<circle");
        svg_number_attribute(svg, "cx", hatch->step / 2);
        svg_number_attribute(svg, "cy", hatch->step / 2);
        svg_number_attribute(svg, "r", hatch->width / 2);
        color_attributes(svg, "fill", hatch->ink);
        buffer_append_string(svg->out, "/>");
    } else {
        tile_line(svg, hatch, false);
        if (count == 2) {
            tile_line(svg, hatch, true);
        }
    }
    buffer_append_string(svg->out, "</pattern>\n");
}

void svg_paint_definitions(struct svg *svg) {
    if (svg->server_count == 0) {
        return;
    }
    buffer_append_string(svg->out, "<defs>\n");
    for (size_t i = 0; i < svg->server_count; i++) {
        if (svg->servers[i].gradient) {
            define_gradient(svg, &svg->servers[i], i);
        } else {
            define_hatch(svg, &svg->servers[i], i);
        }
    }
    buffer_append_string(svg->out, "</defs>\n");
}
