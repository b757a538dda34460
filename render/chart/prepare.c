/* A unit's data made ready to draw: bins, time units, aggregation, stacking, gaps. */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/data_grouping.h"
#include "chart/definition.h"
#include "chart/formats.h"
#include "chart/invalid.h"
#include "chart/mark/mark.h"
#include "chart/mark/path.h"
#include "chart/part_order.h"

size_t view_fields(const struct view *view, struct definition *out[FIELD_LIMIT]) {
    size_t count = 0;
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        for (struct definition *d = view->encoding[c]; d; d = d->next) {
            struct definition *field = definition_field(d);
            if (field && count < FIELD_LIMIT) {
                out[count++] = field;
            }
        }
    }
    return count;
}

static void fault_missing(struct chart *chart, const struct definition *definition,
    const struct dataset *dataset) {
    const struct value *at = definition_find(definition, "field");
    fault_add(chart->faults, chart->bare ? FAULT_WARNING : FAULT_ERROR, "unknown-field",
        at ? at->place : definition->source->place, "the data have no field “%s”",
        "数据里没有“%s”这个字段", definition->field);
    const char **names = arena_array(chart->arena, dataset->column_count, sizeof *names);
    for (size_t i = 0; i < dataset->column_count; i++) {
        names[i] = dataset->columns[i].name;
    }
    fault_hint_near(chart->faults, definition->field, names, dataset->column_count);
}

/* Makes a field that is a path (a.b, a[0]) a column of its own; true if there is one. */
static bool flatten(
    struct chart *chart, const char *field, const struct dataset **dataset) {
    const struct dataset *data = *dataset;
    for (size_t i = 0; i < data->column_count; i++) {
        if (strcmp(data->columns[i].name, field) == 0) {
            return true;
        }
    }
    struct value *cells = arena_array(chart->arena, data->row_count, sizeof *cells);
    bool found = false;
    for (size_t i = 0; i < data->row_count; i++) {
        cells[i] = dataset_field(data, i, field);
        found = found || cells[i].type != VALUE_NULL;
    }
    *dataset = dataset_with_column(chart->arena, data, field, cells);
    return found || dataset_find_column(data, field) >= 0;
}

/* x2 is of the type of x. */
static const struct definition *type_giver(
    const struct view *view, const struct definition *field) {
    const struct definition *main = view->encoding[channels[field->channel].main];
    return field->type == TYPE_NONE && main && main->has_field ? main : field;
}

/* Text where the type asks for numbers or times is read as such. */
const struct dataset *data_parse_implied(struct chart *chart, const struct view *view,
    const struct definition *own, const struct dataset *dataset) {
    const struct value *cells = dataset_cells(dataset, own->field);
    const struct definition *field = type_giver(view, own);
    const char *type =
        definition_is_temporal(field) ? "date"
        : field->type == TYPE_QUANTITATIVE && !(field->aggregate && field->argument)
            ? "number"
            : NULL;
    bool needed = false;
    for (size_t i = 0; type && i < dataset->row_count; i++) {
        needed = needed || cells[i].type == VALUE_STRING ||
                 (*type == 'd' && cells[i].type == VALUE_NUMBER);
    }
    return needed ? data_parse_column(chart->arena, dataset, field->field, type)
                  : dataset;
}

static const struct dataset *take_fields(struct chart *chart, const struct view *view,
    struct definition **fields, size_t count, const struct dataset *dataset) {
    for (size_t i = 0; i < count; i++) {
        if (!fields[i]->field) {
            continue;
        }
        const struct dataset *before = dataset;
        if (!flatten(chart, fields[i]->field, &dataset)) {
            fault_missing(chart, fields[i], before);
        }
        dataset = data_parse_implied(chart, view, fields[i], dataset);
    }
    return dataset;
}

static bool extent_of(const struct dataset *dataset, const char *field,
    const struct value *said, double extent[2]) {
    if (said && said->type == VALUE_ARRAY && said->count == 2) {
        extent[0] = value_to_number(said->items[0]);
        extent[1] = value_to_number(said->items[1]);
        return true;
    }
    const struct value *cells = dataset_cells(dataset, field);
    extent[0] = INFINITY;
    extent[1] = -INFINITY;
    for (size_t i = 0; cells && i < dataset->row_count; i++) {
        double number = cells[i].type == VALUE_NULL ? NAN : value_to_number(cells[i]);
        if (isfinite(number)) {
            extent[0] = fmin(extent[0], number);
            extent[1] = fmax(extent[1], number);
        }
    }
    return extent[0] <= extent[1];
}

