/* The cells of facets: copies of the pattern, each with its own rows, and with scales and
 * guides of its own where those are not shared. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/definition.h"
#include "chart/facet.h"
#include "chart/facet_values.h"
#include "chart/scales.h"
#include "chart/view.h"

/* A dataset of the pattern divided into those of the cells. */
struct division {
    const struct dataset *whole;
    const struct dataset **parts; /* cell_count */
};

/* One facet while its cells are made. */
struct making {
    struct chart *chart;
    struct view *view;
    struct facet_values values[3]; /* row, column, facet */
    size_t columns;                /* how many values divide across */
    struct division *divisions;
    size_t division_count, division_capacity;
};

static bool is_divided(const struct making *making, int index) {
    return making->view->facet->axes[index].definition != NULL;
}

/* The cell that a row of the dataset belongs to; false if it belongs to none. */
static bool find_cell(const struct making *making, const struct value *const cells[3],
    size_t row, size_t *cell) {
    size_t places[3] = {0, 0, 0};
    for (int i = 0; i < 3; i++) {
        const struct facet_values *values = &making->values[i];
        if (!is_divided(making, i)) {
            continue;
        }
        size_t number = value_index_find(&values->index, cells[i][row]);
        if (number == values->index.count) {
            return false;
        }
        places[i] = values->order[number];
    }
    *cell = places[FACET_ROW] * making->columns + places[FACET_COLUMN] +
            places[FACET_WRAPPED];
    return true;
}

static bool take_columns(const struct making *making, const struct dataset *dataset,
    const struct value *cells[3]) {
    for (int i = 0; i < 3; i++) {
        cells[i] = is_divided(making, i)
                       ? dataset_cells(dataset, making->values[i].column)
                       : NULL;
        if (is_divided(making, i) && !cells[i]) {
            return false;
        }
    }
    return true;
}

/* The rows of each cell, one cell after the other: counted, then filled in. */
static void divide_rows(struct making *making, struct division *division) {
    struct arena *arena = making->chart->arena;
    const struct dataset *whole = division->whole;
    size_t count = making->view->facet->cell_count;
    const struct value *cells[3];
    bool divided = take_columns(making, whole, cells);
    size_t *cell_of = arena_array(arena, whole->row_count, sizeof *cell_of);
    size_t *ends = arena_array(arena, count + 1, sizeof *ends);
    for (size_t row = 0; divided && row < whole->row_count; row++) {
        cell_of[row] = count;
        if (find_cell(making, cells, row, &cell_of[row])) {
            ends[cell_of[row] + 1]++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        ends[i + 1] += ends[i];
    }
    size_t *rows = arena_array(arena, ends[count], sizeof *rows);
    for (size_t row = 0; divided && row < whole->row_count; row++) {
        if (cell_of[row] < count) {
            rows[ends[cell_of[row]]++] = row;
        }
    }
    size_t start = 0;
    for (size_t i = 0; i < count; i++) {
        division->parts[i] =
            divided ? dataset_select_rows(arena, whole, rows + start, ends[i] - start)
                    : whole;
        start = ends[i];
    }
}

static const struct division *find_division(
    const struct making *making, const struct dataset *whole) {
    for (size_t i = 0; i < making->division_count; i++) {
        if (making->divisions[i].whole == whole) {
            return &making->divisions[i];
        }
    }
    return NULL;
}

static void divide(struct making *making, const struct dataset *whole) {
    if (find_division(making, whole)) {
        return;
    }
    struct arena *arena = making->chart->arena;
    making->divisions = arena_grow(arena, making->divisions, making->division_count,
        &making->division_capacity, sizeof *making->divisions);
    struct division *division = &making->divisions[making->division_count++];
    division->whole = whole;
    division->parts =
        arena_array(arena, making->view->facet->cell_count, sizeof *division->parts);
    divide_rows(making, division);
}

static bool has_own_scales(const struct view *view) {
    bool found = false;
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        found = found || (view->scales[c] && !view->scales[c]->merged);
    }
    for (size_t i = 0; !found && i < view->child_count; i++) {
        found = has_own_scales(view->children[i]);
    }
    return found;
}

static bool has_facets(const struct view *view) {
    bool found = view->form == VIEW_FACET;
    for (size_t i = 0; !found && i < view->child_count; i++) {
        found = has_facets(view->children[i]);
    }
    return found;
}

