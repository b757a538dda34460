/* CSS colours (CSS Color 4): read, printed, and how light they look. */
#include "base/color.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"

struct named_color {
    const char *name;
    uint32_t rgb;
};

/* CSS Color 4, section 6.1, in order of name for bsearch. */
/* clang-format off */
static const struct named_color named_colors[] = {
    {"aliceblue", 0xf0f8ff}, {"antiquewhite", 0xfaebd7}, {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4}, {"azure", 0xf0ffff}, {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4}, {"black", 0x000000}, {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff}, {"blueviolet", 0x8a2be2}, {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887}, {"cadetblue", 0x5f9ea0}, {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e}, {"coral", 0xff7f50}, {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc}, {"crimson", 0xdc143c}, {"cyan", 0x00ffff},
    {"darkblue", 0x00008b}, {"darkcyan", 0x008b8b}, {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9}, {"darkgreen", 0x006400}, {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b}, {"darkmagenta", 0x8b008b}, {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00}, {"darkorchid", 0x9932cc}, {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a}, {"darkseagreen", 0x8fbc8f}, {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f}, {"darkslategrey", 0x2f4f4f}, {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3}, {"deeppink", 0xff1493}, {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969}, {"dimgrey", 0x696969}, {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222}, {"floralwhite", 0xfffaf0}, {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff}, {"gainsboro", 0xdcdcdc}, {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700}, {"goldenrod", 0xdaa520}, {"gray", 0x808080}, {"green", 0x008000},
    {"greenyellow", 0xadff2f}, {"grey", 0x808080}, {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4}, {"indianred", 0xcd5c5c}, {"indigo", 0x4b0082},
    {"ivory", 0xfffff0}, {"khaki", 0xf0e68c}, {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5}, {"lawngreen", 0x7cfc00}, {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6}, {"lightcoral", 0xf08080}, {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2}, {"lightgray", 0xd3d3d3}, {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3}, {"lightpink", 0xffb6c1}, {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa}, {"lightskyblue", 0x87cefa}, {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899}, {"lightsteelblue", 0xb0c4de}, {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00}, {"limegreen", 0x32cd32}, {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff}, {"maroon", 0x800000}, {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd}, {"mediumorchid", 0xba55d3}, {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371}, {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a}, {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585}, {"midnightblue", 0x191970}, {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1}, {"moccasin", 0xffe4b5}, {"navajowhite", 0xffdead},
    {"navy", 0x000080}, {"oldlace", 0xfdf5e6}, {"olive", 0x808000},
    {"olivedrab", 0x6b8e23}, {"orange", 0xffa500}, {"orangered", 0xff4500},
    {"orchid", 0xda70d6}, {"palegoldenrod", 0xeee8aa}, {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee}, {"palevioletred", 0xdb7093}, {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9}, {"peru", 0xcd853f}, {"pink", 0xffc0cb}, {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6}, {"purple", 0x800080}, {"rebeccapurple", 0x663399},
    {"red", 0xff0000}, {"rosybrown", 0xbc8f8f}, {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513}, {"salmon", 0xfa8072}, {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57}, {"seashell", 0xfff5ee}, {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0}, {"skyblue", 0x87ceeb}, {"slateblue", 0x6a5acd},
    {"slategray", 0x708090}, {"slategrey", 0x708090}, {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f}, {"steelblue", 0x4682b4}, {"tan", 0xd2b48c},
    {"teal", 0x008080}, {"thistle", 0xd8bfd8}, {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0}, {"violet", 0xee82ee}, {"wheat", 0xf5deb3},
    {"white", 0xffffff}, {"whitesmoke", 0xf5f5f5}, {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};
/* clang-format on */

enum { LONGEST_COLOR = 64, MOST_PARTS = 4 };

static int compare_name(const void *key, const void *row) {
    return strcmp(key, ((const struct named_color *)row)->name);
}

static bool read_name(const char *text, struct color *color) {
    const struct named_color *row = bsearch(
        text, named_colors, countof(named_colors), sizeof *named_colors, compare_name);
    if (!row) {
        return false;
    }
    *color = (struct color){
        true, (uint8_t)(row->rgb >> 16), (uint8_t)(row->rgb >> 8), (uint8_t)row->rgb, 1};
    return true;
}

static int hex_value(char c) {
    const char *digits = "0123456789abcdef";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Behind the #: 3 or 4 digits stand for doubled ones, 6 or 8 for themselves. */
static bool read_hex(const char *text, struct color *color) {
    size_t length = strlen(text);
    size_t width = length <= 4 ? 1 : 2;
    if (length != 3 && length != 4 && length != 6 && length != 8) {
        return false;
    }
    int parts[MOST_PARTS] = {0, 0, 0, 255};
    for (size_t i = 0; i < length / width; i++) {
        int high = hex_value(text[i * width]);
        int low = hex_value(text[i * width + width - 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        parts[i] = high * 16 + low;
    }
    *color = (struct color){true, (uint8_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2],
        (float)(parts[3] / 255.0), length == 4 || length == 8};
    return true;
}

/* One number of a function's arguments, with its unit: "", "%", "deg", "turn"… */
struct part {
    double number;
    char unit[8];
};

/* Arguments divided by spaces, commas or the slash before alpha; 0 if ill-formed. */
static size_t read_parts(const char *text, struct part parts[MOST_PARTS]) {
    size_t count = 0;
    const char *c = text + strspn(text, " ,/");
    while (*c && *c != ')') {
        size_t digits = strspn(c, "+-.0123456789");
        size_t length = strcspn(c, " ,/)");
        size_t unit = length - (digits < length ? digits : length);
        if (count == MOST_PARTS || unit >= sizeof parts->unit ||
            !number_read(c, length - unit, &parts[count].number)) {
            return 0;
        }
        memcpy(parts[count].unit, c + length - unit, unit);
        parts[count].unit[unit] = 0;
        count++;
        c += length;
        c += strspn(c, " ,/");
    }
    return strcmp(c, ")") == 0 ? count : 0;
}

static double clamp(double number, double most) {
    return number < 0 ? 0 : number > most ? most : number;
}

/* A plain number, or a percentage of `whole`; NAN with another unit. */
static double part_value(struct part part, double whole) {
    if (strcmp(part.unit, "%") == 0) {
        return clamp(part.number / 100 * whole, whole);
    }
    return part.unit[0] ? NAN : clamp(part.number, whole);
}

static double part_degrees(struct part part) {
    static const struct {
        const char *unit;
        double degrees;
    } units[] = {
        {"", 1}, {"deg", 1}, {"grad", 0.9}, {"rad", 57.29577951308232}, {"turn", 360}};
    for (size_t i = 0; i < countof(units); i++) {
        if (strcmp(part.unit, units[i].unit) == 0) {
            return fmod(fmod(part.number * units[i].degrees, 360) + 360, 360);
        }
    }
    return NAN;
}

static bool color_from_parts(
    double red, double green, double blue, double alpha, struct color *color) {
    if (isnan(red) || isnan(green) || isnan(blue) || isnan(alpha)) {
        return false;
    }
    *color = (struct color){true, (uint8_t)lround(red), (uint8_t)lround(green),
        (uint8_t)lround(blue), (float)alpha};
    return true;
}

/* One channel of HSL, CSS Color 4 section 7.1: f(n) with n = 0, 8, 4. */
static double hsl_channel(double n, double hue, double saturation, double lightness) {
    double k = fmod(n + hue / 30, 12);
    double a = saturation * fmin(lightness, 1 - lightness);
    return 255 * (lightness - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1)));
}

static bool read_function(const char *text, struct color *color) {
    bool hsl = strncmp(text, "hsl", 3) == 0;
    if (!hsl && strncmp(text, "rgb", 3) != 0) {
        return false;
    }
    text += text[3] == 'a' ? 4 : 3;
    struct part parts[MOST_PARTS] = {0};
    size_t count = *text == '(' ? read_parts(text + 1, parts) : 0;
    if (count < 3) {
        return false;
    }
    double alpha = count == 4 ? part_value(parts[3], 1) : 1;
    if (!hsl) {
        return color_from_parts(part_value(parts[0], 255), part_value(parts[1], 255),
            part_value(parts[2], 255), alpha, color);
    }
    bool percent = strcmp(parts[1].unit, "%") == 0 && strcmp(parts[2].unit, "%") == 0;
    double hue = percent ? part_degrees(parts[0]) : NAN;
    if (isnan(hue)) {
        return false;
    }
    double saturation = part_value(parts[1], 1), lightness = part_value(parts[2], 1);
    return color_from_parts(hsl_channel(0, hue, saturation, lightness),
        hsl_channel(8, hue, saturation, lightness),
        hsl_channel(4, hue, saturation, lightness), alpha, color);
}

/* Without the space around it, in small letters; false if it is too long for a colour. */
static bool normalize(const char *text, char out[LONGEST_COLOR]) {
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1])) {
        length--;
    }
    if (length == 0 || length >= LONGEST_COLOR) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        out[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
    }
    out[length] = 0;
    return true;
}

