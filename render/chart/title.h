/* Titles and subtitles: of views, and those that headers of facets are. */
#ifndef TUBIAO_CHART_TITLE_H
#define TUBIAO_CHART_TITLE_H

#include "chart/bounds.h"
#include "chart/model.h"

/* Sets the view's title as its source says it. */
bool title_bind(struct chart *chart, struct view *view);

/* A title to be placed. */
struct title {
    const struct value *said; /* a string, array or mapping; NULL: none */
    /* The style of its text: group-title, or that of a guide: then config.title says
     * nothing of it. */
    const char *style;
    bool composed; /* of a facet or concatenation: it stands at the start */
};
/* The view's own, or that of the first layer in it that has one. */
struct title title_of(const struct view *view);

/* Beside `extent`: what the title is for, with its guides. Returns the box with the title,
 * and the title's own if asked. */
struct bounds title_place(
    const struct plot *plot, const struct title *title, struct bounds extent);

#endif
