/* Labels of arcs in two columns with leaders, never over each other. */
#include "chart/mark/leader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/leader_route.h"
#include "chart/mark/leader_text.h"
#include "chart/mark/paint.h"

struct lengths {
    double radial, horizontal, gap;
};

bool leader_radius_is_said(const struct chart *chart, const struct view *view) {
    return view->encoding[CHANNEL_RADIUS] || mark_find(chart, view, "radius") ||
           mark_find(chart, view, "outerRadius");
}

bool leader_is_wanted(const struct chart *chart, const struct view *view) {
    const struct value *leader = mark_find(chart, view, "leader");
    return leader && value_to_boolean(*leader);
}

static struct lengths find_lengths(const struct plot *plot, const struct view *view) {
    struct lengths lengths = {12, 12, 4};
    const struct value *said = mark_find(plot->chart, view, "leaderLength");
    if (said && said->type == VALUE_ARRAY && said->count == 2) {
        lengths.radial = fmax(0, value_to_number(said->items[0]));
        lengths.horizontal = fmax(0, value_to_number(said->items[1]));
    }
    return lengths;
}

static struct callout find_callout(const struct label *label, const struct polar *polar,
    const struct lengths *lengths, size_t row) {
    double sine = sin(polar->theta), cosine = cos(polar->theta);
    double outer = polar->radius + lengths->radial;
    return (struct callout){.row = row,
        .right = sine >= 0,
        .theta = atan2(sine, cosine),
        .knee_x = label->x + outer * sine,
        .knee_y = label->y - outer * cosine,
        .centre_x = label->x,
        .centre_y = label->y,
        .radius = polar->radius};
}

/* From top to bottom of the left column, then of the right one. */
static int compare_callouts(const void *left, const void *right) {
    const struct callout *a = left, *b = right;
    if (a->right != b->right) {
        return a->right ? 1 : -1;
    }
    double from = callout_angle(a), to = callout_angle(b);
    return from != to ? (from > to) - (from < to) : (a->row > b->row) - (a->row < b->row);
}

/* Pushes neighbours apart evenly until none touch, then downwards from the top if they
 * still do: 100 rounds settle any column that fits. */
static void spread(struct callout *callouts, size_t count, double top, double bottom) {
    for (int round = 0; round < 100; round++) {
        bool settled = true;
        for (size_t i = 1; i < count; i++) {
            double wanted = (callouts[i - 1].height + callouts[i].height) / 2;
            double overlap = wanted - (callouts[i].y - callouts[i - 1].y);
            if (overlap > 0.01) {
                callouts[i - 1].y -= overlap / 2;
                callouts[i].y += overlap / 2;
                settled = false;
            }
        }
        for (size_t i = 0; i < count; i++) {
            double half = callouts[i].height / 2;
            callouts[i].y = fmax(top + half, fmin(bottom - half, callouts[i].y));
        }
        if (settled) {
            return;
        }
    }
    for (size_t i = 1; i < count; i++) {
        double wanted = (callouts[i - 1].height + callouts[i].height) / 2;
        callouts[i].y = fmax(callouts[i].y, callouts[i - 1].y + wanted);
    }
}

static const struct scene_style *leader_style(
    const struct plot *plot, const struct view *view) {
    struct color color;
    const char *name = mark_string(plot->chart, view, "leaderColor", "#6B7280");
    if (!color_read(name, &color)) {
        color_read("#6B7280", &color);
    }
    return scene_new_stroke(
        plot->arena, color, mark_number(plot->chart, view, "leaderWidth", 0.75));
}

/* Where the column begins: at the furthest knee, so that its labels are flush. */
static double column_edge(const struct callout *callouts, size_t count, bool right,
    const struct lengths *lengths) {
    double edge = right ? -INFINITY : INFINITY;
    for (size_t i = 0; i < count; i++) {
        edge = right ? fmax(edge, callouts[i].knee_x) : fmin(edge, callouts[i].knee_x);
    }
    return edge + (right ? lengths->horizontal : -lengths->horizontal);
}

