/* Colour spaces: each is one row with its way from and to sRGB. */
#include "chart/scale/interpolate.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const double radians = 3.14159265358979323846 / 180;

/* CIELAB, and its conversion from sRGB, are relative to the D50 white, as in d3-color. */
static const double white_x = 0.96422;
static const double white_z = 0.82521;
static const double lab_knee = 6.0 / 29;

struct color_space {
    const char *name;
    int hue;                     /* index of the channel that is an angle, -1 for none */
    int gamma_first, gamma_last; /* channels that gamma bends */
    void (*from_rgb)(const double rgb[3], double out[3]); /* 0..255 */
    void (*to_rgb)(const double in[3], double rgb[3]);
};

static void copy_channels(const double in[3], double out[3]) {
    memcpy(out, in, 3 * sizeof *in);
}

/* sRGB's transfer curve, IEC 61966-2-1. */
static double linear_light(double channel) {
    channel /= 255;
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double from_linear_light(double x) {
    return 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055);
}

/* The cube root, with a straight piece near black. CIE 15. */
static double lab_curve(double x) {
    return x > lab_knee * lab_knee * lab_knee ? pow(x, 1.0 / 3)
                                              : x / (3 * lab_knee * lab_knee) + 4.0 / 29;
}

static double lab_curve_inverse(double x) {
    return x > lab_knee ? x * x * x : 3 * lab_knee * lab_knee * (x - 4.0 / 29);
}

static void lab_from_rgb(const double rgb[3], double lab[3]) {
    double r = linear_light(rgb[0]);
    double g = linear_light(rgb[1]);
    double b = linear_light(rgb[2]);
    double y = lab_curve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    bool grey = r == g && g == b;
    double x =
        grey ? y : lab_curve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / white_x);
    double z =
        grey ? y : lab_curve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / white_z);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}

static void lab_to_rgb(const double lab[3], double rgb[3]) {
    double y = (lab[0] + 16) / 116;
    double x = white_x * lab_curve_inverse(isnan(lab[1]) ? y : y + lab[1] / 500);
    double z = white_z * lab_curve_inverse(isnan(lab[2]) ? y : y - lab[2] / 200);
    y = lab_curve_inverse(y);
    rgb[0] = from_linear_light(3.1338561 * x - 1.6168667 * y - 0.4906146 * z);
    rgb[1] = from_linear_light(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z);
    rgb[2] = from_linear_light(0.0719453 * x - 0.2289914 * y + 1.4052427 * z);
}

static double degrees_of(double y, double x) {
    double angle = atan2(y, x) / radians;
    return angle < 0 ? angle + 360 : angle;
}

/* Lab in polar coordinates; a grey has no hue, black and white not even a chroma, so
 * that they take over those of the other end. */
static void hcl_from_rgb(const double rgb[3], double hcl[3]) {
    double lab[3];
    lab_from_rgb(rgb, lab);
    hcl[2] = lab[0];
    if (lab[1] == 0 && lab[2] == 0) {
        hcl[0] = NAN;
        hcl[1] = lab[0] > 0 && lab[0] < 100 ? 0 : NAN;
        return;
    }
    hcl[0] = degrees_of(lab[2], lab[1]);
    hcl[1] = sqrt(lab[1] * lab[1] + lab[2] * lab[2]);
}

static void hcl_to_rgb(const double hcl[3], double rgb[3]) {
    double hue = hcl[0] * radians;
    bool grey = isnan(hue);
    double lab[3] = {hcl[2], grey ? 0 : cos(hue) * hcl[1], grey ? 0 : sin(hue) * hcl[1]};
    lab_to_rgb(lab, rgb);
}

