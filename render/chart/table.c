/* Tables of what units draw: a row for each row of data, a column for each field; where a
 * second field tells series apart, a column for each of them. */
#include "chart/table.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/data.h"
#include "chart/definition.h"
#include "chart/facet.h"
#include "chart/mark/mark.h"
#include "chart/reference.h"
#include "chart/view.h"

enum { MOST_FIELDS = 16, MOST_SERIES = 12, MOST_ROWS = 500 };

struct shown {
    const struct chart *chart;
    struct placer placer; /* its element holds what is being made */
    const struct view *view;
    const struct definition *keys[MOST_FIELDS];
    size_t key_count;
    const struct definition *measures[MOST_FIELDS];
    size_t measure_count;
    /* where the second key is spread over columns: the row of data of each cell, from 1 */
    size_t *rows;            /* groups × series */
    size_t *series, *groups; /* the first row of data of each */
    size_t series_count, group_count;
};

static void add_definition(
    const struct definition **list, size_t *count, const struct definition *definition) {
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(list[i]->column, definition->column) == 0) {
            return;
        }
    }
    if (*count < MOST_FIELDS) {
        list[(*count)++] = definition;
    }
}

static void add_field(struct shown *shown, const struct definition *definition) {
    bool field = definition && definition->has_field && definition->column &&
                 dataset_find_column(shown->view->main, definition->column) >= 0;
    if (!field) {
        return;
    }
    if (definition_is_measure(definition)) {
        add_definition(shown->measures, &shown->measure_count, definition);
    } else {
        add_definition(shown->keys, &shown->key_count, definition);
    }
}

/* Facets first, then the axes, then what colours and shapes say. */
static void find_fields(struct shown *shown) {
    static const enum channel order[] = {CHANNEL_X, CHANNEL_Y, CHANNEL_COLOR,
        CHANNEL_FILL, CHANNEL_STROKE, CHANNEL_SHAPE, CHANNEL_X_OFFSET, CHANNEL_Y_OFFSET,
        CHANNEL_THETA, CHANNEL_RADIUS, CHANNEL_SIZE, CHANNEL_X2, CHANNEL_Y2};
    for (const struct view *view = shown->view->parent; view; view = view->parent) {
        for (int i = 0; view->facet && i < 3; i++) {
            add_field(shown, view->facet->axes[i].definition);
        }
    }
    for (size_t i = 0; i < countof(order); i++) {
        add_field(shown, shown->view->encoding[order[i]]);
    }
}

static const char *text_of(
    const struct shown *shown, const struct definition *definition, size_t row) {
    struct arena *arena = shown->placer.typesetter.arena;
    struct plot plot = {.chart = shown->chart, .view = shown->view, .arena = arena};
    struct row_source rows = {&plot, shown->view->main};
    const struct value *cells = dataset_cells(shown->view->main, definition->column);
    const char *text = content_text(&plot, shown->view, definition, &rows, row);
    bool number = definition_is_measure(definition) && !definition->custom_format &&
                  !definition_is_temporal(definition) && !strchr(text, '%');
    if (!number || cells[row].type == VALUE_NULL) {
        return text; /* else all its digits, however few an axis prints */
    }
    return number_format(arena, "", value_to_number(cells[row]), shown->chart->locale);
}

static size_t find_text(const struct shown *shown, const struct definition *definition,
    const size_t *firsts, size_t count, const char *text) {
    size_t i = 0;
    while (i < count && strcmp(text_of(shown, definition, firsts[i]), text) != 0) {
        i++;
    }
    return i;
}

/* Whether the second key has few values, each at most once for one of the first. */
static bool find_series(struct shown *shown) {
    struct arena *arena = shown->placer.typesetter.arena;
    size_t count = shown->view->main->row_count;
    if (shown->key_count != 2 || shown->measure_count != 1 || count > MOST_ROWS) {
        return false;
    }
    shown->rows = arena_array(arena, count * MOST_SERIES, sizeof *shown->rows);
    shown->series = arena_array(arena, MOST_SERIES, sizeof *shown->series);
    shown->groups = arena_array(arena, count, sizeof *shown->groups);
    for (size_t row = 0; row < count; row++) {
        size_t group = find_text(shown, shown->keys[0], shown->groups, shown->group_count,
            text_of(shown, shown->keys[0], row));
        size_t one = find_text(shown, shown->keys[1], shown->series, shown->series_count,
            text_of(shown, shown->keys[1], row));
        if (one == MOST_SERIES || shown->rows[group * MOST_SERIES + one]) {
            return false;
        }
        shown->groups[group] = group == shown->group_count ? row : shown->groups[group];
        shown->series[one] = one == shown->series_count ? row : shown->series[one];
        shown->group_count += group == shown->group_count;
        shown->series_count += one == shown->series_count;
        shown->rows[group * MOST_SERIES + one] = row + 1;
    }
    return shown->series_count > 1;
}

static struct element *add_element(
    const struct shown *shown, struct element *parent, const char *tag) {
    return element_new(shown->placer.typesetter.arena, parent, tag);
}

