/* Routes of leaders about a circle: lanes that never cross. */
#include "chart/mark/leader_route.h"

#include <math.h>

static const double lane_step = 3;

double callout_angle(const struct callout *callout) {
    return callout->right ? callout->theta : -callout->theta;
}

static double rise_of(const struct callout *callout) {
    return callout->centre_y - callout->y;
}

/* The leader turns into its lane and leaves it at the label's height. */
static void set_lane(struct callout *callout, double lane) {
    double rise = rise_of(callout);
    callout->lane = fmax(lane, fabs(rise));
    callout->bend = acos(fmax(-1, fmin(1, rise / callout->lane)));
}

/* Above or below the circle a leader only gets longer until it reaches that height. */
static void set_first_lane(struct callout *callout, double lane) {
    double angle = callout_angle(callout), cosine = cos(angle);
    if (angle >= 0 && fabs(cosine) > 0.7 && rise_of(callout) / cosine >= lane) {
        callout->lane = rise_of(callout) / cosine;
        callout->bend = angle;
        return;
    }
    set_lane(callout, lane);
}

/* Takes a lane outside another label's where the leader, on its way down or up, would cross
 * the other's radial part: along its lane, or on the level to its label. */
static void keep_outside(
    struct callout *callout, const struct callout *other, bool down) {
    double angle = callout_angle(other), quarter = acos(0);
    bool along = down ? callout->bend >= angle : callout->bend <= angle;
    bool level = down ? angle < quarter : angle > quarter;
    double wanted = other->lane + lane_step;
    if (along && callout->lane < wanted) {
        set_lane(callout, wanted);
    } else if (!along && level && rise_of(callout) / cos(angle) < other->lane) {
        set_lane(callout, wanted);
    }
}

double leaders_route(struct callout *column, size_t count, double inner) {
    enum { ROUNDS = 2 }; /* lanes that run up may push those that run down, and back */
    for (size_t i = 0; i < count; i++) {
        set_first_lane(&column[i], inner);
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = count; i-- > 0;) {
            for (size_t k = i + 1; k < count; k++) {
                keep_outside(&column[i], &column[k], true);
            }
        }
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < i; k++) {
                keep_outside(&column[i], &column[k], false);
            }
        }
    }
    double reach = 0, quarter = acos(0);
    for (size_t i = 0; i < count; i++) {
        double from = fmin(callout_angle(&column[i]), column[i].bend);
        double to = fmax(callout_angle(&column[i]), column[i].bend);
        double sine = from < quarter && quarter < to ? 1 : fmax(sin(from), sin(to));
        reach = fmax(reach, column[i].lane * sine);
    }
    return reach;
}

static struct scene_point point_at(const struct callout *callout, double angle,
    double radius, const struct scene_style *style) {
    double sign = callout->right ? 1 : -1;
    return (struct scene_point){
        .item = {.x = callout->centre_x + sign * radius * sin(angle),
            .y = callout->centre_y - radius * cos(angle),
            .style = style,
            .row = (uint32_t)callout->row + 1}};
}

struct scene_mark *leader_draw_routed(struct arena *arena, struct scene_group *group,
    const struct callout *callout, const struct scene_style *style) {
    static const double chord = 0.05; /* radians: flat enough to look round */
    double angle = callout_angle(callout), turn = callout->bend - angle;
    size_t steps = (size_t)ceil(fabs(turn) / chord);
    steps = steps < 1 ? 1 : steps;
    struct scene_mark *line = scene_add_mark(arena, group, MARK_LINE, "mark", steps + 3);
    line->points[0] = point_at(callout, angle, callout->radius, style);
    for (size_t i = 0; i <= steps; i++) {
        double at = angle + turn * (double)i / (double)steps;
        line->points[i + 1] = point_at(callout, at, callout->lane, style);
    }
    line->points[steps + 2] = line->points[steps + 1];
    line->points[steps + 2].item.x = callout->edge;
    return line;
}