/* CSS Color 3, 4.2.4. */
static void hsl_from_rgb(const double rgb[3], double hsl[3]) {
    double r = rgb[0] / 255;
    double g = rgb[1] / 255;
    double b = rgb[2] / 255;
    double low = fmin(r, fmin(g, b));
    double high = fmax(r, fmax(g, b));
    double range = high - low;
    hsl[2] = (high + low) / 2;
    if (range == 0) {
        hsl[0] = NAN;
        hsl[1] = hsl[2] > 0 && hsl[2] < 1 ? 0 : NAN;
        return;
    }
    double sixth = r == high   ? (g - b) / range + (g < b) * 6
                   : g == high ? (b - r) / range + 2
                               : (r - g) / range + 4;
    hsl[0] = sixth * 60;
    hsl[1] = range / (hsl[2] < 0.5 ? high + low : 2 - high - low);
}

/* One channel of HSL: up, level, down and level over the six sixths of the circle. */
static double hsl_channel(double hue, double low, double high) {
    double x = hue < 60    ? low + (high - low) * hue / 60
               : hue < 180 ? high
               : hue < 240 ? low + (high - low) * (240 - hue) / 60
                           : low;
    return x * 255;
}

static void hsl_to_rgb(const double hsl[3], double rgb[3]) {
    double hue = fmod(hsl[0], 360) + (hsl[0] < 0) * 360;
    double saturation = isnan(hue) || isnan(hsl[1]) ? 0 : hsl[1];
    double light = hsl[2];
    double high = light + (light < 0.5 ? light : 1 - light) * saturation;
    double low = 2 * light - high;
    rgb[0] = hsl_channel(hue >= 240 ? hue - 240 : hue + 120, low, high);
    rgb[1] = hsl_channel(hue, low, high);
    rgb[2] = hsl_channel(hue < 120 ? hue + 240 : hue - 120, low, high);
}

/* Green's cubehelix, with d3-color's coefficients. */
static const double helix_a = -0.14861;
static const double helix_b = 1.78277;
static const double helix_c = -0.29227;
static const double helix_d = -0.90649;
static const double helix_e = 1.97294;

static void cubehelix_from_rgb(const double rgb[3], double helix[3]) {
    double r = rgb[0] / 255;
    double g = rgb[1] / 255;
    double b = rgb[2] / 255;
    double ed = helix_e * helix_d;
    double eb = helix_e * helix_b;
    double bc_da = helix_b * helix_c - helix_d * helix_a;
    double light = (bc_da * b + ed * r - eb * g) / (bc_da + ed - eb);
    double blue = b - light;
    double k = (helix_e * (g - light) - helix_c * blue) / helix_d;
    double saturation = sqrt(k * k + blue * blue) / (helix_e * light * (1 - light));
    double hue =
        saturation != 0 && !isnan(saturation) ? atan2(k, blue) / radians - 120 : NAN;
    helix[0] = hue < 0 ? hue + 360 : hue;
    helix[1] = saturation;
    helix[2] = light;
}

static void cubehelix_to_rgb(const double helix[3], double rgb[3]) {
    double hue = isnan(helix[0]) ? 0 : (helix[0] + 120) * radians;
    double light = helix[2];
    double amplitude = isnan(helix[1]) ? 0 : helix[1] * light * (1 - light);
    double x = cos(hue);
    double y = sin(hue);
    rgb[0] = 255 * (light + amplitude * (helix_a * x + helix_b * y));
    rgb[1] = 255 * (light + amplitude * (helix_c * x + helix_d * y));
    rgb[2] = 255 * (light + amplitude * (helix_e * x));
}

static const struct color_space color_spaces[] = {
    {"rgb", -1, 0, 2, copy_channels, copy_channels},
    {"hsl", 0, -1, -1, hsl_from_rgb, hsl_to_rgb},
    {"lab", -1, -1, -1, lab_from_rgb, lab_to_rgb},
    {"hcl", 0, -1, -1, hcl_from_rgb, hcl_to_rgb},
    {"cubehelix", 0, 2, 2, cubehelix_from_rgb, cubehelix_to_rgb},
};