/* What is drawn is divided; what only domains see, where a cell has domains of its own. */
static void divide_view(
    struct making *making, const struct view *view, bool own_scales, bool facets) {
    if (view->grouping.count > 0) {
        const struct dataset *sets[] = {view->main, own_scales ? view->raw : NULL,
            own_scales ? view->domain : NULL, facets ? view->data : NULL};
        for (size_t i = 0; i < countof(sets); i++) {
            if (sets[i]) {
                divide(making, sets[i]);
            }
        }
    }
    for (size_t i = 0; i < view->child_count; i++) {
        divide_view(making, view->children[i], own_scales, facets);
    }
}

/* Data that are not the facet's own are in every cell. */
static const struct dataset *part_of(
    const struct making *making, const struct dataset *whole, size_t cell) {
    const struct division *division = find_division(making, whole);
    return division ? division->parts[cell] : whole;
}

static struct scale_part *copy_scale(
    const struct making *making, const struct scale_part *part, size_t cell) {
    struct arena *arena = making->chart->arena;
    struct scale_part *copy = arena_new(arena, struct scale_part);
    *copy = *part;
    if (copy->merged) {
        return copy;
    }
    copy->domains = arena_array(arena, part->domain_count, sizeof *copy->domains);
    for (size_t i = 0; i < part->domain_count; i++) {
        copy->domains[i] = part->domains[i];
        copy->domains[i].dataset = part_of(making, part->domains[i].dataset, cell);
    }
    domain_resolve(making->chart, copy);
    return copy;
}

static struct view *copy_view(const struct making *making, struct view *pattern,
    const struct view *parent, size_t cell) {
    struct arena *arena = making->chart->arena;
    struct view *copy = arena_new(arena, struct view);
    *copy = *pattern;
    copy->parent = parent;
    pattern->instance = copy;
    if (pattern->grouping.count > 0) {
        copy->data = part_of(making, pattern->data, cell);
        copy->raw = part_of(making, pattern->raw, cell);
        copy->main = part_of(making, pattern->main, cell);
        copy->domain = part_of(making, pattern->domain, cell);
    }
    copy->children = arena_array(arena, pattern->child_count, sizeof(struct view *));
    for (size_t i = 0; i < pattern->child_count; i++) {
        copy->children[i] = copy_view(making, pattern->children[i], copy, cell);
    }
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        if (pattern->scales[c]) {
            copy->scales[c] = copy_scale(making, pattern->scales[c], cell);
        }
    }
    return copy;
}

static struct guide *copy_guide(struct arena *arena, const struct guide *guide) {
    struct guide *copy = arena_new(arena, struct guide);
    *copy = *guide;
    copy->view = guide->view->instance;
    for (size_t i = 0; i < copy->scale_count; i++) {
        copy->scales[i].view = guide->scales[i].view->instance;
    }
    return copy;
}

static void copy_guides(struct arena *arena, struct guide_list *list) {
    struct guide_list copies = {0};
    for (size_t i = 0; i < list->count; i++) {
        guide_list_add(arena, &copies, copy_guide(arena, list->items[i]));
    }
    *list = copies;
}

/* What points to views of the pattern comes to point to their copies. */
static void redirect(struct arena *arena, struct view *view) {
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        if (view->scales[c] && view->scales[c]->view->instance) {
            view->scales[c]->view = view->scales[c]->view->instance;
        }
    }
    for (int c = 0; c < 2; c++) {
        for (size_t i = 0; i < view->axis_count[c]; i++) {
            view->axes[c][i] = copy_guide(arena, view->axes[c][i]);
        }
    }
    copy_guides(arena, &view->shown_legends);
    if (view->facet) {
        struct facet *facet = arena_new(arena, struct facet);
        *facet = *view->facet;
        view->facet = facet;
        for (int i = 0; i < SIDE_COUNT; i++) {
            copy_guides(arena, &facet->shared_axes[i]);
        }
    }
    for (size_t i = 0; i < view->child_count; i++) {
        redirect(arena, view->children[i]);
    }
}

/* An order of its own makes a scale look at the data before they are summed up. */
static bool sorts_raw_data(const struct view *unit) {
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        const struct scale_part *part = unit->scales[c];
        const struct value *sort =
            part && scale_type_is_discrete(view_scale(unit, c)->type)
                ? definition_find(part->definition, "sort")
                : NULL;
        bool plain =
            !sort || sort->type == VALUE_NULL ||
            (sort->type == VALUE_STRING && strcmp(sort->string, "ascending") == 0);
        if (!plain) {
            return true;
        }
    }
    return false;
}

/* The rows that make cells: those that are drawn, or what the layers share
 * (vega-lite/src/compile/data/subtree.ts, moveFacetDown). */