/* The interval as text, for bins on a discrete scale: "0 – 10". */
static const struct dataset *add_range_text(
    struct chart *chart, struct definition *field, const struct dataset *dataset) {
    field->column_range = definition_column(chart->arena, field, "range");
    const struct value *start = dataset_cells(dataset, field->column);
    const struct value *end = dataset_cells(dataset, field->column_end);
    struct value *cells = arena_array(chart->arena, dataset->row_count, sizeof *cells);
    for (size_t i = 0; i < dataset->row_count; i++) {
        bool valid = start[i].type != VALUE_NULL && isfinite(value_to_number(start[i]));
        cells[i] = value_string(
            !valid ? "null"
                   : arena_print(chart->arena, "%s – %s",
                         formats_bin_end(chart, value_to_number(start[i]), chart->arena),
                         formats_bin_end(chart, value_to_number(end[i]), chart->arena)));
    }
    return dataset_with_column(chart->arena, dataset, field->column_range, cells);
}

/* The bins of a layer are those of what is given to it, before its own transforms, so that
 * layers over the same data have the same (vega-lite/src/compile/data/parse.ts). */
static const struct dataset *binned_data(const struct view *view,
    const struct definition *field, const struct dataset *dataset) {
    bool layer = view->parent && view->parent->form == VIEW_LAYER && view->given &&
                 dataset_cells(view->given, field->field);
    return layer ? view->given : dataset;
}

static const struct dataset *apply_bin(struct chart *chart, const struct view *view,
    struct definition *field, const struct dataset *dataset) {
    struct value options = *field->bin;
    struct bag filled = {0};
    bag_set(
        chart->arena, &filled, "maxbins", value_number(channels[field->channel].maxbins));
    struct value base = bag_object(&filled);
    options =
        options.type == VALUE_OBJECT ? value_merge(chart->arena, base, options) : base;
    double extent[2];
    if (!extent_of(binned_data(view, field, dataset), field->field,
            value_member(&options, "extent"), extent)) {
        extent[0] = 0;
        extent[1] = 1;
    }
    field->bins = bin_parameters(extent[0], extent[1], &options);
    /* whole steps from the start, as Vega's transform makes them */
    field->bins.stop = field->bins.start +
                       ceil((field->bins.stop - field->bins.start) / field->bins.step) *
                           field->bins.step;
    dataset = bin_dataset(chart->arena, dataset, field->field, field->bins, field->column,
        field->column_end);
    return field->type == TYPE_NOMINAL || field->type == TYPE_ORDINAL
               ? add_range_text(chart, field, dataset)
               : dataset;
}

/* Where data are floored already only the end is worked out. */
static const struct dataset *add_unit_end(
    struct chart *chart, const struct definition *field, const struct dataset *dataset) {
    const struct value *start = dataset_cells(dataset, field->column);
    struct value *end = arena_array(chart->arena, dataset->row_count, sizeof *end);
    for (size_t i = 0; i < dataset->row_count; i++) {
        end[i] = start[i].type == VALUE_NULL
                     ? value_null()
                     : value_date(time_unit_next(field->time_unit.unit,
                           field->time_unit.step, value_to_number(start[i])));
    }
    return dataset_with_column(chart->arena, dataset, field->column_end, end);
}

/* With a band position p other than 0.5 a bar stands from p − 0.5 before its unit. */
static const struct dataset *add_shifted(struct chart *chart,
    const struct definition *field, double position, const struct dataset *dataset) {
    const struct value *start = dataset_cells(dataset, field->column);
    const struct value *end = dataset_cells(dataset, field->column_end);
    size_t count = dataset->row_count;
    struct value *from = arena_array(chart->arena, count, sizeof *from);
    struct value *to = arena_array(chart->arena, count, sizeof *to);
    double part = position + 0.5;
    for (size_t i = 0; i < count; i++) {
        double a = value_to_number(start[i]), b = value_to_number(end[i]);
        double before = time_unit_offset(&field->time_unit, a, -1);
        from[i] = value_date((1 - part) * before + part * a);
        to[i] = value_date((1 - part) * a + part * b);
    }
    struct arena *arena = chart->arena;
    dataset = dataset_with_column(
        arena, dataset, arena_print(arena, "%s_shifted_start", field->column), from);
    return dataset_with_column(
        arena, dataset, arena_print(arena, "%s_shifted_end", field->column), to);
}

bool definition_is_shifted(
    const struct chart *chart, const struct view *view, const struct definition *field) {
    bool rect = view->mark && view->mark->rect_based;
    if (!rect || !field->time_unit.unit ||
        (field->channel != CHANNEL_X && field->channel != CHANNEL_Y)) {
        return false;
    }
    double position = definition_band_position(chart, view, field, NULL);
    return !isnan(position) && position != 0.5;
}

