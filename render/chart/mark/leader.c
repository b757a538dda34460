/* Labels of arcs in two columns with leaders, never over each other. */
#include "chart/mark/leader.h"

#include <stdlib.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/paint.h"

/* A label while its height is sought. */
struct callout {
    size_t row;
    bool right;
    double start_x, start_y;           /* at the arc */
    double knee_x, knee_y;             /* where the leader turns */
    double centre_x, centre_y, radius; /* of the circle */
    double height;                     /* of the label, with the air about it */
    double y;                          /* middle of the label */
};

struct lengths {
    double radial, horizontal, gap;
};

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
    struct callout callout = {.row = row,
        .right = sine >= 0,
        .start_x = label->x + polar->radius * sine,
        .start_y = label->y - polar->radius * cosine,
        .knee_x = label->x + outer * sine,
        .knee_y = label->y - outer * cosine};
    callout.height = chart_label_height(label) + 0.2 * label->size;
    callout.y = callout.knee_y;
    callout.centre_x = label->x;
    callout.centre_y = label->y;
    callout.radius = polar->radius;
    return callout;
}

static int compare_callouts(const void *left, const void *right) {
    const struct callout *a = left, *b = right;
    if (a->right != b->right) {
        return a->right ? 1 : -1;
    }
    return (a->knee_y > b->knee_y) - (a->knee_y < b->knee_y);
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

static void draw_leader(struct scene_mark *lines, const struct callout *callout,
    double edge, const struct scene_style *style) {
    const double points[][2] = {{callout->start_x, callout->start_y},
        {callout->knee_x, callout->y}, {edge, callout->y}};
    for (size_t i = 0; i < 3; i++) {
        lines->points[i] = (struct scene_point){
            .item = {.x = points[i][0],
                .y = points[i][1],
                .style = style,
                .row = (uint32_t)callout->row + 1},
        };
    }
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

static void place_column(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct label *labels, struct scene_mark *texts,
    struct callout *callouts, size_t count) {
    struct lengths lengths = find_lengths(plot, view);
    const struct scene_style *style = leader_style(plot, view);
    bool right = count > 0 && callouts[0].right;
    double column = column_edge(callouts, count, right, &lengths);
    spread(callouts, count, 0, plot->height);
    for (size_t i = 0; i < count; i++) {
        struct callout *callout = &callouts[i];
        struct label *label = &labels[callout->row];
        double edge = label_edge(callout, column, &lengths);
        settle_knee(callout, edge, &lengths);
        struct scene_mark *line =
            scene_add_mark(plot->arena, group, MARK_LINE, "mark", 3);
        line->name = "leader";
        draw_leader(line, callout, edge, style);
        label->x = edge + (right ? lengths.gap : -lengths.gap);
        label->y = callout->y - (chart_label_height(label) - label->size) / 2;
        label->align = right ? ALIGN_LEFT : ALIGN_RIGHT;
        label->baseline = BASELINE_MIDDLE;
        chart_label_set(plot, &texts->texts[callout->row], label);
        texts->texts[callout->row].item.row = (uint32_t)callout->row + 1;
    }
}

void leaders_place(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct label *labels, const struct polar *polars,
    size_t count) {
    struct lengths lengths = find_lengths(plot, view);
    struct callout *callouts = arena_array(plot->arena, count, sizeof *callouts);
    for (size_t row = 0; row < count; row++) {
        callouts[row] = find_callout(&labels[row], &polars[row], &lengths, row);
    }
    qsort(callouts, count, sizeof *callouts, compare_callouts);
    size_t left = 0;
    while (left < count && !callouts[left].right) {
        left++;
    }
    struct scene_group *column = scene_add_group(plot->arena, group, "mark");
    column->no_size = true;
    struct scene_mark *texts = mark_add(plot, view, group, MARK_TEXT, count);
    place_column(plot, view, column, labels, texts, callouts, left);
    place_column(plot, view, column, labels, texts, callouts + left, count - left);
}
