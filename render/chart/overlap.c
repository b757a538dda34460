/* Labels that would lie over each other are thinned out
 * (vega-view-transforms/src/Overlap.js). */
#include <string.h>

#include "chart/guide.h"

enum { LABEL_LIMIT = 4096 };

static bool touch(const struct bounds *a, const struct bounds *b, double separation) {
    double apart =
        fmax(fmax(b->x1 - a->x2, a->x1 - b->x2), fmax(b->y1 - a->y2, a->y1 - b->y2));
    return separation > apart;
}

static bool any_touch(
    const struct bounds *boxes, const size_t *items, size_t count, double separation) {
    for (size_t i = 1; i < count; i++) {
        if (touch(&boxes[items[i - 1]], &boxes[items[i]], separation)) {
            return true;
        }
    }
    return false;
}

/* Every other one. */
static size_t halve(bool *hidden, size_t *items, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (i % 2) {
            hidden[items[i]] = true;
        } else {
            items[kept++] = items[i];
        }
    }
    return kept;
}

/* Each that touches the last one kept. */
static size_t drop_touching(const struct bounds *boxes, bool *hidden, size_t *items,
    size_t count, double separation) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && touch(&boxes[items[kept - 1]], &boxes[items[i]], separation)) {
            hidden[items[i]] = true;
        } else {
            items[kept++] = items[i];
        }
    }
    return kept;
}

void labels_thin(const struct bounds *boxes, bool *hidden, size_t count,
    const char *method, double separation) {
    size_t items[LABEL_LIMIT], left = 0;
    for (size_t i = 0; i < count && left < LABEL_LIMIT; i++) {
        if (!hidden[i] && boxes[i].x2 - boxes[i].x1 > 1 &&
            boxes[i].y2 - boxes[i].y1 > 1) {
            items[left++] = i;
        }
    }
    if (left < 3 || !any_touch(boxes, items, left, separation)) {
        return;
    }
    size_t last = items[left - 1];
    bool greedy = strcmp(method, "greedy") == 0;
    do {
        left = greedy ? drop_touching(boxes, hidden, items, left, separation)
                      : halve(hidden, items, left);
    } while (left >= 3 && any_touch(boxes, items, left, separation));
    if (left < 3 && hidden[last]) {
        if (left > 1) {
            hidden[items[left - 1]] = true;
        }
        hidden[last] = false; /* at least the first and the last are shown */
    }
}
