/* Paths: the pen, rectangles, and the outline of any item. */
#include "scene/path.h"

#include <math.h>

static struct path_step *add_step(struct pen *pen, enum path_verb verb) {
    struct path *path = &pen->path;
    path->steps = arena_grow(
        pen->arena, path->steps, path->count, &path->capacity, sizeof *path->steps);
    struct path_step *step = &path->steps[path->count++];
    step->verb = verb;
    return step;
}

static void stand_at(struct pen *pen, struct path_step *step, double x, double y) {
    step->x = pen->x = x;
    step->y = pen->y = y;
}

void pen_move(struct pen *pen, double x, double y) {
    stand_at(pen, add_step(pen, PATH_MOVE), x, y);
    pen->start_x = x;
    pen->start_y = y;
}

void pen_line(struct pen *pen, double x, double y) {
    stand_at(pen, add_step(pen, PATH_LINE), x, y);
}

void pen_curve(
    struct pen *pen, double x1, double y1, double x2, double y2, double x, double y) {
    struct path_step *step = add_step(pen, PATH_CURVE);
    step->x1 = x1;
    step->y1 = y1;
    step->x2 = x2;
    step->y2 = y2;
    stand_at(pen, step, x, y);
}

void pen_quadratic(struct pen *pen, double x1, double y1, double x, double y) {
    pen_curve(pen, (pen->x + 2 * x1) / 3, (pen->y + 2 * y1) / 3, (x + 2 * x1) / 3,
        (y + 2 * y1) / 3, x, y);
}

void pen_close(struct pen *pen) {
    stand_at(pen, add_step(pen, PATH_CLOSE), pen->start_x, pen->start_y);
}

/* The turn from one angle to the other in the direction asked for, at most once round. */
static double sweep(double from, double to, bool clockwise) {
    double turn = clockwise ? to - from : from - to;
    if (turn >= 2 * M_PI - 1e-9) {
        turn = 2 * M_PI;
    } else if (turn < 0) {
        turn = fmod(turn, 2 * M_PI) + 2 * M_PI;
    }
    return clockwise ? turn : -turn;
}

void pen_circle_arc(struct pen *pen, double x, double y, double radius, double from,
    double to, bool clockwise) {
    double x0 = x + radius * cos(from), y0 = y + radius * sin(from);
    if (pen->path.count == 0) {
        pen_move(pen, x0, y0);
    } else if (hypot(x0 - pen->x, y0 - pen->y) > 1e-6) {
        pen_line(pen, x0, y0);
    }
    double turn = sweep(from, to, clockwise);
    int pieces = (int)ceil(fabs(turn) / (M_PI / 2) - 1e-9);
    /* A cubic follows a quarter of a circle within 0.03 % of its radius. */
    double step = pieces ? turn / pieces : 0;
    double reach = radius * 4 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        double a = from + i * step, b = a + step;
        pen_curve(pen, x + radius * cos(a) - reach * sin(a),
            y + radius * sin(a) + reach * cos(a), x + radius * cos(b) + reach * sin(b),
            y + radius * sin(b) - reach * cos(b), x + radius * cos(b),
            y + radius * sin(b));
    }
}

static void transform_point(const double matrix[4], double *x, double *y) {
    double old_x = *x;
    *x = matrix[0] * old_x + matrix[1] * *y;
    *y = matrix[2] * old_x + matrix[3] * *y;
}

void pen_transform(struct pen *pen, double scale_x, double scale_y, double angle) {
    double turn = angle * M_PI / 180;
    const double matrix[4] = {cos(turn) * scale_x, -sin(turn) * scale_y,
        sin(turn) * scale_x, cos(turn) * scale_y};
    for (size_t i = 0; i < pen->path.count; i++) {
        struct path_step *step = &pen->path.steps[i];
        transform_point(matrix, &step->x1, &step->y1);
        transform_point(matrix, &step->x2, &step->y2);
        transform_point(matrix, &step->x, &step->y);
    }
}

