/* What of a page is seen: how large, and which part. */
#ifndef TUBIAO_COMMAND_PREVIEW_VIEW_H
#define TUBIAO_COMMAND_PREVIEW_VIEW_H

#include "scene/scene.h"
#include "surface/paint_crop.h"
#include "terminal/key.h"
#include "terminal/terminal.h"

struct view {
    size_t page;
    double scale; /* pixels per px; 0: as it fits */
    double x, y;  /* the corner that is seen, in pixels of the scaled page */
};

/* In pixels. */
struct window {
    int width, height;
};

/* The scale that fits: the whole page where it stays legible, else its width. Blocks show no
 * text, so there it is always the whole. */
double view_fit(
    const struct terminal *terminal, const struct scene_page *page, struct window window);

/* Brings the view to where there is something to see, and says what that is. */
struct crop view_clamp(struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window);

/* A key that moves or zooms; the view is to be clamped before, and after. False if the key
 * does nothing here: the caller may go to another page or output. */
bool view_move(struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window, enum key key);

#endif
