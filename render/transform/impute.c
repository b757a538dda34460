/* impute: rows for the keys that a group lacks, and values for those that are missing.
 * Source: vega-transforms/src/Impute.js; Vega-Lite's `frame` and `method`. */
#include <math.h>
#include <string.h>

#include "transform/groups.h"
#include "transform/measure.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"impute", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"key", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"keyvals", PROPERTY_ARRAY | PROPERTY_OBJECT, 0},
    {"groupby", PROPERTY_ARRAY, 0},
    {"frame", PROPERTY_ARRAY, 0},
    {"method", PROPERTY_STRING, 0},
    {"value", PROPERTY_ANY, 0},
};

/* Every key once: keyvals first, then the data's, in order of appearance; and the key of
 * every row. */
struct keys {
    struct value *items;
    size_t count;
    const size_t *of_row;
};

/* keyvals: a list, or {start, stop, step}. */
static size_t keyval_count(const struct value *keyvals) {
    if (!keyvals || keyvals->type == VALUE_ARRAY) {
        return keyvals ? keyvals->count : 0;
    }
    double start = property_number(keyvals, "start", 0);
    double stop = property_number(keyvals, "stop", 0);
    double step = property_number(keyvals, "step", 1);
    double count = step != 0 ? ceil((stop - start) / step) : 0;
    return count > 0 && count <= 1e6 ? (size_t)count : 0;
}

static struct keys find_keys(struct arena *arena, const struct dataset *dataset,
    const char *field, const struct value *keyvals) {
    size_t given = keyval_count(keyvals);
    size_t count = given + dataset->row_count;
    struct value *joined = arena_array(arena, count + 1, sizeof *joined);
    const struct value *cells = field_cells(arena, dataset, field);
    double start = keyvals ? property_number(keyvals, "start", 0) : 0;
    double step = keyvals ? property_number(keyvals, "step", 1) : 1;
    for (size_t i = 0; i < count; i++) {
        joined[i] = i >= given ? cells[i - given]
                    : keyvals->type == VALUE_ARRAY
                        ? keyvals->items[i]
                        : value_number(start + step * (double)i);
    }
    struct column column = {.name = "key", .cells = joined};
    struct dataset all = {.columns = &column, .column_count = 1, .row_count = count};
    const char *const fields[] = {"key"};
    struct groups groups = groups_new(arena, &all, fields, 1);
    struct keys keys = {arena_array(arena, groups.count + 1, sizeof *keys.items),
        groups.count, groups.of_row + given};
    for (size_t g = 0; g < groups.count; g++) {
        keys.items[g] = joined[groups.first[g]];
    }
    return keys;
}

/* The new dataset while it is filled: which row each comes from, or none. */
struct filling {
    struct value *key, *value;
    size_t *source; /* row of the dataset, for the columns of the group */
    bool *imputed;
    size_t count;
};

static bool is_missing(const struct value *value) {
    return value->type == VALUE_NULL ||
           (value->type == VALUE_NUMBER && isnan(value->number));
}

/* Rows for the keys that a group lacks. `met` holds for each key the last group that has
 * it, counted from 1. */
static void add_rows(const struct keys *keys, struct value fill,
    const struct groups *groups, size_t group, size_t *met, struct filling *filling) {
    size_t first = groups->start[group];
    size_t last = groups->start[group + 1];
    for (size_t i = first; i < last; i++) {
        met[keys->of_row[groups->rows[i]]] = group + 1;
    }
    for (size_t k = 0; k < keys->count; k++) {
        if (met[k] != group + 1) {
            size_t at = filling->count++;
            filling->source[at] = groups->rows[first];
            filling->imputed[at] = true;
            filling->key[at] = keys->items[k];
            filling->value[at] = fill;
        }
    }
}

/* The dataset's own rows come first, as they are. */
static void copy_rows(struct arena *arena, const struct dataset *dataset,
    const char *key_field, const char *value_field, struct filling *filling) {
    const struct value *keys = field_cells(arena, dataset, key_field);
    const struct value *values = field_cells(arena, dataset, value_field);
    for (size_t row = 0; row < dataset->row_count; row++) {
        filling->source[row] = row;
        filling->key[row] = keys[row];
        filling->value[row] = values[row];
    }
    filling->count = dataset->row_count;
}

/* An end of the frame, in rows from the one to fill; without, the whole group. */
static double frame_end(const struct value *step, size_t end) {
    const struct value *frame = value_member(step, "frame");
    bool given = frame && frame->count == 2 && frame->items[end].type != VALUE_NULL;
    return given ? fabs(value_to_number(frame->items[end])) : INFINITY;
}

/* Missing values of one group become the measure of the values around them. A frame that
 * is the last one's again (the whole group) is measured once. */
