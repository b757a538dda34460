/* Labels that move along one direction only: sideways over bars, up and down at the ends
 * of lines. What is said of `along` and `across` holds for both. */
#include <math.h>

#include "chart/mark/avoid_way.h"

/* Between labels one above the other, in ems. */
static const double line_air = 0.12;
/* Between a label and a bar, px. */
static const double bar_air = 1;
/* How far a label beside bars may move: more, and it would stand over another bar. In its
 * own lengths. */
static const double furthest = 0.5;
/* Where so many stand, moving them aside is of no use. */
enum { MOVED_LIMIT = 500, ROUNDS = 30 };

struct span {
    double from, to;
};

/* A label and where it would like to stand. */
struct box {
    struct span along, across;
    double anchor; /* of the bar or point it belongs to, along */
    double moved, limit;
    double size; /* of its font */
};

struct queue {
    struct crowd *crowd;
    bool vertical; /* along is y */
    bool has_bars;
    struct box *boxes;
};

static struct box box_of(const struct queue *queue, size_t row) {
    const struct bounds *bounds = &queue->crowd->boxes[row];
    const struct label *label = &queue->crowd->labels[row];
    struct span x = {bounds->x1, bounds->x2}, y = {bounds->y1, bounds->y2};
    struct box box = {.along = queue->vertical ? y : x,
        .across = queue->vertical ? x : y,
        .anchor = queue->vertical ? label->y : label->x,
        .size = label->size};
    box.limit = queue->has_bars ? furthest * (box.along.to - box.along.from) : INFINITY;
    return box;
}

static bool meet(struct span a, struct span b) {
    return a.from < b.to && b.from < a.to;
}

/* How far two labels overlap along, with the air between them: lines of text stand closer
 * one above the other than side by side. */
static double overlap_of(
    const struct queue *queue, const struct box *a, const struct box *b) {
    if (!meet(a->across, b->across)) {
        return 0;
    }
    double air = (queue->vertical ? line_air : label_air) * fmin(a->size, b->size);
    return fmin(a->along.to - b->along.from, b->along.to - a->along.from) + air;
}

static void move(struct box *box, double distance) {
    double moved = fmax(-box->limit, fmin(box->limit, box->moved + distance));
    box->along.from += moved - box->moved;
    box->along.to += moved - box->moved;
    box->moved = moved;
}

/* How far the label lies over a bar that is not its own: backwards if negative. */
static double over_bar(
    const struct queue *queue, const struct box *box, const struct scene_rect *bar) {
    struct span x = {bar->item.x, bar->item.x + bar->width};
    struct span y = {bar->item.y, bar->item.y + bar->height};
    struct span along = queue->vertical ? y : x, across = queue->vertical ? x : y;
    bool own = box->anchor >= along.from && box->anchor <= along.to;
    if (own || !meet(box->across, across) || box->along.to + bar_air <= along.from ||
        box->along.from - bar_air >= along.to) {
        return 0;
    }
    return box->anchor < along.from ? along.from - bar_air - box->along.to
                                    : along.to + bar_air - box->along.from;
}

/* Moves the label off the bars; whether it lay over one. */
static bool leave_bars(const struct queue *queue, struct box *box, bool only_ask) {
    const struct scene_group *group = queue->crowd->plot->group;
    bool touched = false;
    for (size_t m = 0; queue->has_bars && m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        for (size_t i = 0; mark->type == MARK_RECT && i < mark->count; i++) {
            double distance = over_bar(queue, box, &mark->rects[i]);
            touched = touched || fabs(distance) > 0.01;
            if (!only_ask) {
                move(box, distance);
            }
        }
    }
    return touched;
}

/* A label at a line's end stays beside the plot. */
static void stay_inside(const struct queue *queue, struct box *box) {
    if (!queue->has_bars && queue->vertical) {
        double half = (box->along.to - box->along.from) / 2;
        double over = box->along.to - queue->crowd->plot->height;
        move(box, -fmax(0, over));
        move(box, fmax(0, -half - box->along.from));
    }
}

static void move_apart(struct box *a, struct box *b, double overlap) {
    bool before = a->anchor < b->anchor || (a->anchor == b->anchor && a < b);
    move(a, before ? -overlap / 2 : overlap / 2);
    move(b, before ? overlap / 2 : -overlap / 2);
}

static void settle(const struct queue *queue) {
    const struct crowd *crowd = queue->crowd;
    int rounds = queue->has_bars ? ROUNDS : 10 * ROUNDS;
    bool moved = true;
    for (int round = 0; moved && round < rounds; round++) {
        moved = false;
        for (size_t i = 0; i < crowd->count; i++) {
            struct box *box = &queue->boxes[i];
            for (size_t k = 0; !crowd->hidden[i] && k < i; k++) {
                double overlap = overlap_of(queue, &queue->boxes[k], box);
                if (overlap > 0.01 && !crowd->hidden[k]) {
                    move_apart(&queue->boxes[k], box, overlap);
                    moved = true;
                }
            }
            moved |= leave_bars(queue, box, false);
            stay_inside(queue, box);
        }
    }
}

/* Whether the label touches a more important one, or a bar. */
static bool touches(const struct queue *queue, size_t rank, const bool *failed) {
    const struct crowd *crowd = queue->crowd;
    size_t row = crowd->order[rank];
    for (size_t k = 0; k < rank; k++) {
        size_t other = crowd->order[k];
        if (!crowd->hidden[other] && !failed[other] &&
            overlap_of(queue, &queue->boxes[other], &queue->boxes[row]) > 0.1) {
            return true;
        }
    }
    return leave_bars(queue, &queue->boxes[row], true);
}

static size_t settle_along(struct crowd *crowd, bool vertical, bool *failed) {
    struct queue queue = {.crowd = crowd,
        .vertical = vertical,
        .has_bars = crowd_has(crowd->plot->group, MARK_RECT),
        .boxes = arena_array(crowd->plot->arena, crowd->count, sizeof *queue.boxes)};
    for (size_t i = 0; i < crowd->count; i++) {
        queue.boxes[i] = box_of(&queue, i);
    }
    if (crowd->count <= MOVED_LIMIT) {
        settle(&queue);
    }
    size_t count = 0;
    for (size_t i = 0; i < crowd->count; i++) {
        size_t row = crowd->order[i];
        failed[row] = !crowd->hidden[row] && touches(&queue, i, failed);
        count += failed[row];
        *(vertical ? &crowd->labels[row].y : &crowd->labels[row].x) +=
            queue.boxes[row].moved;
    }
    return count;
}

size_t avoid_sideways(struct crowd *crowd, bool *failed) {
    return settle_along(crowd, false, failed);
}

size_t avoid_up_and_down(struct crowd *crowd, bool *failed) {
    return settle_along(crowd, true, failed);
}
