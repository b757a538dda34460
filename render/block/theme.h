/* Themes: fonts by role, sizes, colours, spacing; `chart` is a Vega-Lite config.
 *
 * A theme is read from layouts/themes/NAME.yaml; `extends: NAME` starts from another. Its
 * styles are named by what they set: body, title, heading, caption, subtitle, note,
 * label, table-head, table-cell…; each takes over what it does not say from `body`. */
#ifndef TUBIAO_BLOCK_THEME_H
#define TUBIAO_BLOCK_THEME_H

#include "base/color.h"
#include "data/schema.h"
#include "data/value.h"
#include "text/text.h"

struct style {
    const char *name;
    struct text_style text;
    struct color color;
    double line_height; /* px */
    enum text_align align;
    double space_before, space_after;  /* px */
    double first_indent;               /* px */
    double hanging_indent;             /* px, of the lines behind the first */
    bool on_grid;                      /* its lines are the rows of the page's grid */
    enum text_prohibition prohibition; /* line-break: basic, gb, strict, none */
    bool no_autospace;                 /* autospace: false */
    const char *ground; /* the box it is printed on, for the check; NULL: any ground */
};

struct theme {
    const char *name;
    struct style *styles; /* [0] is body */
    size_t style_count;
    struct value colors; /* by name, an object: `theme` in the expressions of outputs */
    struct value chart;  /* Vega-Lite config, an object */
    struct value table;  /* the table block's defaults: rules, padding, alignment */
    struct value figure; /* caption position, spacing, padding, background */
    struct value pages;  /* paper, margins, running head and foot */
    struct value strip;  /* width, padding, gap, background of strips */
    struct value boxes;  /* by name; box.h */
};

/* `document` is a theme with its `extends` already merged in. */
bool theme_bind(struct arena *arena, const struct value *document, struct theme *theme,
    struct faults *faults);

/* What a theme's file may hold; its chart, table, figure and pages are told by those who
 * read them. */
extern const struct property_group theme_groups[];

/* Lengths, lengths or shares of the width (50%), colours, weights. */
extern const struct schema length_schema, width_schema, color_schema, weight_schema;

/* Takes font, size, weight and italic from a mapping that has them. */
bool style_read_text(
    const struct value *object, struct style *style, struct faults *faults);

/* How paragraphs of the style are set in that width. */
struct paragraph_style style_paragraph(const struct style *style, double width);

/* The style of that name; body where there is none. */
const struct style *theme_style(const struct theme *theme, const char *name);
/* NULL where there is none. */
const struct style *theme_own_style(const struct theme *theme, const char *name);

/* 120 (px), "120mm", "10.5pt", "2em" (of `em` px), "1.5cm", "1in", "五号" (字号, GB/T
 * 9704 and custom). False without a fault if it is no length. */
bool length_read(const struct value *value, double em, double *px);

/* The largest width or height, in px, that anything may ask for. */
enum { LENGTH_LIMIT = 100000 };

/* A length from `least` to `most` px, called `name` in the fault; *px is left where it is
 * none. */
bool length_bind(const struct value *value, const char *name, double em, double least,
    double most, double *px, struct faults *faults);

/* A member that is a colour; left where it is missing or null. */
bool color_bind(const struct value *object, const char *name, struct color *color,
    struct faults *faults);

#endif