static void measure_group(const struct measure_input *group, measure function,
    const struct value *step, struct value *filled) {
    double count = (double)group->row_count;
    double before = frame_end(step, 0);
    double behind = frame_end(step, 1);
    struct measure_input frame = *group;
    frame.rows = NULL;
    struct value result = value_null();
    for (size_t i = 0; i < group->row_count; i++) {
        size_t low = (size_t)fmax(0, (double)i - before);
        size_t high = (size_t)fmin(count, (double)i + behind + 1);
        const struct value *value = &group->cells[group->rows[i]];
        filled[group->rows[i]] = *value;
        if (!is_missing(value)) {
            continue;
        }
        if (frame.rows != group->rows + low || frame.row_count != high - low) {
            frame.rows = group->rows + low;
            frame.row_count = high - low;
            result = measure_run(function, &frame);
        }
        filled[group->rows[i]] = result;
    }
}

static struct value *measure_missing(struct arena *arena, const struct dataset *dataset,
    const struct value *step, const char *const *by, size_t by_count,
    const struct value *values) {
    measure function = measure_find(property_string(step, "method", "value"));
    struct groups groups = groups_new(arena, dataset, by, by_count);
    struct value *filled = arena_array(arena, dataset->row_count + 1, sizeof *filled);
    for (size_t g = 0; g < groups.count; g++) {
        struct measure_input input = {arena, dataset, values,
            groups.rows + groups.start[g], groups.start[g + 1] - groups.start[g]};
        measure_group(&input, function, step, filled);
    }
    return filled;
}

/* In an imputed row only the group's fields, the key and the value are there. */
static const struct dataset *clear_others(struct arena *arena,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const struct filling *filling) {
    for (size_t c = 0; c < dataset->column_count; c++) {
        const struct column *column = &dataset->columns[c];
        bool kept = false;
        for (size_t k = 0; k < groupby_count; k++) {
            kept |= strcmp(groupby[k], column->name) == 0;
        }
        if (kept) {
            continue;
        }
        struct value *cells = arena_array(arena, filling->count + 1, sizeof *cells);
        for (size_t i = 0; i < filling->count; i++) {
            cells[i] = filling->imputed[i] ? value_null() : column->cells[i];
        }
        dataset = dataset_with_column(arena, dataset, column->name, cells);
    }
    return dataset;
}

/* keyvals as {start, stop, step}. */
static bool check_sequence(
    const struct transform_context *context, const struct value *step) {
    static const struct property sequence[] = {
        {"start", PROPERTY_NUMBER, 0},
        {"stop", PROPERTY_NUMBER, PROPERTY_REQUIRED},
        {"step", PROPERTY_NUMBER, 0},
    };
    const struct value *keyvals = value_member(step, "keyvals");
    return !keyvals || keyvals->type == VALUE_ARRAY ||
           properties_check(
               keyvals, sequence, countof(sequence), "keyvals", context->faults);
}

/* A method that is none of the measures. */
static bool check_method(
    const struct transform_context *context, const struct value *step) {
    const char *method = property_string(step, "method", "value");
    if (strcmp(method, "value") == 0 || measure_find(method)) {
        return true;
    }
    static const char *const methods[] = {"value", "mean", "median", "max", "min"};
    fault_add(context->faults, FAULT_ERROR, "unknown-op",
        value_member(step, "method")->place, "there is no method %s", "没有 %s 这种方法",
        method);
    fault_hint_near(context->faults, method, methods, countof(methods));
    return false;
}

/* As Vega-Lite compiles it: with a value, only rows that are not there get it; with a
 * measure, values that are missing do so too. */
static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    if (!check_method(context, step) || !check_sequence(context, step)) {
        return NULL;
    }
    size_t by_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    const char *key = property_string(step, "key", "");
    const char *field = property_string(step, "impute", "");
    struct keys keys = find_keys(arena, dataset, key, value_member(step, "keyvals"));
    struct groups groups = groups_new(arena, dataset, by, by_count);
    size_t most = dataset->row_count + groups.count * keys.count + 1;
    struct filling filling = {
        .key = arena_array(arena, most, sizeof *filling.key),
        .value = arena_array(arena, most, sizeof *filling.value),
        .source = arena_array(arena, most, sizeof *filling.source),
        .imputed = arena_array(arena, most, sizeof *filling.imputed),
    };
    bool measured = strcmp(property_string(step, "method", "value"), "value") != 0;
    const struct value *value = value_member(step, "value");
    struct value fill = measured || !value ? value_null() : *value;
    copy_rows(arena, dataset, key, field, &filling);
    size_t *met = arena_array(arena, keys.count + 1, sizeof *met);
    for (size_t g = 0; g < groups.count; g++) {
        add_rows(&keys, fill, &groups, g, met, &filling);
    }
    const struct dataset *result =
        dataset_select_rows(arena, dataset, filling.source, filling.count);
    result = clear_others(arena, result, by, by_count, &filling);
    result = dataset_with_column(arena, result, key, filling.key);
    struct value *values =
        measured ? measure_missing(arena, result, step, by, by_count, filling.value)
                 : filling.value;
    return dataset_with_column(arena, result, field, values);
}

const struct transform_kind impute_transform = {
    "impute", properties, countof(properties), {"key", "groupby"}, run};
