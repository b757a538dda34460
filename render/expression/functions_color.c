/* Colours as text. Source: vega.github.io/vega/docs/expressions#color-functions. */
#include <math.h>

#include "base/color.h"
#include "base/number.h"
#include "expression/functions.h"

/* As d3-color writes it. */
static struct value print_color(struct call *call, struct color color) {
    const char *text = arena_print(
        call->machine->arena, "rgb(%d, %d, %d)", color.red, color.green, color.blue);
    if (color.alpha < 1) {
        char alpha[NUMBER_FIXED_SIZE];
        number_print_fixed(alpha, (double)color.alpha, 4);
        text = arena_print(call->machine->arena, "rgba(%d, %d, %d, %s)", color.red,
            color.green, color.blue, alpha);
    }
    return value_string(text);
}

static uint8_t to_byte(double number) {
    return (uint8_t)(!(number > 0) ? 0 : number > 255 ? 255 : floor(number + 0.5));
}

/* rgb(r, g, b[, opacity]), or a colour's text made uniform. */
static struct value rgb(struct call *call) {
    struct color color = {true, 0, 0, 0, 1};
    if (call->count < 3) {
        bool known = color_read(call_text(call, 0), &color);
        return known ? print_color(call, color) : value_null();
    }
    color.red = to_byte(call_number(call, 0));
    color.green = to_byte(call_number(call, 1));
    color.blue = to_byte(call_number(call, 2));
    color.alpha = call->count > 3 ? (float)call_number(call, 3) : 1;
    return print_color(call, color);
}

/* hsl(degrees, saturation, lightness[, opacity]), the latter 0..1. */
static struct value hsl(struct call *call) {
    if (call->count < 3) {
        return rgb(call);
    }
    struct color color;
    const char *text =
        arena_print(call->machine->arena, "hsla(%.10g, %.10g%%, %.10g%%, %.10g)",
            call_number(call, 0), 100 * call_number(call, 1), 100 * call_number(call, 2),
            call->count > 3 ? call_number(call, 3) : 1);
    return color_read(text, &color) ? print_color(call, color) : value_null();
}

/* D50, as d3-color's lab (d3-color/src/lab.js). */
static double from_lab(double t) {
    const double edge = 6.0 / 29;
    return t > edge ? t * t * t : 3 * edge * edge * (t - 4.0 / 29);
}

static uint8_t from_linear(double x) {
    return to_byte(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055));
}

static struct value print_lab(struct call *call, double lightness, double a, double b) {
    double middle = (lightness + 16) / 116;
    double x = 0.96422 * from_lab(middle + a / 500);
    double y = from_lab(middle);
    double z = 0.82521 * from_lab(middle - b / 200);
    struct color color = {true,
        from_linear(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
        from_linear(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
        from_linear(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
        call->count > 3 ? (float)call_number(call, 3) : 1};
    return print_color(call, color);
}

/* lab(lightness, a, b[, opacity]). */
static struct value lab(struct call *call) {
    if (call->count < 3) {
        return rgb(call);
    }
    return print_lab(
        call, call_number(call, 0), call_number(call, 1), call_number(call, 2));
}

/* hcl(degrees, chroma, lightness[, opacity]). */
static struct value hcl(struct call *call) {
    if (call->count < 3) {
        return rgb(call);
    }
    double angle = call_number(call, 0) * 3.141592653589793 / 180;
    double chroma = call_number(call, 1);
    return print_lab(
        call, call_number(call, 2), cos(angle) * chroma, sin(angle) * chroma);
}

static double linear(uint8_t channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2 relative luminance, 0..1. */
static struct value luminance(struct call *call) {
    struct color color;
    if (!color_read(call_text(call, 0), &color)) {
        return value_number(NAN);
    }
    return value_number(0.2126 * linear(color.red) + 0.7152 * linear(color.green) +
                        0.0722 * linear(color.blue));
}

static struct value contrast(struct call *call) {
    struct color a, b;
    bool known = color_read(call_text(call, 0), &a) && color_read(call_text(call, 1), &b);
    return value_number(known ? color_contrast(a, b) : NAN);
}

static const struct function functions[] = {
    {"contrast", 2, 2, contrast},
    {"hcl", 1, 4, hcl},
    {"hsl", 1, 4, hsl},
    {"lab", 1, 4, lab},
    {"luminance", 1, 1, luminance},
    {"rgb", 1, 4, rgb},
};

const struct function_family functions_color = {functions, countof(functions)};