/* "hcl-long": a name and a way. */
bool color_interpolation_find(
    const char *name, double gamma, struct color_interpolation *interpolation) {
    size_t count = sizeof color_spaces / sizeof *color_spaces;
    *interpolation =
        (struct color_interpolation){&color_spaces[0], false, gamma > 0 ? gamma : 1};
    for (size_t i = 0; name && i < count; i++) {
        size_t length = strlen(color_spaces[i].name);
        bool long_hue = strcmp(name + strnlen(name, length), "-long") == 0;
        if (strncmp(name, color_spaces[i].name, length) == 0 &&
            (name[length] == 0 || (long_hue && color_spaces[i].hue >= 0))) {
            interpolation->space = &color_spaces[i];
            interpolation->long_hue = long_hue;
            return true;
        }
    }
    return !name;
}

struct color_point color_point_of(
    const struct color_interpolation *interpolation, struct color color) {
    struct color_point point = {.alpha = (double)color.alpha};
    double rgb[3] = {color.red, color.green, color.blue};
    interpolation->space->from_rgb(rgb, point.channels);
    return point;
}

/* Where only one end means something, it holds all the way. */
static double mix(double a, double b, double part) {
    double way = b - a;
    return way != 0 && !isnan(way) ? a + part * way : isnan(a) ? b : a;
}

/* The short way unless asked for the long one; the result may leave 0..360. */
static double mix_hue(double a, double b, double part, bool long_hue) {
    double way = b - a;
    if (!long_hue && (way > 180 || way < -180)) {
        way -= 360 * floor(way / 360 + 0.5);
    }
    return mix(a, a + way, part);
}

/* rgb bends the values, cubehelix the way. */
static double mix_gamma(double a, double b, double part, double gamma, bool values) {
    if (!values) {
        return mix(a, b, pow(part, gamma));
    }
    double low = pow(a, gamma);
    double way = pow(b, gamma) - low;
    return b - a != 0 ? pow(low + part * way, 1 / gamma) : a;
}

/* Colours outside of sRGB are cut, channel by channel, as browsers do; NaN is 0. */
static uint8_t to_byte(double channel) {
    double rounded = floor(channel + 0.5);
    return (uint8_t)(rounded > 255 ? 255 : rounded > 0 ? rounded : 0);
}

struct color color_mix(const struct color_interpolation *interpolation,
    const struct color_point *a, const struct color_point *b, double part) {
    const struct color_space *space = interpolation->space;
    double mixed[3];
    for (int i = 0; i < 3; i++) {
        double from = a->channels[i];
        double to = b->channels[i];
        bool bent = interpolation->gamma != 1 && i >= space->gamma_first &&
                    i <= space->gamma_last;
        if (i == space->hue) {
            /* d3 gives a hue that is missing at the start the one at the end. */
            mixed[i] = isnan(from) || isnan(to)
                           ? mix(from, to, part)
                           : mix_hue(from, to, part, interpolation->long_hue);
        } else if (bent) {
            mixed[i] = mix_gamma(from, to, part, interpolation->gamma, space->hue < 0);
        } else {
            mixed[i] = mix(from, to, part);
        }
    }
    double rgb[3];
    space->to_rgb(mixed, rgb);
    double alpha = mix(a->alpha, b->alpha, part);
    return (struct color){.set = true,
        .red = to_byte(rgb[0]),
        .green = to_byte(rgb[1]),
        .blue = to_byte(rgb[2]),
        .alpha = (float)(alpha < 0   ? 0
                         : alpha > 1 ? 1
                                     : alpha)};
}

struct color color_mix_all(const struct color_interpolation *interpolation,
    const struct color_point *points, size_t count, double part) {
    if (count == 0 || isnan(part)) {
        return (struct color){0};
    }
    if (count == 1) {
        return color_mix(interpolation, points, points, 0);
    }
    double place = part * (double)(count - 1);
    double last = (double)(count - 2);
    double piece = fmax(0, fmin(last, floor(place)));
    size_t i = (size_t)piece;
    return color_mix(interpolation, &points[i], &points[i + 1], place - piece);
}
