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

/* Free of the plot's edges, of points and of the labels placed before it. */
static bool is_free(const struct crowd *crowd, size_t rank, const bool *failed,
    const struct bounds *box) {
    const struct plot *plot = crowd->plot;
    if (box->x1 < 0 || box->y1 < 0 || box->x2 > plot->width || box->y2 > plot->height ||
        over_point(plot, box)) {
        return false;
    }
    for (size_t k = 0; k < rank; k++) {
        size_t other = crowd->order[k];
        if (!crowd->hidden[other] && !failed[other] &&
            overlap(&crowd->boxes[other], box, label_air * crowd->labels[other].size)) {
            return false;
        }
    }
    return true;
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

static bool find_place(struct crowd *crowd, size_t rank, const bool *failed) {
    size_t row = crowd->order[rank];
    struct label *label = &crowd->labels[row];
    struct bounds *box = &crowd->boxes[row];
    if (is_free(crowd, rank, failed, box)) {
        return true; /* where the specification wants it */
    }
    double radius = own_radius(crowd->plot, label);
    for (size_t i = 0; i < countof(places); i++) {
        struct bounds place = box_at(label, box, radius, places[i].x, places[i].y);
        if (is_free(crowd, rank, failed, &place)) {
            move_to(label, box, &place);
            return true;
        }
    }
    return false;
}

size_t avoid_around(struct crowd *crowd, bool *failed) {
    size_t count = 0;
    for (size_t i = 0; i < crowd->count; i++) {
        size_t row = crowd->order[i];
        failed[row] = !crowd->hidden[row] && !find_place(crowd, i, failed);
        count += failed[row];
    }
    return count;
}
