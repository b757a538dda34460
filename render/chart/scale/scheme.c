/* Named colour schemes: looked up, cut to a part and to a number of colours. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/scale/scheme_table.h"
#include "chart/scale/work.h"

enum { HEX_DIGITS = 6, FINE_STOPS = 256, MOST_COLORS = 10000 };

/* `name` up to `length` in any case; `wanted` is in small letters. */
static bool same_name(const char *name, size_t length, const char *wanted) {
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        c = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (c != wanted[i]) {
            return false;
        }
    }
    return wanted[length] == 0;
}

/* The scheme of a name; "blues-5" also gives a count. */
static const struct scheme *find_scheme(const char *name, double *count) {
    size_t length = strlen(name);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < scheme_table_count; i++) {
            if (same_name(name, length, scheme_table[i].name)) {
                return &scheme_table[i];
            }
        }
        const char *dash = strrchr(name, '-');
        if (!dash || dash[1] == 0 || strspn(dash + 1, "0123456789") != strlen(dash + 1)) {
            break;
        }
        *count = strlen(dash + 1) < 4 ? atoi(dash + 1) : 0;
        length = (size_t)(dash - name);
    }
    return NULL;
}

/* Six digits without the #. */
static struct color read_hex(const char *digits) {
    char text[HEX_DIGITS + 2] = "#";
    struct color color = {0};
    memcpy(text + 1, digits, HEX_DIGITS);
    color_read(text, &color);
    return color;
}

static struct color *scheme_stops(
    const struct scheme *scheme, struct arena *arena, size_t *count) {
    *count = strlen(scheme->colors) / HEX_DIGITS;
    struct color *stops = arena_array(arena, *count, sizeof *stops);
    for (size_t i = 0; i < *count; i++) {
        stops[i] = read_hex(scheme->colors + i * HEX_DIGITS);
    }
    return stops;
}

/* Range values are text, as a specification would have them. */
static struct value color_value(struct arena *arena, struct color color) {
    char text[COLOR_SIZE];
    color_print(text, color);
    return value_string(arena_copy_string(arena, text));
}

/* Pieces of equal length; beyond the ends the outer pieces go on. */
struct color color_between(const struct color *colors, size_t count, double part,
    const char *interpolate, double gamma) {
    struct color_interpolation interpolation;
    color_interpolation_find(interpolate, gamma, &interpolation);
    if (count == 0 || isnan(part)) {
        return (struct color){0};
    }
    double last = count > 1 ? (double)(count - 2) : 0;
    double place = part * (double)(count - 1);
    double piece = fmax(0, fmin(last, floor(place)));
    size_t i = (size_t)piece;
    struct color_point a = color_point_of(&interpolation, colors[i]);
    struct color_point b = color_point_of(&interpolation, colors[count > 1 ? i + 1 : i]);
    return color_mix(&interpolation, &a, &b, place - piece);
}

/* Vega takes n colours from within: at 1/(n+1) … n/(n+1), so that none is the palest. */
static void sample(struct arena *arena, const struct color *stops, size_t stop_count,
    double from, double to, bool within, struct value *colors, size_t count) {
    for (size_t i = 0; i < count; i++) {
        double part = within      ? (double)(i + 1) / (double)(count + 1)
                      : count > 1 ? (double)i / (double)(count - 1)
                                  : 0;
        part = from + part * (to - from);
        struct color color = color_between(stops, stop_count, part, NULL, 1);
        colors[i] = color_value(arena, color);
    }
}

/* A list is cut short; a run of colours is sampled, or given by its stops. A part of a
 * run without a count is given by many stops, since its own would lie unevenly. */
bool scheme_colors(struct arena *arena, const char *name, double count, double from,
    double to, struct value **colors, size_t *color_count) {
    const struct scheme *scheme = find_scheme(name, &count);
    if (!scheme) {
        return false;
    }
    size_t stop_count;
    struct color *stops = scheme_stops(scheme, arena, &stop_count);
    size_t wanted = count >= 1 ? (size_t)fmin(floor(count), MOST_COLORS) : 0;
    bool all = (from == 0 && to == 0) || (from == 0 && to == 1);
    bool as_given = scheme->discrete || (wanted == 0 && all);
    *color_count = wanted;
    if (scheme->discrete) {
        *color_count = wanted && wanted < stop_count ? wanted : stop_count;
    } else if (wanted == 0) {
        *color_count = all ? stop_count : FINE_STOPS;
    }
    *colors = arena_array(arena, *color_count, sizeof **colors);
    if (as_given) {
        for (size_t i = 0; i < *color_count; i++) {
            (*colors)[i] = color_value(arena, stops[i]);
        }
    } else {
        sample(arena, stops, stop_count, all ? 0 : from, all ? 1 : to, wanted > 0,
            *colors, *color_count);
    }
    return true;
}

bool scheme_is_discrete(const char *name) {
    double count = 0;
    const struct scheme *scheme = find_scheme(name, &count);
    return scheme && scheme->discrete;
}

const char *const *scheme_names(void) {
    return scheme_table_names;
}