/* A label near the top or bottom needs no column: its leader is kept as short as lets the
 * label's nearest corner stay off the circle. */
static double label_edge(
    const struct callout *callout, double column, const struct lengths *lengths) {
    double sign = callout->right ? 1 : -1;
    double rise = fabs(callout->y - callout->centre_y);
    double corner = fmax(0, rise - callout->height / 2);
    double reach = callout->radius + lengths->gap;
    double clear = reach > corner ? sqrt(reach * reach - corner * corner) : 0;
    double own = fabs(callout->knee_x - callout->centre_x) + lengths->horizontal;
    double flush = fabs(column - callout->centre_x);
    double away = rise > 0.9 * callout->radius ? fmin(own, flush) : flush;
    return callout->centre_x + sign * fmax(away, clear);
}

/* The corners of a leader of two segments. */
static void find_corners(const struct callout *callout, double corners[3][2]) {
    corners[0][0] = callout->centre_x + callout->radius * sin(callout->theta);
    corners[0][1] = callout->centre_y - callout->radius * cos(callout->theta);
    corners[1][0] = callout->knee_x;
    corners[2][0] = callout->edge;
    corners[1][1] = corners[2][1] = callout->y;
}

static struct scene_mark *draw_leader(struct arena *arena, struct scene_group *group,
    const struct callout *callout, const struct scene_style *style) {
    double points[3][2];
    find_corners(callout, points);
    struct scene_mark *line = scene_add_mark(arena, group, MARK_LINE, "mark", 3);
    for (size_t i = 0; i < 3; i++) {
        line->points[i] = (struct scene_point){
            .item = {.x = points[i][0],
                .y = points[i][1],
                .style = style,
                .row = (uint32_t)callout->row + 1},
        };
    }
    return line;
}

/* The knee follows the label's height: it stays outside the circle there, and between the
 * arc and the label. */
static void settle_knee(
    struct callout *callout, double edge, const struct lengths *lengths) {
    double sign = callout->right ? 1 : -1;
    double shift = fabs(callout->y - callout->knee_y);
    double reach = fabs(callout->knee_x - callout->centre_x) + 0.3 * shift;
    double outer = callout->radius + lengths->gap;
    double rise = fabs(callout->y - callout->centre_y);
    double clear = outer > rise ? sqrt(outer * outer - rise * rise) : 0;
    double room = fabs(edge - callout->centre_x);
    callout->knee_x = callout->centre_x + sign * fmin(fmax(reach, clear), room);
}

/* The pie's labels, the left column before the right one. */
struct pie {
    const struct plot *plot;
    struct label *labels;
    struct callout *callouts;
    size_t count, left; /* all; in the left column */
    struct lengths lengths;
    bool routed;
};

static struct callout *column_of(const struct pie *pie, bool right, size_t *count) {
    *count = right ? pie->count - pie->left : pie->left;
    return right ? pie->callouts + pie->left : pie->callouts;
}

static void sort_columns(struct pie *pie) {
    for (size_t i = 0; i < pie->count; i++) {
        struct callout *callout = &pie->callouts[i];
        const struct label *label = &pie->labels[callout->row];
        callout->height = chart_label_height(label) + 0.2 * label->size;
        callout->y = callout->knee_y;
    }
    qsort(pie->callouts, pie->count, sizeof *pie->callouts, compare_callouts);
    pie->left = 0;
    while (pie->left < pie->count && !pie->callouts[pie->left].right) {
        pie->left++;
    }
}

static double column_height(const struct pie *pie, bool right) {
    size_t count;
    const struct callout *callouts = column_of(pie, right, &count);
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        height += callouts[i].height;
    }
    return height;
}

