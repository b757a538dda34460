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
    struct place
        place; /* of its first character; line 0 where a label is in front of it */
    struct place said; /* where it is written */
    const struct style *style;
    bool on_top;
};

struct figure {
    struct block_list blocks;
    struct place place;
    double width, padding, gap, caption_gap; /* px */
    double height; /* px, of the whole; 0: as high as it needs */
    struct color background;
    struct caption caption;
    const char *subtitle, *unit; /* or NULL */
    struct place subtitle_place, unit_place;
    struct block_list notes; /* note and source */
    bool bare;
    bool own_width, own_ground; /* said by the figure itself, not by the theme */
    bool table;                 /* it holds a table first */
};

/* What is left of a figure in a page: all of it, or the rows behind those placed. */
struct figure_part {
    const struct figure *figure;
    struct block_list blocks;
    bool continued;
};
/* The part in the region: caption, blocks, notes; *rest gets what did not fit. Nothing is
 * placed (no group) where not even the first rows do. */
struct placed figure_place_part(const struct placer *placer,
    const struct figure_part *part, const struct region *region, struct block_list *rest);

/* Height of the whole in that width, as its blocks are now. */
double figure_natural_height(
    const struct placer *placer, const struct figure *figure, double width);

/* figure_box.c: gives the charts of a figure with a height of its own the heights that make
 * the whole as high; returns how high it is, since not all can be. */
double figure_fit_height(
    const struct placer *placer, const struct figure *figure, double width);
void figure_warn_too_high(
    const struct placer *placer, const struct figure *figure, double whole);

struct flow_document;
struct flow_content;

/* figure_flow.c: as a document on its own; as a part of one, its parts under the placer's
 * element, which holds the content. */
struct flow_document *figure_flow(struct placer *placer, const struct figure *figure);
void figure_flow_parts(const struct placer *placer, const struct figure *figure);
struct flow_content *figure_flow_content(
    const struct placer *placer, const struct figure *figure);

#endif