static const struct dataset *apply_time_unit(struct chart *chart, const struct view *view,
    struct definition *field, const struct dataset *dataset) {
    const struct time_unit *unit = &field->time_unit;
    if (unit->binned) {
        dataset = add_unit_end(chart, field, dataset);
    } else {
        dataset = time_unit_dataset(chart->arena, dataset, unit->unit, unit->step,
            field->field, field->column, field->column_end);
    }
    return definition_is_shifted(chart, view, field)
               ? add_shifted(chart, field,
                     definition_band_position(chart, view, field, NULL), dataset)
               : dataset;
}

static const struct dataset *apply_intervals(struct chart *chart, const struct view *view,
    struct definition **fields, size_t count, const struct dataset *dataset) {
    for (size_t i = 0; i < count; i++) {
        if (fields[i]->field && fields[i]->bin) {
            dataset = apply_bin(chart, view, fields[i], dataset);
        }
        if (fields[i]->field && fields[i]->time_unit.unit) {
            dataset = apply_time_unit(chart, view, fields[i], dataset);
        }
    }
    return dataset;
}

struct grouping {
    const char *columns[FIELD_LIMIT * 5 + 64]; /* with those of a facet */
    size_t count;
};

static void group_by(
    struct grouping *grouping, const char *column, const struct dataset *dataset) {
    if (!column || !dataset_cells(dataset, column)) {
        return;
    }
    for (size_t i = 0; i < grouping->count; i++) {
        if (strcmp(grouping->columns[i], column) == 0) {
            return;
        }
    }
    grouping->columns[grouping->count++] = column;
}

static void group_by_field(struct chart *chart, const struct view *view,
    struct grouping *grouping, const struct definition *field,
    const struct dataset *dataset) {
    group_by(grouping, field->column, dataset);
    if (field->bin || field->time_unit.unit) {
        group_by(grouping, field->column_end, dataset);
        group_by(grouping, field->column_range, dataset);
    }
    if (definition_is_shifted(chart, view, field)) {
        const char *name = field->column;
        group_by(grouping, arena_print(chart->arena, "%s_shifted_start", name), dataset);
        group_by(grouping, arena_print(chart->arena, "%s_shifted_end", name), dataset);
    }
}

/* argmax gives whole rows; the field asked for becomes a column. */
static const struct dataset *take_argument(
    struct chart *chart, const struct definition *field, const struct dataset *dataset) {
    const char *rows = arena_print(chart->arena, "%s:rows", field->column);
    const struct value *cells = dataset_cells(dataset, rows);
    struct value *out = arena_array(chart->arena, dataset->row_count, sizeof *out);
    for (size_t i = 0; cells && i < dataset->row_count; i++) {
        value_lookup(cells[i], field->field, &out[i]);
    }
    return dataset_with_column(chart->arena, dataset, field->column, out);
}

static const struct dataset *apply_aggregate(struct chart *chart, const struct view *view,
    struct definition **fields, size_t count, const struct dataset *dataset) {
    struct grouping grouping = {0};
    struct aggregate_field measures[FIELD_LIMIT];
    size_t measure_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct definition *field = fields[i];
        if (!field->aggregate) {
            group_by_field(chart, view, &grouping, field, dataset);
        } else if (field->argument) {
            measures[measure_count++] = (struct aggregate_field){field->aggregate,
                field->argument, arena_print(chart->arena, "%s:rows", field->column)};
        } else {
            measures[measure_count++] =
                (struct aggregate_field){field->aggregate, field->field, field->column};
        }
    }
    if (measure_count == 0) {
        return dataset;
    }
    for (size_t i = 0; i < view->grouping.count && i < 64; i++) {
        group_by(&grouping, view->grouping.names[i], dataset);
    }
    dataset = aggregate_dataset(
        chart->arena, dataset, grouping.columns, grouping.count, measures, measure_count);
    for (size_t i = 0; i < count; i++) {
        if (fields[i]->argument) {
            dataset = take_argument(chart, fields[i], dataset);
        }
    }
    return dataset;
}

/* Whether a later definition has the same field: Vega-Lite notes what to filter by field,
 * whatever the aggregate, so that the last one said is the one that counts. */
static bool is_said_again(
    struct definition **fields, size_t count, const struct definition *definition) {
    const struct place *own = &definition->source->place;
    for (size_t i = 0; i < count; i++) {
        const struct place *place = &fields[i]->source->place;
        bool later = place->line > own->line ||
                     (place->line == own->line && place->column > own->column);
        if (later && fields[i]->channel < CHANNEL_SCALED_COUNT && fields[i]->field &&
            definition->field && strcmp(fields[i]->field, definition->field) == 0) {
            return true;
        }
    }
    return false;
}

