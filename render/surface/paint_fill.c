/* Fills that are more than a colour: gradients over a shape's box, hatches in its group. */
#include <math.h>

#include "surface/paint.h"

static const double degree = 0.017453292519943295;

/* The unit square on the box of the current path; a circle stays one: its square covers
 * the box and has the same middle. */
static bool fit_box(struct painter *painter, bool square, cairo_matrix_t *matrix) {
    double x1, y1, x2, y2;
    cairo_path_extents(painter->cairo, &x1, &y1, &x2, &y2);
    double width = x2 - x1, height = y2 - y1, side = fmax(width, height);
    if (square && width > 0 && height > 0) {
        cairo_matrix_init(
            matrix, side, 0, 0, side, (x1 + x2 - side) / 2, (y1 + y2 - side) / 2);
    } else {
        cairo_matrix_init(matrix, width, 0, 0, height, x1, y1);
    }
    return cairo_matrix_invert(matrix) == CAIRO_STATUS_SUCCESS;
}

bool paint_set_gradient(
    struct painter *painter, const struct scene_gradient *gradient, double opacity) {
    cairo_matrix_t matrix;
    if (!gradient || !fit_box(painter, gradient->radial, &matrix)) {
        return false;
    }
    cairo_pattern_t *pattern =
        gradient->radial ? cairo_pattern_create_radial(gradient->x1, gradient->y1,
                               gradient->r1, gradient->x2, gradient->y2, gradient->r2)
                         : cairo_pattern_create_linear(
                               gradient->x1, gradient->y1, gradient->x2, gradient->y2);
    for (size_t i = 0; i < gradient->stop_count; i++) {
        const struct gradient_stop *stop = &gradient->stops[i];
        double alpha = stop->color.set ? (double)stop->color.alpha * opacity : 0;
        cairo_pattern_add_color_stop_rgba(pattern, stop->offset, stop->color.red / 255.0,
            stop->color.green / 255.0, stop->color.blue / 255.0, alpha);
    }
    cairo_pattern_set_matrix(pattern, &matrix);
    cairo_set_source(painter->cairo, pattern);
    cairo_pattern_destroy(pattern);
    return true;
}

/* The clip's box in the turned space that the hatch's rows lie in. */
struct hatched {
    double x1, y1, x2, y2;
};

static void draw_lines(
    cairo_t *cairo, const struct scene_hatch *hatch, const struct hatched *box) {
    for (double row = floor(box->y1 / hatch->step); row * hatch->step <= box->y2; row++) {
        double y = (row + 0.5) * hatch->step;
        cairo_move_to(cairo, box->x1, y);
        cairo_line_to(cairo, box->x2, y);
    }
    cairo_set_line_width(cairo, hatch->width);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_stroke(cairo);
}

static void draw_dots(
    cairo_t *cairo, const struct scene_hatch *hatch, const struct hatched *box) {
    double step = hatch->step, radius = hatch->width / 2;
    for (double row = floor(box->y1 / step); row * step <= box->y2; row++) {
        for (double column = floor(box->x1 / step); column * step <= box->x2; column++) {
            double x = (column + 0.5) * step, y = (row + 0.5) * step;
            cairo_move_to(cairo, x + radius, y);
            cairo_arc(cairo, x, y, radius, 0, 360 * degree);
            cairo_close_path(cairo);
        }
    }
    cairo_fill(cairo);
}

static void draw_rows(cairo_t *cairo, const struct scene_hatch *hatch, double angle) {
    struct hatched box;
    cairo_save(cairo);
    cairo_rotate(cairo, angle * degree);
    cairo_clip_extents(cairo, &box.x1, &box.y1, &box.x2, &box.y2);
    if (hatch->kind == HATCH_DOTS) {
        draw_dots(cairo, hatch, &box);
    } else {
        draw_lines(cairo, hatch, &box);
    }
    cairo_restore(cairo);
}

void paint_hatch(
    struct painter *painter, const struct scene_hatch *hatch, double opacity) {
    cairo_t *cairo = painter->cairo;
    double angles[2];
    size_t count = hatch_angles(hatch->kind, angles);
    cairo_path_t *shape = cairo_copy_path(cairo);
    cairo_save(cairo);
    cairo_clip(cairo);
    paint_set_color(painter, hatch->ink, opacity);
    for (size_t i = 0; i < count; i++) {
        draw_rows(cairo, hatch, angles[i]);
    }
    cairo_restore(cairo);
    cairo_append_path(cairo, shape);
    cairo_path_destroy(shape);
}