/* Round corners as cubics; a radius is at most half of either side, as in Vega. */
void pen_rect(struct pen *pen, double width, double height, const double radius[4]) {
    double left = fmin(0, width), right = fmax(0, width);
    double top = fmin(0, height), bottom = fmax(0, height);
    double most = fmin(right - left, bottom - top) / 2;
    double r[4];
    for (int i = 0; i < 4; i++) {
        r[i] = fmin(fmax(radius[i], 0), most);
    }
    pen_move(pen, left + r[0], top);
    pen_line(pen, right - r[1], top);
    if (r[1] > 0) {
        pen_circle_arc(pen, right - r[1], top + r[1], r[1], -M_PI / 2, 0, true);
    }
    pen_line(pen, right, bottom - r[2]);
    if (r[2] > 0) {
        pen_circle_arc(pen, right - r[2], bottom - r[2], r[2], 0, M_PI / 2, true);
    }
    pen_line(pen, left + r[3], bottom);
    if (r[3] > 0) {
        pen_circle_arc(pen, left + r[3], bottom - r[3], r[3], M_PI / 2, M_PI, true);
    }
    if (r[0] > 0) {
        pen_line(pen, left, top + r[0]);
        pen_circle_arc(pen, left + r[0], top + r[0], r[0], M_PI, 3 * M_PI / 2, true);
    }
    pen_close(pen);
}

static void draw_path_item(struct pen *pen, const struct scene_path *item) {
    pen_path_data(pen, item->path ? item->path : "");
    double scale_x = item->scale_x != 0 ? item->scale_x : 1;
    double scale_y = item->scale_y != 0 ? item->scale_y : 1;
    if (scale_x != 1 || scale_y != 1 || item->angle != 0) {
        pen_transform(pen, scale_x, scale_y, item->angle);
    }
}

static void draw_rule(struct pen *pen, const struct scene_rule *rule) {
    pen_move(pen, 0, 0);
    pen_line(pen, rule->x2 - rule->item.x, rule->y2 - rule->item.y);
}

/* Vega moves a group's rectangle by half a px if it is stroked about 1 px wide, so that
 * the stroke covers whole pixels (vega-scenegraph/src/marks/group.js, offset). */
static double group_offset(const struct scene_style *style) {
    double width = style && style->stroke.set ? style->stroke_width : 0;
    return width > 0.5 && width < 1.5 ? 0.5 - fabs(width - 1) : 0;
}

static void draw_group(struct pen *pen, const struct scene_group *group, double offset) {
    double radius = group->corner_radius;
    pen_rect(pen, group->width, group->height,
        (const double[4]){radius, radius, radius, radius});
    for (size_t i = 0; offset != 0 && i < pen->path.count; i++) {
        struct path_step *step = &pen->path.steps[i];
        step->x1 += offset;
        step->y1 += offset;
        step->x2 += offset;
        step->y2 += offset;
        step->x += offset;
        step->y += offset;
    }
}

struct path scene_clip_path(struct arena *arena, const struct scene_group *group) {
    struct pen pen = {.arena = arena};
    draw_group(&pen, group, 0);
    return pen.path;
}

/* Surfaces hold coordinates of some 24 bits; a million px is beyond any page. */
static double limit(double number) {
    static const double most = 1e6;
    return fmin(fmax(number, -most), most);
}

/* A path with a place that is no number is not drawn. */
static struct path drawable(struct path path) {
    for (size_t i = 0; i < path.count; i++) {
        struct path_step *s = &path.steps[i];
        double *const numbers[] = {&s->x1, &s->y1, &s->x2, &s->y2, &s->x, &s->y};
        for (size_t j = 0; j < countof(numbers); j++) {
            if (isnan(*numbers[j])) {
                return (struct path){0};
            }
            *numbers[j] = limit(*numbers[j]);
        }
    }
    return path;
}

static void draw_item(struct pen *pen, const struct scene_mark *mark, size_t index) {
    switch (mark->type) {
    case MARK_GROUP:
        draw_group(
            pen, &mark->groups[index], group_offset(mark->groups[index].item.style));
        break;
    case MARK_RECT:
        pen_rect(pen, mark->rects[index].width, mark->rects[index].height,
            mark->rects[index].corner_radius);
        break;
    case MARK_RULE:
        draw_rule(pen, &mark->rules[index]);
        break;
    case MARK_LINE:
    case MARK_AREA:
        pen_polyline(pen, mark);
        break;
    case MARK_TRAIL:
        pen_trail(pen, mark);
        break;
    case MARK_ARC:
        pen_arc(pen, &mark->arcs[index]);
        break;
    case MARK_SYMBOL:
        pen_symbol(pen, &mark->symbols[index]);
        break;
    case MARK_PATH:
        draw_path_item(pen, &mark->paths[index]);
        break;
    case MARK_TEXT:
    case MARK_IMAGE:
        break;
    }
}

struct path scene_item_path(
    struct arena *arena, const struct scene_mark *mark, size_t index) {
    struct pen pen = {.arena = arena};
    if (scene_item_is_placed(mark, index)) {
        draw_item(&pen, mark, index);
    }
    return drawable(pen.path);
}
