/* Zooming and scrolling. */
#include "command/preview_view.h"

#include <math.h>

/* Text of 12 px is read down to MOST_SHRUNK; nothing grows past LARGEST by itself. */
static const double most_shrunk = 0.7, largest = 3;
static const double zoom_step = 1.25, zoom_least = 0.05, zoom_most = 20;

double view_fit(const struct terminal *terminal, const struct scene_page *page,
    struct window window) {
    double by_width = window.width / fmax(1, page->width);
    double by_height = window.height / fmax(1, page->height);
    double whole = fmin(largest, fmin(by_width, by_height));
    if (terminal->kind == TERMINAL_BLOCKS || whole >= most_shrunk) {
        return whole;
    }
    return fmin(by_width, 1);
}

static double view_scale(const struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window) {
    return view->scale > 0 ? view->scale
                           : view_fit(terminal, &scene->pages[view->page], window);
}

/* Whole pixels of a length; a hair over one needs no more. */
static double pixels_of(double length, double scale) {
    return fmax(1, ceil(length * scale - 1e-3));
}

struct crop view_clamp(struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window) {
    view->page = view->page < scene->page_count ? view->page : scene->page_count - 1;
    const struct scene_page *page = &scene->pages[view->page];
    double scale = view_scale(view, terminal, scene, window);
    double width = pixels_of(page->width, scale);
    double height = pixels_of(page->height, scale);
    view->x = floor(fmax(0, fmin(view->x, width - window.width)));
    view->y = floor(fmax(0, fmin(view->y, height - window.height)));
    struct crop crop = {.scale = scale, .x = view->x, .y = view->y};
    crop.width = (int)fmin(width, window.width);
    crop.height = (int)fmin(height, window.height);
    terminal_round_size(terminal, &crop.width, &crop.height);
    return crop;
}

/* The middle of what is seen stays there. */
static void zoom(struct view *view, double from, double to, struct window window) {
    view->scale = fmax(zoom_least, fmin(to, zoom_most));
    double ratio = view->scale / from;
    view->x = (view->x + window.width / 2.0) * ratio - window.width / 2.0;
    view->y = (view->y + window.height / 2.0) * ratio - window.height / 2.0;
}

/* Which way keys go, in parts of the window. */
static const struct {
    enum key key;
    double x, y;
} moves[] = {
    {KEY_UP, 0, -0.125},
    {KEY_DOWN, 0, 0.125},
    {KEY_LEFT, -0.125, 0},
    {KEY_RIGHT, 0.125, 0},
    {KEY_PAGE_UP, 0, -0.9},
    {KEY_PAGE_DOWN, 0, 0.9},
    {KEY_START, 0, -INFINITY},
    {KEY_END, 0, INFINITY},
};

static bool move(struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window, enum key key) {
    struct view before = *view;
    for (size_t i = 0; i < countof(moves); i++) {
        if (moves[i].key == key) {
            view->x += moves[i].x ? moves[i].x * window.width : 0;
            view->y += moves[i].y ? moves[i].y * window.height : 0;
        }
    }
    view_clamp(view, terminal, scene, window);
    return view->x != before.x || view->y != before.y;
}

bool view_move(struct view *view, const struct terminal *terminal,
    const struct scene *scene, struct window window, enum key key) {
    double scale = view_scale(view, terminal, scene, window);
    switch (key) {
    case KEY_ZOOM_IN:
        zoom(view, scale, scale * zoom_step, window);
        return true;
    case KEY_ZOOM_OUT:
        zoom(view, scale, scale / zoom_step, window);
        return true;
    case KEY_ZOOM_FIT:
        *view = (struct view){.page = view->page};
        return true;
    default:
        return move(view, terminal, scene, window, key);
    }
}
