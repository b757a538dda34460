/* Labels beside bars that keep off each other and off other bars. */
#include "chart/mark/avoid.h"

#include <math.h>

#include "chart/config.h"

/* The smallest that is still read in print: 7.5 pt. */
static const double least_size = 10;
/* Between labels, in ems; between a label and a bar, px. */
static const double label_air = 0.25, bar_air = 1;
/* How far a label may move: more, and it would stand over another bar. In its widths. */
static const double furthest = 0.5;
/* Where so many stand, moving them aside is of no use. */
enum { MOVED_LIMIT = 500, ROUNDS = 30 };

/* A label and where it would like to stand. */
struct box {
    struct bounds bounds;
    double anchor; /* x of the bar it belongs to */
    double moved;  /* px to the right */
    double width, size;
};

struct obstacles {
    const struct plot *plot;
    struct box *boxes;
    const bool *hidden;
    size_t count;
};

bool avoid_is_wanted(const struct chart *chart, const struct view *view) {
    const struct value *avoid = mark_find(chart, view, "avoid");
    return avoid && value_to_boolean(*avoid);
}

static void measure(const struct obstacles *obstacles, const struct label *labels) {
    for (size_t i = 0; i < obstacles->count; i++) {
        struct scene_text item = {0};
        struct bounds bounds = chart_label_set(obstacles->plot, &item, &labels[i]);
        obstacles->boxes[i] = (struct box){.bounds = bounds,
            .anchor = labels[i].x,
            .width = bounds.x2 - bounds.x1,
            .size = labels[i].size};
    }
}

static bool share_height(const struct bounds *a, const struct bounds *b) {
    return a->y1 < b->y2 && b->y1 < a->y2;
}

/* How far two labels overlap, with the air between them. */
static double overlap_of(const struct box *a, const struct box *b) {
    if (!share_height(&a->bounds, &b->bounds)) {
        return 0;
    }
    double air = label_air * fmin(a->size, b->size);
    return fmin(a->bounds.x2 - b->bounds.x1, b->bounds.x2 - a->bounds.x1) + air;
}

static void move(struct box *box, double distance) {
    double limit = furthest * box->width;
    double moved = fmax(-limit, fmin(limit, box->moved + distance));
    box->bounds.x1 += moved - box->moved;
    box->bounds.x2 += moved - box->moved;
    box->moved = moved;
}

/* How far the label lies over a bar that is not its own: to the left if negative. */
static double over_bar(const struct box *box, const struct scene_rect *bar) {
    double left = bar->item.x, right = left + bar->width;
    struct bounds bounds = {left, bar->item.y, right, bar->item.y + bar->height};
    bool own = box->anchor >= left && box->anchor <= right;
    if (own || !share_height(&box->bounds, &bounds) || box->bounds.x2 + bar_air <= left ||
        box->bounds.x1 - bar_air >= right) {
        return 0;
    }
    return box->anchor < left ? left - bar_air - box->bounds.x2
                              : right + bar_air - box->bounds.x1;
}

/* Moves the label off the bars; whether it lay over one. */
static bool leave_bars(const struct plot *plot, struct box *box, bool only_ask) {
    bool touched = false;
    for (size_t m = 0; m < plot->group->mark_count; m++) {
        const struct scene_mark *mark = plot->group->marks[m];
        for (size_t i = 0; mark->type == MARK_RECT && i < mark->count; i++) {
            double distance = over_bar(box, &mark->rects[i]);
            touched = touched || fabs(distance) > 0.01;
            if (!only_ask) {
                move(box, distance);
            }
        }
    }
    return touched;
}

static void move_apart(struct box *a, struct box *b, double overlap) {
    bool before = a->anchor < b->anchor || (a->anchor == b->anchor && a < b);
    move(a, before ? -overlap / 2 : overlap / 2);
    move(b, before ? overlap / 2 : -overlap / 2);
}

static void settle(const struct obstacles *obstacles) {
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < obstacles->count; i++) {
            struct box *box = &obstacles->boxes[i];
            for (size_t k = 0; !obstacles->hidden[i] && k < i; k++) {
                double overlap = overlap_of(&obstacles->boxes[k], box);
                if (overlap > 0 && !obstacles->hidden[k]) {
                    move_apart(&obstacles->boxes[k], box, overlap);
                }
            }
            leave_bars(obstacles->plot, box, false);
        }
    }
}

/* Whether the label touches one before it, or a bar. */
static bool touches(const struct obstacles *obstacles, size_t index) {
    for (size_t k = 0; k < index; k++) {
        if (!obstacles->hidden[k] &&
            overlap_of(&obstacles->boxes[k], &obstacles->boxes[index]) > 0.1) {
            return true;
        }
    }
    return leave_bars(obstacles->plot, &obstacles->boxes[index], true);
}

static bool any_touch(const struct obstacles *obstacles) {
    for (size_t i = 0; i < obstacles->count; i++) {
        if (!obstacles->hidden[i] && touches(obstacles, i)) {
            return true;
        }
    }
    return false;
}

/* Half a pixel smaller; false if none may get smaller. */
static bool shrink(struct label *labels, size_t count) {
    bool smaller = false;
    for (size_t i = 0; i < count; i++) {
        if (labels[i].size > least_size) {
            labels[i].size = fmax(least_size, labels[i].size - 0.5);
            smaller = true;
        }
    }
    return smaller;
}

static void leave_out(const struct obstacles *obstacles, bool *hidden) {
    size_t count = 0;
    for (size_t i = 0; i < obstacles->count; i++) {
        if (!hidden[i] && touches(obstacles, i)) {
            hidden[i] = true;
            count++;
        }
    }
    fault_add(obstacles->plot->placer->warnings, FAULT_WARNING, "label-left-out",
        obstacles->plot->chart->block.place, "%d labels have no room and are left out",
        "有 %d 个数值标签放不下，没有标出", (int)count);
    fault_hint(obstacles->plot->placer->warnings, "more width, or bars that lie",
        "可以加宽图，或改用横条图");
}

void labels_avoid(
    const struct plot *plot, struct label *labels, bool *hidden, size_t count) {
    struct obstacles obstacles = {
        plot, arena_array(plot->arena, count, sizeof(struct box)), hidden, count};
    for (size_t i = 0; i < count; i++) {
        hidden[i] = !*labels[i].text;
    }
    do {
        measure(&obstacles, labels);
        if (count <= MOVED_LIMIT) {
            settle(&obstacles);
        }
    } while (any_touch(&obstacles) && shrink(labels, count));
    if (any_touch(&obstacles)) {
        leave_out(&obstacles, hidden);
    }
    for (size_t i = 0; i < count; i++) {
        labels[i].x += obstacles.boxes[i].moved;
    }
}