static void add_cell(const struct shown *shown, struct element *row, const char *scope,
    const char *text, bool number) {
    struct arena *arena = shown->placer.typesetter.arena;
    struct element *element = add_element(shown, row, scope ? "TH" : "TD");
    struct flow_content *content =
        flow_words(&shown->placer, element, text, (struct place){0},
            theme_style(shown->placer.theme, scope ? "table-head" : "table-cell"));
    struct flow_cell *cell = arena_new(arena, struct flow_cell);
    element->scope = scope;
    content->kind = FLOW_CELL;
    content->cell = cell;
    cell->align = number ? FLOW_RIGHT : FLOW_LEFT;
}

static const char *title_of_field(
    const struct shown *shown, const struct definition *definition) {
    return definition_title(shown->chart, definition);
}

static void add_head(const struct shown *shown, struct element *table, bool spread) {
    struct element *row = add_element(shown, add_element(shown, table, "THead"), "TR");
    size_t keys = spread ? 1 : shown->key_count;
    for (size_t i = 0; i < keys; i++) {
        add_cell(shown, row, "Column", title_of_field(shown, shown->keys[i]), false);
    }
    for (size_t i = 0; spread && i < shown->series_count; i++) {
        const char *text = text_of(shown, shown->keys[1], shown->series[i]);
        add_cell(shown, row, "Column", text, true);
    }
    for (size_t i = 0; !spread && i < shown->measure_count; i++) {
        add_cell(shown, row, "Column", title_of_field(shown, shown->measures[i]), true);
    }
}

static void add_group(const struct shown *shown, struct element *body, size_t group) {
    struct element *row = add_element(shown, body, "TR");
    add_cell(
        shown, row, "Row", text_of(shown, shown->keys[0], shown->groups[group]), false);
    for (size_t i = 0; i < shown->series_count; i++) {
        size_t at = shown->rows[group * MOST_SERIES + i];
        add_cell(
            shown, row, NULL, at ? text_of(shown, shown->measures[0], at - 1) : "", true);
    }
}

static void add_row(const struct shown *shown, struct element *body, size_t at) {
    struct element *row = add_element(shown, body, "TR");
    for (size_t i = 0; i < shown->key_count; i++) {
        add_cell(
            shown, row, i == 0 ? "Row" : NULL, text_of(shown, shown->keys[i], at), false);
    }
    for (size_t i = 0; i < shown->measure_count; i++) {
        add_cell(shown, row, NULL, text_of(shown, shown->measures[i], at), true);
    }
}

static void add_table(struct shown *shown, struct element *holder) {
    struct element *table = add_element(shown, holder, "Table");
    bool spread = find_series(shown);
    add_head(shown, table, spread);
    struct element *body = add_element(shown, table, "TBody");
    for (size_t i = 0; spread && i < shown->group_count; i++) {
        add_group(shown, body, i);
    }
    size_t count = spread ? 0 : shown->view->main->row_count;
    for (size_t i = 0; i < count && i < MOST_ROWS; i++) {
        add_row(shown, body, i);
    }
    if (count > MOST_ROWS) {
        struct element *note = add_element(shown, holder, "P");
        const char *text = arena_print(shown->placer.typesetter.arena,
            "共 %zu 行，这里列出前 %d 行。", count, MOST_ROWS);
        flow_words(&shown->placer, note, text, (struct place){0},
            theme_style(shown->placer.theme, "note"));
    }
}

/* Whether all fields of the second are the first's too, and it shows as many rows. */
static bool says_the_same(const struct shown *first, const struct shown *second) {
    bool same = first->view->main->row_count == second->view->main->row_count;
    for (size_t i = 0; same && i < second->key_count + second->measure_count; i++) {
        const char *column = i < second->key_count
                                 ? second->keys[i]->column
                                 : second->measures[i - second->key_count]->column;
        bool found = false;
        for (size_t k = 0; k < first->key_count + first->measure_count; k++) {
            const char *other = k < first->key_count
                                    ? first->keys[k]->column
                                    : first->measures[k - first->key_count]->column;
            found |= strcmp(column, other) == 0;
        }
        same = found;
    }
    return same;
}

/* Labels and rules repeat what other marks show. */
static bool is_label(const struct view *view) {
    return view->mark == &mark_text || view->mark == &mark_rule;
}

const struct element *chart_table(
    const struct chart *chart, const struct placer *placer) {
    struct arena *arena = placer->typesetter.arena;
    struct element *holder = element_new(arena, NULL, "Div");
    struct shown *all = arena_array(arena, chart->units.count, sizeof *all);
    size_t count = 0;
    for (int labels = 0; labels < 2 && (labels == 0 || count == 0); labels++) {
        for (size_t i = 0; i < chart->units.count; i++) {
            struct shown *shown = &all[count];
            *shown = (struct shown){
                .chart = chart, .placer = *placer, .view = chart->units.items[i]};
            bool wanted = is_label(shown->view) == (labels == 1) && shown->view->main;
            if (!wanted) {
                continue;
            }
            find_fields(shown);
            bool told = shown->key_count + shown->measure_count == 0 ||
                        shown->view->main->row_count == 0;
            for (size_t k = 0; k < count; k++) {
                told |= says_the_same(&all[k], shown);
            }
            if (!told) {
                add_table(shown, holder);
                count++;
            }
        }
    }
    return count ? holder : NULL;
}
