/* Colours: sRGB with alpha, read from any CSS colour and printed as Vega prints them. */
#ifndef TUBIAO_BASE_COLOR_H
#define TUBIAO_BASE_COLOR_H

#include <stdbool.h>
#include <stdint.h>

struct color {
    bool set;                 /* false: nothing is painted */
    uint8_t red, green, blue; /* sRGB */
    float alpha;              /* 0..1 */
    bool hex_alpha;           /* written as #rrggbbaa, and printed so */
};

/* #rgb #rgba #rrggbb #rrggbbaa, rgb() rgba() hsl() hsla(), CSS names; transparent and none,
 * which are not set.
 * False if `text` is no colour. */
bool color_read(const char *text, struct color *color);

/* "#rrggbb", or "rgba(r,g,b,a)" or "#rrggbbaa" where alpha is below 1; "none" if not set. */
enum { COLOR_SIZE = 40 };
void color_print(char text[COLOR_SIZE], struct color color);

/* Whether they paint alike, however they were written. */
bool color_equal(struct color a, struct color b);

/* A channel, 0..1, as light: the sRGB transfer function, IEC 61966-2-1. */
double color_linear_light(double channel);

/* CIE L* (D65), 0..100, and WCAG 2.1 contrast, 1..21. A colour that lets light through
 * counts as it looks on white; in a contrast `a` lies on `b`. */
double color_lightness(struct color color);
double color_contrast(struct color a, struct color b);

#endif