static void settle_column(struct pie *pie, bool right) {
    size_t count;
    struct callout *callouts = column_of(pie, right, &count);
    double column = column_edge(callouts, count, right, &pie->lengths);
    spread(callouts, count, 0, pie->plot->height);
    for (size_t i = 0; i < count; i++) {
        callouts[i].edge = label_edge(&callouts[i], column, &pie->lengths);
        settle_knee(&callouts[i], callouts[i].edge, &pie->lengths);
    }
}

/* How near the centre the slanted part of a leader comes. */
static double nearest(const struct callout *callout) {
    double x1 = callout->radius * sin(callout->theta);
    double y1 = -callout->radius * cos(callout->theta);
    double dx = callout->knee_x - callout->centre_x - x1;
    double dy = callout->y - callout->centre_y - y1;
    double square = dx * dx + dy * dy;
    double at = square > 0 ? fmax(0, fmin(1, -(x1 * dx + y1 * dy) / square)) : 0;
    return hypot(x1 + at * dx, y1 + at * dy);
}

static double turn_of(const double a[2], const double b[2], const double c[2]) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static bool leaders_cross(const struct callout *one, const struct callout *other) {
    double a[3][2], b[3][2];
    find_corners(one, a);
    find_corners(other, b);
    for (int i = 0; i < 2; i++) {
        for (int k = 0; k < 2; k++) {
            if (turn_of(a[i], a[i + 1], b[k]) * turn_of(a[i], a[i + 1], b[k + 1]) < 0 &&
                turn_of(b[k], b[k + 1], a[i]) * turn_of(b[k], b[k + 1], a[i + 1]) < 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether leaders of two segments would run over the circle or each other, or labels
 * out of the plot. */
static bool is_crowded(const struct pie *pie) {
    bool crowded = column_height(pie, false) > pie->plot->height ||
                   column_height(pie, true) > pie->plot->height;
    for (size_t i = 0; i < pie->count; i++) {
        const struct callout *callout = &pie->callouts[i];
        crowded = crowded || nearest(callout) < callout->radius - 1 ||
                  (i > 0 && leaders_cross(callout - 1, callout));
    }
    return crowded;
}

/* How many labels of a column begin within an eighth of the circle about 12 o'clock. */
static size_t count_at_top(const struct pie *pie, bool right) {
    size_t count, found = 0;
    const struct callout *callouts = column_of(pie, right, &count);
    while (found < count && callout_angle(&callouts[found]) < acos(-1) / 8) {
        found++;
    }
    return found;
}

/* Labels crowded at 12 o'clock go to the freer side, the nearest first. */
static void share_top(struct pie *pie) {
    for (size_t round = 0; round < pie->count; round++) {
        size_t left = count_at_top(pie, false), right = count_at_top(pie, true);
        bool from_right = right > left;
        size_t more = from_right ? right : left, less = from_right ? left : right;
        size_t count;
        struct callout *callouts = column_of(pie, from_right, &count);
        if (more < less + 2 || count < 2) {
            return;
        }
        /* those that came over lie first: the next is the first of the column's own */
        size_t next = 0;
        while (next < count && callout_angle(&callouts[next]) < 0) {
            next++;
        }
        if (next >= more ||
            column_height(pie, !from_right) + callouts[next].height > pie->plot->height) {
            return;
        }
        callouts[next].right = !from_right;
        sort_columns(pie);
    }
}

static void route_column(struct pie *pie, bool right) {
    size_t count;
    struct callout *callouts = column_of(pie, right, &count);
    if (count == 0) {
        return;
    }
    double inner = callouts[0].radius + pie->lengths.radial;
    spread(callouts, count, 0, pie->plot->height);
    double reach = leaders_route(callouts, count, inner);
    reach = fmax(reach, callouts[0].radius + pie->lengths.gap) + pie->lengths.horizontal;
    for (size_t i = 0; i < count; i++) {
        callouts[i].edge = callouts[i].centre_x + (right ? reach : -reach);
    }
}

static void route(struct pie *pie) {
    sort_columns(pie);
    route_column(pie, false);
    route_column(pie, true);
}

/* Labels of one line each, leaders about the circle; then what has no room beside them. */
static void settle_crowded(struct pie *pie) {
    pie->routed = true;
    pie->lengths.radial = fmin(pie->lengths.radial, 8);
    pie->lengths.horizontal = fmin(pie->lengths.horizontal, 8);
    for (size_t i = 0; i < pie->count; i++) {
        struct label *label = &pie->labels[pie->callouts[i].row];
        label->text = leader_text_join(pie->plot, label->text);
    }
    sort_columns(pie);
    share_top(pie);
    route(pie);
    double away = 0;
    for (size_t i = 0; i < pie->count; i++) {
        const struct callout *callout = &pie->callouts[i];
        away = fmax(away, fabs(callout->edge - callout->centre_x) + pie->lengths.gap);
    }
    leader_texts_fit(pie->plot, pie->labels, pie->callouts, pie->count, away);
    route(pie);
}

static void settle(struct pie *pie) {
    if (pie->count == 0) {
        return;
    }
    const char **words = arena_array(pie->plot->arena, pie->count, sizeof *words);
    for (size_t i = 0; i < pie->count; i++) {
        words[i] = pie->labels[pie->callouts[i].row].text;
    }
    double away = pie->callouts[0].radius + pie->lengths.radial +
                  pie->lengths.horizontal + pie->lengths.gap;
    leader_texts_fit(pie->plot, pie->labels, pie->callouts, pie->count, away);
    sort_columns(pie);
    settle_column(pie, false);
    settle_column(pie, true);
    if (is_crowded(pie)) {
        for (size_t i = 0; i < pie->count; i++) {
            struct callout *callout = &pie->callouts[i];
            pie->labels[callout->row].text = words[callout->slot];
        }
        settle_crowded(pie);
    }
}

static void draw_callout(const struct pie *pie, const struct callout *callout,
    struct scene_group *group, const struct scene_style *style,
    struct scene_mark *texts) {
    struct label *label = &pie->labels[callout->row];
    struct scene_mark *line =
        pie->routed ? leader_draw_routed(pie->plot->arena, group, callout, style)
                    : draw_leader(pie->plot->arena, group, callout, style);
    line->name = "leader";
    double gap = pie->lengths.gap;
    label->x = callout->edge + (callout->right ? gap : -gap);
    label->y = callout->y - (chart_label_height(label) - label->size) / 2;
    label->align = callout->right ? ALIGN_LEFT : ALIGN_RIGHT;
    label->baseline = BASELINE_MIDDLE;
    chart_label_set(pie->plot, &texts->texts[callout->slot], label);
    texts->texts[callout->slot].item.row = (uint32_t)callout->row + 1;
}

void leaders_place(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct label *labels, const struct polar *polars,
    size_t count) {
    struct pie pie = {.plot = plot,
        .labels = labels,
        .callouts = arena_array(plot->arena, count, sizeof(struct callout)),
        .lengths = find_lengths(plot, view)};
    const double *shares = leader_shares(plot, view);
    for (size_t row = 0; row < count; row++) {
        if (!shares || shares[row] > 0) {
            struct callout *callout = &pie.callouts[pie.count];
            *callout = find_callout(&labels[row], &polars[row], &pie.lengths, row);
            callout->slot = pie.count++;
        }
    }
    settle(&pie);
    struct scene_group *lines = scene_add_group(plot->arena, group, "mark");
    lines->no_size = true;
    struct scene_mark *texts = mark_add(plot, view, group, MARK_TEXT, pie.count);
    const struct scene_style *style = leader_style(plot, view);
    for (size_t i = 0; i < pie.count; i++) {
        draw_callout(&pie, &pie.callouts[i], lines, style, texts);
    }
}
