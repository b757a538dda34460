/* Labels of points: each takes the first free place around its own point. */
#include <math.h>

#include "chart/mark/avoid_way.h"

/* Where a label may stand, in the order that cartographers like best after Imhof (1975):
 * the sign of its middle's way from the point. */
static const struct {
    int x, y;
} places[] = {{1, 0}, {0, -1}, {-1, 0}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};

/* Between a point's edge and its label, px. */
static const double point_air = 2;

static double symbol_radius(const struct scene_symbol *symbol) {
    return sqrt(fmax(0, symbol->size)) / 2;
}

/* The radius of the point that is labelled; 0 where there is none. */
static double own_radius(const struct plot *plot, const struct label *label) {
    for (size_t m = 0; m < plot->group->mark_count; m++) {
        const struct scene_mark *mark = plot->group->marks[m];
        for (size_t i = 0; mark->type == MARK_SYMBOL && i < mark->count; i++) {
            const struct scene_symbol *symbol = &mark->symbols[i];
            if (fabs(symbol->item.x - label->x) < 0.5 &&
                fabs(symbol->item.y - label->y) < 0.5) {
                return symbol_radius(symbol);
            }
        }
    }
    return 0;
}

static bool overlap(const struct bounds *a, const struct bounds *b, double air) {
    return a->x1 - air < b->x2 && b->x1 - air < a->x2 && a->y1 < b->y2 && b->y1 < a->y2;
}

static bool over_point(const struct plot *plot, const struct bounds *box) {
    for (size_t m = 0; m < plot->group->mark_count; m++) {
        const struct scene_mark *mark = plot->group->marks[m];
        for (size_t i = 0; mark->type == MARK_SYMBOL && i < mark->count; i++) {
            const struct item *item = &mark->symbols[i].item;
            double radius = symbol_radius(&mark->symbols[i]);
            double dx = fmax(fmax(box->x1 - item->x, item->x - box->x2), 0);
            double dy = fmax(fmax(box->y1 - item->y, item->y - box->y2), 0);
            if (dx * dx + dy * dy < radius * radius) {
                return true;
            }
        }
    }
    return false;
}

enum { NOBODY = -1, BLOCKED = -2 };

/* Who of the `placed` most important labels but `row` itself is in the way of the box:
 * NOBODY, the one that is alone, or BLOCKED by several, by a point or the plot's edge. */
static int who_blocks(const struct crowd *crowd, size_t row, size_t placed,
    const bool *failed, const struct bounds *box) {
    const struct plot *plot = crowd->plot;
    int found = NOBODY;
    if (box->x1 < 0 || box->y1 < 0 || box->x2 > plot->width || box->y2 > plot->height ||
        over_point(plot, box)) {
        return BLOCKED;
    }
    for (size_t k = 0; k < placed; k++) {
        size_t other = crowd->order[k];
        if (other != row && !crowd->hidden[other] && !failed[other] &&
            overlap(&crowd->boxes[other], box, label_air * crowd->labels[other].size)) {
            if (found != NOBODY) {
                return BLOCKED;
            }
            found = (int)other;
        }
    }
    return found;
}

/* The label's box with its middle moved to that side of the point. */
static struct bounds box_at(
    const struct label *label, const struct bounds *box, double radius, int x, int y) {
    double width = box->x2 - box->x1, height = box->y2 - box->y1;
    double away = (radius + point_air) * (x && y ? 0.7 : 1);
    double left = label->x - width / 2 + x * (away + width / 2);
    double top = label->y - height / 2 + y * (away + height / 2);
    return (struct bounds){left, top, left + width, top + height};
}

static void move_to(struct label *label, struct bounds *box, const struct bounds *place) {
    label->x += place->x1 - box->x1;
    label->y += place->y1 - box->y1;
    *box = *place;
}

/* The label's places, the one that the specification wants first. */
static struct bounds place_of(const struct crowd *crowd, size_t row, size_t number) {
    const struct label *label = &crowd->labels[row];
    const struct bounds *box = &crowd->boxes[row];
    return number == 0 ? *box
                       : box_at(label, box, own_radius(crowd->plot, label),
                             places[number - 1].x, places[number - 1].y);
}
enum { PLACE_COUNT = countof(places) + 1 };

static bool find_place(
    struct crowd *crowd, size_t row, size_t placed, const bool *failed) {
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        struct bounds place = place_of(crowd, row, i);
        if (who_blocks(crowd, row, placed, failed, &place) == NOBODY) {
            move_to(&crowd->labels[row], &crowd->boxes[row], &place);
            return true;
        }
    }
    return false;
}

/* Takes the place of one label that finds another for itself. */
static bool push_aside(
    struct crowd *crowd, size_t row, size_t placed, const bool *failed) {
    struct label own = crowd->labels[row];
    struct bounds own_box = crowd->boxes[row];
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        struct bounds place = place_of(crowd, row, i);
        int other = who_blocks(crowd, row, placed, failed, &place);
        if (other < 0) {
            continue;
        }
        move_to(&crowd->labels[row], &crowd->boxes[row], &place);
        if (find_place(crowd, (size_t)other, placed + 1, failed)) {
            return true;
        }
        crowd->labels[row] = own;
        crowd->boxes[row] = own_box;
    }
    return false;
}

size_t avoid_around(struct crowd *crowd, bool *failed) {
    size_t count = 0;
    for (size_t i = 0; i < crowd->count; i++) {
        failed[i] = false;
    }
    for (size_t i = 0; i < crowd->count; i++) {
        size_t row = crowd->order[i];
        failed[row] = !crowd->hidden[row] && !find_place(crowd, row, i, failed) &&
                      !push_aside(crowd, row, i, failed);
        count += failed[row];
    }
    return count;
}