/* Cells that must be finite numbers for a row to be drawn. */
static size_t find_needed(struct chart *chart, const struct view *view,
    struct definition **fields, size_t count, const struct dataset *dataset,
    const struct value *needed[FIELD_LIMIT]) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        enum channel channel = fields[i]->channel;
        const struct value *cells = dataset_cells(dataset, fields[i]->column);
        if (channel < CHANNEL_SCALED_COUNT && cells &&
            invalid_matters(view, channel, fields[i]) &&
            !invalid_is_shown(chart, view, channel, fields[i]) &&
            !is_said_again(fields, count, fields[i])) {
            needed[found++] = cells;
        }
    }
    return found;
}

static const struct dataset *drop_invalid(struct chart *chart, const struct view *view,
    struct definition **fields, size_t count, const struct dataset *dataset) {
    const struct value *needed[FIELD_LIMIT];
    size_t needed_count = find_needed(chart, view, fields, count, dataset, needed);
    size_t *rows = arena_array(chart->arena, dataset->row_count, sizeof *rows);
    size_t kept = 0;
    for (size_t row = 0; row < dataset->row_count; row++) {
        bool keep = true;
        for (size_t i = 0; keep && i < needed_count; i++) {
            keep = needed[i][row].type != VALUE_NULL &&
                   isfinite(value_to_number(needed[i][row]));
        }
        if (keep) {
            rows[kept++] = row;
        }
    }
    return kept == dataset->row_count
               ? dataset
               : dataset_select_rows(chart->arena, dataset, rows, kept);
}

/* `impute` of x or y: rows for keys of the other that a group lacks
 * (vega-lite/src/compile/data/impute.ts). */
static const struct dataset *impute_encoded(
    struct chart *chart, const struct view *view, const struct dataset *dataset) {
    const struct definition *x = view->encoding[CHANNEL_X];
    const struct definition *y = view->encoding[CHANNEL_Y];
    if (!x || !y || !x->field || !y->field) {
        return dataset;
    }
    const struct value *of_x = definition_find(x, "impute");
    const struct value *said = of_x ? of_x : definition_find(y, "impute");
    if (!said || said->type != VALUE_OBJECT) {
        return dataset;
    }
    const char *names[PATH_GROUP_LIMIT];
    size_t count = path_group_columns(view, names);
    struct value *groupby = arena_array(chart->arena, count + 1, sizeof *groupby);
    for (size_t i = 0; i < count; i++) {
        groupby[i] = value_string(names[i]);
    }
    struct bag step = {0};
    bag_set(chart->arena, &step, "impute", value_string(of_x ? x->field : y->field));
    bag_set(chart->arena, &step, "key", value_string(of_x ? y->field : x->field));
    bag_set(chart->arena, &step, "groupby", value_array(groupby, count));
    for (size_t i = 0; i < said->count; i++) {
        bag_take(chart->arena, &step, &said->members[i]);
    }
    struct value source = group_step(chart->arena, bag_object(&step), &view->grouping);
    source.place = said->place;
    struct transform_context context = {
        .arena = chart->arena, .faults = chart->faults, .scope = chart->scope};
    const struct dataset *imputed = transform_run(&context, &source, dataset);
    return imputed ? imputed : dataset;
}

bool data_prepare_facet(struct chart *chart, struct view *view) {
    struct definition *fields[FIELD_LIMIT];
    size_t count = view_fields(view, fields);
    size_t errors = chart->faults->error_count;
    const struct dataset *dataset = take_fields(chart, view, fields, count, view->data);
    if (chart->faults->error_count > errors) {
        return false;
    }
    view->raw = view->main = view->domain =
        apply_intervals(chart, view, fields, count, dataset);
    return true;
}

bool data_prepare(struct chart *chart, struct binder *binder, struct view *view) {
    (void)binder;
    const struct dataset *dataset = part_order_apply(chart, view, view->data);
    struct definition *fields[FIELD_LIMIT];
    size_t count = view_fields(view, fields);
    dataset = take_fields(chart, view, fields, count, dataset);
    if (chart->faults->error_count > 0) {
        return false;
    }
    dataset = apply_intervals(chart, view, fields, count, dataset);
    view->raw = dataset;
    dataset = apply_aggregate(chart, view, fields, count, dataset);
    dataset = impute_encoded(chart, view, dataset);
    if (view->stack.set) {
        dataset = stack_apply(chart, view, dataset);
    }
    enum invalid_mode mode = invalid_mode(chart, view);
    view->main = view->domain = dataset;
    if (mode == INVALID_SHOW) {
        return true;
    }
    const struct dataset *valid = drop_invalid(chart, view, fields, count, dataset);
    bool breaks = view->mark->path && mode != INVALID_FILTER;
    view->main = breaks ? dataset : valid;
    view->domain = mode == INVALID_BREAK_SHOW_DOMAINS ? dataset : valid;
    return true;
}
