/* How the items of a mark are painted: colour, opacity, strokes, row by row. */
#ifndef TUBIAO_CHART_MARK_PAINT_H
#define TUBIAO_CHART_MARK_PAINT_H

#include "chart/mark/mark.h"

enum { PAINT_RECENT = 64 };
struct paint {
    struct reference fill, stroke;
    struct reference opacity, fill_opacity, stroke_opacity;
    struct reference stroke_width, stroke_dash;
    struct fill_cache fills, strokes;
    const struct view *view;
    bool plain;                                     /* too small for hatches */
    struct scene_style base;                        /* caps, joins, dash offset */
    const struct scene_style *recent[PAINT_RECENT]; /* items that look alike share one */
};

struct paint paint_bind(const struct plot *plot, const struct view *view);
const struct scene_style *paint_style(
    struct paint *paint, const struct row_source *rows, size_t row);

/* Whether the mark itself says its fill or stroke. */
bool paint_is_said(const struct view *view, bool fill);
/* The mark's colour without encodings: of fill, or of stroke. */
struct reference paint_default(
    const struct plot *plot, const struct view *view, bool fill);

/* By their names; butt and miter where there is none. */
enum stroke_cap stroke_cap_of(const char *name);
enum stroke_join stroke_join_of(const char *name);

/* Numbers of a JSON array as px. */
const double *dash_array(struct arena *arena, struct value value, size_t *count);

/* A group to draw the mark's items in: the plot's own, or one that clips to the plot. */
struct scene_group *mark_group(const struct plot *plot, const struct view *view);
/* A mark in that group that remembers where it was written. */
struct scene_mark *mark_add(const struct plot *plot, const struct view *view,
    struct scene_group *group, enum mark_type type, size_t count);

#endif
