/* Rects: cells of heat maps, backgrounds of ranges. */
#include "chart/mark/corner.h"

const struct mark_kind mark_rect = {.name = "rect",
    .vega_type = "rect",
    .filled = true,
    .rect_based = true,
    .place = rects_place};