static const struct dataset *dividing_rows(const struct view *view) {
    const struct view *pattern = view->children[0];
    if (pattern->grouping.count == 0) {
        return view->main;
    }
    if (pattern->form == VIEW_UNIT && sorts_raw_data(pattern)) {
        return pattern->raw;
    }
    return pattern->form == VIEW_UNIT || pattern->form == VIEW_FACET ? pattern->main
                                                                     : pattern->data;
}

static void find_values(struct making *making, const struct dataset *rows) {
    struct arena *arena = making->chart->arena;
    for (int i = 0; i < 3; i++) {
        struct facet_axis *axis = &making->view->facet->axes[i];
        struct facet_values *values = &making->values[i];
        if (!axis->definition) {
            continue;
        }
        *values =
            facet_values_find(making->chart, axis->definition, rows, making->view->main);
        axis->count = values->index.count;
        axis->labels = arena_new(arena, struct view);
        axis->labels->main =
            dataset_select_rows(arena, rows, values->first_row, axis->count);
    }
}

static size_t count_of(const struct making *making, int index) {
    return is_divided(making, index) ? making->values[index].index.count : 1;
}

/* Vega sorts crossed cells by what is summed up of their rows, so that in an order of its own
 * (by a field or a list) a cell without rows comes before all others (after them where the
 * order descends): its place in the grid is not kept. In a layout it is. */
struct crossed {
    struct facet_cell cell;
    double keys[2];
    size_t index;
};

static int compare_crossed(const void *left, const void *right) {
    const struct crossed *a = left, *b = right;
    for (int i = 0; i < 2; i++) {
        if (a->keys[i] != b->keys[i]) {
            return a->keys[i] < b->keys[i] ? -1 : 1;
        }
    }
    return (a->index > b->index) - (a->index < b->index);
}

static double empty_key(const struct definition *definition, size_t place) {
    const struct value *sort = definition_find(definition, "sort");
    if (!sort || (sort->type != VALUE_OBJECT && sort->type != VALUE_ARRAY)) {
        return (double)place;
    }
    const struct value *order =
        sort->type == VALUE_OBJECT ? value_member(sort, "order") : NULL;
    bool descends =
        order && order->type == VALUE_STRING && strcmp(order->string, "descending") == 0;
    return descends ? INFINITY : -INFINITY;
}

static void sort_crossed(struct chart *chart, struct facet *facet) {
    const struct definition *row = facet->axes[FACET_ROW].definition;
    const struct definition *column = facet->axes[FACET_COLUMN].definition;
    if (!chart->bare || !row || !column) {
        return;
    }
    struct crossed *all = arena_array(chart->arena, facet->cell_count, sizeof *all);
    for (size_t i = 0; i < facet->cell_count; i++) {
        struct facet_cell cell = facet->cells[i];
        all[i] = (struct crossed){cell, {(double)cell.row, (double)cell.column}, i};
        if (!cell.view) {
            all[i].keys[0] = empty_key(row, cell.row);
            all[i].keys[1] = empty_key(column, cell.column);
        }
    }
    if (facet->cell_count > 0) {
        qsort(all, facet->cell_count, sizeof *all, compare_crossed);
    }
    for (size_t i = 0; i < facet->cell_count; i++) {
        facet->cells[i] = all[i].cell;
    }
}

static void make_cells(struct chart *chart, struct view *view) {
    struct making making = {.chart = chart, .view = view};
    struct facet *facet = view->facet;
    struct view *pattern = view->children[0];
    const struct dataset *rows = dividing_rows(view);
    find_values(&making, rows);
    making.columns = count_of(&making, FACET_COLUMN) * count_of(&making, FACET_WRAPPED);
    facet->cell_count = making.columns * count_of(&making, FACET_ROW);
    facet->cells = arena_array(chart->arena, facet->cell_count, sizeof *facet->cells);
    divide(&making, rows);
    divide_view(&making, pattern, has_own_scales(pattern), has_facets(pattern));
    const struct division *filled = find_division(&making, rows);
    for (size_t i = 0; i < facet->cell_count; i++) {
        struct facet_cell *cell = &facet->cells[i];
        cell->row = i / making.columns;
        cell->column = i % making.columns;
        if (filled->parts[i]->row_count > 0) {
            cell->view = copy_view(&making, pattern, view, i);
            redirect(chart->arena, cell->view);
            facets_make_cells(chart, cell->view);
        }
    }
    sort_crossed(chart, facet);
}

void facets_make_cells(struct chart *chart, struct view *view) {
    if (view->form == VIEW_FACET) {
        make_cells(chart, view);
        return;
    }
    for (size_t i = 0; i < view->child_count; i++) {
        facets_make_cells(chart, view->children[i]);
    }
}
