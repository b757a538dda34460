/* A bound figure: one region with caption, unit, note and source around its blocks.
 *
 *     ┌ padding ──────────────────────────┐
 *     │ caption, where the theme has it on top
 *     │ subtitle                     unit │
 *     │ blocks, one under another         │
 *     │ note, source                      │
 *     │ caption, where it is at the bottom│
 *     └───────────────────────────────────┘
 */
#ifndef TUBIAO_LAYOUT_FIGURE_H
#define TUBIAO_LAYOUT_FIGURE_H

#include "layout/layout.h"

struct caption {
    const char *text; /* the label in front of it; NULL: none */
    struct place place;
    const struct style *style;
    bool on_top;
};

struct figure {
    struct block_list blocks;
    double width, padding, gap, caption_gap; /* px */
    struct color background;
    struct caption caption;
    const char *subtitle, *unit; /* or NULL */
    struct block_list notes;     /* note and source */
    bool bare;
};

#endif
