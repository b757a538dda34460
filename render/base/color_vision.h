/* How far apart colours look: CIEDE2000, to the usual eye and to the colour-blind. */
#ifndef TUBIAO_BASE_COLOR_VISION_H
#define TUBIAO_BASE_COLOR_VISION_H

#include "base/color.h"

enum color_vision { VISION_USUAL, VISION_PROTAN, VISION_DEUTAN, VISION_TRITAN };
enum { VISION_COUNT = 4 };

struct lab {
    double lightness, a, b; /* CIELAB, D65 */
};

/* The colour on white as such an eye sees it (Machado, Oliveira, Fernandes 2009, severity
 * 1). */
struct lab color_seen(struct color color, enum color_vision vision);

/* ΔE00 (Sharma, Wu, Dalal 2005): 1 is just seen side by side, 10 told apart at a glance.
 */
double lab_difference(struct lab first, struct lab second);

/* The least over the four kinds of eyes; *vision says whose, where it is not NULL. */
double color_difference_least(
    struct color first, struct color second, enum color_vision *vision);

#endif
