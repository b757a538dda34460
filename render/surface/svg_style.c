/* Fill and stroke as SVG attributes: only what differs from SVG's defaults. */
#include <stdio.h>
#include <string.h>

#include "surface/svg.h"

void svg_print_color(char text[SVG_COLOR_SIZE], struct color c) {
    static const char digits[] = "0123456789abcdef";
    const uint8_t channels[] = {c.red, c.green, c.blue};
    bool brief = true;
    for (size_t i = 0; i < countof(channels); i++) {
        brief &= channels[i] >> 4 == (channels[i] & 15);
    }
    *text++ = '#';
    for (size_t i = 0; i < countof(channels); i++) {
        if (!brief) {
            *text++ = digits[channels[i] >> 4];
        }
        *text++ = digits[channels[i] & 15];
    }
    *text = 0;
}

static void opacity_attribute(struct svg *svg, const char *name, double opacity) {
    if (opacity < 1) {
        svg_number_attribute(svg, name, opacity);
    }
}

/* `factor`: how many units of the element's own space are a px. */
static void dash_attributes(
    struct svg *svg, const struct scene_style *style, double factor) {
    if (!style->dash_count) {
        return;
    }
    buffer_append_string(svg->out, " stroke-dasharray=\"");
    for (size_t i = 0; i < style->dash_count; i++) {
        if (i) {
            buffer_append_char(svg->out, ' ');
        }
        svg_number(svg, style->dash[i] * factor);
    }
    buffer_append_char(svg->out, '"');
    if (style->dash_offset != 0) {
        svg_number_attribute(svg, "stroke-dashoffset", style->dash_offset * factor);
    }
}

static bool has_stroke(const struct scene_style *style) {
    return style->stroke.set && style->stroke_width > 0;
}

static void stroke_attributes(
    struct svg *svg, const struct scene_style *style, double opacity) {
    static const char *const caps[] = {NULL, "round", "square"};
    static const char *const joins[] = {NULL, "round", "bevel"};
    double alpha = opacity * style->stroke_opacity;
    if (!svg_paint_attribute(
            svg, "stroke", style->stroke, style->stroke_gradient, NULL)) {
        char rgb[SVG_COLOR_SIZE];
        svg_print_color(rgb, style->stroke);
        svg_string_attribute(svg, "stroke", rgb);
        alpha *= (double)style->stroke.alpha;
    }
    opacity_attribute(svg, "stroke-opacity", alpha);
    if (style->stroke_width != 1) {
        svg_number_attribute(svg, "stroke-width", style->stroke_width);
    }
    dash_attributes(svg, style, 1);
    if (caps[style->cap]) {
        svg_string_attribute(svg, "stroke-linecap", caps[style->cap]);
    }
    if (joins[style->join]) {
        svg_string_attribute(svg, "stroke-linejoin", joins[style->join]);
    }
    if (style->miter_limit > 0 && style->miter_limit != 10) { /* the root says 10 */
        svg_number_attribute(svg, "stroke-miterlimit", style->miter_limit);
    }
}

static void fill_attributes(
    struct svg *svg, const struct scene_style *style, double opacity) {
    double alpha = opacity * style->fill_opacity;
    if (!svg_paint_attribute(
            svg, "fill", style->fill, style->fill_gradient, style->hatch)) {
        char rgb[SVG_COLOR_SIZE];
        svg_print_color(rgb, style->fill);
        if (strcmp(rgb, "#000") != 0) {
            svg_string_attribute(svg, "fill", rgb);
        }
        alpha *= (double)style->fill.alpha;
    }
    opacity_attribute(svg, "fill-opacity", alpha);
}

void svg_style_attributes(
    struct svg *svg, const struct scene_style *style, double opacity, bool can_fill) {
    if (!style) {
        return;
    }
    if (can_fill && !style->fill.set) {
        svg_string_attribute(svg, "fill", "none");
    } else if (can_fill) {
        fill_attributes(svg, style, opacity);
    }
    if (has_stroke(style)) {
        stroke_attributes(svg, style, opacity);
    }
    if (style->description) {
        svg_string_attribute(svg, "aria-label", style->description);
    }
    if (style->blend) {
        svg_string_attribute(
            svg, "style", arena_print(svg->arena, "mix-blend-mode:%s", style->blend));
    }
}

void svg_embolden_attributes(
    struct svg *svg, const struct scene_style *style, double width) {
    struct scene_style stroke = {
        .stroke = style->fill,
        .stroke_width = width,
        .stroke_opacity = style->fill_opacity,
        .join = JOIN_ROUND,
    };
    if (style->fill.set) {
        stroke_attributes(svg, &stroke, style->opacity);
    }
}

void svg_scaled_stroke_attributes(
    struct svg *svg, const struct scene_style *style, double factor) {
    if (has_stroke(style)) {
        svg_number_attribute(svg, "stroke-width", style->stroke_width * factor);
        dash_attributes(svg, style, factor);
    }
}

bool svg_style_paints(const struct scene_style *style) {
    return style && style->opacity > 0 && (style->fill.set || has_stroke(style));
}
