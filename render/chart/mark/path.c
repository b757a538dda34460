/* Lines and areas: rows told apart into paths, each in its order. */
#include "chart/mark/path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/definition.h"
#include "chart/invalid.h"
#include "chart/mark/paint.h"
#include "transform/groups.h"

static bool groups_paths(const struct view *view, enum channel channel) {
    switch (channel) {
    case CHANNEL_DETAIL:
    case CHANNEL_KEY:
    case CHANNEL_COLOR:
    case CHANNEL_FILL:
    case CHANNEL_STROKE:
    case CHANNEL_OPACITY:
    case CHANNEL_FILL_OPACITY:
    case CHANNEL_STROKE_OPACITY:
    case CHANNEL_STROKE_DASH:
    case CHANNEL_STROKE_WIDTH:
        return true;
    case CHANNEL_SIZE:
        return view->mark != &mark_trail;
    case CHANNEL_ORDER:
        return view->mark == &mark_area;
    default:
        return false;
    }
}

size_t path_group_columns(const struct view *view, const char *names[PATH_GROUP_LIMIT]) {
    size_t count = 0;
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        for (struct definition *d = view->encoding[c]; d && groups_paths(view, c);
             d = d->next) {
            const struct definition *field = definition_field(d);
            if (field && !field->aggregate && count < PATH_GROUP_LIMIT) {
                names[count++] = field->column;
            }
        }
    }
    return count;
}

/* Rows by the columns that divide them; *grouped where there are such columns. */
static struct groups find_groups(
    struct arena *arena, const struct view *view, bool *grouped) {
    const char *names[PATH_GROUP_LIMIT];
    size_t named = path_group_columns(view, names), count = 0;
    for (size_t i = 0; i < named; i++) {
        if (dataset_cells(view->main, names[i])) {
            names[count++] = names[i];
        }
    }
    *grouped = count > 0;
    return groups_new(arena, view->main, names, count);
}

/* A row where it stands in a sort. */
struct sorted_row {
    size_t row;
    struct value key;
    size_t group;
    bool descending;
};

static int compare_rows(const void *left, const void *right) {
    const struct sorted_row *a = left, *b = right;
    if (a->group != b->group) {
        return a->group < b->group ? -1 : 1;
    }
    int order = value_compare(a->key, b->key);
    order = a->descending ? -order : order;
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static void set_keys(const struct plot *plot, const struct view *view,
    const struct reference *x, const struct reference *y, struct sorted_row *rows) {
    struct row_source source = {plot, view->main};
    const struct definition *order = view->encoding[CHANNEL_ORDER];
    bool horizontal = view->orient == ORIENT_HORIZONTAL;
    const struct definition *dimension =
        view->encoding[horizontal ? CHANNEL_Y : CHANNEL_X];
    bool by_order = order && order->has_field && !view->stack.set;
    const struct value *own = value_member(&view->mark_def, "order");
    const struct value *said = own ? own : mark_config_find(plot->chart, view, "order");
    bool unsorted = (order && order->has_value && !value_to_boolean(order->value)) ||
                    (said && !value_to_boolean(*said));
    const struct value *cells =
        by_order ? dataset_cells(view->main, order->column) : NULL;
    const struct value *sort = by_order ? definition_find(order, "sort") : NULL;
    bool descending =
        sort && sort->type == VALUE_STRING && strcmp(sort->string, "descending") == 0;
    for (size_t row = 0; row < view->main->row_count; row++) {
        rows[row].row = row;
        rows[row].key = value_number(0);
        rows[row].descending = descending;
        if (cells) {
            rows[row].key = cells[row];
        } else if (!unsorted && dimension && dimension->has_field) {
            rows[row].key =
                value_number(reference_number(horizontal ? y : x, &source, row));
        }
    }
}

struct paths paths_find(const struct plot *plot, const struct view *view,
    const struct reference *x, const struct reference *y) {
    struct arena *arena = plot->arena;
    size_t count = view->main->row_count;
    struct paths paths = {0};
    struct groups groups = find_groups(arena, view, &paths.grouped);
    struct sorted_row *rows = arena_array(arena, count, sizeof *rows);
    size_t *order = arena_array(arena, count, sizeof *order);
    set_keys(plot, view, x, y, rows);
    for (size_t row = 0; row < count; row++) {
        rows[row].group = groups.of_row[row];
    }
    paths.count = groups.count;
    paths.items = arena_array(arena, paths.count, sizeof *paths.items);
    qsort(rows, count, sizeof *rows, compare_rows);
    for (size_t i = 0; i < count; i++) {
        struct path_rows *path = &paths.items[rows[i].group];
        order[i] = rows[i].row;
        path->rows = path->count == 0 ? &order[i] : path->rows;
        path->count++;
    }
    return paths;
}

struct scene_group **path_groups(
    const struct plot *plot, const struct view *view, const struct paths *paths) {
    struct arena *arena = plot->arena;
    struct scene_group *own = mark_group(plot, view);
    size_t count = paths->count;
    struct scene_group **groups = arena_array(arena, count, sizeof(struct scene_group *));
    struct scene_mark *mark =
        paths->grouped ? scene_add_mark(arena, own, MARK_GROUP, "scope", count) : NULL;
    for (size_t i = 0; i < count; i++) {
        groups[i] = mark ? &mark->groups[i] : own;
        if (mark) {
            groups[i]->width = plot->width;
            groups[i]->height = plot->height;
        }
    }
    return groups;
}

bool path_is_defined(const struct plot *plot, const struct view *view, size_t row) {
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        const struct definition *field = definition_field(view->encoding[c]);
        if (!field || !invalid_matters(view, c, field)) {
            continue;
        }
        const char *column = field->column_middle ? field->column_middle : field->column;
        const struct value *cells = dataset_cells(view->main, column);
        bool valid = cells && cells[row].type != VALUE_NULL &&
                     isfinite(value_to_number(cells[row]));
        if (!valid && !invalid_is_shown(plot->chart, view, c, field)) {
            enum invalid_mode mode = invalid_mode(plot->chart, view);
            return mode == INVALID_SHOW || mode == INVALID_FILTER;
        }
    }
    return true;
}

enum interpolation interpolation_of(const struct chart *chart, const struct view *view) {
    enum interpolation interpolation = INTERPOLATE_LINEAR;
    interpolation_find(mark_string(chart, view, "interpolate", "linear"), &interpolation);
    return interpolation;
}