bool color_read(const char *text, struct color *color) {
    char plain[LONGEST_COLOR];
    if (!text || !normalize(text, plain)) {
        return false;
    }
    if (strcmp(plain, "none") == 0 || strcmp(plain, "transparent") == 0) {
        *color = (struct color){0};
        return true;
    }
    if (plain[0] == '#') {
        return read_hex(plain + 1, color);
    }
    return strchr(plain, '(') ? read_function(plain, color) : read_name(plain, color);
}

void color_print(char text[COLOR_SIZE], struct color color) {
    if (!color.set) {
        snprintf(text, COLOR_SIZE, "none");
    } else if (color.alpha >= 1) {
        snprintf(text, COLOR_SIZE, "#%02x%02x%02x", color.red, color.green, color.blue);
    } else if (color.hex_alpha) {
        snprintf(text, COLOR_SIZE, "#%02x%02x%02x%02x", color.red, color.green,
            color.blue, (unsigned)lround((double)color.alpha * 255));
    } else {
        char alpha[NUMBER_FIXED_SIZE];
        number_print_fixed(alpha, clamp((double)color.alpha, 1), 4);
        snprintf(text, COLOR_SIZE, "rgba(%d,%d,%d,%.8s)", color.red, color.green,
            color.blue, alpha);
    }
}

bool color_equal(struct color a, struct color b) {
    return a.set == b.set && a.red == b.red && a.green == b.green && a.blue == b.blue &&
           a.alpha == b.alpha;
}

double color_linear_light(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance of `color` laid over `under`, each channel 0..1. */
static double luminance(struct color color, const double under[3], double mixed[3]) {
    const double channels[3] = {color.red, color.green, color.blue};
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double alpha = color.set ? clamp((double)color.alpha, 1) : 0;
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        mixed[i] = channels[i] / 255 * alpha + under[i] * (1 - alpha);
        sum += weights[i] * color_linear_light(mixed[i]);
    }
    return sum;
}

static const double white[3] = {1, 1, 1};

double color_lightness(struct color color) {
    double mixed[3];
    double light = luminance(color, white, mixed);
    return light > 216.0 / 24389 ? 116 * cbrt(light) - 16 : light * 24389 / 27;
}

double color_contrast(struct color a, struct color b) {
    double below[3], above[3];
    double light_b = luminance(b, white, below);
    double light_a = luminance(a, below, above);
    return (fmax(light_a, light_b) + 0.05) / (fmin(light_a, light_b) + 0.05);
}
