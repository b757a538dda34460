/* Labels that avoid each other: they move, then get smaller, then thin out. */
#include "chart/mark/avoid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/avoid_way.h"

/* The smallest that is still read in print: 7.5 pt. */
static const double least_size = 10;

bool avoid_is_wanted(const struct chart *chart, const struct view *view) {
    const struct value *avoid = mark_find(chart, view, "avoid");
    return avoid && value_to_boolean(*avoid);
}

static const char *const directions[] = {"x", "y", "around", NULL};
static const struct property avoid_properties[] = {
    {"direction", PROPERTY_STRING, 0, directions},
    {"priority", PROPERTY_STRING, 0},
};
const struct schema avoid_schema = {.groups = PROPERTY_GROUP("avoid", avoid_properties)};

bool avoid_check(const struct value *mark, struct faults *faults) {
    const struct value *avoid = value_member(mark, "avoid");
    int direction = 0;
    return !avoid || avoid->type != VALUE_OBJECT ||
           (properties_check(
                avoid, avoid_properties, countof(avoid_properties), "avoid", faults) &&
               property_choice(avoid, "direction", directions, countof(directions) - 1,
                   &direction, faults));
}

/* What suits the marks that are there: labels over columns go sideways, those at the ends
 * of lines or of lying bars up and down, others around their points. */
static avoid_settle *find_way(
    const struct plot *plot, const struct view *view, const struct label *labels) {
    static const struct {
        const char *name;
        avoid_settle *way;
    } ways[] = {
        {"x", avoid_sideways}, {"y", avoid_up_and_down}, {"around", avoid_around}};
    const struct value *avoid = mark_find(plot->chart, view, "avoid");
    const struct value *said =
        avoid->type == VALUE_OBJECT ? value_member(avoid, "direction") : NULL;
    for (size_t i = 0; said && said->type == VALUE_STRING && i < countof(ways); i++) {
        if (strcmp(said->string, ways[i].name) == 0) {
            return ways[i].way;
        }
    }
    bool beside = labels[0].align != ALIGN_CENTER;
    if (crowd_has(plot->group, MARK_RECT) ||
        (beside && crowd_has(plot->group, MARK_LINE))) {
        return beside ? avoid_up_and_down : avoid_sideways;
    }
    return avoid_around;
}

struct ranked {
    double priority;
    size_t row;
};

static int compare_ranked(const void *left, const void *right) {
    const struct ranked *a = left, *b = right;
    return a->priority != b->priority
               ? (a->priority < b->priority) - (a->priority > b->priority)
               : (a->row > b->row) - (a->row < b->row);
}

/* Rows from the greatest priority to the least; in their own order without one. */
static const size_t *rank(
    const struct plot *plot, const struct view *view, size_t count) {
    const struct value *avoid = mark_find(plot->chart, view, "avoid");
    const struct value *field =
        avoid->type == VALUE_OBJECT ? value_member(avoid, "priority") : NULL;
    const struct value *cells = field && field->type == VALUE_STRING
                                    ? dataset_cells(view->main, field->string)
                                    : NULL;
    if (field && !cells) {
        fault_add(plot->placer->warnings, FAULT_WARNING, "unknown-field", field->place,
            "the labels' data have no such field as `priority` names",
            "标签的数据里没有 priority 所写的字段");
    }
    struct ranked *ranked = arena_array(plot->arena, count, sizeof *ranked);
    size_t *order = arena_array(plot->arena, count, sizeof *order);
    for (size_t row = 0; row < count; row++) {
        double priority = cells ? value_to_number(cells[row]) : 0;
        ranked[row] = (struct ranked){isnan(priority) ? -INFINITY : priority, row};
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < count; i++) {
        order[i] = ranked[i].row;
    }
    return order;
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

static void warn_left_out(const struct crowd *crowd, const bool *failed) {
    enum { NAMED = 5 };
    const char *names = "";
    size_t count = 0;
    for (size_t i = 0; i < crowd->count; i++) {
        size_t row = crowd->order[i];
        if (!failed[row]) {
            continue;
        }
        if (count < NAMED) {
            names = arena_print(crowd->plot->arena, "%s%s%s", names, count ? "、" : "",
                crowd->labels[row].text);
        }
        count++;
    }
    struct faults *warnings = crowd->plot->placer->warnings;
    fault_add(warnings, FAULT_WARNING, "label-left-out", crowd->plot->chart->block.place,
        "%d labels have no room and are left out: %s%s",
        "有 %d 个标签放不下，没有标出：%s%s", (int)count, names,
        count > NAMED ? "…" : "");
    fault_hint(warnings, "make the figure larger, or the labels fewer or shorter",
        "可以加大图幅，或者减少、缩短标签");
}

void labels_avoid(const struct plot *plot, const struct view *view, struct label *labels,
    bool *hidden, size_t count) {
    if (count == 0) {
        return;
    }
    struct crowd crowd = {.plot = plot,
        .boxes = arena_array(plot->arena, count, sizeof *crowd.boxes),
        .labels = arena_array(plot->arena, count, sizeof *crowd.labels),
        .hidden = hidden,
        .order = rank(plot, view, count),
        .count = count};
    bool *failed = arena_array(plot->arena, count, sizeof *failed);
    avoid_settle *settle = find_way(plot, view, labels);
    for (size_t i = 0; i < count; i++) {
        hidden[i] = !*labels[i].text;
    }
    size_t touching;
    do {
        memcpy(crowd.labels, labels, count * sizeof *labels);
        for (size_t i = 0; i < count; i++) {
            struct scene_text item = {0};
            crowd.boxes[i] = chart_label_set(plot, &item, &labels[i]);
        }
        touching = settle(&crowd, failed);
    } while (touching > 0 && shrink(labels, count));
    if (touching > 0) {
        warn_left_out(&crowd, failed);
    }
    for (size_t i = 0; i < count; i++) {
        labels[i] = crowd.labels[i];
        hidden[i] = hidden[i] || failed[i];
    }
}
