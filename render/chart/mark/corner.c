/* Rounded corners of bars and rects. */
#include "chart/mark/corner.h"

#include <math.h>

#include "chart/config.h"

static const char *const corner_names[] = {"cornerRadiusTopLeft", "cornerRadiusTopRight",
    "cornerRadiusBottomRight", "cornerRadiusBottomLeft"};

struct corners corners_bind(const struct plot *plot, const struct view *view) {
    struct corners corners = {0};
    const struct chart *chart = plot->chart;
    double all = mark_number(chart, view, "cornerRadius", 0);
    for (int i = 0; i < 4; i++) {
        corners.radius[i] = mark_number(chart, view, corner_names[i], all);
    }
    double end = mark_number(chart, view, "cornerRadiusEnd", NAN);
    if (view->mark != &mark_bar || view->orient == ORIENT_NONE || isnan(end)) {
        return corners;
    }
    corners.horizontal = view->orient == ORIENT_HORIZONTAL;
    if (view->encoding[corners.horizontal ? CHANNEL_X2 : CHANNEL_Y2]) {
        for (int i = 0; i < 4; i++) {
            corners.radius[i] = end; /* both ends of a range are ends */
        }
        return corners;
    }
    corners.end_only = true;
    corners.end = end;
    return corners;
}

void corners_set(const struct corners *corners, struct scene_rect *rect) {
    double limit = fmin(rect->width, rect->height) / 2;
    for (int i = 0; i < 4; i++) {
        rect->corner_radius[i] = corners->radius[i];
    }
    if (corners->end_only) {
        rect->corner_radius[1] = corners->end;
        rect->corner_radius[corners->horizontal ? 2 : 0] = corners->end;
    }
    for (int i = 0; i < 4; i++) {
        rect->corner_radius[i] = fmax(0, fmin(rect->corner_radius[i], limit));
    }
}
